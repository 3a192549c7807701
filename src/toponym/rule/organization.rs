//! Organizations: what the tagger found, and capitalized runs around a head noun ("the Aleppo Military Council", "Bank of China").

use std::ops::Range;

use crate::text::Casing;
use crate::toponym::NameClass;
use crate::toponym::draft::Draft;
use crate::toponym::lexicon::WordClasses;

/// Importance from which a single word is rather a place than an organization.
const KNOWN: f64 = 0.3;
/// The most units of an organization's name that the head noun reaches over.
const LONGEST: usize = 7;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for (units, class) in draft.tagged() {
        let place = units.clone().all(|unit| draft.toponym_at(unit).is_some())
            || is_lone_place(draft, &units);
        if class == Some(NameClass::Organization) && !place {
            draft.add_other(units, NameClass::Organization);
        }
    }
    for unit in 0..draft.len() {
        let head = draft.classes(unit).has(WordClasses::ORGANIZATION);
        if !head || !draft.is_capital(unit) || draft.casing(unit) != Casing::Mixed {
            continue;
        }
        let Some(units) = run_around(draft, unit) else {
            continue;
        };
        if !is_place_itself(draft, &units) {
            draft.add_other(units, NameClass::Organization);
        }
    }
}

/// A single word in small letters that the gazetteer knows well: what it is, the rules for places decide.
fn is_lone_place(draft: &Draft<'_>, units: &Range<usize>) -> bool {
    units.len() == 1
        && draft
            .known(units.start)
            .is_some_and(|known| known.importance > KNOWN)
        && draft.word(units.start).chars().any(char::is_lowercase)
}

/// The capitalized run that the head noun stands in, with what "of" adds ("Bank of China").
fn run_around(draft: &Draft<'_>, head: usize) -> Option<Range<usize>> {
    let mut start = head;
    while head - start < LONGEST {
        let Some(before) = draft.near(start, -1) else {
            break;
        };
        if !draft.is_capital(before) || draft.word(before) == "The" {
            break;
        }
        start = before;
    }
    let mut end = head + 1;
    if draft.word_near(head, 1) == "of" {
        let mut at = head + 2;
        if draft.word_near(head, 2) == "the" {
            at += 1;
        }
        let first = at;
        while at - head < LONGEST
            && draft.near(head, (at - head).cast_signed()).is_some()
            && draft.is_capital(at)
        {
            at += 1;
        }
        if at > first {
            end = at;
        }
    }
    (end - start > 1).then_some(start..end)
}

/// "Union Station", "Fort Worth Airport": a run that the gazetteer knows to its end is a place.
fn is_place_itself(draft: &Draft<'_>, units: &Range<usize>) -> bool {
    units.clone().any(|start| {
        draft
            .known(start)
            .is_some_and(|known| known.units.len() > 1 && known.units.end == units.end)
    })
}
