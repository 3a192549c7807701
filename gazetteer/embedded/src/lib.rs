//! The bytes of the gazetteer index, built from the tables in `gazetteer/` and compiled in.
//!
//! A crate of its own, so that a change in the program does not compile a hundred megabytes again.

/// The index, for `dateline_gazetteer::Gazetteer::from_bytes`.
pub static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.idx"));
