//! Names before a hyphen: "Iran-backed" and "U.S.-led" stand for governments, "Baghdad-based" and "Hama-Homs" for places.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;

/// What governments do to others: "backed", "led", "brokered".
static OF_GOVERNMENTS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../lexicon/hyphen_of_governments.txt")
        .lines()
        .collect()
});

/// Importance from which a name before a hyphen is taken.
const KNOWN: f64 = 0.3;
/// The same for each of two names ("Russia-Ukraine").
const KNOWN_BOTH: f64 = 0.4;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 0..draft.len() {
        let Some(known) = draft.known(unit) else {
            continue;
        };
        let (units, importance) = (known.units.clone(), known.importance);
        let Some(next) = draft.unit(units.end).filter(|next| next.glued) else {
            continue;
        };
        let role = if OF_GOVERNMENTS.contains(draft.word(units.end)) {
            ToponymRole::Metonym
        } else {
            ToponymRole::Literal
        };
        let both = draft
            .known(units.end)
            .is_some_and(|next| next.importance > KNOWN_BOTH && importance > KNOWN_BOTH);
        let ordinary = draft.is_ordinary(&units);
        if importance > KNOWN && !ordinary && (!next.capital || both) {
            draft.add(units, role, "hyphen");
        }
    }
}
