//! A structured averaged perceptron that tells places, persons and organizations apart.
//!
//! Takes the tokens of a text with the gazetteer's hints, gives a label to each. Its weights are trained by `training/names/`
//! and lie in `model/names.bin`; the model card beside them says on what. Knows no rule: the rules decide what becomes of its labels.

pub mod feature;
pub mod label;
mod weights;

use feature::{Atom, Window};
use label::{LABELS, OUTSIDE};
pub use weights::{UnreadableWeights, Weights};

use crate::text::{Casing, SegmentedText};

/// Labels every token of a text.
#[must_use]
pub fn tag(text: &SegmentedText<'_>, atoms: &[Atom], weights: &Weights<'_>) -> Vec<u8> {
    let mut labels = vec![OUTSIDE; text.tokens.len()];
    let mut decoder = Decoder::default();
    for sentence in &text.sentences {
        let window = Window {
            atoms: &atoms[sentence.tokens.clone()],
            casing: text.casing(sentence),
        };
        for stretch in stretches(window.atoms) {
            let out = &mut labels[sentence.tokens.start + stretch.start..];
            decoder.decode(&window, stretch, weights, out);
        }
    }
    labels
}

/// Returns the runs of tokens that may be parts of names; what lies between is outside.
pub fn stretches(atoms: &[Atom]) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + atoms[at..].iter().position(|atom| atom.eligible)?;
        let end = atoms[start..]
            .iter()
            .position(|atom| !atom.eligible)
            .map_or(atoms.len(), |length| start + length);
        at = end;
        Some(start..end)
    })
}

/// Finds the best sequence of labels; keeps its buffers.
#[derive(Debug, Default)]
struct Decoder {
    rows: Vec<u32>,
    scores: Vec<[i32; LABELS]>,
    back: Vec<[u8; LABELS]>,
}

impl Decoder {
    fn decode(
        &mut self,
        window: &Window<'_>,
        stretch: std::ops::Range<usize>,
        weights: &Weights<'_>,
        out: &mut [u8],
    ) {
        // A stretch of joining words alone ("of the") is no name.
        if window.casing == Casing::Mixed
            && !window.atoms[stretch.clone()].iter().any(|a| a.capital)
        {
            return;
        }
        self.scores.clear();
        for i in stretch {
            window.features(i, &mut self.rows);
            self.scores.push(weights.score(&self.rows));
        }
        viterbi(
            &mut self.scores,
            &mut self.back,
            |from, to| weights.transition(from, to),
            out,
        );
    }
}

/// Writes the best sequence of labels for the scores of a stretch to `out`; spoils `scores`.
pub fn viterbi<N>(
    scores: &mut [[N; LABELS]],
    back: &mut Vec<[u8; LABELS]>,
    transition: impl Fn(usize, usize) -> N,
    out: &mut [u8],
) where
    N: Copy + PartialOrd + std::ops::Add<Output = N>,
{
    back.clear();
    for i in 0..scores.len() {
        let mut came_from = [u8::MAX; LABELS];
        for to in 0..LABELS {
            let mut best: Option<(N, u8)> = None;
            if i == 0 {
                if label::MAY_FOLLOW[LABELS][to] {
                    best = Some((scores[0][to], 0));
                }
            } else {
                for from in 0..LABELS {
                    if back[i - 1][from] == u8::MAX || !label::MAY_FOLLOW[from][to] {
                        continue;
                    }
                    let score = scores[i - 1][from] + transition(from, to);
                    if best.is_none_or(|(best, _)| score > best) {
                        best = Some((score, from as u8));
                    }
                }
                if let Some((score, from)) = best {
                    best = Some((score + scores[i][to], from));
                }
            }
            if let Some((score, from)) = best {
                scores[i][to] = score;
                came_from[to] = from;
            }
        }
        back.push(came_from);
    }
    let Some(last) = scores.len().checked_sub(1) else {
        return;
    };
    let mut at = OUTSIDE;
    let mut best: Option<N> = None;
    for to in 0..LABELS {
        let ends = back[last][to] != u8::MAX && label::MAY_FOLLOW[to][LABELS];
        if ends && best.is_none_or(|best| scores[last][to] > best) {
            best = Some(scores[last][to]);
            at = to as u8;
        }
    }
    for i in (0..=last).rev() {
        out[i] = at;
        at = back[i][at as usize];
    }
}
