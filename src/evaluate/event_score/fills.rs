//! Names in the answers: equal but for articles, case and marks, or one holding the other; any of the gold's mentions will do.

use serde_json::Value;

use super::assignment;

/// A gold name with its mentions.
pub(super) struct Fill {
    pub(super) strings: Vec<String>,
    pub(super) optional: bool,
}

/// Tells whether two names are one.
pub(super) type Equal = fn(&str, &str) -> bool;

fn norm(name: &str) -> String {
    let name = name.to_lowercase().replace('’', "'").replace("'s", "");
    let mut words: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    while words.len() > 1 && matches!(words[0], "a" | "an" | "the" | "el" | "la" | "los" | "las") {
        words.remove(0);
    }
    words.join(" ")
}

/// Tells whether names are equal.
pub(super) fn same(a: &str, b: &str) -> bool {
    let (a, b) = (norm(a), norm(b));
    a == b && !a.is_empty()
}

/// Tells whether one name holds the other in whole words.
pub(super) fn head(a: &str, b: &str) -> bool {
    let (a, b) = (norm(a), norm(b));
    let (wide_a, wide_b) = (format!(" {a} "), format!(" {b} "));
    !a.is_empty() && !b.is_empty() && (wide_b.contains(&wide_a) || wide_a.contains(&wide_b))
}

/// Returns the right, expected and given names; optional ones and repeated mentions count neither way.
pub(super) fn counts(gold: &[Fill], told: &[String], equal: Equal) -> [usize; 3] {
    let fits = |fill: &Fill, told: &str| fill.strings.iter().any(|string| equal(string, told));
    let weights: Vec<Vec<f64>> = gold
        .iter()
        .map(|fill| {
            let row = told
                .iter()
                .map(|told| f64::from(u8::from(fits(fill, told))));
            row.collect()
        })
        .collect();
    let hits: Vec<(usize, usize)> = assignment::best(&weights)
        .into_iter()
        .filter(|&(i, j)| weights[i][j] > 0.0)
        .collect();
    let optional = hits.iter().filter(|&&(i, _)| gold[i].optional).count();
    let repeated = told
        .iter()
        .enumerate()
        .filter(|&(j, told)| {
            !hits.iter().any(|&(_, hit)| hit == j)
                && hits.iter().any(|&(i, _)| fits(&gold[i], told))
        })
        .count();
    [
        hits.len() - optional,
        gold.iter().filter(|fill| !fill.optional).count(),
        told.len() - optional - repeated,
    ]
}

/// Returns the names in a value: a string, an object with `name` and `names`, or a list of such.
pub(super) fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![name.clone()],
        Value::Array(list) => list.iter().flat_map(names).collect(),
        Value::Object(fields) => {
            let name = fields.get("name").and_then(Value::as_str);
            let name = name.filter(|name| !name.is_empty()).map(str::to_owned);
            let others = fields.get("names").map(names).unwrap_or_default();
            name.into_iter().chain(others).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the first name of each thing in a list.
pub(super) fn first_names(list: &[Value]) -> Vec<String> {
    list.iter()
        .filter_map(|value| names(value).into_iter().next())
        .collect()
}

/// Returns the things of a gold list by their names.
pub(super) fn fills(list: &[Value]) -> Vec<Fill> {
    let fill = |value: &Value| Fill {
        strings: names(value),
        optional: super::is_optional(value),
    };
    list.iter().map(fill).collect()
}
