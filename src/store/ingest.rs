//! Writing: a report, its mentions and the events they change, in one transaction.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline_gazetteer::Gazetteer;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::columns::day_number;
use super::record::{read_event, read_mention, write_event, write_mention};
use super::{Changes, Ingested, Merging, ReportHead, StoreError, query, words};
use crate::event::{Event, EventMention};
use crate::report::{PublishedBasis, Report, ReportId};

/// What the writing needs beside the connection.
pub(super) struct Around<'s> {
    pub(super) path: &'s Path,
    pub(super) gazetteer: &'s Gazetteer,
    pub(super) merging: &'s dyn Merging,
    pub(super) now: Timestamp,
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
pub(super) const ACTOR_MARK: char = '\u{1f}';

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
pub(super) fn ingest(
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
pub(super) fn revise(
    connection: &mut Connection,
    around: &Around<'_>,
    report: &Report,
    mentions: &[EventMention],
) -> Result<Option<Changes>, StoreError> {
    replace(connection, around, &report.id, Some((report, mentions)))
}

/// Takes a report out; see [`super::Store::remove`].
pub(super) fn remove(
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
        .map_err(|source| around.failed(source))?;
    transaction.commit().map_err(|source| around.failed(source))
}

/// Returns the row of the new report, or `None` where it is kept already.
fn insert_report(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    report: &Report,
) -> Result<Option<i64>, StoreError> {
    let published = report.published;
    let inserted = transaction
        .execute(
            "INSERT INTO reports (id, url, outlet, title, published, published_at, published_basis, language, text, fetched_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO NOTHING",
            params![
                report.id.0,
                report.url,
                report.outlet,
                report.title,
                published.map(|published| published.date.to_string()),
                published.and_then(|published| published.instant).map(|at| at.to_string()),
                basis(report),
                report.language,
                report.text,
                report.fetched_at.unwrap_or(around.now).to_string(),
            ],
        )
        .map_err(|source| around.failed(source))?;
    Ok((inserted == 1).then(|| transaction.last_insert_rowid()))
}

/// Writes what is known of a report anew; its text is its identity and stays.
fn update_report(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    row: i64,
    report: &Report,
) -> Result<(), StoreError> {
    let published = report.published;
    transaction
        .execute(
            "UPDATE reports SET url = ?2, outlet = ?3, title = ?4, published = ?5, published_at = ?6,
                 published_basis = ?7, language = ?8 WHERE row = ?1",
            params![
                row,
                report.url,
                report.outlet,
                report.title,
                published.map(|published| published.date.to_string()),
                published.and_then(|published| published.instant).map(|at| at.to_string()),
                basis(report),
                report.language,
            ],
        )
        .map(drop)
        .map_err(|source| around.failed(source))
}

fn basis(report: &Report) -> Option<&'static str> {
    report.published.map(|published| match published.basis {
        PublishedBasis::Given => "given",
        PublishedBasis::Metadata => "metadata",
        PublishedBasis::Dateline => "dateline",
    })
}

/// Returns the kept mentions of a report.
fn mentions_of(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    report_row: i64,
) -> Result<Vec<EventMention>, StoreError> {
    let records: rusqlite::Result<Vec<String>> = transaction
        .prepare_cached("SELECT record FROM mentions WHERE report = ?1")
        .and_then(|mut select| select.query_map([report_row], |row| row.get(0))?.collect());
    records
        .map_err(|source| around.failed(source))?
        .iter()
        .map(|record| read_mention(record, around.gazetteer).map_err(|error| around.damaged(error)))
        .collect()
}

/// Returns the rows of the events that a report's mentions are in.
fn events_of(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    report_row: i64,
) -> Result<Vec<i64>, StoreError> {
    transaction
        .prepare_cached(
            "SELECT DISTINCT event FROM mentions WHERE report = ?1 AND event IS NOT NULL",
        )
        .and_then(|mut select| select.query_map([report_row], |row| row.get(0))?.collect())
        .map_err(|source| around.failed(source))
}

/// Keeps the mentions and returns their rows by their keys.
fn insert_mentions(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    report_row: i64,
    mentions: &[EventMention],
) -> Result<BTreeMap<String, i64>, StoreError> {
    let failed = |source| around.failed(source);
    let mut rows = BTreeMap::new();
    for mention in mentions {
        let record = write_mention(mention).map_err(|error| around.damaged(error))?;
        transaction
            .prepare_cached("INSERT INTO mentions (report, record) VALUES (?1, ?2)")
            .and_then(|mut insert| insert.execute(params![report_row, record]))
            .map_err(failed)?;
        let row = transaction.last_insert_rowid();
        for word in around.merging.blocks(mention) {
            transaction
                .prepare_cached("INSERT OR IGNORE INTO blocks (word, mention) VALUES (?1, ?2)")
                .and_then(|mut insert| insert.execute(params![word, row]))
                .map_err(failed)?;
        }
        rows.insert(around.merging.key(mention), row);
    }
    Ok(rows)
}

/// The new mentions with all kept ones that may be in an event with them.
struct Gathered {
    mentions: Vec<EventMention>,
    /// Rows of the kept ones, by their keys.
    rows: BTreeMap<String, i64>,
    /// Rows of the events that the kept ones are in.
    events: BTreeSet<i64>,
}

fn gather(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    mentions: &[EventMention],
) -> Result<Gathered, StoreError> {
    let mut found: BTreeMap<String, (i64, Option<i64>)> = BTreeMap::new();
    let mut failure = None;
    let mut fetch = |words: &[String]| {
        let kept = mentions_with(transaction, around, words).unwrap_or_else(|error| {
            failure.get_or_insert(error);
            Vec::new()
        });
        kept.into_iter()
            .map(|(row, event, mention)| {
                found.insert(around.merging.key(&mention), (row, event));
                mention
            })
            .collect()
    };
    let gathered = around.merging.gather(mentions.to_vec(), &mut fetch);
    if let Some(error) = failure {
        return Err(error);
    }
    let keys: BTreeSet<String> = gathered.iter().map(|m| around.merging.key(m)).collect();
    found.retain(|key, _| keys.contains(key));
    Ok(Gathered {
        mentions: gathered,
        events: found.values().filter_map(|(_, event)| *event).collect(),
        rows: found
            .into_iter()
            .map(|(key, (row, _))| (key, row))
            .collect(),
    })
}

/// A kept mention with its row and the row of its event.
type KeptMention = (i64, Option<i64>, EventMention);

/// Returns the kept mentions that have one of the words.
fn mentions_with(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    words: &[String],
) -> Result<Vec<KeptMention>, StoreError> {
    let mut kept: BTreeMap<i64, (Option<i64>, String)> = BTreeMap::new();
    for word in words {
        let rows: rusqlite::Result<Vec<(i64, Option<i64>, String)>> = transaction
            .prepare_cached(
                "SELECT row, event, record FROM blocks JOIN mentions ON mentions.row = blocks.mention WHERE word = ?1",
            )
            .and_then(|mut select| {
                select.query_map([word], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
            });
        for (row, event, record) in rows.map_err(|source| around.failed(source))? {
            kept.insert(row, (event, record));
        }
    }
    kept.into_iter()
        .map(|(row, (event, record))| {
            let mention = read_mention(&record, around.gazetteer);
            Ok((row, event, mention.map_err(|error| around.damaged(error))?))
        })
        .collect()
}

/// Returns the events that the gathered mentions were in, by their ids, with their rows.
fn touched_events(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    gathered: &Gathered,
) -> Result<BTreeMap<String, (i64, Event)>, StoreError> {
    let mut old = BTreeMap::new();
    for &row in &gathered.events {
        let record: String = transaction
            .prepare_cached("SELECT record FROM events WHERE row = ?1")
            .and_then(|mut select| select.query_row([row], |row| row.get(0)))
            .map_err(|source| around.failed(source))?;
        let event = read_event(&record, around.gazetteer).map_err(|error| around.damaged(error))?;
        old.insert(event.id.0.clone(), (row, event));
    }
    Ok(old)
}

/// Merges the mentions and writes what is new, what changed and what is gone.
fn replace_events(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    mentions: Vec<EventMention>,
    rows: &BTreeMap<String, i64>,
    old: &BTreeMap<String, (i64, Event)>,
    cause: Cause,
) -> Result<Changes, StoreError> {
    let key_of = |mention: &EventMention| around.merging.key(mention);
    let mut changes = Changes::default();
    let mut current: BTreeMap<String, String> = BTreeMap::new();
    // A mention whose report was corrected has another key and stands where it stood.
    let position = |mention: &EventMention| (mention.report.0.clone(), mention.trigger.start);
    let mut standing: BTreeMap<(String, usize), String> = BTreeMap::new();
    let mut written: BTreeSet<String> = BTreeSet::new();
    for mut event in around.merging.merge(mentions) {
        let known = old.get(&event.id.0);
        event.updated = Some(around.now);
        event.revision = 1 + match known {
            Some((_, old)) => old.revision,
            None => last_revision(transaction, around, &event.id.0)?,
        };
        for mention in &event.mentions {
            current.insert(key_of(mention), event.id.0.clone());
            standing.insert(position(mention), event.id.0.clone());
        }
        written.insert(event.id.0.clone());
        if let Some((_, old)) = known {
            if is_same(old, &event) {
                if cause == Cause::Added {
                    continue;
                }
                // It says the same; its report's headline, in the search, may be another, and its mentions are new rows.
                event.revision = old.revision;
            } else {
                keep_revision(transaction, around, old, cause)?;
                changes.revised += 1;
            }
        } else {
            changes.created += 1;
        }
        let event_row = write_event_row(transaction, around, &event, known.map(|(row, _)| *row))?;
        for row in event
            .mentions
            .iter()
            .filter_map(|mention| rows.get(&key_of(mention)))
        {
            transaction
                .prepare_cached("UPDATE mentions SET event = ?1 WHERE row = ?2")
                .and_then(|mut update| update.execute(params![event_row, row]))
                .map_err(|source| around.failed(source))?;
        }
    }
    for (id, (row, event)) in old.iter().filter(|(id, _)| !written.contains(*id)) {
        let merged_into = event.mentions.iter().find_map(|mention| {
            current
                .get(&key_of(mention))
                .or_else(|| standing.get(&position(mention)))
        });
        withdraw(
            transaction,
            around,
            id,
            *row,
            event,
            merged_into.map(String::as_str),
            cause,
        )?;
        changes.withdrawn += 1;
    }
    Ok(changes)
}

/// Returns the number under which an event was last kept in its history; 0 where it has none.
fn last_revision(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    id: &str,
) -> Result<u32, StoreError> {
    transaction
        .prepare_cached("SELECT coalesce(max(revision), 0) FROM revisions WHERE event = ?1")
        .and_then(|mut select| select.query_row([id], |row| row.get(0)))
        .map_err(|source| around.failed(source))
}

/// Tells whether two versions of an event say the same.
fn is_same(old: &Event, new: &Event) -> bool {
    let mut old = old.clone();
    old.revision = new.revision;
    old.updated = new.updated;
    old == *new
}

fn write_event_row(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    event: &Event,
    row: Option<i64>,
) -> Result<i64, StoreError> {
    let failed = |source| around.failed(source);
    let record = write_event(event).map_err(|error| around.damaged(error))?;
    let shown = event
        .is_plotted()
        .then_some(())
        .and(event.place.as_ref().zip(event.date.as_ref()));
    let actors: Vec<&str> = event
        .actors
        .iter()
        .map(|actor| actor.name.as_str())
        .collect();
    let actors = actors.join(&ACTOR_MARK.to_string());
    transaction
        .prepare_cached(
            "INSERT INTO events (row, id, revision, record, start_day, end_day, lon, lat, sub_type, precision, country, actors)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT (id) DO UPDATE SET revision = ?3, record = ?4, start_day = ?5, end_day = ?6, lon = ?7,
                 lat = ?8, sub_type = ?9, precision = ?10, country = ?11, actors = ?12",
        )
        .and_then(|mut insert| {
            insert.execute(params![
                row,
                event.id.0,
                event.revision,
                record,
                shown.map(|(_, date)| day_number(date.interval.start)),
                shown.map(|(_, date)| day_number(date.interval.end)),
                shown.map(|(place, _)| place.lon),
                shown.map(|(place, _)| place.lat),
                shown.map(|_| event.sub_event_type.as_str()),
                shown.map(|(place, _)| place.precision.as_str()),
                shown.and_then(|(place, _)| place.country.as_deref()),
                shown.map(|_| actors),
            ])
        })
        .map_err(failed)?;
    let row = row.unwrap_or_else(|| transaction.last_insert_rowid());
    let heads: Vec<ReportHead> = query::heads(transaction, event).map_err(failed)?;
    transaction
        .execute("DELETE FROM search WHERE rowid = ?1", [row])
        .map_err(failed)?;
    if shown.is_some() {
        transaction
            .prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")
            .and_then(|mut insert| insert.execute(params![row, words::of_event(event, &heads)]))
            .map_err(failed)?;
    }
    // An event that had been withdrawn can come back under its own id.
    transaction
        .execute("DELETE FROM tombstones WHERE event = ?1", [&event.id.0])
        .map_err(failed)?;
    Ok(row)
}

/// Keeps an event as it was before a change.
fn keep_revision(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    event: &Event,
    cause: Cause,
) -> Result<(), StoreError> {
    let record = write_event(event).map_err(|error| around.damaged(error))?;
    transaction
        .execute(
            "INSERT OR REPLACE INTO revisions (event, revision, at, reason, record) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                event.id.0,
                event.revision,
                around.now.to_string(),
                cause.of_revision(),
                record
            ],
        )
        .map(drop)
        .map_err(|source| around.failed(source))
}

fn withdraw(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    id: &str,
    row: i64,
    event: &Event,
    merged_into: Option<&str>,
    cause: Cause,
) -> Result<(), StoreError> {
    let failed = |source| around.failed(source);
    keep_revision(transaction, around, event, cause)?;
    transaction
        .execute(
            "INSERT OR REPLACE INTO tombstones (event, at, reason, merged_into) VALUES (?1, ?2, ?3, ?4)",
            params![
                id,
                around.now.to_string(),
                cause.of_withdrawal(),
                merged_into
            ],
        )
        .map_err(failed)?;
    transaction
        .execute("DELETE FROM search WHERE rowid = ?1", [row])
        .map_err(failed)?;
    // Mentions that no event has now would keep the row from going.
    transaction
        .execute("UPDATE mentions SET event = NULL WHERE event = ?1", [row])
        .map_err(failed)?;
    let gone = transaction
        .query_row(
            "DELETE FROM events WHERE row = ?1 RETURNING row",
            [row],
            |row| row.get::<_, i64>(0),
        )
        .optional()
        .map_err(failed)?;
    debug_assert_eq!(gone, Some(row), "a withdrawn event was kept");
    Ok(())
}
