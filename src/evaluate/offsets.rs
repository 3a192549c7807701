//! Byte offsets to Unicode scalar offsets and back.

use crate::text::Span;

/// The scalar values of a text, for converting offsets in either direction.
pub(super) struct Offsets<'t> {
    text: &'t str,
    /// Byte offset of every character, and of the end.
    starts: Vec<usize>,
}

impl<'t> Offsets<'t> {
    /// Returns the offsets of `text`.
    pub(super) fn new(text: &'t str) -> Self {
        let starts = text
            .char_indices()
            .map(|(byte, _)| byte)
            .chain([text.len()])
            .collect();
        Self { text, starts }
    }

    /// Returns the byte offset of a character, or of the end.
    pub(super) fn byte(&self, character: usize) -> Option<usize> {
        self.starts.get(character).copied()
    }

    /// Returns how many characters stand before a byte offset.
    pub(super) fn character(&self, byte: usize) -> usize {
        self.starts
            .partition_point(|&start| start < byte.min(self.text.len()))
    }

    /// Returns a span in characters.
    pub(super) fn characters(&self, span: Span) -> (usize, usize) {
        (self.character(span.start), self.character(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_bytes_agree_both_ways() {
        let offsets = Offsets::new("aü😀b");
        for (character, byte) in [(0, 0), (1, 1), (2, 3), (3, 7), (4, 8)] {
            assert_eq!(offsets.byte(character), Some(byte));
            assert_eq!(offsets.character(byte), character);
        }
        assert_eq!(offsets.byte(5), None);
    }
}
