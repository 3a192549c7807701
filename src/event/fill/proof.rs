//! Who says so, and how sure.

use super::claims::Claims;
use crate::event::MentionInput;
use crate::event::actor::Side;
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
    claims: &Claims,
    claim: usize,
) -> Vec<Attribution> {
    let mut found = Vec::new();
    let starts = || {
        proto
            .items
            .iter()
            .enumerate()
            .filter(|(index, _)| claims.holds(claim, *index))
            .map(|(_, item)| scene.hits[item.hit].words.start)
    };
    for saying in &scene.sayings {
        let holds = if claims.len > 1 {
            // Each figure has its own teller.
            starts().any(|start| {
                scene
                    .saying_of(start)
                    .is_some_and(|said| said.verb == saying.verb)
            })
        } else {
            starts().any(|start| saying.content.contains(&start))
        };
        if holds {
            for mut source in reporters(input.text.raw, &scene.words, saying.subject.clone()) {
                // "Al-Shabab said": a name that no word for reporters is part of.
                let fights = |side: &&Side| {
                    side.is_armed() && source.span.is_some_and(|span| span.contains(side.span))
                };
                if source.kind == ReporterKind::Unnamed && scene.sides.iter().find(fights).is_some()
                {
                    source.kind = ReporterKind::Party;
                }
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
