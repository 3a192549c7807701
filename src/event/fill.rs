//! The slots of a mention: place, date, sides, counts and sources, from its own words or inherited from the story it goes on with.

use jiff::civil::Date;

use super::MentionInput;
use super::act::Weight;
use super::actor::{Found, Side};
use super::attribution::reporters;
use super::casualty::{Effect, Toll};
use super::discourse::{Discourse, Family, Thread};
use super::extract::{Item, Proto, acts_in, parties, points_back};
use super::kind::{ActorKind, Certainty, EventStatus, ReporterKind, SubEventType};
use super::lexicon::Function;
use super::record::{
    Actor, ActorRole, Attribution, Casualties, Count, DateBasis, EventDate, EventMention,
    EventPlace, FieldConfidence, OfWhich,
};
use super::scene::{Anchor, Scene};
use super::sub_type::Decision;
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::referent::{Geoprecision, PlacePhrase};
use crate::text::Span;
use crate::time::{Bound, DateInterval, DatePrecision, TimeExpression};

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
    let own: Vec<EventPlace> = proto
        .places()
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
                    .or_else(|| discourse.scene_of_pronoun(scene).cloned().map(inherited)),
            );
        }
    }
    let weak = proto.is_consequence() && !matches!(head.act.name, "kill")
        || head.act.weight == Weight::Modifier && proto.items.len() == 1;
    if thread.is_none() && weak && !deadly(proto) {
        return;
    }
    // "discussed the fighting": what is only named as known, and was not told before, is a topic.
    if thread.is_none() && topic {
        status = EventStatus::Statement;
    }
    let date = date_of(
        scene,
        input,
        proto,
        thread.and_then(|id| discourse.threads.iter().find(|told| told.id == id)),
        topic,
        discourse,
    );
    // What a story inherits must still be news by its date.
    if let (Some(date), Some(published)) = (&date, input.report.published)
        && status.is_plotted()
        && super::status::days_between(date.interval.end, published.date) > super::status::NEWS_DAYS
    {
        status = EventStatus::Background;
    }
    let count = places.len();
    for (index, place) in places.into_iter().enumerate() {
        let id = match thread {
            Some(id) => id,
            None => discourse.next_id(),
        };
        let mention = mention(
            scene,
            input,
            proto,
            &decision,
            status,
            Slots {
                thread: id,
                place,
                date: date.clone(),
                share: (index, count),
            },
            discourse,
        );
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
            });
        } else if let Some(told) = discourse.threads.iter_mut().find(|told| told.id == id) {
            told.sentence = scene.index;
            told.paragraph = scene.paragraph;
            if told.place.is_none() {
                told.place.clone_from(&mention.place);
            }
        }
        out.push(mention);
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
    let slots = Slots {
        thread: told.id,
        place: told.place.clone().map(inherited),
        date: told.date.clone().map(|date| EventDate {
            basis: DateBasis::Inherited,
            ..date
        }),
        share: (0, 1),
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

/// Tells whether a trigger is the bare, definite object of a saying.
fn is_topic(scene: &Scene<'_>, item: &Item<'_>) -> bool {
    let start = scene.hits[item.hit].words.start;
    if points_back(scene, item) && only_sets_time(scene, start) {
        return true;
    }
    points_back(scene, item)
        && scene.sayings.iter().any(|saying| {
            saying.content.contains(&start)
                && start - saying.content.start <= 3
                && !super::clause::has_verb(
                    &scene.words,
                    start + 1..saying.content.end.min(start + 4).max(start + 1),
                )
        })
}

/// "Hours later a rebel drone hit …": another side acts, so it is another happening at the same place.
fn acts_anew(scene: &Scene<'_>, proto: &Proto<'_>, told: &Thread) -> bool {
    let head = proto.head();
    if head.act.weight == Weight::Consequence
        || points_back(scene, head)
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

/// "The barrage came two days after …", "the march was called hours before …": a known happening dates another.
fn only_sets_time(scene: &Scene<'_>, noun: usize) -> bool {
    let words = &scene.words;
    let comes = (noun + 1..words.len().min(noun + 5)).find(|&at| {
        matches!(
            scene.lower(at),
            "came" | "comes" | "come" | "called" | "held" | "follows" | "followed"
        )
    });
    comes.is_some_and(|at| {
        (at + 1..words.len().min(at + 7)).any(|k| {
            matches!(scene.lower(k), "after" | "before")
                && matches!(
                    scene.before(k),
                    "days"
                        | "day"
                        | "hours"
                        | "hour"
                        | "weeks"
                        | "week"
                        | "month"
                        | "months"
                        | "came"
                        | "comes"
                        | "minutes"
                )
        })
    })
}

/// A bare count of dead says that something violent happened; bare injuries or missing people do not.
fn deadly(proto: &Proto<'_>) -> bool {
    proto.items.iter().any(|item| item.roles.agent.is_some())
}

struct Slots {
    thread: u32,
    place: Option<EventPlace>,
    date: Option<EventDate>,
    /// Which of how many places: a toll over several is split evenly (ACLED).
    share: (usize, usize),
}

fn mention(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
    decision: &Decision,
    status: EventStatus,
    slots: Slots,
    discourse: &Discourse,
) -> EventMention {
    let head = proto.head();
    let trigger = scene.span_of(&scene.hits[head.hit].words);
    let country = slots.place.as_ref().and_then(|place| place.country.clone());
    let day = slots.date.as_ref().map(|date| date.interval.start);
    let told = discourse
        .threads
        .iter()
        .find(|told| told.id == slots.thread);
    let actors = actors(scene, input, proto, decision, country.as_deref(), day);
    let reported_by = sources(scene, input, proto);
    let casualties = casualties(proto, slots.share);
    let certainty = certainty(scene, proto, &reported_by);
    let civilians = actors
        .iter()
        .any(|actor| actor.role == ActorRole::Actor2 && actor.kind == ActorKind::Civilians);
    let targeted = civilians
        && matches!(
            decision.sub_event_type.event_type(),
            super::kind::EventType::ViolenceAgainstCivilians
                | super::kind::EventType::ExplosionsRemoteViolence
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
        place: slots
            .place
            .as_ref()
            .map_or(0.0, |place| place_confidence(input, proto, place)),
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

fn place_confidence(input: &MentionInput<'_, '_>, proto: &Proto<'_>, place: &EventPlace) -> f64 {
    let phrase = proto
        .places()
        .iter()
        .map(|anchor| &input.phrases[anchor.index])
        .find(|phrase| phrase.place == place.place);
    let named = phrase.map_or(0.7, |phrase| phrase.confidence);
    if place.basis == DateBasis::Stated {
        named
    } else {
        named * INHERITED
    }
}

/// The only place that a sentence names outside its sayings, if it is no wider than a district.
pub(super) fn only_place(scene: &Scene<'_>, input: &MentionInput<'_, '_>) -> Option<EventPlace> {
    let mut told = scene
        .places
        .iter()
        .filter(|anchor| !scene.masked[anchor.words.start]);
    let only = told.next().filter(|_| told.next().is_none())?;
    let phrase = &input.phrases[only.index];
    (phrase.precision <= Geoprecision::District)
        .then(|| place_of(input, phrase, DateBasis::Inherited, None))
}

/// Makes an event place of a place phrase.
fn place_of(
    input: &MentionInput<'_, '_>,
    phrase: &PlacePhrase,
    basis: DateBasis,
    said: Option<Span>,
) -> EventPlace {
    let gazetteer = input.gazetteer;
    let place = gazetteer.place(phrase.place);
    let span = said.unwrap_or(phrase.span);
    EventPlace {
        name: words_of(input, phrase),
        span: Some(span),
        place: phrase.place,
        place_id: place.source_id.to_owned(),
        place_name: place.name.to_owned(),
        country: place
            .country
            .and_then(|country| gazetteer.iso3(country))
            .map(str::to_owned),
        admin1: name_of(gazetteer, place.admin1)
            .or_else(|| (place.feature == "A.ADM1").then(|| place.name.to_owned())),
        admin2: name_of(gazetteer, place.admin2)
            .or_else(|| (place.feature == "A.ADM2").then(|| place.name.to_owned())),
        lon: phrase.lon,
        lat: phrase.lat,
        precision: phrase.precision,
        radius_km: phrase.radius_km,
        relation: phrase.relation.clone(),
        footprint: phrase.footprint.clone(),
        basis,
    }
}

/// The name as reported: the toponym itself, with its feature word for an area, or the words that relate to it.
fn words_of(input: &MentionInput<'_, '_>, phrase: &PlacePhrase) -> String {
    let raw = input.text.raw;
    if let Some(unknown) = phrase.stands_for {
        let words = unknown.of(raw);
        return words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let whole = phrase.span.of(raw);
    let toponym = phrase
        .anchors
        .first()
        .and_then(|&anchor| input.names.toponyms.get(anchor));
    let words = match (&phrase.relation, toponym) {
        (None, Some(toponym)) => {
            let after = toponym.feature_word.as_ref().filter(|word| {
                phrase.precision.is_area()
                    && word.span.start >= toponym.span.end
                    && word.span.start <= toponym.span.end + 2
            });
            after
                .map_or(toponym.span, |word| toponym.span.join(word.span))
                .of(raw)
        }
        // "near Zababdeh, south of Jenin": the first of two ways to say where.
        _ => whole
            .split(", ")
            .find(|part| part.chars().any(char::is_uppercase))
            .unwrap_or(whole),
    };
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The place that "the city" means, as an event's place.
fn named_again(input: &MentionInput<'_, '_>, place: PlaceId, words: Span) -> EventPlace {
    let known = input.gazetteer.place(place);
    let precision = match known.feature {
        feature if feature.starts_with("A.PCL") => Geoprecision::Country,
        "A.ADM1" => Geoprecision::Province,
        feature if feature.starts_with("A.") => Geoprecision::District,
        "P.PPLX" => Geoprecision::Neighbourhood,
        feature if feature.starts_with("P.") => Geoprecision::Town,
        feature if feature.starts_with("S.") => Geoprecision::Exact,
        _ => Geoprecision::Region,
    };
    let phrase = PlacePhrase {
        span: words,
        anchors: Vec::new(),
        relation: None,
        place,
        precision,
        lon: known.lon,
        lat: known.lat,
        radius_km: known.radius_km,
        footprint: if precision.is_area() {
            input.gazetteer.area(place)
        } else {
            None
        },
        confidence: 0.6,
        stands_for: None,
    };
    let mut found = place_of(input, &phrase, DateBasis::Inherited, None);
    known.name.clone_into(&mut found.name);
    found
}

fn name_of(gazetteer: &Gazetteer, place: Option<crate::gazetteer::PlaceId>) -> Option<String> {
    place.map(|place| gazetteer.place(place).name.to_owned())
}

fn inherited(place: EventPlace) -> EventPlace {
    EventPlace {
        basis: DateBasis::Inherited,
        span: None,
        ..place
    }
}

/// A happening without a place beside one with a place in the same sentence is there too: "entered the town and burned houses".
fn place_of_neighbor(
    input: &MentionInput<'_, '_>,
    sentence: &[Proto<'_>],
    proto: &Proto<'_>,
) -> Option<EventPlace> {
    let own = proto.items.first()?.hit;
    let mut placed: Vec<&Anchor> = sentence
        .iter()
        .filter(|other| !other.places().is_empty() && other.status().is_plotted())
        .flat_map(|other| other.places().iter().copied())
        .collect();
    placed.dedup_by_key(|anchor| anchor.index);
    match placed.as_slice() {
        [only]
            if sentence
                .iter()
                .any(|other| other.items.iter().any(|item| item.hit < own)) =>
        {
            Some(place_of(
                input,
                &input.phrases[only.index],
                DateBasis::Inherited,
                None,
            ))
        }
        _ => None,
    }
}

/// "Residents of El Fasher said artillery fell on the camp": who lives there speaks of there.
fn place_of_residents(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
) -> Option<EventPlace> {
    let head = scene.hits[proto.head().hit].words.start;
    let saying = scene
        .sayings
        .iter()
        .find(|saying| saying.content.contains(&head))?;
    let residents = super::attribution::kind_in(&scene.words, saying.subject.clone())
        == Some(ReporterKind::Resident);
    let named = scene
        .places
        .iter()
        .find(|anchor| saying.subject.contains(&anchor.words.start))?;
    residents.then(|| {
        place_of(
            input,
            &input.phrases[named.index],
            DateBasis::Inherited,
            None,
        )
    })
}

fn date_of(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
    told: Option<&Thread>,
    topic: bool,
    discourse: &Discourse,
) -> Option<EventDate> {
    let update = proto
        .items
        .iter()
        .any(|item| item.toll.as_ref().is_some_and(|toll| toll.update));
    if (update || topic)
        && let Some(date) = told.and_then(|told| told.date.clone())
    {
        return Some(EventDate {
            basis: DateBasis::Inherited,
            ..date
        });
    }
    if let Some(bound) = proto.date() {
        let time = &input.times[bound.anchor.index];
        if let Some((interval, precision)) = joined_days(scene, input, bound.anchor, time) {
            // "the toll from Tuesday's strike": whose day it is, not since when.
            let owned = scene.lower(bound.anchor.words.end) == "'s";
            let since = !owned && (bound.since || time.bound == Some(Bound::Since));
            let (interval, precision) = match (since, input.report.published) {
                (true, Some(published)) if interval.start <= published.date => (
                    DateInterval {
                        start: interval.start,
                        end: published.date.max(interval.start),
                    },
                    DatePrecision::Ongoing,
                ),
                _ => (interval, precision),
            };
            return Some(EventDate {
                interval,
                precision,
                words: time.span.of(input.text.raw).to_owned(),
                span: Some(time.span),
                basis: if bound.own_clause {
                    DateBasis::Stated
                } else {
                    DateBasis::Inherited
                },
            })
            .map(|date| {
                if update && !owned {
                    of_update(date)
                } else {
                    date
                }
            });
        }
    }
    if let Some(date) = told
        .and_then(|told| told.date.clone())
        .or_else(|| same_day(scene, discourse))
    {
        return Some(EventDate {
            basis: DateBasis::Inherited,
            ..date
        });
    }
    if let Some(date) = by_saying(scene, input, proto) {
        return Some(date);
    }
    let published = input.report.published?.date;
    let ongoing = proto
        .items
        .iter()
        .any(|item| item.group.progressive && item.group.present);
    Some(by_publication(published, ongoing))
}

/// "Hours later, …": on the day of what was told last.
fn same_day(scene: &Scene<'_>, discourse: &Discourse) -> Option<EventDate> {
    let word = |at: usize| scene.lower(at);
    let opens = matches!(
        (word(0), word(1)),
        (
            "hours" | "minutes" | "moments" | "shortly" | "soon",
            "later" | "earlier" | "before" | "after" | "afterwards" | "afterward"
        ) | ("later" | "earlier", "in" | "on" | "that" | "the")
    );
    opens
        .then(|| discourse.threads.last()?.date.clone())
        .flatten()
        .filter(|date| date.basis != DateBasis::Inferred)
}

/// "The army said on Thursday that …": what it tells happened that day or the day before.
fn by_saying(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
) -> Option<EventDate> {
    let published = input.report.published?.date;
    let head = scene.hits[proto.head().hit].words.start;
    let saying = scene.saying_of(head)?;
    let said = scene.times.iter().find(|anchor| {
        saying.words.contains(&anchor.words.start) || saying.subject.contains(&anchor.words.start)
    })?;
    let time = &input.times[said.index];
    let days = time.days()?;
    if days.start != days.end || days.end > published {
        return None;
    }
    Some(EventDate {
        words: time.span.of(input.text.raw).to_owned(),
        span: Some(time.span),
        ..by_publication(days.end, false)
    })
}

/// The day on which a toll rose is not the day of what it counts: that was then or the day before, or earlier.
fn of_update(date: EventDate) -> EventDate {
    let start = date
        .interval
        .start
        .yesterday()
        .unwrap_or(date.interval.start);
    EventDate {
        interval: DateInterval {
            start,
            end: date.interval.end,
        },
        precision: DatePrecision::ByPublication,
        basis: DateBasis::Inferred,
        ..date
    }
}

/// Without a date of its own an event of a news report happened on the day of publication or the day before.
fn by_publication(published: Date, ongoing: bool) -> EventDate {
    let start = if ongoing {
        published
    } else {
        published.yesterday().unwrap_or(published)
    };
    EventDate {
        interval: DateInterval {
            start,
            end: published,
        },
        precision: if ongoing {
            DatePrecision::Ongoing
        } else {
            DatePrecision::ByPublication
        },
        words: String::new(),
        span: None,
        basis: DateBasis::Inferred,
    }
}

/// The days of an expression and of those joined to it: "on Thursday and Friday".
fn joined_days(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    anchor: &Anchor,
    time: &TimeExpression,
) -> Option<(DateInterval, DatePrecision)> {
    let mut joined = vec![time.clone()];
    for other in &scene.times {
        let (left, right) = if other.words.start > anchor.words.start {
            (anchor, other)
        } else {
            (other, anchor)
        };
        let gap = scene
            .words
            .get(left.words.end..right.words.start)
            .unwrap_or(&[]);
        let linked = gap.len() <= 2
            && gap.iter().any(|word| word.lower == "and")
            && gap
                .iter()
                .all(|word| matches!(word.lower.as_str(), "and" | "on" | "again"));
        if other.index != anchor.index && linked && left.words.end <= right.words.start {
            joined.push(input.times[other.index].clone());
        }
    }
    let (interval, precision) = crate::time::union(&joined)?;
    Some((
        interval,
        if joined.len() == 1 {
            time.days_precision()
        } else {
            precision
        },
    ))
}

/// The sides as actors, with kinds settled by the event's country and day.
fn actors(
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
        super::kind::EventType::Protests | super::kind::EventType::Riots
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
        if crowd && role == ActorRole::Actor1 && kind == ActorKind::Civilians {
            kind = if decision.sub_event_type.event_type() == super::kind::EventType::Riots {
                ActorKind::Rioters
            } else {
                ActorKind::Protesters
            };
        }
        if crowd
            && kind == ActorKind::Protesters
            && decision.sub_event_type == SubEventType::ViolentDemonstration
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
        let kind = if decision.sub_event_type.event_type() == super::kind::EventType::Riots {
            ActorKind::Rioters
        } else {
            ActorKind::Protesters
        };
        let (name, span) =
            crowd_words(scene, input, proto).unwrap_or_else(|| ("protesters".to_owned(), None));
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
fn crowd_words(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
) -> Option<(String, Option<Span>)> {
    let head = proto.head();
    let clause = scene.clause(scene.hits[head.hit].words.start).words.clone();
    let number = (clause.start..head.group.start).find_map(|at| {
        super::number::number_at(&scene.words, at)
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
fn victims(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
    country: Option<&str>,
) -> Option<Actor> {
    let toll = proto
        .items
        .iter()
        .filter_map(|item| item.toll.as_ref())
        .find(|toll| toll.count.best > 0 && toll.kind.is_some())?;
    let mut words = toll.people.clone();
    if let Some(number) = super::number::number_at(&scene.words, words.start)
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
    let span = scene.span_of(&words);
    let kind = toll.kind?;
    Some(Actor {
        role: ActorRole::Actor2,
        name: span.of(input.text.raw).to_owned(),
        span: Some(span),
        kind,
        country: country.map(str::to_owned),
    })
}

/// Who says so: the sayings that hold the triggers, or any other of the sentence.
fn sources(scene: &Scene<'_>, input: &MentionInput<'_, '_>, proto: &Proto<'_>) -> Vec<Attribution> {
    let head = &scene.hits[proto.head().hit];
    let mut found = Vec::new();
    for saying in &scene.sayings {
        let holds = saying.content.contains(&head.words.start)
            || proto
                .items
                .iter()
                .any(|item| saying.content.contains(&scene.hits[item.hit].words.start));
        if holds {
            for source in reporters(input.text.raw, &scene.words, saying.subject.clone()) {
                if !found
                    .iter()
                    .any(|known: &Attribution| known.name == source.name)
                {
                    found.push(source);
                }
            }
        }
    }
    found
}

fn certainty(scene: &Scene<'_>, proto: &Proto<'_>, sources: &[Attribution]) -> Certainty {
    let head = &scene.hits[proto.head().hit];
    let clause = scene.clause(head.words.start).words.clone();
    let hearsay = clause.clone().any(|at| {
        scene.words[at].is(Function::Hearsay)
            && !(at + 1 < scene.words.len()
                && scene.sides.iter().any(|side| side.words.contains(&at)))
    });
    if hearsay || proto.items.iter().any(|item| item.group.maybe_past) {
        return Certainty::Possible;
    }
    match sources {
        [only] if only.kind == ReporterKind::Party => Certainty::Claimed,
        _ => Certainty::Asserted,
    }
}

/// The counts of all items together; shares of a toll over several places are equal, the first takes what is left.
fn casualties(proto: &Proto<'_>, (index, of): (usize, usize)) -> Casualties {
    let mut all = Casualties::default();
    let mut tolls: Vec<&Toll> = proto
        .items
        .iter()
        .filter_map(|item: &Item<'_>| item.toll.as_ref())
        .collect();
    // A firm number before a vague one, an update before both.
    tolls.sort_by_key(|toll| (!toll.update, toll.vague));
    for toll in tolls {
        let count = share(toll.count, index, of);
        let slot = match toll.effect {
            Effect::Killed => &mut all.killed,
            Effect::Injured => &mut all.injured,
            Effect::Displaced => &mut all.displaced,
            Effect::Missing => &mut all.missing,
            Effect::Abducted => &mut all.abducted,
            Effect::Arrested => &mut all.arrested,
        };
        match slot {
            None => *slot = Some(count),
            // The same sentence with two figures for one effect: "killed two soldiers … and a civilian was killed".
            Some(known)
                if !toll.vague && !toll.update && known.best > 0 && !overlapping(proto, toll) =>
            {
                *known = Count {
                    low: known.low.saturating_add(count.low),
                    best: known.best.saturating_add(count.best),
                    high: known.high.saturating_add(count.high),
                };
            }
            Some(_) => {}
        }
        let of_word = match toll.effect {
            Effect::Killed => "killed",
            Effect::Injured => "injured",
            _ => continue,
        };
        if index == 0 {
            for &(who, count) in &toll.parts {
                if !all
                    .of_which
                    .iter()
                    .any(|part| part.of == of_word && part.who == who)
                {
                    all.of_which.push(OfWhich {
                        of: of_word,
                        who,
                        count,
                    });
                }
            }
        }
    }
    all
}

/// Tells whether a toll counts people whom another toll of the same effect counts already.
fn overlapping(proto: &Proto<'_>, toll: &Toll) -> bool {
    proto
        .items
        .iter()
        .filter_map(|item| item.toll.as_ref())
        .any(|other| {
            !std::ptr::eq(other, toll)
                && other.effect == toll.effect
                && (other.people.start < toll.people.end && toll.people.start < other.people.end
                    || other.update
                    || other.count.best >= toll.count.best && other.kind == toll.kind)
        })
}

fn share(count: Count, index: usize, of: usize) -> Count {
    if of <= 1 {
        return count;
    }
    let of = u32::try_from(of).unwrap_or(u32::MAX);
    let part = |total: u32| total / of + u32::from(index == 0) * (total % of);
    Count {
        low: part(count.low),
        best: part(count.best),
        high: count.high,
    }
}
