//! CSV: one event a line, for spreadsheets and data frames, in our own columns or those of a codebook.

use dateline_gazetteer::Gazetteer;
use serde_json::Value;

use super::codebook::{ACLED_COLUMNS, UCDP_COLUMNS, acled, ucdp};
use super::properties::{properties, property_names};
use crate::store::StoredEvent;

/// Which columns a CSV file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The flat record with everything, as in the properties of the features.
    Record,
    /// ACLED's 31 columns.
    Acled,
    /// UCDP GED's 49 columns; only events of organized violence that killed somebody have a line.
    Ucdp,
}

impl Sheet {
    /// Returns the line of column names.
    #[must_use]
    pub fn header(self) -> String {
        match self {
            Self::Record => line(property_names().iter().map(|name| match name.as_str() {
                // The names by which other programs find the point.
                "lon" => "longitude".to_owned(),
                "lat" => "latitude".to_owned(),
                name => name.to_owned(),
            })),
            Self::Acled => line(ACLED_COLUMNS.into_iter().map(str::to_owned)),
            Self::Ucdp => line(UCDP_COLUMNS.into_iter().map(str::to_owned)),
        }
    }

    /// Returns an event's line; `None` where the sheet does not hold such events.
    #[must_use]
    pub fn line(self, stored: &StoredEvent, gazetteer: &Gazetteer) -> Option<String> {
        let cells: Vec<Value> = match self {
            Self::Record => properties(stored, gazetteer)
                .into_iter()
                .map(|(_, value)| value)
                .collect(),
            Self::Acled => acled(stored, gazetteer),
            Self::Ucdp => ucdp(stored, gazetteer)?,
        };
        Some(line(cells.iter().map(cell)))
    }
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
