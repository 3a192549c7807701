//! Which triggers of a sentence tell of one happening.

use super::{Item, Proto, points_back};
use crate::event::act::Weight;
use crate::event::discourse::Family;
use crate::event::role::Roles;
use crate::event::scene::Scene;
use crate::event::trigger::Use;

/// Tells whether a trigger tells of the same happening as those before it in the sentence.
pub(super) fn joins(scene: &Scene<'_>, proto: &Proto<'_>, item: &Item<'_>) -> bool {
    let head = proto.head();
    if proto.status().is_plotted() != item.status.is_plotted() {
        return false;
    }
    let hit = &scene.hits[item.hit];
    let in_another_clause =
        scene.clause_of[hit.words.start] != scene.clause_of[scene.hits[head.hit].words.start];
    let another = (1..=2).any(|back| {
        hit.words.start.checked_sub(back).is_some_and(|k| {
            matches!(
                scene.lower(k),
                "another" | "separate" | "second" | "similar"
            )
        })
    });
    if hit.use_ == Use::Noun && another && item.act.weight != Weight::Consequence {
        return false;
    }
    // "marched against the killing of a student": why they march, not what comes of it.
    if hit.use_ == Use::Noun
        && Family::of(&head.act) == Family::Crowd
        && Family::of(&item.act) == Family::Violence
        && is_grievance(scene, hit.words.start)
    {
        return false;
    }
    // "officials raised the number of dead to 39, and police said they had detained two men"
    if proto.is_consequence() && Family::of(&item.act) == Family::Custody && in_another_clause {
        return false;
    }
    // "45 were killed; over 36,000 have died since October 7": two tolls.
    if item.act.weight == Weight::Consequence
        && in_another_clause
        && (item.date.is_some_and(|date| date.since)
            || item.group.perfect && says_since(scene, hit))
        && proto.date().is_none_or(|date| !date.since)
    {
        return false;
    }
    // "The war has killed 2,119 since October, after strikes on A killed four": a total, and two tolls.
    let of_war = proto.is_consequence()
        && (head.group.perfect || head.group.pluperfect)
        && says_since(scene, &scene.hits[head.hit])
        && in_another_clause;
    if of_war && !says_since(scene, hit) {
        return false;
    }
    // "Hours after the ambush, soldiers burned the village": two happenings.
    if crate::event::fill::dates_another(scene, head) {
        return false;
    }
    // "arrested two men over the bombing of a market": what they are held for is another happening.
    if hit.use_ == Use::Noun
        && item.act.weight != Weight::Consequence
        && Family::of(&head.act) == Family::Custody
        && is_charge(scene, hit.words.start)
    {
        return false;
    }
    // "The march was called two days after gunmen overran the town": two happenings.
    let own = scene.clause_of[hit.words.start];
    let with_subject = (0..=own).rev().find(|&k| scene.clauses[k].own_subject);
    let clause = &scene.clauses[with_subject.unwrap_or(own)];
    if clause.kind == crate::event::clause::ClauseKind::Subordinate
        && matches!(clause.opener(&scene.words), "after" | "before")
        && clause.own_subject
        && (item.roles.agent.is_some() || hit.use_ == Use::Verb && item.group.finite)
        && proto.items.iter().all(|item| points_back(scene, item))
    {
        return false;
    }
    // "wounded 20 on Saturday, one of whom died on Sunday", "villagers seized on Friday were found dead on Sunday"
    let of_those_told = item.toll.as_ref().is_some_and(|toll| {
        toll.of_hurt
            || item.act.weight == Weight::Consequence
                && proto
                    .items
                    .iter()
                    .filter_map(|told| told.toll.as_ref())
                    .any(|told| told.people == toll.people)
    });
    if let (Some(a), Some(b)) = (
        proto.items.iter().find_map(|item| item.interval),
        item.interval,
    ) && !a.overlaps(b)
        && !of_those_told
    {
        return false;
    }
    let places = proto.places();
    let same_place = item.places.is_empty()
        || places.is_empty()
        || item
            .places
            .iter()
            .any(|place| places.iter().any(|other| other.index == place.index));
    if !same_place {
        return false;
    }
    let (a, b) = (Family::of(&head.act), Family::of(&item.act));
    a.joins(b) || item.act.weight != Weight::Primary
}

/// A consequence at a place of its own takes the means from the trigger that governs it: "jets hit A and a camp in B, where seven died".
pub(super) fn inherit_means(scene: &Scene<'_>, protos: &mut [Proto<'_>]) {
    for index in 1..protos.len() {
        if !protos[index].is_consequence() {
            continue;
        }
        let (before, rest) = protos.split_at_mut(index);
        let Some(own) = rest.first_mut() else {
            continue;
        };
        let start = scene.hits[own.items[0].hit].words.start;
        let relative = matches!(
            scene.clause(start).kind,
            crate::event::clause::ClauseKind::Relative
                | crate::event::clause::ClauseKind::Participial
        );
        let Some(means) = before.iter().rev().find(|proto| {
            !proto.is_consequence() && proto.status().is_plotted() == own.status().is_plotted()
        }) else {
            continue;
        };
        if !relative || own.items.iter().any(|item| item.roles.agent.is_some()) {
            continue;
        }
        let head = means.head();
        let inherited = Item {
            hit: head.hit,
            act: head.act,
            group: head.group.clone(),
            roles: Roles {
                agent: head.roles.agent,
                patient: None,
            },
            places: own.places().to_vec(),
            date: own.date().or(head.date),
            interval: own
                .items
                .iter()
                .find_map(|item| item.interval)
                .or(head.interval),
            status: head.status,
            toll: None,
            is_end: head.is_end,
        };
        own.items.push(inherited);
    }
}

/// How far before what a crowd is angry about the word for its anger stands.
const GRIEVANCE_REACH: usize = 4;

/// "against the killing", "over the deaths of", "to condemn the raid".
pub(in crate::event) fn is_grievance(scene: &Scene<'_>, noun: usize) -> bool {
    (noun.saturating_sub(GRIEVANCE_REACH)..noun).any(|at| {
        matches!(
            scene.lower(at),
            "against"
                | "over"
                | "condemn"
                | "condemning"
                | "denounce"
                | "denouncing"
                | "protest"
                | "protesting"
        )
    })
}

/// The most words between an arrest's reason and its noun: "over Sunday's bomb".
const CHARGE_REACH: usize = 5;

/// Tells whether a noun stands behind words for what somebody is held for: "over the bombing", "in connection with the murder".
fn is_charge(scene: &Scene<'_>, noun: usize) -> bool {
    (noun.saturating_sub(CHARGE_REACH)..noun).any(|at| {
        matches!(scene.lower(at), "over" | "for")
            || scene.lower(at) == "connection" && scene.lower(at + 1) == "with"
            || matches!(scene.lower(at), "suspect" | "suspects") && scene.lower(at + 1) == "in"
    })
}

/// How far behind a verb its "since" stands, in words.
const SINCE_REACH: usize = 10;

/// "have died since the start of the year": counted over a time.
fn says_since(scene: &Scene<'_>, hit: &crate::event::trigger::Hit) -> bool {
    (hit.words.end..scene.words.len().min(hit.words.end + SINCE_REACH))
        .take_while(|&at| scene.words[at].raw != ";")
        .any(|at| scene.lower(at) == "since")
}
