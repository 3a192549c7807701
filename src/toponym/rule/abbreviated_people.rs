//! "U.S. forces", "UK officials", "the U.S. Central Command": a short name before what a state has is its adjective, as in "American
//! forces"; nothing happens there.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::Casing;
use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;

/// Short names that serve as adjectives.
const ABBREVIATIONS: [&str; 6] = ["U.S.", "US", "U.S", "UK", "U.K.", "EU"];
/// The arms and servants of a state, in small letters: "forces", "army", "officials".
static ARMS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../lexicon/arms_of_states.txt")
        .lines()
        .collect()
});

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 0..draft.len() {
        let adjective = ABBREVIATIONS.contains(&draft.word(unit))
            && draft.casing(unit) == Casing::Mixed
            && ARMS.contains(draft.word_near(unit, 1).to_lowercase().as_str());
        if adjective {
            draft.add(unit..unit + 1, ToponymRole::Demonym, "abbreviated people");
        }
    }
}
