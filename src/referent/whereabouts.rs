//! Where a name lies that is in no gazetteer, or that no candidate fits: in or beside one of the places around it, as the text
//! has it. "The Karama clinic in Hama" is in Hama; "Umm Jalal", told of between two villages of Idlib, is near them.
//!
//! One ordered table of reasons, as in `evidence/`; the weights are learned by the same program and stand in the same table.

use dateline_gazetteer::PlaceId;

use super::evidence::{dateline, proximity};
use super::scene::Scene;
use super::sense::{Holder, Kind, Sense};
use super::weights::EvidenceWeights;
use super::{Whereabouts, sense};
use crate::text::{SegmentedText, Span};
use crate::toponym::Names;

/// Toponyms of a sense, and of one beside it, whose places in the text are compared.
const LOOKED_AT: usize = 8;
/// Gap beyond which two names have nothing to do with each other, bytes.
const FAR_APART: usize = 2000;
/// Places this near to each other say the same of where something lies, km.
pub const SAME_AREA_KM: f64 = 80.0;
/// Confidence below which nothing is said of where a name lies.
pub const LEAST_SURE: f64 = 0.20;
/// Names that are looked at beside those around: the most told of.
const MOST_TOLD_OF: usize = 4;

/// A place around a name that says where it lies.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    sense: usize,
    /// Number of its likeliest contender.
    best: usize,
    pub(super) place: PlaceId,
    /// Gap in the text between the two names at their nearest, bytes.
    gap: usize,
    /// The anchor stands after the name.
    after: bool,
    /// No sentence ends between them.
    same_sentence: bool,
}

type Reason = fn(&Scene, &Sense, &Anchor) -> f64;

/// The reasons, by the names in the table of weights.
pub(super) const REASONS: [(&str, Reason); 17] = [
    ("lies: said to lie in it", |_, sense, anchor| {
        held(sense, Holder::Comma(anchor.sense))
    }),
    ("lies: in or of it", |_, sense, anchor| {
        held(sense, Holder::Loose(anchor.sense))
    }),
    ("lies: nearness before it", |_, _, anchor| {
        f64::from(u8::from(anchor.after)) * nearness(anchor)
    }),
    ("lies: nearness after it", |_, _, anchor| {
        f64::from(u8::from(!anchor.after)) * nearness(anchor)
    }),
    ("lies: in the same sentence", |_, _, anchor| {
        f64::from(u8::from(anchor.same_sentence))
    }),
    ("lies: how sure the other is", |scene, _, anchor| {
        scene.senses[anchor.sense].contenders[anchor.best].probability
    }),
    ("lies: by a country", |scene, _, anchor| {
        kind(scene, anchor, |kind| kind == Kind::Country)
    }),
    ("lies: by a province", |scene, _, anchor| {
        kind(scene, anchor, |kind| kind == Kind::Province)
    }),
    ("lies: by a district", |scene, _, anchor| {
        kind(scene, anchor, |kind| kind == Kind::District)
    }),
    ("lies: by a region or water", |scene, _, anchor| {
        kind(scene, anchor, |kind| {
            matches!(kind, Kind::Region | Kind::Water)
        })
    }),
    ("lies: by a capital", |scene, _, anchor| {
        kind(scene, anchor, |kind| kind == Kind::Capital)
    }),
    ("lies: by a people", |scene, _, anchor| {
        f64::from(u8::from(scene.senses[anchor.sense].demonym))
    }),
    ("lies: by the dateline", |scene, _, anchor| {
        f64::from(u8::from(scene.dateline == Some(anchor.sense)))
    }),
    ("lies: near the dateline", |scene, _, anchor| {
        dateline::near(scene, &scene.senses[anchor.sense], anchor.best)
    }),
    ("lies: province of the others", |scene, _, anchor| {
        scene.province_share(&scene.senses[anchor.sense], anchor.best)
    }),
    ("lies: country of the others", |scene, _, anchor| {
        scene.country_share(&scene.senses[anchor.sense], anchor.best)
    }),
    ("lies: near the others", |scene, _, anchor| {
        proximity::near(scene, &scene.senses[anchor.sense], anchor.best)
    }),
];

fn held(sense: &Sense, by: Holder) -> f64 {
    f64::from(u8::from(sense.holders.contains(&by)))
}

/// 1 right beside, 0 at [`FAR_APART`], by the logarithm.
fn nearness(anchor: &Anchor) -> f64 {
    1.0 - ((1.0 + anchor.gap as f64).ln() / (1.0 + FAR_APART as f64).ln()).min(1.0)
}

fn kind(scene: &Scene, anchor: &Anchor, is: fn(Kind) -> bool) -> f64 {
    let kind = scene.senses[anchor.sense].contenders[anchor.best].kind;
    f64::from(u8::from(is(kind)))
}

/// Returns the places around a name, with the values of the reasons.
pub(super) fn anchors(
    scene: &Scene,
    sense: &Sense,
    text: &SegmentedText<'_>,
    names: &Names,
) -> Vec<(Anchor, Vec<f64>)> {
    let mut others = scene.neighbors[sense.number].clone();
    others.extend(scene.dateline);
    others.extend(scene.most_told_of.iter().take(MOST_TOLD_OF));
    let mut anchors: Vec<(Anchor, Vec<f64>)> = Vec::new();
    for other in others {
        if other == sense.number || anchors.iter().any(|(anchor, _)| anchor.sense == other) {
            continue;
        }
        let Some(anchor) = anchor(scene, sense, other, text, names) else {
            continue;
        };
        let values = REASONS
            .iter()
            .map(|(_, value)| value(scene, sense, &anchor));
        let values = values.collect();
        anchors.push((anchor, values));
    }
    anchors
}

fn anchor(
    scene: &Scene,
    sense: &Sense,
    other: usize,
    text: &SegmentedText<'_>,
    names: &Names,
) -> Option<Anchor> {
    let contenders = &scene.senses[other].contenders;
    let best = (0..contenders.len()).max_by(|&a, &b| {
        contenders[a]
            .probability
            .total_cmp(&contenders[b].probability)
    })?;
    let spans = |toponyms: &[usize]| -> Vec<Span> {
        let spans = toponyms.iter().take(LOOKED_AT);
        spans.map(|&toponym| names.toponyms[toponym].span).collect()
    };
    let (these, those) = (spans(&sense.toponyms), spans(&scene.senses[other].toponyms));
    let pairs = these
        .iter()
        .flat_map(|this| those.iter().map(move |that| (this, that)));
    let (gap, after, between) = pairs
        .map(|(this, that)| {
            if that.start >= this.end {
                (that.start - this.end, true, Span::new(this.end, that.start))
            } else {
                let gap = this.start.saturating_sub(that.end);
                (gap, false, Span::new(that.end.min(this.start), this.start))
            }
        })
        .min_by_key(|&(gap, after, _)| (gap, !after))?;
    let same_sentence = gap < FAR_APART
        && text
            .sentences
            .get(
                text.sentences
                    .partition_point(|sentence| sentence.span.end < between.start),
            )
            .is_some_and(|sentence| between.end <= sentence.span.end);
    Some(Anchor {
        sense: other,
        best,
        place: contenders[best].place,
        gap,
        after,
        same_sentence,
    })
}

/// Returns the place that a name most likely lies in or beside, with how likely that is.
pub(super) fn whereabouts(
    scene: &Scene,
    sense: &Sense,
    text: &SegmentedText<'_>,
    names: &Names,
    weights: &EvidenceWeights,
) -> Option<Whereabouts> {
    let anchors = anchors(scene, sense, text, names);
    let scores: Vec<f64> = anchors
        .iter()
        .map(|(_, values)| {
            let products = values.iter().zip(&weights.whereabouts);
            products.map(|(value, weight)| value * weight).sum()
        })
        .collect();
    let most = scores.iter().copied().fold(weights.nowhere, f64::max);
    let shares: Vec<f64> = scores.iter().map(|score| (score - most).exp()).collect();
    let sum = shares.iter().sum::<f64>() + (weights.nowhere - most).exp();
    let best = (0..shares.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b]))?;
    let contender = |number: usize| -> &sense::Contender {
        let anchor: &Anchor = &anchors[number].0;
        &scene.senses[anchor.sense].contenders[anchor.best]
    };
    let reach = (SAME_AREA_KM / 6371.0).powi(2);
    let agreeing: f64 = (0..shares.len())
        .filter(|&other| contender(best).chord2(contender(other)) < reach)
        .map(|other| shares[other])
        .sum();
    let confidence = agreeing / sum;
    (confidence >= LEAST_SURE).then(|| Whereabouts {
        place: anchors[best].0.place,
        confidence,
    })
}
