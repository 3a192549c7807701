//! Spatial language, from the text to the area: each place phrase is shown as `words = place, precision, relation, radius`, the radius
//! in km rounded to tens ("~" where it is the place's own), `#` for an area with an outline of its own.

use super::{Context, Geoparser};
use crate::referent::{PlacePhrase, Relation};

fn shown(phrase: &PlacePhrase, text: &str, geoparser: &Geoparser<'_>) -> String {
    let relation = match phrase.relation {
        None => "itself",
        Some(Relation::DirectionOf { .. }) => "direction",
        Some(Relation::Near { .. }) => "near",
        Some(Relation::Between) => "between",
        Some(Relation::PartOf { .. }) => "part",
        Some(Relation::CountrysideOf) => "countryside",
        Some(Relation::Along) => "along",
        Some(Relation::Border) => "border",
        Some(Relation::OffCoast { .. }) => "off coast",
    };
    let place = geoparser.gazetteer().place(phrase.place);
    let radius = if (phrase.radius_km - place.radius_km).abs() < 1e-6 {
        "~".to_owned()
    } else {
        format!("{:.0}", (phrase.radius_km / 10.0).round() * 10.0)
    };
    format!(
        "{} = {} {}, {}, {relation}, {radius}{}",
        phrase.span.of(text),
        place.name,
        place.feature,
        phrase.precision.as_str(),
        if phrase.footprint.is_some() { "#" } else { "" }
    )
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let geoparser = Geoparser::new();
    let parse = geoparser.parse(text, &Context::default());
    let found: Vec<String> = parse
        .phrases
        .iter()
        .map(|phrase| shown(phrase, text, &geoparser))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_part_of_a_name_that_a_town_and_a_province_share_is_of_the_province() {
    check(
        "Clashes broke out in northern Idlib on Monday.",
        &["northern Idlib = Idlib A.ADM1, province, part, 50#"],
    );
    check(
        "Shells fell in southern Homs.",
        &["southern Homs = Homs A.ADM1, province, part, 190#"],
    );
    check(
        "Jets hit the northern Aleppo countryside.",
        &["northern Aleppo countryside = Aleppo A.ADM1, province, part, 110#"],
    );
    check(
        "A mine went off in the north of Hama.",
        &["the north of Hama = Hama A.ADM1, province, part, 180#"],
    );
    check(
        "Villages in Idlib's south burned.",
        &["Idlib's south = Idlib A.ADM1, province, part, 60#"],
    );
}

#[test]
fn a_part_of_what_the_words_call_a_town_is_the_town() {
    check(
        "Jets hit eastern Aleppo city.",
        &["eastern Aleppo city = Aleppo P.PPLA, town, part, ~"],
    );
    check(
        "Guards stood in the southern city of Basra.",
        &["the southern city of Basra = Basra P.PPLA, town, itself, ~"],
    );
    check(
        "A bomb went off in east Aleppo.",
        &["east Aleppo = Aleppo P.PPLA, town, part, ~"],
    );
}

#[test]
fn a_part_of_a_town_as_wide_as_its_province_is_the_town() {
    check(
        "Police searched southern Beirut and western Baghdad.",
        &[
            "southern Beirut = Beirut P.PPLC, town, part, ~",
            "western Baghdad = Baghdad P.PPLC, town, part, ~",
        ],
    );
}

#[test]
fn suburbs_and_what_is_north_of_a_name_are_of_the_town() {
    check(
        "Shells fell on the eastern Idlib suburbs.",
        &["eastern Idlib suburbs = Idlib P.PPLA, near, direction, 10#"],
    );
    check(
        "A convoy was ambushed north of Idlib.",
        &["north of Idlib = Idlib P.PPLA, near, direction, 10#"],
    );
}

#[test]
fn a_distance_and_a_direction_make_a_sector() {
    check(
        "A drone crashed 40 km south of Mosul.",
        &["40 km south of Mosul = Mosul P.PPLA, near, direction, 20#"],
    );
    check(
        "Jets hit the countryside east of Aleppo.",
        &["the countryside east of Aleppo = Aleppo P.PPLA, near, direction, 10#"],
    );
}

#[test]
fn a_second_clause_only_says_which_town_is_meant() {
    check(
        "Villages along the front north of Hama, between Aleppo and Damascus, burned.",
        &["north of Hama = Hama P.PPLA, near, direction, 10#"],
    );
}

#[test]
fn near_and_outskirts_are_around_the_town() {
    check(
        "A camp near Marib was shelled.",
        &["near Marib = Ma'rib P.PPLA, near, near, 10"],
    );
    check(
        "Guns fired from the outskirts of Raqqa.",
        &["the outskirts of Raqqa = Raqqa P.PPLA, near, near, 20"],
    );
}

#[test]
fn between_two_towns_is_a_capsule_on_the_way() {
    check(
        "A bus was stopped on the road from Damascus to Homs.",
        &["the road from Damascus to Homs = Damascus P.PPLC, region, between, 80#"],
    );
    check(
        "A bridge between Kirkuk and Tikrit fell.",
        &["between Kirkuk and Tikrit = Kirkuk P.PPLA, region, between, 70#"],
    );
}

#[test]
fn along_a_river_is_as_wide_as_the_river() {
    check(
        "Shells fell along the Euphrates.",
        &["along the Euphrates = Euphrates River H.STM, region, along, ~"],
    );
}

#[test]
fn a_border_is_a_strip_between_two_countries_or_two_provinces() {
    check(
        "Soldiers were shot on the Syria-Turkey border.",
        &["Syria-Turkey border = Syria A.PCLI, region, border, 360#"],
    );
    check(
        "Herders clashed on the Borno-Yobe border.",
        &["Borno-Yobe border = Borno State A.ADM1, region, border, 160#"],
    );
    check(
        "Smugglers were shot on the border between Herat and Farah provinces.",
        &["border between Herat and Farah = Herat A.ADM1, region, border, 120#"],
    );
    check(
        "Troops met on the Idlib-Aleppo border.",
        &["Idlib-Aleppo border = Idlib A.ADM1, region, border, 70#"],
    );
}

#[test]
fn a_corner_of_a_country_is_a_region() {
    check(
        "It rained in northwest Syria.",
        &["northwest Syria = Syria A.PCLI, region, part, 210#"],
    );
}

#[test]
fn off_a_coast_is_at_sea() {
    check(
        "Pirates boarded a ship off the coast of Somalia.",
        &["off the coast of Somalia = Somalia A.PCLI, region, off coast, 1300#"],
    );
    check(
        "A trawler sank off the Yemeni coast.",
        &["off the Yemeni coast = Yemen A.PCLI, region, off coast, 770#"],
    );
    check(
        "A boat sank off the coast of Hodeidah.",
        &["off the coast of Hodeidah = Hodeidah P.PPLA, near, off coast, 30"],
    );
}

#[test]
fn a_sea_is_the_sea_and_not_the_state_named_after_it() {
    check(
        "A missile hit a tanker in the Red Sea.",
        &["the Red Sea = Red Sea H.SEA, sea, itself, ~"],
    );
    check(
        "Drones fell into the Black Sea and the Gulf of Aden.",
        &[
            "the Black Sea = Black Sea H.SEA, sea, itself, ~",
            "the Gulf of Aden = Gulf of Aden H.GULF, sea, itself, ~",
        ],
    );
    check(
        "Police in Red Sea province were on strike.",
        &["Red Sea province = Red Sea A.ADM1, province, itself, ~"],
    );
}
