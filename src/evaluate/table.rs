//! The figures in words, and beside those of a committed table.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::score::{Counts, Figures, Prf, Rules, bootstrap, figures};

/// A table of figures: `set<TAB>figure<TAB>value` lines; others are comments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table(HashMap<(String, String), f64>);

impl Table {
    /// Reads a table; what is no line of it is passed over.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let row = |line: &str| {
            let mut cells = line.split('\t');
            let key = (cells.next()?.to_owned(), cells.next()?.to_owned());
            Some((key, cells.next()?.trim().parse().ok()?))
        };
        Self(table.lines().filter_map(row).collect())
    }

    /// Writes the figures of a set as lines of the table, each with what the table has and how far it moved.
    #[must_use]
    pub fn compare(&self, set: &str, figures: &Figures, rules: Rules) -> String {
        let named = named(figures, rules);
        self.compare_named(set, named.iter().map(|(name, value)| (*name, *value)))
    }

    /// Does the same for figures by name.
    #[must_use]
    pub fn compare_named<'n>(
        &self,
        set: &str,
        figures: impl IntoIterator<Item = (&'n str, f64)>,
    ) -> String {
        let mut out = String::new();
        for (name, value) in figures {
            let was = self.0.get(&(set.to_owned(), name.to_owned()));
            let note = was.map_or_else(
                || "new".to_owned(),
                |was| match value - was {
                    moved if moved.abs() < 0.000_5 => "as before".to_owned(),
                    moved => format!("was {was:.3}, moved {moved:+.3}"),
                },
            );
            let _ = writeln!(out, "{set}\t{name}\t{value:.3}\t{note}");
        }
        out
    }
}

/// The figures that the table keeps, by name.
fn named(figures: &Figures, rules: Rules) -> Vec<(&'static str, f64)> {
    if rules.resolution_only {
        return vec![
            ("acc@161 of given spans", figures.within[0]),
            ("acc@161 of given spans, answered", figures.within_answered),
            (
                "calibration error of given spans",
                figures.calibration_error,
            ),
        ];
    }
    let mut named = vec![
        ("recognition F1, exact", figures.exact.f1()),
        ("recognition F1, overlap", figures.overlap.f1()),
    ];
    if figures.resolved_of > 0 {
        named.extend([
            ("acc@161, answered", figures.within_answered),
            ("end-to-end F1", figures.end_to_end.f1()),
            ("calibration error", figures.calibration_error),
        ]);
    }
    named
}

/// Reads one figure of them.
type ReadFigure = fn(&Figures) -> f64;

/// Writes the figures for people, in the order and words of `score.py`, with the reliability of the confidence; with `samples`,
/// the interval that holds each main figure in 95 of 100 resamplings of the documents.
#[must_use]
pub fn show(counts: &[Counts], rules: Rules, samples: usize) -> String {
    let all = figures(counts);
    let mut out = String::new();
    let prf = |out: &mut String, name: &str, prf: Prf, hits: &str| {
        let (p, r, f1) = (prf.precision(), prf.recall(), prf.f1());
        let _ = writeln!(
            out,
            "{name} P {p:.4}  R {r:.4}  F1 {f1:.4}   ({hits} {}, predicted {}, gold {})",
            prf.hits, prf.predicted, prf.gold
        );
    };
    if !rules.resolution_only {
        prf(&mut out, "recognition exact   ", all.exact, "tp");
        prf(&mut out, "recognition overlap ", all.overlap, "tp");
    }
    if all.resolved_of > 0 {
        let [at161, at50, at10] = all.within;
        let _ = writeln!(
            out,
            "resolution  n {}, answered {}: acc@161 {at161:.4}  @50 {at50:.4}  @10 {at10:.4}  (answered only @161 {:.4})",
            all.resolved_of, all.answered, all.within_answered
        );
        let ([mean, median, auc], [mean_all, median_all, auc_all]) =
            (all.answered_errors, all.all_errors);
        let _ = writeln!(
            out,
            "            mean {mean:.1} km  median {median:.4} km  AUC {auc:.4}   | unanswered at 20,038 km: mean \
             {mean_all:.1}  median {median_all:.4}  AUC {auc_all:.4}"
        );
        if !rules.resolution_only {
            prf(&mut out, "end-to-end ", all.end_to_end, "hits");
        }
    }
    if samples > 0 {
        let main: [(&str, ReadFigure); 3] = [
            ("recognition overlap F1", |figures| figures.overlap.f1()),
            ("acc@161", |figures| figures.within[0]),
            ("end-to-end F1", |figures| figures.end_to_end.f1()),
        ];
        let wanted = |name: &str| {
            (rules.resolution_only == (name == "acc@161") || !rules.resolution_only)
                && (all.resolved_of > 0 || name == "recognition overlap F1")
        };
        for (name, figure) in main.into_iter().filter(|(name, _)| wanted(name)) {
            let (low, high) = bootstrap(counts, samples, figure);
            let _ = writeln!(out, "ci95        {name} [{low:.4}, {high:.4}]");
        }
    }
    if !all.reliability.is_empty() {
        let _ = writeln!(
            out,
            "confidence  expected calibration error {:.4}",
            all.calibration_error
        );
        for bin in &all.reliability {
            let _ = writeln!(
                out,
                "            told {:.2}, right {:.2} of {}",
                bin.confidence, bin.right, bin.answers
            );
        }
    }
    let _ = writeln!(out, "documents   {}", counts.len());
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::score::counts;
    use super::*;

    #[test]
    fn figures_are_told_beside_those_of_the_table() {
        let gold = [
            json!({"id": 1, "text": "In Hama", "toponyms": [{"start": 3, "end": 7, "lat": 35.1, "lon": 36.8}]}),
        ];
        let counted = counts(&gold, &gold, Rules::default());
        let table = Table::read(
            "# a comment\nsmall\trecognition F1, exact\t0.5\nsmall\tend-to-end F1\t1\n",
        );
        let told = table.compare("small", &figures(&counted), Rules::default());
        assert!(
            told.contains("small\trecognition F1, exact\t1.000\twas 0.500, moved +0.500\n"),
            "{told}"
        );
        assert!(
            told.contains("small\tend-to-end F1\t1.000\tas before\n"),
            "{told}"
        );
        assert!(
            told.contains("small\tacc@161, answered\t1.000\tnew\n"),
            "{told}"
        );
        let shown = show(&counted, Rules::default(), 10);
        assert!(
            shown.contains(
                "end-to-end  P 1.0000  R 1.0000  F1 1.0000   (hits 1, predicted 1, gold 1)"
            ),
            "{shown}"
        );
        assert!(
            shown.contains("ci95        acc@161 [1.0000, 1.0000]"),
            "{shown}"
        );
    }
}
