//! A first and a last civil day.

use std::fmt;

use jiff::civil::Date;

use super::calendar::{add_days, days_between};
use super::precision::DatePrecision;

/// A first and a last civil day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateInterval {
    /// First day.
    pub start: Date,
    /// Last day, not before the first.
    pub end: Date,
}

impl DateInterval {
    /// Returns the interval of the two days, whichever comes first.
    #[must_use]
    pub fn new(one: Date, other: Date) -> Self {
        Self {
            start: one.min(other),
            end: one.max(other),
        }
    }

    /// Returns the interval of one day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self {
            start: day,
            end: day,
        }
    }

    /// Returns the number of days, at least 1.
    #[must_use]
    pub fn days(self) -> i32 {
        days_between(self.start, self.end).saturating_add(1)
    }

    /// Tells whether the day lies in the interval.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.start <= day && day <= self.end
    }

    /// Tells whether the two intervals share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Returns the days that both intervals hold.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        self.overlaps(other).then(|| Self {
            start: self.start.max(other.start),
            end: self.end.min(other.end),
        })
    }

    /// Returns the smallest interval that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Returns the interval with `days` more on either side, cut at the ends of the calendar.
    #[must_use]
    pub fn widen(self, days: i32) -> Self {
        Self {
            start: add_days(self.start, -i64::from(days)).unwrap_or(Date::MIN),
            end: add_days(self.end, i64::from(days)).unwrap_or(Date::MAX),
        }
    }

    /// Returns the precision that an interval of this length can claim.
    #[must_use]
    pub fn precision(self) -> DatePrecision {
        match self.days() {
            1 => DatePrecision::Day,
            2..=6 => DatePrecision::Range,
            7..=10 => DatePrecision::Week,
            11..=31 => DatePrecision::Month,
            _ => DatePrecision::Year,
        }
    }
}

/// Writes one day as `2024-12-02` and several as `2024-11-25/2024-12-01`, the interval form of ISO 8601.
impl fmt::Display for DateInterval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.start == self.end {
            write!(f, "{}", self.start)
        } else {
            write!(f, "{}/{}", self.start, self.end)
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::DateInterval;
    use crate::time::DatePrecision;

    #[test]
    fn two_days_in_a_row_are_a_range() {
        let thursday = DateInterval::day(date(2024, 11, 28));
        let friday = DateInterval::day(date(2024, 11, 29));
        let both = thursday.join(friday);
        assert_eq!(both.to_string(), "2024-11-28/2024-11-29");
        assert_eq!(both.precision(), DatePrecision::Range);
        assert_eq!(thursday.to_string(), "2024-11-28");
        assert_eq!(thursday.intersection(friday), None);
        assert_eq!(both.intersection(friday), Some(friday));
    }

    #[test]
    fn widening_stops_at_the_ends_of_the_calendar() {
        let wide = DateInterval::new(Date::MAX, Date::MIN).widen(9);
        assert_eq!((wide.start, wide.end), (Date::MIN, Date::MAX));
        assert!(wide.days() > 0);
    }
}
