//! From the sense of an expression to its dates: the report's day, the tense and what was told before decide.

mod offset;
mod open;
mod part;

use jiff::civil::Date;

use super::calendar::{Period, Unit, days_between};
use super::expression::{DateOrder, TimexType};
use super::interval::DateInterval;
use super::meaning::{Found, Meaning};
use super::narrative::Narrative;
use super::precision::DatePrecision;
use super::tense::Tense;

pub(super) use open::holiday;

use offset::{around, base, hours_off, length, offset};
use open::{open_period, open_template, weekday_of};
use part::{narrowed, part_of, with_part};

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
        Meaning::Part(whole, within) => {
            let whole = Found::new(found.end, Meaning::clone(whole));
            part_of(resolve(&whole, frame, narrative, tense)?, *within)
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
        Meaning::Around { unit, sign } => around(*unit, *sign, anchor),
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

/// How many days farther off a reading counts for lying ahead of the report.
const AHEAD: i32 = 62;

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
                        days.saturating_abs().saturating_add(AHEAD)
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
