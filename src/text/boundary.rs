//! Where sentences end.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::abbreviation::{self, Abbreviation};
use super::character::{Casing, is_closer, is_full_stop_elsewhere, is_separator, is_terminal};
use super::sentence::LONGEST_SENTENCE;
use super::{Sentence, Span, Token, TokenKind, line};

/// Words that open a sentence far more often than they follow an abbreviation inside one, a word a line.
static STARTERS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("lexicon/sentence_starters.txt")
        .lines()
        .collect()
});

/// Groups the tokens of a text into sentences.
pub(super) fn sentences(raw: &str, tokens: &[Token]) -> Vec<Sentence> {
    let starts = line::paragraph_starts(raw);
    let reader = Reader {
        raw,
        tokens,
        // Where nothing is capitalized, a small letter does not say that the sentence goes on.
        small_letters_open: Casing::of(raw) == Casing::Lower,
    };
    let mut sentences = Vec::with_capacity(tokens.len() / 16 + 1);
    let mut first = 0;
    for (paragraph, &start) in starts.iter().enumerate() {
        let stop = starts.get(paragraph + 1).copied().unwrap_or(raw.len());
        let end = first + tokens[first..].partition_point(|token| token.span.start < stop);
        debug_assert!(start <= stop, "paragraphs run forward");
        reader.paragraph(first..end, paragraph, &mut sentences);
        first = end;
    }
    sentences
}

struct Reader<'t> {
    raw: &'t str,
    tokens: &'t [Token],
    small_letters_open: bool,
}

impl Reader<'_> {
    fn paragraph(
        &self,
        tokens: std::ops::Range<usize>,
        paragraph: usize,
        sentences: &mut Vec<Sentence>,
    ) {
        let mut first = tokens.start;
        let mut at = tokens.start;
        while at < tokens.end {
            let end = self
                .end_of_sentence(first, at, tokens.end)
                .or_else(|| (at + 1 - first >= LONGEST_SENTENCE).then_some(at + 1));
            at = end.unwrap_or(at + 1);
            if end.is_some() || at == tokens.end {
                sentences.push(Sentence {
                    span: self.tokens[first].span.join(self.tokens[at - 1].span),
                    tokens: first..at,
                    paragraph,
                });
                first = at;
            }
        }
    }

    /// Returns the token after the sentence, if the sentence that began at `first` ends with token `at` or the marks that close it.
    fn end_of_sentence(&self, first: usize, at: usize, stop: usize) -> Option<usize> {
        let c = self.first_char(at)?;
        if self.tokens[at].kind == TokenKind::Mark && is_separator(c) {
            return (at > first && at + 1 < stop).then_some(at + 1);
        }
        let stopped = self.tokens[at].kind == TokenKind::Mark && is_terminal(c);
        let abbreviated = self.tokens[at].kind == TokenKind::Word && self.word(at).ends_with('.');
        if !stopped && !abbreviated {
            return None;
        }
        let mut after = at + 1;
        while after < stop && !self.is_spaced(after) && self.closes_or_stops(after) {
            after += 1;
        }
        if after >= stop {
            return Some(stop);
        }
        if stopped && is_full_stop_elsewhere(c) {
            return Some(after);
        }
        let opens = if abbreviated {
            self.opens_after_abbreviation(at, after)
        } else {
            !self.is_item_number(first, at) && self.opens(at, after)
        };
        opens.then_some(after)
    }

    /// Tells whether token `next` can open a sentence after the full stop `at`.
    fn opens(&self, at: usize, next: usize) -> bool {
        let Some(c) = self.first_char(next) else {
            return false;
        };
        if !self.is_spaced(next) {
            // "The fighting ended.The army …": a missing space, but not "Yahoo!News".
            let before = at.checked_sub(1).map_or("", |before| self.word(before));
            return c.is_uppercase()
                && before.chars().next_back().is_some_and(char::is_lowercase)
                && before.chars().count() > 2;
        }
        if c.is_lowercase() {
            return self.small_letters_open;
        }
        !matches!(
            c,
            ',' | ';' | ':' | '-' | '–' | '—' | '.' | ')' | ']' | '/' | '&' | '…'
        )
    }

    /// Tells whether token `next` opens a sentence after the abbreviation `at`: only a typical first word does.
    fn opens_after_abbreviation(&self, at: usize, next: usize) -> bool {
        let stem = self.word(at).trim_end_matches('.');
        match abbreviation::kind(stem) {
            Some(Abbreviation::BeforeName | Abbreviation::BeforeNumber) => false,
            Some(Abbreviation::MayEnd) | None => {
                self.is_spaced(next) && STARTERS.contains(self.word(next))
            }
        }
    }

    /// Tells whether the full stop only closes the number or letter of a list item ("3. The army …").
    fn is_item_number(&self, first: usize, at: usize) -> bool {
        at == first + 1
            && (self.tokens[first].kind == TokenKind::Number
                || self.word(first).chars().count() == 1)
    }

    fn closes_or_stops(&self, at: usize) -> bool {
        self.tokens[at].kind == TokenKind::Mark
            && self
                .first_char(at)
                .is_some_and(|c| is_closer(c) || is_terminal(c))
    }

    fn is_spaced(&self, at: usize) -> bool {
        at == 0 || self.tokens[at - 1].span.end < self.tokens[at].span.start
    }

    fn word(&self, at: usize) -> &str {
        self.tokens[at].span.of(self.raw)
    }

    fn first_char(&self, at: usize) -> Option<char> {
        Span::of(self.tokens.get(at)?.span, self.raw).chars().next()
    }
}
