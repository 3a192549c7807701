//! The routes, asked without a socket.

mod list;
mod page;
mod parse;
mod place;
mod question;

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
        Self::with(|store| {
            for (report, mentions) in reports() {
                store.ingest(&report, &mentions, now()).expect("kept");
            }
        })
    }

    /// Starts with a store that `fill` fills.
    fn with(fill: impl FnOnce(&SqliteStore)) -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        let store =
            SqliteStore::open(directory.path(), fixture().clone(), Box::new(Apart)).expect("open");
        fill(&store);
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

    /// Returns the body of an answer as it is sent.
    fn pieces(&self, uri: &str) -> Vec<Vec<u8>> {
        let request = Request::get(uri).body(Body::empty()).expect("a request");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let response = self.app.clone().oneshot(request).await.expect("an answer");
            let mut body = response.into_body();
            let mut pieces = Vec::new();
            while let Some(frame) = body.frame().await {
                let data = frame.expect("a piece").into_data();
                pieces.extend(data.map(|bytes| bytes.to_vec()));
            }
            pieces
        })
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
