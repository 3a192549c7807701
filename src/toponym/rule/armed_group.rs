//! "the Badr and Nujabaa groups", "the Azov battalion": little-known names before a word for a group are the group's.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::toponym::NameClass;
use crate::toponym::draft::Draft;

/// Words for groups, in small letters: "groups", "militia".
static GROUPS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../lexicon/group_words.txt").lines().collect());

/// Importance from which a name before such a word is still a place ("the Aleppo militias").
const FAMOUS: f64 = 0.5;
/// The most units before the word.
const LONGEST: usize = 8;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 1..draft.len() {
        if !GROUPS.contains(draft.word(unit)) {
            continue;
        }
        // Backwards over "Badr and Nujabaa", "Ansar, Badr and Nujabaa".
        let mut end = unit;
        let mut at = unit;
        while unit - at < LONGEST {
            let Some(before) = draft.near(at, -1) else {
                break;
            };
            if draft.is_capital(before) && !draft.opens_sentence(before) {
                at = before;
                continue;
            }
            if at < end {
                take(draft, at, end);
            }
            if at == end || !matches!(draft.word(before), "and" | "," | "or") {
                break;
            }
            at = before;
            end = before;
        }
        if at < end && unit - at >= LONGEST {
            take(draft, at, end);
        }
    }
}

fn take(draft: &mut Draft<'_>, start: usize, end: usize) {
    let famous = (start..end).any(|unit| {
        draft.demonym(unit).is_some()
            || draft
                .known(unit)
                .is_some_and(|known| known.importance >= FAMOUS || known.kind == 1)
    });
    if !famous {
        draft.add_other(start..end, NameClass::Organization);
    }
}
