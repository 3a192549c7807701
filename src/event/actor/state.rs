//! Countries, capitals and peoples that stand for their forces.

use std::ops::Range;

use super::{Cast, Found, Side, span};
use crate::event::kind::ActorKind;
use crate::event::words::Word;
use crate::toponym::ToponymRole;

/// A country, a capital or a people that can stand for its forces.
pub(super) fn state(words: &[Word<'_>], at: usize, cast: Cast<'_>) -> Option<Side> {
    let word = words.get(at)?;
    if !word.is_capital() {
        return None;
    }
    let side = |range: Range<usize>, country: String, found: Found| Side {
        span: span(words, &range),
        words: range,
        kind: ActorKind::StateForces,
        country: Some(country),
        found,
        known: None,
        state_from: None,
    };
    if let Some((name, role, Some(place))) = cast.toponym_at(word.span)
        && name.start == word.span.start
        && role != ToponymRole::Dateline
    {
        let feature = cast.gazetteer.place(place).feature;
        let acts =
            feature.starts_with("A.PCL") || (role == ToponymRole::Metonym && feature == "P.PPLC");
        let end = (at..words.len())
            .take_while(|&k| words[k].span.end <= name.end)
            .last()?
            + 1;
        let country = cast.country_of(place)?;
        if role == ToponymRole::Demonym {
            return Some(side(at..end, country, Found::People));
        }
        if tells_where(words, at, cast) {
            return None;
        }
        return acts.then(|| side(at..end, country, Found::State));
    }
    let country = cast.demonym(word)?;
    Some(side(at..at + 1, country, Found::People))
}

/// "in Quetta, Pakistan,", "fired from Lebanon", "the border with Niger": where it is, nobody who acts or suffers.
fn tells_where(words: &[Word<'_>], at: usize, cast: Cast<'_>) -> bool {
    let before = |back: usize| at.checked_sub(back).map(|at| &words[at]);
    let lower = |back: usize| before(back).map_or("", |word| word.lower.as_str());
    let contained = before(1).is_some_and(Word::is_comma)
        && before(2).is_some_and(|word| {
            cast.toponym_at(word.span)
                .is_some_and(|(name, role, place)| {
                    role != ToponymRole::Demonym
                        && place.is_some_and(|place| {
                            !cast.gazetteer.place(place).feature.starts_with("A.PCL")
                        })
                        && name.end == word.span.end
                })
        });
    let border = matches!(lower(1), "with" | "and")
        && (2..=4).any(|back| matches!(lower(back), "border" | "borders" | "frontier"));
    contained
        || border
        || matches!(
            lower(1),
            "in" | "from" | "near" | "inside" | "across" | "outside" | "throughout" | "into"
        )
}
