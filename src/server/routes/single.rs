//! One event: its page for people, its feature for programs.

use axum::extract::{Path, RawQuery, State as From};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use super::blocking;
use crate::event::EventId;
use crate::layer;
use crate::page;
use crate::server::State;
use crate::server::answer::{GEOJSON, HTML, Tag, plain};
use crate::server::assets::entry;
use crate::server::error::Error;
use crate::store::Kept;

/// `/events/{id}` by what the client accepts, `/events/{id}.geojson` always as GeoJSON.
pub(in crate::server) async fn event(
    From(state): From<State>,
    Path(name): Path<String>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Error> {
    if let Some((name, _)) = crate::layer::pairs_of(&raw.unwrap_or_default()).first() {
        let name: String = name.chars().take(80).collect();
        return Err(Error::bad_request(format!(
            "unknown parameter `{name}`; an event takes none"
        )));
    }
    let (id, as_feature) = match name
        .strip_suffix(".geojson")
        .or_else(|| name.strip_suffix(".json"))
    {
        Some(id) => (id.to_owned(), true),
        None => (name.clone(), wants_json(&headers)),
    };
    blocking(move || {
        let form = if as_feature { "feature" } else { "page" };
        let tag = Tag::of(state.store.revision()?, &format!("{form} {id}"));
        if tag.is_known(&headers) {
            return Ok(Ok(tag.not_modified()));
        }
        Ok(match state.store.event(&EventId(id.clone()))? {
            Some(Kept::Current(stored)) if as_feature => {
                Ok(tag.answer(GEOJSON, layer::card(&stored, &state.gazetteer)))
            }
            Some(Kept::Current(stored)) => Ok(tag.answer(
                HTML,
                page::event(&stored, &state.gazetteer, entry().as_ref()),
            )),
            Some(Kept::Withdrawn {
                reason,
                merged_into,
                ..
            }) => Ok(withdrawn(as_feature, &reason, merged_into.as_ref())
                .unwrap_or_else(axum::response::IntoResponse::into_response)),
            None => Err(Error::not_found("there is no event with this id")),
        })
    })
    .await?
}

fn withdrawn(
    as_feature: bool,
    reason: &str,
    merged_into: Option<&EventId>,
) -> Result<Response, Error> {
    if as_feature {
        let now = merged_into
            .map(|id| format!(": see /events/{}", id.0))
            .unwrap_or_default();
        return Err(Error::gone(format!(
            "this event was withdrawn: {reason}{now}"
        )));
    }
    let mut response = plain(HTML, page::withdrawn(reason, merged_into, entry().as_ref()));
    *response.status_mut() = StatusCode::GONE;
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(response)
}

/// Tells whether the client asks for JSON rather than a page.
fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    !accept.contains("text/html") && accept.contains("json")
}
