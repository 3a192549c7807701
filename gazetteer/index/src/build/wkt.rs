//! Well-known text of polygons, as far as the tables use it.

/// A ring in millionths of a degree, and whether it is a hole.
pub(super) struct WktRing {
    pub(super) hole: bool,
    pub(super) vertices: Vec<(i32, i32)>,
}

/// Reads `POLYGON (…)` or `MULTIPOLYGON (…)`; `None` where it is neither or a number is wrong.
pub(super) fn parse(wkt: &str) -> Option<Vec<WktRing>> {
    let wkt = wkt.trim();
    let (multi, body) = if let Some(body) = wkt.strip_prefix("MULTIPOLYGON") {
        (true, body)
    } else {
        (false, wkt.strip_prefix("POLYGON")?)
    };
    let ring_depth = if multi { 3 } else { 2 };
    let mut rings = Vec::new();
    let mut depth = 0;
    let mut in_polygon = 0;
    let mut rest = body.trim_start();
    while let Some(c) = rest.chars().next() {
        match c {
            '(' => {
                depth += 1;
                rest = &rest[1..];
                if depth == ring_depth - 1 {
                    in_polygon = 0;
                }
                if depth == ring_depth {
                    let end = rest.find(')')?;
                    rings.push(WktRing {
                        hole: in_polygon > 0,
                        vertices: ring(&rest[..end])?,
                    });
                    in_polygon += 1;
                    rest = &rest[end..];
                }
            }
            ')' => {
                depth -= 1;
                rest = &rest[1..];
            }
            ',' | ' ' => rest = &rest[1..],
            _ => return None,
        }
    }
    (depth == 0).then_some(rings)
}

fn ring(text: &str) -> Option<Vec<(i32, i32)>> {
    let mut vertices = Vec::new();
    for pair in text.split(',') {
        let mut numbers = pair.split_ascii_whitespace();
        let (lon, lat): (f64, f64) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
        if !(lon.abs() <= 180.0 && lat.abs() <= 90.0) || numbers.next().is_some() {
            return None;
        }
        let vertex = (
            crate::area::encode_degrees(lon),
            crate::area::encode_degrees(lat),
        );
        if vertices.last() != Some(&vertex) {
            vertices.push(vertex);
        }
    }
    let first = *vertices.first()?;
    if vertices.last() != Some(&first) {
        vertices.push(first);
    }
    (vertices.len() >= 4).then_some(vertices)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_multipolygon_keeps_its_holes() {
        let rings = parse("MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1)), ((9 9, 9.5 9, 9 9.5, 9 9)))")
            .expect("well-formed");
        let holes: Vec<bool> = rings.iter().map(|ring| ring.hole).collect();
        assert_eq!(holes, [false, true, false]);
        assert_eq!(rings[2].vertices[1], (9_500_000, 9_000_000));
    }

    #[test]
    fn what_is_not_a_polygon_is_refused() {
        for wkt in [
            "",
            "POINT (1 2)",
            "POLYGON ((0 0, 1 x, 2 2, 0 0))",
            "POLYGON ((0 0, 999 0, 2 2, 0 0))",
            "POLYGON ((0 0, 1 1",
        ] {
            assert!(parse(wkt).is_none(), "{wkt}");
        }
    }
}
