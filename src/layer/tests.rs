//! The features that go out, read back by a library that knows the standard.

use std::fs;
use std::path::Path;

use geojson::{Feature, FeatureCollection, GeometryValue};

use super::{Detail, Links, Sheet, card, collection, feature, sequence_line};
use crate::gazetteer::fixture;
use crate::store::example::{now, reports};
use crate::store::{Apart, Filter, SqliteStore, Store, StoredEvent};

fn stored() -> Vec<StoredEvent> {
    let directory = tempfile::tempdir().expect("a directory");
    let store =
        SqliteStore::open(directory.path(), fixture().clone(), Box::new(Apart)).expect("open");
    for (report, mentions) in reports() {
        store.ingest(&report, &mentions, now()).expect("kept");
    }
    store
        .find(&Filter::default(), None, 100)
        .expect("found")
        .events
}

fn find(precision: &str) -> Feature {
    let all = stored();
    let features = all
        .iter()
        .map(|stored| feature(stored, fixture(), Detail::List));
    let features = features.map(|json| json.parse::<Feature>().expect("it is a feature"));
    let is_asked = |feature: &Feature| {
        feature
            .property("precision")
            .is_some_and(|p| p == precision)
    };
    features.into_iter().find(is_asked).expect("there is one")
}

#[test]
fn a_town_is_a_point_and_a_province_its_area() {
    assert!(matches!(
        find("town").geometry.expect("a geometry").value,
        GeometryValue::Point { .. }
    ));
    let province = find("province");
    assert!(matches!(
        province.geometry.expect("a geometry").value,
        GeometryValue::Polygon { .. } | GeometryValue::MultiPolygon { .. }
    ));
}

#[test]
fn a_country_is_never_a_point() {
    let value = find("country").geometry.expect("a geometry").value;
    assert!(!matches!(value, GeometryValue::Point { .. }));
}

#[test]
fn an_area_at_sea_is_cut_at_the_antimeridian() {
    let sea = find("sea").geometry.expect("a geometry");
    let GeometryValue::MultiPolygon { coordinates } = sea.value else {
        panic!("two parts: {sea:?}")
    };
    assert_eq!(coordinates.len(), 2);
}

#[test]
fn the_flat_record_is_flat_and_says_null_for_what_is_not_told() {
    let province = find("province");
    let properties = province.properties.as_ref().expect("properties");
    assert!(
        properties
            .values()
            .all(|value| !value.is_object() && !value.is_array())
    );
    let value = |name: &str| province.property(name).expect(name).clone();
    assert_eq!(value("title"), "Air/drone strike – Idlib – 7 killed");
    assert_eq!(value("killed_best"), 7);
    assert_eq!(value("killed_children"), 5);
    assert!(value("injured_best").is_null());
    assert_eq!(value("country"), "SYR");
    assert_eq!(value("country_name"), "Syria");
    assert_eq!(value("actor1"), "Syrian warplanes");
    assert_eq!(value("actor2_kind"), "civilians");
    assert_eq!(value("reported_by"), "rescuers");
    assert_eq!(value("published"), "2024-12-03");
    assert_eq!(value("confidence"), 0.7);
    assert_eq!(
        province.id,
        Some(geojson::feature::Id::String(
            value("id").as_str().expect("a word").to_owned()
        ))
    );
}

#[test]
fn a_card_marks_the_words_in_the_quote() {
    let all = stored();
    let json: serde_json::Value = serde_json::from_str(&card(&all[0], fixture())).expect("JSON");
    let mention = &json["properties"]["mentions"][0];
    let quote: Vec<u16> = mention["quote"]
        .as_str()
        .expect("a quote")
        .encode_utf16()
        .collect();
    let words: Vec<(String, &str)> = mention["highlights"]
        .as_array()
        .expect("marks")
        .iter()
        .map(|mark| {
            let at = |name: &str| {
                usize::try_from(mark[name].as_u64().expect("a number")).expect("small")
            };
            (
                String::from_utf16_lossy(&quote[at("start")..at("end")]),
                mark["role"].as_str().expect("a role"),
            )
        })
        .collect();
    assert!(words.contains(&("hit".to_owned(), "trigger")), "{words:?}");
    assert!(words.contains(&("Idlib".to_owned(), "place")), "{words:?}");
    assert!(json["properties"]["footprint"]["type"].is_string());
    assert!(
        json["properties"]["place_candidates"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
    );
}

#[test]
fn every_form_has_every_event_and_every_column() {
    let all = stored();
    let header = Sheet::Record.header();
    let columns = header.trim().split(',').count();
    assert!(header.contains("longitude,latitude"));
    for stored in &all {
        let line = Sheet::Record.line(stored, fixture()).expect("a line");
        // Commas inside quotes are none between cells.
        let mut in_quotes = false;
        let commas = line
            .chars()
            .filter(|&c| {
                in_quotes ^= c == '"';
                c == ',' && !in_quotes
            })
            .count();
        assert_eq!(commas + 1, columns, "{line}");
        let line = sequence_line(stored, fixture());
        assert!(line.starts_with('\u{1e}') && line.ends_with('\n'));
        line[1..].parse::<Feature>().expect("a feature");
    }
}

/// Writes what the web page's tests read, so that both sides speak of the same features.
#[test]
fn the_web_pages_fixture_is_what_is_served() {
    let all = stored();
    let features: Vec<String> = all
        .iter()
        .map(|stored| feature(stored, fixture(), Detail::List))
        .collect();
    let links = Links {
        this: Some("/events.geojson".to_owned()),
        next: None,
    };
    let events = collection(&features, features.len(), &links);
    let read: FeatureCollection = events.parse().expect("a collection");
    assert_eq!(read.features.len(), 5);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/fixtures");
    for (name, json) in [
        ("events.geojson", events),
        ("event.geojson", card(&all[0], fixture()) + "\n"),
    ] {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|kept| kept == json) {
            continue;
        }
        fs::create_dir_all(&folder).expect("made");
        fs::write(&path, json).expect("written");
        panic!(
            "web/fixtures/{name} was out of date and is written anew: look at its diff and run the web tests"
        );
    }
}
