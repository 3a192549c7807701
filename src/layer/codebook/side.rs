//! The sides of an event as the codebooks tell them apart: states, armed groups, people without arms.

use dateline_gazetteer::Gazetteer;

use super::country::codes;
use crate::event::{Actor, ActorKind, ActorRole, Event, listed_kind};
use crate::layer::properties::country_name;

/// Whose side it is, as UCDP tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Party {
    /// A state's forces.
    State,
    /// An organized group without a state.
    Group,
    /// People who bear no arms for anybody.
    People,
    /// Not told.
    Unknown,
}

/// Returns the actors in a role, the first of them the one that the codebooks name.
pub(super) fn in_role(event: &Event, role: ActorRole) -> Vec<&Actor> {
    event
        .actors
        .iter()
        .filter(|actor| actor.role == role)
        .collect()
}

/// Returns ACLED's inter code.
pub(super) fn inter(kind: ActorKind) -> Option<u8> {
    match kind {
        ActorKind::StateForces => Some(1),
        ActorKind::RebelGroup => Some(2),
        ActorKind::PoliticalMilitia => Some(3),
        ActorKind::IdentityMilitia => Some(4),
        ActorKind::Rioters => Some(5),
        ActorKind::Protesters => Some(6),
        ActorKind::Civilians => Some(7),
        ActorKind::ExternalForces => Some(8),
        ActorKind::Unknown => None,
    }
}

/// Returns whose side an actor is.
pub(super) fn party(actor: &Actor) -> Party {
    match actor.kind {
        ActorKind::StateForces => Party::State,
        // Forces from abroad are a state's, but for missions and companies, which the list of groups knows.
        ActorKind::ExternalForces
            if listed_kind(&actor.name) == Some(ActorKind::ExternalForces) =>
        {
            Party::Group
        }
        ActorKind::ExternalForces if actor.country.is_some() => Party::State,
        ActorKind::ExternalForces | ActorKind::Unknown => Party::Unknown,
        ActorKind::RebelGroup | ActorKind::PoliticalMilitia | ActorKind::IdentityMilitia => {
            Party::Group
        }
        ActorKind::Rioters | ActorKind::Protesters | ActorKind::Civilians => Party::People,
    }
}

/// Returns UCDP's name of a side: the government of a country, civilians, or the name as reported.
pub(super) fn ucdp_name(actor: &Actor, gazetteer: &Gazetteer) -> String {
    let country = actor.country.as_deref();
    match (
        party(actor),
        country.and_then(|c| country_name(c, gazetteer)),
    ) {
        (Party::State, Some(country)) => format!("Government of {country}"),
        (Party::People, _) => "Civilians".to_owned(),
        _ => actor.name.clone(),
    }
}

/// Returns the number of the state whose forces an actor is.
pub(super) fn state_number(actor: &Actor) -> Option<u32> {
    (party(actor) == Party::State)
        .then(|| codes(actor.country.as_deref()).gleditsch_ward)
        .flatten()
}
