//! Points: the areas that hold them, what is near, whose status is disputed.

use super::{SYRIA, place};
use crate::area_cells::LEVELS;
use crate::fixture::{fixture, tables};
use crate::{Gazetteer, PlaceId, build};

#[test]
fn a_point_lies_in_its_country_and_province() {
    let here = fixture().reverse(37.15, 36.21);
    assert_eq!(here.country, Some(SYRIA));
    assert_eq!(here.admin1, Some(place("gn:170062").id));
    assert_eq!(here.nearest, Some(place("gn:170063").id));
    assert!(here.distance_km < 2.0);
    let sea = fixture().reverse(33.0, 34.0);
    assert_eq!((sea.country, sea.admin1), (None, None));
    assert_eq!(fixture().reverse(f64::NAN, 0.0).nearest, None);
}

#[test]
fn an_area_is_a_closed_polygon() {
    let area = fixture().area(place("gn:163843").id).expect("has an area");
    let ring = area.0[0].exterior();
    assert!(ring.is_closed() && ring.0.len() > 10);
    assert_eq!(fixture().area(place("gn:170063").id), None);
    assert_eq!(
        fixture().area_contains(place("gn:169387").id, 36.63, 35.93),
        Some(true)
    );
}

#[test]
fn an_outline_of_the_third_level_is_drawn_but_answers_no_point() {
    let mut tables = tables();
    tables.push(build::Table {
        file: "outlines.tsv".to_owned(),
        text: "id\tlevel\tgeometry\n\
            gn:170063\tadmin3\tMULTIPOLYGON(((37 36,37.3 36,37.3 36.3,37 36.3,37 36)))"
            .to_owned(),
    });
    let bytes = build::build(&tables).expect("the tables are well-formed");
    let gazetteer = Gazetteer::from_bytes(bytes).expect("a built index opens");
    let aleppo = gazetteer.by_source_id("gn:170063").expect("in the fixture");
    assert_eq!(gazetteer.area_contains(aleppo, 37.1, 36.1), Some(true));
    assert_eq!(
        gazetteer.reverse(37.1, 36.1),
        fixture().reverse(37.1, 36.1),
        "no division is added to the answer"
    );
}

#[test]
fn the_cells_agree_with_the_polygons_everywhere() {
    let gazetteer = fixture();
    let areas = ["gn:163843", "gn:272103", "gn:169387", "gn:170062"].map(|id| place(id).id);
    let mut inside = 0;
    for step_x in 0..180 {
        for step_y in 0..150 {
            // Steps over Syria and Lebanon, on and off the corners that the borders are drawn with.
            let (lon, lat) = (
                35.0 + f64::from(step_x) * 0.0431,
                32.0 + f64::from(step_y) * 0.0375,
            );
            let micro = |degrees: f64| (degrees * 1e6).round() as i32;
            let found = gazetteer.cell_at(micro(lon), micro(lat)).areas_at();
            let mut expected = [None; LEVELS.len()];
            for area in areas {
                let level = gazetteer.area_level(area);
                let level = LEVELS.iter().position(|known| Some(*known) == level);
                if gazetteer.area_contains(area, lon, lat) == Some(true) {
                    let slot: &mut Option<PlaceId> = &mut expected[level.expect("looked for")];
                    *slot = Some(slot.map_or(area, |known| known.min(area)));
                    inside += 1;
                }
            }
            for (level, expected) in expected.into_iter().enumerate() {
                let found = found.at(level).map(|holder| holder.place);
                assert_eq!(found, expected, "{lon} {lat}");
            }
        }
    }
    assert!(inside > 1000, "the lattice hits the areas: {inside}");
}

#[test]
fn a_disputed_area_tells_who_claims_and_who_administers_it() {
    let golan = fixture().dispute_at(35.78, 33.0).expect("disputed");
    assert_eq!((golan.name, golan.status), ("Golan Heights", "occupied"));
    assert!(golan.claimed_by().eq(["ISR", "SYR"]));
    assert!(golan.administered_by().eq(["ISR"]));
    assert!(golan.places().eq(["gn:173334"]));
    let quneitra = place("gn:173334").id;
    let found = fixture().dispute_of(quneitra).expect("named by the area");
    assert_eq!(found.id, golan.id);
    assert_eq!(fixture().dispute_of(place("gn:170063").id), None);
    assert_eq!(fixture().disputes().count(), 1);
    for (lon, lat) in [
        (36.3, 33.5),
        (35.6, 33.0),
        (35.9, 33.0),
        (f64::NAN, 0.0),
        (400.0, 0.0),
    ] {
        assert_eq!(fixture().dispute_at(lon, lat), None, "{lon} {lat}");
    }
}

#[test]
fn nearby_is_nearest_first_and_no_farther_than_asked() {
    let (lon, lat) = (37.16, 36.20);
    let found = fixture().nearby(lon, lat, 60.0, 10);
    assert_eq!(found[0], place("gn:170063").id);
    let distances: Vec<f64> = found
        .iter()
        .map(|&id| fixture().place(id))
        .map(|p| crate::distance_km((lon, lat), (p.lon, p.lat)))
        .collect();
    assert!(distances.is_sorted() && distances.iter().all(|d| *d <= 60.0));
    assert!(found.contains(&place("dl:sheikh-maqsoud").id));
    assert!(fixture().nearby(f64::NAN, 0.0, 10.0, 5).is_empty());
}

#[test]
fn the_nearest_places_are_found_however_far_they_are() {
    let found = fixture().nearest(-30.0, 0.0, 3);
    let distances: Vec<f64> = found
        .iter()
        .map(|&id| fixture().place(id))
        .map(|p| crate::distance_km((-30.0, 0.0), (p.lon, p.lat)))
        .collect();
    assert!(found.len() == 3 && distances.is_sorted());
    assert!(fixture().nearest(f64::NAN, 0.0, 3).is_empty());
}
