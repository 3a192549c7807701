//! Putting the new index in the place of the old one: whole, or not at all.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use dateline_gazetteer::Gazetteer;
use dateline_gazetteer::build::Builder;
use dateline_gazetteer_mapped::{Check, MapError, open};
use tempfile::NamedTempFile;

use super::ImportError;

/// Bytes that are written at once.
const BUFFER: usize = 1 << 20;

/// Returns the folder of the index file; makes it where it is missing.
pub(super) fn folder_of(out: &Path) -> Result<PathBuf, ImportError> {
    let folder = match out.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder).map_err(|cause| ImportError::Place {
        path: out.to_owned(),
        cause,
    })?;
    Ok(folder.to_owned())
}

/// Writes the index beside its place, looks at every byte again, and renames it into its place.
pub(super) fn write(builder: Builder, out: &Path) -> Result<Gazetteer, ImportError> {
    let folder = folder_of(out)?;
    let place = |cause| ImportError::Place {
        path: out.to_owned(),
        cause,
    };
    let mut file = NamedTempFile::new_in(&folder).map_err(place)?;
    let mut writer = BufWriter::with_capacity(BUFFER, file.as_file_mut());
    builder
        .finish(&mut writer)
        .map_err(|cause| ImportError::Build {
            path: out.to_owned(),
            cause,
        })?;
    writer.flush().map_err(place)?;
    drop(writer);
    file.as_file().sync_all().map_err(place)?;
    open(file.path(), Check::Whole).map_err(|error| match error {
        MapError::Refused { cause, .. } => ImportError::NotWhole {
            path: out.to_owned(),
            cause,
        },
        MapError::Unreadable { cause, .. } => place(cause),
        MapError::Missing { .. } => place(std::io::ErrorKind::NotFound.into()),
    })?;
    // A temporary file is its maker's alone; an index may be read by all who may read the folder.
    make_readable(file.as_file()).map_err(place)?;
    file.persist(out).map_err(|failed| place(failed.error))?;
    // The renaming is safe once the folder is written.
    if let Ok(folder) = File::open(&folder) {
        drop(folder.sync_all());
    }
    open(out, Check::Header).map_err(|_| place(std::io::ErrorKind::NotFound.into()))
}

#[cfg(unix)]
fn make_readable(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &File) -> std::io::Result<()> {
    Ok(())
}
