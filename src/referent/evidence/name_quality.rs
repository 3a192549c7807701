//! How well the name fits: the place's own name is the measure, others fall short of it.

use dateline_gazetteer::NameQuality;

use crate::referent::scene::Scene;
use crate::referent::sense::Sense;

fn is(sense: &Sense, i: usize, quality: NameQuality) -> f64 {
    f64::from(u8::from(sense.contenders[i].quality == quality))
}

pub(super) fn alternate(_: &Scene, sense: &Sense, i: usize) -> f64 {
    is(sense, i, NameQuality::Alternate) + is(sense, i, NameQuality::Abbreviation)
}

pub(super) fn historic(_: &Scene, sense: &Sense, i: usize) -> f64 {
    is(sense, i, NameQuality::Historic)
}

pub(super) fn respelled(_: &Scene, sense: &Sense, i: usize) -> f64 {
    is(sense, i, NameQuality::Variant) + is(sense, i, NameQuality::Fuzzy)
}

/// How unlike the known spelling is.
pub(super) fn unlike(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    let this = &sense.contenders[i];
    respelled(scene, sense, i) * (1.0 - this.likeness / this.quality.score()).max(0.0)
}

/// "New York" is how New York City is called, more than another spelling.
pub(super) fn short_form(_: &Scene, sense: &Sense, i: usize) -> f64 {
    f64::from(u8::from(sense.contenders[i].short_form))
}

pub(super) fn partial(_: &Scene, sense: &Sense, i: usize) -> f64 {
    f64::from(u8::from(sense.contenders[i].partial))
}
