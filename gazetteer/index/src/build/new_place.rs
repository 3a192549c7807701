//! Places as they come in.

use crate::place::CountryCode;

/// A place as it comes in.
#[derive(Clone, Copy, Debug)]
pub struct NewPlace<'a> {
    /// Its id, with the prefix of its source ("gn:170063").
    pub id: &'a str,
    /// The name to show.
    pub name: &'a str,
    /// GeoNames feature class and code, `P.PPL`.
    pub feature: &'a str,
    /// Its country.
    pub country: Option<CountryCode>,
    /// Its first-level division.
    pub admin1: Container<'a>,
    /// Its second-level division.
    pub admin2: Container<'a>,
    /// Longitude, degrees, from -180 to 180.
    pub lon: f64,
    /// Latitude, degrees, from -90 to 90.
    pub lat: f64,
    /// Inhabitants; 0 where not known.
    pub population: u64,
    /// Radius of the circle that holds it, km; by its feature where not known.
    pub radius_km: Option<f64>,
}

/// The division that holds a place, as far as the source tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container<'a> {
    /// It does not.
    Unknown,
    /// By id.
    Id(&'a str),
    /// By a code that [`Builder::code`] gives a place, "SY.09".
    Code(&'a str),
    /// By a name of a first-level division in the country of the place.
    Name(&'a str),
}

/// What became of a place that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is new.
    New,
    /// It took the place of one with its id.
    Replaced,
}
