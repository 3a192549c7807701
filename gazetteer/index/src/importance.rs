//! How well known a place is before any text is read, and how far it reaches where no one has said.
//!
//! The weights were set by hand so that of places of one name the one that world news means comes first, and are
//! held by `tests/press_spellings.tsv`: change one and the ranks that moved are shown.

/// Importance from which a place is told of without saying where it lies, whatever the report is of.
///
/// Capitals have it, seats of provinces from about 400,000 inhabitants on, other cities from some millions. Found on reports of conflicts,
/// where namesakes below it were wrong pins and those above it none.
pub const WELL_KNOWN: f64 = 0.6;

/// Share of the population term, which is 1 at 100 million inhabitants (base-10 logarithm).
const POPULATION_WEIGHT: f64 = 0.50;
/// Share of the number of names: well-known places have names in many languages (1 at 120 names, logarithm).
const NAMES_WEIGHT: f64 = 0.22;
const POPULATION_FULL: f64 = 1e8;
const NAMES_FULL: f64 = 120.0;

/// Returns the importance of a place, 0–1.
pub(crate) fn importance(feature: &str, population: u64, names: usize, source_id: &str) -> f64 {
    // A province counts the inhabitants of its towns again: the town of the same name is meant more often.
    let counted = if feature.starts_with("A.ADM") {
        population / 4
    } else {
        population
    };
    let population_term = (1.0 + counted as f64).log10() / POPULATION_FULL.log10();
    let names_term = (1.0 + names as f64).ln() / (1.0 + NAMES_FULL).ln();
    let sum = POPULATION_WEIGHT * population_term.min(1.0)
        + NAMES_WEIGHT * names_term.min(1.0)
        + feature_prior(feature)
        + source_prior(source_id);
    sum.clamp(0.0, 1.0)
}

/// What a division loses against the town that it is named for, which is meant more often. 0.12 puts the town first
/// for 27 more spellings of `press_spellings.tsv` than 0 does; the importance of a division as such stays as it is.
const DIVISION_LOSS: f64 = 0.12;

/// Returns how likely a place is meant among places of one name, on the scale of importance.
pub(crate) fn prominence(feature: &str, importance: f64) -> f64 {
    if feature.starts_with("A.ADM") {
        importance - DIVISION_LOSS
    } else {
        importance
    }
}

/// What the kind of place alone says. Capitals and countries fill the news; sections of towns and airports do not.
fn feature_prior(feature: &str) -> f64 {
    match feature {
        "A.PCLI" | "A.PCL" | "A.PCLS" | "A.PCLF" => 0.28,
        "A.PCLD" | "A.PCLIX" | "A.TERR" => 0.20,
        "L.CONT" => 0.28,
        "P.PPLC" => 0.26,
        "P.PPLA" => 0.10,
        "A.ADM1" => 0.06,
        "P.PPLA2" => 0.05,
        "H.SEA" | "H.OCN" => 0.25,
        "H.GULF" | "H.STRT" => 0.18,
        "L.RGN" | "L.RGNE" | "L.AREA" => 0.12,
        "H.STM" | "H.LK" | "T.DSRT" | "T.MTS" | "T.PEN" => 0.08,
        "A.ADM2" | "P.PPLA3" => 0.03,
        "P.PPLX" | "P.PPLH" | "P.PPLQ" | "P.PPLW" => -0.04,
        _ => 0.0,
    }
}

/// Places of the project's own supplement are there because conflict reports name them.
fn source_prior(source_id: &str) -> f64 {
    match source_id.split_once(':').map_or("", |(source, _)| source) {
        "dl" => 0.10,
        "rgeo" => -0.05,
        _ => 0.0,
    }
}

/// Returns the radius of the circle that holds a place for which no table gives one, km.
///
/// Towns: a circle of `sqrt(population / 4000 per km² / π)` km, the density of built-up areas, between 1 and 30 km.
/// Areas without a polygon: the radius of a circle as large as the typical area of their level.
#[must_use]
pub(crate) fn default_radius_km(feature: &str, population: u64) -> f64 {
    let (class, code) = feature.split_once('.').unwrap_or((feature, ""));
    match (class, code) {
        ("P", "PPLX") => 1.5,
        ("P", _) => (population as f64 / 4000.0 / std::f64::consts::PI)
            .sqrt()
            .clamp(1.0, 30.0),
        ("A", "ADM1" | "ADM1H") => 100.0,
        ("A", "ADM2" | "ADM2H") => 30.0,
        ("A", "ADM3" | "ADM4" | "ADM5" | "ADMD") => 10.0,
        ("A", code) if code.starts_with("PCL") => 400.0,
        ("A", _) => 50.0,
        ("L", "CONT") => 3000.0,
        ("L", "RGN" | "RGNE") => 150.0,
        ("L", "CMP" | "CMPRF" | "MILB" | "OILF") => 2.0,
        ("L", _) => 20.0,
        ("H", "OCN") => 3000.0,
        ("H", "SEA") => 400.0,
        ("H", "GULF" | "BAY") => 100.0,
        ("H", "STM" | "STMI" | "CNL") => 200.0,
        ("H", "STRT") => 30.0,
        ("H", _) => 10.0,
        ("T", "DSRT" | "MTS" | "PLN" | "PEN") => 100.0,
        ("T", "ISLS") => 50.0,
        ("T", "ISL") => 10.0,
        ("T", _) => 3.0,
        ("R", "RD" | "RR") => 20.0,
        ("S", "AIRP" | "AIRB") => 2.0,
        ("S", _) => 0.5,
        _ => 5.0,
    }
}
