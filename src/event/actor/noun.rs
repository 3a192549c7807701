//! Everyday words for those who act or suffer ("army", "gunmen", "residents").

use std::sync::LazyLock;

use super::group::GROUPS;
use super::modifier::{MODIFIERS, modifiers_before};
use super::{Cast, Found, Side, span};
use crate::event::kind::ActorKind;
use crate::event::lexicon::{List, PhraseTable};
use crate::event::words::Word;

pub(super) static NOUNS: LazyLock<PhraseTable<ActorKind>> = LazyLock::new(|| {
    PhraseTable::of_classes(include_str!("../lexicon/actor_nouns.tsv"), (1, 0), |word| {
        ActorKind::from_word(word).unwrap_or(ActorKind::Unknown)
    })
});

pub(super) fn noun(words: &[Word<'_>], at: usize, taken: usize, cast: Cast<'_>) -> Option<Side> {
    let (len, &kind) = NOUNS.longest(words, at)?;
    // "state" in "Gezira state", "police station": the noun must end its phrase.
    if words
        .get(at + len)
        .is_some_and(|next| List::Owned.has(&next.lower))
        && !List::Owner.has(&words[at].lower)
    {
        return None;
    }
    // "the terrorist PKK", "rebel forces": the adjective of what follows.
    if MODIFIERS.longest(words, at).is_some()
        && (GROUPS.longest(words, at + len).is_some() || NOUNS.longest(words, at + len).is_some())
    {
        return None;
    }
    let (start, modified, mut country) = modifiers_before(words, at, taken, cast);
    // "the defence ministry in Moscow"
    if country.is_none()
        && words[at + len - 1].lower.starts_with("minist")
        && words.get(at + len).is_some_and(|word| word.lower == "in")
        && let Some(seat) = words.get(at + len + 1)
        && let Some((_, _, Some(place))) = cast.toponym_at(seat.span)
    {
        country = cast.country_of(place);
    }
    // "Russian forces", "rebel forces"; bare "forces" are nobody's.
    if words[at].lower == "forces" && start == at {
        return None;
    }
    let kind = match (kind, modified) {
        // "rebel soldiers", "pro-government fighters": the adjective knows the side; "police officers" keep theirs.
        (ActorKind::Civilians | ActorKind::Protesters | ActorKind::Rioters, _) | (_, None) => kind,
        (_, Some(modified)) => modified,
    };
    // "a former rebel commander", "two retired officers": ACLED counts them as civilians.
    let is_former = words[start..at]
        .iter()
        .any(|word| matches!(word.lower.as_str(), "former" | "retired" | "ex"));
    let kind = if is_former && kind != ActorKind::Unknown {
        ActorKind::Civilians
    } else {
        kind
    };
    let range = start..at + len;
    Some(Side {
        span: span(words, &range),
        words: range,
        kind,
        country,
        found: Found::Noun,
        known: None,
        state_from: None,
    })
}
