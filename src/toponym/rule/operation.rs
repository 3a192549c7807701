//! "Operation Euphrates Shield", "Exercise Trident": what armies call their undertakings is no place.

use crate::toponym::draft::Draft;

/// The most words of such a name.
const LONGEST: isize = 4;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 0..draft.len() {
        if !matches!(draft.word(unit), "Operation" | "Operations" | "Exercise") {
            continue;
        }
        let colon = isize::from(draft.word_near(unit, 1) == ":");
        for step in 1 + colon..=LONGEST + colon {
            let Some(next) = draft
                .near(unit, step)
                .filter(|&next| draft.is_capital(next))
            else {
                break;
            };
            // "Operation Iraqi Freedom" is of a people all the same.
            if draft.demonym(next).is_none() {
                draft.bar(next);
            }
        }
    }
}
