//! From a name to the places that it may mean.

use crate::bytes::Section;
use crate::fold::fold;
use crate::format::Part;
use crate::gazetteer::Gazetteer;
use crate::name::NameKind;
use crate::place::PlaceId;

/// How a name was found, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameQuality {
    /// It is the name to show.
    Preferred,
    /// It is another name or spelling in use.
    Alternate,
    /// It is an abbreviation.
    Abbreviation,
    /// It is a former or colloquial name.
    Historic,
    /// It is spelled in another way than any known name, by habits of transcription ("Tal Rifaat" for "Tall Rif‘at").
    Variant,
    /// It differs from a known name by one or two letters, for no known reason.
    Fuzzy,
}

impl NameQuality {
    /// Returns how well such a name fits, 0–1, for mixing with importance.
    #[must_use]
    pub fn score(self) -> f64 {
        // Alternate names of a well-known place beat the preferred name of a hamlet, historic names of a capital
        // as well; a respelled name has to be looked at with care, and a fuzzy one with more.
        match self {
            Self::Preferred => 1.0,
            Self::Alternate => 0.9,
            Self::Abbreviation => 0.8,
            Self::Historic => 0.7,
            Self::Variant => 0.6,
            Self::Fuzzy => 0.4,
        }
    }

    pub(crate) fn of_kind(kind: NameKind) -> Self {
        match kind {
            NameKind::Preferred => Self::Preferred,
            NameKind::Alternate => Self::Alternate,
            NameKind::Abbreviation => Self::Abbreviation,
            NameKind::Historic => Self::Historic,
        }
    }
}

/// A place that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NameMatch {
    /// The place.
    pub place: PlaceId,
    /// How the name was found.
    pub quality: NameQuality,
    /// How well the name fits, 0–1; the place's importance is not in it.
    pub score: f64,
}

impl NameMatch {
    pub(crate) fn new(place: PlaceId, quality: NameQuality) -> Self {
        Self {
            place,
            quality,
            score: quality.score(),
        }
    }
}

const PLACE_BITS: u32 = 28;
pub(crate) const PLACE_MASK: u32 = (1 << PLACE_BITS) - 1;
const LAST: u32 = 1 << 31;

pub(crate) fn posting(place: u32, kind: NameKind, last: bool) -> u32 {
    (place & PLACE_MASK) | ((kind as u32) << PLACE_BITS) | if last { LAST } else { 0 }
}

/// The places of one folded name, best first: by kind of name and importance together.
#[derive(Clone, Debug)]
pub struct Postings<'g> {
    postings: &'g Section,
    at: Option<usize>,
}

impl<'g> Postings<'g> {
    pub(crate) fn new(postings: &'g Section, index: u64) -> Self {
        let at = usize::try_from(index).ok().and_then(|i| i.checked_mul(4));
        Self { postings, at }
    }

    /// Reads one posting: its match, and whether it is the last of its name.
    pub(crate) fn read(bits: u32) -> (NameMatch, bool) {
        let quality = NameQuality::of_kind(NameKind::from_bits(bits >> PLACE_BITS));
        let found = NameMatch::new(PlaceId(bits & PLACE_MASK), quality);
        (found, bits & LAST != 0)
    }
}

impl Iterator for Postings<'_> {
    type Item = NameMatch;

    fn next(&mut self) -> Option<NameMatch> {
        let at = self.at?;
        if at + 4 > self.postings.len() {
            return None;
        }
        let (found, last) = Self::read(self.postings.u32(at));
        self.at = (!last).then_some(at + 4);
        Some(found)
    }
}

impl Gazetteer {
    /// Returns the places of a name, best first: those that carry it, then those whose name is written like it.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Vec<NameMatch> {
        let mut matches = Vec::new();
        self.lookup_into(name, &mut matches);
        matches
    }

    /// Does the same as [`Gazetteer::lookup`], into a list that is used again; what was in it goes.
    pub fn lookup_into(&self, name: &str, matches: &mut Vec<NameMatch>) {
        matches.clear();
        let folded = fold(name);
        matches.extend(self.lookup_exact(&folded));
        self.respelled_into(&folded, matches);
    }

    /// Returns the places that carry a folded name, best first; reads nothing but the index.
    #[must_use]
    pub fn lookup_exact(&self, folded: &str) -> Postings<'_> {
        let postings = self.section(Part::Postings);
        match self.name_fst().get(folded) {
            Some(index) => Postings::new(postings, index),
            None => Postings { postings, at: None },
        }
    }
}
