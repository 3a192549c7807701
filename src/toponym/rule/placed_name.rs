//! "near Dayr Az Zayr", "outside Qamenas", "north of Karabilah": what such words measure from is a place, also where nobody knows it.

use std::ops::Range;

use super::known_place;
use crate::text::Casing;
use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;
use crate::toponym::lexicon::WordClasses;

/// Words that only places follow; "in" and "from" go with times and persons too.
const PLACING: [&str; 2] = ["near", "outside"];
/// The most units of a name.
const LONGEST: usize = 4;

/// Words that are no part of such a name.
const OTHER: WordClasses = WordClasses::MONTH
    .or(WordClasses::WEEKDAY)
    .or(WordClasses::TITLE)
    .or(WordClasses::ORGANIZATION)
    .or(WordClasses::FIRST_NAME);

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 1..draft.len() {
        if !draft.is_capital(unit) || draft.casing(unit) != Casing::Mixed {
            continue;
        }
        let before = draft.word_near(unit, -1);
        let placed = PLACING.iter().any(|word| before.eq_ignore_ascii_case(word))
            || known_place::is_beyond(draft, unit);
        if !placed {
            continue;
        }
        if let Some(name) = name_at(draft, unit) {
            draft.remove_other(&name);
            draft.add(name, ToponymRole::Literal, "placed name");
        }
    }
}

/// The run of capitalized words at a unit, where no rule has any of them and none is of another class.
fn name_at(draft: &Draft<'_>, start: usize) -> Option<Range<usize>> {
    let length = (0..=LONGEST)
        .take_while(|&i| {
            draft
                .near(start, i.cast_signed())
                .is_some_and(|unit| draft.is_capital(unit) || is_article(draft, unit))
        })
        .count();
    let name = start..start + length;
    let word = draft.word(start);
    let plain = |unit: usize| draft.classes(unit).has(OTHER) || draft.demonym(unit).is_some();
    (length <= LONGEST
        && word.chars().any(char::is_lowercase)
        && draft.is_free(&name)
        && draft.is_whole_other(&name)
        && !name.clone().any(plain)
        && !draft.is_ordinary(&(start..start + 1))
        && !matches!(draft.word_near(name.end - 1, 1), "'s" | "’s"))
    .then_some(name)
}

/// A small article glued to a capitalized word: "al" of "al-Bab".
fn is_article(draft: &Draft<'_>, unit: usize) -> bool {
    draft
        .unit(unit + 1)
        .is_some_and(|next| next.glued && next.capital)
}
