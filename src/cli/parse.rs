//! `dateline parse`: a report in, its events out.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use dateline_gazetteer::Gazetteer;
use dateline_gazetteer_mapped::Check;
use jiff::Timestamp;

use super::Place;
use super::about::About;
use super::output::{self, remark};
use crate::layer::{self, Detail, Links};
use crate::reading::{self, Reading};
use crate::report::{self, ReadReport, Remark, Report};
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
        let mut errors: Vec<anyhow::Error> = Vec::new();
        let mut readings: Vec<(Report, Reading)> = Vec::new();
        let read = report::read_path(&self.file, &self.about.known())?;
        let is_one = read.len() == 1;
        for read in read {
            let read = match read {
                Ok(read) => read,
                Err(error) => {
                    errors.push(error.into());
                    continue;
                }
            };
            let input = input_name(&self.file, &read, is_one);
            warn(&input, &read.report, &read.remarks);
            let reading = reading::read(&read.report, gazetteer);
            if !self.toponyms && !self.about.undated && needs_date(&read.report, &reading) {
                errors.push(Undated { input }.into());
                continue;
            }
            readings.push((read.report, reading));
        }
        // A report that cannot be read does not stop the others.
        if readings.is_empty() && errors.len() == 1 {
            return Err(errors.remove(0));
        }
        for error in &errors {
            remark(&format!("error: {}", super::words(error)));
        }
        if readings.is_empty() {
            bail!("{input}: no report could be read; see above");
        }
        output::write(&if self.toponyms {
            toponyms(&readings, gazetteer)
        } else {
            self.events(readings, gazetteer)
        })?;
        Ok(if errors.is_empty() {
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

/// Returns the name of a report in what is said of it: the file, with the line where the file has several.
pub(super) fn input_name(file: &Path, read: &ReadReport, is_one: bool) -> String {
    if is_one {
        file.display().to_string()
    } else {
        format!("{}:{}", file.display(), read.line)
    }
}

/// Tells what is odd about a report that is read all the same; that it has no date is told where it matters.
pub(super) fn warn(input: &str, report: &Report, remarks: &[Remark]) {
    for odd in remarks.iter().filter(|odd| **odd != Remark::NoDate) {
        remark(&format!("warning: {input}: {odd}"));
    }
    if let Some(published) = report.published
        && report::is_to_come(published.date, Timestamp::now())
    {
        remark(&format!(
            "warning: {input}: published on {}, which is still to come; check the date",
            published.date
        ));
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
