//! The globe cut into cells: squares of a degree, each cut in four, and again, as often as what lies in it asks for.
//!
//! All that is known of a square lies together, so that asking for a point reads little memory: the areas in its cells
//! (see [`crate::area_cells`]), then the settlements that are near (see [`crate::settlement_cells`]). The section is a
//! number of 32 bits a square, row by row from the south-west, that tells where the square begins, in units of two
//! bytes; then the squares. A square begins with the length of its areas in these units.
//!
//! The cells of a square are a tree: numbers of 32 bits, the root and then the nodes of sixteen. A number tells where
//! the list of the cell is, in units of two bytes from the root, or with [`NODE`] which node has the cell's sixteen
//! parts: two cuts are read at once, and what was cut only once stands there four times.

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

/// A point and what is known of its square.
#[derive(Clone, Copy)]
pub(crate) struct Square<'g> {
    /// Of the point, from the south-western corner, millionths of a degree.
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) areas: &'g [u8],
    pub(crate) settlements: &'g [u8],
}

impl Gazetteer {
    /// Returns the square of a point in millionths of a degree.
    pub(crate) fn square_at(&self, x: i32, y: i32) -> Square<'_> {
        let cells = self.section(Part::Cells).as_ref();
        let (x, y) = (
            x.saturating_add(180 * SQUARE),
            y.saturating_add(90 * SQUARE),
        );
        let (column, row) = (
            (x / SQUARE).clamp(0, COLUMNS - 1),
            (y / SQUARE).clamp(0, ROWS - 1),
        );
        let at = number(cells, (row * COLUMNS + column) as usize * 4) as usize * 2;
        let square = cells.get(at..).unwrap_or(&[]);
        let (areas_len, square) = square.split_at_checked(4).unwrap_or_default();
        let areas_len = number(areas_len, 0) as usize * 2;
        let (areas, settlements) = square.split_at_checked(areas_len).unwrap_or_default();
        Square {
            x: x - column * SQUARE,
            y: y - row * SQUARE,
            areas,
            settlements,
        }
    }
}

impl Square<'_> {
    /// Returns the list of the point's cell, and what follows, from a tree and its lists.
    pub(crate) fn list_in<'g>(&self, tree: &'g [u8]) -> &'g [u8] {
        let inside = |coordinate: i32| {
            let inside = coordinate.clamp(0, SQUARE - 1) as u64;
            ((inside << MOST_CUTS) / SQUARE as u64) as u32
        };
        let (across, up) = (inside(self.x), inside(self.y));
        let mut found = number(tree, 0);
        let mut cuts_left = MOST_CUTS;
        while found & NODE != 0 && cuts_left >= 2 {
            cuts_left -= 2;
            let part = (up >> cuts_left & 3) << 2 | (across >> cuts_left & 3);
            let node = (found & !NODE) as usize;
            found = number(tree, 4 + (node * PARTS_OF_NODE + part as usize) * 4);
        }
        tree.get((found & !NODE) as usize * 2..).unwrap_or(&[])
    }
}

/// Reads a number; zero where there is none.
pub(crate) fn number(bytes: &[u8], at: usize) -> u32 {
    let bytes = bytes.get(at..).and_then(<[u8]>::first_chunk);
    u32::from_le_bytes(*bytes.unwrap_or(&[0; 4]))
}
