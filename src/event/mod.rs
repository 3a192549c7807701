//! What happened: sentences with their places and dates become [`EventMention`]s, and mentions become [`Event`]s.
//!
//! Takes segmented text, place phrases and time expressions, gives event mentions; [`merge`](merge::merge) gives the events that
//! mentions, within and across reports, agree on. Knows no storage and no output format.
//!
//! How it reads: triggers (`trigger`) are looked for in every sentence; the words around them are cut into clauses (`clause`) and
//! sayings (`attribution`), verbs tell voice, tense and negation (`grammar`), people and forces are named (`actor`), tolls counted
//! (`casualty`). What the sentence says of one happening goes together (`extract`), with its own place and date (`binding`), its
//! sides (`role`), its sub-type (`sub_type`) and whether it is news (`status`). What goes on with an earlier sentence takes its
//! place from there (`discourse`), and what no words place may be in the town of the dateline (`home`). Where the act of any verb was, names that no gazetteer has (`unplaced`)
//! included, learned weights tell ([`places_of_verb`]); which of a report's events it is about says [`main_event()`]. All words are in tables in `lexicon/`.

mod act;
mod actor;
mod attribution;
mod binding;
mod casualty;
mod clause;
mod discourse;
mod extract;
mod fill;
mod grammar;
mod habit;
mod home;
mod lead;
mod lexicon;
mod main_event;
mod morphology;
mod need;
mod number;
mod people;
mod retelling;
mod role;
mod scene;
mod section;
mod setting;
mod status;
mod sub_type;
mod supposed;
mod title;
mod trigger;
mod unplaced;
mod verb_place;
mod words;

pub mod kind;
pub mod merge;
pub mod record;

pub use actor::listed_kind;
pub use kind::{ActorKind, Certainty, EventStatus, EventType, ReporterKind, SubEventType};
pub use main_event::main_event;
pub use record::{
    Actor, ActorRole, Attribution, Casualties, Count, DateBasis, Event, EventDate, EventId,
    EventMention, EventPlace, FieldConfidence, OfWhich,
};
pub use verb_place::{VerbCandidate, VerbPlace, VerbPlaceWeights, places_of_verb, verb_candidates};

use crate::gazetteer::Gazetteer;
use crate::referent::{PlacePhrase, Referent};
use crate::report::Report;
use crate::text::SegmentedText;
use crate::time::TimeExpression;
use crate::toponym::Names;

/// Everything that is known of a report before its events are read.
#[derive(Clone, Copy, Debug)]
pub struct MentionInput<'a, 't> {
    /// The report, for its id and its day of publication.
    pub report: &'a Report,
    /// Its text, segmented.
    pub text: &'a SegmentedText<'t>,
    /// Its names.
    pub names: &'a Names,
    /// What its toponyms mean, one for each of `names.toponyms`.
    pub referents: &'a [Referent],
    /// Its place phrases, in the order of the text.
    pub phrases: &'a [PlacePhrase],
    /// Its time expressions, in the order of the text.
    pub times: &'a [TimeExpression],
    /// The gazetteer that the places are of.
    pub gazetteer: &'a Gazetteer,
}

/// Reads the event mentions of a report, in the order of the text.
#[must_use]
pub fn mentions(input: &MentionInput<'_, '_>) -> Vec<EventMention> {
    extract::mentions(input)
}

#[cfg(test)]
mod tests;
