//! The slots of a mention: place, date, sides, counts and sources, from its own words or inherited from the story it goes on with.

mod apart;
mod claims;
mod counts;
mod date;
mod place;
mod proof;
mod running;
mod sides;
mod topic;
mod total;

use crate::event::MentionInput;
use crate::event::act::Weight;
use crate::event::actor::Found;
use crate::event::discourse::{Discourse, Family, Thread, answers_crowd};
use crate::event::extract::{Item, Proto, parties, points_back};
use crate::event::kind::{ActorKind, EventStatus, EventType};
use crate::event::record::{
    Actor, ActorRole, Casualties, DateBasis, EventDate, EventMention, EventPlace, FieldConfidence,
};
use crate::event::scene::{Anchor, Scene};
use crate::event::sub_type::Decision;
use crate::event::trigger::Use;
use apart::tolls_apart;
use claims::Claims;
use counts::{casualties, only_for};
use date::date_of;
use place::{
    inherited, named_again, place_confidence, place_of, place_of_neighbor, place_of_residents,
};
pub(super) use place::{only_place, place_of_dateline};
use proof::{certainty, sources};
pub(super) use running::Running;
use sides::actors;
pub(super) use topic::dates_another;
use topic::is_topic;
use total::{is_total, is_war};

/// Confidence taken off a slot that is inherited instead of stated; measured on the wire development texts.
const INHERITED: f64 = 0.75;

/// Adds the mentions of one happening: one for each place that it is told of.
pub(super) fn mentions(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
    sentence: &[Proto<'_>],
    discourse: &mut Discourse,
    out: &mut Vec<EventMention>,
) {
    let Some(decision) = proto.decision else {
        return;
    };
    let head = proto.head();
    if matches!(head.act.name, "blame" | "claim") {
        out.extend(blame(scene, input, proto, discourse));
        return;
    }
    let apart = tolls_apart(scene, proto);
    let named: Vec<&Anchor> = match &apart {
        Some((_, told)) => told.iter().map(|(anchor, _)| *anchor).collect(),
        // "One of them died at the city hospital": it happened elsewhere.
        None if proto.is_consequence() && in_hospital(scene, proto) => Vec::new(),
        None => proto.places().to_vec(),
    };
    let claims = Claims::of(scene, proto);
    let own: Vec<EventPlace> = named
        .iter()
        .map(|anchor| place_of(input, &input.phrases[anchor.index], DateBasis::Stated, None))
        .collect();
    let mut status = proto.status();
    let mut thread = None;
    let topic = is_topic(scene, head);
    let mut places: Vec<Option<EventPlace>> = own.into_iter().map(Some).collect();
    if places.is_empty() {
        let clause = scene.clause(scene.hits[head.hit].words.start).words.clone();
        let anaphor = discourse
            .anaphor(scene, input, clause)
            .map(|(place, words)| named_again(input, place, scene.span_of(&words)));
        let elsewhere = |story: &usize| {
            let told = discourse.threads[*story].place.as_ref();
            let points = proto.items.iter().any(|item| points_back(scene, item));
            match (&anaphor, told) {
                (Some(named), Some(told)) => !points && named.place != told.place && !topic,
                _ => false,
            }
        };
        if let Some(story) = discourse
            .continues(scene, proto, topic)
            .filter(|story| !elsewhere(story))
        {
            let told = &discourse.threads[story];
            if acts_anew(scene, proto, told) {
                places.push(told.place.clone().map(inherited).or(anaphor));
            } else {
                thread = Some(told.id);
                places.push(told.place.clone().map(inherited).or(anaphor));
            }
        } else if let Some(place) = anaphor {
            places.push(Some(place));
        } else {
            places.push(
                place_of_neighbor(input, sentence, proto)
                    .or_else(|| place_of_residents(scene, input, proto))
                    .or_else(|| discourse.scene_of_pronoun(scene).cloned().map(inherited))
                    .or_else(|| discourse.scene_before(scene, head).cloned().map(inherited)),
            );
        }
        for place in places.iter_mut().filter(|place| place.is_none()) {
            *place = discourse.at_home(scene, input, proto);
        }
    }
    // "Three of those killed were women": parts of a toll that nobody told.
    let only_parts = proto.is_consequence()
        && proto
            .items
            .iter()
            .all(|item| item.toll.as_ref().is_none_or(|toll| toll.only_parts))
        && proto.items.iter().any(|item| item.toll.is_some());
    if thread.is_none() && only_parts {
        return;
    }
    // "embraced martyrdom": nobody dies so of an illness.
    let martyrs = (head.act.name == "die")
        && scene.hits[head.hit].words.len() > 1
        && scene.lower(scene.hits[head.hit].words.end - 1) == "martyrdom";
    // "Students were sprayed with tear gas": by whom goes without saying.
    let gassed = head.act.name == "disperse"
        && scene.hits[head.hit].use_ == Use::Verb
        && head.group.passive
        && (scene.hits[head.hit].words.clone()).any(|at| scene.lower(at) == "gas");
    let weak = proto.is_consequence() && !matches!(head.act.name, "kill") && !martyrs
        || head.act.weight == Weight::Modifier && proto.items.len() == 1 && !gassed;
    // "Reinforcements sent from Kirkuk met no resistance": whose they are, nobody says.
    let nobodys = head.act.name == "move"
        && scene.hits[head.hit].use_ == Use::Noun
        && head.roles.agent.is_none()
        && proto.items.len() == 1;
    if thread.is_none() && nobodys || thread.is_none() && weak && !deadly(proto) {
        return;
    }
    // "discussed the fighting": what is only named as known, and was not told before, is a topic.
    if thread.is_none() && topic {
        status = EventStatus::Statement;
    }
    let decision = thread
        .and_then(|id| discourse.threads.iter().find(|told| told.id == id))
        .filter(|told| {
            only_refers(scene, head, told)
                || proto.is_consequence()
                || only_names_weapon(scene, head, told)
                || is_heard(scene, head, told)
                || head.act.name == "disrupt" && Family::of(&told.act) == Family::Violence
                || answers_crowd(scene, head, told)
        })
        .map_or(decision, |told| told.decision);
    let date = date_of(
        scene,
        input,
        proto,
        thread.and_then(|id| discourse.threads.iter().find(|told| told.id == id)),
        topic,
        discourse,
    );
    // "76 attacks were counted in May. Glide bombs made up most of them": what goes on with history is history.
    let goes_on_with_history = thread
        .and_then(|id| discourse.threads.iter().find(|told| told.id == id))
        .is_some_and(|told| {
            told.status == EventStatus::Background
                && Family::of(&told.act) == Family::of(&head.act)
                && told.paragraph == scene.paragraph
                && proto.date().is_none()
        });
    if status.is_plotted() && goes_on_with_history {
        status = EventStatus::Background;
    }
    // What a story inherits must still be news by its date.
    if let (Some(date), Some(published)) = (&date, input.report.published)
        && status.is_plotted()
        && crate::event::status::days_between(date.interval.end, published.date)
            > crate::event::status::NEWS_DAYS
    {
        status = EventStatus::Background;
    }
    let alone = thread
        .and_then(|id| discourse.threads.iter().find(|told| told.id == id))
        .is_none_or(|told| told.paragraph != scene.paragraph && proto.head().group.perfect);
    let total = alone && is_total(proto, &places) || is_war(scene, proto);
    if status.is_plotted() && total {
        status = EventStatus::Background;
    }
    let count = places.len();
    for (index, place) in places.into_iter().enumerate() {
        let id = match thread {
            Some(id) => id,
            None => discourse.next_id(),
        };
        let slots = |claim: usize| Slots {
            thread: id,
            place: place.clone(),
            date: date.clone(),
            share: (index, count),
            claims: &claims,
            claim,
        };
        let told = |claim: usize, discourse: &Discourse| {
            let mut mention = mention(
                scene,
                input,
                proto,
                &decision,
                status,
                slots(claim),
                discourse,
            );
            if let Some((effect, apart)) = &apart {
                only_for(&mut mention.casualties, *effect, apart[index].1, index);
            }
            mention
        };
        // What others say of the same dead is told beside it, with who says so.
        let rivals: Vec<EventMention> = (1..claims.len)
            .map(|claim| told(claim, discourse))
            .collect();
        let mut mention = told(0, discourse);
        let mut dead = thread
            .and_then(|id| discourse.threads.iter().find(|told| told.id == id))
            .map(|told| told.dead.clone())
            .unwrap_or_default();
        let killed = mention.casualties.killed;
        mention.casualties.killed = dead.with(scene, proto, &mention.reported_by, killed);
        if thread.is_none() {
            discourse.threads.push(Thread {
                id,
                act: decision.act,
                decision,
                status,
                place: mention.place.clone(),
                date: mention.date.clone(),
                sentence: scene.index,
                paragraph: scene.paragraph,
                agent: parties(scene, proto)
                    .0
                    .filter(|side| side.is_armed())
                    .cloned(),
                dead,
            });
        } else if let Some(told) = discourse.threads.iter_mut().find(|told| told.id == id) {
            told.sentence = scene.index;
            told.paragraph = scene.paragraph;
            told.dead = dead;
            if told.place.is_none() {
                told.place.clone_from(&mention.place);
            }
        }
        out.push(mention);
        out.extend(rivals);
    }
}

/// "It blamed the rebels", "the group claimed responsibility": the story told before gets who did it.
fn blame(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
    discourse: &Discourse,
) -> Option<EventMention> {
    let head = proto.head();
    if head.group.negated || head.group.future || head.group.possible {
        return None;
    }
    let told = discourse.violence(scene)?;
    let side = match head.act.name {
        "blame" if !head.group.passive => head.roles.patient,
        "blame" => None,
        _ => head.roles.agent,
    };
    let side = scene.sides.get(side?)?;
    if !side.is_armed() && side.found != Found::Name {
        return None;
    }
    let country = told.place.as_ref().and_then(|place| place.country.clone());
    let actor = Actor {
        role: ActorRole::Actor1,
        name: side.span.of(input.text.raw).to_owned(),
        span: Some(side.span),
        kind: side.kind,
        country: side.country.clone().or(country),
    };
    let claims = Claims::of(scene, proto);
    let slots = Slots {
        thread: told.id,
        place: told.place.clone().map(inherited),
        date: told.date.clone().map(|date| EventDate {
            basis: DateBasis::Inherited,
            ..date
        }),
        share: (0, 1),
        claims: &claims,
        claim: 0,
    };
    let mut mention = mention(
        scene,
        input,
        proto,
        &told.decision,
        told.status,
        slots,
        discourse,
    );
    mention.actors = vec![actor];
    mention.casualties = Casualties::default();
    Some(mention)
}

/// Tells whether the only place told is where the hurt are taken to.
fn in_hospital(scene: &Scene<'_>, proto: &Proto<'_>) -> bool {
    proto.places().iter().all(|anchor| {
        anchor
            .words
            .clone()
            .any(|at| matches!(scene.lower(at), "hospital" | "hospitals" | "clinic"))
            // "died in hospital in Jammu"
            || (anchor.words.start.saturating_sub(3)..anchor.words.start)
                .any(|at| matches!(scene.lower(at), "hospital" | "hospitals" | "clinic"))
    })
}

/// "The raids targeted …" behind air strikes: a noun that points back says nothing of its own about what happened.
fn only_refers(scene: &Scene<'_>, head: &Item<'_>, told: &Thread) -> bool {
    points_back(scene, head)
        && told.decision.sub_event_type.event_type() == EventType::ExplosionsRemoteViolence
        && matches!(
            head.act.name,
            "attack" | "raid" | "strike" | "explode" | "bomb"
        )
}

/// "He was throwing an explosive device, the army said" behind shots: a weapon that a later sentence names changes nothing.
fn only_names_weapon(scene: &Scene<'_>, head: &Item<'_>, told: &Thread) -> bool {
    scene.hits[head.hit].use_ == Use::Noun
        && head.act.weight == Weight::Primary
        && told.act.weight == Weight::Primary
        && scene
            .words
            .get(scene.hits[head.hit].words.end - 1)
            .is_some_and(|word| word.lower == "device" || word.lower == "devices")
}

/// "Explosions and gunshots were heard" in a fight: what is heard of it.
fn is_heard(scene: &Scene<'_>, head: &Item<'_>, told: &Thread) -> bool {
    let end = scene.hits[head.hit].words.end;
    head.act.name == "explode"
        && told.act.weight == Weight::Primary
        && (end..scene.words.len().min(end + HEARD_REACH)).any(|at| scene.lower(at) == "heard")
}

/// How far behind what is heard its verb stands, in words.
const HEARD_REACH: usize = 6;

/// "Hours later a rebel drone hit …": another side acts, so it is another happening at the same place.
fn acts_anew(scene: &Scene<'_>, proto: &Proto<'_>, told: &Thread) -> bool {
    let head = proto.head();
    if head.act.weight == Weight::Consequence
        || points_back(scene, head)
        || running::ends_attackers(scene, proto)
        || Family::of(&head.act) != Family::Violence
    {
        return false;
    }
    let (Some(agent), Some(before)) = (
        head.roles.agent.and_then(|index| scene.sides.get(index)),
        told.agent.as_ref(),
    ) else {
        return false;
    };
    agent.is_armed()
        && agent.known.is_some()
        && before.known.is_some()
        && agent.known != before.known
        || agent.is_armed()
            && before.kind != agent.kind
            && matches!(
                (before.kind, agent.kind),
                (
                    ActorKind::StateForces | ActorKind::ExternalForces,
                    ActorKind::RebelGroup
                ) | (
                    ActorKind::RebelGroup,
                    ActorKind::StateForces | ActorKind::ExternalForces
                )
            )
}

/// A bare count of dead says that something violent happened; bare injuries or missing people do not.
fn deadly(proto: &Proto<'_>) -> bool {
    proto.items.iter().any(|item| item.roles.agent.is_some())
}

struct Slots<'c> {
    thread: u32,
    place: Option<EventPlace>,
    date: Option<EventDate>,
    /// Which of how many places: a toll over several is split evenly (ACLED).
    share: (usize, usize),
    /// What contradicting figures there are, and whose are meant: 0 is what the sentence tells first.
    claims: &'c Claims,
    claim: usize,
}

fn mention(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
    decision: &Decision,
    status: EventStatus,
    slots: Slots<'_>,
    discourse: &Discourse,
) -> EventMention {
    let head = proto.head();
    let said = proto
        .items
        .iter()
        .enumerate()
        .find(|(index, _)| slots.claim > 0 && slots.claims.holds(slots.claim, *index))
        .map_or(head, |(_, item)| item);
    // Means taken from another happening of the sentence are told by that one.
    let said = proto
        .items
        .first()
        .filter(|first| said.hit < first.hit)
        .unwrap_or(said);
    let trigger = scene.span_of(&scene.hits[said.hit].words);
    let country = slots.place.as_ref().and_then(|place| place.country.clone());
    let day = slots.date.as_ref().map(|date| date.interval.start);
    let told = discourse
        .threads
        .iter()
        .find(|told| told.id == slots.thread);
    let actors = actors(scene, input, proto, decision, country.as_deref(), day);
    let reported_by = sources(scene, input, proto, slots.claims, slots.claim);
    let casualties = casualties(scene, proto, slots.share, slots.claims, slots.claim);
    let certainty = certainty(scene, proto, &reported_by);
    let civilians = actors
        .iter()
        .any(|actor| actor.role == ActorRole::Actor2 && actor.kind == ActorKind::Civilians);
    let targeted = civilians
        && matches!(
            decision.sub_event_type.event_type(),
            crate::event::kind::EventType::ViolenceAgainstCivilians
                | crate::event::kind::EventType::ExplosionsRemoteViolence
        );
    let inherited_kind = if told.is_some() { INHERITED } else { 1.0 };
    let confidence = FieldConfidence {
        kind: if head.act.weight == Weight::Consequence {
            0.6
        } else {
            0.85
        } * inherited_kind,
        date: slots.date.as_ref().map_or(0.0, |date| match date.basis {
            DateBasis::Stated => 0.92,
            DateBasis::Inherited => 0.75,
            DateBasis::Inferred => 0.5,
        }),
        place: slots.place.as_ref().map_or(0.0, |place| {
            place_confidence(input, proto, place, discourse.home.as_ref())
        }),
        actors: if actors.is_empty() { 0.3 } else { 0.75 },
        counts: if casualties == Casualties::default() {
            0.5
        } else {
            0.85
        },
    };
    EventMention {
        report: input.report.id.clone(),
        thread: slots.thread,
        sentence: scene.span,
        quote: scene.span.of(input.text.raw).to_owned(),
        trigger,
        sub_event_type: decision.sub_event_type,
        plover_event: decision.plover_event,
        plover_mode: decision.plover_mode,
        cameo: decision.cameo,
        status,
        date: slots.date,
        place: slots.place,
        actors,
        casualties,
        civilian_targeting: targeted,
        reported_by,
        certainty,
        confidence,
        published: input.report.published.map(|published| published.date),
    }
}
