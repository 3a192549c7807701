//! War words that tell of no war: sport, business, misfortune, and what a court or a history tells of.

use super::Item;
use crate::event::act::Weight;
use crate::event::discourse::Discourse;
use crate::event::lexicon::{List, Weapon, weapon_at};
use crate::event::scene::Scene;
use crate::event::section::{LONGEST_HEADING, Section};
use crate::event::setting::{Setting, Settings};
use crate::event::trigger::Use;

/// Tells whether war words are a figure of speech here, or misfortune without anybody's act.
pub(super) fn figurative(
    scene: &Scene<'_>,
    item: &Item<'_>,
    report: &Settings,
    section: Section,
) -> bool {
    let hit = &scene.hits[item.hit];
    let clause = scene.clause(hit.words.start).words.clone();
    let armed = scene.sides.iter().any(|side| {
        clause.contains(&side.words.start)
            && side.is_armed()
            && matches!(
                side.found,
                crate::event::actor::Found::Known | crate::event::actor::Found::Noun
            )
    }) || clause.clone().any(|at| {
        weapon_at(&scene.words, at)
            .is_some_and(|(_, weapon)| weapon != Weapon::Thrown && weapon != Weapon::Arms)
    });
    // "Israeli fire killed": whose fire it is, no blaze.
    let fired = clause.clone().any(|at| {
        scene.lower(at) == "fire"
            && (scene.sides.iter().any(|side| side.words.end == at)
                || at > 0 && weapon_at(&scene.words, at - 1).is_some())
    });
    let armed = armed || fired;
    let toll = item
        .toll
        .as_ref()
        .is_some_and(|toll| toll.count.best > 0 && !toll.vague);
    let mostly = [Setting::Sport, Setting::Business, Setting::Culture]
        .into_iter()
        .any(|setting| report.is_mostly(setting))
        || section == Section::Leisure;
    // Shareholders and taxpayers march too; stocks only rally.
    let marches = matches!(
        item.act.name,
        "protest" | "riot" | "disperse" | "obstruct" | "blockade" | "hunger"
    ) && !scene.lower(hit.words.start).starts_with("rall")
        && scene.settings.count(Setting::Sport) == 0
        && scene.settings.count(Setting::Culture) == 0;
    let figure = !armed && scene.settings.is_figurative() && !toll && !marches;
    if mostly && !(armed && toll) || figure {
        return true;
    }
    // "Soldiers were deployed to rescue families from floods"
    if matches!(item.act.name, "move" | "base") && scene.settings.is_misfortune() {
        return true;
    }
    if is_supplied(scene, item) {
        return true;
    }
    let outcome = matches!(item.act.weight, Weight::Consequence | Weight::Property)
        || matches!(
            item.act.name,
            "explode" | "fall" | "launch" | "strike" | "loot" | "abduct"
        );
    // "a fire at a hospital"
    let article = matches!(scene.before(hit.words.start), "a" | "the");
    let blaze = (hit.use_ == Use::Noun || article) && scene.lower(hit.words.start) == "fire";
    // "Three soldiers died in a road accident": nobody's act is told of, whoever died of whatever machine.
    let nobody_acts = scene.hits.iter().all(|other| {
        other
            .readings
            .iter()
            .all(|(act, _)| matches!(act.weight, Weight::Consequence | Weight::Property))
    });
    let accident =
        scene.settings.count(Setting::Accident) + scene.settings.count(Setting::Illness) > 0;
    (outcome || blaze) && scene.settings.is_misfortune() && (!armed || accident && nobody_acts)
}

/// How far before what is sent its verb stands, in words.
const SUPPLY_REACH: usize = 12;

/// "is sending 10,000 artillery shells to Kyiv": counted and given, not fired.
fn is_supplied(scene: &Scene<'_>, item: &Item<'_>) -> bool {
    let hit = &scene.hits[item.hit];
    let start = hit.words.start;
    let counted = start
        .checked_sub(1)
        .is_some_and(|at| scene.words[at].is_number() || scene.lower(at) == "of");
    hit.use_ == Use::Noun
        && item.act.name == "shell"
        && counted
        && (start.saturating_sub(SUPPLY_REACH)..start).any(|at| List::Supply.has(scene.lower(at)))
}

/// Tells whether an undated trigger belongs to the history that its paragraph or its report tells.
pub(super) fn is_history(
    scene: &Scene<'_>,
    item: &Item<'_>,
    report: &Settings,
    section: Section,
    discourse: &Discourse,
) -> bool {
    let court = report.is_mostly(Setting::Court)
        && !matches!(
            item.act.name,
            "protest" | "arrest" | "riot" | "disperse" | "explode"
        );
    // "ON THIS DAY: …": the day in a heading is none of what it heads.
    let of_past = section == Section::Past
        && item
            .date
            .is_none_or(|date| date.anchor.words.start < LONGEST_HEADING);
    of_past || item.interval.is_none() && (court || discourse.in_history(scene))
}
