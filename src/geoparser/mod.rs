//! Place names of a text and the places they mean, as one call: for programs that want places without events.
//!
//! Takes a text and what is known beside it, gives every name with its place, its runners-up and the reasons, and the words that
//! place something by them ("east of Aleppo"). Pure, as all of the core: no network, no clock, no panic.

use crate::gazetteer::{self, Gazetteer};
pub use crate::referent::Context;
use crate::referent::{self, PlacePhrase, Referent};
use crate::text;
use crate::toponym::{self, Names, Toponym};

/// Finds the place names of texts and the places they mean.
///
/// ```
/// use dateline::geoparser::{Context, Geoparser};
///
/// let geoparser = Geoparser::new();
/// let text = "Shells hit the market of Tal Rifaat, north of Aleppo, on Monday.";
/// let parse = geoparser.parse(text, &Context::default());
/// for (toponym, referent) in parse.toponyms() {
///     if let Some(place) = referent.place.map(|id| geoparser.gazetteer().place(id)) {
///         println!("{}: {} at {}, {}", toponym.span.of(text), place.name, place.lat, place.lon);
///     }
/// }
/// assert_eq!(parse.toponyms().count(), 2);
/// assert_eq!(parse.toponyms().next().unwrap().0.span.of(text), "Tal Rifaat");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Geoparser<'g> {
    gazetteer: &'g Gazetteer,
}

/// What was found in a text.
#[derive(Clone, Debug)]
pub struct Parse {
    /// The names in the text, places and others.
    pub names: Names,
    /// What the toponyms mean, one for each of `names.toponyms`.
    pub referents: Vec<Referent>,
    /// The words that place something, with their areas.
    pub phrases: Vec<PlacePhrase>,
}

impl Geoparser<'static> {
    /// Returns a geoparser with the gazetteer that is compiled into the program.
    #[must_use]
    pub fn new() -> Self {
        Self::with(gazetteer::embedded())
    }
}

impl Default for Geoparser<'static> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'g> Geoparser<'g> {
    /// Returns a geoparser with another gazetteer.
    #[must_use]
    pub fn with(gazetteer: &'g Gazetteer) -> Self {
        Self { gazetteer }
    }

    /// Returns the gazetteer that the places are of.
    #[must_use]
    pub fn gazetteer(&self) -> &'g Gazetteer {
        self.gazetteer
    }

    /// Finds the place names of a text and the places they mean.
    #[must_use]
    pub fn parse(&self, text: &str, context: &Context) -> Parse {
        let text = text::segment(text);
        let names = toponym::recognize(&text, self.gazetteer);
        let referents = referent::resolve(&text, &names, self.gazetteer, context);
        let phrases = referent::place_phrases(&text, &names, &referents, self.gazetteer);
        Parse {
            names,
            referents,
            phrases,
        }
    }
}

impl Parse {
    /// Returns every place name with what it means, in text order.
    pub fn toponyms(&self) -> impl Iterator<Item = (&Toponym, &Referent)> {
        self.names.toponyms.iter().zip(&self.referents)
    }
}

#[cfg(test)]
mod spatial_tests;
#[cfg(test)]
mod tests;
