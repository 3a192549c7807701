//! Whose place and whose date: of all place phrases and time expressions of a sentence, the ones that belong to a trigger.
//!
//! Everything is weighed by the clause it stands in, the preposition before it and its distance; what belongs to a saying
//! ("told reporters in Aden") is out of the question. No place is better than a wrong place.

use std::ops::Range;

use super::MentionInput;
use super::act::Act;
use super::clause::ClauseKind;
use super::lexicon::Function;
use super::scene::{Anchor, Scene};
use super::trigger::Hit;
use super::words::slice;
use crate::referent::{Geoprecision, PlacePhrase};
use crate::text::TokenKind;
use crate::time::{TimeExpression, TimexType};

/// Above this cost a place or a date is not the trigger's. Clause steps cost 2–4, a wrong preposition 3–4: one of both is bearable,
/// two are not. Set on the wire and event-location development texts.
const TOO_FAR: f64 = 6.5;

/// What it costs a country to be where it acts itself: more than any wrong preposition.
const SUBJECT_COST: f64 = 5.0;

/// What it costs a place to be only whose an armed group is: "Katsina militiamen" may act anywhere.
const BAND_COST: f64 = 3.0;

/// The most adjectives between a place and the armed group that it names.
const LONGEST_EPITHET: usize = 2;

/// Returns the anchors of the places where a trigger happened: the best one, and those joined to it by "and".
pub(super) fn places<'s>(
    scene: &'s Scene<'_>,
    input: &MentionInput<'_, '_>,
    hit: &Hit,
    act: &Act,
    passive: bool,
) -> Vec<&'s Anchor> {
    let mut costs: Vec<(f64, &Anchor)> = scene
        .places
        .iter()
        .filter(|anchor| !scene.masked[anchor.words.start])
        .map(|anchor| {
            (
                place_cost(
                    scene,
                    &input.phrases[anchor.index],
                    anchor,
                    hit,
                    act,
                    passive,
                ),
                anchor,
            )
        })
        .filter(|(cost, _)| *cost < TOO_FAR)
        .collect();
    costs.sort_by(|(a, x), (b, y)| a.total_cmp(b).then(x.words.start.cmp(&y.words.start)));
    let Some(&(_, mut best)) = costs.first() else {
        return Vec::new();
    };
    // A sharper place inside the best one, in the same clause, is the place: "in Yemen … west of Marib".
    for &(cost, other) in &costs {
        let (coarse, sharp) = (&input.phrases[best.index], &input.phrases[other.index]);
        if sharp.precision < coarse.precision
            && cost < TOO_FAR
            && explains(scene, hit, best, other)
            && input.gazetteer.is_within(sharp.place, coarse.place)
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
            if !listed(scene, input, left, right) {
                break;
            }
            found.push(by_position[next]);
            k = next;
        }
    }
    found.sort_by_key(|anchor| anchor.words.start);
    found
}

/// Tells whether a sharper place tells where in the coarse one the trigger happened: in the same clause, in one that hangs on it ("eight
/// were shot in the state of A when gunmen burst into a bar in B"), or in the one whose subject it goes on with.
fn explains(scene: &Scene<'_>, hit: &Hit, coarse: &Anchor, sharp: &Anchor) -> bool {
    let own = scene.clause_of[hit.words.start];
    let there = scene.clause_of[sharp.words.start];
    if there == scene.clause_of[coarse.words.start] || there == own {
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

/// Tells whether two places are members of one list ("in A and B"), neither inside the other.
fn listed(scene: &Scene<'_>, input: &MentionInput<'_, '_>, left: &Anchor, right: &Anchor) -> bool {
    if left.words.end > right.words.start {
        return false;
    }
    let between = slice(&scene.words, left.words.end..right.words.start);
    let (a, b) = (&input.phrases[left.index], &input.phrases[right.index]);
    if between.is_empty() || between.len() > 8 || a.place == b.place && a.relation == b.relation {
        return false;
    }
    let coarse = |phrase: &PlacePhrase| phrase.precision >= Geoprecision::Country;
    if coarse(a)
        || coarse(b)
        || input.gazetteer.is_within(a.place, b.place)
        || input.gazetteer.is_within(b.place, a.place)
    {
        return false;
    }
    let short = between.len() <= 3
        && between.iter().all(|word| {
            word.is_comma()
                || matches!(
                    word.lower.as_str(),
                    "and" | "or" | "in" | "the" | "near" | "also" | "as" | "well"
                )
        });
    let comma_only = between.len() == 1 && between[0].is_comma();
    let chained = comma_only
        && slice(&scene.words, right.words.end..scene.words.len())
            .iter()
            .take(6)
            .any(|word| word.lower == "and")
        && scene.places.iter().any(|other| {
            other.words.start > right.words.end && other.words.start < right.words.end + 5
        });
    let and = between.iter().any(|word| word.lower == "and")
        && !between.iter().any(|word| {
            word.is(Function::Relative)
                || super::trigger::any_verb(&word.lower).has(super::morphology::Forms::PAST)
        });
    (short && and)
        || chained
        || (and
            && scene.before(right.words.start) != "from"
            && scene.clause_of[left.words.start] == scene.clause_of[right.words.start])
}

fn place_cost(
    scene: &Scene<'_>,
    phrase: &PlacePhrase,
    anchor: &Anchor,
    hit: &Hit,
    act: &Act,
    passive: bool,
) -> f64 {
    let at = anchor.words.start;
    let trigger = hit.words.start;
    let mut cost = clause_cost(scene, at, trigger);
    let clause = scene.clause(at);
    let mut start = at;
    while start > clause.words.start
        && (scene.words[start - 1].is(Function::Determiner)
            || scene.words[start - 1].lower.ends_with("ern")
            || matches!(
                scene.before(start),
                "central" | "town" | "city" | "village" | "province" | "nearby" | "the"
            ))
    {
        start -= 1;
    }
    let link = if start > 0 { scene.before(start) } else { "" };
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
        _ if phrase.relation.is_some() => 0.2,
        _ => {
            if at >= hit.words.end {
                if takes && at - hit.words.end <= 3 {
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
    cost += subject_cost(scene, anchor, hit, phrase, link);
    if is_band(scene, anchor) {
        cost += BAND_COST;
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
    cost + match phrase.precision {
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

/// Tells whether a place is only whose an armed group is: "Oromia regional special forces".
fn is_band(scene: &Scene<'_>, anchor: &Anchor) -> bool {
    let names = |side: &Range<usize>| {
        if side.start <= anchor.words.start {
            return anchor.words.end < side.end;
        }
        // "Kaduna militiamen", "Oromia regional forces"
        anchor.words.end <= side.start
            && side.start - anchor.words.end <= LONGEST_EPITHET
            && slice(&scene.words, anchor.words.end..side.start)
                .iter()
                .all(|word| {
                    word.kind == TokenKind::Word
                        && !word.is_capital()
                        && !word.is(Function::Preposition)
                        && !word.is(Function::Determiner)
                        && !word.is(Function::Coordinator)
                })
    };
    scene
        .sides
        .iter()
        .any(|side| side.is_armed() && names(&side.words))
}

/// "taken to a hospital in Hasakah": where the wounded were brought is not where they were hurt.
fn hospital_cost(scene: &Scene<'_>, start: usize, hit: &Hit) -> f64 {
    let clause = scene.clause(start).words.clone();
    let from = clause.start.max(start.saturating_sub(4));
    let hospital = (from..start).any(|at| {
        matches!(
            scene.lower(at),
            "hospital" | "hospitals" | "clinic" | "morgue" | "mortuary"
        )
    });
    let brought = (clause.start.max(start.saturating_sub(10))..start).any(|at| {
        matches!(
            scene.lower(at),
            "taken"
                | "rushed"
                | "evacuated"
                | "transferred"
                | "transported"
                | "moved"
                | "brought"
                | "received"
                | "treated"
                | "treating"
                | "admitted"
                | "flown"
                | "airlifted"
                | "died"
        ) && at != hit.words.start
    });
    if hospital && brought { TOO_FAR } else { 0.0 }
}

/// "Israel bombed": a country or a province that acts is who, not where.
fn subject_cost(
    scene: &Scene<'_>,
    anchor: &Anchor,
    hit: &Hit,
    phrase: &PlacePhrase,
    link: &str,
) -> f64 {
    let acts = hit.use_ == super::trigger::Use::Verb
        && phrase.precision.is_area()
        && phrase.relation.is_none()
        && anchor.words.end <= hit.words.start
        && !super::lexicon::is(link, Function::Preposition)
        && scene.sides.iter().any(|side| {
            side.found == super::actor::Found::State
                && side.words.start < anchor.words.end
                && anchor.words.start < side.words.end
        });
    if acts { SUBJECT_COST } else { 0.0 }
}

/// The cost of going from the trigger's clause to another.
fn clause_cost(scene: &Scene<'_>, at: usize, trigger: usize) -> f64 {
    let (from, to) = (scene.clause_of[trigger], scene.clause_of[at]);
    if from == to {
        return 0.0;
    }
    let own = &scene.clauses[from];
    let other = &scene.clauses[to];
    // "In Jos (Plateau), gunmen …": words without a verb are an opening, not a clause.
    if to < from
        && own.quoted == other.quoted
        && other.kind != ClauseKind::Relative
        && !super::clause::has_verb(&scene.words, other.words.clone())
    {
        return if own.kind == ClauseKind::Relative {
            1.5
        } else {
            0.4
        };
    }
    let mut cost = 0.0;
    if own.quoted != other.quoted {
        cost += 2.0;
    }
    if to < from {
        // Backward: a clause that hangs on another takes its place, one with its own subject less so.
        cost += match own.kind {
            ClauseKind::Relative => {
                // "Idlib, where seven were killed": the place right before the pronoun.
                let close = scene.clauses[to].words.end == own.words.start;
                let where_ = own.opener(&scene.words) == "where";
                let last = scene
                    .places
                    .iter()
                    .filter(|place| place.words.end <= own.words.start)
                    .map(|place| place.words.start)
                    .max()
                    == Some(at);
                if close && where_ && last {
                    -0.5
                } else if own.opener(&scene.words) == "who" {
                    // It tells who somebody is, seldom what happened there.
                    4.5
                } else if close {
                    1.0
                } else {
                    2.5
                }
            }
            ClauseKind::Participial => 0.8,
            ClauseKind::Coordinate if !own.own_subject => 1.0,
            ClauseKind::Coordinate => 2.2,
            ClauseKind::Subordinate => 2.5,
            ClauseKind::Aside | ClauseKind::Quote | ClauseKind::Main => 2.5,
        };
    } else {
        cost += match other.kind {
            ClauseKind::Relative => 2.2,
            ClauseKind::Participial => 2.0,
            ClauseKind::Subordinate
                if matches!(
                    other.opener(&scene.words),
                    "after" | "when" | "as" | "while"
                ) =>
            {
                2.8
            }
            ClauseKind::Coordinate if !other.own_subject => 2.5,
            _ => 3.2,
        };
        // A trigger of its own in that clause wants the place for itself.
        if scene
            .hits
            .iter()
            .any(|hit| scene.clause_of[hit.words.start] == to)
            && other.own_subject
        {
            cost += 1.2;
        }
    }
    let steps = f64::from(u32::try_from(from.abs_diff(to) - 1).unwrap_or(0));
    cost + 0.4 * steps
}

/// A date bound to a trigger.
#[derive(Clone, Copy, Debug)]
pub(super) struct BoundDate<'s> {
    pub(super) anchor: &'s Anchor,
    /// Said in the trigger's own clause.
    pub(super) own_clause: bool,
    /// "since 2022": when it began.
    pub(super) since: bool,
}

/// Returns the date of a trigger, if its sentence says one.
pub(super) fn date<'s>(
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
                && scene
                    .hits
                    .iter()
                    .any(|hit| scene.clause_of[hit.words.start] == other);
            if taken {
                cost += 2.0 * TOO_FAR;
            }
            let since = scene.before(at) == "since"
                || scene.lower(at) == "since"
                || scene.before(at) == "from" && scene.lower(anchor.words.end) == "until";
            let own_clause = scene.clause_of[at] == scene.clause_of[trigger];
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
