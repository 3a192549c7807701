//! Gold names and predicted ones, one to one.

use std::cmp::Reverse;

use serde_json::Value;

/// A name of a document, gold or predicted.
pub(super) struct Name<'v> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: &'v Value,
}

impl<'v> Name<'v> {
    pub(super) fn read(value: &'v Value) -> Option<Self> {
        let edge = |key: &str| usize::try_from(value[key].as_u64()?).ok();
        Some(Self {
            start: edge("start")?,
            end: edge("end")?,
            value,
        })
    }

    /// Returns its latitude and longitude.
    pub(super) fn point(&self) -> Option<(f64, f64)> {
        Some((self.value["lat"].as_f64()?, self.value["lon"].as_f64()?))
    }

    /// Returns how many characters both have.
    pub(super) fn overlap(&self, other: &Self) -> usize {
        self.end
            .min(other.end)
            .saturating_sub(self.start.max(other.start))
    }
}

/// For each gold name the number of the predicted one: exact spans first, then the largest overlap, then the leftmost.
pub(super) fn match_names(
    gold: &[Name<'_>],
    found: &[Name<'_>],
    exact: bool,
) -> Vec<Option<usize>> {
    let mut pairs = Vec::new();
    for (i, a) in gold.iter().enumerate() {
        for (j, b) in found.iter().enumerate() {
            let overlap = a.overlap(b);
            let same = (a.start, a.end) == (b.start, b.end);
            if overlap > 0 && (same || !exact) {
                pairs.push((!same, Reverse(overlap), a.start, b.start, i, j));
            }
        }
    }
    pairs.sort_unstable();
    let mut matched = vec![None; gold.len()];
    let mut used = vec![false; found.len()];
    for (.., i, j) in pairs {
        if matched[i].is_none() && !used[j] {
            matched[i] = Some(j);
            used[j] = true;
        }
    }
    matched
}
