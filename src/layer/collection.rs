//! GeoJSON: features, collections written one feature at a time, and text sequences.

use std::fmt::Write as _;

use dateline_gazetteer::Gazetteer;
use serde_json::Value;

use super::attribution::ATTRIBUTION;
use super::geometry::{self, Detail};
use super::properties::properties;
use crate::store::StoredEvent;

/// The name of a collection of events: GDAL and QGIS take it for the name of the layer.
pub const LAYER: &str = "events";

/// Addresses that a collection names.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// This page.
    pub this: Option<String>,
    /// The next page.
    pub next: Option<String>,
}

/// Writes an event as a feature; `more` are members added to its properties, as JSON.
#[must_use]
pub fn feature(stored: &StoredEvent, gazetteer: &Gazetteer, detail: Detail) -> String {
    feature_with(stored, gazetteer, detail, &[])
}

pub(super) fn feature_with(
    stored: &StoredEvent,
    gazetteer: &Gazetteer,
    detail: Detail,
    more: &[(&str, String)],
) -> String {
    let mut json = String::with_capacity(2048);
    json.push_str("{\"type\":\"Feature\",\"id\":");
    push_value(&mut json, &Value::from(stored.event.id.0.as_str()));
    json.push_str(",\"geometry\":");
    match &stored.event.place {
        Some(place) => json.push_str(&geometry::of_place(place, gazetteer, detail)),
        None => json.push_str("null"),
    }
    json.push_str(",\"properties\":{");
    for (i, (name, value)) in properties(stored, gazetteer).iter().enumerate() {
        if i > 0 {
            json.push(',');
        }
        push_member(&mut json, name, value);
    }
    for (name, value) in more {
        let _ = write!(json, ",\"{name}\":{value}");
    }
    json.push_str("}}");
    json
}

/// Writes a collection of features that are written already.
#[must_use]
pub fn collection(features: &[String], matched: usize, links: &Links) -> String {
    let length: usize = features.iter().map(|feature| feature.len() + 1).sum();
    let mut json = String::with_capacity(length + 1024);
    let _ = write!(
        json,
        "{{\"type\":\"FeatureCollection\",\"name\":\"{LAYER}\",\"numberMatched\":{matched},\"numberReturned\":{}",
        features.len()
    );
    json.push_str(",\"attribution\":");
    push_value(&mut json, &Value::from(ATTRIBUTION));
    json.push_str(",\"links\":[");
    let links = [("self", &links.this), ("next", &links.next)];
    let links = links
        .into_iter()
        .filter_map(|(rel, href)| Some((rel, href.as_ref()?)));
    for (i, (rel, href)) in links.enumerate() {
        if i > 0 {
            json.push(',');
        }
        let _ = write!(
            json,
            "{{\"rel\":\"{rel}\",\"type\":\"application/geo+json\",\"href\":"
        );
        push_value(&mut json, &Value::from(href.as_str()));
        json.push('}');
    }
    json.push_str("],\"features\":[");
    for (i, feature) in features.iter().enumerate() {
        json.push_str(if i > 0 { ",\n" } else { "\n" });
        json.push_str(feature);
    }
    json.push_str("]}\n");
    json
}

/// Writes a feature as a record of a GeoJSON text sequence.
#[must_use]
pub fn sequence_line(stored: &StoredEvent, gazetteer: &Gazetteer) -> String {
    format!("\u{1e}{}\n", feature(stored, gazetteer, Detail::Full))
}

fn push_member(json: &mut String, name: &str, value: &Value) {
    // Names are our own and need no escapes.
    let _ = write!(json, "\"{name}\":");
    push_value(json, value);
}

fn push_value(json: &mut String, value: &Value) {
    let _ = write!(json, "{value}");
}
