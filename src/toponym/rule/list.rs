//! "in Saraqib, Binnish and Taftanaz": a known name in a row with places is a place; one that could be
//! a word or a person needs places on both sides.

use super::known_place::is_preposition;
use crate::text::Casing;
use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;
use crate::toponym::known::NEVER_ALONE;
use crate::toponym::lexicon::WordClasses;

/// Shorter words that nobody knows may be anything, bytes.
const SHORTEST_UNKNOWN: usize = 4;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 0..draft.len() {
        let Some(known) = draft.known(unit) else {
            take_unknown(draft, unit);
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

/// "in Qamenas, Sarmin and Maarat Misrin": a lone word that nobody knows, after "in" and in a row with a place.
fn take_unknown(draft: &mut Draft<'_>, unit: usize) {
    const OTHER: WordClasses = NEVER_ALONE
        .or(WordClasses::COMMON)
        .or(WordClasses::FIRST_NAME)
        .or(WordClasses::SURNAME)
        .or(WordClasses::MONTH)
        .or(WordClasses::WEEKDAY);
    let units = unit..unit + 1;
    let word = draft.word(unit);
    let name = draft.is_capital(unit)
        && draft.casing(unit) == Casing::Mixed
        && word.len() > SHORTEST_UNKNOWN
        && word.chars().skip(1).any(char::is_lowercase)
        && !draft.classes(unit).has(OTHER)
        && draft.demonym(unit).is_none()
        && !draft.touches_before(unit);
    if name
        && is_preposition(draft.word_near(unit, -1))
        && draft.is_free(&units)
        && !draft.is_other(&units)
        && has_place_beside(draft, unit, 1)
    {
        draft.add(units, ToponymRole::Literal, "list");
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
