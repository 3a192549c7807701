//! event-location: the place of what a verb tells. The mention whose trigger is nearest to the verb gives it; a gold span is found where
//! the two overlap. Gold spans without characters are left out.

use serde_json::Value;

use super::list;
use crate::evaluate::tally::Tally;

pub(super) fn tally(gold: &Value, told: Option<&Value>) -> Tally {
    let told = told.unwrap_or(&Value::Null);
    let mut tally = Tally::default();
    for event in list(gold, "events") {
        let verb = event["verb"]["start"].as_u64().unwrap_or_default();
        let nearest = list(told, "mentions")
            .iter()
            .min_by_key(|mention| edge(&mention["trigger_span"], 0).abs_diff(verb));
        let span = nearest
            .map(|mention| &mention["place"]["span"])
            .filter(|span| span.is_array())
            .map(|span| (edge(span, 0), edge(span, 1)));
        let places: Vec<(u64, u64)> = list(event, "locations")
            .iter()
            .filter_map(|place| Some((place["start"].as_u64()?, place["end"].as_u64()?)))
            .filter(|(start, end)| start < end)
            .collect();
        let right = span
            .is_some_and(|(start, end)| places.iter().any(|&(from, to)| from < end && start < to));
        tally.add(
            "place of the verb",
            usize::from(right),
            places.len(),
            usize::from(span.is_some()),
        );
        if !right && (span.is_some() || !places.is_empty()) {
            tally
                .mistakes
                .push(format!("place\t{}\t{}", gold["id"], event["verb"]["text"]));
        }
    }
    tally
}

fn edge(span: &Value, at: usize) -> u64 {
    span[at].as_u64().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::event_tallies;
    use crate::evaluate::tally::TallyFigures;

    #[test]
    fn the_nearest_mention_tells_the_place_of_a_verb() {
        let gold = [json!({"id": 1, "events": [
            {"verb": {"start": 10, "end": 14}, "locations": [{"start": 30, "end": 35}, {"start": 5, "end": 5}]},
        ]})];
        let told = [json!({"id": 1, "events": [], "mentions": [
            {"trigger_span": [60, 64], "place": {"span": [70, 75]}},
            {"trigger_span": [10, 14], "place": {"span": [28, 33]}},
        ]})];
        let figures = TallyFigures::of(&event_tallies(&gold, &told));
        assert_eq!(figures.found["place of the verb"].f1(), 1.0);
    }
}
