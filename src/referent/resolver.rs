//! Resolving all names of a report together: in rounds, each name is weighed in the light of what the others seem to mean.

use std::sync::Arc;

use dateline_gazetteer::{Gazetteer, NameQuality, PlaceId};

use super::context::Context;
use super::evidence::{EVIDENCE, NONE};
use super::scene::Scene;
use super::sense::{Contender, EARTH_RADIUS_KM, Kind, Sense, senses};
use super::stranger;
use super::weights::EvidenceWeights;
use super::whereabouts::{anchors, whereabouts};
use super::{Candidate, Doubt, Evidence, Referent, Whereabouts};
use crate::text::{SegmentedText, coordinates};
use crate::toponym::{COORDINATES, Names};

/// Rounds of weighing; more change next to nothing. Before the last one it is told who is a stranger.
const ROUNDS: usize = 3;
/// Slope of the first guess, by importance alone.
const FIRST_GUESS: f64 = 10.0;
/// Confidence below which a name stays unresolved. On the development corpora one in five answers at this confidence is right,
/// and 95 % of the names are answered.
pub const LEAST_CONFIDENCE: f64 = 0.20;
/// The same for a town's name of several words, some of no English, that no other place in the world has: "Spin Boldak" is no other place
/// by chance, however little known.
const LEAST_OF_SOLE: f64 = 0.10;
/// A town, its district and its station bear one name within this distance, km.
const ONE_PLACE_KM: f64 = 100.0;
/// Most candidates that are told, with reasons.
const MOST_TOLD: usize = 5;

/// Coordinates lie beside the settlement that is this near, km.
const FARTHEST_BESIDE_KM: f64 = 50.0;
/// Confidence of what is told in figures: slips of the pen are rare.
const SURE_OF_FIGURES: f64 = 0.95;

/// A name with its candidates and what was read of them, for learning weights.
#[derive(Clone, Debug)]
pub struct Case {
    /// The toponyms that have this sense.
    pub toponyms: Vec<usize>,
    /// The candidates with the values of the evidence, in the order of the table.
    pub candidates: Vec<(PlaceId, Vec<f64>)>,
    /// The values of the reasons that none is right.
    pub none: Vec<f64>,
    /// The places around, with the values of the reasons to lie in or beside them.
    pub around: Vec<(PlaceId, Vec<f64>)>,
}

/// Resolves every toponym of a report; one referent for each, in the same order.
#[must_use]
pub fn resolve(
    text: &SegmentedText<'_>,
    names: &Names,
    gazetteer: &Gazetteer,
    context: &Context,
) -> Vec<Referent> {
    let weights = EvidenceWeights::learned();
    let (scene, of_toponym) = weigh(text, names, gazetteer, context, weights);
    let resolved: Vec<Referent> = scene
        .senses
        .iter()
        .map(|sense| {
            let mut referent = referent(&scene, sense, weights);
            let words = names.toponyms[sense.toponyms[0]].span.of(text.raw);
            if let Some(lies) = beside_point(names, sense, words, gazetteer) {
                referent.whereabouts = Some(lies);
            } else if referent.place.is_none() {
                referent.whereabouts = whereabouts(&scene, sense, text, names, weights);
            }
            referent
        })
        .collect();
    of_toponym
        .iter()
        .map(|&sense| resolved[sense].clone())
        .collect()
}

/// Where coordinates lie: the nearest settlement or, far from any, the country.
fn beside_point(
    names: &Names,
    sense: &Sense,
    words: &str,
    gazetteer: &Gazetteer,
) -> Option<Whereabouts> {
    if names.toponyms[sense.toponyms[0]].found_by != COORDINATES {
        return None;
    }
    let (_, (lon, lat)) = *coordinates::find(words).first()?;
    let around = gazetteer.reverse(lon, lat);
    let settled = around
        .nearest
        .filter(|_| around.distance_km <= FARTHEST_BESIDE_KM);
    settled.or(around.country_place).map(|place| Whereabouts {
        place,
        confidence: SURE_OF_FIGURES,
    })
}

/// Returns the names of a report as cases to learn from, weighed with the given weights.
#[must_use]
pub fn cases(
    text: &SegmentedText<'_>,
    names: &Names,
    gazetteer: &Gazetteer,
    context: &Context,
    weights: &EvidenceWeights,
) -> Vec<Case> {
    let (scene, _) = weigh(text, names, gazetteer, context, weights);
    let case = |sense: &Sense| Case {
        toponyms: sense.toponyms.clone(),
        candidates: (0..sense.contenders.len())
            .map(|i| {
                let values = EVIDENCE.iter().map(|(_, value)| value(&scene, sense, i));
                (sense.contenders[i].place, values.collect())
            })
            .collect(),
        none: NONE.iter().map(|(_, value)| value(&scene, sense)).collect(),
        around: anchors(&scene, sense, text, names)
            .into_iter()
            .map(|(anchor, values)| (anchor.place, values))
            .collect(),
    };
    scene.senses.iter().map(case).collect()
}

fn weigh(
    text: &SegmentedText<'_>,
    names: &Names,
    gazetteer: &Gazetteer,
    context: &Context,
    weights: &EvidenceWeights,
) -> (Scene, Vec<usize>) {
    let (mut senses, of_toponym) = senses(text, names, gazetteer);
    for sense in &mut senses {
        let scores: Vec<f64> = sense
            .contenders
            .iter()
            .map(|contender| FIRST_GUESS * (contender.importance + contender.quality.score() / 4.0))
            .collect();
        set_probabilities(sense, &scores, f64::NEG_INFINITY);
    }
    let mut scene = Scene::new(senses, &of_toponym, *context, gazetteer);
    for round in 1..=ROUNDS {
        weigh_again(&mut scene, weights);
        if round + 1 == ROUNDS {
            stranger::mark(&mut scene, gazetteer);
        }
    }
    (scene, of_toponym)
}

fn weigh_again(scene: &mut Scene, weights: &EvidenceWeights) {
    let weighed = |sense: &Sense| {
        (
            scores(scene, sense, weights),
            none_score(scene, sense, weights),
        )
    };
    let scores: Vec<(Vec<f64>, f64)> = scene.senses.iter().map(weighed).collect();
    for (sense, (scores, none)) in scene.senses.iter_mut().zip(scores) {
        set_probabilities(sense, &scores, none);
    }
    scene.sum_up();
}

fn scores(scene: &Scene, sense: &Sense, weights: &EvidenceWeights) -> Vec<f64> {
    // A people or its adjective is not weighed: it has one country.
    if sense.demonym {
        return vec![FIRST_GUESS; sense.contenders.len()];
    }
    (0..sense.contenders.len())
        .map(|i| {
            EVIDENCE
                .iter()
                .zip(&weights.evidence)
                .filter(|(_, weight)| **weight != 0.0)
                .map(|((_, value), weight)| weight * value(scene, sense, i))
                .sum()
        })
        .collect()
}

fn none_score(scene: &Scene, sense: &Sense, weights: &EvidenceWeights) -> f64 {
    NONE.iter()
        .zip(&weights.none)
        .map(|((_, value), weight)| weight * value(scene, sense))
        .sum()
}

fn set_probabilities(sense: &mut Sense, scores: &[f64], none: f64) {
    let most = scores.iter().copied().fold(none, f64::max);
    let exps: Vec<f64> = scores.iter().map(|score| (score - most).exp()).collect();
    let nothing = (none - most).exp();
    let sum: f64 = exps.iter().sum::<f64>() + if nothing.is_finite() { nothing } else { 0.0 };
    for (contender, exp) in sense.contenders.iter_mut().zip(exps) {
        contender.probability = exp / sum;
    }
    sense.none = nothing / sum;
}

fn referent(scene: &Scene, sense: &Sense, weights: &EvidenceWeights) -> Referent {
    let scores = scores(scene, sense, weights);
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    let candidates: Arc<[Candidate]> = order
        .iter()
        .take(MOST_TOLD)
        .map(|&i| Candidate {
            place: sense.contenders[i].place,
            score: scores[i],
            evidence: reasons(scene, sense, i, weights),
        })
        .collect();
    let confidence = order.first().map_or(0.0, |&best| {
        calibrated(sense.contenders[best].probability, weights)
    });
    let best = order.first().map(|&best| &sense.contenders[best]);
    let doubt = match best {
        None => Some(Doubt::Unknown),
        Some(best) if confidence < least(sense, best) => Some(Doubt::Unlikely),
        Some(best) if best.strange => Some(Doubt::Stranger),
        Some(best) => best.alone.then_some(Doubt::Alone),
    };
    let is_placed = matches!(doubt, None | Some(Doubt::Alone));
    Referent {
        place: best.filter(|_| is_placed).map(|best| best.place),
        confidence,
        candidates,
        whereabouts: None,
        doubt,
    }
}

/// The confidence from which on a name has its best candidate as its place.
fn least(sense: &Sense, best: &Contender) -> f64 {
    let named = |contender: &&Contender| {
        matches!(
            contender.quality,
            NameQuality::Preferred | NameQuality::Alternate
        ) && !contender.partial
    };
    let reach = ONE_PLACE_KM / EARTH_RADIUS_KM;
    let is_sole = sense.rare
        && best.kind == Kind::Settlement
        && named(&best)
        && sense
            .contenders
            .iter()
            .filter(named)
            .all(|other| other.country == best.country && best.chord2(other) < reach * reach);
    if is_sole {
        LEAST_OF_SOLE
    } else {
        LEAST_CONFIDENCE
    }
}

/// The reasons that moved the score, strongest first.
fn reasons(scene: &Scene, sense: &Sense, i: usize, weights: &EvidenceWeights) -> Vec<Evidence> {
    if sense.demonym {
        return vec![Evidence {
            rule: "people of the place",
            weight: FIRST_GUESS,
        }];
    }
    let mut reasons: Vec<Evidence> = EVIDENCE
        .iter()
        .zip(&weights.evidence)
        .map(|((rule, value), weight)| Evidence {
            rule,
            weight: weight * value(scene, sense, i),
        })
        .filter(|evidence| evidence.weight.abs() >= 0.05)
        .collect();
    reasons.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    reasons
}

/// Turns a probability of the model into the share of such answers that are right.
fn calibrated(probability: f64, weights: &EvidenceWeights) -> f64 {
    let odds =
        (probability.clamp(1e-6, 1.0 - 1e-6) / (1.0 - probability.clamp(1e-6, 1.0 - 1e-6))).ln();
    let [slope, offset] = weights.calibration;
    1.0 / (1.0 + (-(slope * odds + offset)).exp())
}
