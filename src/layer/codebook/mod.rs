//! Events in the columns of the two codebooks that conflict researchers know: ACLED's and UCDP GED's.
//!
//! What a column means, where it comes from and what stays empty is told in `docs/exports.md`. A cell whose value is not
//! known is empty; none is made up.

mod acled;
mod country;
mod precision;
mod side;
mod ucdp;

pub(super) use acled::{ACLED_COLUMNS, acled};
pub(super) use ucdp::{UCDP_COLUMNS, ucdp};

use serde_json::Value;

use crate::store::StoredEvent;

/// The cells of a line; what is not known is null.
type Cells = Vec<Value>;

/// Returns the different values in the order in which they come, or nothing where there are none.
fn joined<'w>(values: impl Iterator<Item = &'w str>, mark: &str) -> Option<String> {
    let mut kept: Vec<&str> = Vec::new();
    for value in values.map(str::trim).filter(|value| !value.is_empty()) {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    (!kept.is_empty()).then(|| kept.join(mark))
}

/// Returns the outlets of an event's reports.
fn outlets(stored: &StoredEvent, mark: &str) -> Option<String> {
    let names = stored
        .reports
        .iter()
        .filter_map(|report| report.outlet.as_deref());
    joined(names, mark)
}

#[cfg(test)]
mod tests;
