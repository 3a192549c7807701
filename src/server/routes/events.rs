//! Lists of events: the map page, GeoJSON, text sequence, CSV, counts.

use axum::extract::{RawQuery, State as From};
use axum::http::HeaderMap;
use axum::response::Response;

use super::blocking;
use crate::layer::{self, Detail, Links, Query, pairs_of};
use crate::page;
use crate::server::State;
use crate::server::answer::{CSV, GEOJSON, HTML, JSON, SEQUENCE, Tag};
use crate::server::assets::entry;
use crate::server::error::Error;

/// Events in the table of the page.
const PAGE_EVENTS: usize = 50;

/// Events read at once when a download is written.
const DOWNLOAD_STEP: usize = 1000;

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
    download(
        state,
        raw,
        headers,
        SEQUENCE,
        |_, _| String::new(),
        layer::sequence_line,
    )
    .await
}

/// All events that fit, as CSV.
pub(in crate::server) async fn events_csv(
    From(state): From<State>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Error> {
    download(state, raw, headers, CSV, layer::csv_header, layer::csv_line).await
}

type Line = fn(&crate::store::StoredEvent, &dateline_gazetteer::Gazetteer) -> String;

/// Writes all events that fit, page by page of the store; `limit` cuts the whole.
async fn download(
    state: State,
    raw: Option<String>,
    headers: HeaderMap,
    media_type: &'static str,
    head: Line,
    line: Line,
) -> Result<Response, Error> {
    let raw = raw.unwrap_or_default();
    let pairs = pairs_of(&raw);
    let has_limit = pairs.iter().any(|(name, _)| name == "limit");
    let query = Query::read(&pairs)?;
    blocking(move || {
        let tag = Tag::of(state.store.revision()?, &format!("{media_type} {raw}"));
        if tag.is_known(&headers) {
            return Ok(tag.not_modified());
        }
        let mut left = if has_limit { query.limit } else { usize::MAX };
        let mut cursor = query.cursor;
        let mut body = String::new();
        loop {
            let found =
                state
                    .store
                    .find(&query.filter, cursor.as_ref(), left.min(DOWNLOAD_STEP))?;
            for stored in &found.events {
                if body.is_empty() {
                    body.push_str(&head(stored, &state.gazetteer));
                }
                body.push_str(&line(stored, &state.gazetteer));
            }
            left = left.saturating_sub(found.events.len());
            cursor = found.next;
            if left == 0 || cursor.is_none() {
                return Ok(tag.answer(media_type, body));
            }
        }
    })
    .await
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
