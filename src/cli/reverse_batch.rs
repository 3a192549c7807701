//! `dateline reverse --batch`: where the points of a table lie, as the same table with more columns.
//!
//! Commas, semicolons or TABs stand between the columns, in what comes out as in what goes in. A row without a point
//! comes out with nothing added; a line in which a quote is opened and never closed is left out, the next ones are not.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, StdoutLock};
use std::path::Path;

use anyhow::{Context, Result, bail};
use csv::{ByteRecord, Writer, WriterBuilder};
use dateline_gazetteer::{Gazetteer, PlaceId, Reverse};

use super::output;
use crate::gazetteer::import::lines::Lines;
use crate::gazetteer::import::records::{Records, Text, cells_of, delimiter};
use crate::layer::Naming;

/// Rows that are looked up at once.
const AT_ONCE: usize = 1 << 16;
/// Rows without a point that are named.
const NAMED_ROWS: usize = 3;
/// Letters of a cell that are shown.
const SHOWN: usize = 20;
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
/// Stands before the name of an added column where the table has one of that name.
const OURS: &str = "dateline_";

/// Writes the rows of a file, `-` for standard input, with where their points lie.
pub(super) fn run(path: &Path, naming: Naming<'_>) -> Result<()> {
    let mut whole: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        let file = File::open(path)
            .with_context(|| format!("{} cannot be read; check the path", path.display()))?;
        Box::new(BufReader::new(file))
    };
    let name = path.display().to_string();
    let mut records = Records::new(Lines::new(&mut *whole));
    let unreadable = || format!("{name} cannot be read to its end");
    let header = records
        .header()
        .with_context(unreadable)?
        .unwrap_or_default();
    let table = Table::new(&name, &header)?;
    let mut wrong = WrongRows::default();
    let mut out = None;
    loop {
        let mut rows = Vec::new();
        while rows.len() < AT_ONCE
            && let Some((line, text)) = records.next(table.delimiter).with_context(unreadable)?
        {
            match text {
                Text::Whole(text) => rows.push((line, cells_of(text, table.delimiter))),
                Text::TooLong => wrong.add(line, "too long, left out"),
                Text::OpenQuote => wrong.add(line, "a quote is not closed, left out"),
            }
        }
        let is_last = rows.len() < AT_ONCE;
        let points = table.points(&rows, &mut wrong);
        wrong.right += points.iter().filter(|point| !point.0.is_nan()).count() as u64;
        if is_last && wrong.count > 0 && wrong.right == 0 {
            bail!("{name}: {}", wrong.words());
        }
        let out = match &mut out {
            Some(out) => out,
            // Nothing is written before something is found.
            none => none.insert(table.begin()?),
        };
        let found = naming.gazetteer.reverse_many(&points);
        for (((_, row), point), found) in rows.iter().zip(points).zip(found) {
            // A row that ends before its last column keeps its place.
            let cells =
                (0..table.headers.len()).map(|cell| row.get(cell).unwrap_or(b"").to_owned());
            let added = added(point, &found, naming);
            out.write_record(cells.chain(added.into_iter().map(String::into_bytes)))?;
        }
        if is_last {
            out.flush().context("standard output cannot be written")?;
            break;
        }
    }
    if wrong.count > 0 {
        output::remark(&wrong.words());
    }
    Ok(())
}

/// What the first line of a table tells.
struct Table {
    delimiter: u8,
    headers: ByteRecord,
    lon: usize,
    lat: usize,
}

impl Table {
    fn new(name: &str, header: &[u8]) -> Result<Self> {
        let delimiter = delimiter(&String::from_utf8_lossy(header));
        let headers = cells_of(header, delimiter);
        let column = |names: &[&str]| {
            let is_named = |header: &[u8]| {
                let header = String::from_utf8_lossy(header).trim().to_ascii_lowercase();
                names.contains(&header.as_str())
            };
            headers.iter().position(is_named)
        };
        let (Some(lon), Some(lat)) = (column(&LON), column(&LAT)) else {
            let found: Vec<_> = headers.iter().map(shown).collect();
            bail!(
                "{name}: its first line names no columns `lon` and `lat` but {}; put a line with the names of the columns \
                 first, with commas, semicolons or TABs between them",
                found.join(", ")
            );
        };
        Ok(Self {
            delimiter,
            headers,
            lon,
            lat,
        })
    }

    fn begin(&self) -> Result<Writer<BufWriter<StdoutLock<'static>>>> {
        let mut out = WriterBuilder::new()
            .delimiter(self.delimiter)
            .from_writer(output::stdout());
        let mut names: Vec<Vec<u8>> = self.headers.iter().map(<[u8]>::to_vec).collect();
        for added in ADDED {
            let mut added = added.to_owned();
            let is_there = |known: &Vec<u8>, added: &str| {
                known.trim_ascii().eq_ignore_ascii_case(added.as_bytes())
            };
            while names.iter().any(|known| is_there(known, &added)) {
                added.insert_str(0, OURS);
            }
            names.push(added.into_bytes());
        }
        out.write_record(names)?;
        Ok(out)
    }

    /// Returns the point of each row, not numbers where it has none.
    fn points(&self, rows: &[(u64, ByteRecord)], wrong: &mut WrongRows) -> Vec<(f64, f64)> {
        let of_row = |(line, row): &(u64, ByteRecord)| {
            let lon = self.degrees(row, self.lon, "longitude", 180.0);
            let point =
                lon.and_then(|lon| Ok((lon, self.degrees(row, self.lat, "latitude", 90.0)?)));
            point.unwrap_or_else(|reason| {
                wrong.add(*line, &reason);
                (f64::NAN, f64::NAN)
            })
        };
        rows.iter().map(of_row).collect()
    }

    fn degrees(
        &self,
        row: &ByteRecord,
        column: usize,
        what: &str,
        most: f64,
    ) -> Result<f64, String> {
        let cell = row.get(column).unwrap_or(b"").trim_ascii();
        let words = String::from_utf8_lossy(cell);
        // Where commas do not divide columns they may divide decimals.
        let number = match self.delimiter {
            b',' => words.parse(),
            _ => words.replace(',', ".").parse(),
        };
        match number {
            Ok(degrees) if f64::abs(degrees) <= most => Ok(degrees),
            Ok(_) => Err(format!(
                "{what} {} is not from -{most} to {most}",
                shown(cell)
            )),
            Err(_) if cell.is_empty() => Err(format!("no {what}")),
            Err(_) => Err(format!("{what} {} is no number of degrees", shown(cell))),
        }
    }
}

/// Returns a cell for people.
fn shown(cell: &[u8]) -> String {
    let words = String::from_utf8_lossy(cell);
    let mut letters = words.trim().chars();
    let begin: String = letters.by_ref().take(SHOWN).collect();
    let rest = if letters.next().is_some() { "…" } else { "" };
    format!("`{begin}{rest}`")
}

/// The rows without a point on the globe, the first of them named.
#[derive(Default)]
struct WrongRows {
    count: u64,
    named: Vec<String>,
    /// Rows that have one.
    right: u64,
}

impl WrongRows {
    fn add(&mut self, line: u64, reason: &str) {
        self.count += 1;
        if self.named.len() < NAMED_ROWS {
            self.named.push(format!("line {line} ({reason})"));
        }
    }

    fn words(&self) -> String {
        let rows = match (self.count, self.right) {
            (1, 0) => "its only row has no point".to_owned(),
            (1, _) => "1 row has no point".to_owned(),
            (_, 0) => "no row has a point".to_owned(),
            (count, _) => format!("{count} rows have no point"),
        };
        let more = match self.count > self.named.len() as u64 {
            true => " …",
            false => "",
        };
        format!("{rows} on the globe: {}{more}", self.named.join(", "))
    }
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
