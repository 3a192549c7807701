//! The counts of a mention: the tolls of all its triggers together, shared over its places.

use super::claims::Claims;
use super::running::names_attackers;
use crate::event::casualty::{Effect, Toll};
use crate::event::extract::Proto;
use crate::event::record::{Casualties, Count, OfWhich};
use crate::event::scene::Scene;

/// The counts of all items together; shares of a toll over several places are equal, the first takes what is left.
pub(super) fn casualties(
    scene: &Scene<'_>,
    proto: &Proto<'_>,
    (index, of): (usize, usize),
    claims: &Claims,
    claim: usize,
) -> Casualties {
    let mut all = Casualties::default();
    let mut tolls: Vec<&Toll> = proto
        .items
        .iter()
        .enumerate()
        .filter(|(item, _)| claims.holds(claim, *item))
        .filter_map(|(_, item)| item.toll.as_ref())
        .collect();
    // A firm number before a vague one, an update before both.
    tolls.sort_by_key(|toll| (!toll.update, toll.vague));
    for toll in tolls {
        // Who attacks and flees is not displaced.
        if toll.effect == Effect::Displaced && names_attackers(scene, toll) {
            continue;
        }
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
            _ if toll.only_parts => {}
            None => *slot = Some(count),
            // The same sentence with two figures for one effect: "killed two soldiers … and a civilian was killed".
            Some(known)
                if !toll.vague
                    && !toll.update
                    && known.best > 0
                    && !overlapping(proto, toll)
                    && !told_anew(scene, proto, toll) =>
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
    // "Nobody was hurt": nor killed.
    if all.killed.is_none() && all.injured == Some(Count::exactly(0)) {
        all.killed = Some(Count::exactly(0));
    }
    for dead in proto
        .items
        .iter()
        .filter_map(|item| item.toll.as_ref())
        .filter(|toll| toll.of_hurt)
    {
        if let Some(hurt) = all
            .injured
            .as_mut()
            .filter(|hurt| hurt.best > dead.count.best)
        {
            *hurt = Count {
                low: hurt.low.saturating_sub(dead.count.high),
                best: hurt.best - dead.count.best,
                high: hurt.high.saturating_sub(dead.count.low),
            };
        }
    }
    all
}

/// Puts the toll that one place is told for in the place of its share; parts are told of the first.
pub(super) fn only_for(casualties: &mut Casualties, effect: Effect, count: Count, index: usize) {
    match effect {
        Effect::Injured => casualties.injured = Some(count),
        _ => casualties.killed = Some(count),
    }
    if index > 0 {
        casualties.of_which.clear();
    }
    // "killed 13 gunmen: eight in …": of eight, no more than eight.
    for part in &mut casualties.of_which {
        if part.count.best > count.best {
            part.count = count;
        }
    }
}

/// Tells whether a toll counts people whom another toll of the same effect counts already.
pub(super) fn overlapping(proto: &Proto<'_>, toll: &Toll) -> bool {
    proto
        .items
        .iter()
        .filter_map(|item| item.toll.as_ref())
        .any(|other| {
            !std::ptr::eq(other, toll)
                && (!toll.anew || other.update)
                && other.effect == toll.effect
                && (other.people.start < toll.people.end && toll.people.start < other.people.end
                    || other.update
                    || other.count.best >= toll.count.best && other.kind == toll.kind)
        })
}

/// "Police spoke of nine dead; the toll was given as 14": the same dead, where a word does not say who they are.
fn told_anew(scene: &Scene<'_>, proto: &Proto<'_>, toll: &Toll) -> bool {
    proto
        .items
        .iter()
        .filter_map(|item| item.toll.as_ref())
        .filter(|other| {
            other.effect == toll.effect
                && (other.kind.is_none() || toll.kind.is_none())
                && !other.more
                && !toll.more
        })
        .any(|other| {
            let between =
                other.people.end.min(toll.people.end)..other.people.start.max(toll.people.start);
            scene
                .words
                .get(between)
                .is_some_and(|words| words.iter().any(|word| word.raw == ";"))
        })
}

pub(super) fn share(count: Count, index: usize, of: usize) -> Count {
    if of <= 1 {
        return count;
    }
    let of = u32::try_from(of).unwrap_or(u32::MAX);
    let part = |total: u32| total / of + u32::from(index == 0) * (total % of);
    Count {
        // How they are shared, nobody says.
        low: 0,
        best: part(count.best),
        high: count.high,
    }
}
