//! The server: thin routes over the store, the gazetteer and the core, and the page.
//!
//! Takes a store and a gazetteer, gives a router that is tested without a socket. Everything it answers is made in
//! `layer` and `page`; here are only routes, headers and errors.

mod answer;
mod assets;
mod download;
mod error;
mod headers;
mod listen;
mod range;
mod routes;

use std::sync::Arc;

use axum::Extension;
use axum::Router;
use axum::middleware;
use axum::routing::{get, post};
use dateline_gazetteer::Gazetteer;
use tower_http::compression::CompressionLayer;

use crate::store::Store;

pub use assets::Entry;
pub use assets::has_web_page;
pub use listen::{ListenError, listen};

/// What the routes work with.
#[derive(Clone)]
pub struct State {
    /// Reports and events.
    pub store: Arc<dyn Store>,
    /// The places of the world.
    pub gazetteer: Gazetteer,
}

/// Returns the router: the table of contents of what is served.
pub fn app(state: State) -> Router {
    Router::new()
        .route("/", get(routes::map_page))
        .route("/events.geojson", get(routes::events_geojson))
        .route("/events.geojsonl", get(routes::events_sequence))
        .route("/events.csv", get(routes::events_csv))
        .route("/events.acled.csv", get(routes::events_acled))
        .route("/events.ucdp.csv", get(routes::events_ucdp))
        .route("/events/{id}", get(routes::event))
        .route("/api/counts", get(routes::counts))
        .route("/api/geocode", get(routes::geocode))
        .route("/api/suggest", get(routes::suggest))
        .route("/api/reverse", get(routes::reverse))
        .route(
            "/api/parse",
            post(routes::parse).layer(Extension(routes::Turns::default())),
        )
        .route("/api", get(routes::photon_search))
        .route("/api/", get(routes::photon_search))
        .route("/structured", get(routes::photon_structured))
        .route("/structured/", get(routes::photon_structured))
        .route("/reverse", get(routes::photon_reverse))
        .route("/reverse/", get(routes::photon_reverse))
        .route("/healthz", get(routes::health))
        .route("/assets/{*path}", get(routes::asset))
        .route("/page.css", get(routes::plain_style))
        .route("/basemap.pmtiles", get(routes::basemap))
        .fallback(routes::nothing_here)
        .method_not_allowed_fallback(routes::wrong_method)
        .with_state(state)
        .layer(
            CompressionLayer::new()
                .gzip(true)
                .br(true)
                .compress_when(answer::worth_packing()),
        )
        .layer(middleware::from_fn(headers::dress))
}

#[cfg(test)]
mod tests;
