//! Organizations that no list has.

use std::ops::Range;

use super::group::GROUPS;
use super::noun::NOUNS;
use super::{Cast, Found, Side, span};
use crate::event::kind::ActorKind;
use crate::event::lexicon::{List, Thing, is_thing};
use crate::event::words::Word;
use crate::toponym::NameClass;

pub(super) fn organization(words: &[Word<'_>], at: usize, cast: Cast<'_>) -> Option<Side> {
    let others = &cast.names.others;
    let index = others.partition_point(|other| other.span.end <= words[at].span.start);
    let other = others.get(index).filter(|other| {
        other.class == NameClass::Organization && other.span.start <= words[at].span.start
    })?;
    let end = (at..words.len())
        .take_while(|&k| words[k].span.end <= other.span.end)
        .last()?
        + 1;
    // A known group inside the name is found by itself.
    if (at + 1..end).any(|k| {
        GROUPS
            .longest(words, k)
            .is_some_and(|(len, _)| k + len <= end && (len > 1 || words[k].raw.len() > 3))
    }) {
        return None;
    }
    let named = kind_of_name(&words[at..end]);
    if named == ActorKind::Unknown && is_no_side(words, at..end) {
        return None;
    }
    // "TLF rebels", "Northern Column fighters": the noun behind the name says what they are.
    let (end, kind) = match fighters_at(words, end) {
        Some((len, kind)) if named == ActorKind::Unknown => (end + len, kind),
        Some((len, _)) => (end + len, named),
        None => (end, named),
    };
    Some(Side {
        words: at..end,
        span: span(words, &(at..end)),
        kind,
        country: None,
        found: Found::Name,
        known: None,
        state_from: None,
    })
}

/// "at Kuyello", "Dansalan College", "two MIO buses", "24 February": where, a building, whose vehicles, a day; nobody who acts or suffers.
fn is_no_side(words: &[Word<'_>], name: Range<usize>) -> bool {
    let before = name.start.checked_sub(1).map(|at| words[at].lower.as_str());
    let where_ = before.is_some_and(|word| {
        matches!(
            word,
            "at" | "in" | "near" | "around" | "outside" | "inside" | "towards" | "toward"
        )
    });
    let last = words[name.end - 1].lower.as_str();
    let owned = words.get(name.end).is_some_and(|next| {
        List::Building.has(&next.lower) || is_thing(words, name.end, Thing::Property)
    });
    where_
        || owned
        || List::Building.has(last)
        || words[name].iter().any(|word| List::Month.has(&word.lower))
}

/// The everyday word for those who bear arms at a word, with its length.
fn fighters_at(words: &[Word<'_>], at: usize) -> Option<(usize, ActorKind)> {
    let (len, &kind) = NOUNS.longest(words, at)?;
    matches!(
        kind,
        ActorKind::RebelGroup | ActorKind::PoliticalMilitia | ActorKind::IdentityMilitia
    )
    .then_some((len, kind))
}

/// The side that a name without an entry tells by its own words ("Tuna Liberation Front", "5th Brigade").
fn kind_of_name(words: &[Word<'_>]) -> ActorKind {
    let has = |list: List| words.iter().any(|word| list.has(&word.lower));
    if has(List::RebelName) {
        ActorKind::RebelGroup
    } else if has(List::MilitiaName) {
        ActorKind::PoliticalMilitia
    } else if has(List::StateName) {
        ActorKind::StateForces
    } else {
        ActorKind::Unknown
    }
}
