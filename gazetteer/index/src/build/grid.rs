//! The grid that finds the areas of a point: cells of an eighth of a degree, each with the areas that fill it and the
//! areas whose border passes through, these with the edges of the border inside the cell.
//!
//! A point in a border cell is compared with the middle of the cell, of which the grid knows whether it lies inside:
//! only the few edges of the cell decide. See [`crate::cell`] for the reading.

use std::collections::{BTreeMap, HashMap};
use std::io::Write;

use super::{BuildError, Parts};
use crate::area::AreaLevel;
use crate::bytes::put_varint;
use crate::cell::{
    BLOCK_FLAG, CELL, COLUMNS, ENTRY_FILLED, ENTRY_MIDDLE_INSIDE, LEVEL_BITS, PER_DEGREE_CELLS,
    ROWS, middle, middle_of_row,
};
use crate::format::Part;

/// A border's edge: its first vertex' number, and both ends.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub(super) vertex: u32,
    pub(super) from: (i32, i32),
    pub(super) to: (i32, i32),
}

/// Collects the areas cell by cell.
#[derive(Default)]
pub(super) struct Grid {
    /// Cell number, the area and its encoded entry.
    entries: Vec<(u32, u32, Vec<u8>)>,
    filled: Vec<(u32, u32)>,
}

impl Grid {
    /// Adds an area by its place and level, so that nothing else has to be read to know them, and all edges of its rings.
    pub(super) fn add(&mut self, place: u32, level: AreaLevel, edges: &[Edge]) {
        let area = place << LEVEL_BITS | level as u32;
        let mut touched: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let mut rows: BTreeMap<i32, Vec<&Edge>> = BTreeMap::new();
        for edge in edges {
            let (first_row, last_row) = ordered(row(edge.from.1), row(edge.to.1));
            for row in first_row..=last_row {
                for column in columns_in_row(edge, row) {
                    let cell = cell_number(column, row);
                    touched.entry(cell).or_default().push(edge.vertex);
                }
                rows.entry(row).or_default().push(edge);
            }
        }
        for (&row, edges) in &rows {
            let crossings = crossings_at(middle_of_row(row), edges);
            let (Some(west), Some(east)) = (
                edges.iter().map(|e| e.from.0.min(e.to.0)).min(),
                edges.iter().map(|e| e.from.0.max(e.to.0)).max(),
            ) else {
                continue;
            };
            for column in self::column(west)..=self::column(east) {
                let x = f64::from(middle(column));
                let inside = crossings.partition_point(|&crossing| crossing < x) % 2 == 1;
                let cell = cell_number(column, row);
                match touched.get(&cell) {
                    Some(vertices) => {
                        self.entries
                            .push((cell, area, border(area, inside, vertices)))
                    }
                    None if inside => self.filled.push((cell, area)),
                    None => {}
                }
            }
        }
    }

    /// Writes the cells and their lists; equal lists are written once.
    pub(super) fn write(self, parts: &mut Parts) -> Result<(), BuildError> {
        let mut cells: BTreeMap<u32, Vec<(u32, Vec<u8>)>> = BTreeMap::new();
        for (cell, area) in self.filled {
            let mut entry = Vec::new();
            put_varint(&mut entry, u64::from(area) << 2 | ENTRY_FILLED);
            cells.entry(cell).or_default().push((area, entry));
        }
        for (cell, area, entry) in self.entries {
            cells.entry(cell).or_default().push((area, entry));
        }
        // Offset 0 is the list of nothing.
        let mut lists = vec![0u8];
        let mut known: HashMap<Vec<u8>, u32> = HashMap::new();
        let mut at_cell: HashMap<u32, u32> = HashMap::new();
        for (cell, mut entries) in cells {
            entries.sort();
            let mut list = Vec::new();
            put_varint(&mut list, entries.len() as u64);
            for (_, entry) in entries {
                list.extend_from_slice(&entry);
            }
            let at = *known.entry(list).or_insert_with_key(|list| {
                let at = lists.len() as u32;
                lists.extend_from_slice(list);
                at
            });
            at_cell.insert(cell, at);
        }
        parts.part(Part::CellLists).write_all(&lists)?;
        let mut cells = Vec::new();
        write_cells(&at_cell, &mut cells);
        parts.part(Part::Cells).write_all(&cells)?;
        Ok(())
    }
}

/// Writes one number a degree square: its list, or the block of its cells where these differ.
fn write_cells(at_cell: &HashMap<u32, u32>, out: &mut Vec<u8>) {
    let per = PER_DEGREE_CELLS;
    let mut squares = Vec::new();
    let mut blocks: Vec<u32> = Vec::new();
    for square_row in 0..ROWS / per {
        for square_column in 0..COLUMNS / per {
            let block: Vec<u32> = (0..per * per)
                .map(|index| {
                    let column = square_column * per + index % per;
                    let row = square_row * per + index / per;
                    let cell = cell_number(column, row);
                    at_cell.get(&cell).copied().unwrap_or(0)
                })
                .collect();
            if block.iter().all(|list| *list == block[0]) {
                squares.push(block[0]);
            } else {
                squares.push(BLOCK_FLAG | blocks.len() as u32);
                blocks.extend(block);
            }
        }
    }
    for number in squares.into_iter().chain(blocks) {
        out.extend_from_slice(&number.to_le_bytes());
    }
}

/// An entry for a cell with a border: area, side of the middle, and the edges as runs of vertices.
fn border(area: u32, middle_inside: bool, vertices: &[u32]) -> Vec<u8> {
    let mut sorted = vertices.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for vertex in sorted {
        match runs.last_mut() {
            Some((first, count)) if *first + *count == vertex => *count += 1,
            _ => runs.push((vertex, 1)),
        }
    }
    let mut entry = Vec::new();
    let side = if middle_inside {
        ENTRY_MIDDLE_INSIDE
    } else {
        0
    };
    put_varint(&mut entry, u64::from(area) << 2 | side);
    put_varint(&mut entry, runs.len() as u64);
    let mut previous = 0;
    for (first, count) in runs {
        put_varint(&mut entry, u64::from(first - previous));
        put_varint(&mut entry, u64::from(count));
        previous = first;
    }
    entry
}

/// Where the edges cross a latitude, west to east; a vertex on it counts for the edge above.
fn crossings_at(y: i32, edges: &[&Edge]) -> Vec<f64> {
    let mut crossings: Vec<f64> = edges
        .iter()
        .filter(|edge| (edge.from.1 <= y) != (edge.to.1 <= y))
        .map(|edge| {
            let (x1, y1) = (f64::from(edge.from.0), f64::from(edge.from.1));
            let (x2, y2) = (f64::from(edge.to.0), f64::from(edge.to.1));
            x1 + (f64::from(y) - y1) * (x2 - x1) / (y2 - y1)
        })
        .collect();
    crossings.sort_by(f64::total_cmp);
    crossings
}

/// The columns that an edge touches in a row; one unit wider than it is, so that none is missed by rounding.
fn columns_in_row(edge: &Edge, row: i32) -> std::ops::RangeInclusive<i32> {
    let (x1, y1) = (f64::from(edge.from.0), f64::from(edge.from.1));
    let (x2, y2) = (f64::from(edge.to.0), f64::from(edge.to.1));
    let south = f64::from(row) * f64::from(CELL) - 90e6 - 1.0;
    let north = south + f64::from(CELL) + 2.0;
    let at = |y: f64| {
        if (y2 - y1).abs() < 0.5 {
            return (x1, x2);
        }
        let x = x1 + (y.clamp(y1.min(y2), y1.max(y2)) - y1) * (x2 - x1) / (y2 - y1);
        (x, x)
    };
    let ((a, b), (c, d)) = (at(south), at(north));
    let west = a.min(b).min(c).min(d) - 1.0;
    let east = a.max(b).max(c).max(d) + 1.0;
    column(west as i32)..=column(east as i32)
}

fn column(x: i32) -> i32 {
    ((x + 180_000_000) / CELL).clamp(0, COLUMNS - 1)
}

fn row(y: i32) -> i32 {
    ((y + 90_000_000) / CELL).clamp(0, ROWS - 1)
}

fn cell_number(column: i32, row: i32) -> u32 {
    (row * COLUMNS + column) as u32
}

fn ordered(a: i32, b: i32) -> (i32, i32) {
    (a.min(b), a.max(b))
}
