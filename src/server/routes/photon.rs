//! The routes of the Photon geocoder, for programs that ask one: `/api`, `/structured` and `/reverse`.
//!
//! Parameters that only say how Photon ranks or joins its own data (`location_bias_scale`, `dedupe`,
//! `distance_sort`, `debug`) are taken and change nothing.

use std::collections::HashSet;

use axum::extract::{RawQuery, State as From};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use super::gazetteer::naming;
use super::place_query::Parameters;
use crate::gazetteer::{self, Asked, NameMatch, NameQuality, PlaceId};
use crate::layer::{self, PhotonKind, TagFilter};
use crate::server::State;
use crate::server::answer::{GEOJSON, plain};
use crate::server::error::Error;

/// Photon's own limits.
const DEFAULT_LIMIT: usize = 15;
const MAX_LIMIT: usize = 50;
/// Photon's largest radius.
const MAX_RADIUS_KM: f64 = 5000.0;
/// So many places are looked at where only some kinds are asked for.
const LOOKED_AT: usize = 500;

const SEARCH: [&str; 11] = [
    "q",
    "limit",
    "lang",
    "lon",
    "lat",
    "zoom",
    "bbox",
    "location_bias_scale",
    "dedupe",
    "debug",
    "geometry",
];
const STRUCTURED: [&str; 4] = ["district", "city", "county", "state"];
const REVERSE: [&str; 9] = [
    "lon",
    "lat",
    "radius",
    "limit",
    "lang",
    "dedupe",
    "distance_sort",
    "debug",
    "geometry",
];
const REPEATED: [&str; 3] = ["countrycode", "osm_tag", "layer"];

/// What a name, or the beginning of one, may mean.
pub(in crate::server) async fn search(
    From(state): From<State>,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> Result<Response, Error> {
    let parameters = Parameters::read(raw.as_deref(), &SEARCH, &REPEATED)?;
    let kinds = Kinds::read(&parameters)?;
    let limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT)?;
    let asked = parameters.asked(&state.gazetteer, "countrycode", kinds.look_at(limit))?;
    let name = parameters.name("q")?;
    let found = found(&state, name, &asked);
    answer(&state, found, &kinds, limit, &parameters, &headers)
}

/// What a name with what holds it may mean, each in a parameter of its own.
pub(in crate::server) async fn structured(
    From(state): From<State>,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> Result<Response, Error> {
    let known = [SEARCH.as_slice(), &STRUCTURED].concat();
    let parameters = Parameters::read(raw.as_deref(), &known, &REPEATED)?;
    let kinds = Kinds::read(&parameters)?;
    let limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT)?;
    let mut asked = parameters.asked(&state.gazetteer, "countrycode", kinds.look_at(limit))?;
    let mut given = STRUCTURED
        .into_iter()
        .filter(|name| parameters.get(name).is_some());
    let Some(first) = given.next() else {
        return Err(Error::bad_request(
            "give the name as `district`, `city`, `county` or `state`",
        ));
    };
    let name = parameters.name(first)?;
    for holder in given {
        asked.containers.push(parameters.name(holder)?.to_owned());
    }
    let found = gazetteer::geocode_asked(&state.gazetteer, name, &asked);
    let found = found.into_iter().map(|found| found.found.place).collect();
    answer(&state, found, &kinds, limit, &parameters, &headers)
}

/// The places nearest to a point.
pub(in crate::server) async fn reverse(
    From(state): From<State>,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> Result<Response, Error> {
    let parameters = Parameters::read(raw.as_deref(), &REVERSE, &REPEATED)?;
    let kinds = Kinds::read(&parameters)?;
    let Some((lon, lat)) = parameters.point()? else {
        return Err(Error::bad_request(
            "give the point as `lon` and `lat`, in degrees",
        ));
    };
    let limit = parameters.limit(1, MAX_LIMIT)?;
    let only = parameters.only(&state.gazetteer, "countrycode")?;
    let count = kinds.look_at(limit);
    let mut found = match parameters.number("radius", 0.0, MAX_RADIUS_KM)? {
        Some(radius_km) => state.gazetteer.nearby(lon, lat, radius_km, count),
        None => state.gazetteer.nearest(lon, lat, count),
    };
    found.retain(|&id| only.has(&state.gazetteer.place(id)));
    answer(&state, found, &kinds, limit, &parameters, &headers)
}

/// Names as they are before beginnings of names and other spellings of a whole one: of these the likelier first, as
/// whoever types has not come to the end. Each place once.
fn found(state: &State, name: &str, asked: &Asked) -> Vec<PlaceId> {
    let whole = gazetteer::geocode_asked(&state.gazetteer, name, asked);
    let whole = whole.into_iter().map(|whole| whole.found);
    let (mut found, respelled): (Vec<NameMatch>, Vec<NameMatch>) =
        whole.partition(|whole| whole.quality < NameQuality::Variant);
    if found.len() < asked.limit {
        let begun = gazetteer::suggest(&state.gazetteer, name, asked);
        let (mut begun, guessed): (Vec<NameMatch>, Vec<NameMatch>) = begun
            .into_iter()
            .partition(|begun| begun.quality < NameQuality::Variant);
        begun.extend(respelled);
        let likely =
            |found: &NameMatch| found.quality.score() + state.gazetteer.prominence(found.place);
        begun.sort_by(|a, b| likely(b).total_cmp(&likely(a)));
        found.extend(begun);
        found.extend(guessed);
    }
    let mut known = HashSet::new();
    let mut found: Vec<PlaceId> = found.iter().map(|found| found.place).collect();
    found.retain(|place| known.insert(*place));
    found
}

/// Which kinds of places are asked for.
struct Kinds {
    layers: Vec<String>,
    tags: Vec<TagFilter>,
}

impl Kinds {
    fn read(parameters: &Parameters) -> Result<Self, Error> {
        let layers: Vec<String> = parameters.all("layer").map(str::to_owned).collect();
        if let Some(unknown) = layers
            .iter()
            .find(|l| !PhotonKind::LAYERS.contains(&l.as_str()))
        {
            let unknown: String = unknown.chars().take(80).collect();
            return Err(Error::bad_request(format!(
                "there is no layer `{unknown}`; layers are {}",
                PhotonKind::LAYERS.join(", ")
            )));
        }
        let tags: Option<Vec<TagFilter>> = parameters.all("osm_tag").map(TagFilter::read).collect();
        let tags = tags.ok_or_else(|| {
            Error::bad_request("`osm_tag` is `key`, `:value` or `key:value`, with `!` to leave out")
        })?;
        Ok(Self { layers, tags })
    }

    fn has(&self, kind: PhotonKind) -> bool {
        kind.is_of(&self.layers) && TagFilter::all_pass(&self.tags, kind)
    }

    fn look_at(&self, limit: usize) -> usize {
        match self.layers.is_empty() && self.tags.is_empty() {
            true => limit,
            false => LOOKED_AT,
        }
    }
}

fn answer(
    state: &State,
    mut found: Vec<PlaceId>,
    kinds: &Kinds,
    limit: usize,
    parameters: &Parameters,
    headers: &HeaderMap,
) -> Result<Response, Error> {
    found.retain(|&id| kinds.has(PhotonKind::of(&state.gazetteer.place(id))));
    found.truncate(limit);
    let language = match parameters.get("lang") {
        Some(_) => parameters.language()?,
        None => accepted_language(headers),
    };
    let answer = layer::photon(&found, naming(state, language.as_deref()));
    let mut response = plain(GEOJSON, answer.to_string());
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("accept-language"));
    Ok(response)
}

/// The language that a browser asks for first.
fn accepted_language(headers: &HeaderMap) -> Option<String> {
    let words = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let first = words.split([',', ';', '-']).next()?.trim();
    let is_code = matches!(first.len(), 2 | 3) && first.bytes().all(|b| b.is_ascii_alphabetic());
    is_code.then(|| first.to_ascii_lowercase())
}
