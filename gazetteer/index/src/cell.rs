//! Finding the areas of a point by the cells of the grid, see `build::grid`.

use crate::area::AreaLevel;
use crate::bytes::varint_at;
use crate::format::Part;
use crate::gazetteer::Gazetteer;
use crate::place::PlaceId;

/// Cells a degree, each way.
pub(crate) const PER_DEGREE_CELLS: i32 = 8;
/// Size of a cell, millionths of a degree.
pub(crate) const CELL: i32 = 1_000_000 / PER_DEGREE_CELLS;
pub(crate) const COLUMNS: i32 = 360 * PER_DEGREE_CELLS;
pub(crate) const ROWS: i32 = 180 * PER_DEGREE_CELLS;
/// Set where a degree square has a block of cells instead of one list.
pub(crate) const BLOCK_FLAG: u32 = 1 << 31;
/// The area fills the cell.
pub(crate) const ENTRY_FILLED: u64 = 1;
/// The middle of a border cell lies in the area.
pub(crate) const ENTRY_MIDDLE_INSIDE: u64 = 2;
/// Bits of the level in what an entry says of its area; those of the place are above them.
pub(crate) const LEVEL_BITS: u32 = 3;

/// The coordinate of the middle of a column, from -180°; rows begin at -90°, see [`middle_of_row`]. An odd number
/// of millionths, so that no border drawn on eighths of a degree passes through it.
pub(crate) fn middle(index: i32) -> i32 {
    index * CELL + CELL / 2 + 1 - 180_000_000
}

/// The coordinate of the middle of a row.
pub(crate) fn middle_of_row(index: i32) -> i32 {
    middle(index) + 90_000_000
}

impl Gazetteer {
    /// Calls back with every area that holds a point in millionths of a degree, and its level.
    pub(crate) fn areas_at(&self, x: i32, y: i32, mut found: impl FnMut(PlaceId, AreaLevel)) {
        let column = ((x + 180_000_000) / CELL).clamp(0, COLUMNS - 1);
        let row = ((y + 90_000_000) / CELL).clamp(0, ROWS - 1);
        let lists = self.section(Part::CellLists).as_ref();
        let vertices = self.section(Part::Vertices).as_ref();
        let (count, mut at) = varint_at(lists, self.list_of_cell(column, row));
        for _ in 0..count {
            let (entry, next) = varint_at(lists, at);
            at = next;
            let mut inside = true;
            if entry & ENTRY_FILLED == 0 {
                inside = entry & ENTRY_MIDDLE_INSIDE != 0;
                let (runs, next) = varint_at(lists, at);
                at = next;
                let mut first = 0;
                for _ in 0..runs {
                    let (step, next) = varint_at(lists, at);
                    let (edges, next) = varint_at(lists, next);
                    at = next;
                    first = step.saturating_add(first);
                    let corner = (middle(column), middle_of_row(row));
                    let start = (first as usize).saturating_mul(8);
                    let end =
                        start.saturating_add((edges as usize).saturating_add(1).saturating_mul(8));
                    let run = vertices.get(start..end).unwrap_or(&[]);
                    inside ^= border_between(run, (x, y), corner);
                }
            }
            if inside {
                let area = (entry >> 2) as u32;
                let level = (area & ((1 << LEVEL_BITS) - 1)) as usize;
                let level = AreaLevel::ALL[level.min(AreaLevel::ALL.len() - 1)];
                found(PlaceId(area >> LEVEL_BITS), level);
            }
            if at >= lists.len() {
                return;
            }
        }
    }

    fn list_of_cell(&self, column: i32, row: i32) -> usize {
        let cells = self.section(Part::Cells);
        let per = PER_DEGREE_CELLS;
        let squares_across = COLUMNS / per;
        let square = (row / per) * squares_across + column / per;
        let list = cells.u32(square as usize * 4);
        if list & BLOCK_FLAG == 0 {
            return list as usize;
        }
        let squares = (squares_across * (ROWS / per)) as usize;
        let within = ((row % per) * per + column % per) as usize;
        let block = (list & !BLOCK_FLAG) as usize;
        cells.u32((squares + block + within) * 4) as usize
    }
}

/// Tells whether the way from a point to the middle of its cell, first north or south, then east or west, crosses an
/// odd number of the edges between the vertices. Exact in whole numbers.
fn border_between(run: &[u8], (x, y): (i32, i32), (middle_x, middle_y): (i32, i32)) -> bool {
    let mut odd = false;
    let mut previous: Option<(i32, i32)> = None;
    for vertex in run.chunks_exact(8) {
        let [a, b, c, d, e, f, g, h] = *vertex else {
            continue;
        };
        let to = (
            i32::from_le_bytes([a, b, c, d]),
            i32::from_le_bytes([e, f, g, h]),
        );
        if let Some(from) = previous {
            if (from.0 <= x) != (to.0 <= x) {
                odd ^= above(from, to, x, y) != above(from, to, x, middle_y);
            }
            if (from.1 <= middle_y) != (to.1 <= middle_y) {
                let (from, to) = ((from.1, from.0), (to.1, to.0));
                odd ^= above(from, to, middle_y, x) != above(from, to, middle_y, middle_x);
            }
        }
        previous = Some(to);
    }
    odd
}

/// Tells whether a point lies above the edge (or on it) at its x; the edge spans that x.
pub(crate) fn above((x1, y1): (i32, i32), (x2, y2): (i32, i32), x: i32, y: i32) -> bool {
    let (x1, y1, x2, y2) = (i64::from(x1), i64::from(y1), i64::from(x2), i64::from(y2));
    let (x, y) = (i64::from(x), i64::from(y));
    let cross = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
    if x2 > x1 { cross >= 0 } else { cross <= 0 }
}
