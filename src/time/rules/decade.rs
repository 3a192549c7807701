//! Decades and centuries: "the 1990s", "the early '80s", "the nineties", "the 20th century".

use crate::time::calendar::Period;
use crate::time::meaning::{Found, Meaning};
use crate::time::number::ordinal;
use crate::time::words::Words;

use super::year::CUED_YEARS;

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    century(words, i).or_else(|| decade(words, i))
}

/// "The 1990s", "the early '80s", "the nineties", "1980's".
fn decade(words: &Words<'_>, i: usize) -> Option<Found> {
    let at = words.skip(i, "the");
    let marked = words.mark(at, '\'');
    let number_at = if marked { at + 1 } else { at };
    if let Some((number, length)) = words.digits(number_at) {
        let s_at = if words.mark(number_at + 1, '\'') && words.at(number_at + 1).glued {
            number_at + 2
        } else {
            number_at + 1
        };
        let introduced = marked || at > i || words.any_before(i, &["the", "early", "late", "mid"]);
        let decade = match length {
            4 if CUED_YEARS.contains(&number) => number / 10,
            // "The '40s" are those that someone remembers.
            2 if introduced && number >= 20 => 190 + number / 10,
            2 if introduced => 200 + number / 10,
            _ => return None,
        };
        if !number.is_multiple_of(10) || !words.is(s_at, "s") || !words.at(s_at).glued {
            return None;
        }
        let meaning = if length == 4 && number.is_multiple_of(100) && number < 2000 {
            Period::Century(i16::try_from(number / 100).ok()?)
        } else {
            Period::Decade(i16::try_from(decade).ok()?)
        };
        return Some(Found::new(s_at + 1, Meaning::Fixed(meaning)));
    }
    const DECADES: [&str; 8] = [
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    ];
    let introduced = at > i || words.any_before(i, &["the", "early", "late", "mid"]);
    let nineteen = words.skip_hyphen(words.skip(at, "nineteen"));
    let decade = DECADES
        .iter()
        .position(|decade| words.is(nineteen, decade))?;
    if !introduced {
        return None;
    }
    // "In his thirties" is an age, and so it takes "the" to be a decade.
    let decade = i16::try_from(192 + decade).ok()?;
    Some(Found::new(
        nineteen + 1,
        Meaning::Fixed(Period::Decade(decade)),
    ))
}

/// "The 20th century", "the nineteenth-century".
fn century(words: &Words<'_>, i: usize) -> Option<Found> {
    let (number, at) = ordinal(words, words.skip(i, "the"))?;
    let at = words.skip_hyphen(at);
    // The calendar here begins with our era.
    let before_era = words.any(at + 1, &["bc", "bce", "b"]);
    if !words.is(at, "century") || before_era || !(1..=30).contains(&number) {
        return None;
    }
    let century = i16::try_from(number).ok()? - 1;
    Some(Found::new(at + 1, Meaning::Fixed(Period::Century(century))))
}
