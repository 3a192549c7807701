//! `cargo xtask evaluate`: predictions for every gold set beside the repository, scored by its own scorer.
//!
//! The gold sets are not part of the repository; where they are not, this says so and does nothing.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{command, release_binary, root, say};

/// One line of the table: which gold file, what to predict, how to score.
struct Run {
    gold: &'static str,
    kind: &'static str,
    scorer: &'static str,
    gold_spans: bool,
    words: &'static [&'static str],
    scorer_words: &'static [&'static str],
}

const fn run_of(gold: &'static str, kind: &'static str, scorer: &'static str) -> Run {
    Run {
        gold,
        kind,
        scorer,
        gold_spans: false,
        words: &[],
        scorer_words: &[],
    }
}

const RUNS: &[Run] = &[
    run_of("lgl.jsonl", "toponyms", "score.py"),
    Run {
        scorer_words: &["--ignore-types", "demonym"],
        ..run_of("lgl.jsonl", "toponyms", "score.py")
    },
    Run {
        gold_spans: true,
        scorer_words: &["--resolution"],
        ..run_of("lgl.jsonl", "toponyms", "score.py")
    },
    run_of("geowebnews.jsonl", "toponyms", "score.py"),
    Run {
        scorer_words: &["--ignore-types", "demonym"],
        ..run_of("geowebnews.jsonl", "toponyms", "score.py")
    },
    Run {
        gold_spans: true,
        scorer_words: &["--resolution"],
        ..run_of("geowebnews.jsonl", "toponyms", "score.py")
    },
    Run {
        words: &["--without-demonyms"],
        ..run_of("ner/re3d-dev.jsonl", "toponyms", "score.py")
    },
    run_of("timex-timebank.jsonl", "time", "score_timex.py"),
    run_of("timex-aquaint-dev.jsonl", "time", "score_timex.py"),
    run_of("timex-meantime-dev.jsonl", "time", "score_timex.py"),
    run_of("wire-dev.jsonl", "events", "score_events.py"),
    run_of("acled-notes-dev.jsonl", "events", "score_events.py"),
    run_of("muc4-tst12.jsonl", "events", "score_events.py"),
];

/// Scores every gold set whose name contains one of `wanted`, or all of them.
///
/// # Errors
/// When the build, a prediction or a scorer fails.
pub(crate) fn run(wanted: &[String]) -> Result<()> {
    let Some(corpora) = corpora() else {
        say("xtask: there is no ../shared/corpora beside the repository: nothing was evaluated");
        return Ok(());
    };
    let binary = release_binary()?;
    for run in RUNS {
        if wanted.is_empty() || wanted.iter().any(|word| run.gold.contains(word.as_str())) {
            score(run, &corpora, &binary)?;
        }
    }
    Ok(())
}

fn corpora() -> Option<PathBuf> {
    let folder = root().parent()?.join("shared").join("corpora");
    folder.is_dir().then_some(folder)
}

fn score(run: &Run, corpora: &Path, binary: &Path) -> Result<()> {
    let gold = corpora.join(run.gold);
    let slug = run.gold.replace(['/', '.'], "-");
    let spans = if run.gold_spans { "-gold-spans" } else { "" };
    let predictions = crate::shell::target().join(format!("evaluate-{slug}{spans}.jsonl"));
    let mut predict = Command::new(binary);
    predict
        .args(["evaluate", run.kind])
        .arg(&gold)
        .arg("--predictions")
        .arg(&predictions)
        .args(run.words);
    if run.gold_spans {
        predict.arg("--gold-spans");
    }
    let status = predict
        .status()
        .with_context(|| format!("could not start {}", binary.display()))?;
    if !status.success() {
        bail!(
            "`dateline evaluate {} {}` ended with {status}",
            run.kind,
            run.gold
        );
    }
    say(&format!(
        "\n## {} {}{}",
        run.kind,
        run.gold,
        if run.gold_spans { " (gold spans)" } else { "" }
    ));
    let scorer = corpora.join(run.scorer);
    let mut python = command("python3", &[], &root());
    python
        .arg(scorer)
        .args(run.scorer_words)
        .arg(&gold)
        .arg(&predictions);
    let status = python
        .status()
        .context("could not start python3, which the scorers need")?;
    if !status.success() {
        bail!("{} ended with {status} on {}", run.scorer, run.gold);
    }
    Ok(())
}
