//! From the bytes of an input to its reports: encoding, format, article, date, identity.

use std::path::Path;

use jiff::civil::Date;
use serde_json::Value;

use super::dates::{Moment, date_in_url};
use super::error::{ReadError, Remark};
use super::plain::Article;
use super::{Published, PublishedBasis, Report};
use super::{charset, dateline, html, identity, input, json, plain};

/// The forms in which reports come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Words, perhaps copied from a page.
    Text,
    /// A page.
    Html,
    /// One object, or an array of objects.
    Json,
    /// One object a line.
    JsonLines,
}

/// What the caller knows of an input; it wins over what the input says of itself.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The form; `None` to find out.
    pub format: Option<Format>,
    /// The encoding's label; `None` to find out.
    pub encoding: Option<String>,
    /// The publication date.
    pub published: Option<Date>,
    /// The address.
    pub url: Option<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
}

/// A report with what was odd about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadReport {
    /// The report.
    pub report: Report,
    /// What was odd.
    pub remarks: Vec<Remark>,
    /// The line or array member it came from, counted from 1; 1 for a file of one report.
    pub line: usize,
}

/// The longest text that is read as one report, bytes: 170,000 words, more than a day of a live page.
pub const MAX_REPORT_BYTES: usize = 1024 * 1024;

/// Reads all reports of a file, or of standard input for `-`.
///
/// A broken line of JSON Lines is an error of its own and does not stop the others.
///
/// # Errors
/// Where the input as a whole cannot be read.
pub fn read_path(
    path: &Path,
    known: &Known,
) -> Result<Vec<Result<ReadReport, ReadError>>, ReadError> {
    let input = path.display().to_string();
    let name = input.strip_suffix(".gz").unwrap_or(&input);
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase());
    let bytes = input::bytes(path)?;
    read_bytes(&input, extension.as_deref(), &bytes, known)
}

/// Reads all reports of `bytes`; `input` names them in errors, `extension` hints at the form.
///
/// # Errors
/// Where the bytes as a whole cannot be read.
pub fn read_bytes(
    input: &str,
    extension: Option<&str>,
    bytes: &[u8],
    known: &Known,
) -> Result<Vec<Result<ReadReport, ReadError>>, ReadError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty {
            input: input.to_owned(),
        });
    }
    let (text, remarks) = charset::decode(input, bytes, known.encoding.as_deref())?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty {
            input: input.to_owned(),
        });
    }
    let format = known
        .format
        .unwrap_or_else(|| find_format(extension, &text));
    let mut reports = match format {
        Format::Text => vec![read_text(input, &text, known)],
        Format::Html => vec![read_page(input, &text, known)],
        Format::Json => read_json(input, &text, known)?,
        Format::JsonLines => read_json_lines(input, &text, known),
    };
    for read in reports.iter_mut().flatten() {
        read.remarks.extend(remarks.iter().cloned());
        if read.report.published.is_none() {
            read.remarks.push(Remark::NoDate);
        }
    }
    Ok(reports)
}

fn find_format(extension: Option<&str>, text: &str) -> Format {
    match extension {
        Some("html" | "htm" | "xhtml") => return Format::Html,
        Some("jsonl" | "ndjson" | "jsonlines") => return Format::JsonLines,
        Some("json") => return Format::Json,
        _ => {}
    }
    let start = text.trim_start();
    // One line may be broken, also the first.
    if start.starts_with('{') && start.lines().take(20).any(first_line_is_object) {
        return Format::JsonLines;
    }
    if (start.starts_with('{') || start.starts_with("[{") || start.starts_with("[\n"))
        && serde_json::from_str::<Value>(start).is_ok()
    {
        return Format::Json;
    }
    if html::looks_like_html(start) {
        Format::Html
    } else {
        Format::Text
    }
}

fn first_line_is_object(text: &str) -> bool {
    let first = text.lines().next().unwrap_or("");
    matches!(serde_json::from_str::<Value>(first), Ok(Value::Object(_)))
}

fn read_text(input: &str, text: &str, known: &Known) -> Result<ReadReport, ReadError> {
    let article = plain::read_plain(text);
    if article.text.is_empty() {
        return Err(ReadError::OnlyFurniture {
            input: input.to_owned(),
        });
    }
    let found = Found {
        article,
        ..Found::default()
    };
    report(input, found, known, 1)
}

fn read_page(input: &str, text: &str, known: &Known) -> Result<ReadReport, ReadError> {
    let page = html::read_html(text);
    if page.article.text.is_empty() {
        return Err(ReadError::NoArticle {
            input: input.to_owned(),
        });
    }
    report(input, found_in_page(page), known, 1)
}

fn read_json(
    input: &str,
    text: &str,
    known: &Known,
) -> Result<Vec<Result<ReadReport, ReadError>>, ReadError> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        // Many a `.json` file is JSON Lines.
        Err(_) if first_line_is_object(text.trim_start()) => {
            return Ok(read_json_lines(input, text, known));
        }
        Err(source) => {
            let line = source.line();
            return Err(ReadError::Json {
                input: input.to_owned(),
                line,
                source,
            });
        }
    };
    let objects = match value {
        Value::Array(items) => items,
        Value::Object(mut object) => {
            // Archives wrap their list: {"articles": […]}.
            let wrapped = [
                "articles",
                "reports",
                "items",
                "results",
                "data",
                "documents",
            ]
            .into_iter()
            .find(|key| object.get(*key).is_some_and(Value::is_array))
            .and_then(|key| object.remove(key));
            match wrapped {
                Some(Value::Array(items)) => items,
                _ => vec![Value::Object(object)],
            }
        }
        other => vec![other],
    };
    if objects.is_empty() {
        return Err(ReadError::Empty {
            input: input.to_owned(),
        });
    }
    Ok(objects
        .iter()
        .enumerate()
        .map(|(i, object)| read_object(input, i + 1, object, known))
        .collect())
}

fn read_json_lines(input: &str, text: &str, known: &Known) -> Vec<Result<ReadReport, ReadError>> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(i, line)| match serde_json::from_str::<Value>(line) {
            Ok(value) => read_object(input, i + 1, &value, known),
            Err(source) => Err(ReadError::Json {
                input: input.to_owned(),
                line: i + 1,
                source,
            }),
        })
        .collect()
}

fn read_object(
    input: &str,
    line: usize,
    value: &Value,
    known: &Known,
) -> Result<ReadReport, ReadError> {
    let object = value.as_object().ok_or_else(|| ReadError::NoTextField {
        input: input.to_owned(),
        line,
        expected: json::TEXT_NAMES,
    })?;
    let fields = json::fields(input, line, object)?;
    let mut found = if fields.is_html {
        found_in_page(html::read_html(&fields.text))
    } else {
        // A field named "text" is the report: nothing is taken out of it but white space.
        let text = plain::paragraphs(&fields.text).join("\n");
        Found {
            article: Article {
                text,
                ..Article::default()
            },
            ..Found::default()
        }
    };
    if found.article.text.is_empty() {
        return Err(ReadError::NoArticle {
            input: format!("{input}:{line}"),
        });
    }
    found.published = fields.published.or(found.published);
    found.url = fields.url.or(found.url);
    found.outlet = fields.outlet.or(found.outlet);
    found.language = fields.language.or(found.language);
    found.article.title = fields.title.or(found.article.title);
    report(&format!("{input}:{line}"), found, known, line)
}

/// What an input says of its report.
#[derive(Default)]
struct Found {
    article: Article,
    published: Option<Moment>,
    url: Option<String>,
    outlet: Option<String>,
    language: Option<String>,
}

fn found_in_page(page: html::Page) -> Found {
    let mut article = page.article;
    article.title = page.metadata.title.or(article.title);
    Found {
        published: page.metadata.published,
        url: page.metadata.url,
        outlet: page.metadata.outlet,
        language: page.metadata.language,
        article,
    }
}

fn report(input: &str, found: Found, known: &Known, line: usize) -> Result<ReadReport, ReadError> {
    let article = found.article;
    if article.text.len() > MAX_REPORT_BYTES {
        return Err(ReadError::TooLong {
            input: input.to_owned(),
            found_kb: article.text.len().div_ceil(1024),
            limit_kb: MAX_REPORT_BYTES / 1024,
        });
    }
    let url = known.url.clone().or(found.url);
    let outlet = known
        .outlet
        .clone()
        .or(found.outlet)
        .or(article.outlet)
        .or_else(|| dateline::dateline_outlet(&article.text));
    let given = known.published.map(|date| Published {
        date,
        instant: None,
        basis: PublishedBasis::Given,
    });
    let from_metadata = found
        .published
        .or_else(|| article.date.map(Moment::from))
        .or_else(|| url.as_deref().and_then(date_in_url).map(Moment::from))
        .map(|moment| Published {
            date: moment.date,
            instant: moment.instant,
            basis: PublishedBasis::Metadata,
        });
    let from_dateline = || {
        dateline::dateline_date(&article.text).map(|date| Published {
            date,
            instant: None,
            basis: PublishedBasis::Dateline,
        })
    };
    let report = Report {
        id: identity::report_id(url.as_deref(), outlet.as_deref(), &article.text),
        published: given.or(from_metadata).or_else(from_dateline),
        title: article.title,
        language: found.language,
        text: article.text,
        fetched_at: None,
        url,
        outlet,
    };
    Ok(ReadReport {
        report,
        remarks: Vec::new(),
        line,
    })
}
