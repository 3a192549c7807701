//! Areas whose status is disputed say so, and their neighbors do not.

mod common;

use common::open;

#[test]
fn points_in_disputed_areas_answer_with_their_status() {
    let gazetteer = open();
    for (what, lon, lat, id, status, administered_by) in [
        ("Simferopol", 34.10, 44.95, "crimea", "occupied", "RUS"),
        ("Sevastopol", 33.54, 44.58, "crimea", "occupied", "RUS"),
        (
            "Majdal Shams",
            35.77,
            33.27,
            "golan-heights",
            "occupied",
            "ISR",
        ),
        ("Katzrin", 35.69, 32.99, "golan-heights", "occupied", "ISR"),
        (
            "Laayoune",
            -13.20,
            27.15,
            "western-sahara",
            "disputed",
            "MAR",
        ),
        (
            "Tifariti",
            -10.57,
            26.16,
            "western-sahara",
            "disputed",
            "MAR",
        ),
        (
            "Srinagar",
            74.80,
            34.09,
            "jammu-and-kashmir",
            "disputed",
            "IND",
        ),
        (
            "Muzaffarabad",
            73.47,
            34.36,
            "azad-kashmir",
            "disputed",
            "PAK",
        ),
        (
            "Gilgit",
            74.31,
            35.92,
            "gilgit-baltistan",
            "disputed",
            "PAK",
        ),
        (
            "Aksai Chin Lake",
            79.83,
            35.21,
            "aksai-chin",
            "disputed",
            "CHN",
        ),
        ("Sukhumi", 41.02, 43.00, "abkhazia", "breakaway", "Abkhazia"),
        (
            "Tskhinvali",
            43.97,
            42.23,
            "south-ossetia",
            "breakaway",
            "South Ossetia",
        ),
        (
            "Tiraspol",
            29.63,
            46.84,
            "transnistria",
            "breakaway",
            "Transnistria",
        ),
        (
            "Kyrenia",
            33.32,
            35.33,
            "northern-cyprus",
            "breakaway",
            "Northern Cyprus",
        ),
        (
            "Hargeisa",
            44.06,
            9.56,
            "somaliland",
            "breakaway",
            "Somaliland",
        ),
        (
            "Stepanakert",
            46.75,
            39.82,
            "nagorno-karabakh",
            "formerly_disputed",
            "AZE",
        ),
        (
            "Abyei",
            28.43,
            9.59,
            "abyei",
            "disputed",
            "UN Interim Security Force for Abyei",
        ),
        ("Hala'ib", 36.64, 22.22, "halaib", "disputed", "EGY"),
        ("Gaza", 34.46, 31.51, "gaza-strip", "occupied", "PSE"),
        ("Rafah", 34.25, 31.29, "gaza-strip", "occupied", "PSE"),
        ("Nablus", 35.26, 32.22, "west-bank", "occupied", "ISR"),
        (
            "Pristina",
            21.16,
            42.66,
            "kosovo",
            "partly_recognized",
            "XKX",
        ),
        ("Taipei", 121.53, 25.05, "taiwan", "disputed", "TWN"),
        (
            "Itanagar",
            93.62,
            27.10,
            "arunachal-pradesh",
            "disputed",
            "IND",
        ),
        ("Donetsk", 37.80, 48.00, "donetsk", "partly_occupied", "RUS"),
        (
            "Woody Island",
            112.34,
            16.84,
            "paracel-islands",
            "disputed",
            "CHN",
        ),
        (
            "Thitu Island",
            114.28,
            11.05,
            "spratly-islands",
            "disputed",
            "CHN",
        ),
        (
            "Uotsuri",
            123.47,
            25.745,
            "senkaku-islands",
            "disputed",
            "JPN",
        ),
        (
            "Yuzhno-Kurilsk",
            145.86,
            44.03,
            "southern-kurils",
            "disputed",
            "RUS",
        ),
    ] {
        let found = gazetteer.dispute_at(lon, lat);
        let found = found.unwrap_or_else(|| panic!("{what} is disputed"));
        assert_eq!((found.id, found.status), (id, status), "{what}");
        assert_eq!(
            found.administered_by().next(),
            Some(administered_by),
            "{what}"
        );
        assert!(found.claimed_by().count() > 0, "{what}");
        assert!(!found.note.is_empty() && !found.source.is_empty(), "{what}");
    }
}

#[test]
fn points_near_disputed_areas_have_no_status() {
    let gazetteer = open();
    for (what, lon, lat) in [
        ("Mykolaiv", 31.99, 46.97),
        ("Damascus", 36.29, 33.51),
        ("Tiberias", 35.53, 32.79),
        ("Tarfaya", -12.93, 27.94),
        ("Zugdidi", 41.87, 42.51),
        ("Gori", 44.11, 41.98),
        ("Chisinau", 28.86, 47.01),
        ("Limassol", 33.04, 34.68),
        ("Bosaso", 49.18, 11.28),
        ("Baku", 49.87, 40.41),
        ("Aswan", 32.90, 24.09),
        ("Tel Aviv", 34.78, 32.08),
        ("Sderot", 34.60, 31.52),
        ("Lahore", 74.34, 31.55),
        ("Skopje", 21.43, 42.00),
        ("Xiamen", 118.08, 24.48),
        ("Delhi", 77.22, 28.65),
        ("Nemuro", 145.58, 43.33),
        ("Rausu", 145.19, 44.02),
        ("Puerto Princesa", 118.74, 9.74),
        ("Kota Kinabalu", 116.07, 5.98),
    ] {
        assert_eq!(gazetteer.dispute_at(lon, lat), None, "{what}");
    }
}

#[test]
fn places_have_the_status_of_the_area_that_they_belong_to() {
    let gazetteer = open();
    for (source_id, expected) in [
        // On the bank of the Dnipro, where the simplified outline runs.
        ("gn:706448", Some(("kherson", "partly_occupied"))),
        ("gn:706442", Some(("kherson", "partly_occupied"))),
        // Its point lies north of the line that divides it.
        ("gn:146268", Some(("nicosia", "divided"))),
        ("dl:ilemi-triangle", Some(("ilemi", "disputed"))),
        ("dl:kuril-islands", Some(("southern-kurils", "disputed"))),
        ("gn:2462881", Some(("western-sahara", "disputed"))),
        // The Egyptian Rafah, beside the line to the one in Gaza.
        ("gn:350350", None),
        ("gn:703448", None),
    ] {
        let id = gazetteer.by_source_id(source_id).expect(source_id);
        let found = gazetteer.dispute_of(id);
        let found = found.map(|dispute| (dispute.id, dispute.status));
        assert_eq!(found, expected, "{source_id}");
    }
    for dispute in gazetteer.disputes() {
        for place in dispute.places() {
            assert!(gazetteer.by_source_id(place).is_some(), "{place}");
        }
    }
}

#[test]
fn a_point_in_a_disputed_area_is_in_no_division_of_another_claimant() {
    let gazetteer = open();
    for (what, lon, lat, country) in [
        ("Golan", 35.78, 33.0, Some("IL")),
        ("Laayoune", -13.20, 27.15, Some("EH")),
        ("Dakhla", -15.94, 23.70, Some("EH")),
        ("Tarfaya", -12.93, 27.94, Some("MA")),
        ("Ilemi", 35.3, 4.9, Some("KE")),
        ("Aksai Chin", 79.83, 35.21, Some("CN")),
        ("Spratly Islands", 114.36, 10.38, None),
        ("Senkaku Islands", 123.48, 25.74, None),
    ] {
        let found = gazetteer.reverse(lon, lat);
        assert_eq!(
            found.country.as_ref().map(|code| code.as_str()),
            country,
            "{what}"
        );
        for division in [found.admin1, found.admin2].into_iter().flatten() {
            let division = gazetteer.place(division);
            assert_eq!(division.country, found.country, "{what}: {}", division.name);
        }
    }
}

#[test]
fn every_disputed_area_is_told_whole() {
    let gazetteer = open();
    let kinds = [
        "breakaway",
        "buffer_zone",
        "disputed",
        "divided",
        "formerly_disputed",
        "leased",
        "occupied",
        "partly_occupied",
        "partly_recognized",
        "unclaimed",
    ];
    let mut count = 0;
    for dispute in gazetteer.disputes() {
        count += 1;
        assert!(kinds.contains(&dispute.status), "{}", dispute.id);
        assert_eq!(
            dispute.claimed_by().count() == 0,
            dispute.status == "unclaimed"
        );
        for code in dispute.claimed_by() {
            assert!(
                gazetteer.country_by_code(code).is_some(),
                "{} {code}",
                dispute.id
            );
        }
        for holder in dispute.administered_by() {
            let is_code = holder.len() == 3 && holder.bytes().all(|b| b.is_ascii_uppercase());
            assert!(
                !is_code || gazetteer.country_by_code(holder).is_some(),
                "{holder}"
            );
        }
    }
    assert!(count >= 35, "{count}");
}
