//! Sentences: spans of text that are read on their own.

use std::ops::Range;

use super::Span;

/// A sentence of a report's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// Its tokens, as a range of [`super::SegmentedText::tokens`].
    pub tokens: Range<usize>,
    /// The paragraph it belongs to, counted from 0.
    pub paragraph: usize,
}
