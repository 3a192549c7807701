//! Does a name as the press writes it find its place? `press_spellings.tsv` has the rank that each got, `-` for none
//! of the first ten; a change shows as ranks that moved.
//!
//! `PRESS_SPELLINGS=show cargo test press_spellings` shows them, `PRESS_SPELLINGS=update …` writes the ranks again.

use std::fmt::Write as _;
use std::path::Path;

use super::{embedded, geocode};

const TABLE: &str = "src/gazetteer/press_spellings.tsv";
const RANKS_LOOKED_AT: usize = 10;
/// The mean of 1/rank that must not be lost again.
const MEAN_RECIPROCAL_RANK: f64 = 0.95;

#[test]
fn spellings_of_the_press_find_their_places() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(TABLE);
    let table = std::fs::read_to_string(&path).expect("the table of spellings is there");
    let mut lines = table.lines();
    let mut again = format!("{}\n", lines.next().expect("a header"));
    let mut moved = String::new();
    let (mut sum, mut count) = (0.0, 0);
    for line in lines {
        let (row, expected) = line.rsplit_once('\t').expect("a rank");
        let mut cells = row.split('\t');
        let (spelling, id) = (
            cells.next().expect("a spelling"),
            cells.next().expect("a place"),
        );
        assert!(
            embedded().by_source_id(id).is_some(),
            "no place has the id {id}"
        );
        let rank = rank_of(spelling, id);
        let shown = rank.map_or("-".to_owned(), |rank| rank.to_string());
        if shown != expected {
            writeln!(moved, "{spelling}: {expected} -> {shown}").expect("text can be written");
        }
        writeln!(again, "{row}\t{shown}").expect("text can be written");
        sum += rank.map_or(0.0, |rank| 1.0 / rank as f64);
        count += 1;
    }
    let mean = sum / f64::from(count);
    let asked = std::env::var("PRESS_SPELLINGS").unwrap_or_default();
    if asked == "update" {
        std::fs::write(&path, again).expect("the table can be written");
        return;
    }
    // A single rank may move with the tables; asked to show which, the test fails.
    assert!(
        mean >= MEAN_RECIPROCAL_RANK && (moved.is_empty() || asked != "show"),
        "mean reciprocal rank {mean:.4}; ranks moved:\n{moved}"
    );
}

fn rank_of(spelling: &str, id: &str) -> Option<usize> {
    geocode(embedded(), spelling, RANKS_LOOKED_AT, None)
        .iter()
        .position(|found| embedded().place(found.found.place).source_id == id)
        .map(|index| index + 1)
}
