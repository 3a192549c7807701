//! The names that a trigger may be bound to: the place phrases of the report and, where only words are asked for, names whose place
//! nobody knows.

use crate::event::MentionInput;
use crate::gazetteer::Gazetteer;
use crate::referent::{Geoprecision, PlacePhrase};
use crate::text::Span;

/// A name that stands where a place stands, and that no gazetteer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::event) struct Unplaced {
    /// The name.
    pub(in crate::event) span: Span,
    /// How close a place of its kind would be.
    pub(in crate::event) precision: Geoprecision,
}

/// What an [`Anchor`](crate::event::scene::Anchor) of a place may stand for: the index of a phrase or, beyond the last, of an unplaced name.
#[derive(Clone, Copy)]
pub(in crate::event) struct Ground<'i> {
    phrases: &'i [PlacePhrase],
    unplaced: &'i [Unplaced],
    gazetteer: &'i Gazetteer,
    /// Whether only words are asked for: what an unknown name is drawn around does not matter then.
    words_only: bool,
}

impl<'i> Ground<'i> {
    /// The place phrases of a report.
    pub(in crate::event) fn of(input: &MentionInput<'i, '_>) -> Self {
        Self {
            words_only: false,
            ..Self::with_unplaced(input, &[])
        }
    }

    /// The place phrases of a report and names of unknown place.
    pub(in crate::event) fn with_unplaced(
        input: &MentionInput<'i, '_>,
        unplaced: &'i [Unplaced],
    ) -> Self {
        Self {
            phrases: input.phrases,
            unplaced,
            gazetteer: input.gazetteer,
            words_only: true,
        }
    }

    /// Returns the phrase of an anchor, if it is one.
    pub(in crate::event) fn phrase(&self, index: usize) -> Option<&'i PlacePhrase> {
        self.phrases.get(index)
    }

    /// Returns the unplaced name of an anchor, if it is one.
    pub(in crate::event) fn unplaced(&self, index: usize) -> Option<&'i Unplaced> {
        self.unplaced.get(index.checked_sub(self.phrases.len())?)
    }

    pub(super) fn precision(&self, index: usize) -> Geoprecision {
        let unplaced = || self.unplaced(index).map(|name| name.precision);
        self.phrase(index)
            .map(|phrase| match phrase.stands_for {
                Some(_) if self.words_only => Geoprecision::Town,
                _ => phrase.precision,
            })
            .or_else(unplaced)
            .unwrap_or(Geoprecision::Town)
    }

    /// Tells whether the words relate to a place ("east of Aleppo") instead of naming it.
    pub(in crate::event) fn is_related(&self, index: usize) -> bool {
        self.phrase(index)
            .is_some_and(|phrase| phrase.relation.is_some())
    }

    /// Tells whether two anchors mean the same.
    pub(super) fn is_same(&self, left: usize, right: usize) -> bool {
        match (self.phrase(left), self.phrase(right)) {
            (Some(a), Some(b)) => a.place == b.place && a.relation == b.relation,
            _ => false,
        }
    }

    /// Tells whether the gazetteer has both, and the first not in the second.
    pub(super) fn are_apart(&self, inner: usize, outer: usize) -> bool {
        match (self.phrase(inner), self.phrase(outer)) {
            (Some(a), Some(b)) => a.place != b.place && !self.is_within(inner, outer),
            _ => false,
        }
    }

    /// Tells whether an unknown name is drawn as wide as a place that is told by its own name: "the village of X" in "In Y province, …".
    pub(super) fn is_unknown_in(&self, inner: usize, outer: usize) -> bool {
        match (self.phrase(inner), self.phrase(outer)) {
            (Some(inner), Some(outer)) => {
                inner.stands_for.is_some()
                    && outer.stands_for.is_none()
                    && inner.place == outer.place
                    && inner.precision <= outer.precision
            }
            _ => false,
        }
    }

    /// Tells whether one place is inside another, as the gazetteer knows.
    pub(super) fn is_within(&self, inner: usize, outer: usize) -> bool {
        match (self.phrase(inner), self.phrase(outer)) {
            (Some(inner), Some(outer)) => self.gazetteer.is_within(inner.place, outer.place),
            _ => false,
        }
    }
}
