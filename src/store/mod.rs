//! What is kept: reports, the mentions in them, and the events that the mentions agree on, with their history.
//!
//! Takes a report with its mentions and keeps both in one transaction; answers which events fit a [`Filter`]. The
//! [`Store`] is a trait: [`SqliteStore`] is the one that a single machine needs. Knows no output format and no HTTP.

mod columns;
mod cursor;
mod error;
#[cfg(test)]
pub(crate) mod example;
mod facets;
mod filter;
mod ingest;
mod merging;
mod query;
mod record;
mod schema;
mod shelf;
mod sqlite;
mod words;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::event::{Event, EventId, EventMention};
use crate::report::{Report, ReportId};

pub use cursor::{BadCursor, Cursor};
pub use error::StoreError;
pub use facets::{Bin, Facet, Facets};
pub use filter::{BoundingBox, Filter};
pub use merging::{Apart, Fetch, Merging, Together};
pub use sqlite::SqliteStore;

/// Keeps reports and events; every method may be called from any thread.
pub trait Store: Send + Sync {
    /// Returns the number of the last change; it grows with every change of what the store answers.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn revision(&self) -> Result<u64, StoreError>;

    /// Tells whether a report is kept already.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn has_report(&self, id: &ReportId) -> Result<bool, StoreError>;

    /// Keeps a report and its mentions, and brings the events up to date; all of it or nothing.
    ///
    /// When this returns, the report survives a crash. `now` is noted as the time of the change.
    ///
    /// # Errors
    /// Where the store cannot be written; nothing of the report is kept then.
    fn ingest(
        &self,
        report: &Report,
        mentions: &[EventMention],
        now: Timestamp,
    ) -> Result<Ingested, StoreError>;

    /// Puts a report and its mentions in the place of the kept one with its id: the same text, of which more is known.
    /// Events that change keep their history with its reason; `None` where no such report is kept.
    ///
    /// # Errors
    /// Where the store cannot be written; the report stays as it was then.
    fn revise(
        &self,
        report: &Report,
        mentions: &[EventMention],
        now: Timestamp,
    ) -> Result<Option<Changes>, StoreError>;

    /// Takes a report out, and out of its events; what those were before stays in their history. `None` where no such
    /// report is kept.
    ///
    /// # Errors
    /// Where the store cannot be written; the report stays then.
    fn remove(&self, id: &ReportId, now: Timestamp) -> Result<Option<Changes>, StoreError>;

    /// Returns the heads of all reports, latest published first.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn report_heads(&self) -> Result<Vec<ReportHead>, StoreError>;

    /// Returns the plotted events that fit, newest first.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn find(
        &self,
        filter: &Filter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Found, StoreError>;

    /// Counts the plotted events that fit, by what they are, where and when.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn facets(&self, filter: &Filter) -> Result<Facets, StoreError>;

    /// Returns an event by its id, or what became of it.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn event(&self, id: &EventId) -> Result<Option<Kept>, StoreError>;

    /// Returns a report by its id.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn report(&self, id: &ReportId) -> Result<Option<Report>, StoreError>;

    /// Counts what is kept.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn totals(&self) -> Result<Totals, StoreError>;
}

/// What became of a report that was given to the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ingested {
    /// It is new and kept.
    New(Changes),
    /// It was kept before; nothing changed.
    Known,
}

/// What a report changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Events that are new.
    pub created: usize,
    /// Events that changed.
    pub revised: usize,
    /// Events that became part of another, or are told by no report any more.
    pub withdrawn: usize,
}

/// A page of events.
#[derive(Debug, Default)]
pub struct Found {
    /// How many fit in all.
    pub total: usize,
    /// This page's.
    pub events: Vec<StoredEvent>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
}

/// An event with the reports that it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredEvent {
    /// The event.
    pub event: Event,
    /// The head of each report that it has a mention from, in the order of the mentions.
    pub reports: Vec<ReportHead>,
}

/// What is shown of a report beside a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportHead {
    /// The report.
    pub id: ReportId,
    /// Its headline.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its publication date.
    pub published: Option<Date>,
}

impl ReportHead {
    /// Returns the head of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        Self {
            id: report.id.clone(),
            title: report.title.clone(),
            url: report.url.clone(),
            outlet: report.outlet.clone(),
            published: report.published.map(|published| published.date),
        }
    }
}

/// An event as kept, or what became of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// It is current.
    Current(Box<StoredEvent>),
    /// It is no event of its own any more.
    Withdrawn {
        /// When.
        at: Timestamp,
        /// Why.
        reason: String,
        /// The event that has its mentions now.
        merged_into: Option<EventId>,
    },
}

/// How much is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Reports.
    pub reports: usize,
    /// Events that are drawn.
    pub plotted: usize,
    /// Events in all: background, denials and plans too.
    pub events: usize,
    /// First and last day of the drawn events.
    pub days: Option<(Date, Date)>,
}

#[cfg(test)]
mod tests;
