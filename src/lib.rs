//! `dateline` reads news reports, finds the events in them and puts them on a map.
//!
//! The way of the data, which is also the order of the folders:
//!
//! report -> sentences, tokens -> toponyms -> referents (places) and time expressions -> event mentions -> events
//! -> store -> layers -> page
//!
//! [`reading`] calls the core in this order, [`geoparser`] the part of it that finds places; [`server`] and [`cli`] are thin.

pub mod report;

pub mod text;

pub mod gazetteer;

pub mod toponym;

pub mod referent;

pub mod geoparser;

pub mod time;

pub mod event;

pub mod reading;

pub mod store;

pub mod layer;

pub mod page;

pub mod server;

pub mod cli;

pub mod evaluate;
