//! Which words are place names: a report's text becomes [`Toponym`]s.
//!
//! Takes segmented text and the gazetteer's names, gives spans with a role. Does not decide which place is meant.

mod draft;
mod known;
pub mod lexicon;
mod model;
mod rule;
pub mod tagger;

use dateline_gazetteer::Gazetteer;

pub(crate) use rule::coordinates::NAME as COORDINATES;

use crate::text::{SegmentedText, Span};

/// Finds the names of a text.
#[must_use]
pub fn recognize(text: &SegmentedText<'_>, gazetteer: &Gazetteer) -> Names {
    recognize_with(text, gazetteer, model::weights())
}

/// Finds the names of a text with other weights than the committed ones, for measuring what was left out of training.
#[must_use]
pub fn recognize_with(
    text: &SegmentedText<'_>,
    gazetteer: &Gazetteer,
    weights: &tagger::Weights<'_>,
) -> Names {
    let units = known::Units::of(text);
    let mut atoms = tagger::feature::atoms(text);
    let known = known::known_names(text, &units, &atoms, gazetteer);
    known::hint(&mut atoms, &units, &known);
    let labels = tagger::tag(text, &atoms, weights);
    let mut draft = draft::Draft::new(text, gazetteer, units, known, atoms, labels);
    for rule in rule::RULES {
        rule(&mut draft);
    }
    draft.into_names()
}

/// Names at given spans: for measuring resolution by itself, where someone has said which words are place names.
///
/// What recognition says of the words (role, feature word) is kept; where it found nothing, the name is taken literally.
#[must_use]
pub fn recognize_at(text: &SegmentedText<'_>, gazetteer: &Gazetteer, spans: &[Span]) -> Names {
    let mut names = recognize(text, gazetteer);
    let found = std::mem::take(&mut names.toponyms);
    let mut spans = spans.to_vec();
    spans.sort_unstable();
    names.toponyms = spans
        .into_iter()
        .map(|span| {
            let first = found.partition_point(|toponym| toponym.span.end <= span.start);
            match found
                .get(first)
                .filter(|toponym| toponym.span.overlaps(span))
            {
                Some(toponym) => Toponym {
                    span,
                    ..toponym.clone()
                },
                None => Toponym {
                    span,
                    role: ToponymRole::Literal,
                    feature_word: None,
                    found_by: "given",
                },
            }
        })
        .collect();
    names
}

/// Returns what the tagger looks at, token by token: the words, the word lists and the gazetteer's hints.
#[must_use]
pub fn tagger_input(text: &SegmentedText<'_>, gazetteer: &Gazetteer) -> Vec<tagger::feature::Atom> {
    let units = known::Units::of(text);
    let mut atoms = tagger::feature::atoms(text);
    let names = known::known_names(text, &units, &atoms, gazetteer);
    known::hint(&mut atoms, &units, &names);
    atoms
}

/// What a place name does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ToponymRole {
    /// It names the place itself ("fighting in Aleppo").
    Literal,
    /// It stands in the dateline ("BEIRUT, Oct 9 -"): where the report was written, not where things happened.
    Dateline,
    /// It is an adjective or a people of a place ("Syrian", "the French").
    Demonym,
    /// It stands for a government or an institution ("Moscow said").
    Metonym,
    /// It is part of a longer name that is not a place ("Bank of China", "the Aleppo Military Council"), or a facility that no gazetteer
    /// has and that places nothing by itself.
    Embedded,
}

/// A place name as it stands in the text, not yet a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toponym {
    /// The name itself, without "province of" or "the town of".
    pub span: Span,
    /// What it does in its sentence.
    pub role: ToponymRole,
    /// The feature said in words beside the name ("province", "river", "camp"), if any.
    pub feature_word: Option<FeatureWord>,
    /// The name of the rule or model that found it, for the reasons shown to people.
    pub found_by: &'static str,
}

/// A word beside a name that says what kind of place it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeatureWord {
    /// Where the word stands.
    pub span: Span,
    /// GeoNames feature code family that it asks for: `A.ADM1`, `P`, `H.STM`, `A.PCLI`, `L.CMP` …
    pub feature: &'static str,
}

/// What another name in the text is, so that it is not taken for a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameClass {
    /// A person.
    Person,
    /// An armed group, agency, party, outlet or company.
    Organization,
}

/// A name that is not a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherName {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub class: NameClass,
}

/// All names of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The place names, in text order, not overlapping.
    pub toponyms: Vec<Toponym>,
    /// The names that are not places, in text order; a toponym with role `Embedded` may lie inside one.
    pub others: Vec<OtherName>,
    /// The names of built places with the word for their kind ("al-Shifa hospital"), in text order; toponyms and other names may lie
    /// inside.
    pub facilities: Vec<Span>,
}

#[cfg(test)]
mod tests;
