//! Lengths of time: "three days", "a two-week siege", "six straight days", "decades-long", "the first nine months".

use crate::time::calendar::Unit;
use crate::time::meaning::{Found, Meaning};
use crate::time::number::{Count, count};
use crate::time::words::Words;

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    counted(words, i).or_else(|| bare(words, i))
}

/// Words between a number and its unit that leave the length as it is.
const BETWEEN: [&str; 16] = [
    "straight",
    "consecutive",
    "trading",
    "business",
    "working",
    "additional",
    "more",
    "full",
    "whole",
    "long",
    "calendar",
    "successive",
    "entire",
    "further",
    "extra",
    "short",
];

fn counted(words: &Words<'_>, i: usize) -> Option<Found> {
    let start = words.skip_any(i, &["the", "another", "an", "its"]);
    let start = if start > i || words.senses(i).ordinal.is_some() {
        // "The first nine months", "first two days".
        let first = words.skip_any(start, &["first", "early", "final", "last", "other"]);
        if count(words, first).is_some() {
            first
        } else {
            start
        }
    } else {
        i
    };
    let additional = words.skip_any(start, &["additional", "further", "extra"]);
    let another_unit = additional > i
        && words.any(
            additional - 1,
            &["another", "additional", "further", "extra"],
        );
    let (mut count, at) = match count(words, additional) {
        Some(found) => found,
        None if another_unit => (Count::Exact(1), additional),
        None => return None,
    };
    let mut at = words.skip_hyphen(at);
    while at < i + 12 && words.any(at, &BETWEEN) {
        at += 1;
    }
    let senses = words.senses(at);
    let unit = senses.unit?;
    let one = count == Count::Exact(1);
    // "A second attack", "a quarter of them", "a weekend": not lengths.
    let article = words.any(i, &["a", "an"]) && one;
    if (unit == Unit::Second && !senses.plural)
        || (article && matches!(unit, Unit::Quarter | Unit::Weekend))
    {
        return None;
    }
    if one && senses.plural
        || (unit == Unit::Quarter && words.any(at + 1, &["of"]) && !senses.plural)
    {
        return None;
    }
    // "Three-quarters of them", "the 1988 quarter", "60 Minutes" (a program).
    let fraction = unit == Unit::Quarter && senses.plural && words.mark(at - 1, '-');
    let year_number = !senses.plural && matches!(count, Count::Exact(1900..=2100));
    if fraction || year_number || (words.is_title(at) && !words.is_title(i)) {
        return None;
    }
    let mut end = at + 1;
    if is_age(words, end) {
        return Some(Found::new(end + 1, Meaning::Nothing));
    }
    // "A minute and a half".
    if words.is(end, "and") && words.is(end + 1, "a") && words.is(end + 2, "half") {
        count = match count {
            Count::Exact(number) => Count::Half(number),
            other => other,
        };
        end += 3;
    } else if (words.is(end, "or") && words.any(end + 1, &["so", "two"]))
        || (words.joint(end, '-') && words.is(end + 1, "long"))
    {
        end += 2;
    }
    Some(Found::new(end, length(count, unit, 0)?))
}

/// "For years", "decades-long", "months of fighting".
fn bare(words: &Words<'_>, i: usize) -> Option<Found> {
    let at = words.skip(i, "the");
    let senses = words.senses(at);
    let unit = senses.unit?;
    if !senses.plural || matches!(unit, Unit::Second | Unit::Quarter | Unit::Weekend) {
        return None;
    }
    let follows_number = i > 0
        && (words.digits(i - 1).is_some()
            || words.senses(i - 1).cardinal.is_some()
            || (words.mark(i - 1, '-') && words.at(i).glued));
    if follows_number
        || is_age(words, at + 1)
        || (at > i && matches!(unit, Unit::Hour | Unit::Minute | Unit::Day))
    {
        return None;
    }
    let mut end = at + 1;
    if words.joint(end, '-') && words.is(end + 1, "long") {
        end += 2;
    }
    let or = words.skip_any(end, &["or"]);
    if or > end && words.senses(or).unit.is_some() && words.senses(or).plural {
        end = or + 1;
    }
    Some(Found::new(end, length(Count::Vague, unit, 0)?))
}

/// "23-year-old", "two years old": how old someone is, which dates nothing.
fn is_age(words: &Words<'_>, i: usize) -> bool {
    words.any(words.skip_hyphen(i), &["old", "olds"])
}

/// Returns a length as a meaning.
pub(in crate::time) fn length(count: Count, unit: Unit, side: i32) -> Option<Meaning> {
    Some(Meaning::Length {
        value: duration_value(count, unit)?,
        count,
        unit,
        side,
    })
}

/// Returns the TIMEX3 value of a length.
pub(in crate::time) fn duration_value(count: Count, unit: Unit) -> Option<String> {
    let (letter, clock, factor) = match unit {
        Unit::Second => ('S', true, 1),
        Unit::Minute => ('M', true, 1),
        Unit::Hour => ('H', true, 1),
        Unit::Day => ('D', false, 1),
        Unit::Weekend => return Some(String::from("P1WE")),
        Unit::Week => ('W', false, 1),
        Unit::Fortnight => ('W', false, 2),
        Unit::Month => ('M', false, 1),
        Unit::Quarter => ('Q', false, 1),
        Unit::Year => ('Y', false, 1),
        Unit::Decade => ('Y', false, 10),
        Unit::Century => ('Y', false, 100),
        Unit::Millennium => ('Y', false, 1000),
    };
    let head = if clock { "PT" } else { "P" };
    let whole = |number: u32| number.checked_mul(factor);
    Some(match count {
        Count::Exact(number) => format!("{head}{}{letter}", whole(number)?),
        Count::Between(low, _) => format!("{head}{}{letter}", whole(low)?),
        Count::Vague => match unit {
            Unit::Century => String::from("PXC"),
            _ => format!("{head}X{letter}"),
        },
        Count::Tenths(number) => format!("{head}{}.{}{letter}", number / 10, number % 10),
        Count::Half(number) => half(number, unit, letter, factor)?,
    })
}

fn half(number: u32, unit: Unit, letter: char, factor: u32) -> Option<String> {
    let (big, small) = match unit {
        Unit::Minute => ("PT", "30S"),
        Unit::Hour => ("PT", "30M"),
        Unit::Day => ("P", "T12H"),
        Unit::Year => ("P", "6M"),
        Unit::Decade => {
            return Some(format!("P{}Y", number.checked_mul(10)?.checked_add(5)?));
        }
        Unit::Century => {
            return Some(format!("P{}Y", number.checked_mul(100)?.checked_add(50)?));
        }
        _ => return Some(format!("P{}.5{letter}", number.checked_mul(factor)?)),
    };
    Some(if number == 0 {
        let small_head = if small.starts_with('T') { "P" } else { big };
        format!("{small_head}{small}")
    } else {
        format!("{big}{number}{letter}{small}")
    })
}
