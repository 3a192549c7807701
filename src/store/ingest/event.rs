//! Rows of events, of what they were before, and of what became of them.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, Transaction, params};

use super::mention::Gathered;
use super::{ACTOR_MARK, Around, Cause};
use crate::event::{Event, EventMention};
use crate::store::columns::day_number;
use crate::store::record::{read_event, write_event};
use crate::store::{Changes, ReportHead, StoreError, query, words};

/// Returns the events that the gathered mentions were in, by their ids, with their rows.
pub(super) fn touched_events(
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
pub(super) fn replace_events(
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
    note_change(transaction, around, row)?;
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

/// Notes that a row changes at the revision which this transaction makes, for the indexes in memory.
fn note_change(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    row: i64,
) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT OR IGNORE INTO changes SELECT value + 1, ?1 FROM meta WHERE name = 'revision'",
        )
        .and_then(|mut insert| insert.execute([row]))
        .map(drop)
        .map_err(|source| around.failed(source))
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
    note_change(transaction, around, row)
}
