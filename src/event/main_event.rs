//! Which of a report's events it is about.

use std::collections::BTreeMap;

use super::record::Event;

/// Returns the event that a report is mainly about: of those that lie within one first-level division of the country that most of its
/// mentions speak of, the one told first.
///
/// An event that is only "in Syria" or "in the north" says nothing of where, and a report of one war names others in passing; neither is
/// what it is about while anything sharper is told.
///
/// `events` are those of one report; `None` where none of them has such a place.
#[must_use]
pub fn main_event<'e>(events: impl IntoIterator<Item = &'e Event>) -> Option<&'e Event> {
    let events: Vec<&Event> = events.into_iter().collect();
    let mut mentions: BTreeMap<&str, usize> = BTreeMap::new();
    for event in &events {
        if let Some(country) = country(event) {
            *mentions.entry(country).or_default() += event.mentions.len();
        }
    }
    // `max_by_key` returns the last of equals: the first country told of wins.
    let told = |country: &str| {
        let there = events
            .iter()
            .filter(|event| self::country(event) == Some(country));
        std::cmp::Reverse(there.map(|event| first_words(event)).min())
    };
    let (&home, _) = mentions
        .iter()
        .max_by_key(|&(&country, &count)| (count, told(country)))?;
    events
        .into_iter()
        .filter(|event| self::country(event) == Some(home))
        .filter(|event| {
            event
                .place
                .as_ref()
                .is_some_and(|place| place.admin1.is_some())
        })
        .min_by_key(|event| first_words(event))
}

fn country(event: &Event) -> Option<&str> {
    event.place.as_ref()?.country.as_deref()
}

/// Where the first words of an event stand, bytes.
fn first_words(event: &Event) -> usize {
    let starts = event.mentions.iter().map(|mention| mention.trigger.start);
    starts.min().unwrap_or(usize::MAX)
}
