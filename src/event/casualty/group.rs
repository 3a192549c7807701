//! Groups of people that are more than a number and a noun: households, lists of names, those of the hurt, and one more behind others.

use super::people::{People, UNKNOWN_PLURAL, people_at};
use crate::event::grammar::is_day_word;
use crate::event::lexicon::Function;
use crate::event::morphology::Forms;
use crate::event::number::{number_at, ordinal};
use crate::event::people::person_at;
use crate::event::record::Count;
use crate::event::trigger::any_verb;
use crate::event::words::Word;
use crate::text::Span;
use std::ops::Range;

/// Households and the like, which have as many people as they say: "a family of five", "an elderly couple", "a group of farmers".
pub(super) fn collective(words: &[Word<'_>], at: usize, end: usize) -> Option<People> {
    let lower = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    let noun = at + usize::from(words.get(at)?.is(Function::Determiner));
    let noun = noun
        + usize::from(matches!(
            lower(noun),
            "elderly" | "young" | "married" | "whole" | "entire"
        ));
    if noun == at || noun >= end {
        return None;
    }
    let of = lower(noun + 1) == "of" && noun + 2 < end;
    let (words, count, person) = match lower(noun) {
        "couple" if !of => (at..noun + 1, Count::exactly(2), person_at(words, noun)),
        "family" | "household" => {
            let number = of
                .then(|| number_at(words, noun + 2))
                .flatten()
                .filter(|number| number.firm && number.end <= end);
            let (last, count) = number.map_or((noun + 1, UNKNOWN_PLURAL), |number| {
                (number.end, number.count)
            });
            (at..last, count, person_at(words, noun))
        }
        "group" | "team" | "party" | "crowd" | "pair" | "trio" | "gathering" if of => {
            let members = people_at(words, noun + 2, end, &[])?;
            let words = at..members.words.end;
            return Some(People { words, ..members });
        }
        _ => return None,
    };
    Some(People {
        words,
        count,
        vague: count == UNKNOWN_PLURAL,
        person: person.map(|(_, person)| person),
        named: false,
    })
}

/// Somebody counted behind others: "a fifth died", "a third was wounded".
pub(super) fn one_more(words: &[Word<'_>], at: usize, end: usize) -> Option<People> {
    let counted = words.get(at)?.lower == "a" && ordinal(&words.get(at + 1)?.lower).is_some();
    let alone = at + 2 >= end
        || words.get(at + 2).is_none_or(|word| {
            word.is(Function::Be)
                || word.is(Function::Preposition)
                || word.is(Function::Coordinator)
                || word.is_mark()
                || word.is(Function::Have)
                || word.is(Function::Adverb)
                || any_verb(&word.lower).has(Forms::PAST)
        });
    (counted && alone).then(|| People {
        words: at..at + 2,
        count: Count::exactly(1),
        vague: false,
        person: None,
        named: false,
    })
}

/// Those of the hurt who are meant: "one of the wounded", "three of the injured".
pub(super) fn of_the_hurt(words: &[Word<'_>], at: usize, end: usize) -> Option<People> {
    let number = number_at(words, at)?;
    let lower = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    let hurt = number.end + 2;
    let are_meant = lower(number.end) == "of"
        && matches!(lower(number.end + 1), "the" | "those" | "its")
        && matches!(lower(hurt), "wounded" | "injured" | "hurt")
        && hurt < end;
    are_meant.then(|| People {
        words: at..hurt + 1,
        count: number.count,
        vague: number.vague,
        person: None,
        named: false,
    })
}

/// The most words of a name in a list.
const LONGEST_NAME: usize = 6;

/// A list of names, at least one of which is known for a person's: where it ends, and how many there are.
pub(super) fn names(
    words: &[Word<'_>],
    from: usize,
    end: usize,
    persons: &[Span],
) -> Option<(usize, u32)> {
    let of_name = |at: usize| {
        let word = &words[at];
        word.is_capital()
            && !word.is_mark()
            && !word.is(Function::Determiner)
            && !word.is(Function::Preposition)
            && !word.is(Function::Coordinator)
            && !word.is(Function::Be)
            && !word.is(Function::Relative)
            && !word.is(Function::Pronoun)
            && !word.is(Function::Subordinator)
            && !is_day_word(&word.lower)
    };
    let known = |range: Range<usize>| {
        words[range]
            .iter()
            .any(|word| persons.iter().any(|person| person.contains(word.span)))
    };
    let mut at = from;
    let mut last = from;
    let mut count = 0_u32;
    let mut sure = false;
    while at < end {
        let name = (at..end.min(at + LONGEST_NAME))
            .take_while(|&k| of_name(k))
            .last()
            .map_or(at, |k| k + 1);
        if name == at {
            break;
        }
        // "..., Gao police commander," is no further one.
        let title = (at..name).any(|k| person_at(words, k).is_some());
        if title && !known(at..name) {
            break;
        }
        count += 1;
        sure |= known(at..name);
        last = name;
        let comma = words.get(name).is_some_and(Word::is_comma);
        let next = name + usize::from(comma);
        let and = words.get(next).is_some_and(|word| word.lower == "and");
        if !comma && !and {
            break;
        }
        at = next + usize::from(and);
    }
    (sure && count > 1).then_some((last, count))
}
