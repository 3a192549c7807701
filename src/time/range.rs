//! Ranges: two expressions that bound one stretch ("between 3 and 9 March", "from Monday to Wednesday", "2012-2016").

use super::expression::{Bound, TimeExpression, TimexType};
use super::interval::DateInterval;

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
        if let Some(range) = range_of(raw, from, to) {
            for end in [from, to] {
                end.range = Some(range);
                end.bound = None;
            }
        }
    }
}

fn range_of(raw: &str, from: &TimeExpression, to: &TimeExpression) -> Option<DateInterval> {
    let dated = |expression: &TimeExpression| {
        matches!(expression.timex_type, TimexType::Date | TimexType::Time)
    };
    if !dated(from) || !dated(to) || from.range.is_some() {
        return None;
    }
    let (first, last) = (from.interval?, to.interval?);
    if last.end < first.start
        || to.span.start < from.span.end
        || to.span.start - from.span.end > LONGEST_GAP
    {
        return None;
    }
    let gap = raw
        .get(from.span.end..to.span.start)?
        .trim()
        .to_ascii_lowercase();
    let gap = gap
        .strip_suffix(" the")
        .unwrap_or(&gap)
        .trim_start_matches(',')
        .trim();
    let linked = match gap {
        "to" | "until" | "till" | "through" | "-" | "–" | "—" | "to the" => true,
        "and" => word_before(raw, from.span.start).eq_ignore_ascii_case("between"),
        _ => false,
    };
    linked.then(|| first.join(last))
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
