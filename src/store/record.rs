//! The shapes in which mentions and events are written to the store, as JSON.
//!
//! They follow the domain's records field by field but are their own: a change there shows here as a type error, and
//! then the schema's version is raised.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use dateline_gazetteer::{Gazetteer, PlaceId};
use geo::{LineString, MultiPolygon, Polygon};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::event::{
    Actor, ActorKind, ActorRole, Attribution, Casualties, Certainty, Count, DateBasis, Event,
    EventDate, EventId, EventMention, EventPlace, EventStatus, FieldConfidence, OfWhich,
    ReporterKind, SubEventType,
};
use crate::referent::{Geoprecision, Relation};
use crate::report::ReportId;
use crate::text::Span;
use crate::time::{DateInterval, DatePrecision};

/// What a record says that this program does not know.
#[derive(Debug, thiserror::Error)]
pub(super) enum BadRecord {
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    #[error("unknown {list} `{word}`")]
    Word { list: &'static str, word: String },
}

#[derive(Serialize, Deserialize)]
pub(super) struct MentionRecord {
    report: String,
    #[serde(default)]
    thread: u32,
    sentence: (usize, usize),
    quote: String,
    trigger: (usize, usize),
    kind: KindRecord,
    date: Option<DateRecord>,
    place: Option<PlaceRecord>,
    actors: Vec<ActorRecord>,
    casualties: CasualtiesRecord,
    civilian_targeting: bool,
    reported_by: Vec<AttributionRecord>,
    certainty: String,
    confidence: [f64; 5],
    published: Option<Date>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct EventRecord {
    id: String,
    revision: u32,
    kind: KindRecord,
    date: Option<DateRecord>,
    place: Option<PlaceRecord>,
    actors: Vec<ActorRecord>,
    casualties: CasualtiesRecord,
    civilian_targeting: bool,
    reported_by: Vec<AttributionRecord>,
    certainty: String,
    confidence: [f64; 5],
    mentions: Vec<MentionRecord>,
    first_reported: Option<Date>,
    last_reported: Option<Date>,
    updated: Option<Timestamp>,
}

#[derive(Serialize, Deserialize)]
struct KindRecord {
    sub_event_type: String,
    plover_event: String,
    plover_mode: Option<String>,
    cameo: String,
    status: String,
}

#[derive(Serialize, Deserialize)]
struct DateRecord {
    start: Date,
    end: Date,
    precision: String,
    words: String,
    span: Option<(usize, usize)>,
    basis: String,
}

#[derive(Serialize, Deserialize)]
struct PlaceRecord {
    name: String,
    span: Option<(usize, usize)>,
    place_id: String,
    place_name: String,
    country: Option<String>,
    admin1: Option<String>,
    admin2: Option<String>,
    lon: f64,
    lat: f64,
    precision: String,
    radius_km: f64,
    relation: Option<RelationRecord>,
    footprint: Option<Vec<PolygonRecord>>,
    basis: String,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum RelationRecord {
    DirectionOf {
        bearing: f64,
        distance_km: Option<f64>,
    },
    Near {
        distance_km: Option<f64>,
    },
    Between,
    PartOf {
        bearing: Option<f64>,
    },
    CountrysideOf,
    Along,
    Border,
    OffCoast,
}

#[derive(Serialize, Deserialize)]
struct ActorRecord {
    role: String,
    name: String,
    span: Option<(usize, usize)>,
    kind: String,
    country: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct AttributionRecord {
    name: String,
    span: Option<(usize, usize)>,
    kind: String,
}

type CountRecord = (u32, u32, u32);

/// Rings of positions, the outer one first.
type PolygonRecord = Vec<Vec<(f64, f64)>>;

#[derive(Serialize, Deserialize)]
struct CasualtiesRecord {
    killed: Option<CountRecord>,
    injured: Option<CountRecord>,
    displaced: Option<CountRecord>,
    missing: Option<CountRecord>,
    abducted: Option<CountRecord>,
    arrested: Option<CountRecord>,
    of_which: Vec<(String, String, CountRecord)>,
}

/// Writes a mention.
pub(super) fn write_mention(mention: &EventMention) -> Result<String, BadRecord> {
    Ok(serde_json::to_string(&MentionRecord::from(mention))?)
}

/// Reads a mention; places are looked up again, as their numbers change with the index.
pub(super) fn read_mention(json: &str, gazetteer: &Gazetteer) -> Result<EventMention, BadRecord> {
    serde_json::from_str::<MentionRecord>(json)?.into_mention(gazetteer)
}

/// Writes an event.
pub(super) fn write_event(event: &Event) -> Result<String, BadRecord> {
    Ok(serde_json::to_string(&EventRecord::from(event))?)
}

/// Reads an event.
pub(super) fn read_event(json: &str, gazetteer: &Gazetteer) -> Result<Event, BadRecord> {
    serde_json::from_str::<EventRecord>(json)?.into_event(gazetteer)
}

impl From<&EventMention> for MentionRecord {
    fn from(mention: &EventMention) -> Self {
        Self {
            report: mention.report.0.clone(),
            thread: mention.thread,
            sentence: pair(mention.sentence),
            quote: mention.quote.clone(),
            trigger: pair(mention.trigger),
            kind: KindRecord {
                sub_event_type: mention.sub_event_type.as_str().to_owned(),
                plover_event: mention.plover_event.to_owned(),
                plover_mode: mention.plover_mode.map(str::to_owned),
                cameo: mention.cameo.to_owned(),
                status: mention.status.as_str().to_owned(),
            },
            date: mention.date.as_ref().map(date_record),
            place: mention.place.as_ref().map(place_record),
            actors: mention.actors.iter().map(actor_record).collect(),
            casualties: casualties_record(&mention.casualties),
            civilian_targeting: mention.civilian_targeting,
            reported_by: mention.reported_by.iter().map(attribution_record).collect(),
            certainty: mention.certainty.as_str().to_owned(),
            confidence: confidences(mention.confidence),
            published: mention.published,
        }
    }
}

impl MentionRecord {
    fn into_mention(self, gazetteer: &Gazetteer) -> Result<EventMention, BadRecord> {
        let kind = self.kind.read()?;
        Ok(EventMention {
            report: ReportId(self.report),
            thread: self.thread,
            sentence: span(self.sentence),
            quote: self.quote,
            trigger: span(self.trigger),
            sub_event_type: kind.sub_event_type,
            plover_event: kind.plover_event,
            plover_mode: kind.plover_mode,
            cameo: kind.cameo,
            status: kind.status,
            date: self.date.map(DateRecord::read).transpose()?,
            place: self.place.map(|place| place.read(gazetteer)).transpose()?,
            actors: self
                .actors
                .into_iter()
                .map(ActorRecord::read)
                .collect::<Result<_, _>>()?,
            casualties: self.casualties.read(),
            civilian_targeting: self.civilian_targeting,
            reported_by: self
                .reported_by
                .into_iter()
                .map(AttributionRecord::read)
                .collect::<Result<_, _>>()?,
            certainty: word("certainty", &self.certainty, Certainty::from_word)?,
            confidence: field_confidence(self.confidence),
            published: self.published,
        })
    }
}

impl From<&Event> for EventRecord {
    fn from(event: &Event) -> Self {
        Self {
            id: event.id.0.clone(),
            revision: event.revision,
            kind: KindRecord {
                sub_event_type: event.sub_event_type.as_str().to_owned(),
                plover_event: event.plover_event.to_owned(),
                plover_mode: event.plover_mode.map(str::to_owned),
                cameo: event.cameo.to_owned(),
                status: event.status.as_str().to_owned(),
            },
            date: event.date.as_ref().map(date_record),
            place: event.place.as_ref().map(place_record),
            actors: event.actors.iter().map(actor_record).collect(),
            casualties: casualties_record(&event.casualties),
            civilian_targeting: event.civilian_targeting,
            reported_by: event.reported_by.iter().map(attribution_record).collect(),
            certainty: event.certainty.as_str().to_owned(),
            confidence: confidences(event.confidence),
            mentions: event.mentions.iter().map(MentionRecord::from).collect(),
            first_reported: event.first_reported,
            last_reported: event.last_reported,
            updated: event.updated,
        }
    }
}

impl EventRecord {
    fn into_event(self, gazetteer: &Gazetteer) -> Result<Event, BadRecord> {
        let kind = self.kind.read()?;
        Ok(Event {
            id: EventId(self.id),
            revision: self.revision,
            event_type: kind.sub_event_type.event_type(),
            sub_event_type: kind.sub_event_type,
            plover_event: kind.plover_event,
            plover_mode: kind.plover_mode,
            cameo: kind.cameo,
            status: kind.status,
            date: self.date.map(DateRecord::read).transpose()?,
            place: self.place.map(|place| place.read(gazetteer)).transpose()?,
            actors: self
                .actors
                .into_iter()
                .map(ActorRecord::read)
                .collect::<Result<_, _>>()?,
            casualties: self.casualties.read(),
            civilian_targeting: self.civilian_targeting,
            reported_by: self
                .reported_by
                .into_iter()
                .map(AttributionRecord::read)
                .collect::<Result<_, _>>()?,
            certainty: word("certainty", &self.certainty, Certainty::from_word)?,
            confidence: field_confidence(self.confidence),
            mentions: self
                .mentions
                .into_iter()
                .map(|mention| mention.into_mention(gazetteer))
                .collect::<Result<_, _>>()?,
            first_reported: self.first_reported,
            last_reported: self.last_reported,
            updated: self.updated,
        })
    }
}

struct Kind {
    sub_event_type: SubEventType,
    plover_event: &'static str,
    plover_mode: Option<&'static str>,
    cameo: &'static str,
    status: EventStatus,
}

impl KindRecord {
    fn read(self) -> Result<Kind, BadRecord> {
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

fn date_record(date: &EventDate) -> DateRecord {
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
    fn read(self) -> Result<EventDate, BadRecord> {
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

fn place_record(place: &EventPlace) -> PlaceRecord {
    PlaceRecord {
        name: place.name.clone(),
        span: place.span.map(pair),
        place_id: place.place_id.clone(),
        place_name: place.place_name.clone(),
        country: place.country.clone(),
        admin1: place.admin1.clone(),
        admin2: place.admin2.clone(),
        lon: place.lon,
        lat: place.lat,
        precision: place.precision.as_str().to_owned(),
        radius_km: place.radius_km,
        relation: place.relation.as_ref().map(relation_record),
        footprint: place.footprint.as_ref().map(rings),
        basis: place.basis.as_str().to_owned(),
    }
}

impl PlaceRecord {
    fn read(self, gazetteer: &Gazetteer) -> Result<EventPlace, BadRecord> {
        let precision = |w: &str| Geoprecision::ALL.into_iter().find(|p| p.as_str() == w);
        Ok(EventPlace {
            name: self.name,
            span: self.span.map(span),
            // A place that this index does not have any more keeps its name and point.
            place: gazetteer
                .by_source_id(&self.place_id)
                .unwrap_or(PlaceId(u32::MAX)),
            place_id: self.place_id,
            place_name: self.place_name,
            country: self.country,
            admin1: self.admin1,
            admin2: self.admin2,
            lon: self.lon,
            lat: self.lat,
            precision: word("precision", &self.precision, precision)?,
            radius_km: self.radius_km,
            relation: self.relation.map(RelationRecord::read),
            footprint: self.footprint.map(polygons),
            basis: word("basis", &self.basis, basis)?,
        })
    }
}

fn relation_record(relation: &Relation) -> RelationRecord {
    match *relation {
        Relation::DirectionOf {
            bearing,
            distance_km,
        } => RelationRecord::DirectionOf {
            bearing,
            distance_km,
        },
        Relation::Near { distance_km } => RelationRecord::Near { distance_km },
        Relation::Between => RelationRecord::Between,
        Relation::PartOf { bearing } => RelationRecord::PartOf { bearing },
        Relation::CountrysideOf => RelationRecord::CountrysideOf,
        Relation::Along => RelationRecord::Along,
        Relation::Border => RelationRecord::Border,
        Relation::OffCoast => RelationRecord::OffCoast,
    }
}

impl RelationRecord {
    fn read(self) -> Relation {
        match self {
            Self::DirectionOf {
                bearing,
                distance_km,
            } => Relation::DirectionOf {
                bearing,
                distance_km,
            },
            Self::Near { distance_km } => Relation::Near { distance_km },
            Self::Between => Relation::Between,
            Self::PartOf { bearing } => Relation::PartOf { bearing },
            Self::CountrysideOf => Relation::CountrysideOf,
            Self::Along => Relation::Along,
            Self::Border => Relation::Border,
            Self::OffCoast => Relation::OffCoast,
        }
    }
}

fn actor_record(actor: &Actor) -> ActorRecord {
    ActorRecord {
        role: actor.role.as_str().to_owned(),
        name: actor.name.clone(),
        span: actor.span.map(pair),
        kind: actor.kind.as_str().to_owned(),
        country: actor.country.clone(),
    }
}

impl ActorRecord {
    fn read(self) -> Result<Actor, BadRecord> {
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

fn attribution_record(attribution: &Attribution) -> AttributionRecord {
    AttributionRecord {
        name: attribution.name.clone(),
        span: attribution.span.map(pair),
        kind: attribution.kind.as_str().to_owned(),
    }
}

impl AttributionRecord {
    fn read(self) -> Result<Attribution, BadRecord> {
        Ok(Attribution {
            name: self.name,
            span: self.span.map(span),
            kind: word("reporter kind", &self.kind, ReporterKind::from_word)?,
        })
    }
}

fn casualties_record(casualties: &Casualties) -> CasualtiesRecord {
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
    fn read(self) -> Casualties {
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

fn confidences(confidence: FieldConfidence) -> [f64; 5] {
    [
        confidence.kind,
        confidence.date,
        confidence.place,
        confidence.actors,
        confidence.counts,
    ]
}

fn field_confidence([kind, date, place, actors, counts]: [f64; 5]) -> FieldConfidence {
    FieldConfidence {
        kind,
        date,
        place,
        actors,
        counts,
    }
}

fn pair(span: Span) -> (usize, usize) {
    (span.start, span.end)
}

fn span((start, end): (usize, usize)) -> Span {
    Span { start, end }
}

fn basis(word: &str) -> Option<DateBasis> {
    [DateBasis::Stated, DateBasis::Inherited, DateBasis::Inferred]
        .into_iter()
        .find(|basis| basis.as_str() == word)
}

fn rings(area: &MultiPolygon<f64>) -> Vec<PolygonRecord> {
    let ring = |line: &LineString<f64>| line.coords().map(|c| (c.x, c.y)).collect();
    area.iter()
        .map(|polygon| {
            std::iter::once(polygon.exterior())
                .chain(polygon.interiors())
                .map(ring)
                .collect()
        })
        .collect()
}

fn polygons(rings: Vec<PolygonRecord>) -> MultiPolygon<f64> {
    let polygon = |rings: PolygonRecord| {
        let mut lines = rings.into_iter().map(LineString::from);
        let exterior = lines.next().unwrap_or_else(|| LineString::new(Vec::new()));
        Polygon::new(exterior, lines.collect())
    };
    MultiPolygon::new(rings.into_iter().map(polygon).collect())
}

fn word<T>(
    list: &'static str,
    word: &str,
    find: impl Fn(&str) -> Option<T>,
) -> Result<T, BadRecord> {
    find(word).ok_or_else(|| BadRecord::Word {
        list,
        word: word.to_owned(),
    })
}

/// Returns the one copy of a word from a closed list, such as a CAMEO code; there are a few hundred of them in all.
fn intern(word: String) -> &'static str {
    static WORDS: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut words = WORDS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = words.get(word.as_str()) {
        return known;
    }
    let kept: &'static str = Box::leak(word.into_boxed_str());
    words.insert(kept);
    kept
}
