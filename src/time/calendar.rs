//! Civil calendar arithmetic that stops at the ends of the calendar instead of failing.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan, Unit as JiffUnit};

use super::interval::DateInterval;
use super::precision::DatePrecision;

/// A unit of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

/// A season, by the northern half of the globe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

impl Season {
    /// Returns what the TIMEX3 value carries.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Fall => "FA",
            Self::Winter => "WI",
        }
    }

    fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Fall => 9,
            Self::Winter => 12,
        }
    }
}

/// A stretch of the calendar with a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Period {
    Day(Date),
    /// The week or weekend that holds this Monday.
    Week(Date),
    Weekend(Date),
    Month(i16, i8),
    /// A quarter, 1 to 4.
    Quarter(i16, i8),
    /// A half year, 1 or 2.
    Half(i16, i8),
    Season(i16, Season),
    Year(i16),
    /// The decade of the year: 199 for the 1990s.
    Decade(i16),
    /// The hundred years that begin so: 19 for 1900 to 1999.
    Century(i16),
}

impl Period {
    /// Returns the period of `unit` that holds the day; clock units give the day.
    pub(super) fn holding(unit: Unit, day: Date) -> Self {
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Week | Unit::Fortnight => Self::Week(monday_of(day)),
            Unit::Weekend => Self::Weekend(monday_of(day)),
            Unit::Month => Self::Month(day.year(), day.month()),
            Unit::Quarter => Self::Quarter(day.year(), (day.month() - 1) / 3 + 1),
            Unit::Year => Self::Year(day.year()),
            Unit::Decade => Self::Decade(day.year().div_euclid(10)),
            Unit::Century | Unit::Millennium => Self::Century(day.year().div_euclid(100)),
        }
    }

    /// Returns the period so many of its own kind later; `None` beyond the calendar.
    pub(super) fn shift(self, by: i32) -> Option<Self> {
        let years = |year: i16, by: i32| {
            i16::try_from(i32::from(year).checked_add(by)?)
                .ok()
                .filter(|year| (-9998..=9998).contains(year))
        };
        let parts = |year: i16, part: i8, per_year: i32| {
            let all = i32::from(year)
                .checked_mul(per_year)?
                .checked_add(i32::from(part) - 1)?
                .checked_add(by)?;
            let part = i8::try_from(all.rem_euclid(per_year) + 1).ok()?;
            Some((years(0, all.div_euclid(per_year))?, part))
        };
        Some(match self {
            Self::Day(day) => Self::Day(add_days(day, i64::from(by))?),
            Self::Week(monday) => Self::Week(add_days(monday, i64::from(by) * 7)?),
            Self::Weekend(monday) => Self::Weekend(add_days(monday, i64::from(by) * 7)?),
            Self::Month(year, month) => {
                let (year, month) = parts(year, month, 12)?;
                Self::Month(year, month)
            }
            Self::Quarter(year, quarter) => {
                let (year, quarter) = parts(year, quarter, 4)?;
                Self::Quarter(year, quarter)
            }
            Self::Half(year, half) => {
                let (year, half) = parts(year, half, 2)?;
                Self::Half(year, half)
            }
            Self::Season(year, season) => Self::Season(years(year, by)?, season),
            Self::Year(year) => Self::Year(years(year, by)?),
            Self::Decade(decade) => {
                Self::Decade(years(decade, by).filter(|decade| (-999..=998).contains(decade))?)
            }
            Self::Century(century) => {
                Self::Century(years(century, by).filter(|century| (-99..=98).contains(century))?)
            }
        })
    }

    /// Returns the same period of another year, as far as it has a year.
    pub(super) fn years_later(self, by: i32) -> Option<Self> {
        match self {
            Self::Day(day) => add(day, i64::from(by), Unit::Year).map(Self::Day),
            Self::Week(_) | Self::Weekend(_) => self.shift(by.checked_mul(52)?),
            Self::Month(..) => self.shift(by.checked_mul(12)?),
            Self::Quarter(..) => self.shift(by.checked_mul(4)?),
            Self::Half(..) => self.shift(by.checked_mul(2)?),
            Self::Season(..) | Self::Year(_) => self.shift(by),
            Self::Decade(_) | Self::Century(_) => None,
        }
    }

    /// Returns the TIMEX3 value.
    pub(super) fn value(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Week(monday) => {
                let week = monday.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Self::Weekend(monday) => {
                let week = monday.iso_week_date();
                format!("{:04}-W{:02}-WE", week.year(), week.week())
            }
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Half(year, half) => format!("{year:04}-H{half}"),
            Self::Season(year, season) => format!("{year:04}-{}", season.code()),
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Century(century) => format!("{century:02}"),
        }
    }

    /// Returns the days of the period; `None` where it leaves the calendar.
    pub(super) fn interval(self) -> Option<DateInterval> {
        let months = |year: i16, first: i8, count: i32| {
            let start = Date::new(year, first, 1).ok()?;
            let last = add(start, i64::from(count - 1), Unit::Month)?;
            Some(DateInterval::new(start, last.last_of_month()))
        };
        let years = |first: i32, count: i32| {
            let first = i16::try_from(first).ok()?;
            let last = i16::try_from(i32::from(first) + count - 1).ok()?;
            Some(DateInterval::new(
                Date::new(first, 1, 1).ok()?,
                Date::new(last, 12, 31).ok()?,
            ))
        };
        match self {
            Self::Day(day) => Some(DateInterval::day(day)),
            Self::Week(monday) => Some(DateInterval::new(monday, add_days(monday, 6)?)),
            Self::Weekend(monday) => Some(DateInterval::new(
                add_days(monday, 5)?,
                add_days(monday, 6)?,
            )),
            Self::Month(year, month) => months(year, month, 1),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Self::Half(year, half) => months(year, half * 6 - 5, 6),
            Self::Season(year, season) => months(year, season.first_month(), 3),
            Self::Year(year) => years(i32::from(year), 1),
            Self::Decade(decade) => years(i32::from(decade) * 10, 10),
            Self::Century(century) => years(i32::from(century) * 100, 100),
        }
    }

    /// Returns how closely the period dates what happened in it.
    pub(super) fn precision(self) -> DatePrecision {
        match self {
            Self::Day(_) => DatePrecision::Day,
            Self::Week(_) | Self::Weekend(_) => DatePrecision::Week,
            Self::Month(..) => DatePrecision::Month,
            _ => DatePrecision::Year,
        }
    }

    /// Returns the unit that the period is one of, or is about as long as.
    pub(super) fn unit(self) -> Unit {
        match self {
            Self::Day(_) => Unit::Day,
            Self::Week(_) => Unit::Week,
            Self::Weekend(_) => Unit::Weekend,
            Self::Month(..) => Unit::Month,
            Self::Quarter(..) | Self::Half(..) | Self::Season(..) => Unit::Quarter,
            Self::Year(_) => Unit::Year,
            Self::Decade(_) => Unit::Decade,
            Self::Century(_) => Unit::Century,
        }
    }

    /// Tells whether the period is one of the unit.
    pub(super) fn is_of(self, unit: Unit) -> bool {
        self.unit() == unit && !matches!(self, Self::Half(..) | Self::Season(..))
    }

    /// Returns a day to count from: the first of the period.
    pub(super) fn first_day(self) -> Option<Date> {
        self.interval().map(|interval| interval.start)
    }
}

/// Returns the Monday of the day's week.
pub(super) fn monday_of(day: Date) -> Date {
    let back = i64::from(day.weekday().to_monday_zero_offset());
    add_days(day, -back).unwrap_or(day)
}

/// Returns the Monday of an ISO week.
pub(super) fn monday_of_week(year: i16, week: i8) -> Option<Date> {
    ISOWeekDate::new(year, week, Weekday::Monday)
        .ok()
        .map(ISOWeekDate::date)
}

/// Returns the day so many days later.
pub(super) fn add_days(day: Date, days: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// Returns the number of days from one day to the other.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until((JiffUnit::Day, to))
        .map_or(i32::MAX, |span| span.get_days())
}

/// Returns the day so many units later; clock units count as no day at all.
pub(super) fn add(day: Date, count: i64, unit: Unit) -> Option<Date> {
    let months = |per_unit: i64| Span::new().try_months(count.checked_mul(per_unit)?).ok();
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => 0.days(),
        Unit::Day => Span::new().try_days(count).ok()?,
        Unit::Week | Unit::Weekend => Span::new().try_days(count.checked_mul(7)?).ok()?,
        Unit::Fortnight => Span::new().try_days(count.checked_mul(14)?).ok()?,
        Unit::Month => months(1)?,
        Unit::Quarter => months(3)?,
        Unit::Year => months(12)?,
        Unit::Decade => months(120)?,
        Unit::Century => months(1200)?,
        Unit::Millennium => months(12_000)?,
    };
    day.checked_add(span).ok()
}

/// Returns Easter Sunday of the year in the Gregorian calendar (the anonymous Gregorian computus).
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15).rem_euclid(30);
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(
        year,
        i8::try_from(n / 31).ok()?,
        i8::try_from(n % 31 + 1).ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{Period, Season, Unit, easter};

    #[test]
    fn a_period_is_named_and_shifted_by_its_own_kind() {
        let day = date(1998, 1, 8);
        let shifted = |unit, by| {
            Period::holding(unit, day)
                .shift(by)
                .expect("inside the calendar")
                .value()
        };
        assert_eq!(shifted(Unit::Week, -1), "1998-W01");
        assert_eq!(shifted(Unit::Weekend, 0), "1998-W02-WE");
        assert_eq!(shifted(Unit::Month, -1), "1997-12");
        assert_eq!(shifted(Unit::Quarter, -1), "1997-Q4");
        assert_eq!(shifted(Unit::Decade, 0), "199");
        assert_eq!(shifted(Unit::Century, 1), "20");
    }

    #[test]
    fn a_winter_ends_in_the_next_year() {
        let winter = Period::Season(2023, Season::Winter).interval();
        assert_eq!(
            winter.map(|days| days.to_string()),
            Some("2023-12-01/2024-02-29".into())
        );
    }

    #[test]
    fn nothing_leaves_the_calendar() {
        for day in [Date::MIN, Date::MAX] {
            for unit in [
                Unit::Day,
                Unit::Week,
                Unit::Month,
                Unit::Quarter,
                Unit::Century,
            ] {
                for by in [-1, 1, i32::MIN, i32::MAX] {
                    let period = Period::holding(unit, day);
                    let _ = period.shift(by).and_then(Period::interval);
                    let _ = period.years_later(by).and_then(Period::interval);
                    let _ = period.value();
                }
            }
        }
    }

    #[test]
    fn easter_moves() {
        assert_eq!(easter(2024), Some(date(2024, 3, 31)));
        assert_eq!(easter(1998), Some(date(1998, 4, 12)));
    }
}
