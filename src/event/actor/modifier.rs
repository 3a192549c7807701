//! What stands before the word for a side: adjectives, peoples, possessives.

use std::sync::LazyLock;

use super::Cast;
use crate::event::kind::ActorKind;
use crate::event::lexicon::{Function, PhraseTable, rows};
use crate::event::words::Word;
use crate::text::TokenKind;
use crate::toponym::ToponymRole;

pub(super) static MODIFIERS: LazyLock<PhraseTable<Option<ActorKind>>> = LazyLock::new(|| {
    PhraseTable::new(
        rows(include_str!("../lexicon/actor_modifiers.tsv")).filter_map(|row| {
            Some((
                (*row.first()?).to_owned(),
                row.get(1).and_then(|kind| ActorKind::from_word(kind)),
            ))
        }),
    )
});

/// Steps left over adjectives, peoples and possessives; gives where the phrase starts, what the adjectives say, and the country.
pub(super) fn modifiers_before(
    words: &[Word<'_>],
    at: usize,
    taken: usize,
    cast: Cast<'_>,
) -> (usize, Option<ActorKind>, Option<String>) {
    let mut start = at;
    let mut kind = None;
    let mut country = None;
    while start > taken {
        let before = start - 1;
        let word = &words[before];
        if word.is_mark() {
            break;
        }
        if let Some((1, modified)) = MODIFIERS.longest(words, before) {
            kind = kind.or(*modified);
            start = before;
        } else if let Some(found) = cast.demonym(word) {
            country = country.or(Some(found));
            start = before;
        } else if word.lower == "'s" && before > taken {
            // "Sudan's army"
            let Some((name, _, place)) = cast.toponym_at(words[before - 1].span) else {
                break;
            };
            let Some(first) = (taken..before).find(|&k| words[k].span.start >= name.start) else {
                break;
            };
            country = country.or_else(|| place.and_then(|place| cast.country_of(place)));
            start = first;
        } else if let Some(partisan) = partisan(&word.lower) {
            kind = kind.or(Some(partisan));
            start = before;
        } else if word.raw.contains('-')
            && (word.lower.ends_with("-backed")
                || word.lower.ends_with("-aligned")
                || word.lower.ends_with("-allied")
                || word.lower.ends_with("-led")
                || word.lower.ends_with("-linked")
                || word.lower.ends_with("-affiliated"))
        {
            start = before;
        } else if word.is_capital()
            && word.kind == TokenKind::Word
            && !word.is(Function::Preposition)
            && !word.is(Function::Determiner)
            && before > 0
            && !words[before - 1].is_mark()
            && cast.toponym_at(word.span).is_none()
            && !crate::event::grammar::is_day_word(&word.lower)
        {
            // A name that is no place: "Karen fighters", "Fulani herders".
            start = before;
        } else if let Some((
            name,
            ToponymRole::Demonym
            | ToponymRole::Embedded
            | ToponymRole::Metonym
            | ToponymRole::Literal,
            place,
        )) = cast.toponym_at(word.span)
            && name == word.span
            && word.is_capital()
            && start == at
        {
            country = country.or_else(|| place.and_then(|place| cast.country_of(place)));
            start = before;
        } else {
            break;
        }
    }
    (start, kind, country)
}

/// "pro-Barre forces", "anti-Barre fighters": for or against somebody who is no state.
fn partisan(word: &str) -> Option<ActorKind> {
    if word.starts_with("pro-") {
        Some(ActorKind::PoliticalMilitia)
    } else if word.starts_with("anti-") {
        Some(ActorKind::RebelGroup)
    } else {
        None
    }
}
