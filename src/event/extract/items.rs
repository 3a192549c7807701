//! The triggers of a sentence with what is bound to each: act, voice, sides, places, date, status and toll.

use super::Item;
use crate::event::MentionInput;
use crate::event::act::{Act, Weight};
use crate::event::binding::{self, Ground};
use crate::event::casualty::{self, Effect};
use crate::event::grammar::{VerbGroup, verb_group};
use crate::event::kind::EventStatus;
use crate::event::lexicon::Function;
use crate::event::morphology::Forms;
use crate::event::need;
use crate::event::role::{Roles, roles};
use crate::event::scene::{Anchor, Scene};
use crate::event::status::{status, totals_since};
use crate::event::trigger::{Hit, Need, Use};

/// Acts whose verbs need no object: "clashed in Goma", "dispersed quietly" are no passives.
pub(super) const INTRANSITIVE: [&str; 19] = [
    "clash",
    "disperse",
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
pub(super) fn has_its_object(scene: &Scene<'_>, hit: &Hit) -> bool {
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

pub(super) fn items<'s>(scene: &'s Scene<'_>, input: &MentionInput<'_, '_>) -> Vec<Item<'s>> {
    let mut items: Vec<Item<'s>> = Vec::new();
    let published = input.report.published.map(|published| published.date);
    let ground = Ground::of(input);
    for (index, hit) in scene.hits.iter().enumerate() {
        let dated = |at: &Anchor| at.words.start < hit.words.end && hit.words.start < at.words.end;
        if scene.masked[hit.words.start]
            || scene.times.iter().any(dated)
            || hit
                .words
                .start
                .checked_sub(1)
                .is_some_and(|mark| crate::event::clause::is_joint(&scene.words, mark))
            || in_name(scene, input, index)
        {
            continue;
        }
        let group = group_of(scene, hit);
        if hit.use_ == Use::Verb
            && (is_adjective(scene, index, &group)
                || need::is_journey(scene, hit)
                || need::is_reflexive(scene, hit)
                || need::goes_home(scene, hit, &group))
        {
            continue;
        }
        let mut group = group;
        let Some((act, roles)) = reading(scene, hit, &mut group) else {
            continue;
        };
        if act.weight == Weight::Nothing {
            continue;
        }
        let places = binding::places(scene, &ground, hit, &act, group.passive);
        let date = binding::date(scene, input.times, hit)
            .filter(|date| !counts_on(scene, input, date.anchor, published))
            // "was stabbed on Friday and died two days later": the day of the stabbing counts.
            .filter(|date| {
                act.weight != Weight::Consequence
                    || !date
                        .anchor
                        .words
                        .clone()
                        .any(|at| scene.lower(at) == "later")
            });
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
        let undated = date.is_none_or(|date| !date.own_clause);
        let status = if status.is_plotted() && undated && totals_since(scene, hit, &act, &group) {
            EventStatus::Background
        } else {
            status
        };
        let toll = effect_of_hit(scene, hit, &act).and_then(|effect| {
            let effects = |k: &usize| {
                // "three of the wounded died": who they are.
                let words = &scene.hits[*k].words;
                let are_people = matches!(scene.before(words.start), "the" | "those" | "its")
                    && matches!(scene.lower(words.start), "wounded" | "injured")
                    && (words.start.saturating_sub(2)..words.start)
                        .any(|at| scene.lower(at) == "of");
                if are_people {
                    return false;
                }
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
        // "nobody had been arrested"
        let nobody = toll.as_ref().is_some_and(|toll| {
            toll.count.high == 0 && matches!(toll.effect, Effect::Arrested | Effect::Abducted)
        });
        if nobody {
            continue;
        }
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
            is_end: matches!(
                scene.clause(hit.words.start).opener(&scene.words),
                "before" | "until"
            ),
        });
    }
    leave_places(scene, &mut items);
    die_of_wounds(scene, &mut items);
    items
}

fn is_deadly(item: &Item<'_>) -> bool {
    casualty::effect_of(item.act.name) == Some(Effect::Killed)
}

/// "A soldier wounded in the ambush died", "seven of the 12 villagers seized in Tsafe were found dead": the dead are those that the participle
/// before speaks of, and the wounded among them are no more hurt.
fn die_of_wounds(scene: &Scene<'_>, items: &mut [Item<'_>]) {
    for at in 1..items.len() {
        let dies = &scene.hits[items[at].hit];
        let unknown = items[at]
            .toll
            .as_ref()
            .is_none_or(|toll| toll.count.best == 0 || toll.vague);
        let found = dies.use_ == Use::Noun
            && matches!(scene.before(dies.words.start), "found" | "discovered")
            && scene.lower(dies.words.start) == "dead";
        let suffers = match dies.use_ {
            Use::Verb => {
                items[at].act.name == "die" || items[at].group.passive && is_deadly(&items[at])
            }
            Use::Noun => found,
        };
        if !suffers || !unknown {
            continue;
        }
        let suffered = |item: &Item<'_>| {
            item.toll
                .as_ref()
                .is_some_and(|toll| matches!(toll.effect, Effect::Injured | Effect::Abducted))
        };
        let Some(before) = (0..at).rev().find(|&before| suffered(&items[before])) else {
            continue;
        };
        let hit = &scene.hits[items[before].hit];
        let reduced = hit.use_ == Use::Verb
            && items[before].group.start == hit.words.start
            && items[before]
                .toll
                .as_ref()
                .is_some_and(|toll| toll.people.end == hit.words.start);
        let parted = scene
            .words
            .get(hit.words.end..items[at].group.start)
            .is_none_or(|words| {
                words.iter().any(|word| {
                    word.is_mark() || word.is(Function::Coordinator) || word.is(Function::Relative)
                })
            });
        let Some(toll) = items[before].toll.as_mut().filter(|_| reduced && !parted) else {
            continue;
        };
        let mut dead = toll.clone();
        dead.effect = Effect::Killed;
        if toll.effect == Effect::Injured {
            items[before].toll = None;
        } else if let Some(all) = casualty::whole_of(&scene.words, &toll.people) {
            toll.count = all;
        }
        items[at].toll = Some(dead);
    }
}

/// The verb group of a trigger; of a noun the noun itself.
pub(in crate::event) fn group_of(scene: &Scene<'_>, hit: &Hit) -> VerbGroup {
    match hit.use_ {
        Use::Verb => verb_group(&scene.words, hit.words.start, hit.words.end, hit.forms),
        Use::Noun => VerbGroup {
            start: hit.words.start,
            ..VerbGroup::default()
        },
    }
}

/// The act that a trigger says, with its sides: the most demanding reading whose conditions hold. Rights the voice of the group.
pub(in crate::event) fn reading(
    scene: &Scene<'_>,
    hit: &Hit,
    group: &mut VerbGroup,
) -> Option<(Act, Roles)> {
    let active_only =
        |(act, _): &(Act, Vec<crate::event::trigger::Need>)| INTRANSITIVE.contains(&act.name);
    // "marched", which may be done to captives too
    let protests = hit
        .readings
        .last()
        .is_some_and(|(act, _)| act.name == "protest");
    if group.passive
        && (hit.readings.iter().all(active_only) || protests || has_its_object(scene, hit))
        && !(group.start..hit.words.start).any(|at| scene.words[at].is(Function::Be))
        && scene.lower(hit.words.start) != "came"
    {
        group.passive = false;
        group.finite = true;
    }
    let (act, needs, roles) = hit.readings.iter().find_map(|(act, needs)| {
        let roles = roles(scene, hit, group, act);
        needs
            .iter()
            .all(|&need| need::holds(scene, hit, group, roles, need))
            .then_some((*act, needs, roles))
    })?;
    // "did not survive" says what happened.
    if needs.contains(&Need::Negated) {
        group.negated = false;
    }
    Some((act, roles))
}

/// "displaced people", "wounded soldiers": a participle before its noun tells of no new happening.
pub(super) fn is_adjective(scene: &Scene<'_>, hit: usize, group: &VerbGroup) -> bool {
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
    // "mines sown by the retreating rebels"
    if hit.forms.has(Forms::ING)
        && hit.words.len() == 1
        && matches!(before, "the" | "a" | "an")
        && crate::event::people::person_at(&scene.words, hit.words.end).is_some()
    {
        return true;
    }
    // "an abandoned mill", "a captured Russian soldier": no verb stands behind "a".
    if hit.forms.has(Forms::PARTICIPLE)
        && hit.words.len() == 1
        && matches!(before, "a" | "an")
        && scene
            .words
            .get(hit.words.end)
            .is_some_and(|next| !next.is_mark() && !next.is(Function::Preposition))
    {
        return true;
    }
    hit.forms.has(Forms::PARTICIPLE)
        && group.start == hit.words.start
        && crate::event::people::person_at(&scene.words, hit.words.end).is_some()
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
pub(super) fn effect_of_hit(scene: &Scene<'_>, hit: &Hit, act: &Act) -> Option<Effect> {
    let deadly = hit.words.len() > 1
        && matches!(act.name, "shoot" | "stab" | "beat" | "attack")
        && matches!(scene.lower(hit.words.end - 1), "dead" | "down" | "death");
    if deadly {
        return Some(Effect::Killed);
    }
    // "was fatally wounded"
    if act.name == "injure" && matches!(scene.before(hit.words.start), "fatally" | "mortally") {
        return Some(Effect::Killed);
    }
    // "lynched", "stoned": but a mob as such need not kill.
    let lynches = act.name != "mob"
        || hit.use_ == Use::Verb
        || scene.lower(hit.words.start).starts_with("lynch");
    casualty::effect_of(act.name).filter(|_| lynches)
}

/// Leaves the places of consequences to the act that they came of: "bombed A, in the B Strip, killing nine".
pub(super) fn leave_places(scene: &Scene<'_>, items: &mut [Item<'_>]) {
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
pub(super) fn in_name(scene: &Scene<'_>, input: &MentionInput<'_, '_>, hit: usize) -> bool {
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

/// "and seven in the next town two days later": counted from what was told before, not from the report's day.
fn counts_on(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    time: &Anchor,
    published: Option<jiff::civil::Date>,
) -> bool {
    let ahead = input.times[time.index]
        .days()
        .zip(published)
        .is_some_and(|(days, published)| days.start > published);
    ahead
        && time
            .words
            .clone()
            .any(|at| matches!(scene.lower(at), "later" | "after"))
}
