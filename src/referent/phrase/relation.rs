//! The words beside a place: "east of", "near", "on the outskirts of", "between A and B", "northern".
//!
//! Each anchor is looked at with what stands left and right of it; the first pattern that fits makes its phrase.

use dateline_gazetteer::Gazetteer;

use super::anchor::Anchor;
use super::beside::{Beside, beside};
use super::footprint::Shapes;
use super::wording::Wording;
use super::{footprint, itself, namesake, phrase};
use crate::referent::{Geoprecision, PlacePhrase, Relation};

/// How far back a "the northern border town of" is stepped over.
const LONGEST_TITLE: usize = 6;
/// "X, south of Y" tells of X where X lies no farther from there, km.
const EXPLAINED_KM: f64 = 120.0;
/// A pronoun-like "the city" is a weaker link than a name.
const ANAPHOR_CONFIDENCE: f64 = 0.85;

/// Returns a phrase for every anchor, with its relation if the words say one.
pub(super) fn relate(
    wording: &Wording<'_>,
    anchors: &[Anchor],
    gazetteer: &Gazetteer,
) -> Vec<PlacePhrase> {
    let mut phrases: Vec<PlacePhrase> = Vec::with_capacity(anchors.len());
    let mut shapes = Shapes::default();
    let mut i = 0;
    while let Some(anchor) = anchors.get(i) {
        let tokens = wording.tokens(anchor.span);
        let head = title_start(wording, tokens.start);
        if let Some(other) = anchors.get(i + 1)
            && let Some(start) = between_start(wording, head, anchor, other)
        {
            i += 2;
            // "north of Hama, between Aleppo and Damascus": the second clause only says which Hama.
            let explains = phrases.last().is_some_and(|last| {
                let gap = wording.tokens(last.span).end..start;
                last.relation.is_some()
                    && gap.len() <= 2
                    && gap
                        .clone()
                        .all(|token| matches!(wording.word(token), "," | "in" | "and"))
                    && wording.sentence_start(start) <= gap.start
            });
            if !explains {
                let mut both = anchor.clone();
                let last = wording.tokens(other.span).end;
                let end = last + usize::from(wording.is(last, "way"));
                both.span = wording.text.span(start..end);
                both.toponyms.extend(&other.toponyms);
                both.confidence = anchor.confidence.min(other.confidence);
                let shape = footprint::between((anchor.lon, anchor.lat), (other.lon, other.lat));
                phrases.push(phrase(&both, Some(Relation::Between), shape));
            }
            continue;
        }
        i += 1;
        if is_elsewhere(wording, head, anchor) {
            continue;
        }
        let found = match beside(wording, anchor, head, tokens.end, gazetteer) {
            Some(found) => related(wording, anchor, found, gazetteer, &mut shapes),
            None => phrase(anchor, None, itself(anchor)),
        };
        // "Hays, south of Hodeidah": the second clause only says where Hays is.
        if let Some(last) = phrases.last_mut()
            && is_told_where(wording, last, &found)
        {
            last.span = last.span.join(found.span);
            continue;
        }
        phrases.push(found);
    }
    phrases.extend(anaphors(wording, anchors, gazetteer, &mut shapes));
    phrases
}

/// Tells whether a relation right behind a place's name only explains the name, and the place does lie there.
fn is_told_where(wording: &Wording<'_>, name: &PlacePhrase, said: &PlacePhrase) -> bool {
    let gap = wording.tokens(name.span).end..wording.tokens(said.span).start;
    matches!(
        said.relation,
        Some(Relation::DirectionOf { .. } | Relation::Near { .. })
    ) && name.relation.is_none()
        && name.precision <= Geoprecision::Town
        && gap.len() == 1
        && wording.word(gap.start) == ","
        && dateline_gazetteer::distance_km((name.lon, name.lat), (said.lon, said.lat))
            <= EXPLAINED_KM.max(said.radius_km * 3.0)
}

fn related(
    wording: &Wording<'_>,
    anchor: &Anchor,
    found: Beside,
    gazetteer: &Gazetteer,
    shapes: &mut Shapes,
) -> PlacePhrase {
    let mut anchor = anchor.clone();
    if let Relation::PartOf { bearing: Some(_) } = found.relation
        && let Some(meant) = namesake::province_of(&anchor, wording, gazetteer)
            .or_else(|| namesake::town_of(&anchor, wording, gazetteer))
    {
        namesake::mean(&mut anchor, meant, gazetteer);
    }
    anchor.span = wording.text.span(found.start..found.end).join(anchor.span);
    let shape = shapes.of(&anchor, &found.relation, gazetteer);
    phrase(&anchor, Some(found.relation), shape)
}

/// Steps back over "the northern border town of"; returns the first token of it, or of the name where there is none.
fn title_start(wording: &Wording<'_>, name: usize) -> usize {
    let floor = wording
        .sentence_start(name)
        .max(name.saturating_sub(LONGEST_TITLE));
    let mut at = name;
    let mut kind =
        wording.is(name, "kind") || wording.is(name + 1, "kind") && wording.word(name) == "the";
    while at > floor {
        let before = at - 1;
        let word = wording.word(before);
        let of_kind = word == "of" && before > floor && wording.is(before - 1, "kind");
        let fits = of_kind
            || wording.is(before, "kind")
            || (kind
                && (wording.is(before, "adjective")
                    || word.ends_with("-held")
                    || word.ends_with("-controlled")))
            || (kind
                && wording.is_capital(before)
                && word.ends_with(['i', 'n', 'e', 'h'])
                && before > floor)
            || (wording.is(before, "det") && word != "that");
        if !fits {
            break;
        }
        kind |= wording.is(before, "kind");
        at = before;
        if wording.is(before, "det") {
            break;
        }
    }
    at
}

/// "between A and B", "the road from A to B", "the A–B highway": returns the first token of the phrase.
fn between_start(
    wording: &Wording<'_>,
    head: usize,
    anchor: &Anchor,
    other: &Anchor,
) -> Option<usize> {
    let end = wording.tokens(anchor.span).end;
    let last = wording.tokens(other.span).end;
    // The word for the road may have gone to the second name.
    let is_way = wording.is(last, "way") || wording.is(last.saturating_sub(1), "way");
    let glued = wording.text.raw.get(anchor.span.end..other.span.start);
    if is_way && matches!(glued, Some("-" | "–" | "—" | "/")) {
        return Some(head);
    }
    let next = title_start(wording, wording.tokens(other.span).start);
    let link = end..next.max(end);
    let way_before = |at: usize| {
        let noun = (1..=2).find(|&back| wording.is_before(at, back, "way"))?;
        let start = at - noun;
        Some(if wording.before(start, 1) == "the" {
            start - 1
        } else {
            start
        })
    };
    match (wording.before(head, 1), link.len()) {
        ("between", 1) if wording.word(link.start) == "and" => {
            Some(way_before(head - 1).unwrap_or(head - 1))
        }
        ("from", 1) if wording.word(link.start) == "to" => way_before(head - 1),
        ("linking" | "connecting", 1)
            if matches!(wording.word(link.start), "and" | "to" | "with") =>
        {
            way_before(head - 1)
        }
        (_, 1) if matches!(wording.word(link.start), "-" | "–" | "—" | "/" | "to") && is_way => {
            Some(head)
        }
        _ => None,
    }
}

/// "outside Syria" is anywhere but there.
fn is_elsewhere(wording: &Wording<'_>, head: usize, anchor: &Anchor) -> bool {
    anchor.precision >= Geoprecision::Region && wording.before(head, 1) == "outside"
}

/// "40 km north of the city", "outside the town": the last town named before is meant.
fn anaphors(
    wording: &Wording<'_>,
    anchors: &[Anchor],
    gazetteer: &Gazetteer,
    shapes: &mut Shapes,
) -> Vec<PlacePhrase> {
    let mut phrases = Vec::new();
    let tokens = wording.text.tokens.len();
    for at in 1..tokens {
        if wording.word(at - 1) != "the" || !wording.is(at, "town") || wording.word(at + 1) == "of"
        {
            continue;
        }
        let span = wording.text.span(at - 1..at + 1);
        let before = anchors.partition_point(|anchor| anchor.span.end <= span.start);
        if anchors.get(before).is_some_and(|next| {
            next.span.overlaps(span) || wording.tokens(next.span).start <= at + 1
        }) {
            continue;
        }
        let Some(town) = anchors[..before]
            .iter()
            .rev()
            .find(|anchor| anchor.precision == Geoprecision::Town)
        else {
            continue;
        };
        let mut anchor = town.clone();
        anchor.span = span;
        anchor.confidence *= ANAPHOR_CONFIDENCE;
        let Some(found) = beside(wording, &anchor, at - 1, at + 1, gazetteer) else {
            continue;
        };
        if matches!(
            found.relation,
            Relation::DirectionOf { .. } | Relation::Near { .. } | Relation::CountrysideOf
        ) {
            phrases.push(related(wording, &anchor, found, gazetteer, shapes));
        }
    }
    phrases
}
