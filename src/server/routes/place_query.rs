//! The parameters of questions for places, read and refused in one way.

use crate::gazetteer::{Asked, Bbox, CountryCode, Gazetteer, Only, View};
use crate::layer::pairs_of;
use crate::server::error::Error;

/// The longest name that is looked up.
const MAX_NAME_CHARS: usize = 200;

/// The parameters of a question, in the order in which they were given.
pub(super) struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads a query string; refuses what is not known, and what is given twice and may not be.
    pub(super) fn read(
        raw: Option<&str>,
        known: &[&str],
        repeated: &[&str],
    ) -> Result<Self, Error> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for (name, value) in pairs_of(raw.unwrap_or_default()) {
            let is_repeated = repeated.contains(&name.as_str());
            if !is_repeated && !known.contains(&name.as_str()) {
                let name: String = name.chars().take(80).collect();
                return Err(Error::bad_request(format!(
                    "unknown parameter `{name}`; known are {}",
                    [known, repeated].concat().join(", ")
                )));
            }
            if !is_repeated && pairs.iter().any(|(given, _)| *given == name) {
                return Err(Error::bad_request(format!("`{name}` is given twice")));
            }
            pairs.push((name, value.trim().to_owned()));
        }
        Ok(Self(pairs))
    }

    /// Returns the value of a parameter; `None` where it is not given or empty.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// Returns every value of a parameter.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let given = self.0.iter().filter(move |(known, _)| known == name);
        given
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// Returns the name that is asked for.
    pub(super) fn name(&self, parameter: &str) -> Result<&str, Error> {
        let name = self
            .get(parameter)
            .ok_or_else(|| Error::bad_request(format!("give the name as `{parameter}`")))?;
        if name.chars().count() > MAX_NAME_CHARS {
            return Err(Error::bad_request(format!(
                "a name has at most {MAX_NAME_CHARS} characters"
            )));
        }
        Ok(name)
    }

    pub(super) fn limit(&self, default: usize, most: usize) -> Result<usize, Error> {
        match self.get("limit").map(str::parse::<usize>) {
            None => Ok(default),
            Some(Ok(limit)) if limit > 0 => Ok(limit.min(most)),
            Some(_) => Err(Error::bad_request(format!(
                "`limit` is a whole number from 1 to {most}"
            ))),
        }
    }

    /// Returns the point `lon`, `lat`.
    pub(super) fn point(&self) -> Result<Option<(f64, f64)>, Error> {
        match (self.get("lon"), self.get("lat")) {
            (Some(lon), Some(lat)) => Ok(Some((
                degrees("lon", lon, 180.0)?,
                degrees("lat", lat, 90.0)?,
            ))),
            (None, None) => Ok(None),
            _ => Err(Error::bad_request("`lon` and `lat` go together")),
        }
    }

    /// Returns what the map shows: around `lon`, `lat`, at `zoom`.
    pub(super) fn view(&self) -> Result<Option<View>, Error> {
        let zoom = self.number("zoom", 0.0, 24.0)?;
        let view = self.point()?.map(|(lon, lat)| View::new(lon, lat));
        Ok(match zoom {
            Some(zoom) => view.map(|view| view.at_zoom(zoom)),
            None => view,
        })
    }

    /// Returns a number between two others.
    pub(super) fn number(&self, name: &str, least: f64, most: f64) -> Result<Option<f64>, Error> {
        let Some(word) = self.get(name) else {
            return Ok(None);
        };
        let number = word.parse::<f64>().ok();
        match number.filter(|number| (least..=most).contains(number)) {
            None => Err(Error::bad_request(format!(
                "`{name}` is a number from {least} to {most}"
            ))),
            number => Ok(number),
        }
    }

    /// Returns which places may be answers: `bbox`, and countries by the parameter that names them.
    pub(super) fn only(&self, gazetteer: &Gazetteer, countries: &str) -> Result<Only, Error> {
        let bbox = match self.get("bbox") {
            None => None,
            Some(words) => Some(Bbox::read(words).ok_or_else(|| {
                Error::bad_request(
                    "`bbox` is west,south,east,north in degrees; west > east crosses the antimeridian",
                )
            })?),
        };
        let words = self.all(countries).flat_map(|words| words.split(','));
        let codes: Result<Vec<CountryCode>, Error> = words
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .map(|word| {
                gazetteer.country_by_code(word).ok_or_else(|| {
                    let word: String = word.chars().take(80).collect();
                    Error::bad_request(format!(
                        "no country has the code `{word}`; use ISO 3166-1, such as SYR or SY"
                    ))
                })
            })
            .collect();
        Ok(Only {
            countries: codes?,
            bbox,
        })
    }

    /// Returns the language of the answer, as the names have it: `de` of "de-AT".
    pub(super) fn language(&self) -> Result<Option<String>, Error> {
        let Some(word) = self.get("lang") else {
            return Ok(None);
        };
        let language = word.split(['-', '_']).next().unwrap_or_default();
        let is_code =
            matches!(language.len(), 2 | 3) && language.bytes().all(|b| b.is_ascii_alphabetic());
        match (is_code, language) {
            (true, language) => Ok(Some(language.to_ascii_lowercase())),
            // Photon's word for the names of the place itself.
            (false, "default") => Ok(None),
            (false, _) => Err(Error::bad_request(
                "`lang` is the code of a language, such as `en`, `ar` or `uk`",
            )),
        }
    }

    /// Returns what is asked for beside a name.
    pub(super) fn asked(
        &self,
        gazetteer: &Gazetteer,
        countries: &str,
        limit: usize,
    ) -> Result<Asked, Error> {
        Ok(Asked {
            limit,
            containers: Vec::new(),
            view: self.view()?,
            only: self.only(gazetteer, countries)?,
        })
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
