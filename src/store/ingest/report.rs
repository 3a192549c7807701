//! Rows of reports.

use rusqlite::{ToSql, Transaction, params};

use super::Around;
use crate::report::{PublishedBasis, Report};
use crate::store::StoreError;

/// Returns the row of the new report, or `None` where it is kept already.
pub(super) fn insert_report(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    report: &Report,
) -> Result<Option<i64>, StoreError> {
    let known = transaction
        .prepare_cached("SELECT 1 FROM reports WHERE id = ?1")
        .and_then(|mut select| select.exists([&report.id.0]))
        .map_err(|source| around.failed(source))?;
    if known {
        return Ok(None);
    }
    transaction
        .prepare_cached("INSERT INTO reports (id, text, fetched_at) VALUES (?1, ?2, ?3)")
        .and_then(|mut insert| {
            let fetched_at = report.fetched_at.unwrap_or(around.now).to_string();
            insert.execute(params![report.id.0, report.text, fetched_at])
        })
        .map_err(|source| around.failed(source))?;
    let row = transaction.last_insert_rowid();
    update_report(transaction, around, row, report)?;
    Ok(Some(row))
}

/// Writes what is known of a report beside its text, which is its identity and stays.
pub(super) fn update_report(
    transaction: &Transaction<'_>,
    around: &Around<'_>,
    row: i64,
    report: &Report,
) -> Result<(), StoreError> {
    let published = report.published;
    let date = published.map(|published| published.date.to_string());
    let instant = published.and_then(|published| published.instant);
    let instant = instant.map(|at| at.to_string());
    let basis = published.map(|published| match published.basis {
        PublishedBasis::Given => "given",
        PublishedBasis::Metadata => "metadata",
        PublishedBasis::Dateline => "dateline",
    });
    let known: [&dyn ToSql; 8] = [
        &row,
        &report.url,
        &report.outlet,
        &report.title,
        &date,
        &instant,
        &basis,
        &report.language,
    ];
    transaction
        .prepare_cached(
            "UPDATE reports SET url = ?2, outlet = ?3, title = ?4, published = ?5, published_at = ?6,
                 published_basis = ?7, language = ?8 WHERE row = ?1",
        )
        .and_then(|mut update| update.execute(known))
        .map(drop)
        .map_err(|source| around.failed(source))
}
