//! The files of an import: plain, gzip or zip, and which table each holds.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use super::ImportError;
use super::lines::{Line, Lines};

/// Bytes that are read at once.
const BUFFER: usize = 1 << 18;
/// Lines that are looked at to know a table.
const LINES_LOOKED_AT: u64 = 200;
/// What an archive of GeoNames holds beside its table.
const NO_TABLES: [&str; 2] = ["readme.txt", "iso-languagecodes.txt"];

/// The tables that are known, in the order in which they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    Places,
    Csv,
    Countries,
    Admin1Codes,
    Admin2Codes,
    Names,
    Hierarchy,
}

impl Table {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Places => "places of GeoNames",
            Self::Csv => "places of a CSV file",
            Self::Countries => "countries of GeoNames",
            Self::Admin1Codes => "first-level divisions of GeoNames",
            Self::Admin2Codes => "second-level divisions of GeoNames",
            Self::Names => "alternate names of GeoNames",
            Self::Hierarchy => "hierarchy of GeoNames",
        }
    }

    /// Knows a table by a line of it.
    fn of_line(line: &str) -> Option<Self> {
        let cells: Vec<&str> = line.split('\t').collect();
        let is_number = |cell: &str| !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit());
        let is_code = |cell: &str, dots: usize| {
            cell.get(..2)
                .is_some_and(|c| c.bytes().all(|b| b.is_ascii_uppercase()))
                && cell.matches('.').count() == dots
        };
        let first = *cells.first()?;
        Some(match cells.len() {
            15..=19 if is_number(first) => Self::Places,
            17..=19 if is_code(first, 0) && first.len() == 2 => Self::Countries,
            8..=10 if is_number(first) && is_number(cells[1]) => Self::Names,
            4 if is_code(first, 1) => Self::Admin1Codes,
            4 if is_code(first, 2) => Self::Admin2Codes,
            2..=3 if is_number(first) && is_number(cells[1]) => Self::Hierarchy,
            _ => return None,
        })
    }
}

/// A file, or a member of an archive.
#[derive(Clone, Debug)]
pub(super) struct Input {
    path: PathBuf,
    packing: Packing,
    /// For people: the name of the file, without its folder, and the member.
    pub(super) name: String,
    /// Bytes as packed.
    pub(super) len: u64,
}

#[derive(Clone, Debug)]
enum Packing {
    Plain,
    Gzip,
    Zip { index: usize },
}

/// The contents of an input, unpacked.
pub(super) struct Rows<'r> {
    pub(super) reader: Box<dyn BufRead + 'r>,
    read: Arc<AtomicU64>,
}

impl Rows<'_> {
    /// Returns how many packed bytes have been read.
    pub(super) fn bytes_read(&self) -> impl Fn() -> u64 + use<> {
        let read = Arc::clone(&self.read);
        move || read.load(Ordering::Relaxed)
    }
}

impl Input {
    /// Finds the inputs at a path: of a folder and of an archive, every table.
    pub(super) fn find(path: &Path) -> Result<Vec<Self>, ImportError> {
        let unreadable = |cause| unreadable(path, cause);
        let metadata = std::fs::metadata(path).map_err(unreadable)?;
        if metadata.is_dir() {
            let mut files: Vec<PathBuf> = Vec::new();
            for entry in std::fs::read_dir(path).map_err(unreadable)? {
                files.push(entry.map_err(unreadable)?.path());
            }
            files.retain(|file| file.is_file() && is_table(&file.to_string_lossy(), true));
            files.sort();
            let mut found = Vec::new();
            for file in &files {
                found.extend(Self::find(file)?);
            }
            return match found.is_empty() {
                true => Err(ImportError::NoTable {
                    path: path.to_owned(),
                }),
                false => Ok(found),
            };
        }
        let mut magic = [0; 4];
        let mut file = File::open(path).map_err(unreadable)?;
        let got = read_up_to(&mut file, &mut magic).map_err(unreadable)?;
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy().into_owned();
        match &magic[..got] {
            [b'P', b'K', ..] => Self::members(path, &name),
            [0x1f, 0x8b, ..] => Ok(vec![Self {
                path: path.to_owned(),
                packing: Packing::Gzip,
                name,
                len: metadata.len(),
            }]),
            _ => Ok(vec![Self {
                path: path.to_owned(),
                packing: Packing::Plain,
                name,
                len: metadata.len(),
            }]),
        }
    }

    fn members(path: &Path, name: &str) -> Result<Vec<Self>, ImportError> {
        let broken = |cause| ImportError::Archive {
            path: path.to_owned(),
            cause,
        };
        let file = File::open(path).map_err(|cause| unreadable(path, cause))?;
        let mut archive = ZipArchive::new(BufReader::new(file)).map_err(broken)?;
        let mut members = Vec::new();
        for index in 0..archive.len() {
            let member = archive.by_index_raw(index).map_err(broken)?;
            let member_name = member.name().map_err(broken)?;
            if member.is_file() && is_table(&member_name, false) {
                members.push(Self {
                    path: path.to_owned(),
                    packing: Packing::Zip { index },
                    name: format!("{name}/{member_name}"),
                    len: member.compressed_size(),
                });
            }
        }
        if members.is_empty() {
            return Err(ImportError::NoTable {
                path: path.to_owned(),
            });
        }
        Ok(members)
    }

    /// Opens the input, unpacks it and has it read.
    pub(super) fn open<T>(
        &self,
        read_rows: impl FnOnce(Rows<'_>) -> Result<T, ImportError>,
    ) -> Result<T, ImportError> {
        let read = Arc::new(AtomicU64::new(0));
        let file = File::open(&self.path).map_err(|cause| self.unreadable(cause))?;
        let counted = Counted {
            inner: file,
            read: Arc::clone(&read),
        };
        let packed = BufReader::with_capacity(BUFFER, counted);
        match &self.packing {
            Packing::Plain => read_rows(Rows {
                reader: Box::new(packed),
                read,
            }),
            Packing::Gzip => read_rows(Rows {
                reader: Box::new(BufReader::with_capacity(
                    BUFFER,
                    MultiGzDecoder::new(packed),
                )),
                read,
            }),
            Packing::Zip { index } => {
                let broken = |cause| ImportError::Archive {
                    path: self.path.clone(),
                    cause,
                };
                let mut archive = ZipArchive::new(packed).map_err(broken)?;
                let unpacked = archive.by_index(*index).map_err(broken)?;
                read.store(0, Ordering::Relaxed);
                read_rows(Rows {
                    reader: Box::new(BufReader::with_capacity(BUFFER, unpacked)),
                    read,
                })
            }
        }
    }

    /// Finds out which table it is, by the first line that is like one.
    pub(super) fn table(&self) -> Result<Table, ImportError> {
        self.open(|mut rows| {
            let mut lines = Lines::new(&mut *rows.reader);
            while lines.number() < LINES_LOOKED_AT {
                let is_first = lines.number() == 0;
                let line = match lines.next().map_err(|cause| self.unreadable(cause))? {
                    Some(Line::Bytes(line)) => String::from_utf8_lossy(line).into_owned(),
                    Some(Line::TooLong) => continue,
                    None => break,
                };
                if is_first && super::plain_csv::is_header(&line) {
                    return Ok(Table::Csv);
                }
                if let Some(table) = Table::of_line(&line) {
                    return Ok(table);
                }
            }
            Err(ImportError::UnknownTable {
                file: self.name.clone(),
            })
        })
    }

    pub(super) fn unreadable(&self, cause: io::Error) -> ImportError {
        unreadable(&self.path, cause)
    }
}

fn unreadable(path: &Path, cause: io::Error) -> ImportError {
    let path = path.to_owned();
    match cause.kind() {
        io::ErrorKind::NotFound => ImportError::Missing { path },
        _ => ImportError::Unreadable { path, cause },
    }
}

fn is_table(name: &str, may_be_packed: bool) -> bool {
    let name = name.to_ascii_lowercase();
    let bare = name.rsplit(['/', '\\']).next().unwrap_or(&name);
    let ends = |ends: &[&str]| ends.iter().any(|end| bare.ends_with(end));
    !NO_TABLES.contains(&bare)
        && !bare.starts_with('.')
        && (ends(&[".txt", ".tsv", ".csv"]) || may_be_packed && ends(&[".zip", ".gz"]))
}

fn read_up_to(file: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
    let mut got = 0;
    while got < buffer.len() {
        match file.read(&mut buffer[got..])? {
            0 => break,
            more => got += more,
        }
    }
    Ok(got)
}

/// Counts the bytes that are read.
struct Counted<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        self.read.fetch_add(got as u64, Ordering::Relaxed);
        Ok(got)
    }
}

impl<R: Seek> Seek for Counted<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}
