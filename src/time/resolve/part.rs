//! Parts of a period: mornings, "the first week of", "early", "earlier this".

use jiff::civil::{Date, Weekday};

use super::{Resolved, of_period, template, unknown};
use crate::time::calendar::{Period, Unit, add_days};
use crate::time::expression::TimexType;
use crate::time::interval::DateInterval;
use crate::time::lexicon::Modifier;
use crate::time::meaning::{Part, Within};
use crate::time::precision::DatePrecision;

/// "The first week of March", "the week of March 6".
pub(super) fn part_of(whole: Resolved, within: Within) -> Resolved {
    let week_of = |day: Option<Date>| day.map(|day| of_period(Period::holding(Unit::Week, day)));
    let Some(days) = whole.interval else {
        return match within {
            Within::FirstHalf | Within::SecondHalf => whole,
            Within::Weekday(..) => unknown(template(Unit::Day)),
            _ => unknown(template(Unit::Week)),
        };
    };
    // A week belongs to the month that holds its Thursday, as in ISO 8601.
    let part = match within {
        Within::Week => week_of(Some(days.start)),
        Within::NthWeek(-1) => week_of(add_days(days.end, -3)),
        Within::NthWeek(nth) => week_of(add_days(days.start, 3 + 7 * (i64::from(nth) - 1))),
        Within::Weekday(nth, weekday) => Weekday::from_monday_one_offset(weekday)
            .and_then(|weekday| days.start.nth_weekday_of_month(nth, weekday))
            .ok()
            .map(|day| of_period(Period::Day(day))),
        Within::FirstHalf => add_days(days.start, 14).map(|end| Resolved {
            interval: Some(DateInterval::new(days.start, end)),
            ..whole.clone()
        }),
        Within::SecondHalf => add_days(days.start, 15).map(|start| Resolved {
            interval: Some(DateInterval::new(start, days.end)),
            ..whole.clone()
        }),
    };
    part.unwrap_or(whole)
}

pub(super) fn with_part(resolved: Resolved, part: Part) -> Resolved {
    let is_day = matches!(resolved.period, Some(Period::Day(_)))
        || resolved.value.len() >= 10
        || resolved.value.starts_with("XXXX-W");
    if !is_day {
        return resolved;
    }
    let (interval, precision) = match (part, resolved.interval) {
        // It may have been on either side of midnight.
        (Part::Overnight, Some(day)) => {
            let before = add_days(day.start, -1).unwrap_or(day.start);
            (
                Some(DateInterval::new(before, day.end)),
                DatePrecision::Range,
            )
        }
        (_, interval) => (interval, resolved.precision),
    };
    Resolved {
        timex_type: TimexType::Time,
        value: resolved.value + &part.value(),
        interval,
        precision,
        ..resolved
    }
}

/// Narrows the interval to the part that "early", "late", "earlier this" mean.
pub(super) fn narrowed(
    resolved: Resolved,
    modifier: Option<Modifier>,
    anchor: Option<Date>,
) -> Resolved {
    let (Some(modifier), Some(interval)) = (modifier, resolved.interval) else {
        return resolved;
    };
    if interval.start == interval.end {
        return resolved;
    }
    let third = i64::from(interval.days() / 3);
    let narrow = match modifier {
        Modifier::Start => {
            add_days(interval.start, third).map(|end| DateInterval::new(interval.start, end))
        }
        Modifier::End => {
            add_days(interval.end, -third).map(|start| DateInterval::new(start, interval.end))
        }
        Modifier::Mid => add_days(interval.start, third)
            .zip(add_days(interval.end, -third))
            .map(|(start, end)| DateInterval::new(start, end)),
        Modifier::Earlier => anchor
            .filter(|anchor| interval.contains(*anchor))
            .map(|anchor| DateInterval::new(interval.start, anchor)),
        Modifier::Later => anchor
            .filter(|anchor| interval.contains(*anchor))
            .map(|anchor| DateInterval::new(anchor, interval.end)),
        _ => None,
    };
    Resolved {
        interval: Some(narrow.unwrap_or(interval)),
        ..resolved
    }
}
