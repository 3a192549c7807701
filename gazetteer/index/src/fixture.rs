//! The gazetteer of some 140 real places in `tests/fixtures`.

use std::sync::OnceLock;

use crate::Gazetteer;
use crate::build::{Table, build};

macro_rules! fixture_table {
    ($file:literal) => {
        Table {
            file: $file.to_owned(),
            text: include_str!(concat!("../tests/fixtures/", $file)).to_owned(),
        }
    };
}

/// The tables, read afresh.
pub(crate) fn tables() -> Vec<Table> {
    vec![
        fixture_table!("places.tsv"),
        fixture_table!("names.tsv"),
        fixture_table!("countries.tsv"),
        fixture_table!("demonyms.tsv"),
        fixture_table!("areas.tsv"),
        fixture_table!("disputed.tsv"),
        fixture_table!("supplement.tsv"),
    ]
}

/// The built index.
pub(crate) fn bytes() -> Vec<u8> {
    build(&tables()).expect("the fixture tables are well-formed")
}

/// The open index.
pub(crate) fn fixture() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(|| Gazetteer::from_bytes(bytes()).expect("a built index opens"))
}
