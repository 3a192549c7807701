//! Polygons: records, rings and vertices.

use std::io::Write;

use super::area_cells::{AreaCells, Edge};
use super::catalog::Places;
use super::record::{AREA_LEN, area_field};
use super::wkt::WktRing;
use super::{BuildError, Parts};
use crate::Gazetteer;
use crate::area::AreaLevel;
use crate::format::Part;

/// An area as it comes in.
pub(super) struct NewArea {
    pub(super) id: String,
    pub(super) level: AreaLevel,
    pub(super) rings: Vec<WktRing>,
}

/// Reads the areas of an index.
pub(super) fn read(base: &Gazetteer, areas: &mut Vec<NewArea>) {
    for (place, level, rings) in base.area_rings() {
        areas.push(NewArea {
            id: base.place(place).source_id.to_owned(),
            level,
            rings: rings
                .map(|(hole, vertices)| WktRing { hole, vertices })
                .collect(),
        });
    }
}

/// Writes the areas; gives what of them is to be found by a point.
pub(super) fn write(
    areas: Vec<NewArea>,
    places: &Places,
    parts: &mut Parts,
) -> Result<AreaCells, BuildError> {
    let mut areas: Vec<(u32, NewArea)> = areas
        .into_iter()
        .filter_map(|area| Some((places.rank_of(&area.id)?, area)))
        .collect();
    // Of two outlines of a place the first counts.
    areas.sort_by_key(|(place, _)| *place);
    areas.dedup_by_key(|(place, _)| *place);
    let (mut rings_written, mut vertices_written) = (0u32, 0u32);
    let mut cells = AreaCells::default();
    for (place, area) in areas {
        let mut extent = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];
        let first_ring = rings_written;
        let mut edges = Vec::new();
        for ring in &area.rings {
            let flagged = (ring.vertices.len() as u32) << 1 | u32::from(ring.hole);
            let records = parts.part(Part::Rings);
            records.write_all(&vertices_written.to_le_bytes())?;
            records.write_all(&flagged.to_le_bytes())?;
            for &(x, y) in &ring.vertices {
                extent = [
                    extent[0].min(x),
                    extent[1].min(y),
                    extent[2].max(x),
                    extent[3].max(y),
                ];
                let vertices = parts.part(Part::Vertices);
                vertices.write_all(&x.to_le_bytes())?;
                vertices.write_all(&y.to_le_bytes())?;
            }
            edges.extend(ring.vertices.windows(2).map(|pair| Edge {
                from: pair[0],
                to: pair[1],
            }));
            rings_written += 1;
            vertices_written += ring.vertices.len() as u32;
        }
        let country = places.at_rank(place).country;
        cells.add(place, country, area.level, &edges);
        let mut record = [0u8; AREA_LEN];
        let mut put = |at: usize, bytes: &[u8]| record[at..at + bytes.len()].copy_from_slice(bytes);
        put(area_field::PLACE, &place.to_le_bytes());
        put(area_field::LEVEL, &[area.level as u8]);
        for (corner, value) in extent.iter().enumerate() {
            put(area_field::EXTENT + corner * 4, &value.to_le_bytes());
        }
        put(area_field::FIRST_RING, &first_ring.to_le_bytes());
        put(area_field::RINGS, &(area.rings.len() as u32).to_le_bytes());
        parts.part(Part::Areas).write_all(&record)?;
    }
    Ok(cells)
}
