//! Quarters and halves of a year: "the third quarter", "fiscal first-quarter", "Q3 2020", "this year's second quarter",
//! "the last half of 1989".

use crate::time::calendar::Period;
use crate::time::lexicon::Pointing;
use crate::time::meaning::{Found, Meaning, Open, Which};
use crate::time::number::ordinal;
use crate::time::words::Words;

use super::year::plain_year;

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    short(words, i).or_else(|| spelled(words, i))
}

/// "Q3 2020", "H1".
fn short(words: &Words<'_>, i: usize) -> Option<Found> {
    let quarter = words.is(i, "q");
    if !(quarter || words.is(i, "h")) || !words.at(i).capital || !words.at(i + 1).glued {
        return None;
    }
    let (number, 1) = words.digits(i + 1)? else {
        return None;
    };
    if words.glued_ahead(i + 2) || words.glued_behind(i) {
        return None;
    }
    let open = if quarter && (1..=4).contains(&number) {
        Open::Quarter(i8::try_from(number).ok()?)
    } else if !quarter && (1..=2).contains(&number) {
        Open::Half(i8::try_from(number).ok()?)
    } else {
        return None;
    };
    let (which, fixed, end) = year_behind(words, i + 2);
    if matches!(open, Open::Half(_)) && fixed.is_none() && which == Which::Free {
        return None;
    }
    Some(found(open, which, fixed, end))
}

fn spelled(words: &Words<'_>, i: usize) -> Option<Found> {
    let (ahead, fixed_ahead, at) = year_ahead(words, i);
    let at = words.skip_hyphen(words.skip_any(at, &["fiscal", "flat", "calendar"]));
    let (number, at) = if words.any(at, &["final", "last", "latter"]) {
        (0, at + 1)
    } else {
        ordinal(words, at)?
    };
    let at = words.skip_hyphen(at);
    let open = match (number, ()) {
        (0, ()) if words.is(at, "half") => Open::Half(2),
        (1..=2, ()) if words.is(at, "half") => Open::Half(i8::try_from(number).ok()?),
        (0, ()) if words.is(at, "quarter") => Open::Quarter(4),
        (1..=4, ()) if words.is(at, "quarter") => Open::Quarter(i8::try_from(number).ok()?),
        _ => return None,
    };
    let (behind, fixed_behind, end) = year_behind(words, at + 1);
    let fixed = fixed_ahead.or(fixed_behind);
    let which = if ahead == Which::Free { behind } else { ahead };
    // A half may be of a match, and "the last quarter" is the one before this.
    let needs_year = number == 0 || matches!(open, Open::Half(_));
    if needs_year && fixed.is_none() && which == Which::Free {
        return None;
    }
    Some(found(open, which, fixed, end))
}

fn found(open: Open, which: Which, fixed: Option<i16>, end: usize) -> Found {
    let meaning = match (fixed, open) {
        (Some(year), Open::Quarter(quarter)) => Meaning::Fixed(Period::Quarter(year, quarter)),
        (Some(year), Open::Half(half)) => Meaning::Fixed(Period::Half(year, half)),
        _ => Meaning::Open(open, which),
    };
    Found::new(end, meaning)
}

/// "This year's", "the 1988", "the year-earlier", "its", "the" before a quarter.
fn year_ahead(words: &Words<'_>, i: usize) -> (Which, Option<i16>, usize) {
    let start = words.skip_any(i, &["the", "its", "their", "a"]);
    if let Some((year, end)) = plain_year(words, start) {
        return (Which::Free, Some(year), words.skip_possessive(end));
    }
    if words.is(start, "year")
        && words.joint(start + 1, '-')
        && words.any(start + 2, &["ago", "earlier"])
    {
        return (Which::Shifted(-1), None, start + 3);
    }
    if words.is(start + 1, "year") && words.skip_possessive(start + 2) > start + 2 {
        let which = match words.pointing(start) {
            Some(Pointing::This) => Which::Shifted(0),
            Some(Pointing::Last) => Which::Shifted(-1),
            Some(Pointing::Next) => Which::Shifted(1),
            _ => return (Which::Free, None, start),
        };
        return (which, None, words.skip_possessive(start + 2));
    }
    (Which::Free, None, start)
}

/// "Of 1989", "1989", "of this year", "last year", "a year ago" after a quarter.
fn year_behind(words: &Words<'_>, i: usize) -> (Which, Option<i16>, usize) {
    let at = words.skip_any(words.skip_mark(i, ','), &["of", "in"]);
    let at = words.skip(at, "fiscal");
    if let Some((year, end)) = plain_year(words, at) {
        return (Which::Free, Some(year), end);
    }
    if words.is(at + 1, "year") && !words.mark(at + 2, '\'') {
        let which = match words.pointing(at) {
            Some(Pointing::This) => Which::Shifted(0),
            Some(Pointing::Last) => Which::Shifted(-1),
            Some(Pointing::Next) => Which::Shifted(1),
            _ if words.is(at, "the") => return (Which::Shifted(0), None, at + 2),
            _ => return (Which::Free, None, i),
        };
        return (which, None, at + 2);
    }
    (Which::Free, None, i)
}
