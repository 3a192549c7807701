//! Repetitions: "every Monday", "each year", "daily", "twice a week", "$3 million a year", "Tuesday nights".

use crate::time::atom::AtomKind;
use crate::time::calendar::Unit;
use crate::time::meaning::{Found, Meaning};
use crate::time::number::{Count, count};
use crate::time::words::Words;

use super::duration::duration_value;

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    every(words, i)
        .or_else(|| rate(words, i))
        .or_else(|| habit(words, i))
        .or_else(|| adverb(words, i))
}

/// "Every other day", "each Thursday", "every three weeks", "each July", "every morning".
fn every(words: &Words<'_>, i: usize) -> Option<Found> {
    if !words.any(i, &["every", "each"]) {
        return None;
    }
    let at = words.skip(i + 1, "single");
    let senses = words.senses(at);
    if let Some(weekday) = senses.weekday {
        let (part, end) = part(words, at + 1);
        return Some(repeat(end, format!("XXXX-WXX-{weekday}{part}")));
    }
    if let Some(month) = senses.month {
        return Some(repeat(at + 1, format!("XXXX-{month:02}")));
    }
    if let Some(season) = senses.season {
        return Some(repeat(at + 1, format!("XXXX-{}", season.code())));
    }
    if let Some(named) = senses.part {
        return Some(repeat(at + 1, format!("XXXX-XX-XXT{named}")));
    }
    if words.is(at, "other") {
        let unit = words.senses(at + 1).unit?;
        return Some(repeat(at + 2, duration_value(Count::Exact(2), unit)?));
    }
    if let Some(unit) = senses.unit {
        let (part, end) = part(words, at + 1);
        if unit == Unit::Day && !part.is_empty() {
            return Some(repeat(end, format!("XXXX-XX-XX{part}")));
        }
        return Some(repeat(at + 1, duration_value(Count::Exact(1), unit)?));
    }
    let (count, unit_at) = count(words, at)?;
    let unit = words.senses(unit_at).unit?;
    Some(repeat(unit_at + 1, duration_value(count, unit)?))
}

/// "Twice a week", "per day", "15 a year", "a year" after an amount.
fn rate(words: &Words<'_>, i: usize) -> Option<Found> {
    let times = if words.any(i, &["once", "twice"]) {
        i + 1
    } else {
        match count(words, i) {
            Some((_, at)) if words.is(at, "times") => at + 1,
            _ => i,
        }
    };
    let unit = |at| {
        let senses = words.senses(at);
        senses
            .unit
            .filter(|unit| !senses.plural && *unit > Unit::Hour)
    };
    if words.any(times, &["a", "an", "each", "every", "per"]) && times > i {
        let unit = unit(times + 1)?;
        return Some(repeat(times + 2, duration_value(Count::Exact(1), unit)?));
    }
    if words.is(i, "per") {
        return Some(repeat(
            i + 2,
            duration_value(Count::Exact(1), unit(i + 1)?)?,
        ));
    }
    if words.is(i, "a") && i > 0 && counts_something(words, i - 1) {
        let unit = unit(i + 1)?;
        let offset = words.any(
            i + 2,
            &[
                "ago", "earlier", "later", "before", "after", "or", "and", "from", "old",
            ],
        );
        if words.joint(i + 2, '-') || offset {
            return None;
        }
        return Some(repeat(i + 2, duration_value(Count::Exact(1), unit)?));
    }
    None
}

/// Tells whether the word before "a year" is an amount: "15", "million", "barrels", "percent".
fn counts_something(words: &Words<'_>, i: usize) -> bool {
    match words.at(i).kind {
        AtomKind::Number => true,
        AtomKind::Word => words.any(
            i,
            &[
                "million", "billion", "thousand", "hundred", "dollars", "pounds", "euros",
                "barrels", "tons", "tonnes", "percent", "hours", "people", "cases", "times",
                "deaths", "attacks", "days", "units",
            ],
        ),
        AtomKind::Mark(mark) => mark == '%',
        AtomKind::Break => false,
    }
}

/// "Mondays", "Tuesday nights".
fn habit(words: &Words<'_>, i: usize) -> Option<Found> {
    let senses = words.senses(i);
    let weekday = senses.weekday?;
    let next = words.senses(i + 1);
    if next.plural
        && let Some(part) = next.part
    {
        return Some(repeat(i + 2, format!("XXXX-WXX-{weekday}T{part}")));
    }
    // "Tuesdays casualties" has lost its apostrophe.
    let introduced = words.any_before(i, &["on", "most", "all", "and", "or"]);
    (senses.plural && !senses.short && introduced)
        .then(|| repeat(i + 1, format!("XXXX-WXX-{weekday}")))
}

fn adverb(words: &Words<'_>, i: usize) -> Option<Found> {
    let value = words.senses(i).repeat?;
    // "Daily News", "the Weekly", "the party daily Dawn": papers.
    let named = words.at(i + 1).capital
        || (words.is_title(i)
            && (words.any_before(i, &["the"]) || (i > 0 && words.at(i - 1).capital)));
    (!named).then(|| repeat(i + 1, String::from(value)))
}

fn part(words: &Words<'_>, i: usize) -> (String, usize) {
    match words.senses(i).part {
        Some(part) => (format!("T{part}"), i + 1),
        None => (String::new(), i),
    }
}

fn repeat(end: usize, value: String) -> Found {
    Found::new(end, Meaning::Repeat(value))
}
