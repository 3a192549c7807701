//! Why a prediction is as it is, written beside it.

use serde_json::{Value, json};

use super::offsets::Offsets;
use crate::event::EventMention;
use crate::gazetteer::Gazetteer;
use crate::referent::Referent;
use crate::text::Span;
use crate::toponym::Toponym;

/// Adds the words of a toponym, what it was found by and the place it was taken for.
pub(super) fn toponym(
    value: &mut Value,
    toponym: &Toponym,
    referent: &Referent,
    text: &str,
    gazetteer: &Gazetteer,
) {
    value["name"] = toponym.span.of(text).into();
    value["role"] = format!("{:?}", toponym.role).to_lowercase().into();
    value["found_by"] = toponym.found_by.into();
    value["resolved"] = referent.place.is_some().into();
    if let Some((place, _)) = referent.answer() {
        let place = gazetteer.place(place);
        let country = place.country.map(|country| country.as_str().to_owned());
        value["place"] =
            json!({ "name": place.name, "feature": place.feature, "country": country });
    }
}

/// Tells an event mention: its words, status, kind, place, day, actors, counts and source.
///
/// Offsets count Unicode scalar values of the text.
pub(super) fn mention(mention: &EventMention, text: &str, offsets: &Offsets<'_>) -> Value {
    let span = |span: Span| {
        let (start, end) = offsets.characters(span);
        json!([start, end])
    };
    let casualties = &mention.casualties;
    let counts = [
        ("killed", casualties.killed),
        ("injured", casualties.injured),
        ("missing", casualties.missing),
        ("displaced", casualties.displaced),
        ("abducted", casualties.abducted),
        ("arrested", casualties.arrested),
    ];
    let counts = counts
        .into_iter()
        .filter_map(|(name, count)| Some((name.to_owned(), count?.best)));
    json!({
        "thread": mention.thread,
        "status": mention.status.as_str(),
        "sub_event_type": mention.sub_event_type.as_str(),
        "trigger": mention.trigger.of(text),
        "trigger_span": span(mention.trigger),
        "place": mention.place.as_ref().map(|place| json!({
            "name": place.name, "of": place.place_name, "precision": place.precision.as_str(),
            "basis": format!("{:?}", place.basis), "span": place.span.map(span),
        })),
        "date": mention.date.as_ref().map(super::shape::date),
        "actors": mention.actors.iter().map(|actor| json!({
            "role": actor.role.as_str(), "name": actor.name, "kind": actor.kind.as_str(),
        })).collect::<Vec<_>>(),
        "counts": counts.map(|(name, best)| (name, json!(best))).collect::<serde_json::Map<_, _>>(),
        "reported_by": mention.reported_by.iter().map(|by| by.name.clone()).collect::<Vec<_>>(),
        "certainty": mention.certainty.as_str(),
    })
}
