//! Quarters of towns: of "Cidade Nova" every second town has one, so the town named beside it says which is meant, and where it lies.

use dateline_gazetteer::{Gazetteer, distance_km};

use super::anchor::Anchor;
use super::wording::Wording;
use super::{doubt, nearby};
use crate::referent::{Geoprecision, Referent};

/// A quarter lies at most this far from the middle of its town, km: the width of the largest cities.
const QUARTER_KM: f64 = 60.0;

/// Takes the whole name of a quarter where only the word for its kind was known as a name: "Colonia" of "Colonia Monte Verde" is no
/// department of Uruguay.
pub(super) fn name(wording: &Wording<'_>, anchors: &mut Vec<Anchor>) {
    let mut covered = 0;
    anchors.retain_mut(|anchor| {
        if anchor.span.end <= covered {
            return false;
        }
        let tokens = wording.tokens(anchor.span);
        let is_word_for_kind = tokens.len() == 1
            && wording.is(tokens.start, "quarter")
            && wording.is_capital(tokens.start);
        let end = (tokens.end..wording.sentence_end(tokens.start))
            .take_while(|&token| wording.is_capital(token))
            .last();
        if let Some(last) = end.filter(|_| is_word_for_kind) {
            anchor.span = wording.text.span(tokens.start..last + 1);
            anchor.is_quarter = true;
            anchor.asked = Some("P.PPLX");
            anchor.precision = Geoprecision::Neighbourhood;
            covered = anchor.span.end;
        }
        true
    });
}

/// Puts a quarter that is far from the town named beside it into that town: of "Cidade Nova" every second town has one. Where the town
/// has one of the name ("the Faladié district of Bamako"), that one is meant.
pub(super) fn hold(
    wording: &Wording<'_>,
    referents: &[Referent],
    anchors: &mut [Anchor],
    gazetteer: &Gazetteer,
) {
    for index in 0..anchors.len() {
        let quarter = &anchors[index];
        if quarter.precision.is_area() {
            continue;
        }
        let Some(town) = town_of_quarter(wording, anchors, index) else {
            continue;
        };
        let apart = |lon: f64, lat: f64| distance_km((lon, lat), (town.lon, town.lat));
        if apart(quarter.lon, quarter.lat) <= QUARTER_KM {
            continue;
        }
        let candidates = quarter
            .toponyms
            .first()
            .and_then(|&first| referents.get(first));
        let near = candidates
            .iter()
            .flat_map(|referent| referent.candidates.iter())
            .map(|candidate| gazetteer.place(candidate.place))
            .find(|place| place.id != town.place && apart(place.lon, place.lat) <= QUARTER_KM);
        if let Some(place) = near {
            let id = place.id;
            super::namesake::mean(&mut anchors[index], id, gazetteer);
            continue;
        }
        anchors[index] = doubt::put_at(quarter.span, quarter.toponyms.clone(), town);
    }
}

/// Returns the town that a quarter is said to be of: the nearest one named in its sentence; of "the X district" only the one behind "of".
fn town_of_quarter<'a>(
    wording: &Wording<'_>,
    anchors: &'a [Anchor],
    index: usize,
) -> Option<&'a Anchor> {
    let quarter = &anchors[index];
    let tokens = wording.tokens(quarter.span);
    if !quarter.is_quarter {
        let next = anchors.get(index + 1)?;
        // The word for the kind may have gone to either name.
        let end = wording.tokens(next.span).start;
        let of = if wording.word(tokens.end) == "of" {
            tokens.end
        } else {
            tokens.end + 1
        };
        let joined = wording.word(of) == "of" && (end == tokens.end || end == of + 1);
        let district = matches!(
            wording.before(of, 1),
            "district"
                | "area"
                | "suburb"
                | "neighborhood"
                | "neighbourhood"
                | "quarter"
                | "sector"
                | "ward"
        );
        // A capital may be a division of its own.
        let town = next.precision == Geoprecision::Town
            || next.precision.is_area() && next.radius_km <= QUARTER_KM / 2.0;
        return (joined && district && town).then_some(next);
    }
    let sentence = wording.sentence_start(tokens.start);
    let gap = |other: &Anchor| {
        if other.span.start >= quarter.span.end {
            other.span.start - quarter.span.end
        } else {
            quarter.span.start.saturating_sub(other.span.end)
        }
    };
    let around = nearby::around(wording, anchors, |anchor| anchor.span, quarter.span);
    around
        .filter(|&at| at != index)
        .map(|at| &anchors[at])
        .filter(|other| other.precision == Geoprecision::Town && !other.is_quarter)
        .filter(|other| wording.sentence_start(wording.tokens(other.span).start) == sentence)
        .min_by_key(|other| gap(other))
}
