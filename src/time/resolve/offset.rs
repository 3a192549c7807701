//! What counts from elsewhere: "three days ago", "the next day", "the past 24 hours", "a few weeks ago".

use jiff::civil::Date;

use super::{Resolved, unknown};
use crate::time::calendar::{Period, Unit, add};
use crate::time::expression::TimexType;
use crate::time::interval::DateInterval;
use crate::time::meaning::From;
use crate::time::narrative::Narrative;
use crate::time::number::Count;
use crate::time::precision::DatePrecision;
use crate::time::rules::duration_value;

/// The period of the unit to count from.
pub(super) fn base(
    unit: Unit,
    from: From,
    anchor: Option<Date>,
    narrative: &Narrative,
) -> Option<Period> {
    match from {
        From::Report => anchor.map(|day| Period::holding(unit, day)),
        From::Narrative => narrative.last(unit).or_else(|| {
            let day = narrative.day().or(anchor)?;
            Some(Period::holding(unit, day))
        }),
    }
}

/// "Two hours ago", "an hour later": a length, on the day that it reaches.
pub(super) fn hours_off(
    count: Count,
    unit: Unit,
    sign: i32,
    from: From,
    anchor: Option<Date>,
    narrative: &Narrative,
) -> Resolved {
    let day = offset(count, unit, sign, from, anchor, narrative).and_then(Period::interval);
    let value = duration_value(count, unit).unwrap_or_default();
    Resolved {
        timex_type: TimexType::Duration,
        interval: day,
        precision: DatePrecision::Day,
        ..unknown(&value)
    }
}

pub(super) fn offset(
    count: Count,
    unit: Unit,
    sign: i32,
    from: From,
    anchor: Option<Date>,
    narrative: &Narrative,
) -> Option<Period> {
    let number = i64::from(match count {
        Count::Exact(number) | Count::Between(number, _) | Count::Half(number) => number,
        Count::Tenths(number) => number / 10,
        Count::Vague => return None,
    });
    if number == 1
        && unit == Unit::Year
        && sign < 0
        && let Some(period) = narrative.compared()
    {
        return period.years_later(-1);
    }
    let is_half = matches!(count, Count::Half(_));
    let (number, unit) = match unit {
        Unit::Year if is_half => (number.checked_mul(12)?.checked_add(6)?, Unit::Month),
        Unit::Month if is_half => (number.checked_mul(4)?.checked_add(2)?, Unit::Week),
        Unit::Week if is_half => (number.checked_mul(7)?.checked_add(4)?, Unit::Day),
        Unit::Decade if is_half => (number.checked_mul(10)?.checked_add(5)?, Unit::Year),
        Unit::Hour => (number / 24, Unit::Day),
        Unit::Second | Unit::Minute => (0, Unit::Day),
        Unit::Decade => (number.checked_mul(10)?, Unit::Year),
        other => (number, other),
    };
    let by = i32::try_from(number.checked_mul(i64::from(sign))?).ok()?;
    match unit {
        Unit::Fortnight => base(Unit::Week, from, anchor, narrative)?.shift(by.checked_mul(2)?),
        Unit::Century => base(Unit::Year, from, anchor, narrative)?.shift(by.checked_mul(100)?),
        Unit::Millennium => base(Unit::Year, from, anchor, narrative)?.shift(by.checked_mul(1000)?),
        unit => base(unit, from, anchor, narrative)?.shift(by),
    }
}

/// "A few days ago": the past at large for TIMEX3, but nobody says so of more than half a dozen.
pub(super) fn around(unit: Unit, sign: i32, anchor: Option<Date>) -> Resolved {
    let value = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
    let bounds = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Some((0, 1, Unit::Day)),
        Unit::Day | Unit::Week | Unit::Month | Unit::Year => Some((1, 6, unit)),
        _ => None,
    };
    let interval = bounds.zip(anchor).and_then(|((near, far, unit), anchor)| {
        let sign = i64::from(sign);
        Some(DateInterval::new(
            add(anchor, near * sign, unit)?,
            add(anchor, far * sign, unit)?,
        ))
    });
    Resolved {
        interval,
        precision: interval.map_or(DatePrecision::Year, DateInterval::precision),
        ..unknown(value)
    }
}

/// The longest that "the past few days" and the like are taken for, in their own units.
const VAGUE_DAYS: i64 = 5;

const VAGUE_WEEKS: i64 = 4;

const VAGUE_MONTHS: i64 = 6;

pub(super) fn length(
    value: &str,
    count: Count,
    unit: Unit,
    side: i32,
    anchor: Option<Date>,
) -> Resolved {
    let number = match count {
        Count::Exact(number) => Some(i64::from(number)),
        Count::Between(_, high) => Some(i64::from(high)),
        Count::Half(number) => Some(i64::from(number) + 1),
        Count::Tenths(number) => Some(i64::from(number) / 10 + 1),
        Count::Vague => match unit {
            Unit::Day => Some(VAGUE_DAYS),
            Unit::Week => Some(VAGUE_WEEKS),
            Unit::Month => Some(VAGUE_MONTHS),
            _ => None,
        },
    };
    let (number, unit) = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => {
            let per_day = if unit == Unit::Hour { 24 } else { 1440 };
            (
                number.map(|number| (number + per_day - 1) / per_day),
                Unit::Day,
            )
        }
        other => (number, other),
    };
    let interval = (side != 0)
        .then(|| {
            let anchor = anchor?;
            let other = add(anchor, number?.checked_mul(i64::from(side))?, unit)?;
            Some(DateInterval::new(anchor, other))
        })
        .flatten();
    Resolved {
        timex_type: TimexType::Duration,
        precision: interval.map_or(DatePrecision::Year, DateInterval::precision),
        interval,
        ..unknown(value)
    }
}
