//! Happenings that a sentence only names: the topic of a saying, what dates another one.

use crate::event::extract::{Item, is_grievance, points_back};
use crate::event::scene::Scene;

/// Tells whether a trigger is the bare, definite object of a saying.
pub(super) fn is_topic(scene: &Scene<'_>, item: &Item<'_>) -> bool {
    let start = scene.hits[item.hit].words.start;
    if points_back(scene, item) && (only_sets_time(scene, start) || comes_as(scene, start))
        || dates_another(scene, item) && item.toll.is_none()
        || is_reason(scene, item)
        || points_back(scene, item)
            && !has_own_day(scene, item)
            && marches(scene)
            && is_grievance(scene, start)
    {
        return true;
    }
    let clause_end = scene.clause(start).words.end;
    points_back(scene, item)
        && scene.sayings.iter().any(|saying| {
            saying.words.start <= saying.content.start
                && saying.content.contains(&start)
                && start - saying.content.start <= 3
                && !crate::event::clause::has_verb(
                    &scene.words,
                    start + 1..saying.content.end.min(clause_end).max(start + 1),
                )
        })
}

/// "The bombardment comes as diplomats weigh …": the places behind it are of what else goes on.
fn comes_as(scene: &Scene<'_>, noun: usize) -> bool {
    (noun + 1..scene.words.len().min(noun + 4)).any(|at| {
        matches!(scene.lower(at), "came" | "comes" | "come")
            && matches!(
                scene.lower(at + 1),
                "as" | "amid" | "despite" | "against" | "ahead" | "while"
            )
    })
}

/// "the murder of the judge on Sunday": its day stands behind it before any verb.
fn has_own_day(scene: &Scene<'_>, item: &Item<'_>) -> bool {
    let noun = scene.hits[item.hit].words.end;
    item.date.is_some_and(|date| {
        let day = date.anchor.words.start;
        day >= noun && !crate::event::clause::has_verb(&scene.words, noun..day)
    })
}

/// Tells whether a crowd marches in the sentence.
fn marches(scene: &Scene<'_>) -> bool {
    scene
        .hits
        .iter()
        .flat_map(|hit| &hit.readings)
        .any(|(act, _)| matches!(act.name, "protest" | "obstruct" | "blockade"))
}

/// "blocked roads after the arrest of their leader", "over the arrest of": why, not what happened.
fn is_reason(scene: &Scene<'_>, item: &Item<'_>) -> bool {
    let noun = scene.hits[item.hit].words.start;
    item.act.name == "arrest"
        && points_back(scene, item)
        && noun >= 2
        && matches!(
            scene.before(noun - 1),
            "after" | "over" | "following" | "against" | "for" | "since"
        )
}

/// The most words between "after" and what is told to have been before: "hours after the deadly attack".
const AFTER_REACH: usize = 4;

/// "Hours after the ambush, soldiers burned …": the first happening only dates the second.
pub(in crate::event) fn dates_another(scene: &Scene<'_>, item: &Item<'_>) -> bool {
    let noun = scene.hits[item.hit].words.start;
    points_back(scene, item)
        && (noun.saturating_sub(AFTER_REACH)..noun)
            .any(|at| matches!(scene.lower(at), "after" | "before") && is_span(scene.before(at)))
}

/// Units of time that say how long before or after.
fn is_span(word: &str) -> bool {
    matches!(
        word,
        "days" | "day" | "hours" | "hour" | "weeks" | "week" | "month" | "months" | "minutes"
    )
}

/// "The barrage came two days after …", "the march was called hours before …": a known happening dates another.
fn only_sets_time(scene: &Scene<'_>, noun: usize) -> bool {
    let words = &scene.words;
    let comes = (noun + 1..words.len().min(noun + 5)).find(|&at| {
        matches!(
            scene.lower(at),
            "came" | "comes" | "come" | "called" | "held" | "follows" | "followed"
        )
    });
    comes.is_some_and(|at| {
        (at + 1..words.len().min(at + 7)).any(|k| {
            matches!(scene.lower(k), "after" | "before")
                && (is_span(scene.before(k)) || matches!(scene.before(k), "came" | "comes"))
        })
    })
}
