//! How near the other names of the report are.

use crate::referent::scene::Scene;
use crate::referent::sense::{Kind, Sense};

const EARTH_RADIUS_KM: f64 = 6371.0;

/// How near contender `i` is to the names around it, 0–1; half at `scale_km`. Countries have no point worth comparing.
fn nearness(scene: &Scene, sense: &Sense, i: usize, scale_km: f64, reach: usize) -> f64 {
    let this = &sense.contenders[i];
    if this.kind == Kind::Country {
        return 0.0;
    }
    let scale2 = (scale_km / EARTH_RADIUS_KM).powi(2);
    scene.neighbors[sense.number]
        .iter()
        .take(reach)
        .map(|&other| {
            scene.senses[other]
                .contenders
                .iter()
                .filter(|c| {
                    c.probability > 0.05 && c.kind != Kind::Country && c.place != this.place
                })
                .map(|c| c.probability / (1.0 + this.chord2(c) / scale2))
                .sum::<f64>()
        })
        .fold(0.0, f64::max)
}

pub(super) fn close(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    nearness(scene, sense, i, 30.0, usize::MAX)
}

pub(in crate::referent) fn near(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    nearness(scene, sense, i, 150.0, usize::MAX)
}

pub(super) fn far(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    nearness(scene, sense, i, 800.0, usize::MAX)
}

pub(super) fn next_name(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    nearness(scene, sense, i, 100.0, 2)
}

/// How near it is to some sense of the names around it, whatever their odds: namesakes that fit together give each other away.
pub(super) fn coherent(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    scene.coherence[sense.number][i]
}
