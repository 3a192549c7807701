//! `dateline reports`: what the store was told, and taking it out again.

use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use dateline_gazetteer_mapped::Check;
use jiff::Timestamp;

use super::Place;
use super::output::{self, remark};
use crate::report::ReportId;
use crate::store::{ReportHead, Store};

/// Arguments of `dateline reports`.
#[derive(Debug, Args)]
pub(super) struct Reports {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a line a report: id, day of publication, outlet, headline, address, with tabs between.
    List,
    /// Take reports out, and out of the events they tell of; what those were stays in their history.
    Remove {
        /// Ids of reports, as `ingest` and `reports list` write them.
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
}

impl Reports {
    pub(super) fn run(self, place: &Place) -> Result<ExitCode> {
        let gazetteer = place.open_gazetteer(Check::Header)?;
        let store = super::ingest::open_existing(&place.data, &gazetteer)?;
        match self.command {
            Command::List => {
                let lines: String = store.report_heads()?.iter().map(line).collect();
                output::write(&lines)?;
            }
            Command::Remove { ids } => {
                let mut unknown = 0;
                for id in ids {
                    match store.remove(&ReportId(id.clone()), Timestamp::now())? {
                        Some(_) => output::write(&format!("{id}\tremoved\n"))?,
                        None => {
                            unknown += 1;
                            remark(&format!(
                                "error: {id}: no report has this id; `dateline reports list` shows them"
                            ));
                        }
                    }
                }
                if unknown > 0 {
                    bail!(
                        "{unknown} of the reports are not in {}",
                        store.path().display()
                    );
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn line(head: &ReportHead) -> String {
    let published = head.published.map(|date| date.to_string());
    let words = |words: Option<&str>| {
        words
            .unwrap_or("-")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    format!(
        "{}\t{}\t{}\t{}\t{}\n",
        head.id.0,
        words(published.as_deref()),
        words(head.outlet.as_deref()),
        words(head.title.as_deref()),
        words(head.url.as_deref())
    )
}
