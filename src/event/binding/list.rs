//! Places of one list: "in A, B and C".

use super::ground::Ground;
use crate::event::lexicon::Function;
use crate::event::morphology::Forms;
use crate::event::scene::{Anchor, Scene};
use crate::event::trigger::any_verb;
use crate::event::words::{Word, slice};
use crate::referent::Geoprecision;

/// Tells whether two places are members of one list ("in A and B"), neither inside the other.
pub(super) fn listed(
    scene: &Scene<'_>,
    ground: &Ground<'_>,
    left: &Anchor,
    right: &Anchor,
) -> bool {
    if left.words.end > right.words.start {
        return false;
    }
    let between = slice(&scene.words, left.words.end..right.words.start);
    let (a, b) = (left.index, right.index);
    if between.is_empty() || between.len() > 8 || ground.is_same(a, b) {
        return false;
    }
    let coarse = |index: usize| ground.precision(index) >= Geoprecision::Country;
    if coarse(a) || coarse(b) || ground.is_within(a, b) || ground.is_within(b, a) {
        return false;
    }
    let short = between.len() <= 3
        && between.iter().all(|word| {
            word.is_comma()
                || matches!(
                    word.lower.as_str(),
                    "and" | "or" | "in" | "the" | "near" | "also" | "as" | "well"
                )
        });
    let comma_only = between.len() == 1 && between[0].is_comma();
    let chained = comma_only
        && slice(&scene.words, right.words.end..scene.words.len())
            .iter()
            .take(6)
            .any(|word| word.lower == "and")
        && scene.places.iter().any(|other| {
            other.words.start > right.words.end && other.words.start < right.words.end + 5
        });
    let and = between.iter().any(|word| word.lower == "and")
        && !between
            .iter()
            .any(|word| word.is(Function::Relative) || any_verb(&word.lower).has(Forms::PAST));
    // "A and B, east of C": C tells where they are.
    let told_of = ground.is_related(b) && between.last().is_some_and(Word::is_comma);
    if told_of {
        return false;
    }
    (short && and)
        || chained
        || (and
            && scene.before(right.words.start) != "from"
            && scene.clause_of[left.words.start] == scene.clause_of[right.words.start])
}
