//! Many points at once: in an order in which neighbors come together, and on every processor.

use std::num::NonZero;
use std::thread;

use crate::area::encode_degrees;
use crate::cells::{COLUMNS, ROWS, SQUARE};
use crate::gazetteer::Gazetteer;
use crate::reverse::Reverse;

/// So few points are not worth a thread of their own.
const POINTS_A_THREAD: usize = 4096;

impl Gazetteer {
    /// Returns where points in degrees lie, longitude first, in their order: what [`Gazetteer::reverse`] gives of each.
    ///
    /// Several times as fast as asking for each, as points near each other are looked up one after the other.
    #[must_use]
    pub fn reverse_many(&self, points: &[(f64, f64)]) -> Vec<Reverse> {
        let mut order: Vec<(u64, usize)> = points
            .iter()
            .enumerate()
            .map(|(index, point)| (place_on_curve(*point), index))
            .collect();
        order.sort_unstable();
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        let threads = processors.min(points.len().div_ceil(POINTS_A_THREAD));
        let share = points.len().div_ceil(threads.max(1)).max(1);
        let mut found = vec![Reverse::default(); points.len()];
        let look_up = |part: &[(u64, usize)]| -> Vec<Reverse> {
            let points = part.iter().map(|&(_, index)| points[index]);
            points.map(|(lon, lat)| self.reverse(lon, lat)).collect()
        };
        thread::scope(|scope| {
            let mut parts = order.chunks(share);
            let own = parts.next();
            let running: Vec<_> = parts
                .map(|part| (part, scope.spawn(|| look_up(part))))
                .collect();
            for &(_, index) in own.unwrap_or_default() {
                found[index] = self.reverse(points[index].0, points[index].1);
            }
            for (part, thread) in running {
                // Looking up does not panic; were it to, the points would be looked up here.
                let looked_up = thread.join().unwrap_or_else(|_| look_up(part));
                for (&(_, index), reverse) in part.iter().zip(looked_up) {
                    found[index] = reverse;
                }
            }
        });
        found
    }
}

/// A number that is near for points near each other: square by square, and on a Z in each.
fn place_on_curve((lon, lat): (f64, f64)) -> u64 {
    let x = (encode_degrees(lon) + 180 * SQUARE).clamp(0, COLUMNS * SQUARE - 1);
    let y = (encode_degrees(lat) + 90 * SQUARE).clamp(0, ROWS * SQUARE - 1);
    let square = (y / SQUARE) as u64 * COLUMNS as u64 + (x / SQUARE) as u64;
    // 64 steps a degree each way.
    let step = |inside: i32| (inside % SQUARE) as u64 * 64 / SQUARE as u64;
    square << 12 | spread(step(x)) | spread(step(y)) << 1
}

/// Puts a zero before each of the lowest six bits.
fn spread(bits: u64) -> u64 {
    (0..6).fold(0, |spread, bit| spread | (bits >> bit & 1) << (2 * bit))
}
