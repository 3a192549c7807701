//! One event with all its proof: every mention with its quote, and the words in it that say what, where, when, who.

use dateline_gazetteer::Gazetteer;
use serde_json::{Value, json};

use super::collection::feature_with;
use super::geometry::{self, Detail};
use super::wording;
use crate::event::EventMention;
use crate::store::StoredEvent;
use crate::text::Span;

/// Writes an event as a feature with its mentions, its footprint and other places of the same name.
#[must_use]
pub fn card(stored: &StoredEvent, gazetteer: &Gazetteer) -> String {
    let mentions: Vec<Value> = stored
        .event
        .mentions
        .iter()
        .map(|mention| mention_json(mention, stored))
        .collect();
    let footprint = stored.event.place.as_ref().map_or_else(
        || "null".to_owned(),
        |place| geometry::footprint(place, gazetteer),
    );
    let more = [
        ("mentions", Value::from(mentions).to_string()),
        ("footprint", footprint),
        (
            "place_candidates",
            candidates(stored, gazetteer).to_string(),
        ),
    ];
    feature_with(stored, gazetteer, Detail::Full, &more)
}

fn mention_json(mention: &EventMention, stored: &StoredEvent) -> Value {
    let report = stored
        .reports
        .iter()
        .find(|report| report.id == mention.report);
    let highlights: Vec<Value> = highlights(mention)
        .into_iter()
        .map(|(start, end, role)| json!({"start": start, "end": end, "role": role}))
        .collect();
    let sources: Vec<&str> = mention
        .reported_by
        .iter()
        .map(|by| by.name.as_str())
        .collect();
    json!({
        "quote": mention.quote,
        "highlights": highlights,
        "report": {
            "id": mention.report.0,
            "title": report.and_then(|report| report.title.as_deref()),
            "url": report.and_then(|report| report.url.as_deref()),
            "outlet": report.and_then(|report| report.outlet.as_deref()),
            "published": report.and_then(|report| report.published).map(|date| date.to_string()),
        },
        "reported_by": Some(sources.join("; ")).filter(|names| !names.is_empty()),
        "killed": mention.casualties.killed.map(wording::persons),
    })
}

/// Returns the words in a mention's quote that say something of the event, as UTF-16 offsets into the quote, in order
/// and not overlapping.
#[must_use]
pub(crate) fn highlights(mention: &EventMention) -> Vec<(usize, usize, &'static str)> {
    let mut spans: Vec<(Span, &'static str)> = vec![(mention.trigger, "trigger")];
    spans.extend(
        mention
            .place
            .as_ref()
            .and_then(|place| place.span)
            .map(|span| (span, "place")),
    );
    spans.extend(
        mention
            .date
            .as_ref()
            .and_then(|date| date.span)
            .map(|span| (span, "date")),
    );
    spans.extend(
        mention
            .actors
            .iter()
            .filter_map(|actor| Some((actor.span?, "actor"))),
    );
    spans.retain(|(span, _)| mention.sentence.contains(*span) && !span.is_empty());
    spans.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut highlights: Vec<(usize, usize, &'static str)> = Vec::new();
    let mut last_end = mention.sentence.start;
    for (span, role) in spans {
        if span.start < last_end {
            continue;
        }
        let (start, end) = (
            span.start - mention.sentence.start,
            span.end - mention.sentence.start,
        );
        // A quote that is not the sentence word for word gets no marks rather than wrong ones.
        let utf16 = |at: usize| {
            mention
                .quote
                .get(..at)
                .map(|head| head.encode_utf16().count())
        };
        if let Some((start, end)) = utf16(start).zip(utf16(end)) {
            highlights.push((start, end, role));
            last_end = span.end;
        }
    }
    highlights
}

/// Returns the places of the same name, so that a reader sees what else could be meant.
fn candidates(stored: &StoredEvent, gazetteer: &Gazetteer) -> Value {
    const MAX_CANDIDATES: usize = 6;
    let Some(place) = &stored.event.place else {
        return Value::Array(Vec::new());
    };
    let mut found = gazetteer.lookup(&place.place_name);
    found.truncate(MAX_CANDIDATES);
    found
        .iter()
        .map(|found| {
            let other = gazetteer.place(found.place);
            json!({
                "name": other.name,
                "place_id": other.source_id,
                "country": other.country.and_then(|code| gazetteer.iso3(code)),
                "admin1": other.admin1.map(|id| gazetteer.place(id).name),
                "lon": geometry::rounded(other.lon),
                "lat": geometry::rounded(other.lat),
                "score": (found.score * 100.0).round() / 100.0,
                "chosen": other.source_id == place.place_id,
            })
        })
        .collect()
}
