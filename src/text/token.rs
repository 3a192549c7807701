//! Tokens: words, numbers and marks, with their spans.

use super::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and hyphens kept ("Deir", "al-Zor", "don't" minus the clitic).
    Word,
    /// Digits with their inner marks ("2,000", "3.5", "2024-12-03").
    Number,
    /// A possessive or contracted clitic ("'s", "n't").
    Clitic,
    /// A punctuation mark or symbol.
    Mark,
}

/// A token of a report's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}
