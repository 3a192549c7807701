//! `dateline parse`: a report in, its events out.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use dateline_gazetteer::Gazetteer;
use dateline_gazetteer_mapped::Check;

use super::Place;
use super::output::{self, remark};
use super::reports::About;
use crate::layer::{self, Detail, Links};
use crate::reading::{self, Reading};
use crate::report::{self, Report};
use crate::store::{Merging, ReportHead, StoredEvent, Together};

/// Arguments of `dateline parse`.
#[derive(Debug, Args)]
pub(super) struct Parse {
    /// File with a report or several, or `-` for standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Write every place name with what it may mean, not the events.
    #[arg(long)]
    toponyms: bool,

    /// Write events that are not drawn too: background, plans, denials.
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    about: About,
}

/// A report whose events cannot be dated.
#[derive(Debug, thiserror::Error)]
#[error(
    "{input}: no publication date found, so \"on Monday\" could be any Monday; pass --published YYYY-MM-DD, or \
     --undated to keep only what is dated in full"
)]
pub(super) struct Undated {
    pub(super) input: String,
}

impl Parse {
    pub(super) fn run(self, place: &Place) -> Result<ExitCode> {
        let gazetteer = &place.open_gazetteer(Check::Header)?;
        let input = self.file.display().to_string();
        let mut failed = 0;
        let mut readings: Vec<(Report, Reading)> = Vec::new();
        for read in report::read_path(&self.file, &self.about.known())? {
            match read {
                Ok(read) => {
                    for odd in read
                        .remarks
                        .iter()
                        .filter(|odd| **odd != report::Remark::NoDate)
                    {
                        remark(&format!("warning: {input}: {odd}"));
                    }
                    let reading = reading::read(&read.report, gazetteer);
                    if !self.toponyms && !self.about.undated && needs_date(&read.report, &reading) {
                        return Err(Undated { input }.into());
                    }
                    readings.push((read.report, reading));
                }
                Err(error) => {
                    failed += 1;
                    remark(&format!("error: {error}"));
                }
            }
        }
        if readings.is_empty() {
            bail!("{input}: no report could be read; see above");
        }
        output::write(&if self.toponyms {
            toponyms(&readings, gazetteer)
        } else {
            self.events(readings, gazetteer)
        })?;
        Ok(if failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }

    fn events(&self, readings: Vec<(Report, Reading)>, gazetteer: &Gazetteer) -> String {
        let heads: Vec<ReportHead> = readings
            .iter()
            .map(|(report, _)| ReportHead::of(report))
            .collect();
        let events = match <[(Report, Reading); 1]>::try_from(readings) {
            Ok([(_, reading)]) => reading.events,
            Err(readings) => Together.merge(
                readings
                    .into_iter()
                    .flat_map(|(_, reading)| reading.mentions)
                    .collect(),
            ),
        };
        let features: Vec<String> = events
            .into_iter()
            .filter(|event| self.all || event.is_plotted())
            .map(|event| {
                let is_source =
                    |head: &&ReportHead| event.mentions.iter().any(|m| m.report == head.id);
                let reports = heads.iter().filter(is_source).cloned().collect();
                layer::feature(&StoredEvent { event, reports }, gazetteer, Detail::Full)
            })
            .collect();
        layer::collection(&features, features.len(), &Links::default())
    }
}

/// Tells whether a report has events that only its missing publication date could place in time.
fn needs_date(report: &Report, reading: &Reading) -> bool {
    report.published.is_none()
        && reading.mentions.iter().any(|mention| {
            mention.status.is_plotted() && mention.place.is_some() && mention.date.is_none()
        })
}

/// Writes the place names: one collection, or one a line for several reports.
fn toponyms(readings: &[(Report, Reading)], gazetteer: &Gazetteer) -> String {
    readings
        .iter()
        .map(|(report, reading)| {
            let value =
                layer::toponyms(&report.text, &reading.names, &reading.referents, gazetteer);
            format!("{value}\n")
        })
        .collect()
}
