//! Reports sent in.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use http_body_util::BodyExt;
use std::time::Duration;
use tower::ServiceExt;

use super::Server;

#[test]
fn persons_organizations_and_facilities_are_told_with_the_places_inside() {
    let server = Server::start();
    let text = "Yasser Haddad of the Syrian Red Crescent said shells hit the Hmeimim air base near Jableh.";
    let request = Request::post("/api/parse?toponyms=true")
        .header(header::CONTENT_TYPE, "text/plain")
        .body(Body::from(text));
    let told = server.ask(request.expect("a request")).json();
    let mut classes: Vec<(&str, String)> = Vec::new();
    for name in told["names"].as_array().expect("a list of names") {
        let words = name["name"].as_str().expect("words");
        let at = |key: &str| usize::try_from(name[key].as_u64().expect("a number")).expect("small");
        assert_eq!(&text[at("start")..at("end")], words);
        let toponyms = name["toponyms"].as_array().expect("numbers of features");
        let inside = toponyms.iter().map(|number| {
            let number = usize::try_from(number.as_u64().expect("a number")).expect("small");
            &told["features"][number]["properties"]
        });
        let inside = inside.map(|place| place["toponym"].as_str().expect("its words"));
        let inside: Vec<&str> = inside.collect();
        let class = name["class"].as_str().expect("a class");
        classes.push((class, format!("{words}: {}", inside.join(", "))));
    }
    let class = |of: &str| {
        let words = classes.iter().filter(|(class, _)| *class == of);
        words.map(|(_, words)| words.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(class("person"), ["Yasser Haddad: "]);
    assert_eq!(class("organization"), ["Syrian Red Crescent: Syrian"]);
    assert_eq!(class("facility"), ["Hmeimim air base: Hmeimim air base"]);
    let classes = told["features"].as_array().expect("features").iter();
    let classes: Vec<&str> = classes
        .map(|place| place["properties"]["class"].as_str().expect("a class"))
        .collect();
    assert!(classes.contains(&"demonym") && classes.contains(&"place"));
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

/// Sends a body on a clock that only goes on when it is told to, or when nothing else is to be done; returns the answer
/// after `seconds`.
fn answer_after(seconds: u64, body: Body) -> (StatusCode, String) {
    let server = Server::start();
    let request = Request::post("/api/parse?published=2024-12-03")
        .header(header::CONTENT_TYPE, "text/plain")
        .body(body)
        .expect("a request");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let answer = server.app.clone().oneshot(request);
        let clock = tokio::time::advance(Duration::from_secs(seconds));
        let (answer, ()) = tokio::join!(answer, clock);
        let answer = answer.expect("an answer");
        let status = answer.status();
        let body = answer.into_body().collect().await.expect("a body");
        let text = String::from_utf8(body.to_bytes().to_vec()).expect("text");
        (status, text)
    })
}

#[test]
fn a_report_that_takes_too_long_to_read_is_given_up() {
    // Long enough not to be read before the clock has gone on.
    let text = "Two people were killed in Hama on Monday. ".repeat(1000);
    let (status, words) = answer_after(31, Body::from(text));
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE, "{words}");
    assert!(words.contains("longer than 30 s"), "{words}");
}

#[test]
fn a_body_that_does_not_come_is_given_up() {
    struct Silent;
    impl hyper::body::Body for Silent {
        type Data = axum::body::Bytes;
        type Error = std::convert::Infallible;
        fn poll_frame(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<hyper::body::Frame<Self::Data>, Self::Error>>> {
            std::task::Poll::Pending
        }
    }
    let (status, words) = answer_after(0, Body::new(Silent));
    assert_eq!(status, StatusCode::REQUEST_TIMEOUT, "{words}");
}
