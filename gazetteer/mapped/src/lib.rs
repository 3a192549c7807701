//! Opens an index file by mapping it into memory: nothing is read until it is asked for, and what is read can be given
//! back. A crate of its own, because mapping is the only call in the project that is not safe by its type.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use dateline_gazetteer::{Bytes, Gazetteer, OpenError};
use memmap2::Mmap;

/// How closely a file is looked at before it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Format, lengths and the checksum of the header.
    Header,
    /// Every byte against the checksum of the contents.
    Whole,
}

/// Why a file was not opened.
#[derive(Debug, thiserror::Error)]
pub enum MapError {
    /// There is no file.
    #[error("{}: there is no such gazetteer file; make it with `dateline gazetteer import`", .path.display())]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// It cannot be read.
    #[error("{}: the gazetteer file cannot be read ({cause}); check its permissions", .path.display())]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// It is no index of this program, or not a whole one.
    #[error("{}: {cause}; move the file away, or make it again with `dateline gazetteer import`", .path.display())]
    Refused {
        /// The path.
        path: PathBuf,
        /// What is wrong with it.
        cause: OpenError,
    },
}

/// Opens an index file.
///
/// The file must not be written to while it is open: `dateline` never does, a new index takes the place of the old one
/// by renaming. Where another program cuts it short all the same, the system ends this one on reading behind the cut.
///
/// # Errors
/// Where there is no such file, or it is not a whole index of this format.
pub fn open(path: &Path, check: Check) -> Result<Gazetteer, MapError> {
    let unreadable = |cause: io::Error| match cause.kind() {
        io::ErrorKind::NotFound => MapError::Missing {
            path: path.to_owned(),
        },
        _ => MapError::Unreadable {
            path: path.to_owned(),
            cause,
        },
    };
    let refused = |cause| MapError::Refused {
        path: path.to_owned(),
        cause,
    };
    let gazetteer = Gazetteer::from_bytes(map(path).map_err(unreadable)?).map_err(refused)?;
    if check == Check::Whole {
        let file = File::open(path).map_err(unreadable)?;
        gazetteer
            .verify_file(file)
            .map_err(unreadable)?
            .map_err(refused)?;
    }
    Ok(gazetteer)
}

fn map(path: &Path) -> io::Result<Bytes> {
    let file = File::open(path)?;
    if file.metadata()?.len() == 0 {
        // Nothing cannot be mapped; opened as bytes it is refused with the right words.
        return Ok(Bytes::from(Vec::new()));
    }
    #[expect(
        unsafe_code,
        reason = "index files are replaced by renaming and never written in place; reads past the end of what was \
                  mapped are checked"
    )]
    let map = unsafe { Mmap::map(&file)? };
    Ok(Bytes::from_owner(map))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use dateline_gazetteer::build::{Builder, Workspace};

    use super::{Check, MapError, open};

    fn index() -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        Builder::new(Workspace::memory())
            .finish(&mut bytes)
            .expect("written");
        bytes.into_inner()
    }

    #[track_caller]
    fn check_refused(bytes: &[u8], check: Check, words: &str) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("my.idx");
        fs::write(&path, bytes).expect("written");
        let error = open(&path, check).expect_err("refused").to_string();
        for words in ["my.idx", words, "gazetteer import"] {
            assert!(error.contains(words), "`{words}` is not in: {error}");
        }
    }

    #[test]
    fn a_whole_file_opens() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("my.idx");
        fs::write(&path, index()).expect("written");
        assert!(open(&path, Check::Whole).expect("opens").is_empty());
    }

    #[test]
    fn what_is_no_whole_index_is_refused_with_its_name_and_the_remedy() {
        check_refused(b"", Check::Header, "not a gazetteer index");
        check_refused(b"id\tname\n", Check::Header, "not a gazetteer index");
        let whole = index();
        check_refused(&whole[..whole.len() / 2], Check::Header, "cut short");
        let mut old = whole.clone();
        old[8] = 1;
        check_refused(&old, Check::Header, "format 1");
        let mut damaged = whole;
        if let Some(last) = damaged.last_mut() {
            *last ^= 1;
        }
        check_refused(&damaged, Check::Whole, "damaged");
    }

    #[test]
    fn a_missing_file_is_said_to_be_missing() {
        let error = open("nowhere.idx".as_ref(), Check::Header).expect_err("missing");
        assert!(matches!(error, MapError::Missing { .. }));
    }
}
