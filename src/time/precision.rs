//! How closely something is dated.

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
    /// A quarter, a season, a year or longer.
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
