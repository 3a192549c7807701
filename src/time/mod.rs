//! When things happen: time expressions in a text become civil dates.
//!
//! Takes segmented text and the report's date, gives intervals with a precision and TIMEX3 values. Reads no clock.

use jiff::civil::Date;

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

/// How closely something is dated, sharpest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DatePrecision {
    /// One day.
    Day,
    /// A stated range of days.
    Range,
    /// A week or a weekend.
    Week,
    /// A month.
    Month,
    /// A year or longer.
    Year,
    /// Not said: taken from the publication date.
    ByPublication,
    /// Still going on when the report was written.
    Ongoing,
}

impl DatePrecision {
    /// Every precision, sharpest first.
    pub const ALL: [Self; 7] = [
        Self::Day,
        Self::Range,
        Self::Week,
        Self::Month,
        Self::Year,
        Self::ByPublication,
        Self::Ongoing,
    ];

    /// Returns the word used in GeoJSON, queries and exports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Range => "range",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
            Self::ByPublication => "by_publication",
            Self::Ongoing => "ongoing",
        }
    }
}

/// A first and a last civil day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateInterval {
    /// First day.
    pub start: Date,
    /// Last day, not before the first.
    pub end: Date,
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
    /// The civil days it means; `None` for durations, sets and what has no anchor.
    pub interval: Option<DateInterval>,
    /// How close the interval is.
    pub precision: DatePrecision,
    /// Other readings of an ambiguous numeric date (03/04), best first without the chosen one.
    pub other_readings: Vec<DateInterval>,
}
