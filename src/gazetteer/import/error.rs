//! What can go wrong while a gazetteer is imported; each error names the file and says what to do. The index that was
//! there stays as it was.

use std::io;
use std::path::PathBuf;

use dateline_gazetteer::OpenError;
use dateline_gazetteer::build::BuildError;

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Nothing is there.
    #[error("{}: no such file; check the path", .path.display())]
    Missing {
        /// The path as given.
        path: PathBuf,
    },
    /// It cannot be opened, or is cut short or damaged on the way.
    #[error("{}: cannot be read to its end ({cause}); it may be cut short: get it again", .path.display())]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// What the system or the unpacking said.
        cause: io::Error,
    },
    /// An archive that is none, or not a whole one.
    #[error("{}: not a whole zip archive ({cause}); get it again", .path.display())]
    Archive {
        /// The path as given.
        path: PathBuf,
        /// What is wrong with it.
        cause: zip::result::ZipError,
    },
    /// A folder or an archive without a table.
    #[error("{}: holds no table; tables are .txt, .tsv and .csv files", .path.display())]
    NoTable {
        /// The path as given.
        path: PathBuf,
    },
    /// No first line is like that of a known table.
    #[error(
        "{file}: not a table that can be imported; known are GeoNames' dumps as they are published (19 columns, \
         alternateNamesV2, admin1CodesASCII, admin2Codes, countryInfo, hierarchy) and CSV with a header line that has \
         at least `name`, `lat` and `lon`"
    )]
    UnknownTable {
        /// The file, with the archive that holds it.
        file: String,
    },
    /// Everything was left out.
    #[error("nothing was kept of {files}; the report above says why")]
    NothingKept {
        /// The files as given.
        files: String,
    },
    /// The index was not built.
    #[error("{}: the index cannot be made: {cause}; make room, or give another place with --data or --out", .path.display())]
    Build {
        /// The index file.
        path: PathBuf,
        /// What is wrong.
        cause: BuildError,
    },
    /// The index was not put in its place.
    #[error("{}: the index cannot be put there ({cause}); make the folder writable, or give another place with --data or --out", .path.display())]
    Place {
        /// The index file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The index that was written cannot be read again.
    #[error("{}: the new index is not whole ({cause}); the disk may be failing", .path.display())]
    NotWhole {
        /// The index file.
        path: PathBuf,
        /// What is wrong with it.
        cause: OpenError,
    },
}
