//! `dateline ingest`: reports into the store.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use dateline_gazetteer::Gazetteer;
use dateline_gazetteer_mapped::Check;
use jiff::Timestamp;

use super::Place;
use super::output::{self, remark};
use super::reports::{self, About};
use crate::reading;
use crate::report::{self, ReadReport};
use crate::store::{Ingested, SqliteStore, Store, Together};

/// Arguments of `dateline ingest`.
#[derive(Debug, Args)]
pub(super) struct Ingest {
    /// Files and directories of reports, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    about: About,
}

/// What became of the reports of some paths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) kept: usize,
    pub(super) known: usize,
    pub(super) failed: usize,
    pub(super) events: usize,
}

impl Ingest {
    pub(super) fn run(self, place: &Place) -> Result<ExitCode> {
        let gazetteer = place.open_gazetteer(Check::Whole)?;
        let store = open(&place.data, &gazetteer)?;
        let tally = ingest(
            &store,
            &gazetteer,
            &self.paths,
            &self.about,
            &mut |id, fate, input| {
                let mut out = std::io::stdout().lock();
                let told = writeln!(out, "{id}\t{fate}\t{input}").and_then(|()| out.flush());
                match told {
                    // Nobody listens any more; the reports are read in all the same.
                    Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
                    told => told.context("standard output cannot be written"),
                }
            },
        )?;
        remark(&summary(tally, store.path()));
        Ok(if tally.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

/// Opens the store with a gazetteer and the program's own merging.
pub(super) fn open(directory: &Path, gazetteer: &Gazetteer) -> Result<SqliteStore> {
    Ok(SqliteStore::open(
        directory,
        gazetteer.clone(),
        Box::new(Together),
    )?)
}

/// Reads the reports of all paths into the store; `acknowledge` is called after each one that is safely kept.
///
/// A report that cannot be read is told of and does not stop the others.
pub(super) fn ingest(
    store: &dyn Store,
    gazetteer: &Gazetteer,
    paths: &[PathBuf],
    about: &About,
    acknowledge: &mut dyn FnMut(&str, &str, &str) -> Result<()>,
) -> Result<Tally> {
    let mut tally = Tally::default();
    let known = about.known();
    let (files, errors) = reports::files(paths);
    for error in errors {
        tally.failed += 1;
        remark(&format!("error: {error}"));
    }
    for file in files {
        let read = match report::read_path(&file, &known) {
            Ok(read) => read,
            Err(error) => {
                tally.failed += 1;
                remark(&format!("error: {error}"));
                continue;
            }
        };
        let is_one = read.len() == 1;
        for read in read {
            match read {
                Ok(read) => {
                    let input = input_name(&file, &read, is_one);
                    let read = (read, input.as_str());
                    keep(
                        store,
                        gazetteer,
                        read,
                        about.undated,
                        &mut tally,
                        acknowledge,
                    )?;
                }
                Err(error) => {
                    tally.failed += 1;
                    remark(&format!("error: {error}"));
                }
            }
        }
    }
    Ok(tally)
}

fn input_name(file: &Path, read: &ReadReport, is_one: bool) -> String {
    if is_one {
        file.display().to_string()
    } else {
        format!("{}:{}", file.display(), read.line)
    }
}

fn keep(
    store: &dyn Store,
    gazetteer: &Gazetteer,
    (read, input): (ReadReport, &str),
    accepts_undated: bool,
    tally: &mut Tally,
    acknowledge: &mut dyn FnMut(&str, &str, &str) -> Result<()>,
) -> Result<()> {
    let ReadReport {
        report, remarks, ..
    } = read;
    if store.has_report(&report.id)? {
        tally.known += 1;
        return acknowledge(&report.id.0, "known", input);
    }
    if report.published.is_none() && !accepts_undated {
        tally.failed += 1;
        remark(&format!(
            "error: {}",
            super::parse::Undated {
                input: input.to_owned()
            }
        ));
        return Ok(());
    }
    for odd in remarks {
        remark(&format!("warning: {input}: {odd}"));
    }
    let reading = reading::read(&report, gazetteer);
    match store.ingest(&report, &reading.mentions, Timestamp::now())? {
        Ingested::New {
            created, revised, ..
        } => {
            tally.kept += 1;
            tally.events += created + revised;
            acknowledge(&report.id.0, "kept", input)
        }
        Ingested::Known => {
            tally.known += 1;
            acknowledge(&report.id.0, "known", input)
        }
    }
}

/// Says what became of the reports.
pub(super) fn summary(tally: Tally, store: &Path) -> String {
    let Tally {
        kept,
        known,
        failed,
        events,
    } = tally;
    let mut words = format!(
        "{kept} new report{} with {events} new or changed event{} in {}",
        if kept == 1 { "" } else { "s" },
        if events == 1 { "" } else { "s" },
        store.display()
    );
    if known > 0 {
        words.push_str(&format!("; {known} known before"));
    }
    if failed > 0 {
        words.push_str(&format!("; {failed} could not be read"));
    }
    words
}

/// Runs an ingest for the server: no line a report.
pub(super) fn ingest_quietly(
    store: &dyn Store,
    gazetteer: &Gazetteer,
    paths: &[PathBuf],
    about: &About,
) -> Result<Tally> {
    ingest(store, gazetteer, paths, about, &mut |id, fate, input| {
        tracing::debug!(id, fate, input, "report");
        Ok(())
    })
    .inspect(|_| drop(output::stdout()))
}
