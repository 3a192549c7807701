//! Seasons: "last spring", "the summer of 2014", "winter 2023", "this past fall", "in autumn".

use crate::time::calendar::Period;
use crate::time::lexicon::Pointing;
use crate::time::meaning::{Found, Meaning, Open, Which};
use crate::time::words::Words;

use super::calendar_date::{pointed_twice, which};
use super::year::{full_year, plain_year, year_in_words};

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    let start = words.skip(i, "the");
    let (sense, at) = match words.pointing(start) {
        Some(pointing) => {
            let at = pointed_twice(words, start + 1);
            let twice = (at > start + 1)
                .then(|| words.pointing(start + 1))
                .flatten();
            (which(twice.unwrap_or(pointing))?, at)
        }
        None => (Which::Free, start),
    };
    let senses = words.senses(at);
    let season = senses.season?;
    if senses.plural {
        return None;
    }
    let year_at = words.skip_any(words.skip_mark(at + 1, ','), &["of", "in"]);
    let year = plain_year(words, year_at).or_else(|| {
        let (year, end) = year_in_words(words, year_at).or_else(|| short_year(words, year_at))?;
        Some((i16::try_from(year).ok()?, end))
    });
    if let Some((year, end)) = year {
        return Some(Found::new(
            end,
            Meaning::Fixed(Period::Season(year, season)),
        ));
    }
    if words.is(year_at + 1, "year")
        && let Some(by) = match words.pointing(year_at) {
            Some(Pointing::Last) => Some(-1),
            Some(Pointing::This) => Some(0),
            Some(Pointing::Next) => Some(1),
            _ => None,
        }
    {
        return Some(Found::new(
            year_at + 2,
            Meaning::Open(Open::Season(season), Which::Shifted(by)),
        ));
    }
    if sense == Which::Free && !stands_alone(words, i, at) {
        return None;
    }
    Some(Found::new(
        at + 1,
        Meaning::Open(Open::Season(season), sense),
    ))
}

fn short_year(words: &Words<'_>, i: usize) -> Option<(u32, usize)> {
    let (number, 2) = words.digits(i + 1)? else {
        return None;
    };
    (words.mark(i, '\'') && words.at(i + 1).glued)
        .then(|| full_year(number, 2).map(|year| (year, i + 2)))
        .flatten()
}

/// Tells whether a bare season is one: "fall" and "spring" have other lives, and games have names.
fn stands_alone(words: &Words<'_>, i: usize, at: usize) -> bool {
    if words.at(at).capital
        && (words.at(at + 1).capital || (i > 0 && words.at(i).start > 0 && words.at(i - 1).capital))
    {
        return false;
    }
    let introduced = words.any_before(
        i,
        &[
            "in",
            "by",
            "until",
            "since",
            "during",
            "over",
            "through",
            "throughout",
            "early",
            "late",
            "mid",
            "of",
        ],
    );
    if words.any(at, &["fall", "spring"]) {
        return introduced
            && !words.is(at + 1, "of")
            && (at > i || words.any_before(i, &["in", "by", "until", "since", "early", "late"]));
    }
    true
}
