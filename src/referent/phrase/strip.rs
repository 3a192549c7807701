//! A strip along a line of points: a border, a coast.

use dateline_gazetteer::distance_km;
use geo::{Coord, LineString, MultiPolygon, Polygon};

/// How many pieces a strip is drawn with at most.
const MOST_PIECES: usize = 60;
/// Length of a degree of latitude, km.
const DEGREE_KM: f64 = 111.2;

/// A strip, a point of the line near its middle, and how far the strip reaches from there, km.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Strip {
    pub(super) middle: Coord<f64>,
    pub(super) radius_km: f64,
    pub(super) outline: MultiPolygon<f64>,
}

/// Returns the strip that reaches so far to each side of some points; nothing where there are none.
pub(super) fn along(points: &[Coord<f64>], half_width_km: f64) -> Option<Strip> {
    let count = f64::from(u32::try_from(points.len()).ok()?);
    let sum = points
        .iter()
        .fold(Coord { x: 0.0, y: 0.0 }, |sum, point| sum + *point);
    let mean = (sum.x / count, sum.y / count);
    let to_mean = |point: &Coord<f64>| distance_km((point.x, point.y), mean);
    let middle = points
        .iter()
        .copied()
        .min_by(|p, q| to_mean(p).total_cmp(&to_mean(q)))?;
    let radius_km = points
        .iter()
        .map(|point| distance_km((point.x, point.y), (middle.x, middle.y)))
        .fold(half_width_km, f64::max);
    let step = points.len().div_ceil(MOST_PIECES).max(1);
    let boxes: Vec<Polygon<f64>> = points
        .iter()
        .step_by(step)
        .map(|point| square(*point, half_width_km))
        .collect();
    Some(Strip {
        middle,
        radius_km,
        outline: geo::unary_union(&boxes),
    })
}

fn square(middle: Coord<f64>, half_width_km: f64) -> Polygon<f64> {
    let high = half_width_km / DEGREE_KM;
    let wide = high / middle.y.to_radians().cos().max(0.05);
    let at = |x: f64, y: f64| Coord {
        x: middle.x + x * wide,
        y: middle.y + y * high,
    };
    let ring = vec![
        at(-1.0, -1.0),
        at(1.0, -1.0),
        at(1.0, 1.0),
        at(-1.0, 1.0),
        at(-1.0, -1.0),
    ];
    Polygon::new(LineString::new(ring), Vec::new())
}
