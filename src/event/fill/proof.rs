//! Who says so, and how sure.

use crate::event::MentionInput;
use crate::event::attribution::reporters;
use crate::event::extract::Proto;
use crate::event::kind::{Certainty, ReporterKind};
use crate::event::lexicon::Function;
use crate::event::record::Attribution;
use crate::event::scene::Scene;

/// Who says so: the sayings that hold the triggers, or any other of the sentence.
pub(super) fn sources(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
) -> Vec<Attribution> {
    let head = &scene.hits[proto.head().hit];
    let mut found = Vec::new();
    for saying in &scene.sayings {
        let holds = saying.content.contains(&head.words.start)
            || proto
                .items
                .iter()
                .any(|item| saying.content.contains(&scene.hits[item.hit].words.start));
        if holds {
            for source in reporters(input.text.raw, &scene.words, saying.subject.clone()) {
                if !found
                    .iter()
                    .any(|known: &Attribution| known.name == source.name)
                {
                    found.push(source);
                }
            }
        }
    }
    found
}

pub(super) fn certainty(
    scene: &Scene<'_>,
    proto: &Proto<'_>,
    sources: &[Attribution],
) -> Certainty {
    let head = &scene.hits[proto.head().hit];
    let clause = scene.clause(head.words.start).words.clone();
    let hearsay = clause.clone().any(|at| {
        scene.words[at].is(Function::Hearsay)
            && !(at + 1 < scene.words.len()
                && scene.sides.iter().any(|side| side.words.contains(&at)))
    });
    if hearsay || proto.items.iter().any(|item| item.group.maybe_past) {
        return Certainty::Possible;
    }
    match sources {
        [only] if only.kind == ReporterKind::Party => Certainty::Claimed,
        _ => Certainty::Asserted,
    }
}
