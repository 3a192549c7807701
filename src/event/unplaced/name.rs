//! How long a name is, and what it is not.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::within;
use crate::event::grammar::is_day_word;
use crate::event::words::Word;
use crate::text::{Span, TokenKind};
use crate::toponym::{NameClass, Names, ToponymRole};

/// Languages, faiths and peoples that no country is called after.
static TONGUES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../lexicon/tongues.txt").lines().collect());

/// A longer word in capitals is shouted, no abbreviation.
const LONGEST_ABBREVIATION: usize = 5;

/// Tells whether a word begins a name: with a capital, perhaps behind an article ("al-Tarikh").
pub(super) fn begins(word: &Word<'_>) -> bool {
    let article = || {
        word.lower
            .split_once('-')
            .is_some_and(|(article, rest)| article.len() == 2 && !rest.is_empty())
            && word.raw.chars().any(char::is_uppercase)
    };
    word.kind == TokenKind::Word && (word.is_capital() || article()) && !is_day(word)
}

/// How many words a name has: capitals, with what joins them ("-", "'").
pub(super) fn length(words: &[Word<'_>], from: usize) -> usize {
    let mut end = from + 1;
    while let Some(word) = words.get(end) {
        let touches = words[end - 1].span.end == word.span.start;
        let joins = touches && (word.is_number() || matches!(word.raw, "-" | "‘" | "’" | "'"));
        if !(word.is_capital() || joins) || is_day(word) {
            break;
        }
        end += 1;
    }
    end - from
}

/// Tells whether a word is that of a day or month, abbreviated or not.
pub(super) fn is_day(word: &Word<'_>) -> bool {
    is_day_word(&word.lower) || is_day_word(word.lower.trim_end_matches('.'))
}

/// "in English", "a Sunni mosque", "the Taliban": no place.
pub(super) fn is_tongue(name: &str) -> bool {
    TONGUES.contains(name.to_lowercase().as_str())
}

/// Tells whether a name of one word is letters: a body more often than a place.
pub(super) fn is_abbreviation(name: &str) -> bool {
    name.len() <= LONGEST_ABBREVIATION && !name.chars().any(char::is_lowercase)
}

/// Tells whether a name is that of a person.
pub(super) fn is_person(names: &Names, span: Span) -> bool {
    within(&names.others, span, |other| other.span).any(|other| other.class == NameClass::Person)
}

/// Tells whether a name is that of a person, a group, or of a place that is told otherwise.
pub(super) fn is_somebody(names: &Names, span: Span) -> bool {
    within(&names.others, span, |other| other.span)
        .next()
        .is_some()
        || within(&names.toponyms, span, |toponym| toponym.span)
            .any(|toponym| toponym.role != ToponymRole::Embedded)
}
