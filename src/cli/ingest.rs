//! `dateline ingest`: reports into the store.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use dateline_gazetteer::Gazetteer;
use dateline_gazetteer_mapped::Check;
use jiff::Timestamp;
use jiff::civil::Date;

use super::Place;
use super::about::{self, About};
use super::output::{self, remark};
use super::parse;
use crate::reading;
use crate::report::{self, PublishedBasis, ReadReport, Report};
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
    pub(super) updated: usize,
    pub(super) known: usize,
    pub(super) failed: usize,
    /// Events that are new or changed; one that two reports change counts twice.
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
        remark(&summary(tally, &store)?);
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

/// Opens a store that is there, to be read; it may be one that cannot be written.
pub(super) fn open_existing(directory: &Path, gazetteer: &Gazetteer) -> Result<SqliteStore> {
    Ok(SqliteStore::open_existing(
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
    let (files, errors) = about::files(paths);
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
                    let input = parse::input_name(&file, &read, is_one);
                    let read = (read, input.as_str());
                    keep(store, gazetteer, read, about, &mut tally, acknowledge)?;
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

fn keep(
    store: &dyn Store,
    gazetteer: &Gazetteer,
    (read, input): (ReadReport, &str),
    about: &About,
    tally: &mut Tally,
    acknowledge: &mut dyn FnMut(&str, &str, &str) -> Result<()>,
) -> Result<()> {
    let ReadReport {
        mut report,
        remarks,
        ..
    } = read;
    let kept = store.report(&report.id)?;
    if let Some(kept) = &kept {
        match correction(kept, &report, about) {
            Correction::None => {
                tally.known += 1;
                return acknowledge(&report.id.0, "known", input);
            }
            Correction::Doubtful { kept: date, new } => {
                remark(&format!(
                    "warning: {input}: the same report is kept as of {date}, and this copy says {new}; pass --published \
                     {new} to correct it"
                ));
                tally.known += 1;
                return acknowledge(&report.id.0, "known", input);
            }
            Correction::Known(corrected) => report = *corrected,
        }
    }
    if report.published.is_none() && !about.undated {
        tally.failed += 1;
        remark(&format!(
            "error: {}",
            parse::Undated {
                input: input.to_owned()
            }
        ));
        return Ok(());
    }
    if report.published.is_none() {
        remark(&format!("warning: {input}: {}", report::Remark::NoDate));
    }
    parse::warn(input, &report, &remarks);
    let reading = reading::read(&report, gazetteer);
    let now = Timestamp::now();
    let changes = if kept.is_some() {
        store.revise(&report, &reading.mentions, now)?
    } else {
        match store.ingest(&report, &reading.mentions, now)? {
            Ingested::New(changes) => Some(changes),
            Ingested::Known => None,
        }
    };
    let Some(changes) = changes else {
        // Another process was faster.
        tally.known += 1;
        return acknowledge(&report.id.0, "known", input);
    };
    tally.events += changes.created + changes.revised;
    if kept.is_some() {
        tally.updated += 1;
        acknowledge(&report.id.0, "updated", input)
    } else {
        tally.kept += 1;
        acknowledge(&report.id.0, "kept", input)
    }
}

/// What a copy of a report tells that is kept already.
enum Correction {
    /// Nothing that is not known.
    None,
    /// Another date, and nothing says which of them is right.
    Doubtful { kept: Date, new: Date },
    /// What the report is with it.
    Known(Box<Report>),
}

/// Compares a copy of a report with the kept one: what the caller says wins, what was not known is added.
fn correction(kept: &Report, new: &Report, about: &About) -> Correction {
    let given = about.known();
    let mut corrected = kept.clone();
    let trust = |report: &Report| {
        report
            .published
            .map_or(0, |published| match published.basis {
                PublishedBasis::Dateline => 1,
                PublishedBasis::Metadata => 2,
                PublishedBasis::Given => 3,
            })
    };
    let date = |report: &Report| report.published.map(|published| published.date);
    let mut doubtful = None;
    if date(kept) != date(new) {
        if given.published.is_some() || trust(new) > trust(kept) {
            corrected.published = new.published;
        } else if trust(new) == trust(kept)
            && let (Some(kept), Some(new)) = (date(kept), date(new))
        {
            doubtful = Some((kept, new));
        }
    }
    let add = |own: &mut Option<String>, other: &Option<String>, is_given: bool| {
        if other.is_some() && (own.is_none() || is_given) {
            own.clone_from(other);
        }
    };
    add(&mut corrected.url, &new.url, given.url.is_some());
    add(&mut corrected.outlet, &new.outlet, given.outlet.is_some());
    add(&mut corrected.title, &new.title, false);
    add(&mut corrected.language, &new.language, false);
    match doubtful {
        _ if corrected != *kept => Correction::Known(Box::new(corrected)),
        Some((kept, new)) => Correction::Doubtful { kept, new },
        None => Correction::None,
    }
}

/// Says what became of the reports, and what the store has with them.
pub(super) fn summary(tally: Tally, store: &SqliteStore) -> Result<String> {
    let Tally {
        kept,
        updated,
        known,
        failed,
        events,
    } = tally;
    let counted =
        |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let mut words = counted(kept, "new report");
    if updated > 0 {
        words.push_str(&format!(", {updated} updated"));
    }
    if events > 0 {
        words.push_str(&format!(", {} new or changed", counted(events, "event")));
    }
    if known > 0 {
        words.push_str(&format!("; {known} known before"));
    }
    if failed > 0 {
        words.push_str(&format!("; {failed} could not be read"));
    }
    let totals = store.totals()?;
    words.push_str(&format!(
        "\n{}: {}, {}: {} drawn, {} history, plans, denials or without a place or date",
        store.path().display(),
        counted(totals.reports, "report"),
        counted(totals.events, "event"),
        totals.plotted,
        totals.events.saturating_sub(totals.plotted)
    ));
    Ok(words)
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
