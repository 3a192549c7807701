//! Where reports come from: files, directories walked in order of name, standard input; gzip undone.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::error::ReadError;

/// The largest input that is read whole.
const MAX_BYTES: usize = 512 * 1024 * 1024;

/// The name that stands for standard input.
pub const STDIN: &str = "-";

/// Names of files that are reports when a directory is walked; each may also end in `.gz`.
const EXTENSIONS: [&str; 10] = [
    "txt",
    "text",
    "md",
    "html",
    "htm",
    "xhtml",
    "json",
    "jsonl",
    "ndjson",
    "jsonlines",
];

/// Returns the files that `path` stands for: itself, or the reports of the directory, sorted by name.
///
/// # Errors
/// Where nothing is there, it cannot be read, or the directory holds no report.
pub fn files(path: &Path) -> Result<Vec<PathBuf>, ReadError> {
    let input = path.display().to_string();
    if input == STDIN {
        return Ok(vec![path.to_path_buf()]);
    }
    let metadata = fs::metadata(path).map_err(|source| unreadable(&input, source))?;
    if !metadata.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut found = Vec::new();
    let mut open = vec![path.to_path_buf()];
    while let Some(directory) = open.pop() {
        let name = directory.display().to_string();
        let entries = fs::read_dir(&directory).map_err(|source| unreadable(&name, source))?;
        for entry in entries {
            let entry = entry.map_err(|source| unreadable(&name, source))?;
            let path = entry.path();
            // Links to directories are not followed: they can lead round in a circle.
            let kind = entry
                .file_type()
                .map_err(|source| unreadable(&name, source))?;
            if kind.is_dir() {
                open.push(path);
            } else if is_report_name(&path) {
                found.push(path);
            }
        }
    }
    if found.is_empty() {
        return Err(ReadError::EmptyDirectory { input });
    }
    found.sort();
    Ok(found)
}

fn is_report_name(path: &Path) -> bool {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    // A README beside the reports is about them and is not one.
    !name.starts_with('.')
        && !name.starts_with("readme")
        && name
            .rsplit_once('.')
            .is_some_and(|(_, extension)| EXTENSIONS.contains(&extension))
}

/// Reads all bytes of a file or, for `-`, of standard input.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    let input = path.display().to_string();
    let mut bytes = Vec::new();
    let limit = MAX_BYTES as u64 + 1;
    let read = if input == STDIN {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    read.map_err(|source| unreadable(&input, source))?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        bytes = gunzip(&input, &bytes)?;
    }
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge {
            input,
            limit_mb: MAX_BYTES / 1024 / 1024,
        });
    }
    Ok(bytes)
}

fn gunzip(input: &str, packed: &[u8]) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    flate2::read::MultiGzDecoder::new(packed)
        .take(MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| ReadError::Gzip {
            input: input.to_owned(),
            source,
        })?;
    Ok(bytes)
}

fn unreadable(input: &str, source: io::Error) -> ReadError {
    let input = input.to_owned();
    match source.kind() {
        io::ErrorKind::NotFound => ReadError::Missing { input },
        io::ErrorKind::IsADirectory => ReadError::Directory { input },
        _ => ReadError::Unreadable { input, source },
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{bytes, files};

    #[test]
    fn a_directory_gives_its_reports_in_order_of_name() {
        let directory = tempfile::tempdir().expect("a directory");
        for name in ["b.txt", "a.html", "README.md", "map.png", ".hidden.txt"] {
            fs::write(directory.path().join(name), "x").expect("written");
        }
        fs::create_dir(directory.path().join("c")).expect("made");
        fs::write(directory.path().join("c/d.jsonl.gz"), "x").expect("written");
        let names: Vec<String> = files(directory.path())
            .expect("reports")
            .iter()
            .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
            .collect();
        assert_eq!(names, ["a.html", "b.txt", "d.jsonl.gz"]);
    }

    #[test]
    fn a_missing_path_and_an_empty_directory_say_so() {
        let directory = tempfile::tempdir().expect("a directory");
        let missing = files(&directory.path().join("nothing")).expect_err("nothing is there");
        assert!(missing.to_string().contains("no such file"), "{missing}");
        let empty = files(directory.path()).expect_err("it is empty");
        assert!(empty.to_string().contains("holds no report"), "{empty}");
    }

    #[test]
    fn gzip_is_undone() {
        use std::io::Write;
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("a.txt.gz");
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(b"Two killed in Hama.").expect("packed");
        let packed = encoder.finish().expect("packed");
        fs::write(&path, &packed).expect("written");
        assert_eq!(bytes(&path).expect("read"), b"Two killed in Hama.");
        fs::write(&path, &packed[..packed.len() - 6]).expect("written");
        assert!(
            bytes(&path)
                .expect_err("cut off")
                .to_string()
                .contains("damaged")
        );
    }
}
