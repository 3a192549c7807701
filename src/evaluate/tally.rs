//! Counts of right, expected and given answers, document by document: what the figures of time expressions and events are made of.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::score::{Prf, SampleOrder};

/// The counts of one document.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Right, in the gold, given.
    answers: BTreeMap<&'static str, [usize; 3]>,
    /// Right, asked.
    shares: BTreeMap<&'static str, [usize; 2]>,
    /// What went wrong, a line each.
    pub mistakes: Vec<String>,
}

impl Tally {
    pub(super) fn add(&mut self, name: &'static str, right: usize, gold: usize, given: usize) {
        let counts = self.answers.entry(name).or_default();
        for (sum, more) in counts.iter_mut().zip([right, gold, given]) {
            *sum += more;
        }
    }

    pub(super) fn ask(&mut self, name: &'static str, right: bool) {
        let counts = self.shares.entry(name).or_default();
        counts[0] += usize::from(right);
        counts[1] += 1;
    }
}

/// The figures of a gold file: F1 of what was found, and shares of what was asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TallyFigures {
    /// Precision, recall and F1 by name.
    pub found: BTreeMap<&'static str, Prf>,
    /// Shares by name, with how many were asked.
    pub shares: BTreeMap<&'static str, (f64, usize)>,
}

impl TallyFigures {
    /// Adds up the counts of documents.
    pub fn of<'t>(tallies: impl IntoIterator<Item = &'t Tally>) -> Self {
        let mut sum = Tally::default();
        for tally in tallies {
            for (name, &[right, gold, given]) in &tally.answers {
                sum.add(name, right, gold, given);
            }
            for (name, &[right, asked]) in &tally.shares {
                let counts = sum.shares.entry(name).or_default();
                counts[0] += right;
                counts[1] += asked;
            }
        }
        let weighted = weighted_f1(&sum);
        let found = |(name, [hits, gold, predicted]): (&'static str, [usize; 3])| {
            (
                name,
                Prf {
                    hits,
                    predicted,
                    gold,
                },
            )
        };
        let share = |(name, [right, asked]): (&'static str, [usize; 2])| {
            (name, (right as f64 / asked.max(1) as f64, asked))
        };
        let mut figures = Self {
            found: sum.answers.into_iter().map(found).collect(),
            shares: sum.shares.into_iter().map(share).collect(),
        };
        figures
            .shares
            .extend(weighted.map(|share| ("sub-type, weighted F1", share)));
        figures
    }

    /// Returns every figure by the name that the table keeps.
    #[must_use]
    pub fn named(&self) -> Vec<(String, f64)> {
        let found = self.found.iter();
        let found = found.map(|(name, prf)| (format!("{name} F1"), prf.f1()));
        let shares = self.shares.iter();
        let shares = shares.map(|(name, (share, _))| ((*name).to_owned(), *share));
        found.chain(shares).collect()
    }
}

/// The F1 of every label, weighed by how often it stands in the gold, with that number; nothing where there are no labels.
fn weighted_f1(sum: &Tally) -> Option<(f64, usize)> {
    let labels = || {
        sum.answers
            .iter()
            .filter(|(name, _)| name.starts_with(super::event_score::LABEL))
    };
    let asked: usize = labels().map(|(_, [_, gold, _])| gold).sum();
    let weighed: f64 = labels()
        .map(|(_, &[right, gold, given])| {
            gold as f64 * 2.0 * right as f64 / (gold + given).max(1) as f64
        })
        .sum();
    (asked > 0).then(|| (weighed / asked as f64, asked))
}

/// Writes the figures for people; with `samples`, beside each the interval that holds it in 95 of 100 resamplings of the documents.
#[must_use]
pub fn show_tallies(tallies: &[Tally], samples: usize) -> String {
    let figures = TallyFigures::of(tallies);
    let intervals = intervals(tallies, samples);
    let interval = |name: &str| {
        intervals.get(name).map_or_else(String::new, |(low, high)| {
            format!("  ci95 [{low:.4}, {high:.4}]")
        })
    };
    let mut out = String::new();
    for (name, prf) in &figures.found {
        let _ = writeln!(
            out,
            "{name:<24} P {:.4}  R {:.4}  F1 {:.4}   (right {}, given {}, gold {}){}",
            prf.precision(),
            prf.recall(),
            prf.f1(),
            prf.hits,
            prf.predicted,
            prf.gold,
            interval(&format!("{name} F1"))
        );
    }
    for (name, (share, asked)) in &figures.shares {
        let _ = writeln!(
            out,
            "{name:<24} right {share:.4} of {asked}{}",
            interval(name)
        );
    }
    let _ = writeln!(out, "documents   {}", tallies.len());
    out
}

fn intervals(tallies: &[Tally], samples: usize) -> BTreeMap<String, (f64, f64)> {
    let mut order = SampleOrder::default();
    let mut values: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    if tallies.is_empty() {
        return BTreeMap::new();
    }
    for _ in 0..samples {
        let sample: Vec<&Tally> = tallies
            .iter()
            .map(|_| &tallies[order.next(tallies.len())])
            .collect();
        for (name, value) in TallyFigures::of(sample).named() {
            values.entry(name).or_default().push(value);
        }
    }
    let interval = |(name, mut values): (String, Vec<f64>)| {
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values[(share * (values.len() - 1) as f64) as usize];
        (name, (at(0.025), at(0.975)))
    };
    values.into_iter().map(interval).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_documents_add_up_and_the_interval_holds_the_figure() {
        let mut first = Tally::default();
        first.add("event", 1, 1, 1);
        first.ask("day", true);
        let mut second = Tally::default();
        second.add("event", 0, 1, 1);
        second.ask("day", false);
        let both = [first, second];
        let figures = TallyFigures::of(&both);
        assert!((figures.found["event"].f1() - 0.5).abs() < 1e-9);
        assert_eq!(figures.shares["day"], (0.5, 2));
        let shown = show_tallies(&both, 200);
        assert!(
            shown.contains("F1 0.5000   (right 1, given 2, gold 2)  ci95 [0.0000, 1.0000]"),
            "{shown}"
        );
    }
}
