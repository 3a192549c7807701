//! Quarters of towns: of "Cidade Nova" every second town has one, so the town named beside it says which is meant, and where it lies.

use dateline_gazetteer::{Gazetteer, PlaceId, WELL_KNOWN, distance_km};

use super::anchor::Anchor;
use super::wording::Wording;
use super::{doubt, nearby};
use crate::referent::{Geoprecision, Referent};
use crate::toponym::{Names, ToponymRole};

/// A quarter lies at most this far from the middle of its town, km: the width of the largest cities.
const QUARTER_KM: f64 = 60.0;
/// What is a town by itself is no quarter of another beyond this distance, km, or so many times the other's radius.
const OWN_TOWN_KM: f64 = 15.0;
const OWN_TOWN_RADII: f64 = 2.0;
/// How many of the towns told of before a quarter are looked at, where its sentence has none.
const TOWNS_BEFORE: usize = 6;
/// A town of this importance is known by its name: of about 100,000 inhabitants.
const KNOWN_TOWN: f64 = 0.5;
/// How sure a town must be to have a quarter (probability).
const SURE: f64 = 0.6;

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
    names: &Names,
    referents: &[Referent],
    anchors: &mut [Anchor],
    gazetteer: &Gazetteer,
) {
    let written_in = town_of_dateline(names, referents, gazetteer);
    let mut before: Vec<Anchor> = Vec::new();
    for index in 0..anchors.len() {
        let quarter = &anchors[index];
        let is_town = quarter.precision == Geoprecision::Town && !quarter.is_quarter;
        if is_town && quarter.confidence >= SURE && !quarter.refused {
            if before.len() == TOWNS_BEFORE {
                before.remove(0);
            }
            before.push(quarter.clone());
        }
        let said = town_of_quarter(wording, anchors, index, gazetteer)
            .filter(|town| !is_of_province(wording, quarter, town, gazetteer));
        // "Kherson's Dniprovskyi district" is none of Kyiv.
        let elsewhere = |town: &Anchor| {
            distance_km((quarter.lon, quarter.lat), (town.lon, town.lat))
                > QUARTER_KM + quarter.radius_km
        };
        let is_part = !quarter.is_quarter && quarter.precision == Geoprecision::District;
        if quarter.precision.is_area() && !(is_part && said.as_ref().is_some_and(elsewhere)) {
            continue;
        }
        // "the Penha neighborhood"; of "a quarter of Dawei" the town is told.
        let last = wording.tokens(quarter.span).end.saturating_sub(1);
        let is_named = wording.is(last, "kind") && !wording.is_capital(last);
        let told = || {
            let town = told_before(quarter, &before, written_in.as_ref(), gazetteer);
            town.filter(|_| is_named).cloned()
        };
        // What is called no quarter is held by a town only where the words say so.
        let of_or_owner = said.is_some() && !quarter.is_quarter;
        let Some(town) = said.or_else(told) else {
            continue;
        };
        let is_said = of_or_owner || is_said_of(wording, quarter, &town);
        if !quarter.refused && is_quarter_of(gazetteer, quarter.place, &town, is_said)
            || !is_said && is_town_itself(gazetteer, quarter)
        {
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
            .find(|place| {
                place.id != town.place && is_quarter_of(gazetteer, place.id, &town, is_said)
            });
        if let Some(place) = near {
            let id = place.id;
            super::namesake::mean(&mut anchors[index], id, gazetteer);
            continue;
        }
        anchors[index] = doubt::put_at(quarter.span, quarter.toponyms.clone(), &town);
    }
}

/// "The Tall Rifat district of Aleppo": of the province, which bears its town's name. What is called a quarter is none.
fn is_of_province(
    wording: &Wording<'_>,
    quarter: &Anchor,
    town: &Anchor,
    gazetteer: &Gazetteer,
) -> bool {
    let province = || {
        super::namesake::province_named(&gazetteer.place(town.place), town.span, wording, gazetteer)
    };
    !quarter.is_quarter
        && province().is_some_and(|province| gazetteer.is_within(quarter.place, province))
}

/// "Manbij market": of a town that is known by its name.
fn is_town_itself(gazetteer: &Gazetteer, quarter: &Anchor) -> bool {
    let place = gazetteer.place(quarter.place);
    quarter.confidence >= SURE
        && place.feature.starts_with("P.")
        && place.feature != "P.PPLX"
        && place.importance >= KNOWN_TOWN
}

/// Tells whether the town stands right behind the quarter: "the Santa Rosa neighborhood of Medellin", "the Penha favela in Rio".
fn is_said_of(wording: &Wording<'_>, quarter: &Anchor, town: &Anchor) -> bool {
    let gap = wording.tokens(quarter.span).end..wording.tokens(town.span).start;
    (1..=2).contains(&gap.len())
        && gap
            .into_iter()
            .any(|token| matches!(wording.word(token), "of" | "in"))
}

/// Tells whether a place is near enough to a town to be a quarter of it. Of the town that is said to have it no other town is a quarter.
fn is_quarter_of(gazetteer: &Gazetteer, place: PlaceId, town: &Anchor, is_said: bool) -> bool {
    let place = gazetteer.place(place);
    let apart = distance_km((place.lon, place.lat), (town.lon, town.lat));
    let own_town = place.feature.starts_with("P.") && place.feature != "P.PPLX";
    let reach = if own_town && is_said {
        OWN_TOWN_KM.max(OWN_TOWN_RADII * town.radius_km)
    } else {
        QUARTER_KM
    };
    apart <= reach.min(QUARTER_KM)
}

/// The town that a quarter belongs to whose sentence has none: the last one told of before it or the one that the report was written in,
/// where the only quarter known by its name lies in another part of the country.
fn told_before<'a>(
    quarter: &Anchor,
    before: &'a [Anchor],
    written_in: Option<&'a Anchor>,
    gazetteer: &Gazetteer,
) -> Option<&'a Anchor> {
    let towns = || before.iter().rev().chain(written_in);
    let country = |anchor: &Anchor| gazetteer.place(anchor.place).country;
    let is_known = gazetteer.place(quarter.place).importance >= WELL_KNOWN;
    let own = towns()
        .find(|town| distance_km((quarter.lon, quarter.lat), (town.lon, town.lat)) <= QUARTER_KM);
    if !quarter.is_quarter || is_known || own.is_some() {
        // What resolution was not sure of is somewhere in its town.
        return own.filter(|_| quarter.is_quarter && quarter.refused);
    }
    towns()
        .next()
        .filter(|town| country(town) == country(quarter))
}

/// The town of the dateline, as an anchor that stands nowhere in the text.
pub(super) fn town_of_dateline(
    names: &Names,
    referents: &[Referent],
    gazetteer: &Gazetteer,
) -> Option<Anchor> {
    let mut told = names.toponyms.iter().zip(referents).enumerate();
    let (index, (toponym, referent)) =
        told.find(|(_, (toponym, _))| toponym.role == ToponymRole::Dateline)?;
    let place = gazetteer.place(referent.place.filter(|_| referent.confidence >= SURE)?);
    place.feature.starts_with("P.").then(|| Anchor {
        span: toponym.span,
        toponyms: vec![index],
        place: place.id,
        precision: Geoprecision::Town,
        lon: place.lon,
        lat: place.lat,
        radius_km: place.radius_km,
        confidence: referent.confidence,
        is_quarter: false,
        stands_for: None,
        refused: false,
        alone: false,
        asked: None,
    })
}

/// Returns the town that a quarter is said to be of: the nearest one named in its sentence; of "the X district" only the one behind "of" or
/// before the "'s".
fn town_of_quarter(
    wording: &Wording<'_>,
    anchors: &[Anchor],
    index: usize,
    gazetteer: &Gazetteer,
) -> Option<Anchor> {
    let quarter = &anchors[index];
    let tokens = wording.tokens(quarter.span);
    if !quarter.is_quarter {
        let owner = index.checked_sub(1).map(|before| &anchors[before]);
        let owner = owner.filter(|owner| {
            let end = wording.tokens(owner.span).end;
            let kind = if wording.is_capital(tokens.end.saturating_sub(1)) {
                tokens.end
            } else {
                tokens.end - 1
            };
            end + 1 == tokens.start
                && matches!(wording.word(end), "'s" | "’s")
                && is_part_word(wording, kind)
        });
        if let Some(owner) = owner {
            return as_town(owner, false, gazetteer);
        }
        let next = anchors.get(index + 1)?;
        // The word for the kind may have gone to either name.
        let end = wording.tokens(next.span).start;
        let of = if wording.word(tokens.end) == "of" {
            tokens.end
        } else {
            tokens.end + 1
        };
        let joined = wording.word(of) == "of" && (end == tokens.end || end == of + 1);
        let is_part = is_part_word(wording, of.saturating_sub(1));
        return (joined && is_part)
            .then(|| as_town(next, of > tokens.end, gazetteer))
            .flatten();
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
        .cloned()
}

/// Words for a part of a town, which may be one of a country's too.
fn is_part_word(wording: &Wording<'_>, token: usize) -> bool {
    matches!(
        wording.word(token),
        "district"
            | "area"
            | "suburb"
            | "neighborhood"
            | "neighbourhood"
            | "quarter"
            | "sector"
            | "ward"
    ) || wording.is(token, "urban")
}

/// The town of an anchor that may have quarters: a capital that is a division of its own, and that of a province named after it, too, unless
/// the words say that the province is meant. `has_kind` says that the word for the quarter's kind has gone to the anchor.
fn as_town(anchor: &Anchor, has_kind: bool, gazetteer: &Gazetteer) -> Option<Anchor> {
    if anchor.precision == Geoprecision::Town
        || anchor.precision.is_area() && anchor.radius_km <= QUARTER_KM / 2.0
    {
        return Some(anchor.clone());
    }
    let is_named_so = anchor.asked.is_none_or(|kind| has_kind && kind != "A.ADM1");
    if anchor.precision != Geoprecision::Province || !is_named_so {
        return None;
    }
    let mut town = anchor.clone();
    super::namesake::mean(
        &mut town,
        super::anchor::seat(gazetteer, anchor.place)?,
        gazetteer,
    );
    Some(town)
}
