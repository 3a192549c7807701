//! Rows of mentions, and the words under which those of one event are found.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Transaction, params};

use super::Around;
use crate::event::EventMention;
use crate::store::StoreError;
use crate::store::record::{read_mention, write_mention};

/// Returns the kept mentions of a report.
pub(super) fn mentions_of(
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
pub(super) fn events_of(
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
pub(super) fn insert_mentions(
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
pub(super) struct Gathered {
    pub(super) mentions: Vec<EventMention>,
    /// Rows of the kept ones, by their keys.
    pub(super) rows: BTreeMap<String, i64>,
    /// Rows of the events that the kept ones are in.
    pub(super) events: BTreeSet<i64>,
}

pub(super) fn gather(
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
