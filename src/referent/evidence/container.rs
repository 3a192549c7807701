//! Whether the place lies in the one that is said beside it: "Paris, Texas", "Atmeh in Idlib".

use crate::referent::scene::Scene;
use crate::referent::sense::{Holder, Kind, Sense};

/// How likely it is that contender `i` lies in the sense `holder`.
fn likelihood(scene: &Scene, sense: &Sense, i: usize, holder: usize) -> f64 {
    scene.senses[holder]
        .contenders
        .iter()
        .filter(|holder| sense.contenders[i].lies_in(holder))
        .map(|holder| holder.probability)
        .sum()
}

pub(super) fn inside(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    best(sense, |holder| match holder {
        Holder::Comma(of) => likelihood(scene, sense, i, of),
        Holder::Loose(_) => 0.0,
    })
}

pub(super) fn loosely_inside(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    best(sense, |holder| match holder {
        Holder::Loose(of) => likelihood(scene, sense, i, of),
        Holder::Comma(_) => 0.0,
    })
}

/// Another contender lies there and this one does not: "Paris" in France before ", Texas".
pub(super) fn outside(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    best(sense, |holder| {
        let Holder::Comma(of) = holder else {
            return 0.0;
        };
        (likeliest(scene, sense, of) - likelihood(scene, sense, i, of)).max(0.0) * area(scene, of)
    })
}

/// No contender lies there: "Zike, a village in Bassa".
pub(super) fn none_inside(scene: &Scene, sense: &Sense) -> f64 {
    best(sense, |holder| match holder {
        Holder::Comma(of) => (1.0 - likeliest(scene, sense, of)).max(0.0) * area(scene, of),
        Holder::Loose(_) => 0.0,
    })
}

/// How likely the contender is that most likely lies in the sense `holder`.
fn likeliest(scene: &Scene, sense: &Sense, holder: usize) -> f64 {
    (0..sense.contenders.len())
        .map(|other| likelihood(scene, sense, other, holder))
        .fold(0.0, f64::max)
}

/// How likely a sense is an area with borders.
fn area(scene: &Scene, of: usize) -> f64 {
    scene.senses[of]
        .contenders
        .iter()
        .filter(|c| matches!(c.kind, Kind::Country | Kind::Province | Kind::District))
        .map(|c| c.probability)
        .sum()
}

fn best(sense: &Sense, value: impl Fn(Holder) -> f64) -> f64 {
    sense
        .holders
        .iter()
        .map(|&holder| value(holder))
        .fold(0.0, f64::max)
}
