//! Reading the tables: UTF-8, TAB between columns, one header line, no quoting.
//!
//! A table is known by its columns, not by its file name, so that further files of a known shape are read as well.

use super::{BuildError, Builder, Container, NewPlace, Table, wkt};
use crate::area::AreaLevel;
use crate::dispute;
use crate::name::NameKind;
use crate::place::CountryCode;

/// Reads tables: places first, then what goes with them.
pub(super) fn add(tables: &[&Table], builder: &mut Builder) -> Result<(), BuildError> {
    let mut read = Vec::new();
    for table in tables {
        read.push(Columns::read(&table.file, &table.text)?);
    }
    for is_of_places in [true, false] {
        for table in &read {
            if matches!(table.shape, Shape::Places) == is_of_places {
                table.add(builder)?;
            }
        }
    }
    Ok(())
}

/// A table with its columns known.
struct Columns<'t> {
    file: &'t str,
    text: &'t str,
    columns: Vec<&'t str>,
    shape: Shape,
}

impl<'t> Columns<'t> {
    fn read(file: &'t str, text: &'t str) -> Result<Self, BuildError> {
        let header = text.lines().next().unwrap_or("");
        let columns: Vec<&str> = header.split('\t').collect();
        let known = |names: &[&str]| names.iter().all(|name| columns.contains(name));
        let shape = if known(&["id", "within"]) {
            Shape::Containers
        } else if known(&["id", "level", "geometry"]) {
            Shape::Areas
        } else if known(&dispute::COLUMNS) && known(&["geometry"]) {
            Shape::Disputes
        } else if known(&["iso2", "iso3", "id", "capital_id"]) {
            Shape::Countries
        } else if known(&["word", "iso2_or_id"]) {
            Shape::Demonyms
        } else if known(&["id", "name", "feature", "country", "lon", "lat"]) {
            Shape::Places
        } else if known(&["id", "name"]) {
            Shape::Names
        } else {
            return Err(BuildError::UnknownTable {
                file: file.to_owned(),
                header: header.chars().take(100).collect(),
            });
        };
        Ok(Self {
            file,
            text,
            columns,
            shape,
        })
    }

    fn add(&self, builder: &mut Builder) -> Result<(), BuildError> {
        for (number, line) in self.text.lines().enumerate().skip(1) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').collect();
            let row = Row {
                file: self.file,
                line: number + 1,
                columns: &self.columns,
                cells: &cells,
            };
            row.add(self.shape, builder)?;
        }
        Ok(())
    }
}

#[derive(Clone, Copy)]
enum Shape {
    Containers,
    Places,
    Names,
    Countries,
    Demonyms,
    Areas,
    Disputes,
}

struct Row<'t, 'r> {
    file: &'t str,
    line: usize,
    columns: &'r [&'t str],
    cells: &'r [&'t str],
}

impl<'t> Row<'t, '_> {
    fn add(&self, shape: Shape, builder: &mut Builder) -> Result<(), BuildError> {
        match shape {
            Shape::Places => self.add_place(builder)?,
            Shape::Containers => {
                builder.contained(self.cell("id"), self.cell("within"));
            }
            Shape::Names => {
                let (id, name) = (self.cell("id"), self.name());
                if self.cell("kind") == "t" {
                    builder.translation(id, name, self.cell("lang"), NameKind::Alternate)?;
                } else {
                    let kind = NameKind::from_letter(self.cell("kind"))
                        .ok_or_else(|| self.bad("kind of name"))?;
                    builder.name(id, name, self.cell("lang"), kind)?;
                }
            }
            Shape::Countries => {
                let code = |column: &'static str| self.cell(column).as_bytes();
                builder.country(
                    code("iso2").try_into().map_err(|_| self.bad("iso2"))?,
                    code("iso3").try_into().map_err(|_| self.bad("iso3"))?,
                    self.cell("id"),
                    self.cell("capital_id"),
                );
            }
            Shape::Demonyms => builder.demonym(self.cell("word"), self.cell("iso2_or_id")),
            Shape::Disputes => {
                // A status of places alone has no outline.
                let rings = match self.cell("geometry") {
                    "" => Vec::new(),
                    outline => wkt::parse(outline).ok_or_else(|| self.bad("geometry"))?,
                };
                let texts = dispute::COLUMNS.map(|column| self.cell(column));
                builder.dispute(texts, &rings);
            }
            Shape::Areas => {
                let level = AreaLevel::from_word(self.cell("level"));
                let rings =
                    wkt::parse(self.cell("geometry")).ok_or_else(|| self.bad("geometry"))?;
                builder.area(
                    self.cell("id"),
                    level.ok_or_else(|| self.bad("level"))?,
                    rings,
                );
            }
        }
        Ok(())
    }

    fn add_place(&self, builder: &mut Builder) -> Result<(), BuildError> {
        let degrees = |column: &'static str, limit: f64| {
            self.cell(column)
                .parse::<f64>()
                .ok()
                .filter(|degrees| degrees.abs() <= limit)
                .ok_or_else(|| self.bad(column))
        };
        let (id, name) = (self.cell("id"), self.name());
        if id.is_empty() || name.is_empty() {
            return Err(self.bad("id or name"));
        }
        let (population, radius) = (self.cell("population"), self.cell("radius_km"));
        // The supplement names its province instead of giving its id.
        let admin1 = match (self.cell("admin1"), self.cell("admin1_name")) {
            ("", "") => Container::Unknown,
            ("", name) => Container::Name(name),
            (id, _) => Container::Id(id),
        };
        builder.add(&NewPlace {
            id,
            name,
            feature: self.cell("feature"),
            country: self
                .cell("country")
                .as_bytes()
                .try_into()
                .ok()
                .map(CountryCode),
            admin1,
            admin2: Container::Id(self.cell("admin2")),
            lon: degrees("lon", 180.0)?,
            lat: degrees("lat", 90.0)?,
            population: if population.is_empty() {
                0
            } else {
                population.parse().map_err(|_| self.bad("population"))?
            },
            radius_km: if radius.is_empty() {
                None
            } else {
                Some(radius.parse().map_err(|_| self.bad("radius_km"))?)
            },
        })?;
        for alias in self.cell("aliases").split('|').map(str::trim) {
            if !alias.is_empty() {
                builder.name(id, alias, "", NameKind::Alternate)?;
            }
        }
        Ok(())
    }

    /// The name, without the mark by which CLDR tells divisions of one name apart ("Île-de-France²").
    fn name(&self) -> &'t str {
        self.cell("name").trim_end_matches(['¹', '²', '³'])
    }

    /// The cell under a column; empty where the table has no such column or the row ends before it.
    fn cell(&self, column: &str) -> &'t str {
        self.columns
            .iter()
            .position(|c| *c == column)
            .and_then(|index| self.cells.get(index))
            .map_or("", |cell| cell.trim())
    }

    fn bad(&self, what: &'static str) -> BuildError {
        BuildError::BadRow {
            file: self.file.to_owned(),
            line: self.line,
            what,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Gazetteer;
    use crate::build::{Table, build};

    fn open(tables: &[(&str, &str)]) -> Gazetteer {
        let table = |&(file, text): &(&str, &str)| Table {
            file: file.to_owned(),
            text: text.to_owned(),
        };
        let tables: Vec<Table> = tables.iter().map(table).collect();
        let bytes = build(&tables).expect("built");
        Gazetteer::from_bytes(bytes).expect("an index")
    }

    #[test]
    fn a_table_of_containers_tells_the_division_of_places_of_its_country() {
        let gazetteer = open(&[
            (
                "places.tsv",
                "id\tname\tfeature\tcountry\tlon\tlat\n\
                 x:1\tUpper Valley²\tA.ADM1\tXX\t1\t1\n\
                 x:2\tMill\tA.ADM3\tXX\t1\t1\n\
                 x:3\tFord\tP.PPL\tYY\t1\t1\n",
            ),
            ("containers.tsv", "id\twithin\nx:2\tx:1\nx:3\tx:1\n"),
        ]);
        let division = |id: &str| {
            let place = gazetteer.by_source_id(id).expect("a place");
            let division = gazetteer.place(place).admin1;
            division.map(|id| gazetteer.place(id).name)
        };
        // Without the mark of a footnote.
        assert_eq!(division("x:2"), Some("Upper Valley"));
        assert_eq!(division("x:3"), None);
        assert_eq!(gazetteer.lookup_exact("upper valley").count(), 1);
    }
}
