//! "near Dayr Az Zayr", "north of Karabilah", "rebel-held Termanin", "Kansafra, a village in Idlib": what such words measure from, hold
//! or explain is a place, also where nobody knows it.

use std::ops::Range;

use super::known_place;
use crate::text::Casing;
use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;
use crate::toponym::lexicon::{WordClasses, is_arabic_article};

/// Words that only places follow; "in" and "from" go with times and persons too.
const PLACING: [&str; 2] = ["near", "outside"];
/// What is said of places that an armed side has: "rebel-held Idlib".
const HOLDING: [&str; 3] = ["held", "controlled", "occupied"];
/// Kinds of places that an unknown name is explained with.
const SETTLED: [&str; 10] = [
    "town",
    "village",
    "city",
    "hamlet",
    "settlement",
    "suburb",
    "neighborhood",
    "neighbourhood",
    "area",
    "district",
];
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
            || known_place::is_beyond(draft, unit)
            || is_held(draft, unit);
        let Some(name) = name_at(draft, unit) else {
            continue;
        };
        if placed || is_explained(draft, &name) {
            draft.remove_other(&name);
            draft.add(name, ToponymRole::Literal, "placed name");
        }
    }
}

/// Tells whether somebody is said to hold what follows: "rebel-held Termanin".
fn is_held(draft: &Draft<'_>, unit: usize) -> bool {
    let before = unit - 1;
    draft.unit(before).is_some_and(|held| held.glued)
        && draft.near(unit, -1).is_some()
        && HOLDING.contains(&draft.word(before))
}

/// Tells whether the words behind a name in the middle of a sentence say what kind of place it is: ", a village in", ", an area outside".
fn is_explained(draft: &Draft<'_>, name: &Range<usize>) -> bool {
    const LONGEST_EXPLANATION: isize = 4;
    let last = name.end - 1;
    let word = |offset: isize| draft.word_near(last, offset);
    let begins =
        word(1) == "," && matches!(word(2), "a" | "an") && !draft.opens_sentence(name.start);
    begins
        && (3..3 + LONGEST_EXPLANATION)
            .take_while(|&offset| word(offset).starts_with(char::is_lowercase))
            .any(|offset| {
                SETTLED.contains(&word(offset))
                    && matches!(
                        word(offset + 1),
                        "in" | "of"
                            | "near"
                            | "outside"
                            | "on"
                            | "north"
                            | "south"
                            | "east"
                            | "west"
                            | "about"
                            | "some"
                    )
            })
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
    // "Al" of "Al Huwayjah" is an article, whatever given name it is elsewhere.
    let arabic = |unit: usize| {
        draft.is_capital(unit)
            && is_arabic_article(&draft.word(unit).to_lowercase())
            && unit + 1 < name.end
    };
    let plain = |unit: usize| {
        !arabic(unit) && (draft.classes(unit).has(OTHER) || draft.demonym(unit).is_some())
    };
    (length <= LONGEST
        && word.chars().any(char::is_lowercase)
        && draft.is_free(&name)
        && draft.is_whole_other(&name)
        && !name.clone().any(plain)
        && (arabic(start) || !draft.is_ordinary(&(start..start + 1)))
        && !matches!(draft.word_near(name.end - 1, 1), "'s" | "’s"))
    .then_some(name)
}

/// A small article glued to a capitalized word: "al" of "al-Bab".
fn is_article(draft: &Draft<'_>, unit: usize) -> bool {
    draft
        .unit(unit + 1)
        .is_some_and(|next| next.glued && next.capital)
}
