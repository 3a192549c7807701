//! The page of one event: what the reports say, word for word, and how sure it is.

use dateline_gazetteer::Gazetteer;
use maud::{Markup, html};

use super::shell::{Head, attribution, page};
use crate::event::{ActorRole, Event, EventId, EventMention};
use crate::layer::{highlights, wording};
use crate::server::Entry;
use crate::store::{ReportHead, StoredEvent};

/// Writes the page of an event.
#[must_use]
pub fn event(stored: &StoredEvent, gazetteer: &Gazetteer, entry: Option<&Entry>) -> String {
    let title = wording::title(&stored.event);
    let quote = stored
        .event
        .quoted()
        .map_or("", |mention| mention.quote.as_str());
    let head = Head {
        title: &title,
        description: quote,
        entry,
        runs_script: false,
    };
    page(&head, &body(stored, &title, gazetteer))
}

/// Writes the page of an event that is none any more.
#[must_use]
pub fn withdrawn(reason: &str, merged_into: Option<&EventId>, entry: Option<&Entry>) -> String {
    let title = "This event was withdrawn";
    let head = Head {
        title,
        description: reason,
        entry,
        runs_script: false,
    };
    let body = html! {
        (header())
        main.article {
            h2 { (title) }
            p { "Why: " (reason) "." }
            @if let Some(id) = merged_into {
                p { a href={ "/events/" (id.0) } { "The event that has its reports now" } }
            }
        }
    };
    page(&head, &body)
}

/// Writes the page of a question that has no answer.
#[must_use]
pub fn problem(title: &str, description: &str, entry: Option<&Entry>) -> String {
    let head = Head {
        title,
        description,
        entry,
        runs_script: false,
    };
    let body = html! {
        (header())
        main.article {
            h2 { (title) }
            p { (sentence(description)) }
            p { a href="/" { "To the map" } }
        }
    };
    page(&head, &body)
}

/// Makes a sentence of words that begin and end as a part of one.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let begin: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{begin}{}.", letters.as_str().trim_end_matches('.'))
}

fn header() -> Markup {
    html! { header { h1 { a href="/" { "dateline" } } } }
}

fn body(stored: &StoredEvent, title: &str, gazetteer: &Gazetteer) -> Markup {
    let event = &stored.event;
    html! {
        (header())
        main.article {
            h2 { (title) }
            p {
                @if event.is_plotted() { a href={ "/?event=" (event.id.0) } { "Show on the map" } " · " }
                a href={ "/events/" (event.id.0) ".geojson" } { "GeoJSON" }
            }
            (facts(event, gazetteer))
            h3 { "What the reports say" }
            @for mention in &event.mentions { (quote(mention, stored)) }
            (confidence(event))
            (attribution())
        }
    }
}

fn facts(event: &Event, gazetteer: &Gazetteer) -> Markup {
    html! {
        dl {
            dt { "What" }
            dd { (event.event_type.as_str()) ": " (event.sub_event_type.as_str()) }
            @if let Some(date) = &event.date {
                dt { "When" }
                dd {
                    (wording::date(date))
                    @if !date.words.is_empty() { " (" q { (date.words) } ", " (date.basis.as_str()) ")" }
                    @else { " (" (date.basis.as_str()) ")" }
                }
            }
            @if let Some(place) = &event.place {
                dt { "Where" }
                dd {
                    @if let Some(relation) = &place.relation { (wording::relation(relation)) " " }
                    bdi { (place.place_name) }
                    @for part in [&place.admin2, &place.admin1].into_iter().flatten().filter(|part| **part != place.place_name) {
                        ", " bdi { (part) }
                    }
                    @if let Some(country) = country_name(place.country.as_deref(), gazetteer) { ", " (country) }
                }
                dt { "How precisely" }
                dd { (wording::precision(place.precision)) ", within " (radius(place.radius_km)) }
            }
            @for (role, label) in [(ActorRole::Actor1, "Who"), (ActorRole::Actor2, "Whom, or the other side")] {
                @let names: Vec<_> = event.actors.iter().filter(|actor| actor.role == role).collect();
                @if !names.is_empty() {
                    dt { (label) }
                    dd {
                        @for (i, actor) in names.iter().enumerate() {
                            @if i > 0 { "; " }
                            bdi { (actor.name) } " (" (actor.kind.as_str().replace('_', " ")) ")"
                        }
                    }
                }
            }
            (people(event))
            @if !event.reported_by.is_empty() {
                dt { "Who says so" }
                dd {
                    @for (i, source) in event.reported_by.iter().enumerate() {
                        @if i > 0 { "; " }
                        bdi { (source.name) } " (" (source.kind.as_str()) ")"
                    }
                }
            }
            dt { "How sure the reports are" }
            dd { (event.certainty.as_str()) }
            @if !event.is_plotted() {
                dt { "Not on the map" }
                dd { "Told as " (event.status.as_str().replace('_', " ")) @if event.place.is_none() { ", without a place" } }
            }
            dt { "Revision" }
            dd { (event.revision) @if let Some(at) = event.updated { ", " (at.strftime("%-d %B %Y %H:%M UTC").to_string()) } }
        }
    }
}

fn people(event: &Event) -> Markup {
    let casualties = &event.casualties;
    let figures = [
        ("Killed", "killed", casualties.killed),
        ("Injured", "injured", casualties.injured),
        ("Displaced", "", casualties.displaced),
        ("Missing", "", casualties.missing),
        ("Abducted", "", casualties.abducted),
        ("Arrested", "", casualties.arrested),
    ];
    html! {
        @for (label, of, count) in figures {
            @if let Some(count) = count {
                dt { (label) }
                dd {
                    (wording::persons(count)) " reported"
                    @for part in casualties.of_which.iter().filter(|part| part.of == of) {
                        ", of whom " (wording::persons(part.count)) " " (part.who.replace('_', " "))
                    }
                }
            }
        }
    }
}

fn quote(mention: &EventMention, stored: &StoredEvent) -> Markup {
    let report = stored
        .reports
        .iter()
        .find(|report| report.id == mention.report);
    html! {
        figure {
            blockquote { p dir="auto" { (marked(mention)) } }
            figcaption { (source(report)) }
        }
    }
}

/// Returns the quote with its telling words marked.
fn marked(mention: &EventMention) -> Markup {
    let units: Vec<u16> = mention.quote.encode_utf16().collect();
    let words = |start: usize, end: usize| String::from_utf16_lossy(&units[start..end]);
    let marks = highlights(mention);
    let mut last = 0;
    let mut pieces: Vec<(String, Option<&'static str>)> = Vec::new();
    for (start, end, role) in marks {
        pieces.push((words(last, start), None));
        pieces.push((words(start, end), Some(role)));
        last = end;
    }
    pieces.push((words(last, units.len()), None));
    html! {
        @for (text, role) in pieces {
            @match role {
                Some(role) => mark class=(role) title=(role) { (text) },
                None => (text),
            }
        }
    }
}

fn source(report: Option<&ReportHead>) -> Markup {
    let Some(report) = report else {
        return html! { "Report not kept" };
    };
    let title = report
        .title
        .as_deref()
        .unwrap_or("Report without a headline");
    // Only web addresses become links: a report's own data must not run as a script.
    let url = report
        .url
        .as_deref()
        .filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    html! {
        @if let Some(outlet) = &report.outlet { bdi { (outlet) } ", " }
        @if let Some(date) = report.published { (date.strftime("%-d %B %Y").to_string()) ", " }
        @match url {
            Some(url) => a href=(url) rel="noopener nofollow external" { bdi { (title) } },
            None => cite { bdi { (title) } },
        }
    }
}

fn confidence(event: &Event) -> Markup {
    let confidence = event.confidence;
    let fields = [
        ("what happened", confidence.kind),
        ("the date", confidence.date),
        ("the place", confidence.place),
        ("the actors", confidence.actors),
        ("the counts", confidence.counts),
    ];
    html! {
        h3 { "How sure the reading is" }
        ul {
            @for (field, value) in fields {
                li { "Of " (field) ": " (percent(value)) " %" }
            }
        }
    }
}

fn percent(value: f64) -> String {
    format!("{:.0}", value.clamp(0.0, 1.0) * 100.0)
}

fn radius(km: f64) -> String {
    if km < 1.0 {
        format!("{:.0} m", km * 1000.0)
    } else {
        format!("{km:.0} km")
    }
}

fn country_name(iso3: Option<&str>, gazetteer: &Gazetteer) -> Option<String> {
    let code = gazetteer.country_by_iso3(iso3?)?;
    Some(
        gazetteer
            .place(gazetteer.country_place(code)?)
            .name
            .to_owned(),
    )
}
