//! Tolls: how many people were killed, hurt, driven out, taken or arrested, read from the words around the verb or noun that says so.
//!
//! "killed at least 44 worshippers", "two of them children", "the number of dead had risen to 31", "without causing casualties".
//! Numbers follow the rules of [`super::number`]; people without a number are ACLED's unknown plural, 3.

use std::ops::Range;

use super::grammar::{VerbGroup, is_day_word};
use super::kind::ActorKind;
use super::lexicon::{self, Function};
use super::morphology::Forms;
use super::number::{Number, number_at};
use super::people::{Person, person_at};
use super::record::Count;
use super::trigger::{Hit, Use, any_verb};
use super::words::{Word, slice};
use crate::text::Span;

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
}

/// Returns the effect that an act has on people.
pub(super) fn effect_of(act: &str) -> Option<Effect> {
    Some(match act {
        "kill" | "die" | "murder" | "massacre" | "mob" => Effect::Killed,
        "injure" | "beat" => Effect::Injured,
        "displace" => Effect::Displaced,
        "missing" => Effect::Missing,
        "abduct" => Effect::Abducted,
        "arrest" => Effect::Arrested,
        _ => return None,
    })
}

/// A group of people met in a sentence.
struct People {
    words: Range<usize>,
    count: Count,
    vague: bool,
    person: Option<Person>,
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
    let behind = (hit.use_ == Use::Verb)
        .then(|| counted_behind(words, hit, &bounds))
        .flatten();
    let counted = behind.is_some();
    let people = match hit.use_ {
        _ if counted => behind,
        Use::Verb if group.passive => before(words, group.start, bounds.start, persons)
            .or_else(|| agentless_after(words, hit.words.end, bounds.end)),
        Use::Verb => {
            let mut at = hit.words.end;
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
                before(words, group.start, bounds.start, persons)
            } else {
                after(words, at, bounds.end.max(at), persons)
            }
        }
        Use::Noun => noun(words, hit, bounds.clone(), persons),
    }?;
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
    let update = said(
        bounds.start..bounds.end.min(words.len()),
        &[
            "risen",
            "rose",
            "rises",
            "climbed",
            "climbs",
            "increased",
            "jumped",
            "revised",
            "raised",
            "raising",
            "soared",
            "soars",
        ],
    ) || counted
        || (said(bounds.start..hit.words.end, &["toll", "number"])
            && said(
                bounds.start..bounds.end.min(words.len()),
                &["reached", "stands", "stood"],
            ));
    Some(Toll {
        effect,
        count: people.count,
        vague: people.vague,
        parts,
        kind: people.person.map(|person| person.kind),
        people: people.words,
        update,
    })
}

fn intransitive(words: &[Word<'_>], hit: &Hit) -> bool {
    matches!(
        words[hit.words.start].lower.as_str(),
        "die"
            | "died"
            | "dies"
            | "dying"
            | "perish"
            | "perished"
            | "succumbed"
            | "lost"
            | "lose"
            | "losing"
            | "flee"
            | "fled"
            | "fleeing"
            | "disappear"
            | "disappeared"
            | "went"
            | "go"
            | "gone"
    )
}

const UNKNOWN_PLURAL: Count = Count {
    low: 2,
    best: 3,
    high: 10,
};

/// The people whom the words at `at` name: "at least 13 people", "a peasant", "the two soldiers", "civilians".
fn people_at(words: &[Word<'_>], at: usize, end: usize, persons: &[Span]) -> Option<People> {
    let word = words.get(at)?;
    if word.is_mark() && !word.is_quote() {
        return None;
    }
    let at = at + usize::from(word.is_quote());
    // "No one was hurt", "nobody died"
    let next = words.get(at + 1).map_or("", |word| word.lower.as_str());
    let none = match word.lower.as_str() {
        "no" if next == "one" => 2,
        "nobody" | "none" => 1,
        _ => 0,
    };
    if none > 0 && at + none <= end {
        return Some(People {
            words: at..at + none,
            count: Count::exactly(0),
            vague: false,
            person: None,
        });
    }
    // "wounding one, police said"
    if word.lower == "one"
        && (at + 1 >= end
            || words
                .get(at + 1)
                .is_none_or(|word| word.is_mark() || word.is(Function::Coordinator)))
    {
        return Some(People {
            words: at..at + 1,
            count: Count::exactly(1),
            vague: false,
            person: None,
        });
    }
    // "one of its peacekeepers": one, however many there are.
    if word.lower == "one"
        && words.get(at + 1).is_some_and(|word| word.lower == "of")
        && !words
            .get(at + 2)
            .is_some_and(|word| matches!(word.lower.as_str(), "them" | "whom"))
        && let Some((start, len, person)) = noun_after(words, at + 2, end)
    {
        return Some(People {
            words: at..start + len,
            count: Count::exactly(1),
            vague: false,
            person: Some(person),
        });
    }
    if let Some(number) = number_at(words, at).filter(|number| number.end <= end) {
        if let Some((start, len, person)) = noun_after(words, number.end, end) {
            if not_people(words, number.end) {
                return None;
            }
            return Some(People {
                words: at..start + len,
                count: number.count,
                vague: number.vague,
                person: Some(person),
            });
        }
        if number.firm || number.end >= end {
            return bare_number(words, &number, at, end);
        }
    }
    let mut start = at;
    let determiner = words
        .get(start)
        .filter(|word| word.is(Function::Determiner) || word.lower == "one");
    let single = determiner.is_some_and(|word| {
        matches!(
            word.lower.as_str(),
            "a" | "an" | "one" | "another" | "his" | "her" | "the" | "this" | "their"
        )
    });
    if determiner.is_some() {
        start += 1;
    }
    // "the two soldiers"
    if determiner.is_some_and(|word| {
        matches!(
            word.lower.as_str(),
            "the" | "their" | "his" | "her" | "these" | "those"
        )
    }) && let Some(number) = number_at(words, start).filter(|number| number.end <= end)
        && let Some((noun, len, person)) = noun_after(words, number.end, end)
    {
        return Some(People {
            words: at..noun + len,
            count: number.count,
            vague: number.vague,
            person: Some(person),
        });
    }
    if let Some(name) = words.get(start).filter(|word| word.is_capital())
        && persons.iter().any(|person| person.contains(name.span))
    {
        let last = (start..end)
            .take_while(|&k| persons.iter().any(|person| person.contains(words[k].span)))
            .last()
            .unwrap_or(start);
        return Some(People {
            words: at..last + 1,
            count: Count::exactly(1),
            vague: false,
            person: None,
        });
    }
    let reach = if determiner.is_some() {
        end
    } else {
        end.min(start + 3)
    };
    let (noun, len, person) = noun_after(words, start, reach)?;
    if determiner.is_none()
        && slice(words, start..noun).iter().any(|word| {
            any_verb(&word.lower).has(Forms::PAST.with(Forms::BASE))
                && !any_verb(&word.lower).has(Forms::PARTICIPLE)
                || word.is(Function::Adverb)
                || word.is_quote()
        })
    {
        return None;
    }
    let count = if person.singular && (single || determiner.is_none()) {
        Count::exactly(1)
    } else if person.singular {
        return None;
    } else {
        UNKNOWN_PLURAL
    };
    Some(People {
        words: at..noun + len,
        count,
        vague: count == UNKNOWN_PLURAL,
        person: Some(person),
    })
}

/// A number that stands alone for people: "killing 27", "16 were wounded".
fn bare_number(words: &[Word<'_>], number: &Number, at: usize, end: usize) -> Option<People> {
    if not_people(words, number.end) {
        return None;
    }
    let mut last = number.end;
    // "eight members of one family" has a noun that is not in the list: step over up to two unknown words.
    while last < end
        && last < number.end + 2
        && words[last].kind == crate::text::TokenKind::Word
        && !stops(&words[last])
    {
        last += 1;
    }
    Some(People {
        words: at..last,
        count: number.count,
        vague: number.vague,
        person: None,
    })
}

fn stops(word: &Word<'_>) -> bool {
    word.is(Function::Preposition)
        || word.is(Function::Coordinator)
        || word.is(Function::Be)
        || word.is(Function::Have)
        || word.is(Function::Relative)
        || word.is(Function::Subordinator)
        || any_verb(&word.lower) != Forms::default()
        || is_day_word(&word.lower)
}

/// Tells whether the noun after a number counts something other than people.
fn not_people(words: &[Word<'_>], at: usize) -> bool {
    (at..words.len().min(at + 3))
        .take_while(|&k| {
            !words[k].is_mark()
                && !words[k].is(Function::Preposition)
                && !words[k].is(Function::Coordinator)
        })
        .any(|k| {
            let lower = words[k].lower.as_str();
            matches!(
                lower,
                "km" | "kilometers"
                    | "kilometres"
                    | "miles"
                    | "mile"
                    | "percent"
                    | "%"
                    | "years"
                    | "year"
                    | "months"
                    | "month"
                    | "weeks"
                    | "week"
                    | "days"
                    | "day"
                    | "hours"
                    | "hour"
                    | "minutes"
                    | "times"
                    | "meters"
                    | "metres"
                    | "dollars"
                    | "euros"
                    | "tonnes"
                    | "tons"
                    | "am"
                    | "pm"
                    | "january"
                    | "february"
                    | "march"
                    | "april"
                    | "june"
                    | "july"
                    | "august"
                    | "september"
                    | "october"
                    | "november"
                    | "december"
                    | "cattle"
                    | "cows"
                    | "sheep"
                    | "goats"
                    | "animals"
                    | "livestock"
                    | "camels"
                    | "incidents"
                    | "attacks"
                    | "occasions"
                    | "shots"
                    | "gunshots"
            ) || (super::lexicon::is_thing(words, k, super::lexicon::Thing::Civilian)
                && lower != "guards")
                || super::lexicon::is_thing(words, k, super::lexicon::Thing::Territory)
                || lexicon::weapon_at(words, k).is_some()
        })
}

/// The word for people within four words, adjectives between: "13 Syrian army soldiers".
fn noun_after(words: &[Word<'_>], at: usize, end: usize) -> Option<(usize, usize, Person)> {
    let mut found: Option<(usize, usize, Person)> = None;
    let mut k = at;
    while k < end.min(at + 6) {
        let word = words.get(k)?;
        if word.is_mark() && !word.is_quote() && word.raw != "-" {
            break;
        }
        if let Some((len, person)) = person_at(words, k) {
            found = Some((k, len, person));
            k += len;
            continue;
        }
        if found.is_some()
            || (word.is(Function::Preposition) && word.lower != "of")
            || word.is(Function::Coordinator)
            || word.is(Function::Be)
            || word.is(Function::Relative)
            || word.is(Function::Subordinator)
        {
            break;
        }
        if word.is(Function::Determiner) && k > at && word.lower != "the" {
            break;
        }
        if k > at && (word.is_number() || super::number::is_number_word(&word.lower)) {
            break;
        }
        k += 1;
    }
    found
}

/// The object of an active verb, coordinated groups added up.
fn after(words: &[Word<'_>], at: usize, end: usize, persons: &[Span]) -> Option<People> {
    let mut start = at;
    while start < end
        && words.get(start).is_some_and(|word| {
            (word.is(Function::Adverb) && number_at(words, start).is_none()) || word.is_quote()
        })
    {
        start += 1;
    }
    let mut people = people_at(words, start, end, persons)?;
    let mut next = people.words.end;
    // "two soldiers and three civilians", "a woman and her two children"
    for _ in 0..4 {
        let mut k = next;
        // Step over "of one family", "from the north".
        while k < end
            && k < next + 4
            && words.get(k).is_some_and(|word| {
                !word.is_comma()
                    && word.lower != "and"
                    && !word.is_mark()
                    && any_verb(&word.lower) == Forms::default()
            })
        {
            k += 1;
        }
        if !words
            .get(k)
            .is_some_and(|word| word.is_comma() || word.lower == "and")
        {
            break;
        }
        k += 1;
        if words.get(k).is_some_and(|word| word.lower == "and") {
            k += 1;
        }
        let Some(more) = (k < end)
            .then(|| people_at(words, k, end, persons))
            .flatten()
        else {
            break;
        };
        let parted = words
            .get(more.words.end)
            .is_some_and(|word| word.lower == "of")
            && words
                .get(more.words.end + 1)
                .is_some_and(|word| matches!(word.lower.as_str(), "them" | "whom"));
        // "…, deputy commissioner Bilal Shah said": who says so.
        let speaks = (more.words.end..words.len().min(more.words.end + 6))
            .take_while(|&k| !words[k].is_mark())
            .any(|k| lexicon::reporting_verb(&words[k].lower) != Forms::default());
        if speaks {
            break;
        }
        let verb_after = (more.words.end..end.min(more.words.end + 3)).any(|k| {
            words[k].is(Function::Be)
                || words[k].is(Function::Have)
                || any_verb(&words[k].lower).has(Forms::PAST)
        });
        if more.person.is_none()
            || parted
            || verb_after
            || (more.vague && !people.vague)
            || words[more.words.clone()]
                .iter()
                .any(|word| word.lower == "them")
        {
            break;
        }
        people.count = Count {
            low: people.count.low.saturating_add(more.count.low),
            best: people.count.best.saturating_add(more.count.best),
            high: people.count.high.saturating_add(more.count.high),
        };
        people.words.end = more.words.end;
        if people.person.map(|person| person.who) != more.person.map(|person| person.who)
            && let Some(person) = &mut people.person
        {
            person.who = None;
        }
        next = more.words.end;
    }
    Some(people)
}

/// Passive with the people behind: "killed were two soldiers".
fn agentless_after(words: &[Word<'_>], at: usize, end: usize) -> Option<People> {
    words
        .get(at)
        .filter(|word| word.is(Function::Be))
        .and_then(|_| people_at(words, at + 1, end, &[]))
}

/// The subject of a passive or intransitive verb, parts ("two of them children") left out.
fn before(words: &[Word<'_>], end: usize, from: usize, persons: &[Span]) -> Option<People> {
    // Groups of people in front of the verb, in order.
    let mut groups: Vec<People> = Vec::new();
    let mut at = from;
    while at < end {
        let relative = words[at].is(Function::Relative);
        if matches!(words[at].raw, ";" | ":" | "—" | "–") {
            groups.clear();
        }
        if !relative
            && let Some(people) = people_at(words, at, end, persons)
            && groups
                .last()
                .is_none_or(|last| people.words.start >= last.words.end)
        {
            at = people.words.end;
            groups.push(people);
        } else {
            at += 1;
        }
    }
    // Drop the parts: "… , two of them children, …", "including five kids and two women", "a mother and her son among them".
    let listed = |people: &People| {
        let opens = (from..people.words.start)
            .rev()
            .take_while(|&k| !words[k].is_comma())
            .any(|k| words[k].lower == "including");
        let closes = (people.words.end..end)
            .take_while(|&k| !words[k].is_comma())
            .any(|k| {
                words[k].lower == "among"
                    && words.get(k + 1).is_some_and(|word| word.lower == "them")
            });
        opens || closes
    };
    groups.retain(|people| {
        if listed(people) {
            return false;
        }
        let after = words
            .get(people.words.end)
            .map_or("", |word| word.lower.as_str());
        let after2 = words
            .get(people.words.end + 1)
            .map_or("", |word| word.lower.as_str());
        let inside = words[people.words.clone()]
            .iter()
            .any(|word| matches!(word.lower.as_str(), "them" | "whom"));
        let before = people
            .words
            .start
            .checked_sub(1)
            .map_or("", |k| words[k].lower.as_str());
        let of_them = after == "of" && matches!(after2, "them" | "whom");
        // "two of them were hurt": no part, but who the verb tells of.
        if of_them && people.words.end + 2 == end {
            return true;
        }
        !(inside || of_them || matches!(before, "including" | "by" | "against"))
    });
    if groups.is_empty()
        && slice(words, from..end)
            .iter()
            .any(|word| matches!(word.lower.as_str(), "nobody" | "none"))
    {
        return Some(People {
            words: from..end,
            count: Count::exactly(0),
            vague: false,
            person: None,
        });
    }
    let last = groups.pop()?;
    if words
        .get(last.words.end)
        .is_some_and(|word| word.lower == "of")
        && last.words.end + 2 == end
    {
        return Some(last);
    }
    // The verb must follow closely: the group is its subject, not a word of an earlier phrase.
    let gap = slice(words, last.words.end..end);
    let verbs_between = gap.iter().enumerate().any(|(k, word)| {
        let forms = any_verb(&word.lower);
        forms.has(Forms::PAST) && !word.is_capital() && !(k == 0 && forms.has(Forms::PARTICIPLE))
    });
    if verbs_between
        && !gap
            .iter()
            .any(|word| word.is(Function::Relative) || word.is_comma())
    {
        return None;
    }
    // "two soldiers and three civilians were killed"
    let mut people = last;
    while let Some(more) = groups.pop() {
        let between = slice(
            words,
            more.words.end.min(people.words.start)..people.words.start,
        );
        let joined = between.len() <= 2 && between.iter().any(|word| word.lower == "and")
            || between.len() == 1 && between[0].is_comma();
        // "a fourth person, a pensioner, died": one person told twice.
        let apposed = between.len() == 1
            && more.count == Count::exactly(1)
            && people.count == Count::exactly(1);
        if !joined || apposed || more.person.is_none() {
            break;
        }
        // "8,000 men and boys": one number for both.
        if people.count == UNKNOWN_PLURAL && !more.vague {
            people.count = more.count;
            people.vague = false;
            people.words.start = more.words.start;
            continue;
        }
        people.count = Count {
            low: people.count.low.saturating_add(more.count.low),
            best: people.count.best.saturating_add(more.count.best),
            high: people.count.high.saturating_add(more.count.high),
        };
        people.words.start = more.words.start;
        if let Some(person) = &mut people.person
            && more.person.is_some_and(|other| other.who != person.who)
        {
            person.who = None;
        }
    }
    Some(people)
}

/// Nouns and adjectives: "death of a peasant", "toll has risen to 31", "14 deaths", "three people dead", "no casualties".
fn noun(words: &[Word<'_>], hit: &Hit, bounds: Range<usize>, persons: &[Span]) -> Option<People> {
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
        });
    }
    if matches!(head, "toll") || first == "number" {
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
    if matches!(
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
    ) {
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
                                "found" | "left" | "reported" | "feared" | "presumed"
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
    // "the death of a peasant", "the killing of two soldiers", "the arrest of"
    if words
        .get(hit.words.end)
        .is_some_and(|word| word.lower == "of")
    {
        return after(words, hit.words.end + 1, bounds.end, persons);
    }
    None
}

/// The number that a word of counting leads to: "risen to 31", "stands at 12", "a toll of 44".
fn linked_number(words: &[Word<'_>], range: Range<usize>) -> Option<People> {
    range.clone().find_map(|at| {
        let link = at
            .checked_sub(1)
            .map_or("", |before| words[before].lower.as_str());
        if !matches!(
            link,
            "to" | "at"
                | "reached"
                | "reaches"
                | "of"
                | "is"
                | "was"
                | "stands"
                | "stood"
                | "hit"
                | "past"
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
        })
    })
}

/// "the number of officers killed had gone up from eight to 12": the count stands behind.
fn counted_behind(words: &[Word<'_>], hit: &Hit, bounds: &Range<usize>) -> Option<People> {
    let from = bounds.start.max(hit.words.start.saturating_sub(8));
    let counts = (from..hit.words.start).any(|k| {
        words[k].lower == "number" && words.get(k + 1).is_some_and(|word| word.lower == "of")
    });
    let clause = (hit.words.end..bounds.end)
        .find(|&k| words[k].is_comma() || matches!(words[k].raw, ";" | "."))
        .unwrap_or(bounds.end);
    let spans = (hit.words.end..clause).find(|&k| {
        words[k].lower == "and"
            && words
                .get(k + 1)
                .is_some_and(|word| lexicon::reporting_verb(&word.lower) != Forms::default())
    });
    counts
        .then(|| linked_number(words, hit.words.end..spans.unwrap_or(clause)))
        .flatten()
}

/// Parts after a toll: ", two of them children", ", including five children and a woman".
fn parts_after(
    words: &[Word<'_>],
    from: usize,
    end: usize,
    total: Count,
) -> Vec<(&'static str, Count)> {
    let mut parts: Vec<(&'static str, Count)> = Vec::new();
    let mut at = from;
    let end = end.min(words.len()).min(from + 16);
    let mut listing = false;
    while at < end {
        let word = &words[at];
        if matches!(word.lower.as_str(), "including" | "among")
            || (word.lower == "them"
                && words
                    .get(at.wrapping_sub(1))
                    .is_some_and(|word| word.lower == "among"))
        {
            listing = true;
            at += 1;
            continue;
        }
        if let Some(number) = number_at(words, at) {
            let of = words[number.start..(number.end + 2).min(words.len())]
                .iter()
                .any(|word| matches!(word.lower.as_str(), "them" | "whom"));
            if of {
                let noun = (number.end..end.min(number.end + 6)).find_map(|k| person_at(words, k));
                if let Some((_, Person { who: Some(who), .. })) = noun
                    && number.count.best <= total.high
                {
                    parts.push((who, number.count));
                }
                at = number.end;
                continue;
            }
        }
        if listing {
            if let Some(people) = people_at(words, at, end, &[])
                && let Some(Person { who: Some(who), .. }) = people.person
                && people.count.best <= total.high
            {
                parts.push((who, people.count));
                at = people.words.end;
                continue;
            }
            if word.is(Function::Be)
                || matches!(word.raw, ";" | ".")
                || (any_verb(&word.lower).has(Forms::PAST) && !word.is_capital())
            {
                break;
            }
        }
        at += 1;
    }
    parts
}

/// "Two nuns were among at least 15 people killed": the part stands before the toll.
fn parts_before(
    words: &[Word<'_>],
    people_start: usize,
    from: usize,
) -> Option<(&'static str, Count)> {
    let among = people_start
        .checked_sub(1)
        .filter(|&k| words[k].lower == "among")?;
    (from..among)
        .find_map(|at| people_at(words, at, among, &[]))
        .and_then(|people| {
            let who = people.person?.who?;
            Some((who, people.count))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(Effect, u32)], expected_parts: &[(&str, u32)]) {
        let segmented = crate::text::segment(text);
        let words = super::super::words::words(&segmented, &segmented.sentences[0]);
        let hits = super::super::trigger::hits(&words);
        let mut found = Vec::new();
        let mut parts = Vec::new();
        let mut previous = 0;
        for (index, hit) in hits.iter().enumerate() {
            let Some(effect) = hit.readings.last().and_then(|(act, _)| effect_of(act.name)) else {
                continue;
            };
            let next = hits[index + 1..]
                .iter()
                .find(|hit| {
                    hit.readings
                        .last()
                        .is_some_and(|(act, _)| effect_of(act.name).is_some())
                })
                .map_or(words.len(), |hit| hit.words.start);
            let group = super::super::grammar::verb_group(
                &words,
                hit.words.start,
                hit.words.end,
                hit.forms,
            );
            if let Some(toll) = toll(&words, hit, &group, effect, previous..next, &[]) {
                found.push((toll.effect, toll.count.best));
                parts.extend(toll.parts.into_iter().map(|(who, count)| (who, count.best)));
            }
            previous = hit.words.end;
        }
        assert_eq!(found, expected, "{text}");
        if !expected_parts.is_empty() {
            assert_eq!(parts, expected_parts, "{text}");
        }
    }

    use Effect::{Abducted, Injured, Killed};

    #[test]
    fn active_and_passive_give_the_same_toll() {
        check(
            "The strike killed eight members of one family",
            &[(Killed, 8)],
            &[],
        );
        check(
            "At least 13 people, two of them children, were killed",
            &[(Killed, 13)],
            &[("children", 2)],
        );
        check(
            "where seven people had been killed, including 5 kids",
            &[(Killed, 7)],
            &[("children", 5)],
        );
        check(
            "Rockets hit, killing 27 people, two of them children, and injuring 96",
            &[(Killed, 27), (Injured, 96)],
            &[("children", 2)],
        );
    }

    #[test]
    fn coordinated_groups_are_added_and_new_verbs_are_not() {
        check(
            "killed two soldiers and three civilians",
            &[(Killed, 5)],
            &[],
        );
        check(
            "killed seven people and wounded 12 others",
            &[(Killed, 7), (Injured, 12)],
            &[],
        );
        check("killed a woman and her two children", &[(Killed, 3)], &[]);
        check(
            "Two soldiers and three civilians were killed",
            &[(Killed, 5)],
            &[],
        );
    }

    #[test]
    fn nouns_and_adjectives_give_tolls() {
        check("the number of dead had risen to 31", &[(Killed, 31)], &[]);
        check("the death toll rose to 44", &[(Killed, 44)], &[]);
        check(
            "leaving three people dead and 12 injured",
            &[(Killed, 3), (Injured, 12)],
            &[],
        );
        check(
            "A source spoke of \"several\" soldiers dead",
            &[(Killed, 3)],
            &[],
        );
        check("the death of a civilian", &[(Killed, 1)], &[]);
        check(
            "Two nuns were among at least 15 people killed",
            &[(Killed, 15)],
            &[("women", 2)],
        );
        check("without causing casualties", &[(Killed, 0)], &[]);
    }

    #[test]
    fn single_persons_count_one() {
        check(
            "A night watchman was slightly injured",
            &[(Injured, 1)],
            &[],
        );
        check("guerrillas killed a peasant", &[(Killed, 1)], &[]);
        check(
            "one woman was lightly hurt by shrapnel",
            &[(Injured, 1)],
            &[("women", 1)],
        );
        check(
            "Six agents were kidnapped by armed men",
            &[(Abducted, 6)],
            &[],
        );
    }

    #[test]
    fn things_are_not_people() {
        check("killed 20 cattle", &[], &[]);
        check("was killed in 2011", &[], &[]);
    }
}
