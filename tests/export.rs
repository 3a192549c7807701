//! Exports in the columns of the codebooks, as other programs read them.

#![expect(clippy::print_stderr, reason = "a skipped test says so")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use common::run;

/// A clash, a toll that a later report corrects, a march, and a headline that a spreadsheet would run.
const REPORTS: [&str; 3] = [
    "=SUM(A1) and other odd headlines\n\nALEPPO, 3 December 2024 (Example Wire) - Shelling killed four people, two of them children, in Aleppo on Monday, medics said.",
    "ALEPPO, 4 December 2024 (Example Daily) - The death toll from Monday's shelling of Aleppo has risen to six, medics said.",
    "BEIRUT, 4 December 2024 (Example Daily) - Hundreds of people marched peacefully in Beirut on Tuesday, demanding better wages.",
];

fn filled(directory: &Path) {
    for (number, text) in REPORTS.iter().enumerate() {
        let name = format!("{number}.txt");
        fs::write(directory.join(&name), text).expect("written");
        let published = if number == 0 {
            "2024-12-03"
        } else {
            "2024-12-04"
        };
        let kept = run(directory, &["ingest", &name, "--published", published]);
        assert_eq!(kept.code, Some(0), "{}", kept.stderr);
    }
}

/// Returns the header and the rows of an export, each cell by its column.
fn export(directory: &Path, arguments: &[&str]) -> (Vec<String>, Vec<Vec<String>>) {
    let exported = run(directory, &[&["export"], arguments].concat());
    assert_eq!(exported.code, Some(0), "{}", exported.stderr);
    let mut read = csv::Reader::from_reader(exported.stdout.as_bytes());
    let strings = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    let header = strings(read.headers().expect("a header"));
    let rows = read
        .records()
        .map(|record| strings(&record.expect("as many cells as columns")))
        .collect();
    (header, rows)
}

#[track_caller]
fn cell<'r>(header: &[String], row: &'r [String], column: &str) -> &'r str {
    let at = header.iter().position(|name| name == column);
    &row[at.unwrap_or_else(|| panic!("there is no column {column}"))]
}

#[test]
fn the_columns_are_those_of_the_codebooks() {
    let directory = tempfile::tempdir().expect("a directory");
    filled(directory.path());
    let (header, rows) = export(directory.path(), &["--format", "acled"]);
    assert_eq!((header.len(), rows.len()), (31, 2));
    let shelling = rows
        .iter()
        .find(|row| cell(&header, row, "event_type") == "Explosions/Remote violence")
        .expect("the shelling");
    for (column, expected) in [
        ("event_date", "2024-12-02"),
        ("time_precision", "1"),
        ("iso", "760"),
        ("country", "Syria"),
        ("location", "Aleppo"),
        ("geo_precision", "1"),
        // The later toll, once.
        ("fatalities", "6"),
        ("disorder_type", "Political violence"),
        ("admin3", ""),
        ("tags", ""),
    ] {
        assert_eq!(cell(&header, shelling, column), expected, "{column}");
    }
    let (header, rows) = export(directory.path(), &["--format", "ucdp"]);
    // Nobody was killed in the march.
    assert_eq!((header.len(), rows.len()), (49, 1));
    for (column, expected) in [
        ("date_start", "2024-12-02"),
        ("best", "6"),
        ("number_of_sources", "2"),
        ("country_id", "652"),
        ("where_prec", "1"),
        ("conflict_new_id", ""),
        ("code_status", ""),
    ] {
        assert_eq!(cell(&header, &rows[0], column), expected, "{column}");
    }
    let headline = cell(&header, &rows[0], "source_headline");
    assert!(!headline.starts_with('='), "{headline}");
}

#[test]
fn an_export_of_nothing_has_its_columns() {
    let directory = tempfile::tempdir().expect("a directory");
    filled(directory.path());
    for (format, columns) in [("csv", None), ("acled", Some(31)), ("ucdp", Some(49))] {
        let (header, rows) = export(
            directory.path(),
            &["--format", format, "--from", "2030-01-01"],
        );
        assert!(rows.is_empty());
        assert!(columns.is_none_or(|columns| columns == header.len()));
        assert!(header.len() > 30, "{format}");
    }
}

/// GDAL finds the points of every sheet; skipped where it is not installed.
#[test]
fn gdal_reads_the_sheets() {
    if Command::new("ogrinfo").arg("--version").output().is_err() {
        eprintln!("skipped: ogrinfo is not installed");
        return;
    }
    let directory = tempfile::tempdir().expect("a directory");
    filled(directory.path());
    for (format, features) in [("csv", 2), ("acled", 2), ("ucdp", 1)] {
        let name = format!("{format}.csv");
        let path = directory.path().join(&name);
        let path = path.to_str().expect("a path");
        let exported = run(
            directory.path(),
            &["export", "--format", format, "--output", path],
        );
        assert_eq!(exported.code, Some(0), "{}", exported.stderr);
        let read = Command::new("ogrinfo")
            .args(["-so", "-al", "-oo", "X_POSSIBLE_NAMES=longitude"])
            .args(["-oo", "Y_POSSIBLE_NAMES=latitude", path])
            .output()
            .expect("it runs");
        let words = String::from_utf8_lossy(&read.stdout);
        assert!(
            words.contains(&format!("Feature Count: {features}"))
                && words.contains("Geometry: Point"),
            "{format}: {words}"
        );
    }
}
