//! A place that tells only where another is: "A, a village near B", "the A district of B", "B's A quarter".

use super::ground::Ground;
use super::nature::is_origin;
use crate::event::lexicon::Function;
use crate::event::scene::{Anchor, Scene};
use crate::event::unplaced::is_kind;
use crate::event::words::{Word, slice};
use crate::referent::Geoprecision;

/// The most words of an apposition between a name and the one that tells where it is.
const LONGEST_APPOSITION: usize = 12;

/// The most words between a name and the one behind it that it holds.
const LONGEST_POSSESSED: usize = 6;

/// Tells whether one place only tells where another is.
pub(super) fn tells_of(
    scene: &Scene<'_>,
    ground: &Ground<'_>,
    inner: &Anchor,
    outer: &Anchor,
) -> bool {
    let precision = ground.precision(inner.index);
    // "a man from A in B": he was there.
    if is_origin(scene, inner) && ground.are_apart(inner.index, outer.index) {
        return false;
    }
    if inner.words.end <= outer.words.start {
        precision < Geoprecision::Country
            && (ground.is_related(outer.index) || precision <= ground.precision(outer.index))
            && is_followed(scene, ground, inner, outer)
    } else {
        outer.words.end <= inner.words.start
            && precision <= Geoprecision::Province
            && (is_possessed(scene, inner, outer) || is_beside(scene, ground, inner, outer))
    }
}

/// "A in the north of B", "the A district of B", "A, a mountain village of a few huts, near B".
fn is_followed(scene: &Scene<'_>, ground: &Ground<'_>, inner: &Anchor, outer: &Anchor) -> bool {
    let between = slice(&scene.words, inner.words.end..outer.words.start);
    let plain = |word: &Word<'_>| {
        !word.is_mark()
            && !word.is(Function::Preposition)
            && !word.is(Function::Coordinator)
            && !word.is(Function::Relative)
            && !word.is(Function::Subordinator)
            && !super::super::clause::has_verb(std::slice::from_ref(word), 0..1)
    };
    let comma = between.first().is_some_and(Word::is_comma);
    let apposed = comma
        && between.len() > 1
        && between.len() <= LONGEST_APPOSITION
        && (between[1].is(Function::Determiner)
            || between[1].is_number()
            || matches!(
                between[1].lower.as_str(),
                "about" | "some" | "around" | "just"
            ))
        && between[1..].iter().all(|word| {
            plain(word)
                || word.is(Function::Preposition)
                || matches!(word.lower.as_str(), "located" | "situated")
        })
        && between[1..]
            .iter()
            .any(|word| is_kind(&word.lower) || word.is_number());
    if apposed {
        return true;
    }
    let kinds = between
        .iter()
        .take_while(|word| is_kind(&word.lower))
        .count();
    let rest = &between[kinds..];
    let comma = usize::from(rest.first().is_some_and(Word::is_comma));
    let rest = &rest[comma..];
    // A relation is in the phrase itself: "A, 40 km north of B".
    if rest.is_empty() {
        return ground.is_related(outer.index);
    }
    // "a man from rural A in B": a part of a place is in no other.
    let holds = matches!(rest[0].lower.as_str(), "near" | "outside")
        || !ground.is_related(inner.index)
        || !ground.are_apart(inner.index, outer.index);
    holds
        && rest.len() <= LONGEST_POSSESSED
        && matches!(
            rest[0].lower.as_str(),
            "of" | "in" | "near" | "inside" | "within" | "outside"
        )
        && comma == 0
        && rest[1..]
            .iter()
            .enumerate()
            .all(|(k, word)| plain(word) || word.lower == "of" && is_kind(&rest[k].lower))
        && rest[1..]
            .iter()
            .filter(|word| !is_kind(&word.lower) && word.lower != "of")
            .count()
            <= 3
}

/// "B's A quarter", "B's northern district of A", "the B capital A".
fn is_possessed(scene: &Scene<'_>, inner: &Anchor, outer: &Anchor) -> bool {
    let between = slice(&scene.words, outer.words.end..inner.words.start);
    let kinds = |words: &[Word<'_>]| {
        words
            .iter()
            .all(|word| is_kind(&word.lower) || word.lower == "of" || word.lower == "capital")
    };
    let ends_on_kind = scene
        .words
        .get(outer.words.end.wrapping_sub(1))
        .is_some_and(|word| {
            kinds(std::slice::from_ref(word)) && word.lower != "of" && !word.is_capital()
        });
    if between.len() <= 2 && kinds(between) && (!between.is_empty() || ends_on_kind) {
        return true;
    }
    between.len() <= LONGEST_POSSESSED
        && between
            .first()
            .is_some_and(|word| matches!(word.lower.as_str(), "'s" | "'"))
        && between[1..].iter().enumerate().all(|(k, word)| {
            word.lower == "of" && is_kind(&between[k].lower)
                || !word.is_mark()
                    && !word.is(Function::Preposition)
                    && !word.is(Function::Coordinator)
        })
}

/// "north of B in A": what a relation leaves open the name behind it tells.
fn is_beside(scene: &Scene<'_>, ground: &Ground<'_>, inner: &Anchor, outer: &Anchor) -> bool {
    let between = slice(&scene.words, outer.words.end..inner.words.start);
    ground.is_related(outer.index)
        && between.len() <= 4
        && between
            .first()
            .is_some_and(|word| matches!(word.lower.as_str(), "in" | "at"))
        && between[1..]
            .iter()
            .all(|word| word.is(Function::Determiner) || is_kind(&word.lower) || word.lower == "of")
}
