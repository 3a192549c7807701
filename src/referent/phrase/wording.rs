//! The words of a text, lower-case, for looking left and right of a name.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::text::{SegmentedText, Span};

/// Word lists of this folder: `word<TAB>class`.
static CLASSES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("lexicon/words.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// Bearings in degrees clockwise from north; empty for "central".
static BEARINGS: LazyLock<HashMap<&'static str, Option<f64>>> = LazyLock::new(|| {
    include_str!("../../toponym/lexicon/directions.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(word, degrees)| (word, degrees.trim().parse().ok()))
        .collect()
});

/// The words of a text.
pub(super) struct Wording<'t> {
    pub(super) text: &'t SegmentedText<'t>,
    lower: Vec<String>,
}

impl<'t> Wording<'t> {
    pub(super) fn of(text: &'t SegmentedText<'_>) -> Self {
        let lower = text
            .tokens
            .iter()
            .map(|token| token.span.of(text.raw).to_lowercase())
            .collect();
        Self { text, lower }
    }

    /// Returns a token's word in lower case, or `""` outside the text.
    pub(super) fn word(&self, token: usize) -> &str {
        self.lower.get(token).map_or("", String::as_str)
    }

    /// Returns the word `back` tokens before `token`, or `""`.
    pub(super) fn before(&self, token: usize, back: usize) -> &str {
        token.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// Tells whether a token is in a class of `lexicon/words.tsv`.
    pub(super) fn is(&self, token: usize, class: &str) -> bool {
        CLASSES
            .get(self.word(token))
            .is_some_and(|classes| classes.split(' ').any(|one| one == class))
    }

    /// Tells whether a token is written with a capital.
    pub(super) fn is_capital(&self, token: usize) -> bool {
        self.text
            .tokens
            .get(token)
            .is_some_and(|token| token.span.of(self.text.raw).starts_with(char::is_uppercase))
    }

    /// Tells whether a token is a number in digits.
    pub(super) fn is_number(&self, token: usize) -> bool {
        let word = self.word(token);
        !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
    }

    /// Tells whether a token numbers a place: "6", "6/7", "No.4".
    pub(super) fn is_numbering(&self, token: usize) -> bool {
        let word = self.word(token);
        word.starts_with(|c: char| c.is_ascii_digit())
            && word
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '/' | '-'))
    }

    /// Tells whether a token stands between blanks.
    pub(super) fn is_spaced(&self, token: usize) -> bool {
        let tokens = &self.text.tokens;
        let blank = |left: usize| {
            let (left, right) = (tokens.get(left), tokens.get(left + 1));
            left.zip(right)
                .is_some_and(|(left, right)| left.span.end < right.span.start)
        };
        token.checked_sub(1).is_some_and(blank) && blank(token)
    }

    /// Tells whether the token before is in a class.
    pub(super) fn is_before(&self, token: usize, back: usize, class: &str) -> bool {
        token.checked_sub(back).is_some_and(|at| self.is(at, class))
    }

    /// Tells whether what stands before a token leads to a place: "in", "shelled", "control of", "the village of".
    pub(super) fn is_place_lead(&self, token: usize) -> bool {
        self.is_before(token, 1, "leads")
            || self.is_before(token, 1, "places")
            || self.before(token, 1) == "of"
                && (self.is_before(token, 2, "kind") || self.is_before(token, 2, "taking"))
    }

    /// Tells whether it leads to nothing but a place: nobody is "in" or "outside" a person.
    pub(super) fn leads_to_place_only(&self, token: usize) -> bool {
        self.is_before(token, 1, "places") || self.before(token, 1) == "of"
    }

    /// Returns the bearing of a direction word: outer `None` where it is none, inner `None` for "central".
    pub(super) fn bearing(&self, token: usize) -> Option<Option<f64>> {
        BEARINGS.get(self.word(token)).copied()
    }

    pub(super) fn tokens(&self, span: Span) -> Range<usize> {
        self.text.tokens_in(span)
    }

    /// Returns the first token of the sentence that holds a token.
    pub(super) fn sentence_start(&self, token: usize) -> usize {
        self.sentence(token).start
    }

    /// Returns the token after the last of the sentence that holds a token.
    pub(super) fn sentence_end(&self, token: usize) -> usize {
        self.sentence(token).end
    }

    fn sentence(&self, token: usize) -> Range<usize> {
        let byte = self
            .text
            .tokens
            .get(token)
            .map_or(0, |token| token.span.start);
        self.text.sentence_at(byte).map_or(token..token, |index| {
            self.text.sentences[index].tokens.clone()
        })
    }
}
