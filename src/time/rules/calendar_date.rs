//! Days and months by name: "3 March 2024", "Friday, Oct. 13", "the 25th of May", "March 2024", "last April", "July last year".

use jiff::civil::Date;

use crate::time::atom::AtomKind;
use crate::time::calendar::Period;
use crate::time::lexicon::Pointing;
use crate::time::meaning::{Found, Meaning, Open, Which};
use crate::time::number::ordinal;
use crate::time::words::Words;

use super::day_list::year_of_list;
use super::year::{full_year, year_in_words};

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    let at = after_weekday(words, i).unwrap_or(i);
    month_and_day(words, at)
        .or_else(|| day_and_month(words, words.skip(at, "the")))
        .or_else(|| if at == i { month(words, i) } else { None })
}

/// Passes over the weekday of "Friday, 13 October" and "this coming Sunday, March eighth".
fn after_weekday(words: &Words<'_>, i: usize) -> Option<usize> {
    let mut at = i;
    while at < i + 3 && words.pointing(at).is_some() {
        at += 1;
    }
    let senses = words.senses(at);
    senses.weekday?;
    if senses.plural {
        return None;
    }
    let at = words.skip_mark(words.skip_stop(at + 1), ',');
    Some(words.skip(at, "the"))
}

/// The month there, and the atom after it with its full stop.
pub(super) fn month_name(words: &Words<'_>, i: usize) -> Option<(i8, usize)> {
    let senses = words.senses(i);
    let month = senses.month?;
    let end = if senses.short {
        words.skip_stop(i + 1)
    } else {
        i + 1
    };
    Some((month, end))
}

/// "March 3", "Oct. 15, 1999", "Sept. 26th".
fn month_and_day(words: &Words<'_>, i: usize) -> Option<Found> {
    let (month, at) = month_name(words, i)?;
    let at = words.skip(words.skip_hyphen(at), "the");
    let (day, at) = day_number(words, at)?;
    let (year, end) = year_after(words, at)
        .map_or((year_of_list(words, day, at), at), |(year, end)| {
            (Some(year), end)
        });
    let end = if year.is_none() {
        after_year_words(words, at)
    } else {
        (Which::Free, end)
    };
    dated(month, day, year, end.0, end.1)
}

/// "3 March", "25 MAR 89", "3rd of March, 2024".
fn day_and_month(words: &Words<'_>, i: usize) -> Option<Found> {
    let (day, after) = day_number(words, i)?;
    let (month, year, which, end) = month_of_day(words, after)?;
    dated(month, day, year, which, end)
}

pub(super) fn month_of_day(words: &Words<'_>, i: usize) -> Option<(i8, Option<u32>, Which, usize)> {
    let at = words.skip(words.skip_hyphen(i), "of");
    let (month, at) = month_name(words, at)?;
    // "3 may" and "5 march" need a capital to be dates.
    if matches!(month, 3 | 5) && !words.at(at - 1).capital && !words.mark(at - 1, '.') {
        return None;
    }
    if let Some((year, end)) = year_after(words, words.skip_hyphen(at)) {
        return Some((month, Some(year), Which::Free, end));
    }
    // "25 MAR 89" of telegrams.
    if let Some((year, 2)) = words.digits(at)
        && year > 31
        && !words.glued_ahead(at + 1)
        && words.at(i).capital
    {
        return Some((month, full_year(year, 2), Which::Free, at + 1));
    }
    let (which, end) = after_year_words(words, at);
    Some((month, None, which, end))
}

/// "March 2024", "March of last year", "last March", "March".
fn month(words: &Words<'_>, i: usize) -> Option<Found> {
    let (which, start) = match words.pointing(i) {
        Some(pointing) => (which(pointing)?, pointed_twice(words, i + 1)),
        None => (Which::Free, i),
    };
    let (month, at) = month_name(words, start)?;
    let of = words.skip(words.skip_mark(at, ','), "of");
    if which == Which::Free
        && let Some((year, end)) = year_after(words, of)
    {
        let year = i16::try_from(year).ok()?;
        return Some(Found::new(end, Meaning::Fixed(Period::Month(year, month))));
    }
    let stands = if which == Which::Free {
        stands_alone(words, i, at)
    } else {
        // "This march" is one on foot.
        words.at(start).capital || !matches!(month, 3 | 5)
    };
    if !stands {
        return None;
    }
    let (later, end) = after_year_words(words, at);
    let which = if which == Which::Free { later } else { which };
    Some(Found::new(end, Meaning::Open(Open::Month(month), which)))
}

/// Passes over the second word of "this past" and "this coming".
pub(super) fn pointed_twice(words: &Words<'_>, i: usize) -> usize {
    match words.pointing(i) {
        Some(Pointing::Past | Pointing::Coming | Pointing::Last | Pointing::Next) => i + 1,
        _ => i,
    }
}

/// Returns what a pointing word says of a day, month or season by name.
pub(super) fn which(pointing: Pointing) -> Option<Which> {
    Some(match pointing {
        Pointing::This | Pointing::Current => Which::This,
        Pointing::Last | Pointing::Past | Pointing::Latest => Which::Last,
        Pointing::Next | Pointing::Coming => Which::Next,
        Pointing::Previous => Which::Previous,
        Pointing::Following => Which::Following,
        Pointing::That | Pointing::Same => Which::Free,
        Pointing::Recent | Pointing::Future => return None,
    })
}

/// Tells whether a bare month name is one: "May", "March" and "April" have other lives.
fn stands_alone(words: &Words<'_>, i: usize, end: usize) -> bool {
    let senses = words.senses(i);
    if !words.at(i).capital || words.glued_behind(i) {
        return false;
    }
    let after = words.at(end);
    let cued = words.any_before(
        i,
        &[
            "in",
            "since",
            "until",
            "till",
            "by",
            "of",
            "early",
            "late",
            "mid",
            "during",
            "from",
            "through",
            "throughout",
            "before",
            "after",
            "between",
            "around",
            "ending",
            "ended",
        ],
    ) || (i > 0 && words.mark(i - 1, '-'));
    if senses.short {
        return cued && words.surface(i).len() > 2 && end > i + 1;
    }
    let uncommon = matches!(senses.month, Some(3 | 5));
    if uncommon {
        // "In May a bomb killed 19"
        let surely = words.any_before(i, &["in", "since", "until", "during"]);
        return cued && (surely || !after.senses().may_open()) || names_what_follows(words, i, end);
    }
    let name_like = matches!(senses.month, Some(4 | 6 | 8));
    cued || !(name_like && after.capital && after.word == 0)
}

/// "The March killings", "the May offensive"; not "the March on Rome", "the May said".
fn names_what_follows(words: &Words<'_>, i: usize, end: usize) -> bool {
    let after = words.at(end);
    let goes_on = words.any(
        end,
        &[
            "on", "to", "of", "for", "in", "at", "from", "by", "and", "or", "was", "is", "that",
            "which", "will", "has", "had",
        ],
    );
    words.any_before(i, &["the"]) && after.kind == AtomKind::Word && !after.capital && !goes_on
}

/// "Last year", "this year", "a year ago" after a day or month.
fn after_year_words(words: &Words<'_>, i: usize) -> (Which, usize) {
    let at = words.skip(words.skip_mark(i, ','), "of");
    if words.is(at + 1, "year") {
        let shift = match words.pointing(at) {
            Some(Pointing::This) => Some(0),
            Some(Pointing::Last) => Some(-1),
            Some(Pointing::Next) => Some(1),
            _ => None,
        };
        let possessive = words.mark(at + 2, '\'');
        if let Some(shift) = shift
            && !possessive
        {
            return (Which::Shifted(shift), at + 2);
        }
    }
    (Which::Free, i)
}

/// A day of the month: "3", "03", "3rd", "eighth".
pub(super) fn day_number(words: &Words<'_>, i: usize) -> Option<(i8, usize)> {
    let (day, end) = match ordinal(words, i) {
        Some(found) => found,
        None => {
            let (day, length) = words.digits(i)?;
            if length > 2 || words.glued_behind(i) || words.glued_ahead(i + 1) {
                return None;
            }
            (day, i + 1)
        }
    };
    let day = i8::try_from(day)
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    Some((day, end))
}

/// A year after a day or month: "2024", ", 2024", "'24", "nineteen ninety-four".
pub(super) fn year_after(words: &Words<'_>, i: usize) -> Option<(u32, usize)> {
    let at = words.skip_mark(i, ',');
    let at = words.skip_any(at, &["in"]);
    if let Some((year, 4)) = words.digits(at)
        && (1000..=2200).contains(&year)
        && !words.glued_ahead(at + 1)
    {
        return Some((year, at + 1));
    }
    if words.mark(at, '\'')
        && words.at(at + 1).glued
        && let Some((year, 2)) = words.digits(at + 1)
    {
        return Some((full_year(year, 2)?, at + 2));
    }
    year_in_words(words, at)
}

pub(super) fn dated(
    month: i8,
    day: i8,
    year: Option<u32>,
    which: Which,
    end: usize,
) -> Option<Found> {
    let meaning = match year {
        Some(year) => {
            let date = Date::new(i16::try_from(year).ok()?, month, day).ok()?;
            Meaning::Fixed(Period::Day(date))
        }
        None => {
            // 2024 has every day that any year has.
            Date::new(2024, month, day).ok()?;
            Meaning::Open(Open::Day { month, day }, which)
        }
    };
    Some(Found::new(end, meaning))
}
