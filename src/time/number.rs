//! Numbers as they are written before units of time: digits, words, halves, ranges and vague ones.

use super::words::Words;

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// So many.
    Exact(u32),
    /// So many and a half.
    Half(u32),
    /// So many tenths ("3.5").
    Tenths(u32),
    /// "Two to three".
    Between(u32, u32),
    /// "Several".
    Vague,
}

/// Reads a whole number in digits or words; returns it and the atom after it.
pub(super) fn cardinal(words: &Words<'_>, i: usize) -> Option<(u32, usize)> {
    if let Some((number, _)) = words.digits(i) {
        if words.glued_behind(i) {
            return None;
        }
        let big = match () {
            () if words.is(i + 1, "hundred") => 100,
            () if words.is(i + 1, "thousand") => 1000,
            () => return Some((number, i + 1)),
        };
        return Some((number.checked_mul(big)?, i + 2));
    }
    number_words(words, i)
}

/// The most words that one number is made of ("nine hundred and ninety-nine thousand nine hundred …").
const LONGEST_NUMBER: usize = 12;

fn number_words(words: &Words<'_>, from: usize) -> Option<(u32, usize)> {
    let mut at = from;
    let (mut total, mut part) = (0_u32, 0_u32);
    let mut seen = false;
    if words.any(at, &["a", "an"]) {
        if !words.any(at + 1, &["hundred", "thousand", "dozen"]) {
            return None;
        }
        part = 1;
        at += 1;
    }
    while at - from < LONGEST_NUMBER {
        let here = if seen { words.skip_hyphen(at) } else { at };
        let here = if seen && part.is_multiple_of(100) && words.is(here, "and") {
            here + 1
        } else {
            here
        };
        let Some(value) = words.senses(here).cardinal else {
            break;
        };
        match value {
            100 => part = part.max(1).checked_mul(100)?,
            12 if words.is(here, "dozen") => part = part.max(1).checked_mul(12)?,
            1000 => {
                total = total.checked_add(part.max(1).checked_mul(1000)?)?;
                part = 0;
            }
            // "Twenty four", "a hundred sixty": smaller numbers only fill the places left free.
            _ if !seen || part == 0 => part = part.checked_add(value)?,
            1..=9 if part % 100 >= 20 && part.is_multiple_of(10) => part += value,
            _ if part.is_multiple_of(100) && value < 100 => part += value,
            _ => break,
        }
        seen = true;
        at = here + 1;
    }
    seen.then(|| (total.saturating_add(part), at))
}

/// Reads how many of a unit: "24", "two and a half", "a couple of", "12 to 18", "several", "a".
pub(super) fn count(words: &Words<'_>, i: usize) -> Option<(Count, usize)> {
    if let Some((vague, end)) = vague(words, i) {
        return Some((vague, end));
    }
    if let Some((low, at)) = cardinal(words, i) {
        if let Some((tenths, end)) = tenths(words, low, at) {
            return Some((Count::Tenths(tenths), end));
        }
        if let Some(end) = half(words, at) {
            return Some((Count::Half(low), end));
        }
        let and_on = if words.joint(at, '-') || words.any(at, &["to", "or"]) {
            at + 1
        } else {
            return Some((Count::Exact(low), at));
        };
        return match cardinal(words, and_on) {
            Some((high, end)) if low < high => Some((Count::Between(low, high), end)),
            _ => Some((Count::Exact(low), at)),
        };
    }
    if words.is(i, "half") {
        let at = words.skip_any(words.skip_hyphen(i + 1), &["a", "an"]);
        return (at > i + 1).then_some((Count::Half(0), at));
    }
    words
        .any(i, &["a", "an"])
        .then_some((Count::Exact(1), i + 1))
}

fn vague(words: &Words<'_>, i: usize) -> Option<(Count, usize)> {
    // "A number of" is what machines write for "several".
    if words.is(i, "a") && words.is(i + 1, "number") && words.is(i + 2, "of") {
        return Some((Count::Vague, i + 3));
    }
    if words.any(i, &["dozens", "hundreds", "thousands", "scores"]) && words.is(i + 1, "of") {
        return Some((Count::Vague, i + 2));
    }
    let at = words.skip_any(i, &["a", "the"]);
    let at = if at > i {
        words.skip_any(at, &["good", "whole"])
    } else {
        at
    };
    let about = words.senses(at).vague?;
    let end = words.skip(at + 1, "of");
    Some(if about == 0 {
        (Count::Vague, end)
    } else {
        (Count::Exact(about), end)
    })
}

fn tenths(words: &Words<'_>, whole: u32, at: usize) -> Option<(u32, usize)> {
    if !words.joint(at, '.') {
        return None;
    }
    match words.digits(at + 1)? {
        (tenth, 1) => Some((whole.checked_mul(10)?.checked_add(tenth)?, at + 2)),
        _ => None,
    }
}

/// Passes over "1/2", "½" or "and a half" after a number.
fn half(words: &Words<'_>, at: usize) -> Option<usize> {
    let is_one = |i| words.digits(i).is_some_and(|(number, _)| number == 1);
    let is_two = |i| words.digits(i).is_some_and(|(number, _)| number == 2);
    if is_one(at) && words.joint(at + 1, '/') && is_two(at + 2) {
        return Some(at + 3);
    }
    if words.mark(at, '½') {
        return Some(at + 1);
    }
    let and = words.skip_hyphen(at);
    (words.is(and, "and")
        && words.is(words.skip_hyphen(and + 1), "a")
        && words.is(words.skip_hyphen(words.skip_hyphen(and + 1) + 1), "half"))
    .then(|| words.skip_hyphen(words.skip_hyphen(and + 1) + 1) + 1)
}

/// Reads an ordinal in words or digits: "third", "3rd", "twenty-first".
pub(super) fn ordinal(words: &Words<'_>, i: usize) -> Option<(u32, usize)> {
    if let Some((number, _)) = words.digits(i) {
        return (words.any(i + 1, &["st", "nd", "rd", "th"])
            && words.at(i + 1).glued
            && !words.glued_behind(i))
        .then_some((number, i + 2));
    }
    if let Some(ordinal) = words.senses(i).ordinal {
        return Some((ordinal, i + 1));
    }
    let tens = words
        .senses(i)
        .cardinal
        .filter(|tens| (20..100).contains(tens))?;
    let next = words.skip_hyphen(i + 1);
    let ones = words.senses(next).ordinal.filter(|ones| *ones < 10)?;
    Some((tens + ones, next + 1))
}
