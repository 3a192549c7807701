//! Words for people (`lexicon/people.tsv`): what side they are on and which part of a toll they make.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::kind::ActorKind;
use super::lexicon::{List, PhraseTable, rows};
use super::morphology::plural;
use super::words::Word;

/// A word for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Person {
    /// The side that the word stands for when nothing else is said.
    pub(super) kind: ActorKind,
    /// The part of a toll that it makes ("children"), if any.
    pub(super) who: Option<&'static str>,
    /// Whether it is one person.
    pub(super) singular: bool,
}

static PEOPLE: LazyLock<PhraseTable<Person>> = LazyLock::new(|| {
    PhraseTable::new(rows(include_str!("lexicon/people.tsv")).flat_map(|row| {
        let kind = row
            .get(1)
            .and_then(|kind| ActorKind::from_word(kind))
            .unwrap_or(ActorKind::Unknown);
        let who = row.get(2).copied().filter(|who| !who.is_empty());
        row.first()
            .copied()
            .unwrap_or("")
            .split('|')
            .flat_map(move |word| {
                let mut forms = vec![(
                    word.to_owned(),
                    Person {
                        kind,
                        who,
                        singular: !matches!(
                            word,
                            "people"
                                | "police"
                                | "personnel"
                                | "security personnel"
                                | "military personnel"
                                | "townspeople"
                                | "gang"
                                | "family"
                                | "militia"
                        ),
                    },
                )];
                let many = plural(word);
                if many != word {
                    forms.push((
                        many,
                        Person {
                            kind,
                            who,
                            singular: false,
                        },
                    ));
                }
                forms
            })
            .collect::<Vec<_>>()
    }))
});

/// Returns the word for people at `at`, with the number of words.
pub(super) fn person_at(words: &[Word<'_>], at: usize) -> Option<(usize, Person)> {
    let (len, person) = PEOPLE.longest(words, at)?;
    // "minor injuries": no child.
    let adjective = words[at].lower == "minor"
        && words.get(at + len).is_some_and(|next| {
            next.kind == crate::text::TokenKind::Word && List::Slight.has(&next.lower)
        });
    (!adjective).then_some((len, *person))
}

/// Tells whether a lower-case word stands for people ("mayor"), and so is nobody's name.
pub(super) fn names_people(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
        rows(include_str!("lexicon/people.tsv"))
            .filter_map(|row| row.first().copied())
            .flat_map(|words| words.split('|'))
            .filter_map(|words| words.split(' ').next_back())
            .flat_map(|word| [word.to_owned(), plural(word)])
            .collect()
    });
    WORDS.contains(word)
}
