//! The people of a verb: the objects behind an active one, the subjects in front of a passive one, groups added up.

use super::beside::{also, is_theirs};
use super::people::{People, UNKNOWN_PLURAL, is_age, of_a_people, people_at};
use crate::event::lexicon::{self, Function, List};
use crate::event::morphology::Forms;
use crate::event::number::number_at;
use crate::event::people::person_at;
use crate::event::record::Count;
use crate::event::trigger::any_verb;
use crate::event::words::{Word, slice};
use crate::text::Span;
use std::ops::Range;

/// The most words that stand between people and those told beside them: "the mayor of the small town of X, as well as two peasants".
const LONGEST_PHRASE: usize = 8;

/// The object of an active verb, coordinated groups added up.
pub(super) fn after(words: &[Word<'_>], at: usize, end: usize, persons: &[Span]) -> Option<People> {
    let mut start = at;
    while start < end
        && words.get(start).is_some_and(|word| {
            (word.is(Function::Adverb) && number_at(words, start).is_none()) || word.is_quote()
        })
    {
        start += 1;
    }
    let suicide = words
        .get(start)
        .is_some_and(|word| matches!(word.lower.as_str(), "himself" | "herself"));
    // "killing him and his wife"
    let with_his = words
        .get(start)
        .is_some_and(|word| matches!(word.lower.as_str(), "him" | "her"))
        && words.get(start + 1).is_some_and(|word| word.lower == "and");
    let mut people = if suicide || with_his {
        the_bomber(start)
    } else {
        people_at(words, start, end, persons)
            .or_else(|| person_behind_titles(words, start, end, persons))?
    };
    let first = (people.words.clone(), people.count);
    let mut next = people.words.end;
    let mut whence = false;
    // "two soldiers and three civilians", "a woman and her two children"
    for _ in 0..4 {
        let mut k = next;
        // "Jabr, 17, and Salem, 22"
        if words.get(k).is_some_and(Word::is_comma) && is_age(words, k + 1) {
            k += 2;
        }
        if words.get(k).is_some_and(Word::is_comma)
            && words.get(k + 1).is_some_and(|word| word.lower == "and")
        {
            k += 1;
        }
        // Step over "of one family", "from the north".
        while k < end
            && k < next + LONGEST_PHRASE
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
            .is_some_and(|word| word.is_comma() || word.lower == "and" || also(words, k) > 0)
        {
            break;
        }
        let comma = words[k].is_comma();
        k += usize::from(comma);
        let linked = match words.get(k) {
            Some(word) if word.lower == "and" => 1,
            _ => also(words, k),
        };
        k += linked;
        // "the bodies of two men and of a woman"
        k += usize::from(linked > 0 && words.get(k).is_some_and(|word| word.lower == "of"));
        // "killing nine worshippers and himself"
        let himself = linked > 0
            && words
                .get(k)
                .is_some_and(|word| matches!(word.lower.as_str(), "himself" | "herself"));
        if himself {
            people.count = with_one(people.count);
            break;
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
        if speaks || speaks_by_name(words, more.words.end) {
            break;
        }
        let verb_after = (more.words.end..end.min(more.words.end + 3)).any(|k| {
            words[k].is(Function::Be)
                || words[k].is(Function::Have)
                || any_verb(&words[k].lower).has(Forms::PAST)
        });
        // "the mayor, Juan Mora, and two guards", "two nuns, Ana Paz and Eva Gil": who they are, not more of them.
        let told_again =
            comma && linked == 0 && more.count == Count::exactly(1) && !is_theirs(words, &more);
        let apposed = told_again && more.named != people.named
            || comma && linked == 0 && tells_whence(words, &more)
            || more.named && people.count.best > 1 && !people.named;
        if apposed && !parted && !verb_after {
            next = more.words.end;
            whence |= tells_whence(words, &more);
            continue;
        }
        if whence && tells_whence(words, &more) {
            break;
        }
        if more.person.is_none()
            && !(more.named && people.named)
            && !(linked > 0 && are_beings(words, &more))
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
    // "killed three people, a soldier and two nurses": who the three are.
    let (head, count) = first;
    let added = people.count.best.checked_sub(count.best);
    // "killed four farmers, a mother and her two daughters among them"
    let among_them = words
        .get(people.words.end)
        .is_some_and(|word| word.lower == "among")
        && words
            .get(people.words.end + 1)
            .is_some_and(|word| word.lower == "them");
    if among_them && count.best > 1 && added.is_some_and(|added| added > 0) {
        people.count = count;
    }
    let apposed = words.get(head.end).is_some_and(Word::is_comma)
        && (words[head.clone()]
            .iter()
            .any(|word| List::Anybody.has(&word.lower))
            || words.get(people.words.end).is_some_and(Word::is_comma));
    if apposed && count.best > 1 && added == Some(count.best) {
        people.count = count;
    }
    // Who only kills himself is no one's victim.
    (!(suicide || with_his) || people.count.best > 1).then_some(people)
}

/// "six colliers and a guard": a number of some that no list knows, and that are no things.
fn are_beings(words: &[Word<'_>], people: &People) -> bool {
    number_at(words, people.words.start).is_some_and(|number| {
        let noun = words.get(number.end);
        number.firm
            && number.end + 1 == people.words.end
            && noun.is_some_and(|noun| {
                noun.lower.len() > 3 && noun.lower.ends_with('s') && !noun.is_capital()
            })
    })
}

/// "three reporters, two Afghans and an Iraqi": of which people they are.
fn tells_whence(words: &[Word<'_>], people: &People) -> bool {
    number_at(words, people.words.start).is_some_and(|number| {
        of_a_people(words, number.end, people.words.end).is_some()
            && person_at(words, number.end).is_none()
    })
}

/// A count with one more.
fn with_one(count: Count) -> Count {
    Count {
        low: count.low.saturating_add(1),
        best: count.best.saturating_add(1),
        high: count.high.saturating_add(1),
    }
}

/// "killed himself and three guards": he is one of the dead.
fn the_bomber(at: usize) -> People {
    People {
        words: at..at + 1,
        count: Count::exactly(1),
        vague: false,
        person: None,
        named: false,
    }
}

/// The most words of titles before a name.
const LONGEST_TITLE: usize = 6;

/// "former army chief General Pablo Rios": one person, whatever the titles are.
fn person_behind_titles(
    words: &[Word<'_>],
    start: usize,
    end: usize,
    persons: &[Span],
) -> Option<People> {
    let at = (start..end.min(start + LONGEST_TITLE))
        .take_while(|&k| {
            let word = &words[k];
            !word.is_mark() && !word.is(Function::Preposition) && !word.is(Function::Coordinator)
        })
        .find(|&k| {
            words[k].is_capital() && persons.iter().any(|person| person.contains(words[k].span))
        })?;
    let mut people = people_at(words, at, end, persons)?;
    people.words.start = start;
    Some(people)
}

/// "…, the mayor, Ihor Terekhov, said": who says so, with a name behind the office.
fn speaks_by_name(words: &[Word<'_>], office_end: usize) -> bool {
    let comma = |at: usize| words.get(at).is_some_and(Word::is_comma);
    if !comma(office_end) || !words.get(office_end + 1).is_some_and(Word::is_capital) {
        return false;
    }
    let close = (office_end + 2..office_end + LONGEST_TITLE).find(|&at| comma(at));
    close
        .and_then(|close| words.get(close + 1))
        .is_some_and(|word| lexicon::reporting_verb(&word.lower) != Forms::default())
}

/// Passive with the people behind: "killed were two soldiers".
pub(super) fn agentless_after(words: &[Word<'_>], at: usize, end: usize) -> Option<People> {
    words
        .get(at)
        .filter(|word| word.is(Function::Be))
        .and_then(|_| people_at(words, at + 1, end, &[]))
}

/// The most words in brackets behind people.
const LONGEST_ASIDE: usize = 5;

/// Where the sentence goes on behind brackets.
fn over_brackets(words: &[Word<'_>], at: usize) -> usize {
    if words.get(at).is_none_or(|word| word.raw != "(") {
        return at;
    }
    (at + 1..words.len().min(at + LONGEST_ASIDE))
        .find(|&close| words[close].raw == ")")
        .map_or(at, |close| close + 1)
}

/// Puts together what tells of one and the same: "Luis Pardo, a judge, and bodyguard Ana Mora" are two, "Ana Mora and Luis Pardo, members of
/// the council" too.
fn absorbed(words: &[Word<'_>], groups: Vec<People>) -> Vec<People> {
    let mut kept: Vec<People> = Vec::with_capacity(groups.len());
    let one = |people: &People| people.count == Count::exactly(1);
    // "Two journalists, Maria Gomez and Luis Ortiz,": how many of them are still to be named.
    let mut unnamed = 0_u32;
    for people in groups {
        let Some(before) = kept.last_mut() else {
            kept.push(people);
            continue;
        };
        let between = slice(words, before.words.end..people.words.start);
        let comma = between.len() == 1 && between[0].is_comma();
        let opens = comma && !before.named && !before.vague && before.count.best > 1;
        let goes_on = unnamed > 0
            && between.len() <= 2
            && between
                .iter()
                .all(|word| word.is_comma() || word.lower == "and");
        if people.named && one(&people) && (opens || goes_on) {
            let left = if goes_on { unnamed } else { before.count.best };
            unnamed = left.saturating_sub(1);
            before.words.end = people.words.end;
            continue;
        }
        unnamed = 0;
        let titled = between.is_empty() && one(before) && !before.named && people.named;
        let apposed = comma
            && before.named
            && !people.named
            && !is_theirs(words, &people)
            && (one(before) && one(&people) || people.count == UNKNOWN_PLURAL);
        if titled || apposed {
            before.words.end = people.words.end;
            before.named = true;
            // A name, whatever its titles are.
            before.person = None;
        } else {
            kept.push(people);
        }
    }
    kept
}

/// Where what stands between dashes right before a verb starts: "40 people - 28 of them women - were killed".
fn before_dashes(words: &[Word<'_>], verb: usize, from: usize) -> usize {
    let is_dash = |at: &usize| matches!(words[*at].raw, "-" | "–" | "—");
    let Some(close) = verb.checked_sub(1).filter(is_dash) else {
        return verb;
    };
    (from + 1..close).rev().find(is_dash).unwrap_or(verb)
}

/// Where a clause in commas about some of those counted ends: ", one of whom was a woman,".
fn of_whom(words: &[Word<'_>], comma: usize, end: usize) -> Option<usize> {
    if !words[comma].is_comma() {
        return None;
    }
    let of = (comma + 1..end.min(comma + 4)).find(|&at| words[at].lower == "of")?;
    let whom = words
        .get(of + 1)
        .is_some_and(|word| matches!(word.lower.as_str(), "whom" | "them"));
    let close = (of + 2..end).find(|&at| words[at].is_comma())?;
    (whom && of + 2 < close).then_some(close)
}

/// "Three farmers, two brothers and a neighbour, were killed": who the three are, between commas.
fn told_by_parts(
    words: &[Word<'_>],
    groups: &[People],
    last: &People,
    verb: usize,
) -> Option<People> {
    let closed =
        words.get(last.words.end).is_some_and(Word::is_comma) && last.words.end + 1 == verb;
    let (whole, first_part) =
        groups
            .iter()
            .zip(groups.iter().skip(1))
            .rev()
            .find(|(whole, part)| {
                whole.words.end + 1 == part.words.start && words[whole.words.end].is_comma()
            })?;
    let sum = groups
        .iter()
        .skip_while(|group| group.words.start < first_part.words.start)
        .chain([last])
        .try_fold(0_u32, |sum, part| sum.checked_add(part.count.best))?;
    (closed && !whole.vague && whole.count.best == sum).then(|| People {
        words: whole.words.clone(),
        count: whole.count,
        vague: false,
        person: whole.person,
        named: whole.named,
    })
}

/// The most words of titles before the name that opens a sentence.
const OPENING: usize = 4;

/// Tells whether a name is what a sentence begins with: "Mayor Luis Pardo", not "According to Luis Pardo".
fn opens_sentence(words: &[Word<'_>], name: usize) -> bool {
    name <= OPENING
        && words[..name].iter().all(|word| {
            !word.is_mark()
                && !word.is(Function::Preposition)
                && lexicon::reporting_verb(&word.lower) == Forms::default()
                && !matches!(word.lower.as_str(), "according" | "to")
        })
}

/// Tells whether nothing but adverbs stands between "of whom" and the verb: "later", "reportedly".
fn leads_to_verb(words: &[Word<'_>], between: Range<usize>) -> bool {
    words.get(between).is_some_and(|words| {
        words.iter().all(|word| {
            word.is(Function::Adverb) || word.lower == "later" || word.lower.ends_with("ly")
        })
    })
}

/// The subject of a passive or intransitive verb, parts ("two of them children") left out.
pub(super) fn before(
    words: &[Word<'_>],
    end: usize,
    from: usize,
    persons: &[Span],
) -> Option<People> {
    let end = before_dashes(words, end, from);
    // Groups of people in front of the verb, in order.
    let mut groups: Vec<People> = Vec::new();
    let mut at = from;
    while at < end {
        let relative = words[at].is(Function::Relative);
        if matches!(words[at].raw, ";" | ":" | "—" | "–") {
            groups.clear();
        }
        // "four people, one of whom was a woman, were killed": of them, not more.
        if let Some(close) = of_whom(words, at, end) {
            at = close;
            continue;
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
            .any(|k| {
                words[k].lower == "including"
                    || words[k].lower == "among"
                        && k + 1 < people.words.start
                        && words[k + 1].lower == "them"
            });
        let closes = (people.words.end..end)
            .take_while(|&k| !words[k].is_comma())
            .any(|k| {
                words[k].lower == "among"
                    && words.get(k + 1).is_some_and(|word| word.lower == "them")
            });
        opens || closes
    };
    // Where the list of parts ends so far: "including four policemen, one soldier and three rebels".
    let mut list_end: Option<usize> = None;
    groups.retain(|people| {
        let goes_on = list_end.is_some_and(|end| {
            let joint = slice(words, end..people.words.start);
            joint.len() == 1 && (joint[0].is_comma() || joint[0].lower == "and")
        });
        if goes_on || listed(people) {
            list_end = Some(people.words.end);
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
        // "two of them were hurt", "two of whom later died": no part, but who the verb tells of.
        if of_them && leads_to_verb(words, people.words.end + 2..end) {
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
            named: false,
        });
    }
    let mut groups = absorbed(words, groups);
    let mut last = groups.pop()?;
    // "four members of one family", "the driver of the minister": the first are meant.
    while let Some(whole) = groups.last()
        && words[whole.words.end].lower == "of"
        && (whole.words.end..=whole.words.end + 1).contains(&last.words.start)
    {
        let Some(whole) = groups.pop() else { break };
        last = whole;
    }
    if words
        .get(last.words.end)
        .is_some_and(|word| word.lower == "of")
        && leads_to_verb(words, last.words.end + 2..end)
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
    if let Some(whole) = told_by_parts(words, &groups, &last, end) {
        return Some(whole);
    }
    // "two soldiers and three civilians were killed"
    let mut people = last;
    while let Some(more) = groups.pop() {
        // "two reservists (KPR) and a herder"
        let from = over_brackets(words, more.words.end);
        let between = slice(words, from.min(people.words.start)..people.words.start);
        // "Ali, 23, and Huda, 31,": ages part nobody.
        let ages = (more.words.end..people.words.start).any(|k| is_age(words, k))
            && between
                .iter()
                .all(|word| word.is_comma() || word.is_number() || word.lower == "and");
        let acts = between
            .iter()
            .any(|word| any_verb(&word.lower).has(Forms::PAST) && !word.is_capital());
        // "nine soldiers, along with a nurse,"; "a commander of the Front and two others"
        let beside = (0..between.len()).any(|k| also(between, k) > 0)
            || between.len() <= LONGEST_PHRASE
                && between.last().is_some_and(|last| last.lower == "and")
                && between.iter().all(|word| {
                    (!word.is_mark() || word.is_comma()) && !any_verb(&word.lower).has(Forms::PAST)
                })
                && between
                    .first()
                    .is_some_and(|first| first.is(Function::Preposition));
        let joined = !acts
            && (ages
                || beside
                || between.len() <= 2 && between.iter().any(|word| word.lower == "and")
                || between.len() == 1 && between[0].is_comma());
        // "a fourth person, a pensioner, died": one person told twice.
        let by_name = more.named && people.named;
        let apposed = between.len() == 1
            && between[0].is_comma()
            && more.count == Count::exactly(1)
            && people.count == Count::exactly(1)
            && !by_name
            && !is_theirs(words, &people);
        // "Senator Rios and two guards", "Ana Paz and her driver"
        // "Luis Pardo, a teacher, two students and a nurse were shot dead"
        let heads_list = between.len() == 1
            && between[0].is_comma()
            && people.count.best > 1
            && words[people.words.start..end]
                .iter()
                .any(|word| word.lower == "and")
            && opens_sentence(words, more.words.start);
        let theirs = more.named
            && (is_theirs(words, &people)
                || heads_list
                || between.last().is_some_and(|last| last.lower == "and"));
        if !joined
            || apposed
            || (more.person.is_none() && !by_name && !theirs && !are_beings(words, &more))
        {
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
