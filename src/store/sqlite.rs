//! The store of one machine: an SQLite file as the truth, the columns in memory for every list and count.
//!
//! Write-ahead log, synchronous to the disk at every commit, one writer at a time. Another process may write while
//! this one reads: the index follows the changes that every writer notes, and is read anew only where too many were missed.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use dateline_gazetteer::Gazetteer;
use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::columns::Index;
use super::shelf::Shelf;
use super::{
    Changes, Cursor, Facets, Filter, Found, Ingested, Kept, Merging, ReportHead, Store, StoreError,
    Totals, ingest, query, schema,
};
use crate::event::{EventId, EventMention};
use crate::report::{Report, ReportId};

/// The name of the store's file in the data directory.
const FILE: &str = "dateline.sqlite";

/// How long a writer waits for another one.
const BUSY_TIMEOUT: Duration = Duration::from_secs(20);

/// How the file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Access {
    /// To read and to write.
    Write,
    /// To read, while others may write.
    Read,
    /// To read a file that nobody writes: no log, no lock.
    Still,
}

impl Access {
    fn connect(self, path: &Path) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reading = flags | OpenFlags::SQLITE_OPEN_READ_ONLY;
        let connection = match self {
            Self::Write => Connection::open(path)?,
            Self::Read => Connection::open_with_flags(path, reading)?,
            Self::Still => {
                Connection::open_with_flags(format!("{}?immutable=1", file_address(path)), reading)?
            }
        };
        connection.busy_timeout(BUSY_TIMEOUT)?;
        if self == Self::Write {
            connection.pragma_update(None, "journal_mode", "WAL")?;
            // NORMAL would lose what was acknowledged when the power goes.
            connection.pragma_update(None, "synchronous", "FULL")?;
            connection.pragma_update(None, "foreign_keys", true)?;
        } else {
            // The first question shows whether the file can be read at all.
            connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        }
        connection.set_prepared_statement_cache_capacity(64);
        Ok(connection)
    }
}

/// Returns the address of a file as SQLite reads it: what has a meaning in an address is escaped.
fn file_address(path: &Path) -> String {
    let mut address = "file:".to_owned();
    for c in path.to_string_lossy().chars() {
        match c {
            '%' | '?' | '#' => address.push_str(&format!("%{:02x}", u32::from(c))),
            c => address.push(c),
        }
    }
    address
}

/// A store in an SQLite file.
pub struct SqliteStore {
    path: PathBuf,
    gazetteer: Gazetteer,
    merging: Box<dyn Merging>,
    access: Access,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    shelf: Arc<Shelf>,
}

impl SqliteStore {
    /// Opens the store in a data directory, making both where they are missing.
    ///
    /// # Errors
    /// Where the directory cannot be made or written, or its file is no store, damaged, or from a newer program.
    pub fn open(
        directory: &Path,
        gazetteer: Gazetteer,
        merging: Box<dyn Merging>,
    ) -> Result<Self, StoreError> {
        let path = directory.join(FILE);
        let writer = Self::writer(directory, &path)?;
        Self::with(path, Access::Write, writer, gazetteer, merging)
    }

    fn writer(directory: &Path, path: &Path) -> Result<Connection, StoreError> {
        check_directory(directory)?;
        // Marked read-only is read-only, also for a superuser who could write all the same.
        if std::fs::metadata(path).is_ok_and(|found| found.permissions().readonly()) {
            return Err(StoreError::ReadOnly {
                path: path.to_path_buf(),
            });
        }
        let mut writer = Access::Write
            .connect(path)
            .map_err(|source| StoreError::from_sql(path, source))?;
        schema::open(&mut writer, path)?;
        Ok(writer)
    }

    /// Opens a store that is there; one that cannot be written is read as it is.
    ///
    /// # Errors
    /// Where there is none, or it cannot be read, is damaged, or from a newer program.
    pub fn open_existing(
        directory: &Path,
        gazetteer: Gazetteer,
        merging: Box<dyn Merging>,
    ) -> Result<Self, StoreError> {
        let path = directory.join(FILE);
        match std::fs::File::open(&path) {
            Ok(_) => {}
            Err(source) if source.kind() == std::io::ErrorKind::PermissionDenied => {
                return Err(StoreError::Unreadable { path, source });
            }
            Err(_) if directory.exists() && !directory.is_dir() => {
                return Err(StoreError::NotADirectory {
                    path: directory.to_path_buf(),
                });
            }
            Err(_) => {
                return Err(StoreError::Missing {
                    path: directory.to_path_buf(),
                });
            }
        }
        match Self::writer(directory, &path) {
            Err(StoreError::ReadOnly { .. }) => {}
            Err(error) => return Err(error),
            Ok(writer) => return Self::with(path, Access::Write, writer, gazetteer, merging),
        }
        let failed = |source| StoreError::from_sql(&path, source);
        // Beside a writer of another user the log can be read too; without one, there is no log and none can be made.
        let (access, reader) = match Access::Read.connect(&path) {
            Ok(reader) => (Access::Read, reader),
            Err(_) => (Access::Still, Access::Still.connect(&path).map_err(failed)?),
        };
        schema::check(&reader, &path)?;
        Self::with(path, access, reader, gazetteer, merging)
    }

    fn with(
        path: PathBuf,
        access: Access,
        writer: Connection,
        gazetteer: Gazetteer,
        merging: Box<dyn Merging>,
    ) -> Result<Self, StoreError> {
        let store = Self {
            gazetteer,
            merging,
            access,
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
            shelf: Arc::default(),
            path,
        };
        store.index()?;
        Ok(store)
    }

    /// Tells whether the store can be read only.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.access != Access::Write
    }

    /// Returns the path of the store's file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Checks the whole file, and that every event can be read.
    ///
    /// # Errors
    /// Where it is damaged.
    pub fn check(&self) -> Result<Totals, StoreError> {
        let damaged = |detail: String| StoreError::Damaged {
            path: self.path.clone(),
            detail,
        };
        self.read(|connection| {
            connection.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0))
        })
        .and_then(|answer| {
            if answer == "ok" {
                Ok(())
            } else {
                Err(damaged(answer))
            }
        })?;
        let rows: Vec<u32> = self.read(|connection| {
            let mut statement = connection.prepare("SELECT row FROM events")?;
            statement.query_map([], |row| row.get(0))?.collect()
        })?;
        for row in rows {
            self.with_reader(|connection| {
                query::event(connection, row, &self.gazetteer, &self.path)
            })?;
        }
        self.totals()
    }

    /// Writes a whole copy of the store to a new file, while others may read and write.
    ///
    /// # Errors
    /// Where the file exists or cannot be written.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        let target = to.to_string_lossy();
        let failed = |source| StoreError::from_sql(to, source);
        // A connection of its own: the copy takes as long as it takes, and the writer goes on meanwhile.
        let connection = self.access.connect(&self.path).map_err(failed)?;
        connection
            .execute("VACUUM INTO ?1", [target.as_ref()])
            .map(drop)
            .map_err(failed)
    }

    /// Gives room that deleted rows left back to the disk.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn compact(&self) -> Result<(), StoreError> {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        writer
            .execute_batch("INSERT INTO search (search) VALUES ('optimize'); VACUUM; PRAGMA wal_checkpoint(TRUNCATE);")
            .map_err(|source| StoreError::from_sql(&self.path, source))
    }

    /// Returns what writing needs beside the connection.
    fn around(&self, now: Timestamp) -> ingest::Around<'_> {
        ingest::Around {
            path: &self.path,
            gazetteer: &self.gazetteer,
            merging: self.merging.as_ref(),
            now,
        }
    }

    /// Runs a question on one of the reading connections.
    fn with_reader<T>(
        &self,
        question: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let idle = self
            .readers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self
                .open_reader()
                .map_err(|source| StoreError::from_sql(&self.path, source))?,
        };
        let answer = question(&connection);
        self.readers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(connection);
        answer
    }

    pub(super) fn read<T>(
        &self,
        question: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        self.with_reader(|connection| {
            question(connection).map_err(|source| StoreError::from_sql(&self.path, source))
        })
    }

    fn open_reader(&self) -> rusqlite::Result<Connection> {
        let connection = self.access.connect(&self.path)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(connection)
    }

    /// Returns the index of the current revision.
    fn index(&self) -> Result<Arc<Index>, StoreError> {
        self.shelf.at(self.revision()?, |known| {
            self.with_reader(|connection| query::news(connection, known, &self.path))
        })
    }
}

impl Store for SqliteStore {
    fn revision(&self) -> Result<u64, StoreError> {
        self.read(query::revision)
    }

    fn has_report(&self, id: &ReportId) -> Result<bool, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT 1 FROM reports WHERE id = ?1")?;
            statement.exists([&id.0])
        })
    }

    fn ingest(
        &self,
        report: &Report,
        mentions: &[EventMention],
        now: Timestamp,
    ) -> Result<Ingested, StoreError> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        ingest::ingest(&mut writer, &self.around(now), report, mentions)
    }

    fn revise(
        &self,
        report: &Report,
        mentions: &[EventMention],
        now: Timestamp,
    ) -> Result<Option<Changes>, StoreError> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        ingest::revise(&mut writer, &self.around(now), report, mentions)
    }

    fn remove(&self, id: &ReportId, now: Timestamp) -> Result<Option<Changes>, StoreError> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        ingest::remove(&mut writer, &self.around(now), id)
    }

    fn report_heads(&self) -> Result<Vec<ReportHead>, StoreError> {
        self.read(query::all_heads)
    }

    fn find(
        &self,
        filter: &Filter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Found, StoreError> {
        let index = self.index()?;
        self.with_reader(|connection| {
            let rows = query::rows_with_words(connection, filter, &self.path)?;
            let (total, rows, next) = index.find(filter, rows.as_ref(), after, limit);
            let mut events = Vec::with_capacity(rows.len());
            for row in rows {
                // An event that another process withdrew since the columns were built is left out.
                events.extend(query::event(connection, row, &self.gazetteer, &self.path)?);
            }
            Ok(Found {
                total,
                events,
                next,
            })
        })
    }

    fn facets(&self, filter: &Filter) -> Result<Facets, StoreError> {
        let index = self.index()?;
        let rows =
            self.with_reader(|connection| query::rows_with_words(connection, filter, &self.path))?;
        Ok(index.facets(filter, rows.as_ref()))
    }

    fn event(&self, id: &EventId) -> Result<Option<Kept>, StoreError> {
        let row: Option<u32> = self.read(|connection| {
            connection
                .query_row("SELECT row FROM events WHERE id = ?1", [&id.0], |row| {
                    row.get(0)
                })
                .optional()
        })?;
        self.with_reader(|connection| match row {
            Some(row) => Ok(query::event(connection, row, &self.gazetteer, &self.path)?
                .map(|event| Kept::Current(Box::new(event)))),
            None => query::tombstone(connection, id)
                .map_err(|source| StoreError::from_sql(&self.path, source)),
        })
    }

    fn report(&self, id: &ReportId) -> Result<Option<Report>, StoreError> {
        self.read(|connection| query::report(connection, id))
    }

    fn totals(&self) -> Result<Totals, StoreError> {
        let index = self.index()?;
        let (reports, events) = self.read(query::counts)?;
        Ok(Totals {
            reports,
            events,
            plotted: index.len(),
            days: index.days(),
        })
    }
}

/// Makes the directory, and refuses one that cannot be written, before the database says less clearly so.
fn check_directory(directory: &Path) -> Result<(), StoreError> {
    let path = || directory.to_path_buf();
    match std::fs::metadata(directory) {
        Ok(found) if !found.is_dir() => Err(StoreError::NotADirectory { path: path() }),
        // Marked read-only is read-only, also for a superuser who could write all the same.
        Ok(found) if found.permissions().readonly() => Err(StoreError::ReadOnly { path: path() }),
        Ok(_) => Ok(()),
        Err(_) => std::fs::create_dir_all(directory).map_err(|source| match source.kind() {
            std::io::ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly { path: path() },
            _ => StoreError::Directory {
                path: path(),
                source,
            },
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Access, Connection, file_address};

    #[test]
    fn a_file_is_read_where_nothing_can_be_made_beside_it() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("100% odd?#.sqlite");
        Connection::open(&path)
            .and_then(|made| made.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE a (b);"))
            .expect("made");
        let still = Access::Still.connect(&path).expect("it opens");
        still
            .query_row("SELECT count(*) FROM a", [], |_| Ok(()))
            .expect("read");
        assert_eq!(
            std::fs::read_dir(directory.path()).expect("read").count(),
            1,
            "only the file is there"
        );
        assert!(file_address(&path).ends_with("100%25 odd%3f%23.sqlite"));
    }
}
