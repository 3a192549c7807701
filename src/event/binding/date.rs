//! The date of a trigger.

use super::TOO_FAR;
use super::clause::clause_cost;
use crate::event::clause::ClauseKind;
use crate::event::scene::{Anchor, Scene};
use crate::event::trigger::Hit;
use crate::time::{TimeExpression, TimexType};

/// A date bound to a trigger.
#[derive(Clone, Copy, Debug)]
pub(in crate::event) struct BoundDate<'s> {
    pub(in crate::event) anchor: &'s Anchor,
    /// Said in the trigger's own clause.
    pub(in crate::event) own_clause: bool,
    /// "since 2022": when it began.
    pub(in crate::event) since: bool,
}

/// Returns the date of a trigger, if its sentence says one.
pub(in crate::event) fn date<'s>(
    scene: &'s Scene<'_>,
    times: &[TimeExpression],
    hit: &Hit,
) -> Option<BoundDate<'s>> {
    let trigger = hit.words.start;
    scene
        .times
        .iter()
        .filter(|anchor| !scene.masked[anchor.words.start])
        .filter(|anchor| {
            let time = &times[anchor.index];
            time.interval.is_some() && time.timex_type != TimexType::Set
        })
        .map(|anchor| {
            let at = anchor.words.start;
            let time = &times[anchor.index];
            let mut cost = clause_cost(scene, at, trigger).max(0.0);
            let distance = at.abs_diff(trigger);
            cost += 0.05 * f64::from(u32::try_from(distance).unwrap_or(u32::MAX));
            if time.timex_type == TimexType::Duration {
                cost += 1.0;
            }
            // "fighters who captured the town last week": that date is the capture's.
            let other = scene.clause_of[at];
            let clause = &scene.clauses[other];
            // "was shot as he left his mosque on Friday": what goes on at the same time has the same day.
            let at_once = clause.kind == ClauseKind::Subordinate
                && matches!(clause.opener(&scene.words), "as" | "when" | "while");
            let taken = other > scene.clause_of[trigger]
                && matches!(clause.kind, ClauseKind::Relative | ClauseKind::Subordinate)
                && !at_once
                && has_hit(scene, other);
            if taken {
                cost += 2.0 * TOO_FAR;
            }
            let since = scene.before(at) == "since"
                || scene.lower(at) == "since"
                || scene.before(at) == "from" && scene.lower(anchor.words.end) == "until";
            let own_clause = scene.clause_of[at] == scene.clause_of[trigger];
            // "45 were killed; over 36,000 have died since October": only those have.
            if since && !own_clause && other > scene.clause_of[trigger] && has_hit(scene, other) {
                cost += 2.0 * TOO_FAR;
            }
            // "a woman born in 1958"
            let is_birth = (at.saturating_sub(3)..at).any(|k| scene.lower(k) == "born");
            if is_birth {
                cost += 2.0 * TOO_FAR;
            }
            (
                cost,
                BoundDate {
                    anchor,
                    own_clause,
                    since,
                },
            )
        })
        .filter(|(cost, _)| *cost < TOO_FAR)
        .min_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, date)| date)
}

/// Tells whether a clause has a trigger of its own.
fn has_hit(scene: &Scene<'_>, clause: usize) -> bool {
    scene
        .hits
        .iter()
        .any(|hit| scene.clause_of[hit.words.start] == clause)
}
