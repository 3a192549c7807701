//! `dateline` reads news reports, finds the events in them and puts them on a map.
//!
//! The way of the data, which is also the order of the folders:
//!
//! report -> sentences, tokens -> toponyms -> referents (places) and time expressions -> event mentions -> events
//! -> store -> layers -> page

pub mod report;

pub mod text;

pub mod gazetteer;

pub mod toponym;

pub mod referent;

pub mod time;

pub mod event;
