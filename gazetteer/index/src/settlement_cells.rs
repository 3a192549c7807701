//! Finding the nearest settlement of a point by the cells that it is nearest in.
//!
//! The list of a cell has those that may be the nearest to some point in it: how many, 32 bits, and each as a
//! [`Settlement`]. One that may be the nearest in several cells stands in the list of each, so that all that is read of a
//! list lies together.

use crate::area::{decode_degrees, distance_km};
use crate::cells::{Cell, number};
use crate::place::PlaceId;
use crate::point_tree::{squared_distance, unit_vector};

/// Positions are kept as f32: a chord of the unit sphere is true to 4e-7, two meters, and a part in a million.
const CHORD_ERROR: f32 = 4e-7;
const CHORD_ERROR_SHARE: f32 = 1e-6;

/// A settlement of a list, [`Settlement::LEN`] bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Settlement {
    /// On the unit sphere.
    pub(crate) position: [f32; 3],
    /// Longitude and latitude, millionths of a degree.
    pub(crate) point: (i32, i32),
    pub(crate) place: u32,
}

impl Settlement {
    pub(crate) const LEN: usize = 24;

    pub(crate) fn bytes(&self) -> [u8; Self::LEN] {
        let mut bytes = [0; Self::LEN];
        let [x, y, z] = self.position.map(f32::to_le_bytes);
        let numbers = [
            x,
            y,
            z,
            self.point.0.to_le_bytes(),
            self.point.1.to_le_bytes(),
            self.place.to_le_bytes(),
        ];
        for (to, number) in bytes.chunks_exact_mut(4).zip(numbers) {
            to.copy_from_slice(&number);
        }
        bytes
    }

    fn read(bytes: &[u8; Self::LEN]) -> Self {
        let word = |index: usize| number(bytes, index * 4);
        Self {
            position: [0, 1, 2].map(|index| f32::from_bits(word(index))),
            point: (word(3) as i32, word(4) as i32),
            place: word(5),
        }
    }

    fn exact(&self, lon: f64, lat: f64) -> (PlaceId, f64) {
        let point = (decode_degrees(self.point.0), decode_degrees(self.point.1));
        (PlaceId(self.place), distance_km((lon, lat), point))
    }
}

impl Cell<'_> {
    /// Returns the settlement nearest to the point, which is this in degrees, and how far it is, km; of two just as near
    /// the more important one.
    pub(crate) fn nearest_settlement(&self, lon: f64, lat: f64) -> Option<(PlaceId, f64)> {
        let (_, behind) = self.settlements.split_first_chunk::<4>()?;
        let len = number(self.settlements, 0) as usize;
        let settlements = behind.get(..len.checked_mul(Settlement::LEN)?)?;
        nearest(settlements.as_chunks().0.iter(), lon, lat)
    }
}

fn nearest<'g>(
    settlements: impl Iterator<Item = &'g [u8; Settlement::LEN]> + Clone,
    lon: f64,
    lat: f64,
) -> Option<(PlaceId, f64)> {
    let target = unit_vector(lon, lat);
    let near = |settlement: &[u8; Settlement::LEN]| {
        squared_distance(Settlement::read(settlement).position, target)
    };
    let mut best: Option<(f32, &[u8; Settlement::LEN])> = None;
    let mut second = f32::INFINITY;
    for settlement in settlements.clone() {
        let squared = near(settlement);
        match best {
            Some((least, _)) if squared >= least => second = second.min(squared),
            known => {
                second = known.map_or(second, |(least, _)| least);
                best = Some((squared, settlement));
            }
        }
    }
    let (least, best) = best?;
    let reach = least.sqrt() * (1.0 + CHORD_ERROR_SHARE) + CHORD_ERROR;
    let reach = reach * reach;
    if second > reach {
        return Some(Settlement::read(best).exact(lon, lat));
    }
    let as_near = settlements.filter(|settlement| near(settlement) <= reach);
    let as_near = as_near.map(|settlement| Settlement::read(settlement).exact(lon, lat));
    as_near.min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
}
