//! Records of a CSV file: a line, or several where a cell in quotes holds ends of lines. A quote that is never closed
//! costs its own line, not the rest of the file.

use std::collections::VecDeque;
use std::io;

use csv::{ByteRecord, ReaderBuilder};

use super::lines::{Line, Lines};

/// A record of several lines is no longer than this, bytes: behind it a quote is taken as never closed.
const LONGEST_OF_LINES: usize = 1 << 16;

/// Reads records one after the other.
pub(crate) struct Records<'r> {
    lines: Lines<'r>,
    /// Lines that were read to find the end of a quote, with their numbers; `None` is one that is too long.
    ahead: VecDeque<(u64, Option<Vec<u8>>)>,
    text: Vec<u8>,
}

/// The text of a record.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Text<'l> {
    /// All of it.
    Whole(&'l [u8]),
    /// Its line is longer than any line of a table.
    TooLong,
    /// A quote is opened in it and not closed.
    OpenQuote,
}

impl<'r> Records<'r> {
    pub(crate) fn new(lines: Lines<'r>) -> Self {
        Self {
            lines,
            ahead: VecDeque::new(),
            text: Vec::new(),
        }
    }

    /// Returns the first line; `None` where there is none that can be a header.
    pub(crate) fn header(&mut self) -> io::Result<Option<Vec<u8>>> {
        Ok(self.line()?.and_then(|(_, line)| line))
    }

    /// Returns the next record that is not empty, and the number of its first line, from 1.
    pub(crate) fn next(&mut self, delimiter: u8) -> io::Result<Option<(u64, Text<'_>)>> {
        loop {
            let Some((number, line)) = self.line()? else {
                return Ok(None);
            };
            let Some(line) = line else {
                return Ok(Some((number, Text::TooLong)));
            };
            if line.is_empty() {
                continue;
            }
            let mut in_quotes = quotes_are_open(&line, delimiter, false);
            self.text = line;
            let mut taken = 0;
            while in_quotes {
                if self.ahead.len() == taken {
                    match self.read()? {
                        Some(line) => self.ahead.push_back(line),
                        None => return Ok(Some((number, Text::OpenQuote))),
                    }
                }
                let Some((_, Some(line))) = self.ahead.get(taken) else {
                    return Ok(Some((number, Text::OpenQuote)));
                };
                if self.text.len() + line.len() > LONGEST_OF_LINES {
                    return Ok(Some((number, Text::OpenQuote)));
                }
                self.text.push(b'\n');
                self.text.extend_from_slice(line);
                if !closes_well(line, delimiter) {
                    return Ok(Some((number, Text::OpenQuote)));
                }
                in_quotes = quotes_are_open(line, delimiter, true);
                taken += 1;
            }
            self.ahead.drain(..taken);
            return Ok(Some((number, Text::Whole(&self.text))));
        }
    }

    fn line(&mut self) -> io::Result<Option<(u64, Option<Vec<u8>>)>> {
        match self.ahead.pop_front() {
            Some(line) => Ok(Some(line)),
            None => self.read(),
        }
    }

    fn read(&mut self) -> io::Result<Option<(u64, Option<Vec<u8>>)>> {
        let line = match self.lines.next()? {
            None => return Ok(None),
            Some(Line::Bytes(line)) => Some(line.to_vec()),
            Some(Line::TooLong) => None,
        };
        Ok(Some((self.lines.number(), line)))
    }
}

/// Tells whether a line ends inside quotes; they open at the beginning of a cell, and two of them are one in the text.
fn quotes_are_open(line: &[u8], delimiter: u8, mut in_quotes: bool) -> bool {
    let mut begins_cell = !in_quotes;
    let mut bytes = line.iter().peekable();
    while let Some(&byte) = bytes.next() {
        if in_quotes {
            if byte == b'"' && bytes.next_if_eq(&&b'"').is_none() {
                in_quotes = false;
            }
        } else {
            in_quotes = begins_cell && byte == b'"';
            begins_cell = byte == delimiter;
        }
    }
    in_quotes
}

/// Tells whether the first quote that closes in a line that begins inside quotes ends its cell. Where it does not, it
/// opens a cell of that line, and the quote before was never closed.
fn closes_well(line: &[u8], delimiter: u8) -> bool {
    let mut bytes = line.iter().peekable();
    while let Some(&byte) = bytes.next() {
        if byte == b'"' && bytes.next_if_eq(&&b'"').is_none() {
            return bytes.peek().is_none_or(|next| **next == delimiter);
        }
    }
    true
}

/// Returns what stands between the columns of a table, by its first line: a TAB, a semicolon or a comma.
pub(crate) fn delimiter(header: &str) -> u8 {
    let count = |delimiter: char| header.matches(delimiter).count();
    // Of the same number, the comma: it comes last.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|&delimiter| count(char::from(delimiter)))
        .unwrap_or(b',')
}

/// Returns the cells of a record.
pub(crate) fn cells_of(text: &[u8], delimiter: u8) -> ByteRecord {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .buffer_capacity(text.len().max(1))
        .from_reader(text);
    let mut record = ByteRecord::new();
    // Bytes in memory are read without fail, and whatever they are, they are a record.
    let _ = reader.read_byte_record(&mut record);
    record
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_OF_LINES, Lines, Records, Text, cells_of};

    #[track_caller]
    fn check(text: &str, expected: &[(u64, Option<&str>)]) {
        let mut reader = text.as_bytes();
        let mut records = Records::new(Lines::new(&mut reader));
        let mut found = Vec::new();
        while let Some((line, text)) = records.next(b',').expect("from memory") {
            found.push((
                line,
                match text {
                    Text::Whole(text) => Some(String::from_utf8_lossy(text).into_owned()),
                    _ => None,
                },
            ));
        }
        let expected: Vec<_> = expected
            .iter()
            .map(|(line, text)| (*line, text.map(str::to_owned)))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_cell_in_quotes_may_hold_ends_of_lines() {
        check(
            "a,1\n\n\"b\nc\",2\nd\"e,3\n\"f \"\"g\"\"\",4",
            &[
                (1, Some("a,1")),
                (3, Some("\"b\nc\",2")),
                (5, Some("d\"e,3")),
                (6, Some("\"f \"\"g\"\"\",4")),
            ],
        );
    }

    #[test]
    fn a_quote_that_is_not_closed_costs_its_own_line() {
        let filler = format!("{}\n", "x".repeat(LONGEST_OF_LINES));
        let text = format!("a,1\n\"b,2\nc,3\n{filler}\"d,4\ne,5\n");
        check(
            &text,
            &[
                (1, Some("a,1")),
                (2, None),
                (3, Some("c,3")),
                (4, Some(filler.trim_end())),
                (5, None),
                (6, Some("e,5")),
            ],
        );
    }

    #[test]
    fn a_quote_that_a_cell_of_a_later_line_would_close_is_not_closed() {
        check(
            "\"a,1\nb,2\n\"c\",3\nd,\"e\"\n",
            &[
                (1, None),
                (2, Some("b,2")),
                (3, Some("\"c\",3")),
                (4, Some("d,\"e\"")),
            ],
        );
    }

    #[test]
    fn cells_are_those_between_the_delimiters() {
        let record = cells_of(b"\"a;b\";c \"d\";\"\"\"e\"\"\"", b';');
        let cells: Vec<&[u8]> = record.iter().collect();
        assert_eq!(cells, [&b"a;b"[..], b"c \"d\"", b"\"e\""]);
    }
}
