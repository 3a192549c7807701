//! What the whole index says of a point is what looking at every polygon and every settlement says.

mod common;

use common::{Numbers, open};
use dateline_gazetteer::{AreaLevel, Gazetteer, PlaceId, distance_km};

/// From -0.5 to 0.5, in steps of a thousandth: borders are drawn on them.
fn share(numbers: &mut Numbers) -> f64 {
    numbers.next(1001) as f64 / 1000.0 - 0.5
}

/// Points all over the globe, near places, at places, and on the vertices of borders.
fn points(gazetteer: &Gazetteer, count: usize) -> Vec<(f64, f64)> {
    let mut numbers = Numbers(0x00da_7e11);
    let mut points = vec![(180.0, 90.0), (-180.0, -90.0), (180.0, 0.0), (-180.0, 66.5)];
    while points.len() < count {
        let place = gazetteer.place(PlaceId(numbers.next(gazetteer.len()) as u32));
        let (a, b) = (share(&mut numbers), share(&mut numbers));
        points.push(match points.len() % 4 {
            0 => (a * 360.0, (b * 2.0).asin().to_degrees()),
            1 => (place.lon, place.lat),
            2 => match gazetteer.area(place.id) {
                Some(area) => {
                    let ring = area.0[numbers.next(area.0.len())].exterior();
                    let corner = ring.0[numbers.next(ring.0.len())];
                    (corner.x, corner.y)
                }
                None => (place.lon + a / 50.0, place.lat + b / 50.0),
            },
            _ => (
                (place.lon + a).clamp(-180.0, 180.0),
                (place.lat + b).clamp(-90.0, 90.0),
            ),
        });
    }
    points
}

#[test]
fn country_and_divisions_are_those_whose_polygons_hold_the_point() {
    let gazetteer = open();
    let mut areas = Vec::new();
    for id in gazetteer.ids() {
        if let (Some(level), Some(area)) = (gazetteer.area_level(id), gazetteer.area(id)) {
            let ring = |polygon: &geo_types::Polygon<f64>| polygon.exterior().0.clone();
            let corners: Vec<_> = area.0.iter().flat_map(ring).collect();
            let xs = corners.iter().map(|corner| corner.x);
            let ys = corners.iter().map(|corner| corner.y);
            let (west, east) = (xs.clone().fold(180.0, f64::min), xs.fold(-180.0, f64::max));
            let (south, north) = (ys.clone().fold(90.0, f64::min), ys.fold(-90.0, f64::max));
            areas.push((id, level, [west, south, east, north]));
        }
    }
    for (lon, lat) in points(&gazetteer, 5000) {
        let holds = |level: AreaLevel| {
            let of_level = areas.iter().filter(|(_, known, _)| *known == level);
            let about = of_level.filter(|(_, _, [west, south, east, north])| {
                (west..=east).contains(&&lon) && (south..=north).contains(&&lat)
            });
            about
                .map(|(id, _, _)| *id)
                .find(|id| gazetteer.area_contains(*id, lon, lat) == Some(true))
        };
        let found = gazetteer.reverse(lon, lat);
        // Where no polygon holds the point, the settlement close by may tell.
        if let Some(expected) = holds(AreaLevel::Country) {
            assert_eq!(found.country_place, Some(expected), "{lon} {lat}");
        }
        for (level, told) in [
            (AreaLevel::Admin1, found.admin1),
            (AreaLevel::Admin2, found.admin2),
        ] {
            // Beside a country stand only divisions of it.
            let country = |id: PlaceId| gazetteer.place(id).country;
            assert!(told.is_none_or(|told| country(told) == found.country));
            let expected = holds(level).filter(|id| country(*id) == found.country);
            if found.country.is_some() && expected.is_some() {
                assert_eq!(told, expected, "{lon} {lat} {level:?}");
            }
        }
        if found.country.is_none() {
            assert_eq!(found.sea, holds(AreaLevel::Sea), "{lon} {lat}");
        }
    }
}

#[test]
fn the_nearest_settlement_is_the_nearest_of_all() {
    let gazetteer = open();
    let settlements: Vec<(PlaceId, (f64, f64))> = gazetteer
        .ids()
        .map(|id| gazetteer.place(id))
        .filter(|place| place.feature.starts_with("P."))
        .filter(|place| !["P.PPLH", "P.PPLQ", "P.PPLW"].contains(&place.feature))
        .map(|place| (place.id, (place.lon, place.lat)))
        .collect();
    for here in points(&gazetteer, 3000) {
        let found = gazetteer.reverse(here.0, here.1);
        let mut nearest = (f64::INFINITY, PlaceId(u32::MAX));
        for (id, point) in &settlements {
            // A degree of latitude is 110.5 km or more: what is farther north or south is not nearer.
            if (here.1 - point.1).abs() * 110.5 <= found.distance_km + 1.0 {
                let other = (distance_km(here, *point), *id);
                nearest = if other < nearest { other } else { nearest };
            }
        }
        let found = (found.distance_km, found.nearest);
        assert_eq!(found, (nearest.0, Some(nearest.1)), "{here:?}");
    }
}

#[test]
fn many_points_at_once_lie_where_each_of_them_lies() {
    let gazetteer = open();
    let mut points = points(&gazetteer, 20_000);
    points.extend([(f64::NAN, 0.0), (181.0, 0.0), (0.0, f64::INFINITY)]);
    let found = gazetteer.reverse_many(&points);
    assert_eq!(found.len(), points.len());
    for (found, (lon, lat)) in found.iter().zip(&points) {
        assert_eq!(*found, gazetteer.reverse(*lon, *lat), "{lon} {lat}");
    }
    assert!(gazetteer.reverse_many(&[]).is_empty());
}

/// The bar: of a hundred points on land so many lie in the country of Natural Earth's unsimplified polygons.
const LEAST_AGREEING: f64 = 99.5;

#[test]
#[expect(clippy::print_stdout, reason = "the figure is for people")]
fn two_thousand_points_on_land_lie_in_the_country_of_natural_earth() {
    let gazetteer = open();
    let table = include_str!("land_points.tsv");
    let mut others = Vec::new();
    let mut count = 0;
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let &[lon, lat, expected] = cells.as_slice() else {
            panic!("three columns: {line}");
        };
        let point: (f64, f64) = (lon.parse().expect("degrees"), lat.parse().expect("degrees"));
        let found = gazetteer.reverse(point.0, point.1).country;
        let found = found
            .map(|code| code.as_str().to_owned())
            .unwrap_or_default();
        count += 1;
        if found != expected {
            others.push(format!("{lon} {lat}: {expected}, here `{found}`"));
        }
    }
    assert_eq!(count, 2000);
    let agreeing = 100.0 - 100.0 * others.len() as f64 / f64::from(count);
    println!("{agreeing} % agree; the others: {others:#?}");
    assert!(agreeing >= LEAST_AGREEING, "{agreeing} %: {others:#?}");
}
