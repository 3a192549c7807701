//! Runs the pipeline over a gold file and writes its predictions.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::{Value, json};

use super::gold::{self, GoldDocument};
use super::offsets::Offsets;
use super::{EvaluateError, incident, shape};
use crate::gazetteer::Gazetteer;
use crate::reading::{self, Reading};
use crate::referent;
use crate::report::{Published, PublishedBasis, Report, ReportId};
use crate::text;
use crate::time;
use crate::toponym::{Names, Toponym, ToponymRole};

/// What to predict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Place names and their coordinates.
    Toponyms,
    /// Time expressions.
    Time,
    /// Plotted events.
    Events,
}

/// How to predict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Resolve the gold file's own spans instead of recognizing toponyms.
    pub gold_spans: bool,
}

/// Writes predictions for every document of a gold file and returns how many there are.
///
/// # Errors
/// When the gold file is not one, or the predictions cannot be written.
pub fn predict(
    task: Task,
    gold: &Path,
    predictions: &Path,
    options: Options,
    gazetteer: &Gazetteer,
) -> Result<usize, EvaluateError> {
    let documents = gold::load(gold)?;
    let failed = |source| EvaluateError::Write {
        path: predictions.into(),
        source,
    };
    let mut out = BufWriter::new(File::create(predictions).map_err(failed)?);
    for document in &documents {
        let line = match task {
            Task::Toponyms if options.gold_spans => gold_referents(document, gazetteer),
            Task::Toponyms => toponyms(document, gazetteer),
            Task::Time => timexes(document),
            Task::Events => events(document, gazetteer),
        };
        writeln!(out, "{line}").map_err(failed)?;
    }
    out.flush().map_err(failed)?;
    Ok(documents.len())
}

fn report(document: &GoldDocument) -> Report {
    Report {
        id: ReportId(document.id.to_string()),
        url: document.url.clone(),
        outlet: document.outlet.clone(),
        title: document.title.clone(),
        published: document.published.map(|date| Published {
            date,
            instant: None,
            basis: PublishedBasis::Metadata,
        }),
        language: None,
        text: document.text.clone(),
        fetched_at: None,
    }
}

fn read(document: &GoldDocument, gazetteer: &Gazetteer) -> Reading {
    reading::read(&report(document), gazetteer)
}

fn toponyms(document: &GoldDocument, gazetteer: &Gazetteer) -> Value {
    let reading = read(document, gazetteer);
    line(document, &reading.names, &reading.referents, gazetteer)
}

fn gold_referents(document: &GoldDocument, gazetteer: &Gazetteer) -> Value {
    let segmented = text::segment(&document.text);
    let given = |&span| Toponym {
        span,
        role: ToponymRole::Literal,
        feature_word: None,
        found_by: "given",
    };
    let names = Names {
        toponyms: document.toponyms.iter().map(given).collect(),
        others: Vec::new(),
    };
    let context = reading::context(&report(document), gazetteer);
    let referents = referent::resolve(&segmented, &names, gazetteer, &context);
    line(document, &names, &referents, gazetteer)
}

fn line(
    document: &GoldDocument,
    names: &Names,
    referents: &[referent::Referent],
    gazetteer: &Gazetteer,
) -> Value {
    let offsets = Offsets::new(&document.text);
    let toponyms = names
        .toponyms
        .iter()
        .zip(referents)
        .map(|(toponym, referent)| {
            let (start, end) = offsets.characters(toponym.span);
            match referent.place.map(|id| gazetteer.place(id)) {
                Some(place) => json!({
                    "start": start, "end": end, "lat": place.lat, "lon": place.lon,
                    "gazetteer_id": place.source_id, "confidence": referent.confidence,
                }),
                None => json!({ "start": start, "end": end }),
            }
        });
    json!({ "id": document.id, "toponyms": toponyms.collect::<Vec<_>>() })
}

fn timexes(document: &GoldDocument) -> Value {
    let segmented = text::segment(&document.text);
    let offsets = Offsets::new(&document.text);
    let expressions = time::find(&segmented, document.published, time::Options::default());
    let timexes: Vec<Value> = expressions
        .iter()
        .map(|expression| shape::timex(expression, &document.text, &offsets))
        .collect();
    json!({ "id": document.id, "timexes": timexes })
}

fn events(document: &GoldDocument, gazetteer: &Gazetteer) -> Value {
    let reading = read(document, gazetteer);
    if document.wants_incidents {
        let told = reading
            .events
            .iter()
            .filter(|event| event.status.is_plotted());
        let incidents: Vec<Value> = told
            .filter_map(|event| incident::incident(event, gazetteer))
            .collect();
        return json!({ "id": document.id, "incidents": incidents });
    }
    let offsets = Offsets::new(&document.text);
    let plotted = reading.events.iter().filter(|event| event.is_plotted());
    let events: Vec<Value> = plotted
        .map(|event| shape::event(event, &document.text, &offsets))
        .collect();
    json!({ "id": document.id, "events": events })
}
