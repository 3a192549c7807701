//! The places in order of importance, their records, containment and the countries.

use std::collections::HashMap;

use super::record::{COUNTRY_LEN, PLACE_LEN, country_field, place_field};
use super::table::{NameRow, PlaceRow, Rows};
use super::{BuildError, Parts};
use crate::area::encode_degrees;
use crate::fold::fold;
use crate::format::Part;
use crate::importance::{default_radius_km, importance};
use crate::name::NameKind;
use crate::point_tree::TreePoint;

/// The places with their names, numbered.
pub(super) struct Catalog<'t> {
    pub(super) entries: Vec<Entry<'t>>,
    numbers: HashMap<&'t str, u32>,
}

/// One place with all its names.
pub(super) struct Entry<'t> {
    pub(super) row: &'t PlaceRow<'t>,
    /// Distinct, the preferred one first.
    pub(super) names: Vec<(&'t str, &'t str, NameKind)>,
    pub(super) importance: f64,
    admin1: Option<&'t str>,
}

impl Catalog<'_> {
    pub(super) fn number(&self, id: &str) -> Option<u32> {
        self.numbers.get(id).copied()
    }
}

/// Joins places and names and numbers the places, most important first.
pub(super) fn catalog<'t>(rows: &'t Rows<'t>) -> Result<Catalog<'t>, BuildError> {
    let mut by_id: HashMap<&str, Vec<&NameRow<'_>>> = HashMap::with_capacity(rows.places.len());
    for place in &rows.places {
        if by_id.insert(place.id, Vec::new()).is_some() {
            return Err(BuildError::DuplicateId {
                id: place.id.to_owned(),
            });
        }
    }
    for name in &rows.names {
        if let Some(names) = by_id.get_mut(name.id) {
            names.push(name);
        }
    }
    let provinces = provinces_by_name(rows);
    let mut entries: Vec<Entry<'t>> = rows
        .places
        .iter()
        .map(|row| {
            let names = distinct_names(row, by_id.get(row.id).map_or(&[], Vec::as_slice));
            let admin1 = if row.admin1.is_empty() && !row.admin1_name.is_empty() {
                provinces
                    .get(&(row.country, fold(row.admin1_name)))
                    .copied()
            } else {
                Some(row.admin1)
            };
            Entry {
                importance: importance(row.feature, row.population, names.len(), row.id),
                names,
                admin1,
                row,
            }
        })
        .collect();
    entries.sort_by(|a, b| {
        b.importance
            .total_cmp(&a.importance)
            .then(a.row.id.cmp(b.row.id))
    });
    // Postings keep 28 bits for the number of a place.
    if entries.len() >= 1 << 28 {
        return Err(BuildError::TooMany { what: "places" });
    }
    let numbers = (0u32..)
        .zip(&entries)
        .map(|(number, entry)| (entry.row.id, number))
        .collect();
    Ok(Catalog { entries, numbers })
}

/// First-level divisions by country and folded name, for tables that name them.
fn provinces_by_name<'t>(rows: &'t Rows<'t>) -> HashMap<(&'t str, String), &'t str> {
    let provinces: HashMap<&str, &PlaceRow<'_>> = rows
        .places
        .iter()
        .filter(|place| place.feature == "A.ADM1")
        .map(|place| (place.id, place))
        .collect();
    let alternates = rows
        .names
        .iter()
        .filter_map(|name| Some((provinces.get(name.id)?, name.name)));
    let own = provinces.values().map(|place| (place, place.name));
    let mut by_name: Vec<((&str, String), &str)> = own
        .chain(alternates)
        .map(|(place, name)| ((place.country, fold(name)), place.id))
        .collect();
    by_name.sort();
    by_name.reverse();
    by_name.into_iter().collect()
}

fn distinct_names<'t>(
    row: &'t PlaceRow<'t>,
    others: &[&'t NameRow<'t>],
) -> Vec<(&'t str, &'t str, NameKind)> {
    let mut names = vec![(row.name, "", NameKind::Preferred)];
    for other in others {
        let known = names.iter_mut().find(|(name, _, _)| *name == other.name);
        match known {
            Some((_, language, kind)) => {
                *kind = (*kind).min(other.kind);
                if language.is_empty() {
                    *language = other.language;
                }
            }
            None => names.push((other.name, other.language, other.kind)),
        }
    }
    names
}

/// Writes place records, the order of source ids, features and containment.
pub(super) fn write(catalog: &Catalog<'_>, parts: &mut Parts) -> Result<(), BuildError> {
    let mut features: Vec<&str> = catalog.entries.iter().map(|e| e.row.feature).collect();
    features.sort_unstable();
    features.dedup();
    if features.len() > usize::from(u16::MAX) {
        return Err(BuildError::TooMany { what: "features" });
    }
    for feature in &features {
        let at = parts.string(feature);
        parts
            .part(Part::Features)
            .extend_from_slice(&at.to_le_bytes());
    }
    let name_blocks = std::mem::take(parts.part(Part::Places));
    for (entry, block) in catalog.entries.iter().zip(name_blocks.chunks_exact(4)) {
        let row = entry.row;
        let mut record = [0u8; PLACE_LEN];
        let mut put = |at: usize, bytes: &[u8]| record[at..at + bytes.len()].copy_from_slice(bytes);
        let number = |id: &str| catalog.number(id).map_or(0, |number| number + 1);
        let radius = row
            .radius_km
            .unwrap_or_else(|| default_radius_km(row.feature, row.population) as f32);
        let feature = features.binary_search(&row.feature).unwrap_or(0) as u16;
        put(place_field::POPULATION, &row.population.to_le_bytes());
        put(place_field::NAME, &parts.string(row.name).to_le_bytes());
        put(place_field::SOURCE_ID, &parts.string(row.id).to_le_bytes());
        put(place_field::NAMES, block);
        put(place_field::LON, &encode_degrees(row.lon).to_le_bytes());
        put(place_field::LAT, &encode_degrees(row.lat).to_le_bytes());
        put(
            place_field::ADMIN1,
            &number(entry.admin1.unwrap_or("")).to_le_bytes(),
        );
        put(place_field::ADMIN2, &number(row.admin2).to_le_bytes());
        put(place_field::RADIUS, &radius.to_le_bytes());
        let importance = (entry.importance * f64::from(u16::MAX)).round() as u16;
        put(place_field::IMPORTANCE, &importance.to_le_bytes());
        put(place_field::FEATURE, &feature.to_le_bytes());
        if let [a, b] = row.country.as_bytes() {
            put(place_field::COUNTRY, &[*a, *b]);
        }
        parts.part(Part::Places).extend_from_slice(&record);
    }
    let mut order: Vec<u32> = (0..catalog.entries.len() as u32).collect();
    order.sort_unstable_by_key(|&number| catalog.entries[number as usize].row.id);
    for number in order {
        parts
            .part(Part::SourceOrder)
            .extend_from_slice(&number.to_le_bytes());
    }
    Ok(())
}

/// Places that are a point or little more; divisions, countries, regions and seas lie where their label does.
pub(super) fn tree_points(catalog: &Catalog<'_>) -> Vec<TreePoint> {
    (0u32..)
        .zip(&catalog.entries)
        .filter(|(_, entry)| {
            let feature = entry.row.feature;
            !feature.starts_with("A.")
                && !matches!(
                    feature,
                    "L.CONT" | "L.RGN" | "L.RGNE" | "L.AREA" | "H.OCN" | "H.SEA" | "H.GULF"
                )
        })
        .map(|(place, entry)| TreePoint {
            place,
            lon: entry.row.lon,
            lat: entry.row.lat,
            settlement: entry.row.feature.starts_with("P.")
                && !matches!(entry.row.feature, "P.PPLH" | "P.PPLQ" | "P.PPLW"),
        })
        .collect()
}

/// Writes the countries, and with them the containment of every place.
pub(super) fn write_countries(rows: &Rows<'_>, catalog: &Catalog<'_>, parts: &mut Parts) {
    let mut countries: Vec<_> = rows.countries.iter().collect();
    countries.sort_by_key(|country| country.iso2);
    countries.dedup_by_key(|country| country.iso2);
    let number = |id: &str| catalog.number(id).map_or(0, |number| number + 1);
    let mut places: HashMap<&[u8], u32> = HashMap::new();
    for country in countries {
        let mut record = [0u8; COUNTRY_LEN];
        let mut put = |at: usize, bytes: &[u8]| record[at..at + bytes.len()].copy_from_slice(bytes);
        put(0, &country.iso2);
        put(country_field::ISO3, &country.iso3);
        put(country_field::PLACE, &number(country.id).to_le_bytes());
        put(
            country_field::CAPITAL,
            &number(country.capital_id).to_le_bytes(),
        );
        parts.part(Part::Countries).extend_from_slice(&record);
        if let Some(place) = catalog.number(country.id) {
            places.insert(&country.iso2, place);
        }
    }
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (child, entry) in (0u32..).zip(&catalog.entries) {
        let by_id = |id: &str| catalog.number(id).filter(|&parent| parent != child);
        let country = || {
            places
                .get(entry.row.country.as_bytes())
                .copied()
                .filter(|&parent| parent != child)
        };
        let parent = by_id(entry.row.admin2)
            .or_else(|| by_id(entry.admin1.unwrap_or("")))
            .or_else(country);
        if let Some(parent) = parent {
            pairs.push((parent, child));
        }
    }
    pairs.sort_unstable();
    for (parent, child) in pairs {
        let children = parts.part(Part::Children);
        children.extend_from_slice(&parent.to_le_bytes());
        children.extend_from_slice(&child.to_le_bytes());
    }
}
