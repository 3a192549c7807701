//! The routes, asked without a socket.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use super::{State, app};
use crate::gazetteer::fixture;
use crate::store::example::{now, reports};
use crate::store::{Apart, SqliteStore, Store};

struct Server {
    app: axum::Router,
    _directory: tempfile::TempDir,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("text")
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    fn header(&self, name: header::HeaderName) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("text"))
    }
}

impl Server {
    fn start() -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        let store =
            SqliteStore::open(directory.path(), fixture().clone(), Box::new(Apart)).expect("open");
        for (report, mentions) in reports() {
            store.ingest(&report, &mentions, now()).expect("kept");
        }
        let state = State {
            store: Arc::new(store),
            gazetteer: fixture().clone(),
        };
        Self {
            app: app(state),
            _directory: directory,
        }
    }

    fn ask(&self, request: Request<Body>) -> Answer {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let response = self.app.clone().oneshot(request).await.expect("an answer");
            let (parts, body) = response.into_parts();
            let body = body.collect().await.expect("a body").to_bytes().to_vec();
            Answer {
                status: parts.status,
                headers: parts.headers,
                body,
            }
        })
    }

    fn get(&self, uri: &str) -> Answer {
        self.ask(Request::get(uri).body(Body::empty()).expect("a request"))
    }

    fn get_with(&self, uri: &str, name: header::HeaderName, value: &str) -> Answer {
        self.ask(
            Request::get(uri)
                .header(name, value)
                .body(Body::empty())
                .expect("a request"),
        )
    }

    fn first_id(&self) -> String {
        self.get("/events.geojson").json()["features"][0]["id"]
            .as_str()
            .expect("an id")
            .to_owned()
    }
}

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

#[test]
fn events_are_geojson_with_their_number() {
    let answer = Server::start().get("/events.geojson");
    assert_eq!(answer.header(header::CONTENT_TYPE), "application/geo+json");
    let json = answer.json();
    assert_eq!(
        (
            json["numberMatched"].as_u64(),
            json["numberReturned"].as_u64()
        ),
        (Some(5), Some(5))
    );
    assert!(
        json["attribution"]
            .as_str()
            .is_some_and(|words| words.contains("GeoNames"))
    );
}

#[test]
fn the_next_links_lead_through_all_events_once() {
    let server = Server::start();
    let mut uri = "/events.geojson?country=SYR&limit=1".to_owned();
    let mut ids = Vec::new();
    loop {
        let json = server.get(&uri).json();
        assert_eq!(
            json["numberMatched"],
            server.get("/events.geojson?country=SYR").json()["numberMatched"]
        );
        ids.push(json["features"][0]["id"].clone());
        let links = json["links"].as_array().expect("links").clone();
        match links.iter().find(|link| link["rel"] == "next") {
            Some(next) => {
                next["href"]
                    .as_str()
                    .expect("an address")
                    .clone_into(&mut uri);
                assert!(
                    uri.contains("country=SYR") && uri.contains("limit=1"),
                    "{uri}"
                );
            }
            None => break,
        }
    }
    let count = ids.len();
    ids.dedup();
    assert_eq!((ids.len(), count), (5, 5));
}

#[test]
fn every_download_has_what_the_list_has() {
    let server = Server::start();
    for query in ["", "?type=Air/drone%20strike", "?q=aleppo&precision=town"] {
        let matched =
            server.get(&format!("/events.geojson{query}")).json()["numberMatched"].as_u64();
        let lines = server
            .get(&format!("/events.csv{query}"))
            .text()
            .lines()
            .count() as u64;
        assert_eq!(matched, Some(lines - 1), "{query}");
        let records = server
            .get(&format!("/events.geojsonl{query}"))
            .text()
            .matches('\u{1e}')
            .count() as u64;
        assert_eq!(matched, Some(records), "{query}");
        let total = server.get(&format!("/api/counts{query}")).json()["total"].as_u64();
        assert_eq!(matched, total, "{query}");
    }
}

#[test]
fn a_client_that_has_the_answer_gets_304() {
    let server = Server::start();
    for uri in [
        "/",
        "/events.geojson?country=SYR",
        "/events.csv",
        "/api/counts",
    ] {
        let tag = server.get(uri).header(header::ETAG).to_owned();
        assert!(!tag.is_empty(), "{uri}");
        let again = server.get_with(uri, header::IF_NONE_MATCH, &tag);
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{uri}");
        assert!(again.body.is_empty());
        let other = server.get_with(uri, header::IF_NONE_MATCH, "\"other\"");
        assert_eq!(other.status, StatusCode::OK, "{uri}");
    }
}

#[test]
fn answers_are_packed_as_the_client_can() {
    let server = Server::start();
    for coding in ["gzip", "br"] {
        let answer = server.get_with("/events.geojson", header::ACCEPT_ENCODING, coding);
        assert_eq!(answer.header(header::CONTENT_ENCODING), coding);
        let vary: Vec<_> = answer
            .headers
            .get_all(header::VARY)
            .iter()
            .filter_map(|v| v.to_str().ok())
            .collect();
        assert!(
            vary.join(",").to_lowercase().contains("accept-encoding"),
            "{vary:?}"
        );
    }
}

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
fn places_are_found_by_name_and_by_point() {
    let server = Server::start();
    let first = |uri: &str| server.get(uri).json()["features"][0]["properties"].clone();
    assert_eq!(first("/api/geocode?q=Aleppo&country=syr")["country"], "SYR");
    assert_eq!(first("/api/suggest?q=Alep")["name"], "Aleppo");
    let at = first("/api/reverse?lon=37.16&lat=36.2");
    assert_eq!(
        (&at["name"], &at["at"]["country"]),
        (&Value::from("Aleppo"), &Value::from("SYR"))
    );
}

#[test]
fn places_are_asked_for_by_what_holds_them_and_named_in_a_language() {
    let server = Server::start();
    let ids = |uri: &str| -> Vec<String> {
        let answer = server.get(uri);
        assert_eq!(answer.status, StatusCode::OK, "{uri}: {}", answer.text());
        let features = answer.json()["features"]
            .as_array()
            .expect("features")
            .clone();
        let id = |feature: &Value| {
            feature["properties"]["place_id"]
                .as_str()
                .unwrap_or("")
                .to_owned()
        };
        features.iter().map(id).collect()
    };
    assert_eq!(ids("/api/geocode?q=Paris&admin=Texas"), ["gn:4717560"]);
    assert_eq!(ids("/api/geocode?q=Tripoli&country=lb"), ["gn:266826"]);
    assert_eq!(
        ids("/api/geocode?q=Tripoli&bbox=35,34,36.5,35"),
        ["gn:266826"]
    );
    assert_eq!(
        ids("/api/geocode?q=Tripoli&lon=35.8&lat=34.4&zoom=8&limit=1"),
        ["gn:266826"]
    );
    assert_eq!(
        ids("/api/geocode?q=Tripoli&country=SY"),
        Vec::<String>::new()
    );
    let syrian = ids("/api/suggest?q=a&country=SY&limit=5");
    assert_eq!(syrian.len(), 5);
    assert_eq!(ids("/api/suggest?q=tri&bbox=35,34,36.5,35")[0], "gn:266826");
    let name = |uri: &str| server.get(uri).json()["features"][0]["properties"]["name"].clone();
    assert_eq!(name("/api/geocode?q=Aleppo&lang=ar"), "حلب");
    assert_eq!(name("/api/suggest?q=alep&lang=ar-SY"), "حلب");
    assert_eq!(name("/api/reverse?lon=37.16&lat=36.2&lang=ar"), "حلب");
    assert_eq!(name("/api/geocode?q=Aleppo&lang=eo"), "Aleppo");
}

#[test]
fn clients_of_photon_are_answered_in_its_shape() {
    let server = Server::start();
    for uri in [
        "/api?q=aleppo",
        "/api/?q=alep&limit=5&lang=default&lon=37&lat=36&zoom=6&location_bias_scale=0.1",
        "/api?q=Aleppo&countrycode=SY&countrycode=LB&layer=city&osm_tag=place&osm_tag=!natural&dedupe=0",
        "/reverse?lon=37.16&lat=36.2",
        "/reverse/?lat=36.2&lon=37.16&limit=1&radius=50&distance_sort=true",
        "/structured?city=Aleppo&countrycode=sy",
        "/structured?city=Aleppo&state=Aleppo",
    ] {
        let answer = server.get(uri);
        assert_eq!(answer.status, StatusCode::OK, "{uri}: {}", answer.text());
        assert_eq!(
            answer.header(header::ACCESS_CONTROL_ALLOW_ORIGIN),
            "*",
            "{uri}"
        );
        let first = answer.json()["features"][0].clone();
        let properties = &first["properties"];
        assert_eq!(properties["name"], "Aleppo", "{uri}");
        assert_eq!(properties["country"], "Syria", "{uri}");
        assert_eq!(properties["countrycode"], "SY", "{uri}");
        assert_eq!(properties["osm_key"], "place", "{uri}");
        assert_eq!(first["geometry"]["type"], "Point", "{uri}");
    }
    let of_layer = server.get("/api?q=Aleppo&layer=state").json();
    assert_eq!(of_layer["features"][0]["properties"]["type"], "state");
    assert_eq!(of_layer["features"].as_array().map(Vec::len), Some(1));
    let nowhere = server.get("/api?q=Xqzzyvw").json();
    assert_eq!(nowhere["features"].as_array().map(Vec::len), Some(0));
    assert_eq!(
        server.get("/reverse?lon=-30&lat=0&radius=1").json()["features"],
        Value::from(Vec::<Value>::new())
    );
    let arabic = server.get_with("/api?q=Aleppo", header::ACCEPT_LANGUAGE, "ar,en;q=0.8");
    assert_eq!(arabic.json()["features"][0]["properties"]["name"], "حلب");
    assert!(
        arabic
            .headers
            .get_all(header::VARY)
            .iter()
            .any(|v| v == "accept-language")
    );
}

#[test]
fn a_report_sent_in_is_read_and_not_kept() {
    let server = Server::start();
    let send = |uri: &str, kind: &str, body: Vec<u8>| {
        let request = Request::post(uri)
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body));
        server.ask(request.expect("a request"))
    };
    let read = send(
        "/api/parse?published=2024-12-03",
        "text/plain",
        b"Two people were killed in Hama on Monday.".to_vec(),
    );
    assert_eq!(read.status, StatusCode::OK, "{}", read.text());
    assert_eq!(read.json()["type"], "FeatureCollection");
    let names = send(
        "/api/parse?toponyms=true",
        "application/json",
        br#"{"text": "Two people were killed in Hama."}"#.to_vec(),
    );
    assert_eq!(names.json()["type"], "FeatureCollection");
    assert_eq!(
        send("/api/parse", "text/plain", Vec::new()).status,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(
        send("/api/parse", "image/png", b"x".to_vec()).status,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(
        send("/api/parse", "text/plain", b"\x89PNG\r\n\x1a\n".to_vec()).status,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(
        send("/api/parse?published=monday", "text/plain", b"x".to_vec()).status,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(
        send("/api/parse", "text/plain", vec![b'x'; 9_000_000]).status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
    let long = "Two people were killed in Hama on Monday. ".repeat(26_000);
    let refused = send(
        "/api/parse?published=2024-12-03",
        "text/plain",
        long.into_bytes(),
    );
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(
        refused.text().contains("at most 1024 kB"),
        "{}",
        refused.text()
    );
    for date in ["2999-01-01", "0001-01-01"] {
        let refused = send(
            &format!("/api/parse?published={date}"),
            "text/plain",
            b"Two people were killed in Hama on Monday.".to_vec(),
        );
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        assert!(refused.text().contains(date), "{}", refused.text());
    }
    assert_eq!(server.get("/healthz").json()["reports"], 6);
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
