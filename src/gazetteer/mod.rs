//! The known places of the world: names to candidates, points to areas.
//!
//! Takes a name or a point, gives places of the index in `gazetteer/`. Knows nothing of reports.
//! [`embedded`] is the index that is compiled into the program; [`geocode`] answers people and programs that ask by name.

mod embedded;

mod feature_words;
pub mod geocode;
pub mod import;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod press_spellings;

pub use dateline_gazetteer::*;
pub use embedded::embedded;
#[cfg(test)]
pub(crate) use fixture::fixture;
pub use geocode::{
    Asked, Bbox, GeocodeMatch, Only, geocode, geocode_asked, suggest, unknown_container,
};
