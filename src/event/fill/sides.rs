//! The sides of a mention as actors, with kinds settled by the country and the day of the event.

use crate::event::MentionInput;
use crate::event::actor::{Found, Side};
use crate::event::extract::{Proto, acts_in, parties, unarmed_clash};
use crate::event::kind::{ActorKind, SubEventType};
use crate::event::lexicon::Function;
use crate::event::record::{Actor, ActorRole};
use crate::event::scene::Scene;
use crate::event::sub_type::Decision;
use crate::text::Span;
use jiff::civil::Date;

/// The sides as actors, with kinds settled by the event's country and day.
pub(super) fn actors(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
    decision: &Decision,
    country: Option<&str>,
    day: Option<Date>,
) -> Vec<Actor> {
    let (agent, patient) = parties(scene, proto);
    let agent = agent.filter(|side| acts_in(side, proto));
    let mut actors = Vec::new();
    let crowd = matches!(
        decision.sub_event_type.event_type(),
        crate::event::kind::EventType::Protests | crate::event::kind::EventType::Riots
    );
    let mut add = |role: ActorRole, side: &Side| {
        let mut kind = side.kind;
        if kind == ActorKind::StateForces
            && side.country.is_some()
            && country.is_some()
            && side.country.as_deref() != country
        {
            kind = ActorKind::ExternalForces;
        }
        if let (Some(from), Some(day)) = (
            side.state_from.and_then(|from| from.parse::<Date>().ok()),
            day,
        ) && day >= from
            && (country.is_none() || side.country.as_deref() == country)
        {
            kind = ActorKind::StateForces;
        }
        // "Clashes between supporters of two parties": both are a crowd.
        let brawl = decision.sub_event_type == SubEventType::MobViolence
            && proto.items.iter().any(|item| item.act.name == "clash");
        if crowd
            && (role == ActorRole::Actor1 || brawl)
            && matches!(kind, ActorKind::Civilians | ActorKind::Unknown)
        {
            kind = if decision.sub_event_type.event_type() == crate::event::kind::EventType::Riots {
                ActorKind::Rioters
            } else {
                ActorKind::Protesters
            };
        }
        if crowd
            && kind == ActorKind::Protesters
            && matches!(
                decision.sub_event_type,
                SubEventType::ViolentDemonstration | SubEventType::MobViolence
            )
        {
            kind = ActorKind::Rioters;
        }
        actors.push(Actor {
            role,
            name: side
                .span
                .of(input.text.raw)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            span: Some(side.span),
            kind,
            country: side.country.clone().or_else(|| {
                (side.found == Found::Noun && kind != ActorKind::ExternalForces)
                    .then(|| country.map(str::to_owned))
                    .flatten()
            }),
        });
    };
    // Protesters act, whoever is the grammar's subject.
    let swap = crowd && agent.is_some_and(|side| side.kind == ActorKind::StateForces);
    let (first, second) = if swap {
        (patient, agent)
    } else {
        (agent, patient)
    };
    if let Some(side) = first {
        add(ActorRole::Actor1, side);
    }
    if let Some(side) = second {
        add(ActorRole::Actor2, side);
    }
    if crowd && !actors.iter().any(|actor| actor.role == ActorRole::Actor1) {
        let kind = if decision.sub_event_type.event_type() == crate::event::kind::EventType::Riots {
            ActorKind::Rioters
        } else {
            ActorKind::Protesters
        };
        let (name, span) = crowd_words(scene, input, proto).unwrap_or_else(|| {
            let trigger = scene.span_of(&scene.hits[proto.head().hit].words);
            ("protesters".to_owned(), Some(trigger))
        });
        actors.push(Actor {
            role: ActorRole::Actor1,
            name,
            span,
            kind,
            country: country.map(str::to_owned),
        });
        actors.sort_by_key(|actor| actor.role);
    }
    if !actors.iter().any(|actor| actor.role == ActorRole::Actor2)
        && let Some(victims) = victims(scene, input, proto, country)
    {
        actors.push(victims);
    }
    actors
}

/// "Hundreds marched": the number is the crowd.
pub(super) fn crowd_words(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
) -> Option<(String, Option<Span>)> {
    let head = proto.head();
    if let Some(at) = proto
        .items
        .iter()
        .find_map(|item| unarmed_clash(scene, item))
    {
        let span = scene.words[at].span;
        return Some((span.of(input.text.raw).to_owned(), Some(span)));
    }
    let clause = scene.clause(scene.hits[head.hit].words.start).words.clone();
    let number = (clause.start..head.group.start).find_map(|at| {
        crate::event::number::number_at(&scene.words, at)
            .filter(|number| number.count.best > 1 && number.end <= head.group.start)
    })?;
    let mut end = number.end;
    if scene.words[number.end - 1].lower == "of" {
        end -= 1;
    }
    let span = scene.span_of(&(number.start..end));
    Some((span.of(input.text.raw).to_owned(), Some(span)))
}

/// The people of the toll are the other side where no other is named.
pub(super) fn victims(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
    country: Option<&str>,
) -> Option<Actor> {
    let toll = proto
        .items
        .iter()
        .filter_map(|item| item.toll.as_ref())
        .find(|toll| toll.count.best > 0 && (toll.kind.is_some() || toll.named))?;
    let mut words = toll.people.clone();
    if let Some(number) = crate::event::number::number_at(&scene.words, words.start)
        && number.end < words.end
    {
        words.start = number.end;
    }
    while words.start + 1 < words.end
        && (scene.words[words.start].is(Function::Determiner)
            || scene.words[words.start].is_quote())
    {
        words.start += 1;
    }
    // "four Lebanese and two Syrians": the first of those counted.
    let joint = (words.start + 1..words.end.saturating_sub(1)).find(|&at| {
        (scene.words[at].is_comma() || scene.words[at].is(Function::Coordinator))
            && (crate::event::number::number_at(&scene.words, at + 1).is_some()
                || scene.lower(at + 1) == "of")
    });
    words.end = joint.unwrap_or(words.end);
    // "Maria Paz, a judge of the High Court,": the name says who.
    let comma = (words.start + 1..words.end).find(|&at| scene.words[at].is_comma());
    if let Some(comma) = comma.filter(|_| toll.named) {
        words.end = comma;
    }
    while words.len() > 1 && scene.words[words.end - 1].is_mark() {
        words.end -= 1;
    }
    let span = scene.span_of(&words);
    // "General Pablo Rios": what he is by his title.
    let by_title = || {
        toll.people
            .clone()
            .find_map(|at| crate::event::people::person_at(&scene.words, at))
            .map_or(ActorKind::Civilians, |(_, person)| person.kind)
    };
    let kind = toll.kind.unwrap_or_else(by_title);
    Some(Actor {
        role: ActorRole::Actor2,
        name: span.of(input.text.raw).to_owned(),
        span: Some(span),
        kind,
        country: country.map(str::to_owned),
    })
}
