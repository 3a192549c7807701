//! Adjectives and peoples: "Syrian forces", "the French", "two Iraqis", "South Korean".

use crate::text::Casing;
use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 0..draft.len() {
        let cased = draft.is_capital(unit) || draft.casing(unit) == Casing::Lower;
        if !cased || draft.toponym_at(unit).is_some() {
            continue;
        }
        // A country's own name ("Niger", "Turkey") is no adjective, whatever else it is.
        let country = draft
            .known(unit)
            .is_some_and(|known| known.units.len() > 1 || (known.kind == 1 && known.own));
        let two = unit..unit + 2;
        if draft.near(unit, 1).is_some() && draft.is_demonym_of_two(unit) && draft.is_free(&two) {
            draft.add(two, ToponymRole::Demonym, "demonym");
        } else if !country && draft.demonym(unit).is_some() {
            draft.add(unit..unit + 1, ToponymRole::Demonym, "demonym");
        }
    }
}
