//! The list of events as a table.

use maud::{Markup, html};

use crate::layer::wording;
use crate::store::StoredEvent;

/// Returns the table's rows under their headings.
pub(super) fn table(events: &[StoredEvent], caption: &str) -> Markup {
    html! {
        table {
            caption { (caption) }
            thead {
                tr {
                    @for name in ["Event", "When", "Where", "Precision", "Killed", "Reported by"] {
                        th scope="col" { (name) }
                    }
                }
            }
            tbody { @for stored in events { (row(stored)) } }
        }
    }
}

fn row(stored: &StoredEvent) -> Markup {
    let event = &stored.event;
    let sources: Vec<&str> = stored
        .reports
        .iter()
        .filter_map(|r| r.outlet.as_deref())
        .collect();
    html! {
        tr data-event=(event.id.0) {
            th scope="row" { a href={ "/events/" (event.id.0) } { (wording::title(event)) } }
            td { @if let Some(date) = &event.date { (wording::date(date)) } }
            td {
                @if let Some(place) = &event.place {
                    bdi { (place.place_name) }
                    @if let Some(admin1) = place.admin1.as_ref().filter(|a| **a != place.place_name) { ", " bdi { (admin1) } }
                    @if let Some(country) = &place.country { ", " (country) }
                }
            }
            td { @if let Some(place) = &event.place { (wording::precision(place.precision)) } }
            td.number { @if let Some(killed) = event.casualties.killed { (wording::persons(killed)) } }
            td { @if sources.is_empty() { (stored.reports.len()) " reports" } @else { (sources.join(", ")) } }
        }
    }
}
