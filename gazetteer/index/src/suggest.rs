//! Completing what a person types, and names with a letter wrong.

use fst::automaton::{Automaton, Str};
use fst::{IntoStreamer, Streamer};

use crate::area::distance_km;
use crate::fold::fold;
use crate::format::Part;
use crate::gazetteer::Gazetteer;
use crate::lookup::{NameMatch, NameQuality, Postings};

impl Gazetteer {
    /// Returns the places with a name that begins so, best first; places near the point (degrees) come earlier.
    #[must_use]
    pub fn suggest(&self, prefix: &str, limit: usize, near: Option<(f64, f64)>) -> Vec<NameMatch> {
        let folded = fold(prefix);
        if folded.is_empty() {
            return Vec::new();
        }
        let mut stream = self
            .name_fst()
            .search(Str::new(&folded).starts_with())
            .into_stream();
        let mut best: Vec<(NameMatch, f64)> = Vec::new();
        while let Some((name, index)) = stream.next() {
            for found in Postings::new(self.section(Part::Postings), index) {
                let whole = if name.len() == folded.len() { 0.2 } else { 0.0 };
                let place = self.place(found.place);
                let close = near.map_or(0.0, |point| {
                    0.3 * (-distance_km(point, (place.lon, place.lat)) / 100.0).exp()
                });
                best.push((found, found.score + place.importance + whole + close));
            }
        }
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.place.cmp(&b.0.place)));
        let mut matches: Vec<NameMatch> = Vec::new();
        for (found, _) in best {
            if matches.len() == limit {
                break;
            }
            if !matches.iter().any(|m| m.place == found.place) {
                matches.push(found);
            }
        }
        matches
    }

    /// Returns the places with a name at most so many letters away (at most 2), best first.
    #[must_use]
    pub fn fuzzy(&self, name: &str, max_distance: u8) -> Vec<NameMatch> {
        let folded: Vec<char> = fold(name).chars().collect();
        let mut stream = self.name_fst().stream();
        let mut best: Vec<(NameMatch, usize)> = Vec::new();
        while let Some((known, index)) = stream.next() {
            let known: Vec<char> = String::from_utf8_lossy(known).chars().collect();
            let distance = edit_distance(&folded, &known);
            if distance <= usize::from(max_distance.min(2)) {
                for found in Postings::new(self.section(Part::Postings), index) {
                    best.push((NameMatch::new(found.place, NameQuality::Fuzzy), distance));
                }
            }
        }
        best.sort_by_key(|(found, distance)| (*distance, found.place));
        best.dedup_by_key(|(found, _)| found.place);
        best.into_iter().map(|(found, _)| found).collect()
    }
}

fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let best = (diagonal + usize::from(x != y)).min(row[j].min(row[j + 1]) + 1);
            diagonal = row[j + 1];
            row[j + 1] = best;
        }
    }
    row[b.len()]
}
