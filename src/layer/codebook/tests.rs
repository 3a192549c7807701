//! The columns of the codebooks, filled from invented events.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{ACLED_COLUMNS, UCDP_COLUMNS, acled, ucdp};
use crate::event::{Actor, ActorKind, Count, EventMention, SubEventType};
use crate::gazetteer::fixture;
use crate::referent::Geoprecision;
use crate::report::Report;
use crate::store::example::{ALEPPO, IDLIB_PROVINCE, Mentioned, mention, now, report};
use crate::store::{Apart, Filter, SqliteStore, Store, StoredEvent};

fn stored(report: &Report, mention: EventMention) -> StoredEvent {
    let directory = tempfile::tempdir().expect("a directory");
    let store =
        SqliteStore::open(directory.path(), fixture().clone(), Box::new(Apart)).expect("open");
    store.ingest(report, &[mention], now()).expect("kept");
    let found = store.find(&Filter::default(), None, 1).expect("found");
    found.events.into_iter().next().expect("an event")
}

/// What a sheet says of one event, by column.
type Row = BTreeMap<&'static str, Value>;

fn acled_row(stored: &StoredEvent) -> Row {
    ACLED_COLUMNS
        .into_iter()
        .zip(acled(stored, fixture()))
        .collect()
}

fn ucdp_row(stored: &StoredEvent) -> Option<Row> {
    Some(
        UCDP_COLUMNS
            .into_iter()
            .zip(ucdp(stored, fixture())?)
            .collect(),
    )
}

#[track_caller]
fn check(row: &Row, expected: &[(&str, Value)]) {
    for (column, value) in expected {
        assert_eq!(&row[column], value, "{column}");
    }
}

fn said(words: &str, kind: SubEventType, trigger: &str) -> (Report, Mentioned) {
    let report = report("Wire", words);
    let mention = mention(&report, kind, trigger);
    (report, mention)
}

/// Rebels and an army fight in a town; of seven dead five are soldiers.
fn clash() -> StoredEvent {
    let (report, mention) = said(
        "Rebels of the Northern Column fought the army in Aleppo on Monday.",
        SubEventType::ArmedClash,
        "fought",
    );
    let mention = mention
        .on("2024-12-02", "2024-12-02")
        .at(ALEPPO, Geoprecision::Town)
        .by("Northern Column", ActorKind::RebelGroup)
        .by("the army", ActorKind::StateForces)
        .killed(
            Count {
                low: 6,
                best: 7,
                high: 9,
            },
            None,
        )
        .of_which("soldiers", 5);
    stored(&report, mention.done())
}

/// A plane hits a province; nobody is said to have been killed.
fn strike() -> StoredEvent {
    let (report, mention) = said(
        "A plane bombed Idlib province in November.",
        SubEventType::AirDroneStrike,
        "bombed",
    );
    let mention = mention
        .on("2024-11-01", "2024-11-30")
        .at(IDLIB_PROVINCE, Geoprecision::Province)
        .by("plane", ActorKind::Unknown);
    stored(&report, mention.done())
}

#[test]
fn a_clash_is_a_line_of_acled() {
    let row = acled_row(&clash());
    assert_eq!(row.len(), 31);
    check(
        &row,
        &[
            ("event_date", json!("2024-12-02")),
            ("year", json!(2024)),
            ("time_precision", json!(1)),
            ("disorder_type", json!("Political violence")),
            ("event_type", json!("Battles")),
            ("sub_event_type", json!("Armed clash")),
            ("actor1", json!("Northern Column")),
            ("inter1", json!(2)),
            ("actor2", json!("the army")),
            ("inter2", json!(1)),
            ("interaction", json!(12)),
            ("civilian_targeting", json!(null)),
            ("iso", json!(760)),
            ("region", json!("Middle East")),
            ("country", json!("Syria")),
            ("admin1", json!("Aleppo")),
            ("admin3", json!(null)),
            ("location", json!("Aleppo")),
            ("geo_precision", json!(1)),
            ("source", json!("Wire")),
            ("source_scale", json!(null)),
            ("fatalities", json!(7)),
            ("timestamp", json!(now().as_second())),
        ],
    );
    let id = row["event_id_cnty"].as_str().expect("an id");
    assert!(id.starts_with("SYR") && id.len() == 19, "{id}");
}

#[test]
fn what_is_vague_has_the_codes_of_what_is_vague() {
    let row = acled_row(&strike());
    check(
        &row,
        &[
            ("event_date", json!("2024-11-15")),
            ("time_precision", json!(3)),
            ("geo_precision", json!(3)),
            ("inter1", json!(null)),
            ("actor2", json!(null)),
            ("inter2", json!(0)),
            ("interaction", json!(null)),
            ("fatalities", json!(0)),
        ],
    );
}

#[test]
fn a_clash_is_a_line_of_ucdp_with_the_state_first() {
    let event = clash();
    let row = ucdp_row(&event).expect("a line");
    assert_eq!(row.len(), 49);
    check(
        &row,
        &[
            ("relid", json!(event.event.id.0)),
            ("type_of_violence", json!(1)),
            ("side_a", json!("Government of Syria")),
            ("side_b", json!("Northern Column")),
            ("dyad_name", json!("Government of Syria - Northern Column")),
            ("gwnoa", json!(652)),
            ("gwnob", json!(null)),
            ("country_id", json!(652)),
            ("region", json!("Middle East")),
            ("where_prec", json!(1)),
            ("date_prec", json!(1)),
            ("event_clarity", json!(1)),
            ("deaths_a", json!(5)),
            ("deaths_b", json!(0)),
            ("deaths_civilians", json!(0)),
            ("deaths_unknown", json!(2)),
            ("low", json!(6)),
            ("best", json!(7)),
            ("high", json!(9)),
            ("number_of_sources", json!(1)),
            (
                "source_article",
                json!("\"Wire,2024-12-03,A headline <b>with</b> marks\""),
            ),
            ("conflict_new_id", json!(null)),
        ],
    );
    assert!(row["id"].as_u64().is_some_and(|id| id < 1 << 53));
}

#[test]
fn ucdp_has_no_line_where_nobody_was_killed() {
    assert!(ucdp_row(&strike()).is_none());
}

#[test]
fn gunmen_of_a_group_against_residents_are_one_sided_violence() {
    let (report, mention) = said(
        "Northern Column gunmen killed four people in Aleppo on Sunday.",
        SubEventType::Attack,
        "killed",
    );
    let mention = mention
        .on("2024-12-01", "2024-12-01")
        .at(ALEPPO, Geoprecision::Near)
        .by("Northern Column gunmen", ActorKind::RebelGroup)
        .by("people", ActorKind::Civilians)
        .killed(Count::exactly(4), None);
    let row = ucdp_row(&stored(&report, mention.done())).expect("a line");
    check(
        &row,
        &[
            ("type_of_violence", json!(3)),
            ("side_a", json!("Northern Column gunmen")),
            ("side_b", json!("Civilians")),
            ("deaths_civilians", json!(4)),
            ("deaths_unknown", json!(0)),
            ("where_prec", json!(2)),
        ],
    );
}

#[test]
fn an_attacker_whom_nobody_names_is_no_side_of_ucdp() {
    let (report, mention) = said(
        "Four people were shot dead in Aleppo on Sunday.",
        SubEventType::Attack,
        "shot dead",
    );
    let mention = mention
        .on("2024-12-01", "2024-12-01")
        .at(ALEPPO, Geoprecision::Town)
        .by(Actor::UNIDENTIFIED, ActorKind::PoliticalMilitia)
        .by("people", ActorKind::Civilians)
        .killed(Count::exactly(4), None);
    let event = stored(&report, mention.done());
    let row = ucdp_row(&event).expect("a line");
    check(
        &row,
        &[("type_of_violence", json!(null)), ("best", json!(4))],
    );
    check(
        &acled_row(&event),
        &[("actor1", json!(Actor::UNIDENTIFIED)), ("inter1", json!(3))],
    );
}

#[test]
fn soldiers_among_the_dead_of_one_sided_violence_are_no_civilians() {
    let (report, mention) = said(
        "Northern Column gunmen killed four people in Aleppo on Sunday, a soldier among them.",
        SubEventType::Attack,
        "killed",
    );
    let mention = mention
        .on("2024-12-01", "2024-12-01")
        .at(ALEPPO, Geoprecision::Town)
        .by("Northern Column gunmen", ActorKind::RebelGroup)
        .by("people", ActorKind::Civilians)
        .killed(Count::exactly(4), None)
        .of_which("soldiers", 1);
    let row = ucdp_row(&stored(&report, mention.done())).expect("a line");
    check(
        &row,
        &[
            ("deaths_a", json!(0)),
            ("deaths_b", json!(0)),
            ("deaths_civilians", json!(3)),
            ("deaths_unknown", json!(1)),
        ],
    );
}

#[test]
fn peacekeepers_are_no_government_and_troops_from_abroad_are_one() {
    for (name, country, expected) in [
        ("UNIFIL", "LBN", json!("UNIFIL")),
        ("Turkish army", "TUR", json!("Government of Turkey")),
    ] {
        let (report, mention) = said(
            "Troops killed a fighter of the Northern Column in Aleppo on Sunday.",
            SubEventType::ArmedClash,
            "killed",
        );
        let mention = mention
            .on("2024-12-01", "2024-12-01")
            .at(ALEPPO, Geoprecision::Town)
            .by(name, ActorKind::ExternalForces)
            .of_country(country)
            .by("Northern Column", ActorKind::RebelGroup)
            .killed(Count::exactly(1), None);
        let stored = stored(&report, mention.done());
        let row = ucdp_row(&stored).expect("a line");
        let is_state = name == "Turkish army";
        assert_eq!(row["side_a"], expected);
        assert_eq!(row["type_of_violence"], json!(if is_state { 1 } else { 2 }));
        assert_eq!(
            row["gwnoa"],
            if is_state { json!(640) } else { json!(null) }
        );
    }
}

/// The cell that PRIO-GRID gives for a known town (Kabul, 69.17 E, 34.53 N).
#[test]
fn a_point_lies_in_its_cell_of_the_grid() {
    assert_eq!(super::ucdp::grid_cell(69.17, 34.53), 179_779);
    assert_eq!(super::ucdp::grid_cell(-180.0, -90.0), 1);
    assert_eq!(super::ucdp::grid_cell(180.0, 90.0), 259_200);
}
