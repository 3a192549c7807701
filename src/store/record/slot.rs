//! The other slots of mentions and events as they are written: kind, date, actors, sources, people, confidence.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::BadRecord;
use super::word::{basis, intern, pair, span, word};
use crate::event::{
    Actor, ActorKind, ActorRole, Attribution, Casualties, Count, EventDate, EventStatus,
    FieldConfidence, OfWhich, ReporterKind, SubEventType,
};
use crate::time::{DateInterval, DatePrecision};

#[derive(Serialize, Deserialize)]
pub(super) struct KindRecord {
    pub(super) sub_event_type: String,
    pub(super) plover_event: String,
    pub(super) plover_mode: Option<String>,
    pub(super) cameo: String,
    pub(super) status: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DateRecord {
    start: Date,
    end: Date,
    precision: String,
    words: String,
    span: Option<(usize, usize)>,
    basis: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ActorRecord {
    role: String,
    name: String,
    span: Option<(usize, usize)>,
    kind: String,
    country: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct AttributionRecord {
    name: String,
    span: Option<(usize, usize)>,
    kind: String,
}

pub(super) type CountRecord = (u32, u32, u32);

#[derive(Serialize, Deserialize)]
pub(super) struct CasualtiesRecord {
    killed: Option<CountRecord>,
    injured: Option<CountRecord>,
    displaced: Option<CountRecord>,
    missing: Option<CountRecord>,
    abducted: Option<CountRecord>,
    arrested: Option<CountRecord>,
    of_which: Vec<(String, String, CountRecord)>,
}

pub(super) struct Kind {
    pub(super) sub_event_type: SubEventType,
    pub(super) plover_event: &'static str,
    pub(super) plover_mode: Option<&'static str>,
    pub(super) cameo: &'static str,
    pub(super) status: EventStatus,
}

impl KindRecord {
    pub(super) fn read(self) -> Result<Kind, BadRecord> {
        Ok(Kind {
            sub_event_type: word(
                "sub-event type",
                &self.sub_event_type,
                SubEventType::from_word,
            )?,
            plover_event: intern(self.plover_event),
            plover_mode: self.plover_mode.map(intern),
            cameo: intern(self.cameo),
            status: word("status", &self.status, EventStatus::from_word)?,
        })
    }
}

pub(super) fn date_record(date: &EventDate) -> DateRecord {
    DateRecord {
        start: date.interval.start,
        end: date.interval.end,
        precision: date.precision.as_str().to_owned(),
        words: date.words.clone(),
        span: date.span.map(pair),
        basis: date.basis.as_str().to_owned(),
    }
}

impl DateRecord {
    pub(super) fn read(self) -> Result<EventDate, BadRecord> {
        let precision = |w: &str| DatePrecision::ALL.into_iter().find(|p| p.as_str() == w);
        Ok(EventDate {
            interval: DateInterval {
                start: self.start,
                end: self.end,
            },
            precision: word("date precision", &self.precision, precision)?,
            words: self.words,
            span: self.span.map(span),
            basis: word("basis", &self.basis, basis)?,
        })
    }
}

pub(super) fn actor_record(actor: &Actor) -> ActorRecord {
    ActorRecord {
        role: actor.role.as_str().to_owned(),
        name: actor.name.clone(),
        span: actor.span.map(pair),
        kind: actor.kind.as_str().to_owned(),
        country: actor.country.clone(),
    }
}

impl ActorRecord {
    pub(super) fn read(self) -> Result<Actor, BadRecord> {
        let role = |w: &str| {
            [ActorRole::Actor1, ActorRole::Actor2]
                .into_iter()
                .find(|role| role.as_str() == w)
        };
        Ok(Actor {
            role: word("role", &self.role, role)?,
            name: self.name,
            span: self.span.map(span),
            kind: word("actor kind", &self.kind, ActorKind::from_word)?,
            country: self.country,
        })
    }
}

pub(super) fn attribution_record(attribution: &Attribution) -> AttributionRecord {
    AttributionRecord {
        name: attribution.name.clone(),
        span: attribution.span.map(pair),
        kind: attribution.kind.as_str().to_owned(),
    }
}

impl AttributionRecord {
    pub(super) fn read(self) -> Result<Attribution, BadRecord> {
        Ok(Attribution {
            name: self.name,
            span: self.span.map(span),
            kind: word("reporter kind", &self.kind, ReporterKind::from_word)?,
        })
    }
}

pub(super) fn casualties_record(casualties: &Casualties) -> CasualtiesRecord {
    let count = |count: Option<Count>| count.map(|c| (c.low, c.best, c.high));
    CasualtiesRecord {
        killed: count(casualties.killed),
        injured: count(casualties.injured),
        displaced: count(casualties.displaced),
        missing: count(casualties.missing),
        abducted: count(casualties.abducted),
        arrested: count(casualties.arrested),
        of_which: casualties
            .of_which
            .iter()
            .map(|part| {
                let c = part.count;
                (
                    part.of.to_owned(),
                    part.who.to_owned(),
                    (c.low, c.best, c.high),
                )
            })
            .collect(),
    }
}

impl CasualtiesRecord {
    pub(super) fn read(self) -> Casualties {
        let count = |record: CountRecord| Count {
            low: record.0,
            best: record.1,
            high: record.2,
        };
        Casualties {
            killed: self.killed.map(count),
            injured: self.injured.map(count),
            displaced: self.displaced.map(count),
            missing: self.missing.map(count),
            abducted: self.abducted.map(count),
            arrested: self.arrested.map(count),
            of_which: self
                .of_which
                .into_iter()
                .map(|(of, who, record)| OfWhich {
                    of: intern(of),
                    who: intern(who),
                    count: count(record),
                })
                .collect(),
        }
    }
}

pub(super) fn confidences(confidence: FieldConfidence) -> [f64; 5] {
    [
        confidence.kind,
        confidence.date,
        confidence.place,
        confidence.actors,
        confidence.counts,
    ]
}

pub(super) fn field_confidence([kind, date, place, actors, counts]: [f64; 5]) -> FieldConfidence {
    FieldConfidence {
        kind,
        date,
        place,
        actors,
        counts,
    }
}
