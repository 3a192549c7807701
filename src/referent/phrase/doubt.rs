//! Names that cannot be what they were resolved to, so that no pin stands where nothing happened.
//!
//! A piece of a longer name that nobody knows ("Lan" of "Hpar Lan village", "Canto" of "Canto do Forte") places nothing. A namesake far
//! from the container that the words themselves say ("near Pisky, Donetsk", where the only Pisky known is elsewhere) gives way to that
//! container, with the container's precision.

use dateline_gazetteer::{Gazetteer, PlaceId};
use geo::{Distance, Haversine, Point};

use super::anchor::Anchor;
use super::wording::Wording;
use crate::referent::Geoprecision;
use crate::text::{Casing, Span};
use crate::toponym::lexicon::{WordClasses, classes};
use crate::toponym::{NameClass, Names, ToponymRole};

/// A place may lie this far from the middle of a town that stands for its district, km: half the width of a large district.
const AROUND_TOWN_KM: f64 = 100.0;
/// Gazetteers disagree on divisions that were cut anew; beyond this distance from a division's middle, km, they cannot mean the same.
const AROUND_DIVISION_KM: f64 = 150.0;
/// Radius of "somewhere around this town", km.
const STAND_IN_KM: f64 = 30.0;
/// The most words of an unknown name.
const LONGEST_UNKNOWN: usize = 5;
/// Small words inside names of places: "Canto do Forte", "Banco de Arenas".
const PARTICLES: [&str; 14] = [
    "do", "da", "de", "del", "dos", "das", "di", "du", "des", "imeni", "el", "la", "los", "las",
];

/// Drops anchors that are only a piece of a longer name.
pub(super) fn drop_pieces(
    wording: &Wording<'_>,
    names: &Names,
    anchors: &mut Vec<Anchor>,
    gazetteer: &Gazetteer,
) {
    anchors.retain(|anchor| {
        anchor.precision.is_area()
            || anchor
                .toponyms
                .first()
                .is_none_or(|&index| !is_piece(wording, names, index, gazetteer))
    });
}

fn is_piece(wording: &Wording<'_>, names: &Names, index: usize, gazetteer: &Gazetteer) -> bool {
    let span = names.toponyms[index].span;
    let tokens = wording.tokens(span);
    let text = wording.text;
    let Some(sentence) = text
        .sentence_at(span.start)
        .and_then(|at| text.sentences.get(at))
    else {
        return false;
    };
    // In a headline every word has a capital.
    let words = || {
        sentence
            .tokens
            .clone()
            .map(|token| text.tokens[token].span.of(text.raw))
            .filter(|word| word.chars().all(char::is_alphabetic) && word.chars().count() > 3)
    };
    let small = words()
        .filter(|word| word.starts_with(char::is_lowercase))
        .count();
    if text.casing(sentence) != Casing::Mixed || small * 4 < words().count() {
        return false;
    }
    let joins = |token: usize| {
        let Some(word) = text.tokens.get(token) else {
            return false;
        };
        let raw = word.span.of(text.raw);
        // No name goes beyond its sentence.
        let first = names
            .toponyms
            .partition_point(|other| other.span.end <= sentence.span.start);
        let first_other = names
            .others
            .partition_point(|other| other.span.end <= sentence.span.start);
        let taken = names.toponyms[first..]
            .iter()
            .take_while(|other| other.span.start < word.span.end)
            .any(|other| other.span.overlaps(word.span) && other.role != ToponymRole::Embedded)
            || names.others[first_other..]
                .iter()
                .take_while(|other| other.span.start < word.span.end)
                .any(|other| other.span.overlaps(word.span));
        let other = WordClasses::COMMON
            .or(WordClasses::TITLE)
            .or(WordClasses::MONTH)
            .or(WordClasses::WEEKDAY)
            .or(WordClasses::FEATURE)
            .or(WordClasses::ORGANIZATION)
            .or(WordClasses::DIRECTION)
            .or(WordClasses::CONNECTOR);
        is_name(raw) && !taken && !classes(raw).has(other) && gazetteer.demonym(raw).is_none()
    };
    let left = tokens.start > sentence.tokens.start + 1 && joins(tokens.start - 1);
    let next = text
        .tokens
        .get(tokens.end)
        .map_or("", |token| token.span.of(text.raw));
    let right = if PARTICLES.contains(&next) {
        text.tokens
            .get(tokens.end + 1)
            .is_some_and(|token| is_name(token.span.of(text.raw)))
    } else {
        joins(tokens.end)
    };
    left || right
}

/// Tells whether a word is written as a part of a name: a capital, then small letters.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().next().is_some()
        && letters.all(|c| c.is_lowercase() || matches!(c, '-' | '\'' | '’'))
}

/// Tells whether a place cannot lie in the container that the words give it.
pub(super) fn contradicts(gazetteer: &Gazetteer, inner: &Anchor, outer: &Anchor) -> bool {
    if inner.place == outer.place || inner.precision >= outer.precision.max(Geoprecision::District)
    {
        return false;
    }
    let (part, whole) = (gazetteer.place(inner.place), gazetteer.place(outer.place));
    let (Some(own), Some(said)) = (part.country, whole.country) else {
        return false;
    };
    let apart = Haversine.distance(
        Point::new(inner.lon, inner.lat),
        Point::new(outer.lon, outer.lat),
    ) / 1000.0;
    // Regions lie across borders, and whose a place is may be disputed.
    if outer.precision == Geoprecision::Region {
        return own != said && apart > AROUND_DIVISION_KM + 2.0 * outer.radius_km;
    }
    if own != said {
        return true;
    }
    match outer.precision {
        Geoprecision::Province => {
            part.admin1 != Some(outer.place) && apart > AROUND_DIVISION_KM.max(outer.radius_km)
        }
        Geoprecision::District => part.admin2 != Some(outer.place) && apart > AROUND_DIVISION_KM,
        Geoprecision::Town => part.admin1 != whole.admin1 && apart > AROUND_TOWN_KM,
        _ => false,
    }
}

/// The container in the place of a name that cannot be what it was resolved to.
pub(super) fn stand_in(gazetteer: &Gazetteer, inner: Span, outer: &Anchor) -> Anchor {
    let mut stand_in = outer.clone();
    stand_in.span = inner.join(outer.span);
    stand_in.stands_for = Some(inner);
    if outer.precision == Geoprecision::Town {
        // "Pisky, Donetsk": the division of that name rather than its capital.
        match namesake_division(gazetteer, outer.place) {
            Some(division) => {
                let place = gazetteer.place(division);
                stand_in.place = division;
                stand_in.lon = place.lon;
                stand_in.lat = place.lat;
                stand_in.radius_km = place.radius_km;
                stand_in.precision = super::anchor::precision(&place, None);
            }
            None => {
                stand_in.precision = Geoprecision::Near;
                stand_in.radius_km = STAND_IN_KM;
            }
        }
    }
    stand_in
}

/// The division that is named after a town, the larger one of two: "Donetsk" and "Donetsk Oblast".
fn namesake_division(gazetteer: &Gazetteer, town: PlaceId) -> Option<PlaceId> {
    let town = gazetteer.place(town);
    [town.admin1, town.admin2]
        .into_iter()
        .flatten()
        .find(|&division| {
            let name = gazetteer.place(division).name;
            name.starts_with(town.name) || town.name.starts_with(name)
        })
}

/// Finds the name that nobody knows which ends right before a token: "Gasiza village" of "took Gasiza village (Rutshuru, Nord-Kivu)".
/// It must stand behind a word that leads to a place, or have the word for its kind behind it.
pub(super) fn unknown_before(wording: &Wording<'_>, names: &Names, end: usize) -> Option<Span> {
    let text = wording.text;
    let floor = wording.sentence_start(end.checked_sub(1)?);
    let raw = |token: usize| text.tokens[token].span.of(text.raw);
    let mut last = end;
    while last > floor && wording.is(last - 1, "kind") {
        last -= 1;
    }
    let kind = last < end;
    let person = |token: usize| {
        let span = text.tokens[token].span;
        names
            .others
            .iter()
            .any(|other| other.class == NameClass::Person && other.span.overlaps(span))
    };
    let ordinary = WordClasses::MONTH
        .or(WordClasses::WEEKDAY)
        .or(WordClasses::TITLE)
        .or(WordClasses::ORGANIZATION);
    let mut first = last;
    while first > floor && last - first < LONGEST_UNKNOWN {
        let before = first - 1;
        let name = is_name(raw(before)) && !classes(raw(before)).has(ordinary) && !person(before);
        let inside = first < last
            && before > floor
            && (PARTICLES.contains(&raw(before)) || raw(before) == "-")
            && is_name(raw(before - 1));
        if !(name || inside) {
            break;
        }
        first = before;
    }
    // The first word of a sentence has its capital anyway.
    if first == last || first == floor {
        return None;
    }
    let led = wording.is(first - 1, "kind")
        || matches!(
            wording.before(first, 1),
            "in" | "at" | "near" | "around" | "outside" | "inside" | "into" | "towards" | "toward"
        )
        || wording.before(first, 1) == "of" && first >= 2 && wording.is(first - 2, "kind");
    (kind || led).then(|| text.span(first..last))
}
