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
        return acts.then(|| side(at..end, country, Found::State));
    }
    let country = cast.demonym(word)?;
    Some(side(at..at + 1, country, Found::People))
}
