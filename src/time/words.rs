//! A view of the atoms for the rules: what stands at a place, and what may be passed over.

use super::atom::{Atom, AtomKind};
use super::lexicon::{NO_SENSES, Pointing, Senses};

/// The atoms of a text and the text itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    pub(super) atoms: &'a [Atom],
    pub(super) raw: &'a str,
}

impl<'a> Words<'a> {
    /// Returns the atom there; past the end, the boundary that ends every text.
    pub(super) fn at(&self, i: usize) -> &'a Atom {
        &self.atoms[i.min(self.atoms.len() - 1)]
    }

    pub(super) fn senses(&self, i: usize) -> &'static Senses {
        self.at(i).senses()
    }

    /// Returns the senses of the word before.
    pub(super) fn senses_before(&self, i: usize) -> &'static Senses {
        i.checked_sub(1)
            .map_or(&NO_SENSES, |before| self.senses(before))
    }

    /// Returns the atom's own letters.
    pub(super) fn surface(&self, i: usize) -> &'a str {
        self.at(i).span().of(self.raw)
    }

    /// Tells whether the word stands there, in any case.
    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        self.at(i).kind == AtomKind::Word && self.surface(i).eq_ignore_ascii_case(word)
    }

    /// Tells whether one of the words stands there.
    pub(super) fn any(&self, i: usize, words: &[&str]) -> bool {
        self.at(i).kind == AtomKind::Word
            && words
                .iter()
                .any(|word| self.surface(i).eq_ignore_ascii_case(word))
    }

    /// Tells a word with a capital followed by a small letter, as in names.
    pub(super) fn is_title(&self, i: usize) -> bool {
        self.at(i).capital
            && self
                .surface(i)
                .as_bytes()
                .get(1)
                .is_some_and(u8::is_ascii_lowercase)
    }

    /// Tells whether one of the words stands just before.
    pub(super) fn any_before(&self, i: usize, words: &[&str]) -> bool {
        i > 0 && self.any(i - 1, words)
    }

    pub(super) fn mark(&self, i: usize, mark: char) -> bool {
        self.at(i).is_mark(mark)
    }

    /// Tells whether a mark follows without a space, with something glued to it in turn ("3-day", "10:35").
    pub(super) fn joint(&self, i: usize, mark: char) -> bool {
        self.mark(i, mark) && self.at(i).glued && self.at(i + 1).glued
    }

    /// Passes over the words, as far as they stand there in order.
    pub(super) fn skip(&self, i: usize, word: &str) -> usize {
        if self.is(i, word) { i + 1 } else { i }
    }

    pub(super) fn skip_any(&self, i: usize, words: &[&str]) -> usize {
        if self.any(i, words) { i + 1 } else { i }
    }

    pub(super) fn skip_mark(&self, i: usize, mark: char) -> usize {
        if self.mark(i, mark) { i + 1 } else { i }
    }

    /// Passes over the full stop of an abbreviation.
    pub(super) fn skip_stop(&self, i: usize) -> usize {
        if self.mark(i, '.') && self.at(i).glued {
            i + 1
        } else {
            i
        }
    }

    /// Passes over a hyphen between two words.
    pub(super) fn skip_hyphen(&self, i: usize) -> usize {
        if self.joint(i, '-') { i + 1 } else { i }
    }

    /// Passes over "'s" or "'".
    pub(super) fn skip_possessive(&self, i: usize) -> usize {
        if self.mark(i, '\'') && self.at(i).glued {
            if self.is(i + 1, "s") && self.at(i + 1).glued {
                i + 2
            } else {
                i + 1
            }
        } else {
            i
        }
    }

    /// Returns the number written in digits there, as it stands alone: not a part of "3.5", "1/2" or "A380".
    pub(super) fn digits(&self, i: usize) -> Option<(u32, u8)> {
        let atom = self.at(i);
        Some((atom.number?, atom.length))
    }

    /// Returns how the word there points at a period; "final" points only without an article.
    pub(super) fn pointing(&self, i: usize) -> Option<Pointing> {
        let senses = self.senses(i);
        let has_article = senses.loose && self.any_before(i, &["the", "a", "its", "their"]);
        senses.pointing.filter(|_| !has_article)
    }

    /// Tells whether the atom before is glued to this one and makes it a part of something else ("$", "#", ".", "/").
    pub(super) fn glued_behind(&self, i: usize) -> bool {
        if i == 0 || !self.at(i).glued {
            return false;
        }
        match self.at(i - 1).kind {
            AtomKind::Mark(mark) => !matches!(mark, '(' | '[' | '"' | '“' | '\'' | '-' | '/'),
            AtomKind::Word | AtomKind::Number => true,
            AtomKind::Break => false,
        }
    }

    /// Tells whether what follows makes the number before it a part of something else ("%", ".5", "km").
    pub(super) fn glued_ahead(&self, i: usize) -> bool {
        let atom = self.at(i);
        if !atom.glued {
            return atom.is_mark('%');
        }
        match atom.kind {
            AtomKind::Mark('.' | ',' | ':' | '/') => {
                self.at(i + 1).glued && self.at(i + 1).kind == AtomKind::Number
            }
            AtomKind::Mark(mark) => {
                matches!(mark, '%' | '°' | '$' | '€' | '£' | '+' | '&' | '@' | '=')
            }
            AtomKind::Word => true,
            AtomKind::Number => true,
            AtomKind::Break => false,
        }
    }
}
