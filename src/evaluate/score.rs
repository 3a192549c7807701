//! The figures of place names against a gold file, as `score.py` of the corpora counts them.
//!
//! Takes gold documents and predictions as JSON, both with offsets in Unicode scalar values. Names are matched one to one, exact
//! spans first, then by overlap; a gold name with `ignore` counts neither way, in a `partial` document a prediction beside the gold
//! is dropped, and a gold name without a point counts for recognition only. An unresolved name is wrong at any distance.

use std::collections::HashMap;

use serde_json::Value;

use super::matching::{Name, match_names};

/// The farthest that two places can be from each other.
pub(super) const MAX_KM: f64 = 20_038.0;
/// Distance within which a place is right.
pub(super) const RIGHT_KM: f64 = 161.0;
const EARTH_KM: f64 = 6371.009;
const BINS: usize = 10;

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// The gold's spans were given: every gold name with a point counts, found or not, and recognition is not counted.
    pub resolution_only: bool,
    /// Gold names with `demonym` count neither way.
    pub ignore_demonyms: bool,
}

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Prf {
    /// Right ones.
    pub hits: usize,
    /// Predicted ones.
    pub predicted: usize,
    /// Ones in the gold.
    pub gold: usize,
}

impl Prf {
    /// Returns the share of the predicted that is right.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.hits, self.predicted)
    }

    /// Returns the share of the gold that is found.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.hits, self.gold)
    }

    /// Returns the harmonic mean of both.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 {
            2.0 * p * r / (p + r)
        } else {
            0.0
        }
    }

    fn add(&mut self, other: Self) {
        self.hits += other.hits;
        self.predicted += other.predicted;
        self.gold += other.gold;
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

/// What was counted in one document.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    exact: Prf,
    overlap: Prf,
    end_to_end: Prf,
    /// Errors of the answered names with a point, km, with the confidence where one is told.
    errors: Vec<(f64, Option<f64>)>,
    unanswered: usize,
    /// What went wrong, name by name.
    pub mistakes: Vec<Mistake>,
}

/// A name that was not read as the gold has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// The document's id, as JSON.
    pub document: String,
    /// What went wrong.
    pub kind: MistakeKind,
    /// The name, and the text around it with the name in brackets.
    pub name: String,
    /// The text around it.
    pub around: String,
}

/// How a name was misread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MistakeKind {
    /// The gold has it, we have not.
    Missed,
    /// We have it, the gold has not.
    Spurious,
    /// It was found and not resolved.
    Unresolved,
    /// It was resolved to a place that far away, km.
    Far(f64),
}

/// One bin of the reliability table.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// Answers with a confidence in the bin.
    pub answers: usize,
    /// Mean confidence.
    pub confidence: f64,
    /// Share of them within [`RIGHT_KM`].
    pub right: f64,
}

/// The figures of a gold file.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Names with the gold's span.
    pub exact: Prf,
    /// Names that overlap one of the gold.
    pub overlap: Prf,
    /// Names that overlap one of the gold and lie within 161 km of it.
    pub end_to_end: Prf,
    /// Gold names with a point that were found (or, with given spans, all of them).
    pub resolved_of: usize,
    /// How many of them have an answer.
    pub answered: usize,
    /// Shares within 161, 50 and 10 km, and within 161 km of those answered.
    pub within: [f64; 3],
    /// Share of the answered within 161 km.
    pub within_answered: f64,
    /// Mean error, median error (km) and area under the curve of log errors, of the answered and of all.
    pub answered_errors: [f64; 3],
    /// The same with an unanswered name as far away as can be.
    pub all_errors: [f64; 3],
    /// Confidence against rightness, in tenths.
    pub reliability: Vec<Bin>,
    /// Mean distance of confidence and rightness over the bins.
    pub calibration_error: f64,
}

/// Counts every gold document against its prediction.
#[must_use]
pub fn counts(gold: &[Value], predictions: &[Value], rules: Rules) -> Vec<Counts> {
    let by_id: HashMap<String, &Value> = predictions
        .iter()
        .map(|document| (document["id"].to_string(), document))
        .collect();
    gold.iter()
        .map(|document| {
            let predicted = by_id.get(&document["id"].to_string());
            let predicted = predicted.and_then(|document| document["toponyms"].as_array());
            count(document, predicted.map_or(&[], Vec::as_slice), rules)
        })
        .collect()
}

fn names(list: &[Value]) -> Vec<Name<'_>> {
    list.iter().filter_map(Name::read).collect()
}

fn count(document: &Value, predicted: &[Value], rules: Rules) -> Counts {
    let text: Vec<char> = document["text"].as_str().unwrap_or("").chars().collect();
    let empty = Vec::new();
    let gold = names(document["toponyms"].as_array().unwrap_or(&empty));
    let mut found = names(predicted);
    found.retain(|name| name.start < name.end && name.end <= text.len());
    let flag = |name: &Name<'_>, key: &str| name.value[key].as_bool() == Some(true);
    let ignored: Vec<bool> = gold
        .iter()
        .map(|name| flag(name, "ignore") || (rules.ignore_demonyms && flag(name, "demonym")))
        .collect();
    let counted = ignored.iter().filter(|ignored| !**ignored).count();
    let partial = document["partial"].as_bool() == Some(true);
    let mut counts = Counts::default();
    let mut pairs = Vec::new();
    let mut dropped = vec![false; found.len()];
    for exact in [true, false] {
        pairs = match_names(&gold, &found, exact);
        dropped = (0..found.len())
            .map(|j| match pairs.iter().position(|pair| *pair == Some(j)) {
                Some(i) => ignored[i],
                None => {
                    let beside = |(name, ignored): (&Name<'_>, &bool)| {
                        *ignored && name.overlap(&found[j]) > 0
                    };
                    partial || gold.iter().zip(&ignored).any(beside)
                }
            })
            .collect();
        let prf = Prf {
            hits: (0..gold.len())
                .filter(|&i| pairs[i].is_some() && !ignored[i])
                .count(),
            predicted: dropped.iter().filter(|dropped| !**dropped).count(),
            gold: counted,
        };
        *(if exact {
            &mut counts.exact
        } else {
            &mut counts.overlap
        }) = prf;
    }
    let mistake = |kind: MistakeKind, name: &Name<'_>| Mistake {
        document: document["id"].to_string(),
        kind,
        name: text[name.start..name.end].iter().collect(),
        around: around(&text, name),
    };
    for (j, name) in found.iter().enumerate() {
        if !dropped[j] && !pairs.contains(&Some(j)) {
            counts.mistakes.push(mistake(MistakeKind::Spurious, name));
        }
    }
    for (i, name) in gold.iter().enumerate() {
        if ignored[i] {
            continue;
        }
        let pair = pairs[i].map(|j| (j, &found[j]));
        let Some(point) = name.point() else {
            match pair {
                Some((j, _)) => dropped[j] = true,
                None => counts.mistakes.push(mistake(MistakeKind::Missed, name)),
            }
            continue;
        };
        counts.end_to_end.gold += 1;
        let Some((_, pair)) = pair else {
            counts.mistakes.push(mistake(MistakeKind::Missed, name));
            counts.unanswered += usize::from(rules.resolution_only);
            continue;
        };
        let Some(answer) = pair.point() else {
            counts.unanswered += 1;
            counts.mistakes.push(mistake(MistakeKind::Unresolved, name));
            continue;
        };
        let error = distance_km(point, answer);
        counts
            .errors
            .push((error, pair.value["confidence"].as_f64()));
        if error <= RIGHT_KM {
            counts.end_to_end.hits += 1;
        } else {
            counts.mistakes.push(mistake(MistakeKind::Far(error), name));
        }
    }
    counts.end_to_end.predicted = dropped.iter().filter(|dropped| !**dropped).count();
    counts
}

fn around(text: &[char], name: &Name<'_>) -> String {
    const REACH: usize = 50;
    let end = name.end.min(text.len());
    let before = &text[name.start.saturating_sub(REACH)..name.start.min(text.len())];
    let after = &text[end..(end + REACH).min(text.len())];
    let words = |chars: &[char]| -> String {
        let plain = |c: &char| if c.is_control() { ' ' } else { *c };
        chars.iter().map(plain).collect()
    };
    let inside = words(&text[name.start.min(end)..end]);
    format!("{}[{inside}]{}", words(before), words(after))
}

/// Great-circle distance of two points (latitude, longitude), km.
fn distance_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (p1, p2) = (a.0.to_radians(), b.0.to_radians());
    let h = ((p2 - p1) / 2.0).sin().powi(2)
        + p1.cos() * p2.cos() * ((b.1 - a.1).to_radians() / 2.0).sin().powi(2);
    2.0 * EARTH_KM * h.sqrt().min(1.0).asin()
}

/// Sums up documents.
#[must_use]
pub fn figures<'c>(counts: impl IntoIterator<Item = &'c Counts>) -> Figures {
    let (mut exact, mut overlap, mut end_to_end) = Default::default();
    let mut answers: Vec<(f64, Option<f64>)> = Vec::new();
    let mut unanswered = 0;
    for document in counts {
        Prf::add(&mut exact, document.exact);
        Prf::add(&mut overlap, document.overlap);
        Prf::add(&mut end_to_end, document.end_to_end);
        answers.extend(&document.errors);
        unanswered += document.unanswered;
    }
    let mut errors: Vec<f64> = answers.iter().map(|answer| answer.0).collect();
    let of = errors.len() + unanswered;
    let right = |km: f64| errors.iter().filter(|error| **error <= km).count();
    let within = [RIGHT_KM, 50.0, 10.0].map(|km| share(right(km), of));
    let within_answered = share(right(RIGHT_KM), errors.len());
    let answered = errors.len();
    let answered_errors = spread(&mut errors);
    errors.extend(std::iter::repeat_n(MAX_KM, unanswered));
    let reliability = reliability(&answers);
    Figures {
        exact,
        overlap,
        end_to_end,
        resolved_of: of,
        answered,
        within,
        within_answered,
        answered_errors,
        all_errors: spread(&mut errors),
        calibration_error: calibration_error(&reliability),
        reliability,
    }
}

fn reliability(answers: &[(f64, Option<f64>)]) -> Vec<Bin> {
    let mut bins = [Bin::default(); BINS];
    for (error, confidence) in answers {
        let Some(confidence) = *confidence else {
            continue;
        };
        let bin = &mut bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
        bin.answers += 1;
        bin.confidence += confidence;
        bin.right += f64::from(u8::from(*error <= RIGHT_KM));
    }
    bins.into_iter()
        .filter(|bin| bin.answers > 0)
        .map(|bin| Bin {
            answers: bin.answers,
            confidence: bin.confidence / bin.answers as f64,
            right: bin.right / bin.answers as f64,
        })
        .collect()
}

fn calibration_error(bins: &[Bin]) -> f64 {
    let answers: usize = bins.iter().map(|bin| bin.answers).sum();
    let sum: f64 = bins
        .iter()
        .map(|bin| bin.answers as f64 * (bin.confidence - bin.right).abs())
        .sum();
    if answers == 0 {
        0.0
    } else {
        sum / answers as f64
    }
}

/// Mean, median, and the area under the sorted curve of log errors (0 best, 1 worst); zeros where there is none.
fn spread(errors: &mut [f64]) -> [f64; 3] {
    if errors.is_empty() {
        return [0.0; 3];
    }
    errors.sort_by(f64::total_cmp);
    let count = errors.len();
    let middle = count / 2;
    let median = if count % 2 == 1 {
        errors[middle]
    } else {
        f64::midpoint(errors[middle - 1], errors[middle])
    };
    let logs: Vec<f64> = errors
        .iter()
        .map(|error| (1.0 + error.min(MAX_KM)).ln())
        .collect();
    let most = (MAX_KM + 1.0).ln();
    let area = if count == 1 {
        logs[0] / most
    } else {
        let pairs = logs.windows(2).map(|pair| f64::midpoint(pair[0], pair[1]));
        pairs.sum::<f64>() / (most * (count - 1) as f64)
    };
    [errors.iter().sum::<f64>() / count as f64, median, area]
}

/// Which documents are drawn for resampling: the same every time (SplitMix64).
pub(super) struct SampleOrder(u64);

impl Default for SampleOrder {
    fn default() -> Self {
        Self(1)
    }
}

impl SampleOrder {
    pub(super) fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % below as u64) as usize
    }
}

/// A figure's lowest and highest value in 95 of 100 resamplings of the documents.
#[must_use]
pub fn bootstrap(
    counts: &[Counts],
    samples: usize,
    figure: impl Fn(&Figures) -> f64,
) -> (f64, f64) {
    if counts.is_empty() || samples == 0 {
        return (0.0, 0.0);
    }
    let mut order = SampleOrder::default();
    let mut values: Vec<f64> = (0..samples)
        .map(|_| {
            let sample: Vec<&Counts> = counts
                .iter()
                .map(|_| &counts[order.next(counts.len())])
                .collect();
            figure(&figures(sample))
        })
        .collect();
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[(share * (values.len() - 1) as f64) as usize];
    (at(0.025), at(0.975))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn one(gold: Value, predicted: Value, rules: Rules) -> Figures {
        let text = "Paris met Paris Hilton in Paris, Texas and Nowhere in the city";
        let gold = [json!({"id": "a", "text": text, "toponyms": gold})];
        let predicted = [json!({"id": "a", "toponyms": predicted})];
        figures(&counts(&gold, &predicted, rules))
    }

    fn gold() -> Value {
        json!([
            {"start": 0, "end": 5, "lat": 48.85, "lon": 2.35},
            {"start": 10, "end": 15, "demonym": true},
            {"start": 26, "end": 31, "lat": 33.66, "lon": -95.55},
            {"start": 33, "end": 38, "lat": 31.0, "lon": -100.0},
            {"start": 43, "end": 50},
            {"start": 58, "end": 62, "ignore": true},
        ])
    }

    #[test]
    fn the_gold_itself_is_perfect_and_nothing_is_nothing() {
        let perfect = one(gold(), gold(), Rules::default());
        assert_eq!(perfect.exact.f1(), 1.0);
        assert_eq!(perfect.end_to_end.f1(), 1.0);
        assert_eq!((perfect.resolved_of, perfect.within[0]), (3, 1.0));
        let nothing = one(
            gold(),
            json!([]),
            Rules {
                resolution_only: true,
                ..Rules::default()
            },
        );
        assert_eq!((nothing.resolved_of, nothing.answered), (3, 0));
        assert_eq!(nothing.all_errors, [MAX_KM, MAX_KM, 1.0]);
    }

    #[test]
    fn a_wrong_place_a_wide_span_a_spurious_and_an_unresolved_name() {
        let found = json!([
            {"start": 0, "end": 5, "lat": 33.66, "lon": -95.55},
            {"start": 26, "end": 38, "lat": 33.66, "lon": -95.55},
            {"start": 16, "end": 22, "lat": 1.0, "lon": 1.0},
            {"start": 43, "end": 50},
        ]);
        let figures = one(gold(), found, Rules::default());
        assert_eq!((figures.exact.hits, figures.overlap.hits), (2, 3));
        assert_eq!((figures.overlap.predicted, figures.overlap.gold), (4, 5));
        assert_eq!((figures.resolved_of, figures.within[0]), (2, 0.5));
        let e2e = figures.end_to_end;
        assert_eq!((e2e.hits, e2e.predicted, e2e.gold), (1, 3, 3));
    }

    #[test]
    fn what_is_ignored_counts_neither_way() {
        let found = json!([
            {"start": 58, "end": 62, "lat": 1.0, "lon": 1.0},
            {"start": 10, "end": 22, "lat": 1.0, "lon": 1.0},
        ]);
        let rules = Rules {
            ignore_demonyms: true,
            ..Rules::default()
        };
        let figures = one(gold(), found, rules);
        assert_eq!((figures.overlap.predicted, figures.overlap.gold), (0, 4));
    }

    #[test]
    fn distances_and_reliability() {
        assert!((distance_km((0.0, 179.5), (0.0, -179.5)) - 111.195).abs() < 0.01);
        let bins = reliability(&[(0.0, Some(0.9)), (500.0, Some(0.95)), (1.0, None)]);
        assert_eq!((bins[0].answers, bins[0].right), (2, 0.5));
        assert!((calibration_error(&bins) - 0.425).abs() < 1e-9);
        assert!((spread(&mut [100.0; 5])[2] - 101_f64.ln() / 20_039_f64.ln()).abs() < 1e-9);
    }
}
