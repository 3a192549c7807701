//! Who says so: "X said", "according to X", and which words are what was said.
//!
//! The place and the day of the saying ("told reporters in Aden", "said on Tuesday") are not the event's; they are marked here so that
//! nobody binds them.

use std::ops::Range;
use std::sync::LazyLock;

use super::kind::ReporterKind;
use super::lexicon::{self, Function, PhraseTable};
use super::morphology::Forms;
use super::record::Attribution;
use super::words::Word;
use crate::text::Span;

/// One saying in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Saying {
    /// The words of who says and that it is said, with place and day of the saying.
    pub(super) words: Range<usize>,
    /// Who.
    pub(super) subject: Range<usize>,
    /// The verb.
    pub(super) verb: usize,
    /// What is said.
    pub(super) content: Range<usize>,
    /// "denied", "rejected".
    pub(super) denial: bool,
    /// "warned", "vowed", "threatened": what is said has not happened.
    pub(super) ahead: bool,
}

static REPORTERS: LazyLock<PhraseTable<ReporterKind>> = LazyLock::new(|| {
    PhraseTable::of_classes(include_str!("lexicon/reporters.tsv"), (1, 0), |word| {
        ReporterKind::from_word(word).unwrap_or(ReporterKind::Unnamed)
    })
});

/// Verbs that also do other work ("counted the votes", "showed support"): they report only with a reporter as subject.
const WEAK: [&str; 22] = [
    "counted",
    "count",
    "released",
    "release",
    "showed",
    "shows",
    "show",
    "published",
    "cited",
    "cites",
    "documented",
    "described",
    "observed",
    "estimated",
    "recalled",
    "informed",
    "spoke",
    "quoted",
    "posted",
    "promised",
    "maintained",
    "recorded",
];

/// Returns the sayings of a sentence, in order.
pub(super) fn sayings(words: &[Word<'_>]) -> Vec<Saying> {
    let mut found: Vec<Saying> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let taken = found.last().map_or(0, |last| last.words.end);
        if let Some(saying) = according_to(words, at)
            .or_else(|| said(words, at, taken))
            .or_else(|| put_toll(words, at, taken))
        {
            at = saying.words.end.max(at + 1);
            found.push(saying);
        } else {
            at += 1;
        }
    }
    found
}

fn according_to(words: &[Word<'_>], at: usize) -> Option<Saying> {
    let is = |k: usize, word: &str| words.get(k).is_some_and(|found| found.lower == word);
    if !(is(at, "according") && is(at + 1, "to")) {
        return None;
    }
    let mut end = at + 2;
    while end < words.len()
        && !words[end].is_comma()
        && !matches!(words[end].raw, "." | ";" | ")" | "—" | "–")
        && !matches!(words[end].lower.as_str(), "who" | "which" | "that")
    {
        end += 1;
    }
    let content = if at < words.len() / 2 && at < 2 {
        end..words.len()
    } else {
        0..at
    };
    Some(Saying {
        words: at..end,
        subject: at + 2..end,
        verb: at,
        content,
        denial: false,
        ahead: false,
    })
}

fn said(words: &[Word<'_>], at: usize, taken: usize) -> Option<Saying> {
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
            && super::number::number_at(words, at + 1).is_some_and(|n| n.firm))
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
    let modal = (start..at).any(|k| words[k].is(Function::Modal));
    if words
        .get(start.wrapping_sub(1))
        .is_some_and(|word| word.lower == "to")
    {
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
        (from..start, from..at + 1)
    };
    if subject.is_empty() || (WEAK.contains(&lower) && kind_in(words, subject.clone()).is_none()) {
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
    if matches!(
        lower,
        "states"
            | "state"
            | "reports"
            | "report"
            | "claims"
            | "claim"
            | "notes"
            | "note"
            | "counts"
            | "posts"
            | "shows"
            | "comments"
            | "remarks"
    ) && (words
        .get(at.wrapping_sub(1))
        .is_some_and(|word| word.is(Function::Determiner) || word.is(Function::Preposition))
        || kind_in(words, subject.clone()).is_none()
        || super::clause::has_verb(words, subject.clone()))
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
        denial: matches!(
            lower,
            "denied" | "denies" | "deny" | "rejected" | "rejects" | "dismissed" | "dismisses"
        ),
        ahead: modal
            || matches!(
                lower,
                "warned"
                    | "warns"
                    | "vowed"
                    | "vows"
                    | "pledged"
                    | "pledges"
                    | "promised"
                    | "promises"
                    | "threatened"
                    | "threatens"
                    | "warn"
                    | "suggested"
            ),
    })
}

/// "The government put the toll at five": the figure is the government's.
fn put_toll(words: &[Word<'_>], at: usize, taken: usize) -> Option<Saying> {
    const REACH: usize = 6;
    if !matches!(
        words.get(at)?.lower.as_str(),
        "put" | "puts" | "gave" | "gives"
    ) {
        return None;
    }
    let toll = (at + 1..words.len().min(at + REACH)).find(|&k| {
        matches!(
            words[k].lower.as_str(),
            "toll" | "figure" | "number" | "count"
        )
    })?;
    (toll + 1..words.len().min(toll + REACH))
        .find(|&k| matches!(words[k].lower.as_str(), "at" | "as"))?;
    let start = group_start(words, at);
    let subject = subject_start(words, start, taken)..start;
    let end = (toll..words.len())
        .find(|&k| matches!(words[k].raw, ";" | "." | "—" | "–"))
        .unwrap_or(words.len());
    (!subject.is_empty()).then(|| Saying {
        words: subject.start..at + 1,
        subject,
        verb: at,
        content: at + 1..end,
        denial: false,
        ahead: false,
    })
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
    before >= 4 && super::clause::has_verb(words, 0..before) || before > 8
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
        && !super::grammar::is_day_word(&word.lower)
        && super::clause::has_verb(words, at..stop)
}

fn group_start(words: &[Word<'_>], at: usize) -> usize {
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
fn subject_start(words: &[Word<'_>], end: usize, taken: usize) -> usize {
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
                && !super::clause::has_verb(words, open..before)
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
        && super::clause::has_verb(words, start..and)
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

fn noun_phrase_end(words: &[Word<'_>], at: usize) -> usize {
    (at..words.len())
        .find(|&k| {
            words[k].is_mark()
                || words[k].is(Function::Subordinator)
                || words[k].is(Function::Relative)
                || super::grammar::is_day_word(&words[k].lower)
                || (words[k].is(Function::Preposition)
                    && !matches!(words[k].lower.as_str(), "of" | "for"))
        })
        .unwrap_or(words.len())
}

/// The saying's own adverbials: up to a comma, a semicolon, "that", or a conjunction with a new verb.
fn tail_end(words: &[Word<'_>], at: usize) -> usize {
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
                    && super::clause::has_verb(words, k + 1..words.len().min(k + 8)))
        })
        .unwrap_or(words.len())
}

/// After the verb: "[reporters in Aden] [on Tuesday] that …" is skipped up to what was said.
fn content_start(words: &[Word<'_>], at: usize) -> usize {
    if let Some(that) = (at..words.len().min(at + 9)).find(|&k| words[k].lower == "that")
        && !super::clause::has_verb(words, at..that)
    {
        return that + 1;
    }
    let mut start = at;
    while let Some(word) = words.get(start) {
        if matches!(word.lower.as_str(), "on" | "late" | "early" | "to" | "via")
            || (super::grammar::is_day_word(&word.lower) && word.lower != "may")
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

/// Returns the kind of reporter that the words name: the last one wins, because the head of a name comes last.
pub(super) fn kind_in(words: &[Word<'_>], range: Range<usize>) -> Option<ReporterKind> {
    let mut kind = None;
    let mut at = range.start;
    let of = range
        .clone()
        .find(|&k| {
            matches!(
                words[k].lower.as_str(),
                "of" | "in" | "for" | "at" | "with" | "from"
            )
        })
        .unwrap_or(range.end);
    // The head of "residents of the town" and "spokesman for the army" stands before the preposition.
    let head = if of > range.start {
        range.start..of
    } else {
        range.clone()
    };
    while at < head.end {
        match REPORTERS.longest(words, at) {
            Some((len, &found)) if at + len <= range.end => {
                kind = Some(found);
                at += len;
            }
            _ => at += 1,
        }
    }
    kind
}

/// Returns the reporters that a saying names: "A and B said" are two.
pub(super) fn reporters(text: &str, words: &[Word<'_>], subject: Range<usize>) -> Vec<Attribution> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = subject.start;
    for at in subject.clone() {
        if words[at].lower == "and"
            && at > start
            && kind_or_name(words, start..at)
            && kind_or_name(words, at + 1..subject.end)
        {
            parts.push(start..at);
            start = at + 1;
        }
    }
    parts.push(start..subject.end);
    parts
        .into_iter()
        .filter_map(|range| {
            let mut range = range;
            // The name ends where an apposition or a relative clause starts.
            if let Some(comma) = range
                .clone()
                .find(|&k| words[k].is_comma() || words[k].is(Function::Relative))
            {
                range.end = comma;
            }
            while range.start < range.end
                && (words[range.start].is_mark()
                    || matches!(
                        words[range.start].lower.as_str(),
                        "and" | "however" | "meanwhile"
                    ))
            {
                range.start += 1;
            }
            let first = words.get(range.start)?;
            let last = words.get(range.end.checked_sub(1)?)?;
            if range.is_empty() || (first.is(Function::Pronoun) && range.len() == 1) {
                return None;
            }
            let span = Span::new(first.span.start, last.span.end);
            let kind = kind_in(words, range.clone()).unwrap_or(ReporterKind::Unnamed);
            Some(Attribution {
                name: span.of(text).to_owned(),
                span: Some(span),
                kind,
            })
        })
        .collect()
}

fn kind_or_name(words: &[Word<'_>], range: Range<usize>) -> bool {
    !range.is_empty()
        && (kind_in(words, range.clone()).is_some() || words[range].iter().any(Word::is_capital))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, who: &[&str], masked: &str) {
        let segmented = crate::text::segment(text);
        let words = super::super::words::words(&segmented, &segmented.sentences[0]);
        let found = sayings(&words);
        let names: Vec<String> = found
            .iter()
            .flat_map(|saying| reporters(text, &words, saying.subject.clone()))
            .map(|attribution| attribution.name)
            .collect();
        assert_eq!(names, who, "{text}");
        let mask: Vec<&str> = found
            .iter()
            .flat_map(|saying| words[saying.words.clone()].iter().map(|word| word.raw))
            .collect();
        assert_eq!(mask.join(" "), masked, "{text}");
    }

    #[test]
    fn the_source_is_found_at_the_end_and_at_the_head() {
        check(
            "Two shells hit the market on Monday, the health ministry said.",
            &["the health ministry"],
            "the health ministry said",
        );
        check(
            "The army said two shells hit the market.",
            &["The army"],
            "The army said",
        );
        check(
            "According to residents, two shells hit the market.",
            &["residents"],
            "According to residents",
        );
        check(
            "Two men died, according to a hospital director.",
            &["a hospital director"],
            "according to a hospital director",
        );
    }

    #[test]
    fn place_and_day_of_the_saying_belong_to_it() {
        check(
            "Two soldiers were killed overnight, an officer told reporters in Aden.",
            &["an officer"],
            "an officer told reporters in Aden",
        );
        check(
            "Fifteen people were killed, the bishop's office said on Tuesday.",
            &["the bishop's office"],
            "the bishop 's office said on Tuesday",
        );
        check(
            "Police said on Friday that two men were killed.",
            &["Police"],
            "Police said on Friday that",
        );
    }

    #[test]
    fn two_sources_are_two() {
        check(
            "The base fell, the rebel front and Thai officials said.",
            &["the rebel front", "Thai officials"],
            "the rebel front and Thai officials said",
        );
    }

    #[test]
    fn a_name_behind_its_office_is_part_of_who_says_so() {
        check(
            "The governor, Ali Hassan, said three of the guards died.",
            &["The governor"],
            "The governor , Ali Hassan , said",
        );
    }

    #[test]
    fn who_puts_a_toll_says_so() {
        check(
            "The raid killed 137 people, and the government put the toll at five.",
            &["the government"],
            "the government put",
        );
    }

    #[test]
    fn a_claim_of_lives_is_no_saying() {
        check("The attack claimed 12 lives in the town.", &[], "");
    }
}
