//! The gazetteer index: names folded to candidates, places, containment and areas, in one read-only file.

mod place;

pub use place::{CountryCode, Place, PlaceId};
