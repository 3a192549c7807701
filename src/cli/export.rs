//! `dateline export`: the events of the store as a file.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use dateline_gazetteer::Gazetteer;
use dateline_gazetteer_mapped::Check;

use super::Place;
use super::output;
use crate::layer::{self, ATTRIBUTION, Detail, LAYER, Query, Sheet};
use crate::store::{Store, StoredEvent};

/// Events read from the store at once.
const STEP: usize = 1000;

/// Arguments of `dateline export`.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// File to write; standard output where it is not given.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Form of the output; told from the file's name where it is not given; GeoJSON on standard output.
    #[arg(long, value_enum)]
    format: Option<OutputFormat>,

    #[command(flatten)]
    filter: FilterArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// One feature collection (RFC 7946).
    Geojson,
    /// One feature a line, each after a record separator (RFC 8142).
    Geojsonseq,
    /// One event a line, with column names.
    Csv,
    /// CSV in ACLED's 31 columns.
    Acled,
    /// CSV in UCDP GED's 49 columns: organized violence that killed somebody.
    Ucdp,
}

impl OutputFormat {
    /// Returns the columns of a form that is CSV.
    fn sheet(self) -> Option<Sheet> {
        match self {
            Self::Geojson | Self::Geojsonseq => None,
            Self::Csv => Some(Sheet::Record),
            Self::Acled => Some(Sheet::Acled),
            Self::Ucdp => Some(Sheet::Ucdp),
        }
    }
}

/// The query language of the page and the interface, as flags.
#[derive(Clone, Debug, Args)]
struct FilterArgs {
    /// Events that end on this day or later.
    #[arg(long, value_name = "YYYY-MM-DD")]
    from: Option<String>,
    /// Events that begin on this day or earlier.
    #[arg(long, value_name = "YYYY-MM-DD")]
    to: Option<String>,
    /// Event types or sub-event types, separated by commas.
    #[arg(long = "type", value_name = "TYPES")]
    types: Vec<String>,
    /// Events with an actor whose name has these words.
    #[arg(long)]
    actor: Option<String>,
    /// Precisions of the place, separated by commas.
    #[arg(long)]
    precision: Option<String>,
    /// Events with these words.
    #[arg(long, short, value_name = "WORDS")]
    q: Option<String>,
    /// Countries (ISO 3166-1 alpha-3), separated by commas.
    #[arg(long, value_name = "ISO3")]
    country: Option<String>,
    /// Box of longitudes and latitudes.
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true)]
    bbox: Option<String>,
    /// Events at most.
    #[arg(long)]
    limit: Option<usize>,
}

impl FilterArgs {
    fn query(&self) -> Result<Query> {
        let single = [
            ("from", &self.from),
            ("to", &self.to),
            ("actor", &self.actor),
            ("precision", &self.precision),
            ("q", &self.q),
            ("country", &self.country),
            ("bbox", &self.bbox),
        ];
        let mut pairs: Vec<(String, String)> = single
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value.clone()?)))
            .collect();
        pairs.extend(
            self.types
                .iter()
                .map(|types| ("type".to_owned(), types.clone())),
        );
        Ok(Query::read(&pairs)?)
    }
}

impl Export {
    pub(super) fn run(self, place: &Place) -> Result<ExitCode> {
        let query = self.filter.query()?;
        let format = match self.format {
            Some(format) => format,
            None => self.format_by_name()?,
        };
        let gazetteer = place.open_gazetteer(Check::Header)?;
        let store = super::ingest::open_existing(&place.data, &gazetteer)?;
        match &self.output {
            Some(path) => {
                let failed = || format!("{}: cannot be written", path.display());
                let file = File::create(path).with_context(failed)?;
                let mut out = BufWriter::new(file);
                self.write(&store, &gazetteer, &query, format, &mut out)
                    .with_context(failed)?;
                out.into_inner()
                    .map_err(|error| error.into_error())
                    .with_context(failed)?;
            }
            None => self.write(&store, &gazetteer, &query, format, &mut output::stdout())?,
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Tells the form by the output's name; GeoJSON where nothing is named.
    fn format_by_name(&self) -> Result<OutputFormat> {
        let Some(path) = &self.output else {
            return Ok(OutputFormat::Geojson);
        };
        let extension = path
            .extension()
            .map(|extension| extension.to_string_lossy().to_lowercase());
        Ok(match extension.as_deref() {
            None | Some("geojson" | "json") => OutputFormat::Geojson,
            Some("csv") => OutputFormat::Csv,
            Some("geojsonl" | "geojsons" | "geojsonseq" | "jsonl" | "ndjson") => {
                OutputFormat::Geojsonseq
            }
            _ => bail!(
                "{}: the name does not say the form of the output; end it in .geojson, .geojsonl or .csv, or give --format",
                path.display()
            ),
        })
    }

    /// Writes the events one by one, so that an export of any size needs little memory.
    fn write(
        &self,
        store: &dyn Store,
        gazetteer: &Gazetteer,
        query: &Query,
        format: OutputFormat,
        out: &mut impl Write,
    ) -> Result<()> {
        if let Some(sheet) = format.sheet() {
            out.write_all(sheet.header().as_bytes())?;
            self.each(store, query, |stored| {
                if let Some(line) = sheet.line(stored, gazetteer) {
                    out.write_all(line.as_bytes())?;
                }
                Ok(())
            })?;
            return Ok(out.flush()?);
        }
        let mut written = 0;
        if format == OutputFormat::Geojson {
            let attribution = serde_json::Value::from(ATTRIBUTION);
            write!(
                out,
                "{{\"type\":\"FeatureCollection\",\"name\":\"{LAYER}\",\"attribution\":{attribution},\"features\":["
            )?;
        }
        self.each(store, query, |stored| {
            if format == OutputFormat::Geojson {
                let mark = if written == 0 { "\n" } else { ",\n" };
                let feature = layer::feature(stored, gazetteer, Detail::Full);
                write!(out, "{mark}{feature}")?;
            } else {
                out.write_all(layer::sequence_line(stored, gazetteer).as_bytes())?;
            }
            written += 1;
            Ok(())
        })?;
        if format == OutputFormat::Geojson {
            out.write_all(b"]}\n")?;
        }
        out.flush()?;
        Ok(())
    }

    fn each(
        &self,
        store: &dyn Store,
        query: &Query,
        mut visit: impl FnMut(&StoredEvent) -> Result<()>,
    ) -> Result<()> {
        let mut left = self.filter.limit.unwrap_or(usize::MAX);
        let mut cursor = None;
        while left > 0 {
            let found = store.find(&query.filter, cursor.as_ref(), left.min(STEP))?;
            for stored in &found.events {
                visit(stored)?;
            }
            left = left.saturating_sub(found.events.len());
            cursor = found.next;
            if cursor.is_none() {
                break;
            }
        }
        Ok(())
    }
}
