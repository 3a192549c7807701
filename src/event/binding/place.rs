//! The places of a trigger.

use super::TOO_FAR;
use super::clause::{clause_cost, unbroken};
use super::complement::complement_cost;
use super::container::tells_of;
use super::ground::Ground;
use super::link::link;
use super::list::listed;
use super::nature::{BAND_COST, hospital_cost, is_band, origin_cost, somebody_cost, subject_cost};
use crate::event::act::Act;
use crate::event::clause::ClauseKind;
use crate::event::scene::{Anchor, Scene};
use crate::event::trigger::Hit;
use crate::referent::Geoprecision;

/// What a place that only tells where another is costs more than that one.
const BEHIND: f64 = 0.3;

/// How many places further one may be told of: "in A, B and C, three villages near D".
const NEIGHBORS: usize = 3;

/// How much more than the best place a sharper one in it may cost: one behind "toward" or "from" may be on the way, unless it says which
/// road ("on the road to A").
fn sharpening(scene: &Scene<'_>, ground: &Ground<'_>, sharp: &Anchor) -> f64 {
    let (start, link) = link(scene, ground, sharp);
    let road = start > 1 && matches!(scene.before(start - 1), "road" | "roads" | "highway");
    match link {
        "to" if road => 4.5,
        "to" | "toward" | "towards" | "from" | "against" | "for" => 1.0,
        _ => 4.5,
    }
}

/// Returns what each place of a sentence costs as a trigger's, in text order; those of sayings are left out.
pub(in crate::event) fn costs<'s>(
    scene: &'s Scene<'_>,
    ground: &Ground<'_>,
    hit: &Hit,
    act: &Act,
    passive: bool,
) -> Vec<(f64, &'s Anchor)> {
    let mut costs: Vec<(f64, &Anchor)> = scene
        .places
        .iter()
        .filter(|anchor| !scene.masked[anchor.words.start])
        .map(|anchor| (place_cost(scene, ground, anchor, hit, act, passive), anchor))
        .collect();
    put_behind(scene, ground, &mut costs);
    costs
}

/// Returns the anchors of the places where a trigger happened: the best one, and those joined to it by "and".
pub(in crate::event) fn places<'s>(
    scene: &'s Scene<'_>,
    ground: &Ground<'_>,
    hit: &Hit,
    act: &Act,
    passive: bool,
) -> Vec<&'s Anchor> {
    let mut costs = costs(scene, ground, hit, act, passive);
    costs.retain(|(cost, _)| *cost < TOO_FAR);
    costs.sort_by(|(a, x), (b, y)| a.total_cmp(b).then(x.words.start.cmp(&y.words.start)));
    let Some(&(least, mut best)) = costs.first() else {
        return Vec::new();
    };
    // A sharper place inside the best one, in the same clause, is the place: "in Yemen … west of Marib".
    for &(cost, other) in &costs {
        let sharper = ground.precision(other.index) < ground.precision(best.index)
            && ground.is_within(other.index, best.index);
        if (sharper || ground.is_unknown_in(other.index, best.index))
            && cost < least + sharpening(scene, ground, other)
            && explains(scene, hit, best, other)
        {
            best = other;
        }
    }
    let mut found = vec![best];
    // "in A, B and C": places joined by a list are places of the same act.
    let mut by_position: Vec<&Anchor> = costs.iter().map(|(_, anchor)| *anchor).collect();
    by_position.sort_by_key(|anchor| anchor.words.start);
    let at = by_position
        .iter()
        .position(|anchor| std::ptr::eq(*anchor, best))
        .unwrap_or(0);
    for step in [1_isize, -1] {
        let mut k = at;
        while let Some(next) = k
            .checked_add_signed(step)
            .filter(|&next| next < by_position.len())
        {
            let (left, right) = if step > 0 {
                (by_position[k], by_position[next])
            } else {
                (by_position[next], by_position[k])
            };
            if !listed(scene, ground, left, right) {
                break;
            }
            found.push(by_position[next]);
            k = next;
        }
    }
    found.sort_by_key(|anchor| anchor.words.start);
    found
}

/// A place that only tells where another is costs more than that one, however it stands: "a man from A in B". The anchors stand in the
/// order of the text.
fn put_behind(scene: &Scene<'_>, ground: &Ground<'_>, costs: &mut [(f64, &Anchor)]) {
    for later in 0..costs.len() {
        let near = later.saturating_sub(NEIGHBORS)..costs.len().min(later + NEIGHBORS + 1);
        for earlier in near.filter(|&earlier| earlier != later) {
            let (inner, outer) = (costs[earlier], costs[later]);
            if !tells_of(scene, ground, inner.1, outer.1) {
                continue;
            }
            // "in B's A quarter": what holds for B holds for A.
            if outer.1.words.start < inner.1.words.start {
                costs[earlier].0 = inner.0.min(outer.0);
            }
            costs[later].0 = outer.0.max(costs[earlier].0 + BEHIND);
        }
    }
}

/// Tells whether a sharper place tells where in the coarse one the trigger happened: in the same clause, in one that hangs on it ("eight
/// were shot in the state of A when gunmen burst into a bar in B"), or in the one whose subject it goes on with.
fn explains(scene: &Scene<'_>, hit: &Hit, coarse: &Anchor, sharp: &Anchor) -> bool {
    let own = scene.clause_of[hit.words.start];
    let there = scene.clause_of[sharp.words.start];
    if there == scene.clause_of[coarse.words.start]
        || unbroken(scene, there) == unbroken(scene, own)
    {
        return true;
    }
    let hangs = &scene.clauses[there];
    let after = there > own
        && (matches!(hangs.kind, ClauseKind::Relative)
            && matches!(hangs.opener(&scene.words), "where" | "which")
            || hangs.kind == ClauseKind::Subordinate
                && matches!(hangs.opener(&scene.words), "when" | "as" | "after"));
    let before = there < own && !scene.clauses[own].own_subject;
    after || before
}

fn place_cost(
    scene: &Scene<'_>,
    ground: &Ground<'_>,
    anchor: &Anchor,
    hit: &Hit,
    act: &Act,
    passive: bool,
) -> f64 {
    let at = anchor.words.start;
    let trigger = hit.words.start;
    let mut cost = clause_cost(scene, at, trigger);
    let clause = scene.clause(at);
    let (start, link) = link(scene, ground, anchor);
    let moves = matches!(
        act.name,
        "move" | "withdraw" | "handover" | "abduct" | "surrender"
    );
    let takes = matches!(
        act.name,
        "capture"
            | "enter"
            | "recapture"
            | "strike"
            | "attack"
            | "shell"
            | "bomb"
            | "air"
            | "drone"
            | "withdraw"
            | "launch"
            | "siege"
            | "loot"
            | "destroy"
            | "burn"
            | "move"
            | "raid"
            | "advance"
    );
    cost += match link {
        "into" if act.name == "displace" => TOO_FAR,
        "in" | "at" | "near" | "on" | "around" | "outside" | "inside" | "across" | "throughout"
        | "over" | "within" | "through" | "along" | "onto" | "beside" | "off" | "into"
        | "between" => 0.0,
        "of" => 0.6,
        "to" if start > 1
            && matches!(
                scene.before(start - 1),
                "leading"
                    | "adjacent"
                    | "close"
                    | "next"
                    | "linked"
                    | "connecting"
                    | "linking"
                    | "leads"
                    | "road"
                    | "roads"
                    | "highway"
                    | "highways"
                    | "bound"
            ) =>
        {
            3.8
        }
        // Where people flee to is not where they were driven out.
        "to" | "toward" | "towards" if act.name == "displace" => TOO_FAR,
        "to" | "toward" | "towards" => {
            if moves || matches!(act.name, "launch" | "advance") {
                0.4
            } else {
                1.8
            }
        }
        "from" => match act.name {
            "abduct" | "withdraw" | "handover" | "displace" => 0.4,
            "move" | "capture" | "enter" | "recapture" => 3.0,
            _ => 2.6,
        },
        "against" | "with" | "by" | "for" | "about" | "than" | "like" | "via" | "as" => 3.8,
        "guarding" | "controlling" | "overlooking" | "surrounding" | "serving" => 0.6,
        _ if ground.is_related(anchor.index) => 0.2,
        _ => {
            if at >= hit.words.end {
                if (takes || act.name.is_empty()) && at - hit.words.end <= 3 {
                    0.0
                } else {
                    1.0
                }
            } else if passive
                || matches!(
                    act.name,
                    "fall" | "clash" | "air" | "shell" | "protest" | "explode" | "bomb"
                ) && trigger.saturating_sub(anchor.words.end) <= 2
            {
                0.3
            } else {
                1.6
            }
        }
    };
    // "a photographer based in Paris was killed": where somebody is from.
    if link == "in"
        && start > 1
        && matches!(
            scene.before(start - 1),
            "based" | "born" | "raised" | "educated" | "trained"
        )
    {
        cost += TOO_FAR;
    }
    cost += subject_cost(scene, anchor, ground, hit, link);
    if is_band(scene, anchor) {
        cost += BAND_COST;
    }
    cost += somebody_cost(scene, anchor, hit, act, link);
    cost += origin_cost(scene, anchor, hit);
    cost += complement_cost(scene, ground, anchor, hit, act, link);
    if scene.lower(anchor.words.end) == "time" {
        // "9 a.m. (Damascus time)"
        cost += TOO_FAR;
    }
    cost += hospital_cost(scene, start, hit);
    let distance = |from: usize, to: usize| {
        f64::from(u32::try_from(to.saturating_sub(from)).unwrap_or(u32::MAX))
    };
    cost += if at >= hit.words.end {
        0.06 * distance(hit.words.end, at)
    } else if start > 0 && start - 1 == clause.words.start || start == clause.words.start {
        // "In Nyala, …" opens the clause: it is the place of all that follows.
        0.5
    } else {
        0.3 + 0.08 * distance(anchor.words.end, trigger)
    };
    cost + match ground.precision(anchor.index) {
        Geoprecision::Exact
        | Geoprecision::Neighbourhood
        | Geoprecision::Town
        | Geoprecision::Near => 0.0,
        Geoprecision::District => 0.15,
        Geoprecision::Province => 0.4,
        Geoprecision::Region | Geoprecision::Sea => 0.8,
        Geoprecision::Country => 1.6,
    }
}
