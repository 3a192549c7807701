//! Places are shown as `name in the text = name, country`.

use super::{Context, resolve};
use crate::gazetteer::embedded;
use crate::text::{Span, segment};
use crate::toponym::{recognize, recognize_at};

#[track_caller]
fn check(text: &str, expected: &str) {
    let gazetteer = embedded();
    let text = segment(text);
    let names = recognize(&text, gazetteer);
    let referents = resolve(&text, &names, gazetteer, &Context::default());
    assert_eq!(referents.len(), names.toponyms.len());
    let shown = names
        .toponyms
        .iter()
        .zip(&referents)
        .map(|(toponym, referent)| {
            let words = toponym.span.of(text.raw);
            match referent.place.map(|place| gazetteer.place(place)) {
                Some(place) => {
                    let kind = place.feature.split('.').next().unwrap_or("");
                    let country = place
                        .country
                        .map(|c| c.as_str().to_owned())
                        .unwrap_or_default();
                    format!("{words} = {kind} {country}")
                }
                None => format!("{words} = ?"),
            }
        });
    assert_eq!(
        shown.collect::<Vec<_>>().join(", "),
        expected,
        "in: {}",
        text.raw
    );
}

#[test]
fn the_container_decides_between_namesakes() {
    check(
        "A fire broke out in Paris, Texas.",
        "Paris = P US, Texas = A US",
    );
    check(
        "A fire broke out in Paris, France.",
        "Paris = P FR, France = A FR",
    );
}

#[test]
fn a_word_beside_the_name_decides_between_province_and_town() {
    check("Shells fell across Idlib province.", "Idlib = A SY");
    check(
        "Shells fell on the city of Hama in Syria.",
        "Hama = P SY, Syria = A SY",
    );
}

#[test]
fn the_company_decides_between_namesakes() {
    check(
        "Police in Atlanta and in Savannah said the Georgia governor would speak.",
        "Atlanta = P US, Savannah = P US, Georgia = A US",
    );
    check(
        "Troops left Tbilisi and Gori, and Georgia said it would protest.",
        "Tbilisi = P GE, Gori = P GE, Georgia = A GE",
    );
}

#[test]
fn a_respelled_name_is_found_beside_its_neighbors() {
    check(
        "Rebels took the town of Tal Rifaat from the YPG and moved on from Aleppo.",
        "Tal Rifaat = P SY, Aleppo = P SY",
    );
}

#[test]
fn a_demonym_gives_its_country() {
    check("Syrian forces left.", "Syrian = A SY");
}

#[test]
fn thousands_of_names_are_resolved_in_bounded_time() {
    let text = "Paris, Hama, Springfield and Georgia. ".repeat(2_000);
    let text = segment(&text);
    let names = recognize(&text, embedded());
    assert!(names.toponyms.len() > 4_000);
    let referents = resolve(&text, &names, embedded(), &Context::default());
    assert!(
        referents
            .iter()
            .all(|r| (0.0..=1.0).contains(&r.confidence))
    );
}

/// Resolves the names that stand at the given words.
fn given(text: &str, words: &[&str]) -> Vec<super::Referent> {
    let gazetteer = embedded();
    let text = segment(text);
    let spans: Vec<Span> = words
        .iter()
        .map(|words| {
            let start = text.raw.find(words).expect("the words are in the text");
            Span::new(start, start + words.len())
        })
        .collect();
    let names = recognize_at(&text, gazetteer, &spans);
    resolve(&text, &names, gazetteer, &Context::default())
}

#[test]
fn a_name_in_no_gazetteer_lies_where_the_text_puts_it() {
    let gazetteer = embedded();
    let text = "Shells hit the Qwertuwa clinic in Saraqib on Monday. Jets struck Idlib and Maarat al-Numan.";
    let referents = given(text, &["Qwertuwa", "Saraqib", "Idlib", "Maarat al-Numan"]);
    assert_eq!(referents[0].place, None);
    let lies = referents[0].whereabouts.expect("it lies somewhere");
    assert!(lies.confidence > 0.5, "{lies:?}");
    let place = gazetteer.place(lies.place);
    assert_eq!(
        place.admin1,
        gazetteer
            .place(referents[1].place.unwrap_or(lies.place))
            .admin1
    );
    assert_eq!(referents[0].answer(), Some((lies.place, lies.confidence)));
    assert!(
        referents[1].whereabouts.is_none(),
        "a known place lies where it is"
    );
}

#[test]
fn a_name_alone_that_nobody_knows_lies_nowhere() {
    assert_eq!(given("Qwertuwa burned.", &["Qwertuwa"])[0].answer(), None);
}

#[test]
fn a_people_inside_a_longer_name_gives_its_country() {
    let gazetteer = embedded();
    let code = |words: &str| {
        let referent = &given(&format!("The {words} said no."), &[words])[0];
        let place = referent.place.map(|place| gazetteer.place(place));
        place.and_then(|place| place.country.map(|code| code.as_str().to_owned()))
    };
    assert_eq!(code("Syrian Petroleum Authority").as_deref(), Some("SY"));
    assert_eq!(code("South Korean Embassy").as_deref(), Some("KR"));
    let central = &given("Central American migrants came.", &["Central American"])[0];
    let place = central.place.map(|place| gazetteer.place(place).name);
    assert_eq!(place, Some("Central America"));
}

#[test]
fn short_names_of_states_and_unions_mean_them() {
    let gazetteer = embedded();
    for (words, name) in [("EU", "Europe"), ("DPRK", "North Korea")] {
        let text = format!("Envoys of Germany and France spoke of the {words} on Monday.");
        let referent = &given(&text, &["Germany", "France", words])[2];
        let place = referent.place.map(|place| gazetteer.place(place).name);
        assert_eq!(place, Some(name));
    }
}

#[test]
fn a_river_and_a_sea_are_known_by_their_bare_names() {
    check(
        "Clashes broke out along the Euphrates in Syria.",
        "Euphrates = H , Syria = A SY",
    );
    check(
        "A ship sank in the Mediterranean off Libya.",
        "Mediterranean = H , Libya = A LY",
    );
}

#[test]
fn a_little_known_namesake_in_a_country_that_nothing_speaks_of_is_not_meant() {
    check(
        "Gunmen raided Boto, Pali and Lede in Nigeria on Sunday.",
        "Boto = ?, Pali = ?, Nigeria = A NG",
    );
    check(
        "KHARTOUM - Shells killed two people in Dongo on Monday.",
        "KHARTOUM = P SD, Dongo = ?",
    );
    check(
        "Sudanese soldiers shelled Dongo on Monday.",
        "Sudanese = A SD, Dongo = ?",
    );
}

#[test]
fn where_a_stranger_lies_is_told_by_the_report() {
    let gazetteer = embedded();
    let text = "KHARTOUM - Shells killed two people in Dongo on Monday, and more in Omdurman.";
    let stranger = &given(text, &["KHARTOUM", "Dongo", "Omdurman"])[1];
    assert_eq!(stranger.place, None);
    let lies = stranger.whereabouts.expect("it lies somewhere");
    let country = gazetteer.place(lies.place).country;
    assert_eq!(
        country.map(|code| code.as_str().to_owned()).as_deref(),
        Some("SD")
    );
}

#[test]
fn well_known_places_long_names_and_neighbors_are_no_strangers() {
    check(
        "KHARTOUM - The minister flew to Berlin on Monday.",
        "KHARTOUM = P SD, Berlin = P DE",
    );
    check(
        "PARIS - The fair moved to Wilhelmshaven in the spring.",
        "PARIS = P FR, Wilhelmshaven = P DE",
    );
    check(
        "A ferry from Como in Italy stopped at Dongo.",
        "Como = A IT, Italy = A IT, Dongo = P IT",
    );
    // Where a report speaks of no country, nobody is a stranger in it.
    assert!(given("Dongo burned.", &["Dongo"])[0].place.is_some());
}

#[test]
fn an_army_may_strike_a_known_town_beyond_its_border() {
    check(
        "Russian guns shelled Sloviansk on Monday.",
        "Russian = A RU, Sloviansk = P UA",
    );
}

#[test]
fn a_name_keeps_the_sense_that_its_explanation_gives_it() {
    check(
        "Gunmen attacked Zike, a village in Bassa, Plateau State, on Monday. Soldiers later came to Zike.",
        "Zike = ?, Bassa = P NG, Plateau State = A NG, Zike = ?",
    );
    check(
        "A barn burned in Paris, Texas. Nobody in Paris was hurt.",
        "Paris = P US, Texas = A US, Paris = P US",
    );
}

#[test]
fn a_town_goes_before_one_that_bore_its_name() {
    let gazetteer = embedded();
    let referents = given(
        "Shells fell on Sloviansk and on Novopavlivka.",
        &["Sloviansk", "Novopavlivka"],
    );
    let place = referents[0].place.map(|place| gazetteer.place(place).name);
    assert_eq!(place, Some("Sloviansk"));
}

#[test]
fn a_breath_more_is_another_spelling() {
    let gazetteer = embedded();
    let referents = given(
        "Troops left Kyaukphyu in Myanmar.",
        &["Kyaukphyu", "Myanmar"],
    );
    let place = referents[0].place.map(|place| gazetteer.place(place).name);
    assert_eq!(place, Some("Kyaukpyu"));
    assert!(referents[0].confidence > 0.4, "{:?}", referents[0]);
}

#[test]
fn a_town_that_no_other_place_has_the_name_of_is_meant_by_it() {
    check(
        "Gunmen shot two policemen in Spin Boldak.",
        "Spin Boldak = P AF",
    );
}

#[test]
fn a_name_on_both_sides_of_a_border_is_where_its_soldiers_and_towns_are() {
    check(
        "Israeli jets bombed a house in Rafah while envoys met in Cairo.",
        "Israeli = A IL, Rafah = P PS, Cairo = P EG",
    );
    check(
        "Militants shot at an Egyptian army post in Rafah, officials in El-Arish said.",
        "Egyptian = A EG, Rafah = P EG, El-Arish = P EG",
    );
    check(
        "Talks went on in Cairo. Israeli tanks shelled Rafah. Egypt and Qatar protested.",
        "Cairo = P EG, Israeli = A IL, Rafah = P PS, Egypt = A EG, Qatar = A QA",
    );
    check(
        "CAIRO - Fighting went on in Rafah. Israel says that Hamas holds the town. Egypt closed the border.",
        "CAIRO = P EG, Rafah = P PS, Israel = A IL, Egypt = A EG",
    );
    check(
        "Kenyan police shot two smugglers in Busia. Uganda closed the border.",
        "Kenyan = A KE, Busia = P KE, Uganda = A UG",
    );
    check(
        "Ugandan police shot two smugglers in Busia. Kenya closed the border.",
        "Ugandan = A UG, Busia = P UG, Kenya = A KE",
    );
}
