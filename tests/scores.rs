//! The figures of `dateline evaluate` are those of the corpora's own scorer. Needs `../shared/corpora` beside the repository and
//! `python3`; where they are not, it says so and passes.
#![expect(
    clippy::print_stderr,
    reason = "a test that has nothing to compare says so"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use dateline::evaluate::score::{Rules, counts, figures};
use dateline::evaluate::{
    Options, Tally, TallyFigures, Task, event_tallies, gold_answers, predict, predictions,
    time_tallies,
};
use dateline::gazetteer::embedded;
use serde_json::Value;

fn corpora() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()?
        .join("shared/corpora");
    folder.join("score.py").is_file().then_some(folder)
}

fn theirs(corpora: &Path, gold: &Path, predicted: &Path, words: &[&str]) -> Option<Value> {
    scored_by(&corpora.join("score.py"), gold, predicted, words)
}

fn scored_by(scorer: &Path, gold: &Path, predicted: &Path, words: &[&str]) -> Option<Value> {
    let output = Command::new("python3")
        .arg(scorer)
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

/// Figures of a set beside those of its scorer: ours by name, theirs by pointer.
#[track_caller]
fn same_figures(task: Task, set: &str, scorer: &str, names: &[(&str, &str)]) {
    let Some(corpora) = corpora() else {
        eprintln!("there is no ../shared/corpora beside the repository: nothing was compared");
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let predicted = folder.path().join("predicted.jsonl");
    let gold = corpora.join(format!("{set}.jsonl"));
    let ours = predictions(task, &gold, Options::default(), embedded()).expect("the gold is read");
    predict(ours.clone(), &predicted).expect("the predictions are written");
    let answers = gold_answers(&gold).expect("the gold is read");
    let tallies: Vec<Tally> = if task == Task::Time {
        time_tallies(&answers, &ours)
    } else {
        event_tallies(&answers, &ours)
    };
    let figures = TallyFigures::of(&tallies).named();
    let Some(theirs) = scored_by(&corpora.join(scorer), &gold, &predicted, &[]) else {
        eprintln!("python3 could not score {set}: nothing was compared");
        return;
    };
    for (name, pointer) in names {
        let mine = figures.iter().find(|(figure, _)| figure == name);
        let other = theirs.pointer(pointer).and_then(Value::as_f64);
        let (Some((_, mine)), Some(other)) = (mine, other) else {
            panic!("{set}: {name} or {pointer} is not told: {figures:?}");
        };
        assert!(
            (mine - other).abs() < 1e-9,
            "{set} {name}: {mine}, not {other}"
        );
    }
}

#[test]
fn figures_of_time_are_those_of_their_scorer() {
    let names = ["strict", "relaxed", "type", "value", "interval", "anchor"]
        .map(|name| (format!("{name} F1"), format!("/all/{name}/f")));
    let names: Vec<(&str, &str)> = names
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    for set in ["timex-meantime-dev", "timex-aquaint-dev"] {
        same_figures(Task::Time, set, "score_timex.py", &names);
    }
}

#[test]
fn figures_of_events_are_those_of_their_scorer() {
    let wire = [
        ("event F1", "/event/f"),
        ("type F1", "/event_type/f"),
        ("sub-type F1", "/sub_event_type/f"),
        ("killed F1", "/killed/f"),
        ("injured F1", "/injured/f"),
        ("actors F1", "/actors/f"),
        ("date exact", "/accuracy_on_aligned/date_exact/acc"),
        ("date overlap", "/accuracy_on_aligned/date_overlap/acc"),
        ("name of the place", "/accuracy_on_aligned/place_name/acc"),
        (
            "place in tolerance",
            "/accuracy_on_aligned/place_within_tolerance/acc",
        ),
        (
            "precision of the place",
            "/accuracy_on_aligned/place_precision/acc",
        ),
        (
            "document's killed",
            "/accuracy_on_aligned/document_killed_total/acc",
        ),
        ("within 25 km", "/distance_km/le25"),
    ];
    same_figures(Task::Events, "wire-dev", "score_events.py", &wire);
    let kept_out = [
        (
            "kept out",
            "/accuracy_on_aligned/must_not_plot_kept_out/acc",
        ),
        ("reported by F1", "/reported_by/f"),
        ("certainty", "/accuracy_on_aligned/certainty/acc"),
        ("country", "/accuracy_on_aligned/country/acc"),
    ];
    same_figures(Task::Events, "wire-dev", "score_events.py", &kept_out);
    let muc = [
        ("incident F1", "/incident/f"),
        ("document told of F1", "/document_relevance/f"),
        ("type F1", "/type/f"),
        ("date overlap F1", "/date_overlap/f"),
        ("specific place F1", "/location_specific/f"),
        ("perpetrators, head F1", "/perpetrators_head/f"),
        ("victims F1", "/victims/f"),
        ("killed F1", "/killed/f"),
    ];
    same_figures(Task::Events, "muc4-tst12", "score_events.py", &muc);
}
