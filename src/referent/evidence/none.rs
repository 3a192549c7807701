//! Reasons why the place meant may be in no gazetteer, or the name no place.

use dateline_gazetteer::NameQuality;

use crate::referent::scene::Scene;
use crate::referent::sense::Sense;

pub(super) fn always(_: &Scene, _: &Sense) -> f64 {
    1.0
}

pub(super) fn unknown(_: &Scene, sense: &Sense) -> f64 {
    let best = sense
        .contenders
        .iter()
        .map(|contender| contender.importance)
        .fold(0.0, f64::max);
    1.0 - best
}

pub(super) fn namesakes(_: &Scene, sense: &Sense) -> f64 {
    (1.0 + sense.contenders.len() as f64).ln()
}

pub(super) fn respelled(_: &Scene, sense: &Sense) -> f64 {
    f64::from(u8::from(
        sense
            .contenders
            .iter()
            .all(|contender| contender.quality >= NameQuality::Variant),
    ))
}

pub(super) fn partial(_: &Scene, sense: &Sense) -> f64 {
    f64::from(u8::from(
        sense.contenders.iter().all(|contender| contender.partial),
    ))
}

/// A word beside the name asks for a feature that no contender is.
pub(super) fn feature(_: &Scene, sense: &Sense) -> f64 {
    f64::from(u8::from(sense.feature.is_some()))
}

pub(super) fn long(_: &Scene, sense: &Sense) -> f64 {
    f64::from(u8::from(sense.long))
}

/// A name of several words that are no English is rarely a word or a person besides.
pub(super) fn foreign(_: &Scene, sense: &Sense) -> f64 {
    f64::from(u8::from(sense.foreign))
}

pub(super) fn ordinary(_: &Scene, sense: &Sense) -> f64 {
    f64::from(u8::from(sense.ordinary))
}
