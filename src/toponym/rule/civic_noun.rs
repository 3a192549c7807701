//! "Aleppo residents", "Winona police", "the Kharkiv mayor": a known name before what a town has is that town.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;

/// What a town has: "residents", "police", "mayor".
static CIVIC_NOUNS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../lexicon/civic_nouns.txt").lines().collect());

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 0..draft.len() {
        let Some(known) = draft.known(unit) else {
            continue;
        };
        let units = known.units.clone();
        let noun = draft.word_near(units.end - 1, 1);
        if !CIVIC_NOUNS.contains(noun) || !draft.is_free(&units) || draft.is_other(&units) {
            continue;
        }
        let ordinary = draft.is_ordinary(&units);
        if draft.is_capital(unit) && !ordinary && !draft.beside_unclaimed_name(units.clone()) {
            draft.add(units, ToponymRole::Literal, "civic noun");
        }
    }
}
