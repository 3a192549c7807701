//! Times counted from another: "three days ago", "a year earlier", "two weeks later", "five years from now", "ten
//! months in the past".

use crate::time::atom::AtomKind;
use crate::time::meaning::{Found, From, Meaning};
use crate::time::number::{Count, count};
use crate::time::words::Words;

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    let (count, at) = match count(words, i) {
        Some(found) => found,
        // "Years ago", "weeks earlier".
        None if words.senses(i).unit.is_some() && words.senses(i).plural => (Count::Vague, i),
        None => return None,
    };
    let unit_at = words.skip_any(at, &["short", "full", "whole", "long"]);
    let senses = words.senses(unit_at);
    let unit = senses.unit?;
    if count == Count::Exact(1) && words.is(i, "a") && senses.plural {
        return None;
    }
    // "A year and a half ago".
    let half =
        words.is(unit_at + 1, "and") && words.is(unit_at + 2, "a") && words.is(unit_at + 3, "half");
    let (count, at) = match count {
        Count::Exact(number) if half => (Count::Half(number), unit_at + 4),
        count => (count, unit_at + 1),
    };
    let at = if words.is(at, "or") && words.any(at + 1, &["so", "two", "more"]) {
        at + 2
    } else {
        at
    };
    let (sign, from, end) = direction(words, at)?;
    if i > 0 && (words.mark(i - 1, '-') && words.at(i).glued) {
        return None;
    }
    let meaning = match (count, from) {
        (Count::Vague, From::Report) => Meaning::Around { unit, sign },
        // "A few days later" is after what was told, and nobody knows how long.
        (Count::Vague, From::Narrative) => super::length(count, unit, 0)?,
        _ => Meaning::Offset {
            count,
            unit,
            sign,
            from,
        },
    };
    Some(Found::new(end, meaning))
}

fn direction(words: &Words<'_>, at: usize) -> Option<(i32, From, usize)> {
    if words.is(at, "ago") {
        return Some((-1, From::Report, at + 1));
    }
    // What machines write for "ago".
    if words.is(at, "in") && words.is(at + 1, "the") && words.is(at + 2, "past") {
        return Some((-1, From::Report, at + 3));
    }
    if words.any(at, &["earlier", "previously", "prior", "beforehand"]) {
        return Some((-1, From::Narrative, at + 1));
    }
    if words.any(at, &["later", "afterward", "afterwards", "thereafter"]) {
        return Some((1, From::Narrative, at + 1));
    }
    // "Two days before." with nothing told after it.
    let closes = matches!(words.at(at + 1).kind, AtomKind::Mark(_) | AtomKind::Break);
    if closes && words.is(at, "before") {
        return Some((-1, From::Narrative, at + 1));
    }
    if closes && words.is(at, "after") {
        return Some((1, From::Narrative, at + 1));
    }
    if words.is(at, "from") && words.any(at + 1, &["now", "today"]) {
        return Some((1, From::Report, at + 2));
    }
    if words.is(at, "hence") {
        return Some((1, From::Report, at + 1));
    }
    None
}
