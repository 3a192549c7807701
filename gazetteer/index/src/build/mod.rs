//! From places and names to the bytes of an index.
//!
//! A [`Builder`] takes places, then their names, areas and the rest, in any number: it keeps some fifty bytes a place
//! and sorts the names in a [`Workspace`]. [`build`] does it for tables.

mod area_cells;
mod areas;
mod beginnings;
mod border_lines;
mod catalog;
mod cells;
mod demonyms;
mod error;
mod names;
mod new_place;
mod parts;
mod places;
pub(crate) mod record;
mod settlement_cells;
mod sorter;
mod table;
mod wkt;
mod workspace;

use std::collections::HashMap;
use std::io::{self, Seek, Write};

use crate::Gazetteer;
use crate::area::AreaLevel;
use crate::dispute;
use crate::fold::fold;
use crate::format::Part;
use crate::importance::default_radius_km;
use crate::name::NameKind;
use crate::place::PlaceId;
use crate::point_tree;
use crate::source::Source;
use catalog::Places;
use parts::Parts;
use settlement_cells::Settlements;
use sorter::Sorter;

pub use error::BuildError;
pub use new_place::{Added, Container, NewPlace};
pub use workspace::Workspace;

/// A table: the name of its file, for messages, and its text.
#[derive(Clone, Debug)]
pub struct Table {
    /// The name of the file that it was read from.
    pub file: String,
    /// Its text, with a header line.
    pub text: String,
}

/// Builds the bytes of an index from tables, in any order. The same tables give the same bytes.
///
/// A name, demonym or area of a place that no table has is left out.
///
/// # Errors
/// Names the file and line that cannot be read.
pub fn build(tables: &[Table]) -> Result<Vec<u8>, BuildError> {
    let mut sorted: Vec<&Table> = tables.iter().collect();
    sorted.sort_by(|a, b| a.file.cmp(&b.file));
    let mut builder = Builder::new(Workspace::memory());
    table::add(&sorted, &mut builder)?;
    let mut bytes = io::Cursor::new(Vec::new());
    builder.finish(&mut bytes)?;
    Ok(bytes.into_inner())
}

/// Collects what an index is built from.
pub struct Builder {
    workspace: Workspace,
    places: Places,
    /// By place in order of addition, then in order of addition: language, kind, text.
    names: Sorter,
    names_added: u32,
    languages: Vec<String>,
    language_numbers: HashMap<String, u8>,
    countries: Vec<NewCountry>,
    /// Folded word and the id of what it goes with, or a country's code.
    demonyms: Vec<(String, String)>,
    areas: Vec<areas::NewArea>,
    /// Records of areas whose status is disputed.
    disputes: Vec<Vec<u8>>,
    sources: Vec<Source>,
    base: Option<Gazetteer>,
    /// Checksums of the places and of the names, for the version.
    seen: [crc32fast::Hasher; 2],
}

/// A country as it comes in.
struct NewCountry {
    iso2: [u8; 2],
    iso3: [u8; 3],
    id: String,
    capital_id: String,
}

/// More languages than a byte can number are kept as none.
const MOST_LANGUAGES: usize = 255;

impl Builder {
    /// Begins with nothing.
    #[must_use]
    pub fn new(workspace: Workspace) -> Self {
        Self {
            names: Sorter::new(&workspace),
            workspace,
            places: Places::default(),
            names_added: 0,
            languages: vec![String::new()],
            language_numbers: HashMap::from([(String::new(), 0)]),
            countries: Vec::new(),
            demonyms: Vec::new(),
            areas: Vec::new(),
            disputes: Vec::new(),
            sources: Vec::new(),
            base: None,
            seen: [crc32fast::Hasher::new(), crc32fast::Hasher::new()],
        }
    }

    /// Adds everything that an index holds. Places that are added later and whose division nobody knows are put into
    /// the divisions by its polygons.
    ///
    /// # Errors
    /// Where an id is there already, or the workspace cannot be written.
    pub fn add_gazetteer(&mut self, base: &Gazetteer) -> Result<(), BuildError> {
        for id in base.ids() {
            let place = base.place(id);
            let container = |division: Option<PlaceId>| match division {
                Some(division) => Container::Id(base.place(division).source_id),
                None => Container::Unknown,
            };
            self.add(&NewPlace {
                id: place.source_id,
                name: place.name,
                feature: place.feature,
                country: place.country,
                admin1: container(place.admin1),
                admin2: container(place.admin2),
                lon: place.lon,
                lat: place.lat,
                population: place.population,
                radius_km: Some(place.radius_km).filter(|radius_km| {
                    let default = default_radius_km(place.feature, place.population);
                    (radius_km - default).abs() > 0.001
                }),
            })?;
            for name in base.names(id) {
                let (id, text, language) = (place.source_id, name.text, name.language);
                if name.tells_renown {
                    self.name(id, text, language, name.kind)?;
                } else {
                    self.translation(id, text, language, name.kind)?;
                }
            }
        }
        let id_of = |id: Option<PlaceId>| id.map_or("", |id| base.place(id).source_id);
        for country in base.countries() {
            let iso3 = base
                .iso3(country)
                .and_then(|code| code.as_bytes().try_into().ok());
            self.countries.push(NewCountry {
                iso2: country.0,
                iso3: iso3.unwrap_or_default(),
                id: id_of(base.country_place(country)).to_owned(),
                capital_id: id_of(base.capital(country)).to_owned(),
            });
        }
        for (word, id) in base.demonyms() {
            self.demonyms
                .push((word, base.place(id).source_id.to_owned()));
        }
        areas::read(base, &mut self.areas);
        self.disputes
            .extend(base.dispute_records().map(<[u8]>::to_vec));
        self.sources.extend(base.sources());
        self.base = Some(base.clone());
        Ok(())
    }

    /// Adds a place that is new.
    ///
    /// # Errors
    /// Where its id is there already, or the workspace cannot be written.
    pub fn add(&mut self, place: &NewPlace<'_>) -> Result<(), BuildError> {
        match self.add_or_replace(place)? {
            Added::New => Ok(()),
            Added::Replaced => Err(BuildError::DuplicateId {
                id: place.id.to_owned(),
            }),
        }
    }

    /// Adds a place, or replaces what is told of the one with its id: everything but its names, of which it gets one
    /// more, and what the new one does not tell.
    ///
    /// # Errors
    /// Where the workspace cannot be written.
    pub fn add_or_replace(&mut self, place: &NewPlace<'_>) -> Result<Added, BuildError> {
        let (number, added) = self.places.add(place)?;
        let kind = match added {
            Added::New => NameKind::Preferred,
            Added::Replaced => NameKind::Alternate,
        };
        let [seen, _] = &mut self.seen;
        seen.update(place.id.as_bytes());
        seen.update(&place.lon.to_le_bytes());
        seen.update(&place.lat.to_le_bytes());
        seen.update(&place.population.to_le_bytes());
        seen.update(place.feature.as_bytes());
        self.push_name(number, place.name, "", kind as u8)?;
        Ok(added)
    }

    /// Tells whether a place with this id was added.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.places.number(id).is_some()
    }

    /// Returns the number of places so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Tells whether nothing was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a name of a place; false where there is no such place. Names that a place has already are no more.
    ///
    /// # Errors
    /// Where the workspace cannot be written.
    pub fn name(
        &mut self,
        id: &str,
        name: &str,
        language: &str,
        kind: NameKind,
    ) -> Result<bool, BuildError> {
        self.name_of_kind(id, name, language, kind as u8)
    }

    /// Adds a name that finds its place but tells nothing of how well known it is: a translation, a romanization by rule.
    /// False where there is no such place.
    ///
    /// # Errors
    /// Where the workspace cannot be written.
    pub fn translation(
        &mut self,
        id: &str,
        name: &str,
        language: &str,
        kind: NameKind,
    ) -> Result<bool, BuildError> {
        self.name_of_kind(id, name, language, kind as u8 | NameKind::NO_RENOWN)
    }

    fn name_of_kind(
        &mut self,
        id: &str,
        name: &str,
        language: &str,
        kind: u8,
    ) -> Result<bool, BuildError> {
        let Some(number) = self.places.number(id) else {
            return Ok(false);
        };
        self.push_name(number, name, language, kind)?;
        Ok(true)
    }

    fn push_name(
        &mut self,
        place: u32,
        name: &str,
        language: &str,
        kind: u8,
    ) -> Result<(), BuildError> {
        let language = self.language(language);
        let [_, seen] = &mut self.seen;
        seen.update(name.as_bytes());
        let [a, b, c, d] = place.to_be_bytes();
        let [e, f, g, h] = self.names_added.to_be_bytes();
        let mut value = Vec::with_capacity(name.len() + 2);
        value.extend_from_slice(&[language, kind]);
        value.extend_from_slice(name.as_bytes());
        self.names.push(&[a, b, c, d, e, f, g, h], &value)?;
        self.names_added = self
            .names_added
            .checked_add(1)
            .ok_or(BuildError::TooMany { what: "names" })?;
        Ok(())
    }

    fn language(&mut self, language: &str) -> u8 {
        if let Some(&number) = self.language_numbers.get(language) {
            return number;
        }
        let next = self.languages.len();
        if next >= MOST_LANGUAGES {
            return 0;
        }
        self.languages.push(language.to_owned());
        self.language_numbers
            .insert(language.to_owned(), next as u8);
        next as u8
    }

    /// Says which place a code of a division stands for ("SY.09"). The last word counts.
    pub fn code(&mut self, code: &str, id: &str) {
        self.places.code(code, id);
    }

    /// Says that a place lies in another one: kept where the other is a division and the place has none.
    pub fn contained(&mut self, inner_id: &str, outer_id: &str) -> bool {
        self.places.contained(inner_id, outer_id)
    }

    /// Adds a country; one whose code is there already is left out.
    pub fn country(&mut self, iso2: [u8; 2], iso3: [u8; 3], id: &str, capital_id: &str) {
        self.countries.push(NewCountry {
            iso2,
            iso3,
            id: id.to_owned(),
            capital_id: capital_id.to_owned(),
        });
    }

    /// Notes where places or names came from, for [`Gazetteer::sources`].
    pub fn source(&mut self, source: Source) {
        self.sources.push(source);
    }

    fn demonym(&mut self, word: &str, country_or_id: &str) {
        self.demonyms.push((fold(word), country_or_id.to_owned()));
    }

    fn area(&mut self, id: &str, level: AreaLevel, rings: Vec<wkt::WktRing>) {
        self.areas.push(areas::NewArea {
            id: id.to_owned(),
            level,
            rings,
        });
    }

    fn dispute(&mut self, texts: [&str; dispute::COLUMNS.len()], rings: &[wkt::WktRing]) {
        let rings = rings.iter().map(|ring| ring.vertices.as_slice());
        self.disputes.push(dispute::encode(texts, rings));
    }

    /// Writes the index.
    ///
    /// # Errors
    /// Where there is too much for an index, or something cannot be written.
    pub fn finish(self, out: &mut (impl Write + Seek)) -> Result<(), BuildError> {
        let Self {
            workspace,
            mut places,
            names,
            languages,
            language_numbers,
            countries,
            demonyms,
            areas,
            disputes,
            sources,
            base,
            seen: [seen_places, seen_names],
            ..
        } = self;
        let version = u64::from(seen_places.finalize()) << 32 | u64::from(seen_names.finalize());
        let mut parts = Parts::new(&workspace)?;
        let english = language_numbers.get("en").copied();
        let blocks = names::distinct(names, &mut places, &workspace)?;
        places.settle(base.as_ref());
        places.number_all();
        let folded = names::write_with_places(blocks, &places, &workspace, english, &mut parts)?;
        places::write_lists(&places, &languages, &mut parts)?;
        names::write_automata(folded, &places, &workspace, &mut parts)?;
        places::write_countries(&countries, &places, &mut parts)?;
        demonyms::write(demonyms, &countries, &places, &mut parts)?;
        let areas = areas::write(areas, &places, &mut parts)?;
        for dispute in &disputes {
            parts.part(Part::Disputes).write_all(dispute)?;
        }
        for source in &sources {
            let line = source.line();
            parts.part(Part::Sources).write_all(line.as_bytes())?;
        }
        let points = places.tree_points();
        drop(places);
        let tree = point_tree::encode(points);
        parts.part(Part::Points).write_all(&tree.nodes)?;
        cells::write(&areas, &Settlements::of(&tree), &workspace, &mut parts)?;
        drop((areas, tree));
        parts.write(version, out)
    }
}
