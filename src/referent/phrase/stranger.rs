//! Strangers: little-known places in a country that nothing else in the report speaks of.
//!
//! "Lalo village" in a report of Thailand is no Lalo of Benin, though that is the only one that any gazetteer has. Such a name is a
//! place that nobody knows, near the places told of beside it; it is told by its own name and drawn as wide as that.

use std::collections::HashMap;

use dateline_gazetteer::{CountryCode, Gazetteer, PlaceId, WELL_KNOWN, distance_km, fold};

use super::anchor::Anchor;
use super::doubt;
use super::unplaced::{REACH, SURE, gap};
use super::wording::Wording;
use crate::referent::{Geoprecision, Referent};
use crate::toponym::{Names, ToponymRole};

/// Beside a place this near, km, a stranger is a neighbor over the border.
const NEIGHBOR_KM: f64 = 200.0;

/// Puts strangers where the places told of in their sentence are.
pub(super) fn hold(
    wording: &Wording<'_>,
    names: &Names,
    referents: &[Referent],
    anchors: &mut [Anchor],
    gazetteer: &Gazetteer,
) {
    let spoken_of = SpokenOf::of(names, referents, gazetteer);
    let strangers: Vec<bool> = anchors
        .iter()
        .map(|anchor| anchor.refused || is_stranger(wording, names, &spoken_of, anchor, gazetteer))
        .collect();
    let sentence = |anchor: &Anchor| wording.sentence_start(wording.tokens(anchor.span).start);
    let mut held: Vec<(usize, Anchor)> = Vec::new();
    for index in (0..anchors.len()).filter(|&index| strangers[index]) {
        let stranger = &anchors[index];
        let around = index.saturating_sub(REACH)..(index + REACH + 1).min(anchors.len());
        let others: Vec<&Anchor> = around
            .filter(|&other| !strangers[other])
            .map(|other| &anchors[other])
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

fn apart_km(a: &Anchor, b: &Anchor) -> f64 {
    distance_km((a.lon, a.lat), (b.lon, b.lat)) - b.radius_km
}

fn is_stranger(
    wording: &Wording<'_>,
    names: &Names,
    spoken_of: &SpokenOf,
    anchor: &Anchor,
    gazetteer: &Gazetteer,
) -> bool {
    if anchor.stands_for.is_some() || anchor.precision >= Geoprecision::Region {
        return false;
    }
    let place = gazetteer.place(anchor.place);
    let Some(country) = place.country else {
        return false;
    };
    let toponym = anchor
        .toponyms
        .first()
        .and_then(|&first| names.toponyms.get(first));
    let written_so = toponym.is_some_and(|toponym| {
        gazetteer
            .lookup_exact(&fold(toponym.span.of(wording.text.raw)))
            .any(|found| found.place == anchor.place)
    });
    (!written_so || place.importance < WELL_KNOWN) && !spoken_of.by_others(country, anchor.place)
}

/// The countries that a report speaks of: by themselves, their peoples, their provinces or their well-known towns.
struct SpokenOf(HashMap<CountryCode, (PlaceId, bool)>);

impl SpokenOf {
    fn of(names: &Names, referents: &[Referent], gazetteer: &Gazetteer) -> Self {
        let mut countries: HashMap<CountryCode, (PlaceId, bool)> = HashMap::new();
        for (toponym, referent) in names.toponyms.iter().zip(referents) {
            let Some(place) = referent.place.map(|place| gazetteer.place(place)) else {
                continue;
            };
            let speaks = !matches!(toponym.role, ToponymRole::Literal | ToponymRole::Embedded)
                || place.feature.starts_with("A.PCL")
                || place.importance >= WELL_KNOWN
                || place.feature == "A.ADM1" && referent.confidence >= SURE;
            let Some(country) = place.country.filter(|_| speaks) else {
                continue;
            };
            countries
                .entry(country)
                .and_modify(|(first, others)| *others |= *first != place.id)
                .or_insert((place.id, false));
        }
        Self(countries)
    }

    /// Tells whether something else than a place speaks of its country.
    fn by_others(&self, country: CountryCode, place: PlaceId) -> bool {
        self.0
            .get(&country)
            .is_some_and(|&(first, others)| others || first != place)
    }
}
