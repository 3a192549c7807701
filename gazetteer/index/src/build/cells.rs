//! Writing the cells, see [`crate::cells`].

use std::io::{self, Write};
use std::num::NonZero;
use std::thread;

use super::area_cells::AreaCells;
use super::settlement_cells::Settlements;
use super::{BuildError, Parts, Workspace};
use crate::cells::{COLUMNS, NODE, PARTS_OF_NODE, ROWS, SQUARE, SQUARES};
use crate::format::Part;

/// Bytes in which the places of squares and lists are counted.
const UNIT: usize = size_of::<u16>();

/// A cell: its south-western corner in millionths of a degree, and how often it was cut from its square.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) west: f64,
    pub(super) south: f64,
    pub(super) cuts: u32,
}

impl Cell {
    /// Returns a square by its number, row by row from the south-west.
    pub(super) fn square(number: u32) -> Self {
        let (row, column) = (number as i32 / COLUMNS, number as i32 % COLUMNS);
        Self {
            west: f64::from((column - 180) * SQUARE),
            south: f64::from((row - 90) * SQUARE),
            cuts: 0,
        }
    }

    /// Returns the length of its sides, millionths of a degree.
    pub(super) fn size(&self) -> f64 {
        f64::from(SQUARE) / f64::from(1 << self.cuts)
    }

    /// Returns its quarters: south-west, south-east, north-west, north-east.
    pub(super) fn quarters(&self) -> [Self; 4] {
        let half = self.size() / 2.0;
        [(0.0, 0.0), (half, 0.0), (0.0, half), (half, half)].map(|(east, north)| Self {
            west: self.west + east,
            south: self.south + north,
            cuts: self.cuts + 1,
        })
    }
}

/// What became of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// Its list is here.
    Whole(u32),
    /// Its quarters have a list each, or are cut again.
    Quarters(Box<[Cut; 4]>),
}

/// Returns the bytes of a tree with its lists, whose places in the tree count from the first list.
pub(super) fn tree_with_lists(square: &Cut, lists: &[u16]) -> Vec<u16> {
    let mut nodes = Vec::new();
    let root = number(square, &mut nodes);
    let begin = (nodes.len() + 1) as u32 * 2;
    let moved = |number: u32| {
        if number & NODE == 0 {
            number + begin
        } else {
            number
        }
    };
    let tree = [root].into_iter().chain(nodes).map(moved);
    tree.flat_map(halves).chain(lists.iter().copied()).collect()
}

/// Returns the number of a cell, and adds the nodes below it.
fn number(cut: &Cut, nodes: &mut Vec<u32>) -> u32 {
    let quarters = match cut {
        Cut::Whole(list) => return list & !NODE,
        Cut::Quarters(quarters) => quarters,
    };
    let begin = nodes.len();
    nodes.resize(begin + PARTS_OF_NODE, 0);
    for (index, quarter) in quarters.iter().enumerate() {
        for inner in 0..4 {
            let part = match quarter {
                Cut::Whole(_) => number(quarter, nodes),
                Cut::Quarters(sixteenths) => number(&sixteenths[inner], nodes),
            };
            let (column, row) = (index % 2 * 2 + inner % 2, index / 2 * 2 + inner / 2);
            nodes[begin + row * 4 + column] = part;
        }
    }
    NODE | (begin / PARTS_OF_NODE) as u32
}

/// Returns a number of 32 bits as two of 16.
pub(super) fn halves(number: u32) -> [u16; 2] {
    [number as u16, (number >> 16) as u16]
}

/// Writes every square.
pub(super) fn write(
    areas: &AreaCells,
    settlements: &Settlements<'_>,
    workspace: &Workspace,
    parts: &mut Parts,
) -> Result<(), BuildError> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get) as u32;
    let mut begins = Vec::with_capacity(SQUARES);
    let mut squares = workspace.output()?;
    let first = (SQUARES * 4 / UNIT) as u64;
    // A row for each thread at a time.
    for first_row in (0..ROWS as u32).step_by(threads as usize) {
        let rows = first_row..(first_row + threads).min(ROWS as u32);
        let made: Vec<Vec<Vec<u16>>> = thread::scope(|scope| {
            let running: Vec<_> = rows
                .map(|row| scope.spawn(move || row_of_squares(row, areas, settlements)))
                .collect();
            let joined = running.into_iter().map(|thread| thread.join());
            joined.collect::<Result<_, _>>()
        })
        .map_err(|_| BuildError::Write("a thread that cuts squares failed".to_owned()))?;
        for square in made.iter().flatten() {
            let begin = first + squares.len() / UNIT as u64;
            begins.push(u32::try_from(begin).map_err(|_| BuildError::TooMany { what: "cells" })?);
            let bytes: Vec<u8> = square
                .iter()
                .flat_map(|number| number.to_le_bytes())
                .collect();
            squares.write_all(&bytes)?;
        }
    }
    let out = parts.part(Part::Cells);
    for begin in begins {
        out.write_all(&begin.to_le_bytes())?;
    }
    io::copy(&mut squares.into_reader()?, out)?;
    Ok(())
}

fn row_of_squares(row: u32, areas: &AreaCells, settlements: &Settlements<'_>) -> Vec<Vec<u16>> {
    (0..COLUMNS as u32)
        .map(|column| {
            let square = row * COLUMNS as u32 + column;
            let areas = areas.of_square(square);
            let mut bytes = halves(areas.len() as u32).to_vec();
            bytes.extend(areas);
            bytes.extend(settlements.of_square(square));
            bytes
        })
        .collect()
}
