//! Names that stand where a place could and are something else: whose an armed group is, who acts, where the wounded were brought.

use std::ops::Range;

use super::TOO_FAR;
use super::ground::Ground;
use crate::event::act::Act;
use crate::event::actor::Found;
use crate::event::lexicon::{self, Function};
use crate::event::people::person_at;
use crate::event::scene::{Anchor, Scene};
use crate::event::trigger::{Hit, Use};
use crate::event::words::slice;
use crate::text::TokenKind;

/// What it costs a country to be where it acts itself: more than any wrong preposition.
const SUBJECT_COST: f64 = 5.0;

/// What it costs a place to be only whose an armed group is: "Katsina militiamen" may act anywhere.
pub(super) const BAND_COST: f64 = 3.0;

/// The most adjectives between a place and the armed group that it names.
const LONGEST_EPITHET: usize = 2;

/// Tells whether a place is only whose an armed group is: "Oromia regional special forces".
pub(super) fn is_band(scene: &Scene<'_>, anchor: &Anchor) -> bool {
    let names = |side: &Range<usize>| {
        if side.start <= anchor.words.start {
            return anchor.words.end < side.end;
        }
        // "Kaduna militiamen", "Oromia regional forces"
        anchor.words.end <= side.start
            && side.start - anchor.words.end <= LONGEST_EPITHET
            && slice(&scene.words, anchor.words.end..side.start)
                .iter()
                .all(|word| {
                    word.kind == TokenKind::Word
                        && !word.is_capital()
                        && !word.is(Function::Preposition)
                        && !word.is(Function::Determiner)
                        && !word.is(Function::Coordinator)
                })
    };
    scene
        .sides
        .iter()
        .any(|side| side.is_armed() && names(&side.words))
}

/// "taken to a hospital in Hasakah": where the wounded were brought is not where they were hurt.
pub(super) fn hospital_cost(scene: &Scene<'_>, start: usize, hit: &Hit) -> f64 {
    let clause = scene.clause(start).words.clone();
    let from = clause.start.max(start.saturating_sub(4));
    let hospital = (from..start).any(|at| {
        matches!(
            scene.lower(at),
            "hospital" | "hospitals" | "clinic" | "morgue" | "mortuary"
        )
    });
    let brought = (clause.start.max(start.saturating_sub(10))..start).any(|at| {
        matches!(
            scene.lower(at),
            "taken"
                | "rushed"
                | "evacuated"
                | "transferred"
                | "transported"
                | "moved"
                | "brought"
                | "received"
                | "treated"
                | "treating"
                | "admitted"
                | "flown"
                | "airlifted"
                | "died"
        ) && at != hit.words.start
    });
    if hospital && brought { TOO_FAR } else { 0.0 }
}

/// "Israel bombed": a country or a province that acts is who, not where.
pub(super) fn subject_cost(
    scene: &Scene<'_>,
    anchor: &Anchor,
    ground: &Ground<'_>,
    hit: &Hit,
    link: &str,
) -> f64 {
    let acts = hit.use_ == Use::Verb
        && ground.precision(anchor.index).is_area()
        && !ground.is_related(anchor.index)
        && anchor.words.end <= hit.words.start
        && !lexicon::is(link, Function::Preposition)
        && scene.sides.iter().any(|side| {
            side.found == Found::State
                && side.words.start < anchor.words.end
                && anchor.words.start < side.words.end
        });
    if acts { SUBJECT_COST } else { 0.0 }
}

/// "Arad was captured", "Paris said": a name right before its verb, where somebody is wanted, is of somebody.
pub(super) fn somebody_cost(
    scene: &Scene<'_>,
    anchor: &Anchor,
    hit: &Hit,
    act: &Act,
    link: &str,
) -> f64 {
    let wants_person = matches!(act.name, "kill" | "shoot" | "abduct" | "arrest" | "injure");
    let right_before = hit.use_ == Use::Verb
        && anchor.words.end <= hit.words.start
        && !lexicon::is(link, Function::Preposition)
        && slice(&scene.words, anchor.words.end..hit.words.start)
            .iter()
            .all(|word| {
                word.is(Function::Be)
                    || word.is(Function::Have)
                    || word.is(Function::Modal)
                    || word.is(Function::Adverb)
                    || word.is(Function::Negation)
            });
    match (right_before, wants_person) {
        (true, true) => TOO_FAR,
        _ => 0.0,
    }
}

/// "a man from Ludwigshafen was arrested in Mannheim".
pub(super) fn is_origin(scene: &Scene<'_>, anchor: &Anchor) -> bool {
    let start = anchor.words.start;
    scene.before(start) == "from"
        && (1..=2).any(|len| {
            start.checked_sub(1 + len).is_some_and(|at| {
                person_at(&scene.words, at)
                    .is_some_and(|(found, person)| found == len && person.singular)
            })
        })
}

/// "Ali Hassan, 28, of Derna, was shot in Benghazi": where the subject is from.
pub(super) fn origin_cost(scene: &Scene<'_>, anchor: &Anchor, hit: &Hit) -> f64 {
    let mut start = anchor.words.start;
    while start > 0
        && (scene.words[start - 1].is(Function::Determiner)
            || matches!(
                scene.before(start),
                "town" | "city" | "village" | "of" | "near"
            ))
        && scene.lower(start.saturating_sub(2)) != ","
    {
        start -= 1;
    }
    let from = matches!(scene.before(start), "of" | "from")
        && start > 2
        && scene.words[start - 2].is_comma();
    if is_origin(scene, anchor) || from && anchor.words.end <= hit.words.start {
        TOO_FAR
    } else {
        0.0
    }
}
