//! Reading the user's own place data: GeoNames dumps and plain CSV on top of an index, to an index file.
//!
//! Takes files, gives a new index and a report of what was kept and what was not. A line that is wrong is counted and
//! left out; only a file that cannot be read to its end stops the import, and then nothing has changed. Rows are
//! streamed: a dump of all countries needs about 1 GB of memory and 3 GB of room beside the new index.

mod error;
mod feature;
mod geonames;
mod input;
pub(crate) mod lines;
mod name_rule;
mod plain_csv;
pub(crate) mod records;
mod tally;
mod write;

use std::path::PathBuf;

use dateline_gazetteer::build::{Builder, Workspace};
use dateline_gazetteer::{CountryCode, Gazetteer, Source};

pub use error::ImportError;
pub use feature::{Features, UnknownFeature};
pub use tally::{Reason, Tally};

use input::{Input, Table};

/// What is imported, and how.
#[derive(Clone, Debug)]
pub struct Import {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// The index file to make.
    pub out: PathBuf,
    /// Kinds of places that are kept.
    pub features: Features,
    /// Countries whose places are kept; all where there are none.
    pub countries: Vec<CountryCode>,
    /// The licence of CSV files; GeoNames' own is known.
    pub licence: Option<String>,
}

/// How far an import is.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// What is done at the moment.
    pub step: &'a str,
    /// Bytes read of all there are.
    pub read: u64,
    /// Bytes there are.
    pub total: u64,
    /// Lines read of all files.
    pub lines: u64,
}

/// What an import did.
#[derive(Clone, Debug)]
pub struct Imported {
    /// What became of the lines of each file.
    pub files: Vec<Tally>,
    /// The new index, open.
    pub gazetteer: Gazetteer,
}

/// Bytes of names that are sorted in memory at a time; twice that is used.
const SORTED_AT_ONCE: usize = 160 << 20;
/// Lines between two words on progress.
const LINES_A_STEP: u64 = 1 << 14;
/// GeoNames' terms.
const GEONAMES_LICENCE: &str = "GeoNames, CC BY 4.0";

/// What the readers of tables work with.
struct Work<'w> {
    builder: Builder,
    base: &'w Gazetteer,
    import: &'w Import,
}

/// Imports files on top of a base and writes the index. What was in its place stays until the new one is whole.
///
/// # Errors
/// Where a file cannot be read to its end, nothing in the files can be kept, or the index cannot be written.
pub fn import(
    import: &Import,
    base: &Gazetteer,
    report: &mut dyn FnMut(&Tally),
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Imported, ImportError> {
    let mut tables = Vec::new();
    for path in &import.paths {
        tables.extend(Input::find(path)?);
    }
    // Places first: names, codes and containers go to places that are known.
    let mut inputs: Vec<(Table, Input)> = Vec::new();
    for input in tables {
        let table = input.table()?;
        inputs.push((table, input));
    }
    inputs.sort_by_key(|(table, _)| *table);
    let folder = write::folder_of(&import.out)?;
    let workspace = Workspace::files(move || tempfile::tempfile_in(&folder), SORTED_AT_ONCE);
    let mut work = Work {
        builder: Builder::new(workspace),
        base,
        import,
    };
    let build_error = |cause| ImportError::Build {
        path: import.out.clone(),
        cause,
    };
    let total = inputs.iter().map(|(_, input)| input.len).sum();
    let (mut read_before, mut lines_before) = (0, 0);
    progress(Progress {
        step: "reading the present gazetteer",
        read: 0,
        total,
        lines: 0,
    });
    work.builder.add_gazetteer(base).map_err(build_error)?;
    let mut files = Vec::new();
    for (table, input) in &inputs {
        let mut tally = Tally::new(&input.name, *table);
        let mut on_line = |lines: u64, read: u64| {
            if lines.is_multiple_of(LINES_A_STEP) {
                progress(Progress {
                    step: &input.name,
                    read: read_before + read,
                    total,
                    lines: lines_before + lines,
                });
            }
        };
        input.open(|mut rows| match table {
            Table::Csv => plain_csv::read(&mut work, rows, input, &mut tally, &mut on_line),
            _ => geonames::read(*table, &mut work, &mut rows, &mut tally, &mut on_line)
                .map_err(|failed| failed.of(input, &import.out)),
        })?;
        read_before += input.len;
        lines_before += tally.read;
        report(&tally);
        files.push(tally);
    }
    if files.iter().all(|tally| tally.kept == 0) {
        let names: Vec<&str> = inputs
            .iter()
            .map(|(_, input)| input.name.as_str())
            .collect();
        return Err(ImportError::NothingKept {
            files: names.join(", "),
        });
    }
    for tally in &files {
        work.builder.source(Source {
            file: tally.file.clone(),
            what: tally.table.to_owned(),
            licence: match (tally.is_csv, &import.licence) {
                (false, _) => GEONAMES_LICENCE.to_owned(),
                (true, Some(licence)) => licence.clone(),
                (true, None) => "not stated".to_owned(),
            },
            places: tally.new + tally.replaced,
            names: tally.names,
        });
    }
    progress(Progress {
        step: "sorting and writing the index",
        read: total,
        total,
        lines: lines_before,
    });
    let gazetteer = write::write(work.builder, &import.out)?;
    Ok(Imported { files, gazetteer })
}

#[cfg(test)]
mod tests;
