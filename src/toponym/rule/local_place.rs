//! Places of the country that the report is about: "shelled Hays" in Yemen, "took Sake" beside Goma, "Maaret al-Numan" near Idlib.
//!
//! What could be an ordinary word, a surname or a spelling that no gazetteer has is a place where the report's other places lie around
//! one of that name. The spelling is looked up only here, for names that nothing else explains.

use std::collections::HashMap;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use dateline_gazetteer::{CountryCode, Gazetteer, NameQuality, PlaceId, distance_km};

use super::known_place;
use crate::text::Casing;
use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;
use crate::toponym::known::NEVER_ALONE;
use crate::toponym::lexicon::WordClasses;

/// Verbs of war that take a place, a position or a person.
static TAKING_VERBS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../lexicon/taking_verbs.txt")
        .lines()
        .collect()
});

/// The most units of a name.
const LONGEST: usize = 5;
/// A place belongs to a report that names one so near, km, or the division that it lies in.
const NEAR_KM: f64 = 150.0;
/// The most places around that a name is compared with.
const MOST_AROUND: usize = 48;
/// The most places of one name that are compared.
const MOST_NAMESAKES: usize = 12;
/// The share of a report's names that lie in a country that it is about.
const ABOUT: f64 = 0.25;
/// How alike spellings must be: near the report's other places, and where only the words before the name speak for it.
const ALIKE_NEARBY: f64 = 0.80;
const ALIKE_ANYWHERE: f64 = 0.92;
/// Shorter words are other words as often as other spellings.
const SHORTEST_RESPELLED: usize = 5;

/// Words of other classes are no places by their neighborhood alone.
const DOUBTFUL: WordClasses = WordClasses::COMMON
    .or(WordClasses::FIRST_NAME)
    .or(WordClasses::SURNAME);
/// Words that no spelling of a name is looked up for.
const NOT_RESPELLED: WordClasses = DOUBTFUL
    .or(NEVER_ALONE)
    .or(WordClasses::MONTH)
    .or(WordClasses::WEEKDAY);

pub(super) fn apply(draft: &mut Draft<'_>) {
    let mut scene: Option<Surroundings> = None;
    let mut respelled: HashMap<String, Vec<(PlaceId, f64)>> = HashMap::new();
    let mut taken: HashSet<String> = HashSet::new();
    let mut unit = 0;
    while unit < draft.len() {
        let Some(units) = whole_name(draft, unit) else {
            unit += 1;
            continue;
        };
        unit = units.end;
        if !is_open(draft, &units) {
            continue;
        }
        let name = draft.folded(&units);
        let scene = scene.get_or_insert_with(|| Surroundings::of(draft));
        let clue = taken.contains(&name) || has_clue(draft, &units);
        if is_local(draft, &units, &name, clue, scene, &mut respelled) {
            draft.remove_other(&units);
            draft.add(units, ToponymRole::Literal, "local place");
            taken.insert(name);
        }
    }
}

/// The run of capitalized words that begins at a unit, articles of names included ("Maaret al-Numan").
fn whole_name(draft: &Draft<'_>, start: usize) -> Option<Range<usize>> {
    if draft.casing(start) != Casing::Mixed || !begins(draft, start) {
        return None;
    }
    let length = (0..=LONGEST)
        .take_while(|&i| {
            draft.near(start, i.cast_signed()).is_some_and(|unit| {
                (i == 0 || begins(draft, unit)) && draft.toponym_at(unit).is_none()
            })
        })
        .count();
    (1..=LONGEST)
        .contains(&length)
        .then_some(start..start + length)
}

fn begins(draft: &Draft<'_>, unit: usize) -> bool {
    let article = || {
        draft.word(unit).len() <= 3
            && draft
                .unit(unit + 1)
                .is_some_and(|next| next.glued && next.capital)
    };
    draft.is_capital(unit) || article()
}

/// Tells whether nothing speaks against a name's being a place: no rule has it, it stands alone, it is no title, day or acronym.
fn is_open(draft: &Draft<'_>, units: &Range<usize>) -> bool {
    const CLOSED: WordClasses = NEVER_ALONE.or(WordClasses::MONTH).or(WordClasses::WEEKDAY);
    let lone = units.len() == 1;
    let word = draft.word(units.start);
    let title = |unit: usize| draft.classes(unit).has(WordClasses::TITLE);
    draft.is_free(units)
        && !(lone && draft.classes(units.start).has(CLOSED))
        && word.chars().any(char::is_lowercase)
        && word.len() > 2
        && !draft.beside_unclaimed_name(units.clone())
        && !draft.near(units.start, -1).is_some_and(title)
        && !draft
            .near(units.end - 1, 1)
            .is_some_and(|next| draft.classes(next).has(WordClasses::SPEECH))
        && draft.demonym(units.start).is_none()
        && draft.is_whole_other(units)
}

/// Tells whether the words before the name lead to a place.
fn has_clue(draft: &Draft<'_>, units: &Range<usize>) -> bool {
    let before = draft.word_near(units.start, -1);
    known_place::is_preposition(before)
        || TAKING_VERBS.contains(before)
        || known_place::is_beyond(draft, units.start)
}

fn is_local(
    draft: &Draft<'_>,
    units: &Range<usize>,
    name: &str,
    clue: bool,
    scene: &Surroundings,
    respelled: &mut HashMap<String, Vec<(PlaceId, f64)>>,
) -> bool {
    let lone = units.len() == 1;
    let opens = draft.opens_sentence(units.start);
    let ordinary = lone && draft.classes(units.start).has(DOUBTFUL);
    if ordinary && (opens || !clue) {
        return false;
    }
    let gazetteer = draft.gazetteer;
    let mut known = draft.places(units).take(MOST_NAMESAKES).peekable();
    if known.peek().is_some() {
        return known.any(|place| scene.holds(gazetteer, place));
    }
    let words = units.clone().map(|unit| draft.word(unit));
    let long = words.map(str::len).max().unwrap_or(0) >= SHORTEST_RESPELLED;
    let plain = units.clone().any(|unit| {
        let opener = unit == units.start && !lone && draft.classes(unit) == WordClasses::CONNECTOR;
        draft.is_capital(unit) && !opener && draft.classes(unit).has(NOT_RESPELLED)
    });
    if !long || plain {
        return false;
    }
    let found = respelled
        .entry(name.to_owned())
        .or_insert_with(|| spellings(gazetteer, draft.span(units).of(draft.text.raw)));
    found.iter().any(|&(place, alike)| {
        alike >= ALIKE_NEARBY && scene.holds(gazetteer, place)
            || alike >= ALIKE_ANYWHERE && clue && !draft.is_other(units)
    })
}

/// The settlements and divisions that a name may be another spelling of, with how alike they are.
fn spellings(gazetteer: &Gazetteer, name: &str) -> Vec<(PlaceId, f64)> {
    let found = gazetteer.lookup_respelled(name).into_iter();
    let settled = found.filter(|found| {
        let feature = gazetteer.place(found.place).feature;
        feature.starts_with("P.") || feature.starts_with("A.ADM")
    });
    settled
        .map(|found| (found.place, found.score / NameQuality::Variant.score()))
        .take(MOST_NAMESAKES)
        .collect()
}

/// What the names found so far say of where the report plays.
struct Surroundings {
    countries: HashSet<CountryCode>,
    divisions: HashSet<PlaceId>,
    points: Vec<(f64, f64)>,
}

impl Surroundings {
    fn of(draft: &Draft<'_>) -> Self {
        let gazetteer = draft.gazetteer;
        let mut counts: HashMap<CountryCode, f64> = HashMap::new();
        let mut divisions = HashSet::new();
        let mut places = Vec::new();
        let mut seen = HashSet::new();
        for found in &draft.found {
            if found.role == ToponymRole::Dateline {
                continue;
            }
            let place = match found.role {
                ToponymRole::Demonym => draft.demonym(found.units.start),
                _ => draft.known_exactly(&found.units),
            };
            let Some(place) = place.filter(|place| seen.insert(*place)) else {
                continue;
            };
            let place = gazetteer.place(place);
            let Some(country) = place.country else {
                continue;
            };
            *counts.entry(country).or_default() += 1.0;
            match place.feature {
                "A.ADM1" | "A.ADM2" => {
                    divisions.insert(place.id);
                }
                feature if feature.starts_with("P.") => {
                    places.push((country, (place.lon, place.lat)))
                }
                _ => {}
            }
        }
        let total: f64 = counts.values().sum();
        let countries: HashSet<CountryCode> = counts
            .into_iter()
            .filter(|(_, count)| *count >= ABOUT * total)
            .map(|(country, _)| country)
            .collect();
        let points = places
            .into_iter()
            .filter(|(country, _)| countries.contains(country))
            .map(|(_, point)| point)
            .take(MOST_AROUND)
            .collect();
        Self {
            countries,
            divisions,
            points,
        }
    }

    /// Tells whether a place lies where the report plays.
    fn holds(&self, gazetteer: &Gazetteer, place: PlaceId) -> bool {
        let place = gazetteer.place(place);
        let about = place
            .country
            .is_some_and(|country| self.countries.contains(&country));
        let division = [place.admin1, place.admin2]
            .into_iter()
            .flatten()
            .any(|division| division != place.id && self.divisions.contains(&division));
        about
            && (division
                || self
                    .points
                    .iter()
                    .any(|&point| distance_km(point, (place.lon, place.lat)) <= NEAR_KM))
    }
}
