//! The pages, and what every answer carries.

use axum::http::{StatusCode, header};
use serde_json::Value;

use super::Server;

#[test]
fn every_answer_carries_the_security_headers() {
    let server = Server::start();
    for uri in ["/", "/events.geojson", "/nothing", "/healthz"] {
        let answer = server.get(uri);
        let policy = answer.header(header::CONTENT_SECURITY_POLICY);
        assert!(
            policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
            "{uri}: {policy}"
        );
        assert_eq!(
            answer.header(header::X_CONTENT_TYPE_OPTIONS),
            "nosniff",
            "{uri}"
        );
    }
}

#[test]
fn the_page_is_complete_without_a_script() {
    let page = Server::start().get("/").text();
    for part in [
        "id=\"map\"",
        "id=\"filters\"",
        "id=\"timeline\"",
        "id=\"events\"",
        "id=\"card\"",
        "id=\"count\"",
        "id=\"download\"",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(page.contains("5 events"));
    assert!(page.contains("method=\"get\""));
    assert_eq!(page.matches("data-event=").count(), 5);
    assert!(page.contains("Air/drone strike – Idlib – 7 killed"));
    assert!(
        !page.contains("style=\"") && !page.contains("onclick"),
        "the policy allows no inline style or script"
    );
}

#[test]
fn the_download_of_the_page_is_the_pages_own_filter() {
    let server = Server::start();
    let page = server.get("/?type=Battles&from=2024-01-01&z=4").text();
    assert!(
        page.contains("href=\"/events.geojson?from=2024-01-01&amp;type=Battles\""),
        "{page}"
    );
    assert!(page.contains("1 of 5 events"));
}

#[test]
fn an_event_has_a_page_and_a_feature() {
    let server = Server::start();
    let id = server.first_id();
    let page = server
        .get_with(&format!("/events/{id}"), header::ACCEPT, "text/html,*/*")
        .text();
    assert!(
        page.contains("killing seven people") && page.contains("<mark class=\"trigger\""),
        "{page}"
    );
    assert!(page.contains("Somewhere in a province"));
    assert!(
        page.contains("A headline &lt;b&gt;with&lt;/b&gt; marks"),
        "what a report says is text and not markup"
    );
    let feature = server.get(&format!("/events/{id}.geojson"));
    assert_eq!(feature.header(header::CONTENT_TYPE), "application/geo+json");
    let by_accept = server.get_with(
        &format!("/events/{id}"),
        header::ACCEPT,
        "application/geo+json",
    );
    assert_eq!(by_accept.json(), feature.json());
    assert_eq!(
        feature.json()["properties"]["mentions"][0]["report"]["outlet"],
        "Wire"
    );
}

#[test]
fn the_basemap_is_sent_in_ranges() {
    let server = Server::start();
    let whole = server.get("/basemap.pmtiles");
    if whole.status == StatusCode::NOT_FOUND {
        return;
    }
    let part = server.get_with("/basemap.pmtiles", header::RANGE, "bytes=0-6");
    assert_eq!(
        (part.status, part.body.as_slice()),
        (StatusCode::PARTIAL_CONTENT, b"PMTiles".as_slice())
    );
    assert_eq!(
        part.header(header::CONTENT_RANGE),
        format!("bytes 0-6/{}", whole.body.len())
    );
    let beyond = server.get_with("/basemap.pmtiles", header::RANGE, "bytes=999999999999-");
    assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
}

#[test]
fn the_health_of_the_server_is_told() {
    let health = Server::start().get("/healthz").json();
    assert_eq!(
        (&health["status"], &health["events"]),
        (&Value::from("ok"), &Value::from(5))
    );
}
