//! Publication dates as pages and files write them, read into civil dates.
//!
//! Only full dates count: a date without a year is no date here, and `03/04/2024` without other evidence is two dates
//! and therefore none.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::temporal::{Pieces, PiecesOffset};

/// Month names and their usual short forms, lower case, in the languages of the news sites met so far.
static MONTHS: LazyLock<HashMap<&'static str, i8>> = LazyLock::new(|| {
    include_str!("lexicon/months.tsv")
        .lines()
        .filter_map(|line| {
            let (name, month) = line.split_once('\t')?;
            Some((name, month.parse().ok()?))
        })
        .collect()
});

/// The years in which a report can have been published.
const YEARS: std::ops::RangeInclusive<i16> = EARLIEST_YEAR..=2200;

/// The first year of which a report is read.
pub const EARLIEST_YEAR: i16 = 1800;

/// A date, with the instant where a time and a zone were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) date: Date,
    pub(super) instant: Option<Timestamp>,
}

impl From<Date> for Moment {
    fn from(date: Date) -> Self {
        Self {
            date,
            instant: None,
        }
    }
}

/// Reads a date as metadata has it: ISO 8601 with or without time and zone, RFC 2822, seconds since 1970, or words.
pub(super) fn read_moment(value: &str) -> Option<Moment> {
    let value = value.trim();
    iso_moment(value)
        .or_else(|| rfc2822_moment(value))
        .or_else(|| epoch_moment(value))
        .or_else(|| find_date(value).map(Moment::from))
        .filter(|moment| YEARS.contains(&moment.date.year()))
}

fn iso_moment(value: &str) -> Option<Moment> {
    // Some sites write "2024-12-03 18:20:00 +0300": a space too many for the standard.
    let mut joined = value.to_owned();
    if let Some(at) = value
        .rfind([' '])
        .filter(|&at| value[at + 1..].starts_with(['+', '-']))
    {
        joined.remove(at);
    }
    // "+0300" is ISO 8601's basic form; the parser wants "+03:00".
    if let Some(at) = joined.rfind(['+', '-']).filter(|&at| at > 10) {
        let offset = &joined[at + 1..];
        if offset.len() == 4 && offset.bytes().all(|b| b.is_ascii_digit()) {
            joined.insert(at + 3, ':');
        }
    }
    let pieces = Pieces::parse(&joined).ok()?;
    let date = pieces.date();
    let instant = pieces
        .time()
        .zip(pieces.offset())
        .and_then(|(time, offset)| {
            let offset = match offset {
                PiecesOffset::Numeric(numeric) => numeric.offset(),
                _ => jiff::tz::Offset::UTC,
            };
            offset.to_timestamp(date.to_datetime(time)).ok()
        });
    Some(Moment { date, instant })
}

fn rfc2822_moment(value: &str) -> Option<Moment> {
    let zoned = jiff::fmt::rfc2822::parse(value).ok()?;
    Some(Moment {
        date: zoned.date(),
        instant: Some(zoned.timestamp()),
    })
}

fn epoch_moment(value: &str) -> Option<Moment> {
    if !(9..=13).contains(&value.len()) || !value.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i64 = value.parse().ok()?;
    let instant = if value.len() > 10 {
        Timestamp::from_millisecond(number).ok()?
    } else {
        Timestamp::from_second(number).ok()?
    };
    Some(Moment {
        date: jiff::tz::Offset::UTC.to_datetime(instant).date(),
        instant: Some(instant),
    })
}

/// Finds the first full date in words or figures: "Dec. 3, 2024", "3 décembre 2024", "2024-12-03", "03.12.2024".
pub(super) fn find_date(words: &str) -> Option<Date> {
    let pieces: Vec<&str> = words
        .split(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '(' | ')' | '[' | ']' | '|' | '·' | '،')
        })
        .filter(|piece| !piece.is_empty())
        .collect();
    (0..pieces.len()).find_map(|i| date_at(&pieces[i..]))
}

fn date_at(pieces: &[&str]) -> Option<Date> {
    if let Some(date) = figures(pieces[0]) {
        return Some(date);
    }
    // Spanish and Portuguese put "de" between the parts.
    let mut parts = pieces
        .iter()
        .take(6)
        .copied()
        .filter(|piece| !matches!(*piece, "de" | "del" | "of"));
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    let (day, month) = match (day(a), month(b)) {
        (Some(day), Some(month)) => (day, month),
        _ => (day(b)?, month(a)?),
    };
    Date::new(year(c)?, month, day).ok()
}

/// Reads a date in figures; between slashes the order must be clear from the figures themselves.
fn figures(piece: &str) -> Option<Date> {
    let piece = piece.trim_end_matches(['.', ':', ';']);
    // An ISO timestamp is a date up to its T.
    let piece = match piece.split_once('T') {
        Some((date, _)) if date.len() == 10 => date,
        _ => piece,
    };
    let mark = piece.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let mut parts = piece.split(mark);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if a.len() == 4 {
        return Date::new(year(a)?, small(b)?, small(c)?).ok();
    }
    let (first, second, year) = (small(a)?, small(b)?, year(c)?);
    match mark {
        '/' if first > 12 => Date::new(year, second, first).ok(),
        '/' if second > 12 || first == second => Date::new(year, first, second).ok(),
        '/' => None,
        _ => Date::new(year, second, first).ok(),
    }
}

fn small(piece: &str) -> Option<i8> {
    (piece.len() <= 2 && piece.bytes().all(|b| b.is_ascii_digit())).then(|| piece.parse().ok())?
}

fn day(piece: &str) -> Option<i8> {
    let digits =
        piece.trim_end_matches(|c: char| c.is_alphabetic() || c == '.' || c == 'º' || c == 'ª');
    let suffix = &piece[digits.len()..];
    let is_ordinal = matches!(
        suffix,
        "" | "." | "st" | "nd" | "rd" | "th" | "er" | "º" | "ª"
    );
    small(digits).filter(|day| is_ordinal && (1..=31).contains(day))
}

fn month(piece: &str) -> Option<i8> {
    MONTHS
        .get(piece.trim_end_matches('.').to_lowercase().as_str())
        .copied()
}

fn year(piece: &str) -> Option<i16> {
    let digits = piece.trim_end_matches(['.', ':', ';', '-', '–', '—']);
    let year: i16 = (digits.len() == 4).then(|| digits.parse().ok())??;
    YEARS.contains(&year).then_some(year)
}

/// Finds the date that many outlets write into their addresses: `/2024/12/03/`, `/2024-12-03-`, `/20241203`.
pub(super) fn date_in_url(url: &str) -> Option<Date> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    for (i, part) in parts.iter().enumerate() {
        if let [y, m, d, ..] = &parts[i..]
            && y.len() == 4
            && let (Some(y), Some(m), Some(d)) = (year(y), url_month(m), small(d))
            && let Ok(date) = Date::new(y, m, d)
        {
            return Some(date);
        }
        if let Some(date) = part.get(..10).and_then(|head| {
            (head.as_bytes()[4] == b'-')
                .then(|| figures(head))
                .flatten()
        }) {
            return Some(date);
        }
        if let Some(date) = compact_date(part) {
            return Some(date);
        }
    }
    None
}

fn url_month(part: &str) -> Option<i8> {
    small(part).or_else(|| month(part))
}

fn compact_date(part: &str) -> Option<Date> {
    let head = part.get(..8)?;
    let ends = part.as_bytes().get(8).is_none_or(|b| !b.is_ascii_digit());
    if !ends || !head.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year: i16 = head[..4].parse().ok()?;
    // Eight digits are more often a number than a date, so only the years of the web count.
    (1995..=2100).contains(&year).then_some(())?;
    Date::new(year, head[4..6].parse().ok()?, head[6..].parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{date_in_url, find_date, read_moment};

    #[track_caller]
    fn check(words: &str, expected: Option<&str>) {
        let found = read_moment(words).map(|moment| moment.date.to_string());
        assert_eq!(found.as_deref(), expected, "{words}");
    }

    #[test]
    fn metadata_dates_are_read_in_the_forms_that_sites_use() {
        check("2024-12-03", Some("2024-12-03"));
        check("2024-12-03T22:10:00Z", Some("2024-12-03"));
        check("2024-12-03T22:10:00.123+0300", Some("2024-12-03"));
        check("2024-12-03 22:10:00 +03:00", Some("2024-12-03"));
        check("Tue, 03 Dec 2024 19:10:00 GMT", Some("2024-12-03"));
        check("1733252400", Some("2024-12-03"));
        check("1733252400000", Some("2024-12-03"));
        check("Tuesday, December 3rd, 2024", Some("2024-12-03"));
        check("3 декабря 2024", Some("2024-12-03"));
        check("3 de diciembre de 2024", Some("2024-12-03"));
        check("03.12.2024", Some("2024-12-03"));
        check("Updated: 3 Dec. 2024, 18:20", Some("2024-12-03"));
    }

    #[test]
    fn the_date_is_the_one_at_the_outlet_and_the_instant_is_kept() {
        let moment = read_moment("2024-12-03T01:10:00+03:00").expect("a moment");
        assert_eq!(moment.date.to_string(), "2024-12-03");
        assert_eq!(
            moment.instant.expect("an instant").to_string(),
            "2024-12-02T22:10:00Z"
        );
    }

    #[test]
    fn what_could_be_two_dates_is_none() {
        check("03/04/2024", None);
        check("13/04/2024", Some("2024-04-13"));
        check("04/13/2024", Some("2024-04-13"));
    }

    #[test]
    fn a_date_without_a_year_is_none() {
        assert_eq!(find_date("3 Jan"), None);
        assert_eq!(find_date("on Monday"), None);
        assert_eq!(find_date("31 February 2024"), None);
        check("12345", None);
    }

    #[test]
    fn an_address_can_carry_the_date() {
        let date = |url| date_in_url(url).map(|date| date.to_string());
        assert_eq!(
            date("https://example.org/2024/12/03/camp-hit").as_deref(),
            Some("2024-12-03")
        );
        assert_eq!(
            date("https://example.org/world/2024/dec/03/camp").as_deref(),
            Some("2024-12-03")
        );
        assert_eq!(date("https://example.org/a/camp-hit-2024").as_deref(), None);
        assert_eq!(
            date("https://example.org/news/20241203-camp").as_deref(),
            Some("2024-12-03")
        );
        assert_eq!(
            date("https://example.org/news/2024-12-03-camp").as_deref(),
            Some("2024-12-03")
        );
        assert_eq!(
            date("https://example.org/articles/20241355").as_deref(),
            None
        );
    }
}
