//! Readings of gold reports, in the shapes that the scorers of the gold sets read.
//!
//! Takes a gold file (JSON Lines, one JSON object or one JSON array), runs the pipeline on its texts and writes one line
//! a document. It reads only the texts, their dates and, when asked to, the gold spans: never the answers. `score`, `time_score` and
//! `event_score` alone read them, after the predictions were made, and give the figures of the sets' own scorers.

mod error;
mod event_score;
mod explain;
mod gold;
mod incident;
mod matching;
mod offsets;
mod run;
pub mod score;
mod shape;
mod table;
mod tally;
mod time_score;

pub use error::EvaluateError;
pub use event_score::event_tallies;
pub use gold::GoldDocument;
pub use run::{Options, Task, gold_answers, predict, predictions};
pub use table::{Table, show};
pub use tally::{Tally, TallyFigures, show_tallies};
pub use time_score::time_tallies;

use std::collections::HashMap;

use serde_json::Value;

/// Pairs gold documents with their predictions, by id.
fn paired<'v>(
    gold: &'v [Value],
    predicted: &'v [Value],
) -> impl Iterator<Item = (&'v Value, Option<&'v Value>)> {
    let by_id: HashMap<String, &Value> = predicted
        .iter()
        .map(|document| (document["id"].to_string(), document))
        .collect();
    gold.iter()
        .map(move |gold| (gold, by_id.get(&gold["id"].to_string()).copied()))
}
