//! The one error of the server: a problem document (RFC 9457) with a code and words for people.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::layer::QueryError;
use crate::store::StoreError;

/// An answer that is not the asked one.
#[derive(Debug)]
pub(super) struct Error {
    status: StatusCode,
    code: &'static str,
    description: String,
    allow: Option<HeaderValue>,
}

/// What went wrong, in words for a page.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    pub(super) title: &'static str,
    pub(super) description: String,
}

impl Error {
    fn new(status: StatusCode, code: &'static str, description: impl Into<String>) -> Self {
        Self {
            status,
            code,
            description: description.into(),
            allow: None,
        }
    }

    /// The question is not understood.
    pub(super) fn bad_request(description: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad_request", description)
    }

    /// There is no such thing.
    pub(super) fn not_found(description: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", description)
    }

    /// There was such a thing.
    pub(super) fn gone(description: impl Into<String>) -> Self {
        Self::new(StatusCode::GONE, "gone", description)
    }

    /// The address knows other methods.
    pub(super) fn wrong_method() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "method_not_allowed",
            "this address does not take that method",
        )
    }

    /// The body is longer than a report.
    pub(super) fn too_large(limit_bytes: usize) -> Self {
        let limit_mb = limit_bytes / 1024 / 1024;
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
            format!("the body is longer than {limit_mb} MB; send one report at a time"),
        )
    }

    /// The report is longer than any.
    pub(super) fn too_long(description: impl Into<String>) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", description)
    }

    /// Too many reports are being read.
    pub(super) fn busy() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "busy",
            "other reports are being read; try again in a moment",
        )
    }

    /// The body did not come.
    pub(super) fn too_slow() -> Self {
        Self::new(
            StatusCode::REQUEST_TIMEOUT,
            "too_slow",
            "the body did not arrive in time",
        )
    }

    /// The address is longer than any question.
    pub(super) fn long_address() -> Self {
        Self::new(
            StatusCode::URI_TOO_LONG,
            "long_address",
            "the address is longer than 8 kB",
        )
    }

    /// The range lies outside the file.
    pub(super) fn bad_range() -> Self {
        Self::new(
            StatusCode::RANGE_NOT_SATISFIABLE,
            "bad_range",
            "the range lies outside the file",
        )
    }

    /// Something failed that the client cannot help; the cause is logged and not sent.
    pub(super) fn internal(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!(%cause, "a request failed");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "the server failed; its log says why",
        )
    }
}

impl From<QueryError> for Error {
    fn from(error: QueryError) -> Self {
        Self::bad_request(error.to_string())
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy { .. } => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "busy",
                "the store is busy; try again in a moment",
            ),
            other => Self::internal(&other),
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let body = json!({
            "type": "about:blank",
            "title": self.status.canonical_reason().unwrap_or("Error"),
            "status": self.status.as_u16(),
            "code": self.code,
            "description": self.description,
        });
        let headers = [
            (
                header::CONTENT_TYPE,
                HeaderValue::from_static("application/problem+json"),
            ),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        let mut response = (self.status, headers, body.to_string()).into_response();
        // For who asks for a page; see `headers`.
        response.extensions_mut().insert(Problem {
            title: self.status.canonical_reason().unwrap_or("Error"),
            description: self.description,
        });
        if let Some(allow) = self.allow {
            response.headers_mut().insert(header::ALLOW, allow);
        }
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        response
    }
}
