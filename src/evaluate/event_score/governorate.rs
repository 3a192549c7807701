//! FA-KES: the Syrian governorate that an article tells of, and its day. Asked of the event that the article is about
//! ([`main_event`](crate::event::main_event)), of the first with a place in Syria, and of any event; the day is that of an event in the
//! governorate, within [`DAYS`] of the article's.

use jiff::civil::Date;
use serde_json::Value;

use super::list;
use crate::evaluate::tally::Tally;

/// How many days a date may be off.
const DAYS: i32 = 2;

/// Beginnings of today's names of the governorates, by the names in the set.
const GOVERNORATES: &str = include_str!("lexicon/governorates.tsv");

pub(super) fn tally(gold: &Value, told: Option<&Value>) -> Tally {
    let told = told.unwrap_or(&Value::Null);
    let mut tally = Tally::default();
    let Some(names) = gold["governorate"].as_str().and_then(|governorate| {
        GOVERNORATES
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .find(|(name, _)| *name == governorate)
            .map(|(_, names)| names)
    }) else {
        return tally;
    };
    let events = list(told, "events");
    let mut there: Vec<&Value> = events
        .iter()
        .filter(|event| event["place"]["country"] == "SYR")
        .collect();
    there.sort_by_key(|event| first_words(event));
    let is_in = |event: &&Value| agrees(event, names);
    let first = there.first().is_some_and(is_in);
    let some = events.iter().find(is_in);
    let main = events.iter().find(|event| event["main"] == true);
    tally.ask(
        "governorate of the main event",
        main.is_some_and(|event| is_in(&event)),
    );
    tally.ask("governorate of the first event", first);
    tally.ask("governorate of any event", some.is_some());
    let dated = some.or_else(|| there.first().copied()).or(events.first());
    let day = gold["document_time"].as_str().and_then(day);
    let near = day
        .zip(dated)
        .is_some_and(|(day, event)| is_near(day, event));
    tally.ask("date within two days", near);
    if !first {
        let said = there.first().map(|event| event["place"]["admin1"].clone());
        tally.mistakes.push(format!(
            "governorate\t{}\t{} <- {}",
            gold["id"],
            gold["governorate"],
            said.unwrap_or_default()
        ));
    }
    tally
}

/// Where the first words of an event stand.
fn first_words(event: &Value) -> u64 {
    let starts = list(event, "evidence")
        .iter()
        .filter_map(|words| words["start"].as_u64());
    starts.min().unwrap_or(u64::MAX)
}

/// Tells whether an event's division or place begins with one of the governorate's names, as a whole or behind a blank.
fn agrees(event: &Value, names: &str) -> bool {
    let place = &event["place"];
    let words = ["admin1", "name"]
        .into_iter()
        .filter_map(|field| place[field].as_str())
        .map(str::to_lowercase);
    let begins =
        |words: &str, name: &str| words.starts_with(name) || words.contains(&format!(" {name}"));
    words
        .into_iter()
        .any(|words| names.split('|').any(|name| begins(&words, name)))
}

fn day(words: &str) -> Option<Date> {
    words.get(..10)?.parse().ok()
}

fn is_near(day_told: Date, event: &Value) -> bool {
    let edge = |name: &str| event["date"][name].as_str().and_then(day);
    let days = |from: Date, to: Date| from.until(to).map_or(i32::MAX, |span| span.get_days());
    let (Some(start), Some(end)) = (edge("start"), edge("end")) else {
        return false;
    };
    days(day_told, start) <= DAYS && days(end, day_told) <= DAYS
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::event_tallies;
    use crate::evaluate::tally::TallyFigures;

    #[test]
    fn the_governorate_is_that_of_the_first_event_or_of_any() {
        let gold = [json!({"id": 1, "governorate": "deir ezzor", "document_time": "2017-03-02"})];
        let event = |at: u64, admin1: &str, day: &str| {
            json!({"evidence": [{"start": at}], "main": at > 20, "date": {"start": day, "end": day},
                "place": {"country": "SYR", "admin1": admin1, "name": "a town"}})
        };
        let told = [json!({"id": 1, "events": [
            event(50, "Deir ez-Zor", "2017-03-01"), event(10, "Aleppo", "2017-02-20"),
        ]})];
        let figures = TallyFigures::of(&event_tallies(&gold, &told));
        assert_eq!(figures.shares["governorate of the main event"], (1.0, 1));
        assert_eq!(figures.shares["governorate of the first event"], (0.0, 1));
        assert_eq!(figures.shares["governorate of any event"], (1.0, 1));
        assert_eq!(figures.shares["date within two days"], (1.0, 1));
    }
}
