use super::place_phrases;
use crate::gazetteer::fixture;
use crate::referent::{Geoprecision, PlacePhrase, Referent};
use crate::text::{Span, segment};
use crate::toponym::{FeatureWord, Names, Toponym, ToponymRole};

/// Reads a text with its names marked "[Hama|gn:170017]" ("[Syrian|gn:163843|demonym]"), returns it without marks.
fn marked(text: &str) -> (String, Names, Vec<Referent>) {
    let (mut raw, mut names, mut referents) = (String::new(), Names::default(), Vec::new());
    for (index, piece) in text.split('[').enumerate() {
        let Some((mark, rest)) = piece.split_once(']').filter(|_| index > 0) else {
            raw.push_str(piece);
            continue;
        };
        let mut fields = mark.split('|');
        let name = fields.next().unwrap_or_default();
        let place = fields.next().and_then(|id| fixture().by_source_id(id));
        assert!(place.is_some(), "the fixture gazetteer has no {mark}");
        let role = if fields.next() == Some("demonym") {
            ToponymRole::Demonym
        } else {
            ToponymRole::Literal
        };
        let span = Span::new(raw.len(), raw.len() + name.len());
        raw.push_str(name);
        raw.push_str(rest);
        let feature_word = [" province", " district"]
            .iter()
            .find(|word| rest.starts_with(**word))
            .map(|word| FeatureWord {
                span: Span::new(span.end + 1, span.end + word.len()),
                feature: if *word == " province" {
                    "A.ADM1"
                } else {
                    "A.ADM2"
                },
            });
        names.toponyms.push(Toponym {
            span,
            role,
            feature_word,
            found_by: "given",
        });
        referents.push(Referent {
            place,
            confidence: 1.0,
            candidates: [].into(),
            whereabouts: None,
            doubt: None,
        });
    }
    (raw, names, referents)
}

fn phrases(text: &str) -> Vec<(String, PlacePhrase)> {
    let (raw, names, referents) = marked(text);
    place_phrases(&segment(&raw), &names, &referents, fixture())
        .into_iter()
        .map(|phrase| (phrase.span.of(&raw).to_owned(), phrase))
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[(&str, Geoprecision)]) {
    let found = phrases(text);
    let short: Vec<(&str, Geoprecision)> = found
        .iter()
        .map(|(words, phrase)| (words.as_str(), phrase.precision))
        .collect();
    assert_eq!(short, expected, "{text}");
}

#[test]
fn a_name_alone_is_the_place_itself() {
    check(
        "Fighting in [Hama|gn:170017] went on.",
        &[("Hama", Geoprecision::Town)],
    );
}

#[test]
fn a_direction_from_a_town_is_near_it_and_on_that_side() {
    check(
        "Jets hit the countryside east of [Aleppo|gn:170063] on Monday.",
        &[("the countryside east of Aleppo", Geoprecision::Near)],
    );
    let (_, phrase) = phrases("Rebels met 40 km north of [Hama|gn:170017].").remove(0);
    assert!(
        (phrase.lat - 35.49).abs() < 0.02 && (phrase.lon - 36.757).abs() < 0.02,
        "{phrase:?}"
    );
    assert!(phrase.radius_km > 10.0 && phrase.footprint.is_some());
}

#[test]
fn a_second_clause_only_tells_which_town_is_meant() {
    check(
        "Towns along the front line north of [Hama|gn:170017], between [Aleppo|gn:170063] and [Damascus|gn:170654], fell.",
        &[("north of Hama", Geoprecision::Near)],
    );
}

#[test]
fn between_two_towns_is_the_middle_of_the_way() {
    check(
        "A bus was stopped on the road from [Homs|gn:169577] to [Hama|gn:170017].",
        &[("the road from Homs to Hama", Geoprecision::Near)],
    );
}

#[test]
fn a_container_behind_a_comma_belongs_to_the_name() {
    check(
        "They met in [Hama|gn:170017], [Syria|gn:163843], and left.",
        &[("Hama, Syria", Geoprecision::Town)],
    );
}

#[test]
fn a_part_of_a_country_is_a_region_and_a_part_of_a_province_a_province() {
    check(
        "It rained in northern [Syria|gn:163843].",
        &[("northern Syria", Geoprecision::Region)],
    );
    check(
        "It rained in southern [Idlib|gn:169387] province.",
        &[("southern Idlib province", Geoprecision::Province)],
    );
    check(
        "It rained in the north of [Syria|gn:163843].",
        &[("the north of Syria", Geoprecision::Region)],
    );
}

#[test]
fn near_and_outskirts_are_near() {
    check(
        "A mine near [Hama|gn:170017] went off.",
        &[("near Hama", Geoprecision::Near)],
    );
    check(
        "Guns on the outskirts of [Homs|gn:169577] fell silent.",
        &[("the outskirts of Homs", Geoprecision::Near)],
    );
    check(
        "A base 30 km from [Homs|gn:169577] burned.",
        &[("30 km from Homs", Geoprecision::Near)],
    );
}

#[test]
fn outside_a_country_is_nowhere() {
    check("It does not act outside [Syria|gn:163843].", &[]);
}

#[test]
fn a_direction_of_the_city_is_of_the_town_named_before() {
    check(
        "Troops entered [Hama|gn:170017]. A camp 40 km north of the city was hit.",
        &[
            ("Hama", Geoprecision::Town),
            ("40 km north of the city", Geoprecision::Near),
        ],
    );
}

#[test]
fn datelines_and_demonyms_place_nothing() {
    check("[Syrian|gn:163843|demonym] troops left.", &[]);
}

#[test]
fn a_corner_of_a_country_is_a_quarter_of_it() {
    use geo::{BoundingRect, CoordsIter};
    let (_, phrase) = phrases("It rained in northwestern [Syria|gn:163843].").remove(0);
    let whole = fixture()
        .area(phrase.place)
        .and_then(|area| area.bounding_rect())
        .expect("the fixture has its outline");
    let middle = whole.center();
    let part = phrase.footprint.expect("a part has an outline");
    assert!(
        part.coords_iter()
            .all(|corner| corner.x <= middle.x + 1e-9 && corner.y >= middle.y - 1e-9),
        "{part:?}"
    );
}
