//! The outside world read in: files of text, HTML and JSON Lines become [`Report`]s.
//!
//! Takes bytes and what is known of them (path, given date), gives reports or an error that names the input and the remedy.
//! Knows nothing of places or events.

mod charset;
mod dateline;
mod dates;
mod error;
mod furniture;
mod html;
mod identity;
mod input;
mod json;
mod plain;
mod read;

use jiff::civil::Date;

pub use dates::EARLIEST_YEAR;
pub use error::{ReadError, Remark};
pub use input::{STDIN, files};
pub use read::{Format, Known, MAX_REPORT_BYTES, ReadReport, read_bytes, read_path};

/// The identity of a report: the hash of its normalized source and text, in lower-case hex (32 digits).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReportId(pub String);

/// When a report was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The civil date at the outlet.
    pub date: Date,
    /// The instant, where the source gave a time and a zone.
    pub instant: Option<jiff::Timestamp>,
    /// What the date was read from.
    pub basis: PublishedBasis,
}

/// What a publication date was read from, most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishedBasis {
    /// Given by the caller (`--published`).
    Given,
    /// Read from the document's metadata.
    Metadata,
    /// Read from the dateline at the head of the text.
    Dateline,
}

/// One article as received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Hash of source and text: the same article twice has the same id.
    pub id: ReportId,
    /// Where it was published, if known.
    pub url: Option<String>,
    /// The outlet's name, if known.
    pub outlet: Option<String>,
    /// The headline, if known; not part of `text`.
    pub title: Option<String>,
    /// When it was published; `None` leaves relative dates unresolved, it is never today silently.
    pub published: Option<Published>,
    /// ISO 639-1 code of the language, if known.
    pub language: Option<String>,
    /// The article's own words: paragraphs separated by line breaks, without the page's furniture.
    pub text: String,
    /// When it was read in, UTC.
    pub fetched_at: Option<jiff::Timestamp>,
}

/// Tells whether a day has not begun anywhere on Earth at an instant.
#[must_use]
pub fn is_to_come(date: Date, now: jiff::Timestamp) -> bool {
    let today = jiff::tz::Offset::UTC.to_datetime(now).date();
    // Where days begin first, it is tomorrow already.
    today.tomorrow().is_ok_and(|tomorrow| date > tomorrow)
}
