//! `dateline evaluate`: predictions for a gold file, and their figures.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use dateline_gazetteer_mapped::Check;

use super::Place;
use super::output::{self, remark};
use crate::evaluate::score::{self, Counts, MistakeKind, Rules};
use crate::evaluate::{self, Options, Table, Tally, TallyFigures, Task};

/// Arguments of `dateline evaluate`.
#[derive(Debug, Args)]
pub(super) struct Evaluate {
    /// What to predict.
    #[arg(value_enum)]
    task: TaskName,

    /// Gold file: JSON Lines, one JSON object, or an array. Predicting reads only its texts and dates.
    #[arg(value_name = "GOLD")]
    gold: PathBuf,

    /// File for the predictions, one line a document. Without it, the figures are told.
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,

    /// Resolve the gold file's own spans, to measure resolution alone.
    #[arg(long)]
    gold_spans: bool,

    /// Leave adjectives and peoples ("Syrian") out of the predictions and of the gold.
    #[arg(long)]
    without_demonyms: bool,

    /// Write with every prediction why it is so: of names the rule and the place, of events the mentions.
    #[arg(long)]
    explain: bool,

    /// Write events without a place too.
    #[arg(long)]
    all: bool,

    /// Tell the figures, also when predictions are written.
    #[arg(long)]
    figures: bool,

    /// Resample the documents so many times for the figures' 95 % intervals.
    #[arg(long, value_name = "N", default_value_t = 0)]
    bootstrap: usize,

    /// List what was missed, spurious, unresolved, put elsewhere or given another value.
    #[arg(long)]
    errors: bool,

    /// Tell how far the figures moved from those of a table (docs/figures.tsv).
    #[arg(long, value_name = "TABLE")]
    compare: Option<PathBuf>,
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
    pub(super) fn run(self, place: &Place) -> Result<ExitCode> {
        let task = match self.task {
            TaskName::Toponyms => Task::Toponyms,
            TaskName::Time => Task::Time,
            TaskName::Events => Task::Events,
        };
        let asked = self.figures || self.errors || self.compare.is_some() || self.bootstrap > 0;
        let options = Options {
            gold_spans: self.gold_spans,
            without_demonyms: self.without_demonyms,
            all: self.all,
            explain: self.explain,
        };
        let gazetteer = place.open_gazetteer(Check::Header)?;
        let predicted = evaluate::predictions(task, &self.gold, options, &gazetteer)?;
        if asked || self.predictions.is_none() {
            let gold = evaluate::gold_answers(&self.gold)?;
            let answers: &[&str] = match task {
                Task::Toponyms => &["toponyms"],
                Task::Time => &["timexes"],
                Task::Events => &["events", "event", "incidents", "label", "governorate"],
            };
            let has_answer = |document: &serde_json::Value| {
                answers.iter().any(|answer| document.get(answer).is_some())
            };
            if !gold.iter().any(has_answer) {
                anyhow::bail!(
                    "{}: no document has `{}`, so there is nothing to score by; give a gold file of that task, or --predictions OUT to write what is read",
                    self.gold.display(),
                    answers.join("`, `")
                );
            }
            match task {
                Task::Toponyms => {
                    let rules = Rules {
                        resolution_only: self.gold_spans,
                        ignore_demonyms: self.without_demonyms,
                    };
                    self.tell(&score::counts(&gold, &predicted, rules), rules)?;
                }
                Task::Time => self.tell_tallies(&evaluate::time_tallies(&gold, &predicted))?,
                Task::Events => self.tell_tallies(&evaluate::event_tallies(&gold, &predicted))?,
            }
        }
        if let Some(path) = &self.predictions {
            let documents = evaluate::predict(predicted, path)?;
            remark(&format!("{documents} documents in {}", path.display()));
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Returns the table to compare with, if one is given.
    fn table(&self) -> Result<Option<Table>> {
        let read = |path: &PathBuf| {
            let table = std::fs::read_to_string(path).with_context(|| {
                format!("cannot read {}; give a table of figures", path.display())
            })?;
            Ok(Table::read(&table))
        };
        self.compare.as_ref().map(read).transpose()
    }

    /// Returns the name that the table has for the gold file.
    fn set(&self) -> String {
        let stem = self.gold.file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    }

    fn tell_tallies(&self, tallies: &[Tally]) -> Result<()> {
        let mut told = evaluate::show_tallies(tallies, self.bootstrap);
        if let Some(table) = self.table()? {
            let named = TallyFigures::of(tallies).named();
            let figures = named.iter().map(|(name, value)| (name.as_str(), *value));
            told.push_str(&table.compare_named(&self.set(), figures));
        }
        if self.errors {
            for mistake in tallies.iter().flat_map(|tally| &tally.mistakes) {
                told.push_str(mistake);
                told.push('\n');
            }
        }
        output::write(&told)
    }

    fn tell(&self, counts: &[Counts], rules: Rules) -> Result<()> {
        let mut told = evaluate::show(counts, rules, self.bootstrap);
        if let Some(table) = self.table()? {
            let set = format!(
                "{}{}",
                self.set(),
                if rules.ignore_demonyms {
                    " without demonyms"
                } else {
                    ""
                }
            );
            told.push_str(&table.compare(&set, &score::figures(counts), rules));
        }
        if self.errors {
            for mistake in counts.iter().flat_map(|counts| &counts.mistakes) {
                let kind = match mistake.kind {
                    MistakeKind::Missed => "missed".to_owned(),
                    MistakeKind::Spurious => "spurious".to_owned(),
                    MistakeKind::Unresolved => "unresolved".to_owned(),
                    MistakeKind::Far(km) => format!("{km:.0} km off"),
                };
                told.push_str(&format!(
                    "{kind}\t{}\t{}\t{}\n",
                    mistake.name, mistake.document, mistake.around
                ));
            }
        }
        output::write(&told)
    }
}
