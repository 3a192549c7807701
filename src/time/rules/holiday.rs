//! Holidays: "Christmas Day", "Easter Monday", "last Thanksgiving", "New Year's Eve 2023".

use crate::time::calendar::Period;
use crate::time::lexicon::LEXICON;
use crate::time::meaning::{Found, Meaning, Open, Which};
use crate::time::words::Words;

use super::calendar_date::which;
use super::year::plain_year;

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    let (sense, at) = match words.pointing(i) {
        Some(pointing) => (which(pointing)?, i + 1),
        None => (Which::Free, i),
    };
    let (rule, end) = LEXICON.holidays.longest(words.atoms, at)?;
    // "Easter Island", "Thanksgiving Parade": a capital that goes on is a name.
    let goes_on = words.at(end).capital && words.at(end).word == 0;
    if !words.at(at).capital || goes_on {
        return None;
    }
    let year_at = words.skip_any(words.skip_mark(end, ','), &["of", "in"]);
    if sense == Which::Free
        && let Some((year, end)) = plain_year(words, year_at)
        && let Some(day) = crate::time::resolve::holiday(rule, year)
    {
        return Some(Found::new(end, Meaning::Fixed(Period::Day(day))));
    }
    Some(Found::new(end, Meaning::Open(Open::Holiday(rule), sense)))
}
