//! Word lists that recognition looks words up in: one list a file in `lexicon/`, one word a line, lower-case.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The word lists that hold a word, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordClasses(u16);

impl WordClasses {
    /// Ordinary words of English.
    pub const COMMON: Self = Self(1);
    /// Given names.
    pub const FIRST_NAME: Self = Self(1 << 1);
    /// Family names.
    pub const SURNAME: Self = Self(1 << 2);
    /// Titles, ranks and roles that stand before a person's name.
    pub const TITLE: Self = Self(1 << 3);
    /// Nouns that head the name of an organization ("agency", "university").
    pub const ORGANIZATION: Self = Self(1 << 4);
    /// Months.
    pub const MONTH: Self = Self(1 << 5);
    /// Days of the week.
    pub const WEEKDAY: Self = Self(1 << 6);
    /// Small words inside names ("of", "al", "de").
    pub const CONNECTOR: Self = Self(1 << 7);
    /// Verbs that a government does in the news, speaking first of all.
    pub const SPEECH: Self = Self(1 << 8);
    /// Words for kinds of places ("province", "river").
    pub const FEATURE: Self = Self(1 << 9);
    /// Directions ("north", "eastern").
    pub const DIRECTION: Self = Self(1 << 10);

    /// Tells whether the word is in any of the lists of `other`.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns the set of both.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the set as a number, for hashing.
    #[must_use]
    pub fn bits(self) -> u64 {
        u64::from(self.0)
    }
}

static LISTS: [(WordClasses, &str); 9] = [
    (
        WordClasses::COMMON,
        include_str!("lexicon/common_words.txt"),
    ),
    (
        WordClasses::FIRST_NAME,
        include_str!("lexicon/first_names.txt"),
    ),
    (WordClasses::SURNAME, include_str!("lexicon/surnames.txt")),
    (WordClasses::TITLE, include_str!("lexicon/titles.txt")),
    (
        WordClasses::ORGANIZATION,
        include_str!("lexicon/organization_heads.txt"),
    ),
    (WordClasses::MONTH, include_str!("lexicon/months.txt")),
    (WordClasses::WEEKDAY, include_str!("lexicon/weekdays.txt")),
    (
        WordClasses::CONNECTOR,
        include_str!("lexicon/connectors.txt"),
    ),
    (
        WordClasses::SPEECH,
        include_str!("lexicon/speech_verbs.txt"),
    ),
];

/// `word<TAB>feature code or direction in degrees`; the first column counts here.
static TABLES: [(WordClasses, &str); 2] = [
    (
        WordClasses::FEATURE,
        include_str!("lexicon/feature_words.tsv"),
    ),
    (
        WordClasses::DIRECTION,
        include_str!("lexicon/directions.tsv"),
    ),
];

static CLASSES: LazyLock<HashMap<&'static str, WordClasses>> = LazyLock::new(|| {
    let mut classes: HashMap<&'static str, WordClasses> = HashMap::with_capacity(60_000);
    for (class, words) in LISTS.into_iter().chain(TABLES) {
        for line in words.lines() {
            let word = line.split('\t').next().unwrap_or(line);
            let entry = classes.entry(word).or_default();
            *entry = entry.or(class);
        }
    }
    classes
});

/// Returns the lists that hold a word, in any case.
#[must_use]
pub fn classes(word: &str) -> WordClasses {
    let found = if word.bytes().all(|b| b.is_ascii_lowercase()) {
        CLASSES.get(word)
    } else {
        CLASSES.get(word.to_lowercase().as_str())
    };
    found.copied().unwrap_or_default()
}

static STATES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| table(include_str!("lexicon/state_abbreviations.tsv")));

/// Returns the state or province that a short form stands for, as written: "Ky." and "KY", not "ky".
#[must_use]
pub fn state_of(word: &str) -> Option<&'static str> {
    STATES.get(word).copied()
}

static SHORT_NAMES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| table(include_str!("lexicon/short_names.tsv")));

/// Returns the gazetteer's name for a short, former or joint name, as written: "DPRK", "the Atlantic", "the EU".
#[must_use]
pub fn full_name_of(words: &str) -> Option<&'static str> {
    SHORT_NAMES.get(words).copied()
}

static PARTICLES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| table(include_str!("lexicon/particles.tsv")));

/// Tells whether a lower-case word is the Arabic article in a spelling of the press: "al" of "al-Zaytuna", "es" of "es-Salihiyya".
pub(crate) fn is_arabic_article(word: &str) -> bool {
    PARTICLES
        .get(word)
        .is_some_and(|kinds| kinds.starts_with("article"))
}

/// Tells whether a word as written stands in small letters inside names, and nowhere in English: "do" of "Canto do Forte".
pub(crate) fn is_inside_names(word: &str) -> bool {
    PARTICLES
        .get(word)
        .is_some_and(|kinds| kinds.ends_with("inside"))
}

/// Returns what a table of `word<TAB>value` has for a word, in any case.
pub(super) fn table(text: &'static str) -> HashMap<&'static str, &'static str> {
    text.lines()
        .filter_map(|line| line.split_once('\t'))
        .collect()
}
