//! On which side of a border a name is told of: Rafah is a town in Gaza and one in Egypt, Moyale one in Kenya and one in Ethiopia.
//!
//! Namesakes so near to each other have the same company, and the country that a report names most is often only the one that mediates.
//! What tells is who is there: a people or its soldiers in the same sentence, that of whoever holds the area too, and towns and provinces of
//! either side. Capitals and governments speak of what happens across the border as well.

use dateline_gazetteer::{CountryCode, Gazetteer, NameQuality};

use crate::referent::scene::Scene;
use crate::referent::sense::{Contender, EARTH_RADIUS_KM, Kind, Sense};

/// Namesakes of two countries are this near to each other at most, km.
const ACROSS_KM: f64 = 100.0;
/// How many contenders of a name are looked at, the likeliest first.
const LOOKED_AT: usize = 12;

/// What speaks for a side of a border, in the sentence of the name and elsewhere in the report: a people, a town or division, the country
/// by its name, its capital. Set by hand on made-up reports of six such pairs: the corpora that weights are learned on have too few.
const PEOPLE: [f64; 2] = [1.5, 0.5];
const PART: [f64; 2] = [1.5, 0.75];
const COUNTRY: [f64; 2] = [1.0, 0.25];
const CAPITAL: [f64; 2] = [0.25, 0.25];
/// A report written in a town of one side is mostly of that side.
const DATELINE: f64 = 1.5;

/// A contender of a name that has a namesake over the border.
#[derive(Clone, Debug)]
pub(in crate::referent) struct Twin {
    contender: usize,
    /// Its namesakes of other countries.
    others: Vec<usize>,
    /// Its country, and whose armies hold the area.
    powers: Vec<CountryCode>,
}

/// Finds the namesakes over a border among the contenders of each sense.
pub(in crate::referent) fn twins(senses: &[Sense], gazetteer: &Gazetteer) -> Vec<Vec<Twin>> {
    senses.iter().map(|sense| of(sense, gazetteer)).collect()
}

fn of(sense: &Sense, gazetteer: &Gazetteer) -> Vec<Twin> {
    let reach2 = (ACROSS_KM / EARTH_RADIUS_KM).powi(2);
    let looked_at = &sense.contenders[..sense.contenders.len().min(LOOKED_AT)];
    let named = |contender: &Contender| {
        contender.quality == NameQuality::Preferred
            && !contender.partial
            && matches!(
                contender.kind,
                Kind::Settlement | Kind::District | Kind::Province
            )
    };
    // A capital is no namesake of a village beside it, and a town none of the division that another country has there.
    let is_town = |number: usize| looked_at[number].kind == Kind::Settlement;
    let mut twins = Vec::new();
    for (number, contender) in looked_at.iter().enumerate() {
        let Some(country) = contender
            .country
            .filter(|_| named(contender) && !sense.demonym)
        else {
            continue;
        };
        let over_the_border = |&other: &usize| {
            let other = &looked_at[other];
            named(other)
                && other.country.is_some_and(|of| of != country)
                && contender.chord2(other) < reach2
        };
        let others: Vec<usize> = (0..looked_at.len()).filter(over_the_border).collect();

        if !others.iter().any(|&other| is_town(other)) {
            continue;
        }
        let mut powers = vec![country];
        if let Some(dispute) = gazetteer.dispute_of(contender.place) {
            powers.extend(
                dispute
                    .administered_by()
                    .filter_map(|code| gazetteer.country_by_iso3(code)),
            );
        }
        twins.push(Twin {
            contender: number,
            others,
            powers,
        });
    }
    twins
}

/// How much more speaks for a namesake over the border, 0–1.
pub(super) fn told_beyond(scene: &Scene, sense: &Sense, i: usize) -> f64 {
    let twins = &scene.twins[sense.number];
    let Some(own) = twins.iter().find(|twin| twin.contender == i) else {
        return 0.0;
    };
    let best = twins
        .iter()
        .filter(|twin| own.others.contains(&twin.contender))
        .map(|twin| told_of(scene, sense, twin))
        .fold(0.0, f64::max);
    (best - told_of(scene, sense, own)).clamp(0.0, 1.0)
}

/// How much speaks for one side.
fn told_of(scene: &Scene, sense: &Sense, twin: &Twin) -> f64 {
    let country = sense.contenders[twin.contender].country;
    let mut around: Vec<usize> = scene.neighbors[sense.number].clone();
    around.extend(scene.dateline);
    around.extend(&scene.most_told_of);
    around.sort_unstable();
    around.dedup();
    let others = around.into_iter().filter(|&other| other != sense.number);
    others
        .map(|other| {
            let other = &scene.senses[other];
            let apart = usize::from(!other.is_beside(sense));
            // The province of a capital says no more than the capital.
            let of_capital = other
                .contenders
                .iter()
                .any(|contender| contender.kind == Kind::Capital);
            let weight = |contender: &Contender| match contender.kind {
                _ if other.demonym => PEOPLE[apart],
                Kind::Country => COUNTRY[apart],
                _ if of_capital && other.dateline => 0.0,
                _ if of_capital => CAPITAL[apart],
                _ if other.dateline => DATELINE,
                _ => PART[apart],
            };
            let speaks = |contender: &&Contender| match contender.country {
                Some(of) if other.demonym || contender.kind == Kind::Country => {
                    twin.powers.contains(&of)
                }
                of => of == country,
            };
            let speaking = other.contenders.iter().filter(speaks);
            speaking
                .map(|contender| contender.probability * weight(contender))
                .sum::<f64>()
        })
        .sum()
}
