//! The places while an index is built: a fixed-width record each, numbered as they come, later ranked by importance.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::{Added, BuildError, Container, NewPlace};
use crate::Gazetteer;
use crate::area::encode_degrees;
use crate::fold::fold;
use crate::importance::{default_radius_km, importance, prominence};
use crate::point_tree::TreePoint;

/// What is kept of a place; its names are sorted elsewhere.
#[derive(Clone, Copy)]
pub(super) struct Record {
    pub(super) population: u64,
    pub(super) lon: i32,
    pub(super) lat: i32,
    /// Not a number where the default for the feature holds.
    radius_km: f32,
    id: Id,
    /// References, 0 for none; numbers of places plus one once settled.
    pub(super) admin1: u32,
    pub(super) admin2: u32,
    pub(super) feature: u16,
    pub(super) country: [u8; 2],
}

/// A GeoNames id, or with the high bit the number of another id.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Id(u32);

const OTHER: u32 = 1 << 31;

/// Postings keep 28 bits for the number of a place.
const MOST_PLACES: usize = (1 << 28) - 1;

#[derive(Default)]
pub(super) struct Places {
    records: Vec<Record>,
    /// Place of a GeoNames id.
    geonames: HashMap<u32, u32>,
    others: HashMap<String, u32>,
    other_ids: Vec<String>,
    features: Numbered,
    /// What places say of the divisions that hold them.
    references: Numbered,
    codes: HashMap<String, String>,
    /// Containers of places, inner and outer, as numbers.
    contained: Vec<(u32, u32)>,
    /// References of places whose row was replaced, for where the new ones lead nowhere.
    before: HashMap<u32, [u32; 2]>,
    provinces: HashMap<([u8; 2], String), u32>,
    importances: Vec<f64>,
    /// Places by importance, and the rank of each.
    order: Vec<u32>,
    ranks: Vec<u32>,
}

/// Distinct strings with a number each, from 0.
#[derive(Default)]
struct Numbered {
    texts: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Numbered {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }
}

impl Places {
    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    pub(super) fn add(&mut self, place: &NewPlace<'_>) -> Result<(u32, Added), BuildError> {
        let feature = u16::try_from(self.features.number(place.feature))
            .map_err(|_| BuildError::TooMany { what: "features" })?;
        let country = place.country.map_or([0; 2], |code| code.0);
        let mut record = Record {
            population: place.population,
            lon: encode_degrees(place.lon),
            lat: encode_degrees(place.lat),
            radius_km: place.radius_km.map_or(f32::NAN, |km| km as f32),
            id: Id(0),
            admin1: self.reference(place.admin1, country),
            admin2: self.reference(place.admin2, country),
            feature,
            country,
        };
        if let Some(number) = self.number(place.id) {
            let known = &mut self.records[number as usize];
            self.before
                .entry(number)
                .or_insert([known.admin1, known.admin2]);
            record.id = known.id;
            if record.radius_km.is_nan() {
                record.radius_km = known.radius_km;
            }
            if record.population == 0 {
                record.population = known.population;
            }
            if record.country == [0; 2] {
                record.country = known.country;
            }
            *known = record;
            return Ok((number, Added::Replaced));
        }
        let number = self.records.len();
        if number >= MOST_PLACES {
            return Err(BuildError::TooMany { what: "places" });
        }
        let number = number as u32;
        record.id = match geonames_id(place.id) {
            Some(id) => {
                self.geonames.insert(id, number);
                Id(id)
            }
            None => {
                let other = self.other_ids.len() as u32;
                self.other_ids.push(place.id.to_owned());
                self.others.insert(place.id.to_owned(), number);
                Id(other | OTHER)
            }
        };
        self.records.push(record);
        Ok((number, Added::New))
    }

    fn reference(&mut self, container: Container<'_>, [a, b]: [u8; 2]) -> u32 {
        let text = match container {
            Container::Unknown | Container::Id("") => return 0,
            Container::Id(id) => format!("i{id}"),
            Container::Code(code) => format!("c{code}"),
            Container::Name(name) => {
                format!("n{}{}{}", char::from(a), char::from(b), fold(name))
            }
        };
        self.references.number(&text) + 1
    }

    /// Returns the number of the place with an id.
    pub(super) fn number(&self, id: &str) -> Option<u32> {
        match geonames_id(id) {
            Some(id) => self.geonames.get(&id).copied(),
            None => self.others.get(id).copied(),
        }
    }

    pub(super) fn code(&mut self, code: &str, id: &str) {
        self.codes.insert(code.to_owned(), id.to_owned());
    }

    pub(super) fn contained(&mut self, inner_id: &str, outer_id: &str) -> bool {
        let pair = self.number(inner_id).zip(self.number(outer_id));
        self.contained.extend(pair);
        pair.is_some()
    }

    /// Notes what the names of a place make of it.
    pub(super) fn named(
        &mut self,
        number: u32,
        names: usize,
        texts: &mut dyn Iterator<Item = &str>,
    ) {
        let record = &self.records[number as usize];
        let feature = &self.features.texts[usize::from(record.feature)];
        if feature == "A.ADM1" {
            for text in texts {
                let key = (record.country, fold(text));
                // Of two divisions of one name, the one with the lesser id.
                let known = self.provinces.get(&key).copied();
                if known.is_none_or(|known| self.compare_ids(number, known) == Ordering::Less) {
                    self.provinces.insert(key, number);
                }
            }
        }
        let source = if self.id_is_of("dl:", record.id) {
            "dl:"
        } else {
            "gn:"
        };
        self.importances
            .push(importance(feature, record.population, names, source));
    }

    fn id_is_of(&self, prefix: &str, id: Id) -> bool {
        self.other_id(id).is_some_and(|id| id.starts_with(prefix))
    }

    fn other_id(&self, Id(id): Id) -> Option<&str> {
        (id & OTHER != 0).then(|| self.other_ids[(id & !OTHER) as usize].as_str())
    }

    /// Finds out which places the references lead to; the base's polygons tell the rest.
    pub(super) fn settle(&mut self, base: Option<&Gazetteer>) {
        let leads_to: Vec<Option<u32>> = self
            .references
            .texts
            .iter()
            .map(|text| self.referred(text))
            .collect();
        let lead = |reference: u32| {
            let reference = reference.checked_sub(1)?;
            leads_to.get(reference as usize).copied().flatten()
        };
        let mut records = std::mem::take(&mut self.records);
        for (number, record) in (0u32..).zip(&mut records) {
            let mut divisions = [lead(record.admin1), lead(record.admin2)];
            if let Some(before) = self.before.get(&number) {
                for (division, &before) in divisions.iter_mut().zip(before) {
                    *division = division.or_else(|| lead(before));
                }
            }
            [record.admin1, record.admin2] = divisions.map(|place| place.map_or(0, |n| n + 1));
        }
        self.records = records;
        self.settle_by_containers();
        if let Some(base) = base {
            self.settle_by_polygons(base);
        }
    }

    fn referred(&self, text: &str) -> Option<u32> {
        let (kind, rest) = text.split_at_checked(1)?;
        match kind {
            "i" => self.number(rest),
            "c" => self.number(self.codes.get(rest)?),
            _ => {
                let (country, name) = rest.split_at_checked(2)?;
                let country = country.as_bytes().try_into().ok()?;
                self.provinces.get(&(country, name.to_owned())).copied()
            }
        }
    }

    fn settle_by_containers(&mut self) {
        for (inner, outer) in std::mem::take(&mut self.contained) {
            let division = self.records[outer as usize];
            let record = &mut self.records[inner as usize];
            if inner == outer || record.country != division.country {
                continue;
            }
            match self.features.texts[usize::from(division.feature)].as_str() {
                "A.ADM1" if record.admin1 == 0 => record.admin1 = outer + 1,
                "A.ADM2" if record.admin2 == 0 => {
                    record.admin2 = outer + 1;
                    if record.admin1 == 0 {
                        record.admin1 = division.admin1;
                    }
                }
                _ => {}
            }
        }
    }

    /// Puts places that nobody put anywhere into the country and divisions whose polygons hold them.
    fn settle_by_polygons(&mut self, base: &Gazetteer) {
        let first_new = base.len();
        for number in first_new..self.records.len() {
            let record = self.records[number];
            let feature = &self.features.texts[usize::from(record.feature)];
            let stands_alone = ["A.PCL", "H.OCN", "H.SEA", "L.CONT", "L.RGN"];
            if record.admin1 != 0 || stands_alone.iter().any(|f| feature.starts_with(f)) {
                continue;
            }
            let is_division = feature.starts_with("A.ADM1");
            let areas = base.cell_at(record.lon, record.lat).areas_at();
            let [country, admin1, admin2] = [0, 1, 2].map(|level| areas.at(level));
            let code = country.and_then(|country| country.country);
            let [admin1, admin2] = [admin1, admin2].map(|division| {
                let division = division.filter(|division| division.country == code);
                division.map(|division| division.place)
            });
            let code = code.map_or([0; 2], |code| code.0);
            let record = &mut self.records[number];
            if record.country == [0; 2] {
                record.country = code;
            }
            if record.country != code || is_division {
                continue;
            }
            // The base's places came first, in its order.
            record.admin1 = admin1.map_or(0, |place| place.0 + 1);
            if record.admin2 == 0 {
                record.admin2 = admin2.map_or(0, |place| place.0 + 1);
            }
        }
    }

    /// Ranks the places, most important first.
    pub(super) fn number_all(&mut self) {
        let mut keyed: Vec<(u64, u64, u32)> = (0u32..)
            .zip(&self.importances)
            .map(|(number, importance)| {
                // Importance is not negative, so that its bits order as it does.
                let id = self.records[number as usize].id;
                (!importance.to_bits(), self.id_key(id), number)
            })
            .collect();
        keyed.sort_unstable_by(|a, b| {
            (a.0, a.1)
                .cmp(&(b.0, b.1))
                .then_with(|| self.compare_other_ids(a.2, b.2))
        });
        self.order = keyed.into_iter().map(|(_, _, number)| number).collect();
        self.ranks = vec![0; self.order.len()];
        for (rank, &number) in (0u32..).zip(&self.order) {
            self.ranks[number as usize] = rank;
        }
    }

    /// Returns the ranks in order of ids as text.
    pub(super) fn by_id(&self) -> Vec<u32> {
        let mut keyed: Vec<(u64, u32)> = (0u32..)
            .zip(&self.records)
            .map(|(number, record)| (self.id_key(record.id), number))
            .collect();
        keyed.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| self.compare_other_ids(a.1, b.1)));
        keyed
            .into_iter()
            .map(|(_, number)| self.ranks[number as usize])
            .collect()
    }

    /// A number that orders as the text of the id does, among the ids that are not GeoNames' up to ties.
    fn id_key(&self, id: Id) -> u64 {
        match self.other_id(id) {
            Some(other) if other < "gn:" => 0,
            Some(_) => u64::MAX,
            None => {
                // As digits from the left: 12 comes behind 119, and behind 1.
                let digits = id.0.checked_ilog10().unwrap_or(0) + 1;
                let left_aligned = u64::from(id.0) * 10u64.pow(10 - digits);
                1 + (left_aligned << 4 | u64::from(digits))
            }
        }
    }

    fn compare_other_ids(&self, a: u32, b: u32) -> Ordering {
        let text = |number: u32| self.other_id(self.records[number as usize].id);
        text(a).cmp(&text(b))
    }

    fn compare_ids(&self, a: u32, b: u32) -> Ordering {
        let key = |number: u32| self.id_key(self.records[number as usize].id);
        key(a)
            .cmp(&key(b))
            .then_with(|| self.compare_other_ids(a, b))
    }

    /// Returns the rank of a place by its number.
    pub(super) fn rank(&self, number: u32) -> u32 {
        self.ranks[number as usize]
    }

    /// Returns the rank of the place with an id.
    pub(super) fn rank_of(&self, id: &str) -> Option<u32> {
        self.number(id).map(|number| self.rank(number))
    }

    /// Returns the places by rank.
    pub(super) fn ranked(&self) -> impl Iterator<Item = &Record> {
        self.order
            .iter()
            .map(|&number| &self.records[number as usize])
    }

    pub(super) fn at_rank(&self, rank: u32) -> &Record {
        &self.records[self.order[rank as usize] as usize]
    }

    pub(super) fn importance_at_rank(&self, rank: u32) -> f64 {
        self.importances[self.order[rank as usize] as usize]
    }

    pub(super) fn prominence_at_rank(&self, rank: u32) -> f64 {
        prominence(
            self.feature(self.at_rank(rank)),
            self.importance_at_rank(rank),
        )
    }

    pub(super) fn feature(&self, record: &Record) -> &str {
        &self.features.texts[usize::from(record.feature)]
    }

    pub(super) fn features(&self) -> &[String] {
        &self.features.texts
    }

    pub(super) fn id_text(&self, record: &Record) -> String {
        match self.other_id(record.id) {
            Some(id) => id.to_owned(),
            None => format!("gn:{}", record.id.0),
        }
    }

    pub(super) fn radius_km(&self, record: &Record) -> f32 {
        if record.radius_km.is_nan() {
            default_radius_km(self.feature(record), record.population) as f32
        } else {
            record.radius_km
        }
    }

    /// Places that are a point or little more; divisions, countries, regions and seas lie where their label does.
    pub(super) fn tree_points(&self) -> Vec<TreePoint> {
        (0u32..)
            .zip(self.ranked())
            .filter_map(|(place, record)| {
                let feature = self.feature(record);
                let wide = feature.starts_with("A.")
                    || matches!(
                        feature,
                        "L.CONT" | "L.RGN" | "L.RGNE" | "L.AREA" | "H.OCN" | "H.SEA" | "H.GULF"
                    );
                let is_settlement =
                    feature.starts_with("P.") && !matches!(feature, "P.PPLH" | "P.PPLQ" | "P.PPLW");
                let point = (record.lon, record.lat);
                (!wide).then(|| TreePoint::new(place, point, is_settlement))
            })
            .collect()
    }
}

/// Returns the number of a GeoNames id as its text would be written again.
fn geonames_id(id: &str) -> Option<u32> {
    let digits = id.strip_prefix("gn:")?;
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    digits
        .parse()
        .ok()
        .filter(|&number: &u32| plain && number < OTHER)
}
