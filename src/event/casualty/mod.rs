//! Tolls: how many people were killed, hurt, driven out, taken or arrested, read from the words around the verb or noun that says so.
//!
//! "killed at least 44 worshippers", "two of them children", "the number of dead had risen to 31", "without causing casualties".
//! Numbers follow the rules of [`crate::event::number`]; people without a number are ACLED's unknown plural, 3.

mod beside;
mod group;
mod known;
mod noun;
mod of_which;
mod one;
mod parts;
mod people;
mod verb;

use crate::event::grammar::VerbGroup;
use crate::event::kind::ActorKind;
use crate::event::lexicon::Function;
use crate::event::lexicon::List;
use crate::event::morphology::Forms;
use crate::event::number::{number_at, ordinal};
use crate::event::record::Count;
use crate::event::trigger::{Hit, Use, any_verb};
use crate::event::words::Word;
use crate::text::Span;
use beside::{before_clause, with_others};
pub(super) use known::KnownNumbers;
use noun::{counted_behind, noun};
use of_which::of_which;
use one::{one_noun, one_object, one_subject, told_before};
use parts::{parts_after, parts_before};
pub(super) use people::whole_of;
use people::{People, is_of_whom, people_at};
use std::ops::Range;
use verb::{after, agentless_after, before};

/// What was done to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Effect {
    Killed,
    Injured,
    Displaced,
    Missing,
    Abducted,
    Arrested,
}

/// A toll as one word of a sentence has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Toll {
    /// What was done.
    pub(super) effect: Effect,
    /// To how many.
    pub(super) count: Count,
    /// Whether the number is vague ("several", "people").
    pub(super) vague: bool,
    /// Named parts.
    pub(super) parts: Vec<(&'static str, Count)>,
    /// The words for the people.
    pub(super) people: Range<usize>,
    /// Which side they are on, as far as the words say.
    pub(super) kind: Option<ActorKind>,
    /// "the toll has risen to": it replaces what was said before.
    pub(super) update: bool,
    /// "two of the dead were children": parts of a toll told before, no more dead.
    pub(super) only_parts: bool,
    /// It is somebody by name.
    pub(super) named: bool,
    /// "another man", "a fifth", "one of the wounded": more dead than were told before.
    pub(super) more: bool,
    /// They are dead beside those of the same sentence: "a fifth died", "two of whom died".
    pub(super) anew: bool,
    /// They were counted as hurt: "wounded 20, one of whom died".
    pub(super) of_hurt: bool,
}

/// Returns the effect that an act has on people.
pub(super) fn effect_of(act: &str) -> Option<Effect> {
    Some(match act {
        "kill" | "die" | "murder" | "massacre" | "mob" => Effect::Killed,
        "injure" | "beat" | "stab" => Effect::Injured,
        "displace" => Effect::Displaced,
        "missing" => Effect::Missing,
        "abduct" => Effect::Abducted,
        "arrest" => Effect::Arrested,
        _ => return None,
    })
}

/// Reads the toll that a trigger gives, looking no further than `bounds`.
pub(super) fn toll(
    words: &[Word<'_>],
    hit: &Hit,
    group: &VerbGroup,
    effect: Effect,
    bounds: Range<usize>,
    persons: &[Span],
) -> Option<Toll> {
    if let Some((people, parts)) = of_which(words, &hit.words, &bounds) {
        return Some(Toll {
            effect,
            count: Count::exactly(0),
            vague: false,
            parts,
            people,
            kind: None,
            update: false,
            only_parts: true,
            named: false,
            more: false,
            anew: false,
            of_hurt: false,
        });
    }
    let behind = (hit.use_ == Use::Verb)
        .then(|| counted_behind(words, hit, &bounds))
        .flatten();
    let counted = behind.is_some();
    let ranked = |people: &Range<usize>| {
        words
            .get(people.clone())
            .is_some_and(|words| words.iter().any(|word| ordinal(&word.lower).is_some()))
    };
    let people = match hit.use_ {
        _ if counted => behind,
        Use::Verb if let Some(number) = inside(words, hit) => Some(number),
        _ if let Some(verb) = found_so(words, hit) => subject(words, verb, bounds.start, persons)
            .or_else(|| one_subject(words, verb, bounds.start)),
        Use::Verb if group.passive => subject(words, group.start, bounds.start, persons)
            .or_else(|| agentless_after(words, hit.words.end, bounds.end))
            .or_else(|| {
                let verb = joint_start(words, group.start);
                (effect == Effect::Killed)
                    .then(|| one_subject(words, verb, bounds.start))
                    .flatten()
            }),
        Use::Verb => {
            let mut at = hit.words.end;
            // "claimed the lives of"
            if words.get(at).is_some_and(|word| word.lower == "of") {
                at += 1;
            }
            // "killed and wounded dozens": the object of the second verb is the object of both.
            if words
                .get(at)
                .is_some_and(|word| matches!(word.lower.as_str(), "and" | "or"))
                && words
                    .get(at + 1)
                    .is_some_and(|word| any_verb(&word.lower).has(Forms::PARTICIPLE))
            {
                at += 2;
            }
            if intransitive(words, hit) {
                subject(words, group.start, bounds.start, persons)
                    .or_else(|| joint_subject(words, group.start, persons))
                    .or_else(|| told_before(words, group.start))
            } else {
                after(words, at, bounds.end.max(at), persons).or_else(|| {
                    (effect == Effect::Killed)
                        .then(|| one_object(words, at, bounds.end))
                        .flatten()
                })
            }
        }
        Use::Noun => noun(words, hit, bounds.clone(), persons).or_else(|| {
            let kills = words[hit.words.start].lower == "killing";
            kills
                .then(|| one_object(words, hit.words.end, bounds.end))
                .flatten()
        }),
    }?;
    let people = one_where_singular(words, people, group);
    let people = two_where_plural(words, people, group);
    let people = if hit.use_ == Use::Verb && group.passive && !counted {
        with_others(words, people, hit.words.end, bounds.end, persons)
    } else {
        people
    };
    let mut parts = parts_after(
        words,
        people.words.end.max(hit.words.end),
        bounds.end,
        people.count,
    );
    if parts.is_empty() {
        parts = parts_after(
            words,
            people.words.end,
            group.start.max(people.words.end),
            people.count,
        );
    }
    if parts.is_empty() {
        parts.extend(parts_before(words, people.words.start, bounds.start));
    }
    if parts.is_empty()
        && let Some(who) = people.person.and_then(|person| person.who)
        && !matches!(effect, Effect::Displaced | Effect::Missing)
    {
        parts.push((who, people.count));
    }
    let said = |range: Range<usize>, list: &[&str]| {
        words[range]
            .iter()
            .any(|word| list.contains(&word.lower.as_str()))
    };
    let update = words[bounds.start..bounds.end.min(words.len())]
        .iter()
        .any(|word| List::Risen.has(&word.lower))
        || counted
        || is_brought(words, hit)
        || (said(bounds.start..hit.words.end, &["toll", "number"])
            && said(
                bounds.start..bounds.end.min(words.len()),
                &["reached", "stands", "stood"],
            ));
    let of_hurt = of_those_hurt(words, &people.words, effect);
    Some(Toll {
        effect,
        count: people.count,
        vague: people.vague,
        parts,
        kind: people.person.map(|person| person.kind),
        named: people.named,
        more: says_more(words, &people.words) || also(words, &people.words, &hit.words) || of_hurt,
        anew: ranked(&people.words) || of_hurt,
        of_hurt,
        people: people.words,
        update,
        only_parts: false,
    })
}

/// Tells whether people are told of beside others: "another man", "a fifth", "three of the injured".
fn says_more(words: &[Word<'_>], people: &Range<usize>) -> bool {
    let from = people.start.saturating_sub(1);
    words
        .get(from..people.end.min(words.len()))
        .is_some_and(|words| {
            words.iter().any(|word| {
                List::More.has(&word.lower)
                    || ordinal(&word.lower).is_some()
                    || matches!(word.lower.as_str(), "wounded" | "injured" | "hurt")
            })
        })
}

/// "wounded 20 people, two of whom died": dead beside those told before.
fn of_those_hurt(words: &[Word<'_>], people: &Range<usize>, effect: Effect) -> bool {
    effect == Effect::Killed
        && is_of_whom(words, people.end)
        && (people.start.saturating_sub(HURT_REACH)..people.start).any(|at| {
            matches!(
                words[at].lower.as_str(),
                "wounded" | "wounding" | "injured" | "injuring" | "hurt" | "hurting"
            )
        })
}

/// How far before "one of whom died" those hurt are told of, in words.
const HURT_REACH: usize = 14;

/// "three rebels also died", "the blast also killed a nurse".
fn also(words: &[Word<'_>], people: &Range<usize>, trigger: &Range<usize>) -> bool {
    let from = trigger.start.saturating_sub(ALSO_REACH);
    let from = if people.end <= trigger.start {
        from.max(people.end)
    } else {
        from
    };
    words
        .get(from..words.len().min(trigger.end + 1))
        .is_some_and(|words| words.iter().any(|word| word.lower == "also"))
}

/// How far before a verb its "also" stands: "also had been killed".
const ALSO_REACH: usize = 3;

/// Tells whether the subject of a verb suffers it: "died", "lost their lives", but not "lost two soldiers".
fn intransitive(words: &[Word<'_>], hit: &Hit) -> bool {
    let first = words[hit.words.start].lower.as_str();
    let loses = hit.words.len() == 1 && matches!(first, "lose" | "loses" | "lost" | "losing");
    // "seven traders burned to death"
    let burns = matches!(first, "burned" | "burnt" | "burn" | "bled" | "bleed")
        && words[hit.words.end - 1].lower == "death"
        && people_at(words, hit.words.end, words.len(), &[]).is_none();
    List::Dying.has(first) && !loses || burns
}

/// "An official and leader of the party was killed": one, whatever he is.
fn one_where_singular(words: &[Word<'_>], mut people: People, group: &VerbGroup) -> People {
    let singular = group.passive && words.get(group.start).is_some_and(|be| be.lower == "was");
    let counted = words.get(people.words.clone()).is_some_and(|words| {
        (0..words.len()).any(|at| {
            number_at(words, at).is_some()
                || matches!(
                    words[at].lower.as_str(),
                    "couple" | "family" | "group" | "team" | "pair" | "crowd"
                )
        })
    });
    if singular && !counted && !people.vague && people.count.best > 1 {
        people.count = Count::exactly(1);
    }
    people
}

/// "The driver and his conductor were killed", "an expert and two officers were slain": whom no list knows is one too.
fn two_where_plural(words: &[Word<'_>], mut people: People, group: &VerbGroup) -> People {
    let were = group.passive && words.get(group.start).is_some_and(|be| be.lower == "were");
    let unknown = |range: Range<usize>| {
        !range.is_empty()
            && range.len() <= 5
            && range
                .clone()
                .all(|at| !words[at].is_mark() && !any_verb(&words[at].lower).has(Forms::PAST))
            && matches!(
                words[range.start].lower.as_str(),
                "a" | "an" | "his" | "her" | "their" | "the"
            )
    };
    let behind = people.words.end;
    let after = words.get(behind).is_some_and(|word| word.lower == "and")
        && unknown(behind + 1..group.start.max(behind + 1));
    let and = people
        .words
        .start
        .checked_sub(1)
        .filter(|&at| words[at].lower == "and");
    let before = and.is_some_and(|and| {
        (and.saturating_sub(5)..and)
            .rev()
            .find(|&at| matches!(words[at].lower.as_str(), "a" | "an"))
            .is_some_and(|a| unknown(a..and))
    });
    if were && !people.vague && people.count.best > 0 && (after || before) {
        people.count = Count {
            low: people.count.low.saturating_add(1),
            best: people.count.best.saturating_add(1),
            high: people.count.high.saturating_add(1),
        };
    }
    people
}

/// Where a verb starts that another shares its subject with: "was shot and killed".
fn joint_start(words: &[Word<'_>], verb: usize) -> usize {
    // "abducted and subsequently murdered"
    let and = (verb.saturating_sub(2)..verb)
        .find(|&at| words[at].lower == "and")
        .filter(|&and| {
            words[and + 1..verb]
                .iter()
                .all(|word| word.lower.ends_with("ly") || word.lower == "then")
        });
    let Some(other) = and
        .and_then(|and| and.checked_sub(1))
        .filter(|&other| any_verb(&words[other].lower).has(Forms::PARTICIPLE))
    else {
        return verb;
    };
    (other.saturating_sub(2)..other)
        .find(|&at| words[at].is(Function::Be))
        .unwrap_or(verb)
}

/// The people in front of a verb, over a clause about them too: "two brothers, who had been led away, were killed".
fn subject(words: &[Word<'_>], verb: usize, from: usize, persons: &[Span]) -> Option<People> {
    if let Some(doer) = doer(words, verb, persons) {
        return Some(doer);
    }
    let own = verb;
    let verb = joint_start(words, verb);
    if verb < own
        && let Some(doer) = doer(words, verb, persons)
    {
        return Some(doer);
    }
    let from = if verb < own {
        from.min(verb.saturating_sub(SUBJECT_REACH))
    } else {
        from
    };
    before(words, verb, from, persons).or_else(|| {
        let end = before_clause(words, verb)?;
        before(words, end, end.saturating_sub(SUBJECT_REACH), persons)
    })
}

/// "An officer was stabbed by a man on Friday and died": who suffers the first verb suffers the second.
fn joint_subject(words: &[Word<'_>], verb: usize, persons: &[Span]) -> Option<People> {
    let and = (verb.saturating_sub(2)..verb).find(|&at| words[at].lower == "and")?;
    let from = and.saturating_sub(DOER_REACH);
    let be = (from + 1..and).find(|&at| matches!(words[at].lower.as_str(), "was" | "were"))?;
    let suffers = words
        .get(be + 1)
        .is_some_and(|word| any_verb(&word.lower).has(Forms::PARTICIPLE));
    before(words, be, from, persons).filter(|_| suffers)
}

/// Who has done something before he suffers: "a man who stabbed two officers was shot", "a gunman killed three people before being arrested".
fn doer(words: &[Word<'_>], verb: usize, persons: &[Span]) -> Option<People> {
    let breaks = |at: &usize| words[*at].is_mark() || words[*at].is(Function::Coordinator);
    let mut verb = verb.min(words.len());
    let being = words.get(verb).is_some_and(|word| word.lower == "being");
    // "who stabbed two men, wounding one, was shot": over what stands between commas.
    if verb.checked_sub(1).is_some_and(|at| words[at].is_comma())
        && let Some(open) = (verb.saturating_sub(DOER_REACH)..verb - 1)
            .rev()
            .find(|&at| words[at].is_comma())
            .filter(|&open| words[open + 1].lower.ends_with("ing"))
    {
        verb = open;
    }
    let from = verb.saturating_sub(DOER_REACH);
    let start = (from..verb).rev().find(breaks).map_or(from, |at| at + 1);
    let acts =
        |at: &usize| any_verb(&words[*at].lower) != Forms::default() && !words[*at].is_capital();
    // "people who marched for a blogger who died": the last of them, unless it is the verb's own clause.
    let who = (start + 1..verb)
        .rev()
        .find(|&at| matches!(words[at].lower.as_str(), "who" | "that"))
        .filter(|&at| (at + 1..verb).any(|at| acts(&at)));
    let after = (start + 1..verb).any(|at| words[at].is(Function::Subordinator)) && being;
    let end = who.or_else(|| {
        let past = |at: &usize| acts(at) && any_verb(&words[*at].lower).has(Forms::PAST);
        (start + 1..verb).find(past).filter(|_| after)
    })?;
    before(words, end, start, persons).or_else(|| one_noun(words, start..end))
}

/// How far before a verb those stand who did something before they suffered it, in words.
const DOER_REACH: usize = 20;

/// The most words of a subject.
const SUBJECT_REACH: usize = 10;

/// The number among the words of a trigger: "claimed four lives".
fn inside(words: &[Word<'_>], hit: &Hit) -> Option<People> {
    (hit.words.start + 1..hit.words.end)
        .find_map(|at| number_at(words, at).filter(|number| number.end <= hit.words.end))
        .map(|number| People {
            words: number.start..hit.words.end,
            count: number.count,
            vague: number.vague,
            person: None,
            named: false,
        })
}

/// "were found shot dead", "lay stabbed to death": where the verb starts whose subject they are.
fn found_so(words: &[Word<'_>], hit: &Hit) -> Option<usize> {
    let found = hit.words.start.checked_sub(1)?;
    let passive = matches!(words[found].lower.as_str(), "found" | "discovered" | "left");
    let be = found
        .checked_sub(1)
        .filter(|&at| words[at].is(Function::Be));
    be.filter(|_| passive)
}

/// "taking the toll to five", "brought the number of dead to 31".
fn is_brought(words: &[Word<'_>], hit: &Hit) -> bool {
    let start = hit.words.start;
    (start.saturating_sub(BROUGHT_REACH)..start).any(|at| List::Brought.has(&words[at].lower))
        && matches!(words[start].lower.as_str(), "toll" | "death" | "number")
}

/// How far before a toll the verb stands that changes it: "bringing the total death toll".
const BROUGHT_REACH: usize = 4;

#[cfg(test)]
mod tests;
