//! The bytes of the gazetteer index, built from the tables in `gazetteer/` and compiled in.
//!
//! A crate of its own, so that a change in the program does not compile a hundred megabytes again.

/// Bytes that begin on a line of the processor's caches, as the parts of an index do.
#[repr(C, align(64))]
struct Aligned<B: ?Sized>(B);

static ALIGNED: &Aligned<[u8]> =
    &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.idx")));

/// The index, for `dateline_gazetteer::Gazetteer::from_bytes`.
pub static INDEX: &[u8] = &ALIGNED.0;
