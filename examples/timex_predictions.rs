//! Writes the time expressions of a gold file's texts in the shape that `score_timex.py` reads.
//!
//! `cargo run --release --example timex_predictions -- GOLD.jsonl >PRED.jsonl`

use std::error::Error;
use std::io::{BufRead, BufReader, Write};

use dateline::{text, time};
use jiff::civil::Date;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name a gold file")?;
    let file = std::fs::File::open(&path).map_err(|err| format!("{path}: {err}"))?;
    let mut out = std::io::stdout().lock();
    for line in BufReader::new(file).lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let gold: Value = serde_json::from_str(&line)?;
        let text = gold["text"].as_str().unwrap_or("");
        let anchor = gold["document_time"]
            .as_str()
            .and_then(|time| time.get(..10))
            .and_then(|date| date.parse::<Date>().ok());
        writeln!(out, "{}", predictions(&gold["id"], text, anchor))?;
    }
    Ok(())
}

fn predictions(id: &Value, raw: &str, anchor: Option<Date>) -> Value {
    let chars = |byte: usize| raw[..byte].chars().count();
    let timexes: Vec<Value> = time::find(&text::segment(raw), anchor, time::Options::default())
        .iter()
        .map(|expression| {
            json!({
                "start": chars(expression.span.start),
                "end": chars(expression.span.end),
                "text": expression.span.of(raw),
                "type": expression.timex_type.as_str(),
                "value": expression.value,
            })
        })
        .collect();
    json!({"id": id, "timexes": timexes})
}
