//! `dateline store`: care for the store.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use dateline_gazetteer_mapped::Check;

use super::Place;
use super::output;

/// Arguments of `dateline store`.
#[derive(Debug, Args)]
pub(super) struct Store {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check that the file is whole and every event can be read.
    Check,
    /// Write a whole copy to a new file; the store may be in use.
    Backup {
        /// File to write; must not exist.
        file: PathBuf,
    },
    /// Give room that nothing uses back to the disk.
    Compact,
}

impl Store {
    pub(super) fn run(self, place: &Place) -> Result<ExitCode> {
        let gazetteer = place.open_gazetteer(Check::Header)?;
        let store = super::ingest::open_existing(&place.data, &gazetteer)?;
        let path = store.path().display().to_string();
        let words = match self.command {
            Command::Check => {
                let totals = store.check()?;
                let (reports, events, plotted) = (totals.reports, totals.events, totals.plotted);
                format!(
                    "{path}: whole; {reports} reports, {events} events, {plotted} of them drawn\n"
                )
            }
            Command::Backup { file } => {
                if file.exists() {
                    anyhow::bail!(
                        "{}: exists already; give the name of a new file",
                        file.display()
                    );
                }
                store.backup(&file)?;
                format!("{path}: copied to {}\n", file.display())
            }
            Command::Compact => {
                store.compact()?;
                format!("{path}: compacted\n")
            }
        };
        output::write(&words)?;
        Ok(ExitCode::SUCCESS)
    }
}
