//! Facilities, and toponyms that nothing was found for.

use super::name::is_tongue;
use super::within;
use crate::event::MentionInput;
use crate::event::binding::Unplaced;
use crate::gazetteer::Gazetteer;
use crate::referent::Geoprecision;
use crate::text::Span;
use crate::toponym::ToponymRole;

/// The longest abbreviation of a state or body: "U.S.".
const LONGEST_ABBREVIATION: usize = 4;

pub(super) fn names<'n>(
    input: &MentionInput<'n, '_>,
    sentence: Span,
) -> impl Iterator<Item = Unplaced> + use<'n> {
    let (raw, gazetteer) = (input.text.raw, input.gazetteer);
    let facilities = within(&input.names.facilities, sentence, |span| *span).map(|span| Unplaced {
        span: *span,
        precision: Geoprecision::Exact,
    });
    let toponyms = within(&input.names.toponyms, sentence, |toponym| toponym.span)
        .filter(|toponym| toponym.role == ToponymRole::Literal)
        .map(|toponym| {
            let feature = toponym.feature_word.as_ref().map(|word| word.feature);
            let precision = match feature {
                Some("A.PCLI") => Geoprecision::Country,
                Some("A.ADM1") => Geoprecision::Province,
                Some("P.PPLX") => Geoprecision::Neighbourhood,
                _ => Geoprecision::Town,
            };
            Unplaced {
                span: toponym.span,
                precision,
            }
        });
    let named: Vec<Unplaced> = facilities
        .chain(toponyms)
        .filter(|name| !is_ascribed(name.span.of(raw), gazetteer))
        .collect();
    named.into_iter()
}

/// "the US base", "a UN-run school", "Sunni mosque": whose it is, not what it is called.
pub(super) fn is_ascribed(name: &str, gazetteer: &Gazetteer) -> bool {
    let first = name.split([' ', '\u{a0}', '-']).next().unwrap_or(name);
    let letters = |letter: char| letter.is_uppercase() || letter == '.';
    is_tongue(name)
        || is_tongue(first)
        || first.len() <= LONGEST_ABBREVIATION && first.chars().all(letters)
        || gazetteer.demonym(first).is_some()
        || ["-run ", "-held ", "-controlled "]
            .iter()
            .any(|held| name.contains(held))
}
