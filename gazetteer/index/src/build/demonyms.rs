//! The automaton of words for peoples and states.

use std::collections::HashMap;

use super::catalog::Places;
use super::{BuildError, NewCountry, Parts};
use crate::format::Part;

/// Writes the folded words with the places that they go with.
pub(super) fn write(
    mut demonyms: Vec<(String, String)>,
    countries: &[NewCountry],
    places: &Places,
    parts: &mut Parts,
) -> Result<(), BuildError> {
    let country_ids: HashMap<&[u8], &str> = countries
        .iter()
        .map(|country| (country.iso2.as_slice(), country.id.as_str()))
        .collect();
    // The first row of a word wins: sort by word only, the sort is stable.
    demonyms.sort_by(|a, b| a.0.cmp(&b.0));
    demonyms.retain(|(word, _)| !word.is_empty());
    let known = demonyms.iter().filter_map(|(word, of)| {
        let id = country_ids.get(of.as_bytes()).copied().unwrap_or(of);
        Some((word, places.rank_of(id)?))
    });
    let mut fst = parts.automaton(Part::DemonymFst)?;
    let mut last = "";
    for (word, place) in known {
        if word != last {
            fst.insert(word, u64::from(place))?;
        }
        last = word;
    }
    fst.finish()?;
    Ok(())
}
