//! The preposition that leads to a place.

use super::ground::Ground;
use super::list::listed;
use crate::event::lexicon::Function;
use crate::event::scene::{Anchor, Scene};

/// The most members of a list that share a preposition.
const LONGEST_LIST: usize = 12;

/// The preposition before a place, with where the words between it and the place start; members of a list share it.
pub(in crate::event) fn link<'s>(
    scene: &'s Scene<'_>,
    ground: &Ground<'_>,
    anchor: &Anchor,
) -> (usize, &'s str) {
    let (start, mut word) = own_link(scene, anchor);
    let (mut member, mut edge) = (anchor, start);
    for _ in 0..LONGEST_LIST {
        if !matches!(word, "," | "and" | "or") {
            break;
        }
        let after = scene
            .places
            .partition_point(|other| other.words.start < edge);
        let before = after.checked_sub(1).map(|at| &scene.places[at]);
        let Some(before) = before
            .filter(|other| other.words.end + 1 == edge && listed(scene, ground, other, member))
        else {
            break;
        };
        member = before;
        (edge, word) = own_link(scene, member);
    }
    (start, word)
}

fn own_link<'s>(scene: &'s Scene<'_>, anchor: &Anchor) -> (usize, &'s str) {
    let clause = scene.clause(anchor.words.start);
    let mut start = anchor.words.start;
    while start > clause.words.start
        && (scene.words[start - 1].is(Function::Determiner)
            || scene.words[start - 1].lower.ends_with("ern")
            || matches!(
                scene.before(start),
                "central" | "town" | "city" | "village" | "province" | "nearby" | "the"
            ))
    {
        start -= 1;
    }
    (start, if start > 0 { scene.before(start) } else { "" })
}
