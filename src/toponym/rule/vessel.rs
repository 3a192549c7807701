//! Ships that are named for places ("the oil tanker Vilamoura"), and words in capitals that look like names of places ("an SUV", "at Mass").

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::toponym::draft::Draft;

/// What a ship is called before its name.
static VESSELS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../lexicon/vessels.txt").lines().collect());

/// Words that are written as names and never are.
static NO_NAMES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../lexicon/no_names.txt").lines().collect());

/// The most words of a ship's name.
const LONGEST_NAME: usize = 3;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 0..draft.len() {
        // "at Mass", but "Boston, Mass"
        let mass = draft.word(unit) == "Mass"
            && !matches!(draft.word_near(unit, -1), "," | "(")
            && draft.word_near(unit, 1) != ".";
        if mass || NO_NAMES.contains(draft.word(unit)) {
            draft.bar(unit);
        }
        if unit > 0 && VESSELS.contains(draft.word(unit - 1)) {
            let name = (unit..draft.len())
                .take(LONGEST_NAME)
                .take_while(|&unit| draft.is_capital(unit))
                .count();
            (unit..unit + name).for_each(|unit| draft.bar(unit));
        }
    }
}
