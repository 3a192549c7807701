//! What is said of a report later: its date is corrected, it is taken out, and a store that is only read stays as it is.

mod common;

use std::fs;
use std::path::Path;

use common::run;

const REPORT: &str = "Shelling killed four people in Aleppo on Tuesday, medics said.";

/// Ingests the report and expects this fate of it; returns its id.
#[track_caller]
fn check(directory: &Path, arguments: &[&str], fate: &str) -> String {
    fs::write(directory.join("a.txt"), REPORT).expect("written");
    let run = run(directory, &[&["ingest", "a.txt"], arguments].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let columns: Vec<&str> = run.stdout.trim().split('\t').collect();
    assert_eq!(
        columns[1..],
        [fate, "a.txt"],
        "{arguments:?}: {}",
        run.stderr
    );
    columns[0].to_owned()
}

/// Returns the first day of every event, and how many reports it has.
fn days(directory: &Path) -> Vec<String> {
    let exported = run(directory, &["export"]);
    assert_eq!(exported.code, Some(0), "{}", exported.stderr);
    let events: serde_json::Value = serde_json::from_str(&exported.stdout).expect("GeoJSON");
    events["features"]
        .as_array()
        .expect("features")
        .iter()
        .map(|event| {
            event["properties"]["date_start"]
                .as_str()
                .expect("a day")
                .to_owned()
        })
        .collect()
}

#[test]
fn a_date_that_is_given_later_is_taken() {
    let directory = tempfile::tempdir().expect("a directory");
    let at = directory.path();
    check(at, &["--undated"], "kept");
    assert!(days(at).is_empty());
    check(at, &["--published", "2023-03-12"], "updated");
    assert_eq!(days(at), ["2023-03-07"]);
    check(at, &["--published", "2024-03-12"], "updated");
    assert_eq!(days(at), ["2024-03-12"]);
    check(at, &["--published", "2024-03-12"], "known");
    // Without a date nothing is known better.
    check(at, &["--undated"], "known");
    assert_eq!(days(at), ["2024-03-12"]);
}

#[test]
fn two_copies_with_two_dates_change_nothing_and_are_told_of() {
    let directory = tempfile::tempdir().expect("a directory");
    let at = directory.path();
    for (name, day, fate) in [
        ("a.jsonl", "2024-03-12", "kept"),
        ("b.jsonl", "2024-03-19", "known"),
    ] {
        let line = format!("{{\"text\": \"{REPORT}\", \"date\": \"{day}\"}}\n");
        fs::write(at.join(name), line).expect("written");
        let run = run(at, &["ingest", name]);
        assert!(run.stdout.contains(fate), "{}", run.stdout);
        let is_told = run.stderr.contains("kept as of 2024-03-12")
            && run.stderr.contains("--published 2024-03-19");
        assert_eq!(is_told, fate == "known", "{}", run.stderr);
    }
    assert_eq!(days(at), ["2024-03-12"]);
    let corrected = run(at, &["ingest", "b.jsonl", "--published", "2024-03-19"]);
    assert!(corrected.stdout.contains("updated"), "{}", corrected.stdout);
    assert_eq!(days(at), ["2024-03-19"]);
}

#[test]
fn a_report_can_be_taken_out() {
    let directory = tempfile::tempdir().expect("a directory");
    let at = directory.path();
    let id = check(at, &["--published", "2024-03-12"], "kept");
    let list = run(at, &["reports", "list"]);
    assert_eq!(list.stdout, format!("{id}\t2024-03-12\t-\t-\t-\n"));
    let removed = run(at, &["reports", "remove", &id]);
    assert_eq!(removed.stdout, format!("{id}\tremoved\n"));
    assert!(days(at).is_empty());
    let again = run(at, &["reports", "remove", &id]);
    assert_eq!(again.code, Some(1));
    assert!(
        again.stderr.contains(&id) && again.stderr.contains("reports list"),
        "{}",
        again.stderr
    );
    check(at, &["--published", "2024-03-12"], "kept");
}

#[test]
fn the_summary_tells_what_is_read_from_what_is_drawn() {
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(
        directory.path().join("a.txt"),
        format!("{REPORT} In 2016, government troops captured the east of the city."),
    )
    .expect("written");
    let run = run(
        directory.path(),
        &["ingest", "a.txt", "--published", "2024-03-12"],
    );
    assert!(
        run.stderr.contains("1 new report, 2 events new or changed")
            && run
                .stderr
                .contains("1 report, 2 events: 1 drawn, 1 history"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_store_that_cannot_be_written_is_exported_and_checked() {
    let directory = tempfile::tempdir().expect("a directory");
    let at = directory.path();
    let id = check(at, &["--published", "2024-03-12"], "kept");
    let read_only = |path: &Path| {
        let mut permissions = fs::metadata(path).expect("there").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(path, permissions).expect("closed");
    };
    read_only(&at.join("data/dateline.sqlite"));
    read_only(&at.join("data"));
    assert_eq!(days(at), ["2024-03-12"]);
    let checked = run(at, &["store", "check"]);
    assert!(
        checked.stdout.contains("whole; 1 reports"),
        "{}",
        checked.stderr
    );
    for refused in [
        &["ingest", "a.txt", "--published", "2024-03-13"][..],
        &["reports", "remove", &id],
    ] {
        let refused = run(at, refused);
        assert_eq!(refused.code, Some(1));
        assert!(refused.stderr.contains("read-only"), "{}", refused.stderr);
    }
}
