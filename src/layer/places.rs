//! Places as features: what geocoding and reverse geocoding answer.

use dateline_gazetteer::{Dispute, Gazetteer, NameMatch, Place, PlaceId, Reverse};
use serde_json::{Value, json};

use super::attribution::ATTRIBUTION;
use super::geometry::rounded;
use crate::gazetteer::GeocodeMatch;

/// The gazetteer and the language in which its places are named, where they have a name in it.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'g> {
    /// The places.
    pub gazetteer: &'g Gazetteer,
    /// ISO 639-1 code; the names to show where it is `None`.
    pub language: Option<&'g str>,
}

impl<'g> Naming<'g> {
    /// Returns the name of a place.
    #[must_use]
    pub fn name(&self, id: PlaceId) -> &'g str {
        self.language
            .and_then(|language| self.gazetteer.name_in(id, language))
            .unwrap_or_else(|| self.gazetteer.place(id).name)
    }
}

impl<'g> From<&'g Gazetteer> for Naming<'g> {
    fn from(gazetteer: &'g Gazetteer) -> Self {
        Self {
            gazetteer,
            language: None,
        }
    }
}

/// Writes what a geocoded name may mean.
#[must_use]
pub fn geocoded(matches: &[GeocodeMatch], naming: Naming<'_>) -> Value {
    let features = matches
        .iter()
        .map(|found| {
            place_feature(
                found.found.place,
                naming,
                &[("score", json!(hundredths(found.score)))],
            )
        })
        .collect();
    places(features)
}

/// Writes what a beginning of a name may mean.
#[must_use]
pub fn suggested(matches: &[NameMatch], naming: Naming<'_>) -> Value {
    let features = matches
        .iter()
        .map(|found| {
            place_feature(
                found.place,
                naming,
                &[("score", json!(hundredths(found.score)))],
            )
        })
        .collect();
    places(features)
}

/// Writes what is at a point: the nearest place, and what holds the point.
#[must_use]
pub fn reversed(lon: f64, lat: f64, found: &Reverse, naming: Naming<'_>) -> Value {
    let gazetteer = naming.gazetteer;
    let name = |id: Option<PlaceId>| id.map(|id| naming.name(id));
    let mut answer = match found.nearest {
        Some(nearest) => place_feature(
            nearest,
            naming,
            &[(
                "distance_km",
                json!((found.distance_km * 1000.0).round() / 1000.0),
            )],
        ),
        None => json!({"type": "Feature", "geometry": null, "properties": {}}),
    };
    answer["properties"]["at"] = json!({
        "lon": rounded(lon),
        "lat": rounded(lat),
        "country": found.country.and_then(|code| gazetteer.iso3(code)),
        "country_name": found
            .country
            .and_then(|code| gazetteer.country_place(code))
            .map(|id| naming.name(id)),
        "admin1": name(found.admin1),
        "admin2": name(found.admin2),
        "sea": name(found.sea),
        "status": status(gazetteer.dispute_at(lon, lat)),
    });
    places(vec![answer])
}

/// Writes a place; `more` are members added to its properties.
#[must_use]
pub fn place_feature(id: PlaceId, naming: Naming<'_>, more: &[(&str, Value)]) -> Value {
    let gazetteer = naming.gazetteer;
    let place: Place<'_> = gazetteer.place(id);
    let name = |id: Option<PlaceId>| id.map(|id| naming.name(id));
    let mut properties = json!({
        "name": naming.name(id),
        "place_id": place.source_id,
        "feature": place.feature,
        "country": place.country.and_then(|code| gazetteer.iso3(code)),
        "country_name": place
            .country
            .and_then(|code| gazetteer.country_place(code))
            .map(|id| naming.name(id)),
        "admin1": name(place.admin1),
        "admin2": name(place.admin2),
        "lon": rounded(place.lon),
        "lat": rounded(place.lat),
        "population": Some(place.population).filter(|&people| people > 0),
        "radius_km": place.radius_km,
        "importance": hundredths(place.importance),
        "status": status(gazetteer.dispute_of(id)),
    });
    for (key, value) in more {
        properties[*key] = value.clone();
    }
    json!({
        "type": "Feature",
        "id": place.source_id,
        "geometry": {"type": "Point", "coordinates": [rounded(place.lon), rounded(place.lat)]},
        "properties": properties,
    })
}

/// Writes the status of a disputed area: who claims it, who administers it, how that came to be.
fn status(dispute: Option<Dispute<'_>>) -> Value {
    let Some(dispute) = dispute else {
        return Value::Null;
    };
    json!({
        "kind": dispute.status,
        "area": dispute.name,
        "claimed_by": dispute.claimed_by().collect::<Vec<_>>(),
        "administered_by": dispute.administered_by().collect::<Vec<_>>(),
        "note": dispute.note,
        "source": dispute.source,
    })
}

fn places(features: Vec<Value>) -> Value {
    json!({
        "type": "FeatureCollection",
        "attribution": ATTRIBUTION,
        "numberReturned": features.len(),
        "features": features,
    })
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
