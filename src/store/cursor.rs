//! Where a page of events ends: an opaque word for the next request.
//!
//! It names the last event of the page by date and number, so that pages stay whole while events come in.

use sha2::{Digest, Sha256};

/// A place in the list of events, newest first: after this day and row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub(super) day: i32,
    pub(super) row: u32,
}

/// A cursor that this program did not make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the cursor is not one that was given out")]
pub struct BadCursor;

impl Cursor {
    /// Writes the cursor as a word of hexadecimal digits.
    #[must_use]
    pub fn encode(self) -> String {
        let body = format!("{:08x}{:08x}", self.day.cast_unsigned(), self.row);
        format!("{body}{}", check_digits(&body))
    }

    /// Reads a cursor back.
    ///
    /// # Errors
    /// Where the word is not one that [`Self::encode`] gives.
    pub fn decode(word: &str) -> Result<Self, BadCursor> {
        let (body, check) = word.split_at_checked(16).ok_or(BadCursor)?;
        if check != check_digits(body) {
            return Err(BadCursor);
        }
        let digits = |range| {
            body.get(range)
                .and_then(|hex| u32::from_str_radix(hex, 16).ok())
        };
        let (day, row) = digits(0..8).zip(digits(8..16)).ok_or(BadCursor)?;
        Ok(Self {
            day: day.cast_signed(),
            row,
        })
    }
}

/// Eight digits that tell a cursor from a made-up one; not a secret.
fn check_digits(body: &str) -> String {
    let digest = Sha256::digest(format!("dateline cursor {body}"));
    digest
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{BadCursor, Cursor};

    #[test]
    fn a_cursor_comes_back_as_it_was() {
        for (day, row) in [(20_000, 7), (-5, 0), (i32::MIN, u32::MAX)] {
            let cursor = Cursor { day, row };
            assert_eq!(Cursor::decode(&cursor.encode()), Ok(cursor));
        }
    }

    #[test]
    fn a_made_up_cursor_is_refused() {
        for word in [
            "",
            "1",
            "0000000000000000",
            "000000000000000000000000",
            "ééééééééééééé",
            "zzzzzzzzzzzzzzzzzzzzzzzz",
        ] {
            assert_eq!(Cursor::decode(word), Err(BadCursor), "{word}");
        }
    }
}
