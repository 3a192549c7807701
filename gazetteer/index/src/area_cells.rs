//! Finding the areas of a point by the cells that they lie in.
//!
//! A cell has a list of the areas that fill it and of those whose border passes through, these with the edges of the
//! border inside the cell. A point is compared with the middle of the cell, of which the list tells whether it lies in
//! the area: only the few edges between the two decide. All that is read lies together in memory.
//!
//! A list is numbers of 16 bits: how many areas; the form of the list, see [`form`]; where a border passes through, how
//! many lines the borders in the cell are made of, and of each line the number of its vertices and these, thousandths of
//! a degree from the corner of the square, or where the list is wide, millionths in two numbers each; then each area in
//! two numbers, see [`Entry`], and one for its country's code, and behind one whose border passes through, which of the lines are of it: a bit each, the
//! first line lowest, in as many times 32 bits as are needed. A line between two areas is there once.

use crate::area::AreaLevel;
use crate::cells::{Cell, SQUARE};
use crate::place::{CountryCode, PlaceId};

/// The levels that are looked for, in the order in which lists have them.
pub(crate) const LEVELS: [AreaLevel; 4] = [
    AreaLevel::Country,
    AreaLevel::Admin1,
    AreaLevel::Admin2,
    AreaLevel::Sea,
];
/// The form of a list.
pub(crate) mod form {
    /// How often the cell was cut from its square, where a border passes through.
    pub(crate) const CUTS: u16 = 0b111;
    /// Set where a border passes through.
    pub(crate) const BORDER: u16 = 1 << 3;
    /// Set where vertices are millionths of a degree.
    pub(crate) const WIDE: u16 = 1 << 4;
}
/// A list has at most so many lines.
pub(crate) const MOST_LINES: usize = 32 * WORDS;
const WORDS: usize = 8;
/// Millionths in the unit of vertices that are not wide.
pub(crate) const NARROW_UNIT: i32 = 1000;

/// An area in a list: the level in [`LEVELS`], whether its border passes through, whether it holds the middle of the
/// cell, and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry(pub(crate) u32);

impl Entry {
    pub(crate) fn new(place: u32, level: usize, has_border: bool, holds_middle: bool) -> Self {
        let flags = u32::from(holds_middle) << 1 | u32::from(has_border);
        Self(place << 4 | (level as u32 & 3) << 2 | flags)
    }

    fn place(self) -> PlaceId {
        PlaceId(self.0 >> 4)
    }

    fn level(self) -> usize {
        (self.0 >> 2 & 3) as usize
    }

    fn holds_middle(self) -> bool {
        self.0 & 2 != 0
    }

    fn has_border(self) -> bool {
        self.0 & 1 != 0
    }
}

/// An area that holds a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Holder {
    pub(crate) place: PlaceId,
    pub(crate) country: Option<CountryCode>,
}

/// The areas of each of [`LEVELS`] that hold a point, each in one number: what was written in pieces is read slowly.
#[derive(Clone, Copy, Default)]
pub(crate) struct Holders([u64; LEVELS.len()]);

impl Holders {
    /// Adds an area; the most important area of a level comes first, and stays.
    fn add(&mut self, entry: Entry, country: u16) {
        let holder = &mut self.0[entry.level()];
        if *holder == 0 {
            *holder = HELD | u64::from(entry.place().0) << 16 | u64::from(country);
        }
    }

    /// Returns the area of a level, by its index in [`LEVELS`].
    pub(crate) fn at(&self, level: usize) -> Option<Holder> {
        let holder = self.0[level];
        let code = (holder as u16).to_le_bytes();
        (holder != 0).then(|| Holder {
            place: PlaceId((holder >> 16) as u32),
            country: (code != [0; 2]).then_some(CountryCode(code)),
        })
    }
}

/// Set in the number of an area that is there.
const HELD: u64 = 1 << 63;

impl Cell<'_> {
    /// Returns the most important area of each of [`LEVELS`] that holds the point.
    #[inline]
    pub(crate) fn areas_at(&self) -> Holders {
        let mut found = Holders::default();
        let mut list = Numbers(self.areas);
        let (count, form) = (list.next(), list.next());
        let mut between = [0u32; WORDS];
        let mut words = 0;
        if form & form::BORDER != 0 {
            let lines = usize::from(list.next()).min(MOST_LINES);
            words = lines.div_ceil(32);
            self.lines_between(&mut list, form, lines, &mut between);
        }
        for _ in 0..count {
            let entry = Entry(list.next_two());
            let country = list.next();
            let mut holds = entry.holds_middle();
            if entry.has_border() {
                for between in &between[..words] {
                    holds ^= (list.next_two() & between).count_ones() & 1 == 1;
                }
            }
            if holds {
                found.add(entry, country);
            }
        }
        found
    }

    /// Sets the bits of the lines that lie between the point and the middle of its cell.
    fn lines_between(
        &self,
        list: &mut Numbers<'_>,
        form: u16,
        lines: usize,
        between: &mut [u32; WORDS],
    ) {
        let size = SQUARE >> (form & form::CUTS).min(6);
        // The last cell of a square that ends at 180° holds that as well.
        let middle = |inside: i32| inside.clamp(0, SQUARE - 1) / size * size + size / 2;
        let point = (self.x, self.y);
        let middle = (middle(self.x), middle(self.y));
        for line in 0..lines {
            let vertices = usize::from(list.next());
            let crosses = if form & form::WIDE != 0 {
                let vertices = list.take(vertices * 8).chunks_exact(8).map(|v| match *v {
                    [a, b, c, d, e, f, g, h] => (
                        i32::from_le_bytes([a, b, c, d]),
                        i32::from_le_bytes([e, f, g, h]),
                    ),
                    _ => (0, 0),
                });
                crosses(vertices, point, middle)
            } else {
                let vertices = list.take(vertices * 4).chunks_exact(4).map(|v| match *v {
                    [a, b, c, d] => (
                        i32::from(i16::from_le_bytes([a, b])) * NARROW_UNIT,
                        i32::from(i16::from_le_bytes([c, d])) * NARROW_UNIT,
                    ),
                    _ => (0, 0),
                });
                crosses(vertices, point, middle)
            };
            between[line / 32] |= u32::from(crosses) << (line % 32);
        }
    }
}

/// A sequence of little-endian numbers of 16 bits; zeros behind its end.
struct Numbers<'g>(&'g [u8]);

impl<'g> Numbers<'g> {
    fn next(&mut self) -> u16 {
        let Some((number, rest)) = self.0.split_first_chunk() else {
            return 0;
        };
        self.0 = rest;
        u16::from_le_bytes(*number)
    }

    fn next_two(&mut self) -> u32 {
        let Some((number, rest)) = self.0.split_first_chunk() else {
            return 0;
        };
        self.0 = rest;
        u32::from_le_bytes(*number)
    }

    fn take(&mut self, bytes: usize) -> &'g [u8] {
        let (taken, rest) = self.0.split_at_checked(bytes).unwrap_or((self.0, &[]));
        self.0 = rest;
        taken
    }
}

/// Tells whether the way from a point to the middle of its cell, first north or south, then east or west, crosses an
/// odd number of the edges between the vertices. Exact in whole numbers.
fn crosses(
    mut vertices: impl Iterator<Item = (i32, i32)>,
    (x, y): (i32, i32),
    (middle_x, middle_y): (i32, i32),
) -> bool {
    let mut odd = false;
    let Some(mut from) = vertices.next() else {
        return false;
    };
    for to in vertices {
        if (from.0 <= x) != (to.0 <= x) {
            odd ^= above(from, to, x, y) != above(from, to, x, middle_y);
        }
        if (from.1 <= middle_y) != (to.1 <= middle_y) {
            odd ^= east(from, to, x, middle_y) != east(from, to, middle_x, middle_y);
        }
        from = to;
    }
    odd
}

/// Tells whether a point lies above the edge at its x, or on it; the edge spans that x.
pub(crate) fn above(from: (i32, i32), to: (i32, i32), x: i32, y: i32) -> bool {
    let turn = turn(from, to, x, y);
    if to.0 > from.0 { turn >= 0 } else { turn <= 0 }
}

/// Tells whether a point lies east of the edge at its y, which the edge spans. A point on the edge is taken as the one
/// the least bit above it, as [`above`] does: so that both ways of asking give one answer.
pub(crate) fn east(from: (i32, i32), to: (i32, i32), x: i32, y: i32) -> bool {
    let is_north = to.1 > from.1;
    match turn(from, to, x, y) {
        0 => to.0 == from.0 || (to.0 > from.0) != is_north,
        turn => (turn < 0) == is_north,
    }
}

/// Positive where a point is left of the edge, zero on it.
fn turn((x1, y1): (i32, i32), (x2, y2): (i32, i32), x: i32, y: i32) -> i64 {
    let (x1, y1, x2, y2) = (i64::from(x1), i64::from(y1), i64::from(x2), i64::from(y2));
    (x2 - x1) * (i64::from(y) - y1) - (y2 - y1) * (i64::from(x) - x1)
}
