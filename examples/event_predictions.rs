//! Writes the events of every document of a corpus: `event_predictions GOLD.jsonl OUT.jsonl [--explain] [--all]`.
//!
//! In: `{"id", "text", "published" | "document_time" | "date"}` a line. Out, one line a document, by the form of the gold:
//! `events` in the flat form for wire and note texts, `incidents` for texts of incident templates.
//! With `--explain` every mention is told on stderr, with its status and slots; with `--all` events without a place are written too.
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a developer's program: it stops at the first fault"
)]

use std::time::Instant;

use dateline::event::{Event, EventMention, EventType, SubEventType};
use dateline::gazetteer::embedded;
use dateline::reading::{Reading, read};
use dateline::report::{Published, PublishedBasis, Report, ReportId};
use serde_json::{Value, json};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let explain = arguments.iter().any(|a| a == "--explain");
    let all = arguments.iter().any(|a| a == "--all");
    let gold = std::fs::read_to_string(&arguments[0]).unwrap();
    let gazetteer = embedded();
    let mut out = String::new();
    let started = Instant::now();
    let (mut bytes, mut documents) = (0, 0);
    for line in gold.lines().filter(|line| !line.trim().is_empty()) {
        let document: Value = serde_json::from_str(line).unwrap();
        let report = report(&document);
        bytes += report.text.len();
        documents += 1;
        let Reading {
            mentions, events, ..
        } = read(&report, gazetteer);
        if explain {
            eprintln!("===== {}", report.id.0);
            for mention in &mentions {
                eprintln!("{}", told(&report.text, mention));
            }
        }
        let kept: Vec<&Event> = {
            let mut kept: Vec<&Event> = events
                .iter()
                .filter(|event| event.is_plotted() || (all && event.status.is_plotted()))
                .collect();
            kept.sort_by_key(|event| {
                event
                    .mentions
                    .iter()
                    .map(|mention| mention.trigger.start)
                    .min()
            });
            kept
        };
        let value = if document.get("incidents").is_some() {
            json!({"id": document["id"], "incidents": kept.iter().filter_map(|event| incident(event)).collect::<Vec<_>>()})
        } else {
            json!({"id": document["id"], "events": kept.iter().map(|event| flat(&report.text, event)).collect::<Vec<_>>()})
        };
        out.push_str(&value.to_string());
        out.push('\n');
    }
    let seconds = started.elapsed().as_secs_f64();
    std::fs::write(&arguments[1], out).unwrap();
    eprintln!("{documents} documents, {bytes} bytes in {seconds:.2} s");
}

fn report(document: &Value) -> Report {
    let text = document["text"].as_str().unwrap().to_owned();
    let day = ["published", "document_time", "date"]
        .iter()
        .find_map(|key| document.get(*key).and_then(Value::as_str))
        .and_then(|day| day.get(..10).unwrap_or(day).parse().ok());
    Report {
        id: ReportId(document["id"].as_str().unwrap_or("").to_owned()),
        url: None,
        outlet: None,
        title: None,
        published: day.map(|date| Published {
            date,
            instant: None,
            basis: PublishedBasis::Given,
        }),
        language: None,
        text,
        fetched_at: None,
    }
}

fn told(text: &str, mention: &EventMention) -> String {
    let place = mention.place.as_ref().map_or_else(
        || "-".to_owned(),
        |place| {
            format!(
                "{} [{} {:?} {:?}]",
                place.name, place.place_name, place.precision, place.basis
            )
        },
    );
    let date = mention.date.as_ref().map_or_else(
        || "-".to_owned(),
        |date| {
            format!(
                "{}..{} {:?} {:?}",
                date.interval.start, date.interval.end, date.basis, date.words
            )
        },
    );
    let actors: Vec<String> = mention
        .actors
        .iter()
        .map(|actor| format!("{}={} ({:?})", actor.role.as_str(), actor.name, actor.kind))
        .collect();
    let sources: Vec<&str> = mention
        .reported_by
        .iter()
        .map(|source| source.name.as_str())
        .collect();
    let casualties = &mention.casualties;
    let counts: Vec<String> = [
        ("killed", casualties.killed),
        ("injured", casualties.injured),
        ("missing", casualties.missing),
        ("displaced", casualties.displaced),
        ("abducted", casualties.abducted),
        ("arrested", casualties.arrested),
    ]
    .into_iter()
    .filter_map(|(name, count)| count.map(|count| format!("{name} {}", count.best)))
    .collect();
    format!(
        "  #{} {:?} {:?} «{}» @ {place} | {date} | {} | {} | by {} {:?}",
        mention.thread,
        mention.status,
        mention.sub_event_type,
        mention.trigger.of(text),
        actors.join(", "),
        counts.join(", "),
        sources.join("; "),
        mention.certainty
    )
}

fn flat(text: &str, event: &Event) -> Value {
    let code_points = |byte: usize| text[..byte].chars().count();
    let count = |count: Option<dateline::event::Count>| {
        count.map(|c| json!({"low": c.low, "best": c.best, "high": c.high}))
    };
    let mut casualties = serde_json::Map::new();
    for (name, value) in [
        ("killed", event.casualties.killed),
        ("injured", event.casualties.injured),
        ("displaced", event.casualties.displaced),
    ] {
        if let Some(value) = count(value) {
            casualties.insert(name.to_owned(), value);
        }
    }
    let place = event.place.as_ref().map(|place| {
        json!({"name": place.name, "names": [place.place_name], "country": place.country, "lat": place.lat, "lon": place.lon, "precision": place.precision.as_str()})
    });
    json!({
        "event_type": event.event_type.as_str(),
        "sub_event_type": event.sub_event_type.as_str(),
        "date": event.date.as_ref().map(|date| json!({"start": date.interval.start.to_string(), "end": date.interval.end.to_string()})),
        "place": place,
        "actors": event.actors.iter().map(|actor| json!({"name": actor.name, "role": actor.role.as_str(), "kind": actor.kind.as_str()})).collect::<Vec<_>>(),
        "casualties": casualties,
        "reported_by": event.reported_by.iter().map(|source| source.name.clone()).collect::<Vec<_>>(),
        "certainty": event.certainty.as_str(),
        "evidence": event.mentions.iter().map(|mention| json!({"start": code_points(mention.trigger.start), "end": code_points(mention.trigger.end)})).collect::<Vec<_>>(),
    })
}

/// The incident templates know six types only.
fn incident(event: &Event) -> Option<Value> {
    use SubEventType as S;
    let kind = match event.sub_event_type {
        S::RemoteExplosiveLandmineIed | S::SuicideBomb | S::Grenade => "BOMBING",
        S::AbductionForcedDisappearance => "KIDNAPPING",
        S::LootingPropertyDestruction if event.plover_mode == Some("seize") => "ROBBERY",
        S::LootingPropertyDestruction => "ARSON",
        _ if matches!(
            event.event_type,
            EventType::Battles
                | EventType::ExplosionsRemoteViolence
                | EventType::ViolenceAgainstCivilians
        ) =>
        {
            "ATTACK"
        }
        _ => return None,
    };
    let mut location: Vec<String> = Vec::new();
    if let Some(place) = &event.place {
        if let Some(country) = place.country.as_deref().and_then(|iso3| {
            let gazetteer = embedded();
            let country = gazetteer.country_by_iso3(iso3)?;
            Some(
                gazetteer
                    .place(gazetteer.country_place(country)?)
                    .name
                    .to_owned(),
            )
        }) {
            location.push(country);
        }
        if place.precision != dateline::referent::Geoprecision::Country {
            location.push(place.place_name.clone());
        }
    }
    let names = |role: dateline::event::ActorRole| -> Vec<String> {
        event
            .actors
            .iter()
            .filter(|actor| actor.role == role)
            .map(|actor| actor.name.clone())
            .collect()
    };
    Some(json!({
        "type": kind,
        "date": event.date.as_ref().map(|date| json!({"start": date.interval.start.to_string(), "end": date.interval.end.to_string()})),
        "location": location,
        "perpetrators": names(dateline::event::ActorRole::Actor1),
        "victims": names(dateline::event::ActorRole::Actor2),
        "counts": {"killed": event.casualties.killed.map(|count| count.best), "injured": event.casualties.injured.map(|count| count.best)},
    }))
}
