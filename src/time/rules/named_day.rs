//! Days by their own name: "today", "yesterday", "tonight", "overnight", "the day before yesterday".

use crate::time::calendar::Unit;
use crate::time::meaning::{Found, From, Meaning, Part};
use crate::time::words::Words;

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    let day = |end, by| {
        Found::new(
            end,
            Meaning::Pointed {
                unit: Unit::Day,
                by,
                from: From::Report,
            },
        )
    };
    let at = words.skip(i, "the");
    if words.is(at, "day") {
        if words.is(at + 1, "before") && words.is(at + 2, "yesterday") {
            return Some(day(at + 3, -2));
        }
        if words.is(at + 1, "after") && words.is(at + 2, "tomorrow") {
            return Some(day(at + 3, 2));
        }
    }
    let found = match () {
        () if words.is(i, "today") => day(i + 1, 0),
        () if words.is(i, "yesterday") => day(i + 1, -1),
        () if words.is(i, "tomorrow") => day(i + 1, 1),
        () if words.is(i, "tonight") => day(i + 1, 0).with_part(Part::Named("NI")),
        () if words.is(i, "overnight") => overnight(words, i),
        () => return None,
    };
    Some(found)
}

/// "Overnight", "overnight into Sunday", "overnight on Sunday".
fn overnight(words: &Words<'_>, i: usize) -> Found {
    let of_day = super::day(words, words.skip_any(i + 1, &["into", "on", "to"]));
    let today = Meaning::Pointed {
        unit: Unit::Day,
        by: 0,
        from: From::Report,
    };
    of_day
        .unwrap_or_else(|| Found::new(i + 1, today))
        .with_part(Part::Overnight)
}
