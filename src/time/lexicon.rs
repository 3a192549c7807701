//! The words of time: what each can mean, read once from the tables in `lexicon/`.

mod names;
mod phrases;
mod senses;
mod tables;

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

pub(super) use phrases::{Phrases, WordId};
pub use senses::Modifier;
pub(super) use senses::NO_SENSES;
pub(super) use senses::{Cue, HolidayRule, Pointing, Senses};

use tables::{Fnv, Words};

/// Everything read from the tables.
#[derive(Debug)]
pub(super) struct Lexicon {
    ids: HashMap<&'static str, WordId, BuildHasherDefault<Fnv>>,
    senses: Vec<Senses>,
    /// "now", "in the past": TIMEX3 type and value; `None` for phrases that only look like times.
    pub(super) references: Phrases<Option<(&'static str, &'static str)>>,
    pub(super) modifiers: Phrases<Modifier>,
    pub(super) holidays: Phrases<HolidayRule>,
}

/// The tables, parsed on first use.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// Words that the rules name themselves and that may open an expression.
const OPENERS: &str = "the a an today yesterday tomorrow tonight overnight each every per half once twice dozens hundreds thousands scores q h fy fiscal '";

impl Lexicon {
    /// Returns the number of a word in lower case, 0 if no table has it.
    pub(super) fn id(&self, word: &str) -> WordId {
        self.ids.get(word).copied().unwrap_or(0)
    }

    pub(super) fn senses(&'static self, id: WordId) -> &'static Senses {
        self.senses
            .get(usize::from(id))
            .unwrap_or(const { &NO_SENSES })
    }

    fn read() -> Self {
        let mut words = Words::new();
        words.add(include_str!("lexicon/months.tsv"), |senses, value| {
            senses.month = value.parse().ok();
        });
        words.add(include_str!("lexicon/weekdays.tsv"), |senses, value| {
            senses.weekday = value.parse().ok();
        });
        words.add(include_str!("lexicon/units.tsv"), |senses, value| {
            senses.unit = names::unit(value);
        });
        words.add(include_str!("lexicon/cardinals.tsv"), |senses, value| {
            senses.cardinal = value.parse().ok();
        });
        words.add(include_str!("lexicon/ordinals.tsv"), |senses, value| {
            senses.ordinal = value.parse().ok();
        });
        words.add(include_str!("lexicon/vague_counts.tsv"), |senses, value| {
            senses.vague = value.parse().ok();
        });
        words.add(include_str!("lexicon/seasons.tsv"), |senses, value| {
            senses.season = names::season(value);
        });
        words.add(include_str!("lexicon/day_parts.tsv"), |senses, value| {
            senses.part = Some(value);
        });
        words.add(include_str!("lexicon/zones.tsv"), |senses, value| {
            senses.zone = Some(value);
        });
        words.add(include_str!("lexicon/pointing.tsv"), |senses, value| {
            senses.pointing = names::pointing(value);
        });
        words.add(include_str!("lexicon/repeats.tsv"), |senses, value| {
            senses.repeat = Some(value);
        });
        words.add(include_str!("lexicon/tense.tsv"), |senses, value| {
            senses.tense = names::cue(value);
        });
        words.add(include_str!("lexicon/near_numbers.tsv"), |_, _| {});
        for word in OPENERS.split_whitespace() {
            words.senses_of(word).opens_phrase = true;
        }
        let references = words.phrases(include_str!("lexicon/references.tsv"), |fields| {
            match (fields.first().copied(), fields.get(1).copied()) {
                (Some("-"), _) => Some(None),
                (Some(kind), Some(value)) => Some(Some((kind, value))),
                _ => None,
            }
        });
        let modifiers = words.phrases(include_str!("lexicon/modifiers.tsv"), |fields| {
            names::modifier(fields.first()?)
        });
        let holidays = words.phrases(include_str!("lexicon/holidays.tsv"), |fields| {
            names::holiday(fields.first()?)
        });
        Self {
            ids: words.ids,
            senses: words.senses,
            references,
            modifiers,
            holidays,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{HolidayRule, LEXICON, Pointing};

    #[test]
    fn every_line_of_the_tables_is_understood() {
        let senses = |word| LEXICON.senses(LEXICON.id(word));
        assert_eq!(senses("september").month, Some(9));
        assert_eq!(senses("sept").month, Some(9));
        assert!(senses("sept").short);
        assert_eq!(senses("final").pointing, Some(Pointing::Last));
        assert!(senses("final").loose);
        assert_eq!(senses("second").ordinal, Some(2));
        assert!(senses("second").unit.is_some());
        assert_eq!(LEXICON.id("tarmac"), 0);
        assert_eq!(
            super::names::holiday("11 thu 4"),
            Some(HolidayRule::Nth {
                month: 11,
                weekday: 4,
                nth: 4
            })
        );
    }
}
