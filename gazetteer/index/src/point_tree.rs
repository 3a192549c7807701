//! The places nearest to a point: a k-d tree over unit vectors, laid out in one array without pointers.
//!
//! On unit vectors there is no antimeridian and no pole, and a straight distance orders as a distance on the globe.

use std::collections::BinaryHeap;

use crate::area::{EARTH_RADIUS_KM, decode_degrees};

/// Bytes of a node: three f32 and the place with its flags.
const NODE_LEN: usize = 16;
const PLACE_MASK: u32 = (1 << 28) - 1;
const AXIS_SHIFT: u32 = 28;
const SETTLEMENT: u32 = 1 << 31;
/// So few nodes are compared one by one.
const LEAF: usize = 8;

/// A place as it goes into the tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TreePoint {
    position: [f32; 3],
    bits: u32,
    /// Longitude and latitude, millionths of a degree; not kept in the tree.
    point: (i32, i32),
}

impl TreePoint {
    pub(crate) fn new(place: u32, (x, y): (i32, i32), is_settlement: bool) -> Self {
        Self {
            position: unit_vector(decode_degrees(x), decode_degrees(y)),
            bits: (place & PLACE_MASK) | if is_settlement { SETTLEMENT } else { 0 },
            point: (x, y),
        }
    }
}

/// A tree as it is written.
#[derive(Default)]
pub(crate) struct EncodedTree {
    /// Its bytes.
    pub(crate) nodes: Vec<u8>,
    /// Longitude and latitude of each node, millionths of a degree.
    pub(crate) points: Vec<(i32, i32)>,
}

/// Makes a tree.
pub(crate) fn encode(mut points: Vec<TreePoint>) -> EncodedTree {
    arrange(&mut points);
    let mut tree = EncodedTree {
        nodes: Vec::with_capacity(points.len() * NODE_LEN),
        points: Vec::with_capacity(points.len()),
    };
    for point in points {
        for coordinate in point.position {
            tree.nodes.extend_from_slice(&coordinate.to_le_bytes());
        }
        tree.nodes.extend_from_slice(&point.bits.to_le_bytes());
        tree.points.push(point.point);
    }
    tree
}

/// Puts the middle node of the widest axis in the middle, and so on in both halves.
fn arrange(nodes: &mut [TreePoint]) {
    if nodes.len() <= LEAF {
        return;
    }
    let spread = |axis: usize| {
        let low = nodes.iter().map(|n| n.position[axis]).fold(2.0, f32::min);
        let high = nodes.iter().map(|n| n.position[axis]).fold(-2.0, f32::max);
        high - low
    };
    let spreads = [spread(0), spread(1), spread(2)];
    let axis = (0..3)
        .max_by(|&a, &b| spreads[a].total_cmp(&spreads[b]))
        .unwrap_or(0);
    let middle = nodes.len() / 2;
    nodes.select_nth_unstable_by(middle, |a, b| {
        a.position[axis]
            .total_cmp(&b.position[axis])
            .then(a.bits.cmp(&b.bits))
    });
    nodes[middle].bits |= (axis as u32) << AXIS_SHIFT;
    let (left, right) = nodes.split_at_mut(middle);
    arrange(left);
    arrange(&mut right[1..]);
}

pub(crate) fn unit_vector(lon: f64, lat: f64) -> [f32; 3] {
    let (lon, lat) = (lon.to_radians(), lat.to_radians());
    [
        (lat.cos() * lon.cos()) as f32,
        (lat.cos() * lon.sin()) as f32,
        lat.sin() as f32,
    ]
}

/// A node of a tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    position: [f32; 3],
    bits: u32,
}

impl Node {
    pub(crate) fn position(&self) -> [f32; 3] {
        self.position
    }

    pub(crate) fn place(&self) -> u32 {
        self.bits & PLACE_MASK
    }
}

/// Reads a tree.
pub(crate) struct PointTree<'g> {
    nodes: &'g [u8],
}

impl<'g> PointTree<'g> {
    pub(crate) fn new(nodes: &'g [u8]) -> Self {
        Self { nodes }
    }

    /// Returns how far the nearest settlement is from a point of the unit sphere, as a chord.
    pub(crate) fn nearest_settlement_to(&self, target: [f32; 3]) -> Option<f32> {
        let mut search = NearestSettlement {
            squared: f32::INFINITY,
        };
        self.search(target, &mut search);
        (search.squared < f32::INFINITY).then(|| search.squared.sqrt())
    }

    /// Returns so many places nearest to a point, in no order.
    pub(crate) fn nearest(&self, lon: f64, lat: f64, count: usize) -> impl Iterator<Item = u32> {
        let mut search = NearestMany {
            count,
            heap: BinaryHeap::with_capacity(count + 1),
        };
        self.search(unit_vector(lon, lat), &mut search);
        search.heap.into_iter().map(|(_, place)| place)
    }

    fn len(&self) -> usize {
        self.nodes.len() / NODE_LEN
    }

    fn search(&self, target: [f32; 3], search: &mut impl Search) {
        let whole = Branch {
            low: 0,
            high: self.len(),
            gaps: [0.0; 3],
            squared: 0.0,
        };
        self.search_in(whole, target, search);
    }

    fn search_in(&self, branch: Branch, target: [f32; 3], search: &mut impl Search) {
        let Branch { low, high, .. } = branch;
        if high <= low {
            return;
        }
        if high - low <= LEAF {
            for index in low..high {
                let node = self.node(index);
                search.offer(squared_distance(node.position, target), node.bits);
            }
            return;
        }
        let middle = low + (high - low) / 2;
        let node = self.node(middle);
        let axis = axis(node.bits);
        let gap = target[axis] - node.position[axis];
        let (left, right) = ((low, middle), (middle + 1, high));
        let (near, far) = if gap < 0.0 {
            (left, right)
        } else {
            (right, left)
        };
        let part = |(low, high): (usize, usize)| Branch {
            low,
            high,
            ..branch
        };
        self.search_in(part(near), target, search);
        search.offer(squared_distance(node.position, target), node.bits);
        // The other half is behind this gap and behind those that its own box has in the other directions.
        let squared = branch.squared - branch.gaps[axis] * branch.gaps[axis] + gap * gap;
        if squared < search.reach() {
            let mut far = part(far);
            far.gaps[axis] = gap;
            far.squared = squared;
            self.search_in(far, target, search);
        }
    }

    /// Calls back with every place within a distance.
    pub(crate) fn within(&self, lon: f64, lat: f64, radius_km: f64, mut found: impl FnMut(u32)) {
        let half_angle =
            (radius_km / EARTH_RADIUS_KM / 2.0).clamp(0.0, std::f64::consts::FRAC_PI_2);
        // A little more, so that rounding to f32 loses nothing; the caller measures again.
        let chord = (2.0 * half_angle.sin()) as f32 + 1e-6;
        self.within_chord(unit_vector(lon, lat), chord, |_, node| found(node.place()));
    }

    /// Calls back with the number and position of every settlement within a chord of a point of the unit sphere.
    pub(crate) fn settlements_within(
        &self,
        target: [f32; 3],
        chord: f32,
        mut found: impl FnMut(u32, [f32; 3]),
    ) {
        self.within_chord(target, chord, |index, node| {
            if node.bits & SETTLEMENT != 0 {
                found(index as u32, node.position);
            }
        });
    }

    fn within_chord(&self, target: [f32; 3], chord: f32, mut found: impl FnMut(usize, Node)) {
        let mut open = vec![(0, self.len())];
        let offer = |index: usize, found: &mut dyn FnMut(usize, Node)| {
            let node = self.node(index);
            if squared_distance(node.position, target) <= chord * chord {
                found(index, node);
            }
            node
        };
        while let Some((low, high)) = open.pop() {
            if high <= low {
                continue;
            }
            if high - low <= LEAF {
                for index in low..high {
                    offer(index, &mut found);
                }
                continue;
            }
            let middle = low + (high - low) / 2;
            let node = offer(middle, &mut found);
            let axis = axis(node.bits);
            let gap = target[axis] - node.position[axis];
            if gap <= chord {
                open.push((low, middle));
            }
            if gap >= -chord {
                open.push((middle + 1, high));
            }
        }
    }

    /// Returns a node; one of zeros where there is none.
    pub(crate) fn node(&self, index: usize) -> Node {
        let bytes: [u8; NODE_LEN] = self
            .nodes
            .get(index * NODE_LEN..)
            .and_then(|tail| tail.first_chunk())
            .copied()
            .unwrap_or([0; NODE_LEN]);
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = bytes;
        Node {
            position: [
                f32::from_le_bytes([a, b, c, d]),
                f32::from_le_bytes([e, f, g, h]),
                f32::from_le_bytes([i, j, k, l]),
            ],
            bits: u32::from_le_bytes([m, n, o, p]),
        }
    }
}

/// A part of the tree, and how far its box is from the target at least.
#[derive(Clone, Copy)]
struct Branch {
    low: usize,
    high: usize,
    /// Along each axis.
    gaps: [f32; 3],
    /// The sum of their squares.
    squared: f32,
}

/// What is looked for near a point; distances are squared chords of the unit sphere.
trait Search {
    fn offer(&mut self, squared: f32, bits: u32);

    /// What is farther is of no interest any more.
    fn reach(&self) -> f32;
}

struct NearestSettlement {
    squared: f32,
}

impl Search for NearestSettlement {
    fn offer(&mut self, squared: f32, bits: u32) {
        if bits & SETTLEMENT != 0 && squared < self.squared {
            self.squared = squared;
        }
    }

    fn reach(&self) -> f32 {
        self.squared
    }
}

struct NearestMany {
    count: usize,
    /// Farthest on top; squares of a chord are not negative, so that their bits order as they do.
    heap: BinaryHeap<(u32, u32)>,
}

impl Search for NearestMany {
    fn offer(&mut self, squared: f32, bits: u32) {
        if squared < self.reach() {
            self.heap.push((squared.to_bits(), bits & PLACE_MASK));
            if self.heap.len() > self.count {
                self.heap.pop();
            }
        }
    }

    fn reach(&self) -> f32 {
        match self.heap.peek() {
            Some((farthest, _)) if self.heap.len() == self.count => f32::from_bits(*farthest),
            _ => f32::INFINITY,
        }
    }
}

fn axis(bits: u32) -> usize {
    ((bits >> AXIS_SHIFT) & 3).min(2) as usize
}

pub(crate) fn squared_distance(a: [f32; 3], b: [f32; 3]) -> f32 {
    (0..3).map(|axis| (a[axis] - b[axis]).powi(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::{PointTree, TreePoint, encode, unit_vector};
    use crate::area::{EARTH_RADIUS_KM, distance_km, encode_degrees};

    struct Point {
        place: u32,
        lon: f64,
        lat: f64,
        settlement: bool,
    }

    /// Points spread over the globe by a fixed rule, some at the antimeridian and the poles.
    fn points(count: u32) -> Vec<Point> {
        (0..count)
            .map(|place| {
                let turn = f64::from(place) * 0.618_033_988_749;
                Point {
                    place,
                    lon: (turn.fract() - 0.5) * 360.0,
                    lat: ((turn * 7.31).fract() - 0.5) * 180.0,
                    settlement: place % 3 != 0,
                }
            })
            .collect()
    }

    #[test]
    fn the_tree_finds_what_comparing_all_points_finds() {
        let points = points(3000);
        let nodes = points.iter();
        let nodes = nodes.map(|p| {
            let point = (encode_degrees(p.lon), encode_degrees(p.lat));
            TreePoint::new(p.place, point, p.settlement)
        });
        let encoded = encode(nodes.collect());
        let tree = PointTree::new(&encoded.nodes);
        for step in 0..500 {
            let turn = f64::from(step) * 0.414_213_562;
            let here = (
                (turn.fract() - 0.5) * 360.0,
                ((turn * 3.7).fract() - 0.5) * 180.0,
            );
            let to = |p: &Point| distance_km(here, (p.lon, p.lat));
            let nearest = points.iter().min_by(|a, b| to(a).total_cmp(&to(b)));
            assert_eq!(
                tree.nearest(here.0, here.1, 1).next(),
                nearest.map(|p| p.place)
            );
            let km = points
                .iter()
                .filter(|p| p.settlement)
                .map(to)
                .fold(f64::MAX, f64::min);
            let chord = tree
                .nearest_settlement_to(unit_vector(here.0, here.1))
                .expect("there are settlements");
            let angle = 2.0 * (f64::from(chord) / 2.0).asin();
            assert!((angle * EARTH_RADIUS_KM - km).abs() < 0.01);
            let mut within = Vec::new();
            tree.within(here.0, here.1, 800.0, |place| within.push(place));
            within.retain(|&place| to(&points[place as usize]) <= 800.0);
            within.sort_unstable();
            let expected: Vec<u32> = points
                .iter()
                .filter(|p| to(p) <= 800.0)
                .map(|p| p.place)
                .collect();
            assert_eq!(within, expected);
        }
    }

    #[test]
    fn an_empty_tree_finds_nothing() {
        assert_eq!(
            PointTree::new(&[]).nearest_settlement_to([1.0, 0.0, 0.0]),
            None
        );
    }
}
