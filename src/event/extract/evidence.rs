//! What decides the sub-type of a happening, gathered from its clauses.

use super::{Item, Proto};
use crate::event::MentionInput;
use crate::event::act::{Act, Weight};
use crate::event::actor::Side;
use crate::event::casualty::Effect;
use crate::event::discourse::{Discourse, Family};
use crate::event::kind::ActorKind;
use crate::event::lexicon::{Function, List, Thing, Weapon, is_thing, weapon_at};
use crate::event::morphology::Forms;
use crate::event::scene::Scene;
use crate::event::sub_type::{Evidence, is_foray};
use crate::event::trigger::Use;
use crate::event::words::slice;

/// Tells whether a side can be who acts: people who walk by when missiles strike do not.
pub(in crate::event) fn acts_in(side: &Side, proto: &Proto<'_>) -> bool {
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
                | "enter"
                | "recapture"
                | "kill"
                | "fall"
        )
}

/// The agent and the patient of a happening: the first that its items name, the head's first.
pub(in crate::event) fn parties<'s>(
    scene: &'s Scene<'_>,
    proto: &Proto<'_>,
) -> (Option<&'s Side>, Option<&'s Side>) {
    let head = proto.head();
    let by_head = std::iter::once(head).chain(proto.items.iter());
    // "a bombing killed nine, and police held two men": who arrests has not bombed.
    let violent = Family::of(&head.act) == Family::Violence;
    let agent = by_head
        .clone()
        .filter(|item| !violent || Family::of(&item.act) != Family::Custody)
        .find_map(|item| item.roles.agent)
        .and_then(|index| scene.sides.get(index));
    let patient = by_head
        .filter_map(|item| item.roles.patient)
        .filter_map(|index| scene.sides.get(index))
        .find(|side| agent.is_none_or(|agent| agent.words != side.words));
    (agent, patient)
}

/// "Fighters entered the town. They killed four civilians": who came to kill, burn or rob does not hold the place, though the next sentence says so.
pub(super) fn foray(mut evidence: Evidence, next: Option<&Scene<'_>>) -> Evidence {
    let entered = evidence.acts.iter().any(|act| act.name == "enter");
    let Some(next) = next.filter(|next| entered && next.lower(0) == "they") else {
        return evidence;
    };
    let acts = next.hits.iter().filter(|hit| hit.use_ == Use::Verb);
    let acts = acts.filter_map(|hit| hit.readings.last().map(|(act, _)| *act));
    evidence.acts.extend(acts.filter(|act| is_foray(act.name)));
    evidence
}

pub(super) fn evidence(
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
    let published = input.report.published.map(|published| published.date);
    // Rebels who hold the state by now arrest where rebels abduct.
    let governs = |side: &Side| {
        let from = side.state_from.and_then(|from| from.parse().ok());
        from.zip(published)
            .is_some_and(|(from, published): (jiff::civil::Date, _)| from <= published)
            && (place_country.is_none() || side.country == place_country)
    };
    let kind_there = |side: &Side| {
        if governs(side) {
            ActorKind::StateForces
        } else if side.kind == ActorKind::StateForces && !home(side) {
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
    let bears_arms = |side: &Side| {
        let police = scene.words[side.words.clone()].iter().any(|word| {
            word.lower.starts_with("police")
                || matches!(word.lower.as_str(), "guards" | "authorities")
        });
        clauses.contains(&scene.clause_of[side.words.start]) && side.is_armed() && !police
    };
    let scuffle = proto
        .items
        .iter()
        .any(|item| unarmed_clash(scene, item).is_some())
        && !scene.sides.iter().any(bears_arms)
        && weapons
            .iter()
            .all(|weapon| matches!(weapon, Weapon::Blade | Weapon::Thrown | Weapon::Crowd))
        && !said(&["armed", "gunfire", "shots", "militia", "militias", "gunmen"]);
    let by_air = agent.is_some_and(|side| {
        let name = scene.span_of(&side.words).of(input.text.raw).to_lowercase();
        name.ends_with("air force") || name.ends_with("warplanes") || name.ends_with("jets")
    });
    let ruins = proto.items.iter().any(|item| {
        scene.hits[item.hit]
            .words
            .clone()
            .any(|at| scene.lower(at).starts_with("destroy"))
    });
    let townsfolk = agent.is_some_and(|side| is_townsfolk(scene, side));
    Evidence {
        by_air,
        ruins,
        scuffle,
        acts,
        weapons,
        agent: agent.map(kind_there),
        agent_is_home_state: agent.is_some_and(home),
        patient: patient.map(|side| side.kind),
        victims,
        military_target: has(Thing::Military)
            && !said(&[
                "refugee",
                "displacement",
                "displaced",
                "humanitarian",
                "aid",
                "relief",
            ]),
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
        townsfolk,
        mob: said(&[
            "mob",
            "mobs",
            "lynched",
            "vigilante",
            "vigilantes",
            "angry",
            "neighbors",
            "neighbours",
        ]) || agent.is_some_and(|side| {
            side.kind == ActorKind::Rioters || side.kind == ActorKind::Civilians && townsfolk
        }),
    }
}

/// "beaten to death by villagers", "a crowd burned to death two men": people of the place who act together.
fn is_townsfolk(scene: &Scene<'_>, side: &Side) -> bool {
    scene
        .words
        .get(side.words.clone())
        .is_some_and(|words| words.iter().any(|word| List::Townsfolk.has(&word.lower)))
}

/// The word for the people without arms who clash: "supporters of two parties clashed", "clashes between prisoners and guards".
pub(in crate::event) fn unarmed_clash(scene: &Scene<'_>, item: &Item<'_>) -> Option<usize> {
    const REACH: usize = 9;
    let hit = &scene.hits[item.hit];
    if item.act.name != "clash" || !List::Scuffle.has(scene.lower(hit.words.start)) {
        return None;
    }
    let clause = scene.clause(hit.words.start).words.clone();
    let who = match hit.use_ {
        Use::Verb => clause.start..hit.words.start,
        Use::Noun => {
            let link = (hit.words.end..clause.end.min(hit.words.end + REACH)).find(|&at| {
                matches!(scene.lower(at), "between" | "among" | "with" | "involving")
            })?;
            link + 1..clause.end.min(link + REACH)
        }
    };
    who.into_iter()
        .find(|&at| List::Unarmed.has(scene.lower(at)))
}

/// The weapon that is the subject of a verb of harm: "a rocket killed 12 people".
pub(super) fn weapon_subject(scene: &Scene<'_>, item: &Item<'_>) -> Option<Weapon> {
    let hit = &scene.hits[item.hit];
    let harms =
        item.act.weight == Weight::Consequence || matches!(item.act.name, "shoot" | "attack");
    if hit.use_ != Use::Verb || !harms {
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
                || crate::event::trigger::any_verb(scene.lower(*end)).has(Forms::PARTICIPLE)
        })
        .filter(|(end, _)| {
            !slice(&scene.words, subject.start..*end)
                .iter()
                .any(|word| word.is(Function::Preposition))
        })
        .map(|(_, weapon)| weapon)
}
