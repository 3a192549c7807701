//! The corpora that the tagger learns from, read into texts with names.

use std::path::Path;

use dateline::text::Span;
use dateline::toponym::NameClass;
use dateline::toponym::tagger::label::CLASSES;

const PLACE: usize = 0;
const PERSON: usize = 1;
const ORGANIZATION: usize = 2;

/// A text with its names and their classes.
pub(crate) struct Example {
    pub(crate) text: String,
    pub(crate) names: Vec<(Span, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    /// A word and its label a line.
    Conll,
    /// A number, a word and its label a line, more behind.
    Iob2,
    /// Texts with names of all classes.
    Silver,
}

const FILES: &[(&str, Format)] = &[
    ("btc-a.conll", Format::Conll),
    ("btc-b.conll", Format::Conll),
    ("btc-e.conll", Format::Conll),
    ("btc-f.conll", Format::Conll),
    ("btc-g.conll", Format::Conll),
    ("btc-h.conll", Format::Conll),
    ("ewt-dev.iob2", Format::Iob2),
    ("ewt-test.iob2", Format::Iob2),
    ("crossner-politics-train.txt", Format::Conll),
    ("crossner-politics-dev.txt", Format::Conll),
    ("crossner-politics-test.txt", Format::Conll),
    ("wikigold.txt", Format::Conll),
    ("wnut17-train.txt", Format::Conll),
    ("wnut17-dev.txt", Format::Conll),
    ("wnut17-test.txt", Format::Conll),
    ("silver.jsonl", Format::Silver),
];

/// Reads the files of a directory, but those whose names begin so.
pub(crate) fn read(directory: &Path, without: &[String]) -> Vec<Example> {
    assert_eq!(
        CLASSES,
        [None, Some(NameClass::Person), Some(NameClass::Organization)]
    );
    let mut examples = Vec::new();
    for &(name, format) in FILES {
        if without.iter().any(|w| name.starts_with(w)) {
            continue;
        }
        let content = std::fs::read_to_string(directory.join(name)).unwrap();
        match format {
            Format::Conll => read_conll(&content, &mut examples),
            Format::Iob2 => read_conll(&without_numbers(&content), &mut examples),
            Format::Silver => read_silver(&content, &mut examples),
        }
    }
    examples
}

/// Leaves the word and the label of each line.
fn without_numbers(content: &str) -> String {
    let lines = content.lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        match columns[..] {
            [_, word, label, ..] => format!("{word}\t{label}\n"),
            _ => "\n".to_owned(),
        }
    });
    pairs.collect()
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
