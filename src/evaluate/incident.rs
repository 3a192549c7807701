//! Events in the shape of MUC-4 incidents.
//!
//! MUC-4 (1992, keys of DARPA and NRaD) knows six incident types; protests, arrests, movements and talks are none of them.

use serde_json::{Value, json};

use super::shape;
use crate::event::{ActorKind, ActorRole, Count, DateBasis, Event, EventType, SubEventType};
use crate::gazetteer::Gazetteer;

/// Returns the event as an incident, or `None` where MUC-4 has no type for it, or nothing to say of it.
pub(super) fn incident(event: &Event, gazetteer: &Gazetteer) -> Option<Value> {
    let kind = incident_type(event)?;
    if !is_specific(event) {
        return None;
    }
    let side = |role: ActorRole| {
        event
            .actors
            .iter()
            .filter(move |actor| actor.role == role && !actor.is_implied())
    };
    let victims: Vec<&str> = side(ActorRole::Actor2)
        .filter(|actor| {
            matches!(
                actor.kind,
                ActorKind::Civilians | ActorKind::Unknown | ActorKind::StateForces
            )
        })
        .map(|actor| actor.name.as_str())
        .collect();
    let perpetrators: Vec<&str> = side(ActorRole::Actor1)
        .map(|actor| actor.name.as_str())
        .collect();
    Some(json!({
        "type": kind,
        "date": event.date.as_ref().map(shape::date),
        "location": chain(event, gazetteer),
        "perpetrators": perpetrators,
        "victims": victims,
        "targets": [],
        "instruments": [],
        "counts": {
            "killed": event.casualties.killed.map(|count| count.best),
            "injured": event.casualties.injured.map(|count| count.best),
        },
    }))
}

/// Whether an incident is told of, and not violence as such ("attacks of any kind", "the murder of students", "200 lives in October
/// alone"): it has a place, a stated day, or a victim, and not only people of whom nobody says how many. A toll by itself is a statistic.
fn is_specific(event: &Event) -> bool {
    let unknown = event.casualties.killed == Some(Count::UNKNOWN_PLURAL);
    let victim = event
        .actors
        .iter()
        .any(|actor| actor.role == ActorRole::Actor2 && !actor.is_implied());
    event.place.is_some()
        || event
            .date
            .as_ref()
            .is_some_and(|date| date.basis == DateBasis::Stated)
        || victim && !unknown
}

/// Returns the MUC-4 type. Fighting between two armed sides is no terrorist incident by MUC-4's rules of relevance.
fn incident_type(event: &Event) -> Option<&'static str> {
    use SubEventType as S;
    Some(match event.sub_event_type {
        _ if event.event_type == EventType::Battles => return None,
        S::RemoteExplosiveLandmineIed | S::SuicideBomb | S::Grenade | S::AirDroneStrike => {
            "BOMBING"
        }
        S::AbductionForcedDisappearance => "KIDNAPPING",
        S::LootingPropertyDestruction if burns(event) => "ARSON",
        S::LootingPropertyDestruction => "ROBBERY",
        _ if event.event_type == EventType::StrategicDevelopments => return None,
        _ if matches!(event.event_type, EventType::Protests | EventType::Riots) => return None,
        _ => "ATTACK",
    })
}

fn burns(event: &Event) -> bool {
    const FIRE: &[&str] = &["burn", "fire", "torch", "arson", "ablaze"];
    event.mentions.iter().any(|mention| {
        let quote = mention.quote.to_lowercase();
        FIRE.iter().any(|word| quote.contains(word))
    })
}

/// Returns the names of the event's place from the country down.
fn chain(event: &Event, gazetteer: &Gazetteer) -> Vec<String> {
    let Some(place) = &event.place else {
        return Vec::new();
    };
    let country = gazetteer
        .place(place.place)
        .country
        .and_then(|code| gazetteer.country_place(code));
    let mut names: Vec<String> = country
        .map(|id| gazetteer.place(id).name.to_owned())
        .into_iter()
        .collect();
    names.extend(place.admin1.clone());
    names.push(place.place_name.clone());
    names.dedup();
    names
}
