//! GeoNames' tables, as they are published: TAB between columns, no header, no quoting; lines with # are remarks.

use std::io;
use std::path::Path;

use dateline_gazetteer::build::{Added, BuildError, Container, NewPlace};
use dateline_gazetteer::{CountryCode, NameKind, fold};

use super::input::{Input, Rows, Table};
use super::lines::{Line, Lines};
use super::name_rule::is_name;
use super::tally::{Reason, Tally};
use super::{ImportError, Work};

/// Bytes of the longest name of a place.
pub(super) const LONGEST_NAME: usize = 500;

/// Columns of the widest table.
const MOST_COLUMNS: usize = 19;

/// A file that cannot be read on, or an index that cannot be built on.
pub(super) enum Failed {
    Read(io::Error),
    Build(BuildError),
}

impl Failed {
    pub(super) fn of(self, input: &Input, out: &Path) -> ImportError {
        match self {
            Self::Read(cause) => input.unreadable(cause),
            Self::Build(cause) => ImportError::Build {
                path: out.to_owned(),
                cause,
            },
        }
    }
}

impl From<BuildError> for Failed {
    fn from(error: BuildError) -> Self {
        Self::Build(error)
    }
}

/// Why a line is left out, or the import ends.
enum Left {
    Out(Reason),
    Failed(Failed),
}

impl From<Reason> for Left {
    fn from(reason: Reason) -> Self {
        Self::Out(reason)
    }
}

impl From<BuildError> for Left {
    fn from(error: BuildError) -> Self {
        Self::Failed(Failed::Build(error))
    }
}

/// Reads a table, line by line; `on_line` is told the lines and the packed bytes read.
pub(super) fn read(
    table: Table,
    work: &mut Work<'_>,
    rows: &mut Rows<'_>,
    tally: &mut Tally,
    on_line: &mut dyn FnMut(u64, u64),
) -> Result<(), Failed> {
    let bytes_read = rows.bytes_read();
    let mut lines = Lines::new(&mut *rows.reader);
    loop {
        let line = lines.next().map_err(Failed::Read)?;
        let Some(line) = line else { break };
        tally.read += 1;
        on_line(tally.read, bytes_read());
        let number = tally.read;
        let Line::Bytes(line) = line else {
            tally.skip(Reason::LongLine, number);
            continue;
        };
        let Ok(line) = std::str::from_utf8(line) else {
            tally.skip(Reason::Utf8, number);
            continue;
        };
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut columns = [""; MOST_COLUMNS];
        let mut count = 0;
        for (column, cell) in columns.iter_mut().zip(line.split('\t')) {
            *column = cell;
            count += 1;
        }
        let columns = &columns[..count];
        let kept = match table {
            Table::Places => place(work, columns, tally),
            Table::Names => name(work, columns, tally),
            Table::Countries => country(work, columns, tally),
            Table::Admin1Codes | Table::Admin2Codes => division(work, columns, tally),
            Table::Hierarchy => contained(work, columns),
            Table::Csv => Ok(()),
        };
        match kept {
            Ok(()) => tally.kept += 1,
            Err(Left::Out(reason)) => tally.skip(reason, number),
            Err(Left::Failed(failed)) => return Err(failed),
        }
    }
    Ok(())
}

fn id(cell: &str) -> Result<u32, Left> {
    let number: u32 = cell.trim().parse().map_err(|_| Reason::Id)?;
    if number == 0 {
        Err(Reason::Id.into())
    } else {
        Ok(number)
    }
}

/// A line of allCountries.txt and its parts.
fn place(work: &mut Work<'_>, cells: &[&str], tally: &mut Tally) -> Result<(), Left> {
    let &[
        id_cell,
        name,
        ascii,
        alternates,
        lat,
        lon,
        class,
        code,
        country,
        _,
        a1,
        a2,
        _,
        _,
        people,
        ..,
    ] = cells
    else {
        return Err(Reason::Columns.into());
    };
    let number = id(id_cell)?;
    let name = name.trim();
    if name.is_empty() || name.len() > LONGEST_NAME {
        return Err(Reason::Name.into());
    }
    let (lon, lat) = (degrees(lon, 180.0)?, degrees(lat, 90.0)?);
    let population = match people.trim() {
        "" => 0,
        people => people.parse().map_err(|_| Reason::Population)?,
    };
    let country = match country.trim().as_bytes() {
        [] => None,
        &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Some(CountryCode([a, b])),
        _ => return Err(Reason::Country.into()),
    };
    if !work.import.features.has(class, code) {
        return Err(Reason::Feature.into());
    }
    let wanted = &work.import.countries;
    if !wanted.is_empty() && !country.is_some_and(|country| wanted.contains(&country)) {
        return Err(Reason::OtherCountry.into());
    }
    let id = format!("gn:{number}");
    let feature = match code {
        "" => class.to_owned(),
        code => format!("{class}.{code}"),
    };
    let country_code = country.as_ref().map_or("", CountryCode::as_str);
    let (mut admin1, mut admin2) = (String::new(), String::new());
    // "00" stands for the country as a whole.
    if !country_code.is_empty() && !matches!(a1, "" | "00") {
        admin1 = format!("{country_code}.{a1}");
        if !a2.is_empty() {
            admin2 = format!("{admin1}.{a2}");
        }
    }
    let container = |code| match code {
        "" => Container::Unknown,
        code => Container::Code(code),
    };
    let added = work.builder.add_or_replace(&NewPlace {
        id: &id,
        name,
        feature: &feature,
        country,
        admin1: container(&admin1),
        admin2: container(&admin2),
        lon,
        lat,
        population,
        radius_km: None,
    })?;
    match added {
        Added::New => tally.new += 1,
        Added::Replaced => tally.replaced += 1,
    }
    tally.names += 1;
    match feature.as_str() {
        "A.ADM1" if !admin1.is_empty() => work.builder.code(&admin1, &id),
        "A.ADM2" if !admin2.is_empty() => work.builder.code(&admin2, &id),
        _ => {}
    }
    let mut others = 0;
    if !ascii.is_empty()
        && ascii != name
        && ascii.len() <= LONGEST_NAME
        && fold(ascii) != fold(name)
    {
        work.builder.name(&id, ascii, "", NameKind::Alternate)?;
        others += 1;
    }
    for other in alternates.split(',').map(str::trim) {
        if other != name && is_name(other) {
            work.builder.name(&id, other, "", NameKind::Alternate)?;
            others += 1;
        }
    }
    tally.names += others;
    Ok(())
}

/// A line of alternateNamesV2.txt. Pseudo-languages are codes and links; abbreviations are kept as such.
fn name(work: &mut Work<'_>, cells: &[&str], tally: &mut Tally) -> Result<(), Left> {
    let &[_, place, language, name, ref marks @ ..] = cells else {
        return Err(Reason::Columns.into());
    };
    let place = id(place)?;
    let name = name.trim();
    if name.is_empty() || name.len() > LONGEST_NAME {
        return Err(Reason::Name.into());
    }
    let mark = |index: usize| marks.get(index) == Some(&"1");
    let is_abbreviation = language == "abbr";
    let is_code = matches!(
        language,
        "link"
            | "post"
            | "phon"
            | "piny"
            | "tcid"
            | "faac"
            | "iata"
            | "icao"
            | "unlc"
            | "wkdt"
            | "fr_1793"
            | "uicn"
    );
    if is_code || !(is_abbreviation || is_name(name)) {
        return Err(Reason::NoName.into());
    }
    // Columns: preferred, short, colloquial, historic.
    let kind = match () {
        () if is_abbreviation => NameKind::Abbreviation,
        () if mark(2) || mark(3) => NameKind::Historic,
        () if mark(0) => NameKind::Preferred,
        () => NameKind::Alternate,
    };
    let language = if language.len() <= 7 { language } else { "" };
    if !work
        .builder
        .name(&format!("gn:{place}"), name, language, kind)?
    {
        return Err(Reason::NoPlace.into());
    }
    tally.names += 1;
    Ok(())
}

/// A line of countryInfo.txt: the codes of a country that is not known yet, and its name.
fn country(work: &mut Work<'_>, cells: &[&str], tally: &mut Tally) -> Result<(), Left> {
    let (Some(&iso2), Some(&iso3), Some(&name), Some(&place)) =
        (cells.first(), cells.get(1), cells.get(4), cells.get(16))
    else {
        return Err(Reason::Columns.into());
    };
    let (Ok(iso2), Ok(iso3)) = (iso2.as_bytes().try_into(), iso3.as_bytes().try_into()) else {
        return Err(Reason::Country.into());
    };
    let place = format!("gn:{}", id(place)?);
    if name.is_empty() || name.len() > LONGEST_NAME {
        return Err(Reason::Name.into());
    }
    if !work.builder.name(&place, name, "en", NameKind::Alternate)? {
        return Err(Reason::NoPlace.into());
    }
    work.builder.country(iso2, iso3, &place, "");
    tally.names += 1;
    Ok(())
}

/// A line of admin1CodesASCII.txt or admin2Codes.txt.
fn division(work: &mut Work<'_>, cells: &[&str], tally: &mut Tally) -> Result<(), Left> {
    let &[code, name, ascii, place, ..] = cells else {
        return Err(Reason::Columns.into());
    };
    let place = format!("gn:{}", id(place)?);
    if name.is_empty() || name.len() > LONGEST_NAME || ascii.len() > LONGEST_NAME {
        return Err(Reason::Name.into());
    }
    if !work.builder.name(&place, name, "", NameKind::Alternate)? {
        return Err(Reason::NoPlace.into());
    }
    work.builder.code(code, &place);
    tally.names += 1;
    if !ascii.is_empty() && fold(ascii) != fold(name) {
        work.builder.name(&place, ascii, "", NameKind::Alternate)?;
        tally.names += 1;
    }
    Ok(())
}

/// A line of hierarchy.txt: parent, child.
fn contained(work: &mut Work<'_>, cells: &[&str]) -> Result<(), Left> {
    let &[parent, child, ..] = cells else {
        return Err(Reason::Columns.into());
    };
    let (parent, child) = (format!("gn:{}", id(parent)?), format!("gn:{}", id(child)?));
    match work.builder.contained(&child, &parent) {
        true => Ok(()),
        false => Err(Reason::NoPlace.into()),
    }
}

pub(super) fn degrees(cell: &str, most: f64) -> Result<f64, Reason> {
    let degrees: f64 = cell.trim().parse().map_err(|_| Reason::Point)?;
    // Not a number is on no globe either.
    if degrees.abs() <= most {
        Ok(degrees)
    } else {
        Err(Reason::Point)
    }
}
