//! The globe cut into cells: squares of a degree, each cut in four, and again, as often as what lies in it asks for.
//!
//! A point has two cells, of its areas (see [`crate::area_cells`]) and of the settlements that are near (see
//! [`crate::settlement_cells`]): all that is known of a cell lies together in a list. Looking up waits for memory, so
//! that both are found side by side, and what is read of a square is near each other.
//!
//! The section begins with two numbers of 32 bits a square, row by row from the south-west: of the cells of areas and of
//! those of settlements. A number tells where the list of the cell is, in units of four bytes from the begin of the
//! section, or with [`NODE`], where the node is that has the numbers of the cell's sixteen parts: two cuts are read at
//! once, and what was cut only once stands there four times. Nodes lie on multiples of their size, a line of the
//! processor's caches.

use std::hint::black_box;

use crate::format::Part;
use crate::gazetteer::Gazetteer;

/// Size of a square, millionths of a degree.
pub(crate) const SQUARE: i32 = 1_000_000;
pub(crate) const COLUMNS: i32 = 360;
pub(crate) const ROWS: i32 = 180;
pub(crate) const SQUARES: usize = (COLUMNS * ROWS) as usize;
/// A square is cut at most so often: to a thousandth of a degree.
pub(crate) const MOST_CUTS: u32 = 10;
/// Marks a number that is a node's.
pub(crate) const NODE: u32 = 1 << 31;
/// Parts of a node.
pub(crate) const PARTS_OF_NODE: usize = 16;
/// Bytes that come into a processor's caches together.
const CACHE_LINE: usize = 64;
/// Bytes in which numbers count.
pub(crate) const UNIT: usize = 4;

/// A point, and the lists of its cells, with what follows behind them.
#[derive(Clone, Copy, Default)]
pub(crate) struct Cell<'g> {
    /// Of the point, from the south-western corner of the square, millionths of a degree.
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) areas: &'g [u8],
    pub(crate) settlements: &'g [u8],
}

/// The way down to the cells of a point.
#[derive(Clone, Copy, Default)]
pub(crate) struct Descent {
    x: i32,
    y: i32,
    cuts_left: u32,
    areas: u32,
    settlements: u32,
}

impl Gazetteer {
    /// Returns the cells of all squares.
    pub(crate) fn cells(&self) -> &[u8] {
        self.section(Part::Cells).as_ref()
    }

    /// Returns the cells of a point in millionths of a degree.
    pub(crate) fn cell_at(&self, x: i32, y: i32) -> Cell<'_> {
        let cells = self.cells();
        let mut descent = Descent::begin(cells, x, y);
        while descent.is_cut() {
            descent.step(cells);
        }
        descent.end(cells)
    }
}

impl Descent {
    /// Begins at the square of a point in millionths of a degree.
    pub(crate) fn begin(cells: &[u8], x: i32, y: i32) -> Self {
        let (column, row) = square_of(x, y);
        let at = square_number(x, y) * 2 * UNIT;
        Self {
            x: x - (column - 180) * SQUARE,
            y: y - (row - 90) * SQUARE,
            cuts_left: MOST_CUTS,
            areas: number(cells, at),
            settlements: number(cells, at + UNIT),
        }
    }

    /// Tells whether a cell is cut here.
    pub(crate) fn is_cut(&self) -> bool {
        (self.areas | self.settlements) & NODE != 0 && self.cuts_left >= 2
    }

    /// Goes two cuts down, in both trees.
    pub(crate) fn step(&mut self, cells: &[u8]) {
        self.cuts_left = self.cuts_left.saturating_sub(2);
        let part = |coordinate: i32| {
            let inside = coordinate.clamp(0, SQUARE - 1) as u64;
            (((inside << MOST_CUTS) / SQUARE as u64) >> self.cuts_left) as usize & 3
        };
        let part = (part(self.y) << 2 | part(self.x)) * UNIT;
        for found in [&mut self.areas, &mut self.settlements] {
            if *found & NODE != 0 {
                *found = number(cells, (*found & !NODE) as usize * UNIT + part);
            }
        }
    }

    /// Returns the cells.
    pub(crate) fn end<'g>(&self, cells: &'g [u8]) -> Cell<'g> {
        let list = |number: u32| cells.get((number & !NODE) as usize * UNIT..);
        Cell {
            x: self.x,
            y: self.y,
            areas: list(self.areas).unwrap_or(&[]),
            settlements: list(self.settlements).unwrap_or(&[]),
        }
    }
}

impl Cell<'_> {
    /// Has the memory of both lists fetched, side by side, before the first of them is read.
    pub(crate) fn fetch(&self) {
        let at = |list: &[u8], line: usize| list.get(line * CACHE_LINE).map_or(0, |byte| *byte);
        let areas = at(self.areas, 0) ^ at(self.areas, 1);
        let settlements = at(self.settlements, 0) ^ at(self.settlements, 1);
        black_box(areas ^ settlements ^ at(self.settlements, 2));
    }
}

/// Returns the column and row of the square of a point in millionths of a degree.
fn square_of(x: i32, y: i32) -> (i32, i32) {
    let (x, y) = (
        x.saturating_add(180 * SQUARE),
        y.saturating_add(90 * SQUARE),
    );
    (
        (x / SQUARE).clamp(0, COLUMNS - 1),
        (y / SQUARE).clamp(0, ROWS - 1),
    )
}

/// Returns the number of the square of a point in millionths of a degree, below [`SQUARES`].
pub(crate) fn square_number(x: i32, y: i32) -> usize {
    let (column, row) = square_of(x, y);
    (row * COLUMNS + column) as usize
}

/// Reads a number; zero where there is none.
pub(crate) fn number(bytes: &[u8], at: usize) -> u32 {
    let bytes = bytes.get(at..).and_then(<[u8]>::first_chunk);
    u32::from_le_bytes(*bytes.unwrap_or(&[0; 4]))
}
