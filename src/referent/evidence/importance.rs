//! How well known a place is before any text is read.

use crate::referent::scene::Scene;
use crate::referent::sense::Sense;

pub(super) fn importance(_: &Scene, sense: &Sense, i: usize) -> f64 {
    sense.contenders[i].importance
}

/// How much less known it is than the best known of its name.
pub(super) fn gap(_: &Scene, sense: &Sense, i: usize) -> f64 {
    let best = sense
        .contenders
        .iter()
        .map(|contender| contender.importance)
        .fold(0.0, f64::max);
    best - sense.contenders[i].importance
}

/// Base-10 logarithm of the inhabitants, 1 at 100 million.
pub(super) fn population(_: &Scene, sense: &Sense, i: usize) -> f64 {
    (1.0 + sense.contenders[i].population as f64).log10() / 8.0
}

/// The share of the importance of all places of the name, sharpened.
pub(super) fn share(_: &Scene, sense: &Sense, i: usize) -> f64 {
    let sharp = |importance: f64| importance.powi(2);
    let all: f64 = sense
        .contenders
        .iter()
        .map(|contender| sharp(contender.importance))
        .sum();
    if all > 0.0 {
        sharp(sense.contenders[i].importance) / all
    } else {
        0.0
    }
}
