//! What it costs to go from a trigger's clause to the one that a place or a date stands in.

use crate::event::clause::{ClauseKind, has_verb};
use crate::event::scene::Scene;

/// What it costs to go to a name in brackets.
const ASIDE: f64 = 0.6;

/// The cost of going from the trigger's clause to another.
pub(super) fn clause_cost(scene: &Scene<'_>, at: usize, trigger: usize) -> f64 {
    let (from, to) = (
        unbroken(scene, scene.clause_of[trigger]),
        unbroken(scene, scene.clause_of[at]),
    );
    if from == to {
        return 0.0;
    }
    let own = &scene.clauses[from];
    let other = &scene.clauses[to];
    // "In Jos (Plateau), gunmen …": words without a verb are an opening, not a clause.
    if to < from
        && own.quoted == other.quoted
        && other.kind != ClauseKind::Relative
        && !(to..scene.clauses.len())
            .take_while(|&part| part < from)
            .any(|part| {
                unbroken(scene, part) == to
                    && has_verb(&scene.words, scene.clauses[part].words.clone())
            })
    {
        return if own.kind == ClauseKind::Relative {
            1.5
        } else {
            0.4
        };
    }
    // "in a town (Goma) and …": a name in brackets tells more of what stands before them.
    if to == from + 1
        && other.kind == ClauseKind::Aside
        && !has_verb(&scene.words, other.words.clone())
    {
        return ASIDE;
    }
    let mut cost = 0.0;
    if own.quoted != other.quoted {
        cost += 2.0;
    }
    if to < from {
        // Backward: a clause that hangs on another takes its place, one with its own subject less so.
        cost += match own.kind {
            ClauseKind::Relative => {
                // "Idlib, where seven were killed": the place right before the pronoun.
                let close = scene.clauses[to].words.end == own.words.start;
                let where_ = own.opener(&scene.words) == "where";
                let last = scene
                    .places
                    .iter()
                    .filter(|place| place.words.end <= own.words.start)
                    .map(|place| place.words.start)
                    .max()
                    == Some(at);
                if close && where_ && last {
                    -0.5
                } else if own.opener(&scene.words) == "who" {
                    // It tells who somebody is, seldom what happened there.
                    4.5
                } else if close {
                    1.0
                } else {
                    2.5
                }
            }
            ClauseKind::Participial => 0.8,
            ClauseKind::Coordinate if !own.own_subject => 1.0,
            ClauseKind::Coordinate => 2.2,
            ClauseKind::Subordinate => 2.5,
            ClauseKind::Aside | ClauseKind::Quote | ClauseKind::Main => 2.5,
        };
    } else {
        cost += match other.kind {
            // It tells what something is, seldom what happened to it there.
            ClauseKind::Relative if other.opener(&scene.words) == "which" => 4.0,
            ClauseKind::Relative => 2.2,
            ClauseKind::Participial => 2.0,
            ClauseKind::Subordinate if other.opener(&scene.words) == "since" => 5.0,
            ClauseKind::Subordinate
                if matches!(
                    other.opener(&scene.words),
                    "after" | "when" | "as" | "while"
                ) =>
            {
                2.8
            }
            ClauseKind::Coordinate if !other.own_subject => 2.5,
            _ => 3.2,
        };
        // A trigger of its own in that clause wants the place for itself.
        if scene
            .hits
            .iter()
            .any(|hit| scene.clause_of[hit.words.start] == to)
            && other.own_subject
        {
            cost += 1.2;
        }
    }
    let steps = f64::from(u32::try_from(from.abs_diff(to) - 1).unwrap_or(0));
    cost + 0.4 * steps
}

/// The first part of a clause that brackets interrupt: "The Front (FA) (once the Guard) shelled A".
pub(super) fn unbroken(scene: &Scene<'_>, mut clause: usize) -> usize {
    while let Some(before) = scene.before_brackets(clause) {
        clause = before;
    }
    clause
}
