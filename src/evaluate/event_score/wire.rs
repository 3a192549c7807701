//! Events as `dateline` tells them, against gold of the same shape or a row of ACLED.

use dateline_gazetteer::distance_km;
use serde_json::{Value, json};

use super::super::tally::Tally;
use super::fills::{self, counts, first_names, head, names, same};
use super::{allowed, is_allowed, is_optional, list, pairs, told, when};

/// Casualties that are counted, with the names of their figures.
const CASUALTIES: [&str; 3] = ["killed", "injured", "displaced"];
/// How far a place of a precision may be off, km, where the gold does not say it.
const TOLERANCE_KM: [(&str, f64); 8] = [
    ("exact", 5.0),
    ("neighbourhood", 5.0),
    ("town", 10.0),
    ("near", 30.0),
    ("district", 40.0),
    ("province", 80.0),
    ("region", 150.0),
    ("country", 700.0),
];

pub(super) fn tally(gold: &Value, predicted: Option<&Value>) -> Tally {
    let mut tally = Tally::default();
    let (expected, given) = (
        list(gold, "events"),
        predicted.map_or(&[] as &[Value], |one| list(one, "events")),
    );
    let pairs = pairs(expected, given, alike);
    let optional = pairs
        .iter()
        .filter(|(i, _)| is_optional(&expected[*i]))
        .count();
    let needed = expected.iter().filter(|event| !is_optional(event)).count();
    let counted = given.len() - optional;
    tally.add("event", pairs.len() - optional, needed, counted);
    for (name, field, other) in [
        ("type", "event_type", "event_type_alt"),
        ("sub-type", "sub_event_type", "sub_event_type_alt"),
    ] {
        let right = |&&(i, j): &&(usize, usize)| {
            let (gold, told) = (&expected[i], &given[j]);
            !is_optional(gold)
                && (gold[field] == told[field] || list(gold, other).contains(&told[field]))
        };
        tally.add(name, pairs.iter().filter(right).count(), needed, counted);
    }
    for &(i, j) in &pairs {
        pair(&mut tally, &expected[i], &given[j]);
    }
    let alone: Vec<&Value> = given
        .iter()
        .enumerate()
        .filter(|(j, _)| !pairs.iter().any(|(_, paired)| paired == j))
        .map(|(_, event)| event)
        .collect();
    for field in ["background", "non_events"] {
        for other in list(gold, field) {
            tally.ask("kept out", !alone.iter().any(|event| tells(event, other)));
        }
    }
    let document = &gold["id"];
    for event in &alone {
        for name in CASUALTIES {
            let some = told(&event["casualties"][name]).is_some_and(|number| number != 0.0);
            tally.add(name, 0, 0, usize::from(some));
        }
        tally.mistakes.push(line("spurious", event, document));
    }
    for (i, event) in expected.iter().enumerate() {
        if is_optional(event) || pairs.iter().any(|(paired, _)| *paired == i) {
            continue;
        }
        for name in CASUALTIES {
            let some = allowed(&event["casualties"][name]).is_some();
            tally.add(name, 0, usize::from(some), 0);
        }
        tally.mistakes.push(line("missed", event, document));
    }
    tally.ask("document's killed", all_killed(expected, given));
    tally
}

/// Makes an event of a row of ACLED.
pub(super) fn of_row(id: &Value, row: &Value) -> Value {
    let coarse = row["geo_precision"].as_u64().unwrap_or(1);
    let divisions = ["admin3", "admin2", "admin1"].iter();
    let divisions = divisions
        .filter_map(|name| row[*name].as_str())
        .filter(|name| coarse > 1 && !name.is_empty());
    let names: Vec<&str> = row["location"]
        .as_str()
        .into_iter()
        .chain(divisions)
        .collect();
    let precision = match coarse {
        1 => "town",
        2 => "near",
        _ => "province",
    };
    let actors = ["actor1", "actor2"]
        .iter()
        .filter_map(|name| row[*name].as_str());
    let actors: Vec<Value> = actors
        .filter(|actor| !actor.is_empty() && !actor.starts_with("Unidentified"))
        .map(|actor| json!({ "names": [actor, short(actor)] }))
        .collect();
    let casualties = match row["fatalities"].as_f64() {
        Some(killed) if killed > 0.0 => json!({ "killed": killed }),
        _ => json!({}),
    };
    json!({ "id": id, "events": [{
        "event_type": row["event_type"], "sub_event_type": row["sub_event_type"],
        "date": { "start": row["date"], "end": row["date"] },
        "place": { "names": names, "lat": row["lat"], "lon": row["lon"], "precision": precision },
        "actors": actors, "casualties": casualties,
    }] })
}

/// What an actor of ACLED is called before its branch or years.
fn short(actor: &str) -> &str {
    let mark = actor.find([':', '/', '-']);
    let bracket = actor.find(" (");
    let end = [mark, bracket].into_iter().flatten().min();
    &actor[..end.unwrap_or(actor.len())]
}

/// Counts what a told event has right of the gold's.
fn pair(tally: &mut Tally, gold: &Value, told_event: &Value) {
    let dates: Vec<&Value> = std::iter::once(&gold["date"])
        .chain(list(gold, "date_alt"))
        .collect();
    let (exact, meets) = when::fits(&dates, &told_event["date"]);
    tally.ask("date exact", exact);
    tally.ask("date overlap", meets);
    tally.ask("name of the place", is_named(gold, told_event));
    let km = apart(gold, told_event);
    tally.ask(
        "place in tolerance",
        km.is_some_and(|km| km <= tolerance(gold)),
    );
    if let Some(km) = km {
        tally.ask("within 10 km", km <= 10.0);
        tally.ask("within 25 km", km <= 25.0);
        tally.ask("within 161 km", km <= 161.0);
    }
    let (place, other) = (&gold["place"], &told_event["place"]);
    if !other.is_string() {
        if place["country"]
            .as_str()
            .is_some_and(|code| !code.is_empty())
        {
            tally.ask("country", place["country"] == other["country"]);
        }
        tally.ask(
            "precision of the place",
            place["precision"] == other["precision"],
        );
    }
    for name in CASUALTIES {
        let gold = allowed(&gold["casualties"][name]);
        let number = told(&told_event["casualties"][name]);
        tally.add(
            name,
            usize::from(is_allowed(gold, number)),
            usize::from(gold.is_some()),
            usize::from(number.is_some_and(|number| number != 0.0)),
        );
    }
    let actors = first_names(list(told_event, "actors"));
    let [right, expected, given] = counts(&fills::fills(list(gold, "actors")), &actors, head);
    tally.add("actors", right, expected, given);
    let sources: Vec<fills::Fill> = fills::fills(list(gold, "reported_by"))
        .into_iter()
        .map(|fill| fills::Fill {
            optional: false,
            ..fill
        })
        .collect();
    let [right, expected, given] = counts(&sources, &names(&told_event["reported_by"]), head);
    tally.add("reported by", right, expected, given);
    if gold["certainty"]
        .as_str()
        .is_some_and(|word| !word.is_empty())
    {
        tally.ask("certainty", gold["certainty"] == told_event["certainty"]);
    }
}

fn is_named(gold: &Value, told: &Value) -> bool {
    let told = names(&told["place"]);
    names(&gold["place"])
        .iter()
        .any(|gold| told.iter().any(|told| same(gold, told)))
}

fn apart(gold: &Value, told: &Value) -> Option<f64> {
    let point = |event: &Value| {
        Some((
            event["place"]["lon"].as_f64()?,
            event["place"]["lat"].as_f64()?,
        ))
    };
    Some(distance_km(point(gold)?, point(told)?))
}

fn tolerance(gold: &Value) -> f64 {
    let place = &gold["place"];
    let own = place["tolerance_km"].as_f64().filter(|km| *km > 0.0);
    let of_precision = || {
        let known = TOLERANCE_KM
            .iter()
            .find(|(name, _)| place["precision"] == *name);
        known.map_or(25.0, |(_, km)| *km)
    };
    own.unwrap_or_else(of_precision)
}

/// How alike a gold event and a told one are: type, date, place, actors and words.
fn alike(gold: &Value, told: &Value) -> f64 {
    let one = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
    let (exact, meets) = when::fits(&[&gold["date"]], &told["date"]);
    let near = apart(gold, told).is_some_and(|km| km <= tolerance(gold));
    let actors = first_names(list(told, "actors"));
    let [right, expected, _] = counts(&fills::fills(list(gold, "actors")), &actors, head);
    let meet = list(gold, "evidence")
        .iter()
        .any(|a| list(told, "evidence").iter().any(|b| meets_span(a, b)));
    let sub_type =
        gold["sub_event_type"] == told["sub_event_type"] && !gold["sub_event_type"].is_null();
    one(gold["event_type"] == told["event_type"], 0.15)
        + one(sub_type, 0.15)
        + one(exact, 0.1)
        + one(meets, 0.1)
        + one(is_named(gold, told) || near, 0.2)
        + if expected > 0 {
            0.15 * right as f64 / expected as f64
        } else {
            0.0
        }
        + one(meet, 0.15)
}

fn meets_span(a: &Value, b: &Value) -> bool {
    let edges = |value: &Value| Some((value["start"].as_f64()?, value["end"].as_f64()?));
    match (edges(a), edges(b)) {
        (Some(a), Some(b)) => a.1.min(b.1) > a.0.max(b.0),
        _ => false,
    }
}

/// Tells whether a told event is one that must not be drawn, by its words or, without them, by its place.
fn tells(event: &Value, other: &Value) -> bool {
    let words = list(event, "evidence");
    let place = other["place"].as_str().filter(|place| !place.is_empty());
    let by_place = words.is_empty()
        && place.is_some_and(|place| names(&event["place"]).iter().any(|name| same(place, name)));
    words.iter().any(|span| meets_span(other, span)) || by_place
}

fn all_killed(expected: &[Value], given: &[Value]) -> bool {
    let (mut least, mut most) = (0.0, 0.0);
    for event in expected {
        let Some((low, high)) = allowed(&event["casualties"]["killed"]) else {
            continue;
        };
        if low != 0.0 || high != Some(0.0) {
            least += if is_optional(event) { 0.0 } else { low };
        }
        most += high.unwrap_or(f64::INFINITY);
    }
    let sum: f64 = given
        .iter()
        .filter_map(|event| told(&event["casualties"]["killed"]))
        .sum();
    (least..=f64::max(most, least)).contains(&sum)
}

fn line(kind: &str, event: &Value, document: &Value) -> String {
    let place = names(&event["place"])
        .into_iter()
        .next()
        .unwrap_or_default();
    let day = event["date"]["start"].as_str().unwrap_or("-");
    let sub_type = event["sub_event_type"].as_str().unwrap_or("-");
    format!("{kind}\t{sub_type}\t{place}\t{day}\t{document}")
}
