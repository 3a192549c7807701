//! The learned weights of the evidence: one table, `weights.tsv`, made by `training/learn_evidence.rs`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::evidence::{EVIDENCE, NONE};
use super::whereabouts::REASONS;

/// How much each reason counts.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceWeights {
    /// One for each line of the table of evidence.
    pub evidence: Vec<f64>,
    /// One for each reason that none of the candidates is right.
    pub none: Vec<f64>,
    /// One for each reason to lie in or beside a place around.
    pub whereabouts: Vec<f64>,
    /// How much speaks for lying beside none of them.
    pub nowhere: f64,
    /// Slope and offset that turn the log odds of an answer into its confidence.
    pub calibration: [f64; 2],
}

static LEARNED: LazyLock<EvidenceWeights> =
    LazyLock::new(|| EvidenceWeights::read(include_str!("weights.tsv")));

impl EvidenceWeights {
    /// Returns the weights that are compiled into the program.
    #[must_use]
    pub fn learned() -> &'static Self {
        &LEARNED
    }

    /// Reads `name<TAB>weight` lines; what is missing counts nothing.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let weights: HashMap<&str, f64> = table
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter_map(|(name, weight)| Some((name, weight.trim().parse().ok()?)))
            .collect();
        let of = |name: &str| weights.get(name).copied().unwrap_or(0.0);
        Self {
            evidence: EVIDENCE.iter().map(|(name, _)| of(name)).collect(),
            none: NONE.iter().map(|(name, _)| of(name)).collect(),
            whereabouts: REASONS.iter().map(|(name, _)| of(name)).collect(),
            nowhere: of("lies: beside none"),
            calibration: [
                weights.get("calibration: slope").copied().unwrap_or(1.0),
                of("calibration: offset"),
            ],
        }
    }

    /// Writes the table that [`EvidenceWeights::read`] reads.
    #[must_use]
    pub fn write(&self) -> String {
        let names = EVIDENCE
            .iter()
            .map(|(name, _)| *name)
            .chain(NONE.iter().map(|(name, _)| *name))
            .chain(REASONS.iter().map(|(name, _)| *name))
            .chain(["lies: beside none"])
            .chain(["calibration: slope", "calibration: offset"]);
        let weights = self
            .evidence
            .iter()
            .chain(&self.none)
            .chain(&self.whereabouts)
            .chain([&self.nowhere])
            .chain(&self.calibration);
        names
            .zip(weights)
            .map(|(name, weight)| format!("{name}\t{weight:.4}\n"))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::EvidenceWeights;

    #[test]
    fn the_table_has_a_weight_for_every_reason() {
        let table = include_str!("weights.tsv");
        assert_eq!(EvidenceWeights::read(table).write(), table);
    }
}
