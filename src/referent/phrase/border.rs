//! Borders: "the Syrian-Turkish border", "Turkey's border with Syria", "the border between Niger and Mali".
//!
//! The area is where the two countries' polygons meet; without polygons it is the line between the two points.

use dateline_gazetteer::{CountryCode, Gazetteer, PlaceId, distance_km};
use geo::{Coord, CoordsIter, LineString, MultiPolygon, Polygon};

use super::wording::Wording;
use crate::referent::{Geoprecision, PlacePhrase, Referent, Relation};
use crate::text::Span;
use crate::toponym::{Names, ToponymRole};

/// Corners of two areas closer than this are on their border, km; polygons of countries are simplified to about 2 km.
const TOUCH_KM: f64 = 12.0;
/// How far a strip along the border reaches to each side, km.
const STRIP_KM: f64 = 15.0;
/// How many pieces the strip is drawn with at most.
const MOST_PIECES: usize = 60;
/// The most words between the two names and "border".
const WIDEST_GAP: usize = 3;

/// Returns a phrase for every border between two countries that the text names.
pub(super) fn borders(
    wording: &Wording<'_>,
    names: &Names,
    referents: &[Referent],
    gazetteer: &Gazetteer,
) -> Vec<PlacePhrase> {
    let mut found = Vec::new();
    for token in 0..wording.text.tokens.len() {
        if !matches!(wording.word(token), "border" | "frontier") {
            continue;
        }
        let named =
            |range: std::ops::Range<usize>| named_in(wording, names, referents, gazetteer, range);
        let floor = wording.sentence_start(token);
        let ceiling = wording.sentence_end(token);
        let before = named(token.saturating_sub(2 * WIDEST_GAP).max(floor)..token);
        let after = named(token + 1..(token + 1 + 2 * WIDEST_GAP).min(ceiling));
        let links_after = matches!(wording.word(token + 1), "between" | "with" | "of");
        let pair = match (before.as_slice(), after.as_slice()) {
            // "the border between A and B".
            (_, [a, b, ..]) if wording.word(token + 1) == "between" => Some((*a, *b)),
            // "A's border with B".
            ([.., a], [b, ..]) if links_after && adjacent(wording, a.2, token) => Some((*a, *b)),
            // "the A-B border".
            ([.., a, b], _) if adjacent(wording, b.2, token) && touches(wording, a.2, b.2) => {
                Some((*a, *b))
            }
            _ => None,
        };
        let Some(((i, a, first), (j, b, second))) = pair else {
            continue;
        };
        let Some(confidence) = confidence(referents, i, j) else {
            continue;
        };
        let word = wording.text.tokens[token].span;
        if let Some(phrase) = border(
            gazetteer,
            (i, a),
            (j, b),
            first.join(second).join(word),
            confidence,
        ) {
            found.push(phrase);
        }
    }
    found
}

type Country = (usize, PlaceId, Span);

/// Returns the countries named or meant by demonyms in a range of tokens.
fn named_in(
    wording: &Wording<'_>,
    names: &Names,
    referents: &[Referent],
    gazetteer: &Gazetteer,
    range: std::ops::Range<usize>,
) -> Vec<Country> {
    let span = wording.text.span(range);
    let start = names
        .toponyms
        .partition_point(|toponym| toponym.span.end <= span.start);
    names.toponyms[start..]
        .iter()
        .enumerate()
        .take_while(|(_, toponym)| toponym.span.start < span.end)
        .filter(|(_, toponym)| span.contains(toponym.span) && toponym.role != ToponymRole::Dateline)
        .filter_map(|(offset, toponym)| {
            let index = start + offset;
            let place = gazetteer.place(referents.get(index)?.place?);
            let country = country_itself(gazetteer, place.country?, place.id)?;
            Some((index, country, toponym.span))
        })
        .collect()
}

fn country_itself(gazetteer: &Gazetteer, code: CountryCode, id: PlaceId) -> Option<PlaceId> {
    gazetteer
        .country_place(code)
        .filter(|&country| country == id)
}

fn adjacent(wording: &Wording<'_>, span: Span, token: usize) -> bool {
    let end = wording.tokens(span).end;
    end <= token && token - end <= 1
}

fn touches(wording: &Wording<'_>, a: Span, b: Span) -> bool {
    let gap = wording.tokens(a).end..wording.tokens(b).start.max(wording.tokens(a).end);
    gap.len() <= 1
        && gap
            .clone()
            .all(|token| matches!(wording.word(token), "-" | "–" | "—" | "/" | "and"))
}

fn confidence(referents: &[Referent], i: usize, j: usize) -> Option<f64> {
    Some(
        referents
            .get(i)?
            .confidence
            .min(referents.get(j)?.confidence),
    )
}

fn border(
    gazetteer: &Gazetteer,
    (i, a): (usize, PlaceId),
    (j, b): (usize, PlaceId),
    span: Span,
    confidence: f64,
) -> Option<PlacePhrase> {
    if a == b {
        return None;
    }
    let shared = shared_corners(&gazetteer.area(a)?, &gazetteer.area(b)?);
    let count = f64::from(u32::try_from(shared.len()).ok()?);
    if shared.is_empty() {
        return None;
    }
    let sum = shared
        .iter()
        .fold(Coord { x: 0.0, y: 0.0 }, |sum, corner| sum + *corner);
    let mean = (sum.x / count, sum.y / count);
    let to_mean = |corner: &Coord<f64>| distance_km((corner.x, corner.y), mean);
    let middle = shared
        .iter()
        .copied()
        .min_by(|p, q| to_mean(p).total_cmp(&to_mean(q)))?;
    let radius_km = shared
        .iter()
        .map(|corner| distance_km((corner.x, corner.y), (middle.x, middle.y)))
        .fold(STRIP_KM, f64::max);
    Some(PlacePhrase {
        span,
        anchors: vec![i, j],
        relation: Some(Relation::Border),
        place: a,
        precision: Geoprecision::Region,
        lon: middle.x,
        lat: middle.y,
        radius_km,
        footprint: Some(strip(&shared)),
        confidence,
        stands_for: None,
    })
}

/// Returns the corners of one area that lie at the other.
fn shared_corners(a: &MultiPolygon<f64>, b: &MultiPolygon<f64>) -> Vec<Coord<f64>> {
    // Only corners in neighboring cells of a coarse grid are compared.
    let cell = |corner: Coord<f64>| ((corner.x / CELL).floor(), (corner.y / CELL).floor());
    let mut others: Vec<((f64, f64), Coord<f64>)> = b
        .coords_iter()
        .map(|corner| (cell(corner), corner))
        .collect();
    others.sort_by(|(p, _), (q, _)| p.0.total_cmp(&q.0).then(p.1.total_cmp(&q.1)));
    let in_cell = |wanted: (f64, f64)| {
        let start = others.partition_point(|(at, _)| {
            at.0.total_cmp(&wanted.0)
                .then(at.1.total_cmp(&wanted.1))
                .is_lt()
        });
        others[start..]
            .iter()
            .take_while(move |(at, _)| *at == wanted)
            .map(|(_, corner)| *corner)
    };
    a.coords_iter()
        .filter(|corner| {
            let (x, y) = cell(*corner);
            [-1.0, 0.0, 1.0].iter().any(|dx| {
                [-1.0, 0.0, 1.0].iter().any(|dy| {
                    in_cell((x + dx, y + dy)).any(|other| {
                        distance_km((corner.x, corner.y), (other.x, other.y)) <= TOUCH_KM
                    })
                })
            })
        })
        .collect()
}

/// Side of a cell, degrees: more than `TOUCH_KM` up to 75° of latitude.
const CELL: f64 = 0.5;

/// Returns boxes along the border.
fn strip(shared: &[Coord<f64>]) -> MultiPolygon<f64> {
    let step = shared.len().div_ceil(MOST_PIECES).max(1);
    let boxes = shared.iter().step_by(step).map(|corner| {
        let high = STRIP_KM / 111.2;
        let wide = high / corner.y.to_radians().cos().max(0.05);
        let at = |x: f64, y: f64| Coord {
            x: corner.x + x * wide,
            y: corner.y + y * high,
        };
        Polygon::new(
            LineString::new(vec![
                at(-1.0, -1.0),
                at(1.0, -1.0),
                at(1.0, 1.0),
                at(-1.0, 1.0),
                at(-1.0, -1.0),
            ]),
            Vec::new(),
        )
    });
    geo::unary_union(&boxes.collect::<Vec<_>>())
}
