//! Weapons that are named for places: "Quds cruise missiles", "Molotov cocktails", "Grad rockets". No place is meant.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::known_place::is_preposition;
use crate::text::Casing;
use crate::toponym::draft::Draft;

/// Weapons in the plural, and what only weapons are called: "missiles", "cocktail".
static WEAPONS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../lexicon/munitions.txt").lines().collect());

/// Words between the name and the weapon: "cruise", "ballistic".
const LONGEST_KIND: isize = 2;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 0..draft.len() {
        let Some(known) = draft.known(unit) else {
            continue;
        };
        let units = known.units.clone();
        let last = units.end - 1;
        let weapon = (1..=LONGEST_KIND)
            .take_while(|&step| draft.word_near(last, step).starts_with(char::is_lowercase))
            .any(|step| WEAPONS.contains(draft.word_near(last, step)));
        // "in Aleppo rockets fell": the place is where something is.
        if weapon
            && draft.casing(unit) == Casing::Mixed
            && !is_preposition(draft.word_near(unit, -1))
        {
            units.for_each(|unit| draft.bar(unit));
        }
    }
}
