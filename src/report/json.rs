//! JSON objects: one report each, under the field names that archives and crawlers use.

use serde_json::{Map, Value};

use super::dates::{Moment, read_moment};
use super::error::ReadError;

/// Names of the field with the report's words, the fullest first.
const TEXT: [&str; 12] = [
    "text",
    "body",
    "content",
    "article_text",
    "fulltext",
    "full_text",
    "maintext",
    "articleBody",
    "article_body",
    "body_text",
    "story",
    "article",
];
/// The same names for people.
pub(super) const TEXT_NAMES: &str = "text, body, content or article";
/// Names of the field with the words as HTML.
const HTML: [&str; 5] = [
    "html",
    "body_html",
    "content_html",
    "raw_html",
    "contentHtml",
];
const TITLE: [&str; 4] = ["title", "headline", "heading", "name"];
const URL: [&str; 6] = [
    "url",
    "link",
    "source_url",
    "web_url",
    "canonical_url",
    "uri",
];
const OUTLET: [&str; 10] = [
    "outlet",
    "source",
    "publisher",
    "source_name",
    "site",
    "site_name",
    "source_domain",
    "newspaper",
    "publication",
    "feed",
];
const PUBLISHED: [&str; 18] = [
    "published",
    "published_at",
    "publishedAt",
    "datePublished",
    "date_published",
    "date_publish",
    "publish_date",
    "publication_date",
    "pub_date",
    "pubDate",
    "published_time",
    "date",
    "document_time",
    "dct",
    "timestamp",
    "datetime",
    "created_at",
    "time",
];
const LANGUAGE: [&str; 3] = ["language", "lang", "inLanguage"];

/// A JSON object's report, as far as its fields say.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) text: String,
    pub(super) is_html: bool,
    pub(super) title: Option<String>,
    pub(super) url: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<Moment>,
    pub(super) language: Option<String>,
}

/// Reads the fields of one object; `line` is for the error.
pub(super) fn fields(
    input: &str,
    line: usize,
    object: &Map<String, Value>,
) -> Result<Fields, ReadError> {
    let plain = report_words(input, line, object, &TEXT)?;
    let (text, is_html) = match plain {
        Some(text) => {
            let is_html = super::html::looks_like_html(&text);
            (text, is_html)
        }
        None => match report_words(input, line, object, &HTML)? {
            Some(html) => (html, true),
            None => {
                let input = input.to_owned();
                return Err(ReadError::NoTextField {
                    input,
                    line,
                    expected: TEXT_NAMES,
                });
            }
        },
    };
    let published = match first(object, &PUBLISHED) {
        Some(value) => Some(read_moment(&value).ok_or_else(|| ReadError::BadDate {
            input: format!("{input}:{line}"),
            value,
        })?),
        None => None,
    };
    Ok(Fields {
        text,
        is_html,
        title: first(object, &TITLE),
        url: first(object, &URL).filter(|url| url.contains("://")),
        outlet: first(object, &OUTLET),
        published,
        language: first(object, &LANGUAGE)
            .and_then(|tag| tag.get(..2).map(str::to_ascii_lowercase))
            .filter(|code| code.bytes().all(|b| b.is_ascii_lowercase())),
    })
}

/// Returns the words of the first of the fields that has any; a number is no report.
fn report_words(
    input: &str,
    line: usize,
    object: &Map<String, Value>,
    names: &[&'static str],
) -> Result<Option<String>, ReadError> {
    for &name in names {
        let found = match object.get(name) {
            Some(Value::Number(_)) => "a number",
            Some(Value::Bool(_)) => "true or false",
            Some(value) => match words(value) {
                Some(words) => return Ok(Some(words)),
                None => continue,
            },
            None => continue,
        };
        return Err(ReadError::NotWords {
            input: input.to_owned(),
            line,
            name,
            found,
        });
    }
    Ok(None)
}

/// Returns the first of the fields that has words in it.
fn first(object: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names
        .iter()
        .filter_map(|name| object.get(*name))
        .find_map(words)
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        // Paragraphs, or an object with a name ("source": {"id": …, "name": …}).
        Value::Array(items) => {
            let lines: Vec<String> = items.iter().filter_map(words).collect();
            (!lines.is_empty()).then(|| lines.join("\n"))
        }
        Value::Object(object) => ["name", "title", "text"]
            .iter()
            .filter_map(|key| object.get(*key))
            .find_map(words),
        Value::Null | Value::Bool(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Fields, fields};

    fn read(value: serde_json::Value) -> Result<Fields, super::ReadError> {
        fields("reports.jsonl", 7, value.as_object().expect("an object"))
    }

    #[test]
    fn crawlers_field_names_are_known() {
        let fields = read(json!({
            "headline": "Bridge falls", "body": "The bridge fell.", "publishedAt": "2025-02-01T08:00:00Z",
            "source": {"id": null, "name": "The Paper"}, "link": "https://example.org/a", "lang": "en-GB"
        }))
        .expect("it has a text");
        assert_eq!(fields.text, "The bridge fell.");
        assert_eq!(fields.title.as_deref(), Some("Bridge falls"));
        assert_eq!(fields.outlet.as_deref(), Some("The Paper"));
        assert_eq!(fields.language.as_deref(), Some("en"));
        assert_eq!(
            fields.published.expect("a date").date.to_string(),
            "2025-02-01"
        );
    }

    #[test]
    fn an_object_without_words_names_the_fields_that_are_looked_for() {
        let error = read(json!({"title": "Bridge falls", "text": "  "})).expect_err("no text");
        assert_eq!(
            error.to_string(),
            "reports.jsonl:7: the object has no report text; put it in a field named text, body, content or article"
        );
    }

    #[test]
    fn a_number_is_no_report() {
        let error = read(json!({"text": 5})).expect_err("no words");
        assert_eq!(
            error.to_string(),
            "reports.jsonl:7: the field `text` holds a number, not the words of a report; write them as a string"
        );
        let paragraphs = read(json!({"body": ["The bridge fell.", "Two died."]})).expect("words");
        assert_eq!(paragraphs.text, "The bridge fell.\nTwo died.");
    }

    #[test]
    fn a_date_field_that_is_no_date_is_an_error_and_not_today() {
        let error =
            read(json!({"text": "The bridge fell.", "date": "yesterday"})).expect_err("no date");
        assert!(
            error.to_string().contains("`yesterday` is not a date"),
            "{error}"
        );
    }
}
