//! Writes the place names of every document of a corpus: `geoparse_predictions GOLD.jsonl OUT.jsonl [--explain]`.
//!
//! In: `{"id", "text"}` a line; out: `{"id", "toponyms": [{"start", "end", "lat", "lon"}]}`, offsets in code points.
//! With `--explain` each name carries its words, its role and the rule that found it.
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a developer's program: it stops at the first fault"
)]

use std::fmt::Write as _;
use std::time::Instant;

use dateline::gazetteer::embedded;
use dateline::text::segment;
use dateline::toponym::recognize;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let explain = arguments.iter().any(|a| a == "--explain");
    let gold = std::fs::read_to_string(&arguments[0]).unwrap();
    let gazetteer = embedded();
    let mut out = String::new();
    let started = Instant::now();
    let mut bytes = 0;
    for line in gold.lines() {
        let document: serde_json::Value = serde_json::from_str(line).unwrap();
        let raw = document["text"].as_str().unwrap();
        bytes += raw.len();
        let text = segment(raw);
        let names = recognize(&text, gazetteer);
        let mut counter = CodePoints {
            raw,
            byte: 0,
            count: 0,
        };
        let toponyms: Vec<serde_json::Value> = names
            .toponyms
            .iter()
            .map(|toponym| {
                let start = counter.at(toponym.span.start);
                let end = counter.at(toponym.span.end);
                let mut value = serde_json::json!({"start": start, "end": end});
                if explain {
                    value["others"] = format!(
                        "{:?}",
                        names
                            .others
                            .iter()
                            .map(|o| (o.span.of(raw), o.class))
                            .collect::<Vec<_>>()
                    )
                    .into();
                    value["name"] = toponym.span.of(raw).into();
                    value["role"] = format!("{:?}", toponym.role).into();
                    value["by"] = toponym.found_by.into();
                }
                value
            })
            .collect();
        let line = serde_json::json!({"id": document["id"], "toponyms": toponyms});
        writeln!(out, "{line}").unwrap();
    }
    eprintln!(
        "{:.2?}, {:.1} MB/s",
        started.elapsed(),
        bytes as f64 / 1e6 / started.elapsed().as_secs_f64()
    );
    std::fs::write(&arguments[1], out).unwrap();
}

/// Counts code points up to byte offsets that never go back.
struct CodePoints<'t> {
    raw: &'t str,
    byte: usize,
    count: usize,
}

impl CodePoints<'_> {
    fn at(&mut self, byte: usize) -> usize {
        self.count += self.raw[self.byte..byte].chars().count();
        self.byte = byte;
        self.count
    }
}
