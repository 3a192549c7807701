//! Answering "where is …?" for people and programs: a name, with what holds it behind commas if they like.

use dateline_gazetteer::{CountryCode, Gazetteer, NameMatch};

/// A place that a query may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GeocodeMatch {
    /// The place, and how its name was found.
    pub found: NameMatch,
    /// How good the answer is, only for ordering.
    pub score: f64,
}

/// Returns the places that a query means, best first: "Hama", "Hama, Syria", "Paris, Texas".
#[must_use]
pub fn geocode(
    gazetteer: &Gazetteer,
    query: &str,
    limit: usize,
    country: Option<CountryCode>,
) -> Vec<GeocodeMatch> {
    let mut parts = query.split([',', '،', '、']).map(str::trim);
    let name = parts.next().unwrap_or("");
    let containers: Vec<Vec<NameMatch>> = parts
        .filter(|part| !part.is_empty())
        .map(|part| gazetteer.lookup(part))
        .collect();
    let mut matches: Vec<GeocodeMatch> = gazetteer
        .lookup(name)
        .into_iter()
        .filter(|found| {
            let place = gazetteer.place(found.place);
            country.is_none_or(|country| place.country == Some(country))
                && containers.iter().all(|container| {
                    container.iter().any(|c| {
                        let holder = gazetteer.place(c.place);
                        place.admin1 == Some(c.place)
                            || place.admin2 == Some(c.place)
                            || (holder.feature.starts_with("A.PCL")
                                && holder.country == place.country)
                    })
                })
        })
        .map(|found| GeocodeMatch {
            score: found.score + gazetteer.importance(found.place),
            found,
        })
        .collect();
    matches.sort_by(|a, b| b.score.total_cmp(&a.score));
    matches.truncate(limit);
    matches
}

#[cfg(test)]
mod tests {
    use super::geocode;
    use crate::gazetteer::fixture;

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
    }
}
