//! Which country and province the other names of the report lie in.

use crate::referent::scene::Scene;
use crate::referent::sense::Sense;

pub(super) fn country(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    scene.country_share(sense, i)
}

/// The square sets a report of one country apart from one of many.
pub(super) fn country_mostly(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    scene.country_share(sense, i).powi(2)
}

pub(super) fn province(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    scene.province_share(sense, i)
}
