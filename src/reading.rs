//! A report read from its words to its events: the whole core, in the order of the folders.
//!
//! Takes a report and the gazetteer, gives everything that was found on the way, so that a page can show why. Reads no clock and no file;
//! the same report and gazetteer give the same reading.

use crate::event::{Event, EventMention, MentionInput, mentions, merge};
use crate::gazetteer::{CountryCode, Gazetteer};
use crate::referent::{Context, PlacePhrase, Referent};
use crate::report::Report;
use crate::time::TimeExpression;
use crate::toponym::Names;
use crate::{event, referent, text, time, toponym};

/// Everything that was read in a report.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The names in the text.
    pub names: Names,
    /// What the toponyms mean, one for each of `names.toponyms`.
    pub referents: Vec<Referent>,
    /// The words that place something.
    pub phrases: Vec<PlacePhrase>,
    /// The words that date something.
    pub times: Vec<TimeExpression>,
    /// Every sentence that tells of something that happens, plotted or not.
    pub mentions: Vec<EventMention>,
    /// What the mentions agree on; only those with [`Event::is_plotted`] go on the map.
    pub events: Vec<Event>,
}

impl Reading {
    /// Returns the plotted event that the report is mainly about, by [`event::main_event`].
    #[must_use]
    pub fn main_event(&self) -> Option<&Event> {
        let plotted = self.events.iter().filter(|event| event.is_plotted());
        event::main_event(plotted)
    }
}

/// Reads a report.
#[must_use]
pub fn read(report: &Report, gazetteer: &Gazetteer) -> Reading {
    let text = text::segment(&report.text);
    let names = toponym::recognize(&text, gazetteer);
    let referents = referent::resolve(&text, &names, gazetteer, &context(report, gazetteer));
    let phrases = referent::place_phrases(&text, &names, &referents, gazetteer);
    let published = report.published.map(|published| published.date);
    let times = time::find(&text, published, time::Options::default());
    let mentions = mentions(&MentionInput {
        report,
        text: &text,
        names: &names,
        referents: &referents,
        phrases: &phrases,
        times: &times,
        gazetteer,
    });
    let events = merge::merge(mentions.clone());
    Reading {
        names,
        referents,
        phrases,
        times,
        mentions,
        events,
    }
}

/// Returns what is known of a report beyond its text: the country that its outlet writes from, where its address tells.
#[must_use]
pub fn context(report: &Report, gazetteer: &Gazetteer) -> Context {
    let home = report
        .url
        .as_deref()
        .and_then(|url| home_of(url, gazetteer));
    Context { home }
}

/// Returns the country of an address's top-level domain, where it is one of a country.
#[must_use]
pub fn home_of(url: &str, gazetteer: &Gazetteer) -> Option<CountryCode> {
    let host = url
        .split_once("://")?
        .1
        .split(['/', ':', '?', '#'])
        .next()?;
    let label = host.rsplit('.').next()?.to_ascii_uppercase();
    // The one country code domain that is not its ISO 3166-1 code.
    let code: [u8; 2] = if label == "UK" {
        *b"GB"
    } else {
        label.into_bytes().try_into().ok()?
    };
    Some(CountryCode(code)).filter(|&code| gazetteer.country_place(code).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::fixture;

    #[test]
    fn an_outlet_is_at_home_where_its_address_says() {
        assert_eq!(
            home_of("https://news.example.sy/a?b", fixture()),
            Some(CountryCode(*b"SY"))
        );
        assert_eq!(home_of("https://example.com/uk", fixture()), None);
        assert_eq!(home_of("not an address", fixture()), None);
    }
}
