//! What can go wrong with the store; each error names the path and says what to do.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The directory cannot be made.
    #[error("{}: the data directory cannot be made ({source}); give another with --data", .path.display())]
    Directory {
        /// The directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Nothing is kept there.
    #[error("{}: there is no store in this directory; give the store's directory with --data, or make one with `dateline ingest`", .path.display())]
    Missing {
        /// The directory.
        path: PathBuf,
    },
    /// It is there and may not be read.
    #[error("{}: the store cannot be read ({source}); ask its owner, or give another directory with --data", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// An earlier version of the program made it, and it cannot be brought up to date where it is.
    #[error("{}: the store has version {found} and is read-only; open it once where it can be written, to bring it up to version {known}", .path.display())]
    Older {
        /// The file.
        path: PathBuf,
        /// The file's version.
        found: u32,
        /// The version known here.
        known: u32,
    },
    /// It is there and is no directory.
    #[error("{}: this is not a directory; give a directory with --data", .path.display())]
    NotADirectory {
        /// The path.
        path: PathBuf,
    },
    /// It cannot be written to.
    #[error("{}: the data directory is read-only; make it writable, or give another with --data", .path.display())]
    ReadOnly {
        /// The directory or file.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("{}: the disk is full; nothing of the last report was kept: make room and ingest it again", .path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// The file is no store.
    #[error("{}: this file is not a dateline store; move it away, or give another directory with --data", .path.display())]
    NotAStore {
        /// The file.
        path: PathBuf,
    },
    /// The file is damaged.
    #[error("{}: the store is damaged ({detail}); restore a backup, or move it away and ingest the reports again", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        detail: String,
    },
    /// A later version of the program made it.
    #[error("{}: the store has version {found} and this program knows {known}; use the newer program", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The file's version.
        found: u32,
        /// The newest version known here.
        known: u32,
    },
    /// Another process writes for too long.
    #[error("{}: another process holds the store; wait until its ingest is done", .path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// Anything else that the database says.
    #[error("{}: the store failed ({source})", .path.display())]
    Sql {
        /// The file.
        path: PathBuf,
        /// What the database said.
        source: rusqlite::Error,
    },
}

impl StoreError {
    /// Sorts what the database said by its cause.
    pub(super) fn from_sql(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_path_buf();
        let code = source.sqlite_error_code();
        match code {
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::ReadOnly { path }
            }
            Some(ErrorCode::DiskFull) => Self::Full { path },
            Some(ErrorCode::NotADatabase) => Self::NotAStore { path },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged {
                path,
                detail: source.to_string(),
            },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path },
            _ => Self::Sql { path, source },
        }
    }
}
