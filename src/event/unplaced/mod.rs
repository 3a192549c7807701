//! Names of a sentence that stand where a place stands and that no gazetteer has: "the village of Tell Namra", "near Noor Hospital".
//!
//! They tell where something happened, and put nothing on a map. Three ways to find them: what the recognizer took for a place or a
//! facility ([`recognized`]), names that prepositions and kinds of place point to ([`written`]), and the rest of a list ([`list`]).

mod list;
mod name;
mod recognized;
mod written;

use std::collections::HashSet;
use std::sync::LazyLock;

use super::MentionInput;
use super::binding::Unplaced;
use super::words::Word;
use crate::text::Span;

/// What has a name behind "of", or before it: "village", "hill", "square".
static KINDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../lexicon/kinds_of_place.txt")
        .lines()
        .collect()
});

/// Tells whether a lower-case word says what kind of place something is.
pub(super) fn is_kind(word: &str) -> bool {
    KINDS.contains(word)
}

/// The object of a verb that takes places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlaceObject {
    /// The word that it starts at.
    pub(super) start: usize,
    /// Whether it can be nothing but a place: one enters a town, but captures people too.
    pub(super) only: bool,
}

/// Returns the names of unknown place among the words of a sentence, in text order, not overlapping.
pub(super) fn unplaced(
    input: &MentionInput<'_, '_>,
    words: &[Word<'_>],
    object: Option<PlaceObject>,
) -> Vec<Unplaced> {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return Vec::new();
    };
    let sentence = first.span.join(last.span);
    let mut found: Vec<Unplaced> = Vec::new();
    let candidates = recognized::names(input, sentence)
        .chain(written::behind_prepositions(input, words, object))
        .chain(written::before_kinds(input, words));
    for name in candidates {
        let known = found.iter().any(|known| known.span.overlaps(name.span));
        if !known && !is_placed(input, name.span) {
            found.push(name);
        }
    }
    list::complete(input, words, &mut found);
    found.sort_by_key(|name| name.span.start);
    found
}

/// Tells whether a place phrase has the words already.
fn is_placed(input: &MentionInput<'_, '_>, span: Span) -> bool {
    within(input.phrases, span, |phrase| phrase.span)
        .next()
        .is_some()
}

/// The names that share a byte with a span.
fn within<'n, T>(
    names: &'n [T],
    span: Span,
    of: impl Fn(&T) -> Span + Copy + 'n,
) -> impl Iterator<Item = &'n T> {
    let first = names.partition_point(|name| of(name).end <= span.start);
    names[first..]
        .iter()
        .take_while(move |name| of(name).start < span.end)
}
