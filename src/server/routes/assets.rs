//! The web page's files and the basemap.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};

use crate::server::answer::{Tag, plain};
use crate::server::assets::{self, PLAIN_STYLE};
use crate::server::error::Error;
use crate::server::range::{self, Asked};

/// A built file: its name holds the hash of its contents, so it never changes.
pub(in crate::server) async fn asset(Path(path): Path<String>) -> Result<Response<Body>, Error> {
    let bytes = assets::asset(&path).ok_or_else(|| Error::not_found("there is no such file"))?;
    let mut response = plain(assets::media_type(&path), bytes.into_owned());
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    Ok(response)
}

/// The style of the page without a built web page.
pub(in crate::server) async fn plain_style() -> Response<Body> {
    let mut response = plain("text/css; charset=utf-8", PLAIN_STYLE);
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=3600"),
    );
    response
}

/// The basemap, in ranges.
pub(in crate::server) async fn basemap(headers: HeaderMap) -> Result<Response<Body>, Error> {
    let bytes = assets::basemap()
        .ok_or_else(|| Error::not_found("this program was built without a basemap"))?;
    let tag = Tag::of(bytes.len() as u64, "basemap");
    if tag.is_known(&headers) {
        return Ok(tag.not_modified());
    }
    let asked = headers
        .get(header::RANGE)
        .and_then(|value| value.to_str().ok());
    let length = bytes.len();
    let (status, first, last) = match range::read(asked, length) {
        Asked::All => (StatusCode::OK, 0, length.saturating_sub(1)),
        Asked::Part(first, last) => (StatusCode::PARTIAL_CONTENT, first, last),
        Asked::Outside => return Err(Error::bad_range()),
    };
    let part = bytes.get(first..=last).unwrap_or_default().to_vec();
    let mut response = plain("application/vnd.pmtiles", part);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=86400"),
    );
    if status == StatusCode::PARTIAL_CONTENT
        && let Ok(value) = HeaderValue::from_str(&format!("bytes {first}-{last}/{length}"))
    {
        headers.insert(header::CONTENT_RANGE, value);
    }
    Ok(response)
}
