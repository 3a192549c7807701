//! Places are shown as `name in the text = name, country`.

use super::{Context, resolve};
use crate::gazetteer::embedded;
use crate::text::segment;
use crate::toponym::recognize;

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
