//! The flat record of an event: one name, one value, in a fixed order; what is absent is null.

use std::sync::LazyLock;

use dateline_gazetteer::Gazetteer;
use serde_json::{Value, json};

use super::{geometry, wording};
use crate::event::{
    Actor, ActorRole, Casualties, Certainty, Count, Event, EventId, EventStatus, FieldConfidence,
    SubEventType,
};
use crate::store::StoredEvent;

/// Groups of people that counts are broken down by.
const GROUPS: [&str; 9] = [
    "children",
    "women",
    "civilians",
    "soldiers",
    "fighters",
    "police",
    "journalists",
    "aid_workers",
    "medics",
];

/// Returns the names of the properties, in their order.
pub(super) fn property_names() -> &'static [String] {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let names = properties(&blank(), crate::gazetteer::embedded());
        names.into_iter().map(|(name, _)| name).collect()
    });
    &NAMES
}

/// An event of which nothing is known.
fn blank() -> StoredEvent {
    let kind = SubEventType::Other;
    StoredEvent {
        event: Event {
            id: EventId(String::new()),
            revision: 0,
            event_type: kind.event_type(),
            sub_event_type: kind,
            plover_event: "",
            plover_mode: None,
            cameo: "",
            status: EventStatus::Background,
            date: None,
            place: None,
            actors: Vec::new(),
            casualties: Casualties::default(),
            civilian_targeting: false,
            reported_by: Vec::new(),
            certainty: Certainty::Possible,
            confidence: FieldConfidence {
                kind: 0.0,
                date: 0.0,
                place: 0.0,
                actors: 0.0,
                counts: 0.0,
            },
            mentions: Vec::new(),
            first_reported: None,
            last_reported: None,
            updated: None,
        },
        reports: Vec::new(),
    }
}

/// Returns the properties of an event's feature.
#[must_use]
pub fn properties(stored: &StoredEvent, gazetteer: &Gazetteer) -> Vec<(String, Value)> {
    let mut record = Record(Vec::with_capacity(90));
    record.kind(stored);
    record.date(stored);
    record.place(stored, gazetteer);
    record.actors(stored);
    record.casualties(stored);
    record.proof(stored);
    record.confidence(stored);
    record.0
}

/// Returns the gazetteer's name of a country (ISO 3166-1 alpha-3).
pub(super) fn country_name<'g>(iso3: &str, gazetteer: &'g Gazetteer) -> Option<&'g str> {
    let code = gazetteer.country_by_iso3(iso3)?;
    gazetteer
        .country_place(code)
        .map(|id| gazetteer.place(id).name)
}

struct Record(Vec<(String, Value)>);

impl Record {
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.0.push((name.to_owned(), value.into()));
    }

    fn kind(&mut self, stored: &StoredEvent) {
        let event = &stored.event;
        self.put("id", event.id.0.as_str());
        self.put("revision", event.revision);
        self.put("title", wording::title(event));
        self.put("event_type", event.event_type.as_str());
        self.put("sub_event_type", event.sub_event_type.as_str());
        self.put("plover_event", event.plover_event);
        self.put("plover_mode", event.plover_mode);
        self.put("cameo", event.cameo);
        self.put("status", event.status.as_str());
    }

    fn date(&mut self, stored: &StoredEvent) {
        let date = stored.event.date.as_ref();
        self.put(
            "date_start",
            date.map(|date| date.interval.start.to_string()),
        );
        self.put("date_end", date.map(|date| date.interval.end.to_string()));
        self.put("date_precision", date.map(|date| date.precision.as_str()));
        self.put(
            "date_words",
            date.map(|date| date.words.as_str())
                .filter(|w| !w.is_empty()),
        );
        self.put("date_basis", date.map(|date| date.basis.as_str()));
    }

    fn place(&mut self, stored: &StoredEvent, gazetteer: &Gazetteer) {
        let place = stored.event.place.as_ref();
        let country = place.and_then(|place| place.country.as_deref());
        let country_name = country.and_then(|iso3| country_name(iso3, gazetteer));
        self.put("place", place.map(|place| place.name.as_str()));
        self.put("place_name", place.map(|place| place.place_name.as_str()));
        self.put("place_id", place.map(|place| place.place_id.as_str()));
        self.put("country", country);
        self.put("country_name", country_name);
        self.put("admin1", place.and_then(|place| place.admin1.as_deref()));
        self.put("admin2", place.and_then(|place| place.admin2.as_deref()));
        self.put("lon", place.map(|place| geometry::rounded(place.lon)));
        self.put("lat", place.map(|place| geometry::rounded(place.lat)));
        self.put("precision", place.map(|place| place.precision.as_str()));
        self.put(
            "radius_km",
            place.map(|place| (place.radius_km * 1000.0).round() / 1000.0),
        );
        let relation = place.and_then(|place| place.relation.as_ref());
        self.put("relation", relation.map(wording::relation));
    }

    fn actors(&mut self, stored: &StoredEvent) {
        for role in [ActorRole::Actor1, ActorRole::Actor2] {
            let actors: Vec<&Actor> = stored
                .event
                .actors
                .iter()
                .filter(|actor| actor.role == role)
                .collect();
            let names: Vec<&str> = actors.iter().map(|actor| actor.name.as_str()).collect();
            let first = actors.first();
            let role = role.as_str();
            self.put(
                role,
                Some(names.join("; ")).filter(|names| !names.is_empty()),
            );
            self.put(
                &format!("{role}_kind"),
                first.map(|actor| actor.kind.as_str()),
            );
            self.put(
                &format!("{role}_country"),
                first.and_then(|actor| actor.country.as_deref()),
            );
        }
    }

    fn casualties(&mut self, stored: &StoredEvent) {
        let casualties = &stored.event.casualties;
        for (name, count) in [
            ("killed", casualties.killed),
            ("injured", casualties.injured),
        ] {
            self.put(&format!("{name}_low"), count.map(|count| count.low));
            self.put(&format!("{name}_best"), count.map(|count| count.best));
            self.put(&format!("{name}_high"), count.map(|count| count.high));
        }
        let best = |count: Option<Count>| count.map(|count| count.best);
        self.put("displaced_best", best(casualties.displaced));
        self.put("missing_best", best(casualties.missing));
        self.put("abducted_best", best(casualties.abducted));
        self.put("arrested_best", best(casualties.arrested));
        for of in ["killed", "injured"] {
            for who in GROUPS {
                let part = casualties
                    .of_which
                    .iter()
                    .find(|p| p.of == of && p.who == who);
                self.put(&format!("{of}_{who}"), part.map(|part| part.count.best));
            }
        }
        self.put("civilian_targeting", stored.event.civilian_targeting);
    }

    fn proof(&mut self, stored: &StoredEvent) {
        let event = &stored.event;
        let sources: Vec<&str> = event
            .reported_by
            .iter()
            .map(|by| by.name.as_str())
            .collect();
        self.put(
            "reported_by",
            Some(sources.join("; ")).filter(|names| !names.is_empty()),
        );
        self.put("certainty", event.certainty.as_str());
        let first = event.quoted();
        self.put("quote", first.map(|mention| mention.quote.as_str()));
        let report = first.and_then(|mention| {
            stored
                .reports
                .iter()
                .find(|report| report.id == mention.report)
        });
        self.put(
            "report_title",
            report.and_then(|report| report.title.as_deref()),
        );
        self.put(
            "report_url",
            report.and_then(|report| report.url.as_deref()),
        );
        self.put("outlet", report.and_then(|report| report.outlet.as_deref()));
        self.put(
            "published",
            report
                .and_then(|report| report.published)
                .map(|d| d.to_string()),
        );
        let mut outlets: Vec<&str> = stored
            .reports
            .iter()
            .filter_map(|report| report.outlet.as_deref())
            .collect();
        outlets.sort_unstable();
        outlets.dedup();
        self.put("reports", stored.reports.len());
        self.put("outlets", outlets.len());
        self.put(
            "first_reported",
            event.first_reported.map(|date| date.to_string()),
        );
        self.put(
            "last_reported",
            event.last_reported.map(|date| date.to_string()),
        );
        self.put("updated", event.updated.map(|at| at.to_string()));
    }

    fn confidence(&mut self, stored: &StoredEvent) {
        let confidence = stored.event.confidence;
        let hundredths = |value: f64| (value.clamp(0.0, 1.0) * 100.0).round() / 100.0;
        let least = confidence.kind.min(confidence.date).min(confidence.place);
        self.put("confidence", json!(hundredths(least)));
        self.put("confidence_kind", json!(hundredths(confidence.kind)));
        self.put("confidence_date", json!(hundredths(confidence.date)));
        self.put("confidence_place", json!(hundredths(confidence.place)));
    }
}
