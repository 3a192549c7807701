//! Learns where the act of a verb was: `learn_verb_places OUT.tsv GOLD.jsonl [--folds N] [--without FEATURE]…`.
//!
//! Reads sentences whose verbs have the places of their acts marked, asks what speaks for every name of the sentence, and fits a logistic
//! regression of whether it is marked. The bias is then moved to where F1 was best on sentences that were not learned from. With `--folds`
//! it reports that figure; `--without` leaves out what is true of a name by the beginning of its line.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a developer's program: it reports on the terminal and stops at the first fault"
)]

use std::collections::HashMap;

use dateline::event::{MentionInput, VerbPlaceWeights, verb_candidates};
use dateline::gazetteer::{Gazetteer, embedded};
use dateline::reading;
use dateline::report::{Report, ReportId};
use dateline::text::{Span, segment};

/// What is true of fewer names than these teaches nothing.
const LEAST_SEEN: usize = 4;
/// Steps of gradient ascent, and their size.
const STEPS: i32 = 80;
const STEP: f64 = 0.03;
/// Pull of every weight to zero.
const RIDGE: f64 = 0.000_3;
/// Weights nearer to zero are not written.
const LEAST: f64 = 0.01;
/// Sentences that begin with the same letters are copies of each other and stay in one fold.
const SAME: usize = 60;
/// Log odds among which the border is looked for.
const BORDERS: std::ops::RangeInclusive<i32> = -30..=15;

/// A verb with the names of its sentence.
struct Question {
    /// The places that are marked, as spans of bytes.
    gold: Vec<Span>,
    names: Vec<Name>,
    /// Sentences of one number are copies of each other.
    sentence: u64,
}

struct Name {
    spans: Vec<Span>,
    features: Vec<String>,
    right: bool,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = |flag: &str| {
        let at = arguments.iter().enumerate();
        at.filter(move |(_, argument)| *argument == flag)
            .map(|(at, _)| arguments[at + 1].clone())
            .collect::<Vec<_>>()
    };
    let folds: u64 = after("--folds")
        .first()
        .map_or(5, |folds| folds.parse().unwrap());
    let mut questions = read(&arguments[1], embedded());
    for without in after("--without") {
        for name in questions
            .iter_mut()
            .flat_map(|question| &mut question.names)
        {
            name.features
                .retain(|feature| !feature.starts_with(&without));
        }
    }
    let border = cross_validate(&questions, folds);
    let mut weights = learn(&questions.iter().collect::<Vec<_>>());
    *weights.entry("bias").or_default() -= border;
    let mut rows: Vec<(&str, f64)> = weights.into_iter().collect();
    rows.retain(|(_, weight)| weight.abs() >= LEAST);
    rows.sort_by(|a, b| a.0.cmp(b.0));
    let table: String = rows
        .iter()
        .map(|(name, weight)| format!("{name}\t{weight:.3}\n"))
        .collect();
    let read = VerbPlaceWeights::read(&table);
    let answers = questions.iter().map(|question| {
        let odds = |name: &&Name| read.odds_of(&name.features) > 0.0;
        (
            question,
            question
                .names
                .iter()
                .filter(odds)
                .flat_map(|name| name.spans.clone())
                .collect(),
        )
    });
    println!("learned from: {}", shown(answers));
    std::fs::write(&arguments[0], table).unwrap();
}

fn read(path: &str, gazetteer: &Gazetteer) -> Vec<Question> {
    let content = std::fs::read_to_string(path).unwrap();
    let documents = content.lines().flat_map(|line| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        questions(&value, gazetteer)
    });
    documents.collect()
}

fn questions(value: &serde_json::Value, gazetteer: &Gazetteer) -> Vec<Question> {
    let text = value["text"].as_str().unwrap().to_owned();
    let bytes: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let at = |value: &serde_json::Value| bytes[usize::try_from(value.as_u64().unwrap()).unwrap()];
    let span = |value: &serde_json::Value| Span::new(at(&value["start"]), at(&value["end"]));
    let letters: Vec<u8> = text
        .bytes()
        .filter(u8::is_ascii_alphanumeric)
        .take(SAME)
        .collect();
    let sentence = letters
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
            (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
        });
    let report = Report {
        id: ReportId("sentence".to_owned()),
        url: None,
        outlet: None,
        title: None,
        published: None,
        language: None,
        text: text.clone(),
        fetched_at: None,
    };
    let reading = reading::read(&report, gazetteer);
    let input = MentionInput {
        report: &report,
        text: &segment(&text),
        names: &reading.names,
        referents: &reading.referents,
        phrases: &reading.phrases,
        times: &reading.times,
        gazetteer,
    };
    let events = value["events"].as_array().unwrap().iter();
    events
        .filter_map(|event| {
            let gold: Vec<Span> = event["locations"]
                .as_array()
                .unwrap()
                .iter()
                .map(span)
                .collect();
            // What a span of one letter was to say is unknown.
            if gold.iter().any(|gold| gold.end - gold.start < 2) {
                return None;
            }
            let candidates = verb_candidates(&input, span(&event["verb"]));
            let names = candidates.into_iter().map(|candidate| Name {
                right: candidate
                    .names
                    .iter()
                    .any(|name| gold.iter().any(|gold| gold.overlaps(*name))),
                spans: candidate.names,
                features: candidate.features,
            });
            Some(Question {
                names: names.collect(),
                gold,
                sentence,
            })
        })
        .collect()
}

/// Logistic regression by gradient ascent (Adam) over all names at once.
fn learn<'q>(questions: &[&'q Question]) -> HashMap<&'q str, f64> {
    let names: Vec<&Name> = questions
        .iter()
        .flat_map(|question| &question.names)
        .collect();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for feature in names.iter().flat_map(|name| &name.features) {
        *seen.entry(feature).or_default() += 1;
    }
    seen.retain(|_, count| *count >= LEAST_SEEN);
    let mut known: Vec<&str> = seen.into_keys().collect();
    known.sort_unstable();
    let number: HashMap<&str, usize> = known
        .iter()
        .enumerate()
        .map(|(at, name)| (*name, at))
        .collect();
    let lessons: Vec<(Vec<usize>, f64)> = names
        .iter()
        .map(|name| {
            let features = name
                .features
                .iter()
                .filter_map(|feature| number.get(feature.as_str()).copied());
            (features.collect(), f64::from(u8::from(name.right)))
        })
        .collect();
    let count = lessons.len() as f64;
    let mut weights = vec![0.0_f64; known.len()];
    let (mut first, mut second) = (vec![0.0; known.len()], vec![0.0; known.len()]);
    for step in 1..=STEPS {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| -RIDGE * weight).collect();
        for (features, right) in &lessons {
            let odds: f64 = features.iter().map(|&at| weights[at]).sum();
            let error = (right - 1.0 / (1.0 + (-odds).exp())) / count;
            for &at in features {
                gradient[at] += error;
            }
        }
        for at in 0..weights.len() {
            let g = gradient[at];
            first[at] = 0.9 * first[at] + 0.1 * g;
            second[at] = 0.999 * second[at] + 0.001 * g * g;
            let (m, v): (f64, f64) = (
                first[at] / (1.0 - 0.9_f64.powi(step)),
                second[at] / (1.0 - 0.999_f64.powi(step)),
            );
            weights[at] += STEP * m / (v.sqrt() + 1e-9);
        }
    }
    known.into_iter().zip(weights).collect()
}

fn odds(name: &Name, weights: &HashMap<&str, f64>) -> f64 {
    name.features
        .iter()
        .filter_map(|feature| weights.get(feature.as_str()))
        .sum()
}

/// Prints how well it does on sentences not learned from; returns the log odds above which a name is best taken for a place.
fn cross_validate(questions: &[Question], folds: u64) -> f64 {
    let mut judged: Vec<(&Question, Vec<f64>)> = Vec::new();
    for fold in 0..folds {
        let (asked, learned): (Vec<&Question>, Vec<&Question>) = questions
            .iter()
            .partition(|question| question.sentence % folds == fold);
        let weights = learn(&learned);
        judged.extend(asked.into_iter().map(|question| {
            (
                question,
                question
                    .names
                    .iter()
                    .map(|name| odds(name, &weights))
                    .collect(),
            )
        }));
    }
    let answers = |border: f64| {
        judged.iter().map(move |(question, odds)| {
            let taken = question
                .names
                .iter()
                .zip(odds)
                .filter(|(_, odds)| **odds > border);
            (
                *question,
                taken.flat_map(|(name, _)| name.spans.clone()).collect(),
            )
        })
    };
    let f1 = |border: &f64| score(answers(*border)).2;
    let best = BORDERS
        .map(|border| f64::from(border) / 10.0)
        .max_by(|a, b| f1(a).total_cmp(&f1(b)))
        .unwrap();
    println!(
        "not learned from: {} at log odds of {best}",
        shown(answers(best))
    );
    println!("not learned from: {} at even odds", shown(answers(0.0)));
    best
}

fn shown<'q>(answers: impl Iterator<Item = (&'q Question, Vec<Span>)>) -> String {
    let (precision, recall, f1) = score(answers);
    format!("precision {precision:.4}, recall {recall:.4}, F1 {f1:.4}")
}

/// Precision, recall and F1 by overlap, one to one.
fn score<'q>(answers: impl Iterator<Item = (&'q Question, Vec<Span>)>) -> (f64, f64, f64) {
    let (mut hits, mut gold, mut given) = (0.0, 0.0, 0.0);
    for (question, spans) in answers {
        gold += question.gold.len() as f64;
        given += spans.len() as f64;
        let mut used = vec![false; spans.len()];
        for wanted in &question.gold {
            let found = (0..spans.len()).find(|&at| !used[at] && spans[at].overlaps(*wanted));
            if let Some(at) = found {
                used[at] = true;
                hits += 1.0;
            }
        }
    }
    (hits / given, hits / gold, 2.0 * hits / (gold + given))
}
