//! What the index answers about the small gazetteer.

mod building;
mod names;
mod points;

use crate::fixture::fixture;
use crate::{CountryCode, Place, PlaceId};

const SYRIA: CountryCode = CountryCode(*b"SY");

#[track_caller]
fn place(source_id: &str) -> Place<'static> {
    let gazetteer = fixture();
    gazetteer.place(gazetteer.by_source_id(source_id).expect("in the fixture"))
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
