//! The province or country that opens a sentence is the frame of what it tells: "In Michoacán, a mine went off in Buenavista" is no Buenavista of
//! another state. A namesake outside the frame gives way to the one inside it, or to the province.

use dateline_gazetteer::{Gazetteer, WELL_KNOWN, distance_km, fold};

use super::anchor::Anchor;
use super::wording::Wording;
use super::{doubt, namesake};
use crate::referent::{Geoprecision, Referent};

/// Beyond this distance from a province's middle and its radius, km, a place does not lie in it by any gazetteer.
const OUTSIDE_KM: f64 = 50.0;

/// Holds little-known places in the province that opens their sentence.
pub(super) fn hold(
    wording: &Wording<'_>,
    referents: &[Referent],
    anchors: &mut [Anchor],
    gazetteer: &Gazetteer,
) {
    let mut frame: Option<Anchor> = None;
    for anchor in anchors.iter_mut() {
        let first = wording.tokens(anchor.span).start;
        let start = wording.sentence_start(first);
        if frame
            .as_ref()
            .is_some_and(|frame| wording.sentence_start(wording.tokens(frame.span).start) != start)
        {
            frame = None;
        }
        if first == start + 1
            && wording.word(start) == "in"
            && wording.word(wording.tokens(anchor.span).end) == ","
            && matches!(
                anchor.precision,
                Geoprecision::Province | Geoprecision::Country
            )
        {
            frame = Some(anchor.clone());
            continue;
        }
        let Some(province) = &frame else { continue };
        if !is_outside(wording, anchor, province, gazetteer) {
            continue;
        }
        let inside = anchor
            .toponyms
            .first()
            .and_then(|&first| referents.get(first))
            .into_iter()
            .flat_map(|referent| referent.candidates.iter())
            .find(|candidate| gazetteer.is_within(candidate.place, province.place));
        match inside {
            Some(candidate) => namesake::mean(anchor, candidate.place, gazetteer),
            None => *anchor = doubt::put_beside(gazetteer, anchor, province),
        }
    }
}

fn is_outside(
    wording: &Wording<'_>,
    anchor: &Anchor,
    province: &Anchor,
    gazetteer: &Gazetteer,
) -> bool {
    let place = gazetteer.place(anchor.place);
    let link = wording.before(wording.tokens(anchor.span).start, 1);
    let apart = distance_km((anchor.lon, anchor.lat), (province.lon, province.lat));
    // "In Mali, gunmen attacked Boni" is no Bonn, whatever some language calls it.
    let own_name = fold(place.name) == fold(anchor.span.of(wording.text.raw));
    let of_country = province.precision == Geoprecision::Country;
    anchor.stands_for.is_none()
        && anchor.precision <= Geoprecision::District
        && (place.importance < WELL_KNOWN || !own_name)
        && (of_country || place.country == gazetteer.place(province.place).country)
        && !gazetteer.is_within(anchor.place, province.place)
        && apart > province.radius_km + OUTSIDE_KM
        && !matches!(link, "from" | "to" | "of")
}
