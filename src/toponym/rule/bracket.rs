//! "Bargaram (Makary, Far North)": names in brackets that end in a province or a country say where the name before them lies, whatever
//! the tagger took them for.

use std::ops::Range;

use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;

/// The most units between the brackets.
const LONGEST: usize = 16;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for open in 0..draft.len() {
        if draft.word(open) != "(" {
            continue;
        }
        let Some(names) = names_inside(draft, open) else {
            continue;
        };
        let known = |units: &Range<usize>| {
            draft
                .known(units.start)
                .filter(|known| known.units == *units)
        };
        let ends_in_division = names
            .last()
            .and_then(known)
            .is_some_and(|known| matches!(known.kind, 1 | 2));
        if names.len() < 2 || !ends_in_division {
            continue;
        }
        let known: Vec<Range<usize>> = names
            .iter()
            .filter(|units| known(units).is_some())
            .cloned()
            .collect();
        for units in known {
            if draft.is_free(&units) {
                draft.remove_other(&units);
                draft.add(units, ToponymRole::Literal, "bracket");
            }
        }
    }
}

/// Returns the names between brackets, parted by commas; nothing where anything else stands there.
fn names_inside(draft: &Draft<'_>, open: usize) -> Option<Vec<Range<usize>>> {
    let end = draft.len().min(open + LONGEST);
    let close = (open + 1..end).find(|&unit| draft.word(unit) == ")")?;
    let mut names = Vec::new();
    let mut start = open + 1;
    for unit in open + 1..=close {
        if unit == close || draft.word(unit) == "," {
            if unit == start || !draft.is_capital(start) {
                return None;
            }
            names.push(start..unit);
            start = unit + 1;
        }
    }
    Some(names)
}
