//! Periods that are pointed at: "last week", "this year", "the next decade", "earlier this month", "the weekend", "the
//! past 24 hours", "recent years", "final 12 months".

use crate::time::atom::AtomKind;
use crate::time::calendar::Unit;
use crate::time::lexicon::Pointing;
use crate::time::meaning::{Found, From, Meaning, Open, Which};
use crate::time::number::{Count, count};
use crate::time::words::Words;

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    year_end(words, i)
        .or_else(|| pointed(words, i))
        .or_else(|| the_period(words, i))
}

fn pointed(words: &Words<'_>, i: usize) -> Option<Found> {
    let start = words.skip_any(i, &["the", "its", "their"]);
    let has_article = start > i;
    let pointing = words.pointing(start)?;
    let loose = words.senses(start).loose;
    if loose && has_article {
        return None;
    }
    // "This past week", "this coming month".
    let (pointing, at) = match (pointing, words.pointing(start + 1)) {
        (
            Pointing::This,
            Some(second @ (Pointing::Past | Pointing::Last | Pointing::Coming | Pointing::Current)),
        ) => (second, start + 2),
        _ => (pointing, start + 1),
    };
    let at = words.skip_any(
        at,
        &["fiscal", "full", "calendar", "financial", "school", "whole"],
    );
    let senses = words.senses(at);
    // "This Week" with two capitals is a program.
    if words.is_title(at) && words.is_title(start) {
        return None;
    }
    if let Some(unit) = senses.unit {
        if loose && words.any(at + 1, &["of", "before"]) {
            return None;
        }
        // "Final months" are of something else.
        if loose && senses.plural {
            return None;
        }
        return if senses.plural {
            vague(words, pointing, unit, at)
        } else {
            single(pointing, unit, has_article).map(|meaning| Found::new(at + 1, meaning))
        };
    }
    twelve_months(words, pointing, has_article, at).or_else(|| length(words, pointing, at))
}

/// "Recent years", "coming months": references without a length.
fn vague(words: &Words<'_>, pointing: Pointing, unit: Unit, at: usize) -> Option<Found> {
    let value = match pointing {
        // "Recent weeks" are a length, "recent years" the past at large.
        Pointing::Recent | Pointing::Coming
            if pointing == Pointing::Coming
                || matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Quarter) =>
        {
            return super::length(
                Count::Vague,
                unit,
                if pointing == Pointing::Recent { -1 } else { 1 },
            )
            .map(|meaning| Found::new(at + 1, meaning));
        }
        Pointing::Recent | Pointing::Past | Pointing::Last | Pointing::Previous => "PAST_REF",
        Pointing::Coming | Pointing::Future | Pointing::Next | Pointing::Following => "FUTURE_REF",
        _ => return None,
    };
    let and = words.skip_any(at + 1, &["and", "or"]);
    let second = words.senses(and);
    let end = if and > at + 1 && second.unit.is_some() && second.plural {
        and + 1
    } else {
        at + 1
    };
    (unit >= Unit::Day).then(|| Found::new(end, Meaning::Reference("DATE", value)))
}

fn single(pointing: Pointing, unit: Unit, has_article: bool) -> Option<Meaning> {
    if unit < Unit::Day && unit != Unit::Hour {
        return None;
    }
    let (by, from) = match pointing {
        Pointing::This | Pointing::Current => (0, From::Report),
        // "The past year" is the length that ends now; "the last year" is the year before this one as often as not.
        Pointing::Past if unit >= Unit::Week => {
            return super::length(Count::Exact(1), unit, -1);
        }
        Pointing::Last | Pointing::Past => (-1, From::Report),
        Pointing::Latest => {
            return Some(Meaning::Spoken {
                unit: Some(unit),
                years: 0,
            });
        }
        // "The next day" follows what was told; "next week" follows the report.
        Pointing::Next if has_article || unit == Unit::Day => (1, From::Narrative),
        Pointing::Next | Pointing::Coming => (1, From::Report),
        Pointing::Following => (1, From::Narrative),
        Pointing::Previous => (-1, From::Narrative),
        Pointing::Same | Pointing::That => (0, From::Narrative),
        Pointing::Recent | Pointing::Future => return None,
    };
    Some(Meaning::Pointed { unit, by, from })
}

/// "Final 12 months" is how machines put "last year" into other words.
fn twelve_months(
    words: &Words<'_>,
    pointing: Pointing,
    has_article: bool,
    at: usize,
) -> Option<Found> {
    let (12, end) = crate::time::number::cardinal(words, at)? else {
        return None;
    };
    if has_article || !words.is(end, "months") {
        return None;
    }
    let by = match pointing {
        Pointing::This => 0,
        Pointing::Last => -1,
        Pointing::Next => 1,
        _ => return None,
    };
    let year = Meaning::Pointed {
        unit: Unit::Year,
        by,
        from: From::Report,
    };
    Some(Found::new(end + 1, year))
}

/// "The past 24 hours", "the next few days", "the last couple of weeks".
fn length(words: &Words<'_>, pointing: Pointing, at: usize) -> Option<Found> {
    let side = match pointing {
        Pointing::Last | Pointing::Past => -1,
        Pointing::Next | Pointing::Coming => 1,
        Pointing::Previous
        | Pointing::Following
        | Pointing::Latest
        | Pointing::That
        | Pointing::This => 0,
        _ => return None,
    };
    let (count, unit_at) = count(words, at)?;
    let unit_at = words.skip_any(
        words.skip_hyphen(unit_at),
        &[
            "consecutive",
            "straight",
            "trading",
            "business",
            "working",
            "full",
            "fiscal",
        ],
    );
    let senses = words.senses(unit_at);
    let unit = senses.unit?;
    let end = match words.any(unit_at + 1, &["or"]) && words.is(unit_at + 2, "so") {
        true => unit_at + 3,
        false => unit_at + 1,
    };
    Some(Found::new(end, super::length(count, unit, side)?))
}

/// "The weekend", "the week", "the year", "the day": the one that the report is about.
fn the_period(words: &Words<'_>, i: usize) -> Option<Found> {
    if !words.any(i, &["the"]) {
        return None;
    }
    let at = words.skip_any(i + 1, &["full", "fiscal"]);
    let senses = words.senses(at);
    let unit = senses.unit.filter(|_| !senses.plural)?;
    let ended = words.any(at + 1, &["ended", "ending"]);
    let meaning = match unit {
        Unit::Year if ended => super::length(Count::Exact(1), unit, 0)?,
        Unit::Day | Unit::Weekend | Unit::Week | Unit::Month | Unit::Year => {
            let closes = matches!(words.at(at + 2).kind, AtomKind::Mark(_) | AtomKind::Break);
            if closes && unit == Unit::Day && words.any(at + 1, &["before", "after"]) {
                let by = if words.is(at + 1, "before") { -1 } else { 1 };
                let from = From::Narrative;
                return Some(Found::new(at + 2, Meaning::Pointed { unit, by, from }));
            }
            // "The day the bridge fell", "the week of talks": told by what follows, not by the report.
            if words.any(at + 1, &["of", "when", "that", "before", "after"]) {
                return None;
            }
            let by = i32::from(unit == Unit::Weekend);
            Meaning::Pointed {
                unit,
                by: -by,
                from: if unit == Unit::Day {
                    From::Narrative
                } else {
                    From::Report
                },
            }
        }
        _ => return None,
    };
    Some(Found::new(at + 1, meaning))
}

/// "Year's end" is the year, "year-end" its last day, which accounts close on.
fn year_end(words: &Words<'_>, i: usize) -> Option<Found> {
    if !words.is(i, "year") {
        return None;
    }
    let at = words.skip_hyphen(words.skip_possessive(i + 1));
    let last_day = Open::Day { month: 12, day: 31 };
    words.is(at, "end").then(|| {
        let meaning = if words.mark(at - 1, '-') {
            Meaning::Open(last_day, Which::This)
        } else {
            Meaning::Pointed {
                unit: Unit::Year,
                by: 0,
                from: From::Report,
            }
        };
        Found::new(at + 1, meaning)
    })
}
