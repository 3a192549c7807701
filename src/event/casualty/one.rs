//! One person whom no word of a list names: "Xochitl Tzul was killed", "killed a Fulani pastoralist", "killing him".

use super::people::{People, not_people};
use crate::event::grammar::is_day_word;
use crate::event::lexicon::{Function, List};
use crate::event::number::number_at;
use crate::event::record::Count;
use crate::event::words::Word;
use std::ops::Range;

/// How far before "was killed" the name of who was killed stands.
const NAME_REACH: usize = 6;

/// The most words behind "killed a".
const LONGEST_NOUN: usize = 6;

/// "Xochitl Tzul was killed", "a pastoralist was killed": whoever suffers in the singular is one.
pub(super) fn one_subject(words: &[Word<'_>], verb: usize, from: usize) -> Option<People> {
    let singular = words.get(verb).is_some_and(|word| word.lower == "was")
        || words.get(verb).is_some_and(|word| word.lower == "has")
            && words.get(verb + 1).is_some_and(|word| word.lower == "been");
    if !singular {
        return None;
    }
    let start = from.max(verb.saturating_sub(NAME_REACH));
    let near = || (start..verb).rev().take_while(|&at| !words[at].is_mark());
    let named = near().find(|&at| {
        words[at].is_capital()
            && !words[at].is(Function::Determiner)
            && !words[at].is(Function::Pronoun)
            && !words[at].is(Function::Preposition)
            && !is_day_word(&words[at].lower)
    });
    let noun = || {
        near().find(|&at| {
            matches!(words[at].lower.as_str(), "a" | "an") && !counts_beasts(words, at + 1..verb)
        })
    };
    named.or_else(noun).map(|at| one(at..at + 1, false))
}

/// "killing him", "killed a Fulani pastoralist who": whoever it is, it is one.
pub(super) fn one_object(words: &[Word<'_>], at: usize, end: usize) -> Option<People> {
    let end = end.min(words.len());
    let lower = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    let ends_phrase = |at: usize| {
        at >= end
            || words[at].is_mark()
            || words[at].is(Function::Preposition)
            || words[at].is(Function::Coordinator)
            || words[at].is(Function::Relative)
            || words[at].is(Function::Subordinator)
            || words[at].is(Function::Adverb)
            || is_day_word(&words[at].lower)
    };
    match lower(at) {
        // He is told of beside it: no further one.
        "him" | "her" if ends_phrase(at + 1) || lower(at + 1).ends_with("ly") => {
            Some(one(at..at + 1, true))
        }
        "a" | "an" if number_at(words, at).is_none() => {
            let last = (at + 1..=end.min(at + 1 + LONGEST_NOUN)).find(|&at| ends_phrase(at))?;
            let noun = at + 1..last;
            (!noun.is_empty() && !counts_beasts(words, noun) && !not_people(words, at + 1))
                .then(|| one(at..last, false))
        }
        _ => None,
    }
}

/// "He died on the way": he is told of before, so it is no further one.
pub(super) fn told_before(words: &[Word<'_>], verb: usize) -> Option<People> {
    let at = verb.checked_sub(1)?;
    matches!(words[at].lower.as_str(), "he" | "she").then(|| one(at..at + 1, true))
}

/// "An attacker who …": one, whatever he is.
pub(super) fn one_noun(words: &[Word<'_>], range: Range<usize>) -> Option<People> {
    let end = range.end;
    range
        .rev()
        .find(|&at| matches!(words[at].lower.as_str(), "a" | "an"))
        .filter(|&at| !counts_beasts(words, at + 1..end) && !not_people(words, at + 1))
        .map(|at| one(at..end, false))
}

/// "a cow", "a dog": what is killed and nobody.
fn counts_beasts(words: &[Word<'_>], noun: Range<usize>) -> bool {
    words
        .get(noun)
        .is_some_and(|words| words.iter().any(|word| List::Beast.has(&word.lower)))
}

fn one(words: Range<usize>, vague: bool) -> People {
    People {
        words,
        count: Count::exactly(1),
        vague,
        person: None,
        named: false,
    }
}
