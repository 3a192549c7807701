//! The lead of a report tells roughly what the text tells again more closely: "a car bomb killed an officer in Pattani province" and
//! "the pickup exploded in Nong Chik district" are one happening.

use super::kind::{ActorKind, EventStatus, EventType};
use super::lexicon::List;
use super::merge::{Link, contains, kinds};
use super::record::{Actor, ActorRole, DateBasis, EventMention, EventPlace};
use super::status::{NEWS_DAYS, days_between};
use crate::gazetteer::distance_km;
use crate::referent::Geoprecision;

/// How far behind the lead its story is told again, in mentions.
const REACH: usize = 8;

/// Gives the first mention that tells a happening of the lead more closely, and its story, the thread of the lead.
pub(super) fn join_details(mentions: &mut [EventMention]) {
    // A title has no place of its own any more, or is no lead.
    let Some(first) = mentions
        .iter()
        .position(|mention| mention.status.is_plotted() && mention.place.is_some())
    else {
        return;
    };
    let lead = mentions[first].sentence;
    let behind = first
        + mentions[first..]
            .iter()
            .take_while(|mention| mention.sentence == lead)
            .count();
    for index in first..behind {
        if is_sum(&mentions[index], &mentions[behind..]) {
            mentions[index].status = EventStatus::Background;
        }
    }
    for index in first..behind {
        let (told, text) = mentions.split_at(behind);
        let rough = &told[index];
        let taken = |thread: u32| told.iter().any(|mention| mention.thread == thread);
        let Some(close) = text
            .iter()
            .take(REACH)
            .find(|close| !taken(close.thread) && tells_closely(rough, close))
            .map(|close| close.thread)
        else {
            continue;
        };
        // Its story must not tell another toll.
        let toll = |mention: &EventMention| mention.casualties.killed.map(|count| count.best);
        let most = text
            .iter()
            .filter(|mention| mention.thread == close)
            .filter_map(toll)
            .max();
        let fits = match (toll(rough), most) {
            (Some(lead), Some(most)) => {
                most == lead || most < lead && most.saturating_mul(2) > lead && is_raised(rough)
            }
            // A country has more than one of most things on a day.
            _ => rough
                .place
                .as_ref()
                .is_some_and(|area| area.precision < Geoprecision::Country),
        };
        if !fits {
            continue;
        }
        let thread = rough.thread;
        for mention in mentions[behind..]
            .iter_mut()
            .filter(|mention| mention.thread == close)
        {
            mention.thread = thread;
        }
    }
}

/// "Two attacks killed four in Donetsk region": a toll that several places in the area told behind it add up to.
fn is_sum(rough: &EventMention, text: &[EventMention]) -> bool {
    let killed = |mention: &EventMention| mention.casualties.killed.map(|count| count.best);
    let (Some(total), Some(area)) = (killed(rough), &rough.place) else {
        return false;
    };
    let mut parts: Vec<(u32, u32)> = Vec::new();
    for mention in text.iter().take(REACH) {
        let inside = mention.place.as_ref().is_some_and(|place| {
            place.precision < area.precision
                && place.basis == DateBasis::Stated
                && is_inside(area, place)
        });
        if let Some(dead) = killed(mention).filter(|&dead| dead > 0)
            && mention.status.is_plotted()
            && inside
            && at_one_time(rough, mention)
            && parts.iter().all(|(thread, _)| *thread != mention.thread)
        {
            parts.push((mention.thread, dead));
        }
    }
    let sum = parts
        .iter()
        .try_fold(0_u32, |sum, (_, dead)| sum.checked_add(*dead));
    area.precision >= Geoprecision::District
        && rough.status.is_plotted()
        && parts.len() > 1
        && sum == Some(total)
}

/// "raised the number of dead to 39": the latest figure of one happening, which the text tells from its start.
fn is_raised(rough: &EventMention) -> bool {
    rough
        .quote
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| List::Risen.has(&word.to_lowercase()))
}

/// Tells whether a later mention can tell the same as one of the lead, at a place inside the lead's.
fn tells_closely(rough: &EventMention, close: &EventMention) -> bool {
    let (Some(area), Some(place)) = (&rough.place, &close.place) else {
        return false;
    };
    rough.status.is_plotted()
        && close.status.is_plotted()
        && area.precision >= Geoprecision::District
        && place.precision < area.precision
        && place.basis == DateBasis::Stated
        && violent(rough)
        && kinds(rough, close) == Link::Same
        && is_inside(area, place)
        && at_one_time(rough, close)
        && one_side(rough, close)
}

fn violent(mention: &EventMention) -> bool {
    matches!(
        mention.sub_event_type.event_type(),
        EventType::Battles
            | EventType::ExplosionsRemoteViolence
            | EventType::ViolenceAgainstCivilians
    )
}

fn is_inside(area: &EventPlace, place: &EventPlace) -> bool {
    let apart_km = distance_km((area.lon, area.lat), (place.lon, place.lat));
    area.country == place.country && contains(area, place, apart_km)
}

/// A lead without a day of its own may tell of any day of the news.
fn at_one_time(rough: &EventMention, close: &EventMention) -> bool {
    match (&rough.date, &close.date) {
        (Some(a), Some(b)) if a.basis == DateBasis::Inferred => {
            days_between(b.interval.end, a.interval.end) <= NEWS_DAYS
        }
        (Some(a), Some(b)) => a.interval.overlaps(b.interval) || b.basis == DateBasis::Inferred,
        _ => true,
    }
}

/// Tells whether no two sides that are known for what they are stand in one role.
fn one_side(rough: &EventMention, close: &EventMention) -> bool {
    let agent = |mention: &'_ EventMention| -> Option<ActorKind> {
        mention
            .actors
            .iter()
            .find(|actor: &&Actor| actor.role == ActorRole::Actor1)
            .map(|actor| actor.kind)
            .filter(|kind| {
                matches!(
                    kind,
                    ActorKind::StateForces | ActorKind::RebelGroup | ActorKind::ExternalForces
                )
            })
    };
    match (agent(rough), agent(close)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}
