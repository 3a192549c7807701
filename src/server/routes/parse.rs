//! A report sent in, its events sent back; nothing is kept.

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::extract::{RawQuery, State as From};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use tokio::sync::Semaphore;

use super::blocking;
use crate::layer::{self, Detail, Links, pairs_of};
use crate::reading;
use crate::report::{EARLIEST_YEAR, Known, ReadError, is_to_come, read_bytes};
use crate::server::State;
use crate::server::answer::{GEOJSON, plain};
use crate::server::error::Error;
use crate::store::{ReportHead, StoredEvent};

/// The longest body; a page may be much longer than the report on it.
const MAX_BODY_BYTES: usize = 8 * 1024 * 1024;

/// How long a body may take to arrive.
const BODY_TIMEOUT: Duration = Duration::from_secs(20);

/// Reports that are read at once: reading needs a processor, and the map's visitors need one too.
const MAX_READING: usize = 2;

/// How long a report waits for others to be read.
const WAIT_TIMEOUT: Duration = Duration::from_secs(15);

/// How long a report may take to be read; the longest that are taken need a few seconds.
const READING_TIMEOUT: Duration = Duration::from_secs(30);

/// Whose turn it is to be read.
#[derive(Clone, Debug)]
pub(in crate::server) struct Turns(Arc<Semaphore>);

impl Default for Turns {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(MAX_READING)))
    }
}

/// What is asked beside the body.
#[derive(Default)]
struct Asked {
    known: Known,
    toponyms: bool,
    undated: bool,
}

/// Reads a report.
pub(in crate::server) async fn parse(
    From(state): From<State>,
    Extension(turns): Extension<Turns>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Error> {
    let asked = read_query(raw)?;
    let extension = extension(&headers)?;
    let bytes = match tokio::time::timeout(BODY_TIMEOUT, to_bytes(body, MAX_BODY_BYTES)).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(_)) => return Err(Error::too_large(MAX_BODY_BYTES)),
        Err(_) => return Err(Error::too_slow()),
    };
    let Ok(Ok(turn)) = tokio::time::timeout(WAIT_TIMEOUT, turns.0.acquire_owned()).await else {
        return Err(Error::busy());
    };
    // A thread cannot be stopped; it keeps its turn until it is done, so that never more than these are at work.
    let reading = blocking(move || {
        let answer = answer(&state, &asked, extension, &bytes);
        drop(turn);
        Ok(answer)
    });
    let Ok(answer) = tokio::time::timeout(READING_TIMEOUT, reading).await else {
        let seconds = READING_TIMEOUT.as_secs();
        return Err(Error::too_long(format!(
            "the report takes longer than {seconds} s to read; send it in parts"
        )));
    };
    Ok(plain(GEOJSON, answer??))
}

fn answer(
    state: &State,
    asked: &Asked,
    extension: Option<&str>,
    bytes: &[u8],
) -> Result<String, Error> {
    let bad = |error: ReadError| match error {
        ReadError::TooLong { .. } => Error::too_long(error.to_string()),
        error => Error::bad_request(error.to_string()),
    };
    let mut read = read_bytes("body", extension, bytes, &asked.known).map_err(bad)?;
    if read.len() != 1 {
        return Err(Error::bad_request("send one report at a time"));
    }
    let report = read.remove(0).map_err(bad)?.report;
    let reading = reading::read(&report, &state.gazetteer);
    if asked.toponyms {
        let (names, referents) = (&reading.names, &reading.referents);
        return Ok(layer::toponyms(&report.text, names, referents, &state.gazetteer).to_string());
    }
    let is_undated = |mention: &crate::event::EventMention| {
        mention.status.is_plotted() && mention.place.is_some() && mention.date.is_none()
    };
    if report.published.is_none() && !asked.undated && reading.mentions.iter().any(is_undated) {
        return Err(Error::bad_request(
            "the report has no publication date, so its dates cannot be told; add published=YYYY-MM-DD, or \
             undated=true to have only what is dated in full",
        ));
    }
    let head = ReportHead::of(&report);
    let features: Vec<String> = reading
        .events
        .into_iter()
        .filter(crate::event::Event::is_plotted)
        .map(|event| {
            let stored = StoredEvent {
                event,
                reports: vec![head.clone()],
            };
            layer::feature(&stored, &state.gazetteer, Detail::Full)
        })
        .collect();
    Ok(layer::collection(
        &features,
        features.len(),
        &Links::default(),
    ))
}

fn read_query(raw: Option<String>) -> Result<Asked, Error> {
    let mut asked = Asked::default();
    for (name, value) in pairs_of(&raw.unwrap_or_default()) {
        match (name.as_str(), value.as_str()) {
            ("published", _) => {
                let date = (value.len() == 10).then(|| value.parse().ok()).flatten();
                let wrong = || Error::bad_request("`published` is a day as YYYY-MM-DD");
                let date: Date = date.ok_or_else(wrong)?;
                if date.year() < EARLIEST_YEAR || is_to_come(date, Timestamp::now()) {
                    return Err(Error::bad_request(format!(
                        "`published` is a day between the year {EARLIEST_YEAR} and today, not {date}"
                    )));
                }
                asked.known.published = Some(date);
            }
            ("url", _) => asked.known.url = Some(value),
            ("outlet", _) => asked.known.outlet = Some(value),
            ("toponyms", "true" | "false") => asked.toponyms = value == "true",
            ("undated", "true" | "false") => asked.undated = value == "true",
            ("toponyms" | "undated", _) => {
                return Err(Error::bad_request(format!("`{name}` is `true` or `false`")));
            }
            _ => {
                let name: String = name.chars().take(80).collect();
                return Err(Error::bad_request(format!(
                    "unknown parameter `{name}`; known are published, url, outlet, toponyms, undated"
                )));
            }
        }
    }
    Ok(asked)
}

/// Returns the file name extension for the body's media type, which says its form.
fn extension(headers: &HeaderMap) -> Result<Option<&'static str>, Error> {
    let media_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let essence = media_type
        .and_then(|kind| kind.split(';').next())
        .map(str::trim);
    match essence {
        None | Some("" | "application/octet-stream" | "application/x-www-form-urlencoded") => {
            Ok(None)
        }
        Some("text/plain") => Ok(Some("txt")),
        Some("text/html" | "application/xhtml+xml") => Ok(Some("html")),
        Some("application/json") => Ok(Some("json")),
        Some(other) => Err(Error::bad_request(format!(
            "a report is text/plain, text/html or application/json, not {other}"
        ))),
    }
}
