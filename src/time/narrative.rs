//! What the text last spoke of: "the next day", "the quarter" and "a year earlier" count from there.

use jiff::civil::Date;

use super::calendar::{Period, Unit};
use super::meaning::{Found, From, Meaning, Which};
use super::resolve::Resolved;

/// The times that the text has told so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Narrative {
    day: Option<Date>,
    quarter: Option<Period>,
    period: Option<Period>,
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
                let same_unit = self.period.filter(|period| {
                    Period::holding(unit, day).shift(0).is_some_and(|of| {
                        std::mem::discriminant(&of) == std::mem::discriminant(period)
                    })
                });
                Some(same_unit.unwrap_or(Period::holding(unit, day)))
            }
            None => self.period.or_else(|| before(Unit::Quarter)),
        }
    }

    /// Returns the period that "a year earlier" is compared with, where one was told.
    pub(super) fn compared(&self, from: From) -> Option<Period> {
        match from {
            From::Report => self.quarter,
            From::Narrative => self.period,
        }
    }

    /// Remembers what an expression spoke of.
    pub(super) fn told(&mut self, found: &Found, resolved: &Resolved, anchor: Option<Date>) {
        let Some(period) = resolved.period else {
            return;
        };
        if let Period::Day(day) = period {
            self.day = Some(day);
            return;
        }
        let is_comparison = !matches!(
            found.meaning,
            Meaning::Fixed(_)
                | Meaning::Open(
                    _,
                    Which::Free | Which::This | Which::Shifted(0) | Which::Last
                )
        );
        // A period of years ago is background, not what the text is about.
        let is_current = match (period.first_day(), anchor) {
            (Some(first), Some(anchor)) => first.year() >= anchor.year().saturating_sub(1),
            _ => true,
        };
        if is_comparison || !is_current {
            return;
        }
        match period {
            Period::Quarter(..) | Period::Half(..) => {
                self.quarter = Some(period);
                self.period = Some(period);
            }
            Period::Month(..) => self.period = Some(period),
            _ => {}
        }
    }
}
