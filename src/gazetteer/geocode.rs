//! Answering "where is …?" for people and programs: a name, with what holds it behind commas if they like, and with
//! a word for the kind of place on either side ("Hama, Syria", "Paris, Texas", "governorate of Idlib").

use std::collections::HashMap;

use dateline_gazetteer::{
    CountryCode, Gazetteer, NameMatch, NameQuality, Place, PlaceId, View, fold,
};

use super::feature_words::without_feature_word;

/// A place that a query may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GeocodeMatch {
    /// The place, and how its name was found.
    pub found: NameMatch,
    /// How good the answer is, only for ordering.
    pub score: f64,
}

/// What stands between a name and what holds it.
const SEPARATORS: [char; 5] = [',', ';', '،', '、', '，'];

/// What the right kind of place gains over others of its name: more than any difference in importance.
const RIGHT_FEATURE: f64 = 1.0;
/// What a name gains that is known with its feature word ("Washington County").
const WHOLE_QUERY: f64 = 0.3;
/// A place is taken to lie in a town that is named behind a comma within so many of the town's radii.
const IN_TOWN_RADII: f64 = 2.0;
/// Letters that may be wrong where nothing else is found.
const FUZZY_DISTANCE: u8 = 2;
/// A container is at most so many words at the end of a query without commas.
const CONTAINER_WORDS: usize = 4;

/// What is asked for beside a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// Answers at most.
    pub limit: usize,
    /// Names of what holds the place, all of them.
    pub containers: Vec<String>,
    /// Places nearer to this come earlier.
    pub view: Option<View>,
    /// Which places may be answers.
    pub only: Only,
}

/// Which places may be answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Only {
    /// In one of these countries; in any where there are none.
    pub countries: Vec<CountryCode>,
    /// With their point in this box.
    pub bbox: Option<Bbox>,
}

/// A box in degrees; one whose west is greater than its east crosses the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bbox {
    /// West.
    pub west: f64,
    /// South.
    pub south: f64,
    /// East.
    pub east: f64,
    /// North.
    pub north: f64,
}

impl Bbox {
    /// Reads `west,south,east,north`.
    #[must_use]
    pub fn read(words: &str) -> Option<Self> {
        let numbers: Option<Vec<f64>> = words.split(',').map(|n| n.trim().parse().ok()).collect();
        let &[west, south, east, north] = numbers?.as_slice() else {
            return None;
        };
        let is_lon = |degrees: f64| (-180.0..=180.0).contains(&degrees);
        let is_box = is_lon(west) && is_lon(east) && south >= -90.0 && north <= 90.0;
        (is_box && south <= north).then_some(Self {
            west,
            south,
            east,
            north,
        })
    }

    fn holds(&self, lon: f64, lat: f64) -> bool {
        let between = if self.west <= self.east {
            self.west <= lon && lon <= self.east
        } else {
            self.west <= lon || lon <= self.east
        };
        between && self.south <= lat && lat <= self.north
    }
}

impl Only {
    /// Tells whether every place may be an answer.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.countries.is_empty() && self.bbox.is_none()
    }

    /// Tells whether a place may be an answer.
    #[must_use]
    pub fn has(&self, place: &Place<'_>) -> bool {
        let in_country = || {
            place
                .country
                .is_some_and(|code| self.countries.contains(&code))
        };
        (self.countries.is_empty() || in_country())
            && self
                .bbox
                .is_none_or(|bbox| bbox.holds(place.lon, place.lat))
    }
}

/// Returns the places that a query means, best first; of a country only, if one is given.
#[must_use]
pub fn geocode(
    gazetteer: &Gazetteer,
    query: &str,
    limit: usize,
    country: Option<CountryCode>,
) -> Vec<GeocodeMatch> {
    let asked = Asked {
        limit,
        only: Only {
            countries: country.into_iter().collect(),
            bbox: None,
        },
        ..Asked::default()
    };
    geocode_asked(gazetteer, query, &asked)
}

/// Returns the places that begin as a query does, best first: for completing what a person types.
#[must_use]
pub fn suggest(gazetteer: &Gazetteer, beginning: &str, asked: &Asked) -> Vec<NameMatch> {
    let is_wanted = |id: PlaceId| asked.only.has(&gazetteer.place(id));
    let only: Option<&dyn Fn(PlaceId) -> bool> = match asked.only.is_any() {
        true => None,
        false => Some(&is_wanted),
    };
    gazetteer.suggest_where(beginning, asked.limit, asked.view, only)
}

/// Returns the places that a query means, best first, of those that are asked for.
///
/// Names are looked up as they are, then respelled; where there is nothing, the last words are tried as a container
/// ("Hama Syria"), and at last a letter or two may be wrong.
#[must_use]
pub fn geocode_asked(gazetteer: &Gazetteer, query: &str, asked: &Asked) -> Vec<GeocodeMatch> {
    let mut parts: Vec<String> = query
        .split(SEPARATORS)
        .map(fold)
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        return Vec::new();
    }
    parts.extend(
        asked
            .containers
            .iter()
            .map(|name| fold(name))
            .filter(|name| !name.is_empty()),
    );
    let Some((name, containers)) = parts.split_first() else {
        return Vec::new();
    };
    let mut answer = Answer {
        gazetteer,
        asked,
        matches: HashMap::new(),
    };
    if !containers.is_empty() {
        // "Washington, D.C." is a name with a comma in it.
        let whole = parts.join(" ");
        for found in gazetteer.lookup_exact(&whole) {
            answer.add(found, WHOLE_QUERY);
        }
    }
    let holders: Vec<Vec<NameMatch>> = containers.iter().map(|c| holders(gazetteer, c)).collect();
    answer.add_name(name, &holders, Gazetteer::lookup);
    if holders.is_empty() && !answer.knows_exactly() {
        answer.add_with_last_words_as_container(name);
    }
    if answer.matches.is_empty() {
        answer.add_name(name, &holders, |gazetteer, name| {
            gazetteer.fuzzy(name, FUZZY_DISTANCE)
        });
    }
    answer.best(asked.limit)
}

/// Returns the container that a question names and nobody knows: "Narnia" of "Hama, Narnia".
#[must_use]
pub fn unknown_container<'q>(
    gazetteer: &Gazetteer,
    query: &'q str,
    asked: &'q Asked,
) -> Option<&'q str> {
    query
        .split(SEPARATORS)
        .skip(1)
        .chain(asked.containers.iter().map(String::as_str))
        .map(str::trim)
        .find(|name| {
            let folded = fold(name);
            // What is only spelled like a place holds nothing of the name.
            let is_known = |name: &str| gazetteer.lookup_exact(name).next().is_some();
            let without = without_feature_word(&folded);
            !folded.is_empty()
                && !is_known(&folded)
                && !without.is_some_and(|without| is_known(&without.name))
        })
}

/// Places that a container's name may mean: divisions, countries, regions, and towns for what lies inside them.
fn holders(gazetteer: &Gazetteer, container: &str) -> Vec<NameMatch> {
    let mut found = gazetteer.lookup(container);
    if let Some(without) = without_feature_word(container) {
        found.extend(gazetteer.lookup(&without.name));
    }
    found
}

struct Answer<'g> {
    gazetteer: &'g Gazetteer,
    asked: &'g Asked,
    matches: HashMap<PlaceId, GeocodeMatch>,
}

impl Answer<'_> {
    fn add(&mut self, found: NameMatch, bonus: f64) {
        let place = self.gazetteer.place(found.place);
        if !self.asked.only.has(&place) {
            return;
        }
        let near = self.asked.view;
        let near = near.map_or(0.0, |view| view.gain((place.lon, place.lat)));
        let score = found.score + self.gazetteer.prominence(found.place) + bonus + near;
        let entry = GeocodeMatch { found, score };
        self.matches
            .entry(found.place)
            .and_modify(|known| {
                if known.score < score {
                    *known = entry;
                }
            })
            .or_insert(entry);
    }

    /// Adds the places of a name that every container holds; with its feature word taken off as well.
    fn add_name(
        &mut self,
        name: &str,
        holders: &[Vec<NameMatch>],
        look_up: impl Fn(&Gazetteer, &str) -> Vec<NameMatch>,
    ) {
        let gazetteer = self.gazetteer;
        let held = |found: &NameMatch| {
            let place = gazetteer.place(found.place);
            holders
                .iter()
                .all(|any| any.iter().any(|h| holds(gazetteer, h.place, &place)))
        };
        for found in look_up(gazetteer, name).into_iter().filter(held) {
            self.add(found, 0.0);
        }
        if let Some(without) = without_feature_word(name) {
            for found in look_up(gazetteer, &without.name).into_iter().filter(held) {
                let feature = gazetteer.place(found.place).feature;
                if feature.starts_with(without.feature) {
                    self.add(found, RIGHT_FEATURE);
                }
            }
        }
    }

    fn knows_exactly(&self) -> bool {
        self.matches
            .values()
            .any(|m| m.found.quality < NameQuality::Variant)
    }

    fn add_with_last_words_as_container(&mut self, name: &str) {
        let words: Vec<&str> = name.split(' ').collect();
        for container_words in (1..words.len()).take(CONTAINER_WORDS) {
            let (first, last) = words.split_at(words.len() - container_words);
            let holders: Vec<NameMatch> = self
                .gazetteer
                .lookup_exact(&last.join(" "))
                .filter(|holder| {
                    let feature = self.gazetteer.place(holder.place).feature;
                    feature.starts_with("A.")
                })
                .collect();
            if !holders.is_empty() {
                self.add_name(&first.join(" "), &[holders], |gazetteer, name| {
                    gazetteer.lookup_exact(name).collect()
                });
            }
        }
    }

    fn best(self, limit: usize) -> Vec<GeocodeMatch> {
        let mut best: Vec<GeocodeMatch> = self.matches.into_values().collect();
        best.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then(a.found.place.cmp(&b.found.place))
        });
        best.truncate(limit);
        best
    }
}

fn holds(gazetteer: &Gazetteer, holder: PlaceId, place: &Place<'_>) -> bool {
    if holder == place.id {
        return false;
    }
    if place.admin1 == Some(holder) || place.admin2 == Some(holder) {
        return true;
    }
    let holder = gazetteer.place(holder);
    if holder.feature.starts_with("A.PCL") {
        return holder.country.is_some() && holder.country == place.country;
    }
    if holder.feature.starts_with("P.") {
        let here = (place.lon, place.lat);
        let distance_km = dateline_gazetteer::distance_km(here, (holder.lon, holder.lat));
        return distance_km <= IN_TOWN_RADII * holder.radius_km;
    }
    gazetteer.area_contains(holder.id, place.lon, place.lat) == Some(true)
}

#[cfg(test)]
mod tests {
    use super::{Asked, Bbox, Only, geocode, geocode_asked, suggest};
    use crate::gazetteer::{CountryCode, View, fixture};

    #[track_caller]
    fn check(query: &str, expected_id: &str) {
        let best = geocode(fixture(), query, 5, None);
        let best = best.first().map(|m| fixture().place(m.found.place));
        assert_eq!(best.map(|place| place.source_id), Some(expected_id));
    }

    #[test]
    fn the_best_known_place_of_a_name_comes_first() {
        check("Paris", "gn:2988507");
        check("Tripoli", "gn:2210247");
        check("Damascus", "gn:170654");
        check("حلب", "gn:170063");
    }

    #[test]
    fn a_container_behind_a_comma_chooses_among_places_of_a_name() {
        check("Tripoli, Lebanon", "gn:266826");
        check("Paris, Texas", "gn:4717560");
        check("Damascus, Maryland, United States", "gn:4352728");
        check("Sheikh Maqsoud, Aleppo", "dl:sheikh-maqsoud");
        check("Hama, Syria", "gn:170017");
    }

    #[test]
    fn a_container_may_stand_without_a_comma() {
        check("Tripoli Lebanon", "gn:266826");
        check("Damascus Oregon", "gn:5722088");
    }

    #[test]
    fn a_feature_word_on_either_side_chooses_the_kind_of_place() {
        check("Idlib province", "gn:169387");
        check("Governorate of Idlib", "gn:169387");
        check("the city of Idlib", "gn:169389");
        check("Aleppo countryside", "gn:170062");
        check("Hama province, Syria", "gn:170015");
    }

    #[test]
    fn a_country_leaves_only_its_places() {
        let found = geocode(fixture(), "Tripoli", 5, Some(CountryCode(*b"LB")));
        let ids: Vec<&str> = found
            .iter()
            .map(|m| fixture().place(m.found.place).source_id)
            .collect();
        assert_eq!(ids, ["gn:266826"]);
    }

    #[test]
    fn letters_may_be_wrong_where_nothing_else_is_found() {
        check("Damascjs", "gn:170654");
        assert!(geocode(fixture(), "Qwrtplkz", 5, None).is_empty());
        assert!(geocode(fixture(), " , ,", 5, None).is_empty());
    }

    #[track_caller]
    fn check_asked(query: &str, asked: Asked, expected_ids: &[&str]) {
        let asked = Asked { limit: 5, ..asked };
        let found = geocode_asked(fixture(), query, &asked);
        let ids: Vec<&str> = found
            .iter()
            .map(|m| fixture().place(m.found.place).source_id)
            .collect();
        assert_eq!(ids, expected_ids, "{query}");
    }

    #[test]
    fn containers_boxes_and_views_choose_among_places_of_a_name() {
        let containers = vec!["Texas".to_owned(), "United States".to_owned()];
        let asked = Asked {
            containers,
            ..Asked::default()
        };
        check_asked("Paris", asked, &["gn:4717560"]);
        let bbox = Bbox::read("35,34,36.5,35");
        let only = Only {
            bbox,
            ..Only::default()
        };
        let asked = Asked {
            only: only.clone(),
            ..Asked::default()
        };
        check_asked("Tripoli", asked.clone(), &["gn:266826"]);
        let found = suggest(fixture(), "Tri", &Asked { limit: 5, ..asked });
        assert!(found.iter().all(|m| only.has(&fixture().place(m.place))));
        let view = Some(View::new(35.8, 34.4).at_zoom(8.0));
        let asked = Asked {
            view,
            limit: 1,
            ..Asked::default()
        };
        let best = geocode_asked(fixture(), "Tripoli", &asked)[0].found.place;
        assert_eq!(fixture().place(best).source_id, "gn:266826");
    }

    #[test]
    fn a_box_is_read_or_refused() {
        let pacific = Bbox::read("170, -10, -170, 10").expect("a box");
        assert!(
            pacific.holds(179.0, 0.0) && pacific.holds(-179.0, 0.0) && !pacific.holds(0.0, 0.0)
        );
        for words in [
            "",
            "1,2,3",
            "0,10,1,5",
            "a,b,c,d",
            "NaN,0,1,1",
            "0,0,1,91",
            "0,0,181,1",
        ] {
            assert_eq!(Bbox::read(words), None, "{words}");
        }
    }
}
