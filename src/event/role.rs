//! Who did it to whom: the sides on both ends of a trigger.

use std::ops::Range;

use super::act::Act;
use super::actor::{Found, Side};
use super::clause::ClauseKind;
use super::grammar::VerbGroup;
use super::lexicon::{self, Function, List};
use super::morphology::Forms;
use super::scene::Scene;
use super::trigger::{Hit, Use};
use super::words::slice;

/// The sides of one trigger, as indexes of [`Scene::sides`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles {
    /// Who acts.
    pub(super) agent: Option<usize>,
    /// To whom, or the other side of a fight.
    pub(super) patient: Option<usize>,
}

/// Finds the sides of a trigger.
pub(super) fn roles(scene: &Scene<'_>, hit: &Hit, group: &VerbGroup, act: &Act) -> Roles {
    let mut roles = match hit.use_ {
        Use::Verb => verb(scene, hit, group),
        Use::Noun => noun(scene, hit),
    };
    if roles.agent.is_some() && roles.agent == roles.patient {
        roles.patient = None;
    }
    // "two traders sustained injuries", "the army suffered losses": the subject bears it.
    let bears = hit.use_ == Use::Verb
        && !group.passive
        && matches!(
            scene.lower(hit.words.start),
            "sustain" | "sustained" | "suffer" | "suffered" | "suffers" | "lost"
        );
    if bears && roles.patient.is_none() {
        roles.patient = roles.agent.take();
    }
    // Weapons suffer nothing: "fired rockets and artillery at the base".
    roles.patient = roles.patient.filter(|&side| {
        let words = &scene.sides[side].words;
        words.len() > 1 || lexicon::weapon_at(&scene.words, words.start).is_none()
    });
    // "Police found two bodies": the finder neither killed them nor was killed.
    if hit.use_ == Use::Noun && List::Remains.has(scene.lower(hit.words.end - 1)) {
        let found_by = |side: usize| scene.sides[side].words.start < hit.words.start;
        roles.patient = roles.patient.filter(|&side| !found_by(side));
        roles.agent = roles.agent.filter(|&side| !found_by(side));
    }
    // Who is moved or sent is no other side.
    if matches!(act.name, "move" | "base" | "exercise") {
        roles.patient = None;
    }
    // "A and B clashed": both sides stand in front.
    if matches!(act.name, "clash" | "agree" | "truce" | "exchange")
        && let Some(agent) = roles.agent
    {
        let both = joined(scene, agent);
        roles.patient = both.or(roles.patient);
        if let Some(other) = both
            && scene.sides[other].words.start < scene.sides[agent].words.start
        {
            roles = Roles {
                agent: Some(other),
                patient: Some(agent),
            };
        }
    }
    roles.agent = roles.agent.map(|side| full_name(scene, side));
    roles.patient = roles.patient.map(|side| full_name(scene, side));
    roles
}

/// How far behind "fighters" the name of their group stands: "of the al Qaeda-linked group".
const GROUP_REACH: usize = 9;

/// "fighters of the CODECO militia": the group that the everyday word belongs to.
fn full_name(scene: &Scene<'_>, side: usize) -> usize {
    let here = &scene.sides[side];
    let belongs = here.found == Found::Noun
        && here.is_armed()
        && matches!(scene.lower(here.words.end), "of" | "from" | "with");
    if !belongs {
        return side;
    }
    (side + 1..scene.sides.len())
        .find(|&next| {
            let group = &scene.sides[next];
            let between = slice(&scene.words, here.words.end..group.words.start);
            // "the al Qaeda-linked group JNIM"
            let linked =
                scene.lower(group.words.end) == "-" || scene.lower(group.words.end) == "linked";
            group.found == Found::Known
                && !linked
                && between.len() <= GROUP_REACH
                && between.iter().all(|word| {
                    let acts = super::trigger::any_verb(&word.lower).has(Forms::PAST)
                        && !matches!(word.lower.as_str(), "linked" | "allied" | "backed");
                    let mark = word.is_mark() && word.raw != "-";
                    !(acts || mark || word.is(Function::Be) || word.is(Function::Coordinator))
                })
        })
        .unwrap_or(side)
}

/// "between Russian and Ukrainian forces": a people right behind "between" whose other side stands behind "and".
fn is_opposed_people(scene: &Scene<'_>, index: usize) -> bool {
    let side = &scene.sides[index];
    let mut before = side.words.start;
    while before > 0 && scene.words[before - 1].is(Function::Determiner) {
        before -= 1;
    }
    side.found == Found::People
        && matches!(scene.before(before), "between" | "among")
        && scene.lower(side.words.end) == "and"
        && scene
            .sides
            .get(index + 1)
            .is_some_and(|other| other.words.start <= side.words.end + 2)
}

/// The side joined to another by "and" or "with".
fn joined(scene: &Scene<'_>, side: usize) -> Option<usize> {
    let here = &scene.sides[side].words;
    let linked = |from: usize, to: usize| {
        from <= to
            && to - from <= 4
            && slice(&scene.words, from..to)
                .iter()
                .any(|word| matches!(word.lower.as_str(), "and" | "with" | "against" | "versus"))
    };
    (side.checked_sub(1))
        .filter(|&before| linked(scene.sides[before].words.end, here.start))
        .or_else(|| {
            (side + 1 < scene.sides.len())
                .then_some(side + 1)
                .filter(|&after| linked(here.end, scene.sides[after].words.start))
        })
}

fn usable(side: &Side) -> bool {
    side.found != Found::People
}

fn last_before(scene: &Scene<'_>, range: Range<usize>) -> Option<usize> {
    scene.sides.iter().rposition(|side| {
        side.words.start >= range.start
            && side.words.end <= range.end
            && usable(side)
            && !scene.masked[side.words.start]
    })
}

fn first_in(scene: &Scene<'_>, range: Range<usize>) -> Option<usize> {
    scene.sides.iter().position(|side| {
        side.words.start >= range.start
            && side.words.start < range.end
            && usable(side)
            && !scene.masked[side.words.start]
    })
}

/// The subject of a verb: the first side of its clause that no preposition governs, or the governing clause's.
fn subject(scene: &Scene<'_>, hit: &Hit, group: &VerbGroup) -> Option<usize> {
    let index = scene.clause_of[hit.words.start];
    let clause = &scene.clauses[index];
    let own = clause.words.start..group.start.max(clause.words.start);
    if clause.kind == ClauseKind::Relative
        && matches!(clause.opener(&scene.words), "who" | "which" | "that")
    {
        // The words right before the pronoun.
        let before = clause.words.start;
        return scene.sides.iter().rposition(|side| {
            side.words.end <= before && before - side.words.end <= 3 && usable(side)
        });
    }
    // "accused the army of shelling the town"
    if scene.before(hit.words.start) == "of"
        && let Some(accused) = last_before(scene, clause.words.start..hit.words.start - 1)
        && own.clone().any(|k| {
            matches!(
                scene.lower(k),
                "accused" | "accuses" | "accusing" | "blamed"
            )
        })
    {
        return Some(accused);
    }
    let here = nearest_subject(scene, own.clone()).or_else(|| pronoun_subject(scene, own.clone()));
    if here.is_some() || (clause.own_subject && index > 0 && group.finite) {
        return here;
    }
    let mut index = index;
    while let Some(before) = scene.before_brackets(index) {
        index = before;
        let named = nearest_subject(scene, scene.clauses[index].words.clone());
        if named.is_some() {
            return named;
        }
    }
    let governing = scene.governing(index)?;
    let range = scene.clauses[governing].words.clone();
    let verb = scene
        .hits
        .iter()
        .find(|other| range.contains(&other.words.start) && other.use_ == Use::Verb)
        .map_or(range.end, |other| other.words.start);
    nearest_subject(scene, range.start..verb).or_else(|| pronoun_subject(scene, range.start..verb))
}

/// "Hezbollah said it fired": the pronoun is who says so.
fn pronoun_subject(scene: &Scene<'_>, range: Range<usize>) -> Option<usize> {
    let pronoun = range.clone().rev().find(|&k| {
        scene.words.get(k).is_some_and(|word| {
            matches!(word.lower.as_str(), "it" | "they" | "he" | "its" | "their")
        })
    })?;
    let saying = scene
        .sayings
        .iter()
        .find(|saying| saying.content.contains(&pronoun) && saying.words.end <= pronoun)?;
    scene.sides.iter().position(|side| {
        side.words.start >= saying.subject.start && side.words.end <= saying.subject.end
    })
}

fn nearest_subject(scene: &Scene<'_>, range: Range<usize>) -> Option<usize> {
    // The last side before the verb that is not inside a prepositional phrase ("gunmen in army uniforms").
    let candidates: Vec<usize> = (0..scene.sides.len())
        .filter(|&k| {
            let side = &scene.sides[k];
            side.words.start >= range.start
                && side.words.end <= range.end
                && usable(side)
                && !scene.masked[side.words.start]
        })
        .collect();
    let free = |&&k: &&usize| {
        let start = scene.sides[k].words.start;
        let mut before = start;
        while before > range.start && scene.words[before - 1].is(Function::Determiner) {
            before -= 1;
        }
        // "In eastern Burkina Faso, …": a country behind a preposition is where, not who.
        if scene.sides[k].found == Found::State
            && (before.saturating_sub(2)..before)
                .any(|at| at >= range.start && scene.words[at].is(Function::Locative))
        {
            return false;
        }
        before == range.start || {
            let word = &scene.words[before - 1];
            !word.is(Function::Preposition)
                || matches!(word.lower.as_str(), "of" | "than" | "like")
                    && slice(&scene.words, range.start..before).iter().any(|word| {
                        super::number::is_number_word(&word.lower)
                            || matches!(
                                word.lower.as_str(),
                                "members" | "group" | "groups" | "column" | "fighters" | "number"
                            )
                    })
        }
    };
    candidates
        .iter()
        .find(free)
        .or_else(|| candidates.iter().rev().find(free))
        .copied()
}

fn verb(scene: &Scene<'_>, hit: &Hit, group: &VerbGroup) -> Roles {
    let clause = scene.clause(hit.words.start).words.clone();
    let after = hit.words.end..clause.end;
    if group.passive {
        let by = by_phrase(scene, after.clone()).or_else(|| by_phrase(scene, clause.clone()));
        // "towns recaptured from the rebels": who lost them stands behind "from", who holds them in front.
        if let Some(loser) = after_word(scene, after.clone(), "from")
            && by.is_none()
            && !group.finite
        {
            return Roles {
                agent: nearest_subject(scene, clause.start..group.start),
                patient: Some(loser),
            };
        }
        return Roles {
            agent: by,
            patient: subject(scene, hit, group),
        };
    }
    let agent = subject(scene, hit, group).or_else(|| by_phrase(scene, clause.clone()));
    // The object: the first side behind the verb before a preposition that cannot lead to it.
    let patient = (0..scene.sides.len()).find(|&k| {
        let side = &scene.sides[k];
        after.contains(&side.words.start)
            && usable(side)
            && !scene.masked[side.words.start]
            && Some(k) != agent
            && {
                let mut before = side.words.start;
                while before > after.start
                    && (scene.words[before - 1].is(Function::Determiner)
                        || scene.words[before - 1].is_number()
                        || is_direction(scene.before(before)))
                {
                    before -= 1;
                }
                let link = if before > after.start {
                    scene.before(before)
                } else {
                    ""
                };
                let where_ = lexicon::is(link, Function::Locative)
                    && !matches!(link, "at" | "on" | "against");
                let other = matches!(
                    link,
                    "by" | "after"
                        | "during"
                        | "for"
                        | "alongside"
                        | "including"
                        | "as"
                        | "where"
                        | "of"
                );
                !(where_ || other)
            }
    });
    Roles { agent, patient }
}

/// Who holds a place does not act in what happens there: "in areas held by the rebels".
fn is_held_by(scene: &Scene<'_>, by: usize) -> bool {
    List::Held.has(scene.before(by))
}

/// "in southern Lebanon", "near central Mali"
fn is_direction(word: &str) -> bool {
    word.ends_with("ern") || matches!(word, "central" | "north" | "south" | "east" | "west")
}

/// The side right behind a preposition.
fn after_word(scene: &Scene<'_>, range: Range<usize>, word: &str) -> Option<usize> {
    scene.sides.iter().position(|side| {
        range.contains(&side.words.start) && usable(side) && {
            let mut before = side.words.start;
            while before > range.start && scene.words[before - 1].is(Function::Determiner) {
                before -= 1;
            }
            scene.before(before) == word
        }
    })
}

fn by_phrase(scene: &Scene<'_>, range: Range<usize>) -> Option<usize> {
    (0..scene.sides.len()).find(|&k| {
        let side = &scene.sides[k];
        range.contains(&side.words.start) && {
            let mut before = side.words.start;
            while before > range.start
                && (scene.words[before - 1].is(Function::Determiner)
                    || scene.words[before - 1].is_number()
                    || matches!(
                        scene.before(before),
                        "suspected"
                            | "alleged"
                            | "fighters"
                            | "members"
                            | "of"
                            | "militants"
                            | "gunmen"
                            | "elements"
                            | "group"
                    ))
            {
                before -= 1;
            }
            before > 0
                && scene.before(before) == "by"
                && !is_held_by(scene, before - 1)
                && !scene.masked[before]
        }
    })
}

fn noun(scene: &Scene<'_>, hit: &Hit) -> Roles {
    let clause = scene.clause(hit.words.start).words.clone();
    let after = hit.words.end..clause.end;
    // "Israeli air strike", "army shelling", "a rebel attack"
    let modifier = scene.sides.iter().rposition(|side| {
        side.words.end <= hit.words.start
            && hit.words.start.saturating_sub(side.words.end) <= 2
            && side.words.start >= clause.start
            // "Nigeria mosque attack": where, unless it is "Israel's attack".
            && (side.found != Found::State
                || scene.lower(side.words.end) == "'s"
                || side.words.end == hit.words.start && side.words.len() > 1)
            && {
                slice(&scene.words, side.words.end..hit.words.start)
                    .iter()
                    .all(|word| {
                        !word.is(Function::Preposition)
                            && !word.is(Function::Coordinator)
                            && !word.is_comma()
                            && !word.is(Function::Determiner)
                            && !word.is(Function::Be)
                            && !word.is_number()
                            && !super::number::is_number_word(&word.lower)
                            && !super::trigger::any_verb(&word.lower).has(Forms::PAST)
                    })
            }
    });
    let mut roles = Roles {
        agent: modifier,
        patient: None,
    };
    let mut between = Vec::new();
    for (index, side) in scene.sides.iter().enumerate() {
        // "between Russian and Ukrainian forces": a people stands for its forces.
        let opposed = between.is_empty() && is_opposed_people(scene, index);
        if !after.contains(&side.words.start)
            || !(usable(side) || opposed)
            || scene.masked[side.words.start]
        {
            continue;
        }
        let mut before = side.words.start;
        while before > after.start
            && (scene.words[before - 1].is(Function::Determiner)
                || scene.words[before - 1].is_number()
                || scene.words[before - 1].is(Function::Adverb))
        {
            before -= 1;
        }
        match scene.before(before) {
            "by" if is_held_by(scene, before - 1) => {}
            "by" if roles.agent.is_none() => roles.agent = Some(index),
            "between" | "among" => between.push(index),
            "and" | "versus" if between.len() == 1 => between.push(index),
            // "between around 100 soldiers", "between size armed bandits"
            _ if between.is_empty() && scene.before(before.saturating_sub(1)) == "between" => {
                between.push(index);
            }
            "with" if roles.agent.is_none() => roles.agent = Some(index),
            "with" | "against" | "on" | "targeting" if roles.patient.is_none() => {
                roles.patient = Some(index)
            }
            "of" if roles.patient.is_none() && side.words.start - hit.words.end <= 3 => {
                roles.patient = Some(index)
            }
            _ => {}
        }
    }
    if let [first, second, ..] = between.as_slice() {
        return Roles {
            agent: Some(*first),
            patient: Some(*second),
        };
    }
    // "The army launched an air strike": the subject of the sentence's own verb.
    if roles.agent.is_none() {
        let own = clause.start..hit.words.start;
        let verbs = own.clone().any(|k| List::Light.has(scene.lower(k)));
        if verbs {
            roles.agent =
                nearest_subject(scene, own.clone()).or_else(|| pronoun_subject(scene, own));
        }
    }
    if roles.patient.is_none() && roles.agent.is_none() {
        roles.patient = last_before(scene, clause.start..hit.words.start).filter(|&k| {
            // "an army post … came under attack"
            slice(&scene.words, scene.sides[k].words.end..hit.words.start)
                .iter()
                .any(|word| matches!(word.lower.as_str(), "under" | "in"))
        });
    }
    if roles.agent.is_none() && roles.patient.is_none() {
        roles.patient = first_in(scene, after).filter(|&k| {
            scene.sides[k].words.start - hit.words.end <= 3
                && scene.before(scene.sides[k].words.start) == "of"
        });
    }
    roles
}
