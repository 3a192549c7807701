//! Places in the shape that clients of the Photon geocoder read, so that they work with this server as they are.
//!
//! Keys and values are those that Photon takes from OpenStreetMap, as near as the kind of place comes to one. The ids of
//! OpenStreetMap are left out: these places are from other sources, and `place_id` is theirs.

use dateline_gazetteer::{Place, PlaceId};
use geo::BoundingRect;
use serde_json::{Map, Value, json};

use super::attribution::ATTRIBUTION;
use super::geometry::rounded;
use super::places::Naming;

/// Towns of so many inhabitants are cities.
const CITY: u64 = 100_000;
const TOWN: u64 = 10_000;

/// What a place is in Photon's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhotonKind {
    key: &'static str,
    value: &'static str,
    layer: &'static str,
}

impl PhotonKind {
    /// The names of the layers.
    pub const LAYERS: [&'static str; 9] = [
        "house", "street", "locality", "district", "city", "county", "state", "country", "other",
    ];

    /// Returns the kind of a place.
    #[must_use]
    pub fn of(place: &Place<'_>) -> Self {
        let (class, code) = place.feature.split_once('.').unwrap_or((place.feature, ""));
        let (key, value, layer) = match (class, code) {
            ("A", "ADM1") => ("place", "state", "state"),
            ("A", "ADM2") => ("place", "county", "county"),
            ("A", code) if code.starts_with("PCL") => ("place", "country", "country"),
            ("A", _) => ("boundary", "administrative", "district"),
            ("P", "PPLX") => ("place", "suburb", "district"),
            ("P", "PPLL") => ("place", "locality", "locality"),
            ("P", "PPLC") => ("place", "city", "city"),
            ("P", _) if place.population >= CITY => ("place", "city", "city"),
            ("P", _) if place.population >= TOWN => ("place", "town", "city"),
            ("P", _) => ("place", "village", "city"),
            ("L", "CONT") => ("place", "continent", "other"),
            ("L", code) if code.starts_with("RGN") => ("place", "region", "other"),
            ("L", "MILB") => ("landuse", "military", "other"),
            ("H", "SEA" | "OCN" | "GULF") => ("place", "sea", "other"),
            ("H", "STM" | "STMI" | "WAD") => ("waterway", "river", "other"),
            ("H", _) => ("natural", "water", "other"),
            ("T", "ISL" | "ISLS") => ("place", "island", "other"),
            ("T", _) => ("natural", "peak", "other"),
            ("S", "AIRP" | "AIRB" | "AIRF") => ("aeroway", "aerodrome", "other"),
            ("S", "DAM") => ("waterway", "dam", "other"),
            ("S", "PSTB") => ("barrier", "border_control", "other"),
            ("R", _) => ("highway", "road", "street"),
            _ => ("place", "locality", "locality"),
        };
        Self { key, value, layer }
    }

    /// Tells whether it is of one of these layers, or there are none.
    #[must_use]
    pub fn is_of(&self, layers: &[String]) -> bool {
        layers.is_empty() || layers.iter().any(|layer| layer == self.layer)
    }
}

/// A filter `key:value`, each part with `!` before it to leave out what has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagFilter {
    is_left_out: bool,
    key: Option<String>,
    value: Option<String>,
}

impl TagFilter {
    /// Reads `key`, `:value`, `key:value` and the same with `!` before the key or the value.
    #[must_use]
    pub fn read(words: &str) -> Option<Self> {
        let (key, value) = words.split_once(':').unwrap_or((words, ""));
        let part = |part: &str| {
            let word = part.trim_start_matches('!');
            (!word.is_empty()).then(|| word.to_owned())
        };
        let filter = Self {
            is_left_out: key.starts_with('!') || value.starts_with('!'),
            key: part(key),
            value: part(value),
        };
        (filter.key.is_some() || filter.value.is_some()).then_some(filter)
    }

    fn fits(&self, kind: PhotonKind) -> bool {
        self.key.as_ref().is_none_or(|key| key == kind.key)
            && self.value.as_ref().is_none_or(|value| value == kind.value)
    }

    /// Tells whether a kind passes all filters: some of those that take in, none of those that leave out.
    #[must_use]
    pub fn all_pass(filters: &[Self], kind: PhotonKind) -> bool {
        let mut takes_in = filters
            .iter()
            .filter(|filter| !filter.is_left_out)
            .peekable();
        let is_in = takes_in.peek().is_none() || takes_in.any(|filter| filter.fits(kind));
        is_in && !filters.iter().any(|f| f.is_left_out && f.fits(kind))
    }
}

/// Writes places as Photon does.
#[must_use]
pub fn photon(places: &[PlaceId], naming: Naming<'_>) -> Value {
    let features: Vec<Value> = places.iter().map(|&id| feature(id, naming)).collect();
    json!({
        "type": "FeatureCollection",
        "attribution": ATTRIBUTION,
        "features": features,
    })
}

fn feature(id: PlaceId, naming: Naming<'_>) -> Value {
    let place = naming.gazetteer.place(id);
    let kind = PhotonKind::of(&place);
    let name = |other: Option<PlaceId>| other.filter(|&o| o != id).map(|o| naming.name(o));
    let country = place
        .country
        .and_then(|code| naming.gazetteer.country_place(code));
    let mut properties = Map::new();
    let mut put = |key: &str, value: Option<&str>| {
        if let Some(value) = value {
            properties.insert(key.to_owned(), Value::from(value));
        }
    };
    put("name", Some(naming.name(id)));
    put("osm_key", Some(kind.key));
    put("osm_value", Some(kind.value));
    put("type", Some(kind.layer));
    put("county", name(place.admin2));
    put("state", name(place.admin1));
    put("country", country.map(|id| naming.name(id)));
    put(
        "countrycode",
        place.country.as_ref().map(|code| code.as_str()),
    );
    put("place_id", Some(place.source_id));
    if let Some(extent) = naming
        .gazetteer
        .area(id)
        .and_then(|area| area.bounding_rect())
    {
        let (low, high) = (extent.min(), extent.max());
        // West, north, east, south: Photon's order.
        let corners = [low.x, high.y, high.x, low.y].map(rounded);
        properties.insert("extent".to_owned(), json!(corners));
    }
    json!({
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [rounded(place.lon), rounded(place.lat)]},
        "properties": properties,
    })
}

#[cfg(test)]
mod tests {
    use super::{PhotonKind, TagFilter, photon};
    use crate::gazetteer::fixture;
    use crate::layer::Naming;

    #[test]
    fn a_place_is_written_with_what_holds_it_in_the_language_asked_for() {
        let id = |id: &str| fixture().by_source_id(id).expect("in the fixture");
        let naming = Naming {
            gazetteer: fixture(),
            language: Some("ar"),
        };
        let answer = photon(&[id("gn:170063"), id("gn:163843")], naming);
        let [aleppo, syria] = [0, 1].map(|n| &answer["features"][n]["properties"]);
        assert_eq!(aleppo["name"], "حلب");
        assert_eq!(
            (&aleppo["countrycode"], &aleppo["osm_value"]),
            (&"SY".into(), &"city".into())
        );
        assert!(aleppo["state"].is_string() && aleppo.get("extent").is_none());
        let extent = syria["extent"].as_array().expect("four numbers");
        let degrees = |n: usize| extent[n].as_f64().expect("a number");
        assert!(degrees(0) < degrees(2) && degrees(3) < degrees(1));
        assert_eq!(syria["type"], "country");
    }

    #[test]
    fn tags_take_in_or_leave_out() {
        let place = fixture().by_source_id("gn:170063").expect("in the fixture");
        let kind = PhotonKind::of(&fixture().place(place));
        for (words, passes) in [
            ("place", true),
            ("place:city", true),
            (":city", true),
            ("!place", false),
            ("place:!city", false),
            (":!city", false),
            ("natural", false),
            ("!natural", true),
            ("place:town", false),
        ] {
            let filter = TagFilter::read(words).expect("a filter");
            assert_eq!(TagFilter::all_pass(&[filter], kind), passes, "{words}");
        }
        assert_eq!(TagFilter::read("!"), None);
        assert!(
            kind.is_of(&[])
                && kind.is_of(&["city".to_owned()])
                && !kind.is_of(&["state".to_owned()])
        );
    }
}
