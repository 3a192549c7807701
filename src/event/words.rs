//! The words of one sentence as the event rules see them: lower case, paraphrase undone, with their place in the sentence.

use std::ops::Range;

use super::lexicon::{self, Function};
use crate::text::{SegmentedText, Sentence, Span, TokenKind};

/// One word, number, clitic or mark of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    /// Where it stands in the text.
    pub(super) span: Span,
    /// As written.
    pub(super) raw: &'t str,
    /// Lower case, with straight apostrophes and the noise of machine paraphrase undone.
    pub(super) lower: String,
    /// What it is made of.
    pub(super) kind: TokenKind,
}

impl Word<'_> {
    /// Tells whether it starts with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        self.raw.chars().next().is_some_and(char::is_uppercase)
    }

    /// Tells whether it can have the function.
    pub(super) fn is(&self, function: Function) -> bool {
        lexicon::is(&self.lower, function)
    }

    /// Tells whether it is a number in digits.
    pub(super) fn is_number(&self) -> bool {
        self.kind == TokenKind::Number
    }

    /// Tells whether it is a mark.
    pub(super) fn is_mark(&self) -> bool {
        self.kind == TokenKind::Mark
    }

    /// Tells whether it is a comma.
    pub(super) fn is_comma(&self) -> bool {
        matches!(self.raw, "," | "،" | "，")
    }

    /// Tells whether it opens or closes a quotation.
    pub(super) fn is_quote(&self) -> bool {
        matches!(self.raw, "\"" | "“" | "”" | "«" | "»" | "„" | "''" | "``")
    }
}

/// Returns the words of a range, none where it does not fit: two phrases may overlap, and then nothing is between them.
pub(super) fn slice<'a, 't>(words: &'a [Word<'t>], range: Range<usize>) -> &'a [Word<'t>] {
    words.get(range).unwrap_or(&[])
}

/// Returns the words of a sentence.
pub(super) fn words<'t>(text: &SegmentedText<'t>, sentence: &Sentence) -> Vec<Word<'t>> {
    let mut words: Vec<Word<'t>> = sentence
        .tokens
        .clone()
        .filter_map(|index| {
            let token = text.tokens.get(index)?;
            let raw = token.span.of(text.raw);
            Some(Word {
                span: token.span,
                raw,
                lower: raw.to_lowercase().replace('’', "'"),
                kind: token.kind,
            })
        })
        .collect();
    for at in 0..words.len() {
        let previous = at
            .checked_sub(1)
            .map_or("", |before| words[before].lower.as_str());
        let next = words.get(at + 1).map_or("", |word| word.lower.as_str());
        if let Some(means) = lexicon::denoised(&words[at].lower, previous, next) {
            words[at].lower = means.to_owned();
        }
    }
    words
}
