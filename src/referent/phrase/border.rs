//! Borders: "the Syrian-Turkish border", "Turkey's border with Syria", "the border between Niger and Mali", "the Borno-Yobe border".
//!
//! Two countries, or two first-level divisions; of a town and the province that is named after it, a border is the province's. Of "near the
//! border with Mali" the other country is the one that the report was telling of; Mali is not where it happened.
//! The area is a strip along the line where the two polygons meet. What has no polygon, or does not meet, has no border.

use std::collections::{HashMap, HashSet};

use dateline_gazetteer::{CountryCode, Gazetteer, PlaceId, distance_km};
use geo::{Coord, CoordsIter, MultiPolygon};

use super::anchor::Anchor;
use super::strip::{self, Strip};
use super::wording::Wording;
use super::{namesake, nearby};
use crate::referent::{Geoprecision, PlacePhrase, Referent, Relation};
use crate::text::Span;
use crate::toponym::{Names, ToponymRole};

/// Corners of two areas closer than this are on their border, km; polygons of countries are simplified to about 2 km.
const TOUCH_KM: f64 = 12.0;
/// How far a strip along the border reaches to each side, km.
const STRIP_KM: f64 = 15.0;
/// The most words between the two names and "border".
const WIDEST_GAP: usize = 3;

/// The most names before and behind a border that are asked for its other country.
const REACH: usize = 8;
/// How sure a name must be to say which country a report was telling of.
const SURE: f64 = 0.5;
/// A border of a country that its own words do not name is told less surely.
const IMPLIED: f64 = 0.8;

/// The borders of a text.
#[derive(Debug, Default)]
pub(super) struct Borders {
    /// A phrase for each border between two countries or provinces, in text order.
    pub(super) phrases: Vec<PlacePhrase>,
    /// The toponyms, by index, that are told only for their border.
    pub(super) beyond: HashSet<usize>,
}

impl Borders {
    /// Tells whether an anchor is told as a part of a border, or for one only.
    pub(super) fn take(&self, wording: &Wording<'_>, anchor: &Anchor) -> bool {
        let overlaps = |border: &PlacePhrase| border.span.overlaps(anchor.span);
        let around = nearby::around(wording, &self.phrases, |border| border.span, anchor.span);
        self.phrases[around].iter().any(overlaps)
            || anchor
                .toponyms
                .iter()
                .any(|toponym| self.beyond.contains(toponym))
    }
}

/// Returns the borders that the text names.
pub(super) fn borders(
    wording: &Wording<'_>,
    names: &Names,
    referents: &[Referent],
    gazetteer: &Gazetteer,
) -> Borders {
    let mut found = Borders::default();
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
        let word = wording.text.tokens[token].span;
        let mut between = |(i, a): (usize, PlaceId), (j, b): (usize, PlaceId), span: Span| {
            let confidence = confidence(referents, i, j)?;
            let along = known
                .entry((a, b))
                .or_insert_with(|| border(gazetteer, a, b));
            let along = along.as_ref()?;
            Some(phrase((i, a), j, span, confidence, along))
        };
        if let Some(((i, a, first), (j, b, second))) = pair {
            found
                .phrases
                .extend(between((i, a), (j, b), first.join(second).join(word)));
            continue;
        }
        let beyond = match (before.as_slice(), after.as_slice()) {
            (_, [b, ..]) if wording.word(token + 1) == "with" && is_next(wording, b.2, token) => *b,
            ([.., b], _) if adjacent(wording, b.2, token) && ends_there(wording, token) => *b,
            _ => continue,
        };
        let (toponym, country, span) = beyond;
        if !gazetteer.place(country).feature.starts_with("A.PCL") {
            continue;
        }
        found.beyond.insert(toponym);
        // "in Markoye near the border with Niger": the town is known better than the border.
        let span = span.join(word);
        if is_beside_place(wording, names, referents, span, gazetteer) {
            continue;
        }
        let told_of = country_told_of(wording, names, referents, span, country, gazetteer);
        let implied = told_of.and_then(|own| between(own, (toponym, country), span));
        found.phrases.extend(implied.map(|border| PlacePhrase {
            confidence: border.confidence * IMPLIED,
            ..border
        }));
    }
    found
}

/// Tells whether a border is told of rather than something at it: "the Afghan border town", "border guards".
fn ends_there(wording: &Wording<'_>, border: usize) -> bool {
    let next = wording.word(border + 1);
    let goes_on = next.starts_with(char::is_alphabetic)
        && !matches!(
            next,
            "on" | "in"
                | "at"
                | "and"
                | "after"
                | "when"
                | "where"
                | "as"
                | "before"
                | "during"
                | "while"
                | "by"
                | "with"
        );
    !goes_on
}

/// Tells whether a name follows "border with", at most with an article between.
fn is_next(wording: &Wording<'_>, name: Span, border: usize) -> bool {
    let start = wording.tokens(name).start;
    start == border + 2 || start == border + 3 && wording.is(border + 2, "det")
}

/// Tells whether a place sharper than a province stands right before "near the border": with nothing but small words between.
fn is_beside_place(
    wording: &Wording<'_>,
    names: &Names,
    referents: &[Referent],
    border: Span,
    gazetteer: &Gazetteer,
) -> bool {
    let at = names
        .toponyms
        .partition_point(|toponym| toponym.span.end <= border.start);
    let Some(index) = at.checked_sub(1) else {
        return false;
    };
    let toponym = &names.toponyms[index];
    let name = toponym
        .feature_word
        .as_ref()
        .map_or(toponym.span, |word| toponym.span.join(word.span));
    let gap = wording.tokens(name).end..wording.tokens(border).start;
    let place = referents.get(index).and_then(|referent| referent.place);
    toponym.role == ToponymRole::Literal
        && place.is_some_and(|place| {
            let feature = gazetteer.place(place).feature;
            feature != "A.ADM1" && !feature.starts_with("A.PCL")
        })
        && gap.start <= gap.end
        && gap.into_iter().all(|token| {
            matches!(
                wording.word(token),
                "," | "on" | "at" | "to" | "close" | "along" | "border"
            ) || wording.is(token, "near")
                || wording.is(token, "det")
        })
}

/// The country that a report was telling of when it came to a border: that of the nearest name before it, first in its sentence, then
/// behind it there, then before that sentence; with the toponym that says so.
fn country_told_of(
    wording: &Wording<'_>,
    names: &Names,
    referents: &[Referent],
    border: Span,
    beyond: PlaceId,
    gazetteer: &Gazetteer,
) -> Option<(usize, PlaceId)> {
    let at = names
        .toponyms
        .partition_point(|toponym| toponym.span.end <= border.start);
    let sentence = |span: Span| wording.sentence_start(wording.tokens(span).start);
    let own = sentence(border);
    let country = |index: usize| {
        let referent = referents
            .get(index)
            .filter(|referent| referent.confidence >= SURE)?;
        let code = gazetteer.place(referent.place?).country?;
        let country = gazetteer
            .country_place(code)
            .filter(|&country| country != beyond)?;
        Some((index, country))
    };
    let before = (at.saturating_sub(REACH)..at).rev();
    let behind = at..(at + REACH).min(names.toponyms.len());
    let in_sentence = |index: &usize| sentence(names.toponyms[*index].span) == own;
    before
        .clone()
        .filter(in_sentence)
        .chain(behind.filter(in_sentence))
        .chain(before)
        .find_map(country)
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
