//! Why an index cannot be built.

use std::io;

/// Why there is no index.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// The columns are not those of any known table.
    #[error("{file}: no table has these columns: {header}")]
    UnknownTable {
        /// The file.
        file: String,
        /// Its first line.
        header: String,
    },
    /// A row cannot be read.
    #[error("{file}, line {line}: bad {what}")]
    BadRow {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong in it.
        what: &'static str,
    },
    /// Two places have one id.
    #[error("two places have the id {id}")]
    DuplicateId {
        /// The id.
        id: String,
    },
    /// There is more than an index can hold.
    #[error("too many {what} for one index")]
    TooMany {
        /// Of what.
        what: &'static str,
    },
    /// An automaton cannot be built.
    #[error("the automaton of names cannot be built: {0}")]
    Automaton(String),
    /// The index or a temporary file cannot be written or read.
    #[error("the index or a temporary file of it cannot be written: {0}")]
    Write(String),
}

impl From<fst::Error> for BuildError {
    fn from(error: fst::Error) -> Self {
        match error {
            fst::Error::Io(error) => error.into(),
            error => Self::Automaton(error.to_string()),
        }
    }
}

impl From<io::Error> for BuildError {
    fn from(error: io::Error) -> Self {
        Self::Write(error.to_string())
    }
}
