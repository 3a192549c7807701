//! Ranges: two expressions that bound one stretch ("between 3 and 9 March", "from Monday to Wednesday", "2012-2016").

use super::calendar::add_days;
use super::expression::{Bound, TimeExpression, TimexType};
use super::interval::DateInterval;
use super::lexicon::LEXICON;

/// The longest text between the two ends of a range, in bytes.
const LONGEST_GAP: usize = 12;

/// Gives neighbors that bound a range the whole of it, and every expression its bound.
pub(super) fn link(raw: &str, expressions: &mut [TimeExpression]) {
    for expression in expressions.iter_mut() {
        expression.bound = bound(word_before(raw, expression.span.start));
    }
    for first in 0..expressions.len().saturating_sub(1) {
        let (left, right) = expressions.split_at_mut(first + 1);
        let (Some(from), Some(to)) = (left.last_mut(), right.first_mut()) else {
            continue;
        };
        if !is_linked(raw, from, to) {
            continue;
        }
        put_in_order(raw, from, to);
        if let Some(range) = range_of(from, to) {
            for end in [from, to] {
                end.range = Some(range);
                end.bound = None;
            }
        }
    }
}

/// "Between Friday and Tuesday", told on Wednesday: the Friday is that of the week before.
fn put_in_order(raw: &str, from: &mut TimeExpression, to: &TimeExpression) {
    let is_weekday = |expression: &TimeExpression| {
        let name = expression.span.of(raw).to_ascii_lowercase();
        LEXICON.senses(LEXICON.id(&name)).weekday.is_some()
    };
    let (Some(first), Some(last)) = (from.interval, to.interval) else {
        return;
    };
    if last.end < first.start
        && is_weekday(from)
        && is_weekday(to)
        && let Some(day) = add_days(first.start, -7)
    {
        from.value = day.to_string();
        from.interval = Some(DateInterval::day(day));
    }
}

fn range_of(from: &TimeExpression, to: &TimeExpression) -> Option<DateInterval> {
    let (first, last) = (from.interval?, to.interval?);
    (from.range.is_none() && first.start <= last.end).then(|| first.join(last))
}

/// Tells whether the words between two dates make them the ends of a range.
fn is_linked(raw: &str, from: &TimeExpression, to: &TimeExpression) -> bool {
    let dated = |expression: &TimeExpression| {
        matches!(expression.timex_type, TimexType::Date | TimexType::Time)
    };
    let is_near = to
        .span
        .start
        .checked_sub(from.span.end)
        .is_some_and(|gap| gap <= LONGEST_GAP);
    let gap = raw
        .get(from.span.end..to.span.start)
        .filter(|_| is_near && dated(from) && dated(to));
    let Some(gap) = gap else { return false };
    let gap = gap.trim().to_ascii_lowercase();
    let gap = gap
        .strip_suffix(" the")
        .unwrap_or(&gap)
        .trim_start_matches(',')
        .trim();
    match gap {
        "to" | "until" | "till" | "through" | "-" | "–" | "—" | "to the" => true,
        "and" => word_before(raw, from.span.start).eq_ignore_ascii_case("between"),
        _ => false,
    }
}

fn bound(word: &str) -> Option<Bound> {
    let is = |other: &str| word.eq_ignore_ascii_case(other);
    Some(match () {
        () if is("since") || is("from") => Bound::Since,
        () if is("until") || is("till") || is("by") => Bound::Until,
        () if is("before") => Bound::Before,
        () if is("after") => Bound::After,
        () => return None,
    })
}

/// The word that ends before the offset.
fn word_before(raw: &str, at: usize) -> &str {
    // No word that matters here is longer than "between".
    let mut from = at.saturating_sub(12);
    while !raw.is_char_boundary(from) {
        from += 1;
    }
    raw.get(from..at)
        .unwrap_or("")
        .split_ascii_whitespace()
        .next_back()
        .unwrap_or("")
}
