//! Every way in which a run can fail: the words name the input and the remedy, and the exit code tells.

mod common;

use std::fs;
use std::net::TcpListener;
use std::path::Path;

use common::{run, run_with};

const SENTENCE: &str =
    "Two people were killed when a shell hit a house in Aleppo on Monday, residents said.";

/// Runs the program in `directory` and expects it to fail with all of `expected` in its words.
#[track_caller]
fn check(directory: &Path, arguments: &[&str], expected: &[&str]) {
    let run = run(directory, arguments);
    assert_eq!(run.code, Some(1), "{arguments:?}: {}", run.stderr);
    for words in expected {
        assert!(
            run.stderr.contains(words),
            "{arguments:?}: `{words}` is not in: {}",
            run.stderr
        );
    }
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
}

/// Writes a file and expects reading it to fail, by every command that reads reports.
#[track_caller]
fn check_file(name: &str, contents: &[u8], expected: &[&str]) {
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(directory.path().join(name), contents).expect("written");
    let expected: Vec<&str> = [name].iter().chain(expected).copied().collect();
    check(directory.path(), &["parse", name], &expected);
    check(directory.path(), &["ingest", name], &expected);
    check(directory.path(), &["serve", name, "--port", "0"], &expected);
}

#[test]
fn a_missing_file() {
    let directory = tempfile::tempdir().expect("a directory");
    for command in ["parse", "ingest", "serve"] {
        check(
            directory.path(),
            &[command, "nowhere.txt"],
            &["nowhere.txt", "no such file", "check the path"],
        );
    }
}

#[test]
fn an_empty_file() {
    check_file("empty.txt", b"", &["empty", "words in it"]);
    check_file("blank.txt", b" \n\t\n", &["empty"]);
}

#[test]
fn a_binary_file() {
    check_file(
        "photo.jpg",
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
        &["a JPEG picture", "save the report as plain text"],
    );
    check_file("report.pdf", b"%PDF-1.7\n1 0 obj", &["a PDF document"]);
    check_file(
        "noise.txt",
        &[0, 1, 2, 3, 0, 255, 254, 7].repeat(40),
        &["noise.txt"],
    );
}

#[test]
fn a_wrong_encoding() {
    let bytes: Vec<u8> = (0..400_u32)
        .map(|i| {
            if i % 3 == 0 {
                b'a'
            } else {
                0xa1 + (i * 7 % 30) as u8
            }
        })
        .collect();
    check_file("odd.txt", &bytes, &["not valid UTF-8", "--encoding"]);
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(
        directory.path().join("russian.txt"),
        b"\xce\xe1\xf1\xf2\xf0\xe5\xeb",
    )
    .expect("written");
    check(
        directory.path(),
        &["parse", "russian.txt", "--encoding", "utf-8"],
        &["russian.txt", "not valid UTF-8"],
    );
    check(
        directory.path(),
        &["parse", "russian.txt", "--encoding", "runes"],
        &["no encoding is called `runes`"],
    );
}

#[test]
fn broken_html() {
    check_file(
        "cut.html",
        b"<!doctype html><html><head><title>A headline</title><script>var a = '",
        &["no article text", "plain text"],
    );
    check_file(
        "menu.html",
        b"<html><body><nav><a href=/>Home</a></nav></body></html>",
        &["no article text"],
    );
}

#[test]
fn broken_json() {
    check_file(
        "cut.json",
        b"{\"text\": \"Two people",
        &["cut.json:1: ", "not valid JSON"],
    );
    check_file(
        "bare.json",
        b"{\"headline\": \"Two people\"}",
        &["no report text", "text, body, content"],
    );
    check_file(
        "date.json",
        b"{\"text\": \"Two people were killed.\", \"date\": \"soon\"}",
        &["`soon` is not a date", "YYYY-MM-DD"],
    );
}

#[test]
fn a_number_where_the_report_should_be() {
    check_file(
        "five.json",
        b"{\"text\": 5}",
        &["five.json:1: ", "`text` holds a number"],
    );
}

#[test]
fn a_report_longer_than_any() {
    check_file(
        "long.txt",
        format!("{SENTENCE} ").repeat(13_000).as_bytes(),
        &["1080 kB", "at most 1024 kB", "JSON Lines"],
    );
}

#[test]
fn a_directory_where_a_file_is_wanted() {
    let directory = tempfile::tempdir().expect("a directory");
    fs::create_dir(directory.path().join("reports")).expect("made");
    check(
        directory.path(),
        &["parse", "reports"],
        &["reports: this is a directory", "dateline ingest"],
    );
}

#[test]
fn a_date_that_no_report_has() {
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(directory.path().join("a.txt"), SENTENCE).expect("written");
    let ancient = run(
        directory.path(),
        &["parse", "a.txt", "--published", "0001-01-01"],
    );
    assert_eq!(ancient.code, Some(2), "{}", ancient.stderr);
    assert!(
        ancient.stderr.contains("from the year 1800"),
        "{}",
        ancient.stderr
    );
    for command in ["parse", "ingest"] {
        let future = run(
            directory.path(),
            &[command, "a.txt", "--published", "2999-01-01"],
        );
        assert_eq!(future.code, Some(0), "{}", future.stderr);
        assert!(
            future
                .stderr
                .contains("warning: a.txt: published on 2999-01-01, which is still to come"),
            "{}",
            future.stderr
        );
    }
}

#[test]
fn a_report_without_a_date() {
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(directory.path().join("undated.txt"), SENTENCE).expect("written");
    check(
        directory.path(),
        &["ingest", "undated.txt"],
        &["undated.txt", "no publication date", "--published"],
    );
    let accepted = run(directory.path(), &["ingest", "undated.txt", "--undated"]);
    assert_eq!(accepted.code, Some(0), "{}", accepted.stderr);
}

#[test]
fn one_broken_line_does_not_stop_the_others() {
    let directory = tempfile::tempdir().expect("a directory");
    let lines = format!(
        "{{\"text\": \"{SENTENCE}\", \"date\": \"2024-12-03\"}}\nnot json\n{{\"text\": \"{SENTENCE} Again.\", \"date\": \"2024-12-03\"}}\n"
    );
    let run = run_with(
        directory.path(),
        &["ingest", "-", "--format", "jsonl"],
        lines.as_bytes(),
    );
    assert_eq!(run.code, Some(1));
    assert_eq!(
        run.stdout
            .lines()
            .filter(|line| line.contains("\tkept\t"))
            .count(),
        2,
        "{}",
        run.stdout
    );
    assert!(run.stderr.contains("-:2: "), "{}", run.stderr);
}

#[test]
fn what_can_be_read_beside_broken_lines_is_printed() {
    let directory = tempfile::tempdir().expect("a directory");
    let lines = format!(
        "{{\"text\": \"{SENTENCE}\", \"date\": \"2024-12-03\"}}\n{{\"text\": \"{SENTENCE} Again.\"}}\n{{\"text\": 5}}\n"
    );
    fs::write(directory.path().join("mixed.jsonl"), lines).expect("written");
    let run = run(directory.path(), &["parse", "mixed.jsonl"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let events: serde_json::Value = serde_json::from_str(&run.stdout).expect("GeoJSON");
    assert_eq!(events["features"].as_array().map(Vec::len), Some(1));
    for words in [
        "mixed.jsonl:2: no publication date",
        "mixed.jsonl:3: the field",
    ] {
        assert!(run.stderr.contains(words), "{}", run.stderr);
    }
}

#[test]
fn a_port_in_use() {
    let directory = tempfile::tempdir().expect("a directory");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    check(
        directory.path(),
        &["serve", "--listen", &address],
        &[&address, "another program listens", "--listen"],
    );
}

#[test]
fn a_read_only_data_directory() {
    let directory = tempfile::tempdir().expect("a directory");
    let data = directory.path().join("data");
    fs::create_dir(&data).expect("made");
    let mut permissions = fs::metadata(&data).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&data, permissions).expect("closed");
    fs::write(directory.path().join("a.txt"), SENTENCE).expect("written");
    check(
        directory.path(),
        &["ingest", "a.txt", "--published", "2024-12-03"],
        &["data", "read-only", "--data"],
    );
    check(
        directory.path(),
        &["serve", "--port", "0"],
        &["data", "read-only", "--data"],
    );
}

#[test]
fn a_data_directory_that_is_a_file() {
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(directory.path().join("data"), "x").expect("written");
    for command in [&["export"][..], &["ingest", "a.txt"], &["serve"]] {
        check(
            directory.path(),
            command,
            &["data", "not a directory", "--data"],
        );
    }
}

#[test]
fn a_data_directory_without_a_store() {
    let directory = tempfile::tempdir().expect("a directory");
    for command in [
        &["export"][..],
        &["store", "check"],
        &["store", "compact"],
        &["reports", "list"],
        &["reports", "remove", "x"],
    ] {
        let arguments = [command, &["--data", "nodir"]].concat();
        check(
            directory.path(),
            &arguments,
            &["nodir: there is no store", "--data", "dateline ingest"],
        );
    }
    assert!(!directory.path().join("nodir").exists());
}

#[test]
fn an_output_whose_name_says_no_form() {
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(directory.path().join("a.txt"), SENTENCE).expect("written");
    run(
        directory.path(),
        &["ingest", "a.txt", "--published", "2024-12-03"],
    );
    check(
        directory.path(),
        &["export", "-o", "x.xyz"],
        &["x.xyz", ".geojson", "--format"],
    );
    assert!(!directory.path().join("x.xyz").exists());
    let said = run(
        directory.path(),
        &["export", "-o", "x.xyz", "--format", "csv"],
    );
    assert_eq!(said.code, Some(0), "{}", said.stderr);
}

#[test]
fn a_store_that_is_none() {
    let directory = tempfile::tempdir().expect("a directory");
    fs::create_dir(directory.path().join("data")).expect("made");
    fs::write(
        directory.path().join("data/dateline.sqlite"),
        "a letter".repeat(500),
    )
    .expect("written");
    check(
        directory.path(),
        &["store", "check"],
        &["dateline.sqlite", "not a dateline store"],
    );
}

#[test]
fn questions_that_are_none() {
    let directory = tempfile::tempdir().expect("a directory");
    check(
        directory.path(),
        &["export", "--from", "soon"],
        &["`soon`", "YYYY-MM-DD"],
    );
    check(
        directory.path(),
        &["export", "--bbox=1,2"],
        &["`1,2`", "west,south,east,north"],
    );
    check(
        directory.path(),
        &["geocode", "Xqzzyvw"],
        &["Xqzzyvw", "another spelling"],
    );
    check(
        directory.path(),
        &["geocode", "Hama", "--country", "XQZ"],
        &["`XQZ`", "ISO 3166-1"],
    );
}

#[test]
fn arguments_that_are_none_are_told_apart_by_the_exit_code() {
    let directory = tempfile::tempdir().expect("a directory");
    for arguments in [
        &["parse"][..],
        &["reverse", "200", "0"],
        &["geocode", "--limit", "0", "Hama"],
        &["parse", "x", "--published", "monday"],
        &["fly"],
    ] {
        assert_eq!(
            run(directory.path(), arguments).code,
            Some(2),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut child = common::program(directory.path())
        .args(["geocode", "San", "Juan"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{output:?}"
    );
}
