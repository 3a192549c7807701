//! Events and time expressions in the shapes that the scorers read.

use serde_json::{Map, Value, json};

use super::offsets::Offsets;
use crate::event::{Casualties, Count, Event, EventDate, EventPlace};
use crate::gazetteer::fold;
use crate::text::Span;
use crate::time::{TimeExpression, TimexType};

/// Returns an event in the scorers' "wire" shape; `evidence` is the trigger, in characters.
pub(super) fn event(event: &Event, text: &str, offsets: &Offsets<'_>) -> Value {
    let mut fields = Map::new();
    fields.insert("id".into(), event.id.0.clone().into());
    fields.insert("event_type".into(), event.event_type.as_str().into());
    fields.insert(
        "sub_event_type".into(),
        event.sub_event_type.as_str().into(),
    );
    fields.insert(
        "plover".into(),
        json!({ "event": event.plover_event, "mode": event.plover_mode }),
    );
    fields.insert("cameo".into(), event.cameo.into());
    fields.insert("status".into(), event.status.as_str().into());
    fields.insert("plot".into(), event.is_plotted().into());
    if let Some(event_date) = &event.date {
        fields.insert("date".into(), date(event_date));
    }
    if let Some(event_place) = &event.place {
        fields.insert("place".into(), place(event_place));
    }
    // A side that no words name has a kind and no name.
    let actors = event.actors.iter().map(|actor| {
        let name = (!actor.is_implied()).then_some(&actor.name);
        json!({ "role": actor.role.as_str(), "name": name, "kind": actor.kind.as_str(), "country": actor.country })
    });
    fields.insert("actors".into(), actors.collect());
    fields.insert("casualties".into(), casualties(&event.casualties));
    fields.insert("civilian_targeting".into(), event.civilian_targeting.into());
    fields.insert(
        "reported_by".into(),
        event
            .reported_by
            .iter()
            .map(|by| Value::from(by.name.clone()))
            .collect(),
    );
    fields.insert("certainty".into(), event.certainty.as_str().into());
    let evidence = event
        .mentions
        .iter()
        .map(|mention| span(mention.trigger, text, offsets));
    fields.insert("evidence".into(), evidence.collect());
    Value::Object(fields)
}

/// Returns a time expression in the shape of `score_timex.py`.
pub(super) fn timex(expression: &TimeExpression, text: &str, offsets: &Offsets<'_>) -> Value {
    let kind = match expression.timex_type {
        TimexType::Date => "DATE",
        TimexType::Time => "TIME",
        TimexType::Duration => "DURATION",
        TimexType::Set => "SET",
    };
    let mut value = span(expression.span, text, offsets);
    if let Some(fields) = value.as_object_mut() {
        fields.insert("type".into(), kind.into());
        fields.insert("value".into(), expression.value.clone().into());
        if let Some(interval) = expression.interval {
            fields.insert("begin".into(), interval.start.to_string().into());
            fields.insert("until".into(), interval.end.to_string().into());
        }
    }
    value
}

fn span(span: Span, text: &str, offsets: &Offsets<'_>) -> Value {
    let (start, end) = offsets.characters(span);
    json!({ "start": start, "end": end, "text": span.of(text) })
}

/// Returns a date as `{start, end, precision, text, basis}`.
pub(super) fn date(date: &EventDate) -> Value {
    json!({
        "start": date.interval.start.to_string(),
        "end": date.interval.end.to_string(),
        "precision": date.precision.as_str(),
        "text": date.words,
        "basis": date.basis.as_str(),
    })
}

fn place(place: &EventPlace) -> Value {
    json!({
        "name": place.name,
        // The gazetteer's name in plain letters too, as the press and other codebooks write it.
        "names": [place.name.as_str(), bare_name(&place.name), place.place_name.as_str(), fold(&place.place_name)],
        "gazetteer_id": place.place_id,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision.as_str(),
        "radius_km": place.radius_km,
    })
}

/// The name within the words: "Marinka" of "near Marinka", "Lay" of "Lay village", "Mansa" of "near Mansa town (Mansa district".
fn bare_name(words: &str) -> &str {
    let words = words.split([',', '(']).next().unwrap_or(words);
    let words = words.split(" in ").next().unwrap_or(words);
    let is_name = |word: &str| {
        let rest = word.split_once('-').map_or(word, |(_, rest)| rest);
        word.starts_with(char::is_uppercase) || rest.starts_with(char::is_uppercase)
    };
    let pieces = words.split(' ').filter(|word| is_name(word));
    let (mut start, mut end) = (words.len(), 0);
    for piece in pieces {
        let at = piece.as_ptr() as usize - words.as_ptr() as usize;
        start = start.min(at);
        end = at + piece.len();
    }
    words.get(start..end).unwrap_or(words)
}

fn casualties(casualties: &Casualties) -> Value {
    let named = [
        ("killed", casualties.killed),
        ("injured", casualties.injured),
        ("displaced", casualties.displaced),
        ("missing", casualties.missing),
        ("abducted", casualties.abducted),
        ("arrested", casualties.arrested),
    ];
    let mut fields: Map<String, Value> = named
        .into_iter()
        .filter_map(|(name, figure)| Some((name.to_owned(), count(figure?))))
        .collect();
    if !casualties.of_which.is_empty() {
        let parts = casualties.of_which.iter();
        let parts =
            parts.map(|part| json!({ "of": part.of, "who": part.who, "count": count(part.count) }));
        fields.insert("of_which".into(), parts.collect());
    }
    Value::Object(fields)
}

fn count(count: Count) -> Value {
    json!({ "low": count.low, "best": count.best, "high": count.high })
}

#[cfg(test)]
mod tests {
    use super::bare_name;

    #[track_caller]
    fn check(words: &str, expected: &str) {
        assert_eq!(bare_name(words), expected);
    }

    #[test]
    fn the_name_is_found_within_the_words_that_relate_to_it() {
        check("near Marivka", "Marivka");
        check("Lay Kan village", "Lay Kan");
        check("near Mansura town (Mansura district", "Mansura");
        check("As-Sanamayn town in Dara countryside", "As-Sanamayn");
        check("the outskirts of al-Tiba", "al-Tiba");
        check("the city", "the city");
    }
}
