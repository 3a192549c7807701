//! Times of the clock: "10 p.m. Wednesday", "14:48 UTC", "0900 GMT", "5 o'clock", "at 10:35".

use crate::time::calendar::Unit;
use crate::time::meaning::{Found, From, Meaning, Part};
use crate::time::number::cardinal;
use crate::time::words::Words;

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    let (hour, minute, at) = hour_and_minute(words, i)?;
    let (zone, at) = zone(words, at);
    let part = Part::Clock {
        hour,
        minute,
        zone: zone.unwrap_or(""),
    };
    // "10 p.m. Wednesday", "5 p.m. EST, Nov. 6", "3 a.m. on Sunday", "7 p.m. last night".
    let day_at = words.skip(words.skip_mark(at, ','), "on");
    if let Some(day) = super::day(words, day_at) {
        return Some(day.with_part(part));
    }
    let meaning = Meaning::Pointed {
        unit: Unit::Day,
        by: 0,
        from: From::Narrative,
    };
    Some(Found::new(at, meaning).with_part(part))
}

fn hour_and_minute(words: &Words<'_>, i: usize) -> Option<(u8, u8, usize)> {
    if words.glued_behind(i) {
        return None;
    }
    if let Some((number, 4)) = words.digits(i) {
        // "0900 GMT", "1430 hours": four digits are a time only with what says so.
        // "At approximately 0130 on 12 November", of telegrams.
        let dated = words.any_before(i, &["at", "approximately", "around", "about", "by"])
            && super::day(words, words.skip(i + 1, "on")).is_some();
        let said =
            dated || words.senses(i + 1).zone.is_some() || words.any(i + 1, &["hours", "local"]);
        let (hour, minute) = (number / 100, number % 100);
        if !said || hour > 24 || minute > 59 {
            return None;
        }
        let end = if words.is(i + 1, "hours") {
            i + 2
        } else {
            i + 1
        };
        return Some((u8::try_from(hour).ok()?, u8::try_from(minute).ok()?, end));
    }
    if let Some((hour, 1 | 2)) = words.digits(i)
        && hour <= 24
        && (words.joint(i + 1, ':') || words.joint(i + 1, '.'))
        && let Some((minute, 2)) = words.digits(i + 2)
        && minute < 60
    {
        let colon = words.mark(i + 1, ':');
        let at = i + 3;
        let at = if words.joint(at, ':') && words.digits(at + 1).is_some() {
            at + 2
        } else {
            at
        };
        let hour = u8::try_from(hour).ok()?;
        let minute = u8::try_from(minute).ok()?;
        if let Some((hour, end)) = half_of_day(words, hour, at) {
            return Some((hour, minute, end));
        }
        let introduced = words.any_before(
            i,
            &[
                "at", "around", "by", "about", "from", "until", "till", "since", "to", "after",
                "before", "of",
            ],
        );
        let said = words.senses(at).zone.is_some() || words.any(at, &["hours", "local"]);
        return (said || (colon && introduced)).then_some((hour, minute, words.skip(at, "hours")));
    }
    let (hour, at) = cardinal(words, i).filter(|(hour, _)| (1..=12).contains(hour))?;
    let hour = u8::try_from(hour).ok()?;
    if words.is(at, "o") && words.mark(at + 1, '\'') && words.is(at + 2, "clock") {
        let (hour, end) = half_of_day(words, hour, at + 3).unwrap_or((hour, at + 3));
        return Some((hour, 0, end));
    }
    let (hour, end) = half_of_day(words, hour, at)?;
    Some((hour, 0, end))
}

/// Reads "a.m.", "pm", "in the afternoon" and gives the hour of the whole day.
fn half_of_day(words: &Words<'_>, hour: u8, i: usize) -> Option<(u8, usize)> {
    let (half, end) = if words.any(i, &["am", "pm"]) {
        (words.surface(i).as_bytes()[0].to_ascii_lowercase(), i + 1)
    } else if words.any(i, &["a", "p"]) && words.joint(i + 1, '.') && words.is(i + 2, "m") {
        (
            words.surface(i).as_bytes()[0].to_ascii_lowercase(),
            words.skip_stop(i + 3),
        )
    } else if words.is(i, "in") && words.is(i + 1, "the") {
        match words.senses(i + 2).part? {
            "MO" => (b'a', i + 3),
            "AF" | "EV" => (b'p', i + 3),
            _ => return None,
        }
    } else {
        return None;
    };
    if hour > 12 {
        return Some((hour, end));
    }
    let hour = match (half, hour) {
        (b'a', 12) => 0,
        (b'p', 1..=11) => hour + 12,
        _ => hour,
    };
    Some((hour, end))
}

/// Reads "GMT", "local time", "(0700 GMT)" is left for itself.
fn zone(words: &Words<'_>, i: usize) -> (Option<&'static str>, usize) {
    if words.is(i, "local") && words.is(i + 1, "time") {
        return (Some(""), i + 2);
    }
    match words.senses(i).zone {
        Some(zone) if words.at(i).capital => (Some(zone), i + 1),
        _ => (None, i),
    }
}
