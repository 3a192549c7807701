//! What the caller says of the reports that are read in.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use crate::report::{EARLIEST_YEAR, Format, Known};

/// What is known of the reports beside their bytes.
#[derive(Clone, Debug, Args)]
pub(super) struct About {
    /// Publication date; wins over what the report says of itself.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    published: Option<Date>,

    /// Address of the report.
    #[arg(long)]
    url: Option<String>,

    /// Name of the outlet.
    #[arg(long)]
    outlet: Option<String>,

    /// Form of the input; found out from name and contents where it is not given.
    #[arg(long, value_enum)]
    format: Option<InputFormat>,

    /// Encoding of the input, such as windows-1251; found out where it is not given.
    #[arg(long, value_name = "LABEL")]
    encoding: Option<String>,

    /// Accept reports without a publication date: only dates that they say in full are then known.
    #[arg(long)]
    pub(super) undated: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum InputFormat {
    /// Plain text.
    Text,
    /// A page.
    Html,
    /// One JSON object, or an array of them.
    Json,
    /// One JSON object a line.
    Jsonl,
}

impl About {
    /// Returns what is known as the report folder takes it.
    pub(super) fn known(&self) -> Known {
        Known {
            format: self.format.map(|format| match format {
                InputFormat::Text => Format::Text,
                InputFormat::Html => Format::Html,
                InputFormat::Json => Format::Json,
                InputFormat::Jsonl => Format::JsonLines,
            }),
            encoding: self.encoding.clone(),
            published: self.published,
            url: self.url.clone(),
            outlet: self.outlet.clone(),
        }
    }
}

/// Returns the files that the given paths stand for.
pub(super) fn files(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<crate::report::ReadError>) {
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    for path in paths {
        match crate::report::files(path) {
            Ok(found) => files.extend(found),
            Err(error) => errors.push(error),
        }
    }
    (files, errors)
}

fn date(word: &str) -> Result<Date, String> {
    let is_plain = word.len() == 10;
    is_plain
        .then(|| word.parse().ok())
        .flatten()
        .ok_or_else(|| "write the date as YYYY-MM-DD, such as 2024-12-03".to_owned())
        .and_then(|date: Date| {
            if date.year() < EARLIEST_YEAR {
                Err(format!("reports are read from the year {EARLIEST_YEAR} on"))
            } else {
                Ok(date)
            }
        })
}
