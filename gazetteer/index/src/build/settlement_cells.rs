//! The cells that find the settlement nearest to a point: a square of a degree is cut until few settlements may be the
//! nearest in a cell. See [`crate::settlement_cells`] for the reading.

use super::cells::{Cell, Cut, Tree, halves};
use crate::cells::MOST_CUTS;
use crate::point_tree::{EncodedTree, PointTree};
use crate::settlement_cells as kept;

/// A cell in which more settlements may be the nearest is cut.
const MOST_SETTLEMENTS: usize = 12;
/// A cell is cut only where its quarters together hold at most so many times what it holds.
const MOST_GROWTH: usize = 3;
/// Positions are kept as f32: as chords of the unit sphere they are true to this, with some to spare.
const POSITION_ERROR: f64 = 2e-7;
/// A point belongs to the cell of the millionth of a degree that is next to it: a cell reaches a little farther.
const MARGIN: f64 = 2.0;

type Vector = [f64; 3];

/// A settlement by its number in the tree of points.
#[derive(Clone, Copy)]
struct Settlement {
    number: u32,
    position: Vector,
}

/// The settlements of a tree of points.
pub(super) struct Settlements<'t> {
    tree: PointTree<'t>,
    points: &'t [(i32, i32)],
}

impl<'t> Settlements<'t> {
    pub(super) fn of(tree: &'t EncodedTree) -> Self {
        Self {
            tree: PointTree::new(&tree.nodes),
            points: &tree.points,
        }
    }

    /// Returns the cells of a square.
    pub(super) fn of_square(&self, number: u32) -> Tree {
        let square = Cell::square(number);
        let mut settlements = may_be_nearest(&square, &near(&self.tree, &square));
        settlements.sort_unstable_by_key(|settlement| settlement.number);
        let mut lists = Lists {
            numbers: Vec::new(),
            settlements: self,
        };
        let cut = lists.cut(&square, settlements);
        Tree::new(&cut, lists.numbers)
    }

    fn bytes(&self, settlement: &Settlement) -> [u8; kept::Settlement::LEN] {
        let number = settlement.number as usize;
        let node = self.tree.node(number);
        let kept = kept::Settlement {
            position: node.position(),
            point: self.points[number],
            place: node.place(),
        };
        kept.bytes()
    }
}

/// The lists of the cells of a square.
struct Lists<'s, 't> {
    numbers: Vec<u16>,
    settlements: &'s Settlements<'t>,
}

impl Lists<'_, '_> {
    fn cut(&mut self, cell: &Cell, settlements: Vec<Settlement>) -> Cut {
        if settlements.len() > MOST_SETTLEMENTS && cell.cuts < MOST_CUTS {
            let quarters = cell.quarters();
            let of_quarters = quarters.map(|quarter| may_be_nearest(&quarter, &settlements));
            let together: usize = of_quarters.iter().map(Vec::len).sum();
            if together <= MOST_GROWTH * settlements.len() {
                drop(settlements);
                let [a, b, c, d] = of_quarters;
                let [south_west, south_east, north_west, north_east] = quarters;
                return Cut::Quarters(Box::new([
                    self.cut(&south_west, a),
                    self.cut(&south_east, b),
                    self.cut(&north_west, c),
                    self.cut(&north_east, d),
                ]));
            }
        }
        let at = Tree::list_at(&mut self.numbers);
        self.numbers.extend(halves(settlements.len() as u32));
        for settlement in &settlements {
            let bytes = self.settlements.bytes(settlement);
            let (pairs, _) = bytes.as_chunks();
            let numbers = pairs.iter().map(|pair| u16::from_le_bytes(*pair));
            self.numbers.extend(numbers);
        }
        Cut::Whole(at)
    }
}

/// The settlements that may be the nearest in a square, and some more: none is farther from its middle than the nearest
/// by more than the square is wide.
fn near(tree: &PointTree<'_>, square: &Cell) -> Vec<Settlement> {
    let area = CellBox::of(square);
    let middle = area.middle.map(|coordinate| coordinate as f32);
    let Some(nearest) = tree.nearest_settlement_to(middle) else {
        return Vec::new();
    };
    let reach = f64::from(nearest) + 2.0 * area.half_diagonal + 2.0 * POSITION_ERROR;
    let mut found = Vec::new();
    tree.settlements_within(middle, reach as f32 * 1.000_001, |number, position| {
        found.push(Settlement {
            number,
            position: position.map(f64::from),
        });
    });
    found
}

/// Leaves out the settlements that another one is nearer than, wherever in the cell one stands.
fn may_be_nearest(cell: &Cell, settlements: &[Settlement]) -> Vec<Settlement> {
    let area = CellBox::of(cell);
    // Those nearest to the middle and to the corners leave out most of the others.
    let nearest_to = |point: Vector| {
        settlements.iter().min_by(|a, b| {
            squared(difference(a.position, point))
                .total_cmp(&squared(difference(b.position, point)))
        })
    };
    let stands = [area.middle].into_iter().chain(area.corners());
    let mut nearest: Vec<Settlement> = stands.filter_map(nearest_to).copied().collect();
    nearest.sort_unstable_by_key(|settlement| settlement.number);
    nearest.dedup_by_key(|settlement| settlement.number);
    settlements
        .iter()
        .filter(|settlement| {
            nearest
                .iter()
                .all(|nearer| !area.is_nearer_everywhere(nearer.position, settlement.position))
        })
        .copied()
        .collect()
}

/// The box of a cell on the unit sphere.
struct CellBox {
    west: Angle,
    east: Angle,
    south: Angle,
    north: Angle,
    middle: Vector,
    /// Chord from the middle to the farthest corner.
    half_diagonal: f64,
}

/// The cosine and sine of an angle.
#[derive(Clone, Copy)]
struct Angle {
    cos: f64,
    sin: f64,
}

impl Angle {
    fn of(millionths: f64) -> Self {
        let (sin, cos) = (millionths / 1e6).to_radians().sin_cos();
        Self { cos, sin }
    }
}

impl CellBox {
    fn of(cell: &Cell) -> Self {
        let size = cell.size();
        let latitude = |millionths: f64| Angle::of(millionths.clamp(-90e6, 90e6));
        let mut area = Self {
            west: Angle::of(cell.west - MARGIN),
            east: Angle::of(cell.west + size + MARGIN),
            south: latitude(cell.south - MARGIN),
            north: latitude(cell.south + size + MARGIN),
            middle: position(
                Angle::of(cell.west + size / 2.0),
                Angle::of(cell.south + size / 2.0),
            ),
            half_diagonal: 0.0,
        };
        let far = area
            .corners()
            .into_iter()
            .map(|corner| squared(difference(corner, area.middle)));
        area.half_diagonal = far.fold(0.0, f64::max).sqrt();
        area
    }

    fn corners(&self) -> [Vector; 4] {
        [
            position(self.west, self.south),
            position(self.east, self.south),
            position(self.west, self.north),
            position(self.east, self.north),
        ]
    }

    /// Tells whether one position is nearer than another to every point of the box, by more than their error.
    fn is_nearer_everywhere(&self, nearer: Vector, other: Vector) -> bool {
        // |p - other|² - |p - nearer|², least for the p where p·(nearer - other) is.
        let along = difference(nearer, other);
        let constant = squared(other) - squared(nearer);
        let least = constant + 2.0 * self.least_along(along);
        let farthest = squared(difference(other, self.middle)).sqrt() + self.half_diagonal;
        least > 4.0 * POSITION_ERROR * (farthest + POSITION_ERROR)
    }

    /// The least product of a vector with a point of the box.
    fn least_along(&self, [x, y, z]: Vector) -> f64 {
        let along_equator = |angle: Angle| x * angle.cos + y * angle.sin;
        let turning = |angle: Angle| y * angle.cos - x * angle.sin;
        let flat = match turning(self.west) < 0.0 && turning(self.east) > 0.0 {
            true => -x.hypot(y),
            false => along_equator(self.west).min(along_equator(self.east)),
        };
        let along = |angle: Angle| flat * angle.cos + z * angle.sin;
        let turning = |angle: Angle| z * angle.cos - flat * angle.sin;
        match turning(self.south) < 0.0 && turning(self.north) > 0.0 {
            true => -flat.hypot(z),
            false => along(self.south).min(along(self.north)),
        }
    }
}

fn position(lon: Angle, lat: Angle) -> Vector {
    [lat.cos * lon.cos, lat.cos * lon.sin, lat.sin]
}

fn difference(a: Vector, b: Vector) -> Vector {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

fn squared([x, y, z]: Vector) -> f64 {
    x * x + y * y + z * z
}
