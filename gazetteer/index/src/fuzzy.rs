//! Names with a letter or two wrong: the last resort, for what people type.

use crate::fold::fold;
use crate::format::Part;
use crate::gazetteer::Gazetteer;
use crate::lookup::{NameMatch, NameQuality, Postings};
use crate::typo::{MOST_ERRORS, Pattern, Position, search};

/// A shorter name is another name with one letter changed.
const SHORTEST_WITH_ONE_ERROR: usize = 4;
/// A shorter name is another name with two letters changed.
const SHORTEST_WITH_TWO_ERRORS: usize = 8;
/// At most so many fuzzy candidates are given.
const MOST_FUZZY: usize = 40;

/// Returns how many letters may be wrong in a name of so many letters.
pub(crate) fn errors_allowed(letters: usize) -> usize {
    match letters {
        0..SHORTEST_WITH_ONE_ERROR => 0,
        SHORTEST_WITH_ONE_ERROR..SHORTEST_WITH_TWO_ERRORS => 1,
        _ => MOST_ERRORS,
    }
}

impl Gazetteer {
    /// Returns the places with a name that differs by at most so many letters, best first.
    ///
    /// No more than 2, no more than 1 in names under 8 letters, none under 4: shorter names are too close to one
    /// another. Exact names are not among the matches.
    #[must_use]
    pub fn fuzzy(&self, name: &str, max_distance: u8) -> Vec<NameMatch> {
        let folded = fold(name);
        let errors = errors_allowed(folded.chars().count()).min(usize::from(max_distance));
        if errors == 0 {
            return Vec::new();
        }
        let found = self.names_with_errors(&folded, errors);
        let mut ranked: Vec<(NameMatch, f64)> = Vec::new();
        for (errors, index) in found {
            for known in Postings::new(self.section(Part::Postings), index) {
                // Two errors halve the score of one.
                let score = NameQuality::Fuzzy.score() * known.score / errors as f64;
                let found = NameMatch {
                    place: known.place,
                    quality: NameQuality::Fuzzy,
                    score,
                };
                // A name one letter away comes before every name two letters away.
                let rank = self.prominence(known.place) - 2.0 * errors as f64;
                ranked.push((found, rank));
            }
        }
        ranked.sort_by(|a, b| a.0.place.cmp(&b.0.place).then(b.1.total_cmp(&a.1)));
        ranked.dedup_by_key(|(found, _)| found.place);
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranked.truncate(MOST_FUZZY);
        ranked.into_iter().map(|(found, _)| found).collect()
    }

    /// Numbers of errors and names: one error may be anywhere, of two none is in the first letter. Two anywhere takes
    /// five times as long, for mistakes that people seldom make.
    fn names_with_errors(&self, folded: &str, errors: usize) -> Vec<(usize, u64)> {
        let fst = self.name_fst().as_fst();
        let root = Position::root(fst);
        let mut found: Vec<(usize, u64)> = Vec::new();
        let mut keep = |index: u64, errors: usize| {
            if errors > 0 {
                found.push((errors, index));
            }
        };
        search(fst, root, &Pattern::new(folded, 1), &mut keep);
        let mut letters = folded.chars();
        if errors > 1
            && let Some(behind_first) = letters.next().and_then(|first| root.follow(fst, first))
        {
            let rest = Pattern::new(letters.as_str(), errors);
            search(fst, behind_first, &rest, &mut keep);
        }
        found
    }
}
