//! What the text last spoke of: "the next day", "the quarter" and "a year earlier" count from there.

use jiff::civil::Date;

use super::calendar::{Period, Unit};
use super::meaning::{Found, Meaning, Which};
use super::resolve::Resolved;

/// The times that the text has told so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Narrative {
    day: Option<Date>,
    /// The quarter or half year that results are told of.
    quarter: Option<Period>,
    /// That or a month.
    period: Option<Period>,
    /// The last period of any kind.
    last: Option<Period>,
}

impl Narrative {
    /// Returns the day last spoken of.
    pub(super) fn day(&self) -> Option<Date> {
        self.day
    }

    /// Returns the period of the unit last spoken of; without a unit, the last quarter, month or the like.
    pub(super) fn spoken(&self, unit: Option<Unit>, anchor: Option<Date>) -> Option<Period> {
        let before = |unit| Period::holding(unit, anchor?).shift(-1);
        match unit {
            // Results are told of a quarter that is over.
            Some(Unit::Quarter) => self.quarter.or_else(|| before(Unit::Quarter)),
            Some(unit) => {
                let day = self.day.or(anchor)?;
                let same_unit = self.period.filter(|period| period.is_of(unit));
                Some(same_unit.unwrap_or(Period::holding(unit, day)))
            }
            None => self.period.or_else(|| before(Unit::Quarter)),
        }
    }

    /// Returns the last period of the unit spoken of: itself, or the one that holds what was ("June 1998 … that year").
    pub(super) fn last(&self, unit: Unit) -> Option<Period> {
        let last = self.last?;
        let holds_last = last.unit() < unit;
        match last.is_of(unit) {
            true => Some(last),
            false if holds_last => last.first_day().map(|day| Period::holding(unit, day)),
            false => None,
        }
    }

    /// Returns the quarter or half year that "a year earlier" is compared with, where one was told.
    pub(super) fn compared(&self) -> Option<Period> {
        self.quarter
    }

    /// Remembers what an expression spoke of.
    pub(super) fn told(&mut self, found: &Found, resolved: &Resolved, anchor: Option<Date>) {
        let Some(period) = resolved.period else {
            return;
        };
        let is_comparison = matches!(
            found.meaning,
            Meaning::Offset { .. }
                | Meaning::Spoken { .. }
                | Meaning::SpokenOf { .. }
                | Meaning::Open(_, Which::Shifted(-1))
        );
        if let Period::Day(day) = period {
            // What is to come is spoken of, not told.
            if anchor.is_none_or(|anchor| day <= anchor) {
                self.day = Some(day);
            }
            self.last = Some(period);
            return;
        }
        if is_comparison {
            return;
        }
        self.last = Some(period);
        // A period of years ago is background, not what the results are compared with.
        let is_current = match (period.first_day(), anchor) {
            (Some(first), Some(anchor)) => first.year() >= anchor.year().saturating_sub(1),
            _ => true,
        };
        let is_over = period
            .interval()
            .zip(anchor)
            .is_none_or(|(interval, anchor)| interval.end <= anchor);
        match period {
            // Results are told of what is over.
            Period::Quarter(..) | Period::Half(..) if is_current && is_over => {
                self.quarter = Some(period);
                self.period = Some(period);
            }
            Period::Month(..) if is_current => self.period = Some(period),
            _ => {}
        }
    }
}
