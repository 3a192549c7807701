//! `dateline gazetteer`: which places are known, and adding one's own.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use dateline_gazetteer::Gazetteer as Index;
use dateline_gazetteer_mapped::{Check, open};

use super::output::{self, remark};
use super::places::country;
use super::progress::ProgressLine;
use super::{GAZETTEER_FILE, Place};
use crate::gazetteer::import::{Features, Import, import};

/// Arguments of `dateline gazetteer`.
#[derive(Debug, Args)]
pub(super) struct Gazetteer {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say what is loaded: file, version, how many places, from which sources, under which licences.
    Info,
    /// Add places and names of your own: GeoNames dumps (plain, .zip or .gz) and CSV with name, lat and lon.
    ///
    /// Places with the id of one that is known take its place; the rest is kept. What was imported before is the base,
    /// else the built-in gazetteer.
    Import(Files),
}

#[derive(Debug, Args)]
struct Files {
    /// Dumps of GeoNames (allCountries, XX, cities…, alternateNamesV2, admin1CodesASCII, admin2Codes, countryInfo,
    /// hierarchy), CSV files, or folders of them.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Kinds of places to keep, GeoNames classes and codes: `P,A,S.DAM`, or `all` [default: settlements, divisions, and
    /// the waters, regions, heights and sites that reports name].
    #[arg(long, value_name = "KINDS")]
    features: Option<Features>,

    /// Keep only places of these countries (ISO 3166-1, SYR or SY), separated by commas; may be given again.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    country: Vec<String>,

    /// Licence of the CSV files, to be shown by `gazetteer info`.
    #[arg(long, value_name = "WORDS")]
    licence: Option<String>,

    /// Index file to write [default: gazetteer.idx in the data directory, which is used from then on].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// Begin with the built-in gazetteer and forget what was imported before.
    #[arg(long)]
    fresh: bool,
}

impl Gazetteer {
    pub(super) fn run(self, place: &Place) -> Result<ExitCode> {
        match self.command {
            Command::Info => output::write(&info(place)?)?,
            Command::Import(files) => files.run(place)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Files {
    fn run(self, place: &Place) -> Result<()> {
        let out = self.out.unwrap_or_else(|| place.data.join(GAZETTEER_FILE));
        let built_in = crate::gazetteer::embedded();
        let base = if self.fresh || !out.exists() {
            built_in.clone()
        } else {
            open(&out, Check::Whole)
                .context("with --fresh it is made anew from the built-in one")?
        };
        let countries = self.country.iter().map(|word| country(built_in, word));
        let wanted = Import {
            paths: self.paths,
            out,
            features: self.features.unwrap_or_default(),
            countries: countries.collect::<Result<_>>()?,
            licence: self.licence,
        };
        let line = std::cell::RefCell::new(ProgressLine::begin());
        let done = import(
            &wanted,
            &base,
            &mut |tally| {
                line.borrow_mut().clear();
                // A closed pipe does not stop the import.
                let _ = output::write(&format!("{tally}\n"));
            },
            &mut |progress| {
                let words = format!("{}, {} lines", progress.step, progress.lines);
                line.borrow_mut()
                    .draw(progress.read, progress.total, &words);
            },
        );
        line.borrow_mut().clear();
        let gazetteer = done?.gazetteer;
        let out = &wanted.out;
        let how = match place.gazetteer_file() {
            Some(used) if used == *out => "it is used from now on".to_owned(),
            _ => format!("use it with --gazetteer {}", out.display()),
        };
        remark(&format!(
            "{}: {} places, {} before; {how}",
            out.display(),
            gazetteer.len(),
            base.len()
        ));
        Ok(())
    }
}

/// Sources of the project's own tables by the prefix of their ids, with their licences.
const SOURCES: [(&str, &str); 9] = [
    ("gn", "GeoNames (CC BY 4.0)"),
    (
        "gb",
        "geoBoundaries (CC BY 4.0), some (c) OpenStreetMap contributors (ODbL)",
    ),
    ("ne", "Natural Earth (public domain)"),
    ("icao", "airportsdata (MIT)"),
    (
        "iso",
        "ISO 3166-2 by iso-codes (LGPL 2.1) and Unicode CLDR (Unicode License)",
    ),
    ("code", "GeoNames, by the code of the division (CC BY 4.0)"),
    ("dl", "the supplement of dateline (MIT or Apache-2.0)"),
    ("rgeo", "GeoNames, without ids (CC BY 4.0)"),
    ("csv", "imported lists, see below"),
];

fn info(place: &Place) -> Result<String> {
    let gazetteer = place.open_gazetteer(Check::Whole)?;
    let file = match place.gazetteer_file() {
        Some(file) => file.display().to_string(),
        None => "built in".to_owned(),
    };
    Ok(describe(&gazetteer, &file))
}

fn describe(gazetteer: &Index, file: &str) -> String {
    let mut names = 0;
    let mut by_source: BTreeMap<&str, usize> = BTreeMap::new();
    for id in gazetteer.ids() {
        names += gazetteer.names(id).count();
        let source_id = gazetteer.place(id).source_id;
        let source = source_id.split_once(':').map_or("", |(source, _)| source);
        *by_source.entry(source).or_default() += 1;
    }
    let mut words = format!(
        "file       {file}, {:.1} MB, whole\nversion    {}\nplaces     {}\nnames      {names}\ncountries  {}\nareas      {}\n",
        gazetteer.size_bytes() as f64 / 1e6,
        gazetteer.version(),
        gazetteer.len(),
        gazetteer.countries().count(),
        gazetteer.area_count(),
    );
    words.push_str("sources\n");
    for (source, places) in by_source {
        let known = SOURCES.iter().find(|(prefix, _)| *prefix == source);
        let licence = known.map_or("not known", |(_, words)| words);
        // Writing to a string does not fail.
        let _ = writeln!(words, "  {source:<5} {places:>9} places  {licence}");
    }
    for source in gazetteer.sources() {
        let _ = writeln!(
            words,
            "  imported {}: {}, {} places, {} names; {}",
            source.file, source.what, source.places, source.names, source.licence
        );
    }
    words.push_str("also in it: borders of geoBoundaries and Natural Earth; names of Unicode CLDR, iso-codes, Wikidata\n");
    words
}

#[cfg(test)]
mod tests {
    use super::describe;
    use crate::gazetteer::fixture;

    #[test]
    fn what_is_loaded_is_told_with_its_sources_and_licences() {
        let words = describe(fixture(), "small.idx");
        for expected in [
            "small.idx",
            "version    8-",
            "countries  13",
            "gn ",
            "GeoNames (CC BY 4.0)",
            "supplement",
        ] {
            assert!(words.contains(expected), "`{expected}` is not in: {words}");
        }
    }
}
