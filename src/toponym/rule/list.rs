//! "in Saraqib, Binnish and Taftanaz": a known name in a row with places is a place; one that could be
//! a word or a person needs places on both sides.

use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;
use crate::toponym::lexicon::WordClasses;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 0..draft.len() {
        let Some(known) = draft.known(unit) else {
            continue;
        };
        let units = known.units.clone();
        if !draft.is_capital(unit) || !draft.is_free(&units) || draft.is_other(&units) {
            continue;
        }
        let doubtful = draft.beside_unclaimed_name(units.clone())
            || draft.is_ordinary(&units)
            || draft
                .classes(unit)
                .has(WordClasses::FIRST_NAME.or(WordClasses::SURNAME));
        let before = has_place_beside(draft, unit, -1);
        let after = has_place_beside(draft, units.end - 1, 1);
        if (before && after) || ((before || after) && !doubtful) {
            draft.add(units, ToponymRole::Literal, "list");
        }
    }
}

/// Tells whether a literal place stands beyond the comma or "and" on one side.
fn has_place_beside(draft: &Draft<'_>, unit: usize, step: isize) -> bool {
    let joint = draft.word_near(unit, step);
    let comma_and = joint == "," && matches!(draft.word_near(unit, 2 * step), "and" | "or");
    let other = draft.near(unit, if comma_and { 3 } else { 2 } * step);
    matches!(joint, "," | "and" | "or" | "&" | ";")
        && other
            .and_then(|other| draft.toponym_at(other))
            .is_some_and(|number| draft.found[number].role == ToponymRole::Literal)
}
