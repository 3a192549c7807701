//! Reading the tables: UTF-8, TAB between columns, one header line, no quoting.
//!
//! A table is known by its columns, not by its file name, so that further files of a known shape are read as well.

use super::BuildError;
use crate::area::AreaLevel;
use crate::name::NameKind;

/// The rows of all tables, borrowed from their text.
#[derive(Default)]
pub(super) struct Rows<'t> {
    pub(super) places: Vec<PlaceRow<'t>>,
    pub(super) names: Vec<NameRow<'t>>,
    pub(super) countries: Vec<CountryRow<'t>>,
    pub(super) demonyms: Vec<DemonymRow<'t>>,
    pub(super) areas: Vec<AreaRow<'t>>,
}

pub(super) struct PlaceRow<'t> {
    pub(super) id: &'t str,
    pub(super) name: &'t str,
    pub(super) feature: &'t str,
    pub(super) country: &'t str,
    pub(super) admin1: &'t str,
    pub(super) admin2: &'t str,
    /// The supplement names its province instead of giving its id.
    pub(super) admin1_name: &'t str,
    pub(super) lon: f64,
    pub(super) lat: f64,
    pub(super) population: u64,
    pub(super) radius_km: Option<f32>,
}

pub(super) struct NameRow<'t> {
    pub(super) id: &'t str,
    pub(super) name: &'t str,
    pub(super) language: &'t str,
    pub(super) kind: NameKind,
}

pub(super) struct CountryRow<'t> {
    pub(super) iso2: [u8; 2],
    pub(super) iso3: [u8; 3],
    pub(super) id: &'t str,
    pub(super) capital_id: &'t str,
}

pub(super) struct DemonymRow<'t> {
    pub(super) word: &'t str,
    pub(super) country_or_id: &'t str,
}

pub(super) struct AreaRow<'t> {
    pub(super) file: &'t str,
    pub(super) line: usize,
    pub(super) id: &'t str,
    pub(super) level: AreaLevel,
    pub(super) geometry: &'t str,
}

impl<'t> Rows<'t> {
    /// Adds the rows of one table.
    pub(super) fn add(&mut self, file: &'t str, text: &'t str) -> Result<(), BuildError> {
        let mut lines = text.lines().enumerate();
        let header = lines.next().map_or("", |(_, line)| line);
        let columns: Vec<&str> = header.split('\t').collect();
        let column = |name: &str| columns.iter().position(|c| *c == name);
        let known = |names: &[&str]| names.iter().all(|name| column(name).is_some());
        let shape = if known(&["id", "level", "geometry"]) {
            Shape::Areas
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
        for (number, line) in lines {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').collect();
            let row = Row {
                file,
                line: number + 1,
                columns: &columns,
                cells: &cells,
            };
            self.add_row(shape, &row)?;
        }
        Ok(())
    }

    fn add_row(&mut self, shape: Shape, row: &Row<'t, '_>) -> Result<(), BuildError> {
        match shape {
            Shape::Places => self.add_place(row)?,
            Shape::Names => self.names.push(NameRow {
                id: row.cell("id"),
                name: row.cell("name"),
                language: row.cell("lang"),
                kind: NameKind::from_letter(row.cell("kind"))
                    .ok_or_else(|| row.bad("kind of name"))?,
            }),
            Shape::Countries => {
                let code = row.cell("iso2").as_bytes();
                self.countries.push(CountryRow {
                    iso2: code.try_into().map_err(|_| row.bad("iso2"))?,
                    iso3: row
                        .cell("iso3")
                        .as_bytes()
                        .try_into()
                        .map_err(|_| row.bad("iso3"))?,
                    id: row.cell("id"),
                    capital_id: row.cell("capital_id"),
                });
            }
            Shape::Demonyms => self.demonyms.push(DemonymRow {
                word: row.cell("word"),
                country_or_id: row.cell("iso2_or_id"),
            }),
            Shape::Areas => self.areas.push(AreaRow {
                file: row.file,
                line: row.line,
                id: row.cell("id"),
                level: AreaLevel::from_word(row.cell("level")).ok_or_else(|| row.bad("level"))?,
                geometry: row.cell("geometry"),
            }),
        }
        Ok(())
    }

    fn add_place(&mut self, row: &Row<'t, '_>) -> Result<(), BuildError> {
        let degrees = |column: &'static str, limit: f64| {
            row.cell(column)
                .parse::<f64>()
                .ok()
                .filter(|degrees| degrees.abs() <= limit)
                .ok_or_else(|| row.bad(column))
        };
        let id = row.cell("id");
        if id.is_empty() || row.cell("name").is_empty() {
            return Err(row.bad("id or name"));
        }
        let population = row.cell("population");
        let radius = row.cell("radius_km");
        self.places.push(PlaceRow {
            id,
            name: row.cell("name"),
            feature: row.cell("feature"),
            country: row.cell("country"),
            admin1: row.cell("admin1"),
            admin2: row.cell("admin2"),
            admin1_name: row.cell("admin1_name"),
            lon: degrees("lon", 180.0)?,
            lat: degrees("lat", 90.0)?,
            population: if population.is_empty() {
                0
            } else {
                population.parse().map_err(|_| row.bad("population"))?
            },
            radius_km: if radius.is_empty() {
                None
            } else {
                Some(radius.parse().map_err(|_| row.bad("radius_km"))?)
            },
        });
        for alias in row.cell("aliases").split('|').map(str::trim) {
            if !alias.is_empty() {
                self.names.push(NameRow {
                    id,
                    name: alias,
                    language: "",
                    kind: NameKind::Alternate,
                });
            }
        }
        Ok(())
    }
}

#[derive(Clone, Copy)]
enum Shape {
    Places,
    Names,
    Countries,
    Demonyms,
    Areas,
}

struct Row<'t, 'r> {
    file: &'t str,
    line: usize,
    columns: &'r [&'t str],
    cells: &'r [&'t str],
}

impl<'t> Row<'t, '_> {
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
