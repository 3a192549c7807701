//! What happened: sentences with their places and dates become [`EventMention`]s, and mentions become [`Event`]s.
//!
//! Takes segmented text, place phrases and time expressions, gives event mentions; `merge` gives the events that
//! mentions, within and across reports, agree on. Knows no storage and no output format.

pub mod kind;
pub mod record;

pub use kind::{ActorKind, Certainty, EventStatus, EventType, ReporterKind, SubEventType};
pub use record::{
    Actor, ActorRole, Attribution, Casualties, Count, DateBasis, Event, EventDate, EventId,
    EventMention, EventPlace, FieldConfidence, OfWhich,
};
