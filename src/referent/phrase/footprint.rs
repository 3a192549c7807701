//! The area that a place phrase means, on a sphere of the Earth's mean radius.
//!
//! | relation | point | radius | footprint |
//! |---|---|---|---|
//! | `DirectionOf` | on the bearing, at the distance said, or [`BEYOND_KM`] past the edge of the place | half the width of the sector there | sector of 45° (a wind of the eight-wind rose) |
//! | `Near` | the place | the distance said, or [`NEAR_KM`] past its edge | circle |
//! | `CountrysideOf` | the place | [`COUNTRYSIDE_KM`] past its edge | circle; a province is itself |
//! | `Between` | the middle | half the distance | capsule, a fifth as wide as long |
//! | `PartOf` | inside the part | to its farthest corner | the half of the place's box on that side, a quarter for "northwestern"; "central" is the middle third |
//! | `OffCoast` | at sea, at the distance said or half of [`OFF_COAST_KM`] out | off a town, half of the distance said, or as far as the shore; of a land, to the strip's farthest end | a strip of sea along the coast of a land, a quarter of the distance said to each side |
//! | `Along` | the river's middle | the river's, at least [`ALONG_KM`] | circle |
//! | `Border` (in [`super::border`]) | on the border | to its farthest corner | strip of 15 km to each side |
//!
//! Outlines, points and radii are the gazetteer's; its sources are told with the map.

use std::f64::consts::PI;

use dateline_gazetteer::{Gazetteer, PlaceId, distance_km};
use geo::{
    BooleanOps, BoundingRect, Coord, InteriorPoint, LineString, MultiPolygon, Polygon, Rect,
};

use super::anchor::Anchor;
use super::coast::{self, Waters};
use super::is_wide;
use crate::referent::{Geoprecision, Relation};

/// Mean radius of the Earth (IUGG), km.
const EARTH_RADIUS_KM: f64 = 6371.0088;
/// "East of" a town, no distance said: this far past its edge, km. ACLED and UCDP call up to 25 km near.
const BEYOND_KM: f64 = 8.0;
/// "Near" a town: this far past its edge, km.
const NEAR_KM: f64 = 10.0;
/// "The countryside of" a town: this far past its edge, km.
const COUNTRYSIDE_KM: f64 = 20.0;
/// Narrowest area of a direction, km.
const NARROWEST_KM: f64 = 8.0;
/// Half of a sector of the eight-wind rose, degrees.
const HALF_SECTOR: f64 = 22.5;
/// A town's own radius counts up to this in "east of", km.
const WIDEST_TOWN_KM: f64 = 12.0;
/// "Along" a river, km.
const ALONG_KM: f64 = 50.0;
/// "Off the coast of", km.
const OFF_COAST_KM: f64 = 50.0;
/// Farther apart than this, "between A and B" is a region, km.
const LONGEST_NEAR_KM: f64 = 60.0;
/// Corners of a half circle at a capsule's end.
const CAP_CORNERS: u32 = 12;

/// A computed area.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shape {
    pub(super) precision: Geoprecision,
    pub(super) lon: f64,
    pub(super) lat: f64,
    pub(super) radius_km: f64,
    pub(super) footprint: Option<MultiPolygon<f64>>,
}

/// The areas computed for a report: a report says "northern Syria" again and again.
#[derive(Debug, Default)]
pub(super) struct Shapes(Vec<(PlaceId, Geoprecision, Relation, Shape)>);

impl Shapes {
    /// The last so many areas that took an outline to compute are kept.
    const KEPT: usize = 16;

    /// Returns the area of a place with a relation to it.
    pub(super) fn of(
        &mut self,
        anchor: &Anchor,
        relation: &Relation,
        gazetteer: &Gazetteer,
    ) -> Shape {
        let known = self
            .0
            .iter()
            .find(|(place, precision, of, _)| {
                (*place, *precision, of) == (anchor.place, anchor.precision, relation)
            })
            .map(|(.., shape)| shape.clone());
        known.unwrap_or_else(|| {
            let shape = shape(anchor, relation, gazetteer);
            if is_wide(anchor.precision) {
                if self.0.len() == Self::KEPT {
                    self.0.remove(0);
                }
                self.0.push((
                    anchor.place,
                    anchor.precision,
                    relation.clone(),
                    shape.clone(),
                ));
            }
            shape
        })
    }
}

/// Returns the area of a place with a relation to it.
fn shape(anchor: &Anchor, relation: &Relation, gazetteer: &Gazetteer) -> Shape {
    match *relation {
        Relation::DirectionOf {
            bearing,
            distance_km,
        } => sector(anchor, bearing, distance_km),
        Relation::Near { distance_km } => circle(
            anchor,
            Geoprecision::Near,
            distance_km.unwrap_or(anchor.radius_km.min(WIDEST_TOWN_KM) + NEAR_KM),
        ),
        Relation::CountrysideOf if anchor.precision < Geoprecision::District => circle(
            anchor,
            Geoprecision::Near,
            anchor.radius_km.min(WIDEST_TOWN_KM) + COUNTRYSIDE_KM,
        ),
        Relation::PartOf { bearing } if anchor.precision >= Geoprecision::District => {
            part(anchor, bearing, gazetteer)
        }
        Relation::Along => circle(
            anchor,
            anchor.precision.max(Geoprecision::Region),
            anchor.radius_km.max(ALONG_KM),
        ),
        Relation::OffCoast { distance_km } => {
            let waters = match distance_km {
                Some(km) => Waters::at(km),
                None => Waters::up_to(OFF_COAST_KM),
            };
            coast::off(anchor, waters, gazetteer).unwrap_or_else(|| {
                circle(
                    anchor,
                    anchor.precision.max(Geoprecision::Near),
                    anchor.radius_km.max(OFF_COAST_KM).max(waters.farthest_km()),
                )
            })
        }
        _ => circle(anchor, anchor.precision, anchor.radius_km),
    }
}

/// Returns the area between two points.
pub(super) fn between(a: (f64, f64), b: (f64, f64)) -> Shape {
    let length = distance_km(a, b);
    let bearing = bearing(a, b);
    let (lon, lat) = travel(a, bearing, length / 2.0);
    let half_width = (length / 10.0).max(2.0);
    let ring = (0..=CAP_CORNERS)
        .map(|k| {
            travel(
                b,
                bearing + 90.0 - 180.0 * f64::from(k) / f64::from(CAP_CORNERS),
                half_width,
            )
        })
        .chain((0..=CAP_CORNERS).map(|k| {
            travel(
                a,
                bearing - 90.0 - 180.0 * f64::from(k) / f64::from(CAP_CORNERS),
                half_width,
            )
        }));
    Shape {
        precision: if length <= LONGEST_NEAR_KM {
            Geoprecision::Near
        } else {
            Geoprecision::Region
        },
        lon,
        lat,
        radius_km: length / 2.0 + half_width,
        footprint: Some(polygon(ring)),
    }
}

fn circle(anchor: &Anchor, precision: Geoprecision, radius_km: f64) -> Shape {
    Shape {
        precision,
        lon: anchor.lon,
        lat: anchor.lat,
        radius_km,
        footprint: None,
    }
}

fn sector(anchor: &Anchor, bearing: f64, said_km: Option<f64>) -> Shape {
    let from = (anchor.lon, anchor.lat);
    let edge = anchor.radius_km.min(WIDEST_TOWN_KM);
    let middle = said_km.unwrap_or(edge + BEYOND_KM);
    // A quarter either way: "40 km" is said of 30 and of 50.
    let (inner, outer) = match said_km {
        Some(km) => (km * 0.75, km * 1.25),
        None => (edge, edge + 2.0 * BEYOND_KM),
    };
    let (lon, lat) = travel(from, bearing, middle);
    let arc = |radius: f64, forward: bool| {
        (0..=CAP_CORNERS).map(move |k| {
            let step = f64::from(k) / f64::from(CAP_CORNERS) * 2.0 * HALF_SECTOR - HALF_SECTOR;
            travel(from, bearing + if forward { step } else { -step }, radius)
        })
    };
    Shape {
        precision: Geoprecision::Near,
        lon,
        lat,
        radius_km: (middle * HALF_SECTOR.to_radians().tan()).max(NARROWEST_KM),
        footprint: Some(polygon(arc(inner, true).chain(arc(outer, false)))),
    }
}

fn part(anchor: &Anchor, bearing: Option<f64>, gazetteer: &Gazetteer) -> Shape {
    let precision = if anchor.precision == Geoprecision::Country {
        Geoprecision::Region
    } else {
        anchor.precision
    };
    let cut = gazetteer
        .area(anchor.place)
        .and_then(|area| cut(&area, bearing));
    let Some((area, inside)) = cut else {
        let (lon, lat) = bearing.map_or((anchor.lon, anchor.lat), |bearing| {
            travel((anchor.lon, anchor.lat), bearing, anchor.radius_km / 2.0)
        });
        return Shape {
            precision,
            lon,
            lat,
            radius_km: anchor.radius_km / 2.0,
            footprint: None,
        };
    };
    let corners = area
        .bounding_rect()
        .map(|bounds| [bounds.min(), bounds.max()])
        .unwrap_or([inside; 2]);
    let radius_km = corners
        .iter()
        .map(|corner| distance_km((inside.x, inside.y), (corner.x, corner.y)))
        .fold(0.0, f64::max);
    Shape {
        precision,
        lon: inside.x,
        lat: inside.y,
        radius_km,
        footprint: Some(area),
    }
}

/// Cuts an area across the middle of its box, square to the bearing, and keeps the side of the bearing.
fn cut(area: &MultiPolygon<f64>, bearing: Option<f64>) -> Option<(MultiPolygon<f64>, Coord<f64>)> {
    let bounds = area.bounding_rect()?;
    let (middle, width, height) = (bounds.center(), bounds.width(), bounds.height());
    let keep = match bearing {
        None => Rect::new(
            Coord {
                x: middle.x - width / 6.0,
                y: middle.y - height / 6.0,
            },
            Coord {
                x: middle.x + width / 6.0,
                y: middle.y + height / 6.0,
            },
        )
        .to_polygon(),
        // "Northwestern" is a quarter, "northern" a half.
        Some(bearing) if bearing % 90.0 != 0.0 => {
            let (x, y) = bearing.to_radians().sin_cos();
            let corner = Coord {
                x: middle.x + width.copysign(x),
                y: middle.y + height.copysign(y),
            };
            Rect::new(middle, corner).to_polygon()
        }
        Some(bearing) => half_plane(middle, width, height, bearing),
    };
    let kept = area.intersection(&MultiPolygon::new(vec![keep]));
    let inside = kept.interior_point()?;
    Some((kept, inside.0))
}

/// A box big enough to hold the half of the bounds that lies toward the bearing.
fn half_plane(middle: Coord<f64>, width: f64, height: f64, bearing: f64) -> Polygon<f64> {
    let (along, across) = (bearing.to_radians(), bearing.to_radians() + PI / 2.0);
    let point = |forward: f64, aside: f64| Coord {
        x: middle.x + (along.sin() * forward + across.sin() * aside) * width,
        y: middle.y + (along.cos() * forward + across.cos() * aside) * height,
    };
    let ring = vec![
        point(0.0, -2.0),
        point(2.0, -2.0),
        point(2.0, 2.0),
        point(0.0, 2.0),
        point(0.0, -2.0),
    ];
    Polygon::new(LineString::new(ring), Vec::new())
}

fn polygon(ring: impl Iterator<Item = (f64, f64)>) -> MultiPolygon<f64> {
    let mut ring: Vec<Coord<f64>> = ring.map(|(x, y)| Coord { x, y }).collect();
    if let Some(&first) = ring.first() {
        // Longitudes run on past 180 rather than jump to the other side.
        for corner in &mut ring {
            corner.x += ((first.x - corner.x) / 360.0).round() * 360.0;
        }
        ring.push(first);
    }
    MultiPolygon::new(vec![Polygon::new(LineString::new(ring), Vec::new())])
}

/// Returns the point at a distance (km) on a bearing (degrees clockwise from north) along a great circle.
pub(super) fn travel((lon, lat): (f64, f64), bearing: f64, km: f64) -> (f64, f64) {
    let (angle, theta) = (km / EARTH_RADIUS_KM, bearing.to_radians());
    let (phi, lambda) = (lat.to_radians(), lon.to_radians());
    let to = (phi.sin() * angle.cos() + phi.cos() * angle.sin() * theta.cos())
        .clamp(-1.0, 1.0)
        .asin();
    let turn = (theta.sin() * angle.sin() * phi.cos()).atan2(angle.cos() - phi.sin() * to.sin());
    let lon = (lambda + turn).to_degrees();
    ((lon + 540.0).rem_euclid(360.0) - 180.0, to.to_degrees())
}

/// Returns the bearing from one point to another at the first, degrees clockwise from north.
pub(super) fn bearing(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (phi1, phi2, turn) = (a.1.to_radians(), b.1.to_radians(), (b.0 - a.0).to_radians());
    let y = turn.sin() * phi2.cos();
    let x = phi1.cos() * phi2.sin() - phi1.sin() * phi2.cos() * turn.cos();
    y.atan2(x).to_degrees().rem_euclid(360.0)
}
