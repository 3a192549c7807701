//! Whatever is typed or stored, the gazetteer answers or refuses; it does not panic.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use dateline_gazetteer::build::{Table, build};
use dateline_gazetteer::{Gazetteer, PlaceId, fold};

/// The same numbers on every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }

    /// Text of letters from many scripts, marks, spaces, controls and direction marks.
    fn text(&mut self) -> String {
        const SAMPLES: [&str; 12] = [
            "aeiouyhw",
            "bcdgkqsthzx",
            "ALEPO",
            " -'.,()",
            "حلبإدةى",
            "\u{64e}\u{300}\u{301}\u{3099}\u{200f}",
            "Киїйґ",
            "北京서울ガ",
            "दिल्ली",
            "ǅİıſß",
            "\u{0}\u{7f}\u{ad}\u{feff}",
            "🗺\u{1f1f8}\u{10ffff}",
        ];
        (0..self.next(40))
            .map(|_| {
                let letters: Vec<char> = SAMPLES[self.next(SAMPLES.len())].chars().collect();
                letters[self.next(letters.len())]
            })
            .collect()
    }
}

fn index() -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let tables: Vec<Table> = fs::read_dir(folder)
        .expect("the fixtures are there")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|e| e == "tsv"))
        .map(|path| Table {
            text: fs::read_to_string(&path).expect("text"),
            file: path.display().to_string(),
        })
        .collect();
    build(&tables).expect("the fixture tables are well-formed")
}

fn ask_everything(gazetteer: &Gazetteer, text: &str) {
    let folded = fold(text);
    assert_eq!(
        fold(&folded),
        folded,
        "folding twice changes nothing: {text:?}"
    );
    for found in gazetteer.lookup(text) {
        assert!(!gazetteer.place(found.place).name.is_empty());
        assert!((0.0..=1.0).contains(&found.score));
    }
    black_box(gazetteer.lookup_respelled(text));
    black_box(gazetteer.fuzzy(text, 2));
    black_box(gazetteer.suggest(text, 5, Some((37.0, 36.0))));
    black_box(gazetteer.demonym(text));
    black_box(gazetteer.by_source_id(text));
    black_box(gazetteer.longest_name(text.split(' ')));
}

#[test]
fn any_text_may_be_asked_for() {
    let gazetteer = Gazetteer::from_bytes(index()).expect("opens");
    let mut numbers = Numbers(0x5eed);
    for _ in 0..3000 {
        ask_everything(&gazetteer, &numbers.text());
    }
    for long in ["a", "ab ", "ح", "\u{301}", "שָׁ", "al-"] {
        ask_everything(&gazetteer, &long.repeat(10_000));
    }
}

#[test]
fn any_point_may_be_asked_for() {
    let gazetteer = Gazetteer::from_bytes(index()).expect("opens");
    for lon in [
        -180.0,
        -0.0,
        36.5,
        180.0,
        181.0,
        1e300,
        f64::NAN,
        f64::INFINITY,
    ] {
        for lat in [-90.0, 0.0, 36.2, 90.0, -91.0, f64::NAN, f64::NEG_INFINITY] {
            let on_globe = f64::abs(lon) <= 180.0 && f64::abs(lat) <= 90.0;
            assert_eq!(gazetteer.reverse(lon, lat).nearest.is_some(), on_globe);
            black_box(gazetteer.nearby(lon, lat, 1e9, 3));
            black_box(gazetteer.suggest("al", 3, Some((lon, lat))));
        }
    }
    assert_eq!(gazetteer.place(PlaceId(u32::MAX)).population, 0);
    assert_eq!(gazetteer.names(PlaceId(u32::MAX)).count(), 0);
    assert_eq!(gazetteer.children(PlaceId(u32::MAX)).count(), 0);
}

#[test]
fn changed_bytes_are_refused_on_opening_or_found_by_verifying() {
    let whole = index();
    let mut numbers = Numbers(0xdead);
    for _ in 0..2000 {
        let mut changed = whole.clone();
        // Half of the changes hit the header.
        let reach = if numbers.next(2) == 0 {
            512
        } else {
            changed.len()
        };
        let at = numbers.next(reach);
        changed[at] ^= 1 << numbers.next(8);
        if let Ok(gazetteer) = Gazetteer::from_bytes(changed) {
            assert!(gazetteer.verify().is_err(), "byte {at}");
        }
    }
}

#[test]
fn cut_bytes_are_refused_on_opening() {
    let whole = index();
    let mut numbers = Numbers(0xcafe);
    let mut lengths: Vec<usize> = (0..600).map(|_| numbers.next(whole.len())).collect();
    lengths.extend(0..600);
    for len in lengths {
        assert!(
            Gazetteer::from_bytes(whole[..len].to_vec()).is_err(),
            "{len} bytes"
        );
    }
}
