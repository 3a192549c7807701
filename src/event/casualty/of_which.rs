//! Sentences that tell of some of the dead, not of more: "two of the dead were children", "the victims included a nurse".

use super::people::people_at;
use crate::event::lexicon::Function;
use crate::event::number::number_at;
use crate::event::people::person_at;
use crate::event::record::Count;
use crate::event::words::Word;
use std::ops::Range;

/// The words for the parts, and how many of whom they are.
pub(super) type Parts = (Range<usize>, Vec<(&'static str, Count)>);

/// How far from the word for the dead the words for the parts stand.
const REACH: usize = 7;

/// The parts of the dead or hurt that a sentence names around a trigger ("dead", "killed"), with the words for them.
pub(super) fn of_which(
    words: &[Word<'_>],
    trigger: &Range<usize>,
    bounds: &Range<usize>,
) -> Option<Parts> {
    counted_among(words, trigger, bounds).or_else(|| included(words, trigger, bounds))
}

fn lower<'a>(words: &'a [Word<'_>], at: usize) -> &'a str {
    words.get(at).map_or("", |word| word.lower.as_str())
}

/// "Two of the dead were children", "three of those killed were women", "at least one of the victims was a nurse".
fn counted_among(
    words: &[Word<'_>],
    trigger: &Range<usize>,
    bounds: &Range<usize>,
) -> Option<Parts> {
    let of = (bounds.start..trigger.start)
        .rev()
        .take(4)
        .find(|&at| lower(words, at) == "of")?;
    let known = matches!(
        lower(words, of + 1),
        "the" | "those" | "them" | "its" | "these" | "all"
    );
    let number = (bounds.start..of)
        .rev()
        .take(4)
        .filter_map(|at| number_at(words, at))
        .find(|number| number.end == of)?;
    let is =
        (trigger.end..bounds.end.min(trigger.end + 3)).find(|&at| words[at].is(Function::Be))?;
    let who = (is + 1..bounds.end.min(is + REACH))
        .take_while(|&at| !words[at].is_mark())
        .find_map(|at| person_at(words, at))
        .and_then(|(_, person)| person.who)?;
    known.then_some((number.start..of, vec![(who, number.count)]))
}

/// "The dead included two children and a nurse", "among the dead were two children".
fn included(words: &[Word<'_>], trigger: &Range<usize>, bounds: &Range<usize>) -> Option<Parts> {
    let start = trigger.start;
    let definite = start
        .checked_sub(1)
        .is_some_and(|before| matches!(lower(words, before), "the" | "those" | "its"));
    let among = start
        .checked_sub(2)
        .is_some_and(|before| lower(words, before) == "among");
    let verb = trigger.end;
    let opens = matches!(
        lower(words, verb),
        "include" | "included" | "includes" | "including"
    ) || among && words.get(verb).is_some_and(|word| word.is(Function::Be));
    if !definite || !opens {
        return None;
    }
    let mut parts = Vec::new();
    let mut at = verb + 1;
    let end = bounds.end.min(words.len());
    while at < end {
        if words[at].is_comma() || lower(words, at) == "and" {
            at += 1;
        } else if let Some(people) = people_at(words, at, end, &[]) {
            at = people.words.end;
            if let Some(who) = people.person.and_then(|person| person.who) {
                parts.push((who, people.count));
            }
        } else {
            break;
        }
    }
    // Nobody that a list knows: still no further dead.
    Some((start.saturating_sub(1)..trigger.end, parts))
}
