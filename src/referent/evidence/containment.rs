//! Whether the report names what holds the place, or what it holds.

use crate::referent::scene::Scene;
use crate::referent::sense::{Contender, Kind, Sense};

pub(super) fn country_named(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    scene.country_named(sense, i)
}

pub(super) fn province_named(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    scene.province_named(sense, i)
}

pub(super) fn holds(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    scene.held_share(sense, i)
}

/// The second-level division that holds the place is named beside it.
pub(super) fn district_named(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    let Some(district) = sense.contenders[i].admin2 else {
        return 0.0;
    };
    beside(scene, sense, |other| other.place == district)
}

/// The place is a second-level division, and a town that it holds is named beside it.
pub(super) fn holds_town(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    let this = &sense.contenders[i];
    if this.kind != Kind::District {
        return 0.0;
    }
    beside(scene, sense, |other| other.admin2 == Some(this.place))
}

/// The best chance that a name around this one means such a place. Where nobody has said which of ten namesakes is meant,
/// that two of them belong together says more than their odds do: hence the root.
fn beside(scene: &Scene, sense: &Sense, fits: impl Fn(&Contender) -> bool) -> f64 {
    scene.neighbors[sense.number]
        .iter()
        .flat_map(|&other| &scene.senses[other].contenders)
        .filter(|other| fits(other))
        .map(|other| other.probability.sqrt())
        .fold(0.0, f64::max)
}
