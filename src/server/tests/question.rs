//! What is asked wrongly, and how that is told.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use super::Server;

#[track_caller]
fn check_problem(uri: &str, status: u16) {
    let answer = Server::start().get(uri);
    assert_eq!(answer.status.as_u16(), status, "{uri}");
    assert_eq!(
        answer.header(header::CONTENT_TYPE),
        "application/problem+json",
        "{uri}"
    );
    let problem = answer.json();
    assert_eq!(problem["status"], status);
    for member in ["code", "description", "title"] {
        assert!(
            problem[member]
                .as_str()
                .is_some_and(|words| !words.is_empty()),
            "{uri}: {member}"
        );
    }
}

#[test]
fn bad_questions_are_400_with_words() {
    for uri in [
        "/events.geojson?foo=bar",
        "/?utm_source=x",
        "/events.geojson?limit=0",
        "/events.geojson?limit=abc",
        "/events.geojson?limit=999999",
        "/events.geojson?bbox=a,b,c,d",
        "/events.geojson?from=junk",
        "/events.geojson?cursor=forged",
        "/events.csv?type=War",
        "/api/counts?z=1",
        "/api/geocode",
        "/api/geocode?q=",
        "/api/geocode?q=Hama&country=XYZ",
        "/api/suggest?q=A&lon=1",
        "/api/reverse?lon=1",
        "/api/reverse?lon=200&lat=0",
        "/api/reverse?lon=NaN&lat=0",
        "/api/reverse?lon=1&lat=1&limit=3",
        "/api/geocode?q=Hama&q=Homs",
        "/api/geocode?q=Hama&bbox=1,2,3",
        "/api/geocode?q=Hama&bbox=0,5,1,4",
        "/api/geocode?q=Hama&lang=%3Cscript%3E",
        "/api/geocode?q=Hama&limit=0",
        "/api/geocode?q=Hama&lon=1",
        "/api/suggest?q=Ha&zoom=99&lon=1&lat=1",
        "/api/suggest?q=Ha&country=Atlantis",
        "/api",
        "/api/?q=",
        "/api?q=Hama&foo=bar",
        "/api?q=Hama&layer=moon",
        "/api?q=Hama&osm_tag=!",
        "/api?q=Hama&countrycode=XX",
        "/reverse?lon=1",
        "/reverse?lon=1&lat=1&radius=-1",
        "/reverse?lon=1&lat=1&radius=1e9",
        "/structured?countrycode=SY",
        "/events/abc?x=1",
    ] {
        check_problem(uri, 400);
    }
}

#[test]
fn what_is_not_there_is_404() {
    for uri in [
        "/nothing",
        "/events/0123456789abcdef",
        "/events/0123456789abcdef.geojson",
        "/assets/../Cargo.toml",
        "/assets/x.js",
        "/assets/%2e%2e/%2e%2e/Cargo.toml",
    ] {
        check_problem(uri, 404);
    }
}

#[test]
fn a_browser_is_told_on_a_page_and_a_program_in_json() {
    let server = Server::start();
    const BROWSER: &str = "text/html,application/xhtml+xml,*/*;q=0.8";
    for (uri, status, words) in [
        ("/events/nope", 404, "There is no event with this id."),
        ("/?from=bad", 400, "YYYY-MM-DD"),
        ("/nothing", 404, "There is nothing at this address."),
    ] {
        let page = server.get_with(uri, header::ACCEPT, BROWSER);
        assert_eq!(page.status.as_u16(), status, "{uri}");
        assert_eq!(
            page.header(header::CONTENT_TYPE),
            "text/html; charset=utf-8"
        );
        assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
        let text = page.text();
        assert!(
            text.contains(words) && text.contains("To the map"),
            "{uri}: {text}"
        );
        assert_eq!(server.get(uri).json()["status"], status);
    }
}

#[test]
fn a_long_address_is_414() {
    check_problem(&format!("/events.geojson?q={}", "x".repeat(9000)), 414);
}

#[test]
fn other_methods_are_405_and_head_is_get_without_a_body() {
    let server = Server::start();
    let post = server.ask(
        Request::post("/events.geojson")
            .body(Body::empty())
            .expect("a request"),
    );
    assert_eq!(post.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(post.json()["code"], "method_not_allowed");
    assert!(post.header(header::ALLOW).contains("GET"));
    let head = server.ask(
        Request::head("/events.geojson")
            .body(Body::empty())
            .expect("a request"),
    );
    assert_eq!(head.status, StatusCode::OK);
    assert!(head.body.is_empty());
}
