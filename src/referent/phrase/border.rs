//! Borders: "the Syrian-Turkish border", "Turkey's border with Syria", "the border between Niger and Mali", "the Borno-Yobe border".
//!
//! Two countries, or two first-level divisions; of a town and the province that is named after it, a border is the province's.
//! The area is a strip along the line where the two polygons meet. What has no polygon, or does not meet, has no border.

use std::collections::HashMap;

use dateline_gazetteer::{CountryCode, Gazetteer, PlaceId, distance_km};
use geo::{Coord, CoordsIter, MultiPolygon};

use super::namesake;
use super::strip::{self, Strip};
use super::wording::Wording;
use crate::referent::{Geoprecision, PlacePhrase, Referent, Relation};
use crate::text::Span;
use crate::toponym::{Names, ToponymRole};

/// Corners of two areas closer than this are on their border, km; polygons of countries are simplified to about 2 km.
const TOUCH_KM: f64 = 12.0;
/// How far a strip along the border reaches to each side, km.
const STRIP_KM: f64 = 15.0;
/// The most words between the two names and "border".
const WIDEST_GAP: usize = 3;

/// Returns a phrase for every border between two countries or provinces that the text names.
pub(super) fn borders(
    wording: &Wording<'_>,
    names: &Names,
    referents: &[Referent],
    gazetteer: &Gazetteer,
) -> Vec<PlacePhrase> {
    let mut found = Vec::new();
    let mut known: HashMap<(PlaceId, PlaceId), Option<Strip>> = HashMap::new();
    for token in 0..wording.text.tokens.len() {
        if !matches!(
            wording.word(token),
            "border" | "borders" | "frontier" | "boundary"
        ) {
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
            // "the border of A and B".
            (_, [a, b, ..]) if wording.word(token + 1) == "of" && touches(wording, a.2, b.2) => {
                Some((*a, *b))
            }
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
        let along = known
            .entry((a, b))
            .or_insert_with(|| border(gazetteer, a, b));
        if let Some(along) = along {
            let span = first.join(second).join(word);
            found.push(phrase((i, a), j, span, confidence, along));
        }
    }
    found
}

type Bordering = (usize, PlaceId, Span);

/// Returns the countries named or meant by demonyms, and the provinces, in a range of tokens.
fn named_in(
    wording: &Wording<'_>,
    names: &Names,
    referents: &[Referent],
    gazetteer: &Gazetteer,
    range: std::ops::Range<usize>,
) -> Vec<Bordering> {
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
            let itself = country_itself(gazetteer, place.country?, place.id).or_else(|| {
                (place.feature == "A.ADM1" && toponym.role != ToponymRole::Demonym)
                    .then_some(place.id)
                    .or_else(|| namesake::province_named(&place, toponym.span, wording, gazetteer))
            })?;
            Some((index, itself, toponym.span))
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

/// Returns the border of two countries or provinces, where they have one.
fn border(gazetteer: &Gazetteer, a: PlaceId, b: PlaceId) -> Option<Strip> {
    let within = |inner: PlaceId, outer: PlaceId| gazetteer.is_within(inner, outer);
    if a == b || within(a, b) || within(b, a) {
        return None;
    }
    let shared = shared_corners(&gazetteer.area(a)?, &gazetteer.area(b)?);
    strip::along(&shared, STRIP_KM)
}

fn phrase(
    (i, a): (usize, PlaceId),
    j: usize,
    span: Span,
    confidence: f64,
    along: &Strip,
) -> PlacePhrase {
    PlacePhrase {
        span,
        anchors: vec![i, j],
        relation: Some(Relation::Border),
        place: a,
        precision: Geoprecision::Region,
        lon: along.middle.x,
        lat: along.middle.y,
        radius_km: along.radius_km,
        footprint: Some(along.outline.clone()),
        confidence,
        stands_for: None,
    }
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
