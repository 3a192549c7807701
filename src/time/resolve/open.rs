//! What comes round: which March, which Friday, which third quarter the words mean.

use jiff::civil::{Date, Weekday};

use crate::time::calendar::{Period, Season, add_days, days_between, easter, monday_of};
use crate::time::lexicon::HolidayRule;
use crate::time::meaning::{Open, Which};
use crate::time::narrative::Narrative;
use crate::time::tense::Tense;

pub(super) fn open_template(open: Open) -> String {
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
pub(in crate::time) fn holiday(rule: HolidayRule, year: i16) -> Option<Date> {
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
const SOON_UNSAID: i32 = 100;

const LONG_AGO_UNSAID: i32 = 200;

pub(super) fn open_period(
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

pub(super) fn weekday_of(
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
