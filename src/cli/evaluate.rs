//! `dateline evaluate`: predictions for a gold file.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::output::remark;
use crate::evaluate::{self, Options, Task};
use crate::gazetteer;

/// Arguments of `dateline evaluate`.
#[derive(Debug, Args)]
pub(super) struct Evaluate {
    /// What to predict.
    #[arg(value_enum)]
    task: TaskName,

    /// Gold file: JSON Lines, one JSON object, or an array; only its texts and dates are read.
    #[arg(value_name = "GOLD")]
    gold: PathBuf,

    /// File for the predictions, one line a document.
    #[arg(long, value_name = "FILE")]
    predictions: PathBuf,

    /// Resolve the gold file's own spans, to measure resolution alone.
    #[arg(long)]
    gold_spans: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum TaskName {
    /// Place names and their coordinates.
    Toponyms,
    /// Time expressions.
    Time,
    /// Drawn events.
    Events,
}

impl Evaluate {
    pub(super) fn run(self) -> Result<ExitCode> {
        let task = match self.task {
            TaskName::Toponyms => Task::Toponyms,
            TaskName::Time => Task::Time,
            TaskName::Events => Task::Events,
        };
        let options = Options {
            gold_spans: self.gold_spans,
        };
        let documents = evaluate::predict(
            task,
            &self.gold,
            &self.predictions,
            options,
            gazetteer::embedded(),
        )?;
        remark(&format!(
            "{documents} documents in {}",
            self.predictions.display()
        ));
        Ok(ExitCode::SUCCESS)
    }
}
