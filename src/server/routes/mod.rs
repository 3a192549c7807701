//! One file a route, and what they share.

mod assets;
mod events;
mod gazetteer;
mod parse;
mod photon;
mod place_query;
mod single;

use axum::extract::State as From;
use axum::response::{IntoResponse, Response};

use super::State;
use super::answer::{JSON, plain};
use super::error::Error;
use crate::store::StoreError;

pub(super) use assets::{asset, basemap, plain_style};
pub(super) use events::{
    counts, events_acled, events_csv, events_geojson, events_sequence, events_ucdp, map_page,
};
pub(super) use gazetteer::{geocode, reverse, suggest};
pub(super) use parse::{Turns, parse};
pub(super) use photon::{
    reverse as photon_reverse, search as photon_search, structured as photon_structured,
};
pub(super) use single::event;

/// Tells that the server is well and what it holds.
pub(super) async fn health(From(state): From<State>) -> Result<Response, Error> {
    let totals = blocking(move || state.store.totals()).await?;
    let body = serde_json::json!({
        "status": "ok",
        "version": env!("CARGO_PKG_VERSION"),
        "reports": totals.reports,
        "events": totals.plotted,
    });
    Ok(plain(JSON, body.to_string()))
}

/// Answers for addresses that are none.
pub(super) async fn nothing_here() -> Response {
    Error::not_found("there is nothing at this address").into_response()
}

/// Answers for methods that an address does not take.
pub(super) async fn wrong_method() -> Response {
    Error::wrong_method().into_response()
}

/// Asks the store on a thread that may wait.
pub(super) async fn blocking<T: Send + 'static>(
    question: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, Error> {
    match tokio::task::spawn_blocking(question).await {
        Ok(answer) => Ok(answer?),
        Err(failed) => Err(Error::internal(&failed)),
    }
}
