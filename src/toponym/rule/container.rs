//! "Paris, Texas", "Hama, Syria": a known name before the place that holds it is a place.

use crate::toponym::draft::Draft;
use crate::toponym::{NameClass, ToponymRole};

/// Importance from which what stands after the comma is a container.
const KNOWN: f64 = 0.3;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 0..draft.len() {
        let Some(known) = draft.known(unit) else {
            continue;
        };
        let units = known.units.clone();
        let organization = units
            .clone()
            .any(|unit| draft.other_at(unit) == Some(NameClass::Organization));
        if draft.word_near(units.end - 1, 1) != ","
            || organization
            || !draft.is_capital(unit)
            || !draft.is_free(&units)
        {
            continue;
        }
        let Some(next) = draft.near(units.end - 1, 2) else {
            continue;
        };
        let container = draft
            .known(next)
            .is_some_and(|next| matches!(next.kind, 1 | 2) && next.importance > KNOWN);
        if container && draft.toponym_at(next).is_some() {
            draft.add(units, ToponymRole::Literal, "container");
        }
    }
}
