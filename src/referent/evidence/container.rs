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
        let area: f64 = scene.senses[of]
            .contenders
            .iter()
            .filter(|c| matches!(c.kind, Kind::Country | Kind::Province | Kind::District))
            .map(|c| c.probability)
            .sum();
        let best = (0..sense.contenders.len())
            .map(|other| likelihood(scene, sense, other, of))
            .fold(0.0, f64::max);
        (best - likelihood(scene, sense, i, of)).max(0.0) * area
    })
}

fn best(sense: &Sense, value: impl Fn(Holder) -> f64) -> f64 {
    sense
        .holders
        .iter()
        .map(|&holder| value(holder))
        .fold(0.0, f64::max)
}
