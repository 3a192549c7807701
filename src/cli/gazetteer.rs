//! `dateline gazetteer`: what the compiled-in gazetteer holds.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};

use super::output;
use crate::gazetteer;

/// Arguments of `dateline gazetteer`.
#[derive(Debug, Args)]
pub(super) struct Gazetteer {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say how many places it has and which version it is.
    Info,
}

impl Gazetteer {
    pub(super) fn run(self) -> Result<ExitCode> {
        let Command::Info = self.command;
        let gazetteer = gazetteer::embedded();
        let countries = gazetteer.countries().count();
        output::write(&format!(
            "version    {}\nplaces     {}\ncountries  {countries}\n",
            gazetteer.version(),
            gazetteer.len()
        ))?;
        Ok(ExitCode::SUCCESS)
    }
}
