//! Words whose full stop is part of the word: "Gen.", "Inc.", "No. 5".

use std::collections::HashMap;
use std::sync::LazyLock;

/// What an abbreviation's full stop tells about the end of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name follows ("Gen. Salim", "St. Louis"): never the end.
    BeforeName,
    /// An abbreviation only where a number follows ("No. 5", "Dec. 3"): never the end.
    BeforeNumber,
    /// It may end a sentence as well ("Inc.", "a.m.").
    MayEnd,
}

/// `word<TAB>kind`, written as in running text.
static TABLE: LazyLock<HashMap<&'static str, Abbreviation>> = LazyLock::new(|| {
    include_str!("lexicon/abbreviations.tsv")
        .lines()
        .filter_map(|line| {
            let (word, kind) = line.split_once('\t')?;
            let kind = match kind {
                "before-name" => Abbreviation::BeforeName,
                "before-number" => Abbreviation::BeforeNumber,
                "may-end" => Abbreviation::MayEnd,
                _ => return None,
            };
            Some((word, kind))
        })
        .collect()
});

/// The longest abbreviation of the table, in bytes; longer words are not looked up.
const LONGEST: usize = 8;

/// Returns what kind of abbreviation a word without its full stop is, written as in running text or in capitals.
pub(super) fn kind(word: &str) -> Option<Abbreviation> {
    if word.len() > LONGEST || word.is_empty() {
        return None;
    }
    if let Some(&kind) = TABLE.get(word) {
        return Some(kind);
    }
    if word.len() < 2 || word.chars().any(char::is_lowercase) {
        return None;
    }
    let lower = word.to_lowercase();
    if let Some(&kind) = TABLE.get(lower.as_str()) {
        return Some(kind);
    }
    let mut letters = lower.chars();
    let titled: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect();
    TABLE.get(titled.as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::{Abbreviation, LONGEST, TABLE, kind};

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("lexicon/abbreviations.tsv").lines().count();
        assert_eq!(TABLE.len(), lines);
        assert!(TABLE.keys().all(|word| word.len() <= LONGEST));
    }

    #[test]
    fn capitals_do_not_hide_an_abbreviation() {
        assert_eq!(kind("Gen"), Some(Abbreviation::BeforeName));
        assert_eq!(kind("GEN"), Some(Abbreviation::BeforeName));
        assert_eq!(kind("gen"), None);
        assert_eq!(kind("vs"), Some(Abbreviation::MayEnd));
        assert_eq!(kind("general"), None);
    }
}
