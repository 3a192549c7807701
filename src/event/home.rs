//! The place of the dateline, for what a report tells of without a place: "KHARKIV, Ukraine (Wire) - A rocket hit a block of flats".
//!
//! A dateline says where a report was written, which is not always where things happened. It places an event only where nothing else does
//! and all that the report says near its head agrees: no other country and no other town is told of there, and its lead is no account of
//! villages and roads. From a capital everything is reported: there the sentence itself must say that it is about the city.

use std::ops::Range;

use dateline_gazetteer::CountryCode;

use super::MentionInput;
use super::discourse::Family;
use super::extract::Proto;
use super::fill;
use super::lexicon::List;
use super::record::EventPlace;
use super::scene::Scene;
use super::status::days_between;
use super::unplaced;
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::referent::Geoprecision;
use crate::text::Span;
use crate::toponym::ToponymRole;

/// What follows the dateline within so many sentences belongs to the head of the report.
const HEAD_SENTENCES: usize = 6;

/// The lead: the sentence of the dateline and the next, in its paragraph or the one behind it.
const LEAD_SENTENCES: usize = 2;

/// What happened on more days than these is not told of one place.
const LONGEST_DAYS: i32 = 1;

/// How sure a dateline's place must be (probability).
const SURE: f64 = 0.5;

/// Of so many events that only the dateline places, one more is elsewhere than of those that an earlier sentence places.
const OF_DATELINE: f64 = 0.8;

/// Tells whether a name is that of a street.
fn is_street(name: &str) -> bool {
    name.rsplit(' ')
        .next()
        .is_some_and(|last| List::Street.has(&last.to_lowercase()))
}

/// The town in which a report was written.
#[derive(Clone, Debug)]
pub(super) struct Home {
    place: PlaceId,
    country: CountryCode,
    /// The name in the dateline.
    span: Span,
    confidence: f64,
    /// The sentence of the dateline.
    sentence: usize,
    /// A capital: all of a country is reported from there.
    is_capital: bool,
    /// No other place is told of in the head of the report, but what holds it.
    is_alone: bool,
    /// A capital from which another country is reported.
    is_abroad: bool,
    /// Another town was told of since: "the city" may be that one.
    is_left: bool,
}

impl Home {
    /// Finds the town of the dateline.
    pub(super) fn of(input: &MentionInput<'_, '_>) -> Option<Self> {
        let gazetteer = input.gazetteer;
        let mut named = input.names.toponyms.iter().zip(input.referents);
        let (toponym, referent) =
            named.find(|(toponym, _)| toponym.role == ToponymRole::Dateline)?;
        let is_town = |place: &PlaceId| gazetteer.place(*place).feature.starts_with("P.");
        // Reports are written in towns, not in the provinces named after them.
        let place = referent.place.filter(is_town).or_else(|| {
            let division = referent.place?;
            let others = referent.candidates.iter().map(|candidate| candidate.place);
            others
                .filter(is_town)
                .find(|&town| gazetteer.is_within(town, division))
        })?;
        let known = gazetteer.place(place);
        let sentence = input.text.sentence_at(toponym.span.start)?;
        let mut home = Self {
            place,
            country: known.country?,
            span: toponym.span,
            confidence: referent.confidence,
            sentence,
            is_capital: known.feature == "P.PPLC",
            is_alone: true,
            is_abroad: false,
            is_left: false,
        };
        let last = input
            .text
            .sentences
            .get(sentence + HEAD_SENTENCES - 1)
            .or(input.text.sentences.last())?;
        let head = 0..last.span.end;
        let is_alone = home
            .others(input, head.clone())
            .all(|role| role == ToponymRole::Demonym);
        home.is_alone = is_alone;
        home.is_abroad = home.is_capital && home.speaks_of_others(input, head);
        Some(home)
    }

    /// Takes note of the places that a sentence has told of.
    pub(super) fn note(&mut self, gazetteer: &Gazetteer, places: &[PlaceId]) {
        self.is_left |= places
            .iter()
            .any(|&place| place != self.place && gazetteer.place(place).feature.starts_with("P."));
    }

    /// Returns the place of the dateline, where it is that of an event which has none.
    pub(super) fn place_of(
        &self,
        scene: &Scene<'_>,
        input: &MentionInput<'_, '_>,
        proto: &Proto<'_>,
    ) -> Option<EventPlace> {
        let happens = matches!(
            Family::of(&proto.head().act),
            Family::Violence
                | Family::Crowd
                | Family::Custody
                | Family::Property
                | Family::Abduction
        );
        // "in a week of fighting", "since April": what has no day of its own is a sum over many places.
        let day = proto
            .items
            .iter()
            .find_map(|item| item.interval)
            .is_some_and(|days| days_between(days.start, days.end) <= LONGEST_DAYS);
        // Of whom nobody says how they died, nobody says where.
        let bare = proto.is_consequence() && proto.head().act.name != "kill";
        let plotted = proto.status().is_plotted();
        if !happens || bare || !day || !plotted || self.is_abroad || self.confidence < SURE {
            return None;
        }
        let mut abroad = false;
        for role in self.others(input, scene.span.start..scene.span.end) {
            if role != ToponymRole::Demonym {
                return None;
            }
            abroad = true;
        }
        let here = !self.is_left && self.is_said(scene);
        let lead = scene.index >= self.sentence
            && scene.index - self.sentence < LEAD_SENTENCES
            && self.is_alone
            && !self.is_capital
            && (!abroad || has(scene, List::OfProvince))
            && !has(scene, List::BeyondTown);
        if !here && !lead {
            return None;
        }
        let unknown = unplaced::unplaced(input, &scene.words, None);
        unknown
            .iter()
            .all(|name| {
                name.precision == Geoprecision::Exact
                    || name.span.overlaps(self.span)
                    || is_street(name.span.of(input.text.raw))
            })
            .then(|| fill::place_of_dateline(input, self.place, self.span))
    }

    /// How sure it is that something happened there.
    pub(super) fn confidence(&self) -> f64 {
        self.confidence * OF_DATELINE
    }

    /// Tells whether any name in a range of bytes is of another country, whatever it does.
    fn speaks_of_others(&self, input: &MentionInput<'_, '_>, range: Range<usize>) -> bool {
        let named = input.names.toponyms.iter().zip(input.referents);
        named
            .filter(|(toponym, _)| range.contains(&toponym.span.start))
            .filter_map(|(_, referent)| referent.place)
            .filter_map(|place| input.gazetteer.place(place).country)
            .any(|country| country != self.country)
    }

    /// What the names in a range of bytes do that are neither the town nor hold it, those of its people left out.
    fn others<'i>(
        &'i self,
        input: &'i MentionInput<'_, '_>,
        range: Range<usize>,
    ) -> impl Iterator<Item = ToponymRole> + 'i {
        let gazetteer = input.gazetteer;
        let toponyms = &input.names.toponyms;
        let first = toponyms.partition_point(|toponym| toponym.span.end <= range.start);
        toponyms
            .iter()
            .zip(input.referents)
            .skip(first)
            .take_while(move |(toponym, _)| toponym.span.start < range.end)
            .filter(|(toponym, _)| {
                !matches!(toponym.role, ToponymRole::Dateline | ToponymRole::Embedded)
            })
            // "on Bourbon Street" is in the town.
            .filter(|(toponym, _)| !is_street(toponym.span.of(input.text.raw)))
            .filter(move |(toponym, referent)| {
                !referent
                    .place
                    .is_some_and(|place| self.is_of(gazetteer, toponym.role, place))
            })
            .map(|(toponym, _)| toponym.role)
    }

    /// Tells whether a place is the town or holds it, or somebody of its country is meant.
    fn is_of(&self, gazetteer: &Gazetteer, role: ToponymRole, place: PlaceId) -> bool {
        let own = gazetteer.place(place).country == Some(self.country);
        match role {
            ToponymRole::Literal => {
                place == self.place
                    || gazetteer.is_within(self.place, place)
                    || gazetteer.is_within(place, self.place)
            }
            _ => own,
        }
    }

    /// Tells whether a sentence says that it is about the town: "in the city", "here", "downtown", "the mayor said".
    fn is_said(&self, scene: &Scene<'_>) -> bool {
        (0..scene.words.len()).any(|at| {
            let word = scene.lower(at);
            let quoted = || {
                let clause = scene.clause_of.get(at).and_then(|&k| scene.clauses.get(k));
                clause.is_some_and(|clause| clause.quoted)
            };
            match word {
                "here" => !scene.masked[at] && !quoted(),
                "city" | "town" | "capital" if word != "capital" || self.is_capital => {
                    matches!(scene.before(at), "the" | "this")
                        && at > 1
                        && List::Into.has(scene.before(at - 1))
                        && !scene.masked[at]
                        && !scene
                            .words
                            .get(at + 1)
                            .is_some_and(|next| next.lower == "of" || next.lower == "near")
                }
                _ => List::OfTown.has(word),
            }
        })
    }
}

/// Tells whether a sentence has a word of a list, in small letters.
fn has(scene: &Scene<'_>, list: List) -> bool {
    scene
        .words
        .iter()
        .any(|word| list.has(&word.lower) && !word.is_capital())
}
