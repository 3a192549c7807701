//! Writes the place names of every document of a corpus: `geoparse_predictions GOLD.jsonl OUT.jsonl [--gold-spans] [--explain]`.
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
use dateline::referent::{Context, resolve};
use dateline::text::{Span, segment};
use dateline::toponym::{recognize, recognize_at};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let explain = arguments.iter().any(|a| a == "--explain");
    let gold_spans = arguments.iter().any(|a| a == "--gold-spans");
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
        let names = if gold_spans {
            recognize_at(&text, gazetteer, &spans(raw, &document))
        } else {
            recognize(&text, gazetteer)
        };
        let referents = resolve(&text, &names, gazetteer, &Context::default());
        let mut counter = CodePoints {
            raw,
            byte: 0,
            count: 0,
        };
        let toponyms: Vec<serde_json::Value> = names
            .toponyms
            .iter()
            .zip(&referents)
            .map(|(toponym, referent)| {
                let start = counter.at(toponym.span.start);
                let end = counter.at(toponym.span.end);
                let mut value = serde_json::json!({"start": start, "end": end});
                if let Some(place) = referent.place {
                    let place = gazetteer.place(place);
                    value["lat"] = place.lat.into();
                    value["lon"] = place.lon.into();
                    if explain {
                        value["place"] = format!(
                            "{} {} {:?}",
                            place.name,
                            place.feature,
                            place.country.map(|c| c.as_str().to_owned())
                        )
                        .into();
                    }
                }
                if explain {
                    value["confidence"] = referent.confidence.into();
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

/// The gold names' spans, in bytes.
fn spans(raw: &str, document: &serde_json::Value) -> Vec<Span> {
    let bytes: Vec<usize> = raw
        .char_indices()
        .map(|(at, _)| at)
        .chain([raw.len()])
        .collect();
    let at = |value: &serde_json::Value| bytes[usize::try_from(value.as_u64().unwrap()).unwrap()];
    document["toponyms"]
        .as_array()
        .unwrap()
        .iter()
        .map(|toponym| Span::new(at(&toponym["start"]), at(&toponym["end"])))
        .collect()
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
