//! What every answer carries: the security headers; and what every request leaves: a line in the log.

use std::time::Instant;

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::answer::{HTML, plain};
use super::error::{Error, Problem};
use crate::page;

/// The longest address that is read.
const MAX_ADDRESS_BYTES: usize = 8 * 1024;

/// Nothing but our own: no inline script or style, no other host.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; font-src 'self' data:; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'self'";

const HEADERS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// Answers a request, dresses the answer and logs both.
pub(super) async fn dress(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let wants_page = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    let length = request
        .uri()
        .path_and_query()
        .map_or(0, |whole| whole.as_str().len());
    let mut response = if length > MAX_ADDRESS_BYTES {
        Error::long_address().into_response()
    } else {
        next.run(request).await
    };
    if wants_page {
        response = as_page(response);
    }
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    // What is read may be read by any site: there are no cookies and nothing is private.
    let open = ["/events", "/api", "/structured", "/reverse"];
    if open.iter().any(|begin| path.starts_with(begin)) {
        response.headers_mut().insert(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        );
    }
    let status = response.status().as_u16();
    let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    // A page asks for dozens of files and ranges, which say nothing of who asks what.
    if is_file(&path) {
        tracing::debug!(%method, path, status, ms, "request");
    } else {
        tracing::info!(%method, path, status, ms, "request");
    }
    response
}

/// Tells whether an address is a file of the page, or what a watchdog asks.
fn is_file(path: &str) -> bool {
    path.starts_with("/assets/")
        || matches!(
            path,
            "/basemap.pmtiles" | "/page.css" | "/favicon.ico" | "/healthz"
        )
}

/// Makes a page of a problem document, for who reads in a browser.
fn as_page(response: Response) -> Response {
    let Some(problem) = response.extensions().get::<Problem>() else {
        return response;
    };
    let page = page::problem(
        problem.title,
        &problem.description,
        super::assets::entry().as_ref(),
    );
    let (old, _) = response.into_parts();
    let mut response = plain(HTML, page);
    *response.status_mut() = old.status;
    for name in [header::ALLOW, header::RETRY_AFTER, header::CACHE_CONTROL] {
        if let Some(value) = old.headers.get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("accept"));
    response
}

#[cfg(test)]
mod tests {
    use super::is_file;

    #[test]
    fn what_a_reader_asks_is_logged_and_what_the_page_fetches_is_not() {
        for asked in [
            "/",
            "/events.geojson",
            "/events/ab12",
            "/api/parse",
            "/none",
        ] {
            assert!(!is_file(asked), "{asked}");
        }
        for fetched in ["/basemap.pmtiles", "/assets/main-a1.js", "/healthz"] {
            assert!(is_file(fetched), "{fetched}");
        }
    }
}
