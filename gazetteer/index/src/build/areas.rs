//! Polygons: records, rings and vertices.

use super::grid::{Edge, Grid};
use super::places::Catalog;
use super::record::{AREA_LEN, area_field};
use super::table::{AreaRow, Rows};
use super::{BuildError, Parts, wkt};
use crate::area::AreaLevel;
use crate::format::Part;

pub(super) fn write(
    rows: &Rows<'_>,
    catalog: &Catalog<'_>,
    parts: &mut Parts,
) -> Result<(), BuildError> {
    let mut areas: Vec<(u32, &AreaRow<'_>)> = rows
        .areas
        .iter()
        .filter_map(|row| Some((catalog.number(row.id)?, row)))
        .collect();
    areas.sort_by_key(|(place, _)| *place);
    areas.dedup_by_key(|(place, _)| *place);
    let (mut rings_written, mut vertices_written) = (0u32, 0u32);
    let mut grid = Grid::default();
    for (number, (place, row)) in (0u32..).zip(areas) {
        let rings = wkt::parse(row.geometry).ok_or_else(|| BuildError::BadRow {
            file: row.file.to_owned(),
            line: row.line,
            what: "geometry",
        })?;
        let mut extent = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];
        let first_ring = rings_written;
        let mut edges = Vec::new();
        for ring in &rings {
            let flagged = (ring.vertices.len() as u32) << 1 | u32::from(ring.hole);
            let records = parts.part(Part::Rings);
            records.extend_from_slice(&vertices_written.to_le_bytes());
            records.extend_from_slice(&flagged.to_le_bytes());
            for &(x, y) in &ring.vertices {
                extent = [
                    extent[0].min(x),
                    extent[1].min(y),
                    extent[2].max(x),
                    extent[3].max(y),
                ];
                let vertices = parts.part(Part::Vertices);
                vertices.extend_from_slice(&x.to_le_bytes());
                vertices.extend_from_slice(&y.to_le_bytes());
            }
            for (vertex, pair) in (vertices_written..).zip(ring.vertices.windows(2)) {
                edges.push(Edge {
                    vertex,
                    from: pair[0],
                    to: pair[1],
                });
            }
            rings_written += 1;
            vertices_written += ring.vertices.len() as u32;
        }
        if row.level != AreaLevel::Region {
            grid.add(number, &edges);
        }
        let mut record = [0u8; AREA_LEN];
        let mut put = |at: usize, bytes: &[u8]| record[at..at + bytes.len()].copy_from_slice(bytes);
        put(area_field::PLACE, &place.to_le_bytes());
        put(area_field::LEVEL, &[row.level as u8]);
        for (corner, value) in extent.iter().enumerate() {
            put(area_field::EXTENT + corner * 4, &value.to_le_bytes());
        }
        put(area_field::FIRST_RING, &first_ring.to_le_bytes());
        put(area_field::RINGS, &(rings.len() as u32).to_le_bytes());
        parts.part(Part::Areas).extend_from_slice(&record);
    }
    grid.write(parts);
    Ok(())
}
