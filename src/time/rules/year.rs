//! Years: "2011", "'82", "nineteen ninety-six", "fiscal 1989", "1990-91".

use crate::time::atom::AtomKind;
use crate::time::calendar::Period;
use crate::time::meaning::{Found, Meaning};
use crate::time::words::Words;

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    named_year(words, i)
        .or_else(|| bare_year(words, i))
        .or_else(|| short_year(words, i))
}

/// The first and the last year that a bare number is taken for.
const PLAIN_YEARS: std::ops::RangeInclusive<u32> = 1900..=2049;

/// The widest range of numbers that can be a year after a cue.
pub(super) const CUED_YEARS: std::ops::RangeInclusive<u32> = 1000..=2200;

fn bare_year(words: &Words<'_>, i: usize) -> Option<Found> {
    let (number, length) = words.digits(i)?;
    if length == 2 {
        return second_year(words, i, number);
    }
    if length != 4
        || !CUED_YEARS.contains(&number)
        || (words.glued_ahead(i + 1) && !is_followed_by_year(words, i, number))
        || words.glued_behind(i)
        || words.any(i + 1, &["bc", "bce"])
    {
        return None;
    }
    let hyphenated = i > 0 && words.mark(i - 1, '-') && words.at(i).glued;
    if hyphenated && !follows_prefix(words, i) {
        return None;
    }
    let slashed = i > 0
        && words.mark(i - 1, '/')
        && words.at(i).glued
        && words.digits(i - 2.min(i)).is_none();
    if slashed
        || (i > 0
            && matches!(
                words.at(i - 1).kind,
                AtomKind::Mark('$' | '#' | '€' | '£' | '¥' | '+')
            ))
    {
        return None;
    }
    let before = words.senses_before(i);
    let second = words.any_before(i, &["and", "to", "or"])
        && i >= 2
        && matches!(words.digits(i - 2), Some((first, 4)) if first < number);
    let cued = before.year_after || second;
    let counted = (before.count_after && !cued) || words.senses(i + 1).count_before;
    // "2000 herders" are counted, "the 2000 vote" is not.
    let round = number.is_multiple_of(100)
        && !(number == 2000
            && (words.any_before(i, &["the"]) || words.at(i + 1).kind != AtomKind::Word));
    if counted || !(cued || (PLAIN_YEARS.contains(&number) && !round)) {
        return None;
    }
    Some(Found::new(i + 1, Meaning::Fixed(year(number)?)))
}

/// "2019/20", "2019/2020".
fn is_followed_by_year(words: &Words<'_>, i: usize, number: u32) -> bool {
    let next = match words.digits(i + 2) {
        Some((next, 2)) => number - number % 100 + next,
        Some((next, 4)) => next,
        _ => return false,
    };
    words.joint(i + 1, '/') && next == number + 1 && !words.joint(i + 3, '/')
}

/// The second year of "1990-91" and "2003-2006" is read on its own; this reads the short one.
fn second_year(words: &Words<'_>, i: usize, number: u32) -> Option<Found> {
    let joined = i >= 2 && (words.joint(i - 1, '-') || words.joint(i - 1, '/'));
    if !joined || words.glued_ahead(i + 1) {
        return None;
    }
    let (first, 4) = words.digits(i - 2)? else {
        return None;
    };
    let full = first - first % 100 + number;
    let is_next = full > first && full - first < 30 && PLAIN_YEARS.contains(&first);
    // "2003-06-12" and "2003-06" as a month are other rules' matter.
    let month_like = number <= 12 && words.mark(i - 1, '-') && words.joint(i + 1, '-');
    if !is_next || month_like {
        return None;
    }
    Some(Found::new(i + 1, Meaning::Fixed(year(full)?)))
}

/// Tells "post-1959", "mid-1996" and "2003-2006" from "T-2000".
fn follows_prefix(words: &Words<'_>, i: usize) -> bool {
    i >= 2
        && (words.any(
            i - 2,
            &["pre", "post", "mid", "early", "late", "since", "until"],
        ) || words.digits(i - 2).is_some()
            || words.senses(i - 2).month.is_some()
            || words.senses(i - 2).season.is_some()
            || !words.at(i - 1).glued)
}

/// "The year 2000", "fiscal 1989", "fiscal year 1990", "in nineteen ninety-one", "FY 2020".
fn named_year(words: &Words<'_>, i: usize) -> Option<Found> {
    let start = words.skip(i, "the");
    let at = words.skip_any(start, &["fiscal", "calendar", "financial", "fy"]);
    let at = words.skip(at, "year");
    if at == start {
        let (year_number, end) = year_in_words(words, i)?;
        return Some(Found::new(end, Meaning::Fixed(year(year_number)?)));
    }
    let (number, end) = plain_year(words, at).or_else(|| number_year(words, at))?;
    Some(Found::new(end, Meaning::Fixed(Period::Year(number))))
}

fn number_year(words: &Words<'_>, i: usize) -> Option<(i16, usize)> {
    let (number, end) = crate::time::number::cardinal(words, i)?;
    (1500..=2200)
        .contains(&number)
        .then(|| i16::try_from(number).ok().map(|year| (year, end)))
        .flatten()
}

/// A year of four digits that stands where only a year can.
pub(super) fn plain_year(words: &Words<'_>, i: usize) -> Option<(i16, usize)> {
    let (number, 4) = words.digits(i)? else {
        return None;
    };
    if !CUED_YEARS.contains(&number) || words.glued_ahead(i + 1) || words.glued_behind(i) {
        return None;
    }
    Some((i16::try_from(number).ok()?, i + 1))
}

/// "'82", and "'90" in "'90-'91".
fn short_year(words: &Words<'_>, i: usize) -> Option<Found> {
    if !words.mark(i, '\'') || words.at(i).glued && i > 0 && !words.mark(i - 1, '-') {
        return None;
    }
    let (number, 2) = words.digits(i + 1)? else {
        return None;
    };
    if !words.at(i + 1).glued || words.glued_ahead(i + 2) {
        return None;
    }
    // "'45" is the year of a memory, "'15" one of our own.
    let century = if number < 30 { 2000 } else { 1900 };
    Some(Found::new(i + 2, Meaning::Fixed(year(century + number)?)))
}

/// Reads "nineteen ninety-six", "twenty eleven", "two thousand and eleven" as a year.
pub(super) fn year_in_words(words: &Words<'_>, i: usize) -> Option<(u32, usize)> {
    let first = words.senses(i).cardinal?;
    if words.at(i).number.is_some() {
        return None;
    }
    if (18..=20).contains(&first) {
        let at = words.skip_hyphen(i + 1);
        let (rest, end) = crate::time::number::cardinal(words, at)?;
        let spoken = words.senses(at).cardinal.is_some() && (10..=99).contains(&rest);
        return (spoken && !words.is(end, "percent")).then_some((first * 100 + rest, end));
    }
    if first == 2 && words.is(i + 1, "thousand") && words.senses_before(i).year_after {
        let (number, end) = crate::time::number::cardinal(words, i)?;
        let countable = words.senses(end).count_before || words.senses(end).unit.is_some();
        return ((2000..=2040).contains(&number) && !countable).then_some((number, end));
    }
    None
}

/// Returns the year that two digits stand for, or the four digits as they are.
pub(super) fn full_year(number: u32, length: u8) -> Option<u32> {
    match length {
        4 => Some(number),
        // Up to 49 in this century: the newest reports that anyone writes in two digits are of our own day.
        2 if number < 50 => Some(2000 + number),
        2 => Some(1900 + number),
        _ => None,
    }
}

fn year(number: u32) -> Option<Period> {
    i16::try_from(number).ok().map(Period::Year)
}
