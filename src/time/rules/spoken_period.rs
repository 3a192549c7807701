//! Periods that the text has just spoken of: "the quarter", "the latest period", "the year-earlier period", "the same
//! period last year", "year-earlier", "that day".

use crate::time::calendar::Unit;
use crate::time::lexicon::Pointing;
use crate::time::meaning::{Found, Meaning};
use crate::time::number::count;
use crate::time::words::Words;

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    year_earlier(words, i)
        .or_else(|| same_period(words, i))
        .or_else(|| the_quarter(words, i))
        .or_else(|| of_a_year(words, i))
}

/// "The 1988 quarter", "the 1988 period": the one spoken of, in that year.
fn of_a_year(words: &Words<'_>, i: usize) -> Option<Found> {
    let at = words.skip(i, "the");
    let (year, noun_at) = super::year::plain_year(words, at).filter(|_| at > i)?;
    let (unit, end) = period_noun(words, noun_at)?;
    matches!(unit, None | Some(Unit::Quarter))
        .then(|| Found::new(end, Meaning::SpokenOf { unit, year }))
}

/// "Year-earlier", "the year-ago period", "the year-earlier nine months".
fn year_earlier(words: &Words<'_>, i: usize) -> Option<Found> {
    let start = words.skip_any(i, &["the", "a"]);
    let start = words.skip_any(start, &["comparable", "corresponding", "same"]);
    if !(words.is(start, "year") && words.any(words.skip_hyphen(start + 1), &["ago", "earlier"])) {
        return None;
    }
    let at = words.skip_hyphen(start + 1) + 1;
    // "A year earlier" is an offset; the hyphen makes it a word for a period.
    if at == start + 2 && start == words.skip(i, "a") {
        return None;
    }
    if let Some((count, unit_at)) = count(words, at)
        && let Some(unit) = words.senses(unit_at).unit
    {
        return super::length(count, unit, 0).map(|meaning| Found::new(unit_at + 1, meaning));
    }
    let (unit, end) = period_noun(words, at).map_or((None, at), |(unit, end)| (unit, end));
    Some(Found::new(end, Meaning::Spoken { unit, years: -1 }))
}

/// "The same period last year", "the corresponding quarter a year earlier".
fn same_period(words: &Words<'_>, i: usize) -> Option<Found> {
    let at = words.skip(i, "the");
    if at == i || !words.any(at, &["same", "comparable", "corresponding", "like"]) {
        return None;
    }
    let (unit, end) = period_noun(words, at + 1)?;
    let of = words.skip_any(end, &["of", "in"]);
    if words.is(of + 1, "year")
        && matches!(
            words.pointing(of),
            Some(Pointing::Last | Pointing::Previous)
        )
    {
        return Some(Found::new(of + 2, Meaning::Spoken { unit, years: -1 }));
    }
    let the = words.skip(of, "the");
    if words.any(the, &["previous", "prior", "preceding"]) && words.is(the + 1, "year") {
        return Some(Found::new(the + 2, Meaning::Spoken { unit, years: -1 }));
    }
    if words.is(of, "a")
        && words.is(of + 1, "year")
        && words.any(of + 2, &["ago", "earlier", "before"])
    {
        return Some(Found::new(of + 3, Meaning::Spoken { unit, years: -1 }));
    }
    unit.is_some()
        .then(|| Found::new(end, Meaning::Spoken { unit, years: 0 }))
}

/// "The quarter", "the latest period", "that quarter", "the quarter a year ago".
fn the_quarter(words: &Words<'_>, i: usize) -> Option<Found> {
    let at = words.skip_any(i, &["the"]);
    let pointing = words.pointing(at);
    let noun_at = match pointing {
        Some(Pointing::Latest | Pointing::That) => at + 1,
        Some(_) => return None,
        None if at > i => at,
        None => return None,
    };
    let (unit, end) = period_noun(words, noun_at)?;
    if words.joint(end, '-') {
        return None;
    }
    match (unit, pointing) {
        (Some(Unit::Quarter), _) | (None, Some(Pointing::Latest)) => {}
        _ => return None,
    }
    if words.is(end, "a") && words.is(end + 1, "year") && words.any(end + 2, &["ago", "earlier"]) {
        return Some(Found::new(end + 3, Meaning::Spoken { unit, years: -1 }));
    }
    Some(Found::new(end, Meaning::Spoken { unit, years: 0 }))
}

/// "Period" (no unit), "quarter", "month", "year" … in the singular.
fn period_noun(words: &Words<'_>, i: usize) -> Option<(Option<Unit>, usize)> {
    if words.is(i, "period") {
        return Some((None, i + 1));
    }
    let senses = words.senses(i);
    let unit = senses.unit.filter(|unit| *unit >= Unit::Day)?;
    (!senses.plural).then_some((Some(unit), i + 1))
}
