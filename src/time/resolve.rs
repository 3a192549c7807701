//! From the sense of an expression to its dates: the report's day, the tense and what was told before decide.

use jiff::civil::{Date, Weekday};

use super::calendar::{Period, Season, Unit, add, add_days, days_between, easter, monday_of};
use super::expression::{DateOrder, TimexType};
use super::interval::DateInterval;
use super::lexicon::{HolidayRule, Modifier};
use super::meaning::{Found, From, Meaning, Open, Part, Which};
use super::narrative::Narrative;
use super::number::Count;
use super::precision::DatePrecision;
use super::rules::duration_value;
use super::tense::Tense;

/// What an expression turned out to mean.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Resolved {
    pub(super) timex_type: TimexType,
    pub(super) value: String,
    pub(super) period: Option<Period>,
    pub(super) interval: Option<DateInterval>,
    pub(super) precision: DatePrecision,
    pub(super) other_readings: Vec<DateInterval>,
}

/// What is known before the text is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) anchor: Option<Date>,
    pub(super) order: DateOrder,
}

/// Gives an expression its dates; `None` for words that only look like a time.
pub(super) fn resolve(
    found: &Found,
    frame: Frame,
    narrative: &Narrative,
    tense: &dyn Fn() -> Tense,
) -> Option<Resolved> {
    let anchor = frame.anchor;
    let resolved = match &found.meaning {
        Meaning::Nothing => return None,
        Meaning::Fixed(period) => of_period(*period),
        Meaning::Numeric {
            day_first,
            month_first,
        } => numeric(*day_first, *month_first, frame),
        Meaning::Open(open, which) => match anchor {
            Some(anchor) => open_period(*open, *which, anchor, narrative, tense)
                .map_or_else(|| unknown(&open_template(*open)), of_period),
            None => unknown(&open_template(*open)),
        },
        Meaning::Weekday(weekday, which) => weekday_of(*weekday, *which, anchor, narrative, tense)
            .map_or_else(
                || unknown(&format!("XXXX-WXX-{weekday}")),
                |day| of_period(Period::Day(day)),
            ),
        Meaning::Pointed { unit, by, from } => base(*unit, *from, anchor, narrative)
            .and_then(|period| period.shift(*by))
            .map_or_else(|| unknown(template(*unit)), of_period),
        Meaning::Spoken { unit, years } => narrative
            .spoken(*unit, anchor)
            .and_then(|period| period.years_later(*years))
            .map_or_else(|| unknown(template(unit.unwrap_or(Unit::Year))), of_period),
        Meaning::WeekOf(day) => {
            let day = Found::new(found.end, Meaning::clone(day));
            let day = resolve(&day, frame, narrative, tense)?;
            match day.period {
                Some(Period::Day(day)) => of_period(Period::holding(Unit::Week, day)),
                _ => unknown(template(Unit::Week)),
            }
        }
        Meaning::SpokenOf { unit, year } => narrative
            .spoken(*unit, anchor)
            .and_then(|period| {
                let told = period.first_day()?.year();
                period.years_later(i32::from(*year) - i32::from(told))
            })
            .map_or_else(|| of_period(Period::Year(*year)), of_period),
        Meaning::Offset {
            count,
            unit,
            sign,
            from,
        } if *unit < Unit::Day => hours_off(*count, *unit, *sign, *from, anchor, narrative),
        Meaning::Offset {
            count,
            unit,
            sign,
            from,
        } => offset(*count, *unit, *sign, *from, anchor, narrative)
            .map_or_else(|| unknown(template(*unit)), of_period),
        Meaning::Length {
            value,
            count,
            unit,
            side,
        } => length(value, *count, *unit, *side, anchor),
        Meaning::Repeat(value) => Resolved {
            timex_type: TimexType::Set,
            ..unknown(value)
        },
        Meaning::Reference(kind, value) => Resolved {
            timex_type: if *kind == "DURATION" {
                TimexType::Duration
            } else {
                TimexType::Date
            },
            ..unknown(value)
        },
    };
    let resolved = match found.part {
        Some(part) => with_part(resolved, part),
        None => resolved,
    };
    Some(narrowed(resolved, found.modifier, anchor))
}

fn of_period(period: Period) -> Resolved {
    let interval = period.interval();
    Resolved {
        timex_type: TimexType::Date,
        value: period.value(),
        period: interval.is_some().then_some(period),
        interval,
        precision: period.precision(),
        other_readings: Vec::new(),
    }
}

fn unknown(value: &str) -> Resolved {
    Resolved {
        timex_type: TimexType::Date,
        value: String::from(value),
        period: None,
        interval: None,
        precision: DatePrecision::Year,
        other_readings: Vec::new(),
    }
}

/// The period of the unit to count from.
fn base(unit: Unit, from: From, anchor: Option<Date>, narrative: &Narrative) -> Option<Period> {
    match from {
        From::Report => anchor.map(|day| Period::holding(unit, day)),
        From::Narrative => narrative.last(unit).or_else(|| {
            let day = narrative.day().or(anchor)?;
            Some(Period::holding(unit, day))
        }),
    }
}

/// The value of a period of the unit that nothing anchors.
fn template(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",

        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
    }
}

fn open_template(open: Open) -> String {
    match open {
        Open::Day { month, day } => format!("XXXX-{month:02}-{day:02}"),
        Open::Holiday(HolidayRule::Fixed { month, day }) => format!("XXXX-{month:02}-{day:02}"),
        Open::Holiday(_) => String::from("XXXX-XX-XX"),
        // Any year will do to see how the period is written.
        other => instance(other, 2000)
            .map(|period| format!("XXXX{}", period.value().get(4..).unwrap_or("")))
            .unwrap_or_default(),
    }
}

/// The period in a year.
fn instance(open: Open, year: i16) -> Option<Period> {
    Some(match open {
        Open::Day { month, day } => Period::Day(Date::new(year, month, day).ok()?),
        Open::Month(month) => Period::Month(year, month),
        Open::Quarter(quarter) => Period::Quarter(year, quarter),
        Open::Half(half) => Period::Half(year, half),
        Open::Season(season) => Period::Season(year, season),
        Open::Holiday(rule) => Period::Day(holiday(rule, year)?),
    })
}

/// Returns the day of a holiday in a year.
pub(super) fn holiday(rule: HolidayRule, year: i16) -> Option<Date> {
    match rule {
        HolidayRule::Fixed { month, day } => Date::new(year, month, day).ok(),
        HolidayRule::Nth {
            month,
            weekday,
            nth,
        } => Date::new(year, month, 1)
            .ok()?
            .nth_weekday_of_month(nth, Weekday::from_monday_one_offset(weekday).ok()?)
            .ok(),
        HolidayRule::Easter(days) => add_days(easter(year)?, i64::from(days)),
    }
}

/// How many days ahead a date without a year still reads as to come although its clause looks back:
/// who tells of a day eleven months ago gives its year.
const SOON: i32 = 62;
const LONG_AGO: i32 = 300;
/// The same where no verb says anything: still, news looks back.
const SOON_UNSAID: i32 = 75;
const LONG_AGO_UNSAID: i32 = 200;

fn open_period(
    open: Open,
    which: Which,
    anchor: Date,
    narrative: &Narrative,
    tense: &dyn Fn() -> Tense,
) -> Option<Period> {
    let in_year = |by: i16| instance(open, anchor.year().checked_add(by)?);
    let all = || (-4..=4).filter_map(in_year);
    let starts_by =
        |day: Date| all().rfind(move |period| period.first_day().is_some_and(|first| first <= day));
    let ends_from = |day: Date| {
        all().find(|period| {
            period
                .interval()
                .is_some_and(|interval| interval.end >= day)
        })
    };
    match which {
        Which::Shifted(by) => in_year(i16::try_from(by).ok()?),
        Which::This => match open {
            // The winter of January began last year.
            Open::Season(Season::Winter) if anchor.month() <= 3 => in_year(-1),
            _ => in_year(0),
        },
        Which::Last => all().rfind(|period| {
            period
                .interval()
                .is_some_and(|interval| interval.end < anchor)
        }),
        Which::Next => all().find(|period| period.first_day().is_some_and(|first| first > anchor)),
        Which::Previous => starts_by(narrative.day().unwrap_or(anchor)),
        Which::Following => ends_from(narrative.day().unwrap_or(anchor)),
        Which::Free => {
            let (before, after) = (starts_by(anchor), ends_from(anchor));
            let distance = |period: Option<Period>| {
                period
                    .and_then(Period::first_day)
                    .map_or(i32::MAX, |first| {
                        days_between(anchor, first).saturating_abs()
                    })
            };
            let soon =
                |soon: i32, long_ago: i32| distance(after) <= soon && distance(before) >= long_ago;
            // "By Jan. 14", written on the 15th.
            let is_just_past = distance(before) <= JUST_PAST;
            match (open, tense()) {
                // Results are told for months after the quarter's end.
                (Open::Quarter(_) | Open::Half(_), Tense::Future) => before
                    .filter(|_| ends_within(before, anchor, QUARTER_IS_NEWS))
                    .or(after),
                (Open::Day { .. } | Open::Holiday(_), Tense::Future) if is_just_past => before,
                (_, Tense::Future) => after,
                (Open::Day { .. } | Open::Holiday(_), Tense::Past) if soon(SOON, LONG_AGO) => after,
                (Open::Day { .. } | Open::Holiday(_) | Open::Month(_), Tense::Unknown)
                    if soon(SOON_UNSAID, LONG_AGO_UNSAID) =>
                {
                    after
                }
                (_, Tense::Past | Tense::Unknown) => before,
            }
        }
    }
}

/// How many days ago a day may lie that a plan still speaks of.
const JUST_PAST: i32 = 21;

/// How many days a quarter stays the one that is spoken of.
const QUARTER_IS_NEWS: i32 = 110;

fn ends_within(period: Option<Period>, anchor: Date, days: i32) -> bool {
    period
        .and_then(Period::interval)
        .is_some_and(|interval| days_between(interval.end, anchor) <= days)
}

fn weekday_of(
    weekday: i8,
    which: Which,
    anchor: Option<Date>,
    narrative: &Narrative,
    tense: &dyn Fn() -> Tense,
) -> Option<Date> {
    let to = Weekday::from_monday_one_offset(weekday).ok()?;
    let at_or_before = |day: Date| add_days(day, -i64::from(to.until(day.weekday())));
    let at_or_after = |day: Date| add_days(day, i64::from(day.weekday().until(to)));
    let anchor = anchor?;
    match which {
        Which::Free => match tense() {
            Tense::Future => at_or_after(anchor),
            // News looks back: a weekday is the last one, the day of the report included.
            Tense::Past | Tense::Unknown => at_or_before(anchor),
        },
        Which::This => add_days(monday_of(anchor), i64::from(weekday) - 1),
        Which::Shifted(by) => add_days(
            monday_of(anchor),
            i64::from(weekday) - 1 + i64::from(by) * 7,
        ),
        Which::Last => at_or_before(add_days(anchor, -1)?),
        Which::Next => at_or_after(add_days(anchor, 1)?),
        Which::Previous => at_or_before(add_days(narrative.day().unwrap_or(anchor), -1)?),
        Which::Following => at_or_after(add_days(narrative.day().unwrap_or(anchor), 1)?),
    }
}

/// "Two hours ago", "an hour later": a length, on the day that it reaches.
fn hours_off(
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

fn offset(
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
    let (number, unit) = match unit {
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

/// The longest that "the past few days" and the like are taken for, in their own units.
const VAGUE_DAYS: i64 = 5;
const VAGUE_WEEKS: i64 = 4;
const VAGUE_MONTHS: i64 = 6;

fn length(value: &str, count: Count, unit: Unit, side: i32, anchor: Option<Date>) -> Resolved {
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

fn numeric(day_first: Date, month_first: Date, frame: Frame) -> Resolved {
    let chosen_is_day_first = match frame.order {
        DateOrder::DayFirst => true,
        DateOrder::MonthFirst => false,
        // Nobody says: the reading that lies closer behind the report, and day first without one, as most of the world writes.
        DateOrder::Unknown => match frame.anchor {
            Some(anchor) => {
                let distance = |day: Date| {
                    let days = days_between(day, anchor);
                    if days < 0 {
                        days.saturating_abs().saturating_add(SOON)
                    } else {
                        days
                    }
                };
                distance(day_first) <= distance(month_first)
            }
            None => true,
        },
    };
    let (chosen, other) = if chosen_is_day_first {
        (day_first, month_first)
    } else {
        (month_first, day_first)
    };
    Resolved {
        other_readings: vec![DateInterval::day(other)],
        ..of_period(Period::Day(chosen))
    }
}

fn with_part(resolved: Resolved, part: Part) -> Resolved {
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
fn narrowed(resolved: Resolved, modifier: Option<Modifier>, anchor: Option<Date>) -> Resolved {
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
