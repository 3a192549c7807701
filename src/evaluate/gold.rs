//! Gold documents: the text, what is known of it, and the spans to resolve when recognition is not asked for.

use std::path::Path;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::EvaluateError;
use super::offsets::Offsets;
use crate::text::Span;

/// One document of a gold file, without its answers.
#[derive(Clone, Debug)]
pub struct GoldDocument {
    /// The document's id, as it stands (a string or a number).
    pub id: Value,
    /// Its text; gold offsets count Unicode scalar values of it.
    pub text: String,
    /// Its headline, if it has one; not part of `text`.
    pub title: Option<String>,
    /// Its outlet, if known.
    pub outlet: Option<String>,
    /// Its address, if known.
    pub url: Option<String>,
    /// The day it was published: `published`, `document_time` or `date`, the first that is a date.
    pub published: Option<Date>,
    /// The gold toponyms' spans, in bytes.
    pub toponyms: Vec<Span>,
    /// Whether predictions are asked for in the shape of incidents.
    pub wants_incidents: bool,
    /// Whether all that is read is asked for, mentions too: of a label or a governorate.
    pub wants_mentions: bool,
    /// The verbs whose places are asked for, in bytes.
    pub verbs: Vec<Span>,
}

/// Reads a gold file: JSON Lines, one JSON object, or one JSON array of objects.
///
/// # Errors
/// When the file cannot be read, holds no document, or a document has no `id` or `text`.
pub(super) fn load(path: &Path) -> Result<Vec<GoldDocument>, EvaluateError> {
    values(path)?
        .into_iter()
        .map(|(line, value)| {
            document(value).map_err(|reason| EvaluateError::Document {
                path: path.into(),
                line,
                reason,
            })
        })
        .collect()
}

/// Reads the documents of a gold file with their answers, each with the number of its line.
///
/// # Errors
/// When the file cannot be read or holds no document.
pub(super) fn values(path: &Path) -> Result<Vec<(usize, Value)>, EvaluateError> {
    let bytes = std::fs::read(path).map_err(|source| EvaluateError::Read {
        path: path.into(),
        source,
    })?;
    let content = String::from_utf8(bytes).map_err(|_| EvaluateError::Document {
        path: path.into(),
        line: 1,
        reason: "it is not UTF-8 text".into(),
    })?;
    let content = content.trim_start_matches('\u{feff}');
    let whole: Vec<(usize, Value)> = match serde_json::from_str::<Value>(content) {
        Ok(Value::Array(documents)) => documents
            .into_iter()
            .map(|document| (1, document))
            .collect(),
        Ok(document) => vec![(1, document)],
        Err(_) => lines(path, content)?,
    };
    if whole.is_empty() {
        return Err(EvaluateError::Empty { path: path.into() });
    }
    Ok(whole)
}

fn lines(path: &Path, content: &str) -> Result<Vec<(usize, Value)>, EvaluateError> {
    content
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(index, line)| {
            serde_json::from_str(line)
                .map(|value| (index + 1, value))
                .map_err(|error| EvaluateError::Document {
                    path: path.into(),
                    line: index + 1,
                    reason: error.to_string(),
                })
        })
        .collect()
}

fn document(value: Value) -> Result<GoldDocument, String> {
    let Value::Object(fields) = value else {
        return Err("it is not a JSON object".into());
    };
    let Some(text) = fields.get("text").and_then(Value::as_str) else {
        return Err("it has no `text`".into());
    };
    let Some(id) = fields
        .get("id")
        .filter(|id| id.is_string() || id.is_number())
    else {
        return Err("it has no `id`".into());
    };
    let offsets = Offsets::new(text);
    let toponyms = fields
        .get("toponyms")
        .and_then(Value::as_array)
        .map(|spans| {
            spans
                .iter()
                .filter_map(|span| gold_span(span, &offsets))
                .collect()
        })
        .unwrap_or_default();
    let verbs = super::event_score::verbs(&fields)
        .iter()
        .filter_map(|verb| gold_span(verb, &offsets))
        .collect();
    Ok(GoldDocument {
        verbs,
        id: id.clone(),
        title: word(&fields, &["title"]),
        outlet: word(&fields, &["publisher", "outlet", "source"]),
        url: word(&fields, &["url", "source_url"]),
        published: ["published", "document_time", "date"]
            .iter()
            .find_map(|name| date(fields.get(*name)?)),
        wants_incidents: fields.contains_key("incidents"),
        wants_mentions: ["label", "governorate"]
            .iter()
            .any(|name| fields.contains_key(*name)),
        toponyms,
        text: text.to_owned(),
    })
}

fn gold_span(toponym: &Value, offsets: &Offsets<'_>) -> Option<Span> {
    let edge = |name| {
        toponym
            .get(name)
            .and_then(Value::as_u64)
            .and_then(|at| usize::try_from(at).ok())
    };
    let (start, end) = (offsets.byte(edge("start")?)?, offsets.byte(edge("end")?)?);
    (start < end).then(|| Span::new(start, end))
}

fn word(fields: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names
        .iter()
        .find_map(|name| fields.get(*name)?.as_str())
        .map(str::to_owned)
}

/// Reads the civil day of "2024-12-03", "2024-12-03T10:00:00Z" or "Wed Jan 21 15:05:45 +0000 2015".
fn date(value: &Value) -> Option<Date> {
    let words = value.as_str()?.trim();
    if let Some(day) = words.get(..10).and_then(|day| day.parse().ok()) {
        return Some(day);
    }
    let parts: Vec<&str> = words.split_whitespace().collect();
    let [_, month, day, .., year] = parts.as_slice() else {
        return None;
    };
    Date::strptime("%b %d %Y", format!("{month} {day} {year}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &str) -> Result<Vec<GoldDocument>, EvaluateError> {
        let folder = std::env::temp_dir().join(format!("dateline-gold-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a temporary folder can be made");
        let path = folder.join(format!(
            "{:x}.jsonl",
            content.len() * 31 + content.bytes().map(usize::from).sum::<usize>()
        ));
        std::fs::write(&path, content).expect("a temporary file can be written");
        load(&path)
    }

    #[test]
    fn lines_one_object_and_an_array_are_all_read() {
        let line = r#"{"id":"a","text":"Fighting in Hama","published":"2024-12-03"}"#;
        for content in [
            line.to_owned(),
            format!("{line}\n\n{line}\n"),
            format!("[{line},{line}]"),
            format!("\u{feff}{line}"),
        ] {
            let documents = read(&content).expect("it is a gold file");
            assert_eq!(
                documents[0].published.map(|day| day.to_string()),
                Some("2024-12-03".to_owned()),
                "{content}"
            );
        }
    }

    #[test]
    fn an_object_over_many_lines_is_one_document() {
        assert_eq!(
            read("{\n \"id\": 7,\n \"text\": \"x\"\n}")
                .expect("it is a gold file")
                .len(),
            1
        );
    }

    #[test]
    fn gold_spans_count_characters_not_bytes() {
        let documents =
            read(r#"{"id":"a","text":"Türkiye and Ağrı","toponyms":[{"start":12,"end":16}]}"#)
                .expect("read");
        assert_eq!(documents[0].toponyms[0].of(&documents[0].text), "Ağrı");
    }

    #[test]
    fn a_bad_line_is_named() {
        let error = read("{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\"}\n")
            .expect_err("the second line has no text");
        assert!(
            error.to_string().contains(":2: it has no `text`"),
            "{error}"
        );
    }

    #[test]
    fn a_tweet_date_is_a_date() {
        assert_eq!(
            date(&Value::from("Wed Jan 21 15:05:45 +0000 2015")),
            Some(jiff::civil::date(2015, 1, 21))
        );
        assert_eq!(date(&Value::from("yesterday")), None);
    }
}
