//! The cells that find the areas of a point: a square of a degree is cut until few edges of borders lie in a cell. See
//! [`crate::area_cells`] for the reading.

use std::collections::{BTreeMap, HashMap};

use super::border_lines::lines;
use super::cells::{Cell, Cut, Tree, halves};
use crate::area::AreaLevel;
use crate::area_cells::{Entry, LEVELS, MOST_LINES, NARROW_UNIT, above, east, form};
use crate::cells::{COLUMNS, ROWS, SQUARE};

/// A cell with more edges is cut, but not into cells smaller than a sixteenth of a degree: fewer edges are read faster,
/// but more cells are farther apart in memory. At most 6 cuts leave whole millionths.
const MOST_EDGES: usize = 24;
const MOST_CUTS: u32 = 4;

/// A border's edge, by both ends.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub(super) from: (i32, i32),
    pub(super) to: (i32, i32),
}

/// An area, in the order of lists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Area {
    /// Index in [`LEVELS`].
    level: usize,
    place: u32,
    /// The code of its country.
    country: [u8; 2],
}

/// An area in a cell.
#[derive(Clone)]
struct Held {
    area: Area,
    holds_middle: bool,
    /// What of its border may touch the cell.
    edges: Vec<Edge>,
}

/// Collects the areas square by square.
#[derive(Default)]
pub(super) struct AreaCells {
    squares: BTreeMap<u32, Vec<Held>>,
}

impl AreaCells {
    /// Adds an area by its place, the code of its country, its level, and all edges of its rings; a level that is not
    /// looked for is left out.
    pub(super) fn add(&mut self, place: u32, country: [u8; 2], level: AreaLevel, edges: &[Edge]) {
        let Some(level) = LEVELS.iter().position(|known| *known == level) else {
            return;
        };
        let area = Area {
            level,
            place,
            country,
        };
        let mut rows: BTreeMap<i32, Vec<Edge>> = BTreeMap::new();
        for edge in edges {
            let (low, high) = (edge.from.1.min(edge.to.1), edge.from.1.max(edge.to.1));
            // An edge on the line between two rows touches both.
            for row in row(low.saturating_sub(1))..=row(high.saturating_add(1)) {
                rows.entry(row).or_default().push(*edge);
            }
        }
        for (row, edges) in rows {
            self.add_row(area, row, &edges);
        }
    }

    fn add_row(&mut self, area: Area, row: i32, edges: &[Edge]) {
        let xs = || edges.iter().flat_map(|edge| [edge.from.0, edge.to.0]);
        let (Some(west), Some(east_end)) = (xs().min(), xs().max()) else {
            return;
        };
        let squares = column(west.saturating_sub(1))..=column(east_end.saturating_add(1));
        let mut touching: BTreeMap<i32, Vec<Edge>> = BTreeMap::new();
        for edge in edges {
            let (low, high) = (edge.from.0.min(edge.to.0), edge.from.0.max(edge.to.0));
            for column in column(low.saturating_sub(1))..=column(high.saturating_add(1)) {
                let square = Cell::square((row * COLUMNS + column) as u32);
                if touches(edge, &square) {
                    touching.entry(column).or_default().push(*edge);
                }
            }
        }
        let y = (row - 90) * SQUARE + SQUARE / 2;
        let spanning: Vec<&Edge> = edges
            .iter()
            .filter(|edge| (edge.from.1 <= y) != (edge.to.1 <= y))
            .collect();
        for column in squares {
            let x = (column - 180) * SQUARE + SQUARE / 2;
            let west_of_it = spanning.iter().filter(|e| east(e.from, e.to, x, y)).count();
            let held = Held {
                area,
                holds_middle: west_of_it % 2 == 1,
                edges: touching.remove(&column).unwrap_or_default(),
            };
            if held.holds_middle || !held.edges.is_empty() {
                let square = (row * COLUMNS + column) as u32;
                self.squares.entry(square).or_default().push(held);
            }
        }
    }

    /// Returns the cells of a square.
    pub(super) fn of_square(&self, number: u32) -> Tree {
        let mut lists = Lists::default();
        let areas = self.squares.get(&number).map_or(&[][..], Vec::as_slice);
        let mut areas = areas.to_vec();
        areas.sort_by_key(|held| held.area);
        let cut = lists.cut(Cell::square(number), &areas);
        Tree::new(&cut, lists.numbers)
    }
}

/// The lists of cells.
#[derive(Default)]
struct Lists {
    numbers: Vec<u16>,
    /// Lists without borders, which are the same in many cells.
    known: HashMap<Vec<u16>, u32>,
}

impl Lists {
    fn cut(&mut self, cell: Cell, areas: &[Held]) -> Cut {
        let edges: usize = areas.iter().map(|held| held.edges.len()).sum();
        if edges <= MOST_EDGES || cell.cuts >= MOST_CUTS {
            return Cut::Whole(self.list(&cell, areas));
        }
        let quarters = cell.quarters().map(|quarter| {
            let held: Vec<Held> = areas
                .iter()
                .filter_map(|held| held.in_part(&cell, &quarter))
                .collect();
            self.cut(quarter, &held)
        });
        match quarters {
            [Cut::Whole(a), Cut::Whole(b), Cut::Whole(c), Cut::Whole(d)]
                if a == b && b == c && c == d =>
            {
                Cut::Whole(a)
            }
            quarters => Cut::Quarters(Box::new(quarters)),
        }
    }

    /// Adds the list of a cell; gives where it is.
    fn list(&mut self, cell: &Cell, areas: &[Held]) -> u32 {
        let corner = (
            (cell.west / f64::from(SQUARE)).floor() as i32 * SQUARE,
            (cell.south / f64::from(SQUARE)).floor() as i32 * SQUARE,
        );
        let borders: Vec<&[Edge]> = areas.iter().map(|held| held.edges.as_slice()).collect();
        let mut lines = lines(&borders, corner);
        lines.truncate(MOST_LINES);
        let is_narrow =
            |value: i32| value % NARROW_UNIT == 0 && i16::try_from(value / NARROW_UNIT).is_ok();
        let mut vertices = lines.iter().flat_map(|line| &line.vertices);
        let is_wide = !vertices.all(|&(x, y)| is_narrow(x) && is_narrow(y));
        let form = match (lines.is_empty(), is_wide) {
            (true, _) => 0,
            (false, false) => cell.cuts as u16 | form::BORDER,
            (false, true) => cell.cuts as u16 | form::BORDER | form::WIDE,
        };
        let mut list = vec![areas.len() as u16, form];
        if !lines.is_empty() {
            list.push(lines.len() as u16);
        }
        for line in &lines {
            list.push(line.vertices.len() as u16);
            for &(x, y) in &line.vertices {
                if is_wide {
                    list.extend(halves(x as u32));
                    list.extend(halves(y as u32));
                } else {
                    list.push((x / NARROW_UNIT) as u16);
                    list.push((y / NARROW_UNIT) as u16);
                }
            }
        }
        for (area, held) in areas.iter().enumerate() {
            let Area {
                level,
                place,
                country,
            } = held.area;
            let is_of_it = |line: usize| lines[line].areas.contains(&area);
            let has_border = (0..lines.len()).any(is_of_it);
            let entry = Entry::new(place, level, has_border, held.holds_middle);
            list.extend(halves(entry.0));
            list.push(u16::from_le_bytes(country));
            if has_border {
                for first in (0..lines.len()).step_by(32) {
                    let of_it = (first..lines.len().min(first + 32)).filter(|line| is_of_it(*line));
                    list.extend(halves(
                        of_it.fold(0, |bits, line| bits | 1 << (line - first)),
                    ));
                }
            }
        }
        let at = Tree::list_at(&mut self.numbers);
        if lines.is_empty() {
            let known = *self.known.entry(list.clone()).or_insert(at);
            if known != at {
                return known;
            }
        }
        self.numbers.extend(list);
        at
    }
}

impl Held {
    /// Returns the area in a part of its cell; `None` where it is not in it.
    fn in_part(&self, cell: &Cell, part: &Cell) -> Option<Self> {
        let (whole, part_middle) = (middle(cell), middle(part));
        let mut holds_middle = self.holds_middle;
        for edge in &self.edges {
            let (from, to) = (edge.from, edge.to);
            let (x, y) = part_middle;
            if (from.0 <= x) != (to.0 <= x) {
                holds_middle ^= above(from, to, x, y) != above(from, to, x, whole.1);
            }
            if (from.1 <= whole.1) != (to.1 <= whole.1) {
                holds_middle ^= east(from, to, x, whole.1) != east(from, to, whole.0, whole.1);
            }
        }
        let edges = self.edges.iter().filter(|edge| touches(edge, part));
        let edges: Vec<Edge> = edges.copied().collect();
        (holds_middle || !edges.is_empty()).then_some(Self {
            area: self.area,
            holds_middle,
            edges,
        })
    }
}

fn middle(cell: &Cell) -> (i32, i32) {
    let half = cell.size() as i32 / 2;
    (cell.west as i32 + half, cell.south as i32 + half)
}

/// Tells whether an edge may touch a cell, its border included.
fn touches(edge: &Edge, cell: &Cell) -> bool {
    let size = cell.size();
    let (west, south) = (cell.west - 1.0, cell.south - 1.0);
    let (east, north) = (cell.west + size + 1.0, cell.south + size + 1.0);
    let ((x1, y1), (x2, y2)) = (edge.from, edge.to);
    let (x1, y1, x2, y2) = (f64::from(x1), f64::from(y1), f64::from(x2), f64::from(y2));
    if x1.max(x2) < west || x1.min(x2) > east || y1.max(y2) < south || y1.min(y2) > north {
        return false;
    }
    // Rounding is far less than what the wider cell gains.
    let side = |x: f64, y: f64| (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
    let corners = [(west, south), (east, south), (west, north), (east, north)];
    let sides = corners.map(|(x, y)| side(x, y));
    !(sides.iter().all(|side| *side > 0.0) || sides.iter().all(|side| *side < 0.0))
}

fn column(x: i32) -> i32 {
    ((x + 180 * SQUARE) / SQUARE).clamp(0, COLUMNS - 1)
}

fn row(y: i32) -> i32 {
    ((y + 90 * SQUARE) / SQUARE).clamp(0, ROWS - 1)
}
