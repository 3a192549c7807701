//! Where an event is drawn: a point, or an area where the words are no sharper than one.
//!
//! RFC 7946: longitude first, six decimals, exterior rings counter-clockwise, areas cut at the antimeridian.

use std::fmt::Write;

use dateline_gazetteer::Gazetteer;
use geo::{
    BooleanOps, BoundingRect, Coord, LineString, MultiPolygon, Orient, Polygon, Rect, Simplify,
    Translate, orient::Direction,
};

use crate::event::EventPlace;

/// Mean radius of the Earth, km.
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Corners of the polygon that stands for a circle.
const CIRCLE_CORNERS: u32 = 64;

/// An area in a list is drawn with an error of at most this part of its width or height.
const LIST_TOLERANCE: f64 = 1.0 / 150.0;

/// How finely areas are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// As a list on a map needs them.
    List,
    /// As they are known.
    Full,
}

/// Returns the geometry of an event's place as a GeoJSON object.
#[must_use]
pub(super) fn of_place(place: &EventPlace, gazetteer: &Gazetteer, detail: Detail) -> String {
    if place.precision.is_area() {
        area_json(&area(place, gazetteer), detail)
    } else {
        point_json(place.lon, place.lat)
    }
}

/// Returns the area of an event's place, also where it is drawn as a point.
#[must_use]
pub(super) fn footprint(place: &EventPlace, gazetteer: &Gazetteer) -> String {
    area_json(&area(place, gazetteer), Detail::Full)
}

fn area(place: &EventPlace, gazetteer: &Gazetteer) -> MultiPolygon<f64> {
    let known = || {
        // Beside or between places is not the place's own area.
        let is_place_itself = place.relation.is_none() && place.precision.is_area();
        gazetteer
            .by_source_id(&place.place_id)
            .filter(|_| is_place_itself)
            .and_then(|id| gazetteer.area(id))
    };
    place
        .footprint
        .clone()
        .or_else(known)
        .filter(|area| !area.0.is_empty())
        .unwrap_or_else(|| MultiPolygon::new(vec![circle(place.lon, place.lat, place.radius_km)]))
}

/// Writes a point.
#[must_use]
pub(super) fn point_json(lon: f64, lat: f64) -> String {
    let mut json = String::from("{\"type\":\"Point\",\"coordinates\":");
    write_position(
        &mut json,
        Coord {
            x: wrapped(lon),
            y: lat,
        },
    );
    json.push('}');
    json
}

/// Writes an area as a Polygon or `MultiPolygon`.
#[must_use]
pub(super) fn area_json(area: &MultiPolygon<f64>, detail: Detail) -> String {
    let area = cut_at_antimeridian(area);
    let area = match detail {
        Detail::Full => area,
        Detail::List => simpler(&area),
    };
    let area = area.orient(Direction::Default);
    let mut json = String::new();
    match area.0.as_slice() {
        [polygon] => {
            json.push_str("{\"type\":\"Polygon\",\"coordinates\":");
            write_polygon(&mut json, polygon);
        }
        polygons => {
            json.push_str("{\"type\":\"MultiPolygon\",\"coordinates\":[");
            for (i, polygon) in polygons.iter().enumerate() {
                if i > 0 {
                    json.push(',');
                }
                write_polygon(&mut json, polygon);
            }
            json.push(']');
        }
    }
    json.push('}');
    json
}

/// Returns a circle around a point, its longitudes running on beyond 180 where it crosses the antimeridian.
#[must_use]
pub(super) fn circle(lon: f64, lat: f64, radius_km: f64) -> Polygon<f64> {
    let angle = (radius_km.max(0.01) / EARTH_RADIUS_KM).min(std::f64::consts::PI);
    let latitude = lat.to_radians();
    let mut ring: Vec<Coord<f64>> = (0..CIRCLE_CORNERS)
        .map(|i| {
            let bearing = -f64::from(i) / f64::from(CIRCLE_CORNERS) * std::f64::consts::TAU;
            let y = (latitude.sin() * angle.cos() + latitude.cos() * angle.sin() * bearing.cos())
                .asin();
            let x = (bearing.sin() * angle.sin() * latitude.cos())
                .atan2(angle.cos() - latitude.sin() * y.sin());
            Coord {
                x: lon + x.to_degrees(),
                y: y.to_degrees(),
            }
        })
        .collect();
    ring.push(ring[0]);
    Polygon::new(LineString::new(ring), Vec::new())
}

fn simpler(area: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let Some(bounds) = area.bounding_rect() else {
        return area.clone();
    };
    let tolerance = bounds.width().max(bounds.height()) * LIST_TOLERANCE;
    let simple: Vec<Polygon<f64>> = area
        .simplify(tolerance)
        .into_iter()
        .filter(|polygon| polygon.exterior().0.len() >= 4)
        .filter(|polygon| {
            polygon
                .bounding_rect()
                .is_some_and(|b| b.width().max(b.height()) > 2.0 * tolerance)
        })
        .map(|polygon| {
            let (exterior, holes) = polygon.into_inner();
            Polygon::new(
                exterior,
                holes.into_iter().filter(|hole| hole.0.len() >= 4).collect(),
            )
        })
        .collect();
    if simple.is_empty() {
        area.clone()
    } else {
        MultiPolygon::new(simple)
    }
}

/// Cuts an area that crosses the antimeridian into parts that do not.
fn cut_at_antimeridian(area: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let unrolled = MultiPolygon::new(area.iter().map(unroll).collect());
    let Some(bounds) = unrolled.bounding_rect() else {
        return unrolled;
    };
    if bounds.min().x >= -180.0 && bounds.max().x <= 180.0 {
        return unrolled;
    }
    let world = Rect::new(
        Coord {
            x: -180.0,
            y: -90.0,
        },
        Coord { x: 180.0, y: 90.0 },
    )
    .to_polygon();
    let world = MultiPolygon::new(vec![world]);
    let parts = [-360.0, 0.0, 360.0]
        .into_iter()
        .flat_map(|shift| unrolled.translate(shift, 0.0).intersection(&world).0)
        .collect();
    MultiPolygon::new(parts)
}

/// Makes the longitudes of a ring run on where they jump from one side of the antimeridian to the other.
fn unroll(polygon: &Polygon<f64>) -> Polygon<f64> {
    let origin = polygon.exterior().0.first().map_or(0.0, |coord| coord.x);
    let ring = |line: &LineString<f64>| {
        let mut last = origin;
        let unrolled = line.coords().map(|coord| {
            let turns = ((last - coord.x) / 360.0).round();
            last = coord.x + 360.0 * turns;
            Coord {
                x: last,
                y: coord.y,
            }
        });
        LineString::new(unrolled.collect())
    };
    // Whole-world rings, such as a pole's, do not close when unrolled; they stay as they are.
    let exterior = ring(polygon.exterior());
    if exterior.0.first() != exterior.0.last() {
        return polygon.clone();
    }
    Polygon::new(exterior, polygon.interiors().iter().map(ring).collect())
}

fn wrapped(lon: f64) -> f64 {
    if (-180.0..=180.0).contains(&lon) {
        lon
    } else {
        (lon + 180.0).rem_euclid(360.0) - 180.0
    }
}

fn write_polygon(json: &mut String, polygon: &Polygon<f64>) {
    json.push('[');
    for (i, ring) in std::iter::once(polygon.exterior())
        .chain(polygon.interiors())
        .enumerate()
    {
        if i > 0 {
            json.push(',');
        }
        json.push('[');
        for (j, position) in ring.coords().enumerate() {
            if j > 0 {
                json.push(',');
            }
            write_position(json, *position);
        }
        json.push(']');
    }
    json.push(']');
}

fn write_position(json: &mut String, position: Coord<f64>) {
    // Writing to a string cannot fail.
    let _ = write!(json, "[{},{}]", rounded(position.x), rounded(position.y));
}

/// Rounds degrees to six decimals, a tenth of a meter.
#[must_use]
pub(super) fn rounded(degrees: f64) -> f64 {
    let rounded = (degrees * 1e6).round() / 1e6;
    // A negative zero would be written as such; what is no number would not be JSON.
    if rounded == 0.0 || !rounded.is_finite() {
        0.0
    } else {
        rounded
    }
}

#[cfg(test)]
mod tests {
    use geo::{Area, MultiPolygon, Polygon, Winding, polygon};
    use geojson::{Geometry, GeometryValue};

    use super::{Detail, area_json, circle, point_json};

    fn polygons(area: MultiPolygon<f64>) -> Vec<Polygon<f64>> {
        let json = area_json(&area, Detail::Full);
        let geometry: Geometry = json.parse().expect("it is GeoJSON");
        match geometry.value {
            GeometryValue::Polygon { .. } => vec![geometry.try_into().expect("a polygon")],
            GeometryValue::MultiPolygon { .. } => {
                MultiPolygon::try_from(geometry).expect("polygons").0
            }
            other => panic!("no area: {other:?}"),
        }
    }

    #[test]
    fn a_point_has_longitude_first_and_six_decimals() {
        assert_eq!(
            point_json(37.161_290_4, 36.201_240_05),
            "{\"type\":\"Point\",\"coordinates\":[37.16129,36.20124]}"
        );
        assert_eq!(
            point_json(-0.000_000_01, 0.0),
            "{\"type\":\"Point\",\"coordinates\":[0,0]}"
        );
    }

    #[test]
    fn rings_run_counter_clockwise_outside_and_clockwise_inside() {
        let clockwise = polygon![
            exterior: [(x: 0.0, y: 0.0), (x: 0.0, y: 4.0), (x: 4.0, y: 4.0), (x: 4.0, y: 0.0)],
            interiors: [[(x: 1.0, y: 1.0), (x: 2.0, y: 1.0), (x: 2.0, y: 2.0), (x: 1.0, y: 2.0)]],
        ];
        let read = polygons(MultiPolygon::new(vec![clockwise]));
        assert!(read[0].exterior().is_ccw());
        assert!(read[0].interiors()[0].is_cw());
    }

    #[test]
    fn a_circle_has_its_radius_everywhere() {
        let circle = circle(37.0, 36.0, 10.0);
        for corner in circle.exterior().coords() {
            let km = dateline_gazetteer::distance_km((37.0, 36.0), (corner.x, corner.y));
            assert!((km - 10.0).abs() < 0.05, "{km}");
        }
        assert!(circle.exterior().is_ccw());
    }

    #[test]
    fn an_area_across_the_antimeridian_is_cut_there() {
        let whole = circle(179.9, -17.0, 50.0);
        let area = whole.unsigned_area();
        let parts = polygons(MultiPolygon::new(vec![whole]));
        assert_eq!(parts.len(), 2);
        let lons = || {
            parts
                .iter()
                .flat_map(|part| part.exterior().coords())
                .map(|c| c.x)
        };
        assert!(lons().all(|lon| (-180.0..=180.0).contains(&lon)));
        assert!(lons().any(|lon| lon > 179.0) && lons().any(|lon| lon < -179.0));
        let parts_area: f64 = parts.iter().map(Area::unsigned_area).sum();
        assert!((parts_area - area).abs() < 1e-4, "{parts_area} {area}");
    }

    #[test]
    fn a_ring_that_jumps_over_the_antimeridian_is_cut_too() {
        let jumping = polygon![(x: 179.0, y: 0.0), (x: -179.0, y: 0.0), (x: -179.0, y: 1.0), (x: 179.0, y: 1.0)];
        let parts = polygons(MultiPolygon::new(vec![jumping]));
        assert_eq!(parts.len(), 2);
        let total: f64 = parts.iter().map(Area::unsigned_area).sum();
        assert!((total - 2.0).abs() < 1e-6, "{total}");
    }
}
