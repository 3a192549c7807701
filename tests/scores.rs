//! The figures of `dateline evaluate` are those of the corpora's own scorer. Needs `../shared/corpora` beside the repository and
//! `python3`; where they are not, it says so and passes.
#![expect(
    clippy::print_stderr,
    reason = "a test that has nothing to compare says so"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use dateline::evaluate::score::{Rules, counts, figures};
use dateline::evaluate::{Options, Task, gold_answers, predict, predictions};
use dateline::gazetteer::embedded;
use serde_json::Value;

fn corpora() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()?
        .join("shared/corpora");
    folder.join("score.py").is_file().then_some(folder)
}

fn theirs(corpora: &Path, gold: &Path, predicted: &Path, words: &[&str]) -> Option<Value> {
    let output = Command::new("python3")
        .arg(corpora.join("score.py"))
        .arg("--json")
        .args(words)
        .args([gold, predicted])
        .output()
        .ok()?;
    serde_json::from_slice(&output.stdout).ok()
}

#[test]
fn figures_are_those_of_the_scorer_of_the_corpora() {
    let Some(corpora) = corpora() else {
        eprintln!("there is no ../shared/corpora beside the repository: nothing was compared");
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let predicted = folder.path().join("predicted.jsonl");
    let cases: [(&str, &[&str], Options, Rules); 4] = [
        ("geowebnews", &[], Options::default(), Rules::default()),
        (
            "geowebnews",
            &["--ignore-types", "demonym"],
            Options::default(),
            Rules {
                ignore_demonyms: true,
                ..Rules::default()
            },
        ),
        (
            "geowebnews",
            &["--resolution"],
            Options {
                gold_spans: true,
                ..Options::default()
            },
            Rules {
                resolution_only: true,
                ..Rules::default()
            },
        ),
        ("ner/re3d-dev", &[], Options::default(), Rules::default()),
    ];
    for (set, words, options, rules) in cases {
        let gold = corpora.join(format!("{set}.jsonl"));
        let ours =
            predictions(Task::Toponyms, &gold, options, embedded()).expect("the gold is read");
        predict(ours.clone(), &predicted).expect("the predictions are written");
        let gold_documents = gold_answers(&gold).expect("the gold is read");
        let ours = figures(&counts(&gold_documents, &ours, rules));
        let Some(theirs) = theirs(&corpora, &gold, &predicted, words) else {
            eprintln!("python3 could not score {set}: nothing was compared");
            return;
        };
        let same = |mine: f64, pointer: &str| {
            let other = theirs.pointer(pointer).and_then(Value::as_f64);
            let other = other.unwrap_or(0.0);
            let limit = 1e-6 * (1.0 + other.abs());
            assert!(
                (mine - other).abs() < limit,
                "{set} {words:?} {pointer}: {mine}, not {other}"
            );
        };
        if !rules.resolution_only {
            same(ours.exact.f1(), "/recognition_exact/f1");
            same(ours.overlap.precision(), "/recognition_overlap/precision");
            same(ours.overlap.recall(), "/recognition_overlap/recall");
            same(ours.end_to_end.f1(), "/end_to_end/f1");
            same(ours.end_to_end.precision(), "/end_to_end/precision");
        }
        if ours.resolved_of > 0 {
            same(ours.within[0], "/resolution/acc@161km");
            same(ours.within[1], "/resolution/acc@50km");
            same(ours.within[2], "/resolution/acc@10km");
            same(ours.within_answered, "/resolution/acc@161km_answered");
            same(ours.answered_errors[0], "/resolution/mean_km");
            same(ours.answered_errors[1], "/resolution/median_km");
            same(ours.answered_errors[2], "/resolution/auc");
            same(ours.all_errors[0], "/resolution/mean_km_all");
            same(ours.all_errors[2], "/resolution/auc_all");
        }
    }
}
