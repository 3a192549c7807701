//! Articles told from the pages around them: how much of each article is found, and how little else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::report::{Known, Report, read_path};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

fn read(name: &str) -> Report {
    let path = folder().join(format!("{name}.html"));
    let mut reports = read_path(&path, &Known::default()).expect("a page");
    reports.remove(0).expect("a report").report
}

/// Compares the paragraphs that were found with those of the article.
#[track_caller]
fn check(name: &str) -> Report {
    let report = read(name);
    let article = fs::read_to_string(folder().join(format!("{name}.txt"))).expect("the article");
    let wanted: BTreeSet<&str> = article.lines().collect();
    let found: BTreeSet<&str> = report.text.lines().collect();
    let missing: Vec<_> = wanted.difference(&found).collect();
    let extra: Vec<_> = found.difference(&wanted).collect();
    assert!(
        missing.is_empty() && extra.is_empty(),
        "{name}: missing {missing:#?}, not the article's {extra:#?}"
    );
    report
}

#[track_caller]
fn check_about(report: &Report, title: &str, outlet: Option<&str>, published: &str) {
    assert_eq!(report.title.as_deref(), Some(title));
    assert_eq!(report.outlet.as_deref(), outlet);
    assert_eq!(
        report
            .published
            .map(|published| published.date.to_string())
            .as_deref(),
        Some(published)
    );
}

#[test]
fn a_blog_without_its_comments_and_related_posts() {
    let report = check("blog");
    check_about(
        &report,
        "Rebels leave Marrat after shelling",
        Some("Valley Notes"),
        "2025-03-02",
    );
    assert_eq!(
        report.url.as_deref(),
        Some("https://valley.example/2025/03/rebels-leave-marrat/")
    );
    assert_eq!(report.language.as_deref(), Some("en"));
}

#[test]
fn an_outlet_without_its_boxes() {
    let report = check("outlet");
    check_about(
        &report,
        "Three drivers killed in convoy attack",
        Some("The Daily Example"),
        "2025-02-18",
    );
}

#[test]
fn paragraphs_between_line_breaks_in_a_table() {
    let report = check("tables");
    check_about(
        &report,
        "Police fire rubber bullets at protesters on Talara bridge",
        None,
        "2024-07-20",
    );
}

#[test]
fn a_page_that_is_one_form() {
    let report = check("form");
    check_about(
        &report,
        "Twin blasts kill nine in Kandel",
        None,
        "2024-11-11",
    );
}

#[test]
fn a_text_that_only_the_metadata_carries() {
    let report = check("script");
    check_about(
        &report,
        "Air strike on fuel market kills eleven",
        Some("Horn Dispatch"),
        "2024-10-10",
    );
}

#[test]
fn an_old_encoding_and_writing_from_right_to_left() {
    let report = check("arabic");
    check_about(&report, "قصف على سوق المرعة", None, "2024-09-15");
}

#[test]
fn broken_markup_is_read_as_a_browser_would() {
    let report = check("broken");
    assert_eq!(report.published, None);
}

#[test]
fn teasers_of_other_articles_are_not_this_one() {
    let report = check("teasers");
    check_about(
        &report,
        "Seventeen farmers killed west of Tera",
        Some("River Post"),
        "2023-08-28",
    );
}

#[test]
fn every_entry_of_a_live_page_is_read_and_no_teaser_between_them() {
    let report = check("live");
    check_about(
        &report,
        "Storming of Velen: what we know",
        Some("Hill Herald"),
        "2024-09-04",
    );
}

#[test]
fn deep_nesting_costs_no_stack() {
    let deep = format!(
        "{}<p>Two people were killed in the market of Marrat.</p>{}",
        "<div>".repeat(100_000),
        "</div>".repeat(100_000)
    );
    let read =
        dateline::report::read_bytes("deep", Some("html"), deep.as_bytes(), &Known::default())
            .expect("a page");
    let report = read
        .into_iter()
        .next()
        .expect("one")
        .expect("a report")
        .report;
    assert_eq!(
        report.text,
        "Two people were killed in the market of Marrat."
    );
}
