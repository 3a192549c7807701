//! Whether a part of it is told of: "northern Kentucky" is of a state, not of a village.

use crate::referent::scene::Scene;
use crate::referent::sense::{Kind, Sense};

pub(super) fn has_sides(_: &Scene, sense: &Sense, i: usize) -> f64 {
    match sense.contenders[i].kind {
        Kind::Country | Kind::Province | Kind::Region => sense.sided,
        // "northern Gaza" may be of the strip that the town gives its name to.
        _ if names_its_province(sense, i) => sense.sided,
        _ => 0.0,
    }
}

/// Tells whether the province of a contender is one of the name too.
fn names_its_province(sense: &Sense, i: usize) -> bool {
    let province = sense.contenders[i].admin1;
    sense
        .contenders
        .iter()
        .any(|other| other.kind == Kind::Province && Some(other.place) == province)
}
