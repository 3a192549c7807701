//! Answers with their tags: a client that has the current one gets 304 before anything is computed.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use sha2::{Digest, Sha256};
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

/// Media types of what is served.
pub(super) const GEOJSON: &str = "application/geo+json";
pub(super) const SEQUENCE: &str = "application/geo+json-seq";
pub(super) const CSV: &str = "text/csv; charset=utf-8; header=present";
pub(super) const JSON: &str = "application/json";
pub(super) const HTML: &str = "text/html; charset=utf-8";

/// The tag of an answer: the state of what it is made from, and the question.
#[derive(Clone, Debug)]
pub(super) struct Tag(HeaderValue);

impl Tag {
    /// Makes the tag for a question at a revision of the store; another build of the program answers anew.
    pub(super) fn of(revision: u64, question: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(env!("CARGO_PKG_VERSION"));
        hash.update(super::assets::build_mark());
        hash.update(revision.to_le_bytes());
        hash.update(question);
        let digits: String = hash
            .finalize()
            .iter()
            .take(12)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        // Weak: packed and plain bodies share it.
        let value = HeaderValue::from_str(&format!("W/\"{digits}\""));
        Self(value.unwrap_or(HeaderValue::from_static("W/\"\"")))
    }

    /// Tells whether the client has what the tag stands for.
    pub(super) fn is_known(&self, headers: &HeaderMap) -> bool {
        let Some(known) = headers
            .get(header::IF_NONE_MATCH)
            .and_then(|v| v.to_str().ok())
        else {
            return false;
        };
        let ours = self.0.to_str().unwrap_or("").trim_start_matches("W/");
        known
            .split(',')
            .map(str::trim)
            .any(|tag| tag == "*" || tag.trim_start_matches("W/") == ours)
    }

    /// Answers that nothing has changed.
    pub(super) fn not_modified(&self) -> Response<Body> {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        self.put(&mut response);
        response
    }

    /// Answers with a body.
    pub(super) fn answer(&self, media_type: &'static str, body: impl Into<Body>) -> Response<Body> {
        let mut response = plain(media_type, body);
        self.put(&mut response);
        response
    }

    fn put(&self, response: &mut Response<Body>) {
        let headers = response.headers_mut();
        headers.insert(header::ETAG, self.0.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("accept"));
    }
}

/// Answers with a body that has no tag.
pub(super) fn plain(media_type: &'static str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

/// Tells which answers are packed: not small ones, pictures, or what is packed already.
pub(super) fn worth_packing() -> impl Predicate {
    DefaultPredicate::new()
        .and(NotForContentType::const_new("application/vnd.pmtiles"))
        .and(NotForContentType::const_new("font/"))
}
