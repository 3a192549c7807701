//! The dateline at the head of a report: "KABUL, Jan 3, 2024 (Outlet) -".
//!
//! Gives the publication date only where the dateline has a year; "KABUL, 3 Jan -" needs other evidence and gives none.

use jiff::civil::Date;

use super::dates::find_date;

/// A dateline is short: city, country, date, outlet.
const MAX_CHARS: usize = 120;

/// The most words of a date: "Friday, 19 July 2024".
const MOST_DATE_WORDS: usize = 4;

/// Reads the date of the dateline that `text` begins with.
pub(super) fn dateline_date(text: &str) -> Option<Date> {
    let first_line = text.lines().find(|line| !line.trim().is_empty())?.trim();
    let head = dateline(first_line)?;
    find_date(head)
}

/// Reads the outlet of the dateline that `text` begins with: "(Example Wire)".
pub(super) fn dateline_outlet(text: &str) -> Option<String> {
    let first_line = text.lines().find(|line| !line.trim().is_empty())?.trim();
    let head = dateline(first_line)?;
    let (_, after) = head.rsplit_once('(')?;
    let name = after.split(')').next()?.trim();
    let is_name = name.split_whitespace().count() <= 5
        && name.chars().next().is_some_and(char::is_uppercase)
        && !name.chars().any(|c| c.is_ascii_digit());
    is_name.then(|| name.to_owned())
}

/// Returns the dateline of a paragraph, without the dash that ends it.
fn dateline(paragraph: &str) -> Option<&str> {
    let limit = paragraph
        .char_indices()
        .nth(MAX_CHARS)
        .map_or(paragraph.len(), |(at, _)| at);
    let window = &paragraph[..limit];
    let first = |from: usize, marks: &[&str]| {
        marks
            .iter()
            .filter_map(|mark| window[from..].find(mark))
            .min()
            .map(|at| from + at)
    };
    let end = first(0, &["—", " – ", " - ", " -- ", "): ", ") "])
        .or_else(|| window.find(": ").filter(|&at| window[..at].contains(',')))?;
    // "DHAKA (Example) 19 July 2024 - ": the date behind the outlet belongs to the dateline too.
    let end = window[end..]
        .strip_prefix(')')
        .and_then(|_| first(end, &["—", " – ", " - ", " -- ", ": "]).filter(|&at| at > end + 1))
        .filter(|&at| is_date(&window[end + 1..at]))
        .unwrap_or(end);
    let head = window[..end].trim();
    let starts_with_a_name = head
        .trim_start_matches('(')
        .split([',', ' '])
        .next()
        .is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase));
    // A clause before a dash has its words in lower case; a dateline has hardly any.
    let lower_words = head
        .split_whitespace()
        .filter(|word| word.chars().next().is_some_and(char::is_lowercase))
        .count();
    (starts_with_a_name && lower_words <= 2).then_some(head)
}

/// Tells whether words are a date and nothing else.
fn is_date(words: &str) -> bool {
    (1..=MOST_DATE_WORDS).contains(&words.split_whitespace().count()) && find_date(words).is_some()
}

#[cfg(test)]
mod tests {
    use super::{dateline_date, dateline_outlet};

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(
            dateline_date(text).map(|date| date.to_string()).as_deref(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn a_dateline_with_a_year_gives_the_date() {
        check(
            "KABUL, Jan 3, 2024 (Wire) - A blast killed two.",
            Some("2024-01-03"),
        );
        check(
            "GOMA, DR Congo, 28 January 2025 — Rebels entered the town.",
            Some("2025-01-28"),
        );
        check(
            "Khartoum (Wire), 15 April 2023 – Fighting broke out.",
            Some("2023-04-15"),
        );
        check(
            "(Beirut, 9 October 2024) Two people were hurt.",
            Some("2024-10-09"),
        );
        check(
            "DHAKA (Example) 19 July 2024 - Police fired at students.",
            Some("2024-07-19"),
        );
        check(
            "DHAKA, Bangladesh (Example) July 19, 2024 — Police fired at students.",
            Some("2024-07-19"),
        );
    }

    #[test]
    fn the_outlet_stands_in_brackets() {
        let outlet = |text| dateline_outlet(text);
        assert_eq!(
            outlet("KABUL (Example Wire) - A blast.").as_deref(),
            Some("Example Wire")
        );
        assert_eq!(
            outlet("KABUL, Jan 3 (Wire) - A blast.").as_deref(),
            Some("Wire")
        );
        assert_eq!(
            outlet("(Beirut, 9 October 2024) Two people were hurt."),
            None
        );
        assert_eq!(outlet("The town (pop. 3,000) fell."), None);
    }

    #[test]
    fn a_dateline_without_a_year_gives_none() {
        check("KABUL, 3 Jan (Wire) - A blast killed two.", None);
        check("BEIRUT - Two people were hurt.", None);
    }

    #[test]
    fn a_date_in_the_first_sentence_is_not_the_dateline() {
        check("The town fell on 3 January 2015 - a turning point.", None);
        check(
            "BEIRUT (Wire) Two people died on 3 January 2015 - a turning point.",
            None,
        );
        check(
            "Rebels who took the town on 3 January 2015 left it on Monday.",
            None,
        );
    }
}
