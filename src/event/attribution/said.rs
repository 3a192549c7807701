//! "The ministry said that …", "…, residents said on Monday", "…," said the mayor.

use super::Saying;
use super::bounds::{content_start, group_start, noun_phrase_end, subject_start, tail_end};
use super::reporter::kind_in;
use crate::event::lexicon::{self, Function, List};
use crate::event::morphology::Forms;
use crate::event::words::Word;

pub(super) fn said(words: &[Word<'_>], at: usize, taken: usize) -> Option<Saying> {
    let word = words.get(at)?;
    let lower = word.lower.as_str();
    let forms = lexicon::reporting_verb(lower);
    if forms == Forms::default()
        || word.is_capital() && at > 0 && words[at - 1].is_capital() && !all_capitals(words)
    {
        return None;
    }
    let next = words.get(at + 1).map_or("", |word| word.lower.as_str());
    if matches!(next, "responsibility" | "credit")
        || (lower.starts_with("claim")
            && crate::event::number::number_at(words, at + 1).is_some_and(|n| n.firm))
        || (lower.starts_with("claim")
            && words
                .get(at + 2)
                .is_some_and(|word| matches!(word.lower.as_str(), "lives" | "life")))
    {
        return None;
    }
    let past = forms.has(Forms::PAST);
    // "adding that …", "saying …" carry on the saying of the clause before.
    if forms.has(Forms::ING) && !past {
        return None;
    }
    let start = group_start(words, at);
    let passive = (start..at).any(|k| words[k].is(Function::Be)) && past;
    if passive {
        // "it was reported that": somebody without a name.
        return None;
    }
    // "an alleged boss", "raiders said to be cattle thieves": what somebody is called.
    if start == at
        && (calls(words, at)
            || next == "to"
                && !claims_to_have(words, at)
                && words
                    .get(at + 2)
                    .is_some_and(|word| matches!(word.lower.as_str(), "be" | "have")))
    {
        return None;
    }
    // "could confirm only 45 deaths": those it does.
    let confirms = lower == "confirm" && next == "only";
    let modal = !confirms && (start..at).any(|k| words[k].is(Function::Modal));
    let infinitive = words
        .get(start.saturating_sub(1)..at)
        .is_some_and(|words| words.iter().any(|word| word.lower == "to"));
    if infinitive {
        return None;
    }
    // Inverted: '…," said the minister'.
    // "the governor, Ali Hassan, said two men died": the comma closes an apposition.
    let inverted = start == at
        && (at == 0 || words[at - 1].is_comma() || words[at - 1].is_quote())
        && past
        && !matches!(next, "that")
        && subject_start(words, start, taken) == start;
    let (subject, bounds) = if inverted {
        let end = noun_phrase_end(words, at + 1);
        (at + 1..end, at..tail_end(words, end))
    } else {
        let from = subject_start(words, start, taken);
        let own = first_subject(words, from..start);
        // Words that belong to another verb are not what this one says.
        let from = if own.start < from { start } else { from };
        (own, from..at + 1)
    };
    if subject.is_empty() || (List::Weak.has(lower) && kind_in(words, subject.clone()).is_none()) {
        return None;
    }
    if !(past || forms.has(Forms::THIRD.with(Forms::BASE))) {
        return None;
    }
    if !past
        && !word_after_allows(words, at + 1)
        && kind_in(words, subject.clone()).is_none()
        && !words[subject.start].is(Function::Pronoun)
    {
        return None;
    }
    if List::SayingNoun.has(lower)
        && (words
            .get(at.wrapping_sub(1))
            .is_some_and(|word| word.is(Function::Determiner) || word.is(Function::Preposition))
            || kind_in(words, subject.clone()).is_none()
            || crate::event::clause::has_verb(words, subject.clone()))
    {
        return None;
    }
    let trailing = !inverted
        && bounds.start > 0
        && is_break(&words[bounds.start - 1])
        && content_before(words, bounds.start);
    let (range, content) = if inverted {
        (bounds.clone(), 0..bounds.start)
    } else if trailing && !content_after(words, at + 1) {
        let end = tail_end(words, at + 1);
        (bounds.start..end, 0..bounds.start)
    } else {
        let begin = content_start(words, at + 1);
        (bounds.start..begin, begin..words.len())
    };
    Some(Saying {
        words: range,
        subject,
        verb: at,
        content,
        denial: List::Denial.has(lower),
        ahead: modal || List::Warning.has(lower),
    })
}

/// "The militants claimed to have killed 54": who claims so says so.
fn claims_to_have(words: &[Word<'_>], at: usize) -> bool {
    let have = words.get(at + 2).is_some_and(|word| word.lower == "have");
    have && words[at].lower.starts_with("claim")
}

/// Tells whether a participle only describes the noun behind it: "an alleged boss", "three alleged gunmen".
fn calls(words: &[Word<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    before.is_some_and(|word| {
        word.is(Function::Determiner)
            || word.is_number()
            || crate::event::number::is_number_word(&word.lower)
            || word.is(Function::Preposition) && words[at].lower == "alleged"
    })
}

/// "The ministry raised the toll and said": the subject stands before the first of the verbs; empty where an earlier saying has it.
fn first_subject(words: &[Word<'_>], subject: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let joined = subject
        .end
        .checked_sub(1)
        .is_some_and(|last| words[last].is(Function::Coordinator));
    if !joined {
        return subject;
    }
    let verb = subject
        .clone()
        .find(|&at| crate::event::clause::has_verb(words, at..at + 1));
    let own = subject.start..verb.unwrap_or(subject.start);
    if !own.is_empty() {
        return own;
    }
    // "The group claimed the attack, in which 12 died, and said it had killed 40": whom the sentence opens with.
    let first = (1..subject.end).find(|&at| crate::event::clause::has_verb(words, at..at + 1));
    0..first.unwrap_or(0)
}

fn all_capitals(words: &[Word<'_>]) -> bool {
    !words
        .iter()
        .any(|word| word.raw.chars().any(char::is_lowercase))
}

fn word_after_allows(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|word| word.lower == "that")
}

fn is_break(word: &Word<'_>) -> bool {
    word.is_comma() || word.is_quote()
}

/// Tells whether what stands before a trailing saying can be what was said: more than a short opening ("On Monday,").
fn content_before(words: &[Word<'_>], before: usize) -> bool {
    before >= 4 && crate::event::clause::has_verb(words, 0..before) || before > 8
}

/// Tells whether the words after the verb are what was said.
fn content_after(words: &[Word<'_>], at: usize) -> bool {
    let Some(word) = words.get(at) else {
        return false;
    };
    if word.lower == "that" {
        return true;
    }
    let stop = (at..words.len())
        .find(|&k| words[k].is_mark())
        .unwrap_or(words.len());
    !word.is_mark()
        && !word.is(Function::Preposition)
        && !crate::event::grammar::is_day_word(&word.lower)
        && crate::event::clause::has_verb(words, at..stop)
}
