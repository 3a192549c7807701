//! Lists of events: the map page, GeoJSON, text sequence, CSV, counts.

use std::sync::Arc;

use axum::extract::{RawQuery, State as From};
use axum::http::HeaderMap;
use axum::response::Response;

use super::blocking;
use crate::layer::{self, Detail, Links, Query, Sheet, pairs_of};
use crate::page;
use crate::server::State;
use crate::server::answer::{CSV, GEOJSON, HTML, JSON, SEQUENCE, Tag};
use crate::server::assets::entry;
use crate::server::download::{Download, Line};
use crate::server::error::Error;

/// Events in the table of the page.
const PAGE_EVENTS: usize = 50;

/// The map page.
pub(in crate::server) async fn map_page(
    From(state): From<State>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let raw = raw.unwrap_or_default();
    let query = Query::read_page(&pairs_of(&raw))?;
    blocking(move || {
        let tag = Tag::of(state.store.revision()?, &format!("page {raw}"));
        if tag.is_known(&headers) {
            return Ok(tag.not_modified());
        }
        let found = state
            .store
            .find(&query.filter, query.cursor.as_ref(), PAGE_EVENTS)?;
        let mut unfiltered = query.filter.clone();
        (unfiltered.types, unfiltered.sub_types) = (Vec::new(), Vec::new());
        unfiltered.precisions.clear();
        let facets = state.store.facets(&unfiltered)?;
        let shown = page::MapPage {
            query: &query,
            found: &found,
            facets: &facets,
            totals: state.store.totals()?,
            gazetteer: &state.gazetteer,
            entry: entry(),
        };
        Ok(tag.answer(HTML, page::map(&shown)))
    })
    .await
}

/// A page of events as GeoJSON.
pub(in crate::server) async fn events_geojson(
    From(state): From<State>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let raw = raw.unwrap_or_default();
    let query = Query::read(&pairs_of(&raw))?;
    blocking(move || {
        let tag = Tag::of(state.store.revision()?, &format!("geojson {raw}"));
        if tag.is_known(&headers) {
            return Ok(tag.not_modified());
        }
        let found = state
            .store
            .find(&query.filter, query.cursor.as_ref(), query.limit)?;
        let features: Vec<String> = found
            .events
            .iter()
            .map(|stored| layer::feature(stored, &state.gazetteer, Detail::List))
            .collect();
        let links = Links {
            this: Some(address("/events.geojson", &raw)),
            next: found.next.map(|cursor| {
                let mut pairs = query.filter.to_query_string();
                let mark = if pairs.is_empty() { "" } else { "&" };
                pairs.push_str(&format!(
                    "{mark}limit={}&cursor={}",
                    query.limit,
                    cursor.encode()
                ));
                address("/events.geojson", &pairs)
            }),
        };
        Ok(tag.answer(GEOJSON, layer::collection(&features, found.total, &links)))
    })
    .await
}

/// All events that fit, as a GeoJSON text sequence.
pub(in crate::server) async fn events_sequence(
    From(state): From<State>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let form = Form {
        name: "sequence",
        media_type: SEQUENCE,
        head: String::new(),
        line: |stored, gazetteer| Some(layer::sequence_line(stored, gazetteer)),
    };
    download(state, raw, headers, form).await
}

/// All events that fit, as CSV.
pub(in crate::server) async fn events_csv(
    From(state): From<State>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let form = Form {
        name: "csv",
        media_type: CSV,
        head: Sheet::Record.header(),
        line: |stored, gazetteer| Sheet::Record.line(stored, gazetteer),
    };
    download(state, raw, headers, form).await
}

/// All events that fit, in ACLED's columns.
pub(in crate::server) async fn events_acled(
    From(state): From<State>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let form = Form {
        name: "acled",
        media_type: CSV,
        head: Sheet::Acled.header(),
        line: |stored, gazetteer| Sheet::Acled.line(stored, gazetteer),
    };
    download(state, raw, headers, form).await
}

/// All events that fit and that UCDP counts, in the columns of its GED.
pub(in crate::server) async fn events_ucdp(
    From(state): From<State>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let form = Form {
        name: "ucdp",
        media_type: CSV,
        head: Sheet::Ucdp.header(),
        line: |stored, gazetteer| Sheet::Ucdp.line(stored, gazetteer),
    };
    download(state, raw, headers, form).await
}

/// A form that all events are downloaded in.
struct Form {
    name: &'static str,
    media_type: &'static str,
    head: String,
    line: Line,
}

/// Writes all events that fit while they are sent; `limit` cuts the whole.
async fn download(
    state: State,
    raw: Option<String>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Error> {
    let raw = raw.unwrap_or_default();
    let pairs = pairs_of(&raw);
    let has_limit = pairs.iter().any(|(name, _)| name == "limit");
    let query = Query::read(&pairs)?;
    let store = Arc::clone(&state.store);
    let revision = blocking(move || store.revision()).await?;
    let tag = Tag::of(revision, &format!("{} {raw}", form.name));
    if tag.is_known(&headers) {
        return Ok(tag.not_modified());
    }
    let download = Download {
        filter: query.filter,
        cursor: query.cursor,
        limit: if has_limit { query.limit } else { usize::MAX },
        head: form.head,
        line: form.line,
    };
    Ok(tag.answer(form.media_type, download.body(state).await?))
}

/// Counts of the events that fit.
pub(in crate::server) async fn counts(
    From(state): From<State>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let raw = raw.unwrap_or_default();
    let query = Query::read(&pairs_of(&raw))?;
    blocking(move || {
        let tag = Tag::of(state.store.revision()?, &format!("counts {raw}"));
        if tag.is_known(&headers) {
            return Ok(tag.not_modified());
        }
        let facets = state.store.facets(&query.filter)?;
        Ok(tag.answer(JSON, layer::counts(&facets).to_string()))
    })
    .await
}

fn address(path: &str, query: &str) -> String {
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}
