//! "Covington, Ky.", "Madison, WI", "Washington, D.C.": the short forms of states and provinces in North American writing.

use std::ops::Range;

use crate::text::Casing;
use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;
use crate::toponym::lexicon::{self, WordClasses};

/// The most words of the town before the comma.
const LONGEST_NAME: usize = 3;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 2..draft.len() {
        let word = draft.word(unit);
        let capital = matches!(word, "D.C." | "DC");
        if !capital && lexicon::state_of(word).is_none() {
            continue;
        }
        // In capitals "in", "or" and "me" look like states.
        let is_word = draft.casing(unit) != Casing::Mixed
            && !word.contains('.')
            && draft.classes(unit).has(WordClasses::COMMON);
        if draft.word_near(unit, -1) != "," || is_word {
            continue;
        }
        let Some(town) = name_before(draft, unit - 1) else {
            continue;
        };
        if capital {
            if draft.word(town.start) == "Washington" {
                draft.add(
                    town.start..unit + 1,
                    ToponymRole::Literal,
                    "state abbreviation",
                );
            }
            continue;
        }
        draft.add(unit..unit + 1, ToponymRole::Literal, "state abbreviation");
        draft.add(town, ToponymRole::Literal, "state abbreviation");
    }
}

/// The capitalized run right before the comma, or the known name that ends there.
fn name_before(draft: &Draft<'_>, comma: usize) -> Option<Range<usize>> {
    let known = (1..=LONGEST_NAME + 1).rev().find_map(|length| {
        let start = comma.checked_sub(length)?;
        let known = draft.known(start)?;
        (known.units == (start..comma)).then(|| known.units.clone())
    });
    known.or_else(|| {
        let length = (1..=LONGEST_NAME)
            .take_while(|&length| {
                draft
                    .near(comma, -length.cast_signed())
                    .is_some_and(|unit| draft.is_capital(unit))
            })
            .last()?;
        Some(comma - length..comma)
    })
}
