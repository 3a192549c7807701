//! The rest of a list of places: "the villages of A, B and C".

use super::name::{begins, is_somebody, length};
use super::{is_kind, is_placed};
use crate::event::MentionInput;
use crate::event::binding::Unplaced;
use crate::event::lexicon::Function;
use crate::event::words::Word;
use crate::referent::Geoprecision;

/// Adds the names that go on with a list whose first name is known.
pub(super) fn complete(
    input: &MentionInput<'_, '_>,
    words: &[Word<'_>],
    found: &mut Vec<Unplaced>,
) {
    // Where the last member of a list of villages ends; there a name of a person is a village too.
    let mut villages = None;
    for at in 2..words.len() {
        let Some(end) = member_before(words, at).filter(|_| begins(&words[at])) else {
            continue;
        };
        let last = words[end].span.end;
        let placed = || {
            let after = input
                .phrases
                .partition_point(|phrase| phrase.span.end < last);
            input
                .phrases
                .get(after)
                .is_some_and(|phrase| phrase.span.end == last)
        };
        let first = found.iter().find(|name| name.span.end == last);
        if first.is_none() && !placed() {
            continue;
        }
        let first_word = first.map(|name| name.span.start);
        if first_word.is_some_and(|start| is_of_many(words, start)) {
            villages = Some(end);
        }
        let end_of_name = at + length(words, at);
        let span = words[at].span.join(words[end_of_name - 1].span);
        let ends = words.get(end_of_name).is_none_or(|next| {
            next.is_mark()
                || next.is(Function::Coordinator)
                || next.is(Function::Preposition)
                || is_kind(&next.lower)
        });
        let new = !is_placed(input, span) && found.iter().all(|known| !known.span.overlaps(span));
        let in_list = villages == Some(end);
        if in_list {
            villages = Some(end_of_name - 1);
        }
        if ends && new && (in_list || !is_somebody(input.names, span)) {
            found.push(Unplaced {
                span,
                precision: Geoprecision::Town,
            });
        }
    }
}

/// The last word of the member before the one at `at`: before a comma, "and" or both.
fn member_before(words: &[Word<'_>], at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let and = words[before].lower == "and";
    if !and && !words[before].is_comma() {
        return None;
    }
    let comma = and && before > 1 && words[before - 1].is_comma();
    before.checked_sub(if comma { 2 } else { 1 })
}

/// Tells whether a name stands behind "villages of".
fn is_of_many(words: &[Word<'_>], start: usize) -> bool {
    let at = words.partition_point(|word| word.span.start < start);
    at > 1
        && words[at - 1].lower == "of"
        && words[at - 2].lower.ends_with('s')
        && is_kind(&words[at - 2].lower)
}
