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
/// What a name loses while it is typed that begins with another letter than the name to show: well-known places have
/// names in so many languages that one of them fits nearly every beginning.
pub(crate) const OTHER_LETTER: f64 = 0.4;
/// What a place at the given point gains over one far away, and the distance at which most of it is gone.
const CLOSE: f64 = 0.4;
const CLOSE_KM: f64 = 150.0;
/// Half the way around the globe: what a map at zoom 0 shows.
const ZOOM_0_KM: f64 = 20_000.0;
/// Names that are read for places that are asked for and not among the best.
const NAMES_SCANNED: u32 = 20_000;
/// So many places around the given point are looked through, as they may not be among the best of the world.
const AROUND: usize = 300;
/// Beginnings with an error in them are tried until so many are found.
const BEGINNINGS: usize = 16;
/// Shorter words are not searched with an error.
const SHORTEST_WITH_ERROR: usize = 4;

/// What a map shows: places near its middle come earlier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Longitude of the middle, degrees.
    pub lon: f64,
    /// Latitude of the middle, degrees.
    pub lat: f64,
    /// The distance at which most of the gain is gone, km.
    pub reach_km: f64,
}

impl View {
    /// A view of a region around a point.
    #[must_use]
    pub fn new(lon: f64, lat: f64) -> Self {
        Self {
            lon,
            lat,
            reach_km: CLOSE_KM,
        }
    }

    /// The same at a zoom of a web map, where each step halves what is seen.
    #[must_use]
    pub fn at_zoom(self, zoom: f64) -> Self {
        let reach_km = (ZOOM_0_KM / zoom.clamp(0.0, 22.0).exp2()).max(5.0);
        Self { reach_km, ..self }
    }

    fn is_on_globe(&self) -> bool {
        self.lon.abs() <= 180.0 && self.lat.abs() <= 90.0
    }

    /// Returns what a place gains by being near, on the scale of importance.
    #[must_use]
    pub fn gain(&self, point: (f64, f64)) -> f64 {
        if !self.is_on_globe() {
            return 0.0;
        }
        CLOSE * (-distance_km((self.lon, self.lat), point) / self.reach_km).exp()
    }
}

impl Gazetteer {
    /// Returns the places with a name that begins so, best first, each once: by importance, whole names before
    /// longer ones, places near the point (degrees) earlier. Where these are few, one letter may be wrong.
    #[must_use]
    pub fn suggest(&self, prefix: &str, limit: usize, near: Option<(f64, f64)>) -> Vec<NameMatch> {
        let view = near.map(|(lon, lat)| View::new(lon, lat));
        self.suggest_where(prefix, limit, view, None)
    }

    /// Does the same as [`Gazetteer::suggest`], for a view of the map, of the places that are asked for.
    #[must_use]
    pub fn suggest_where(
        &self,
        prefix: &str,
        limit: usize,
        view: Option<View>,
        is_wanted: Option<&dyn Fn(PlaceId) -> bool>,
    ) -> Vec<NameMatch> {
        let folded = fold(prefix);
        if folded.is_empty() || limit == 0 {
            return Vec::new();
        }
        let near = view.filter(View::is_on_globe);
        let mut ranked = Ranked {
            gazetteer: self,
            letter: folded.chars().next(),
            near,
            is_wanted,
            matches: Vec::new(),
        };
        for whole in self.lookup_exact(&folded) {
            ranked.add(whole, WHOLE_NAME);
        }
        self.completions(folded.as_bytes(), |found| ranked.add(found, 0.0));
        if let Some(view) = near {
            self.completions_around(&folded, view, |found| ranked.add(found, 0.0));
        }
        if is_wanted.is_some() && ranked.matches.len() < limit {
            // The best of the world need not have any that are wanted.
            self.names_beginning(&folded, NAMES_SCANNED, |found| ranked.add(found, 0.0));
        }
        let mut matches = ranked.best(limit);
        if matches.len() < limit && folded.chars().count() >= SHORTEST_WITH_ERROR {
            let mut with_error = Ranked {
                gazetteer: self,
                letter: folded.chars().next(),
                near,
                is_wanted,
                matches: Vec::new(),
            };
            self.completions_with_error(&folded, |found, bonus| with_error.add(found, bonus));
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
        if let Ok(prefix) = std::str::from_utf8(prefix) {
            self.names_beginning(prefix, NAMES_READ, found);
        }
    }

    /// Calls back with the places of so many names that begin so.
    fn names_beginning(&self, prefix: &str, names: u32, mut found: impl FnMut(NameMatch)) {
        let automaton = Str::new(prefix).starts_with();
        let mut stream = self.name_fst().search(automaton).ge(prefix).into_stream();
        let mut left = names;
        while let Some((_, index)) = stream.next() {
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
    fn completions_around(&self, folded: &str, view: View, mut found: impl FnMut(NameMatch)) {
        let tree = PointTree::new(self.section(Part::Points).as_ref());
        for place in tree.nearest(view.lon, view.lat, AROUND) {
            let place = PlaceId(place);
            if fold(self.place(place).name).starts_with(folded) {
                found(NameMatch::new(place, NameQuality::Preferred));
            }
        }
    }

    /// Calls back with the places of names whose beginning is one error away, and what those gain whose whole name is;
    /// the first letter must be right.
    fn completions_with_error(&self, folded: &str, mut found: impl FnMut(NameMatch, f64)) {
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
        let with_error = |known: NameMatch| NameMatch {
            place: known.place,
            quality: NameQuality::Fuzzy,
            score: NameQuality::Fuzzy.score() * known.score,
        };
        for beginning in beginnings {
            for whole in self.lookup_exact(&beginning) {
                found(with_error(whole), WHOLE_NAME);
            }
            self.completions(beginning.as_bytes(), |known| found(with_error(known), 0.0));
        }
    }
}

/// Returns the letter that a name begins with when it is folded.
fn first_letter(name: &str) -> Option<char> {
    let mut letters = name
        .char_indices()
        .map(|(at, letter)| &name[at..at + letter.len_utf8()]);
    letters.find_map(|letter| fold(letter).chars().next())
}

/// Matches with their rank.
struct Ranked<'g> {
    gazetteer: &'g Gazetteer,
    /// The first that was typed.
    letter: Option<char>,
    near: Option<View>,
    is_wanted: Option<&'g dyn Fn(PlaceId) -> bool>,
    matches: Vec<(NameMatch, f64)>,
}

impl Ranked<'_> {
    fn add(&mut self, found: NameMatch, bonus: f64) {
        if self
            .is_wanted
            .is_some_and(|is_wanted| !is_wanted(found.place))
        {
            return;
        }
        let close = self
            .near
            .map_or(0.0, |view| view.gain(self.gazetteer.point(found.place)));
        let is_whole = bonus > 0.0;
        let loss = match is_whole || self.begins_as_shown(&found) {
            true => 0.0,
            false => OTHER_LETTER,
        };
        let rank = found.score + self.gazetteer.prominence(found.place) + bonus + close - loss;
        self.matches.push((found, rank));
    }

    fn begins_as_shown(&self, found: &NameMatch) -> bool {
        found.quality == NameQuality::Preferred
            || first_letter(self.gazetteer.place(found.place).name) == self.letter
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
