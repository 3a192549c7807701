//! From sentences to event mentions: triggers with all their slots, grouped into happenings, and linked to what the report told before.

use super::act::{Act, Weight};
use super::actor::Side;
use super::binding::{self, BoundDate};
use super::casualty::{self, Effect, Toll};
use super::discourse::{Discourse, Family};
use super::grammar::{VerbGroup, verb_group};
use super::kind::{ActorKind, EventStatus};
use super::lexicon::{Function, Thing, Weapon, is_thing, weapon_at};
use super::morphology::Forms;
use super::need;
use super::record::EventMention;
use super::role::{Roles, roles};
use super::scene::{Anchor, Scene};
use super::setting::Settings;
use super::status::status;
use super::sub_type::{Decision, Evidence, decide};
use super::trigger::{Hit, Use};
use super::words::slice;
use super::{MentionInput, fill, title};
use crate::time::DateInterval;

/// Acts whose verbs have no object: "clashed in Goma" is no passive.
const INTRANSITIVE: [&str; 18] = [
    "clash",
    "protest",
    "riot",
    "exchange",
    "agree",
    "truce",
    "move",
    "withdraw",
    "surrender",
    "explode",
    "die",
    "advance",
    "fall",
    "launch",
    "strikework",
    "hunger",
    "displace",
    "talk",
];

/// "blocked roads", "claimed responsibility": the object is in the trigger; "shot dead", "taken over" still want one.
fn has_its_object(scene: &Scene<'_>, hit: &Hit) -> bool {
    hit.words.len() > 1
        && !matches!(
            scene.lower(hit.words.end - 1),
            "dead"
                | "down"
                | "up"
                | "over"
                | "out"
                | "off"
                | "back"
                | "captive"
                | "hostage"
                | "alight"
                | "ablaze"
                | "death"
        )
}

/// One trigger with what was bound to it.
pub(super) struct Item<'s> {
    /// Index in [`Scene::hits`].
    pub(super) hit: usize,
    pub(super) act: Act,
    pub(super) group: VerbGroup,
    pub(super) roles: Roles,
    pub(super) places: Vec<&'s Anchor>,
    pub(super) date: Option<BoundDate<'s>>,
    pub(super) interval: Option<DateInterval>,
    pub(super) status: EventStatus,
    pub(super) toll: Option<Toll>,
}

/// The triggers of a sentence that tell of one happening.
pub(super) struct Proto<'s> {
    pub(super) items: Vec<Item<'s>>,
    pub(super) decision: Option<Decision>,
}

impl<'s> Proto<'s> {
    /// Returns the item that gives the type: the highest rank, the first of equals.
    pub(super) fn head(&self) -> &Item<'s> {
        let mut best = &self.items[0];
        for item in &self.items {
            if item.act.rank > best.act.rank {
                best = item;
            }
        }
        best
    }

    pub(super) fn places(&self) -> &[&'s Anchor] {
        self.items
            .iter()
            .map(|item| item.places.as_slice())
            .find(|places| !places.is_empty())
            .unwrap_or(&[])
    }

    pub(super) fn date(&self) -> Option<BoundDate<'s>> {
        let plain = |item: &&Item<'s>| item.date.is_some_and(|date| date.own_clause);
        self.items
            .iter()
            .find(plain)
            .or_else(|| self.items.iter().find(|item| item.date.is_some()))
            .and_then(|item| item.date)
    }

    /// Tells whether it says only what came of something ("two people were killed").
    pub(super) fn is_consequence(&self) -> bool {
        self.items
            .iter()
            .all(|item| item.act.weight == Weight::Consequence)
    }

    pub(super) fn status(&self) -> EventStatus {
        let head = self.head();
        if head.status.is_plotted() {
            return head.status;
        }
        // A plotted consequence of a noun that only refers ("in response to the attack, … killed").
        self.items
            .iter()
            .map(|item| item.status)
            .find(|status| status.is_plotted())
            .unwrap_or(head.status)
    }
}

/// Reads the event mentions of a report.
pub(super) fn mentions(input: &MentionInput<'_, '_>) -> Vec<EventMention> {
    let mut discourse = Discourse::new(input);
    let mut mentions = Vec::new();
    let mut setting = Settings::default();
    let scenes: Vec<Scene<'_>> = (0..input.text.sentences.len())
        .filter_map(|index| Scene::new(input, index))
        .collect();
    for scene in &scenes {
        setting.add(&scene.settings);
    }
    for scene in &scenes {
        discourse.enter(scene, input);
        let protos = protos(scene, input, &setting, &discourse);
        for proto in &protos {
            fill::mentions(scene, input, proto, &protos, &mut discourse, &mut mentions);
        }
        discourse.leave(scene, input);
        discourse.note_place(scene, fill::only_place(scene, input));
    }
    title::join_body(input, &mut mentions);
    mentions
}

/// The happenings that a sentence tells of.
fn protos<'s>(
    scene: &'s Scene<'_>,
    input: &MentionInput<'_, '_>,
    report: &Settings,
    discourse: &Discourse,
) -> Vec<Proto<'s>> {
    let mut protos: Vec<Proto<'s>> = Vec::new();
    for mut item in items(scene, input) {
        if figurative(scene, &item, report) {
            continue;
        }
        if item.status.is_plotted() && is_history(scene, &item, report, discourse) {
            item.status = EventStatus::Background;
        }
        let joined = protos.iter().position(|proto| joins(scene, proto, &item));
        match joined {
            Some(index) => protos[index].items.push(item),
            None => protos.push(Proto {
                items: vec![item],
                decision: None,
            }),
        }
    }
    inherit_means(scene, &mut protos);
    for proto in &mut protos {
        proto.decision = decide(&evidence(scene, input, proto, discourse));
    }
    protos
}

fn items<'s>(scene: &'s Scene<'_>, input: &MentionInput<'_, '_>) -> Vec<Item<'s>> {
    let mut items: Vec<Item<'s>> = Vec::new();
    let published = input.report.published.map(|published| published.date);
    for (index, hit) in scene.hits.iter().enumerate() {
        let dated = |at: &Anchor| at.words.start < hit.words.end && hit.words.start < at.words.end;
        if scene.masked[hit.words.start]
            || scene.times.iter().any(dated)
            || hit
                .words
                .start
                .checked_sub(1)
                .is_some_and(|mark| super::clause::is_joint(&scene.words, mark))
            || in_name(scene, input, index)
        {
            continue;
        }
        let group = match hit.use_ {
            Use::Verb => verb_group(&scene.words, hit.words.start, hit.words.end, hit.forms),
            Use::Noun => VerbGroup {
                start: hit.words.start,
                ..VerbGroup::default()
            },
        };
        if hit.use_ == Use::Verb
            && (is_adjective(scene, index, &group) || need::is_journey(scene, hit))
        {
            continue;
        }
        let mut group = group;
        let active_only =
            |(act, _): &(Act, Vec<super::trigger::Need>)| INTRANSITIVE.contains(&act.name);
        if group.passive
            && (hit.readings.iter().all(active_only) || has_its_object(scene, hit))
            && !(group.start..hit.words.start).any(|at| scene.words[at].is(Function::Be))
            && scene.lower(hit.words.start) != "came"
        {
            group.passive = false;
            group.finite = true;
        }
        let chosen = hit.readings.iter().find_map(|(act, needs)| {
            let roles = roles(scene, hit, &group, act);
            needs
                .iter()
                .all(|&need| need::holds(scene, hit, &group, roles, need))
                .then_some((*act, roles))
        });
        let Some((act, roles)) = chosen else { continue };
        let places = binding::places(scene, input, hit, &act, group.passive);
        let date = binding::date(scene, input.times, hit);
        let interval = date.and_then(|date| input.times[date.anchor.index].days());
        let status = status(
            scene,
            hit,
            &act,
            &group,
            date.zip(interval)
                .map(|(date, interval)| (interval, date.since)),
            published,
        );
        let toll = effect_of_hit(scene, hit, &act).and_then(|effect| {
            let effects = |k: &usize| {
                scene.hits[*k]
                    .readings
                    .iter()
                    .any(|(act, _)| casualty::effect_of(act.name).is_some())
            };
            let from = (0..index)
                .rev()
                .find(effects)
                .map_or(0, |k| scene.hits[k].words.end);
            let to = (index + 1..scene.hits.len())
                .find(effects)
                .map_or(scene.words.len(), |k| scene.hits[k].words.start);
            casualty::toll(&scene.words, hit, &group, effect, from..to, &scene.persons)
        });
        items.push(Item {
            hit: index,
            act,
            group,
            roles,
            places,
            date,
            interval,
            status,
            toll,
        });
    }
    leave_places(scene, &mut items);
    items
}

/// "displaced people", "wounded soldiers": a participle before its noun tells of no new happening.
fn is_adjective(scene: &Scene<'_>, hit: usize, group: &VerbGroup) -> bool {
    let hit = &scene.hits[hit];
    let before = scene.before(hit.words.start);
    // "the occupied West Bank"
    if hit.forms.has(Forms::PARTICIPLE)
        && group.start == hit.words.start
        && matches!(before, "the" | "a" | "an" | "of" | "in")
        && scene.places.iter().any(|anchor| {
            anchor.words.start == hit.words.end || anchor.words.contains(&hit.words.start)
        })
    {
        return true;
    }
    hit.forms.has(Forms::PARTICIPLE)
        && group.start == hit.words.start
        && super::people::person_at(&scene.words, hit.words.end).is_some()
        && (scene.lower(hit.words.start) == "displaced"
            || hit.words.start == 0
            || matches!(
                before,
                "the"
                    | "a"
                    | "an"
                    | "of"
                    | "for"
                    | "its"
                    | "their"
                    | "his"
                    | "two"
                    | "all"
                    | "many"
                    | "with"
                    | "to"
            )
            || scene.words[hit.words.start - 1].is_number()
                && scene.before(hit.words.start - 1) == "rescued")
}

/// The effect of a trigger on people: that of its act, or death where the words say so ("shot dead").
fn effect_of_hit(scene: &Scene<'_>, hit: &Hit, act: &Act) -> Option<Effect> {
    casualty::effect_of(act.name).or_else(|| {
        let deadly = hit.words.len() > 1
            && act.name == "shoot"
            && matches!(scene.lower(hit.words.end - 1), "dead" | "down" | "death");
        deadly.then_some(Effect::Killed)
    })
}

/// Leaves the places of consequences to the act that they came of: "bombed A, in the B Strip, killing nine".
fn leave_places(scene: &Scene<'_>, items: &mut [Item<'_>]) {
    let acts = items.iter().any(|item| {
        matches!(item.act.weight, Weight::Primary | Weight::Weapon) && !item.places.is_empty()
    });
    if !acts {
        return;
    }
    for item in items
        .iter_mut()
        .filter(|item| item.act.weight == Weight::Consequence)
    {
        let start = scene.hits[item.hit].words.start;
        let own = scene.clause_of[start];
        let where_ = scene.clause(start).opener(&scene.words) == "where";
        item.places
            .retain(|anchor| where_ || scene.clause_of[anchor.words.start] == own);
    }
}

/// Tells whether the trigger is a word of a name ("Human Rights Watch … Strike Force").
fn in_name(scene: &Scene<'_>, input: &MentionInput<'_, '_>, hit: usize) -> bool {
    let span = scene.span_of(&scene.hits[hit].words);
    let others = &input.names.others;
    let index = others.partition_point(|other| other.span.end <= span.start);
    let named = others
        .get(index)
        .is_some_and(|other| other.span.contains(span) && other.span != span);
    let shouting = scene
        .words
        .iter()
        .all(|word| !word.raw.chars().any(char::is_lowercase));
    named && scene.words[scene.hits[hit].words.start].is_capital() && !shouting
}

/// Tells whether war words are a figure of speech here, or misfortune without anybody's act.
fn figurative(scene: &Scene<'_>, item: &Item<'_>, report: &Settings) -> bool {
    let hit = &scene.hits[item.hit];
    let clause = scene.clause(hit.words.start).words.clone();
    let armed = scene.sides.iter().any(|side| {
        clause.contains(&side.words.start)
            && side.is_armed()
            && matches!(
                side.found,
                super::actor::Found::Known | super::actor::Found::Noun
            )
    }) || clause.clone().any(|at| {
        weapon_at(&scene.words, at)
            .is_some_and(|(_, weapon)| weapon != Weapon::Thrown && weapon != Weapon::Arms)
    });
    let toll = item
        .toll
        .as_ref()
        .is_some_and(|toll| toll.count.best > 0 && !toll.vague);
    let mostly = report.is_mostly(super::setting::Setting::Sport)
        || report.is_mostly(super::setting::Setting::Business);
    if mostly && !(armed && toll) || !armed && scene.settings.is_figurative() && !toll {
        return true;
    }
    let outcome = matches!(item.act.weight, Weight::Consequence | Weight::Property)
        || matches!(
            item.act.name,
            "explode" | "fall" | "launch" | "strike" | "loot" | "abduct"
        );
    // "a fire at a hospital"
    let blaze = hit.use_ == Use::Noun && scene.lower(hit.words.start) == "fire";
    (outcome || blaze) && scene.settings.is_misfortune() && !armed
}

/// Tells whether an undated trigger belongs to the history that its paragraph or its report tells.
fn is_history(
    scene: &Scene<'_>,
    item: &Item<'_>,
    report: &Settings,
    discourse: &Discourse,
) -> bool {
    let court = report.is_mostly(super::setting::Setting::Court)
        && !matches!(
            item.act.name,
            "protest" | "arrest" | "riot" | "disperse" | "explode"
        );
    item.interval.is_none() && (court || discourse.in_history(scene))
}

/// Tells whether a trigger tells of the same happening as those before it in the sentence.
fn joins(scene: &Scene<'_>, proto: &Proto<'_>, item: &Item<'_>) -> bool {
    let head = proto.head();
    if proto.status().is_plotted() != item.status.is_plotted() {
        return false;
    }
    let hit = &scene.hits[item.hit];
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
    // "The march was called two days after gunmen overran the town": two happenings.
    let clause = scene.clause(hit.words.start);
    if clause.kind == super::clause::ClauseKind::Subordinate
        && matches!(clause.opener(&scene.words), "after" | "before")
        && clause.own_subject
        && item.roles.agent.is_some()
        && proto.items.iter().all(|item| points_back(scene, item))
    {
        return false;
    }
    if let (Some(a), Some(b)) = (
        proto.items.iter().find_map(|item| item.interval),
        item.interval,
    ) && !a.overlaps(b)
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
fn inherit_means(scene: &Scene<'_>, protos: &mut [Proto<'_>]) {
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
            super::clause::ClauseKind::Relative | super::clause::ClauseKind::Participial
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
        };
        own.items.push(inherited);
    }
}

/// Tells whether a side can be who acts: people who walk by when missiles strike do not.
pub(super) fn acts_in(side: &Side, proto: &Proto<'_>) -> bool {
    side.kind != ActorKind::Civilians
        || !matches!(
            proto.head().act.name,
            "strike"
                | "launch"
                | "air"
                | "drone"
                | "shell"
                | "explode"
                | "bomb"
                | "mine"
                | "carbomb"
                | "suicide"
                | "chemical"
                | "clash"
                | "capture"
                | "recapture"
                | "kill"
                | "fall"
        )
}

/// The agent and the patient of a happening: the first that its items name, the head's first.
pub(super) fn parties<'s>(
    scene: &'s Scene<'_>,
    proto: &Proto<'_>,
) -> (Option<&'s Side>, Option<&'s Side>) {
    let head = proto.head();
    let by_head = std::iter::once(head).chain(proto.items.iter());
    let agent = by_head
        .clone()
        .find_map(|item| item.roles.agent)
        .and_then(|index| scene.sides.get(index));
    let patient = by_head
        .filter_map(|item| item.roles.patient)
        .filter_map(|index| scene.sides.get(index))
        .find(|side| agent.is_none_or(|agent| agent.words != side.words));
    (agent, patient)
}

fn evidence(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
    discourse: &Discourse,
) -> Evidence {
    let (agent, patient) = parties(scene, proto);
    let agent = agent.filter(|side| acts_in(side, proto));
    let mut clauses: Vec<usize> = proto
        .items
        .iter()
        .map(|item| scene.clause_of[scene.hits[item.hit].words.start])
        .collect();
    clauses.sort_unstable();
    clauses.dedup();
    let words = || {
        clauses
            .iter()
            .flat_map(|&clause| scene.clauses[clause].words.clone())
    };
    let mut weapons: Vec<Weapon> = words()
        .filter_map(|at| weapon_at(&scene.words, at).map(|(_, weapon)| weapon))
        .collect();
    // "set fire to the presidential plane": what was destroyed is no weapon.
    let ruined = proto.items.iter().find_map(|item| {
        matches!(item.act.name, "burn" | "destroy" | "loot").then(|| scene.hits[item.hit].words.end)
    });
    if let Some(ruined) = ruined {
        let after = words().filter(|&at| at >= ruined);
        let lost: Vec<Weapon> = after
            .filter_map(|at| weapon_at(&scene.words, at).map(|(_, weapon)| weapon))
            .filter(|weapon| *weapon == Weapon::Air)
            .collect();
        for weapon in lost {
            if let Some(at) = weapons.iter().position(|known| *known == weapon) {
                weapons.remove(at);
            }
        }
    }
    weapons.sort_unstable();
    weapons.dedup();
    let place_country = proto.places().first().and_then(|anchor| {
        let place = input.gazetteer.place(input.phrases[anchor.index].place);
        place
            .country
            .and_then(|country| input.gazetteer.iso3(country))
            .map(str::to_owned)
    });
    let home = |side: &Side| {
        side.kind == ActorKind::StateForces
            && (side.country.is_none() || place_country.is_none() || side.country == place_country)
    };
    let kind_there = |side: &Side| {
        if side.kind == ActorKind::StateForces && !home(side) {
            ActorKind::ExternalForces
        } else {
            side.kind
        }
    };
    let objects = proto.items.iter().flat_map(|item| {
        let hit = &scene.hits[item.hit];
        let clause = scene.clause(hit.words.start).words.clone();
        hit.words.end..clause.end.min(hit.words.end + 9)
    });
    let subject = proto
        .items
        .iter()
        .filter(|item| item.group.passive || scene.hits[item.hit].use_ == Use::Noun)
        .flat_map(|item| {
            let hit = &scene.hits[item.hit];
            scene.clause(hit.words.start).words.start..hit.words.start
        });
    let things: Vec<usize> = objects.chain(subject).collect();
    let has = |thing: Thing| things.iter().any(|&at| is_thing(&scene.words, at, thing));
    let said = |list: &[&str]| words().any(|at| list.contains(&scene.lower(at)));
    let victims = proto
        .items
        .iter()
        .filter_map(|item| item.toll.as_ref())
        .filter(|toll| toll.count.best > 0)
        .filter_map(|toll| toll.kind)
        .next();
    let harmed = proto
        .items
        .iter()
        .filter_map(|item| item.toll.as_ref())
        .any(|toll| toll.count.best > 0 && matches!(toll.effect, Effect::Killed | Effect::Injured));
    let mut acts: Vec<Act> = proto.items.iter().map(|item| item.act).collect();
    if proto.is_consequence()
        && let Some(means) = discourse.means_for(scene, proto)
    {
        acts.push(means);
    }
    Evidence {
        acts,
        weapons,
        agent: agent.map(kind_there),
        agent_is_home_state: agent.is_some_and(home),
        patient: patient.map(|side| side.kind),
        victims,
        military_target: has(Thing::Military) && !said(&["refugee", "displacement", "displaced"]),
        civilian_target: has(Thing::Civilian),
        means: proto
            .items
            .iter()
            .find_map(|item| weapon_subject(scene, item)),
        harmed,
        shots: said(&["shots", "gunfire", "bullets", "opened"]),
        labor: said(&[
            "workers",
            "union",
            "unions",
            "teachers",
            "drivers",
            "wages",
            "salaries",
            "wage",
            "pay",
            "employees",
            "labor",
            "hunger",
            "doctors",
            "nurses",
            "miners",
            "staff",
            "truckers",
        ]),
        mob: said(&[
            "mob",
            "mobs",
            "lynched",
            "vigilante",
            "vigilantes",
            "angry",
            "neighbors",
            "neighbours",
        ]) || agent.is_some_and(|side| side.kind == ActorKind::Rioters),
    }
}

/// The weapon that is the subject of a verb of harm: "a rocket killed 12 people".
fn weapon_subject(scene: &Scene<'_>, item: &Item<'_>) -> Option<Weapon> {
    let hit = &scene.hits[item.hit];
    if hit.use_ != Use::Verb || item.act.weight != Weight::Consequence {
        return None;
    }
    let clause = scene.clause(hit.words.start).words.clone();
    if item.group.passive {
        // "killed by shells", "killed by a roadside bomb"
        let by = (hit.words.end..clause.end.min(hit.words.end + 4))
            .find(|&at| scene.lower(at) == "by")?;
        return (by + 1..clause.end.min(by + 4))
            .find_map(|at| weapon_at(&scene.words, at).map(|(_, weapon)| weapon));
    }
    let subject = clause.start..item.group.start;
    let first = subject
        .clone()
        .find_map(|at| weapon_at(&scene.words, at).map(|(len, weapon)| (at + len, weapon)));
    // The head of the subject, not a modifier ("rocket crews killed") or a phrase behind it ("men with rockets killed").
    first
        .filter(|(end, _)| {
            *end == item.group.start
                || scene.words[*end].is(Function::Preposition)
                || scene.words[*end].is(Function::Relative)
                || super::trigger::any_verb(scene.lower(*end)).has(Forms::PARTICIPLE)
        })
        .filter(|(end, _)| {
            !slice(&scene.words, subject.start..*end)
                .iter()
                .any(|word| word.is(Function::Preposition))
        })
        .map(|(_, weapon)| weapon)
}

/// Tells whether a noun trigger points back: "the attack", "that raid", "this violence".
pub(super) fn points_back(scene: &Scene<'_>, item: &Item<'_>) -> bool {
    let hit = &scene.hits[item.hit];
    if hit.use_ != Use::Noun {
        return false;
    }
    let mut at = hit.words.start;
    while at > 0 && at + 3 > hit.words.start {
        at -= 1;
        let word = &scene.words[at];
        if matches!(
            word.lower.as_str(),
            "the" | "this" | "that" | "these" | "those" | "its" | "their"
        ) {
            return true;
        }
        if word.is(Function::Preposition) || word.is_mark() || word.is(Function::Determiner) {
            return false;
        }
    }
    false
}
