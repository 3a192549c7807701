//! Dates in the answers: a day, month or year, or an interval that may be open.

use jiff::civil::Date;
use serde_json::Value;

type Span = (Option<Date>, Option<Date>);

/// Tells whether a told date is one of the gold's, and whether it meets one.
pub(super) fn fits(gold: &[&Value], told: &Value) -> (bool, bool) {
    let Some(told) = span(told) else {
        return (false, false);
    };
    let (mut exact, mut meets) = (false, false);
    for gold in gold.iter().filter_map(|gold| span(gold)) {
        exact |= gold == told;
        let begins = |first: Option<Date>, last: Option<Date>| {
            first.unwrap_or(Date::MIN) <= last.unwrap_or(Date::MAX)
        };
        meets |= begins(gold.0, told.1) && begins(told.0, gold.1);
    }
    (exact, meets)
}

/// Reads a date or an interval; nothing where neither end is known.
pub(super) fn span(value: &Value) -> Option<Span> {
    let (start, end) = match value {
        Value::String(day) => (Some(day.as_str()), Some(day.as_str())),
        Value::Object(fields) => {
            let field = |name: &str| {
                let day = fields.get(name).and_then(Value::as_str);
                day.filter(|day| !day.is_empty())
            };
            (field("start"), field("end").or(field("start")))
        }
        _ => return None,
    };
    let span = (
        start.and_then(|start| day(start, false)),
        end.and_then(|end| day(end, true)),
    );
    (span.0.is_some() || span.1.is_some()).then_some(span)
}

/// Reads "2024-12-02", "2024-12" or "2024"; of the last two the first or the last day.
fn day(words: &str, last: bool) -> Option<Date> {
    let words = words.get(..10).unwrap_or(words);
    let numbers: Option<Vec<i16>> = words.split('-').map(|part| part.parse().ok()).collect();
    let numbers = numbers?;
    let small = |at: usize| {
        numbers
            .get(at)
            .and_then(|&number| i8::try_from(number).ok())
    };
    let year = *numbers.first()?;
    match numbers.len() {
        1 if last => Date::new(year, 12, 31).ok(),
        1 => Date::new(year, 1, 1).ok(),
        2 => {
            let first = Date::new(year, small(1)?, 1).ok()?;
            Some(if last { first.last_of_month() } else { first })
        }
        3 => Date::new(year, small(1)?, small(2)?).ok(),
        _ => None,
    }
}
