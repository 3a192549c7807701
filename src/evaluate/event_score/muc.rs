//! MUC-4 incidents: type, date, place by its chain of names, who and what, killed and injured.

use serde_json::Value;

use super::super::tally::Tally;
use super::fills::{self, Equal, Fill, counts, head, same};
use super::{allowed, is_allowed, is_optional, list, pairs, told, when};

/// The lists of an incident: their fields told and in the gold, and the names of their figures, by equal names and by heads.
const LISTS: [(&str, &str, &str, &str); 4] = [
    (
        "perpetrators",
        "perpetrators",
        "perpetrators",
        "perpetrators, head",
    ),
    ("victims", "victims", "victims", "victims, head"),
    ("targets", "physical_targets", "targets", "targets, head"),
    (
        "instruments",
        "instruments",
        "instruments",
        "instruments, head",
    ),
];

pub(super) fn tally(gold: &Value, predicted: Option<&Value>) -> Tally {
    let mut tally = Tally::default();
    let expected = list(gold, "incidents");
    let given = predicted.map_or(&[] as &[Value], |one| list(one, "incidents"));
    let needed = expected.iter().filter(|one| !is_optional(one)).count();
    if needed > 0 || expected.is_empty() {
        let (holds, told) = (needed > 0, !given.is_empty());
        let right = usize::from(holds && told);
        tally.add(
            "document told of",
            right,
            usize::from(holds),
            usize::from(told),
        );
    }
    let pairs = pairs(expected, given, alike);
    let optional = pairs
        .iter()
        .filter(|(i, _)| is_optional(&expected[*i]))
        .count();
    tally.add(
        "incident",
        pairs.len() - optional,
        needed,
        given.len() - optional,
    );
    for (i, incident) in expected.iter().enumerate() {
        let pair = pairs.iter().find(|(paired, _)| *paired == i);
        match pair {
            Some(&(_, j)) => one(&mut tally, incident, Some(&given[j])),
            None if is_optional(incident) => {}
            None => {
                one(&mut tally, incident, None);
                tally
                    .mistakes
                    .push(format!("missed\t{}\t{}", incident["type"], gold["id"]));
            }
        }
    }
    for (j, incident) in given.iter().enumerate() {
        if !pairs.iter().any(|(_, paired)| *paired == j) {
            spurious(&mut tally, incident);
            tally
                .mistakes
                .push(format!("spurious\t{}\t{}", incident["type"], gold["id"]));
        }
    }
    tally
}

/// What of an incident fits.
struct Fit {
    kind: bool,
    exact: bool,
    meets: bool,
    country: bool,
    specific: bool,
    only_country: bool,
}

fn fit(gold: &Value, told: &Value) -> Fit {
    let kind = told["type"].as_str().map(str::to_uppercase);
    let dates: Vec<&Value> = list(&gold["date"], "alternatives").iter().collect();
    let (exact, meets) = when::fits(&dates, &told["date"]);
    let place = chain(told);
    let alternatives = || {
        let lists = list(&gold["location"], "alternatives").iter();
        lists.map(|one| one.as_array().map_or(&[] as &[Value], Vec::as_slice))
    };
    let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
    let country = alternatives()
        .filter_map(|one| one.first())
        .any(|land| place.iter().any(|told| same(&name(land), told)));
    let specific = place.last().is_some_and(|last| {
        alternatives().any(|one| one.iter().skip(1).any(|place| same(&name(place), last)))
    });
    Fit {
        kind: kind.is_some_and(|kind| list(gold, "type").iter().any(|one| *one == kind.as_str())),
        exact,
        meets,
        country,
        specific,
        only_country: alternatives().any(|one| one.len() == 1),
    }
}

fn chain(incident: &Value) -> Vec<String> {
    match &incident["location"] {
        Value::String(place) => vec![place.clone()],
        Value::Array(places) => places
            .iter()
            .filter_map(|place| place.as_str().or_else(|| place["name"].as_str()))
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    }
}

fn alike(gold: &Value, told: &Value) -> f64 {
    let fit = fit(gold, told);
    let one = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
    let placed = fit.specific || fit.only_country && fit.country && chain(told).len() == 1;
    let (mut right, mut expected) = (0, 0);
    for (field, gold_field, ..) in &LISTS[..3] {
        let [hits, all, _] = counts(&strings(list(gold, gold_field)), &words(told, field), head);
        right += hits;
        expected += all;
    }
    one(fit.kind, 0.35)
        + one(fit.meets, 0.1)
        + one(fit.exact, 0.1)
        + one(fit.country, 0.05)
        + one(placed, 0.15)
        + if expected > 0 {
            0.25 * right as f64 / expected as f64
        } else {
            0.0
        }
}

fn one(tally: &mut Tally, gold: &Value, pair: Option<&Value>) {
    let told_incident = pair.unwrap_or(&Value::Null);
    let fit = fit(gold, told_incident);
    tally.add(
        "type",
        usize::from(fit.kind),
        1,
        usize::from(pair.is_some()),
    );
    let dated = usize::from(!list(&gold["date"], "alternatives").is_empty());
    let told_date = usize::from(when::span(&told_incident["date"]).is_some());
    tally.add("date exact", usize::from(fit.exact), dated, told_date);
    tally.add("date overlap", usize::from(fit.meets), dated, told_date);
    let place = chain(told_incident);
    tally.add(
        "country",
        usize::from(fit.country),
        1,
        usize::from(!place.is_empty()),
    );
    let deep = list(&gold["location"], "alternatives").iter();
    let deep = deep
        .into_iter()
        .any(|one| one.as_array().is_some_and(|one| one.len() > 1));
    let asked = deep && !fit.only_country;
    tally.add(
        "specific place",
        usize::from(fit.specific && asked),
        usize::from(asked),
        usize::from(place.len() > 1 && (asked || !fit.specific)),
    );
    for (field, gold_field, name, by_head) in LISTS {
        let (gold, told) = (strings(list(gold, gold_field)), words(told_incident, field));
        for (name, equal) in [(name, same as Equal), (by_head, head as Equal)] {
            let [right, expected, given] = counts(&gold, &told, equal);
            tally.add(name, right, expected, given);
        }
    }
    for name in ["killed", "injured"] {
        let gold = allowed(&gold["counts"][name]);
        let number = told(&told_incident["counts"][name]);
        tally.add(
            name,
            usize::from(is_allowed(gold, number)),
            usize::from(gold.is_some()),
            usize::from(number.is_some_and(|number| number != 0.0)),
        );
    }
}

fn spurious(tally: &mut Tally, incident: &Value) {
    let place = chain(incident);
    let dated = usize::from(when::span(&incident["date"]).is_some());
    tally.add("type", 0, 0, 1);
    tally.add("date exact", 0, 0, dated);
    tally.add("date overlap", 0, 0, dated);
    tally.add("country", 0, 0, usize::from(!place.is_empty()));
    tally.add("specific place", 0, 0, usize::from(place.len() > 1));
    for (field, _, name, by_head) in LISTS {
        let given = list(incident, field).len();
        tally.add(name, 0, 0, given);
        tally.add(by_head, 0, 0, given);
    }
    for name in ["killed", "injured"] {
        let some = told(&incident["counts"][name]).is_some_and(|number| number != 0.0);
        tally.add(name, 0, 0, usize::from(some));
    }
}

fn words(incident: &Value, field: &str) -> Vec<String> {
    let words = list(incident, field).iter().filter_map(Value::as_str);
    words.map(str::to_owned).collect()
}

fn strings(list: &[Value]) -> Vec<Fill> {
    let fill = |value: &Value| {
        let mentions = ["strings", "alts"]
            .iter()
            .map(|name| fills::names(&value[*name]));
        Fill {
            strings: mentions
                .into_iter()
                .find(|names| !names.is_empty())
                .unwrap_or_default(),
            optional: is_optional(value),
        }
    };
    list.iter().map(fill).collect()
}
