//! Names: looked up, walked through, suggested, respelled, in a language.

use super::{SYRIA, place};
use crate::fixture::{fixture, tables};
use crate::{Gazetteer, NameQuality, PlaceId, View, build, fold};

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
fn while_a_name_is_typed_those_that_begin_as_the_one_to_show_come_first() {
    let table = |file: &str, text: &str| build::Table {
        file: file.to_owned(),
        text: text.to_owned(),
    };
    let places = "id\tname\tfeature\tcountry\tlon\tlat\tpopulation\n\
        x:1\tUpland\tA.PCLI\tXX\t1\t1\t90000000\n\
        x:2\tSanford\tP.PPLA\tXX\t2\t2\t900000\n";
    let names = "id\tname\tlang\tkind\nx:1\tSantupland\t\ta\n";
    let tables = [table("places.tsv", places), table("names.tsv", names)];
    let bytes = build::build(&tables).expect("built");
    let gazetteer = Gazetteer::from_bytes(bytes).expect("an index");
    let first = |typed: &str| {
        let found = gazetteer.suggest(typed, 5, None)[0].place;
        gazetteer.place(found).name
    };
    assert_eq!(first("san"), "Sanford");
    // What is typed to its end is meant.
    assert_eq!(first("santupland"), "Upland");
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
    // The whole name with a letter left out, before better known ones that only begin alike.
    assert_eq!(best(fixture().suggest("manbj", 5, None)), "gn:167357");
    assert!(fixture().suggest("", 5, None).is_empty());
    assert_eq!(best(fixture().fuzzy("Damascuss", 1)), "gn:170654");
    assert_eq!(best(fixture().fuzzy("Киевз", 2)), "gn:703448");
    assert!(fixture().fuzzy("Damascuss", 0).is_empty());
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
