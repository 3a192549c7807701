//! How the tables are read into memory.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::phrases::{Phrase, Phrases, WordId};
use super::senses::{NO_SENSES, Senses};
use crate::time::atom::lex_words;

/// The word table while it grows.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) ids: HashMap<&'static str, WordId, BuildHasherDefault<Fnv>>,
    pub(super) senses: Vec<Senses>,
}

impl Words {
    pub(super) fn new() -> Self {
        Self {
            ids: HashMap::default(),
            senses: vec![NO_SENSES],
        }
    }

    fn id_of(&mut self, word: &'static str) -> WordId {
        let next =
            WordId::try_from(self.senses.len()).expect("the tables hold a few hundred words");
        let id = *self.ids.entry(word).or_insert(next);
        if id == next {
            self.senses.push(NO_SENSES);
        }
        id
    }

    pub(super) fn senses_of(&mut self, word: &'static str) -> &mut Senses {
        let id = self.id_of(word);
        &mut self.senses[usize::from(id)]
    }

    /// Reads lines of "word, tab, value and flags".
    pub(super) fn add(&mut self, table: &'static str, set: impl Fn(&mut Senses, &'static str)) {
        for (word, rest) in lines(table) {
            let fields = rest.first().copied().unwrap_or("").split(' ');
            let senses = self.senses_of(word);
            set(senses, fields.clone().next().unwrap_or(""));
            for flag in fields {
                match flag {
                    "year_after" => senses.year_after = true,
                    "count_after" => senses.count_after = true,
                    "count_before" => senses.count_before = true,
                    "short" => senses.short = true,
                    "plural" => senses.plural = true,
                    "loose" => senses.loose = true,
                    _ => {}
                }
            }
        }
    }

    /// Reads lines of "phrase, tab, fields".
    pub(super) fn phrases<T>(
        &mut self,
        table: &'static str,
        read: impl Fn(&[&'static str]) -> Option<T>,
    ) -> Phrases<T> {
        let mut found = Vec::new();
        for (phrase, fields) in lines(table) {
            let words: Vec<WordId> = lex_words(phrase)
                .into_iter()
                .map(|word| self.id_of(word))
                .collect();
            if let (Some(meaning), Some(first)) = (read(&fields), words.first()) {
                self.senses[usize::from(*first)].opens_phrase = true;
                found.push(Phrase { words, meaning });
            }
        }
        let mut by_first: Vec<Vec<Phrase<T>>> = Vec::new();
        by_first.resize_with(self.senses.len(), Vec::new);
        for phrase in found {
            by_first[usize::from(phrase.words[0])].push(phrase);
        }
        Phrases(by_first)
    }
}

/// Returns the lines of a table as first field and the rest, without remarks.
fn lines(table: &'static str) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| {
            let mut fields = line.split('\t');
            (fields.next().unwrap_or(""), fields.collect())
        })
}

/// FNV-1a: the tables are our own, so no text can choose colliding keys that matter.
#[derive(Debug)]
pub(in crate::time) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
