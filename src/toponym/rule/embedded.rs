//! Places inside the names of organizations: "Bank of China", "the Aleppo Military Council"; kept, but no event happens there.

use crate::toponym::draft::Draft;
use crate::toponym::{NameClass, ToponymRole};

/// Importance from which a known name inside an organization's name is kept.
const KNOWN: f64 = 0.35;

pub(super) fn apply(draft: &mut Draft<'_>) {
    let organizations: Vec<_> = draft
        .others
        .iter()
        .filter(|other| other.class == NameClass::Organization)
        .map(|other| other.units.clone())
        .collect();
    for units in organizations {
        let mut unit = units.start;
        while unit < units.end {
            if let Some(number) = draft.toponym_at(unit) {
                let found = &mut draft.found[number];
                let inside = units.start <= found.units.start && found.units.end <= units.end;
                let firm = found
                    .feature_word
                    .as_ref()
                    .is_some_and(|_| found.units.end == units.end);
                if found.role == ToponymRole::Literal && inside && !firm {
                    found.role = ToponymRole::Embedded;
                }
                unit = draft.found[number].units.end.max(unit + 1);
                continue;
            }
            let known = draft
                .known(unit)
                .map(|known| (known.units.clone(), known.importance));
            match known {
                Some((name, importance))
                    if name.end <= units.end
                        && name != units
                        && importance >= KNOWN
                        && !draft.is_ordinary(&name) =>
                {
                    unit = name.end;
                    draft.add(name, ToponymRole::Embedded, "embedded");
                }
                _ => unit += 1,
            }
        }
    }
}
