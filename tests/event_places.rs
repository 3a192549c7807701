//! Where an event of one sentence is put: never sharper than the words, and never on a namesake.

mod told;

use jiff::civil::date;

/// Returns the places of the events of a text as "name as reported/precision/first-level division", "-" where there is none.
fn places(text: &str) -> Vec<String> {
    let reading = told::read(text, date(2024, 6, 4));
    let places = reading.events.iter().map(|event| event.place.as_ref());
    let shown = places.map(|place| {
        place.map_or_else(
            || "-".to_owned(),
            |place| {
                let admin1 = place.admin1.as_deref().unwrap_or("-");
                format!("{}/{}/{admin1}", place.name, place.precision.as_str())
            },
        )
    });
    shown.collect()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(places(text), [expected], "in: {text}");
}

#[test]
fn a_village_that_no_gazetteer_has_lies_in_its_province_and_not_in_the_capital_of_it() {
    check(
        "Russian forces shelled Starovodne, Donetsk, on Monday.",
        "Starovodne/province/Donetsk",
    );
    check(
        "On Monday, Russian troops took control of Nova Balivka, Luhansk.",
        "Nova Balivka/province/Luhansk",
    );
    check(
        "Fighters clashed in Ibugo village (Bwita, Rutshuru, North Kivu) on Monday.",
        "Ibugo/district/North Kivu",
    );
    check(
        "Gunmen kidnapped students near Gohatsiyo, a town in Oromia, on Monday.",
        "Gohatsiyo/province/Oromia",
    );
}

#[test]
fn a_piece_of_a_longer_name_places_nothing() {
    check(
        "Soldiers burned houses in Htan Kaw Lin village, Yesagyo township, Magway region, on Sunday.",
        "Htan Kaw Lin/near/Magway",
    );
    check(
        "Rebels clashed with soldiers in Melka Dera kebele in Gumi Idalo woreda, Oromia, on Monday.",
        "Gumi Idalo/province/Oromia",
    );
}

#[test]
fn who_lives_in_a_town_is_no_part_of_its_name() {
    check(
        "A bomb killed 31 people in the Kurdish-majority city of Qamishli on Saturday.",
        "Qamishli/town/Hasakah",
    );
    check(
        "A bomb killed nine people in the Shiite town of Nubl in Aleppo province on Saturday.",
        "Nubl/town/Aleppo",
    );
}

#[test]
fn a_quarter_lies_in_the_town_named_beside_it() {
    check(
        "Drug traffickers exchanged fire with police in the Sao Francisco neighborhood in Sao Jose do Rio Preto (Sao Paulo) on Monday.",
        "the Sao Francisco neighborhood/town/São Paulo",
    );
    check(
        "Gunmen attacked a checkpoint in Mogadishu - Dharkenley on Monday.",
        "Mogadishu - Dharkenley/town/Banaadir",
    );
}

#[test]
fn a_quarter_that_nobody_knows_is_in_its_town_and_no_namesake_elsewhere() {
    check(
        "Police shot dead two men in the Penha favela of Rio de Janeiro on Monday.",
        "Rio de Janeiro/town/Rio de Janeiro",
    );
    check(
        "Police shot dead two men in the favela of Santa Marta in Rio de Janeiro on Monday.",
        "the favela of Santa Marta/town/Rio de Janeiro",
    );
    check(
        "Gunmen shot dead two men in the Santa Rosa barrio of Caracas on Monday.",
        "Santa Rosa/town/Capital",
    );
    check(
        "Gunmen shot dead two men in the Santa Rosa neighborhood of Medellin on Monday.",
        "Santa Rosa/town/Antioquia",
    );
    check(
        "RIO DE JANEIRO (Wire) - Police shot dead two men in the Penha neighborhood on Monday.",
        "the Penha neighborhood/town/Rio de Janeiro",
    );
    check(
        "Police shot dead two men in Jacarezinho, a favela in Rio de Janeiro, on Monday.",
        "Jacarezinho/neighbourhood/Rio de Janeiro",
    );
    check(
        "Rebels set off a bomb in a quarter of Dawei on Monday, killing two men.",
        "Dawei/town/Tanintharyi",
    );
}

#[test]
fn an_unknown_village_is_somewhere_in_the_country_of_the_report() {
    check(
        "Gunmen killed nine people in Fedekwe village on Monday. Nigeria's president spoke of a shock.",
        "Fedekwe/country/-",
    );
    check(
        "Gunmen killed nine people in Fedekwe village in Zamfara on Monday.",
        "Fedekwe/province/Zamfara State",
    );
    check(
        "Militants killed nine people around the town of Barsalogho in Burkina Faso on Monday.",
        "around the town of Barsalogho in Burkina Faso/near/Centre-Nord",
    );
}

#[test]
fn a_part_of_gaza_is_no_part_of_mozambique() {
    check(
        "GAZA, Aug 7 - An Israeli strike hit a house in northern Gaza on Tuesday, killing three people, medics said.",
        "northern Gaza/province/Gaza Strip",
    );
}

#[test]
fn a_makers_name_or_a_weapon_is_not_where_it_happened() {
    check(
        "Shelling hit the Coca-Cola factory in Velyka Dymerka, Kyiv, on Monday.",
        "Velyka Dymerka/town/Kyiv Oblast",
    );
}

#[test]
fn the_city_or_the_capital_of_a_province_is_its_town() {
    check(
        "A bomb hit a vehicle west of Ar-Raqqa city on Monday, injuring two fighters.",
        "west of Ar-Raqqa city/near/Raqqa",
    );
    check(
        "Gunmen clashed with soldiers around the capital of Sinaloa state on Monday.",
        "around the capital of Sinaloa/near/Sinaloa",
    );
}

#[test]
fn where_somebody_is_from_is_not_where_it_happened() {
    check(
        "Fighters shot an IDP man from rural Damascus in Al Bab city in Aleppo countryside on Monday.",
        "Al Bab city in Aleppo countryside/near/Aleppo",
    );
}

#[test]
fn a_namesake_in_a_country_that_nothing_speaks_of_is_held_beside_the_places_told_of() {
    check(
        "Two villagers were killed when soldiers raided Ngoro village, Itirikwo sub-county (Adjumani, Northern) in Uganda on Monday.",
        "Ngoro village/district/Northern",
    );
}

#[test]
fn what_another_language_calls_a_country_is_no_village() {
    check(
        "Government troops fired missiles at rebels in At Taynah (Midi, Hajjah) on Monday.",
        "At Taynah/near/Hajjah",
    );
}

#[test]
fn a_town_goes_before_the_division_in_brackets_behind_it() {
    check(
        "In Osasco (Sao Paulo), gunmen shot dead a shopkeeper on Monday.",
        "Osasco/town/São Paulo",
    );
    check(
        "In Barcarena (Pará), gunmen shot dead a shopkeeper on Monday.",
        "Barcarena/town/Pará",
    );
    check(
        "At least six people were killed in Liancourt, in Haiti's Artibonite department, on Monday.",
        "Liancourt/province/Artibonite",
    );
}

#[test]
fn the_province_that_opens_a_sentence_holds_what_it_tells() {
    check(
        "In Michoacán, two soldiers were killed when a mine went off in Buenavista on Monday.",
        "Buenavista/town/Michoacán",
    );
}

#[test]
fn a_road_between_two_towns_is_neither_of_them() {
    check(
        "Gunmen killed two soldiers on the Damascus-Homs highway on Monday.",
        "the Damascus-Homs highway/region/Damascus",
    );
}

#[test]
fn whose_militia_it_is_is_not_where_it_strikes() {
    check(
        "Oromia regional special forces killed 21 civilians in Adda Berga woreda on Monday.",
        "Adda Berga woreda/district/Oromia",
    );
}

#[test]
fn a_unit_of_villages_and_a_number_belong_to_names_that_nobody_knows() {
    check(
        "Police shot dead a suspect in Barangay Malinaw (Madrid, Surigao del Sur) in the Philippines on Monday.",
        "Malinaw/near/Caraga",
    );
    check(
        "Ukrainian forces shelled Mine 12/3, Donetsk, on Monday.",
        "Mine 12/3/province/Donetsk",
    );
}

#[test]
fn the_neighborhood_of_a_town_is_in_that_town() {
    check(
        "Two policemen were killed on Monday in the Escalon neighborhood of San Salvador.",
        "Escalon/town/San Salvador",
    );
}

#[test]
fn a_list_of_regions_is_of_regions() {
    let mut told =
        places("Shelling was reported in the Sumy, Kharkiv and Chernihiv regions on Monday.");
    told.sort();
    assert_eq!(
        told,
        [
            "Chernihiv regions/province/Chernihiv",
            "Kharkiv/province/Kharkiv",
            "Sumy/province/Sumy"
        ]
    );
}

#[test]
fn the_country_that_opens_a_sentence_holds_what_it_tells() {
    check(
        "In Mali, gunmen killed four people in Boni on Sunday.",
        "Boni/town/Mopti",
    );
}

#[test]
fn what_a_restaurant_is_called_is_not_where_it_is() {
    check(
        "On Saturday shells fell on the Baghdad restaurant in Nyala, killing two people.",
        "the Baghdad/town/South Darfur",
    );
}

#[test]
fn a_village_that_only_another_country_has_lies_in_the_country_that_the_report_is_of() {
    check(
        "KHARTOUM - Shells killed two people in Dongo on Monday, the army said.",
        "Dongo/country/-",
    );
    check(
        "Gunmen killed nine people in Pali in Nigeria on Sunday.",
        "Pali/country/-",
    );
}

#[test]
fn where_only_an_army_speaks_of_a_country_a_stranger_is_not_put_into_it() {
    check(
        "Sudanese soldiers shelled Dongo on Monday, killing two people.",
        "-",
    );
}

#[test]
fn a_village_told_again_is_where_it_was_said_to_be() {
    let told = places(
        "Gunmen attacked Zike, a village in Bassa, Plateau State, on Monday, killing twelve people. Soldiers shelled a camp near Zike on Tuesday, \
         killing two of them.",
    );
    assert!(!told.is_empty());
    for place in told {
        assert!(place.ends_with("/Plateau State"), "{place}");
    }
}

#[test]
fn where_soldiers_come_from_is_not_where_they_strike() {
    check(
        "Soldiers from Rwanda killed four civilians near Goma on Tuesday.",
        "near Goma/near/North Kivu",
    );
    check(
        "Soldiers from Rwanda killed four civilians on Tuesday.",
        "-",
    );
}

#[test]
fn near_the_border_with_a_country_is_not_in_that_country() {
    check(
        "OUAGADOUGOU - Gunmen killed five people near the border with Niger on Monday.",
        "border with Niger/region/-",
    );
    let reading = told::read(
        "Militants ambushed a convoy near the border with Burkina Faso on Monday, Niger's army said, killing five soldiers.",
        date(2024, 6, 4),
    );
    let place = reading.events[0].place.as_ref().expect("the border");
    assert_eq!(place.country.as_deref(), Some("NER"));
}

#[test]
fn a_school_named_for_a_saint_is_no_parish_of_the_saint() {
    check(
        "Gunmen stormed St Mary's school in Owo on Sunday, killing forty pupils.",
        "Owo/town/Ondo State",
    );
}

#[test]
fn a_ship_is_as_far_off_the_coast_as_the_words_say() {
    let reading = told::read(
        "A missile struck a tanker 60 nautical miles off the coast of Hodeidah on Monday.",
        date(2024, 6, 4),
    );
    let place = reading.events[0].place.as_ref().expect("a place at sea");
    let (hodeidah_lon, hodeidah_lat) = (42.95, 14.80);
    let (east, north) = (
        (place.lon - hodeidah_lon) * 111.2 * 14.8_f64.to_radians().cos(),
        (place.lat - hodeidah_lat) * 111.2,
    );
    let apart_km = f64::hypot(east, north);
    assert!((apart_km - 111.0).abs() < 10.0, "{apart_km} km");
    assert!(place.radius_km > 40.0 && place.precision.as_str() == "near");
}

/// Returns the names that tell where the act of a verb happened; the verb stands in asterisks.
fn places_of_verb(marked: &str) -> Vec<String> {
    use dateline::event::{MentionInput, places_of_verb};
    use dateline::report::{Report, ReportId};
    use dateline::{gazetteer, text};

    let start = marked.find('*').expect("a verb is marked");
    let text = marked.replace('*', "");
    let end = marked.rfind('*').expect("a verb is marked") - 1;
    let reading = told::read(&text, date(2024, 6, 4));
    let report = Report {
        id: ReportId("report".to_owned()),
        url: None,
        outlet: None,
        title: None,
        published: None,
        language: None,
        text: text.clone(),
        fetched_at: None,
    };
    let input = MentionInput {
        report: &report,
        text: &text::segment(&text),
        names: &reading.names,
        referents: &reading.referents,
        phrases: &reading.phrases,
        times: &reading.times,
        gazetteer: gazetteer::embedded(),
    };
    let places = places_of_verb(&input, text::Span::new(start, end));
    places
        .into_iter()
        .map(|place| place.words.of(&text).to_owned())
        .collect()
}

#[track_caller]
fn check_verb(marked: &str, expected: &[&str]) {
    assert_eq!(places_of_verb(marked), expected, "in: {marked}");
}

#[test]
fn any_verb_has_the_place_of_its_own_clause() {
    check_verb(
        "Two ministers *met* in Geneva after a raid on Sirte.",
        &["Geneva"],
    );
    check_verb("Soldiers are *patrolling* the streets of Goma.", &["Goma"]);
    check_verb("The fighters *left* before dawn.", &[]);
    check_verb(
        "Ali Hassan, 28, of Derna, was *shot* in Benghazi.",
        &["Benghazi"],
    );
    check_verb(
        "Students *protested* in Dhaka against the war in Iraq.",
        &["Dhaka"],
    );
    check_verb("Students *protested* against the war in Iraq.", &[]);
}

#[test]
fn brackets_do_not_end_a_clause() {
    check_verb(
        "The Front for Change (FFC) *attacked* the army's (SAF) posts in Kutum on Monday.",
        &["Kutum"],
    );
}

#[test]
fn a_name_that_no_gazetteer_has_tells_where_too() {
    check_verb(
        "Rebels *stormed* the village of Zamrudiya on Monday.",
        &["Zamrudiya"],
    );
    check_verb(
        "Rebels *shelled* the villages of Zamrudiya, Kafr Wadan and Beit Sahra.",
        &["Zamrudiya", "Kafr Wadan", "Beit Sahra"],
    );
    check_verb(
        "A bomb *exploded* near the Noor Banat mosque.",
        &["Noor Banat mosque"],
    );
    check_verb("The two were *seen* near the base.", &[]);
}

#[test]
fn what_only_tells_where_a_place_is_is_not_the_place() {
    check_verb(
        "They *camped* in Zamrudiya, a village 40 km west of Kirkuk.",
        &["Zamrudiya"],
    );
    check_verb(
        "A car *burned* in Baghdad's Zamrudiya district.",
        &["Zamrudiya"],
    );
}

#[test]
fn a_report_is_about_its_first_event_of_a_known_division() {
    let reading = told::read(
        "Air strikes killed dozens of people in Syria on Monday. Jets bombed a market in Idlib on Monday. \
         Gunmen killed a farmer in Daraa on Monday.",
        date(2024, 6, 4),
    );
    let place = reading.main_event().and_then(|event| event.place.as_ref());
    assert_eq!(place.map(|place| place.place_name.as_str()), Some("Idlib"));
}

#[test]
fn a_village_that_nobody_knows_gives_its_name_to_what_happened_in_it() {
    check(
        "In Zamfara State, bandits attacked the village of Fedekwe on Sunday, killing nine people.",
        "Fedekwe/province/Zamfara State",
    );
}

#[test]
fn what_no_words_place_is_in_the_town_of_the_dateline() {
    check(
        "KHERSON, Ukraine (Wire) - A shell hit a block of flats on Monday, killing two people, the governor said.",
        "Kherson/town/Kherson",
    );
    check(
        "MAIDUGURI, Nigeria - Gunmen opened fire on worshippers in a mosque on Monday, killing six of them.",
        "Maiduguri/town/Borno State",
    );
    check(
        "KHERSON, Ukraine - A Russian drone hit a bus on Monday, killing two people, the mayor said.",
        "Kherson/town/Kherson",
    );
    check(
        "NEW ORLEANS, Louisiana (Wire) - A man opened fire on Tulane Avenue on Monday, killing two people, police said.",
        "New Orleans/town/Louisiana",
    );
}

#[test]
fn where_a_man_is_from_is_not_where_he_was_arrested() {
    check(
        "Police arrested a man from Ludwigshafen in Mannheim on Monday.",
        "Mannheim/town/Baden-Württemberg",
    );
    check(
        "A man from Ludwigshafen was shot dead at a bar in Mannheim on Monday.",
        "Mannheim/town/Baden-Württemberg",
    );
}

#[test]
fn a_capital_is_only_where_a_report_was_written() {
    check(
        "KABUL, Afghanistan (Wire) - A bomb killed six people in the capital on Monday, police said.",
        "Kabul/town/Kabul",
    );
    check(
        "NAIROBI (Wire) - A grenade went off in a downtown restaurant on Monday, killing two people.",
        "Nairobi/town/Nairobi",
    );
    check(
        "NAIROBI (Wire) - Militants attacked an army base on Monday, killing two soldiers.",
        "-",
    );
    check(
        "CAIRO (Wire) - Rebels shelled the capital on Monday, killing six people. Sudan's army blamed them.",
        "-",
    );
}

#[test]
fn the_dateline_places_nothing_that_the_report_tells_of_elsewhere() {
    check(
        "MAIDUGURI, Nigeria - Gunmen killed six people in a remote village on Monday.",
        "-",
    );
    check(
        "GAZIANTEP, Turkey - Russian jets bombed a hospital on Monday, killing six people, rescuers said.",
        "-",
    );
    let moved = places(
        "QUETTA, Pakistan - A bomb went off beside a police van on Monday, killing four officers.\n\n\
         The blast in Chaman wounded ten.",
    );
    assert!(
        moved.iter().all(|place| !place.starts_with("Quetta")),
        "{moved:?}"
    );
    check(
        "KHERSON, Ukraine - A man died of his wounds here on Monday, doctors said.",
        "-",
    );
    check(
        "KHERSON, Ukraine - Thirty people were killed in three weeks of shelling, doctors said.",
        "-",
    );
}

#[test]
fn a_district_of_a_town_is_in_that_town_and_one_of_a_province_where_it_lies() {
    check(
        "Shelling of Kherson's Dniprovskyi district killed two people on Monday.",
        "Dniprovskyi district/town/Kherson",
    );
    check(
        "Russian shelling killed one person in the Dnipro district of Kherson on Monday.",
        "Dnipro/town/Kherson",
    );
    check(
        "Shelling hit the Tall Rifat district of Aleppo on Monday, killing two people.",
        "Tall Rifat/town/Aleppo",
    );
}

#[test]
fn the_market_of_a_town_is_in_that_town() {
    let reading = told::read(
        "A car bomb in Manbij market in Syria killed five people on Monday, days after another in the city of Aleppo.",
        date(2024, 6, 4),
    );
    let place = reading.events[0].place.as_ref();
    assert_eq!(
        place.and_then(|place| place.admin2.as_deref()),
        Some("Manbij District")
    );
}

#[test]
fn a_street_is_not_the_town_that_it_is_named_after() {
    check(
        "Gunmen shot dead two policemen on Kohat Road in Peshawar on Monday.",
        "Peshawar/town/Khyber Pakhtunkhwa",
    );
    check(
        "Police clashed with a crowd on Avenida Bolivia in Lima on Monday.",
        "Lima/town/Lima",
    );
}

#[test]
fn what_is_surely_known_is_no_namesake_in_a_doubtful_province() {
    check(
        "Guanajuato, Sinaloa, Chiapas. In Culiacán, capital of Sinaloa, gunmen killed two policemen on Monday. \
         Tapachula, Chiapas, on the border with Guatemala, was calm.",
        "Culiacán/town/Sinaloa",
    );
}

#[test]
fn three_provinces_in_a_row_are_no_town_in_the_last_of_them() {
    let mut found = places(
        "Gunmen attacked soldiers in Guanajuato, Sinaloa and Chiapas on Sunday. Others searched Tapachula, Chiapas, near the border with \
         Guatemala, and Talismán and Tuxtla Chico.",
    );
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "Chiapas/province/Chiapas",
            "Guanajuato/province/Guanajuato",
            "Sinaloa/province/Sinaloa"
        ]
    );
}

#[test]
fn a_name_of_two_countries_is_not_put_into_the_one_that_nothing_speaks_of() {
    check(
        "Insurgents attacked the town of Palma in northern Mozambique on Monday, killing six people.",
        "the town of Palma/country/-",
    );
    check(
        "The Houthis in Yemen said they fired a missile at Eilat on Monday.",
        "Eilat/town/Southern",
    );
}

#[test]
fn a_city_bears_the_name_of_its_province_however_it_is_spelled() {
    check(
        "A drone hit a bus in Mykolaiv on Sunday, wounding two people.",
        "Mykolaiv/town/Mykolaiv",
    );
    check(
        "Gunmen killed two people in Mykolaiv province on Sunday.",
        "Mykolaiv province/province/Mykolaiv",
    );
}

#[test]
fn a_quarter_that_nobody_knows_is_in_the_town_of_the_dateline() {
    check(
        "RIO DE JANEIRO - Eight traffickers were killed on Monday in an operation in the Maré favela.",
        "the Maré favela/town/Rio de Janeiro",
    );
}

#[test]
fn the_west_of_a_city_is_no_half_of_a_province_of_another_name() {
    check(
        "An attack killed two soldiers in western Mosul on Sunday.",
        "western Mosul/town/Nineveh",
    );
}
