//! What the tests and the bench of the whole index share.

use dateline_gazetteer::Gazetteer;
use dateline_gazetteer_embedded::INDEX;

/// Opens the index.
pub(crate) fn open() -> Gazetteer {
    Gazetteer::from_bytes(INDEX).expect("the index was written by the build")
}

/// The same numbers on every run.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    /// Returns a number below another one.
    #[allow(dead_code, reason = "not every user needs it")]
    pub(crate) fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }
}
