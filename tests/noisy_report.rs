//! A real report, badly paraphrased by a machine and wrapped in page furniture, read by the program as a user would.
//!
//! The report lies beside the repository (`../shared/seed-article.txt`) and is not part of it; where it is not, this says so.

#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

struct Found(Vec<Value>);

impl Found {
    /// Reads the report, or returns `None` where it is not there.
    fn read() -> Option<Self> {
        let report = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/seed-article.txt");
        if !report.is_file() {
            eprintln!("skipped: there is no {} to read", report.display());
            return None;
        }
        let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .arg("parse")
            .arg(&report)
            .args(["--published", "2024-12-03"])
            .output()
            .expect("the program starts");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let collection: Value =
            serde_json::from_slice(&output.stdout).expect("parse writes GeoJSON");
        Some(Self(
            collection["features"]
                .as_array()
                .expect("a collection has features")
                .clone(),
        ))
    }

    fn word<'f>(feature: &'f Value, name: &str) -> &'f str {
        feature["properties"][name].as_str().unwrap_or("")
    }

    /// Returns the features whose place, as reported or as resolved, holds `place`.
    fn at(&self, place: &str) -> Vec<&Value> {
        let names = |feature: &Value| {
            format!(
                "{} {}",
                Self::word(feature, "place"),
                Self::word(feature, "place_name")
            )
        };
        self.0
            .iter()
            .filter(|feature| names(feature).contains(place))
            .collect()
    }

    #[track_caller]
    fn has(&self, place: &str, fits: impl Fn(&Value) -> bool) {
        let here = self.at(place);
        assert!(
            here.iter().any(|feature| fits(feature)),
            "no such event at {place}; there: {here:#?}"
        );
    }
}

#[test]
fn every_happening_of_the_report_is_found_once_and_nothing_else() {
    let Some(found) = Found::read() else { return };
    let day = |feature: &Value| Found::word(feature, "date_start").to_owned();
    let precision = |feature: &Value| Found::word(feature, "precision").to_owned();

    found.has("Aleppo", |event| {
        Found::word(event, "sub_event_type").contains("territory")
            && day(event).as_str() >= "2024-11-25"
            && day(event).as_str() <= "2024-12-02"
    });
    found.has("Idlib", |event| {
        event["properties"]["killed_best"] == 7
            && event["properties"]["killed_children"] == 5
            && day(event) == "2024-12-02"
            && precision(event) == "province"
            && event["geometry"]["type"]
                .as_str()
                .is_some_and(|kind| kind.ends_with("Polygon"))
    });
    found.has("east of Aleppo", |event| {
        precision(event) == "near"
            && Found::word(event, "event_type") == "Explosions/Remote violence"
    });
    found.has("Hama", |event| {
        let point = &event["properties"];
        let (lat, lon) = (
            point["lat"].as_f64().unwrap_or(0.0),
            point["lon"].as_f64().unwrap_or(0.0),
        );
        precision(event) == "near" && (35.13..35.6).contains(&lat) && (36.4..37.1).contains(&lon)
    });
    found.has("Rifaat", |event| {
        Found::word(event, "reported_by").contains("Anadolu")
    });
    found.has("Sheikh Maqsoud", |event| {
        Found::word(event, "precision") == "neighbourhood"
    });
    assert!(
        found.0.iter().any(|event| day(event) == "2024-12-01"
            && Found::word(event, "quote").contains("300 fighters")),
        "the fighters who crossed are missing: {:#?}",
        found.0
    );

    let killed: i64 = found
        .0
        .iter()
        .filter_map(|event| event["properties"]["killed_best"].as_i64())
        .sum();
    assert_eq!(killed, 7, "the camp is told twice and counted once");
    for place in [
        "Moscow",
        "Kyiv",
        "Gaza",
        "Beirut",
        "Tehran",
        "Washington",
        "Damascus",
        "Ukraine",
        "Iran",
        "United States",
    ] {
        let there: Vec<_> = found
            .0
            .iter()
            .filter(|event| Found::word(event, "place_name") == place)
            .collect();
        assert!(there.is_empty(), "nothing happens at {place}: {there:#?}");
    }
    for event in &found.0 {
        assert!(
            day(event).as_str() >= "2024-11-20",
            "history is not plotted: {event:#?}"
        );
    }
}
