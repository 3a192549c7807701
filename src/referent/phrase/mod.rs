//! Place phrases: resolved toponyms with the words around them become areas with an honest precision.
//!
//! "the countryside east of Aleppo", "40 km north of the city", "between A and B", "northern Idlib", "the Syrian-Turkish
//! border". Steps, each a file: [`anchor`] says how close a place itself is, [`doubt`] drops what it cannot be,
//! [`quarter`] puts quarters into their towns, [`frame`] holds namesakes in the province that opens the sentence, [`stranger`] puts names whose only place was refused beside the places told of, [`container`] joins "Hama, Syria",
//! [`unplaced`] tells names that nobody knows, [`relation`] and [`beside`] read the words beside a place,
//! [`namesake`] takes a town for the province named after it where the words ask for one, [`footprint`] computes the area. Metonyms, demonyms and datelines place nothing.

mod anchor;
mod beside;
mod border;
mod coast;
mod container;
mod distance;
mod doubt;
mod footprint;
mod frame;
mod namesake;
mod nearby;
mod quarter;
mod relation;
mod stranger;
mod strip;
mod unplaced;
mod wording;

use dateline_gazetteer::Gazetteer;
use geo::MultiPolygon;

use super::{Geoprecision, PlacePhrase, Referent, Relation};
use crate::text::SegmentedText;
use crate::toponym::Names;
use anchor::Anchor;
use footprint::Shape;
use wording::Wording;

/// Returns the phrases of a text that place something, in text order, not overlapping.
#[must_use]
pub fn place_phrases(
    text: &SegmentedText<'_>,
    names: &Names,
    referents: &[Referent],
    gazetteer: &Gazetteer,
) -> Vec<PlacePhrase> {
    let wording = Wording::of(text);
    let borders = border::borders(&wording, names, referents, gazetteer);
    let mut anchors = anchor::anchors(&wording, names, referents, gazetteer);
    anchors.extend(coast::of_peoples(&wording, names, referents, gazetteer));
    anchors.sort_by_key(|anchor| (anchor.span.start, anchor.span.end));
    anchors.retain(|anchor| !borders.take(&wording, anchor));
    doubt::drop_pieces(&wording, names, referents, &mut anchors, gazetteer);
    quarter::name(&wording, &mut anchors);
    quarter::hold(&wording, names, referents, &mut anchors, gazetteer);
    container::take_parts(&wording, &mut anchors, gazetteer);
    container::join(&wording, &mut anchors, gazetteer);
    container::widen(&wording, names, &mut anchors, gazetteer);
    frame::hold(&wording, referents, &mut anchors, gazetteer);
    stranger::hold(&wording, &mut anchors, gazetteer);
    unplaced::hold(&wording, names, referents, &mut anchors, gazetteer);
    let mut phrases = relation::relate(&wording, &anchors, gazetteer);
    phrases.extend(borders.phrases);
    phrases.sort_by_key(|phrase| (phrase.span.start, phrase.span.end));
    phrases.dedup_by(|later, earlier| earlier.span.overlaps(later.span));
    phrases
}

/// Makes the phrase of an anchor and a relation, its area computed.
fn phrase(anchor: &Anchor, relation: Option<Relation>, shape: Shape) -> PlacePhrase {
    PlacePhrase {
        span: anchor.span,
        anchors: anchor.toponyms.clone(),
        relation,
        place: anchor.place,
        precision: shape.precision,
        lon: shape.lon,
        lat: shape.lat,
        radius_km: shape.radius_km,
        footprint: shape.footprint,
        confidence: anchor.confidence,
        stands_for: anchor.stands_for,
    }
}

/// The area of a place itself; the gazetteer's polygon is fetched by who draws it.
fn itself(anchor: &Anchor) -> Shape {
    Shape {
        precision: anchor.precision,
        lon: anchor.lon,
        lat: anchor.lat,
        radius_km: anchor.radius_km,
        footprint: None::<MultiPolygon<f64>>,
    }
}

/// Tells whether a precision is of something that has sides and halves.
fn is_wide(precision: Geoprecision) -> bool {
    precision >= Geoprecision::District
}

#[cfg(test)]
mod tests;
