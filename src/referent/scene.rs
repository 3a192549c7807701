//! What all names of a report say together, round by round: how much of it lies in which country and province.

use std::collections::HashMap;

use dateline_gazetteer::{CountryCode, Gazetteer, PlaceId};

use super::context::Context;
use super::evidence::border::{Twin, twins};
use super::sense::{Contender, Kind, Sense};

/// The senses of a report and what they add up to at the present probabilities.
pub(super) struct Scene {
    pub(super) senses: Vec<Sense>,
    pub(super) context: Context,
    /// For each sense, the senses whose toponyms stand nearest in the text.
    pub(super) neighbors: Vec<Vec<usize>>,
    /// For each sense and contender: how near some sense of the names around it is.
    pub(super) coherence: Vec<Vec<f64>>,
    /// For each sense, its contenders that have a namesake over a border.
    pub(super) twins: Vec<Vec<Twin>>,
    /// Sum of the probabilities of contenders by country; once for those that are the country itself.
    by_country: HashMap<CountryCode, f64>,
    named_country: HashMap<CountryCode, f64>,
    /// The same by first-level division.
    by_province: HashMap<PlaceId, f64>,
    named_province: HashMap<PlaceId, f64>,
    total: f64,
    /// The dateline's sense.
    pub(super) dateline: Option<usize>,
    /// The senses with the most toponyms, first the most told of.
    pub(super) most_told_of: Vec<usize>,
}

/// How many other names a name is compared with.
const NEIGHBORS: usize = 10;

impl Scene {
    pub(super) fn new(
        senses: Vec<Sense>,
        of_toponym: &[usize],
        context: Context,
        gazetteer: &Gazetteer,
    ) -> Self {
        let neighbors = neighbors(&senses, of_toponym);
        let mut scene = Self {
            coherence: coherence(&senses, &neighbors),
            neighbors,
            twins: twins(&senses, gazetteer),
            dateline: senses.iter().position(|sense| sense.dateline),
            most_told_of: most_told_of(&senses),
            senses,
            context,
            by_country: HashMap::new(),
            named_country: HashMap::new(),
            by_province: HashMap::new(),
            named_province: HashMap::new(),
            total: 0.0,
        };
        scene.sum_up();
        scene
    }

    /// Adds up the probabilities anew.
    pub(super) fn sum_up(&mut self) {
        self.by_country.clear();
        self.by_province.clear();
        self.named_country.clear();
        self.named_province.clear();
        self.total = 0.0;
        for sense in &self.senses {
            let weight = weight(sense);
            self.total += weight;
            for contender in &sense.contenders {
                let share = weight * contender.probability;
                if let Some(country) = contender.country {
                    *self.by_country.entry(country).or_default() += share;
                    if contender.kind == Kind::Country {
                        *self.named_country.entry(country).or_default() += share;
                    }
                }
                if contender.kind == Kind::Province {
                    *self.named_province.entry(contender.place).or_default() += share;
                    *self.by_province.entry(contender.place).or_default() += share;
                } else if let Some(province) = contender.admin1 {
                    *self.by_province.entry(province).or_default() += share;
                }
            }
        }
    }

    /// Returns the share of the other names that lie in the country of an contender, 0–1.
    pub(super) fn country_share(&self, sense: &Sense, contender: usize) -> f64 {
        let Some(country) = sense.contenders[contender].country else {
            return 0.0;
        };
        let own = own(sense, |o| o.country == Some(country));
        self.share(self.by_country.get(&country), own, sense)
    }

    /// Returns the share of the other names that lie in the province of an contender, 0–1.
    pub(super) fn province_share(&self, sense: &Sense, contender: usize) -> f64 {
        let Some(province) = province(sense, contender) else {
            return 0.0;
        };
        let own = own(sense, |o| o.admin1 == Some(province) || o.place == province);
        self.share(self.by_province.get(&province), own, sense)
    }

    /// Returns how surely another name is the country of an contender itself, 0–1.
    pub(super) fn country_named(&self, sense: &Sense, contender: usize) -> f64 {
        let Some(country) = sense.contenders[contender].country else {
            return 0.0;
        };
        let own = own(sense, |o| {
            o.country == Some(country) && o.kind == Kind::Country
        });
        let sum = self.named_country.get(&country).copied().unwrap_or(0.0) - own;
        sum.clamp(0.0, 1.0)
    }

    /// Returns how surely another name is the province of an contender itself, 0–1.
    pub(super) fn province_named(&self, sense: &Sense, contender: usize) -> f64 {
        let Some(province) = province(sense, contender) else {
            return 0.0;
        };
        let own = own(sense, |o| o.place == province);
        let sum = self.named_province.get(&province).copied().unwrap_or(0.0) - own;
        sum.clamp(0.0, 1.0)
    }

    /// Returns the share of the other names that lie in an contender that is a country or a province, 0–1.
    pub(super) fn held_share(&self, sense: &Sense, contender: usize) -> f64 {
        match sense.contenders[contender].kind {
            Kind::Country => self.country_share(sense, contender),
            Kind::Province => self.province_share(sense, contender),
            _ => 0.0,
        }
    }

    fn share(&self, sum: Option<&f64>, own: f64, sense: &Sense) -> f64 {
        let others = self.total - weight(sense);
        if others <= 0.0 {
            return 0.0;
        }
        ((sum.copied().unwrap_or(0.0) - own) / others).clamp(0.0, 1.0)
    }
}

/// How many of the names that a report tells most of are kept.
const MOST_TOLD_OF: usize = 8;

fn most_told_of(senses: &[Sense]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..senses.len()).collect();
    order.sort_by_key(|&number| std::cmp::Reverse(senses[number].toponyms.len()));
    order.truncate(MOST_TOLD_OF);
    order
}

/// A name that comes again and again counts more, but not without end.
fn weight(sense: &Sense) -> f64 {
    (1.0 + sense.toponyms.len() as f64).ln()
}

fn own(sense: &Sense, counts: impl Fn(&Contender) -> bool) -> f64 {
    let sum: f64 = sense
        .contenders
        .iter()
        .filter(|contender| counts(contender))
        .map(|contender| contender.probability)
        .sum();
    sum * weight(sense)
}

fn province(sense: &Sense, contender: usize) -> Option<PlaceId> {
    let contender = &sense.contenders[contender];
    match contender.kind {
        Kind::Country => None,
        Kind::Province => Some(contender.place),
        _ => contender.admin1,
    }
}

/// The senses of the toponyms that stand nearest to those of each sense.
fn neighbors(senses: &[Sense], of_toponym: &[usize]) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::with_capacity(senses.len());
    for (number, sense) in senses.iter().enumerate() {
        let mut near: Vec<usize> = Vec::new();
        // Rings around the first few toponyms of the sense.
        for distance in 1..=NEIGHBORS {
            for &toponym in sense.toponyms.iter().take(4) {
                for other in [toponym.checked_sub(distance), toponym.checked_add(distance)] {
                    let Some(&other) = other.and_then(|other| of_toponym.get(other)) else {
                        continue;
                    };
                    if other != number && !near.contains(&other) && near.len() < NEIGHBORS {
                        near.push(other);
                    }
                }
            }
        }
        found.push(near);
    }
    found
}

/// Distance at which two places are half as near as can be, km.
const COHERENT_KM: f64 = 25.0;
/// How many names, and how many of their contenders, are looked at.
const COHERENT_NAMES: usize = 6;
const COHERENT_CONTENDERS: usize = 12;

/// The mean, over the names around a sense, of the nearness of their nearest contender.
fn coherence(senses: &[Sense], neighbors: &[Vec<usize>]) -> Vec<Vec<f64>> {
    let scale2 = (COHERENT_KM / 6371.0).powi(2);
    let nearest = |this: &Contender, other: usize| {
        senses[other]
            .contenders
            .iter()
            .take(COHERENT_CONTENDERS)
            .filter(|c| c.kind != Kind::Country && c.place != this.place)
            .map(|c| 1.0 / (1.0 + this.chord2(c) / scale2))
            .fold(0.0, f64::max)
    };
    senses
        .iter()
        .zip(neighbors)
        .map(|(sense, around)| {
            let around = &around[..around.len().min(COHERENT_NAMES)];
            let value = |this: &Contender| {
                if this.kind == Kind::Country || around.is_empty() {
                    return 0.0;
                }
                around
                    .iter()
                    .map(|&other| nearest(this, other))
                    .sum::<f64>()
                    / around.len() as f64
            };
            sense.contenders.iter().map(value).collect()
        })
        .collect()
}
