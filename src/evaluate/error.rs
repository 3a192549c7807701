//! What can go wrong with a gold file or its predictions.

use std::path::PathBuf;

/// Why no predictions were written.
#[derive(Debug, thiserror::Error)]
pub enum EvaluateError {
    /// The gold file cannot be read.
    #[error("cannot read {path}: {source}; give the path of a gold file (JSON Lines or JSON)")]
    Read {
        /// The gold file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A line of the gold file is not a document.
    #[error("{path}:{line}: {reason}; each line is a JSON object with at least `id` and `text`")]
    Document {
        /// The gold file.
        path: PathBuf,
        /// Line number from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// The gold file holds no document.
    #[error("{path} holds no document; each line is a JSON object with at least `id` and `text`")]
    Empty {
        /// The gold file.
        path: PathBuf,
    },
    /// The predictions cannot be written.
    #[error(
        "cannot write {path}: {source}; give a path in a folder that exists and can be written"
    )]
    Write {
        /// The predictions.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}
