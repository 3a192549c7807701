//! Building: what is refused, what is replaced, and that the same comes out of the same.

use super::SYRIA;
use crate::build::{Added, Builder, Container, NewPlace, Workspace};
use crate::fixture::{bytes, fixture};
use crate::{Gazetteer, OpenError, build, fold};

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
