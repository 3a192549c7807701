//! CSV: the flat record, one event a line, for spreadsheets and data frames.

use dateline_gazetteer::Gazetteer;
use serde_json::Value;

use super::properties::properties;
use crate::store::StoredEvent;

/// Returns the line of column names.
#[must_use]
pub fn csv_header(stored: &StoredEvent, gazetteer: &Gazetteer) -> String {
    let names = properties(stored, gazetteer)
        .into_iter()
        .map(|(name, _)| match name.as_str() {
            // The names by which other programs find the point.
            "lon" => "longitude".to_owned(),
            "lat" => "latitude".to_owned(),
            _ => name,
        });
    line(names)
}

/// Returns an event's line.
#[must_use]
pub fn csv_line(stored: &StoredEvent, gazetteer: &Gazetteer) -> String {
    line(
        properties(stored, gazetteer)
            .into_iter()
            .map(|(_, value)| cell(&value)),
    )
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let mut line = cells.collect::<Vec<_>>().join(",");
    line.push_str("\r\n");
    line
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => quoted(text),
        other => other.to_string(),
    }
}

/// Quotes text; what a spreadsheet would run as a formula gets an apostrophe before it.
fn quoted(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::cell;

    #[test]
    fn cells_are_quoted_and_no_formula() {
        assert_eq!(cell(&json!("camp, \"north\"")), "\"camp, \"\"north\"\"\"");
        assert_eq!(cell(&json!("=HYPERLINK(1)")), "'=HYPERLINK(1)");
        assert_eq!(cell(&json!(-12.5)), "-12.5");
        assert_eq!(cell(&json!(null)), "");
    }
}
