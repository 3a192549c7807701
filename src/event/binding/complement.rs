//! Places of what a trigger is about, behind it in its clause: "protested against the war in Iraq", "captured men trained in Libya".

use super::ground::Ground;
use crate::event::act::Act;
use crate::event::lexicon::Function;
use crate::event::morphology::Forms;
use crate::event::scene::{Anchor, Scene};
use crate::event::trigger::{Hit, any_verb};
use crate::event::words::slice;
use crate::referent::Geoprecision;

/// What it costs to stand behind a participle that goes with a noun: "a man arrested in Bangkok".
const REDUCED_COST: f64 = 1.5;

/// What it costs to stand behind an infinitive: "to demand elections in Congo".
const INFINITIVE_COST: f64 = 1.0;

/// What it costs to be in what a protest is about, for a country and for anything else.
const CAUSE_COSTS: (f64, f64) = (5.0, 1.0);

/// Returns the cost of the words between a trigger and a place behind it that lead away from it.
pub(super) fn complement_cost(
    scene: &Scene<'_>,
    ground: &Ground<'_>,
    anchor: &Anchor,
    hit: &Hit,
    act: &Act,
    link: &str,
) -> f64 {
    let between = hit.words.end..anchor.words.start;
    if scene.clause_of[hit.words.start] != scene.clause_of[anchor.words.start] {
        return 0.0;
    }
    let words = slice(&scene.words, between.clone());
    let mut cost = 0.0;
    let reduced = between.clone().skip(1).any(|at| {
        let word = &scene.words[at];
        let before = &scene.words[at - 1];
        let noun = !before.is(Function::Be)
            && !before.is(Function::Have)
            && !before.is(Function::Adverb)
            && !before.is(Function::Determiner)
            && !before.is(Function::Coordinator)
            && !before.is_mark()
            && any_verb(&before.lower) == Forms::default();
        noun && !word.is_capital()
            && any_verb(&word.lower).has(Forms::PARTICIPLE)
            && scene
                .words
                .get(at + 1)
                .is_some_and(|next| next.is(Function::Preposition))
    });
    if reduced {
        cost += REDUCED_COST;
    }
    let infinitive = words.windows(2).any(|pair| {
        pair[0].lower == "to" && any_verb(&pair[1].lower).has(Forms::BASE) && !pair[1].is_capital()
    });
    if infinitive {
        cost += INFINITIVE_COST;
    }
    let cause = act.name == "protest"
        && words
            .iter()
            .any(|word| matches!(word.lower.as_str(), "against" | "for" | "over" | "about"));
    if cause {
        let (country, other) = CAUSE_COSTS;
        let wide = ground.precision(anchor.index) >= Geoprecision::Country;
        cost += if wide || link == "of" { country } else { other };
    }
    cost
}
