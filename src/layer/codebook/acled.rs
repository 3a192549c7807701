//! ACLED's record: one line for every event.

use dateline_gazetteer::Gazetteer;
use serde_json::Value;

use super::country::codes;
use super::side::{in_role, inter};
use super::{Cells, joined, outlets, precision};
use crate::event::{Actor, ActorRole, EventType, SubEventType};
use crate::layer::geometry;
use crate::layer::properties::country_name;
use crate::reading::home_of;
use crate::store::StoredEvent;

/// The columns of ACLED's export, in its order.
pub(in crate::layer) const ACLED_COLUMNS: [&str; 31] = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
];

/// Returns the cells of an event, one for each of [`ACLED_COLUMNS`].
pub(in crate::layer) fn acled(stored: &StoredEvent, gazetteer: &Gazetteer) -> Cells {
    let event = &stored.event;
    let place = event.place.as_ref();
    let country = place.and_then(|place| place.country.as_deref());
    let country_codes = codes(country);
    let date = event.date.as_ref();
    let day = date.map(precision::day);
    let first = in_role(event, ActorRole::Actor1);
    let second = in_role(event, ActorRole::Actor2);
    let inter1 = first.first().and_then(|actor| inter(actor.kind));
    let inter2 = match second.first() {
        Some(actor) => inter(actor.kind),
        // The code of a side that there is not.
        None => (!first.is_empty()).then_some(0),
    };
    let cells: [Value; 31] = [
        format!("{}{}", country.unwrap_or(""), event.id.0).into(),
        day.map(|day| day.to_string()).into(),
        day.map(|day| day.year()).into(),
        date.map(|date| precision::of_date(date).0).into(),
        disorder(event.sub_event_type).into(),
        event.event_type.as_str().into(),
        event.sub_event_type.as_str().into(),
        named(&first).into(),
        others(&first).into(),
        inter1.into(),
        named(&second).into(),
        others(&second).into(),
        inter2.into(),
        interaction(inter1, inter2).into(),
        event
            .civilian_targeting
            .then_some("Civilian targeting")
            .into(),
        country_codes.iso_numeric.into(),
        country_codes.acled_region.into(),
        country
            .and_then(|country| country_name(country, gazetteer))
            .into(),
        place.and_then(|place| place.admin1.as_deref()).into(),
        place.and_then(|place| place.admin2.as_deref()).into(),
        Value::Null,
        place.map(|place| place.place_name.as_str()).into(),
        place.map(|place| geometry::rounded(place.lat)).into(),
        place.map(|place| geometry::rounded(place.lon)).into(),
        place
            .map(|place| precision::of_place(place.precision).0)
            .into(),
        outlets(stored, "; ").into(),
        is_national(stored, country, gazetteer)
            .then_some("National")
            .into(),
        event.quoted().map(|mention| mention.quote.as_str()).into(),
        // ACLED's 0 is "none reported".
        event
            .casualties
            .killed
            .map_or(0, |killed| killed.best)
            .into(),
        Value::Null,
        event.updated.map(|at| at.as_second()).into(),
    ];
    cells.into()
}

/// Returns `disorder_type`: mobs are political violence, and so are protesters who are shot at, beside being demonstrators.
fn disorder(kind: SubEventType) -> &'static str {
    match (kind, kind.event_type()) {
        (SubEventType::ExcessiveForceAgainstProtesters, _) => "Political violence; Demonstrations",
        (SubEventType::MobViolence, _)
        | (
            _,
            EventType::Battles
            | EventType::ExplosionsRemoteViolence
            | EventType::ViolenceAgainstCivilians,
        ) => "Political violence",
        (_, EventType::Protests | EventType::Riots) => "Demonstrations",
        (_, EventType::StrategicDevelopments) => "Strategic developments",
    }
}

fn named(actors: &[&Actor]) -> Option<String> {
    actors.first().map(|actor| actor.name.clone())
}

fn others(actors: &[&Actor]) -> Option<String> {
    joined(actors.iter().skip(1).map(|actor| actor.name.as_str()), "; ")
}

/// Returns the two codes as one number, the lower first; a side alone comes before a zero.
fn interaction(inter1: Option<u8>, inter2: Option<u8>) -> Option<u8> {
    match (inter1?, inter2?) {
        (alone, 0) => Some(alone * 10),
        (one, other) => Some(one.min(other) * 10 + one.max(other)),
    }
}

/// Tells whether every report's address is one of the event's own country; of other addresses the scale is not known.
fn is_national(stored: &StoredEvent, country: Option<&str>, gazetteer: &Gazetteer) -> bool {
    let Some(country) = country.and_then(|iso3| gazetteer.country_by_iso3(iso3)) else {
        return false;
    };
    !stored.reports.is_empty()
        && stored.reports.iter().all(|report| {
            let url = report.url.as_deref();
            url.and_then(|url| home_of(url, gazetteer)) == Some(country)
        })
}
