//! The records: what one report says of an event, and what all reports agree on.

use dateline_gazetteer::PlaceId;
use geo::MultiPolygon;
use jiff::Timestamp;

use super::kind::{ActorKind, Certainty, EventStatus, EventType, ReporterKind, SubEventType};
use crate::referent::{Geoprecision, Relation};
use crate::report::ReportId;
use crate::text::Span;
use crate::time::{DateInterval, DatePrecision};

/// The identity of an event: a stable hash, lower-case hex (16 digits).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventId(pub String);

/// A number of persons as reported: at least, most likely, at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Count {
    /// At least.
    pub low: u32,
    /// Most likely.
    pub best: u32,
    /// At most.
    pub high: u32,
}

impl Count {
    /// People without a number ("civilians", "several"): ACLED's rule for an unknown plural is 3.
    pub const UNKNOWN_PLURAL: Self = Self {
        low: 2,
        best: 3,
        high: 10,
    };

    /// Returns the count for an exact number.
    #[must_use]
    pub fn exactly(persons: u32) -> Self {
        Self {
            low: persons,
            best: persons,
            high: persons,
        }
    }
}

/// A part of the killed or injured that is named for itself ("five of them children").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfWhich {
    /// Which figure it is a part of: `killed` or `injured`.
    pub of: &'static str,
    /// Who: `children`, `women`, `civilians`, `soldiers`, `fighters`, `police`, `journalists`, `aid_workers`, `medics`.
    pub who: &'static str,
    /// How many.
    pub count: Count,
}

/// What an event did to people. Absent means not reported; zero means reported as none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Casualties {
    /// Killed.
    pub killed: Option<Count>,
    /// Injured.
    pub injured: Option<Count>,
    /// Driven from their homes.
    pub displaced: Option<Count>,
    /// Missing.
    pub missing: Option<Count>,
    /// Abducted.
    pub abducted: Option<Count>,
    /// Arrested.
    pub arrested: Option<Count>,
    /// Named parts of the above.
    pub of_which: Vec<OfWhich>,
}

/// On which side of the act an actor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActorRole {
    /// Who acts, as far as the words say.
    Actor1,
    /// To whom, or the other side.
    Actor2,
}

impl ActorRole {
    /// Returns the word used in GeoJSON and exports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Actor1 => "actor1",
            Self::Actor2 => "actor2",
        }
    }
}

/// A side of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Which side.
    pub role: ActorRole,
    /// The name as reported ("Israeli military"), or the codebook's for a side that no words name ("unidentified armed group").
    pub name: String,
    /// Where it stands in the report; `None` for a side that is only implied.
    pub span: Option<Span>,
    /// What kind.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3 code of its country, if known.
    pub country: Option<String>,
}

impl Actor {
    /// ACLED's name for those whom nobody names.
    pub const UNIDENTIFIED: &'static str = "unidentified armed group";
    /// ACLED's name for people without arms.
    pub const CIVILIANS: &'static str = "civilians";

    /// Tells whether no words of the report name it: it follows from the kind of event, as ACLED's codebook has it.
    #[must_use]
    pub fn is_implied(&self) -> bool {
        self.span.is_none() && matches!(self.name.as_str(), Self::UNIDENTIFIED | Self::CIVILIANS)
    }
}

/// Who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The name as reported ("Lebanon's health ministry").
    pub name: String,
    /// Where it stands.
    pub span: Option<Span>,
    /// What kind of source.
    pub kind: ReporterKind,
}

/// Where a date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateBasis {
    /// The event's own clause says it.
    Stated,
    /// A neighbouring clause, sentence or heading says it.
    Inherited,
    /// It follows from the publication date or the story.
    Inferred,
}

impl DateBasis {
    /// Returns the word used in GeoJSON and exports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inherited => "inherited",
            Self::Inferred => "inferred",
        }
    }
}

/// When an event happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventDate {
    /// First and last civil day.
    pub interval: DateInterval,
    /// How close.
    pub precision: DatePrecision,
    /// The words it came from; empty where it was inferred.
    pub words: String,
    /// Where those words stand.
    pub span: Option<Span>,
    /// How it was found.
    pub basis: DateBasis,
}

/// Where an event happened.
#[derive(Clone, Debug, PartialEq)]
pub struct EventPlace {
    /// The name as reported, with its relation ("countryside east of Aleppo city").
    pub name: String,
    /// Where those words stand.
    pub span: Option<Span>,
    /// The place it is named for.
    pub place: PlaceId,
    /// Gazetteer id of the place, with its source's prefix ("gn:170063").
    pub place_id: String,
    /// The gazetteer's own name of the place.
    pub place_name: String,
    /// ISO 3166-1 alpha-3 code; `None` at sea.
    pub country: Option<String>,
    /// Name of the first-level division.
    pub admin1: Option<String>,
    /// Name of the second-level division.
    pub admin2: Option<String>,
    /// A point inside the area, degrees WGS 84.
    pub lon: f64,
    /// A point inside the area, degrees WGS 84.
    pub lat: f64,
    /// How close.
    pub precision: Geoprecision,
    /// Radius of the area around the point, km.
    pub radius_km: f64,
    /// How the words relate to the place.
    pub relation: Option<Relation>,
    /// The area, for everything that is not a point with a radius.
    pub footprint: Option<MultiPolygon<f64>>,
    /// Whether the event's own clause names it (`Stated`), it was carried over (`Inherited`), or only the dateline tells it (`Inferred`).
    pub basis: DateBasis,
}

/// How sure each field is, probability 0–1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldConfidence {
    /// Type and sub-type.
    pub kind: f64,
    /// Date.
    pub date: f64,
    /// Place.
    pub place: f64,
    /// Actors.
    pub actors: f64,
    /// Counts.
    pub counts: f64,
}

/// One report saying that something happened.
#[derive(Clone, Debug, PartialEq)]
pub struct EventMention {
    /// The report.
    pub report: ReportId,
    /// Which story of the report it belongs to: mentions of one report with the same number tell of one happening
    /// ("the attack", "the death toll"), whatever else they say.
    pub thread: u32,
    /// The sentence, in the report's text.
    pub sentence: Span,
    /// The words of that sentence: the quote that is shown.
    pub quote: String,
    /// The words that say what happened.
    pub trigger: Span,
    /// ACLED sub-type.
    pub sub_event_type: SubEventType,
    /// PLOVER event ("ASSAULT").
    pub plover_event: &'static str,
    /// PLOVER mode ("aerial").
    pub plover_mode: Option<&'static str>,
    /// CAMEO code ("195").
    pub cameo: &'static str,
    /// What the mention is.
    pub status: EventStatus,
    /// When.
    pub date: Option<EventDate>,
    /// Where.
    pub place: Option<EventPlace>,
    /// Who.
    pub actors: Vec<Actor>,
    /// What it did to people, as said here.
    pub casualties: Casualties,
    /// Whether unarmed people were the target.
    pub civilian_targeting: bool,
    /// Who says so.
    pub reported_by: Vec<Attribution>,
    /// How sure the words are.
    pub certainty: Certainty,
    /// How sure we are of each field.
    pub confidence: FieldConfidence,
    /// When the report was published, for the order of tolls.
    pub published: Option<jiff::civil::Date>,
}

/// What the mentions of one happening agree on.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Stable across restarts and re-ingestion.
    pub id: EventId,
    /// 1 for the first version; every change adds one.
    pub revision: u32,
    /// ACLED type.
    pub event_type: EventType,
    /// ACLED sub-type.
    pub sub_event_type: SubEventType,
    /// PLOVER event.
    pub plover_event: &'static str,
    /// PLOVER mode.
    pub plover_mode: Option<&'static str>,
    /// CAMEO code.
    pub cameo: &'static str,
    /// What it is; only new and recent context are plotted.
    pub status: EventStatus,
    /// When.
    pub date: Option<EventDate>,
    /// Where.
    pub place: Option<EventPlace>,
    /// Who.
    pub actors: Vec<Actor>,
    /// What it did to people: the latest report's most conservative figure, with the range of all.
    pub casualties: Casualties,
    /// Whether unarmed people were the target.
    pub civilian_targeting: bool,
    /// Who says so, all mentions together.
    pub reported_by: Vec<Attribution>,
    /// How sure the reports are.
    pub certainty: Certainty,
    /// How sure we are of each field.
    pub confidence: FieldConfidence,
    /// The proof, in order of publication.
    pub mentions: Vec<EventMention>,
    /// First publication date of its reports.
    pub first_reported: Option<jiff::civil::Date>,
    /// Last publication date of its reports.
    pub last_reported: Option<jiff::civil::Date>,
    /// When this revision was made, UTC; `None` outside a store.
    pub updated: Option<Timestamp>,
}

impl Event {
    /// Tells whether the event is drawn: it is news or its recent context, and it has a place and a date.
    #[must_use]
    pub fn is_plotted(&self) -> bool {
        self.status.is_plotted() && self.place.is_some() && self.date.is_some()
    }

    /// The mention that is quoted for the event: the one that says most of it itself, the first of equals.
    #[must_use]
    pub fn quoted(&self) -> Option<&EventMention> {
        let stated = |basis: Option<DateBasis>| usize::from(basis == Some(DateBasis::Stated));
        let says = |mention: &EventMention| {
            (
                mention.status.is_plotted(),
                usize::from(mention.sub_event_type == self.sub_event_type)
                    + stated(mention.place.as_ref().map(|place| place.basis))
                    + stated(mention.date.as_ref().map(|date| date.basis))
                    + usize::from(mention.casualties.killed.is_some_and(|killed| {
                        self.casualties
                            .killed
                            .is_some_and(|all| killed.best == all.best)
                    })),
                !mention.reported_by.is_empty(),
            )
        };
        // `max_by_key` returns the last of equals.
        self.mentions
            .iter()
            .rev()
            .max_by_key(|mention| says(mention))
    }
}
