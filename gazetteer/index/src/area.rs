//! The polygons of countries, provinces, districts, regions and seas.

use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use crate::area_cells::above;
use crate::build::record::{AREA_LEN, RING_LEN, area_field, ring_field};
use crate::format::Part;
use crate::gazetteer::Gazetteer;
use crate::place::PlaceId;

/// Mean radius of the Earth (IUGG), km.
pub(crate) const EARTH_RADIUS_KM: f64 = 6371.0088;
/// Vertices and points are kept in millionths of a degree, 11 cm.
const PER_DEGREE: f64 = 1e6;

/// What an area is the area of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AreaLevel {
    /// A country or territory.
    Country,
    /// A first-level division.
    Admin1,
    /// A second-level division.
    Admin2,
    /// An informal or larger region.
    Region,
    /// A sea or other water.
    Sea,
    /// A third-level division: drawn where it is meant, never the answer to where a point lies.
    Admin3,
}

impl AreaLevel {
    pub(crate) const ALL: [Self; 6] = [
        Self::Country,
        Self::Admin1,
        Self::Admin2,
        Self::Region,
        Self::Sea,
        Self::Admin3,
    ];

    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "country" => Self::Country,
            "admin1" => Self::Admin1,
            "admin2" => Self::Admin2,
            "region" => Self::Region,
            "sea" => Self::Sea,
            "admin3" => Self::Admin3,
            _ => return None,
        })
    }
}

/// Returns the great-circle distance between two points in degrees, km.
#[must_use]
pub fn distance_km((lon1, lat1): (f64, f64), (lon2, lat2): (f64, f64)) -> f64 {
    let (phi1, phi2) = (lat1.to_radians(), lat2.to_radians());
    let half_lat = ((phi2 - phi1) / 2.0).sin();
    let half_lon = ((lon2 - lon1).to_radians() / 2.0).sin();
    let chord = half_lat * half_lat + phi1.cos() * phi2.cos() * half_lon * half_lon;
    2.0 * EARTH_RADIUS_KM * chord.sqrt().min(1.0).asin()
}

/// Degrees to millionths; what is not a coordinate becomes the nearest one.
pub(crate) fn encode_degrees(degrees: f64) -> i32 {
    (degrees * PER_DEGREE).round().clamp(-360e6, 360e6) as i32
}

pub(crate) fn decode_degrees(millionths: i32) -> f64 {
    f64::from(millionths) / PER_DEGREE
}

/// A ring: whether it is a hole, and its vertices.
pub(crate) type Ring = (bool, Vec<(i32, i32)>);

/// An area of the index: its record, read.
#[derive(Clone, Copy, Debug)]
struct AreaRecord {
    /// West, south, east, north, millionths of a degree.
    extent: [i32; 4],
    first_ring: u32,
    rings: u32,
}

impl Gazetteer {
    /// Returns the polygon of a place, where the index has one.
    #[must_use]
    pub fn area(&self, id: PlaceId) -> Option<MultiPolygon<f64>> {
        let area = self.area_number(id)?;
        let record = self.area_record(area);
        let mut polygons: Vec<Polygon<f64>> = Vec::new();
        for ring in record.first_ring..record.first_ring.saturating_add(record.rings) {
            let line: LineString<f64> = self
                .ring(ring)
                .map(|(x, y)| Coord {
                    x: decode_degrees(x),
                    y: decode_degrees(y),
                })
                .collect();
            match polygons.last_mut() {
                Some(polygon) if self.is_hole(ring) => polygon.interiors_push(line),
                _ => polygons.push(Polygon::new(line, Vec::new())),
            }
        }
        (!polygons.is_empty()).then(|| MultiPolygon::new(polygons))
    }

    /// Tells whether a point in degrees lies in the polygon of a place; `None` where it has no polygon.
    #[must_use]
    pub fn area_contains(&self, id: PlaceId, lon: f64, lat: f64) -> Option<bool> {
        let area = self.area_number(id)?;
        Some(self.area_holds(area, encode_degrees(lon), encode_degrees(lat)))
    }

    /// Returns what the polygon of a place is the area of; `None` where it has no polygon.
    #[must_use]
    pub fn area_level(&self, id: PlaceId) -> Option<AreaLevel> {
        self.area_number(id).map(|area| self.area_head(area).1)
    }

    pub(crate) fn area_head(&self, area: usize) -> (PlaceId, AreaLevel) {
        let areas = self.section(Part::Areas);
        let at = area * AREA_LEN;
        let level = usize::from(areas.u8(at + area_field::LEVEL));
        (
            PlaceId(areas.u32(at + area_field::PLACE)),
            AreaLevel::ALL[level.min(AreaLevel::ALL.len() - 1)],
        )
    }

    /// Returns every area: its place, its level, and its rings in millionths of a degree, holes marked.
    pub(crate) fn area_rings(
        &self,
    ) -> impl Iterator<Item = (PlaceId, AreaLevel, impl Iterator<Item = Ring> + '_)> + '_ {
        (0..self.area_count()).map(|area| {
            let (place, level) = self.area_head(area);
            let record = self.area_record(area);
            let rings = record.first_ring..record.first_ring.saturating_add(record.rings);
            let rings = rings.map(|ring| (self.is_hole(ring), self.ring(ring).collect()));
            (place, level, rings)
        })
    }

    /// Returns the number of places that have a polygon.
    #[must_use]
    pub fn area_count(&self) -> usize {
        self.section(Part::Areas).len() / AREA_LEN
    }

    fn area_record(&self, area: usize) -> AreaRecord {
        let areas = self.section(Part::Areas);
        let at = area * AREA_LEN;
        let corner = |index: usize| areas.i32(at + area_field::EXTENT + index * 4);
        AreaRecord {
            extent: [corner(0), corner(1), corner(2), corner(3)],
            first_ring: areas.u32(at + area_field::FIRST_RING),
            rings: areas.u32(at + area_field::RINGS),
        }
    }

    /// Areas are sorted by place.
    fn area_number(&self, id: PlaceId) -> Option<usize> {
        let areas = self.section(Part::Areas);
        let (mut low, mut high) = (0, self.area_count());
        while low < high {
            let middle = low.midpoint(high);
            if areas.u32(middle * AREA_LEN + area_field::PLACE) < id.0 {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low < self.area_count() && areas.u32(low * AREA_LEN + area_field::PLACE) == id.0)
            .then_some(low)
    }

    /// Even-odd test over all rings of an area; exact in whole numbers, a point on an edge falls on one side of it.
    fn area_holds(&self, area: usize, x: i32, y: i32) -> bool {
        let record = self.area_record(area);
        let [west, south, east, north] = record.extent;
        if x < west || x > east || y < south || y > north {
            return false;
        }
        let mut inside = false;
        for ring in record.first_ring..record.first_ring.saturating_add(record.rings) {
            let mut previous = None;
            for (x2, y2) in self.ring(ring) {
                if let Some((x1, y1)) = previous {
                    inside ^= (x1 <= x) != (x2 <= x) && above((x1, y1), (x2, y2), x, y);
                }
                previous = Some((x2, y2));
            }
        }
        inside
    }

    fn ring(&self, ring: u32) -> impl Iterator<Item = (i32, i32)> + '_ {
        let rings = self.section(Part::Rings);
        let vertices = self.section(Part::Vertices);
        let at = ring as usize * RING_LEN;
        let first = rings.u32(at + ring_field::FIRST_VERTEX) as usize;
        let count = (rings.u32(at + ring_field::VERTICES) >> 1) as usize;
        (first..first + count)
            .take_while(|vertex| vertex * 8 < vertices.len())
            .map(|vertex| (vertices.i32(vertex * 8), vertices.i32(vertex * 8 + 4)))
    }

    fn is_hole(&self, ring: u32) -> bool {
        let at = ring as usize * RING_LEN + ring_field::VERTICES;
        self.section(Part::Rings).u32(at) & 1 == 1
    }
}
