//! What the index answers about the small gazetteer.

use crate::area_cells::LEVELS;
use crate::build::{Added, Builder, Container, NewPlace, Workspace};
use crate::fixture::{bytes, fixture, tables};
use crate::{CountryCode, Gazetteer, NameQuality, OpenError, Place, PlaceId, View, build, fold};

const SYRIA: CountryCode = CountryCode(*b"SY");

#[track_caller]
fn place(source_id: &str) -> Place<'static> {
    let gazetteer = fixture();
    gazetteer.place(gazetteer.by_source_id(source_id).expect("in the fixture"))
}

#[track_caller]
fn check_lookup(name: &str, expected: &[&str]) {
    let found: Vec<&str> = fixture()
        .lookup(name)
        .iter()
        .map(|m| fixture().place(m.place).source_id)
        .take(expected.len())
        .collect();
    assert_eq!(found, expected, "{name}");
}

#[test]
fn a_place_knows_what_holds_it() {
    let aleppo = place("gn:170063");
    assert_eq!((aleppo.name, aleppo.feature), ("Aleppo", "P.PPLA"));
    assert_eq!(aleppo.country, Some(SYRIA));
    assert_eq!(aleppo.admin1, Some(place("gn:170062").id));
    assert_eq!((aleppo.lon, aleppo.lat), (37.16117, 36.20124));
    assert!(aleppo.radius_km > 5.0 && aleppo.radius_km <= 30.0);
    let sheikh_maqsoud = place("dl:sheikh-maqsoud");
    assert_eq!(sheikh_maqsoud.admin1, aleppo.admin1);
}

#[test]
fn every_id_comes_back() {
    let gazetteer = fixture();
    for id in gazetteer.ids() {
        let source_id = gazetteer.place(id).source_id;
        assert_eq!(gazetteer.by_source_id(source_id), Some(id));
    }
    assert_eq!(gazetteer.by_source_id("gn:0"), None);
    assert_eq!(gazetteer.place(PlaceId(u32::MAX)).name, "");
}

#[test]
fn the_best_known_place_of_a_name_comes_first() {
    check_lookup("Aleppo", &["gn:170063", "gn:170062"]);
    check_lookup("PARIS", &["gn:2988507"]);
    check_lookup("Tripoli", &["gn:2210247", "gn:266826", "gn:252601"]);
    check_lookup("Kiev", &["gn:703448"]);
    check_lookup("إدلب", &["gn:169389"]);
    check_lookup("Киев", &["gn:703448"]);
    check_lookup("nowhere at all", &[]);
}

#[test]
fn every_name_of_every_place_finds_it() {
    let gazetteer = fixture();
    for id in gazetteer.ids() {
        for name in gazetteer.names(id) {
            let matches = gazetteer.lookup(name.text);
            assert!(
                matches.iter().any(|m| m.place == id) || fold(name.text).is_empty(),
                "{} of {}",
                name.text,
                gazetteer.place(id).source_id
            );
        }
    }
}

#[test]
fn a_name_that_is_not_the_one_to_show_is_marked() {
    assert_eq!(fixture().lookup("Kyiv")[0].quality, NameQuality::Preferred);
    let in_arabic = fixture().lookup("حلب")[0];
    assert_eq!(in_arabic.quality, NameQuality::Alternate);
    assert!(in_arabic.score < 1.0);
}

#[test]
fn a_walk_finds_the_longest_name_that_ends_with_a_token() {
    let longest = |tokens: &[&str]| {
        fixture()
            .longest_name(tokens.iter().copied())
            .map(|(count, mut places)| {
                let best = places.next().expect("a name has a place");
                (count, fixture().place(best.place).source_id)
            })
    };
    assert_eq!(
        longest(&["saint", "petersburg", "on", "monday"]),
        Some((2, "gn:498817"))
    );
    assert_eq!(
        longest(&["deir", "ez zor", "province"]),
        Some((2, "gn:170792"))
    );
    assert_eq!(longest(&["ale"]), None);
    assert_eq!(longest(&["aleppos"]), None);
    assert_eq!(longest(&[]), None);
}

#[test]
fn countries_have_codes_capitals_and_people() {
    let gazetteer = fixture();
    let syria = place("gn:163843").id;
    assert_eq!(gazetteer.country_place(SYRIA), Some(syria));
    assert_eq!(gazetteer.capital(SYRIA), Some(place("gn:170654").id));
    assert_eq!(gazetteer.iso3(SYRIA), Some("SYR"));
    assert_eq!(gazetteer.country_by_iso3("syr"), Some(SYRIA));
    assert_eq!(gazetteer.iso3(CountryCode(*b"ZZ")), None);
    for word in ["Syrian", "SYRIANS", "syrian"] {
        assert_eq!(gazetteer.demonym(word), Some(syria), "{word}");
    }
    assert_eq!(gazetteer.demonym("Texans"), Some(place("gn:4736286").id));
    assert_eq!(gazetteer.demonym("Martian"), None);
}

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
fn a_place_lies_in_its_province_and_country_and_not_in_itself() {
    let id = |source_id: &str| place(source_id).id;
    let (aleppo, province, syria) = (id("gn:170063"), id("gn:170062"), id("gn:163843"));
    assert!(fixture().is_within(aleppo, province));
    assert!(fixture().is_within(aleppo, syria));
    assert!(fixture().is_within(province, syria));
    assert!(!fixture().is_within(province, aleppo));
    assert!(!fixture().is_within(syria, syria));
    assert!(!fixture().is_within(aleppo, id("gn:169387")));
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
fn a_translation_finds_its_place_and_makes_it_no_better_known() {
    let mut tables = tables();
    tables.push(build::Table {
        file: "translations.tsv".to_owned(),
        text: "id\tname\tlang\tkind\ngn:170063\tHalepo\teo\tt\ngn:170063\tAlepas\tlt\tt".to_owned(),
    });
    let bytes = build::build(&tables).expect("the tables are well-formed");
    let gazetteer = Gazetteer::from_bytes(bytes).expect("a built index opens");
    let aleppo = gazetteer.by_source_id("gn:170063").expect("in the fixture");
    let found = gazetteer.lookup("Halepo");
    assert_eq!(found.first().map(|found| found.place), Some(aleppo));
    let (before, after) = (place("gn:170063"), gazetteer.place(aleppo));
    assert!((before.importance - after.importance).abs() < f64::EPSILON);
}

#[test]
fn a_province_holds_its_towns() {
    let aleppo = place("gn:170062").id;
    let towns: Vec<&str> = fixture()
        .children(aleppo)
        .map(|id| fixture().place(id).source_id)
        .collect();
    assert_eq!(towns[0], "gn:170063");
    assert!(towns.contains(&"dl:sheikh-maqsoud"));
    assert!(!towns.contains(&"gn:169389"));
}

#[test]
fn typing_suggests_and_mistyping_is_forgiven() {
    let best = |matches: Vec<crate::NameMatch>| fixture().place(matches[0].place).source_id;
    assert_eq!(best(fixture().suggest("alep", 5, None)), "gn:170063");
    assert_eq!(
        best(fixture().suggest("trip", 5, Some((35.8, 34.4)))),
        "gn:266826"
    );
    assert_eq!(best(fixture().suggest("dmasc", 5, None)), "gn:170654");
    assert!(fixture().suggest("", 5, None).is_empty());
    assert_eq!(best(fixture().fuzzy("Damascuss", 1)), "gn:170654");
    assert_eq!(best(fixture().fuzzy("Киевз", 2)), "gn:703448");
    assert!(fixture().fuzzy("Damascuss", 0).is_empty());
}

#[test]
fn damaged_bytes_are_refused_or_found_out() {
    let whole = bytes();
    assert_eq!(
        Gazetteer::from_bytes(b"hello".to_vec()).err(),
        Some(OpenError::NotAnIndex)
    );
    let cut = whole[..whole.len() - 100].to_vec();
    assert!(matches!(
        Gazetteer::from_bytes(cut).err(),
        Some(OpenError::Truncated { .. })
    ));
    let mut other_format = whole.clone();
    other_format[8] = 99;
    assert!(matches!(
        Gazetteer::from_bytes(other_format).err(),
        Some(OpenError::Format { found: 99, .. })
    ));
    let mut flipped = whole;
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    let gazetteer = Gazetteer::from_bytes(flipped).expect("the header is whole");
    assert_eq!(
        gazetteer.verify(),
        Err(OpenError::Damaged { part: "contents" })
    );
}

#[test]
fn the_same_tables_give_the_same_bytes() {
    let mut tables = crate::fixture::tables();
    tables.reverse();
    assert!(build::build(&tables).expect("well-formed") == bytes());
}

#[test]
fn a_bad_row_is_named() {
    let table = build::Table {
        file: "places.tsv".to_owned(),
        text: "id\tname\tfeature\tcountry\tlon\tlat\nx:1\tA\tP.PPL\tSY\t999\t0\n".to_owned(),
    };
    let error = build::build(&[table]).expect_err("the longitude is wrong");
    assert_eq!(error.to_string(), "places.tsv, line 2: bad lon");
}

#[test]
fn a_name_spelled_in_another_way_is_found_and_marked() {
    for (name, id) in [
        ("Tal Rifaat", "gn:163476"),
        ("Tel Refaat", "gn:163476"),
        ("Deir Ezzor", "gn:170792"),
        ("Cheikh Maqsoud", "dl:sheikh-maqsoud"),
        ("Membij", "gn:167357"),
        ("Kharkov", "gn:706483"),
        ("St. Petersburg", "gn:498817"),
    ] {
        let matches = fixture().lookup(name);
        let first = matches.first().expect(name);
        assert_eq!(fixture().place(first.place).source_id, id, "{name}");
        if first.quality == NameQuality::Variant {
            assert!(first.score < NameQuality::Historic.score(), "{name}");
        }
    }
    assert!(
        fixture()
            .lookup_respelled("Tal Rifaat")
            .iter()
            .all(|m| m.quality == NameQuality::Variant)
    );
    assert!(fixture().lookup_respelled("Xyzzy").is_empty());
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
            let found = found.map(|holder| holder.map(|holder| holder.place));
            assert_eq!(found, expected, "{lon} {lat}");
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

fn built(builder: Builder) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    builder.finish(&mut bytes).expect("written to memory");
    bytes.into_inner()
}

fn rebuilt(base: &Gazetteer, workspace: Workspace) -> Vec<u8> {
    let mut builder = Builder::new(workspace);
    builder.add_gazetteer(base).expect("no id twice");
    built(builder)
}

#[test]
fn an_index_built_from_an_index_is_the_same_in_memory_and_in_files() {
    let bytes = rebuilt(fixture(), Workspace::memory());
    let again = Gazetteer::from_bytes(bytes.clone()).expect("opens");
    for id in fixture().ids() {
        assert_eq!(again.place(id), fixture().place(id));
        assert!(again.names(id).eq(fixture().names(id)));
        assert_eq!(again.area(id), fixture().area(id));
        assert!(again.children(id).eq(fixture().children(id)));
    }
    assert_eq!(again.demonym("Syrians"), fixture().demonym("Syrians"));
    assert!(again.disputes().eq(fixture().disputes()));
    assert_eq!(again.capital(SYRIA), fixture().capital(SYRIA));
    assert_eq!(again.lookup("Tal Rifaat"), fixture().lookup("Tal Rifaat"));
    assert!(rebuilt(&again, Workspace::memory()) == bytes);
    assert!(rebuilt(&again, Workspace::files(tempfile::tempfile, 20_000)) == bytes);
}

#[test]
fn a_place_that_comes_again_is_replaced_and_keeps_its_names() {
    let mut builder = Builder::new(Workspace::memory());
    builder.add_gazetteer(fixture()).expect("no id twice");
    let mut place = NewPlace {
        id: "gn:170063",
        name: "Berœa",
        feature: "P.PPLA",
        country: Some(SYRIA),
        admin1: Container::Code("SY.09"),
        admin2: Container::Unknown,
        lon: 37.0,
        lat: 36.0,
        population: 1,
        radius_km: None,
    };
    let again = builder.add_or_replace(&place).expect("in memory");
    assert_eq!(again, Added::Replaced);
    place.id = "my:1";
    place.name = "Newtown";
    // No code says which province it is in: its polygon does.
    (place.country, place.lon, place.lat) = (None, 36.63, 35.93);
    builder.add(&place).expect("a new id");
    place.id = "my:2";
    place.name = "Farm";
    (place.lon, place.lat) = (-30.0, 0.0);
    builder.add(&place).expect("a new id");
    let gazetteer = Gazetteer::from_bytes(built(builder)).expect("opens");
    let found = |id: &str| gazetteer.place(gazetteer.by_source_id(id).expect("is there"));
    let aleppo = found("gn:170063");
    assert_eq!(
        (aleppo.name, aleppo.lon, aleppo.population),
        ("Aleppo", 37.0, 1)
    );
    assert_eq!(
        aleppo.admin1.map(|id| gazetteer.place(id).name),
        Some("Aleppo")
    );
    for name in ["Beroea", "حلب", "Aleppo"] {
        assert!(
            gazetteer
                .lookup_exact(&fold(name))
                .any(|m| m.place == aleppo.id),
            "{name}"
        );
    }
    let newtown = found("my:1");
    assert_eq!(newtown.country, Some(SYRIA));
    assert_eq!(
        newtown.admin1.map(|id| gazetteer.place(id).source_id),
        Some("gn:169387")
    );
    assert_eq!((found("my:2").country, found("my:2").admin1), (None, None));
    assert_eq!(gazetteer.len(), fixture().len() + 2);
}

#[test]
fn codes_and_containers_say_which_division_holds_a_place() {
    let mut builder = Builder::new(Workspace::memory());
    let place = NewPlace {
        id: "gn:1",
        name: "North",
        feature: "A.ADM1",
        country: Some(SYRIA),
        admin1: Container::Code("SY.01"),
        admin2: Container::Unknown,
        lon: 1.0,
        lat: 1.0,
        population: 0,
        radius_km: None,
    };
    builder.add(&place).expect("new");
    builder.code("SY.01", "gn:1");
    let district = NewPlace {
        id: "gn:12",
        name: "Hills",
        feature: "A.ADM2",
        ..place
    };
    builder.add(&district).expect("new");
    for (id, admin1) in [
        ("gn:119", Container::Unknown),
        ("x:1", Container::Name("NORTH")),
    ] {
        let town = NewPlace {
            id,
            name: "Town",
            feature: "P.PPL",
            admin1,
            ..place
        };
        builder.add(&town).expect("new");
    }
    assert!(builder.contained("gn:119", "gn:12"));
    assert!(!builder.contained("gn:119", "gn:99"));
    let gazetteer = Gazetteer::from_bytes(built(builder)).expect("opens");
    let divisions = |id: &str| {
        let place = gazetteer.place(gazetteer.by_source_id(id).expect("is there"));
        [place.admin1, place.admin2].map(|id| id.map(|id| gazetteer.place(id).name))
    };
    assert_eq!(divisions("gn:119"), [Some("North"), Some("Hills")]);
    assert_eq!(divisions("x:1"), [Some("North"), None]);
    assert_eq!(divisions("gn:12"), [Some("North"), None]);
}

#[test]
fn suggestions_may_be_of_some_places_only_and_of_a_view() {
    let syrian = |id: PlaceId| fixture().place(id).country == Some(SYRIA);
    let found = fixture().suggest_where("a", 20, None, Some(&syrian));
    assert!(!found.is_empty() && found.iter().all(|m| syrian(m.place)));
    assert!(
        fixture()
            .suggest_where("a", 20, None, Some(&|_| false))
            .is_empty()
    );
    let view = View::new(35.8, 34.4);
    assert!(view.at_zoom(9.0).reach_km < view.at_zoom(3.0).reach_km);
    let near = view.at_zoom(8.0).gain((35.8, 34.4));
    assert!(near > view.gain((13.2, 32.9)) && View::new(f64::NAN, 0.0).gain((0.0, 0.0)) == 0.0);
}

#[test]
fn a_name_is_known_in_a_language() {
    let aleppo = place("gn:170063").id;
    assert_eq!(fixture().name_in(aleppo, "ar"), Some("حلب"));
    assert_eq!(fixture().name_in(aleppo, "xx"), None);
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
