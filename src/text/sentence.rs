//! Sentences: spans of text that are read on their own.

use std::ops::Range;

use super::Span;

/// The most tokens that a sentence may have; longer ones (lists of thousands of names) are cut.
pub const LONGEST_SENTENCE: usize = 400;

/// A sentence of a report's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// Its tokens, as a range of [`super::SegmentedText::tokens`].
    pub tokens: Range<usize>,
    /// The paragraph it belongs to, counted from 0; every line that is not the wrapped rest of another starts one.
    pub paragraph: usize,
}
