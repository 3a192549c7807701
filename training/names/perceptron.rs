//! A structured averaged perceptron, and its weights in eight bits.

use dateline::toponym::tagger::feature::ROW_BITS;
use dateline::toponym::tagger::label::{LABELS, OUTSIDE};
use dateline::toponym::tagger::{Weights, viterbi};

use crate::stretch::Stretch;

/// What a label weighs that is not the annotated one.
const FORBIDDEN: f32 = -1e9;
const EPOCHS: usize = 8;
/// The weights are the mean of so many runs over the texts in different orders.
const RUNS: usize = 5;
const SEED: u64 = 20_241_203;

/// Learns the weights of the stretches, as bytes of `model/names.bin`.
pub(crate) fn learn(stretches: &mut [Stretch]) -> Vec<u8> {
    let mut random = SEED;
    let mut mean = train(stretches, &mut random);
    for _ in 1..RUNS {
        let (transitions, rows) = train(stretches, &mut random);
        let pairs = mean
            .0
            .iter_mut()
            .flatten()
            .zip(transitions.iter().flatten());
        pairs.for_each(|(sum, weight)| *sum += weight);
        mean.1
            .iter_mut()
            .zip(&rows)
            .for_each(|(sum, weight)| *sum += weight);
    }
    quantized(&mean.0, &mean.1)
}

struct Perceptron {
    rows: Vec<f32>,
    transitions: [[f32; LABELS]; LABELS],
    /// The same, each change multiplied by the time it was made: the difference of both is the average.
    late_rows: Vec<f32>,
    late_transitions: [[f32; LABELS]; LABELS],
    time: f32,
}

impl Perceptron {
    fn decode(
        &self,
        stretch: &Stretch,
        labels: Option<&[u8]>,
        back: &mut Vec<[u8; LABELS]>,
    ) -> Vec<u8> {
        let mut scores: Vec<[f32; LABELS]> = stretch
            .rows
            .iter()
            .enumerate()
            .map(|(i, rows)| {
                let mut scores = [0.0; LABELS];
                for &row in rows {
                    let at = row as usize * LABELS;
                    for (score, weight) in scores.iter_mut().zip(&self.rows[at..at + LABELS]) {
                        *score += weight;
                    }
                }
                if let Some(labels) = labels {
                    for (label, score) in scores.iter_mut().enumerate() {
                        if label != usize::from(labels[i]) {
                            *score = FORBIDDEN;
                        }
                    }
                }
                scores
            })
            .collect();
        let mut labels = vec![OUTSIDE; scores.len()];
        viterbi(
            &mut scores,
            back,
            |from, to| self.transitions[from][to],
            &mut labels,
        );
        labels
    }

    fn learn(&mut self, stretch: &Stretch, right: &[u8], wrong: &[u8]) {
        for (i, rows) in stretch.rows.iter().enumerate() {
            let (r, w) = (right[i] as usize, wrong[i] as usize);
            if r != w {
                for &row in rows {
                    let at = row as usize * LABELS;
                    self.rows[at + r] += 1.0;
                    self.late_rows[at + r] += self.time;
                    self.rows[at + w] -= 1.0;
                    self.late_rows[at + w] -= self.time;
                }
            }
            if i > 0 {
                for (labels, change) in [(right, 1.0), (wrong, -1.0)] {
                    let (from, to) = (labels[i - 1] as usize, labels[i] as usize);
                    self.transitions[from][to] += change;
                    self.late_transitions[from][to] += change * self.time;
                }
            }
        }
    }
}

fn train(stretches: &mut [Stretch], random: &mut u64) -> ([[f32; LABELS]; LABELS], Vec<f32>) {
    let size = (1 << ROW_BITS) * LABELS;
    let mut perceptron = Perceptron {
        rows: vec![0.0; size],
        transitions: [[0.0; LABELS]; LABELS],
        late_rows: vec![0.0; size],
        late_transitions: [[0.0; LABELS]; LABELS],
        time: 1.0,
    };
    let mut back = Vec::new();
    for _ in 0..EPOCHS {
        for i in (1..stretches.len()).rev() {
            *random ^= *random << 13;
            *random ^= *random >> 7;
            *random ^= *random << 17;
            stretches.swap(i, usize::try_from(*random % (i as u64 + 1)).unwrap());
        }
        for stretch in stretches.iter() {
            let guess = perceptron.decode(stretch, None, &mut back);
            if guess != stretch.labels {
                // A name that reaches beyond the stretch cannot come out whole: the nearest that can is right.
                let right = perceptron.decode(stretch, Some(&stretch.labels), &mut back);
                perceptron.learn(stretch, &right, &guess);
            }
            perceptron.time += 1.0;
        }
    }
    let time = perceptron.time;
    let mut transitions = perceptron.transitions;
    for (row, late) in transitions
        .iter_mut()
        .flatten()
        .zip(perceptron.late_transitions.iter().flatten())
    {
        *row -= late / time;
    }
    let rows = perceptron
        .rows
        .iter()
        .zip(&perceptron.late_rows)
        .map(|(now, late)| now - late / time);
    (transitions, rows.collect())
}

/// One scale for all weights, so that the largest fit into eight bits.
fn quantized(transitions: &[[f32; LABELS]; LABELS], rows: &[f32]) -> Vec<u8> {
    let mut sizes: Vec<f32> = rows.iter().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    // The few largest are cut off for the sake of the many.
    let largest = sizes[sizes.len() - 1 - sizes.len() / 5000];
    let scale = 127.0 / largest;
    println!(
        "{} weights of {} are not zero, scale {scale:.2}",
        sizes.len(),
        rows.len()
    );
    let mut small = [[0i16; LABELS]; LABELS];
    for (to, from) in small.iter_mut().flatten().zip(transitions.iter().flatten()) {
        *to = (from * scale).round().clamp(-30_000.0, 30_000.0) as i16;
    }
    let rows: Vec<i8> = rows
        .iter()
        .map(|w| (w * scale).round().clamp(-127.0, 127.0) as i8)
        .collect();
    Weights::write(&small, &rows)
}
