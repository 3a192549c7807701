//! Writing: a report, its mentions and the events they change, in one transaction.

mod event;
mod mention;
mod report;

use std::path::Path;

use dateline_gazetteer::Gazetteer;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction};

use super::query::KEPT_REVISIONS;
use super::{Changes, Ingested, Merging, StoreError};
use crate::event::EventMention;
use crate::report::{Report, ReportId};

use event::{replace_events, touched_events};
use mention::{events_of, gather, insert_mentions, mentions_of};
use report::{insert_report, update_report};

/// What the writing needs beside the connection.
pub(in crate::store) struct Around<'s> {
    pub(in crate::store) path: &'s Path,
    pub(in crate::store) gazetteer: &'s Gazetteer,
    pub(in crate::store) merging: &'s dyn Merging,
    pub(in crate::store) now: Timestamp,
}

impl Around<'_> {
    fn failed(&self, source: rusqlite::Error) -> StoreError {
        StoreError::from_sql(self.path, source)
    }

    fn damaged(&self, detail: impl ToString) -> StoreError {
        StoreError::Damaged {
            path: self.path.to_path_buf(),
            detail: detail.to_string(),
        }
    }
}

/// What separates actors in their column; no name has it.
pub(in crate::store) const ACTOR_MARK: char = '\u{1f}';

/// Why events change: what their history says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    Added,
    Corrected,
    Removed,
}

impl Cause {
    /// Says why an event changed.
    fn of_revision(self) -> &'static str {
        match self {
            Self::Added => "a report came in that tells more of it",
            Self::Corrected => "what is known of a report of it was corrected",
            Self::Removed => "a report of it was taken out",
        }
    }

    /// Says why an event is none any more.
    fn of_withdrawal(self) -> &'static str {
        match self {
            Self::Added => "its reports are now read as telling of another event",
            Self::Corrected => "what is known of its report was corrected, and it is read anew",
            Self::Removed => "its report was taken out",
        }
    }
}

/// Keeps a report; see [`super::Store::ingest`].
pub(in crate::store) fn ingest(
    connection: &mut Connection,
    around: &Around<'_>,
    report: &Report,
    mentions: &[EventMention],
) -> Result<Ingested, StoreError> {
    let transaction = begin(connection, around)?;
    let Some(report_row) = insert_report(&transaction, around, report)? else {
        return Ok(Ingested::Known);
    };
    let gathered = gather(&transaction, around, mentions)?;
    let old = touched_events(&transaction, around, &gathered)?;
    let mut rows = insert_mentions(&transaction, around, report_row, mentions)?;
    rows.extend(gathered.rows);
    let changes = replace_events(
        &transaction,
        around,
        gathered.mentions,
        &rows,
        &old,
        Cause::Added,
    )?;
    end(transaction, around)?;
    Ok(Ingested::New(changes))
}

/// Puts a report in the place of the kept one with its id; see [`super::Store::revise`].
pub(in crate::store) fn revise(
    connection: &mut Connection,
    around: &Around<'_>,
    report: &Report,
    mentions: &[EventMention],
) -> Result<Option<Changes>, StoreError> {
    replace(connection, around, &report.id, Some((report, mentions)))
}

/// Takes a report out; see [`super::Store::remove`].
pub(in crate::store) fn remove(
    connection: &mut Connection,
    around: &Around<'_>,
    id: &ReportId,
) -> Result<Option<Changes>, StoreError> {
    replace(connection, around, id, None)
}

fn replace(
    connection: &mut Connection,
    around: &Around<'_>,
    id: &ReportId,
    new: Option<(&Report, &[EventMention])>,
) -> Result<Option<Changes>, StoreError> {
    let failed = |source| around.failed(source);
    let transaction = begin(connection, around)?;
    let report_row: Option<i64> = transaction
        .query_row("SELECT row FROM reports WHERE id = ?1", [&id.0], |row| {
            row.get(0)
        })
        .optional()
        .map_err(failed)?;
    let Some(report_row) = report_row else {
        return Ok(None);
    };
    let mentions = new.map_or(&[][..], |(_, mentions)| mentions);
    // What was an event with the old mentions, or may be one with the new ones.
    let mut asked = mentions_of(&transaction, around, report_row)?;
    asked.extend(mentions.iter().cloned());
    let mut gathered = gather(&transaction, around, &asked)?;
    gathered
        .events
        .extend(events_of(&transaction, around, report_row)?);
    let old = touched_events(&transaction, around, &gathered)?;
    gathered.mentions.retain(|mention| mention.report != *id);
    gathered.mentions.extend(mentions.iter().cloned());
    for forget in [
        "DELETE FROM blocks WHERE mention IN (SELECT row FROM mentions WHERE report = ?1)",
        "DELETE FROM mentions WHERE report = ?1",
    ] {
        transaction.execute(forget, [report_row]).map_err(failed)?;
    }
    let mut rows = gathered.rows;
    let cause = match new {
        Some((report, mentions)) => {
            update_report(&transaction, around, report_row, report)?;
            rows.extend(insert_mentions(&transaction, around, report_row, mentions)?);
            Cause::Corrected
        }
        None => Cause::Removed,
    };
    let changes = replace_events(&transaction, around, gathered.mentions, &rows, &old, cause)?;
    if new.is_none() {
        transaction
            .execute("DELETE FROM reports WHERE row = ?1", [report_row])
            .map_err(failed)?;
    }
    end(transaction, around)?;
    Ok(Some(changes))
}

fn begin<'c>(
    connection: &'c mut Connection,
    around: &Around<'_>,
) -> Result<Transaction<'c>, StoreError> {
    connection
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
        .map_err(|source| around.failed(source))
}

/// Counts the change and commits it.
fn end(transaction: Transaction<'_>, around: &Around<'_>) -> Result<(), StoreError> {
    transaction
        .execute(
            "UPDATE meta SET value = value + 1 WHERE name = 'revision'",
            [],
        )
        .and_then(|_| {
            // What the oldest of the indexes in memory may still ask for.
            transaction.execute(
                "DELETE FROM changes WHERE revision < (SELECT value FROM meta WHERE name = 'revision') - ?1",
                [KEPT_REVISIONS.cast_signed()],
            )
        })
        .map_err(|source| around.failed(source))?;
    transaction.commit().map_err(|source| around.failed(source))
}
