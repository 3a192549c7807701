//! From tables to the bytes of an index.

mod areas;
mod beginnings;
mod grid;
mod names;
mod places;
pub(crate) mod record;
mod table;
mod wkt;

use std::collections::HashMap;

use fst::MapBuilder;

use crate::bytes::put_text;
use crate::fold::fold;
use crate::format::{self, PARTS, Part};
use crate::point_tree;
use table::Rows;

/// A table: the name of its file, for messages, and its text.
#[derive(Clone, Debug)]
pub struct Table {
    /// The name of the file that it was read from.
    pub file: String,
    /// Its text, with a header line.
    pub text: String,
}

/// Why tables do not make an index.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// The columns are not those of any known table.
    #[error("{file}: no table has these columns: {header}")]
    UnknownTable {
        /// The file.
        file: String,
        /// Its first line.
        header: String,
    },
    /// A row cannot be read.
    #[error("{file}, line {line}: bad {what}")]
    BadRow {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong in it.
        what: &'static str,
    },
    /// Two places have one id.
    #[error("two places have the id {id}")]
    DuplicateId {
        /// The id.
        id: String,
    },
    /// There is more than an index can hold.
    #[error("too many {what} for one index")]
    TooMany {
        /// Of what.
        what: &'static str,
    },
    /// An automaton cannot be built.
    #[error("the automaton of names cannot be built: {0}")]
    Automaton(String),
}

impl From<fst::Error> for BuildError {
    fn from(error: fst::Error) -> Self {
        Self::Automaton(error.to_string())
    }
}

/// Builds the bytes of an index from tables, in any order. The same tables give the same bytes.
///
/// A name, demonym or area of a place that no table has is left out.
///
/// # Errors
/// Names the file and line that cannot be read.
pub fn build(tables: &[Table]) -> Result<Vec<u8>, BuildError> {
    let mut sorted: Vec<&Table> = tables.iter().collect();
    sorted.sort_by(|a, b| a.file.cmp(&b.file));
    let mut rows = Rows::default();
    for table in &sorted {
        rows.add(&table.file, &table.text)?;
    }
    let catalog = places::catalog(&rows)?;
    let mut parts = Parts::new();
    names::write(&catalog, &mut parts)?;
    places::write(&catalog, &mut parts)?;
    places::write_countries(&rows, &catalog, &mut parts);
    write_demonyms(&rows, &catalog, &mut parts)?;
    areas::write(&rows, &catalog, &mut parts)?;
    *parts.part(Part::Points) = point_tree::encode(&places::tree_points(&catalog));
    Ok(format::write(hash(&sorted), &parts.sections))
}

/// The sections while they are made.
struct Parts {
    sections: Vec<Vec<u8>>,
    known_strings: HashMap<String, u32>,
}

impl Parts {
    fn new() -> Self {
        let mut parts = Self {
            sections: vec![Vec::new(); PARTS],
            known_strings: HashMap::new(),
        };
        // Offset 0 is the empty string, so that a record of zeros has no name.
        parts.string("");
        parts
    }

    fn part(&mut self, part: Part) -> &mut Vec<u8> {
        &mut self.sections[part as usize]
    }

    /// Adds a string once; gives its offset.
    fn string(&mut self, text: &str) -> u32 {
        if let Some(&at) = self.known_strings.get(text) {
            return at;
        }
        let strings = self.part(Part::Strings);
        let at = strings.len() as u32;
        put_text(strings, text);
        self.known_strings.insert(text.to_owned(), at);
        at
    }
}

fn write_demonyms(
    rows: &Rows<'_>,
    catalog: &places::Catalog<'_>,
    parts: &mut Parts,
) -> Result<(), BuildError> {
    let country_ids: HashMap<&[u8], &str> = rows
        .countries
        .iter()
        .map(|country| (country.iso2.as_slice(), country.id))
        .collect();
    let mut words: Vec<(String, u64)> = rows
        .demonyms
        .iter()
        .filter_map(|demonym| {
            let of = demonym.country_or_id;
            let id = country_ids.get(of.as_bytes()).copied().unwrap_or(of);
            let place = catalog.number(id)?;
            Some((fold(demonym.word), u64::from(place)))
        })
        .filter(|(word, _)| !word.is_empty())
        .collect();
    // The first row of a word wins: sort by word only, the sort is stable.
    words.sort_by(|a, b| a.0.cmp(&b.0));
    words.dedup_by(|a, b| a.0 == b.0);
    let mut fst = MapBuilder::memory();
    for (word, place) in words {
        fst.insert(word, place)?;
    }
    *parts.part(Part::DemonymFst) = fst.into_inner()?;
    Ok(())
}

/// Two checksums of the tables' names and texts make the 64 bits that name a version.
fn hash(tables: &[&Table]) -> u64 {
    let mut texts = crc32fast::Hasher::new();
    let mut lengths = crc32fast::Hasher::new();
    for table in tables {
        texts.update(table.text.as_bytes());
        lengths.update(table.file.as_bytes());
        lengths.update(&(table.text.len() as u64).to_le_bytes());
    }
    u64::from(lengths.finalize()) << 32 | u64::from(texts.finalize())
}
