//! What can go wrong while a report is read in; each error names the input and says what to do.

use std::io;

/// Why an input gives no report.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Nothing is there.
    #[error(
        "{input}: no such file or directory; check the path, or give `-` to read standard input"
    )]
    Missing {
        /// The path as given.
        input: String,
    },
    /// It is there and cannot be read.
    #[error("{input}: cannot be read ({source}); check its permissions")]
    Unreadable {
        /// The path as given.
        input: String,
        /// What the system said.
        source: io::Error,
    },
    /// A directory where one file is wanted.
    #[error(
        "{input}: this is a directory; give one of its files, or read all of them with `dateline ingest`"
    )]
    Directory {
        /// The path as given.
        input: String,
    },
    /// A directory without any file of a known kind.
    #[error(
        "{input}: the directory holds no report; files named .txt, .html, .json or .jsonl are read (each also with .gz)"
    )]
    EmptyDirectory {
        /// The path as given.
        input: String,
    },
    /// No bytes, or white space only.
    #[error("{input}: the file is empty; give a report with words in it")]
    Empty {
        /// The path as given.
        input: String,
    },
    /// Bytes that are no text.
    #[error(
        "{input}: this is {what}, not text; save the report as plain text, HTML or JSON Lines first"
    )]
    Binary {
        /// The path as given.
        input: String,
        /// What it looks like ("a PDF document").
        what: &'static str,
    },
    /// Bytes that are text in another encoding than was said or could be found out.
    #[error(
        "{input}: the text is not valid {encoding}; convert it to UTF-8, or name its encoding with --encoding"
    )]
    Encoding {
        /// The path as given.
        input: String,
        /// The encoding that was tried.
        encoding: String,
    },
    /// An encoding that nobody knows.
    #[error(
        "{input}: no encoding is called `{label}`; use a label such as utf-8, windows-1251 or shift_jis"
    )]
    UnknownEncoding {
        /// The path as given.
        input: String,
        /// The label as given.
        label: String,
    },
    /// HTML without an article in it.
    #[error(
        "{input}: no article text found in the HTML; the page may be cut off or made by scripts: save the article's words as plain text"
    )]
    NoArticle {
        /// The path as given.
        input: String,
    },
    /// Text in which nothing is left beside menus and boxes.
    #[error(
        "{input}: nothing but menus and boxes is left of the text; give the article's own paragraphs"
    )]
    OnlyFurniture {
        /// The path as given.
        input: String,
    },
    /// JSON that does not parse.
    #[error(
        "{input}:{line}: not valid JSON ({source}); each line must be one object, or the file one object or array"
    )]
    Json {
        /// The path as given.
        input: String,
        /// Counted from 1.
        line: usize,
        /// What the parser said.
        source: serde_json::Error,
    },
    /// A JSON object in which the report's words are not found.
    #[error("{input}:{line}: the object has no report text; put it in a field named {expected}")]
    NoTextField {
        /// The path as given.
        input: String,
        /// Counted from 1; for an array, the number of the object.
        line: usize,
        /// The names that are looked for.
        expected: &'static str,
    },
    /// A field for the report's words that holds something else.
    #[error(
        "{input}:{line}: the field `{name}` holds {found}, not the words of a report; write them as a string"
    )]
    NotWords {
        /// The path as given.
        input: String,
        /// Counted from 1; for an array, the number of the object.
        line: usize,
        /// The field.
        name: &'static str,
        /// What it holds ("a number").
        found: &'static str,
    },
    /// A date field or flag that is no date.
    #[error("{input}: `{value}` is not a date; write it as YYYY-MM-DD")]
    BadDate {
        /// The path or flag.
        input: String,
        /// The words as given.
        value: String,
    },
    /// A compressed file that does not unpack.
    #[error("{input}: the gzip data is damaged ({source}); get the file again")]
    Gzip {
        /// The path as given.
        input: String,
        /// What the decoder said.
        source: io::Error,
    },
    /// More words than a report has.
    #[error(
        "{input}: one report of {found_kb} kB of text; at most {limit_kb} kB are read as one: split it into its reports, as \
         JSON Lines with one a line"
    )]
    TooLong {
        /// The path as given.
        input: String,
        /// Its length.
        found_kb: usize,
        /// The limit.
        limit_kb: usize,
    },
    /// More bytes than an input has.
    #[error("{input}: larger than {limit_mb} MB; split it into JSON Lines, one report a line")]
    TooLarge {
        /// The path as given.
        input: String,
        /// The limit.
        limit_mb: usize,
    },
}

/// What was odd about an input that could be read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// No publication date: relative dates stay unresolved.
    NoDate,
    /// The encoding was guessed from the bytes.
    EncodingGuessed(&'static str),
    /// Some bytes were no characters and were replaced.
    BytesReplaced(usize),
}

impl std::fmt::Display for Remark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoDate => f.write_str(
                "no publication date found, so dates such as \"on Monday\" stay open; pass --published YYYY-MM-DD",
            ),
            Self::EncodingGuessed(name) => {
                write!(f, "read as {name}, guessed from its bytes; name the encoding with --encoding if that is wrong")
            }
            Self::BytesReplaced(count) => {
                write!(f, "{count} broken byte sequences were replaced; the file may be damaged")
            }
        }
    }
}
