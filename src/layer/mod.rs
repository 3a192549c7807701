//! Events as a client receives them: the public contract of features, downloads and questions.
//!
//! Takes events from the store, gives GeoJSON (RFC 7946), GeoJSON text sequences (RFC 8142) and CSV, and reads the one
//! query language that page, interface and downloads share. Domain types are turned into flat records here and
//! nowhere else.

mod attribution;
mod card;
mod codebook;
mod collection;
mod counts;
mod csv;
mod geometry;
mod photon;
mod places;
mod properties;
mod query;
mod toponyms;
pub mod wording;

pub use attribution::{ATTRIBUTION, BORDER_NOTE};
pub use card::card;
pub(crate) use card::highlights;
pub use collection::{LAYER, Links, collection, feature, sequence_line};
pub use counts::counts;
pub use csv::Sheet;
pub use geometry::Detail;
pub use photon::{PhotonKind, TagFilter, photon};
pub use places::{Naming, geocoded, place_feature, reversed, suggested};
pub use properties::properties;
pub use query::{Query, QueryError, View, pairs_of};
pub use toponyms::toponyms;

#[cfg(test)]
mod tests;
