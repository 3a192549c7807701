//! How close a place and a date are, in the scales of the codebooks.

use jiff::civil::Date;

use crate::event::EventDate;
use crate::referent::Geoprecision;
use crate::time::DatePrecision;

/// Returns ACLED's `geo_precision` (1 town, 2 part of a region or near a town, 3 larger) and UCDP's `where_prec`
/// (1 point, 2 near it, 3 second division, 4 first division, 5 larger or fuzzy, 6 country, 7 international water).
pub(super) fn of_place(precision: Geoprecision) -> (u8, u8) {
    match precision {
        Geoprecision::Exact | Geoprecision::Neighbourhood | Geoprecision::Town => (1, 1),
        Geoprecision::Near => (2, 2),
        Geoprecision::District => (2, 3),
        Geoprecision::Province => (3, 4),
        Geoprecision::Region => (3, 5),
        Geoprecision::Country => (3, 6),
        Geoprecision::Sea => (2, 7),
    }
}

/// Returns ACLED's `time_precision` (1 day, 2 within a week, 3 month or longer) and UCDP's `date_prec` (1 day, 2 within
/// six days, 3 week, 4 month, 5 longer).
///
/// A day that only follows from the day of publication is as sure as a few days around it.
pub(super) fn of_date(date: &EventDate) -> (u8, u8) {
    let more_days = date
        .interval
        .start
        .until(date.interval.end)
        .map_or(i32::MAX, |span| span.get_days());
    match (date.precision, more_days) {
        (DatePrecision::Day, 0) => (1, 1),
        (_, ..=5) => (2, 2),
        (_, 6) => (2, 3),
        (_, 7..=30) => (3, 4),
        _ => (3, 5),
    }
}

/// Returns the one day that ACLED writes: the first of up to a week, the middle of what is longer.
pub(super) fn day(date: &EventDate) -> Date {
    let (start, end) = (date.interval.start, date.interval.end);
    if of_date(date).0 < 3 {
        return start;
    }
    start
        .until(end)
        .ok()
        .and_then(|whole| {
            let half = jiff::Span::new().try_days(whole.get_days() / 2).ok()?;
            start.checked_add(half).ok()
        })
        .unwrap_or(start)
}

#[cfg(test)]
mod tests {
    use super::{day, of_date};
    use crate::event::{DateBasis, EventDate};
    use crate::time::{DateInterval, DatePrecision};

    #[track_caller]
    fn check(start: &str, end: &str, precision: DatePrecision, expected: (u8, u8), on: &str) {
        let date = |word: &str| word.parse().expect("a date");
        let date = EventDate {
            interval: DateInterval {
                start: date(start),
                end: date(end),
            },
            precision,
            words: String::new(),
            span: None,
            basis: DateBasis::Stated,
        };
        assert_eq!(of_date(&date), expected);
        assert_eq!(day(&date).to_string(), on);
    }

    #[test]
    fn a_date_is_as_close_as_its_interval() {
        use DatePrecision as P;
        check("2024-12-02", "2024-12-02", P::Day, (1, 1), "2024-12-02");
        check("2024-12-02", "2024-12-04", P::Range, (2, 2), "2024-12-02");
        check("2024-11-30", "2024-12-01", P::Week, (2, 2), "2024-11-30");
        check("2024-11-25", "2024-12-01", P::Week, (2, 3), "2024-11-25");
        check("2024-11-01", "2024-11-30", P::Month, (3, 4), "2024-11-15");
        check("2024-10-01", "2024-12-31", P::Year, (3, 5), "2024-11-15");
        check(
            "2024-12-02",
            "2024-12-02",
            P::ByPublication,
            (2, 2),
            "2024-12-02",
        );
    }
}
