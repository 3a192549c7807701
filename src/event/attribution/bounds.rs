//! Where the subject, the verb and the adverbials of a saying start and end.

use super::reporter::kind_in;
use crate::event::lexicon::Function;
use crate::event::words::Word;

pub(super) fn group_start(words: &[Word<'_>], at: usize) -> usize {
    let mut start = at;
    while let Some(before) = start.checked_sub(1) {
        let word = &words[before];
        if word.is(Function::Have)
            || word.is(Function::Be)
            || word.is(Function::Modal)
            || matches!(word.lower.as_str(), "not" | "n't" | "did")
            || (word.is(Function::Adverb) && !word.is(Function::Determiner))
        {
            start = before;
        } else {
            break;
        }
    }
    start
}

/// Goes left over the subject to where it starts.
pub(super) fn subject_start(words: &[Word<'_>], end: usize, taken: usize) -> usize {
    let mut start = end;
    while start > taken {
        let before = start - 1;
        let word = &words[before];
        if word.is_comma() {
            // "the governor, Ali Hassan, said": one apposition of up to six words is stepped over.
            let Some(open) = (taken..before).rev().take(8).find(|&k| words[k].is_comma()) else {
                break;
            };
            let apposition = start == end
                && !crate::event::clause::has_verb(words, open..before)
                && before.saturating_sub(open) <= 7
                && kind_in(words, open.saturating_sub(4)..open).is_some();
            if !apposition {
                break;
            }
            start = open;
            continue;
        }
        if word.is_quote() || matches!(word.raw, ";" | ":" | "—" | "–" | "--" | "-" | ")" | ".")
        {
            break;
        }
        if matches!(
            word.lower.as_str(),
            "that"
                | "but"
                | "while"
                | "when"
                | "after"
                | "because"
                | "who"
                | "which"
                | "where"
                | "as"
                | "although"
                | "though"
                | "if"
                | "whereas"
                | "since"
                | "before"
        ) {
            break;
        }
        if end.saturating_sub(start) > 14 {
            break;
        }
        start = before;
    }
    // "… on Monday and the army said": a coordinated clause; cut after the last "and" when a verb stands before it.
    if let Some(and) = (start..end).rev().find(|&k| words[k].lower == "and")
        && crate::event::clause::has_verb(words, start..and)
        && and + 1 < end
    {
        start = and + 1;
    }
    while start < end
        && (matches!(
            words[start].lower.as_str(),
            "and" | "however" | "meanwhile" | "also"
        ) || words[start].is_mark())
    {
        start += 1;
    }
    start
}

pub(super) fn noun_phrase_end(words: &[Word<'_>], at: usize) -> usize {
    (at..words.len())
        .find(|&k| {
            words[k].is_mark()
                || words[k].is(Function::Subordinator)
                || words[k].is(Function::Relative)
                || crate::event::grammar::is_day_word(&words[k].lower)
                || (words[k].is(Function::Preposition)
                    && !matches!(words[k].lower.as_str(), "of" | "for"))
        })
        .unwrap_or(words.len())
}

/// The saying's own adverbials: up to a comma, a semicolon, "that", or a conjunction with a new verb.
pub(super) fn tail_end(words: &[Word<'_>], at: usize) -> usize {
    (at..words.len())
        .find(|&k| {
            words[k].is_comma()
                || matches!(
                    words[k].raw,
                    ";" | "." | "—" | "–" | "--" | ")" | "“" | "\""
                )
                || matches!(
                    words[k].lower.as_str(),
                    "that" | "but" | "while" | "who" | "which" | "adding" | "after" | "as" | "when"
                )
                || (words[k].lower == "and"
                    && k > at
                    && crate::event::clause::has_verb(words, k + 1..words.len().min(k + 8)))
        })
        .unwrap_or(words.len())
}

/// After the verb: "[reporters in Aden] [on Tuesday] that …" is skipped up to what was said.
pub(super) fn content_start(words: &[Word<'_>], at: usize) -> usize {
    if let Some(that) = (at..words.len().min(at + 9)).find(|&k| words[k].lower == "that")
        && !crate::event::clause::has_verb(words, at..that)
    {
        return that + 1;
    }
    let mut start = at;
    while let Some(word) = words.get(start) {
        if matches!(word.lower.as_str(), "on" | "late" | "early" | "to" | "via")
            || (crate::event::grammar::is_day_word(&word.lower) && word.lower != "may")
        {
            start += 1;
        } else if word.lower == "in"
            && words
                .get(start + 1)
                .is_some_and(|next| matches!(next.lower.as_str(), "a" | "an"))
        {
            // "in a statement": to its noun.
            start += 3;
        } else {
            break;
        }
    }
    if start > at && words.get(start).is_some_and(Word::is_comma) {
        start += 1;
    }
    start.min(words.len())
}
