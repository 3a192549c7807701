//! Times of day whose day stands after them: "at 3 a.m. (0100 GMT) on Monday", "the night of 3 to 4 March".
//!
//! A time of day alone belongs to the day last spoken of; where the sentence has named none yet and names one at once,
//! it belongs to that one.

use super::calendar::Unit;
use super::expression::{TimeExpression, TimexType};
use super::interval::DateInterval;
use super::meaning::{Found, From, Meaning, Part};
use super::tense::is_past;
use super::words::Words;

/// Where an expression stands, and the part of the day that waits for its day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    start: usize,
    end: usize,
    sentence: u32,
    waiting: Option<Part>,
}

impl Place {
    pub(super) fn new(words: &Words<'_>, start: usize, found: &Found) -> Self {
        let today_of_narrative = Meaning::Pointed {
            unit: Unit::Day,
            by: 0,
            from: From::Narrative,
        };
        Self {
            start,
            end: found.end,
            sentence: words.at(start).sentence,
            waiting: found.part.filter(|_| found.meaning == today_of_narrative),
        }
    }
}

/// How many atoms lie between a time and its day at most.
const REACH: usize = 10;

/// Gives the times that wait for it the day that stands after them; `places` goes with `expressions` one by one.
pub(super) fn lend(words: &Words<'_>, places: &[Place], expressions: &mut [TimeExpression]) {
    for (i, place) in places.iter().enumerate() {
        let Some(part) = place.waiting else { continue };
        let has_day_before =
            i > 0 && places[i - 1].sentence == place.sentence && places[i - 1].waiting.is_none();
        if has_day_before {
            continue;
        }
        let day = places
            .iter()
            .zip(expressions.iter())
            .skip(i + 1)
            .take(2)
            .find(|(next, _)| next.waiting.is_none())
            .filter(|(next, _)| leads_to(words, place, next))
            .and_then(|(_, expression)| day_of(expression));
        if let (Some(day), Some(expression)) = (day, expressions.get_mut(i)) {
            expression.value = format!("{}{}", day.start, part.value());
            expression.interval = Some(day);
        }
    }
}

fn day_of(expression: &TimeExpression) -> Option<DateInterval> {
    expression
        .interval
        .filter(|days| days.start == days.end && expression.timex_type != TimexType::Duration)
}

/// Tells whether nothing stands between that would give the day to something else.
fn leads_to(words: &Words<'_>, time: &Place, day: &Place) -> bool {
    day.sentence == time.sentence
        && day.start >= time.end
        && day.start - time.end <= REACH
        && (time.end..day.start).all(|at| !is_past(words, at) && words.senses(at).tense.is_none())
}
