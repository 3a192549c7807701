//! Scores of time expressions: those of `score_timex.py`, the scorer of the sets.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use serde_json::Value;

use super::matching::{Name, match_names};
use super::tally::Tally;

/// Days from the first to the last, both in it.
type Days = (Date, Date);

/// Counts every gold document against its prediction; one that has none counts as empty.
#[must_use]
pub fn time_tallies(gold: &[Value], predicted: &[Value]) -> Vec<Tally> {
    super::paired(gold, predicted)
        .map(|(gold, predicted)| tally(gold, predicted))
        .collect()
}

fn tally(gold: &Value, predicted: Option<&Value>) -> Tally {
    let expected = expressions(Some(gold));
    let given = expressions(predicted);
    let asked: Vec<Option<Days>> = expected.iter().map(|one| gold_days(one.value)).collect();
    let told: Vec<Option<Days>> = given.iter().map(|one| told_days(one.value)).collect();
    let calendar = [&asked, &told].map(|days| days.iter().flatten().count());
    let [
        mut strict,
        mut relaxed,
        mut kind,
        mut value,
        mut interval,
        mut anchor,
    ] = [0; 6];
    let mut tally = Tally::default();
    let document = gold["id"].to_string();
    let matched = match_names(&expected, &given, false);
    for (i, one) in expected.iter().enumerate() {
        let Some(j) = matched[i] else {
            tally
                .mistakes
                .push(format!("missed\t{}\t{document}", words(one.value)));
            continue;
        };
        let other = &given[j];
        relaxed += 1;
        strict += usize::from((one.start, one.end) == (other.start, other.end));
        kind += usize::from(one.value["type"] == other.value["type"]);
        let right = value_of(one.value) == value_of(other.value);
        value += usize::from(right);
        if !right {
            tally.mistakes.push(format!(
                "another value\t{}\t{document}\tnot {}",
                words(one.value),
                words(other.value)
            ));
        }
        if let (Some(a), Some(b)) = (asked[i], told[j]) {
            interval += usize::from(a == b);
            anchor += usize::from(a.0 <= b.1 && b.0 <= a.1);
        }
    }
    for (j, other) in given.iter().enumerate() {
        if !matched.contains(&Some(j)) {
            tally
                .mistakes
                .push(format!("spurious\t{}\t{document}", words(other.value)));
        }
    }
    for (name, right) in [
        ("strict", strict),
        ("relaxed", relaxed),
        ("type", kind),
        ("value", value),
    ] {
        tally.add(name, right, expected.len(), given.len());
    }
    for (name, right) in [("interval", interval), ("anchor", anchor)] {
        tally.add(name, right, calendar[0], calendar[1]);
    }
    tally
}

fn expressions(document: Option<&Value>) -> Vec<Name<'_>> {
    let list = document.and_then(|document| document["timexes"].as_array());
    list.into_iter().flatten().filter_map(Name::read).collect()
}

fn words(expression: &Value) -> String {
    let field = |name: &str| expression[name].as_str().unwrap_or("-").to_owned();
    format!("{} = {} {}", field("text"), field("type"), field("value"))
}

/// The TIMEX3 value, ":00" seconds and "24:00" in one form.
fn value_of(expression: &Value) -> Option<String> {
    let value = expression["value"].as_str()?.trim();
    let value = match value.strip_suffix("T24:00") {
        Some(day) => format!("{day}T00:00"),
        None => value.to_owned(),
    };
    let seconds = value
        .split_once('T')
        .is_some_and(|(day, clock)| is_pattern(day, "dddd-dd-dd") && is_pattern(clock, "dd:dd:00"));
    Some(if seconds {
        value[..value.len() - 3].to_owned()
    } else {
        value
    })
}

fn gold_days(expression: &Value) -> Option<Days> {
    if !matches!(expression["type"].as_str(), Some("DATE" | "TIME")) {
        return None;
    }
    days(&value_of(expression)?)
}

fn told_days(expression: &Value) -> Option<Days> {
    if !matches!(expression["type"].as_str(), None | Some("DATE" | "TIME")) {
        return None;
    }
    let day = |name: &str| expression[name].as_str().filter(|day| !day.is_empty());
    let Some(begin) = day("begin") else {
        return days(&value_of(expression)?);
    };
    let read = |day: &str| day.get(..10)?.parse().ok();
    Some((read(begin)?, read(day("until").unwrap_or(begin))?))
}

/// Tells whether a text is digits where the pattern has "d", and its characters elsewhere.
fn is_pattern(text: &str, pattern: &str) -> bool {
    text.chars().count() == pattern.len()
        && text
            .chars()
            .zip(pattern.chars())
            .all(|(c, p)| if p == 'd' { c.is_ascii_digit() } else { c == p })
}

/// The calendar days that a TIMEX3 value denotes.
fn days(value: &str) -> Option<Days> {
    let value = match value.split_once('T') {
        Some((day, _)) if is_pattern(day, "dddd-dd-dd") => day,
        _ => value,
    };
    let number = |range: std::ops::Range<usize>| value.get(range)?.parse::<i16>().ok();
    let months = |year: i16, first: i16, last_year: i16, last: i16| {
        let begin = Date::new(year, i8::try_from(first).ok()?, 1).ok()?;
        let end = Date::new(last_year, i8::try_from(last).ok()?, 1).ok()?;
        Some((begin, end.last_of_month()))
    };
    if is_pattern(value, "dddd-dd-dd") {
        let day = value.parse().ok()?;
        return Some((day, day));
    }
    if is_pattern(value, "dddd-dd") {
        let (year, month) = (number(0..4)?, number(5..7)?);
        return months(year, month, year, month);
    }
    if is_pattern(value, "dddd") {
        let year = number(0..4)?;
        return months(year, 1, year, 12);
    }
    if is_pattern(value, "dddd-Wdd") || is_pattern(value, "dddd-Wdd-WE") {
        let first = if value.ends_with("WE") {
            Weekday::Saturday
        } else {
            Weekday::Monday
        };
        let week = i8::try_from(number(6..8)?).ok()?;
        let day = |weekday| Some(ISOWeekDate::new(number(0..4)?, week, weekday).ok()?.date());
        return Some((day(first)?, day(Weekday::Sunday)?));
    }
    if is_pattern(value, "dddd-Qd") || is_pattern(value, "dddd-Hd") {
        let (year, part) = (number(0..4)?, number(6..7)?);
        let length = if value.contains('Q') { 3 } else { 6 };
        return months(year, (part - 1) * length + 1, year, part * length);
    }
    if let Some((year, season)) = value.split_once('-')
        && is_pattern(year, "dddd")
    {
        let year = number(0..4)?;
        return match season {
            "SP" => months(year, 3, year, 5),
            "SU" => months(year, 6, year, 8),
            "FA" => months(year, 9, year, 11),
            "WI" => months(year, 12, year + 1, 2),
            _ => None,
        };
    }
    let years = |first: i16, count: i16| months(first, 1, first + count - 1, 12);
    if is_pattern(value, "ddd") || is_pattern(value, "dddX") {
        return years(number(0..3)? * 10, 10);
    }
    if is_pattern(value, "dd") || is_pattern(value, "ddXX") {
        return years(number(0..2)? * 100, 100);
    }
    None
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tally::TallyFigures;
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: &str) {
        let shown = days(value).map_or("none".to_owned(), |(a, b)| format!("{a}..{b}"));
        assert_eq!(shown, expected, "{value}");
    }

    #[test]
    fn values_denote_days() {
        check("1998-01-08TEV", "1998-01-08..1998-01-08");
        check("1998-02", "1998-02-01..1998-02-28");
        check("1998-W02", "1998-01-05..1998-01-11");
        check("1998-W02-WE", "1998-01-10..1998-01-11");
        check("1998-Q4", "1998-10-01..1998-12-31");
        check("1998-WI", "1998-12-01..1999-02-28");
        check("199", "1990-01-01..1999-12-31");
        check("PRESENT_REF", "none");
    }

    #[test]
    fn an_expression_with_another_value_is_found_but_not_read() {
        let timex = |start: usize, value: &str| json!({"start": start, "end": start + 6, "type": "DATE", "value": value, "text": "Monday"});
        let gold = [json!({"id": 1, "timexes": [timex(0, "2024-01-01"), timex(20, "2024-01-08")]})];
        let told = [json!({"id": 1, "timexes": [timex(0, "2024-01-01"), timex(21, "2024-01-15")]})];
        let tallies = time_tallies(&gold, &told);
        let figures = TallyFigures::of(&tallies);
        let f1 = |name: &str| (figures.found[name].f1() * 100.0).round();
        assert_eq!(
            (f1("relaxed"), f1("strict"), f1("value")),
            (100.0, 50.0, 50.0)
        );
        assert_eq!(tallies[0].mistakes.len(), 1);
    }
}
