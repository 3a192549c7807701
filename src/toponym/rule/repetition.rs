//! A name that is a place once in a report is a place again: "the YPG had long held Sheikh Maqsoud".

use std::collections::HashMap;

use crate::toponym::draft::Draft;
use crate::toponym::{NameClass, ToponymRole};

/// The most words of a name that is looked for again.
const LONGEST: usize = 5;

pub(super) fn apply(draft: &mut Draft<'_>) {
    let mut places: HashMap<String, u32> = HashMap::new();
    for found in &draft.found {
        if matches!(found.role, ToponymRole::Literal | ToponymRole::Dateline) {
            *places.entry(draft.folded(&found.units)).or_default() += 1;
        }
    }
    let mut persons: HashMap<String, u32> = HashMap::new();
    for other in &draft.others {
        if other.class == NameClass::Person {
            *persons.entry(draft.folded(&other.units)).or_default() += 1;
        }
    }
    for unit in 0..draft.len() {
        if !draft.is_capital(unit) || draft.toponym_at(unit).is_some() {
            continue;
        }
        for length in (1..=LONGEST).rev() {
            let units = unit..unit + length;
            if draft.near(unit, length.cast_signed() - 1).is_none()
                || !draft.is_free(&units)
                || draft.is_other(&units)
            {
                continue;
            }
            let name = draft.folded(&units);
            let times = places.get(&name).copied().unwrap_or(0);
            if times == 0 || times < persons.get(&name).copied().unwrap_or(0) {
                continue;
            }
            if times > 1 || !draft.beside_unclaimed_name(units.clone()) {
                draft.add(units, ToponymRole::Literal, "repetition");
                break;
            }
        }
    }
}
