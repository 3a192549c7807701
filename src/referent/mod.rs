//! Which place a name means: [`Toponym`](crate::toponym::Toponym)s become [`Referent`]s, and the words around them
//! ("east of", "between A and B") become [`PlacePhrase`]s with an honest area.
//!
//! Takes toponyms and the gazetteer, gives places with confidence, runners-up and reasons. Knows nothing of events.

mod contender;
mod context;
mod evidence;
mod holder;
pub mod phrase;
mod resolver;
mod scene;
mod sense;
mod spelling;
mod stranger;
mod weights;
mod whereabouts;

use std::sync::Arc;

use dateline_gazetteer::PlaceId;
use geo::MultiPolygon;

pub use context::Context;
pub use phrase::place_phrases;
pub use resolver::{Case, LEAST_CONFIDENCE, cases, resolve};
pub use weights::EvidenceWeights;
pub use whereabouts::{LEAST_SURE, SAME_AREA_KM};

use crate::text::Span;

/// How closely something is placed, sharpest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Geoprecision {
    /// A building, crossing, bridge or base whose point is known.
    Exact,
    /// A named part of a town.
    Neighbourhood,
    /// A town or village.
    Town,
    /// Around, beside or outside a known point ("east of Aleppo").
    Near,
    /// A second-level division.
    District,
    /// A first-level division.
    Province,
    /// An informal or larger region ("Darfur", "northwest Syria").
    Region,
    /// A country.
    Country,
    /// A sea, strait or other international water.
    Sea,
}

impl Geoprecision {
    /// Every precision, sharpest first.
    pub const ALL: [Self; 9] = [
        Self::Exact,
        Self::Neighbourhood,
        Self::Town,
        Self::Near,
        Self::District,
        Self::Province,
        Self::Region,
        Self::Country,
        Self::Sea,
    ];

    /// Returns the word used in GeoJSON, queries and exports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Neighbourhood => "neighbourhood",
            Self::Town => "town",
            Self::Near => "near",
            Self::District => "district",
            Self::Province => "province",
            Self::Region => "region",
            Self::Country => "country",
            Self::Sea => "sea",
        }
    }

    /// Tells whether it must be drawn as an area, never as a pin.
    #[must_use]
    pub fn is_area(self) -> bool {
        self >= Self::District
    }
}

/// A reason for or against a candidate, with what it added to the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The rule's name, as in the table of evidence ("containment", "population").
    pub rule: &'static str,
    /// What it added to the score.
    pub weight: f64,
}

/// A place that a toponym might mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The place.
    pub place: PlaceId,
    /// The sum of its evidence, only for ordering.
    pub score: f64,
    /// The reasons.
    pub evidence: Vec<Evidence>,
}

/// What a toponym was resolved to.
#[derive(Clone, Debug, PartialEq)]
pub struct Referent {
    /// The place, or `None` where no candidate is good enough.
    pub place: Option<PlaceId>,
    /// Probability 0–1 that the place is right; where there is none, that the best candidate would be, as far as the evidence goes.
    pub confidence: f64,
    /// All candidates that were weighed, best first, the chosen one included; the toponyms of one sense share them.
    pub candidates: Arc<[Candidate]>,
    /// Where no candidate is good enough: the place that the name lies in or beside, as far as the text tells.
    pub whereabouts: Option<Whereabouts>,
    /// Why it has no place, or what speaks against the place that it has.
    pub doubt: Option<Doubt>,
}

/// What speaks against the place that a name would have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// No gazetteer has the name: it has no place.
    Unknown,
    /// No candidate is likely enough: it has no place.
    Unlikely,
    /// The likeliest candidate is little known and in a country that nothing else in the report speaks of: it has no place.
    Stranger,
    /// Nothing else in the report speaks of the country of its place, which is known by this name.
    Alone,
}

impl Doubt {
    /// Returns the reason in words, where it took the name its place.
    #[must_use]
    pub fn refusal(self) -> Option<&'static str> {
        match self {
            Self::Unknown => Some("in no gazetteer"),
            Self::Unlikely => Some("no candidate is likely enough"),
            Self::Stranger => Some("little known, in a country that nothing else speaks of"),
            Self::Alone => None,
        }
    }
}

impl Referent {
    /// Tells whether it has no place, and none that was refused.
    #[must_use]
    pub(crate) fn answer_is_open(&self) -> bool {
        self.place.is_none() && self.stranger().is_none()
    }

    /// Returns the candidate that fits and is a stranger in the report: a little-known place in a country that nothing else speaks of.
    #[must_use]
    pub(crate) fn stranger(&self) -> Option<PlaceId> {
        let best = self.candidates.first().map(|best| best.place);
        best.filter(|_| self.doubt == Some(Doubt::Stranger))
    }

    /// Returns the place that the name is taken for or, where that is unknown, the one that it most likely lies in or
    /// beside; with its confidence.
    #[must_use]
    pub fn answer(&self) -> Option<(PlaceId, f64)> {
        let lies = self.whereabouts.map(|lies| (lies.place, lies.confidence));
        self.place.map(|place| (place, self.confidence)).or(lies)
    }
}

/// The place that a name of unknown place lies in or beside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Whereabouts {
    /// The place.
    pub place: PlaceId,
    /// Probability 0–1 that it lies there.
    pub confidence: f64,
}

/// How a place phrase relates to its anchors.
#[derive(Clone, Debug, PartialEq)]
pub enum Relation {
    /// "east of Aleppo", "40 km north of the city": direction in degrees clockwise from north.
    DirectionOf {
        /// Bearing from the anchor, degrees clockwise from north.
        bearing: f64,
        /// Distance said, in km, if any.
        distance_km: Option<f64>,
    },
    /// "near", "outside", "on the outskirts of"; a distance without a direction.
    Near {
        /// Distance said, in km, if any.
        distance_km: Option<f64>,
    },
    /// "between A and B", "on the road from A to B".
    Between,
    /// "northern Idlib", "the east of the country", "northwest Syria".
    PartOf {
        /// Bearing of the part from the middle, degrees clockwise from north; `None` for "central".
        bearing: Option<f64>,
    },
    /// "the Idlib countryside", "rural Damascus".
    CountrysideOf,
    /// "along the Euphrates".
    Along,
    /// "the Syria–Turkey border".
    Border,
    /// "off the coast of Yemen", "60 nautical miles off Hodeidah".
    OffCoast {
        /// Distance said, in km, if any.
        distance_km: Option<f64>,
    },
}

/// The words of a text that place something: one or more toponyms with their relation, and the area that they mean.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacePhrase {
    /// The whole phrase ("the countryside east of Aleppo city").
    pub span: Span,
    /// The toponyms in it, as indexes of [`Names::toponyms`](crate::toponym::Names), the one that gives the name first.
    pub anchors: Vec<usize>,
    /// How it relates to its anchors; `None` where it is the place itself.
    pub relation: Option<Relation>,
    /// The place that the phrase is named for, resolved.
    pub place: PlaceId,
    /// How close the phrase is.
    pub precision: Geoprecision,
    /// A point inside the area, degrees WGS 84.
    pub lon: f64,
    /// A point inside the area, degrees WGS 84.
    pub lat: f64,
    /// Radius of the area around the point, km.
    pub radius_km: f64,
    /// The area, where it is more than a point with a radius.
    pub footprint: Option<MultiPolygon<f64>>,
    /// Probability 0–1 that the place is right.
    pub confidence: f64,
    /// The name that the gazetteer does not have and that this place stands in for, because the words say that it holds it:
    /// "Man Taw" of "Man Taw village (Kale township)".
    pub stands_for: Option<Span>,
}

#[cfg(test)]
mod tests;
