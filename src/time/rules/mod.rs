//! The rules: each file reads one kind of expression.
//!
//! A rule takes the words and a place, and gives what begins there. All rules are tried; the longest reading wins, and
//! among equals the one that stands first in [`RULES`]. To add a rule, write a file and a line here.

mod calendar_date;
mod clock;
mod day_list;
mod day_part;
mod decade;
mod duration;
mod holiday;
mod named_day;
mod numeric_date;
mod offset;
mod period;
mod quarter;
mod reference;
mod repeat;
mod season;
mod spoken_period;
mod weekday;
mod within;
mod year;

pub(super) use duration::{duration_value, length};

use super::meaning::{Found, Meaning};
use super::words::Words;

/// Reads an expression that begins at an atom.
type Rule = fn(&Words<'_>, usize) -> Option<Found>;

/// The rules, in order.
const RULES: [Rule; 19] = [
    numeric_date::read,
    calendar_date::read,
    day_list::read,
    weekday::read,
    named_day::read,
    clock::read,
    day_part::read,
    holiday::read,
    within::read,
    quarter::read,
    season::read,
    spoken_period::read,
    repeat::read,
    period::read,
    offset::read,
    duration::read,
    year::read,
    decade::read,
    reference::read,
];

/// Rules that give a day.
const DAY_RULES: [Rule; 5] = [
    numeric_date::read,
    calendar_date::read,
    weekday::read,
    named_day::read,
    holiday::read,
];

/// Returns the longest reading at a place.
pub(super) fn longest(words: &Words<'_>, i: usize) -> Option<Found> {
    best(&RULES, words, i)
}

/// Returns the longest reading at a place that gives a day and no time of day.
pub(super) fn day(words: &Words<'_>, i: usize) -> Option<Found> {
    best(&DAY_RULES, words, i)
        .filter(|found| found.part.is_none() && found.meaning != Meaning::Nothing)
}

fn best(rules: &[Rule], words: &Words<'_>, i: usize) -> Option<Found> {
    rules
        .iter()
        .filter_map(|rule| rule(words, i))
        .filter(|found| found.end > i)
        // The first of the longest: `max_by_key` would give the last.
        .fold(None, |best: Option<Found>, found| match best {
            Some(best) if best.end >= found.end => Some(best),
            _ => Some(found),
        })
}
