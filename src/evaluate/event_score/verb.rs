//! event-location: the places of what a verb tells, verb by verb. A gold name is found where an answer for the same verb overlaps it, one
//! answer for one name.
//!
//! Gold spans that are empty or one character long are not what an annotator marked. What such a verb's places are is unknown: it is
//! left out, its gold names and its answers.

use serde_json::Value;

use super::{assignment, list};
use crate::evaluate::tally::Tally;

/// A shorter gold span is broken.
const SHORTEST_NAME: u64 = 2;

pub(super) fn tally(gold: &Value, told: Option<&Value>) -> Tally {
    let told = told.unwrap_or(&Value::Null);
    let mut tally = Tally::default();
    for event in list(gold, "events") {
        let names = spans(event);
        if names
            .iter()
            .any(|(start, end)| end < &(start + SHORTEST_NAME))
        {
            continue;
        }
        let answers = list(told, "events")
            .iter()
            .find(|answer| span(&answer["verb"]) == span(&event["verb"]))
            .map(spans)
            .unwrap_or_default();
        let overlap = |&(start, end): &(u64, u64), &(from, to): &(u64, u64)| {
            f64::from(u8::from(start < to && from < end))
        };
        let row = |name| answers.iter().map(|answer| overlap(name, answer)).collect();
        let weights: Vec<Vec<f64>> = names.iter().map(row).collect();
        let pairs = assignment::best(&weights).into_iter();
        let right = pairs.filter(|&(i, j)| weights[i][j] > 0.0).count();
        tally.add("place of the verb", right, names.len(), answers.len());
        if right < names.len() || right < answers.len() {
            tally
                .mistakes
                .push(format!("place\t{}\t{}", gold["id"], event["verb"]["text"]));
        }
    }
    tally
}

fn spans(event: &Value) -> Vec<(u64, u64)> {
    list(event, "locations").iter().map(span).collect()
}

fn span(words: &Value) -> (u64, u64) {
    let edge = |name: &str| words[name].as_u64().unwrap_or_default();
    (edge("start"), edge("end"))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::event_tallies;
    use crate::evaluate::tally::TallyFigures;

    #[track_caller]
    fn check(gold: &Value, told: &Value, right: [usize; 3]) {
        let verb = json!({"start": 10, "end": 14});
        let document = |locations: &Value| {
            let event = json!({"verb": verb, "locations": locations});
            [json!({"id": 1, "events": [event]})]
        };
        let figures = TallyFigures::of(&event_tallies(&document(gold), &document(told)));
        let found = figures.found.get("place of the verb");
        let counts = found.map_or([0, 0, 0], |prf| [prf.hits, prf.gold, prf.predicted]);
        assert_eq!(counts, right, "{gold} {told}");
    }

    #[test]
    fn names_are_found_by_overlap_one_to_one() {
        let name = |start: u64, end: u64| json!({"start": start, "end": end});
        let two = json!([name(30, 35), name(40, 45)]);
        check(&two, &json!([name(28, 33)]), [1, 2, 1]);
        check(&two, &json!([name(28, 45)]), [1, 2, 1]);
        check(&two, &json!([name(40, 50), name(30, 32)]), [2, 2, 2]);
        check(&json!([]), &json!([name(40, 50)]), [0, 0, 1]);
    }

    #[test]
    fn a_verb_with_a_broken_name_is_not_asked() {
        let broken = json!([{"start": 30, "end": 35}, {"start": 5, "end": 6}]);
        check(&broken, &json!([{"start": 30, "end": 35}]), [0, 0, 0]);
    }
}
