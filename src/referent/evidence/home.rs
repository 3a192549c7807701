//! Where the outlet writes from.

use crate::referent::scene::Scene;
use crate::referent::sense::Sense;

pub(super) fn country(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    let home = scene.context.home;
    f64::from(u8::from(
        home.is_some() && sense.contenders[i].country == home,
    ))
}
