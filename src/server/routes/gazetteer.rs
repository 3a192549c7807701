//! Names to places and points to places.

use axum::extract::{RawQuery, State as From};
use axum::response::Response;

use super::place_query::Parameters;
use crate::gazetteer;
use crate::layer::{self, Naming};
use crate::server::State;
use crate::server::answer::{GEOJSON, plain};
use crate::server::error::Error;

/// Answers when nothing else is said.
const DEFAULT_LIMIT: usize = 10;
const MAX_LIMIT: usize = 100;

/// What a name may mean; `admin` names what holds the place.
pub(in crate::server) async fn geocode(
    From(state): From<State>,
    RawQuery(raw): RawQuery,
) -> Result<Response, Error> {
    let known = ["q", "admin", "limit", "lang", "bbox", "lon", "lat", "zoom"];
    let parameters = Parameters::read(raw.as_deref(), &known, &["country"])?;
    let limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT)?;
    let mut asked = parameters.asked(&state.gazetteer, "country", limit)?;
    if parameters.get("admin").is_some() {
        let holders = parameters.name("admin")?.split(',');
        asked.containers = holders.map(str::to_owned).collect();
    }
    let matches = gazetteer::geocode_asked(&state.gazetteer, parameters.name("q")?, &asked);
    let language = parameters.language()?;
    let answer = layer::geocoded(&matches, naming(&state, language.as_deref()));
    Ok(plain(GEOJSON, answer.to_string()))
}

/// What the beginning of a name may become.
pub(in crate::server) async fn suggest(
    From(state): From<State>,
    RawQuery(raw): RawQuery,
) -> Result<Response, Error> {
    let known = ["q", "limit", "lang", "bbox", "lon", "lat", "zoom"];
    let parameters = Parameters::read(raw.as_deref(), &known, &["country"])?;
    let limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT)?;
    let asked = parameters.asked(&state.gazetteer, "country", limit)?;
    let matches = gazetteer::suggest(&state.gazetteer, parameters.name("q")?, &asked);
    let language = parameters.language()?;
    let answer = layer::suggested(&matches, naming(&state, language.as_deref()));
    Ok(plain(GEOJSON, answer.to_string()))
}

/// What is at a point.
pub(in crate::server) async fn reverse(
    From(state): From<State>,
    RawQuery(raw): RawQuery,
) -> Result<Response, Error> {
    let parameters = Parameters::read(raw.as_deref(), &["lon", "lat", "lang"], &[])?;
    let Some((lon, lat)) = parameters.point()? else {
        return Err(Error::bad_request(
            "give the point as `lon` and `lat`, in degrees",
        ));
    };
    let found = state.gazetteer.reverse(lon, lat);
    let language = parameters.language()?;
    let answer = layer::reversed(lon, lat, &found, naming(&state, language.as_deref()));
    Ok(plain(GEOJSON, answer.to_string()))
}

pub(super) fn naming<'s>(state: &'s State, language: Option<&'s str>) -> Naming<'s> {
    Naming {
        gazetteer: &state.gazetteer,
        language,
    }
}
