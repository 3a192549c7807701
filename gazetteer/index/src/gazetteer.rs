//! The open index and the reading of its records.

use std::io::{self, Read};
use std::sync::Arc;

use fst::Map;

use crate::area::decode_degrees;
use crate::build::record::{PLACE_LEN, place_field};
use crate::bytes::{Bytes, Section};
use crate::format::{self, OpenError, Part};
use crate::importance::prominence;
use crate::name::{Name, NameKind};
use crate::place::{CountryCode, Place, PlaceId};
use crate::source::Source;

/// The known places of the world: names to candidates, points to areas.
///
/// Cheap to clone, may be shared between threads. Nothing is parsed on opening, and nothing panics: a number that
/// is not in the index gives an empty place.
#[derive(Clone)]
pub struct Gazetteer {
    inner: Arc<Inner>,
}

struct Inner {
    bytes: Bytes,
    version: String,
    sections: Vec<Section>,
    name_fst: Map<Section>,
    skeleton_fst: Map<Section>,
    beginning_fst: Map<Section>,
    demonym_fst: Map<Section>,
    len: u32,
}

impl Gazetteer {
    /// Opens the bytes of an index. Reads the header only; see [`Gazetteer::verify`].
    ///
    /// # Errors
    /// Says why where the bytes are not an index, are of another format, or are cut short.
    pub fn from_bytes(bytes: impl Into<Bytes>) -> Result<Self, OpenError> {
        let bytes = bytes.into();
        let header = format::read(&bytes)?;
        let open_fst = |part: Part, what: &'static str| {
            Map::new(header.sections[part as usize].clone())
                .map_err(|_| OpenError::Damaged { part: what })
        };
        let name_fst = open_fst(Part::NameFst, "names")?;
        let skeleton_fst = open_fst(Part::SkeletonFst, "skeletons")?;
        let beginning_fst = open_fst(Part::BeginningFst, "beginnings")?;
        let demonym_fst = open_fst(Part::DemonymFst, "demonyms")?;
        let len = (header.sections[Part::Places as usize].len() / PLACE_LEN) as u32;
        Ok(Self {
            inner: Arc::new(Inner {
                version: format!("{}-{:016x}", format::FORMAT, header.version),
                bytes,
                sections: header.sections,
                name_fst,
                skeleton_fst,
                beginning_fst,
                demonym_fst,
                len,
            }),
        })
    }

    /// Reads every byte and compares it with the checksum. Takes some 10 ms for 100 MB.
    ///
    /// # Errors
    /// [`OpenError::Damaged`] where a byte has changed since the index was built.
    pub fn verify(&self) -> Result<(), OpenError> {
        let damaged = OpenError::Damaged { part: "contents" };
        format::verify(&self.inner.bytes, self.inner.bytes.as_ref()).unwrap_or(Err(damaged))
    }

    /// Does the same for an index in a mapped file, read anew from its beginning: what is mapped then does not come into
    /// memory for it.
    ///
    /// # Errors
    /// Where the file cannot be read; inside, where a byte has changed.
    pub fn verify_file(&self, file: impl Read) -> io::Result<Result<(), OpenError>> {
        format::verify(&self.inner.bytes, file)
    }

    /// Returns the number of places.
    #[must_use]
    pub fn len(&self) -> usize {
        self.inner.len as usize
    }

    /// Tells whether there is no place at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inner.len == 0
    }

    /// Returns the format of the index and the checksum of what it was built from.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.inner.version
    }

    /// Returns how large the index is, bytes.
    #[must_use]
    pub fn size_bytes(&self) -> usize {
        self.inner.bytes.as_ref().len()
    }

    /// Returns every place number, most important place first.
    pub fn ids(&self) -> impl Iterator<Item = PlaceId> + use<> {
        (0..self.inner.len).map(PlaceId)
    }

    /// Returns a place. A number that is not in this index gives a place without name at 0, 0.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Place<'_> {
        let record = id.0 as usize * PLACE_LEN;
        let places = self.section(Part::Places);
        let strings = self.section(Part::Strings);
        let [admin1, admin2] = self.divisions(id);
        let (lon, lat) = self.point(id);
        let feature = places.u16(record + place_field::FEATURE) as usize;
        let source_id = places.u32(record + place_field::SOURCE_ID) as usize;
        Place {
            id,
            source_id: strings.text(source_id).0,
            name: self.display_name(record),
            feature: self.listed_text(Part::Features, feature),
            country: self.country(id),
            admin1,
            admin2,
            lon,
            lat,
            population: places.u64(record + place_field::POPULATION),
            radius_km: f64::from(places.f32(record + place_field::RADIUS)),
            importance: self.importance(id),
        }
    }

    /// The first of the names: behind their number, its language and its kind.
    fn display_name(&self, record: usize) -> &str {
        let places = self.section(Part::Places);
        if record + PLACE_LEN > places.len() {
            return "";
        }
        let names = self.section(Part::Names);
        let (_, at) = names.varint(places.u32(record + place_field::NAMES) as usize);
        names.text(at + 2).0
    }

    /// Returns the point of a place, degrees; without the rest, whose texts lie elsewhere in memory.
    pub(crate) fn point(&self, id: PlaceId) -> (f64, f64) {
        let record = id.0 as usize * PLACE_LEN;
        let places = self.section(Part::Places);
        (
            decode_degrees(places.i32(record + place_field::LON)),
            decode_degrees(places.i32(record + place_field::LAT)),
        )
    }

    /// Returns the country of a place.
    pub(crate) fn country(&self, id: PlaceId) -> Option<CountryCode> {
        let at = id.0 as usize * PLACE_LEN + place_field::COUNTRY;
        let code = self.section(Part::Places).pair(at);
        (code != [0, 0]).then_some(CountryCode(code))
    }

    /// Returns the first- and second-level division of a place.
    pub(crate) fn divisions(&self, id: PlaceId) -> [Option<PlaceId>; 2] {
        let record = id.0 as usize * PLACE_LEN;
        [place_field::ADMIN1, place_field::ADMIN2].map(|field| {
            let number = self.section(Part::Places).u32(record + field);
            number.checked_sub(1).map(PlaceId)
        })
    }

    /// Tells whether a place lies in another one by the divisions and the country that it has in the index; no
    /// place lies in itself.
    #[must_use]
    pub fn is_within(&self, inner: PlaceId, outer: PlaceId) -> bool {
        inner != outer
            && (self.divisions(inner).contains(&Some(outer))
                || self
                    .country(inner)
                    .and_then(|code| self.country_place(code))
                    == Some(outer))
    }

    /// Returns how well known a place is, 0–1, without reading the rest of it.
    #[must_use]
    pub fn importance(&self, id: PlaceId) -> f64 {
        let at = id.0 as usize * PLACE_LEN + place_field::IMPORTANCE;
        f64::from(self.section(Part::Places).u16(at)) / f64::from(u16::MAX)
    }

    /// Returns how likely a place is meant among places of one name, on the scale of importance: a division stands
    /// behind the town that it is named for.
    #[must_use]
    pub fn prominence(&self, id: PlaceId) -> f64 {
        let record = id.0 as usize * PLACE_LEN;
        let feature = self
            .section(Part::Places)
            .u16(record + place_field::FEATURE);
        let feature = self.listed_text(Part::Features, usize::from(feature));
        prominence(feature, self.importance(id))
    }

    /// Returns the place with an id of its source ("gn:170063").
    #[must_use]
    pub fn by_source_id(&self, source_id: &str) -> Option<PlaceId> {
        let order = self.section(Part::SourceOrder);
        let places = self.section(Part::Places);
        let strings = self.section(Part::Strings);
        let id_at = |rank: usize| PlaceId(order.u32(rank * 4));
        let text_at = |rank: usize| {
            let record = id_at(rank).0 as usize * PLACE_LEN;
            let at = places.u32(record + place_field::SOURCE_ID) as usize;
            strings.text(at).0
        };
        let (mut low, mut high) = (0, order.len() / 4);
        while low < high {
            let middle = low.midpoint(high);
            if text_at(middle) < source_id {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low < order.len() / 4 && text_at(low) == source_id).then(|| id_at(low))
    }

    /// Returns every name of a place, the one to show first.
    pub fn names(&self, id: PlaceId) -> impl Iterator<Item = Name<'_>> {
        let names = self.section(Part::Names);
        let places = self.section(Part::Places);
        let mut at = 0;
        let mut left = 0;
        if id.0 < self.inner.len {
            let block = places.u32(id.0 as usize * PLACE_LEN + place_field::NAMES) as usize;
            (left, at) = names.varint(block);
        }
        std::iter::from_fn(move || {
            if left == 0 || at >= names.len() {
                return None;
            }
            left -= 1;
            let language = self.listed_text(Part::Languages, usize::from(names.u8(at)));
            let bits = names.u8(at + 1);
            let kind = NameKind::from_bits(u32::from(bits));
            let (text, next) = names.text(at + 2);
            at = next;
            Some(Name {
                text,
                language,
                kind,
                tells_renown: bits & NameKind::NO_RENOWN == 0,
            })
        })
    }

    /// Returns the name of a place in a language (ISO 639-1), where it is known: the preferred one, else the first in use.
    #[must_use]
    pub fn name_in(&self, id: PlaceId, language: &str) -> Option<&str> {
        let in_language = || self.names(id).filter(|name| name.language == language);
        in_language()
            .find(|name| name.kind == NameKind::Preferred)
            .or_else(|| in_language().find(|name| name.kind == NameKind::Alternate))
            .map(|name| name.text)
    }

    /// Returns the places that a place holds directly, most important first.
    pub fn children(&self, parent: PlaceId) -> impl Iterator<Item = PlaceId> + '_ {
        // Pairs of parent and child, sorted by both.
        let pairs = self.section(Part::Children);
        let count = pairs.len() / 8;
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = low.midpoint(high);
            if pairs.u32(middle * 8) < parent.0 {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low..count)
            .take_while(move |&pair| pairs.u32(pair * 8) == parent.0)
            .map(move |pair| PlaceId(pairs.u32(pair * 8 + 4)))
    }

    /// Returns what was added to the tables of the project.
    pub fn sources(&self) -> impl Iterator<Item = Source> + '_ {
        let lines = std::str::from_utf8(self.section(Part::Sources).as_ref()).unwrap_or("");
        lines.lines().filter_map(Source::of_line)
    }

    pub(crate) fn section(&self, part: Part) -> &Section {
        &self.inner.sections[part as usize]
    }

    pub(crate) fn name_fst(&self) -> &Map<Section> {
        &self.inner.name_fst
    }

    pub(crate) fn skeleton_fst(&self) -> &Map<Section> {
        &self.inner.skeleton_fst
    }

    pub(crate) fn beginning_fst(&self) -> &Map<Section> {
        &self.inner.beginning_fst
    }

    pub(crate) fn demonym_fst(&self) -> &Map<Section> {
        &self.inner.demonym_fst
    }

    /// Reads entry `index` of a part that lists offsets in the strings.
    fn listed_text(&self, part: Part, index: usize) -> &str {
        let at = self.section(part).u32(index * 4) as usize;
        self.section(Part::Strings).text(at).0
    }
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Gazetteer({}, {} places)", self.version(), self.len())
    }
}
