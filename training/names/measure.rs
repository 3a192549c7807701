//! How well places are found with weights that are not compiled in.

use std::path::Path;

use dateline::evaluate::score::{Counts, Rules, counts, figures};
use dateline::gazetteer::embedded;
use dateline::text::segment;
use dateline::toponym::tagger::Weights;
use dateline::toponym::{ToponymRole, recognize_with};
use serde_json::Value;

/// Tells recognition on a gold file, with demonyms and without.
pub(crate) fn tell(path: &Path, bytes: &[u8], errors: bool) {
    let weights = Weights::open(bytes).unwrap();
    let gold = read(path);
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    for demonyms in [true, false] {
        let predicted: Vec<Value> = gold
            .iter()
            .map(|document| places_in(document, &weights, demonyms))
            .collect();
        let title = if demonyms { "" } else { " without demonyms" };
        print(
            &format!("{name}{title}"),
            &gold,
            &predicted,
            demonyms,
            errors && !demonyms,
        );
    }
}

fn read(path: &Path) -> Vec<Value> {
    let content = std::fs::read_to_string(path).unwrap();
    let lines = content.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn print(name: &str, gold: &[Value], predicted: &[Value], demonyms: bool, errors: bool) {
    let rules = Rules {
        ignore_demonyms: !demonyms,
        ..Rules::default()
    };
    let counts: Vec<Counts> = counts(gold, predicted, rules);
    let figures = figures(&counts);
    println!(
        "{name}: F1 overlap {:.4}, exact {:.4}; precision {:.4}, recall {:.4}",
        figures.overlap.f1(),
        figures.exact.f1(),
        figures.overlap.precision(),
        figures.overlap.recall(),
    );
    for mistake in counts
        .iter()
        .flat_map(|count| &count.mistakes)
        .filter(|_| errors)
    {
        println!(
            "{:?}\t{}\t{}",
            mistake.kind, mistake.document, mistake.around
        );
    }
}

/// Finds the places of a document, in code points as the gold has them.
fn places_in(document: &Value, weights: &Weights<'_>, demonyms: bool) -> Value {
    let raw = document["text"].as_str().unwrap();
    let characters = |byte: usize| raw[..byte].chars().count();
    let names = recognize_with(&segment(raw), embedded(), weights);
    let places: Vec<Value> = names
        .toponyms
        .iter()
        .filter(|toponym| demonyms || toponym.role != ToponymRole::Demonym)
        .map(|toponym| {
            let span = toponym.span;
            serde_json::json!({ "start": characters(span.start), "end": characters(span.end) })
        })
        .collect();
    serde_json::json!({ "id": document["id"], "toponyms": places })
}
