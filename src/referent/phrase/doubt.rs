//! Names that cannot be what they were resolved to, so that no pin stands where nothing happened.
//!
//! A piece of a longer name that nobody knows ("Lan" of "Hpar Lan village", "Canto" of "Canto do Forte") places nothing. A namesake far
//! from the container that the words themselves say ("near Pisky, Donetsk", where the only Pisky known is elsewhere) gives way to that
//! container, with the container's precision.

use std::ops::Range;

use dateline_gazetteer::{Gazetteer, PlaceId, distance_km};

use super::anchor::Anchor;
use super::wording::Wording;
use crate::referent::{Geoprecision, Referent};
use crate::text::{Casing, Span};
use crate::toponym::lexicon::{WordClasses, classes, is_arabic_article, is_inside_names};
use crate::toponym::{NameClass, Names, ToponymRole};

/// A place may lie this far from the middle of a town that stands for its district, km: half the width of a large district.
const AROUND_TOWN_KM: f64 = 100.0;
/// Gazetteers disagree on divisions that were cut anew; beyond this distance from a division's middle, km, they cannot mean the same.
const AROUND_DIVISION_KM: f64 = 150.0;
/// Radius of "somewhere around this town", km.
const STAND_IN_KM: f64 = 30.0;
/// The most names between a name and the container that is known: "Ibuga village (Bwito, Rutshuru)".
const LONGEST_CHAIN: usize = 3;
/// Bytes of a name so short that beside another one it is a piece of a longer name even where it is a country's.
const SHORT_NAME: usize = 4;
/// The most words of an unknown name.
const LONGEST_UNKNOWN: usize = 5;
/// Drops anchors that are only a piece of a longer name.
pub(super) fn drop_pieces(
    wording: &Wording<'_>,
    names: &Names,
    referents: &[Referent],
    anchors: &mut Vec<Anchor>,
    gazetteer: &Gazetteer,
) {
    anchors.retain(|anchor| {
        // "Lay Kay village" is no Kay County, "Sin San village" no China.
        let is_whole = anchor.precision.is_area()
            && !anchor.asked.is_some_and(|asked| asked.starts_with('P'))
            && anchor.span.len() > SHORT_NAME;
        is_whole
            || anchor
                .toponyms
                .first()
                .is_none_or(|&index| !is_piece(wording, names, referents, index, gazetteer))
    });
}

fn is_piece(
    wording: &Wording<'_>,
    names: &Names,
    referents: &[Referent],
    index: usize,
    gazetteer: &Gazetteer,
) -> bool {
    // A name that nobody knows right beside it is the rest of the same name; so is one of another country ("Melka" of "Melka Dera").
    let country = |place: PlaceId| gazetteer.place(place).country;
    let place = |referent: &Referent| referent.place.or_else(|| referent.stranger());
    let own = referents.get(index).and_then(place);
    let is_rest = |other: usize| match referents.get(other).map(place) {
        Some(Some(place)) => own.is_some_and(|own| country(own) != country(place)),
        Some(None) => true,
        None => false,
    };
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
            .enumerate()
            .take_while(|(_, other)| other.span.start < word.span.end)
            .any(|(at, other)| {
                other.span.overlaps(word.span)
                    && other.role != ToponymRole::Embedded
                    && !is_rest(first + at)
            })
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
        // "Abu", "Beit": a small word of names counts where a name follows.
        let leads_on = classes(raw).has(WordClasses::CONNECTOR)
            && text
                .tokens
                .get(token + 1)
                .is_some_and(|next| is_name(next.span.of(text.raw)));
        is_name(raw)
            && !taken
            && (leads_on || !classes(raw).has(other))
            && gazetteer.demonym(raw).is_none()
    };
    let left = tokens.start > sentence.tokens.start + 1 && joins(tokens.start - 1);
    let next = text
        .tokens
        .get(tokens.end)
        .map_or("", |token| token.span.of(text.raw));
    let right = if is_inside_names(next) {
        text.tokens
            .get(tokens.end + 1)
            .is_some_and(|token| is_name(token.span.of(text.raw)))
    } else {
        joins(tokens.end)
    };
    left || right
}

/// Tells whether a word is written as a part of a name: a capital, then small letters; or an Arabic article before such a word.
fn is_name(word: &str) -> bool {
    let word = match word.split_once('-') {
        Some((article, rest)) if is_arabic_article(article) => rest,
        _ => word,
    };
    // "Kurdish-majority" is an adjective.
    let pieces_are_names = word
        .split('-')
        .skip(1)
        .all(|piece| piece.starts_with(char::is_uppercase));
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().next().is_some()
        && pieces_are_names
        && letters.all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        && word.chars().any(char::is_lowercase)
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
    let apart = distance_km((inner.lon, inner.lat), (outer.lon, outer.lat));
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
pub(super) fn stand_in(
    gazetteer: &Gazetteer,
    inner: Span,
    outer: &Anchor,
    is_quarter: bool,
) -> Anchor {
    let mut stand_in = outer.clone();
    stand_in.span = inner.join(outer.span);
    stand_in.stands_for = Some(inner);
    // A quarter of a town is in the town.
    if outer.precision == Geoprecision::Town && !is_quarter {
        // "Pisky, Donetsk": the division of that name rather than its capital; not where the words say "city".
        let is_town_said = outer.asked == Some("P");
        match namesake_division(gazetteer, outer.place).filter(|_| !is_town_said) {
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

/// Puts an anchor where another is: it keeps its words and stands for its own name, which nobody knows.
pub(super) fn put_beside(gazetteer: &Gazetteer, anchor: &Anchor, beside: &Anchor) -> Anchor {
    Anchor {
        span: anchor.span,
        toponyms: anchor.toponyms.clone(),
        ..stand_in(gazetteer, anchor.span, beside, anchor.is_quarter)
    }
}

/// Puts a name that nobody knows where an anchor is, as wide as that is.
pub(super) fn put_at(span: Span, toponyms: Vec<usize>, at: &Anchor) -> Anchor {
    Anchor {
        span,
        toponyms,
        stands_for: Some(span),
        ..at.clone()
    }
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
/// It must stand behind a word that leads to a place, or have the word for its kind behind it. What is unknown too between it and what
/// holds it is passed over: "Ibuga" of "Ibuga village (Bwito, Rutshuru)".
pub(super) fn unknown_before(wording: &Wording<'_>, names: &Names, end: usize) -> Option<Span> {
    // A bracket with what holds it tells a place, even where the name looks like a person's.
    let bracketed = wording.word(end) == "(";
    let mut end = end;
    for _ in 0..LONGEST_CHAIN {
        let name = capitals_before(wording, names, end)?;
        let (first, last) = (name.start, name.end);
        if wording.is(first - 1, "kind") || wording.is_place_lead(first) {
            let span = wording.text.span(name.clone());
            let first_other = names
                .others
                .partition_point(|other| other.span.end <= span.start);
            let person = names.others[first_other..]
                .iter()
                .take_while(|other| other.span.start < span.end)
                .any(|other| other.class == NameClass::Person);
            let certain = bracketed
                || last < end
                || wording.is(first - 1, "kind")
                || wording.leads_to_place_only(first);
            return (certain || !person).then(|| wording.text.span(name));
        }
        if last < end {
            return Some(wording.text.span(name));
        }
        if !matches!(wording.before(first, 1), "(" | ",") {
            return None;
        }
        end = first - 1;
    }
    None
}

/// The capitalized words that end right before a token, or before the word for their kind there.
fn capitals_before(wording: &Wording<'_>, names: &Names, end: usize) -> Option<Range<usize>> {
    let text = wording.text;
    let floor = wording.sentence_start(end.checked_sub(1)?);
    let raw = |token: usize| text.tokens[token].span.of(text.raw);
    let people = |token: usize| {
        let span = text.tokens[token].span;
        let at = names
            .toponyms
            .partition_point(|toponym| toponym.span.end <= span.start);
        names.toponyms.get(at).is_some_and(|toponym| {
            toponym.span.overlaps(span) && toponym.role != ToponymRole::Literal
        })
    };
    let mut last = end;
    while last > floor && wording.is(last - 1, "kind") {
        last -= 1;
    }
    let ordinary = WordClasses::MONTH
        .or(WordClasses::WEEKDAY)
        .or(WordClasses::TITLE)
        .or(WordClasses::ORGANIZATION);
    let mut first = last;
    while first > floor && last - first < LONGEST_UNKNOWN {
        let before = first - 1;
        // "Mine 6", "Kilometer 29": a number behind a name is part of it.
        let numbered = first == last
            && before > floor + 1
            && wording.is_numbering(before)
            && is_name(raw(before - 1));
        // The first word of a sentence has its capital anyway.
        let name = before > floor
            && (is_name(raw(before)) || numbered)
            && !classes(raw(before)).has(ordinary)
            && !people(before);
        let inside = first < last
            && before > floor
            && (is_inside_names(raw(before)) || raw(before) == "-")
            && is_name(raw(before - 1));
        if !(name || inside) {
            break;
        }
        first = before;
    }
    // "Barangay Bagsac" is the barangay of Bagsac.
    if first + 1 < last && wording.is(first, "unit") {
        first += 1;
    }
    (first < last && first > floor).then_some(first..last)
}
