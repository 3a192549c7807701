//! A gazetteer of some 140 real places, for tests that need no more.

use std::sync::OnceLock;

use dateline_gazetteer::Gazetteer;
use dateline_gazetteer::build::{Table, build};

macro_rules! fixture_table {
    ($file:literal) => {
        Table {
            file: $file.to_owned(),
            text: include_str!(concat!("../../gazetteer/index/tests/fixtures/", $file)).to_owned(),
        }
    };
}

/// Returns the small gazetteer of `gazetteer/index/tests/fixtures`.
pub(crate) fn fixture() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(|| {
        let tables = [
            fixture_table!("places.tsv"),
            fixture_table!("names.tsv"),
            fixture_table!("countries.tsv"),
            fixture_table!("demonyms.tsv"),
            fixture_table!("areas.tsv"),
            fixture_table!("disputed.tsv"),
            fixture_table!("supplement.tsv"),
        ];
        let bytes = build(&tables).expect("the fixture tables are well-formed");
        Gazetteer::from_bytes(bytes).expect("a built index opens")
    })
}
