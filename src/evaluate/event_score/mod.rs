//! Scores of events: those of `score_events.py`, the scorer of the sets. Its three forms of gold are told apart by what a document holds:
//! "events" (wire), "event" (an ACLED row), "incidents" (MUC-4). Three more sets have one question each: "label" (CASE 2021),
//! "governorate" (FA-KES), and "events" with a "verb" (event-location).
//!
//! Gold and told events are paired so that the pairs are most alike together; pairs less alike than [`LEAST_ALIKE`] are none.

mod assignment;
mod fills;
mod governorate;
mod label;
mod muc;
mod verb;
mod when;
mod wire;

use serde_json::Value;

use super::tally::Tally;
pub(super) use label::LABEL;

/// Less alike than this is another event.
const LEAST_ALIKE: f64 = 0.30;

/// Counts every gold document against its prediction; one that has none counts as empty.
#[must_use]
pub fn event_tallies(gold: &[Value], predicted: &[Value]) -> Vec<Tally> {
    let score = match gold.first() {
        Some(first) if first.get("incidents").is_some() => muc::tally,
        Some(first) if first.get("label").is_some() => label::tally,
        Some(first) if first.get("governorate").is_some() => governorate::tally,
        Some(first) if asks_for_verbs(first) => verb::tally,
        _ => wire::tally,
    };
    super::paired(gold, predicted)
        .map(|(gold, predicted)| match gold.get("event") {
            Some(row) => score(&wire::of_row(&gold["id"], row), predicted),
            None => score(gold, predicted),
        })
        .collect()
}

/// Tells whether a gold document asks for the places of verbs.
fn asks_for_verbs(gold: &Value) -> bool {
    list(gold, "events")
        .first()
        .is_some_and(|event| event.get("verb").is_some())
}

/// Returns the spans of the verbs that a gold document asks for.
pub(super) fn verbs(gold: &serde_json::Map<String, Value>) -> Vec<&Value> {
    let events = gold.get("events").and_then(Value::as_array);
    let events = events.map_or(&[][..], Vec::as_slice).iter();
    events.filter_map(|event| event.get("verb")).collect()
}

/// Returns the list in a field of a document or event; empty where there is none.
fn list<'v>(value: &'v Value, field: &str) -> &'v [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

/// Pairs gold and told events by how alike they are.
fn pairs(
    gold: &[Value],
    told: &[Value],
    alike: impl Fn(&Value, &Value) -> f64,
) -> Vec<(usize, usize)> {
    let weights: Vec<Vec<f64>> = gold
        .iter()
        .map(|gold| {
            let row = told.iter().map(|told| alike(gold, told));
            row.map(|weight| if weight >= LEAST_ALIKE { weight } else { 0.0 })
                .collect()
        })
        .collect();
    assignment::best(&weights)
        .into_iter()
        .filter(|&(i, j)| weights[i][j] >= LEAST_ALIKE)
        .collect()
}

fn is_optional(value: &Value) -> bool {
    value["optional"].as_bool().unwrap_or(false)
}

/// The lowest and highest number that a gold count allows; no highest where it is open.
fn allowed(count: &Value) -> Option<(f64, Option<f64>)> {
    match count {
        Value::Object(fields) => {
            let field = |name: &str| fields.get(name).and_then(Value::as_f64);
            let low = if fields.contains_key("low") {
                field("low")
            } else {
                field("best")
            };
            let high = if fields.contains_key("high") {
                field("high")
            } else {
                field("best")
            };
            Some((low.unwrap_or(0.0), high))
        }
        count => count.as_f64().map(|number| (number, Some(number))),
    }
}

/// The number that a told count stands for.
fn told(count: &Value) -> Option<f64> {
    match count {
        Value::Object(fields) => ["best", "low", "high"]
            .iter()
            .find_map(|name| fields.get(*name).and_then(Value::as_f64)),
        count => count.as_f64(),
    }
}

fn is_allowed(gold: Option<(f64, Option<f64>)>, told: Option<f64>) -> bool {
    match (gold, told) {
        (Some((low, high)), Some(told)) => told >= low && high.is_none_or(|high| told <= high),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tally::TallyFigures;
    use super::*;

    fn strike() -> Value {
        json!({
            "event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike",
            "date": {"start": "2024-12-02", "end": "2024-12-02"},
            "place": {"name": "Saraqib", "lat": 35.86, "lon": 36.8, "precision": "town"},
            "actors": [{"name": "jets"}], "casualties": {"killed": {"low": 3, "best": 3, "high": 5}},
            "evidence": [{"start": 0, "end": 10}],
        })
    }

    fn f1(gold: &Value, told: &Value, name: &str) -> f64 {
        let tallies = event_tallies(
            &[json!({"id": 1, "events": gold})],
            &[json!({"id": 1, "events": told})],
        );
        TallyFigures::of(&tallies)
            .found
            .get(name)
            .map_or(0.0, |prf| prf.f1())
    }

    #[test]
    fn the_gold_itself_is_perfect_and_another_event_is_none() {
        let gold = json!([strike()]);
        for name in ["event", "sub-type", "killed", "actors"] {
            assert_eq!(f1(&gold, &gold, name), 1.0, "{name}");
        }
        let protest = json!([{"event_type": "Protests", "place": {"name": "Goma"}}]);
        assert_eq!(f1(&gold, &protest, "event"), 0.0);
    }

    #[test]
    fn a_number_in_the_range_is_right_and_one_beyond_is_not() {
        let mut told = strike();
        told["casualties"]["killed"] = json!(5);
        assert_eq!(f1(&json!([strike()]), &json!([told]), "killed"), 1.0);
        told["casualties"]["killed"] = json!(6);
        assert_eq!(f1(&json!([strike()]), &json!([told]), "killed"), 0.0);
    }

    #[test]
    fn a_row_of_acled_is_an_event() {
        let row = json!({"id": 1, "event": {
            "date": "2022-01-03", "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "Military Forces of X (2021-)",
            "admin1": "Idleb", "location": "Saraqib", "lat": 35.86, "lon": 36.8, "geo_precision": 1, "fatalities": 0,
        }});
        let mut told = strike();
        told["event_type"] = json!("Battles");
        let told = [json!({"id": 1, "events": [told]})];
        let figures = TallyFigures::of(&event_tallies(&[row], &told));
        assert_eq!(figures.found["type"].f1(), 1.0);
        assert_eq!(figures.shares["place in tolerance"], (1.0, 1));
        assert_eq!(figures.found["killed"].predicted, 1);
    }

    #[test]
    fn incidents_are_scored_by_their_own_rules() {
        let gold = [json!({"id": 1, "incidents": [{
            "type": ["BOMBING"], "optional": false, "date": {"alternatives": [{"start": "1990-01-03", "end": "1990-01-03"}]},
            "location": {"alternatives": [[{"name": "PERU"}, {"name": "LIMA"}]]},
            "perpetrators": [], "victims": [], "physical_targets": [], "instruments": [], "counts": {"killed": 2},
        }]})];
        let told = [json!({"id": 1, "incidents": [{
            "type": "BOMBING", "date": {"start": "1990-01-03", "end": "1990-01-03"}, "location": ["Peru", "Lima"], "counts": {"killed": 2},
        }]})];
        let figures = TallyFigures::of(&event_tallies(&gold, &told));
        for name in ["incident", "type", "date exact", "specific place", "killed"] {
            assert_eq!(figures.found[name].f1(), 1.0, "{name}");
        }
    }
}
