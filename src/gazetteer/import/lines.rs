//! Lines of a file of any size, as bytes: one that has no end does not fill the memory.

use std::io::{self, BufRead};

/// A longer line is passed over.
const LONGEST: usize = 1 << 20;

/// Reads lines one after the other, into one buffer.
pub(crate) struct Lines<'r> {
    reader: &'r mut (dyn BufRead + 'r),
    line: Vec<u8>,
    number: u64,
}

/// A line.
pub(crate) enum Line<'l> {
    /// Its bytes, without the end of the line.
    Bytes(&'l [u8]),
    /// Longer than any line of a table.
    TooLong,
}

impl<'r> Lines<'r> {
    pub(crate) fn new(reader: &'r mut (dyn BufRead + 'r)) -> Self {
        Self {
            reader,
            line: Vec::new(),
            number: 0,
        }
    }

    /// Returns the number of the line given last, from 1.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    pub(crate) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.line.clear();
        let mut is_too_long = false;
        let mut has_begun = false;
        loop {
            let chunk = self.reader.fill_buf()?;
            if chunk.is_empty() {
                break;
            }
            has_begun = true;
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let part = &chunk[..end.unwrap_or(chunk.len())];
            if self.line.len() + part.len() > LONGEST {
                is_too_long = true;
                self.line.clear();
            }
            if !is_too_long {
                self.line.extend_from_slice(part);
            }
            let used = end.map_or(chunk.len(), |end| end + 1);
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        if !has_begun {
            return Ok(None);
        }
        self.number += 1;
        if is_too_long {
            return Ok(Some(Line::TooLong));
        }
        let line = self.line.strip_suffix(b"\r").unwrap_or(&self.line);
        let line = match self.number {
            1 => line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line),
            _ => line,
        };
        Ok(Some(Line::Bytes(line)))
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Line, Lines};

    #[test]
    fn lines_come_without_their_ends_and_long_ones_are_passed_over() {
        let text = format!("\u{feff}a\r\n\n{}\nz", "x".repeat(LONGEST + 1));
        let mut reader = std::io::BufReader::with_capacity(1000, text.as_bytes());
        let mut lines = Lines::new(&mut reader);
        let mut found = Vec::new();
        while let Some(line) = lines.next().expect("from memory") {
            found.push(match line {
                Line::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
                Line::TooLong => "too long".to_owned(),
            });
        }
        assert_eq!(found, ["a", "", "too long", "z"]);
        assert_eq!(lines.number(), 4);
    }
}
