//! A time expression of a text, and what the reader may know about its writer.

use super::interval::DateInterval;
use super::lexicon::Modifier;
use super::precision::DatePrecision;
use crate::text::Span;

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexType {
    /// A calendar date, coarse or fine.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

impl TimexType {
    /// Returns the name that TIMEX3 gives it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// On which side of a time something happened, as the word before it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// "Since 2011", "from Monday": begun then.
    Since,
    /// "Until Friday", "by March": at an end then.
    Until,
    /// "Before the weekend".
    Before,
    /// "After Sunday".
    After,
}

/// A time expression of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Where it stands.
    pub span: Span,
    /// TIMEX3 type.
    pub timex_type: TimexType,
    /// TIMEX3 value ("2024-12-01", "2024-W48", "P2D", "PRESENT_REF", "XXXX-WXX-7").
    pub value: String,
    /// The civil days it means; `None` for lengths of time on their own, sets, and what has no anchor.
    ///
    /// "Early", "late" and "earlier this" narrow it, the value stays that of the whole period.
    pub interval: Option<DateInterval>,
    /// How close the interval is; without an interval it says nothing.
    pub precision: DatePrecision,
    /// Other readings of an ambiguous numeric date (03/04), best first without the chosen one.
    pub other_readings: Vec<DateInterval>,
    /// How the words before it change it ("early", "about").
    pub modifier: Option<Modifier>,
    /// On which side of it something happened ("since", "until").
    pub bound: Option<Bound>,
    /// The whole range where it is one end of it: both "3" and "9 March" of "between 3 and 9 March" carry 3 to 9 March.
    pub range: Option<DateInterval>,
}

impl TimeExpression {
    /// Returns the days that something told with these words happened in: the range it belongs to, or its own days.
    #[must_use]
    pub fn days(&self) -> Option<DateInterval> {
        self.range.or(self.interval)
    }

    /// Returns the precision of [`TimeExpression::days`].
    #[must_use]
    pub fn days_precision(&self) -> DatePrecision {
        match self.range {
            Some(range) => range.precision().max(DatePrecision::Range),
            None => self.precision,
        }
    }
}

/// In which order a writer puts day and month in digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// Nobody says.
    #[default]
    Unknown,
    /// 03/04 is 3 April.
    DayFirst,
    /// 03/04 is March 4.
    MonthFirst,
}

impl DateOrder {
    /// Returns the order that papers of a country use (ISO 3166-1 alpha-2, any case).
    #[must_use]
    pub fn of_country(alpha2: &str) -> Self {
        let month_first = include_str!("lexicon/month_first.tsv")
            .lines()
            .any(|line| line.eq_ignore_ascii_case(alpha2));
        if month_first {
            Self::MonthFirst
        } else if alpha2.len() == 2 {
            Self::DayFirst
        } else {
            Self::Unknown
        }
    }
}

/// What is known of a text's writer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Options {
    /// The order of day and month in numeric dates.
    pub date_order: DateOrder,
}

impl Options {
    /// Returns the options for an outlet of a country (ISO 3166-1 alpha-2).
    #[must_use]
    pub fn for_country(alpha2: &str) -> Self {
        Self {
            date_order: DateOrder::of_country(alpha2),
        }
    }
}
