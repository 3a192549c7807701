//! Strangers: little-known places in a country that nothing else in the report speaks of.
//!
//! The only Dongo that a gazetteer knows well lies in Italy; "KHARTOUM - Shelling killed two in Dongo" is of another one, which nobody
//! knows. A report speaks of a country by its name, its provinces and well-known places, the dateline and the outlet's home; a people
//! speaks of its country too, but an army may strike abroad. Small places near each other speak for each other. Where a report speaks
//! of no country, nobody is a stranger in it.

use std::collections::HashMap;

use dateline_gazetteer::{CountryCode, Gazetteer, NameQuality, WELL_KNOWN};

use super::scene::Scene;
use super::sense::{Contender, EARTH_RADIUS_KM, Kind, Sense};

/// How likely a place must be to speak for its country: from here on the answers are right more often than not.
const SURE: f64 = 0.45;
/// Beside a place this near, km, nobody is a stranger: of the same country, and over the border.
const COMPANY_KM: f64 = 200.0;
const NEIGHBOR_KM: f64 = 100.0;
/// A town of this importance is meant by its own name, not by another: those of about 200,000 inhabitants.
const KNOWN_BY_ITS_NAME: f64 = 0.5;
/// A name of so many letters that only one country has is hardly another place's by chance: "Uffenheim", not "Pali".
const LONG: usize = 9;
/// A name that only one country has is that of a town from this importance on: of about 50,000 inhabitants ("Eilat").
const KNOWN_BY_AN_ONLY_NAME: f64 = 0.4;
/// A name that a country told of has, too, is that of another's town from this importance on: the largest cities.
const KNOWN_EVERYWHERE: f64 = 0.65;
/// Where only peoples speak of countries, a place from this importance on may lie where their armies fight.
const KNOWN_TO_PEOPLES: f64 = 0.4;
/// An army fights this far beyond the circle that holds its country, km.
const BEYOND_BORDERS_KM: f64 = 400.0;

/// How a report speaks of its countries.
struct SpokenOf<'s> {
    /// Each country that places speak of, with the sense that does; `None` where several do.
    by_places: HashMap<CountryCode, Option<usize>>,
    /// The countries of the peoples.
    of_peoples: Vec<&'s Contender>,
}

impl<'s> SpokenOf<'s> {
    fn of(scene: &'s Scene) -> Self {
        let mut by_places: HashMap<CountryCode, Option<usize>> = HashMap::new();
        let mut of_peoples: Vec<&Contender> = Vec::new();
        for sense in &scene.senses {
            let Some(best) = best(sense).filter(|best| speaks(sense, best)) else {
                continue;
            };
            if sense.demonym {
                if of_peoples.iter().all(|other| other.place != best.place) {
                    of_peoples.push(best);
                }
            } else if let Some(country) = best.country {
                by_places
                    .entry(country)
                    .and_modify(|by| *by = None)
                    .or_insert(Some(sense.number));
            }
        }
        by_places.extend(scene.context.home.map(|home| (home, None)));
        Self {
            by_places,
            of_peoples,
        }
    }

    /// Tells whether those who hold the area that a contender lies in are told of: Israel's army in Gaza.
    fn holds(&self, contender: &Contender, gazetteer: &Gazetteer) -> bool {
        let dispute = gazetteer.dispute_of(contender.place);
        let mut holders = dispute
            .iter()
            .flat_map(|dispute| dispute.administered_by())
            .filter_map(|code| gazetteer.country_by_iso3(code));
        holders.any(|holder| {
            self.by_places.contains_key(&holder)
                || self
                    .of_peoples
                    .iter()
                    .any(|people| people.country == Some(holder))
        })
    }

    /// Tells whether nothing but the sense itself speaks of the country of a contender, while something does of others.
    fn is_silent_of(&self, sense: &Sense, contender: &Contender) -> bool {
        let Some(country) = contender.country else {
            return false;
        };
        let own = Some(sense.number);
        if self.by_places.get(&country).is_some_and(|&by| by != own)
            || self
                .of_peoples
                .iter()
                .any(|people| people.country == Some(country))
        {
            return false;
        }
        if self.by_places.values().any(|&by| by != own) {
            return true;
        }
        !self.of_peoples.is_empty()
            && contender.importance < KNOWN_TO_PEOPLES
            && self
                .of_peoples
                .iter()
                .all(|people| !is_within(contender, people, people.radius_km + BEYOND_BORDERS_KM))
    }
}

fn best(sense: &Sense) -> Option<&Contender> {
    let by_probability = |a: &&Contender, b: &&Contender| a.probability.total_cmp(&b.probability);
    // Of equals the first, which the gazetteer has as the likeliest.
    sense.contenders.iter().rev().max_by(by_probability)
}

fn speaks(sense: &Sense, best: &Contender) -> bool {
    let of_itself = matches!(best.kind, Kind::Country | Kind::Province) && !sense.bearing
        || is_known(sense, best);
    sense.demonym || sense.dateline || best.probability >= SURE && of_itself && is_named(best)
}

/// Tells whether a place is told of without its country; "West" and "North East" are parts of any.
fn is_known(sense: &Sense, contender: &Contender) -> bool {
    let by_its_name = contender.quality == NameQuality::Preferred
        && matches!(contender.kind, Kind::Settlement | Kind::Capital)
        && contender.importance >= KNOWN_BY_ITS_NAME;
    !sense.bearing && is_named(contender) && (by_its_name || contender.importance >= WELL_KNOWN)
}

/// Tells whether the text has a name of the place in full.
fn is_named(contender: &Contender) -> bool {
    let full = matches!(
        contender.quality,
        NameQuality::Preferred | NameQuality::Alternate
    );
    (full || contender.kind == Kind::Country) && !contender.partial
}

/// Tells whether all places that have the name of a sense lie in one country.
fn is_of_one_country(sense: &Sense) -> bool {
    let mut named = sense
        .contenders
        .iter()
        .filter(|contender| is_named(contender));
    let first = named.next().and_then(|contender| contender.country);
    first.is_some() && named.all(|contender| contender.country == first)
}

/// Marks the contenders whose country nothing else in the report speaks of, and of them those that are strangers in it.
pub(super) fn mark(scene: &mut Scene, gazetteer: &Gazetteer) {
    let spoken_of = SpokenOf::of(scene);
    let marks: Vec<Vec<(bool, bool)>> = scene
        .senses
        .iter()
        .map(|sense| {
            let company = company(scene, sense);
            let of_one_country = is_of_one_country(sense);
            let is_only = |contender: &Contender| {
                of_one_country
                    && is_named(contender)
                    && (sense.letters >= LONG || contender.importance >= KNOWN_BY_AN_ONLY_NAME)
            };
            let marks = |contender: &Contender| {
                let company_kept = || company.iter().any(|other| is_beside(contender, other));
                let alone = !sense.demonym
                    && contender.kind != Kind::Country
                    && spoken_of.is_silent_of(sense, contender)
                    && !company_kept()
                    && !spoken_of.holds(contender, gazetteer);
                // "Palma" in a report of Mozambique, which has one too.
                let has_rival = || {
                    let mut others = sense.contenders.iter();
                    others.any(|other| {
                        other.quality == NameQuality::Preferred
                            && is_named(other)
                            && !spoken_of.is_silent_of(sense, other)
                    })
                };
                let is_meant = contender.importance >= KNOWN_EVERYWHERE || !has_rival();
                let told_by_its_name = is_known(sense, contender) && is_meant || is_only(contender);
                (alone, alone && !told_by_its_name)
            };
            sense.contenders.iter().map(marks).collect()
        })
        .collect();
    for (sense, marks) in scene.senses.iter_mut().zip(marks) {
        for (contender, (alone, strange)) in sense.contenders.iter_mut().zip(marks) {
            contender.alone = alone;
            contender.strange = strange;
        }
    }
}

/// The places that the names around a sense, the dateline and the names most told of are likely to mean.
fn company<'s>(scene: &'s Scene, sense: &Sense) -> Vec<&'s Contender> {
    let around = scene.neighbors[sense.number].iter();
    let others = around.chain(&scene.dateline).chain(&scene.most_told_of);
    others
        .filter(|&&other| other != sense.number)
        .filter_map(|&other| best(&scene.senses[other]))
        .filter(|best| best.probability >= SURE && best.kind != Kind::Country)
        .collect()
}

fn is_beside(contender: &Contender, other: &Contender) -> bool {
    let reach = if contender.country == other.country {
        COMPANY_KM
    } else {
        NEIGHBOR_KM
    };
    contender.place != other.place && is_within(contender, other, reach)
}

fn is_within(contender: &Contender, other: &Contender, km: f64) -> bool {
    let reach = km / EARTH_RADIUS_KM;
    contender.chord2(other) < reach * reach
}
