//! Whether a part of it is told of: "northern Kentucky" is of a state, not of a village.

use crate::referent::scene::Scene;
use crate::referent::sense::{Kind, Sense};

pub(super) fn has_sides(_: &Scene, sense: &Sense, i: usize) -> f64 {
    match sense.contenders[i].kind {
        Kind::Country | Kind::Province | Kind::Region => sense.sided,
        _ => 0.0,
    }
}
