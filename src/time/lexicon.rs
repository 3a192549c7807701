//! The words of time: what each can mean, read once from the tables in `lexicon/`.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::atom::{Atom, lex_words};
use super::calendar::{Season, Unit};

/// What a word can mean for the reading of time; a word may have several senses ("second", "may").
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Senses {
    /// 1 to 12.
    pub(super) month: Option<i8>,
    /// 1 (Monday) to 7.
    pub(super) weekday: Option<i8>,
    /// Written short, perhaps with a full stop.
    pub(super) short: bool,
    /// A plural form: a habit for weekdays and parts of the day.
    pub(super) plural: bool,
    pub(super) unit: Option<Unit>,
    pub(super) cardinal: Option<u32>,
    pub(super) ordinal: Option<u32>,
    /// A count that does not say how many: `Some(0)`, or roughly so many.
    pub(super) vague: Option<u32>,
    pub(super) season: Option<Season>,
    /// The TIMEX3 part of the day.
    pub(super) part: Option<&'static str>,
    pub(super) pointing: Option<Pointing>,
    /// Points only in machine paraphrase.
    pub(super) loose: bool,
    /// A time zone, with what the value carries for it.
    pub(super) zone: Option<&'static str>,
    /// TIMEX3 value of a repetition.
    pub(super) repeat: Option<&'static str>,
    pub(super) tense: Option<Cue>,
    /// The first word of a fixed phrase or of a rule's own words.
    pub(super) opens_phrase: bool,
}

impl Senses {
    /// Tells whether a time expression may begin with the word.
    pub(super) fn may_open(&self) -> bool {
        self.opens_phrase
            || self.month.is_some()
            || self.weekday.is_some()
            || self.unit.is_some()
            || self.cardinal.is_some()
            || self.ordinal.is_some()
            || self.vague.is_some()
            || self.season.is_some()
            || self.part.is_some()
            || self.pointing.is_some()
            || self.repeat.is_some()
    }
}

/// How a word points at a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pointing {
    This,
    Current,
    Last,
    Past,
    Previous,
    Next,
    Following,
    Coming,
    Latest,
    Recent,
    Same,
    That,
    Future,
}

/// What a verb form says of the time of its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Past,
    Said,
    Future,
    /// "Due", "scheduled": what follows is to come.
    Scheduled,
    /// "Agreed", "plans": what follows "to" is to come.
    Pledge,
    Modal,
    Unsure,
    Be,
    Perfect,
    To,
}

/// How words before a time change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// Its beginning ("early March").
    Start,
    /// Its middle.
    Mid,
    /// Its end.
    End,
    /// The part before the report ("earlier this month").
    Earlier,
    /// The part after the report.
    Later,
    /// About so much.
    Approx,
    /// Less.
    LessThan,
    /// More.
    MoreThan,
    /// At most.
    EqualOrLess,
    /// At least.
    EqualOrMore,
}

/// The day of a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HolidayRule {
    Fixed { month: i8, day: i8 },
    Nth { month: i8, weekday: i8, nth: i8 },
    Easter(i8),
}

/// A number that stands for a known word; 0 is every unknown one.
pub(super) type WordId = u16;

/// A fixed phrase and what it means.
#[derive(Debug)]
struct Phrase<T> {
    words: Vec<WordId>,
    meaning: T,
}

/// Fixed phrases by their first word.
#[derive(Debug)]
pub(super) struct Phrases<T>(Vec<Vec<Phrase<T>>>);

impl<T: Copy> Phrases<T> {
    /// Returns the longest phrase that stands at `from`, and the atom after it.
    pub(super) fn longest(&self, atoms: &[Atom], from: usize) -> Option<(T, usize)> {
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
        let mut words = Words {
            ids: HashMap::default(),
            senses: vec![NO_SENSES],
        };
        let season = |name| match name {
            "spring" => Season::Spring,
            "summer" => Season::Summer,
            "fall" => Season::Fall,
            _ => Season::Winter,
        };
        words.add(include_str!("lexicon/months.tsv"), |senses, value| {
            senses.month = value.parse().ok();
        });
        words.add(include_str!("lexicon/weekdays.tsv"), |senses, value| {
            senses.weekday = value.parse().ok();
        });
        words.add(include_str!("lexicon/units.tsv"), |senses, value| {
            senses.unit = unit(value);
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
            senses.season = Some(season(value));
        });
        words.add(include_str!("lexicon/day_parts.tsv"), |senses, value| {
            senses.part = Some(value);
        });
        words.add(include_str!("lexicon/zones.tsv"), |senses, value| {
            senses.zone = Some(value);
        });
        words.add(include_str!("lexicon/pointing.tsv"), |senses, value| {
            senses.pointing = pointing(value);
        });
        words.add(include_str!("lexicon/repeats.tsv"), |senses, value| {
            senses.repeat = Some(value);
        });
        words.add(include_str!("lexicon/tense.tsv"), |senses, value| {
            senses.tense = cue(value);
        });
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
            modifier(fields.first()?)
        });
        let holidays = words.phrases(include_str!("lexicon/holidays.tsv"), |fields| {
            holiday(fields.first()?)
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

const NO_SENSES: Senses = Senses {
    month: None,
    weekday: None,
    short: false,
    plural: false,
    unit: None,
    cardinal: None,
    ordinal: None,
    vague: None,
    season: None,
    part: None,
    pointing: None,
    loose: false,
    zone: None,
    repeat: None,
    tense: None,
    opens_phrase: false,
};

/// The word table while it grows.
struct Words {
    ids: HashMap<&'static str, WordId, BuildHasherDefault<Fnv>>,
    senses: Vec<Senses>,
}

impl Words {
    fn id_of(&mut self, word: &'static str) -> WordId {
        let next =
            WordId::try_from(self.senses.len()).expect("the tables hold a few hundred words");
        let id = *self.ids.entry(word).or_insert(next);
        if id == next {
            self.senses.push(NO_SENSES);
        }
        id
    }

    fn senses_of(&mut self, word: &'static str) -> &mut Senses {
        let id = self.id_of(word);
        &mut self.senses[usize::from(id)]
    }

    /// Reads lines of "word, tab, value and flags".
    fn add(&mut self, table: &'static str, set: impl Fn(&mut Senses, &'static str)) {
        for (word, rest) in lines(table) {
            let mut fields = rest.first().copied().unwrap_or("").split(' ');
            let value = fields.next().unwrap_or("");
            let senses = self.senses_of(word);
            set(senses, value);
            for flag in fields {
                match flag {
                    "short" => senses.short = true,
                    "plural" => senses.plural = true,
                    "loose" => senses.loose = true,
                    _ => {}
                }
            }
        }
    }

    /// Reads lines of "phrase, tab, fields".
    fn phrases<T>(
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

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        "millennium" => Unit::Millennium,
        _ => return None,
    })
}

fn pointing(name: &str) -> Option<Pointing> {
    Some(match name {
        "this" => Pointing::This,
        "current" => Pointing::Current,
        "last" => Pointing::Last,
        "past" => Pointing::Past,
        "previous" => Pointing::Previous,
        "next" => Pointing::Next,
        "following" => Pointing::Following,
        "coming" => Pointing::Coming,
        "latest" => Pointing::Latest,
        "recent" => Pointing::Recent,
        "same" => Pointing::Same,
        "that" => Pointing::That,
        "future" => Pointing::Future,
        _ => return None,
    })
}

fn cue(name: &str) -> Option<Cue> {
    Some(match name {
        "past" => Cue::Past,
        "said" => Cue::Said,
        "future" => Cue::Future,
        "scheduled" => Cue::Scheduled,
        "pledge" => Cue::Pledge,
        "unsure" => Cue::Unsure,
        "modal" => Cue::Modal,
        "be" => Cue::Be,
        "perfect" => Cue::Perfect,
        "to" => Cue::To,
        _ => return None,
    })
}

fn modifier(name: &str) -> Option<Modifier> {
    Some(match name {
        "START" => Modifier::Start,
        "MID" => Modifier::Mid,
        "END" => Modifier::End,
        "EARLIER" => Modifier::Earlier,
        "LATER" => Modifier::Later,
        "APPROX" => Modifier::Approx,
        "LESS_THAN" => Modifier::LessThan,
        "MORE_THAN" => Modifier::MoreThan,
        "EQUAL_OR_LESS" => Modifier::EqualOrLess,
        "EQUAL_OR_MORE" => Modifier::EqualOrMore,
        _ => return None,
    })
}

fn holiday(rule: &str) -> Option<HolidayRule> {
    if let Some(days) = rule.strip_prefix("easter ") {
        return days.parse().ok().map(HolidayRule::Easter);
    }
    let fields: Vec<&str> = rule.split(' ').collect();
    match fields.as_slice() {
        [month, weekday, nth] => Some(HolidayRule::Nth {
            month: month.parse().ok()?,
            weekday: 1 + i8::try_from(
                ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
                    .iter()
                    .position(|name| name == weekday)?,
            )
            .ok()?,
            nth: nth.parse().ok()?,
        }),
        [day] => {
            let (month, day) = day.split_once('-')?;
            Some(HolidayRule::Fixed {
                month: month.parse().ok()?,
                day: day.parse().ok()?,
            })
        }
        _ => None,
    }
}

/// FNV-1a: the tables are our own, so no text can choose colliding keys that matter.
#[derive(Debug)]
pub(super) struct Fnv(u64);

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
            super::holiday("11 thu 4"),
            Some(HolidayRule::Nth {
                month: 11,
                weekday: 4,
                nth: 4
            })
        );
    }
}
