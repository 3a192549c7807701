//! Readings of gold reports, in the shapes that the scorers of the gold sets read.
//!
//! Takes a gold file (JSON Lines, one JSON object or one JSON array), runs the pipeline on its texts and writes one line
//! a document. It reads only the texts, their dates and, when asked to, the gold spans: never the answers.

mod error;
mod gold;
mod incident;
mod offsets;
mod run;
mod shape;

pub use error::EvaluateError;
pub use gold::GoldDocument;
pub use run::{Options, Task, predict};
