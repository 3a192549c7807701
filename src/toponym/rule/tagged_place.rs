//! Places that the tagger found, cut to the names that the gazetteer knows where it knows them.

use std::ops::Range;

use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;

pub(super) fn apply(draft: &mut Draft<'_>) {
    for (units, class) in draft.tagged() {
        if class.is_none() {
            take(draft, units);
        }
    }
}

fn take(draft: &mut Draft<'_>, mut units: Range<usize>) {
    // "Hama-born" is tagged as a whole; the name ends before the small piece.
    while units.len() > 1
        && draft
            .unit(units.end - 1)
            .is_some_and(|last| last.glued && !last.capital)
        && draft.known_exactly(&units).is_none()
    {
        units.end -= 1;
    }
    let demonym = units.len() == 2 && draft.is_demonym_of_two(units.start);
    if draft.is_other(&units) || demonym {
        return;
    }
    let country = draft
        .known(units.start)
        .is_some_and(|known| known.kind == 1 && known.own);
    if units.len() == 1 && !country && draft.demonym(units.start).is_some() {
        return;
    }
    // The known name may be longer than what was tagged.
    if let Some(known) = draft.known(units.start)
        && known.units.end > units.end
        && draft.is_free(&known.units)
    {
        let known = known.units.clone();
        draft.add(known, ToponymRole::Literal, "tagger");
        return;
    }
    // Places in a row without a comma ("Lahore Pakistan"): each known name by itself, if they make up the whole.
    let mut pieces = Vec::new();
    let mut at = units.start;
    while let Some(known) = draft.known(at).filter(|known| known.units.end <= units.end) {
        pieces.push(known.units.clone());
        at = known.units.end;
    }
    if at != units.end || pieces.iter().any(|piece| draft.is_ordinary(piece)) {
        pieces = vec![units];
    }
    for piece in pieces {
        draft.add(piece, ToponymRole::Literal, "tagger");
    }
}
