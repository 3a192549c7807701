//! Parts of what is named after them: "the week of March 6", "the first week of March", "the second half of June 2023".

use crate::time::calendar::Period;
use crate::time::meaning::{Found, Meaning, Open, Within};
use crate::time::number::ordinal;
use crate::time::words::Words;

use super::calendar_date;

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    let at = words.skip(i, "the");
    if words.is(at, "week") && words.is(at + 1, "of") {
        let day = super::day(words, words.skip(at + 2, "the"))?;
        return Some(part(day, Within::Week));
    }
    let (nth, at) = if words.any(at, &["last", "final"]) {
        (-1, at + 1)
    } else {
        let (nth, end) = ordinal(words, at)?;
        (i8::try_from(nth).ok()?, end)
    };
    let senses = words.senses(at);
    if let Some(weekday) = senses.weekday.filter(|_| !senses.plural)
        && words.any(at + 1, &["of", "in"])
    {
        return Some(part(
            named_month(words, at + 2)?,
            Within::Weekday(nth, weekday),
        ));
    }
    if !words.any(at, &["week", "half"]) || !words.is(at + 1, "of") {
        return None;
    }
    let month = named_month(words, at + 2)?;
    let within = match nth {
        -1 | 1..=5 if words.is(at, "week") => Within::NthWeek(nth),
        1 => Within::FirstHalf,
        -1 | 2 => Within::SecondHalf,
        _ => return None,
    };
    Some(part(month, within))
}

fn named_month(words: &Words<'_>, i: usize) -> Option<Found> {
    calendar_date::read(words, i).filter(|found| {
        matches!(
            found.meaning,
            Meaning::Fixed(Period::Month(..)) | Meaning::Open(Open::Month(_), _)
        )
    })
}

fn part(whole: Found, within: Within) -> Found {
    Found::new(whole.end, Meaning::Part(Box::new(whole.meaning), within))
}
