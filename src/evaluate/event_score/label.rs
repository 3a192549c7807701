//! CASE 2021, task 2: one sub-type for a snippet. The first event's counts, or the first mention's where no event is drawn; five of the
//! set's labels are not ACLED's and are left out.

use serde_json::Value;

use super::list;
use crate::evaluate::tally::Tally;

/// The labels of CASE 2021 by ACLED's sub-types, as the task's guide pairs them.
const LABELS: &str = include_str!("lexicon/case_labels.tsv");

/// What the names of the figures by label begin with, for the weighted figure over all of them.
pub(in crate::evaluate) const LABEL: &str = "label ";

fn labels() -> impl Iterator<Item = (&'static str, &'static str)> {
    LABELS.lines().filter_map(|line| line.split_once('\t'))
}

pub(super) fn tally(gold: &Value, told: Option<&Value>) -> Tally {
    let told = told.unwrap_or(&Value::Null);
    let mut tally = Tally::default();
    let Some(wanted) = gold["label"].as_str() else {
        return tally;
    };
    let Some((_, wanted)) = labels().find(|(_, label)| label.strip_prefix(LABEL) == Some(wanted))
    else {
        return tally;
    };
    let first = list(told, "events")
        .first()
        .or_else(|| list(told, "mentions").first());
    let said = first
        .and_then(|event| event["sub_event_type"].as_str())
        .and_then(|kind| labels().find(|(sub_type, _)| *sub_type == kind))
        .map(|(_, label)| label);
    let right = said == Some(wanted);
    tally.add(wanted, usize::from(right), 1, usize::from(right));
    if let Some(said) = said.filter(|_| !right) {
        tally.add(said, 0, 0, 1);
    }
    if !right {
        tally.mistakes.push(format!(
            "sub-type\t{}\t{} <- {}",
            gold["id"],
            wanted,
            said.unwrap_or("none")
        ));
    }
    tally
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::event_tallies;
    use crate::evaluate::tally::TallyFigures;

    #[test]
    fn labels_are_weighed_by_how_often_they_stand_in_the_gold() {
        let gold = [
            json!({"id": 1, "label": "ARREST"}),
            json!({"id": 2, "label": "ARREST"}),
            json!({"id": 3, "label": "AIR_STRIKE"}),
            json!({"id": 4, "label": "ORG_CRIME"}),
        ];
        let arrest = json!([{"sub_event_type": "Arrests"}]);
        let told = [
            json!({"id": 1, "events": arrest}),
            json!({"id": 2, "events": [], "mentions": arrest}),
            json!({"id": 3, "events": arrest}),
        ];
        let (share, asked) =
            TallyFigures::of(&event_tallies(&gold, &told)).shares["sub-type, weighted F1"];
        // Arrests: 2 of 2 found, 2 of 3 told; air strikes: none.
        assert!((share - 0.8 * 2.0 / 3.0).abs() < 1e-9, "{share}");
        assert_eq!(asked, 3);
    }
}
