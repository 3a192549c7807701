//! Days and months are no places ("Monday", "March"), and neither is a part of a web address or a handle.

use crate::toponym::draft::Draft;
use crate::toponym::lexicon::WordClasses;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 0..draft.len() {
        let word = draft.word(unit);
        let calendar = draft
            .classes(unit)
            .has(WordClasses::MONTH.or(WordClasses::WEEKDAY));
        // A longer known name keeps its month: "March Air Force Base".
        let longer = draft.known(unit).is_some_and(|known| known.units.len() > 1)
            || unit.checked_sub(1).is_some_and(|before| {
                draft
                    .known(before)
                    .is_some_and(|known| known.units.end > unit)
            });
        let address = word.contains(['@', '/', '_']) || word.contains("www.");
        let handle = unit > 0 && draft.word(unit - 1) == "@" && draft.touches_before(unit);
        if (calendar && !longer) || address || handle {
            draft.bar(unit);
        }
    }
}
