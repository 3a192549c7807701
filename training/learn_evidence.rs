//! Learns the weights of the evidence: `learn_evidence OUT.tsv GOLD.jsonl… [--folds N]`.
//!
//! Reads corpora whose place names have coordinates, resolves with the weights so far, and raises the likelihood of the right
//! candidates; as the evidence depends on what the other names seem to mean, this is done again with the new weights, a few times.
//! With `--folds` it reports the accuracy on documents that were not learned from, and the calibration of the confidence.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a developer's program: it reports on the terminal and stops at the first fault"
)]

use dateline::gazetteer::{Gazetteer, PlaceId, distance_km, embedded};
use dateline::referent::{
    Case, Context, EvidenceWeights, LEAST_CONFIDENCE, LEAST_SURE, SAME_AREA_KM, cases,
};
use dateline::text::{Span, segment};
use dateline::toponym::{Names, recognize_at};

/// Times that the evidence is read anew with the weights so far.
const TURNS: usize = 5;
/// Steps of gradient ascent in each turn, and their size.
const STEPS: usize = 500;
const STEP: f64 = 0.05;
/// The same for the places around a name, where the lessons are fewer.
const STEPS_AROUND: usize = 3000;
const STEP_AROUND: f64 = 1.0;
const RIDGE_AROUND: f64 = 0.001;
/// Pull of every weight to zero.
const RIDGE: f64 = 0.000_05;
/// A candidate is right that has the gold's id, or else lies this near to the gold point.
const NEAR_KM: f64 = 25.0;
/// What counts as right in the report, as in the literature.
const RIGHT_KM: f64 = 161.0;
/// A name lies in or beside a place that is this near.
const BESIDE_KM: f64 = 161.0;

struct Document {
    text: String,
    /// Names at the gold spans, with the gold id and point (longitude, latitude).
    gold: Vec<(Span, Option<String>, (f64, f64))>,
    names: Names,
}

/// A case with the numbers of the right candidates; empty means that none is right.
struct Lesson {
    case: Case,
    right: Vec<usize>,
    near: Vec<bool>,
    /// For each place around: it says well where the name lies.
    beside: Vec<bool>,
    count: f64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folds = arguments
        .iter()
        .position(|a| a == "--folds")
        .map_or(1, |i| arguments[i + 1].parse::<usize>().unwrap());
    let paths: Vec<&String> = arguments[1..]
        .iter()
        .take_while(|a| *a != "--folds")
        .collect();
    let gazetteer = embedded();
    let corpora: Vec<Vec<Document>> = paths.iter().map(|path| read(path, gazetteer)).collect();
    if folds > 1 {
        cross_validate(&corpora, &paths, folds, gazetteer);
    }
    let all: Vec<&Document> = corpora.iter().flatten().collect();
    let weights = learn(&all, gazetteer);
    std::fs::write(&arguments[0], weights.write()).unwrap();
    print!("{}", weights.write());
}

fn read(path: &str, gazetteer: &Gazetteer) -> Vec<Document> {
    let content = std::fs::read_to_string(path).unwrap();
    let documents = content.lines().filter_map(|line| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = value["text"].as_str().unwrap().to_owned();
        let bytes: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let at =
            |value: &serde_json::Value| bytes[usize::try_from(value.as_u64().unwrap()).unwrap()];
        let mut gold = Vec::new();
        for toponym in value["toponyms"].as_array().unwrap() {
            let (Some(lat), Some(lon)) = (toponym["lat"].as_f64(), toponym["lon"].as_f64()) else {
                continue;
            };
            let id = match &toponym["geonameid"] {
                serde_json::Value::Null => None,
                serde_json::Value::String(id) => Some(format!("gn:{id}")),
                id => Some(format!("gn:{id}")),
            };
            gold.push((
                Span::new(at(&toponym["start"]), at(&toponym["end"])),
                id,
                (lon, lat),
            ));
        }
        let names = recognize_at(
            &segment(&text),
            gazetteer,
            &gold.iter().map(|g| g.0).collect::<Vec<_>>(),
        );
        (!gold.is_empty()).then_some(Document { text, gold, names })
    });
    documents.collect()
}

fn lessons(document: &Document, gazetteer: &Gazetteer, weights: &EvidenceWeights) -> Vec<Lesson> {
    let text = segment(&document.text);
    let mut lessons = Vec::new();
    for case in cases(
        &text,
        &document.names,
        gazetteer,
        &Context::default(),
        weights,
    ) {
        // Toponyms of one sense nearly always have one gold point; the first speaks for all.
        let span = document.names.toponyms[case.toponyms[0]].span;
        let Some((_, id, point)) = document.gold.iter().find(|gold| gold.0 == span) else {
            continue;
        };
        let distance = |i: usize| {
            let place = gazetteer.place(case.candidates[i].0);
            distance_km((place.lon, place.lat), *point)
        };
        let beside = case
            .around
            .iter()
            .map(|(place, _)| {
                let place = gazetteer.place(*place);
                distance_km((place.lon, place.lat), *point) <= BESIDE_KM
            })
            .collect();
        let numbers = 0..case.candidates.len();
        let near: Vec<bool> = numbers.clone().map(|i| distance(i) <= RIGHT_KM).collect();
        let same_id: Vec<usize> = numbers
            .clone()
            .filter(|&i| id.as_deref() == Some(gazetteer.place(case.candidates[i].0).source_id))
            .collect();
        let right = if same_id.is_empty() {
            // Of a river every gazetteer has another point: where only waters have the name, one that reaches to the gold's is right.
            let place = |i: usize| gazetteer.place(case.candidates[i].0);
            let waters = numbers.clone().all(|i| place(i).feature.starts_with("H."));
            let reach = |i: usize| {
                if waters {
                    NEAR_KM.max(place(i).radius_km)
                } else {
                    NEAR_KM
                }
            };
            numbers.filter(|&i| distance(i) <= reach(i)).collect()
        } else {
            same_id
        };
        // Of an ocean every gazetteer has another point: which is right cannot be learned from it.
        let ocean = |&(id, _): &(PlaceId, _)| {
            let place = gazetteer.place(id);
            matches!(place.feature, "H.OCN" | "H.SEA")
        };
        if right.is_empty() && case.candidates.iter().any(ocean) {
            continue;
        }
        let count = case.toponyms.len() as f64;
        lessons.push(Lesson {
            case,
            right,
            near,
            beside,
            count,
        });
    }
    lessons
}

fn learn(documents: &[&Document], gazetteer: &Gazetteer) -> EvidenceWeights {
    let mut weights = EvidenceWeights::read("importance\t10\n");
    for turn in 0..TURNS {
        let lessons: Vec<Lesson> = documents
            .iter()
            .flat_map(|d| lessons(d, gazetteer, &weights))
            .collect();
        let likelihood = climb(&lessons, &mut weights);
        if turn + 1 == TURNS {
            println!("log likelihood a name {likelihood:.4}");
        }
    }
    let lessons: Vec<Lesson> = documents
        .iter()
        .flat_map(|d| lessons(d, gazetteer, &weights))
        .collect();
    climb_around(&lessons, &mut weights);
    weights.calibration = calibrate(&lessons, &weights);
    weights
}

/// Gradient ascent (Adam) on the likelihood of the right candidates.
fn climb(lessons: &[Lesson], weights: &mut EvidenceWeights) -> f64 {
    let size = weights.evidence.len();
    let mut all: Vec<f64> = weights
        .evidence
        .iter()
        .chain(&weights.none)
        .copied()
        .collect();
    let (mut first, mut second) = (vec![0.0; all.len()], vec![0.0; all.len()]);
    let mut likelihood = 0.0;
    let total: f64 = lessons.iter().map(|l| l.count.sqrt()).sum();
    for step in 1..=STEPS {
        let mut gradient = vec![0.0; all.len()];
        likelihood = 0.0;
        for lesson in lessons {
            let (shares, none) = probabilities(&lesson.case, &all[..size], &all[size..]);
            let right: f64 = if lesson.right.is_empty() {
                none
            } else {
                lesson.right.iter().map(|&i| shares[i]).sum()
            };
            // A name that comes ten times is not ten lessons.
            let weight = lesson.count.sqrt() / total;
            likelihood += weight * right.max(1e-12).ln();
            for (i, (_, values)) in lesson.case.candidates.iter().enumerate() {
                let target = if lesson.right.contains(&i) {
                    shares[i] / right.max(1e-12)
                } else {
                    0.0
                };
                for (g, value) in gradient.iter_mut().zip(values) {
                    *g += weight * (target - shares[i]) * value;
                }
            }
            let target = f64::from(u8::from(lesson.right.is_empty()));
            for (g, value) in gradient[size..].iter_mut().zip(&lesson.case.none) {
                *g += weight * (target - none) * value;
            }
        }
        for i in 0..all.len() {
            let g = gradient[i] - RIDGE * all[i];
            first[i] = 0.9 * first[i] + 0.1 * g;
            second[i] = 0.999 * second[i] + 0.001 * g * g;
            let time = i32::try_from(step).unwrap();
            let (m, v) = (
                first[i] / (1.0 - 0.9f64.powi(time)),
                second[i] / (1.0 - 0.999f64.powi(time)),
            );
            all[i] += STEP * m / (v.sqrt() + 1e-9);
        }
    }
    weights.evidence = all[..size].to_vec();
    weights.none = all[size..].to_vec();
    likelihood
}

/// The same ascent on the likelihood of the places around that say where a name lies, for the names that no candidate fits.
fn climb_around(lessons: &[Lesson], weights: &mut EvidenceWeights) {
    let unknown: Vec<&Lesson> = lessons
        .iter()
        .filter(|lesson| lesson.right.is_empty() && !lesson.case.around.is_empty())
        .collect();
    let size = weights.whereabouts.len();
    let mut all = vec![0.0; size + 1];
    let total: f64 = unknown.iter().map(|l| l.count.sqrt()).sum();
    for _ in 0..STEPS_AROUND {
        let mut gradient = vec![0.0; size + 1];
        for lesson in &unknown {
            let weight = lesson.count.sqrt() / total;
            let (shares, none) = shares_around(lesson, &all);
            let found = lesson.beside.contains(&true);
            let right: f64 = if found {
                let pairs = shares.iter().zip(&lesson.beside);
                pairs.filter(|(_, is)| **is).map(|(share, _)| share).sum()
            } else {
                none
            };
            for ((share, is), (_, values)) in
                shares.iter().zip(&lesson.beside).zip(&lesson.case.around)
            {
                let target = if *is { share / right.max(1e-12) } else { 0.0 };
                for (g, value) in gradient.iter_mut().zip(values) {
                    *g += weight * (target - share) * value;
                }
            }
            gradient[size] += weight * (f64::from(u8::from(!found)) - none);
        }
        for (w, g) in all.iter_mut().zip(&gradient) {
            *w += STEP_AROUND * (g - RIDGE_AROUND * *w);
        }
    }
    weights.nowhere = all[size];
    all.truncate(size);
    weights.whereabouts = all;
}

fn shares_around(lesson: &Lesson, all: &[f64]) -> (Vec<f64>, f64) {
    let exps: Vec<f64> = lesson
        .case
        .around
        .iter()
        .map(|(_, values)| {
            values
                .iter()
                .zip(all)
                .map(|(v, w)| v * w)
                .sum::<f64>()
                .exp()
        })
        .collect();
    let none = all[all.len() - 1].exp();
    let sum = exps.iter().sum::<f64>() + none;
    (exps.iter().map(|e| e / sum).collect(), none / sum)
}

fn probabilities(case: &Case, evidence: &[f64], none: &[f64]) -> (Vec<f64>, f64) {
    let dot = |weights: &[f64], values: &[f64]| {
        weights.iter().zip(values).map(|(w, v)| w * v).sum::<f64>()
    };
    let scores: Vec<f64> = case
        .candidates
        .iter()
        .map(|(_, values)| dot(evidence, values))
        .collect();
    let none = dot(none, &case.none);
    let most = scores.iter().copied().fold(none, f64::max);
    let exps: Vec<f64> = scores.iter().map(|s| (s - most).exp()).collect();
    let sum = exps.iter().sum::<f64>() + (none - most).exp();
    (
        exps.iter().map(|e| e / sum).collect(),
        (none - most).exp() / sum,
    )
}

/// The best candidate's probability and whether it lies near enough to the gold.
fn answer(lesson: &Lesson, weights: &EvidenceWeights) -> Option<(f64, bool)> {
    let (shares, _) = probabilities(&lesson.case, &weights.evidence, &weights.none);
    let best = (0..shares.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b]))?;
    Some((shares[best], lesson.near[best]))
}

/// What the resolver would tell, with its confidence, and whether that is right: the best candidate, or where the name lies.
fn told(lesson: &Lesson, weights: &EvidenceWeights, gazetteer: &Gazetteer) -> Option<(f64, bool)> {
    let [slope, offset] = weights.calibration;
    let best = answer(lesson, weights).map(|(p, right)| {
        let p = p.clamp(1e-6, 1.0 - 1e-6);
        let odds = (p / (1.0 - p)).ln();
        (1.0 / (1.0 + (-(slope * odds + offset)).exp()), right)
    });
    if let Some((confidence, right)) = best
        && confidence >= LEAST_CONFIDENCE
    {
        return Some((confidence, right));
    }
    let mut all = weights.whereabouts.clone();
    all.push(weights.nowhere);
    let (shares, _) = shares_around(lesson, &all);
    let best = (0..shares.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b]))?;
    let point = |i: usize| {
        let place = gazetteer.place(lesson.case.around[i].0);
        (place.lon, place.lat)
    };
    let confidence = (0..shares.len())
        .filter(|&i| distance_km(point(best), point(i)) < SAME_AREA_KM)
        .map(|i| shares[i])
        .sum();
    (confidence >= LEAST_SURE).then(|| (confidence, lesson.beside[best]))
}

/// Logistic regression of rightness on the log odds of the answers.
fn calibrate(lessons: &[Lesson], weights: &EvidenceWeights) -> [f64; 2] {
    let answers: Vec<(f64, f64, f64)> = lessons
        .iter()
        .filter_map(|lesson| {
            let (p, right) = answer(lesson, weights)?;
            let p = p.clamp(1e-6, 1.0 - 1e-6);
            Some((
                (p / (1.0 - p)).ln(),
                f64::from(u8::from(right)),
                lesson.count,
            ))
        })
        .collect();
    let (mut slope, mut offset) = (1.0, 0.0);
    let total: f64 = answers.iter().map(|a| a.2).sum();
    for _ in 0..4000 {
        let (mut ds, mut d0) = (0.0, 0.0);
        for (odds, right, count) in &answers {
            let error = right - 1.0 / (1.0 + (-(slope * odds + offset)).exp());
            ds += count * error * odds / total;
            d0 += count * error / total;
        }
        slope += 0.05 * ds;
        offset += 0.05 * d0;
    }
    [slope, offset]
}

fn cross_validate(
    corpora: &[Vec<Document>],
    paths: &[&String],
    folds: usize,
    gazetteer: &Gazetteer,
) {
    let mut bins = [(0.0, 0.0, 0.0); 10];
    let mut right = vec![(0.0, 0.0, 0.0); corpora.len()];
    for fold in 0..folds {
        let learned: Vec<&Document> = corpora
            .iter()
            .flat_map(|c| {
                c.iter()
                    .enumerate()
                    .filter(|(i, _)| i % folds != fold)
                    .map(|(_, d)| d)
            })
            .collect();
        let weights = learn(&learned, gazetteer);
        for (corpus, documents) in corpora.iter().enumerate() {
            for document in documents
                .iter()
                .enumerate()
                .filter(|(i, _)| i % folds == fold)
                .map(|(_, d)| d)
            {
                for lesson in lessons(document, gazetteer, &weights) {
                    right[corpus].1 += lesson.count;
                    let Some((confidence, is_right)) = told(&lesson, &weights, gazetteer) else {
                        continue;
                    };
                    let is_right = f64::from(u8::from(is_right)) * lesson.count;
                    right[corpus].0 += is_right;
                    right[corpus].2 += lesson.count;
                    let bin = &mut bins[((confidence * 10.0) as usize).min(9)];
                    bin.0 += lesson.count;
                    bin.1 += lesson.count * confidence;
                    bin.2 += is_right;
                }
            }
        }
    }
    for ((sum, count, answered), path) in right.iter().zip(paths) {
        println!(
            "{path}: {:.4} of {count} within {RIGHT_KM} km, {:.4} of the {answered} answered, on documents not learned from",
            sum / count,
            sum / answered
        );
    }
    let total: f64 = bins.iter().map(|bin| bin.0).sum();
    let error: f64 = bins
        .iter()
        .map(|(_, confidence, right)| (confidence - right).abs())
        .sum::<f64>()
        / total;
    println!("expected calibration error {error:.4}");
    for (count, confidence, right) in bins.iter().filter(|bin| bin.0 > 0.0) {
        println!(
            "  confidence {:.2}: right {:.2} of {count}",
            confidence / count,
            right / count
        );
    }
}
