//! Tolls that are not of a day: those of a war, of a year, of a country since Monday.

use crate::event::casualty::Effect;
use crate::event::extract::Proto;
use crate::event::lexicon::List;
use crate::event::record::{DateBasis, EventPlace};
use crate::event::scene::Scene;
use crate::referent::Geoprecision;

/// From this many dead on, a toll without a day and a place is that of a war, not of a day.
const TOTAL: u32 = 100;

/// From this many dead on, a toll without a day is that of a war wherever it was.
const WAR: u32 = 10_000;

/// "More than 70,000 people have been killed": no day and no place but a country.
pub(super) fn is_total(proto: &Proto<'_>, places: &[Option<EventPlace>]) -> bool {
    let nowhere = places
        .iter()
        .flatten()
        .all(|place| place.basis != DateBasis::Stated || place.precision >= Geoprecision::Country);
    nowhere && killed_undated(proto, TOTAL)
}

/// "The conflict has killed more than 3,000": who kills is no side but a war.
fn war_kills(scene: &Scene<'_>, proto: &Proto<'_>) -> bool {
    proto.items.iter().any(|item| {
        let from = scene.clause(scene.hits[item.hit].words.start).words.start;
        let war = |range: std::ops::Range<usize>| {
            range.into_iter().any(|at| List::War.has(scene.lower(at)))
        };
        // "a war that killed perhaps 600,000"
        let that = scene.lower(from) == "that" && war(from.saturating_sub(1)..from);
        that || item.group.perfect && war(from..item.group.start)
    })
}

/// "The group has caused the death of 20,000 people": no day has so many dead.
pub(super) fn is_war(scene: &Scene<'_>, proto: &Proto<'_>) -> bool {
    killed_undated(proto, WAR) || proto.date().is_none() && war_kills(scene, proto)
}

/// Tells whether at least so many were killed, and no day is told but one since which they were.
fn killed_undated(proto: &Proto<'_>, least: u32) -> bool {
    let many = proto.items.iter().any(|item| {
        item.toll
            .as_ref()
            .is_some_and(|toll| toll.effect == Effect::Killed && toll.count.best >= least)
    });
    many && proto.date().is_none_or(|date| date.since)
}
