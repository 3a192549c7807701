//! Weekdays: "Friday", "last Monday", "this coming Sunday", "Tuesday of last week".

use crate::time::lexicon::Pointing;
use crate::time::meaning::{Found, Meaning, Which};
use crate::time::words::Words;

use super::calendar_date::{pointed_twice, which};

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
        None if start == i => (Which::Free, i),
        None => return None,
    };
    let senses = words.senses(at);
    let weekday = senses.weekday?;
    let capital = words.at(at).capital;
    if (senses.plural && words.any_before(at, &["on", "most", "all", "and", "or"]))
        || (senses.short && !(capital && is_short_weekday(words, at)))
    {
        return None;
    }
    // "Sun" and "Wed" are words of their own, and so are "sunday" papers; a name goes with a capital.
    let end = if senses.short {
        words.skip_stop(at + 1)
    } else {
        at + 1
    };
    if sense == Which::Free {
        let of = words.skip(end, "of");
        if words.is(of + 1, "week") {
            let by = match words.pointing(of) {
                Some(Pointing::This) => Some(0),
                Some(Pointing::Last) => Some(-1),
                Some(Pointing::Next) => Some(1),
                _ => None,
            };
            if let Some(by) = by {
                return Some(Found::new(
                    of + 2,
                    Meaning::Weekday(weekday, Which::Shifted(by)),
                ));
            }
        }
    }
    Some(Found::new(end, Meaning::Weekday(weekday, sense)))
}

/// "Fri.", "Sat," and "on Thurs" are weekdays; "Sun" and "Mon" alone are not.
fn is_short_weekday(words: &Words<'_>, i: usize) -> bool {
    let stopped = words.skip_stop(i + 1) > i + 1;
    let after = words.skip_mark(words.skip_stop(i + 1), ',');
    let dated = words.senses(after).month.is_some()
        || (words.digits(after).is_some() && words.senses(after + 1).month.is_some());
    dated
        || (words.any_before(i, &["on", "last", "next", "this", "late", "early"])
            && (stopped || words.surface(i).len() > 3))
}
