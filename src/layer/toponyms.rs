//! Every place name of a text with the place it was taken for, its runners-up and the reasons.

use dateline_gazetteer::{Gazetteer, PlaceId};
use serde_json::{Value, json};

use super::attribution::ATTRIBUTION;
use super::geometry::rounded;
use crate::referent::{Candidate, Doubt, Referent, Whereabouts};
use crate::text::Span;
use crate::toponym::{NameClass, Names, Toponym, ToponymRole};

/// Runners-up that are shown.
const MAX_CANDIDATES: usize = 5;

/// Writes the place names of `text`, in text order, as a collection; a name without a place has no geometry.
#[must_use]
pub fn toponyms(text: &str, names: &Names, referents: &[Referent], gazetteer: &Gazetteer) -> Value {
    let mut offsets = Utf16::new(text);
    let features: Vec<Value> = names
        .toponyms
        .iter()
        .zip(referents)
        .map(|(toponym, referent)| feature(text, toponym, referent, gazetteer, &mut offsets))
        .collect();
    json!({
        "type": "FeatureCollection",
        "name": "toponyms",
        "attribution": ATTRIBUTION,
        "numberReturned": features.len(),
        "features": features,
        "names": other_names(text, names),
    })
}

/// The persons, organizations and facilities, in text order; `toponyms` counts the features that lie inside.
fn other_names(text: &str, names: &Names) -> Value {
    // What is built and also acts ("the hospital said") is told once.
    let others = names.others.iter();
    let others = others.filter(|other| names.facilities.binary_search(&other.span).is_err());
    let others = others.map(|other| match other.class {
        NameClass::Person => (other.span, "person"),
        NameClass::Organization => (other.span, "organization"),
    });
    let facilities = names.facilities.iter().map(|span| (*span, "facility"));
    let mut all: Vec<(Span, &str)> = others.chain(facilities).collect();
    all.sort_unstable();
    let mut offsets = Utf16::new(text);
    let told = all.into_iter().map(|(span, class)| {
        let first = names
            .toponyms
            .partition_point(|toponym| toponym.span.end <= span.start);
        let inside = names.toponyms[first..].iter().enumerate();
        let inside: Vec<usize> = inside
            .take_while(|(_, toponym)| toponym.span.start < span.end)
            .map(|(at, _)| first + at)
            .collect();
        json!({
            "name": span.of(text),
            "class": class,
            "start": span.start,
            "end": span.end,
            "start_utf16": offsets.of(span.start),
            "end_utf16": offsets.of(span.end),
            "toponyms": inside,
        })
    });
    Value::Array(told.collect())
}

fn feature(
    text: &str,
    toponym: &Toponym,
    referent: &Referent,
    gazetteer: &Gazetteer,
    offsets: &mut Utf16<'_>,
) -> Value {
    let place = referent.place.map(|id| gazetteer.place(id));
    let candidates: Vec<Value> = referent
        .candidates
        .iter()
        .take(MAX_CANDIDATES)
        .map(|candidate| candidate_json(candidate, gazetteer))
        .collect();
    json!({
        "type": "Feature",
        "geometry": place.map(|place| json!({
            "type": "Point", "coordinates": [rounded(place.lon), rounded(place.lat)],
        })),
        "properties": {
            "toponym": toponym.span.of(text),
            "start": toponym.span.start,
            "end": toponym.span.end,
            "start_utf16": offsets.of(toponym.span.start),
            "end_utf16": offsets.of(toponym.span.end),
            "class": if toponym.role == ToponymRole::Demonym { "demonym" } else { "place" },
            "role": role(toponym.role),
            "feature_word": toponym.feature_word.as_ref().map(|word| word.span.of(text)),
            "found_by": toponym.found_by,
            "place_id": place.map(|place| place.source_id),
            "name": place.map(|place| place.name),
            "feature": place.map(|place| place.feature),
            "country": place.and_then(|place| place.country).and_then(|code| gazetteer.iso3(code)),
            "admin1": place.and_then(|place| place.admin1).map(|id| gazetteer.place(id).name),
            "admin2": place.and_then(|place| place.admin2).map(|id| gazetteer.place(id).name),
            "confidence": (referent.confidence * 100.0).round() / 100.0,
            "refused": referent.doubt.and_then(Doubt::refusal),
            "whereabouts": referent.whereabouts.map(|lies| whereabouts_json(lies, gazetteer)),
            "candidates": candidates,
        },
    })
}

/// Where a name without a place lies, as far as the text tells.
fn whereabouts_json(lies: Whereabouts, gazetteer: &Gazetteer) -> Value {
    let mut told = place_json(lies.place, gazetteer);
    told["confidence"] = json!((lies.confidence * 100.0).round() / 100.0);
    told
}

fn candidate_json(candidate: &Candidate, gazetteer: &Gazetteer) -> Value {
    let evidence: Vec<Value> = candidate
        .evidence
        .iter()
        .map(|reason| json!({"rule": reason.rule, "weight": (reason.weight * 1000.0).round() / 1000.0}))
        .collect();
    let mut told = place_json(candidate.place, gazetteer);
    told["score"] = json!((candidate.score * 1000.0).round() / 1000.0);
    told["evidence"] = json!(evidence);
    told
}

fn place_json(place: PlaceId, gazetteer: &Gazetteer) -> Value {
    let place = gazetteer.place(place);
    json!({
        "place_id": place.source_id,
        "name": place.name,
        "feature": place.feature,
        "country": place.country.and_then(|code| gazetteer.iso3(code)),
        "admin1": place.admin1.map(|id| gazetteer.place(id).name),
        "lon": rounded(place.lon),
        "lat": rounded(place.lat),
    })
}

fn role(role: ToponymRole) -> &'static str {
    match role {
        ToponymRole::Literal => "literal",
        ToponymRole::Dateline => "dateline",
        ToponymRole::Demonym => "demonym",
        ToponymRole::Metonym => "metonym",
        ToponymRole::Embedded => "embedded",
    }
}

/// Turns byte offsets, asked for in rising order, into UTF-16 ones in one walk over the text.
struct Utf16<'t> {
    text: &'t str,
    bytes: usize,
    units: usize,
}

impl<'t> Utf16<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            bytes: 0,
            units: 0,
        }
    }

    fn of(&mut self, offset: usize) -> usize {
        if offset < self.bytes {
            (self.bytes, self.units) = (0, 0);
        }
        if let Some(between) = self.text.get(self.bytes..offset) {
            self.units += between.encode_utf16().count();
            self.bytes = offset;
        }
        self.units
    }
}

#[cfg(test)]
mod tests {
    use super::toponyms;
    use crate::gazetteer::embedded;
    use crate::referent::{Context, resolve};
    use crate::text::segment;
    use crate::toponym::recognize;

    /// Returns why the names of a text have no place, in text order.
    fn refused(raw: &str) -> Vec<String> {
        let gazetteer = embedded();
        let text = segment(raw);
        let names = recognize(&text, gazetteer);
        let referents = resolve(&text, &names, gazetteer, &Context::default());
        let written = toponyms(raw, &names, &referents, gazetteer);
        let features = written["features"].as_array().expect("a collection");
        let reasons = features
            .iter()
            .map(|feature| &feature["properties"]["refused"]);
        reasons
            .map(|reason| reason.as_str().unwrap_or("-").to_owned())
            .collect()
    }

    #[test]
    fn a_name_without_a_place_says_why() {
        assert_eq!(refused("Gunmen attacked a camp in Goma."), ["-"]);
        assert_eq!(
            refused("KHARTOUM, Sudan - Shelling killed two people in Dongo."),
            [
                "-",
                "-",
                "little known, in a country that nothing else speaks of"
            ]
        );
    }
}
