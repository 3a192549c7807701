//! Settings in which war words are not events: sport, business, film, illness, weather, accidents, courts, anniversaries
//! (`lexicon/settings.tsv`).

use std::sync::LazyLock;

use super::lexicon::PhraseTable;
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

/// The words with their setting; those of a "topic" say nothing of their sentence, only what the whole report is about.
static SETTINGS: LazyLock<PhraseTable<(Setting, bool)>> = LazyLock::new(|| {
    PhraseTable::of_classes(include_str!("lexicon/settings.tsv"), (0, 1), |class| {
        let (word, topic) = match class.strip_suffix(" topic") {
            Some(word) => (word, true),
            None => (class, false),
        };
        let setting = match word {
            "sport" => Setting::Sport,
            "business" => Setting::Business,
            "culture" => Setting::Culture,
            "politics" => Setting::Politics,
            "nature" => Setting::Nature,
            "illness" => Setting::Illness,
            "accident" => Setting::Accident,
            "court" => Setting::Court,
            _ => Setting::Memory,
        };
        (setting, topic)
    })
});

/// The settings that the words of a sentence point to, with how many words do.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    counts: [u8; 9],
    /// The words of a setting that only count for the whole report.
    topics: [u8; 9],
    sentences: u16,
}

/// Points in a match ("beating Arsenal 2-1"): two small numbers with a dash behind a word of winning or losing.
fn is_score(words: &[Word<'_>], at: usize) -> bool {
    let digits = |raw: &str| {
        !raw.is_empty() && raw.len() <= 3 && raw.bytes().all(|byte| byte.is_ascii_digit())
    };
    let score = words[at]
        .raw
        .split_once(['-', '–'])
        .is_some_and(|(us, them)| digits(us) && digits(them))
        || digits(words[at].raw)
            && words
                .get(at + 1)
                .is_some_and(|dash| matches!(dash.raw, "-" | "–"))
            && words.get(at + 2).is_some_and(|them| digits(them.raw));
    let outcome = |word: &Word<'_>| {
        matches!(
            word.lower.as_str(),
            "beat"
                | "beating"
                | "crushed"
                | "crushing"
                | "routed"
                | "downed"
                | "trounced"
                | "beats"
                | "beaten"
                | "won"
                | "win"
                | "wins"
                | "lost"
                | "losing"
                | "lose"
                | "loss"
                | "victory"
                | "defeat"
                | "defeated"
                | "draw"
                | "drew"
                | "triumph"
                | "thrashed"
                | "thrashing"
                | "demolished"
                | "edged"
                | "leaders"
        )
    };
    score
        && (words[at.saturating_sub(8)..at].iter().any(outcome)
            || words[at + 1..words.len().min(at + 5)].iter().any(outcome))
}

/// So many words of a setting are no accident.
const FEW_WORDS: u8 = 4;

impl Settings {
    /// Counts the words of every setting.
    pub(super) fn of(words: &[Word<'_>]) -> Self {
        let mut counts = [0_u8; 9];
        let mut topics = [0_u8; 9];
        for at in 0..words.len() {
            // "opened fire in the square": no blaze.
            let shots = words[at].lower == "fire"
                && at.checked_sub(1).is_some_and(|before| {
                    matches!(
                        words[before].lower.as_str(),
                        "open"
                            | "opens"
                            | "opened"
                            | "opening"
                            | "return"
                            | "returned"
                            | "returning"
                            | "under"
                            | "exchanged"
                            | "hostile"
                            | "enemy"
                            | "mortar"
                            | "rocket"
                            | "artillery"
                            | "sniper"
                            | "machine-gun"
                            | "tank"
                            | "small-arms"
                    )
                });
            if let Some((_, &(setting, topic))) = SETTINGS.longest(words, at).filter(|_| !shots) {
                let of = if topic { &mut topics } else { &mut counts };
                of[setting as usize] = of[setting as usize].saturating_add(1);
            }
            if is_score(words, at) {
                counts[Setting::Sport as usize] = counts[Setting::Sport as usize].saturating_add(2);
            }
        }
        Self {
            counts,
            topics,
            sentences: 1,
        }
    }

    /// Adds the counts of another sentence.
    pub(super) fn add(&mut self, other: &Self) {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count = count.saturating_add(more);
        }
        for (count, more) in self.topics.iter_mut().zip(other.topics) {
            *count = count.saturating_add(more);
        }
        self.sentences = self.sentences.saturating_add(other.sentences);
    }

    /// Tells whether a whole report is about a setting: a word of it in every second sentence, and in no fewer than a few; or words
    /// of its topic in three of four sentences, beside some of its own.
    pub(super) fn is_mostly(&self, setting: Setting) -> bool {
        let count = u16::from(self.count(setting));
        let topics = u16::from(self.topics[setting as usize]);
        count >= u16::from(FEW_WORDS) && count.saturating_mul(2) >= self.sentences
            || count.saturating_mul(2) >= u16::from(FEW_WORDS)
                && topics >= u16::from(FEW_WORDS)
                && (count + topics).saturating_mul(4) >= self.sentences.saturating_mul(3)
    }

    /// Returns how many words point to a setting.
    pub(super) fn count(&self, setting: Setting) -> u8 {
        self.counts[setting as usize]
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
