//! Days of one month that share its name: "3-9 March", "3, 4 and 5 March", "March 3 to 5", "Oct. 3, 5 and 6, 2023".
//!
//! Each day is an expression of its own; this reads those that stand away from the month.

use crate::time::atom::AtomKind;
use crate::time::meaning::{Found, Which};
use crate::time::words::Words;

use super::calendar_date::{dated, day_number, month_name, month_of_day, year_after};

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    words.digits(i)?;
    before_month(words, i).or_else(|| after_month(words, i))
}

/// The most days that one list is followed through.
const LONGEST_LIST: usize = 6;

/// The days before the last of "3, 4 and 5 March".
fn before_month(words: &Words<'_>, i: usize) -> Option<Found> {
    let (day, end) = day_number(words, i)?;
    let (last, last_end) = rest_of_list(words, day, end)?;
    if last_end == end {
        return None;
    }
    let (month, year, which, _) = month_of_day(words, last_end)?;
    debug_assert!(last > day, "a list of days goes forward");
    dated(month, day, year, which, end)
}

/// The days after the first of "March 3, 4 and 5".
fn after_month(words: &Words<'_>, i: usize) -> Option<Found> {
    let (day, end) = day_number(words, i)?;
    let month = month_behind(words, i, day)?;
    let (_, list_end) = rest_of_list(words, day, end)?;
    let year = year_after(words, list_end);
    if year.is_none() && !stands_free(words, i, list_end) {
        return None;
    }
    match year {
        Some((year, year_end)) => {
            let end = if list_end == end { year_end } else { end };
            dated(month, day, Some(year), Which::Free, end)
        }
        None => dated(month, day, None, Which::Free, end),
    }
}

/// Returns the year that stands behind a list which begins after `end`: "March 3-5, 2024".
pub(super) fn year_of_list(words: &Words<'_>, day: i8, end: usize) -> Option<u32> {
    let (_, list_end) = rest_of_list(words, day, end).filter(|(_, list_end)| *list_end > end)?;
    year_after(words, list_end).map(|(year, _)| year)
}

/// Follows the list to its last day; gives it and the atom after it. A list that is none ends where it begins.
fn rest_of_list(words: &Words<'_>, first: i8, from: usize) -> Option<(i8, usize)> {
    let (mut day, mut end) = (first, from);
    let mut closed = true;
    for _ in 0..LONGEST_LIST {
        let Some((at, closes)) = connector(words, end) else {
            break;
        };
        let Some((next, next_end)) = day_number(words, at).filter(|(next, _)| *next > day) else {
            break;
        };
        (day, end, closed) = (next, next_end, closes);
        if closes {
            break;
        }
    }
    // A comma alone joins no list: "On March 3, 12 people …".
    closed.then_some((day, end))
}

/// Passes over what stands between two days of a list; tells whether the next one is the last.
fn connector(words: &Words<'_>, at: usize) -> Option<(usize, bool)> {
    if words.mark(at, '-') {
        return Some((at + 1, true));
    }
    let comma = words.skip_mark(at, ',');
    if words.any(comma, &["and", "or", "to", "until", "till", "through"]) {
        return Some((words.skip(comma + 1, "the"), true));
    }
    (comma > at).then_some((comma, false))
}

/// The month that the list before the day belongs to.
fn month_behind(words: &Words<'_>, i: usize, day: i8) -> Option<i8> {
    let mut at = i;
    for _ in 0..LONGEST_LIST {
        let before = at.checked_sub(1)?;
        let joined = words.mark(before, '-')
            || words.mark(before, ',')
            || words.any(before, &["and", "or", "to", "until", "till", "through"]);
        if !joined {
            return None;
        }
        at = before;
        if words.any(at, &["and", "or"]) && at > 0 && words.mark(at - 1, ',') {
            at -= 1;
        }
        let mut number_at = at.checked_sub(1)?;
        if words.any(number_at, &["st", "nd", "rd", "th"]) {
            number_at = number_at.checked_sub(1)?;
        }
        let (earlier, _) = day_number(words, number_at)?;
        if earlier >= day {
            return None;
        }
        let mut month_at = number_at.checked_sub(1)?;
        if words.mark(month_at, '.') {
            month_at = month_at.checked_sub(1)?;
        }
        if let Some((month, end)) = month_name(words, month_at) {
            return (end == number_at).then_some(month);
        }
        at = number_at;
    }
    None
}

/// "March 3 and 5 soldiers" counts soldiers: after "and" something else than a noun has to follow.
fn stands_free(words: &Words<'_>, i: usize, end: usize) -> bool {
    let spans = i > 0 && !words.any_before(i, &["and", "or"]) && !words.mark(i - 1, ',');
    let next = words.at(end);
    let closed = !matches!(next.kind, AtomKind::Word | AtomKind::Number)
        || words.any(
            end,
            &[
                "in", "at", "on", "when", "with", "as", "after", "before", "by", "near", "for",
                "but",
            ],
        );
    closed || (spans && !matches!(next.kind, AtomKind::Number) && next.senses().unit.is_none())
}
