//! Where the report was written.

use crate::referent::scene::Scene;
use crate::referent::sense::Sense;

/// Nearness to the dateline's place, half at 200 km.
pub(in crate::referent) fn near(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    let scale2 = (200.0_f64 / 6371.0).powi(2);
    of_dateline(scene, sense, |dateline| {
        dateline.probability / (1.0 + sense.contenders[i].chord2(dateline) / scale2)
    })
}

pub(super) fn country(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    let country = sense.contenders[i].country;
    of_dateline(scene, sense, |dateline| {
        if country.is_some() && dateline.country == country {
            dateline.probability
        } else {
            0.0
        }
    })
}

fn of_dateline(
    scene: &Scene,
    sense: &Sense,
    value: impl Fn(&crate::referent::sense::Contender) -> f64,
) -> f64 {
    match scene.dateline {
        Some(dateline) if dateline != sense.number => {
            scene.senses[dateline].contenders.iter().map(value).sum()
        }
        _ => 0.0,
    }
}
