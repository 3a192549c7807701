//! What a text tells, in lines that a test can hold against what a reader would say.

use dateline::event::{ActorRole, Event};
use dateline::gazetteer::embedded;
use dateline::reading::{self, Reading};
use dateline::report::{Published, PublishedBasis, Report, ReportId};
use jiff::civil::{Date, date};

/// The day on which every text is published: a Wednesday.
pub(crate) const PUBLISHED: Date = date(2024, 8, 7);

/// Reads a text as a report published on a day.
pub(crate) fn read(text: &str, published: Date) -> Reading {
    let report = Report {
        id: ReportId("report".to_owned()),
        url: None,
        outlet: None,
        title: None,
        published: Some(Published {
            date: published,
            instant: None,
            basis: PublishedBasis::Metadata,
        }),
        language: None,
        text: text.to_owned(),
        fetched_at: None,
    };
    reading::read(&report, embedded())
}

/// Returns the events that are drawn, in the order of the text.
#[allow(dead_code, reason = "each test file takes what it needs")]
pub(crate) fn drawn(text: &str) -> Vec<Event> {
    let mut events: Vec<Event> = read(text, PUBLISHED)
        .events
        .into_iter()
        .filter(Event::is_plotted)
        .collect();
    events.sort_by_key(|event| {
        let place = event.place.as_ref().and_then(|place| place.span);
        (
            event.mentions[0].trigger.start,
            place.map(|place| place.start),
        )
    });
    events
}

/// "gunmen (political militia) > farmers (civilians)", in square brackets who is only implied.
#[allow(dead_code, reason = "each test file takes what it needs")]
pub(crate) fn sides(event: &Event) -> String {
    let side = |role: ActorRole| {
        let names: Vec<String> = event
            .actors
            .iter()
            .filter(|actor| actor.role == role)
            .map(|actor| {
                let kind = actor.kind.as_str().replace('_', " ");
                if actor.is_implied() {
                    format!("[{} ({kind})]", actor.name)
                } else {
                    format!("{} ({kind})", actor.name)
                }
            })
            .collect();
        names.join(", ")
    };
    format!("{} > {}", side(ActorRole::Actor1), side(ActorRole::Actor2))
}

/// "Odesa: 2 killed", a range as "5-137".
#[allow(dead_code, reason = "each test file takes what it needs")]
pub(crate) fn toll(event: &Event) -> String {
    let place = event
        .place
        .as_ref()
        .map_or("-", |place| place.name.as_str());
    let killed = event.casualties.killed.map_or_else(
        || "-".to_owned(),
        |count| {
            if count.low == count.high {
                count.best.to_string()
            } else {
                format!("{}-{}", count.low, count.high)
            }
        },
    );
    let parts: Vec<String> = event
        .casualties
        .of_which
        .iter()
        .map(|part| format!(", {} {}", part.count.best, part.who))
        .collect();
    format!("{place}: {killed} killed{}", parts.concat())
}
