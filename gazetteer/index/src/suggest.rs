//! Completing what a person types.
//!
//! Beginnings of very many names have their best places listed in the index; under the others there are few enough
//! names to read them all. So the answer takes the same time whatever is typed.

use fst::automaton::{Automaton, Str};
use fst::{IntoStreamer, Streamer};

use crate::area::distance_km;
use crate::fold::fold;
use crate::format::Part;
use crate::gazetteer::Gazetteer;
use crate::lookup::{NameMatch, NameQuality, Postings};
use crate::place::PlaceId;
use crate::point_tree::PointTree;
use crate::typo::{Pattern, Position, search_beginnings};

/// A beginning of more names than this has a list of its best places in the index.
pub(crate) const NAMES_READ: u32 = 256;
/// Places in such a list.
pub(crate) const LISTED: usize = 48;
/// What a name that is typed to its end gains over names that go on, on the scale of importance.
const WHOLE_NAME: f64 = 0.25;
/// What a place at the given point gains over one far away, and the distance at which most of it is gone.
const CLOSE: f64 = 0.4;
const CLOSE_KM: f64 = 150.0;
/// So many places around the given point are looked through, as they may not be among the best of the world.
const AROUND: usize = 300;
/// Beginnings with an error in them are tried until so many are found.
const BEGINNINGS: usize = 16;
/// Shorter words are not searched with an error.
const SHORTEST_WITH_ERROR: usize = 4;

impl Gazetteer {
    /// Returns the places with a name that begins so, best first, each once: by importance, whole names before
    /// longer ones, places near the point (degrees) earlier. Where these are few, one letter may be wrong.
    #[must_use]
    pub fn suggest(&self, prefix: &str, limit: usize, near: Option<(f64, f64)>) -> Vec<NameMatch> {
        let folded = fold(prefix);
        if folded.is_empty() || limit == 0 {
            return Vec::new();
        }
        let near = near.filter(|(lon, lat)| lon.abs() <= 180.0 && lat.abs() <= 90.0);
        let mut ranked = Ranked {
            gazetteer: self,
            near,
            matches: Vec::new(),
        };
        for whole in self.lookup_exact(&folded) {
            ranked.add(whole, WHOLE_NAME);
        }
        self.completions(folded.as_bytes(), |found| ranked.add(found, 0.0));
        if let Some((lon, lat)) = near {
            self.completions_around(&folded, lon, lat, |found| ranked.add(found, 0.0));
        }
        let mut matches = ranked.best(limit);
        if matches.len() < limit && folded.chars().count() >= SHORTEST_WITH_ERROR {
            let mut with_error = Ranked {
                gazetteer: self,
                near,
                matches: Vec::new(),
            };
            self.completions_with_error(&folded, |found| with_error.add(found, 0.0));
            for found in with_error.best(limit) {
                if matches.len() < limit && !matches.iter().any(|m| m.place == found.place) {
                    matches.push(found);
                }
            }
        }
        matches
    }

    /// Calls back with the places of the names that begin so; of very many, with the best.
    fn completions(&self, prefix: &[u8], mut found: impl FnMut(NameMatch)) {
        if let Some(list) = self.beginning_fst().get(prefix) {
            let lists = self.section(Part::BeginningLists);
            for index in 0..LISTED {
                let at = (list as usize + index) * 4;
                if at + 4 > lists.len() {
                    return;
                }
                match lists.u32(at).checked_sub(1) {
                    Some(bits) => found(Postings::read(bits).0),
                    None => return,
                }
            }
            return;
        }
        let Ok(text) = std::str::from_utf8(prefix) else {
            return;
        };
        let automaton = Str::new(text).starts_with();
        let mut names = self.name_fst().search(automaton).ge(prefix).into_stream();
        let mut left = NAMES_READ;
        while let Some((_, index)) = names.next() {
            for place in Postings::new(self.section(Part::Postings), index).take(LISTED) {
                found(place);
            }
            left -= 1;
            if left == 0 {
                return;
            }
        }
    }

    /// Calls back with the places around a point whose name to show begins so.
    fn completions_around(
        &self,
        folded: &str,
        lon: f64,
        lat: f64,
        mut found: impl FnMut(NameMatch),
    ) {
        let tree = PointTree::new(self.section(Part::Points));
        for place in tree.nearest(lon, lat, AROUND) {
            let place = PlaceId(place);
            if fold(self.place(place).name).starts_with(folded) {
                found(NameMatch::new(place, NameQuality::Preferred));
            }
        }
    }

    /// Calls back with the places of names whose beginning is one error away; the first letter must be right.
    fn completions_with_error(&self, folded: &str, mut found: impl FnMut(NameMatch)) {
        let fst = self.name_fst().as_fst();
        let mut letters = folded.chars();
        let Some(first) = letters.next() else { return };
        let Some(behind_first) = Position::root(fst).follow(fst, first) else {
            return;
        };
        let mut beginnings: Vec<String> = Vec::new();
        let rest = Pattern::new(letters.as_str(), 1);
        search_beginnings(fst, behind_first, &rest, |beginning| {
            if beginnings.len() < BEGINNINGS {
                beginnings.push(format!("{first}{beginning}"));
            }
        });
        for beginning in beginnings {
            self.completions(beginning.as_bytes(), |known| {
                found(NameMatch {
                    place: known.place,
                    quality: NameQuality::Fuzzy,
                    score: NameQuality::Fuzzy.score() * known.score,
                });
            });
        }
    }
}

/// Matches with their rank.
struct Ranked<'g> {
    gazetteer: &'g Gazetteer,
    near: Option<(f64, f64)>,
    matches: Vec<(NameMatch, f64)>,
}

impl Ranked<'_> {
    fn add(&mut self, found: NameMatch, bonus: f64) {
        let close = self.near.map_or(0.0, |point| {
            CLOSE * (-distance_km(point, self.gazetteer.point(found.place)) / CLOSE_KM).exp()
        });
        let rank = found.score + self.gazetteer.prominence(found.place) + bonus + close;
        self.matches.push((found, rank));
    }

    fn best(mut self, limit: usize) -> Vec<NameMatch> {
        self.matches
            .sort_by(|a, b| a.0.place.cmp(&b.0.place).then(b.1.total_cmp(&a.1)));
        self.matches.dedup_by_key(|(found, _)| found.place);
        self.matches.sort_by(|a, b| b.1.total_cmp(&a.1));
        self.matches.truncate(limit);
        self.matches.into_iter().map(|(found, _)| found).collect()
    }
}
