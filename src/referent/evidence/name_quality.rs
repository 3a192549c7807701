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

pub(super) fn partial(_: &Scene, sense: &Sense, i: usize) -> f64 {
    f64::from(u8::from(sense.contenders[i].partial))
}
