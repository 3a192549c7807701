//! The sea off a coast: "off the coast of Yemen", "off Hodeidah".
//!
//! Points are tried around a town, or around the corners of a land's outline; those outside every country are at sea.

use dateline_gazetteer::{Gazetteer, distance_km};
use geo::{Coord, CoordsIter};

use super::anchor::{self, Anchor};
use super::footprint::{Shape, travel};
use super::wording::Wording;
use super::{is_wide, strip};
use crate::referent::{Geoprecision, Referent};
use crate::toponym::{Names, Toponym, ToponymRole};

/// Bearings that are tried around a town and around a corner of an outline.
const BEARINGS: u32 = 16;
const BEARINGS_AT_CORNER: u32 = 8;
/// Corners of an outline that are tried at most.
const MOST_CORNERS: usize = 60;

/// Returns the countries whose coast is told by an adjective, as anchors: "off the Yemeni coast".
pub(super) fn of_peoples(
    wording: &Wording<'_>,
    names: &Names,
    referents: &[Referent],
    gazetteer: &Gazetteer,
) -> Vec<Anchor> {
    let of_people = |(index, (toponym, referent)): (usize, (&Toponym, &Referent))| {
        let tokens = wording.tokens(toponym.span);
        let off = wording.word(tokens.end) == "coast"
            && wording.before(tokens.start, 1) == "the"
            && wording.before(tokens.start, 2) == "off";
        if toponym.role != ToponymRole::Demonym || !off {
            return None;
        }
        let place = gazetteer.place(referent.place?);
        Some(Anchor {
            span: toponym.span,
            toponyms: vec![index],
            place: place.id,
            precision: anchor::precision(&place, None),
            lon: place.lon,
            lat: place.lat,
            radius_km: place.radius_km,
            confidence: referent.confidence,
            is_quarter: false,
            stands_for: None,
            refused: false,
            alone: false,
            asked: None,
        })
    };
    let resolved = names.toponyms.iter().zip(referents).enumerate();
    resolved.filter_map(of_people).collect()
}

/// Takes "coast" behind a name with it: "off Yemen's coast", "off the Syrian coast".
pub(super) fn end(wording: &Wording<'_>, end: usize) -> usize {
    let owns = matches!(wording.word(end), "'s" | "’s" | "'" | "’");
    let noun = end + usize::from(owns);
    if wording.word(noun) == "coast" {
        noun + 1
    } else {
        end
    }
}

/// How far off a coast something is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waters {
    /// The middle of the waters, km from the shore.
    middle_km: f64,
    /// How far they reach to each side of the middle, km.
    half_width_km: f64,
    /// Radius of the waters off a town, km.
    radius_km: f64,
    /// Nearer to the shore than this, km, is not meant.
    nearest_km: f64,
}

impl Waters {
    /// The waters from the shore up to a distance, km.
    pub(super) fn up_to(km: f64) -> Self {
        Self {
            middle_km: km / 2.0,
            half_width_km: km / 2.0,
            radius_km: km / 2.0,
            nearest_km: 0.0,
        }
    }

    /// The waters around a distance that the words say, km: a quarter of it either way, and off a town to both sides.
    pub(super) fn at(km: f64) -> Self {
        Self {
            middle_km: km,
            half_width_km: km / 4.0,
            radius_km: km / 2.0,
            nearest_km: km * 0.75,
        }
    }

    pub(super) fn farthest_km(self) -> f64 {
        self.middle_km + self.half_width_km
    }
}

/// Returns the waters off a coast; nothing where there are none.
pub(super) fn off(anchor: &Anchor, waters: Waters, gazetteer: &Gazetteer) -> Option<Shape> {
    if is_wide(anchor.precision) {
        off_land(anchor, waters, gazetteer)
    } else {
        off_town(anchor, waters, gazetteer)
    }
}

fn off_town(anchor: &Anchor, waters: Waters, gazetteer: &Gazetteer) -> Option<Shape> {
    let from = (anchor.lon, anchor.lat);
    let sea: Vec<(f64, Coord<f64>)> = at_sea(from, waters.middle_km, BEARINGS, gazetteer).collect();
    let (mut north, mut east) = (0.0, 0.0);
    for (bearing, _) in &sea {
        let (sin, cos) = bearing.to_radians().sin_cos();
        (north, east) = (north + cos, east + sin);
    }
    // Of an island in the middle of the sea no side is the one.
    if f64::hypot(north, east) < 0.5 {
        return None;
    }
    // Where land lies opposite, the nearest bearing that ends at sea.
    let mean = east.atan2(north).to_degrees();
    let (lon, lat) = travel(from, mean, waters.middle_km);
    let (lon, lat) = if gazetteer.reverse(lon, lat).country.is_none() {
        (lon, lat)
    } else {
        let aside = |bearing: f64| ((bearing - mean + 540.0).rem_euclid(360.0) - 180.0).abs();
        let nearest = sea
            .iter()
            .min_by(|(a, _), (b, _)| aside(*a).total_cmp(&aside(*b)));
        nearest.map(|(_, point)| (point.x, point.y))?
    };
    Some(Shape {
        precision: Geoprecision::Near,
        lon,
        lat,
        radius_km: waters.radius_km,
        footprint: None,
    })
}

fn off_land(anchor: &Anchor, waters: Waters, gazetteer: &Gazetteer) -> Option<Shape> {
    let outline = gazetteer.area(anchor.place)?;
    let step = outline.coords_count().div_ceil(MOST_CORNERS).max(1);
    let corners: Vec<Coord<f64>> = outline.coords_iter().step_by(step).collect();
    let is_off = |point: &Coord<f64>| {
        corners.iter().all(|corner| {
            distance_km((corner.x, corner.y), (point.x, point.y)) >= waters.nearest_km
        })
    };
    let sea: Vec<Coord<f64>> = corners
        .iter()
        .flat_map(|corner| {
            at_sea(
                (corner.x, corner.y),
                waters.middle_km,
                BEARINGS_AT_CORNER,
                gazetteer,
            )
        })
        .map(|(_, point)| point)
        .filter(is_off)
        .collect();
    strip::along(&sea, waters.half_width_km).map(|along| Shape {
        precision: Geoprecision::Region,
        lon: along.middle.x,
        lat: along.middle.y,
        radius_km: along.radius_km,
        footprint: Some(along.outline),
    })
}

/// Returns the bearings on which a point at the distance is at sea, with that point.
fn at_sea(
    from: (f64, f64),
    km: f64,
    bearings: u32,
    gazetteer: &Gazetteer,
) -> impl Iterator<Item = (f64, Coord<f64>)> + '_ {
    (0..bearings).filter_map(move |number| {
        let bearing = 360.0 * f64::from(number) / f64::from(bearings);
        let (lon, lat) = travel(from, bearing, km);
        let there = gazetteer.reverse(lon, lat);
        (there.country.is_none() && distance_km(from, (lon, lat)) > km / 2.0)
            .then_some((bearing, Coord { x: lon, y: lat }))
    })
}
