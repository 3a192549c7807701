//! Place records, the order of ids, features, languages, countries and containment.

use std::collections::HashMap;
use std::io::Write;

use super::catalog::Places;
use super::record::{COUNTRY_LEN, PLACE_LEN, country_field, place_field};
use super::{BuildError, NewCountry, Parts};
use crate::format::Part;

/// The features in order of their text, and the place in that order of each.
pub(super) struct Features<'p> {
    sorted: Vec<&'p str>,
    place_of: Vec<u16>,
}

pub(super) fn features_in_order(places: &Places) -> Features<'_> {
    let mut sorted: Vec<&str> = places.features().iter().map(String::as_str).collect();
    sorted.sort_unstable();
    let place_of = places
        .features()
        .iter()
        .map(|feature| sorted.binary_search(&feature.as_str()).unwrap_or(0) as u16)
        .collect();
    Features { sorted, place_of }
}

/// Writes the record of the place at a rank; its names begin at `names`.
pub(super) fn write_record(
    rank: u32,
    places: &Places,
    features: &Features<'_>,
    names: u32,
    parts: &mut Parts,
) -> Result<(), BuildError> {
    let place = places.at_rank(rank);
    let mut record = [0u8; PLACE_LEN];
    let mut put = |at: usize, bytes: &[u8]| record[at..at + bytes.len()].copy_from_slice(bytes);
    // Numbers of places plus one become ranks plus one.
    let ranked = |number: u32| number.checked_sub(1).map_or(0, |n| places.rank(n) + 1);
    let importance = (places.importance_at_rank(rank) * f64::from(u16::MAX)).round() as u16;
    let feature = features.place_of[usize::from(place.feature)];
    put(place_field::POPULATION, &place.population.to_le_bytes());
    put(
        place_field::SOURCE_ID,
        &parts.string(&places.id_text(place))?.to_le_bytes(),
    );
    put(place_field::NAMES, &names.to_le_bytes());
    put(place_field::LON, &place.lon.to_le_bytes());
    put(place_field::LAT, &place.lat.to_le_bytes());
    put(place_field::ADMIN1, &ranked(place.admin1).to_le_bytes());
    put(place_field::ADMIN2, &ranked(place.admin2).to_le_bytes());
    put(place_field::RADIUS, &places.radius_km(place).to_le_bytes());
    put(place_field::IMPORTANCE, &importance.to_le_bytes());
    put(place_field::FEATURE, &feature.to_le_bytes());
    put(place_field::COUNTRY, &place.country);
    parts.part(Part::Places).write_all(&record)?;
    Ok(())
}

/// Writes the order of ids, the features and the languages.
pub(super) fn write_lists(
    places: &Places,
    languages: &[String],
    parts: &mut Parts,
) -> Result<(), BuildError> {
    for rank in places.by_id() {
        parts
            .part(Part::SourceOrder)
            .write_all(&rank.to_le_bytes())?;
    }
    for feature in features_in_order(places).sorted {
        let at = parts.string(feature)?;
        parts.part(Part::Features).write_all(&at.to_le_bytes())?;
    }
    for language in languages {
        let at = parts.string(language)?;
        parts.part(Part::Languages).write_all(&at.to_le_bytes())?;
    }
    Ok(())
}

/// Writes the countries, and with them the containment of every place.
pub(super) fn write_countries(
    countries: &[NewCountry],
    places: &Places,
    parts: &mut Parts,
) -> Result<(), BuildError> {
    let mut countries: Vec<_> = countries.iter().collect();
    countries.sort_by_key(|country| country.iso2);
    countries.dedup_by_key(|country| country.iso2);
    let number = |id: &str| places.rank_of(id).map_or(0, |rank| rank + 1);
    let mut country_places: HashMap<[u8; 2], u32> = HashMap::new();
    for country in countries {
        let mut record = [0u8; COUNTRY_LEN];
        let mut put = |at: usize, bytes: &[u8]| record[at..at + bytes.len()].copy_from_slice(bytes);
        put(0, &country.iso2);
        put(country_field::ISO3, &country.iso3);
        put(country_field::PLACE, &number(&country.id).to_le_bytes());
        put(
            country_field::CAPITAL,
            &number(&country.capital_id).to_le_bytes(),
        );
        parts.part(Part::Countries).write_all(&record)?;
        if let Some(rank) = places.rank_of(&country.id) {
            country_places.insert(country.iso2, rank);
        }
    }
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (child, place) in (0u32..).zip(places.ranked()) {
        let by_number = |number: u32| {
            let rank = places.rank(number.checked_sub(1)?);
            Some(rank).filter(|&parent| parent != child)
        };
        let country = || {
            let rank = country_places.get(&place.country).copied();
            rank.filter(|&parent| parent != child)
        };
        let parent = by_number(place.admin2)
            .or_else(|| by_number(place.admin1))
            .or_else(country);
        pairs.extend(parent.map(|parent| (parent, child)));
    }
    pairs.sort_unstable();
    for (parent, child) in pairs {
        let children = parts.part(Part::Children);
        children.write_all(&parent.to_le_bytes())?;
        children.write_all(&child.to_le_bytes())?;
    }
    Ok(())
}
