//! Lists of events and their downloads.

use axum::http::{StatusCode, header};

use super::Server;
use crate::event::{EventMention, SubEventType};
use crate::referent::Geoprecision;
use crate::store::Store;
use crate::store::example::{ALEPPO, mention, now, report};

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
        "/events.acled.csv",
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
fn the_sheets_of_the_codebooks_have_their_columns() {
    let server = Server::start();
    for (uri, columns, lines) in [
        ("/events.acled.csv", 31, 6),
        // Of the five events that are drawn three killed nobody, and at the protest no armed side is told.
        ("/events.ucdp.csv", 49, 2),
        ("/events.ucdp.csv?country=LBN", 49, 1),
    ] {
        let answer = server.get(uri);
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.header(header::CONTENT_TYPE).starts_with("text/csv"));
        let text = answer.text();
        let header = text.lines().next().expect("a header");
        assert_eq!(header.split(',').count(), columns, "{uri}");
        assert_eq!(text.lines().count(), lines, "{uri}: {text}");
    }
}

/// A download is longer than a page of the store, and is whole, and is not held in one piece.
#[test]
fn a_long_download_comes_in_pieces() {
    const EVENTS: usize = 2500;
    let server = Server::with(|store| {
        let report = report("Wire", "Jets bombed Aleppo on Monday.");
        let mentions: Vec<EventMention> = (0..EVENTS)
            .map(|thread| {
                let mut mention = mention(&report, SubEventType::AirDroneStrike, "bombed")
                    .on("2024-12-02", "2024-12-02")
                    .at(ALEPPO, Geoprecision::Town)
                    .done();
                mention.thread = u32::try_from(thread).expect("few");
                mention.sentence.start = thread;
                mention
            })
            .collect();
        store.ingest(&report, &mentions, now()).expect("kept");
    });
    let whole = server.pieces("/events.csv");
    assert!(whole.len() >= 3, "{} pieces", whole.len());
    let text = String::from_utf8(whole.concat()).expect("text");
    assert_eq!(text.lines().count(), EVENTS + 1);
    assert_eq!(text.matches("event_type").count(), 2, "one header");
    let some = server.get("/events.csv?limit=1500").text();
    assert_eq!(some.lines().count(), 1501);
}
