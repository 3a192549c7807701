//! `dateline geocode`, `suggest` and `reverse`: names to places and points to places.

use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use dateline_gazetteer::{CountryCode, Gazetteer};
use dateline_gazetteer_mapped::Check;

use super::{Place, output};
use crate::gazetteer;
use crate::layer;

/// Arguments of `dateline geocode`.
#[derive(Debug, Args)]
pub(super) struct Geocode {
    /// Name, with what holds it behind a comma if needed: "Hama, Syria". Several words are one name.
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,

    /// Answers at most.
    #[arg(long, default_value_t = 10)]
    limit: usize,

    /// Only places in this country (ISO 3166-1 alpha-3).
    #[arg(long, value_name = "ISO3")]
    country: Option<String>,
}

/// Arguments of `dateline suggest`.
#[derive(Debug, Args)]
pub(super) struct Suggest {
    /// Beginning of a name.
    #[arg(required = true, value_name = "BEGINNING")]
    name: Vec<String>,

    /// Answers at most.
    #[arg(long, default_value_t = 10)]
    limit: usize,

    /// Places near this point come first: "LON,LAT".
    #[arg(long, value_name = "LON,LAT", allow_hyphen_values = true, value_parser = point)]
    near: Option<(f64, f64)>,
}

/// Arguments of `dateline reverse`.
#[derive(Debug, Args)]
#[command(allow_negative_numbers = true)]
pub(super) struct Reverse {
    /// Longitude, degrees WGS 84.
    #[arg(value_parser = longitude)]
    lon: f64,

    /// Latitude, degrees WGS 84.
    #[arg(value_parser = latitude)]
    lat: f64,
}

impl Geocode {
    pub(super) fn run(self, place: &Place) -> Result<ExitCode> {
        let gazetteer = &place.open_gazetteer(Check::Header)?;
        let name = self.name.join(" ");
        let country = match &self.country {
            Some(word) => Some(country(gazetteer, word)?),
            None => None,
        };
        let matches = gazetteer::geocode(gazetteer, &name, self.limit, country);
        output::write(&format!("{:#}\n", layer::geocoded(&matches, gazetteer)))?;
        if matches.is_empty() {
            bail!("no place is called `{name}`; try another spelling, or `dateline suggest`");
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Suggest {
    pub(super) fn run(self, place: &Place) -> Result<ExitCode> {
        let gazetteer = &place.open_gazetteer(Check::Header)?;
        let matches = gazetteer.suggest(&self.name.join(" "), self.limit, self.near);
        output::write(&format!("{:#}\n", layer::suggested(&matches, gazetteer)))?;
        Ok(ExitCode::SUCCESS)
    }
}

impl Reverse {
    pub(super) fn run(self, place: &Place) -> Result<ExitCode> {
        let gazetteer = &place.open_gazetteer(Check::Header)?;
        let found = gazetteer.reverse(self.lon, self.lat);
        output::write(&format!(
            "{:#}\n",
            layer::reversed(self.lon, self.lat, &found, gazetteer)
        ))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Reads the code of a country.
pub(super) fn country(gazetteer: &Gazetteer, word: &str) -> Result<CountryCode> {
    let Some(code) = gazetteer.country_by_iso3(&word.to_ascii_uppercase()) else {
        bail!("no country has the code `{word}`; use ISO 3166-1 alpha-3, such as SYR");
    };
    Ok(code)
}

fn longitude(word: &str) -> Result<f64, String> {
    degrees(word, 180.0)
}

fn latitude(word: &str) -> Result<f64, String> {
    degrees(word, 90.0)
}

fn degrees(word: &str, most: f64) -> Result<f64, String> {
    word.trim()
        .parse::<f64>()
        .ok()
        .filter(|degrees| degrees.abs() <= most)
        .ok_or_else(|| format!("a number of degrees from -{most} to {most}, longitude first"))
}

fn point(word: &str) -> Result<(f64, f64), String> {
    let (lon, lat) = word
        .split_once(',')
        .ok_or("two numbers with a comma between them")?;
    Ok((longitude(lon)?, latitude(lat)?))
}
