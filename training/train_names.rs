//! Trains the tagger of names: `cargo run --release --example train_names -- DATA_DIRECTORY OUT.bin [--without NAME]… [--folds N]`
//!
//! Reads the files that `training/README.md` lists from one directory, makes the features with the project's own segmenter and
//! gazetteer, trains a structured averaged perceptron and writes the weights that `model/names.bin` holds. Same data, same
//! gazetteer, same seed: same weights. With `--folds` it also tells how well places are found in texts of re3d that were left out of
//! training, part by part.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a developer's program: it reports on the terminal and stops at the first fault"
)]

use std::path::Path;

use dateline::evaluate::score::{Rules, counts, figures};
use dateline::gazetteer::embedded;
use dateline::text::{Span, segment};
use dateline::toponym::tagger::feature::{Atom, ROW_BITS, Window};
use dateline::toponym::tagger::label::{CLASSES, LABELS, OUTSIDE, spell};
use dateline::toponym::tagger::{Weights, stretches, viterbi};
use dateline::toponym::{NameClass, ToponymRole, recognize_with, tagger_input};

const EPOCHS: usize = 8;
const SEED: u64 = 20_241_203;
/// Features seen fewer times than this are left out.
const RAREST_FEATURE: u8 = 2;
/// One sentence in so many is learned in capitals as well, one in so many in small letters.
const IN_CAPITALS: usize = 6;
const IN_SMALL_LETTERS: usize = 16;

/// A text with its names. Where `only_places` is set, the other classes are not annotated.
struct Example {
    text: String,
    names: Vec<(Span, usize)>,
    only_places: bool,
    /// Stretches that may be anything.
    unknown: Vec<Span>,
}

/// A stretch of a sentence, ready to learn from: the feature rows of each token and the labels that are right.
struct Stretch {
    rows: Vec<Vec<u32>>,
    /// For each token the labels that the annotation allows, as bits.
    allowed: Vec<u16>,
}

const PLACE: usize = 0;
const PERSON: usize = 1;
const ORGANIZATION: usize = 2;

fn main() {
    assert_eq!(
        CLASSES,
        [None, Some(NameClass::Person), Some(NameClass::Organization)]
    );
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let directory = Path::new(&arguments[0]);
    let without: Vec<&String> = arguments
        .iter()
        .skip_while(|a| *a != "--without")
        .filter(|a| *a != "--without")
        .collect();
    let without: Vec<&str> = without.iter().map(|name| name.as_str()).collect();
    let bytes = trained(directory, &without, None);
    std::fs::write(&arguments[1], &bytes).unwrap();
    println!("{} bytes", bytes.len());
    if let Some(at) = arguments.iter().position(|a| a == "--folds") {
        cross_validate(directory, arguments[at + 1].parse().unwrap());
    }
}

/// Trains on the files of a directory; of re3d, one text in so many may be left out.
fn trained(directory: &Path, without: &[&str], left_out: Option<(usize, usize)>) -> Vec<u8> {
    let mut examples = Vec::new();
    for (name, kind) in [
        ("crossner-politics-train.txt", "conll"),
        ("crossner-politics-dev.txt", "conll"),
        ("crossner-politics-test.txt", "conll"),
        ("wikigold.txt", "conll"),
        ("wnut17-train.txt", "conll"),
        ("wnut17-dev.txt", "conll"),
        ("wnut17-test.txt", "conll"),
        ("re3d-dev.jsonl", "places"),
        ("silver.jsonl", "silver"),
    ] {
        if without.iter().any(|w| name.starts_with(w)) {
            continue;
        }
        let mut content = std::fs::read_to_string(directory.join(name)).unwrap();
        if let Some((fold, folds)) = left_out.filter(|_| kind == "places") {
            let kept = content.lines().enumerate();
            let kept = kept.filter(|(number, _)| number % folds != fold);
            content = kept.map(|(_, line)| format!("{line}\n")).collect();
        }
        let before = examples.len();
        match kind {
            "conll" => read_conll(&content, &mut examples),
            "silver" => read_silver(&content, &mut examples),
            _ => read_places(&content, &mut examples),
        }
        println!("{name}: {} texts", examples.len() - before);
    }
    augment(&mut examples);
    let mut stretches: Vec<Stretch> = examples.iter().flat_map(stretches_of).collect();
    println!(
        "{} stretches, {} tokens",
        stretches.len(),
        stretches.iter().map(|s| s.rows.len()).sum::<usize>()
    );
    drop_rare(&mut stretches);
    let (transitions, rows) = train(stretches);
    quantized(&transitions, &rows)
}

/// Tells recognition on re3d by weights that have not seen the text, demonyms left out: each fold by weights trained on the others, and all
/// of it by weights trained on none.
fn cross_validate(directory: &Path, folds: usize) {
    let content = std::fs::read_to_string(directory.join("re3d-dev.jsonl")).unwrap();
    let gold: Vec<serde_json::Value> = content
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let tell = |name: &str, read: &dyn Fn(usize) -> Vec<usize>, weights: &[Vec<u8>]| {
        let mut predicted = Vec::new();
        for (number, bytes) in weights.iter().enumerate() {
            let weights = Weights::open(bytes).unwrap();
            for at in read(number) {
                predicted.push(places_in(&gold[at], &weights));
            }
        }
        let figures = figures(&counts(
            &gold,
            &predicted,
            Rules {
                ignore_demonyms: true,
                ..Rules::default()
            },
        ));
        println!(
            "re3d, {name}: F1 overlap {:.4}, exact {:.4}",
            figures.overlap.f1(),
            figures.exact.f1()
        );
    };
    let of_fold = |fold: usize| (fold..gold.len()).step_by(folds).collect();
    let parts: Vec<Vec<u8>> = (0..folds)
        .map(|fold| trained(directory, &[], Some((fold, folds))))
        .collect();
    tell("trained on its other texts", &of_fold, &parts);
    let none = [trained(directory, &["re3d"], None)];
    tell(
        "trained on none of it",
        &|_| (0..gold.len()).collect(),
        &none,
    );
}

/// Finds the places of a document, demonyms left out, in code points as the gold has them.
fn places_in(document: &serde_json::Value, weights: &Weights<'_>) -> serde_json::Value {
    let raw = document["text"].as_str().unwrap();
    let characters = |byte: usize| raw[..byte].chars().count();
    let names = recognize_with(&segment(raw), embedded(), weights);
    let places: Vec<serde_json::Value> = names
        .toponyms
        .iter()
        .filter(|toponym| toponym.role != ToponymRole::Demonym)
        .map(|toponym| {
            let span = toponym.span;
            serde_json::json!({ "start": characters(span.start), "end": characters(span.end) })
        })
        .collect();
    serde_json::json!({ "id": document["id"], "toponyms": places })
}

/// `token label` lines, blank lines between sentences; tokens are joined by blanks, to be cut again by our own segmenter.
fn read_conll(content: &str, examples: &mut Vec<Example>) {
    let mut text = String::new();
    let mut names: Vec<(Span, usize)> = Vec::new();
    let mut open: Option<usize> = None;
    for line in content.lines().chain([""]) {
        let mut columns = line.split_whitespace();
        let (Some(word), Some(label)) = (columns.next(), columns.next_back()) else {
            if !text.is_empty() {
                examples.push(Example {
                    text: std::mem::take(&mut text),
                    names: std::mem::take(&mut names),
                    only_places: false,
                    unknown: Vec::new(),
                });
            }
            open = None;
            continue;
        };
        if word == "-DOCSTART-" {
            continue;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(word);
        let class = label
            .split_once('-')
            .and_then(|(_, class)| class_number(class));
        match (class, open) {
            (Some(class), Some(before)) if class == before && !label.starts_with("B-") => {
                names.last_mut().unwrap().0.end = text.len();
            }
            (Some(class), _) => names.push((Span::new(start, text.len()), class)),
            (None, _) => {}
        }
        open = class;
    }
}

fn class_number(class: &str) -> Option<usize> {
    match class {
        "LOC" | "location" | "country" => Some(PLACE),
        "PER" | "person" | "politician" => Some(PERSON),
        "ORG" | "organisation" | "politicalparty" | "group" | "corporation" => Some(ORGANIZATION),
        _ => None,
    }
}

fn read_silver(content: &str, examples: &mut Vec<Example>) {
    for line in content.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = value["text"].as_str().unwrap().to_owned();
        let bytes = byte_offsets(&text);
        let names = value["spans"].as_array().unwrap().iter().map(|span| {
            let class = match span[2].as_str().unwrap() {
                "P" => PLACE,
                "H" => PERSON,
                _ => ORGANIZATION,
            };
            (span_of(&bytes, &span[0], &span[1]), class)
        });
        examples.push(Example {
            names: names.collect(),
            text,
            only_places: false,
            unknown: Vec::new(),
        });
    }
}

/// A corpus with places only; places marked `ignore` may be anything. Texts of the BBC are left out (non-commercial).
fn read_places(content: &str, examples: &mut Vec<Example>) {
    for line in content.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        if value["source"]
            .as_str()
            .is_some_and(|source| source.to_uppercase().contains("BBC"))
        {
            continue;
        }
        let text = value["text"].as_str().unwrap().to_owned();
        let bytes = byte_offsets(&text);
        let (mut names, mut unknown) = (Vec::new(), Vec::new());
        for toponym in value["toponyms"].as_array().unwrap() {
            let span = span_of(&bytes, &toponym["start"], &toponym["end"]);
            if toponym["ignore"] == true {
                unknown.push(span);
            } else {
                names.push((span, PLACE));
            }
        }
        examples.push(Example {
            text,
            names,
            only_places: true,
            unknown,
        });
    }
}

/// Byte offset of each code point, and of the end.
fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect()
}

fn span_of(bytes: &[usize], start: &serde_json::Value, end: &serde_json::Value) -> Span {
    let at = |value: &serde_json::Value| bytes[usize::try_from(value.as_u64().unwrap()).unwrap()];
    Span::new(at(start), at(end))
}

/// Adds copies in capitals and in small letters, so that old wire copy and careless writers are read too.
fn augment(examples: &mut Vec<Example>) {
    let copies: Vec<Example> = examples
        .iter()
        .enumerate()
        .filter_map(|(i, example)| {
            let copy = |text: String| {
                // Letters whose other case has another length would move the spans.
                (text.len() == example.text.len()).then(|| Example {
                    text,
                    names: example.names.clone(),
                    only_places: example.only_places,
                    unknown: example.unknown.clone(),
                })
            };
            match (i % IN_CAPITALS, i % IN_SMALL_LETTERS) {
                (1, _) => copy(example.text.to_uppercase()),
                (_, 2) => copy(example.text.to_lowercase()),
                _ => None,
            }
        })
        .collect();
    examples.extend(copies);
}

fn stretches_of(example: &Example) -> Vec<Stretch> {
    let text = segment(&example.text);
    let atoms: Vec<Atom> = tagger_input(&text, embedded());
    let any = (1u16 << LABELS) - 1;
    let not_place = any
        & !(0..4)
            .map(|part| 1u16 << (1 + PLACE * 4 + part))
            .sum::<u16>();
    let mut allowed: Vec<u16> = vec![
        if example.only_places {
            not_place
        } else {
            1 << OUTSIDE
        };
        text.tokens.len()
    ];
    for span in &example.unknown {
        for token in text.tokens_in(*span) {
            allowed[token] = any;
        }
    }
    for (span, class) in &example.names {
        let tokens = text.tokens_in(*span);
        for (token, label) in tokens.clone().zip(spell(*class, tokens.len())) {
            allowed[token] = 1 << label;
        }
    }
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let window = Window {
            atoms: &atoms[sentence.tokens.clone()],
            casing: text.casing(sentence),
        };
        for range in stretches(window.atoms) {
            let rows = range.clone().map(|i| {
                let mut rows = Vec::new();
                window.features(i, &mut rows);
                rows
            });
            found.push(Stretch {
                rows: rows.collect(),
                allowed: allowed
                    [sentence.tokens.start + range.start..sentence.tokens.start + range.end]
                    .to_vec(),
            });
        }
    }
    found
}

fn drop_rare(stretches: &mut [Stretch]) {
    let mut seen = vec![0u8; 1 << ROW_BITS];
    for row in stretches.iter().flat_map(|s| s.rows.iter().flatten()) {
        seen[*row as usize] = seen[*row as usize].saturating_add(1);
    }
    for stretch in stretches {
        for rows in &mut stretch.rows {
            rows.retain(|&row| seen[row as usize] >= RAREST_FEATURE);
        }
    }
}

struct Perceptron {
    rows: Vec<f32>,
    transitions: [[f32; LABELS]; LABELS],
    /// The same, each change multiplied by the time it was made: the difference of both is the average.
    late_rows: Vec<f32>,
    late_transitions: [[f32; LABELS]; LABELS],
    time: f32,
}

impl Perceptron {
    fn decode(
        &self,
        stretch: &Stretch,
        allowed: Option<&[u16]>,
        back: &mut Vec<[u8; LABELS]>,
    ) -> Vec<u8> {
        let mut scores: Vec<[f32; LABELS]> = stretch
            .rows
            .iter()
            .enumerate()
            .map(|(i, rows)| {
                let mut scores = [0.0; LABELS];
                for &row in rows {
                    let at = row as usize * LABELS;
                    for (score, weight) in scores.iter_mut().zip(&self.rows[at..at + LABELS]) {
                        *score += weight;
                    }
                }
                if let Some(allowed) = allowed {
                    for (label, score) in scores.iter_mut().enumerate() {
                        if allowed[i] & (1 << label) == 0 {
                            *score = -1e9;
                        }
                    }
                }
                scores
            })
            .collect();
        let mut labels = vec![OUTSIDE; scores.len()];
        viterbi(
            &mut scores,
            back,
            |from, to| self.transitions[from][to],
            &mut labels,
        );
        labels
    }

    fn learn(&mut self, stretch: &Stretch, right: &[u8], wrong: &[u8]) {
        for (i, rows) in stretch.rows.iter().enumerate() {
            let (r, w) = (right[i] as usize, wrong[i] as usize);
            if r != w {
                for &row in rows {
                    let at = row as usize * LABELS;
                    self.rows[at + r] += 1.0;
                    self.late_rows[at + r] += self.time;
                    self.rows[at + w] -= 1.0;
                    self.late_rows[at + w] -= self.time;
                }
            }
            if i > 0 {
                for (labels, change) in [(right, 1.0), (wrong, -1.0)] {
                    let (from, to) = (labels[i - 1] as usize, labels[i] as usize);
                    self.transitions[from][to] += change;
                    self.late_transitions[from][to] += change * self.time;
                }
            }
        }
    }
}

fn train(mut stretches: Vec<Stretch>) -> ([[f32; LABELS]; LABELS], Vec<f32>) {
    let size = (1 << ROW_BITS) * LABELS;
    let mut perceptron = Perceptron {
        rows: vec![0.0; size],
        transitions: [[0.0; LABELS]; LABELS],
        late_rows: vec![0.0; size],
        late_transitions: [[0.0; LABELS]; LABELS],
        time: 1.0,
    };
    let mut random = SEED;
    let mut back = Vec::new();
    for epoch in 0..EPOCHS {
        for i in (1..stretches.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            stretches.swap(i, usize::try_from(random % (i as u64 + 1)).unwrap());
        }
        let mut faults = 0;
        for stretch in &stretches {
            let partial = stretch.allowed.iter().any(|bits| bits.count_ones() > 1);
            if partial && epoch == 0 {
                continue;
            }
            let guess = perceptron.decode(stretch, None, &mut back);
            let fits = guess
                .iter()
                .zip(&stretch.allowed)
                .all(|(&label, allowed)| allowed & (1 << label) != 0);
            if !fits {
                // The best of the labelings that the annotation allows is what should have come out.
                let right = perceptron.decode(stretch, Some(&stretch.allowed), &mut back);
                faults += 1;
                perceptron.learn(stretch, &right, &guess);
            }
            perceptron.time += 1.0;
        }
        println!(
            "epoch {epoch}: {faults} of {} stretches wrong",
            stretches.len()
        );
    }
    let time = perceptron.time;
    let mut transitions = perceptron.transitions;
    for (row, late) in transitions
        .iter_mut()
        .flatten()
        .zip(perceptron.late_transitions.iter().flatten())
    {
        *row -= late / time;
    }
    let rows = perceptron
        .rows
        .iter()
        .zip(&perceptron.late_rows)
        .map(|(now, late)| now - late / time);
    (transitions, rows.collect())
}

/// One scale for all weights, so that the largest fit into eight bits.
fn quantized(transitions: &[[f32; LABELS]; LABELS], rows: &[f32]) -> Vec<u8> {
    let mut sizes: Vec<f32> = rows.iter().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    // The few largest are cut off for the sake of the many.
    let largest = sizes[sizes.len() - 1 - sizes.len() / 5000];
    let scale = 127.0 / largest;
    println!(
        "{} weights of {} are not zero, scale {scale:.2}",
        sizes.len(),
        rows.len()
    );
    let mut small = [[0i16; LABELS]; LABELS];
    for (to, from) in small.iter_mut().flatten().zip(transitions.iter().flatten()) {
        *to = (from * scale).round().clamp(-30_000.0, 30_000.0) as i16;
    }
    let rows: Vec<i8> = rows
        .iter()
        .map(|w| (w * scale).round().clamp(-127.0, 127.0) as i8)
        .collect();
    Weights::write(&small, &rows)
}
