//! The map page.

use dateline_gazetteer::Gazetteer;
use maud::{Markup, html};

use super::shell::{Head, page};
use super::{filters, table};
use crate::layer::{Query, wording};
use crate::server::Entry;
use crate::store::{Cursor, Facets, Found, Totals};

/// What the map page shows.
pub struct MapPage<'p> {
    /// What was asked.
    pub query: &'p Query,
    /// The first events that fit.
    pub found: &'p Found,
    /// Counts beside the filters.
    pub facets: &'p Facets,
    /// What there is in all.
    pub totals: Totals,
    /// For names of countries.
    pub gazetteer: &'p Gazetteer,
    /// The built web page.
    pub entry: Option<Entry>,
}

/// Writes the map page.
#[must_use]
pub fn map(shown: &MapPage<'_>) -> String {
    let title = title(shown);
    let description = description(shown);
    let head = Head {
        title: &title,
        description: &description,
        entry: shown.entry.as_ref(),
        runs_script: true,
    };
    page(&head, &body(shown))
}

fn body(shown: &MapPage<'_>) -> Markup {
    let filter = &shown.query.filter;
    let query = filter.to_query_string();
    let events = with_query("/events.geojson", &query);
    html! {
        a.skip href="#events" { "Skip to the list of events" }
        header {
            h1 { a href="/" { "dateline" } }
            p #count role="status" data-all=(shown.totals.plotted) { (count(shown)) }
            a #download.button href=(events) download="events.geojson" {
                "Download" span.more-words { " GeoJSON" }
            }
        }
        (filters::filters(filter, shown.facets, shown.gazetteer))
        main {
            section #map aria-label="Map" data-events=(events) {
                @if shown.entry.is_none() {
                    p.notice {
                        "This program was built without its map; the list below shows every event. "
                        "To have the map, build the web page first (" code { "npm run build" } " in " code { "web/" } ")."
                    }
                }
                noscript { p.notice { "The map needs JavaScript; the list below shows every event without it." } }
            }
            section #events aria-labelledby="events-title" {
                h2 #events-title tabindex="-1" { "Events" }
                @if shown.found.events.is_empty() { (nothing(shown)) }
                (table::table(&shown.found.events, &caption(shown)))
                (paging(shown, &query))
            }
            section #timeline aria-label="Time" { (histogram(shown)) }
        }
        aside #card hidden {}
    }
}

/// Returns the counts over time as a list, which the script replaces with a chart.
fn histogram(shown: &MapPage<'_>) -> Markup {
    let bins: Vec<_> = shown
        .facets
        .bins
        .iter()
        .filter(|bin| bin.count > 0)
        .collect();
    html! {
        details {
            summary { "Events over time" }
            ol {
                @for bin in bins {
                    li {
                        a href=(with_query("/", &days(shown, bin.start, bin.end))) {
                            (bin.start) @if bin.end != bin.start { " to " (bin.end) }
                        }
                        ": " (bin.count)
                    }
                }
            }
        }
    }
}

fn days(shown: &MapPage<'_>, from: jiff::civil::Date, to: jiff::civil::Date) -> String {
    let mut filter = shown.query.filter.clone();
    (filter.from, filter.to) = (Some(from), Some(to));
    filter.to_query_string()
}

fn nothing(shown: &MapPage<'_>) -> Markup {
    html! {
        @if shown.totals.plotted == 0 {
            p.notice { "There are no events yet. Read reports in with " code { "dateline ingest" } "." }
        } @else {
            p.notice { "No events match. " a href="/" { "Clear all filters" } }
        }
    }
}

fn paging(shown: &MapPage<'_>, query: &str) -> Markup {
    html! {
        @if let Some(next) = &shown.found.next {
            p data-paging {
                a rel="next" href=(with_query("/", &joined(query, &cursor(next)))) { "Next events" }
            }
        }
        p data-paging {
            "The same events as "
            a href=(with_query("/events.geojson", query)) { "GeoJSON" } ", "
            a href=(with_query("/events.csv", query)) { "CSV" } ", "
            a href=(with_query("/events.geojsonl", query)) { "GeoJSON text sequence" } ", in "
            a href=(with_query("/events.acled.csv", query)) { "ACLED’s columns" } " or "
            a href=(with_query("/events.ucdp.csv", query)) { "UCDP’s" } "."
        }
    }
}

fn cursor(cursor: &Cursor) -> String {
    format!("cursor={}", cursor.encode())
}

fn joined(query: &str, more: &str) -> String {
    if query.is_empty() {
        more.to_owned()
    } else {
        format!("{query}&{more}")
    }
}

pub(super) fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

fn count(shown: &MapPage<'_>) -> String {
    let (found, all) = (shown.found.total, shown.totals.plotted);
    let number = |n: usize| wording::thousands(u32::try_from(n).unwrap_or(u32::MAX));
    if found == all {
        format!("{} event{}", number(all), if all == 1 { "" } else { "s" })
    } else {
        format!("{} of {} events", number(found), number(all))
    }
}

fn caption(shown: &MapPage<'_>) -> String {
    let listed = shown.found.events.len();
    if listed < shown.found.total {
        format!("Latest first, {listed} of {}", shown.found.total)
    } else {
        "Latest first".to_owned()
    }
}

fn title(shown: &MapPage<'_>) -> String {
    format!("dateline – {} on a map", count(shown))
}

fn description(shown: &MapPage<'_>) -> String {
    let days = shown
        .totals
        .days
        .map(|(first, last)| format!(" between {first} and {last}"));
    format!(
        "{}{} as told by {} reports: what happened, where, when, who says so.",
        count(shown),
        days.unwrap_or_default(),
        shown.totals.reports
    )
}
