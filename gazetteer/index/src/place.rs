//! Places: one entry of the gazetteer each.

/// The number of a place in one built index; not stable across builds, see [`Place::source_id`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceId(pub u32);

/// ISO 3166-1 alpha-2 code of a country or territory, upper-case ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryCode(pub [u8; 2]);

impl CountryCode {
    /// Returns the code as text ("SY").
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

/// A place of the gazetteer, borrowed from the index.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place<'g> {
    /// Its number in this index.
    pub id: PlaceId,
    /// Its id at its source, with the source's prefix ("gn:170063"); stable.
    pub source_id: &'g str,
    /// Its display name, in English where there is one.
    pub name: &'g str,
    /// GeoNames feature class and code, `P.PPLA`.
    pub feature: &'g str,
    /// Its country; `None` at sea and for world regions.
    pub country: Option<CountryCode>,
    /// Its first-level division.
    pub admin1: Option<PlaceId>,
    /// Its second-level division.
    pub admin2: Option<PlaceId>,
    /// Longitude, degrees WGS 84.
    pub lon: f64,
    /// Latitude, degrees WGS 84.
    pub lat: f64,
    /// Inhabitants; 0 where not known.
    pub population: u64,
    /// Radius of the circle that holds it, km.
    pub radius_km: f64,
    /// How well known it is before any text is read, 0–1.
    pub importance: f64,
}
