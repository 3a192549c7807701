//! The layout of an index file: a header with a table of sections, then the sections.
//!
//! ```text
//! 0   magic "DLGAZIDX"           24  crc32 of all bytes behind the header
//! 8   format version, u32        28  crc32 of the header up to here and of the section table
//! 12  number of sections, u32    32  section table: offset u64, length u64 each
//! 16  version of the contents, u64  ..  sections, each on a multiple of 64
//! ```
//! All numbers are little-endian. Opening reads the header only; [`verify`] reads every byte.

use std::io::{self, Read};

use crate::bytes::{Bytes, Section};

const MAGIC: &[u8; 8] = b"DLGAZIDX";
/// Changes whenever the meaning of any byte behind the magic changes, folding and skeletons included.
pub(crate) const FORMAT: u32 = 8;
const FIXED_HEADER: usize = 32;
/// Sections begin on multiples of a line of the processor's caches.
const ALIGNMENT: u64 = 64;
/// Bytes that are read at once on verifying.
const READ_AT_ONCE: usize = 1 << 16;

/// The sections, in file order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Part {
    /// Strings with their lengths before them.
    Strings,
    /// Fixed-width place records, most important place first.
    Places,
    /// The names of each place: number, then language, kind and text of each.
    Names,
    /// Folded name -> offset in `Postings`.
    NameFst,
    /// Places of each folded name, best first.
    Postings,
    /// Skeleton -> offset in `SkeletonPostings`.
    SkeletonFst,
    /// Names of each skeleton, as their values in `NameFst`.
    SkeletonPostings,
    /// Beginning of very many names -> offset in `BeginningLists`.
    BeginningFst,
    /// Best postings of each beginning, plus one each, zero at the end.
    BeginningLists,
    /// Place numbers in order of source id.
    SourceOrder,
    /// Offsets in `Strings` of the feature codes.
    Features,
    /// Offsets in `Strings` of the language codes.
    Languages,
    /// Country records.
    Countries,
    /// Folded demonym -> place.
    DemonymFst,
    /// Places by the place that directly holds them.
    Children,
    /// Area records: place, level, box, rings.
    Areas,
    /// Rings of the areas: first vertex, number of vertices, hole or not.
    Rings,
    /// Vertices of the rings: millionths of a degree.
    Vertices,
    /// The cells of each degree square: areas, settlements.
    Cells,
    /// The tree of points.
    Points,
    /// Areas whose status is disputed.
    Disputes,
    /// What was added to the tables of the project, a line each.
    Sources,
}

pub(crate) const PARTS: usize = Part::Sources as usize + 1;

/// Why bytes are not an index that this program can read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The bytes do not begin with the magic of an index.
    #[error("not a gazetteer index (wrong magic)")]
    NotAnIndex,
    /// The index was made by another version of the program.
    #[error("the gazetteer index has format {found}, this program reads format {expected}")]
    Format {
        /// The format in the file.
        found: u32,
        /// The format that this program reads.
        expected: u32,
    },
    /// The file ends before its contents do.
    #[error("the gazetteer index is cut short: {found} bytes of {expected}")]
    Truncated {
        /// Bytes present.
        found: u64,
        /// Bytes promised by the header.
        expected: u64,
    },
    /// Bytes do not match their checksum.
    #[error("the gazetteer index is damaged ({part})")]
    Damaged {
        /// The part that is wrong.
        part: &'static str,
    },
}

/// What the header says.
pub(crate) struct ReadHeader {
    pub(crate) version: u64,
    pub(crate) sections: Vec<Section>,
}

/// A header while the file is written.
pub(crate) struct Header {
    version: u64,
    /// Where each section begins, and how long it is.
    sections: Vec<(u64, u64)>,
    body: crc32fast::Hasher,
}

impl Header {
    /// Lays out sections of these lengths.
    pub(crate) fn new(version: u64, lengths: &[u64]) -> Self {
        let mut at = (FIXED_HEADER + lengths.len() * 16) as u64;
        let sections = lengths
            .iter()
            .map(|&len| {
                let start = at.next_multiple_of(ALIGNMENT);
                at = start + len;
                (start, len)
            })
            .collect();
        Self {
            version,
            sections,
            body: crc32fast::Hasher::new(),
        }
    }

    pub(crate) fn len(&self) -> u64 {
        (FIXED_HEADER + self.sections.len() * 16) as u64
    }

    pub(crate) fn starts(&self) -> Vec<u64> {
        self.sections.iter().map(|(start, _)| *start).collect()
    }

    /// Takes the next bytes behind the header into the checksum.
    pub(crate) fn body(&mut self, bytes: &[u8]) {
        self.body.update(bytes);
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut table = Vec::new();
        for (start, len) in &self.sections {
            table.extend_from_slice(&start.to_le_bytes());
            table.extend_from_slice(&len.to_le_bytes());
        }
        let mut out = Vec::with_capacity(FIXED_HEADER + table.len());
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&FORMAT.to_le_bytes());
        out.extend_from_slice(&(self.sections.len() as u32).to_le_bytes());
        out.extend_from_slice(&self.version.to_le_bytes());
        out.extend_from_slice(&self.body.clone().finalize().to_le_bytes());
        out.extend_from_slice(&header_checksum(&out, &table).to_le_bytes());
        out.extend_from_slice(&table);
        out
    }
}

/// Reads the header and checks it; does not read the sections.
pub(crate) fn read(bytes: &Bytes) -> Result<ReadHeader, OpenError> {
    let all = bytes.as_ref();
    let file = Section::new(bytes.clone(), 0..all.len());
    let truncated = |expected: usize| OpenError::Truncated {
        found: all.len() as u64,
        expected: expected as u64,
    };
    if all.get(..MAGIC.len()) != Some(MAGIC.as_slice()) {
        return Err(OpenError::NotAnIndex);
    }
    if all.len() < FIXED_HEADER {
        return Err(truncated(FIXED_HEADER));
    }
    let found = file.u32(8);
    if found != FORMAT {
        return Err(OpenError::Format {
            found,
            expected: FORMAT,
        });
    }
    let count = file.u32(12) as usize;
    if count != PARTS {
        return Err(OpenError::Damaged { part: "header" });
    }
    let header_len = FIXED_HEADER + count * 16;
    let (Some(fixed), Some(table)) = (all.get(..28), all.get(FIXED_HEADER..header_len)) else {
        return Err(truncated(header_len));
    };
    if header_checksum(fixed, table) != file.u32(28) {
        return Err(OpenError::Damaged { part: "header" });
    }
    let mut sections = Vec::with_capacity(count);
    for index in 0..count {
        let at = FIXED_HEADER + index * 16;
        let damaged = OpenError::Damaged {
            part: "section table",
        };
        let (Ok(start), Ok(len)) = (
            usize::try_from(file.u64(at)),
            usize::try_from(file.u64(at + 8)),
        ) else {
            return Err(damaged);
        };
        let Some(end) = start.checked_add(len) else {
            return Err(damaged);
        };
        if end > all.len() {
            return Err(truncated(end));
        }
        sections.push(Section::new(bytes.clone(), start..end));
    }
    Ok(ReadHeader {
        version: file.u64(16),
        sections,
    })
}

/// Reads every byte and compares it with the checksum of the body; `whole` gives the bytes from the beginning.
pub(crate) fn verify(bytes: &Bytes, mut whole: impl Read) -> io::Result<Result<(), OpenError>> {
    let file = Section::new(bytes.clone(), 0..bytes.as_ref().len());
    let mut header = [0; FIXED_HEADER + PARTS * 16];
    whole.read_exact(&mut header)?;
    let mut hasher = crc32fast::Hasher::new();
    let mut buffer = vec![0; READ_AT_ONCE];
    loop {
        match whole.read(&mut buffer)? {
            0 => break,
            read => hasher.update(&buffer[..read]),
        }
    }
    Ok(match hasher.finalize() == file.u32(24) {
        true => Ok(()),
        false => Err(OpenError::Damaged { part: "contents" }),
    })
}

fn header_checksum(fixed: &[u8], table: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(fixed);
    hasher.update(table);
    hasher.finalize()
}
