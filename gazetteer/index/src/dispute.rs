//! Areas whose status is disputed: who claims them and who administers them.
//!
//! A record is its length in 32 bits, west, south, east and north in millionths of a degree, the texts of [`Dispute`]
//! with their lengths before them, the number of rings, and of each ring the number of vertices and these.

use crate::area::encode_degrees;
use crate::area_cells::above;
use crate::bytes::{put_text, put_varint, varint_at};
use crate::cells::number;
use crate::format::Part;
use crate::gazetteer::Gazetteer;
use crate::place::PlaceId;

/// An area whose status is disputed, borrowed from the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dispute<'g> {
    /// Its name in the table ("golan-heights").
    pub id: &'g str,
    /// Its name to show.
    pub name: &'g str,
    /// What it is, in a word: `disputed`, `occupied`, `breakaway`, `leased` …
    pub status: &'g str,
    claimed_by: &'g str,
    administered_by: &'g str,
    /// How it came to be so, in a sentence.
    pub note: &'g str,
    /// Where its outline is from.
    pub source: &'g str,
    places: &'g str,
}

impl<'g> Dispute<'g> {
    /// Returns who claims it: ISO 3166-1 alpha-3 codes.
    pub fn claimed_by(&self) -> impl Iterator<Item = &'g str> {
        listed(self.claimed_by)
    }

    /// Returns who administers it: ISO 3166-1 alpha-3 codes, or the name of who is no state of that list.
    pub fn administered_by(&self) -> impl Iterator<Item = &'g str> {
        listed(self.administered_by)
    }

    /// Returns the ids of the places that it is the status of, and of everything in them, wherever their points are.
    pub fn places(&self) -> impl Iterator<Item = &'g str> {
        listed(self.places)
    }

    /// Tells whether a country, ISO 3166-1 alpha-3, is one of those that claim or administer it.
    fn concerns(&self, country: &str) -> bool {
        let mut parties = self.claimed_by().chain(self.administered_by());
        parties.any(|party| party == country)
    }
}

fn listed(words: &str) -> impl Iterator<Item = &str> {
    words.split('|').filter(|word| !word.is_empty())
}

/// Columns of a table of disputes, in the order of the texts of a record.
pub(crate) const COLUMNS: [&str; 8] = [
    "id",
    "name",
    "status",
    "claimed_by",
    "administered_by",
    "note",
    "source",
    "places",
];

/// Returns the bytes of a record.
pub(crate) fn encode<'a>(
    texts: [&str; COLUMNS.len()],
    rings: impl Iterator<Item = &'a [(i32, i32)]> + Clone,
) -> Vec<u8> {
    let vertices = || rings.clone().flatten();
    let xs = || vertices().map(|vertex| vertex.0);
    let ys = || vertices().map(|vertex| vertex.1);
    let extent = [xs().min(), ys().min(), xs().max(), ys().max()];
    let mut record = vec![0; 4];
    for corner in extent {
        record.extend_from_slice(&corner.unwrap_or(0).to_le_bytes());
    }
    for text in texts {
        put_text(&mut record, text);
    }
    put_varint(&mut record, rings.clone().count() as u64);
    for ring in rings {
        put_varint(&mut record, ring.len() as u64);
        for (x, y) in ring {
            record.extend_from_slice(&x.to_le_bytes());
            record.extend_from_slice(&y.to_le_bytes());
        }
    }
    let len = (record.len() as u32).to_le_bytes();
    record[..4].copy_from_slice(&len);
    record
}

impl Gazetteer {
    /// Returns the disputed area that holds a point in degrees; `None` where the status of the point is not disputed.
    #[must_use]
    pub fn dispute_at(&self, lon: f64, lat: f64) -> Option<Dispute<'_>> {
        if !(lon.abs() <= 180.0 && lat.abs() <= 90.0) {
            return None;
        }
        let point = (encode_degrees(lon), encode_degrees(lat));
        let record = self.dispute_records().find(|record| holds(record, point))?;
        Some(read(record).0)
    }

    /// Returns the disputed area that a place is or lies in: the one that names the place; else the one that holds its
    /// point, if the place's country has to do with it, since outlines are simplified; else the one that names a division
    /// of the place.
    #[must_use]
    pub fn dispute_of(&self, id: PlaceId) -> Option<Dispute<'_>> {
        let place = self.place(id);
        let naming = |id: Option<PlaceId>| {
            let source_id = self.place(id?).source_id;
            self.disputes()
                .find(|dispute| dispute.places().any(|place| place == source_id))
        };
        let country = place.country.and_then(|code| self.iso3(code));
        let concerns = |dispute: &Dispute<'_>| {
            dispute.claimed_by.is_empty() || country.is_none_or(|code| dispute.concerns(code))
        };
        naming(Some(id))
            .or_else(|| self.dispute_at(place.lon, place.lat).filter(concerns))
            .or_else(|| naming(place.admin2))
            .or_else(|| naming(place.admin1))
    }

    /// Returns every disputed area.
    pub fn disputes(&self) -> impl Iterator<Item = Dispute<'_>> {
        self.dispute_records().map(|record| read(record).0)
    }

    pub(crate) fn dispute_records(&self) -> impl Iterator<Item = &[u8]> {
        let mut rest = self.section(Part::Disputes).as_ref();
        std::iter::from_fn(move || {
            let len = number(rest, 0) as usize;
            let (record, behind) = rest.split_at_checked(len.max(1))?;
            rest = behind;
            Some(record)
        })
    }
}

/// Reads the texts of a record; gives where its rings begin.
fn read(record: &[u8]) -> (Dispute<'_>, usize) {
    let mut at = 20;
    let [
        id,
        name,
        status,
        claimed_by,
        administered_by,
        note,
        source,
        places,
    ] = COLUMNS.map(|_| {
        let (len, start) = varint_at(record, at);
        at = start.saturating_add(usize::try_from(len).unwrap_or(usize::MAX));
        let text = record.get(start..at).unwrap_or(&[]);
        std::str::from_utf8(text).unwrap_or("")
    });
    let dispute = Dispute {
        id,
        name,
        status,
        claimed_by,
        administered_by,
        note,
        source,
        places,
    };
    (dispute, at)
}

fn holds(record: &[u8], (x, y): (i32, i32)) -> bool {
    let corner = |index: usize| number(record, 4 + index * 4) as i32;
    if x < corner(0) || y < corner(1) || x > corner(2) || y > corner(3) {
        return false;
    }
    let (_, at) = read(record);
    let (rings, mut at) = varint_at(record, at);
    let mut inside = false;
    for _ in 0..rings {
        let (len, start) = varint_at(record, at);
        let bytes = usize::try_from(len).unwrap_or(usize::MAX).saturating_mul(8);
        let Some(ring) = record.get(start..start.saturating_add(bytes)) else {
            return inside;
        };
        at = start + bytes;
        let vertex = |bytes: &[u8]| (number(bytes, 0) as i32, number(bytes, 4) as i32);
        let vertices = ring.chunks_exact(8).map(vertex);
        for (from, to) in vertices.clone().zip(vertices.skip(1)) {
            inside ^= (from.0 <= x) != (to.0 <= x) && above(from, to, x, y);
        }
    }
    inside
}
