//! Strangers: places in a country that nothing else in the report speaks of, as resolution has found.
//!
//! "Lalo village" in a report of Thailand is no Lalo of Benin, though that is the only one that any gazetteer has. Such a name is a
//! place that nobody knows, near the places told of beside it; it is told by its own name and drawn as wide as that.

use dateline_gazetteer::{Gazetteer, distance_km};

use super::anchor::Anchor;
use super::doubt;
use super::unplaced::{REACH, SURE, gap};
use super::wording::Wording;
use crate::referent::Geoprecision;

/// Beside a place this near, km, a stranger is a neighbor over the border.
const NEIGHBOR_KM: f64 = 200.0;

/// Puts strangers where the places told of in their sentence are.
pub(super) fn hold(wording: &Wording<'_>, anchors: &mut [Anchor], gazetteer: &Gazetteer) {
    let sentence = |anchor: &Anchor| wording.sentence_start(wording.tokens(anchor.span).start);
    let mut held: Vec<(usize, Anchor)> = Vec::new();
    for index in (0..anchors.len()).filter(|&index| is_stranger(&anchors[index])) {
        let stranger = &anchors[index];
        let around = index.saturating_sub(REACH)..(index + REACH + 1).min(anchors.len());
        let others: Vec<&Anchor> = around
            .map(|other| &anchors[other])
            .filter(|other| !is_stranger(other))
            .collect();
        if others
            .iter()
            .any(|other| apart_km(stranger, other) < NEIGHBOR_KM)
        {
            continue;
        }
        let near = others
            .into_iter()
            .filter(|other| other.confidence >= SURE && other.precision <= Geoprecision::Province)
            .filter(|other| sentence(other) == sentence(stranger))
            .min_by_key(|other| gap(stranger.span, other.span));
        if let Some(near) = near {
            held.push((index, doubt::put_beside(gazetteer, stranger, near)));
        }
    }
    for (index, beside) in held {
        anchors[index] = beside;
    }
}

/// Tells whether nothing speaks of the country of a place that is not known well enough to do without.
fn is_stranger(anchor: &Anchor) -> bool {
    anchor.refused
        || anchor.alone && anchor.stands_for.is_none() && anchor.precision < Geoprecision::Region
}

fn apart_km(a: &Anchor, b: &Anchor) -> f64 {
    distance_km((a.lon, a.lat), (b.lon, b.lat)) - b.radius_km
}
