//! The words under which an event is found, and the question put to the word index.

use crate::event::Event;
use crate::store::ReportHead;

/// Returns all words under which an event is found.
pub(super) fn of_event(event: &Event, reports: &[ReportHead]) -> String {
    let mut words = vec![event.sub_event_type.as_str(), event.event_type.as_str()];
    for mention in &event.mentions {
        words.push(&mention.quote);
    }
    if let Some(place) = &event.place {
        words.extend([place.name.as_str(), place.place_name.as_str()]);
        words.extend(
            [&place.admin1, &place.admin2, &place.country]
                .into_iter()
                .flatten()
                .map(String::as_str),
        );
    }
    words.extend(event.actors.iter().map(|actor| actor.name.as_str()));
    words.extend(event.reported_by.iter().map(|source| source.name.as_str()));
    for report in reports {
        words.extend(
            [&report.title, &report.outlet]
                .into_iter()
                .flatten()
                .map(String::as_str),
        );
    }
    words.join("\n")
}

/// Returns the question for the word index, every word a beginning of a word; `None` where there is no word in `typed`.
pub(super) fn question(typed: &str) -> Option<String> {
    // Only letters and digits pass, in quotes: nothing that is typed can be an operator of the index.
    let terms: Vec<String> = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(MAX_TERMS)
        .map(|word| format!("\"{word}\"*"))
        .collect();
    (!terms.is_empty()).then(|| terms.join(" "))
}

/// More words than this narrow nothing further.
const MAX_TERMS: usize = 16;

#[cfg(test)]
mod tests {
    use super::question;

    #[test]
    fn what_is_typed_can_be_no_operator() {
        assert_eq!(
            question("camp NEAR(\"x\" OR *").as_deref(),
            Some("\"camp\"* \"NEAR\"* \"x\"* \"OR\"*")
        );
        assert_eq!(question(" \"*-\" "), None);
    }
}
