//! Who they are that say so: their names and kinds (`lexicon/reporters.tsv`).

use std::ops::Range;
use std::sync::LazyLock;

use crate::event::kind::ReporterKind;
use crate::event::lexicon::{Function, PhraseTable};
use crate::event::record::Attribution;
use crate::event::words::Word;
use crate::text::Span;

static REPORTERS: LazyLock<PhraseTable<ReporterKind>> = LazyLock::new(|| {
    PhraseTable::of_classes(include_str!("../lexicon/reporters.tsv"), (1, 0), |word| {
        ReporterKind::from_word(word).unwrap_or(ReporterKind::Unnamed)
    })
});

/// Returns the kind of reporter that the words name: the last one wins, because the head of a name comes last.
pub(in crate::event) fn kind_in(words: &[Word<'_>], range: Range<usize>) -> Option<ReporterKind> {
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
pub(in crate::event) fn reporters(
    text: &str,
    words: &[Word<'_>],
    subject: Range<usize>,
) -> Vec<Attribution> {
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
            // "In a statement on Tuesday it", "after midday the source": who it is stands last.
            if words
                .get(range.start)
                .is_some_and(|word| word.is(Function::Preposition))
                && let Some(last) = range
                    .clone()
                    .rev()
                    .find(|&k| words[k].is(Function::Determiner) || words[k].is(Function::Pronoun))
            {
                range.start = last;
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
            let says_little = first.is(Function::Pronoun)
                || first.is(Function::Determiner)
                || first.is(Function::Negation)
                || first.is_number()
                || crate::event::number::is_number_word(&first.lower);
            if range.is_empty() || says_little && range.len() == 1 {
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
