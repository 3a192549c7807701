//! The gazetteer index: names folded to candidates, places, containment and areas, in one read-only file.
//!
//! [`build::build`] makes the bytes of an index from tables; [`Gazetteer::from_bytes`] opens them without parsing.
//! Coordinates are degrees WGS 84, longitude first; distances are km. Nothing here opens files or the network; a large
//! build works in temporary files that it is given.

pub mod build;

mod area;
mod area_cells;
mod bytes;
mod cells;
mod country;
mod dispute;
mod fold;
mod format;
mod fuzzy;
mod gazetteer;
mod importance;
mod lookup;
mod name;
mod place;
mod point_tree;
mod respelled;
mod reverse;
mod reverse_many;
mod settlement_cells;
mod source;
mod suggest;
mod typo;
mod variant;
mod walk;

pub use area::{AreaLevel, distance_km};
pub use bytes::Bytes;
pub use dispute::Dispute;
pub use fold::{fold, fold_into};
pub use format::OpenError;
pub use gazetteer::Gazetteer;
pub use importance::WELL_KNOWN;
pub use lookup::{NameMatch, NameQuality, Postings};
pub use name::{Name, NameKind};
pub use place::{CountryCode, Place, PlaceId};
pub use reverse::Reverse;
pub use source::Source;
pub use suggest::View;
pub use walk::NameWalk;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
