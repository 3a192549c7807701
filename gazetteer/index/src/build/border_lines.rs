//! The borders in a cell as lines: a line that is the border of several areas is one.

use std::collections::BTreeMap;

use super::area_cells::Edge;

type Vertex = (i32, i32);

/// A line of borders.
pub(super) struct Line {
    /// The areas whose border it is, by their index.
    pub(super) areas: Vec<usize>,
    pub(super) vertices: Vec<Vertex>,
}

/// The longest line.
const MOST_VERTICES: usize = 1000;

/// Returns the lines of borders; vertices from a corner. An edge that an area has twice is no border of it.
pub(super) fn lines(borders: &[&[Edge]], corner: Vertex) -> Vec<Line> {
    let from_corner = |(x, y): Vertex| (x - corner.0, y - corner.1);
    let mut areas_of: BTreeMap<(Vertex, Vertex), Vec<usize>> = BTreeMap::new();
    for (area, edges) in borders.iter().enumerate() {
        for edge in *edges {
            let (from, to) = (from_corner(edge.from), from_corner(edge.to));
            let areas = areas_of.entry((from.min(to), from.max(to))).or_default();
            match areas.last() == Some(&area) {
                true => drop(areas.pop()),
                false => areas.push(area),
            }
        }
    }
    let mut edges_of: BTreeMap<Vec<usize>, Vec<(Vertex, Vertex)>> = BTreeMap::new();
    for (edge, areas) in areas_of {
        if !areas.is_empty() && edge.0 != edge.1 {
            edges_of.entry(areas).or_default().push(edge);
        }
    }
    let mut lines = Vec::new();
    for (areas, edges) in edges_of {
        lines.extend(joined(&edges).into_iter().map(|vertices| Line {
            areas: areas.clone(),
            vertices,
        }));
    }
    lines
}

/// Joins edges to as few lines as following them gives.
fn joined(edges: &[(Vertex, Vertex)]) -> Vec<Vec<Vertex>> {
    let mut at: BTreeMap<Vertex, Vec<usize>> = BTreeMap::new();
    for (number, (from, to)) in edges.iter().enumerate() {
        at.entry(*from).or_default().push(number);
        at.entry(*to).or_default().push(number);
    }
    let mut is_used = vec![false; edges.len()];
    // From the ends of lines first, then around what is closed.
    let ends = at.iter().filter(|(_, edges)| edges.len() != 2);
    let starts: Vec<Vertex> = ends.chain(&at).map(|(vertex, _)| *vertex).collect();
    let mut lines = Vec::new();
    for start in starts {
        loop {
            let mut line = vec![start];
            let mut here = start;
            while line.len() < MOST_VERTICES
                && let Some(&next) = at[&here].iter().find(|edge| !is_used[**edge])
            {
                is_used[next] = true;
                let (from, to) = edges[next];
                here = if from == here { to } else { from };
                line.push(here);
            }
            if line.len() < 2 {
                break;
            }
            lines.push(line);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Edge, lines};

    fn edges(vertices: &[(i32, i32)]) -> Vec<Edge> {
        let pairs = vertices.windows(2);
        pairs
            .map(|pair| Edge {
                from: pair[0],
                to: pair[1],
            })
            .collect()
    }

    #[test]
    fn two_areas_side_by_side_share_the_line_between_them() {
        let west = edges(&[(0, 0), (5, 0), (5, 5), (6, 9), (0, 9), (0, 0)]);
        let east = edges(&[(9, 9), (6, 9), (5, 5), (5, 0), (9, 0), (9, 9)]);
        let lines = lines(&[&west, &east], (0, 0));
        let mut found: Vec<_> = lines
            .iter()
            .map(|l| (l.areas.clone(), l.vertices.len()))
            .collect();
        found.sort();
        assert_eq!(found, [(vec![0], 4), (vec![0, 1], 3), (vec![1], 4)]);
    }

    #[test]
    fn an_edge_there_and_back_is_no_border() {
        let spike = edges(&[(0, 0), (9, 0), (9, 9), (12, 12), (9, 9), (0, 0)]);
        let lines = lines(&[&spike], (1, 1));
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].vertices.len(), 4);
        assert!(!lines[0].vertices.contains(&(11, 11)));
    }
}
