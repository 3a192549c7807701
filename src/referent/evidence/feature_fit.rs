//! Whether the place is what the word beside the name says: "Idlib province", "the town of Hama", "Cook County".

use crate::referent::scene::Scene;
use crate::referent::sense::Sense;

/// How well a feature fits the one that is asked for: 1 the same family, 0.5 a near one, 0 another.
fn fit(asked: &str, feature: &str) -> f64 {
    let asked_class = asked.split('.').next().unwrap_or("");
    let class = feature.split('.').next().unwrap_or("");
    if asked == asked_class && asked_class == class || feature.starts_with(asked) {
        return 1.0;
    }
    match (asked, feature) {
        // What a country calls a district or a county may be of any level below the first; a "region" may be the first.
        ("A.ADM2" | "A.ADM3", feature) if feature.starts_with("A.ADM") => 0.5,
        ("A.ADM2" | "A.ADM3", "P.PPLX" | "P.") => 0.5,
        ("A.ADM1", "A.ADM2") => 0.5,
        ("A", feature) if feature.starts_with("L.") || feature.starts_with("P.") => 0.3,
        ("P.PPLX", "P.") | ("P", "A.ADM3" | "A.ADM4" | "A.") => 0.5,
        _ => 0.0,
    }
}

pub(super) fn fits(_: &Scene, sense: &Sense, i: usize) -> f64 {
    sense
        .feature
        .map_or(0.0, |asked| fit(asked, sense.contenders[i].feature))
}

pub(super) fn clashes(_: &Scene, sense: &Sense, i: usize) -> f64 {
    sense.feature.map_or(0.0, |asked| {
        f64::from(u8::from(fit(asked, sense.contenders[i].feature) == 0.0))
    })
}
