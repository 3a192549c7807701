//! Reading rows back into the domain's records.

use std::collections::HashSet;
use std::path::Path;

use dateline_gazetteer::Gazetteer;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::Entry;
use super::ingest::ACTOR_MARK;
use super::record::read_event;
use super::shelf::News;
use super::{Filter, Kept, ReportHead, StoreError, StoredEvent, words};
use crate::event::{Event, EventId, SubEventType};
use crate::referent::Geoprecision;
use crate::report::{Published, PublishedBasis, Report, ReportId};

/// Returns the number of the last change.
pub(super) fn revision(connection: &Connection) -> rusqlite::Result<u64> {
    connection
        .prepare_cached("SELECT value FROM meta WHERE name = 'revision'")?
        .query_row([], |row| row.get::<_, i64>(0))
        .map(i64::cast_unsigned)
}

/// Returns how many reports and events are kept.
pub(super) fn counts(connection: &Connection) -> rusqlite::Result<(usize, usize)> {
    let count = |name: &str| {
        connection
            .prepare_cached("SELECT value FROM meta WHERE name = ?1")?
            .query_row([name], |row| {
                row.get::<_, u32>(0).map(|count| count as usize)
            })
    };
    Ok((count("reports")?, count("events")?))
}

/// Revisions whose changes are kept; an index that is older is made anew, as one that missed more is cheaper to.
pub(super) const KEPT_REVISIONS: u64 = 10_000;

/// Changed events from which on everything is read, which is faster than asking for each.
const MANY_CHANGES: u32 = 20_000;

/// What the index holds of an event.
const ENTRY: &str =
    "SELECT row, start_day, end_day, lon, lat, sub_type, precision, country, actors FROM events";

/// Returns the revision and what has changed since a known one, or everything.
///
/// Revision and changes are read in one transaction, so that they belong together.
pub(super) fn news(
    connection: &Connection,
    known: Option<u64>,
    path: &Path,
) -> Result<(u64, News), StoreError> {
    let failed = |source| StoreError::from_sql(path, source);
    let read = |row: &Row<'_>| {
        entry(row).map(|entry| {
            entry.ok_or_else(|| StoreError::Damaged {
                path: path.to_path_buf(),
                detail: "an event has a type or precision that is not in the lists".to_owned(),
            })
        })
    };
    let transaction = connection.unchecked_transaction().map_err(failed)?;
    let revision = revision(&transaction).map_err(failed)?;
    if let Some(known) = known
        && let Some(rows) = changed_rows(&transaction, known, revision).map_err(failed)?
    {
        let mut select = transaction
            .prepare_cached(&format!("{ENTRY} WHERE row = ?1 AND start_day IS NOT NULL"))
            .map_err(failed)?;
        let mut changes = Vec::with_capacity(rows.len());
        for row in rows {
            let entry = select.query_row([row], |row| read(row)).optional();
            changes.push((row, entry.map_err(failed)?.transpose()?));
        }
        return Ok((revision, News::Changes(changes)));
    }
    let mut select = transaction
        .prepare(&format!("{ENTRY} WHERE start_day IS NOT NULL"))
        .map_err(failed)?;
    let rows = select.query_map([], |row| read(row)).map_err(failed)?;
    let mut entries = Vec::new();
    for row in rows {
        entries.push(row.map_err(failed)??);
    }
    Ok((revision, News::All(entries)))
}

/// Returns the rows of the events that changed after a revision; `None` where too many did, or it is not known any more.
fn changed_rows(
    connection: &Connection,
    known: u64,
    revision: u64,
) -> rusqlite::Result<Option<Vec<u32>>> {
    if known > revision || revision - known > KEPT_REVISIONS {
        return Ok(None);
    }
    let mut select = connection
        .prepare_cached("SELECT DISTINCT event FROM changes WHERE revision > ?1 LIMIT ?2")?;
    let rows: Vec<u32> = select
        .query_map(params![known.cast_signed(), MANY_CHANGES], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok((rows.len() < MANY_CHANGES as usize).then_some(rows))
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Option<Entry>> {
    let sub_type = SubEventType::from_word(row.get_ref(5)?.as_str()?);
    let precision = row.get_ref(6)?.as_str()?;
    let precision = Geoprecision::ALL
        .into_iter()
        .find(|p| p.as_str() == precision);
    let (Some(sub_type), Some(precision)) = (sub_type, precision) else {
        return Ok(None);
    };
    let actors: Option<String> = row.get(8)?;
    Ok(Some(Entry {
        row: row.get(0)?,
        start: row.get(1)?,
        end: row.get(2)?,
        lon: row.get(3)?,
        lat: row.get(4)?,
        sub_type,
        precision,
        country: row.get::<_, Option<String>>(7)?.unwrap_or_default(),
        actors: actors
            .unwrap_or_default()
            .split(ACTOR_MARK)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
    }))
}

/// Returns the rows of the events that have all words of the filter; `None` where it has none.
pub(super) fn rows_with_words(
    connection: &Connection,
    filter: &Filter,
    path: &Path,
) -> Result<Option<HashSet<u32>>, StoreError> {
    let Some(typed) = &filter.words else {
        return Ok(None);
    };
    let Some(question) = words::question(typed) else {
        return Ok(Some(HashSet::new()));
    };
    connection
        .prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1")
        .and_then(|mut select| select.query_map([question], |row| row.get(0))?.collect())
        .map(Some)
        .map_err(|source| StoreError::from_sql(path, source))
}

/// Returns the event in a row of the table, with its reports.
pub(super) fn event(
    connection: &Connection,
    row: u32,
    gazetteer: &Gazetteer,
    path: &Path,
) -> Result<Option<StoredEvent>, StoreError> {
    let failed = |source| StoreError::from_sql(path, source);
    let record: Option<String> = connection
        .prepare_cached("SELECT record FROM events WHERE row = ?1")
        .and_then(|mut select| select.query_row([row], |row| row.get(0)).optional())
        .map_err(failed)?;
    let Some(record) = record else {
        return Ok(None);
    };
    let event = read_event(&record, gazetteer).map_err(|error| StoreError::Damaged {
        path: path.to_path_buf(),
        detail: format!("event in row {row}: {error}"),
    })?;
    let reports = heads(connection, &event).map_err(failed)?;
    Ok(Some(StoredEvent { event, reports }))
}

/// Returns the heads of the reports that an event has mentions from.
pub(super) fn heads(connection: &Connection, event: &Event) -> rusqlite::Result<Vec<ReportHead>> {
    let mut heads: Vec<ReportHead> = Vec::new();
    for mention in &event.mentions {
        if heads.iter().any(|head| head.id == mention.report) {
            continue;
        }
        let head = connection
            .prepare_cached("SELECT title, url, outlet, published FROM reports WHERE id = ?1")?
            .query_row([&mention.report.0], |row| {
                Ok(ReportHead {
                    id: mention.report.clone(),
                    title: row.get(0)?,
                    url: row.get(1)?,
                    outlet: row.get(2)?,
                    published: row
                        .get::<_, Option<String>>(3)?
                        .and_then(|date| date.parse().ok()),
                })
            })
            .optional()?;
        heads.extend(head);
    }
    Ok(heads)
}

/// Returns the heads of all reports, latest published first, those without a date last.
pub(super) fn all_heads(connection: &Connection) -> rusqlite::Result<Vec<ReportHead>> {
    connection
        .prepare(
            "SELECT id, title, url, outlet, published FROM reports ORDER BY published DESC, row",
        )?
        .query_map([], |row| {
            Ok(ReportHead {
                id: ReportId(row.get(0)?),
                title: row.get(1)?,
                url: row.get(2)?,
                outlet: row.get(3)?,
                published: row
                    .get::<_, Option<String>>(4)?
                    .and_then(|date| date.parse().ok()),
            })
        })?
        .collect()
}

/// Returns what became of an event that is none any more.
pub(super) fn tombstone(connection: &Connection, id: &EventId) -> rusqlite::Result<Option<Kept>> {
    connection
        .query_row(
            "SELECT at, reason, merged_into FROM tombstones WHERE event = ?1",
            [&id.0],
            |row| {
                let at: String = row.get(0)?;
                Ok(Kept::Withdrawn {
                    at: at.parse().unwrap_or(Timestamp::UNIX_EPOCH),
                    reason: row.get(1)?,
                    merged_into: row.get::<_, Option<String>>(2)?.map(EventId),
                })
            },
        )
        .optional()
}

/// Returns a report.
pub(super) fn report(connection: &Connection, id: &ReportId) -> rusqlite::Result<Option<Report>> {
    connection
        .query_row(
            "SELECT url, outlet, title, published, published_at, published_basis, language, text, fetched_at
             FROM reports WHERE id = ?1",
            [&id.0],
            |row| {
                let date: Option<Date> =
                    row.get::<_, Option<String>>(3)?.and_then(|date| date.parse().ok());
                let instant: Option<Timestamp> =
                    row.get::<_, Option<String>>(4)?.and_then(|at| at.parse().ok());
                let basis: Option<String> = row.get(5)?;
                let basis = match basis.as_deref() {
                    Some("given") => PublishedBasis::Given,
                    Some("dateline") => PublishedBasis::Dateline,
                    _ => PublishedBasis::Metadata,
                };
                Ok(Report {
                    id: id.clone(),
                    url: row.get(0)?,
                    outlet: row.get(1)?,
                    title: row.get(2)?,
                    published: date.map(|date| Published { date, instant, basis }),
                    language: row.get(6)?,
                    text: row.get(7)?,
                    fetched_at: row.get::<_, Option<String>>(8)?.and_then(|at| at.parse().ok()),
                })
            },
        )
        .optional()
}
