//! Dates in digits: "2024-12-03", "03/12/2024", "3.12.2024", "10-29-89".

use jiff::civil::Date;

use crate::time::calendar::{Period, monday_of_week};
use crate::time::meaning::{Found, Meaning};
use crate::time::words::Words;

use super::year::full_year;

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    words.digits(i)?;
    if words.glued_behind(i) || (i > 0 && words.joint(i - 1, '/')) {
        return None;
    }
    iso(words, i).or_else(|| with_marks(words, i))
}

fn iso(words: &Words<'_>, i: usize) -> Option<Found> {
    let (year, 4) = words.digits(i)? else {
        return None;
    };
    if !words.joint(i + 1, '-') {
        return None;
    }
    if words.is(i + 2, "W") && words.at(i + 3).glued {
        let (week, 2) = words.digits(i + 3)? else {
            return None;
        };
        let monday = monday_of_week(i16::try_from(year).ok()?, i8::try_from(week).ok()?)?;
        return Some(Found::new(i + 4, Meaning::Fixed(Period::Week(monday))));
    }
    let (month, 2) = words.digits(i + 2)? else {
        return None;
    };
    if !words.joint(i + 3, '-') {
        return None;
    }
    let (day, 2) = words.digits(i + 4)? else {
        return None;
    };
    let date = date(year, month, day)?;
    Some(Found::new(i + 5, Meaning::Fixed(Period::Day(date))))
}

fn with_marks(words: &Words<'_>, i: usize) -> Option<Found> {
    let (one, length) = words.digits(i)?;
    let mark = ['/', '-', '.']
        .into_iter()
        .find(|mark| words.joint(i + 1, *mark) && words.joint(i + 3, *mark))?;
    let (two, middle) = words.digits(i + 2)?;
    let (three, last) = words.digits(i + 4)?;
    if middle > 2 || words.glued_ahead(i + 5) || words.joint(i + 5, '-') {
        return None;
    }
    let end = i + 5;
    if length == 4 && mark != '.' && last <= 2 {
        let date = date(one, two, three)?;
        return Some(Found::new(end, Meaning::Fixed(Period::Day(date))));
    }
    if length > 2 || !(last == 4 || (last == 2 && mark != '.')) {
        return None;
    }
    let year = full_year(three, last)?;
    let day_first = date(year, two, one);
    let month_first = if mark == '.' {
        None
    } else {
        date(year, one, two)
    };
    let meaning = match (day_first, month_first) {
        (Some(day_first), Some(month_first)) if day_first != month_first => Meaning::Numeric {
            day_first,
            month_first,
        },
        (Some(date), _) | (None, Some(date)) => Meaning::Fixed(Period::Day(date)),
        (None, None) => return None,
    };
    Some(Found::new(end, meaning))
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}
