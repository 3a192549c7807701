//! `dateline reverse --batch`: where the points of a CSV file lie, as the same file with more columns.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use anyhow::{Context, Result, bail};
use csv::{ReaderBuilder, StringRecord, Writer};
use dateline_gazetteer::{Gazetteer, PlaceId, Reverse};

use super::output;
use crate::layer::Naming;

/// Rows that are looked up at once.
const AT_ONCE: usize = 1 << 16;
/// Rows without a point that are named.
const NAMED_ROWS: usize = 3;
const LON: [&str; 5] = ["lon", "lng", "long", "longitude", "x"];
const LAT: [&str; 3] = ["lat", "latitude", "y"];
const ADDED: [&str; 11] = [
    "country",
    "admin1",
    "admin2",
    "sea",
    "nearest",
    "nearest_id",
    "distance_km",
    "status",
    "status_area",
    "claimed_by",
    "administered_by",
];

/// Writes the rows of a file, `-` for standard input, with where their points lie.
pub(super) fn run(path: &Path, naming: Naming<'_>) -> Result<()> {
    let whole: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        let file = File::open(path)
            .with_context(|| format!("{} cannot be read; check the path", path.display()))?;
        Box::new(BufReader::new(file))
    };
    let name = path.display().to_string();
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(whole);
    let headers = reader
        .headers()
        .with_context(|| format!("{name} is not a table of text"))?
        .clone();
    let column = |names: &[&str]| {
        let is_named = |header: &str| {
            let header = header.trim().trim_start_matches('\u{feff}');
            names.contains(&header.to_ascii_lowercase().as_str())
        };
        headers.iter().position(is_named)
    };
    let (Some(lon), Some(lat)) = (column(&LON), column(&LAT)) else {
        bail!("{name}: its first line names no columns `lon` and `lat`");
    };
    let mut out = Writer::from_writer(output::stdout());
    out.write_record(headers.iter().chain(ADDED))?;
    let mut rows = Vec::new();
    let (mut without, mut named) = (0u64, Vec::new());
    let mut records = reader.into_records();
    loop {
        rows.clear();
        for record in records.by_ref().take(AT_ONCE) {
            rows.push(record.with_context(|| format!("{name} cannot be read to its end"))?);
        }
        if rows.is_empty() {
            break;
        }
        let points: Vec<(f64, f64)> = rows
            .iter()
            .map(|row| (degrees(row, lon), degrees(row, lat)))
            .collect();
        let found = naming.gazetteer.reverse_many(&points);
        for ((row, point), found) in rows.iter().zip(points).zip(found) {
            let is_point = point.0.abs() <= 180.0 && point.1.abs() <= 90.0;
            if !is_point {
                without += 1;
                if named.len() < NAMED_ROWS {
                    let line = row.position().map_or(0, csv::Position::line);
                    named.push(line.to_string());
                }
            }
            // A row that ends before its last column keeps its place.
            let cells = (0..headers.len()).map(|cell| row.get(cell).unwrap_or("").to_owned());
            out.write_record(cells.chain(added(point, &found, naming)))?;
        }
    }
    out.flush().context("standard output cannot be written")?;
    if without > 0 {
        let lines = named.join(", ");
        output::remark(&format!(
            "{without} rows have no point on the globe: line {lines}"
        ));
    }
    Ok(())
}

/// Not a number where the cell is none.
fn degrees(row: &StringRecord, column: usize) -> f64 {
    let cell = row.get(column).unwrap_or("").trim();
    cell.parse().unwrap_or(f64::NAN)
}

fn added((lon, lat): (f64, f64), found: &Reverse, naming: Naming<'_>) -> Vec<String> {
    let gazetteer: &Gazetteer = naming.gazetteer;
    let name = |id: Option<PlaceId>| id.map_or("", |id| naming.name(id)).to_owned();
    let country = found.country.and_then(|code| gazetteer.iso3(code));
    let nearest = found.nearest.map(|id| gazetteer.place(id).source_id);
    let distance = found.nearest.map(|_| format!("{:.3}", found.distance_km));
    let mut cells = vec![
        country.unwrap_or_default().to_owned(),
        name(found.admin1),
        name(found.admin2),
        name(found.sea),
        name(found.nearest),
        nearest.unwrap_or_default().to_owned(),
        distance.unwrap_or_default(),
    ];
    match gazetteer.dispute_at(lon, lat) {
        Some(dispute) => cells.extend([
            dispute.status.to_owned(),
            dispute.name.to_owned(),
            dispute.claimed_by().collect::<Vec<_>>().join("|"),
            dispute.administered_by().collect::<Vec<_>>().join("|"),
        ]),
        None => cells.resize(ADDED.len(), String::new()),
    }
    cells
}
