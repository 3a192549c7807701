//! Mentions that are alike to everything that asks whether two can be one happening.
//!
//! A long report, or many reports of one day, say the same again and again. What is alike needs to be compared only once, so that merging takes
//! as many comparisons as there are different tellings, not as there are mentions.

use std::collections::HashMap;

use super::compatible::{Link, bearing, first_actor, link_apart};
use crate::event::kind::{ActorKind, EventStatus, SubEventType};
use crate::event::record::{ActorRole, Count, DateBasis, EventMention, EventPlace};
use crate::referent::Geoprecision;
use crate::report::ReportId;
use crate::time::DateInterval;

/// All that [`link_apart`] reads of a mention: two mentions with the same one link alike to every third.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Likeness<'m> {
    report: &'m str,
    kind: SubEventType,
    has_mode: bool,
    status: EventStatus,
    place: Option<PlaceLikeness<'m>>,
    date: Option<(DateInterval, DateBasis)>,
    killed: Option<(u32, u32, u32)>,
    injured: Option<(u32, u32, u32)>,
    /// Whether its story has a higher toll: it tells of some of the dead ("two of them in a school").
    is_part: bool,
    agent: Option<(ActorKind, Option<&'m str>, &'m str)>,
    victim: Option<(ActorKind, &'m str)>,
}

#[derive(PartialEq, Eq, Hash)]
struct PlaceLikeness<'m> {
    place_id: &'m str,
    place_name: &'m str,
    country: Option<&'m str>,
    basis: DateBasis,
    admin1: Option<&'m str>,
    admin2: Option<&'m str>,
    lon: u64,
    lat: u64,
    precision: Geoprecision,
    radius_km: u64,
    has_relation: bool,
    bearing: Option<u64>,
}

fn likeness(mention: &EventMention, is_part: bool) -> Likeness<'_> {
    let count = |count: Count| (count.low, count.best, count.high);
    Likeness {
        report: &mention.report.0,
        kind: mention.sub_event_type,
        has_mode: mention.plover_mode.is_some(),
        status: mention.status,
        place: mention.place.as_ref().map(place_likeness),
        date: mention
            .date
            .as_ref()
            .map(|date| (date.interval, date.basis)),
        killed: mention.casualties.killed.map(count),
        injured: mention.casualties.injured.map(count),
        is_part,
        agent: first_actor(mention)
            .map(|actor| (actor.kind, actor.country.as_deref(), actor.name.as_str())),
        victim: mention
            .actors
            .iter()
            .find(|actor| actor.role == ActorRole::Actor2)
            .map(|actor| (actor.kind, actor.name.as_str())),
    }
}

fn place_likeness(place: &EventPlace) -> PlaceLikeness<'_> {
    PlaceLikeness {
        place_id: &place.place_id,
        place_name: &place.place_name,
        country: place.country.as_deref(),
        basis: place.basis,
        admin1: place.admin1.as_deref(),
        admin2: place.admin2.as_deref(),
        lon: place.lon.to_bits(),
        lat: place.lat.to_bits(),
        precision: place.precision,
        radius_km: place.radius_km.to_bits(),
        has_relation: place.relation.is_some(),
        bearing: bearing(place.relation.as_ref()).map(f64::to_bits),
    }
}

/// The classes of alike mentions.
pub(super) struct Classes<'m> {
    mentions: &'m [EventMention],
    /// The class of each mention.
    of: Vec<usize>,
    /// A mention of each class.
    first: Vec<usize>,
    /// Whether the mentions of each class tell of some of their story's dead.
    is_part: Vec<bool>,
}

impl<'m> Classes<'m> {
    pub(super) fn new(mentions: &'m [EventMention]) -> Self {
        let mut known: HashMap<Likeness<'m>, usize> = HashMap::new();
        let mut first = Vec::new();
        let mut is_part = Vec::new();
        let killed = |mention: &EventMention| mention.casualties.killed.map_or(0, |c| c.best);
        let mut most: HashMap<(&ReportId, u32), u32> = HashMap::new();
        for mention in mentions {
            let most = most.entry((&mention.report, mention.thread)).or_default();
            *most = killed(mention).max(*most);
        }
        let of = mentions
            .iter()
            .enumerate()
            .map(|(index, mention)| {
                let part = killed(mention) > 0
                    && killed(mention) < most[&(&mention.report, mention.thread)];
                *known.entry(likeness(mention, part)).or_insert_with(|| {
                    first.push(index);
                    is_part.push(part);
                    first.len() - 1
                })
            })
            .collect();
        Self {
            mentions,
            of,
            first,
            is_part,
        }
    }

    /// Returns the class of a mention.
    pub(super) fn of(&self, mention: usize) -> usize {
        self.of[mention]
    }

    /// Asks the same of mentions whose stories may be one: the toll of some of the dead contradicts no other
    /// report's.
    pub(super) fn link_of_stories(&self, a: usize, b: usize) -> Link {
        let link = self.link(a, b);
        let report = |class: usize| &self.mentions[self.first[class]].report;
        // Two tolls in one report are two events.
        if link != Link::Conflict || !(self.is_part[a] || self.is_part[b]) || report(a) == report(b)
        {
            return link;
        }
        let without_toll = |class: usize| {
            let mut mention = self.mentions[self.first[class]].clone();
            mention.casualties.killed = None;
            mention
        };
        match link_apart(&without_toll(a), &without_toll(b)) {
            Link::Conflict => Link::Conflict,
            Link::Same | Link::Open => Link::Open,
        }
    }

    /// Asks what any mentions of two classes, in two stories, are to each other.
    pub(super) fn link(&self, a: usize, b: usize) -> Link {
        link_apart(&self.mentions[self.first[a]], &self.mentions[self.first[b]])
    }
}
