//! Runs the pipeline over a gold file and writes its predictions.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::{Value, json};

use super::gold::{self, GoldDocument};
use super::offsets::Offsets;
use super::{EvaluateError, explain, incident, shape};
use crate::event::{self, MentionInput};
use crate::gazetteer::Gazetteer;
use crate::reading::{self, Reading};
use crate::referent;
use crate::report::{Published, PublishedBasis, Report, ReportId};
use crate::text::{self, Span};
use crate::time;
use crate::toponym::{self, ToponymRole};

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
    /// Leave out toponyms that are adjectives or peoples.
    pub without_demonyms: bool,
    /// Write events without a place too.
    pub all: bool,
    /// Write with each toponym what it was found by and taken for; with each document of events, its mentions.
    pub explain: bool,
}

/// Returns the documents of a gold file with their answers, for [`score`](super::score).
///
/// # Errors
/// When the file is not a gold file.
pub fn gold_answers(gold: &Path) -> Result<Vec<Value>, EvaluateError> {
    let values = gold::values(gold)?.into_iter();
    Ok(values.map(|(_, value)| value).collect())
}

/// Writes predictions, one line a document.
///
/// # Errors
/// When the gold file is not one, or the predictions cannot be written.
pub fn predict(
    predictions: impl IntoIterator<Item = Value>,
    path: &Path,
) -> Result<usize, EvaluateError> {
    let failed = |source| EvaluateError::Write {
        path: path.into(),
        source,
    };
    let mut out = BufWriter::new(File::create(path).map_err(failed)?);
    let mut written = 0;
    for line in predictions {
        writeln!(out, "{line}").map_err(failed)?;
        written += 1;
    }
    out.flush().map_err(failed)?;
    Ok(written)
}

/// Returns the predictions for every document of a gold file.
///
/// # Errors
/// When the file is not a gold file.
pub fn predictions(
    task: Task,
    gold: &Path,
    options: Options,
    gazetteer: &Gazetteer,
) -> Result<Vec<Value>, EvaluateError> {
    let predict = |document: &GoldDocument| match task {
        Task::Toponyms => toponyms(document, options, gazetteer),
        Task::Time => timexes(document),
        Task::Events => events(document, options, gazetteer),
    };
    Ok(gold::load(gold)?.iter().map(predict).collect())
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

/// Asks where the act of each verb happened, as the words around it tell.
fn places_of_verbs(document: &GoldDocument, reading: &Reading, gazetteer: &Gazetteer) -> Value {
    let report = report(document);
    let segmented = text::segment(&document.text);
    let input = MentionInput {
        report: &report,
        text: &segmented,
        names: &reading.names,
        referents: &reading.referents,
        phrases: &reading.phrases,
        times: &reading.times,
        gazetteer,
    };
    let offsets = Offsets::new(&document.text);
    let shown = |span: Span| {
        let (start, end) = offsets.characters(span);
        json!({ "start": start, "end": end, "text": span.of(&document.text) })
    };
    let verbs = document.verbs.iter().map(|&verb| {
        let places = event::places_of_verb(&input, verb);
        let places = places.iter().map(|place| shown(place.words));
        json!({ "verb": shown(verb), "locations": places.collect::<Vec<_>>() })
    });
    json!({ "id": document.id, "events": verbs.collect::<Vec<_>>() })
}

fn read(document: &GoldDocument, gazetteer: &Gazetteer) -> Reading {
    reading::read(&report(document), gazetteer)
}

fn toponyms(document: &GoldDocument, options: Options, gazetteer: &Gazetteer) -> Value {
    let segmented = text::segment(&document.text);
    let names = if options.gold_spans {
        toponym::recognize_at(&segmented, gazetteer, &document.toponyms)
    } else {
        toponym::recognize(&segmented, gazetteer)
    };
    let context = reading::context(&report(document), gazetteer);
    let referents = referent::resolve(&segmented, &names, gazetteer, &context);
    let offsets = Offsets::new(&document.text);
    let toponyms = names
        .toponyms
        .iter()
        .zip(&referents)
        .filter(|(toponym, _)| !options.without_demonyms || toponym.role != ToponymRole::Demonym)
        .map(|(toponym, referent)| {
            let (start, end) = offsets.characters(toponym.span);
            let mut value = match referent.answer() {
                Some((place, confidence)) => {
                    let place = gazetteer.place(place);
                    json!({
                        "start": start, "end": end, "lat": place.lat, "lon": place.lon,
                        "gazetteer_id": place.source_id, "confidence": confidence,
                    })
                }
                None => json!({ "start": start, "end": end }),
            };
            if options.explain {
                explain::toponym(&mut value, toponym, referent, &document.text, gazetteer);
            }
            value
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

fn events(document: &GoldDocument, options: Options, gazetteer: &Gazetteer) -> Value {
    let reading = read(document, gazetteer);
    let offsets = Offsets::new(&document.text);
    let explained = |mut line: Value| {
        if options.explain || document.wants_mentions {
            let told = reading.mentions.iter();
            let told = told.map(|mention| explain::mention(mention, &document.text, &offsets));
            line["mentions"] = told.collect();
        }
        line
    };
    if !document.verbs.is_empty() {
        return explained(places_of_verbs(document, &reading, gazetteer));
    }
    if document.wants_incidents {
        let told = reading
            .events
            .iter()
            .filter(|event| event.status.is_plotted());
        let incidents: Vec<Value> = told
            .filter_map(|event| incident::incident(event, gazetteer))
            .collect();
        return explained(json!({ "id": document.id, "incidents": incidents }));
    }
    let plotted = reading.events.iter().filter(|event| {
        let all = options.all || document.wants_mentions;
        event.is_plotted() || (all && event.status.is_plotted())
    });
    let main = reading.main_event().map(|event| &event.id);
    let events: Vec<Value> = plotted
        .map(|event| {
            let mut shown = shape::event(event, &document.text, &offsets);
            shown["main"] = (Some(&event.id) == main).into();
            shown
        })
        .collect();
    explained(json!({ "id": document.id, "events": events }))
}
