//! Tokens: words, numbers and marks, with their spans.

use super::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and digits kept ("Sana'a", "al-Zor", "Iran-backed", "T-72"), with the dots of
    /// an abbreviation ("U.S.", "Gen.", "J."), and whole web addresses. A Chinese character is a word of its own.
    Word,
    /// Digits with their inner marks ("2,000", "3.5", "2024-12-03", "10:30", "11-12") and an ordinal or decade ending ("5th", "1990s").
    /// Other letters that touch it are a word of their own ("20" "km", "5" "pm").
    Number,
    /// A possessive or contracted clitic ("'s", "n't").
    Clitic,
    /// A punctuation mark or symbol; a run of the same mark ("...", "--") is one.
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
