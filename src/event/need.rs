//! Whether the words around a trigger fit what it asks for: "took" a town, not part; "hit" a house, not a record.

use std::ops::Range;

use super::clause::ClauseKind;
use super::grammar::VerbGroup;
use super::kind::ActorKind;
use super::lexicon::{Function, List, Thing, Weapon, things_at, weapon_at};
use super::people::person_at;
use super::role::Roles;
use super::scene::Scene;
use super::trigger::{Hit, Need, Use};

/// How far behind a verb of gathering its purpose stands, in words.
const PURPOSE_REACH: usize = 20;

/// How far behind the verb its object may start or end, in words.
const OBJECT_REACH: usize = 8;

/// Tells whether a condition holds.
pub(super) fn holds(
    scene: &Scene<'_>,
    hit: &Hit,
    group: &VerbGroup,
    roles: Roles,
    need: Need,
) -> bool {
    let clause = scene.clause(hit.words.start).words.clone();
    let object = object_range(scene, hit, group);
    let subject = clause.start..group.start.max(clause.start);
    let thing = |range: Range<usize>, wanted: &[Thing]| {
        range.clone().any(|at| {
            things_at(&scene.words, at)
                .any(|(len, thing)| at + len <= range.end && wanted.contains(&thing))
        })
    };
    let weapon = |range: Range<usize>, wanted: &dyn Fn(Weapon) -> bool| {
        range.clone().any(|at| {
            weapon_at(&scene.words, at)
                .is_some_and(|(len, weapon)| at + len <= range.end && wanted(weapon))
        })
    };
    let place = |range: &Range<usize>| {
        scene
            .places
            .iter()
            .any(|anchor| range.contains(&anchor.words.start))
    };
    let person = |range: Range<usize>| {
        range
            .clone()
            .any(|at| person_at(&scene.words, at).is_some())
    };
    let said = |range: Range<usize>, list: &[&str]| {
        range.into_iter().any(|at| list.contains(&scene.lower(at)))
    };
    let any = |mut range: Range<usize>, list: List| range.any(|at| list.has(scene.lower(at)));
    let side = |index: Option<usize>| index.and_then(|index| scene.sides.get(index));
    match need {
        Need::ObjectPlace => place(&object),
        Need::ObjectTerritory => {
            place(&object) || thing(object, &[Thing::Territory, Thing::Military])
        }
        Need::ObjectMilitary => thing(object, &[Thing::Military]),
        Need::ObjectTaken => taken(scene, hit, group),
        Need::ObjectPerson => {
            matches!(
                scene.lower(hit.words.end),
                "him" | "her" | "them" | "himself" | "herself"
            ) && !group.passive
                // "beat them 2-0"
                && !scene.lower(hit.words.start).starts_with("beat")
                || person(object)
                || side(roles.patient).is_some_and(|side| side.kind == ActorKind::Civilians)
        }
        Need::ObjectArmed => {
            side(roles.patient).is_some_and(|side| side.is_armed())
                || object.clone().any(|at| {
                    person_at(&scene.words, at).is_some_and(|(_, person)| {
                        matches!(person.kind, ActorKind::StateForces | ActorKind::RebelGroup)
                    })
                })
        }
        Need::ObjectTarget => {
            place(&object)
                || thing(
                    object.clone(),
                    &[
                        Thing::Territory,
                        Thing::Military,
                        Thing::Civilian,
                        Thing::Target,
                    ],
                )
                || side(roles.patient).is_some()
                || weapon(subject, &|weapon| {
                    matches!(weapon, Weapon::Air | Weapon::Drone | Weapon::Artillery)
                })
        }
        Need::ObjectWeapon => {
            let near = hit.words.end..object.end.min(hit.words.end + 6);
            let range = if group.passive { object } else { near };
            weapon(range, &|weapon| {
                !matches!(
                    weapon,
                    Weapon::Crowd | Weapon::Blade | Weapon::Thrown | Weapon::Suicide
                )
            })
        }
        Need::ObjectProperty => thing(object, &[Thing::Property]),
        Need::ObjectWay => thing(object, &[Thing::Way]),
        // "drove the rebels out of the town"
        Need::ObjectOut => object
            .clone()
            .any(|at| scene.lower(at) == "out" && scene.lower(at + 1) == "of"),
        Need::ObjectWhom => whom(scene, hit, group),
        // "beat two men to death"
        Need::ToDeath => (hit.words.end..scene.words.len().min(hit.words.end + OBJECT_REACH))
            .any(|at| scene.lower(at) == "to" && scene.lower(at + 1) == "death"),
        // "took the three suspects into custody"
        Need::IntoCustody => (hit.words.end..scene.words.len().min(hit.words.end + OBJECT_REACH))
            .any(|at| scene.lower(at) == "into" && scene.lower(at + 1) == "custody"),
        Need::ObjectThrown => weapon(object, &|weapon| weapon == Weapon::Thrown),
        Need::ObjectVessel => thing(
            hit.words.end..object.end.min(hit.words.end + 6),
            &[Thing::Vessel],
        ),
        Need::ObjectFacility => thing(
            hit.words.end..object.end.min(hit.words.end + 5),
            &[Thing::Facility],
        ),
        Need::ObjectCrowd => thing(object, &[Thing::Crowd]),
        Need::SubjectArmed => {
            side(roles.agent).is_some_and(|side| side.is_armed())
                || weapon(subject.clone(), &|weapon| {
                    matches!(weapon, Weapon::Air | Weapon::Drone | Weapon::Artillery)
                })
                || subject.clone().any(|at| {
                    person_at(&scene.words, at).is_some_and(|(_, person)| {
                        matches!(person.kind, ActorKind::StateForces | ActorKind::RebelGroup)
                    })
                })
        }
        Need::SubjectGroups => subject.clone().any(|at| List::Group.has(scene.lower(at))),
        Need::SubjectUnarmed => {
            let agent = side(roles.agent);
            !agent.is_some_and(|side| side.is_armed())
                && (agent.is_some() || person(subject.clone()))
        }
        // Forest fires burn what they burn.
        Need::SubjectNotFire => !any(subject, List::Blaze),
        Need::SubjectWeapon => {
            let range = if subject.is_empty() {
                scene
                    .governing(scene.clause_of[hit.words.start])
                    .map_or(subject, |k| scene.clauses[k].words.clone())
            } else {
                subject
            };
            weapon(range, &|weapon| {
                matches!(
                    weapon,
                    Weapon::Air
                        | Weapon::Drone
                        | Weapon::Artillery
                        | Weapon::Explosive
                        | Weapon::Grenade
                )
            })
        }
        // A plane that crashes into a hill is no attack.
        Need::SubjectMissile => weapon(subject, &|weapon| {
            matches!(weapon, Weapon::Drone | Weapon::Artillery)
        }),
        Need::SubjectPlace => {
            place(&subject) || thing(subject, &[Thing::Territory, Thing::Military])
        }
        Need::SubjectPerson => {
            let own = scene.clause(hit.words.start);
            let governing = scene.governing(scene.clause_of[hit.words.start]);
            let range = if own.kind == ClauseKind::Relative && subject.len() <= 1 {
                clause.start.saturating_sub(4)..group.start
            } else if own.kind == ClauseKind::Coordinate
                && !own.own_subject
                && let Some(governing) = governing
            {
                // "Shopkeepers shut their shops and walked in silence"
                scene.clauses[governing].words.clone()
            } else {
                subject
            };
            person(range.clone())
                || side(roles.agent).is_some()
                || range.clone().any(|at| {
                    super::number::number_at(&scene.words, at)
                        .is_some_and(|number| number.count.best > 1)
                })
        }
        Need::WithArmed => {
            scene
                .sides
                .iter()
                .any(|side| clause.contains(&side.words.start) && side.is_armed())
                || weapon(clause, &|weapon| {
                    !matches!(weapon, Weapon::Crowd | Weapon::Thrown)
                })
        }
        Need::WithFirearm => {
            weapon(clause.clone(), &|weapon| weapon == Weapon::Firearm)
                || said(
                    hit.words.end..clause.end,
                    &["at", "on", "shots", "indiscriminately", "into"],
                )
        }
        Need::WithBomb => weapon(clause, &|weapon| weapon == Weapon::Explosive),
        // "The body of a man, bearing signs of torture, was found"
        Need::WithFound => any(clause.start..scene.words.len(), List::Found),
        Need::WithWorn => any(0..scene.words.len(), List::Worn),
        Need::WithRubble => any(clause, List::Rubble),
        Need::SubjectNotArmed => !side(roles.agent).is_some_and(|side| side.is_armed()),
        Need::WithCrowd => thing(0..scene.words.len(), &[Thing::Crowd]),
        Need::WithSecurity => scene
            .sides
            .iter()
            .any(|side| clause.contains(&side.words.start) && side.kind == ActorKind::StateForces),
        Need::WithPurpose => (hit.words.end..scene.words.len().min(hit.words.end + PURPOSE_REACH))
            .any(|at| {
                let word = scene.lower(at);
                word == "to" && List::Purpose.has(scene.lower(at + 1))
                    || word == "in"
                        && matches!(scene.lower(at + 1), "support" | "solidarity" | "protest")
                    || word == "against"
                    || List::Demanding.has(word)
            }),
        Need::WithBanner => clause.clone().any(|at| List::Banner.has(scene.lower(at))),
        Need::BeforeOffice => before_office(scene, hit),
        Need::Negated => group.negated,
        Need::Passive => (group.start..hit.words.start).any(|at| scene.words[at].is(Function::Be)),
        // A truce that somebody only speaks of, breaks or hopes for is not made.
        Need::WithAgreed => any(clause, List::Agreed),
        Need::WithWeapon => weapon(clause, &|weapon| {
            matches!(
                weapon,
                Weapon::Air | Weapon::Drone | Weapon::Artillery | Weapon::Arms
            )
        }),
    }
}

/// The words of the object: behind an active verb or a noun, in front of a passive one.
fn object_range(scene: &Scene<'_>, hit: &Hit, group: &VerbGroup) -> Range<usize> {
    let index = scene.clause_of[hit.words.start];
    let clause = scene.clauses[index].words.clone();
    if hit.use_ == Use::Verb && group.passive {
        let own = clause.start..group.start.max(clause.start);
        if own.len() <= 1 && index > 0 {
            return scene.clauses[index - 1].words.clone();
        }
        return own;
    }
    hit.words.end
        ..clause
            .end
            .min(hit.words.end + OBJECT_REACH)
            .max(hit.words.end)
}

/// How far behind a verb of gathering the building stands, in words: "stood Monday in front of the ministry".
const OFFICE_REACH: usize = 8;

/// "gathered Tuesday before the oil company": in front of a building where somebody is to hear it.
fn before_office(scene: &Scene<'_>, hit: &Hit) -> bool {
    let end = scene.words.len().min(hit.words.end + OFFICE_REACH);
    (hit.words.end..end).any(|at| {
        let front = matches!(scene.lower(at), "outside" | "before")
            || scene.lower(at) == "front" && scene.lower(at + 1) == "of";
        front && (at + 1..end).any(|k| List::Office.has(scene.lower(k)))
    })
}

/// The most words between a verb and the people that it takes: "took its captain", "took 17 bus passengers".
const WHOM_REACH: usize = 3;

/// "took 15 persons from their houses": people right behind the verb, taken where they did not ask to go.
fn whom(scene: &Scene<'_>, hit: &Hit, group: &VerbGroup) -> bool {
    if group.passive {
        return false;
    }
    let mut at = hit.words.end;
    while at < hit.words.end + WHOM_REACH && at < scene.words.len() {
        if let Some((len, _)) = person_at(&scene.words, at) {
            let end = at + len;
            let cared_for = matches!(scene.lower(end), "to" | "into")
                && (end + 1..end + 1 + WHOM_REACH).any(|k| List::Care.has(scene.lower(k)));
            return !cared_for;
        }
        let word = &scene.words[at];
        let leads = word.is(Function::Determiner)
            || word.is_number()
            || super::number::is_number_word(&word.lower)
            || word.kind == crate::text::TokenKind::Word
                && !word.is_capital()
                && !word.is(Function::Preposition)
                && !word.is(Function::Pronoun);
        if !leads {
            return false;
        }
        at += 1;
    }
    false
}

/// "left Gao for Kidal": a journey, no retreat; so is "left four dead" none.
pub(super) fn is_journey(scene: &Scene<'_>, hit: &Hit) -> bool {
    let ahead = || {
        (hit.words.end..scene.words.len().min(hit.words.end + 5))
            .take_while(|&at| !scene.words[at].is_mark())
    };
    let counted = || {
        let next = scene.words.get(hit.words.end);
        next.is_some_and(|word| word.is_number() || super::number::is_number_word(&word.lower))
    };
    matches!(
        scene.lower(hit.words.start),
        "left" | "leave" | "leaves" | "leaving"
    ) && hit.words.len() == 1
        && (ahead().any(|at| scene.lower(at) == "for")
            || counted()
                && ahead().any(|at| {
                    List::Harmed.has(scene.lower(at))
                        || matches!(scene.lower(at), "bodies" | "corpses")
                }))
}

/// "the crowd dispersed peacefully", "protesters dispersed after an hour": they went by themselves.
pub(super) fn goes_home(scene: &Scene<'_>, hit: &Hit, group: &VerbGroup) -> bool {
    let alone = scene.words.get(hit.words.end).is_none_or(|next| {
        next.is_mark()
            || next.lower.ends_with("ly")
            || next.is(Function::Preposition)
            || next.is(Function::Subordinator)
            || next.is(Function::Coordinator)
    });
    matches!(
        scene.lower(hit.words.start),
        "dispersed" | "disperse" | "disperses"
    ) && !group.infinitive
        && !(group.start..hit.words.start).any(|at| scene.words[at].is(Function::Be))
        && alone
}

/// "shot himself in the foot": nobody attacks himself. Who blows himself up has a trigger of his own.
pub(super) fn is_reflexive(scene: &Scene<'_>, hit: &Hit) -> bool {
    hit.words.len() == 1
        && matches!(
            scene.lower(hit.words.start),
            "shot" | "shoots" | "shooting" | "stabbed" | "injured"
        )
        && matches!(
            scene.lower(hit.words.end),
            "himself" | "herself" | "themselves"
        )
}

/// "took": the object is a place or ground right behind the verb; "took part", "took him to hospital" are not.
fn taken(scene: &Scene<'_>, hit: &Hit, group: &VerbGroup) -> bool {
    let object = object_range(scene, hit, group);
    let ground = |at: usize| {
        things_at(&scene.words, at)
            .any(|(_, thing)| matches!(thing, Thing::Territory | Thing::Military))
    };
    if group.passive {
        let named = scene
            .places
            .iter()
            .any(|anchor| object.contains(&anchor.words.start))
            || object.clone().any(ground);
        let by = (hit.words.end..hit.words.end + 6).any(|k| scene.lower(k) == "by")
            && scene.lower(hit.words.end) != "to";
        return named
            && by
            && !object
                .clone()
                .any(|at| person_at(&scene.words, at).is_some());
    }
    let mut at = hit.words.end;
    let mut unknown = 0;
    while at < object.end.min(hit.words.end + 7) {
        let word = &scene.words[at];
        if scene.places.iter().any(|anchor| anchor.words.start == at) || ground(at) {
            return true;
        }
        // "the Najjar quarter", "the Al Noor hills"
        if word.is_capital() && (ground(at + 1) || ground(at + 2)) {
            return true;
        }
        let steps = word.is(Function::Determiner)
            || word.is_number()
            || super::number::is_number_word(&word.lower)
            || word.lower.ends_with("ern")
            || matches!(
                word.lower.as_str(),
                "strategic"
                    | "key"
                    | "small"
                    | "nearby"
                    | "border"
                    | "largest"
                    | "second"
                    | "whole"
                    | "entire"
                    | "central"
                    | "of"
                    | "of the"
                    | "military"
                    | "army"
                    | "air"
                    | "last"
                    | "main"
                    | "several"
                    | "more"
                    | "back"
                    | "most"
                    | "parts"
            );
        if !steps {
            // One adjective that no list has: "the rebel-held town".
            let adjective = word.kind == crate::text::TokenKind::Word
                && !word.is_capital()
                && !word.is(Function::Preposition)
                && !word.is(Function::Coordinator)
                && person_at(&scene.words, at).is_none();
            unknown += 1;
            if !adjective || unknown > 1 {
                return false;
            }
        }
        at += 1;
    }
    false
}
