//! Names to places and points to places.

use axum::extract::{RawQuery, State as From};
use axum::response::Response;

use crate::gazetteer;
use crate::layer::{self, pairs_of};
use crate::server::State;
use crate::server::answer::{GEOJSON, plain};
use crate::server::error::Error;

/// Answers when nothing else is said.
const DEFAULT_LIMIT: usize = 10;
const MAX_LIMIT: usize = 100;

/// The longest name that is looked up.
const MAX_NAME_CHARS: usize = 200;

/// The parameters of a look-up.
#[derive(Default)]
struct Asked {
    q: Option<String>,
    limit: Option<usize>,
    country: Option<String>,
    lon: Option<f64>,
    lat: Option<f64>,
}

/// What a name may mean.
pub(in crate::server) async fn geocode(
    From(state): From<State>,
    RawQuery(raw): RawQuery,
) -> Result<Response, Error> {
    let asked = read(raw, &["q", "limit", "country"])?;
    let country = match &asked.country {
        Some(word) => Some(state.gazetteer.country_by_iso3(word).ok_or_else(|| {
            Error::bad_request(format!(
                "no country has the code `{word}`; use ISO 3166-1 alpha-3, such as SYR"
            ))
        })?),
        None => None,
    };
    let limit = asked.limit.unwrap_or(DEFAULT_LIMIT);
    let matches = gazetteer::geocode(&state.gazetteer, &asked.name()?, limit, country);
    Ok(plain(
        GEOJSON,
        layer::geocoded(&matches, &state.gazetteer).to_string(),
    ))
}

/// What the beginning of a name may become.
pub(in crate::server) async fn suggest(
    From(state): From<State>,
    RawQuery(raw): RawQuery,
) -> Result<Response, Error> {
    let asked = read(raw, &["q", "limit", "lon", "lat"])?;
    let near = match (asked.lon, asked.lat) {
        (Some(lon), Some(lat)) => Some((lon, lat)),
        (None, None) => None,
        _ => return Err(Error::bad_request("`lon` and `lat` go together")),
    };
    let limit = asked.limit.unwrap_or(DEFAULT_LIMIT);
    let matches = state.gazetteer.suggest(&asked.name()?, limit, near);
    Ok(plain(
        GEOJSON,
        layer::suggested(&matches, &state.gazetteer).to_string(),
    ))
}

/// What is at a point.
pub(in crate::server) async fn reverse(
    From(state): From<State>,
    RawQuery(raw): RawQuery,
) -> Result<Response, Error> {
    let asked = read(raw, &["lon", "lat"])?;
    let (Some(lon), Some(lat)) = (asked.lon, asked.lat) else {
        return Err(Error::bad_request(
            "give the point as `lon` and `lat`, in degrees",
        ));
    };
    let found = state.gazetteer.reverse(lon, lat);
    Ok(plain(
        GEOJSON,
        layer::reversed(lon, lat, &found, &state.gazetteer).to_string(),
    ))
}

impl Asked {
    fn name(&self) -> Result<String, Error> {
        let name = self.q.as_deref().map(str::trim).unwrap_or_default();
        if name.is_empty() {
            return Err(Error::bad_request("give the name as `q`"));
        }
        if name.chars().count() > MAX_NAME_CHARS {
            return Err(Error::bad_request(format!(
                "a name has at most {MAX_NAME_CHARS} characters"
            )));
        }
        Ok(name.to_owned())
    }
}

fn read(raw: Option<String>, known: &[&str]) -> Result<Asked, Error> {
    let mut asked = Asked::default();
    for (name, value) in pairs_of(&raw.unwrap_or_default()) {
        let value = value.trim();
        if !known.contains(&name.as_str()) {
            let name: String = name.chars().take(80).collect();
            return Err(Error::bad_request(format!(
                "unknown parameter `{name}`; known are {}",
                known.join(", ")
            )));
        }
        match name.as_str() {
            "q" => asked.q = Some(value.to_owned()),
            "country" => asked.country = Some(value.to_ascii_uppercase()),
            "limit" => asked.limit = Some(limit(value)?),
            "lon" => asked.lon = Some(degrees(&name, value, 180.0)?),
            _ => asked.lat = Some(degrees(&name, value, 90.0)?),
        }
    }
    Ok(asked)
}

fn limit(value: &str) -> Result<usize, Error> {
    match value.parse::<usize>() {
        Ok(limit) if limit > 0 => Ok(limit.min(MAX_LIMIT)),
        _ => Err(Error::bad_request(
            "`limit` is a whole number from 1 to 100",
        )),
    }
}

fn degrees(name: &str, value: &str, most: f64) -> Result<f64, Error> {
    value
        .parse::<f64>()
        .ok()
        .filter(|degrees| degrees.abs() <= most)
        .ok_or_else(|| {
            Error::bad_request(format!(
                "`{name}` is a number of degrees from -{most} to {most}"
            ))
        })
}
