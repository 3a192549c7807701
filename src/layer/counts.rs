//! Counts of events as JSON, for the filters and the timeline of the page.

use serde_json::{Value, json};

use crate::store::{Facet, Facets};

/// Writes the counts.
#[must_use]
pub fn counts(facets: &Facets) -> Value {
    let list = |facets: &[Facet]| -> Value {
        facets
            .iter()
            .map(|facet| json!({"value": facet.value, "count": facet.count}))
            .collect()
    };
    let bins: Value = facets
        .bins
        .iter()
        .map(|bin| json!({"start": bin.start.to_string(), "end": bin.end.to_string(), "count": bin.count}))
        .collect();
    json!({
        "total": facets.total,
        "event_type": list(&facets.types),
        "sub_event_type": list(&facets.sub_types),
        "precision": list(&facets.precisions),
        "country": list(&facets.countries),
        "actor": list(&facets.actors),
        "histogram": bins,
    })
}
