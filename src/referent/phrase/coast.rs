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

/// Returns the area up to a distance off a coast; nothing where there is none.
pub(super) fn off(anchor: &Anchor, reach_km: f64, gazetteer: &Gazetteer) -> Option<Shape> {
    if is_wide(anchor.precision) {
        off_land(anchor, reach_km, gazetteer)
    } else {
        off_town(anchor, reach_km, gazetteer)
    }
}

fn off_town(anchor: &Anchor, reach_km: f64, gazetteer: &Gazetteer) -> Option<Shape> {
    let from = (anchor.lon, anchor.lat);
    let (mut north, mut east) = (0.0, 0.0);
    for (bearing, _) in at_sea(from, reach_km / 2.0, BEARINGS, gazetteer) {
        let (sin, cos) = bearing.to_radians().sin_cos();
        (north, east) = (north + cos, east + sin);
    }
    // Of an island in the middle of the sea no side is the one.
    if f64::hypot(north, east) < 0.5 {
        return None;
    }
    let (lon, lat) = travel(from, east.atan2(north).to_degrees(), reach_km / 2.0);
    Some(Shape {
        precision: Geoprecision::Near,
        lon,
        lat,
        radius_km: reach_km / 2.0,
        footprint: None,
    })
}

fn off_land(anchor: &Anchor, reach_km: f64, gazetteer: &Gazetteer) -> Option<Shape> {
    let outline = gazetteer.area(anchor.place)?;
    let step = outline.coords_count().div_ceil(MOST_CORNERS).max(1);
    let corners = outline.coords_iter().step_by(step);
    let sea: Vec<Coord<f64>> = corners
        .flat_map(|corner| {
            at_sea(
                (corner.x, corner.y),
                reach_km / 2.0,
                BEARINGS_AT_CORNER,
                gazetteer,
            )
        })
        .map(|(_, point)| point)
        .collect();
    strip::along(&sea, reach_km / 2.0).map(|along| Shape {
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
