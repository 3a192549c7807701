//! Sides that no words name but the codebook counts: ACLED's "unidentified armed group" and "civilians".
//!
//! A peaceful protest has one side; an attack on people without arms has somebody who attacks and civilians who suffer, and a battle
//! has two armed sides, whoever they are. What is added has no span, because no words say it.

use crate::event::kind::{ActorKind, EventType, SubEventType};
use crate::event::record::{Actor, ActorRole};

/// Leaves only the sides that the kind of event can have, and adds those that it must have.
pub(super) fn complete(mut actors: Vec<Actor>, kind: SubEventType) -> Vec<Actor> {
    use ActorRole::{Actor1, Actor2};
    use EventType as T;
    let event_type = kind.event_type();
    match event_type {
        T::Protests => {
            for actor in &mut actors {
                // "Members of the Teachers' Union marched"
                if actor.role == Actor1 && actor.kind == ActorKind::Unknown {
                    actor.kind = ActorKind::Protesters;
                }
            }
            // Whom they protest against takes no part.
            actors.retain(|actor| {
                kind != SubEventType::PeacefulProtest || actor.role == Actor1 || is_crowd(actor)
            });
        }
        T::Battles => {
            // Who walks by is no side of a battle.
            actors.retain(|actor| actor.kind != ActorKind::Civilians);
            arm_the_unknown(&mut actors);
            // From whom a town was taken is mostly a state, which nobody says.
            let clash = kind == SubEventType::ArmedClash;
            if clash && !has(&actors, Actor1) {
                actors.push(implied(
                    Actor1,
                    Actor::UNIDENTIFIED,
                    ActorKind::PoliticalMilitia,
                ));
            }
            if clash && !has(&actors, Actor2) {
                actors.push(implied(
                    Actor2,
                    Actor::UNIDENTIFIED,
                    ActorKind::PoliticalMilitia,
                ));
            }
        }
        T::ViolenceAgainstCivilians => {
            arm_the_unknown(&mut actors);
            // "Two farmers ambushed": who suffers stands in front.
            if !has(&actors, Actor2) {
                for actor in &mut actors {
                    if actor.kind == ActorKind::Civilians {
                        actor.role = Actor2;
                    }
                }
            }
            if !has(&actors, Actor1) {
                actors.push(implied(
                    Actor1,
                    Actor::UNIDENTIFIED,
                    ActorKind::PoliticalMilitia,
                ));
            }
            if !has(&actors, Actor2) {
                actors.push(implied(Actor2, Actor::CIVILIANS, ActorKind::Civilians));
            }
        }
        T::ExplosionsRemoteViolence => {
            if kind == SubEventType::RemoteExplosiveLandmineIed {
                arm_the_unknown(&mut actors);
                if !has(&actors, Actor1) {
                    actors.push(implied(
                        Actor1,
                        Actor::UNIDENTIFIED,
                        ActorKind::PoliticalMilitia,
                    ));
                }
            }
        }
        T::Riots | T::StrategicDevelopments => {}
    }
    actors.sort_by_key(|actor| actor.role);
    actors
}

fn has(actors: &[Actor], role: ActorRole) -> bool {
    actors.iter().any(|actor| actor.role == role)
}

fn is_crowd(actor: &Actor) -> bool {
    matches!(actor.kind, ActorKind::Protesters | ActorKind::Rioters)
}

/// A name that no list has, of somebody who fights, is of an armed group.
fn arm_the_unknown(actors: &mut [Actor]) {
    for actor in actors {
        if actor.role == ActorRole::Actor1 && actor.kind == ActorKind::Unknown {
            actor.kind = ActorKind::PoliticalMilitia;
        }
    }
}

fn implied(role: ActorRole, name: &str, kind: ActorKind) -> Actor {
    Actor {
        role,
        name: name.to_owned(),
        span: None,
        kind,
        country: None,
    }
}
