//! Which events are asked for.

use jiff::civil::Date;

use crate::event::{EventType, SubEventType};
use crate::referent::Geoprecision;

/// A box of longitudes and latitudes, degrees WGS 84; `west > east` crosses the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoundingBox {
    /// Western edge.
    pub west: f64,
    /// Southern edge.
    pub south: f64,
    /// Eastern edge.
    pub east: f64,
    /// Northern edge.
    pub north: f64,
}

impl BoundingBox {
    /// Tells whether a point lies in the box or on its edge.
    #[must_use]
    pub fn contains(&self, lon: f64, lat: f64) -> bool {
        let in_longitudes = if self.west <= self.east {
            (self.west..=self.east).contains(&lon)
        } else {
            lon >= self.west || lon <= self.east
        };
        in_longitudes && (self.south..=self.north).contains(&lat)
    }
}

/// Which plotted events are asked for; the default asks for all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Events that end on this day or later.
    pub from: Option<Date>,
    /// Events that begin on this day or earlier.
    pub to: Option<Date>,
    /// Events of one of these types, or of one of `sub_types`; both empty for all.
    pub types: Vec<EventType>,
    /// Events of one of these sub-types, or of one of `types`.
    pub sub_types: Vec<SubEventType>,
    /// Events with an actor whose name has these words in it, in any case.
    pub actor: Option<String>,
    /// Events placed this closely; empty for all.
    pub precisions: Vec<Geoprecision>,
    /// Events with all of these words, or beginnings of words, in quote, title, places, actors or headline.
    pub words: Option<String>,
    /// Events in one of these countries (ISO 3166-1 alpha-3); empty for all.
    pub countries: Vec<String>,
    /// Events whose point lies in the box.
    pub bbox: Option<BoundingBox>,
}

impl Filter {
    /// Tells whether nothing is asked for in particular.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::BoundingBox;

    #[test]
    fn a_box_with_its_west_east_of_its_east_crosses_the_antimeridian() {
        let fiji = BoundingBox {
            west: 170.0,
            south: -25.0,
            east: -170.0,
            north: -10.0,
        };
        assert!(fiji.contains(178.4, -18.1) && fiji.contains(-175.2, -21.1));
        assert!(!fiji.contains(0.0, -18.0));
    }
}
