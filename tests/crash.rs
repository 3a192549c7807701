//! Killing an ingest at any moment loses no report that was acknowledged, and leaves a store that opens.

mod common;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::Duration;

use common::{program, run};
use dateline::gazetteer;
use dateline::report::ReportId;
use dateline::store::{Apart, SqliteStore, Store};

/// How often the program is killed.
const KILLS: u64 = 10;

/// Reports that are read in each time; far more than fit before the kill.
const REPORTS: usize = 400;

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let directory = tempfile::tempdir().expect("a directory");
    let data = directory.path().join("data");
    let mut acknowledged: BTreeSet<String> = BTreeSet::new();
    let mut interrupted = 0;
    for round in 0..KILLS {
        let name = format!("round-{round}.jsonl");
        fs::write(directory.path().join(&name), reports(round)).expect("written");
        let mut child = program(directory.path())
            .args(["ingest", &name])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it runs");
        let stdout = child.stdout.take().expect("its output");
        // The kill comes after some acknowledgements and at some moment of the next write.
        let after = 1 + (round * 7) % 30;
        let moment = Duration::from_micros(137 * (round * round % 23));
        let mut lines = BufReader::new(stdout).lines();
        let mut told = 0;
        for line in lines.by_ref().map_while(Result::ok) {
            acknowledged.extend(line.split('\t').next().map(str::to_owned));
            told += 1;
            if told == after {
                break;
            }
        }
        std::thread::sleep(moment);
        child.kill().expect("killed");
        // What it said before it died counts too.
        for line in lines.map_while(Result::ok) {
            if line.split('\t').count() == 3 {
                acknowledged.extend(line.split('\t').next().map(str::to_owned));
                told += 1;
            }
        }
        let ended = child.wait().expect("it is gone");
        interrupted += usize::from(!ended.success() && told < REPORTS as u64);
        let store = SqliteStore::open(&data, gazetteer::embedded().clone(), Box::new(Apart))
            .expect("the store opens");
        for id in &acknowledged {
            assert!(
                store.has_report(&ReportId(id.clone())).expect("asked"),
                "report {id} was acknowledged and is lost"
            );
        }
    }
    assert!(
        interrupted >= KILLS as usize / 2,
        "only {interrupted} of {KILLS} ingests were interrupted"
    );
    assert!(acknowledged.len() >= KILLS as usize);
    let checked = run(directory.path(), &["store", "check"]);
    assert_eq!(checked.code, Some(0), "{}", checked.stderr);
}

fn reports(round: u64) -> String {
    let mut lines = String::new();
    for i in 0..REPORTS {
        let day = 1 + i % 28;
        let _ = writeln!(
            lines,
            "{{\"text\": \"Shelling killed {} people in Aleppo on Monday, medics said in dispatch {round}-{i}.\", \"outlet\": \"Wire\", \"date\": \"2024-11-{day:02}\"}}",
            i % 9 + 1
        );
    }
    lines
}
