//! Texts as the perceptron sees them: stretches of tokens with their features and the labels that are right.

use dateline::gazetteer::embedded;
use dateline::text::segment;
use dateline::toponym::tagger::feature::{Atom, ROW_BITS, Window};
use dateline::toponym::tagger::label::{OUTSIDE, spell};
use dateline::toponym::tagger::stretches;
use dateline::toponym::tagger_input;

use crate::corpora::Example;

/// Features seen fewer times than this are left out.
const RAREST_FEATURE: u8 = 2;
/// One sentence in so many is learned in capitals as well, one in so many in small letters.
const IN_CAPITALS: usize = 6;
const IN_SMALL_LETTERS: usize = 16;

/// A stretch of a sentence, ready to learn from: the feature rows of each token and the labels that are right.
pub(crate) struct Stretch {
    pub(crate) rows: Vec<Vec<u32>>,
    /// The right label of each token.
    pub(crate) labels: Vec<u8>,
}

/// Adds copies in capitals and in small letters, so that old wire copy and careless writers are read too.
pub(crate) fn augment(examples: &mut Vec<Example>) {
    let copies: Vec<Example> = examples
        .iter()
        .enumerate()
        .filter_map(|(i, example)| {
            let copy = |text: String| {
                // Letters whose other case has another length would move the spans.
                (text.len() == example.text.len()).then(|| Example {
                    text,
                    names: example.names.clone(),
                })
            };
            match (i % IN_CAPITALS, i % IN_SMALL_LETTERS) {
                (1, _) => copy(example.text.to_uppercase()),
                (_, 2) => copy(example.text.to_lowercase()),
                _ => None,
            }
        })
        .collect();
    examples.extend(copies);
}

pub(crate) fn stretches_of(example: &Example) -> Vec<Stretch> {
    let text = segment(&example.text);
    let atoms: Vec<Atom> = tagger_input(&text, embedded());
    let mut labels = vec![OUTSIDE; text.tokens.len()];
    for (span, class) in &example.names {
        let tokens = text.tokens_in(*span);
        for (token, label) in tokens.clone().zip(spell(*class, tokens.len())) {
            labels[token] = label;
        }
    }
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let window = Window {
            atoms: &atoms[sentence.tokens.clone()],
            casing: text.casing(sentence),
        };
        for range in stretches(window.atoms) {
            let rows = range.clone().map(|i| {
                let mut rows = Vec::new();
                window.features(i, &mut rows);
                rows
            });
            found.push(Stretch {
                rows: rows.collect(),
                labels: labels
                    [sentence.tokens.start + range.start..sentence.tokens.start + range.end]
                    .to_vec(),
            });
        }
    }
    found
}

pub(crate) fn drop_rare(stretches: &mut [Stretch]) {
    let mut seen = vec![0u8; 1 << ROW_BITS];
    for row in stretches.iter().flat_map(|s| s.rows.iter().flatten()) {
        seen[*row as usize] = seen[*row as usize].saturating_add(1);
    }
    for stretch in stretches {
        for rows in &mut stretch.rows {
            rows.retain(|&row| seen[row as usize] >= RAREST_FEATURE);
        }
    }
}
