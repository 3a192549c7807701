//! "35.0325° N, 43.6464° E": coordinates place something by themselves.

use crate::text::coordinates;
use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;

/// The name of the rule, by which resolution knows its toponyms.
pub(crate) const NAME: &str = "coordinates";

pub(super) fn apply(draft: &mut Draft<'_>) {
    for (span, _) in coordinates::find(draft.text.raw) {
        let tokens = draft.text.tokens_in(span);
        let units = draft.units.of_tokens(tokens);
        if draft.span(&units) == span {
            draft.add(units, ToponymRole::Literal, NAME);
        }
    }
}
