//! The learned weights of what speaks for a name: one table, `model/verb_places.tsv`, made by `training/learn_verb_places.rs`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::VerbCandidate;

/// How much each thing that is true of a name counts, in log odds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VerbPlaceWeights {
    weights: HashMap<String, f64>,
}

static LEARNED: LazyLock<VerbPlaceWeights> =
    LazyLock::new(|| VerbPlaceWeights::read(include_str!("../../../model/verb_places.tsv")));

impl VerbPlaceWeights {
    /// Returns the weights that are compiled into the program.
    #[must_use]
    pub fn learned() -> &'static Self {
        &LEARNED
    }

    /// Reads `feature<TAB>weight` lines; what is missing counts nothing.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let rows = table.lines().filter_map(|line| line.split_once('\t'));
        Self {
            weights: rows
                .filter_map(|(name, weight)| Some((name.to_owned(), weight.trim().parse().ok()?)))
                .collect(),
        }
    }

    /// Returns the log odds that a name is a place of its verb.
    #[must_use]
    pub fn odds(&self, candidate: &VerbCandidate) -> f64 {
        self.odds_of(&candidate.features)
    }

    /// Returns the log odds of what is true of a name.
    #[must_use]
    pub fn odds_of(&self, features: &[String]) -> f64 {
        let weight = |feature: &String| self.weights.get(feature);
        features.iter().filter_map(weight).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::VerbPlaceWeights;

    #[test]
    fn every_line_of_the_table_is_read() {
        let table = include_str!("../../../model/verb_places.tsv");
        let weights = VerbPlaceWeights::read(table);
        assert_eq!(weights.weights.len(), table.lines().count());
        assert!(weights.weights.contains_key("bias"));
    }
}
