//! The people of a noun: "death toll … 44", "14 deaths", "the number of officers killed has gone up to 12", "three people dead".

use super::people::{People, not_people, people_at};
use super::verb::{after, before};
use crate::event::grammar::is_day_word;
use crate::event::lexicon::{self, Function, List};
use crate::event::morphology::Forms;
use crate::event::number::number_at;
use crate::event::people::person_at;
use crate::event::record::Count;
use crate::event::trigger::{Hit, any_verb};
use crate::event::words::{Word, slice};
use crate::text::Span;
use std::ops::Range;

/// Nouns and adjectives: "death of a peasant", "toll has risen to 31", "14 deaths", "three people dead", "no casualties".
pub(super) fn noun(
    words: &[Word<'_>],
    hit: &Hit,
    bounds: Range<usize>,
    persons: &[Span],
) -> Option<People> {
    let head = words[hit.words.end - 1].lower.as_str();
    let first = words[hit.words.start].lower.as_str();
    let none = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| matches!(word.lower.as_str(), "no" | "without" | "zero"))
    };
    if matches!(
        head,
        "casualties" | "fatalities" | "deaths" | "injuries" | "casualty" | "fatality" | "injury"
    ) && (hit.words.start.checked_sub(1).is_some_and(none)
        || (hit.words.start.checked_sub(2).is_some_and(none)
            && !words[hit.words.start - 1].is_number()))
    {
        return Some(People {
            words: hit.words.clone(),
            count: Count::exactly(0),
            vague: false,
            person: None,
            named: false,
        });
    }
    // "put the dead at four"
    if matches!(first, "dead" | "deaths" | "fatalities" | "casualties")
        && words
            .get(hit.words.end)
            .is_some_and(|word| word.lower == "at")
    {
        return linked_number(words, hit.words.end..bounds.end);
    }
    // "two bodies were found"
    if matches!(head, "bodies" | "corpses" | "body" | "corpse")
        && let Some(number) = (1..=3)
            .filter_map(|back| number_at(words, hit.words.start.checked_sub(back)?))
            .find(|number| number.firm && number.end <= hit.words.start)
    {
        return Some(People {
            words: hit.words.clone(),
            count: number.count,
            vague: number.vague,
            person: None,
            named: false,
        });
    }
    // "two laborers whose bodies were found", "…, whose bullet-riddled bodies"
    if matches!(head, "bodies" | "corpses" | "remains" | "body")
        && let Some(whose) = (hit.words.start.saturating_sub(WHOSE_REACH)..hit.words.start)
            .find(|&at| words[at].lower == "whose")
    {
        return before(words, whose, whose.saturating_sub(OWNERS_REACH), persons);
    }
    if matches!(head, "toll" | "count") || first == "number" {
        // "raising its earlier toll of 248"
        let old = (1..=2).any(|back| {
            hit.words.start.checked_sub(back).is_some_and(|k| {
                matches!(
                    words[k].lower.as_str(),
                    "earlier" | "previous" | "initial" | "prior"
                )
            })
        });
        return (!old)
            .then(|| linked_number(words, hit.words.end..bounds.end))
            .flatten();
    }
    let condition = first == "in" && head == "condition";
    if condition
        || matches!(
            first,
            "dead"
                | "missing"
                | "deaths"
                | "death"
                | "fatalities"
                | "fatality"
                | "casualties"
                | "injuries"
                | "injury"
        )
    {
        // "left three rebels and a soldier dead": all that it left.
        let left = (bounds.start..hit.words.start)
            .rev()
            .take(LONGEST_LIST)
            .find(|&k| {
                matches!(
                    words[k].lower.as_str(),
                    "left" | "leaves" | "leaving" | "leave"
                )
            });
        let all = left
            .and_then(|left| after(words, left + 1, hit.words.start, persons))
            .filter(|all| all.words.end == hit.words.start);
        if first == "dead" && all.is_some() {
            return all;
        }
        // "three people dead", "14 deaths", “"several" soldiers dead”
        let from = bounds.start.max(hit.words.start.saturating_sub(7));
        let mut nearest: Option<People> = None;
        let mut at = from;
        while at < hit.words.start {
            if let Some(people) = people_at(words, at, hit.words.start, persons) {
                at = people.words.end;
                let gap = slice(words, people.words.end..hit.words.start);
                if gap.len() <= 4
                    && !gap.iter().any(|word| {
                        any_verb(&word.lower).has(Forms::PAST)
                            && !matches!(
                                word.lower.as_str(),
                                "found"
                                    | "left"
                                    | "reported"
                                    | "feared"
                                    | "presumed"
                                    | "sustained"
                                    | "suffered"
                                    | "received"
                            )
                    })
                {
                    nearest = Some(people);
                }
            } else {
                at += 1;
            }
        }
        if nearest.is_some() {
            return nearest;
        }
        if first == "dead" {
            return None;
        }
    }
    // "the loss of two soldiers"
    if words[hit.words.end - 1].lower == "of" {
        return after(words, hit.words.end, bounds.end, persons);
    }
    // "the death of a peasant", "the killing of two soldiers", "the arrest of"
    if let Some(of) = of_behind(words, hit, bounds.end) {
        return after(words, of + 1, bounds.end, persons)
            .or_else(|| by_name(words, hit, of + 1..bounds.end));
    }
    victim_before(words, hit, persons)
}

/// Nouns for the killing of one person.
fn is_murder(words: &[Word<'_>], hit: &Hit) -> bool {
    matches!(
        words[hit.words.end - 1].lower.as_str(),
        "murder"
            | "murders"
            | "assassination"
            | "assassinations"
            | "slaying"
            | "killing"
            | "execution"
            | "body"
            | "corpse"
    )
}

/// The most words between a killing and whose it is: "the murder in Guatemala on Sunday of".
const OF_REACH: usize = 6;

/// Returns the "of" behind a noun, over the place and the day of what it tells.
fn of_behind(words: &[Word<'_>], hit: &Hit, end: usize) -> Option<usize> {
    let from = hit.words.end;
    let is_of = |at: usize| words.get(at).is_some_and(|word| word.lower == "of");
    if is_of(from) {
        return Some(from);
    }
    let first = words.get(from)?;
    let leads =
        matches!(first.lower.as_str(), "in" | "on" | "at" | "near") || is_day_word(&first.lower);
    let of = (from..end.min(from + OF_REACH)).find(|&at| is_of(at))?;
    let plain = (from..of).all(|at| {
        !words[at].is_mark()
            && (words[at].is_capital()
                || words[at].is(Function::Preposition)
                || words[at].is(Function::Determiner)
                || words[at].is_number()
                || is_day_word(&words[at].lower))
    });
    (leads && plain && is_murder(words, hit)).then_some(of)
}

/// "The assassination of Senator Luis Galan": whoever it is, it is one; of "Hector Oqueli and Gilda Flores", two.
fn by_name(words: &[Word<'_>], hit: &Hit, range: Range<usize>) -> Option<People> {
    let first = name_at(words, range.clone())?;
    // "the killing of Syrians": a people.
    let people = words[first.end - 1].lower.ends_with('s') && first.len() == 1;
    if !is_murder(words, hit) || people {
        return None;
    }
    let second = words
        .get(first.end)
        .filter(|word| word.lower == "and" && first.len() > 1)
        .and_then(|_| name_at(words, first.end + 1..range.end))
        .filter(|second| second.len() > 1);
    Some(match second {
        Some(second) => People {
            count: Count::exactly(2),
            ..one(first.start..second.end)
        },
        None => one(first),
    })
}

/// The words with capitals at the start of a range.
fn name_at(words: &[Word<'_>], range: Range<usize>) -> Option<Range<usize>> {
    let last = (range.start..range.end.min(range.start + LONGEST_NAME))
        .take_while(|&at| {
            let word = &words[at];
            word.is_capital()
                && word.kind == crate::text::TokenKind::Word
                && !word.is(Function::Preposition)
                && !word.is(Function::Determiner)
                && !word.is(Function::Coordinator)
                && !word.is(Function::Relative)
        })
        .last()?;
    Some(range.start..last + 1)
}

/// The most words between "whose" and "bodies".
const WHOSE_REACH: usize = 3;

/// How far before "whose" its people stand, in words.
const OWNERS_REACH: usize = 8;

/// The most words between "left" and "dead".
const LONGEST_LIST: usize = 14;

/// The most words of a name with its titles.
const LONGEST_NAME: usize = 7;

/// "Galan's murder", "the mayor's assassination": the victim stands in front.
fn victim_before(words: &[Word<'_>], hit: &Hit, persons: &[Span]) -> Option<People> {
    let owner = hit.words.start.checked_sub(2)?;
    // "found on Galan's body": nobody is killed there.
    let body = matches!(words[hit.words.end - 1].lower.as_str(), "body" | "corpse");
    if words[owner + 1].lower != "'s" || !is_murder(words, hit) || body {
        return None;
    }
    let word = &words[owner];
    let by_name = persons.iter().any(|person| person.contains(word.span)) || word.is_capital();
    let by_office = person_at(words, owner).is_some_and(|(_, person)| person.singular);
    (by_name || by_office).then(|| one(owner..owner + 1))
}

fn one(words: Range<usize>) -> People {
    People {
        words,
        count: Count::exactly(1),
        vague: false,
        person: None,
        named: true,
    }
}

/// The number that a word of counting leads to: "risen to 31", "stands at 12", "a toll of 44".
pub(super) fn linked_number(words: &[Word<'_>], range: Range<usize>) -> Option<People> {
    range.clone().find_map(|at| {
        let link = at
            .checked_sub(1)
            .map_or("", |before| words[before].lower.as_str());
        if !matches!(
            link,
            "to" | "at"
                | "as"
                | "reached"
                | "reaches"
                | "of"
                | "is"
                | "was"
                | "stands"
                | "stood"
                | "hit"
                | "past"
                | ":"
        ) {
            return None;
        }
        let number =
            number_at(words, at).filter(|number| number.firm && number.end <= range.end)?;
        (!not_people(words, number.end)).then_some(People {
            words: at..number.end,
            count: number.count,
            vague: number.vague,
            person: None,
            named: false,
        })
    })
}

/// "the number of officers killed had gone up from eight to 12": the count stands behind.
pub(super) fn counted_behind(
    words: &[Word<'_>],
    hit: &Hit,
    bounds: &Range<usize>,
) -> Option<People> {
    let from = bounds.start.max(hit.words.start.saturating_sub(8));
    let counts = (from..hit.words.start).any(|k| {
        words[k].lower == "number" && words.get(k + 1).is_some_and(|word| word.lower == "of")
    });
    // "the number of people killed in the attack on A, in B, has risen to": over what stands between commas.
    let risen = (hit.words.end..bounds.end).find(|&k| List::Risen.has(&words[k].lower));
    let clause = (risen.unwrap_or(hit.words.end)..bounds.end)
        .find(|&k| words[k].is_comma() || matches!(words[k].raw, ";" | "."))
        .unwrap_or(bounds.end);
    let spans = (hit.words.end..clause).find(|&k| {
        words[k].lower == "and"
            && words
                .get(k + 1)
                .is_some_and(|word| lexicon::reporting_verb(&word.lower) != Forms::default())
    });
    counts
        .then(|| {
            let from = risen.unwrap_or(hit.words.end);
            linked_number(words, from..spans.unwrap_or(clause).max(from))
        })
        .flatten()
}
