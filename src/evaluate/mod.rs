//! Readings of gold reports, in the shapes that the scorers of the gold sets read.
//!
//! Takes a gold file (JSON Lines, one JSON object or one JSON array), runs the pipeline on its texts and writes one line
//! a document. It reads only the texts, their dates and, when asked to, the gold spans: never the answers. `score` alone reads
//! them, after the predictions were made, and gives the figures of the place names.

mod error;
mod explain;
mod gold;
mod incident;
mod matching;
mod offsets;
mod run;
pub mod score;
mod shape;
mod table;

pub use error::EvaluateError;
pub use gold::GoldDocument;
pub use run::{Options, Task, gold_answers, predict, predictions};
pub use table::{Table, show};
