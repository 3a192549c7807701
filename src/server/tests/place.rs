//! Places by name and by point.

use axum::http::{StatusCode, header};
use serde_json::Value;

use super::Server;

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
    assert_eq!(
        (&at["status"], &at["at"]["status"]),
        (&Value::Null, &Value::Null)
    );
    let golan = first("/api/reverse?lon=35.78&lat=33")["at"]["status"].clone();
    assert_eq!(golan["kind"], "occupied");
    assert_eq!(golan["claimed_by"], serde_json::json!(["ISR", "SYR"]));
    assert_eq!(golan["administered_by"], serde_json::json!(["ISR"]));
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
