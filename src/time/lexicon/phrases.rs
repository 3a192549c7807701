//! Fixed phrases of several words.

use crate::time::atom::Atom;

/// A number that stands for a known word; 0 is every unknown one.
pub(in crate::time) type WordId = u16;

/// A fixed phrase and what it means.
#[derive(Debug)]
pub(super) struct Phrase<T> {
    pub(super) words: Vec<WordId>,
    pub(super) meaning: T,
}

/// Fixed phrases by their first word.
#[derive(Debug)]
pub(in crate::time) struct Phrases<T>(pub(super) Vec<Vec<Phrase<T>>>);

impl<T: Copy> Phrases<T> {
    /// Returns the longest phrase that stands at `from`, and the atom after it.
    pub(in crate::time) fn longest(&self, atoms: &[Atom], from: usize) -> Option<(T, usize)> {
        let first = atoms.get(from)?;
        let candidates = self.0.get(usize::from(first.word))?;
        candidates
            .iter()
            .filter_map(|phrase| {
                let mut at = from;
                for word in &phrase.words {
                    // A hyphen is as good as a space ("not-too-distant").
                    if at > from && atoms.get(at).is_some_and(|atom| atom.is_mark('-')) {
                        at += 1;
                    }
                    if atoms.get(at)?.word != *word {
                        return None;
                    }
                    at += 1;
                }
                Some((phrase.meaning, at))
            })
            .max_by_key(|(_, end)| *end)
    }
}
