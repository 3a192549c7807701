//! `dateline geocode`, `suggest` and `reverse`: names to places and points to places.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use dateline_gazetteer::{CountryCode, Gazetteer};
use dateline_gazetteer_mapped::Check;

use super::{Place, output, reverse_batch};
use crate::gazetteer::{self, Asked, Bbox, Only, View};
use crate::layer::{self, Naming};

/// Arguments of `dateline geocode`.
#[derive(Debug, Args)]
pub(super) struct Geocode {
    /// Name, with what holds it behind a comma if needed: "Hama, Syria". Several words are one name.
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,

    /// Only places in this division or country, by its name.
    #[arg(long = "in", value_name = "NAME")]
    within: Vec<String>,

    #[command(flatten)]
    asked: AskedFor,
}

/// Arguments of `dateline suggest`.
#[derive(Debug, Args)]
pub(super) struct Suggest {
    /// Beginning of a name.
    #[arg(required = true, value_name = "BEGINNING")]
    name: Vec<String>,

    #[command(flatten)]
    asked: AskedFor,
}

/// Which places are asked for.
#[derive(Debug, Args)]
struct AskedFor {
    /// Answers at most.
    #[arg(long, default_value_t = 10, value_parser = limit)]
    limit: usize,

    /// Only places in these countries (ISO 3166-1, SYR or SY), separated by commas; may be given again.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    country: Vec<String>,

    /// Only places in this box, degrees.
    #[arg(long, value_name = "WEST,SOUTH,EAST,NORTH", allow_hyphen_values = true, value_parser = bbox)]
    bbox: Option<Bbox>,

    /// Places near this point come first: "LON,LAT".
    #[arg(long, value_name = "LON,LAT", allow_hyphen_values = true, value_parser = point)]
    near: Option<(f64, f64)>,

    #[command(flatten)]
    named: Named,
}

/// How places are named in the answer.
#[derive(Debug, Args)]
struct Named {
    /// Language of the names, where they are known in it: `ar`, `uk`.
    #[arg(long, value_name = "CODE")]
    lang: Option<String>,
}

/// Arguments of `dateline reverse`.
#[derive(Debug, Args)]
#[command(allow_negative_numbers = true)]
pub(super) struct Reverse {
    /// Longitude, degrees WGS 84.
    #[arg(value_parser = longitude, required_unless_present = "batch", requires = "lat")]
    lon: Option<f64>,

    /// Latitude, degrees WGS 84.
    #[arg(value_parser = latitude)]
    lat: Option<f64>,

    /// Points of a table with columns `lon` and `lat`, commas, semicolons or TABs between them ("-" is standard input):
    /// the same rows come out with where each point lies.
    #[arg(long, value_name = "FILE", conflicts_with = "lon")]
    batch: Option<PathBuf>,

    #[command(flatten)]
    named: Named,
}

impl AskedFor {
    fn asked(&self, gazetteer: &Gazetteer, containers: Vec<String>) -> Result<Asked> {
        let words = self.country.iter().map(|word| word.trim());
        let words = words.filter(|word| !word.is_empty());
        let countries = words.map(|word| country(gazetteer, word));
        Ok(Asked {
            limit: self.limit,
            containers,
            view: self.near.map(|(lon, lat)| View::new(lon, lat)),
            only: Only {
                countries: countries.collect::<Result<_>>()?,
                bbox: self.bbox,
            },
        })
    }
}

impl Named {
    fn naming<'a>(&'a self, gazetteer: &'a Gazetteer) -> Naming<'a> {
        Naming {
            gazetteer,
            language: self.lang.as_deref(),
        }
    }
}

impl Geocode {
    pub(super) fn run(self, place: &Place) -> Result<ExitCode> {
        let gazetteer = &place.open_gazetteer(Check::Header)?;
        let name = self.name.join(" ");
        let asked = self.asked.asked(gazetteer, self.within)?;
        let matches = gazetteer::geocode_asked(gazetteer, &name, &asked);
        let naming = self.asked.named.naming(gazetteer);
        output::write(&format!("{:#}\n", layer::geocoded(&matches, naming)))?;
        if matches.is_empty() {
            if let Some(unknown) = gazetteer::unknown_container(gazetteer, &name, &asked) {
                bail!(
                    "no place is called `{unknown}`; try another spelling, or `dateline suggest`"
                );
            }
            let anywhere = Asked {
                limit: 1,
                ..Asked::default()
            };
            if !gazetteer::geocode_asked(gazetteer, &name, &anywhere).is_empty() {
                bail!("no `{name}` is known there; leave out `--in`, `--country` or `--bbox`");
            }
            bail!("no place is called `{name}`; try another spelling, or `dateline suggest`");
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Suggest {
    pub(super) fn run(self, place: &Place) -> Result<ExitCode> {
        let gazetteer = &place.open_gazetteer(Check::Header)?;
        let asked = self.asked.asked(gazetteer, Vec::new())?;
        let matches = gazetteer::suggest(gazetteer, &self.name.join(" "), &asked);
        let naming = self.asked.named.naming(gazetteer);
        output::write(&format!("{:#}\n", layer::suggested(&matches, naming)))?;
        Ok(ExitCode::SUCCESS)
    }
}

impl Reverse {
    pub(super) fn run(self, place: &Place) -> Result<ExitCode> {
        let gazetteer = &place.open_gazetteer(Check::Header)?;
        let naming = self.named.naming(gazetteer);
        if let Some(path) = &self.batch {
            reverse_batch::run(path, naming)?;
            return Ok(ExitCode::SUCCESS);
        }
        let (Some(lon), Some(lat)) = (self.lon, self.lat) else {
            bail!("give the point as longitude and latitude, or `--batch FILE`");
        };
        let found = gazetteer.reverse(lon, lat);
        let answer = layer::reversed(lon, lat, &found, naming);
        output::write(&format!("{answer:#}\n"))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Reads the code of a country.
pub(super) fn country(gazetteer: &Gazetteer, word: &str) -> Result<CountryCode> {
    let Some(code) = gazetteer.country_by_code(word) else {
        bail!("no country has the code `{word}`; use ISO 3166-1, such as SYR or SY");
    };
    Ok(code)
}

fn limit(word: &str) -> Result<usize, String> {
    word.parse()
        .ok()
        .filter(|limit| *limit > 0)
        .ok_or_else(|| "a whole number from 1 on".to_owned())
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

fn bbox(word: &str) -> Result<Bbox, String> {
    Bbox::read(word).ok_or_else(|| {
        "west,south,east,north in degrees; west > east crosses the antimeridian".to_owned()
    })
}
