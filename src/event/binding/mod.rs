//! Whose place and whose date: of all place phrases and time expressions of a sentence, the ones that belong to a trigger.
//!
//! Everything is weighed by the clause it stands in ([`clause`]), the preposition before it and its distance ([`place`], [`date`]); what
//! belongs to a saying ("told reporters in Aden") is out of the question. Places in a list go together ([`list`]). No place is better
//! than a wrong place.

mod clause;
mod complement;
mod container;
mod date;
mod ground;
mod link;
mod list;
mod nature;
mod place;

pub(super) use date::{BoundDate, date};
pub(super) use ground::{Ground, Unplaced};
pub(super) use link::link;
pub(super) use place::{costs, places};

/// Above this cost a place or a date is not the trigger's. Clause steps cost 2–4, a wrong preposition 3–4: one of both is bearable,
/// two are not. Set on the wire and event-location development texts.
const TOO_FAR: f64 = 6.5;
