//! Persons: what the tagger found, a capitalized name after a title, and the surname that comes back alone.

use std::collections::HashSet;
use std::ops::Range;

use crate::text::Casing;
use crate::toponym::NameClass;
use crate::toponym::draft::Draft;
use crate::toponym::lexicon::WordClasses;

/// Importance from which a name of several words is a place although the tagger takes it for a person.
const FAMOUS_PLACE: f64 = 0.35;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for (units, class) in draft.tagged() {
        if class == Some(NameClass::Person) && !is_place_by_name(draft, &units) {
            draft.add_other(units, NameClass::Person);
        }
    }
    for unit in 0..draft.len() {
        if let Some(name) = name_after_title(draft, unit) {
            draft.add_other(name, NameClass::Person);
        }
    }
    carry_surnames(draft);
}

/// "Gen. Salim Idris", "President Jordan": one to three capitalized words right after a title.
fn name_after_title(draft: &Draft<'_>, title: usize) -> Option<Range<usize>> {
    if !draft.classes(title).has(WordClasses::TITLE) || draft.casing(title) != Casing::Mixed {
        return None;
    }
    let start = draft.near(title, 1)?;
    // A role in small letters may stand before anything; only given names count there.
    if !draft.is_capital(title) && !draft.classes(start).has(WordClasses::FIRST_NAME) {
        return None;
    }
    // "Sheikh Maqsoud", "Saint Louis", "Prince George": known with its title.
    if draft
        .known(title)
        .is_some_and(|known| known.units.len() > 1)
    {
        return None;
    }
    let length = (0..3)
        .take_while(|&i: &usize| {
            draft.near(start, i.cast_signed()).is_some_and(|unit| {
                draft.is_capital(unit)
                    && draft.demonym(unit).is_none()
                    && draft.toponym_at(unit).is_none()
                    && !draft
                        .classes(unit)
                        .has(WordClasses::TITLE.or(WordClasses::ORGANIZATION))
            })
        })
        .count();
    let name = start..start + length;
    (length > 0 && !name.clone().any(|unit| draft.tag(unit) == Some(None))).then_some(name)
}

/// A name of several words that the gazetteer knows as a whole, or one beside a feature word, is no person.
fn is_place_by_name(draft: &Draft<'_>, units: &Range<usize>) -> bool {
    let taken = units.clone().any(|unit| draft.toponym_at(unit).is_some());
    let first_name = draft.classes(units.start).has(WordClasses::FIRST_NAME);
    let known = draft.known(units.start).is_some_and(|known| {
        known.units == *units && known.units.len() > 1 && known.importance > FAMOUS_PLACE
    });
    taken || (known && !first_name)
}

/// Single words that were the last word of a person's name elsewhere in the report mean that person.
fn carry_surnames(draft: &mut Draft<'_>) {
    let surnames: HashSet<String> = draft
        .others
        .iter()
        .filter(|other| other.class == NameClass::Person && other.units.len() > 1)
        .map(|other| draft.units.folded(other.units.end - 1).to_owned())
        .filter(|surname| surname.len() > 2)
        .collect();
    if surnames.is_empty() {
        return;
    }
    for unit in 0..draft.len() {
        let alone = draft.is_capital(unit)
            && draft.other_at(unit).is_none()
            && draft.toponym_at(unit).is_none()
            && surnames.contains(draft.units.folded(unit))
            && !draft.beside_unclaimed_name(unit..unit + 1)
            && !matches!(draft.word_near(unit, -1), "in" | "near" | "at");
        if alone {
            draft.add_other(unit..unit + 1, NameClass::Person);
        }
    }
}
