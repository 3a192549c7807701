//! The trained weights, read in place from the bytes of `model/names.bin`.
//!
//! Layout, little-endian: `DLNAMES1`, `u32` number of row bits, `u32` number of labels, the transitions as `i16` by label and
//! follower, then the rows of `i8` by label. A hash of all that comes last as `u64`.

use super::feature::ROW_BITS;
use super::label::LABELS;

const MAGIC: &[u8; 8] = b"DLNAMES1";
const HEADER: usize = 16;
const TRANSITIONS: usize = LABELS * LABELS * 2;
const ROWS: usize = (1 << ROW_BITS) * LABELS;

/// The weights of the tagger.
#[derive(Clone, Debug)]
pub struct Weights<'m> {
    transitions: [[i32; LABELS]; LABELS],
    rows: &'m [u8],
}

/// The bytes are not weights of this version of the tagger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "not the weights of this version of the tagger: {bytes} bytes where {expected} with `DLNAMES1` in front are expected"
)]
pub struct UnreadableWeights {
    /// How many bytes were given.
    pub bytes: usize,
    /// How many were expected.
    pub expected: usize,
}

impl<'m> Weights<'m> {
    /// Opens weights in place; copies the transitions only.
    ///
    /// # Errors
    /// When the bytes were made for other features or labels.
    pub fn open(bytes: &'m [u8]) -> Result<Self, UnreadableWeights> {
        let expected = HEADER + TRANSITIONS + ROWS + 8;
        let unreadable = UnreadableWeights {
            bytes: bytes.len(),
            expected,
        };
        if bytes.len() != expected || bytes[..HEADER] != header() {
            return Err(unreadable);
        }
        let mut transitions = [[0; LABELS]; LABELS];
        for (i, pair) in bytes[HEADER..HEADER + TRANSITIONS]
            .chunks_exact(2)
            .enumerate()
        {
            transitions[i / LABELS][i % LABELS] = i32::from(i16::from_le_bytes([pair[0], pair[1]]));
        }
        Ok(Self {
            transitions,
            rows: &bytes[HEADER + TRANSITIONS..expected - 8],
        })
    }

    /// Writes weights as bytes that [`Weights::open`] reads.
    #[must_use]
    pub fn write(transitions: &[[i16; LABELS]; LABELS], rows: &[i8]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEADER + TRANSITIONS + ROWS + 8);
        bytes.extend(header());
        bytes.extend(
            transitions
                .iter()
                .flatten()
                .flat_map(|weight| weight.to_le_bytes()),
        );
        bytes.extend(rows.iter().flat_map(|weight| weight.to_le_bytes()));
        let hash = checksum(&bytes);
        bytes.extend(hash.to_le_bytes());
        bytes
    }

    /// Tells whether the bytes are whole: their last eight are the hash of the rest.
    #[must_use]
    pub fn is_whole(bytes: &[u8]) -> bool {
        bytes
            .split_last_chunk::<8>()
            .is_some_and(|(rest, hash)| checksum(rest) == u64::from_le_bytes(*hash))
    }

    pub(super) fn score(&self, rows: &[u32]) -> [i32; LABELS] {
        let mut scores = [0; LABELS];
        for &row in rows {
            let at = row as usize * LABELS;
            if let Some(row) = self.rows.get(at..at + LABELS) {
                for (score, &weight) in scores.iter_mut().zip(row) {
                    *score += i32::from(weight.cast_signed());
                }
            }
        }
        scores
    }

    pub(super) fn transition(&self, from: usize, to: usize) -> i32 {
        self.transitions[from][to]
    }
}

fn header() -> [u8; HEADER] {
    let mut header = [0; HEADER];
    header[..8].copy_from_slice(MAGIC);
    header[8..12].copy_from_slice(&ROW_BITS.to_le_bytes());
    header[12..16].copy_from_slice(&(LABELS as u32).to_le_bytes());
    header
}

/// FNV-1a over 64 bits.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
