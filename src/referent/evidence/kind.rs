//! What kind of place it is; a settlement is the measure.

use dateline_gazetteer::NameQuality;

use crate::referent::scene::Scene;
use crate::referent::sense::{Kind, Sense};

fn is(sense: &Sense, i: usize, kind: Kind) -> f64 {
    f64::from(u8::from(sense.contenders[i].kind == kind))
}

pub(super) fn country(_: &Scene, sense: &Sense, i: usize) -> f64 {
    is(sense, i, Kind::Country)
}

pub(super) fn province(_: &Scene, sense: &Sense, i: usize) -> f64 {
    is(sense, i, Kind::Province)
}

pub(super) fn district(_: &Scene, sense: &Sense, i: usize) -> f64 {
    is(sense, i, Kind::District)
}

pub(super) fn capital(_: &Scene, sense: &Sense, i: usize) -> f64 {
    is(sense, i, Kind::Capital)
}

pub(super) fn quarter(_: &Scene, sense: &Sense, i: usize) -> f64 {
    is(sense, i, Kind::Quarter)
}

pub(super) fn region(_: &Scene, sense: &Sense, i: usize) -> f64 {
    is(sense, i, Kind::Region)
}

/// A water whose name other places have too; see [`only_water`].
pub(super) fn water(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    is(sense, i, Kind::Water) * (1.0 - only_water(scene, sense, i))
}

/// Nothing but waters has the name: "the Euphrates".
pub(super) fn only_water(_: &Scene, sense: &Sense, _: usize) -> f64 {
    let mut contenders = sense.contenders.iter();
    f64::from(u8::from(contenders.all(|contender| {
        contender.kind == Kind::Water
            && !contender.partial
            && contender.quality < NameQuality::Variant
    })))
}

pub(super) fn spot(_: &Scene, sense: &Sense, i: usize) -> f64 {
    is(sense, i, Kind::Spot)
}
