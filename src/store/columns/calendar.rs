//! Days and degrees as the whole numbers that columns hold.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// Returns a civil date as days since 1970-01-01.
pub(in crate::store) fn day_number(date: Date) -> i32 {
    let epoch = jiff::civil::date(1970, 1, 1);
    // Civil dates span some seven million days.
    epoch.until(date).map_or(0, |span: Span| span.get_days())
}

/// Returns the civil date of a number of days since 1970-01-01.
pub(super) fn date_of(day: i32) -> Date {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.checked_add(i64::from(day).days()).unwrap_or(epoch)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "degrees in millionths fit into 32 bits"
)]
pub(super) fn millionths(degrees: f64) -> i32 {
    (degrees * 1e6).round() as i32
}
