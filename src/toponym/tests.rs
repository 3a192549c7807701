//! Place names are shown as `name/role`, other names as `[name]`.

use dateline_gazetteer::Gazetteer;

use super::{ToponymRole, recognize};
use crate::gazetteer::embedded;
use crate::text::segment;

fn read(text: &str, gazetteer: &Gazetteer) -> String {
    let text = segment(text);
    let names = recognize(&text, gazetteer);
    let shown = names.toponyms.iter().map(|toponym| {
        let role = match toponym.role {
            ToponymRole::Literal => "place",
            ToponymRole::Dateline => "dateline",
            ToponymRole::Demonym => "people",
            ToponymRole::Metonym => "government",
            ToponymRole::Embedded => "inside",
        };
        format!("{}/{role}", toponym.span.of(text.raw))
    });
    shown.collect::<Vec<_>>().join(", ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(read(text, embedded()), expected, "in: {text}");
}

#[test]
fn places_are_found_in_running_text() {
    check(
        "Shells fell on Saraqib and Manbij in Idlib province.",
        "Saraqib/place, Manbij/place, Idlib/place",
    );
    check("A drone hit Kharkiv's main square.", "Kharkiv/place");
}

#[test]
fn a_district_named_like_a_person_is_a_place() {
    check(
        "Fighters left the city's Sheikh Maqsoud district.",
        "Sheikh Maqsoud/place",
    );
}

#[test]
fn a_demonym_is_not_placed() {
    check(
        "Syrian and Russian jets bombed the area, two Iraqis said.",
        "Syrian/people, Russian/people, Iraqis/people",
    );
}

#[test]
fn a_capital_that_speaks_is_a_government() {
    check("Moscow said it would not leave.", "Moscow/government");
    check(
        "The groups that Tehran backs crossed the border.",
        "Tehran/government",
    );
    check("Talks with Washington went on.", "Washington/government");
    check("Protesters marched in Moscow.", "Moscow/place");
    check("Officials in Damascus said so.", "Damascus/place");
}

#[test]
fn what_is_before_a_hyphen_is_read() {
    check(
        "Iran-backed fighters and the Baghdad-based outlet came.",
        "Iran/government, Baghdad/place",
    );
    check("Fighting went on in Deir ez-Zor.", "Deir ez-Zor/place");
}

#[test]
fn the_dateline_is_where_the_report_was_written() {
    check(
        "BEIRUT, Oct 9 (Wire) - Shells fell on Sidon.",
        "BEIRUT/dateline, Sidon/place",
    );
    check(
        "Aleppo, Syria — Rebels took a base.",
        "Aleppo/dateline, Syria/dateline",
    );
}

#[test]
fn a_person_is_no_place_even_when_the_surname_comes_back() {
    check(
        "Michael Jordan visited the school. Jordan said he liked it.",
        "",
    );
    check("Gen. Paris Davis died.", "");
}

#[test]
fn a_place_inside_an_organization_is_kept_as_such() {
    check("He works for the Bank of China.", "China/inside");
}

#[test]
fn a_little_known_name_before_a_word_for_a_group_is_the_groups() {
    check("Fighters of the Badr and Nujabaa groups crossed.", "");
}

#[test]
fn a_state_in_short_form_holds_the_town_before_it() {
    check(
        "A man was held in Covington, Ky. on Friday.",
        "Covington/place, Ky./place",
    );
    check(
        "He flew to Washington, D.C. on Friday.",
        "Washington, D.C./place",
    );
}

#[test]
fn a_name_in_another_spelling_is_taken_whole() {
    check("They took the town of Tal Rifaat.", "Tal Rifaat/place");
}

#[test]
fn days_and_months_are_no_places() {
    check("It happened on Monday in March.", "");
}

#[test]
fn capitals_throughout_hide_nothing() {
    check(
        "TWO POLICEMEN WERE KILLED IN SAN SALVADOR YESTERDAY.",
        "SAN SALVADOR/place",
    );
}

#[test]
fn odd_texts_do_no_harm() {
    let long = "x".repeat(200_000);
    let hyphens = "Hama-".repeat(50_000);
    let names = "Paris, Hama and Idlib province, ".repeat(3_000);
    for text in [
        "",
        "-",
        "Of",
        "''",
        "\u{200f}حلب",
        "A-",
        "-A",
        "in in in",
        &long,
        &hyphens,
        &names,
    ] {
        let text = segment(text);
        let names = recognize(&text, embedded());
        let mut last = 0;
        for toponym in &names.toponyms {
            assert!(last <= toponym.span.start && !toponym.span.of(text.raw).is_empty());
            last = toponym.span.end;
        }
    }
}

#[test]
fn a_known_name_that_is_said_to_lie_somewhere_is_a_place() {
    check(
        "Shells hit Tal Rifaat, north of Aleppo, on Monday.",
        "Tal Rifaat/place, Aleppo/place",
    );
    check(
        "Jets struck Kafr Nabl, about 30 km south of Idlib.",
        "Kafr Nabl/place, Idlib/place",
    );
}

#[test]
fn a_weapon_named_for_a_place_is_no_place() {
    check(
        "Fighters fired two Quds cruise missiles at Eilat.",
        "Eilat/place",
    );
    check("Crowds threw Molotov cocktails in Athens.", "Athens/place");
}

#[test]
fn a_ship_that_is_named_for_a_place_is_none() {
    check("The oil tanker Valletta was hit off Sidon.", "Sidon/place");
    check("The carrier sailed from Norfolk.", "Norfolk/place");
}

#[test]
fn words_in_capitals_are_no_places() {
    check(
        "A gunman in an SUV fired at people at Mass in Lagos.",
        "Lagos/place",
    );
    check(
        "A man was held in Boston, Mass.",
        "Boston/place, Mass./place",
    );
}

#[test]
fn what_comes_under_fire_is_a_place() {
    check("Goma came under fire at dawn.", "Goma/place");
    check("Mariupol was besieged for weeks.", "Mariupol/place");
}

#[test]
fn a_word_or_a_surname_is_a_place_of_the_country_that_the_report_is_about() {
    check(
        "Fighters took Sake, in North Kivu, and moved on Goma. Shelling hit Sake again.",
        "Sake/place, North Kivu/place, Goma/place, Sake/place",
    );
    check(
        "In Yemen, rebels shelled Hays and Hodeidah on Sunday.",
        "Yemen/place, Hays/place, Hodeidah/place",
    );
    check("They drank sake with Hays in Ohio.", "Ohio/place");
}

#[test]
fn a_spelling_that_no_gazetteer_has_is_read_where_the_report_plays() {
    check(
        "The army took Khan Shaykhun in Idlib province. Maarat Misreen was next.",
        "Khan Shaykhun/place, Idlib/place, Maarat Misreen/place",
    );
    check("Rebels entered Maarat al-Numan.", "Maarat al-Numan/place");
}

#[test]
fn what_near_and_a_direction_measure_from_is_a_place_that_nobody_knows() {
    check(
        "Two strikes near Qurmesh hit a truck, and one fell north of Bel Azrin.",
        "Qurmesh/place, Bel Azrin/place",
    );
    check(
        "He sat outside Monday's hearing, near President Tarvin.",
        "",
    );
}

#[track_caller]
fn check_facilities(text: &str, expected: &[&str], places: &str) {
    let segmented = segment(text);
    let names = recognize(&segmented, embedded());
    let found: Vec<&str> = names.facilities.iter().map(|span| span.of(text)).collect();
    assert_eq!(found, expected, "in: {text}");
    assert_eq!(read(text, embedded()), places, "in: {text}");
}

#[test]
fn a_facility_is_told_whole_and_the_place_inside_stays() {
    check_facilities(
        "Jets took off from the Hmeimim air base near Jableh.",
        &["Hmeimim air base"],
        "Hmeimim/place, Jableh/place",
    );
    check_facilities(
        "Water rose behind the Roseires Dam on Sunday.",
        &["Roseires Dam"],
        "Roseires Dam/place",
    );
    check_facilities(
        "Guards fled from Camp Tarvin.",
        &["Camp Tarvin"],
        "Camp Tarvin/inside",
    );
    check_facilities(
        "Crowds met at the Qasmur mosque.",
        &["Qasmur mosque"],
        "Qasmur mosque/inside",
    );
}

#[test]
fn a_school_named_for_a_donor_is_a_facility_and_places_nothing() {
    check_facilities(
        "She taught at Good Shepherd School.",
        &["Good Shepherd School"],
        "",
    );
}

#[test]
fn a_word_for_a_kind_without_a_name_is_no_facility() {
    check_facilities("The hospital and a military base were hit.", &[], "");
}

#[test]
fn coordinates_are_a_place() {
    check(
        "The boat sank at 36.1251° N, 14.5026° E on Monday.",
        "36.1251° N, 14.5026° E/place",
    );
}

#[test]
fn an_operation_is_no_place() {
    check("Troops began Operation Steel Harvest on Monday.", "");
}

#[test]
fn a_short_name_before_what_a_state_has_is_an_adjective() {
    check(
        "U.S. forces left. UK officials met in the US on Monday.",
        "U.S./people, UK/people, US/place",
    );
}

#[test]
fn what_is_held_or_explained_is_a_place_that_nobody_knows() {
    check(
        "They shelled rebel-held Termarin and struck Kansuqra, a village near Idlib.",
        "Termarin/place, Kansuqra/place, Idlib/place",
    );
}

#[test]
fn a_name_may_begin_with_a_joining_word() {
    check(
        "Drones hit Um Ruwaba in North Kordofan.",
        "Um Ruwaba/place, North Kordofan/place",
    );
}

#[test]
fn divisions_in_brackets_are_places_whatever_they_look_like() {
    check(
        "Gunmen killed a man in Murikiba (Rutshuru, Nord-Kivu) on Friday.",
        "Murikiba/place, Rutshuru/place, Nord-Kivu/place",
    );
    check("The player (Smith, Jones) scored.", "");
}

#[test]
fn in_capitals_a_preposition_is_no_state() {
    check(
        "SHOTS WERE FIRED AT THE ANTIOQUIA POLICE, IN AN ATTACK IN RIONEGRO.",
        "ANTIOQUIA/inside, RIONEGRO/place",
    );
}
