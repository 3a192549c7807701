//! A report read from its words to its events: the whole core, in the order of the folders.
//!
//! Takes a report and the gazetteer, gives everything that was found on the way, so that a page can show why.

use crate::event::{Event, EventMention};
use crate::gazetteer::Gazetteer;
use crate::referent::{PlacePhrase, Referent};
use crate::report::Report;
use crate::time::TimeExpression;
use crate::toponym::Names;
use crate::{text, time, toponym};

/// Everything that was read in a report.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The names in the text.
    pub names: Names,
    /// What the toponyms mean.
    pub referents: Vec<Referent>,
    /// The words that place something.
    pub phrases: Vec<PlacePhrase>,
    /// The words that date something.
    pub times: Vec<TimeExpression>,
    /// Every sentence that tells of something that happens, plotted or not.
    pub mentions: Vec<EventMention>,
    /// What the mentions agree on.
    pub events: Vec<Event>,
}

/// Reads a report, as far as the folders behind it go.
#[must_use]
pub fn read(report: &Report, gazetteer: &Gazetteer) -> Reading {
    let text = text::segment(&report.text);
    let published = report.published.map(|published| published.date);
    Reading {
        names: toponym::recognize(&text, gazetteer),
        referents: Vec::new(),
        phrases: Vec::new(),
        times: time::find(&text, published, time::Options::default()),
        mentions: Vec::new(),
        events: Vec::new(),
    }
}
