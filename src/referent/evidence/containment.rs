//! Whether the report names what holds the place, or what it holds.

use crate::referent::scene::Scene;
use crate::referent::sense::Sense;

pub(super) fn country_named(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    scene.country_named(sense, i)
}

pub(super) fn province_named(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    scene.province_named(sense, i)
}

pub(super) fn holds(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    scene.held_share(sense, i)
}
