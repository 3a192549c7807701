//! The word lists: tables of tab-separated rows beside this file, read once.
//!
//! A list says which words there are and of what class they are; what follows from that is said in code, in the file of the rule.

mod word_lists;

pub(super) use word_lists::List;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::morphology::{Forms, verb_forms};
use super::words::Word;

/// Returns the rows of a table: cells by tab, without the header, comments and empty lines.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .skip(1)
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}

/// Phrases of one or more words, found by their first word, longest first.
#[derive(Debug)]
pub(super) struct PhraseTable<T> {
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> PhraseTable<T> {
    pub(super) fn new(phrases: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut by_first: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::new();
        for (phrase, value) in phrases {
            let mut words = phrase.split(' ').map(str::to_owned);
            let Some(first) = words.next() else { continue };
            by_first
                .entry(first)
                .or_default()
                .push((words.collect(), value));
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self { by_first }
    }

    /// Reads a table with a class in one cell and its phrases, parted by `|`, in another.
    pub(super) fn of_classes(
        table: &'static str,
        (class, phrases): (usize, usize),
        value: impl Fn(&str) -> T,
    ) -> Self
    where
        T: Copy,
    {
        Self::new(rows(table).flat_map(|row| {
            let cell = |at: usize| row.get(at).copied().unwrap_or("");
            let value = value(cell(class));
            cell(phrases)
                .split('|')
                .map(move |phrase| (phrase.to_owned(), value))
                .collect::<Vec<_>>()
        }))
    }

    /// Returns every phrase that starts at word `at`, longest first, with its length in words.
    pub(super) fn at<'a>(
        &'a self,
        words: &'a [Word<'_>],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'a T)> {
        words
            .get(at)
            .and_then(|word| self.by_first.get(word.lower.as_str()))
            .into_iter()
            .flatten()
            .filter(move |(rest, _)| {
                rest.iter().enumerate().all(|(k, want)| {
                    words
                        .get(at + 1 + k)
                        .is_some_and(|word| word.lower == *want)
                })
            })
            .map(|(rest, value)| (rest.len() + 1, value))
    }

    /// Returns the longest phrase that starts at word `at`.
    pub(super) fn longest<'a>(
        &'a self,
        words: &'a [Word<'_>],
        at: usize,
    ) -> Option<(usize, &'a T)> {
        self.at(words, at).next()
    }
}

/// What a function word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Function {
    Determiner,
    Be,
    Have,
    Modal,
    Negation,
    Subordinator,
    Relative,
    Coordinator,
    Preposition,
    Locative,
    Pronoun,
    Personal,
    Adverb,
    Hearsay,
}

static FUNCTIONS: LazyLock<HashMap<&'static str, Vec<Function>>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Vec<Function>> = HashMap::new();
    for row in rows(include_str!("lexicon/function_words.tsv")) {
        let (Some(class), Some(list)) = (row.first(), row.get(1)) else {
            continue;
        };
        let function = match *class {
            "determiner" => Function::Determiner,
            "be" => Function::Be,
            "have" => Function::Have,
            "modal" => Function::Modal,
            "negation" => Function::Negation,
            "subordinator" => Function::Subordinator,
            "relative" => Function::Relative,
            "coordinator" => Function::Coordinator,
            "preposition" => Function::Preposition,
            "locative" => Function::Locative,
            "pronoun" => Function::Pronoun,
            "personal" => Function::Personal,
            "adverb" => Function::Adverb,
            "hearsay" => Function::Hearsay,
            _ => continue,
        };
        for word in list.split(' ') {
            words.entry(word).or_default().push(function);
        }
    }
    words
});

/// Tells whether a lower-case word can have the function.
pub(super) fn is(word: &str, function: Function) -> bool {
    FUNCTIONS
        .get(word)
        .is_some_and(|functions| functions.contains(&function))
}

fn verbs(list: &'static str) -> HashMap<String, Forms> {
    let mut forms: HashMap<String, Forms> = HashMap::new();
    for base in list
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.contains(' '))
    {
        for (word, form) in verb_forms(base) {
            let known = forms.entry(word).or_default();
            *known = known.with(form);
        }
    }
    forms
}

static COMMON_VERBS: LazyLock<HashMap<String, Forms>> =
    LazyLock::new(|| verbs(include_str!("lexicon/common_verbs.txt")));

static REPORTING_VERBS: LazyLock<HashMap<String, Forms>> =
    LazyLock::new(|| verbs(include_str!("lexicon/reporting_verbs.txt")));

/// Returns the verb forms that a word can be, from the list of common verbs; empty for other words.
pub(super) fn common_verb(word: &str) -> Forms {
    COMMON_VERBS.get(word).copied().unwrap_or_default()
}

/// Returns the verb forms that a word can be, from the list of verbs of saying; empty for other words.
pub(super) fn reporting_verb(word: &str) -> Forms {
    REPORTING_VERBS.get(word).copied().unwrap_or_default()
}

/// What a thing in the object of a verb is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Thing {
    Territory,
    Military,
    Civilian,
    Target,
    Property,
    Facility,
    Crowd,
    Vessel,
    Way,
}

static THINGS: LazyLock<PhraseTable<Thing>> = LazyLock::new(|| {
    PhraseTable::of_classes(
        include_str!("lexicon/things.tsv"),
        (1, 0),
        |word| match word {
            "territory" => Thing::Territory,
            "military" => Thing::Military,
            "vessel" => Thing::Vessel,
            "civilian" => Thing::Civilian,
            "property" => Thing::Property,
            "facility" => Thing::Facility,
            "crowd" => Thing::Crowd,
            "way" => Thing::Way,
            _ => Thing::Target,
        },
    )
});

/// Returns every class of thing that the words at `at` name, with the number of words.
pub(super) fn things_at<'a>(
    words: &'a [Word<'_>],
    at: usize,
) -> impl Iterator<Item = (usize, Thing)> + 'a {
    THINGS.at(words, at).map(|(len, thing)| (len, *thing))
}

/// Tells whether the words at `at` name a thing of the class.
pub(super) fn is_thing(words: &[Word<'_>], at: usize, thing: Thing) -> bool {
    things_at(words, at).any(|(_, found)| found == thing)
}

/// What a weapon word speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Weapon {
    Air,
    Drone,
    Artillery,
    Explosive,
    Grenade,
    Suicide,
    Chemical,
    Firearm,
    Blade,
    Arms,
    Crowd,
    Thrown,
}

/// The words with their weapon; `None` for names with a weapon in them that are none ("bomb cyclone").
static WEAPONS: LazyLock<PhraseTable<Option<Weapon>>> = LazyLock::new(|| {
    PhraseTable::of_classes(include_str!("lexicon/weapons.tsv"), (1, 0), |word| {
        Some(match word {
            "air" => Weapon::Air,
            "drone" => Weapon::Drone,
            "artillery" => Weapon::Artillery,
            "explosive" => Weapon::Explosive,
            "grenade" => Weapon::Grenade,
            "suicide" => Weapon::Suicide,
            "chemical" => Weapon::Chemical,
            "firearm" => Weapon::Firearm,
            "blade" => Weapon::Blade,
            "crowd" => Weapon::Crowd,
            "thrown" => Weapon::Thrown,
            "arms" => Weapon::Arms,
            _ => return None,
        })
    })
});

/// Returns the weapon that the words at `at` name, with the number of words.
pub(super) fn weapon_at(words: &[Word<'_>], at: usize) -> Option<(usize, Weapon)> {
    let (len, weapon) = WEAPONS.longest(words, at)?;
    Some((len, (*weapon)?))
}

/// A word of machine paraphrase, with the words beside it that must hold before it is read as another.
struct Noise {
    means: &'static str,
    after: Vec<&'static str>,
    before: Vec<&'static str>,
}

static NOISE: LazyLock<HashMap<&'static str, Noise>> = LazyLock::new(|| {
    rows(include_str!("lexicon/noise.tsv"))
        .filter_map(|row| {
            let list = |cell: Option<&&'static str>| {
                cell.map(|cell| cell.split(' ').filter(|word| !word.is_empty()).collect())
                    .unwrap_or_default()
            };
            Some((
                *row.first()?,
                Noise {
                    means: row.get(1)?,
                    after: list(row.get(2)),
                    before: list(row.get(3)),
                },
            ))
        })
        .collect()
});

/// Returns what a word of machine paraphrase stands for, given the words on both sides.
pub(super) fn denoised(word: &str, previous: &str, next: &str) -> Option<&'static str> {
    let noise = NOISE.get(word)?;
    let fits = |list: &[&str], beside: &str| list.is_empty() || list.contains(&beside);
    (fits(&noise.after, previous) && fits(&noise.before, next)).then_some(noise.means)
}
