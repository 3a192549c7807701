//! The shapes in which mentions and events are written to the store, as JSON.
//!
//! They follow the domain's records field by field but are their own: a change there shows here as a type error, and
//! then the schema's version is raised.

mod event;
mod mention;
mod place;
mod slot;
mod word;

pub(super) use event::{read_event, write_event};
pub(super) use mention::{read_mention, write_mention};

/// What a record says that this program does not know.
#[derive(Debug, thiserror::Error)]
pub(super) enum BadRecord {
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    #[error("unknown {list} `{word}`")]
    Word { list: &'static str, word: String },
}

/// Reads every record of a list; the first that cannot be read is told.
fn read_each<R, T>(
    records: Vec<R>,
    read: impl Fn(R) -> Result<T, BadRecord>,
) -> Result<Vec<T>, BadRecord> {
    records.into_iter().map(read).collect()
}
