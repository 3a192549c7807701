//! Counts of events by what they are, where and when.

use jiff::civil::Date;

/// How many events have one value of a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The value.
    pub value: String,
    /// How many.
    pub count: usize,
}

/// How many events begin in a stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// How many.
    pub count: usize,
}

/// Counts of the events that fit a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// How many fit.
    pub total: usize,
    /// By type, in the order of the list, without those that are zero.
    pub types: Vec<Facet>,
    /// By sub-type.
    pub sub_types: Vec<Facet>,
    /// By precision of the place.
    pub precisions: Vec<Facet>,
    /// By country (ISO 3166-1 alpha-3), most first.
    pub countries: Vec<Facet>,
    /// By actor's name, most first, the first fifty.
    pub actors: Vec<Facet>,
    /// By time: days, weeks or months, without gaps.
    pub bins: Vec<Bin>,
}
