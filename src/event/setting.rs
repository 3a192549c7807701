//! Settings in which war words are not events: sport, business, film, illness, weather, accidents, courts, anniversaries
//! (`lexicon/settings.tsv`).

use std::sync::LazyLock;

use super::lexicon::{PhraseTable, rows};
use super::words::Word;

/// What a sentence is about, where that keeps its war words from being events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Setting {
    Sport,
    Business,
    Culture,
    Politics,
    Nature,
    Illness,
    Accident,
    Court,
    Memory,
}

static SETTINGS: LazyLock<PhraseTable<Setting>> = LazyLock::new(|| {
    PhraseTable::new(rows(include_str!("lexicon/settings.tsv")).flat_map(|row| {
        let setting = match row.first().copied() {
            Some("sport") => Setting::Sport,
            Some("business") => Setting::Business,
            Some("culture") => Setting::Culture,
            Some("politics") => Setting::Politics,
            Some("nature") => Setting::Nature,
            Some("illness") => Setting::Illness,
            Some("accident") => Setting::Accident,
            Some("court") => Setting::Court,
            _ => Setting::Memory,
        };
        row.get(1)
            .copied()
            .unwrap_or("")
            .split('|')
            .map(move |words| (words.to_owned(), setting))
            .collect::<Vec<_>>()
    }))
});

/// The settings that the words of a sentence point to, with how many words do.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings([u8; 9]);

impl Settings {
    /// Counts the words of every setting.
    pub(super) fn of(words: &[Word<'_>]) -> Self {
        let mut counts = [0_u8; 9];
        for at in 0..words.len() {
            if let Some((_, &setting)) = SETTINGS.longest(words, at) {
                counts[setting as usize] = counts[setting as usize].saturating_add(1);
            }
        }
        Self(counts)
    }

    /// Adds the counts of another sentence.
    pub(super) fn add(&mut self, other: &Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count = count.saturating_add(more);
        }
    }

    /// Returns how many words point to a setting.
    pub(super) fn count(&self, setting: Setting) -> u8 {
        self.0[setting as usize]
    }

    /// Tells whether war words are likely figures of speech: sport, business, film, politics.
    pub(super) fn is_figurative(&self) -> bool {
        [
            Setting::Sport,
            Setting::Business,
            Setting::Culture,
            Setting::Politics,
        ]
        .into_iter()
        .any(|setting| self.count(setting) > 0)
    }

    /// Tells whether deaths are likely nobody's act: weather, illness, accident.
    pub(super) fn is_misfortune(&self) -> bool {
        [Setting::Nature, Setting::Illness, Setting::Accident]
            .into_iter()
            .any(|setting| self.count(setting) > 0)
    }

    /// Tells whether a court or an anniversary tells of old events.
    pub(super) fn is_retold(&self) -> bool {
        self.count(Setting::Court) > 0 || self.count(Setting::Memory) > 0
    }
}
