//! Writing the cells, see [`crate::cells`].

use std::collections::HashMap;
use std::io::{self, Write};
use std::num::NonZero;
use std::thread;

use super::area_cells::AreaCells;
use super::settlement_cells::Settlements;
use super::workspace::Output;
use super::{BuildError, Parts, Workspace};
use crate::cells::{COLUMNS, NODE, PARTS_OF_NODE, ROWS, SQUARE, SQUARES, UNIT};
use crate::format::Part;

/// Numbers of 16 bits in a unit.
const IN_UNIT: usize = UNIT / size_of::<u16>();

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

/// The cells of a square.
pub(super) struct Tree {
    /// The number of the square, then those of the nodes: of a node its index, of a list where it is among these lists.
    numbers: Vec<u32>,
    lists: Vec<u16>,
}

impl Tree {
    /// Takes how a square was cut, and its lists.
    pub(super) fn new(square: &Cut, mut lists: Vec<u16>) -> Self {
        let mut nodes = Vec::new();
        let mut numbers = vec![number(square, &mut nodes)];
        numbers.append(&mut nodes);
        Self::list_at(&mut lists);
        Self { numbers, lists }
    }

    /// Returns where the next list begins.
    pub(super) fn list_at(lists: &mut Vec<u16>) -> u32 {
        if lists.len() % IN_UNIT == 1 {
            lists.push(0);
        }
        (lists.len() / IN_UNIT) as u32
    }

    fn nodes_len(&self) -> u64 {
        self.numbers.len() as u64 - 1
    }

    fn lists_len(&self) -> u64 {
        (self.lists.len() / IN_UNIT) as u64
    }

    /// Returns the number of the square and those of the nodes where nodes and lists begin at these units.
    fn placed(&self, nodes: u64, lists: u64) -> Result<Vec<u32>, BuildError> {
        let placed = |number: &u32| {
            let inner = u64::from(number & !NODE);
            let at = match number & NODE {
                0 => lists + inner,
                _ => nodes + inner * PARTS_OF_NODE as u64,
            };
            let at = u32::try_from(at).ok().filter(|at| at & NODE == 0);
            at.map(|at| at | number & NODE)
        };
        let placed: Option<Vec<u32>> = self.numbers.iter().map(placed).collect();
        placed.ok_or(BuildError::TooMany { what: "cells" })
    }
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
    let mut writing = Writing {
        squares: Vec::with_capacity(SQUARES * 2),
        at: SQUARES as u64 * 2,
        out: workspace.output()?,
        known: HashMap::new(),
    };
    // A row for each thread at a time.
    for first_row in (0..ROWS as u32).step_by(threads as usize) {
        let rows = first_row..(first_row + threads).min(ROWS as u32);
        let made: Vec<Vec<[Tree; 2]>> = thread::scope(|scope| {
            let running: Vec<_> = rows
                .map(|row| scope.spawn(move || row_of_squares(row, areas, settlements)))
                .collect();
            let joined = running.into_iter().map(|thread| thread.join());
            joined.collect::<Result<_, _>>()
        })
        .map_err(|_| BuildError::Write("a thread that cuts squares failed".to_owned()))?;
        for [areas, settlements] in made.iter().flatten() {
            writing.square(areas, settlements)?;
        }
    }
    let out = parts.part(Part::Cells);
    for number in writing.squares {
        out.write_all(&number.to_le_bytes())?;
    }
    io::copy(&mut writing.out.into_reader()?, out)?;
    Ok(())
}

/// The section while it is written.
struct Writing {
    /// Two numbers a square.
    squares: Vec<u32>,
    /// What follows the squares, and where it ends, in units from the begin of the section.
    out: Output,
    at: u64,
    /// The list of squares that are not cut by their areas: the same in very many of them.
    known: HashMap<Vec<u16>, u32>,
}

impl Writing {
    fn square(&mut self, areas: &Tree, settlements: &Tree) -> Result<(), BuildError> {
        if areas.nodes_len() + settlements.nodes_len() > 0 {
            let begin = self.at.next_multiple_of(PARTS_OF_NODE as u64);
            self.put(&vec![0; (begin - self.at) as usize])?;
        }
        let known = match areas.nodes_len() {
            0 => self.known.get(&areas.lists).copied(),
            _ => None,
        };
        let nodes = self.at;
        let lists = nodes + areas.nodes_len() + settlements.nodes_len();
        let areas_len = known.map_or(areas.lists_len(), |_| 0);
        let placed = areas.placed(nodes, lists)?;
        let placed_settlements =
            settlements.placed(nodes + areas.nodes_len(), lists + areas_len)?;
        self.put(&placed[1..])?;
        self.put(&placed_settlements[1..])?;
        self.squares
            .extend([known.unwrap_or(placed[0]), placed_settlements[0]]);
        if known.is_none() {
            self.put_lists(areas)?;
            if areas.nodes_len() == 0 {
                self.known.insert(areas.lists.clone(), placed[0]);
            }
        }
        self.put_lists(settlements)
    }

    fn put(&mut self, numbers: &[u32]) -> Result<(), BuildError> {
        let bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
        self.out.write_all(&bytes)?;
        self.at += numbers.len() as u64;
        Ok(())
    }

    fn put_lists(&mut self, tree: &Tree) -> Result<(), BuildError> {
        let bytes: Vec<u8> = tree.lists.iter().flat_map(|n| n.to_le_bytes()).collect();
        self.out.write_all(&bytes)?;
        self.at += tree.lists_len();
        Ok(())
    }
}

fn row_of_squares(row: u32, areas: &AreaCells, settlements: &Settlements<'_>) -> Vec<[Tree; 2]> {
    (0..COLUMNS as u32)
        .map(|column| {
            let square = row * COLUMNS as u32 + column;
            [areas.of_square(square), settlements.of_square(square)]
        })
        .collect()
}
