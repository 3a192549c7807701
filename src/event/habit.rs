//! The present tense: news of a day are told in the past, so what a body of text tells in the present is a scenario, a habit or a state.
//!
//! Headlines and bulletins without a full stop tell of the day in the present; so does a sentence that names its day.

use super::grammar::VerbGroup;
use super::scene::Scene;
use super::trigger::{Hit, Use};

/// Tells whether a verb tells of what somebody does or might do, not of what was done: "in the first case, Russia attacks along the river".
pub(super) fn is_habit(scene: &Scene<'_>, hit: &Hit, group: &VerbGroup) -> bool {
    let told = scene.words.last().is_some_and(|word| word.raw == ".");
    // "a young woman did not survive"
    let did = (group.start..hit.words.start).any(|at| scene.lower(at) == "did");
    hit.use_ == Use::Verb
        && !did
        && group.present
        && group.finite
        && !group.progressive
        && !group.perfect
        && !group.passive
        && told
        && scene.index > 0
        && scene.times.is_empty()
}
