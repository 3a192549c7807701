//! From characters to words: a report's text cut into tokens and sentences.
//!
//! Takes `&str`, gives a [`SegmentedText`]; offsets always point into the original text, nothing is normalized away.
//! Any text is accepted: all capitals, no capitals, lists, menus, right-to-left or unspaced scripts, a megabyte without a space.
//! The cost is linear in the length of the text, and no sentence is longer than [`sentence::LONGEST_SENTENCE`] tokens, so that what
//! follows may look at every pair of tokens in a sentence. Knows nothing of places, dates or events.
//!
//! ```
//! let text = dateline::text::segment("Gen. Salim left Tal Rifaat. Fighting went on in Hama's suburbs.");
//! assert_eq!(text.sentences.len(), 2);
//! assert_eq!(text.word(0), "Gen.");
//! assert_eq!(text.words(text.sentences[1].tokens.clone()).collect::<Vec<_>>()[4..6], ["Hama", "'s"]);
//! ```

mod abbreviation;
mod boundary;
mod character;
pub mod coordinates;
mod line;
pub mod sentence;
pub mod span;
pub mod token;
mod tokenize;

use std::ops::Range;

pub use character::Casing;
pub use sentence::Sentence;
pub use span::Span;
pub use token::{Token, TokenKind};

/// A report's text with its tokens and sentences.
#[derive(Clone, Debug)]
pub struct SegmentedText<'t> {
    /// The original text; every span below points into it.
    pub raw: &'t str,
    /// The tokens, in order, without white space.
    pub tokens: Vec<Token>,
    /// The sentences, in order; headings and list lines are sentences of their own.
    pub sentences: Vec<Sentence>,
}

/// Cuts a text into tokens and sentences.
#[must_use]
pub fn segment(raw: &str) -> SegmentedText<'_> {
    let tokens = tokenize::tokenize(raw);
    let sentences = boundary::sentences(raw, &tokens);
    SegmentedText {
        raw,
        tokens,
        sentences,
    }
}

impl<'t> SegmentedText<'t> {
    /// Returns the words of a token, or `""` past the end.
    #[must_use]
    pub fn word(&self, token: usize) -> &'t str {
        self.tokens
            .get(token)
            .map_or("", |token| token.span.of(self.raw))
    }

    /// Returns the words of a range of tokens, one by one.
    pub fn words(&self, tokens: Range<usize>) -> impl Iterator<Item = &'t str> + '_ {
        tokens.map(|token| self.word(token))
    }

    /// Returns the span that a range of tokens covers; empty where the range is.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (
            self.tokens.get(tokens.start),
            tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i)),
        ) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// Returns the sentence that holds a byte of the text, if any does (white space between sentences belongs to none).
    #[must_use]
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.span.start <= byte);
        let found = after.checked_sub(1)?;
        (byte < self.sentences[found].span.end).then_some(found)
    }

    /// Returns the tokens that share a byte with a span.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self
            .tokens
            .partition_point(|token| token.span.end <= span.start);
        let end = self
            .tokens
            .partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// Tells whether white space or a line break stands before a token (or it is the first).
    #[must_use]
    pub fn is_spaced(&self, token: usize) -> bool {
        match (
            token.checked_sub(1).and_then(|i| self.tokens.get(i)),
            self.tokens.get(token),
        ) {
            (Some(before), Some(this)) => before.span.end < this.span.start,
            _ => true,
        }
    }

    /// Returns how a sentence uses capitals.
    #[must_use]
    pub fn casing(&self, sentence: &Sentence) -> Casing {
        Casing::of(sentence.span.of(self.raw))
    }
}

#[cfg(test)]
mod tests;
