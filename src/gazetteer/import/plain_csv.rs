//! Plain lists of places: CSV with a header line, in which `name`, `lat` and `lon` must be.
//!
//! More columns that are read: `id`, `kind`, `country`, `admin1`, `aliases` (with `|` or `;` between them), `population`,
//! `radius_km`. Others are passed over. Commas, semicolons or TABs stand between the columns.

use std::borrow::Cow;
use std::path::Path;
use std::sync::LazyLock;

use csv::ByteRecord;
use dateline_gazetteer::build::{Added, Container, NewPlace};
use dateline_gazetteer::{CountryCode, Gazetteer, NameKind, fold};
use sha2::{Digest, Sha256};

use super::geonames::{Failed, LONGEST_NAME, degrees};
use super::input::{Input, Rows};
use super::lines::Lines;
use super::records::{Records, Text, cells_of, delimiter};
use super::tally::{Reason, Tally};
use super::{ImportError, Work};

/// What a column is, and the names that it may have.
const COLUMNS: [(Column, &[&str]); 10] = [
    (Column::Id, &["id", "place_id", "pcode"]),
    (Column::Name, &["name", "name_en"]),
    (Column::Lat, &["lat", "latitude", "y"]),
    (Column::Lon, &["lon", "lng", "long", "longitude", "x"]),
    (Column::Kind, &["kind", "type", "feature"]),
    (
        Column::Country,
        &["country", "country_code", "iso3", "iso2"],
    ),
    (Column::Admin1, &["admin1", "province", "state"]),
    (
        Column::Aliases,
        &["aliases", "alternate_names", "alternatenames"],
    ),
    (Column::Population, &["population"]),
    (Column::Radius, &["radius_km"]),
];

/// The feature of a place whose kind nobody tells.
const DEFAULT_FEATURE: &str = "P.PPL";

static KINDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    include_str!("kinds.tsv")
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Id,
    Name,
    Lat,
    Lon,
    Kind,
    Country,
    Admin1,
    Aliases,
    Population,
    Radius,
}

impl Column {
    fn of(header: &str) -> Option<Self> {
        let header = header.trim().trim_matches('"').to_ascii_lowercase();
        let known = |names: &[&str]| names.contains(&header.as_str());
        let found = COLUMNS.iter().find(|(_, names)| known(names));
        found.map(|(column, _)| *column)
    }
}

/// Tells whether a line is the header of such a list.
pub(super) fn is_header(line: &str) -> bool {
    let columns: Vec<Option<Column>> = line
        .split(char::from(delimiter(line)))
        .map(Column::of)
        .collect();
    [Column::Name, Column::Lat, Column::Lon]
        .iter()
        .all(|column| columns.contains(&Some(*column)))
}

/// Reads a list, row by row; `on_line` is told the rows and the packed bytes read.
pub(super) fn read(
    work: &mut Work<'_>,
    mut rows: Rows<'_>,
    input: &Input,
    tally: &mut Tally,
    on_line: &mut dyn FnMut(u64, u64),
) -> Result<(), ImportError> {
    let bytes_read = rows.bytes_read();
    let mut records = Records::new(Lines::new(&mut *rows.reader));
    // The header is a line by itself, so that it tells the delimiter.
    let header = match records.header().map_err(|cause| input.unreadable(cause))? {
        Some(header) => String::from_utf8_lossy(&header).into_owned(),
        None => String::new(),
    };
    let delimiter = delimiter(&header);
    let columns: Vec<Option<Column>> = header
        .split(char::from(delimiter))
        .map(Column::of)
        .collect();
    let stem = fold(
        Path::new(&tally.file)
            .file_stem()
            .map_or("", |s| s.to_str().unwrap_or("")),
    );
    while let Some((line, text)) = records
        .next(delimiter)
        .map_err(|cause| input.unreadable(cause))?
    {
        tally.read += 1;
        on_line(tally.read, bytes_read());
        let text = match text {
            Text::Whole(text) => text,
            Text::TooLong => {
                tally.skip(Reason::LongLine, line);
                continue;
            }
            Text::OpenQuote => {
                tally.skip(Reason::OpenQuote, line);
                continue;
            }
        };
        let record = cells_of(text, delimiter);
        let row = Row {
            columns: &columns,
            record: &record,
            list: &stem,
        };
        match row.add(work, tally) {
            Ok(()) => tally.kept += 1,
            Err(Left::Out(reason)) => tally.skip(reason, line),
            Err(Left::Failed(failed)) => return Err(failed.of(input, &work.import.out)),
        }
    }
    Ok(())
}

enum Left {
    Out(Reason),
    Failed(Failed),
}

impl From<Reason> for Left {
    fn from(reason: Reason) -> Self {
        Self::Out(reason)
    }
}

impl From<dateline_gazetteer::build::BuildError> for Left {
    fn from(error: dateline_gazetteer::build::BuildError) -> Self {
        Self::Failed(Failed::Build(error))
    }
}

struct Row<'r> {
    columns: &'r [Option<Column>],
    record: &'r ByteRecord,
    /// The name of the file, folded, for ids.
    list: &'r str,
}

impl Row<'_> {
    fn cell(&self, column: Column) -> Result<&str, Reason> {
        let index = self.columns.iter().position(|c| *c == Some(column));
        let bytes = index
            .and_then(|index| self.record.get(index))
            .unwrap_or(b"");
        std::str::from_utf8(bytes)
            .map(str::trim)
            .map_err(|_| Reason::Utf8)
    }

    fn add(&self, work: &mut Work<'_>, tally: &mut Tally) -> Result<(), Left> {
        let name = self.cell(Column::Name)?;
        if name.is_empty() || name.len() > LONGEST_NAME {
            return Err(Reason::Name.into());
        }
        let lat = degrees(self.cell(Column::Lat)?, 90.0)?;
        let lon = degrees(self.cell(Column::Lon)?, 180.0)?;
        let country = match self.cell(Column::Country)? {
            "" => None,
            word => Some(country(work.base, word).ok_or(Reason::Country)?),
        };
        let wanted = &work.import.countries;
        if !wanted.is_empty() && !country.is_some_and(|country| wanted.contains(&country)) {
            return Err(Reason::OtherCountry.into());
        }
        let population = match self.cell(Column::Population)? {
            "" => 0,
            people => people.parse().map_err(|_| Reason::Population)?,
        };
        let radius_km = self.cell(Column::Radius)?.parse().ok();
        let id = self.id(name, lon, lat)?;
        let added = work.builder.add_or_replace(&NewPlace {
            id: &id,
            name,
            feature: &feature(self.cell(Column::Kind)?),
            country,
            admin1: match self.cell(Column::Admin1)? {
                "" => Container::Unknown,
                name => Container::Name(name),
            },
            admin2: Container::Unknown,
            lon,
            lat,
            population,
            radius_km: radius_km.filter(|km: &f64| km.is_finite() && *km > 0.0),
        })?;
        match added {
            Added::New => tally.new += 1,
            Added::Replaced => tally.replaced += 1,
        }
        tally.names += 1;
        let aliases = self.cell(Column::Aliases)?;
        for alias in aliases.split(['|', ';']).map(str::trim) {
            if !alias.is_empty() && alias.len() <= LONGEST_NAME {
                work.builder.name(&id, alias, "", NameKind::Alternate)?;
                tally.names += 1;
            }
        }
        Ok(())
    }

    /// An id with a prefix is that of a source; another one is known in its list only. Without one, the name and the
    /// point make it, so that the same list gives the same ids again.
    fn id(&self, name: &str, lon: f64, lat: f64) -> Result<String, Reason> {
        let list = self.list;
        Ok(match self.cell(Column::Id)? {
            "" => {
                let hash = Sha256::digest(format!("{name}\n{lon}\n{lat}"));
                let digits: String = hash.iter().take(6).map(|b| format!("{b:02x}")).collect();
                format!("csv:{list}/{digits}")
            }
            id if id.len() > LONGEST_NAME => return Err(Reason::Id),
            id if id
                .split_once(':')
                .is_some_and(|(source, _)| is_source(source)) =>
            {
                id.to_owned()
            }
            id => format!("csv:{list}/{id}"),
        })
    }
}

/// The prefixes of the project's own tables.
fn is_source(prefix: &str) -> bool {
    matches!(
        prefix,
        "gn" | "gb" | "ne" | "icao" | "iso" | "code" | "dl" | "csv"
    )
}

/// GeoNames' feature of a kind of place: by its code, or by a word.
fn feature(kind: &str) -> Cow<'static, str> {
    let is_code = kind.as_bytes().get(1) == Some(&b'.')
        && kind
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'.');
    if is_code {
        return Cow::Owned(kind.to_owned());
    }
    let word = fold(kind);
    let found = KINDS.iter().find(|(known, _)| *known == word);
    Cow::Borrowed(found.map_or(DEFAULT_FEATURE, |(_, feature)| feature))
}

/// The country of a code of two or three letters, or of a name.
fn country(gazetteer: &Gazetteer, word: &str) -> Option<CountryCode> {
    gazetteer.country_by_code(word).or_else(|| {
        gazetteer
            .lookup_exact(&fold(word))
            .map(|found| gazetteer.place(found.place))
            .find(|place| place.feature.starts_with("A.PCL"))
            .and_then(|place| place.country)
    })
}

#[cfg(test)]
mod tests {
    use super::{country, delimiter, feature, is_header};
    use crate::gazetteer::{CountryCode, fixture};

    #[test]
    fn a_header_is_known_by_its_columns() {
        assert!(is_header("name,lat,lon,kind,country,aliases"));
        assert!(is_header("pcode;\"Name\";Latitude;Longitude"));
        assert!(!is_header("name,kind") && !is_header("170063\tAleppo\t36.2\t37.2"));
        assert_eq!(delimiter("a\tb,c\td"), b'\t');
    }

    #[test]
    fn kinds_and_countries_are_codes_or_words() {
        assert_eq!(feature("S.DAM"), "S.DAM");
        assert_eq!(feature("Border crossing"), "S.PSTB");
        assert_eq!(feature("what?"), "P.PPL");
        for word in ["SY", "syr", "Syria"] {
            assert_eq!(
                country(fixture(), word),
                Some(CountryCode(*b"SY")),
                "{word}"
            );
        }
        assert_eq!(country(fixture(), "Atlantis"), None);
    }
}
