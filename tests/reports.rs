//! Reports with their expected readings: `tests/reports/<name>.txt` and `<name>.reading`.
//!
//! `UPDATE_READINGS=1 cargo test --test reports` writes the readings anew.
#![expect(
    clippy::unwrap_used,
    reason = "a fixture that cannot be read is a failed test"
)]

use std::fmt::Write as _;
use std::path::PathBuf;

use dateline::event::{Casualties, Event};
use dateline::gazetteer::embedded;
use dateline::reading::read;
use dateline::report::{Published, PublishedBasis, Report, ReportId};

#[track_caller]
fn check(name: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/reports");
    let raw = std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
    let (head, text) = raw.split_once('\n').unwrap();
    let report = Report {
        id: ReportId(name.to_owned()),
        url: None,
        outlet: None,
        title: None,
        published: Some(Published {
            date: head.strip_prefix("published: ").unwrap().parse().unwrap(),
            instant: None,
            basis: PublishedBasis::Given,
        }),
        language: None,
        text: text.to_owned(),
        fetched_at: None,
    };
    let mut lines: Vec<String> = read(&report, embedded())
        .events
        .iter()
        .filter(|event| event.is_plotted())
        .map(line)
        .collect();
    lines.sort();
    let reading = lines.iter().fold(String::new(), |mut all, line| {
        let _ = writeln!(all, "{line}");
        all
    });
    let path = folder.join(format!("{name}.reading"));
    if std::env::var_os("UPDATE_READINGS").is_some() {
        std::fs::write(path, reading).unwrap();
        return;
    }
    assert_eq!(reading, std::fs::read_to_string(path).unwrap(), "{name}");
}

/// One event in one line.
fn line(event: &Event) -> String {
    let date = event.date.as_ref().unwrap();
    let place = event.place.as_ref().unwrap();
    let days = if date.interval.start == date.interval.end {
        date.interval.start.to_string()
    } else {
        format!("{} .. {}", date.interval.start, date.interval.end)
    };
    let actors: Vec<String> = event
        .actors
        .iter()
        .map(|actor| format!("{} ({})", actor.name, actor.kind.as_str()))
        .collect();
    let sources: Vec<&str> = event
        .reported_by
        .iter()
        .map(|source| source.name.as_str())
        .collect();
    format!(
        "{days} | {} | {} ({}) | {} | {} | {}",
        event.sub_event_type.as_str(),
        place.place_name,
        place.precision.as_str(),
        counts(&event.casualties),
        actors.join(", "),
        sources.join("; "),
    )
}

fn counts(casualties: &Casualties) -> String {
    let mut said: Vec<String> = [
        ("killed", casualties.killed),
        ("injured", casualties.injured),
        ("displaced", casualties.displaced),
        ("missing", casualties.missing),
        ("abducted", casualties.abducted),
        ("arrested", casualties.arrested),
    ]
    .into_iter()
    .filter_map(|(name, count)| count.map(|count| format!("{name} {}", count.best)))
    .collect();
    said.extend(
        casualties
            .of_which
            .iter()
            .map(|part| format!("{} {} {}", part.count.best, part.who, part.of)),
    );
    said.join(", ")
}

#[test]
fn drones_shells_and_a_retaken_town_in_sudan() {
    check("sudan");
}

#[test]
fn shelling_interceptions_and_a_denial_in_ukraine() {
    check("ukraine");
}

#[test]
fn a_rising_toll_and_arrests_in_gaza_and_the_west_bank() {
    check("gaza");
}

#[test]
fn an_ambush_a_bomb_and_an_abduction_in_the_sahel() {
    check("sahel");
}

#[test]
fn a_captured_post_an_air_strike_and_a_march_in_myanmar() {
    check("myanmar");
}

#[test]
fn a_massacre_and_a_firefight_in_haiti() {
    check("haiti");
}

#[test]
fn protests_riots_and_a_football_match_in_one_report() {
    check("protests");
}

#[test]
fn courts_anniversaries_warnings_and_accidents_are_not_events() {
    check("notnews");
}

#[test]
fn names_that_nobody_knows_stay_in_the_places_that_hold_them() {
    check("containers");
}

#[test]
fn tolls_are_those_of_people_and_acts_of_war() {
    check("tolls");
}

#[test]
fn a_match_told_in_words_of_war_is_no_event() {
    check("match");
}

#[test]
fn a_place_is_the_sharpest_that_the_words_give_to_the_act() {
    check("places");
}
