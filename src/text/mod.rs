//! From characters to words: a report's text cut into tokens and sentences.
//!
//! Takes `&str`, gives a [`SegmentedText`]; offsets always point into the original text.
//! Knows nothing of places, dates or events.

pub mod sentence;
pub mod span;
pub mod token;

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
