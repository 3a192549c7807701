//! The tables of the store and how older ones are brought up to date.

use std::path::Path;

use rusqlite::Connection;

use super::error::StoreError;

/// Marks the file as ours (`PRAGMA application_id`): "DTLN".
const APPLICATION_ID: i32 = 0x4454_4c4e;

/// What brings a store from the version of its place in the list to the next; the last gives the current version.
const MIGRATIONS: [&str; 2] = [
    // 1: reports, mentions, events with their history, words for the search.
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
     INSERT INTO meta VALUES ('revision', 0);
     CREATE TABLE reports (
         row INTEGER PRIMARY KEY,
         id TEXT NOT NULL UNIQUE,
         url TEXT, outlet TEXT, title TEXT,
         published TEXT, published_at TEXT, published_basis TEXT,
         language TEXT,
         text TEXT NOT NULL,
         fetched_at TEXT);
     CREATE TABLE events (
         row INTEGER PRIMARY KEY,
         id TEXT NOT NULL UNIQUE,
         revision INTEGER NOT NULL,
         record TEXT NOT NULL,
         -- What the index in memory holds; NULL for events that are not drawn.
         start_day INTEGER, end_day INTEGER,
         lon REAL, lat REAL,
         sub_type TEXT, precision TEXT, country TEXT, actors TEXT);
     CREATE TABLE mentions (
         row INTEGER PRIMARY KEY,
         report INTEGER NOT NULL REFERENCES reports,
         event INTEGER REFERENCES events,
         record TEXT NOT NULL);
     CREATE INDEX mentions_of_event ON mentions (event);
     CREATE TABLE blocks (
         word TEXT NOT NULL,
         mention INTEGER NOT NULL REFERENCES mentions,
         PRIMARY KEY (word, mention)) WITHOUT ROWID;
     CREATE TABLE revisions (
         event TEXT NOT NULL,
         revision INTEGER NOT NULL,
         at TEXT NOT NULL,
         reason TEXT NOT NULL,
         record TEXT NOT NULL,
         PRIMARY KEY (event, revision)) WITHOUT ROWID;
     CREATE TABLE tombstones (
         event TEXT PRIMARY KEY,
         at TEXT NOT NULL,
         reason TEXT NOT NULL,
         merged_into TEXT) WITHOUT ROWID;
     CREATE VIRTUAL TABLE search USING fts5 (
         words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');",
    // 2: which rows of events changed at which revision, for the index in memory; how many reports and events there are;
    // what a report that is corrected touches.
    "CREATE TABLE changes (
         revision INTEGER NOT NULL,
         event INTEGER NOT NULL,
         PRIMARY KEY (revision, event)) WITHOUT ROWID;
     INSERT INTO meta SELECT 'reports', count(*) FROM reports;
     INSERT INTO meta SELECT 'events', count(*) FROM events;
     -- What is asked, and checked, where a report is corrected or taken out.
     CREATE INDEX mentions_of_report ON mentions (report);
     CREATE INDEX blocks_of_mention ON blocks (mention);
     CREATE TRIGGER report_came AFTER INSERT ON reports BEGIN
         UPDATE meta SET value = value + 1 WHERE name = 'reports'; END;
     CREATE TRIGGER report_went AFTER DELETE ON reports BEGIN
         UPDATE meta SET value = value - 1 WHERE name = 'reports'; END;
     CREATE TRIGGER event_came AFTER INSERT ON events BEGIN
         UPDATE meta SET value = value + 1 WHERE name = 'events'; END;
     CREATE TRIGGER event_went AFTER DELETE ON events BEGIN
         UPDATE meta SET value = value - 1 WHERE name = 'events'; END;",
];

/// Checks the tables of a store that is only read.
pub(super) fn check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let number = |name: &str| {
        connection
            .query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i32>(0))
            .map_err(|source| StoreError::from_sql(path, source))
    };
    let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    let path = || path.to_path_buf();
    if number("application_id")? != APPLICATION_ID {
        return Err(StoreError::NotAStore { path: path() });
    }
    let found = number("user_version")?.cast_unsigned();
    match found.cmp(&known) {
        std::cmp::Ordering::Greater => Err(StoreError::Newer {
            path: path(),
            found,
            known,
        }),
        std::cmp::Ordering::Less => Err(StoreError::Older {
            path: path(),
            found,
            known,
        }),
        std::cmp::Ordering::Equal => Ok(()),
    }
}

/// Opens the tables: makes them in a new file, brings older ones up to date, refuses newer and foreign ones.
pub(super) fn open(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::from_sql(path, source);
    let transaction = connection
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
        .map_err(failed)?;
    let number = |name: &str| {
        transaction.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i32>(0))
    };
    let application = number("application_id").map_err(failed)?;
    let version = number("user_version").map_err(failed)?.cast_unsigned();
    let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    if application != APPLICATION_ID {
        let tables: i64 = transaction
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .map_err(failed)?;
        if application != 0 || tables != 0 {
            return Err(StoreError::NotAStore {
                path: path.to_path_buf(),
            });
        }
        transaction
            .pragma_update(None, "application_id", APPLICATION_ID)
            .map_err(failed)?;
    }
    if version > known {
        return Err(StoreError::Newer {
            path: path.to_path_buf(),
            found: version,
            known,
        });
    }
    for migration in &MIGRATIONS[version as usize..] {
        transaction.execute_batch(migration).map_err(failed)?;
    }
    transaction
        .pragma_update(None, "user_version", known)
        .map_err(failed)?;
    transaction.commit().map_err(failed)
}
