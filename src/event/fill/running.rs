//! The toll of a story so far: "another man died in hospital", "police shot dead the attacker" tell of more dead than the sentences before.
//!
//! A coder counts all who died, on every side (ACLED). What a sentence only tells again adds nothing, and a side that speaks of its
//! enemies' dead only makes the range wider.

use crate::event::casualty::{Effect, Toll};
use crate::event::extract::Proto;
use crate::event::kind::{ActorKind, ReporterKind};
use crate::event::lexicon::List;
use crate::event::number::{number_at, ordinal};
use crate::event::record::{Attribution, Count};
use crate::event::scene::Scene;

/// The dead of a story, as the sentences so far tell of them.
#[derive(Clone, Debug, Default)]
pub(in crate::event) struct Running {
    /// As told last, those told before among them.
    last: Option<Count>,
    /// The side that all of them are on, as far as one is told.
    side: Option<ActorKind>,
    /// Whether those who attacked are among them.
    attackers: bool,
}

/// What a sentence does to the toll of its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// It tells a toll of its own, or the same again.
    Tells,
    /// It tells of more dead.
    Adds,
    /// It may tell of more dead: a party to the fight says so of the other side.
    MayAdd,
}

impl Running {
    /// The toll of the story with what a sentence tells of it, and remembers it.
    pub(super) fn with(
        &mut self,
        scene: &Scene<'_>,
        proto: &Proto<'_>,
        sources: &[Attribution],
        told: Option<Count>,
    ) -> Option<Count> {
        let Some(own) = told.filter(|own| own.best > 0) else {
            return told;
        };
        let tolls: Vec<&Toll> = proto
            .items
            .iter()
            .filter_map(|item| item.toll.as_ref())
            .filter(|toll| toll.effect == Effect::Killed && !toll.only_parts)
            .collect();
        let step = match (tolls.as_slice(), self.last) {
            ([only], Some(last)) => self.step(scene, only, last, sources),
            _ => Step::Tells,
        };
        let attackers = tolls.iter().any(|toll| names_attackers(scene, toll))
            || tolls
                .iter()
                .flat_map(|toll| &toll.parts)
                .any(|(who, _)| *who == "fighters");
        let side = match tolls.as_slice() {
            [only] => side(scene, only),
            _ => None,
        };
        let now = match (step, self.last) {
            (Step::Tells, None)
                if let [only] = tolls.as_slice()
                    && proto.places().is_empty() =>
            {
                at_rank(scene, only, own)
            }
            (Step::Tells, Some(last))
                if tolls.len() == 1 && tolls[0].more && adds_up(scene, tolls[0], last) =>
            {
                last
            }
            (Step::Adds, Some(last)) => Count {
                low: last.low.saturating_add(own.low),
                best: last.best.saturating_add(own.best),
                high: last.high.saturating_add(own.high),
            },
            (Step::MayAdd, Some(last)) => Count {
                high: last.high.saturating_add(own.high),
                ..last
            },
            _ => own,
        };
        self.side = if step == Step::Tells { side } else { None };
        self.attackers = attackers || step != Step::Tells && self.attackers;
        self.last = Some(now);
        Some(now)
    }

    fn step(&self, scene: &Scene<'_>, toll: &Toll, last: Count, sources: &[Attribution]) -> Step {
        // "Dozens of rebels were also killed"
        if toll.vague && toll.more && !toll.update && toll.count.best < MULTITUDE {
            return Step::Adds;
        }
        if toll.update || toll.vague {
            return Step::Tells;
        }
        let mut people =
            toll.people.start.saturating_sub(1)..toll.people.end.min(scene.words.len());
        // "had reported eight victims at first; three more died": eight and three are the eleven told before.
        if toll.more && adds_up(scene, toll, last) {
            return Step::Tells;
        }
        if let Some(rank) = people.find_map(|at| ordinal(scene.lower(at))) {
            // "a fifth man died" behind four dead.
            return if toll.count.best == 1 && last.best.checked_add(1) == Some(rank) {
                Step::Adds
            } else {
                Step::Tells
            };
        }
        if toll.more {
            return Step::Adds;
        }
        if names_attackers(scene, toll) && !self.attackers {
            return Step::Adds;
        }
        let definite = matches!(scene.lower(toll.people.start), "the" | "these" | "those");
        match (self.side, side(scene, toll)) {
            (Some(before), Some(now)) if before != now && !definite => {
                if !sources.is_empty()
                    && sources
                        .iter()
                        .all(|source| source.kind == ReporterKind::Party)
                {
                    Step::MayAdd
                } else {
                    Step::Adds
                }
            }
            _ => Step::Tells,
        }
    }
}

/// Hundreds and thousands more are those of a war.
const MULTITUDE: u32 = 100;

/// "A second victim has died" where no sentence before told a toll: two.
fn at_rank(scene: &Scene<'_>, toll: &Toll, own: Count) -> Count {
    let mut people = toll.people.start.saturating_sub(1)..toll.people.end.min(scene.words.len());
    // "the third judge of the court" is a title.
    let rank = people.find_map(|at| {
        ordinal(scene.lower(at)).filter(|_| matches!(scene.before(at), "a" | "another"))
    });
    match rank {
        Some(rank) if own == Count::exactly(1) && rank > 1 => Count::exactly(rank),
        _ => own,
    }
}

/// Tells whether another number of the sentence and this toll make up the one told before.
fn adds_up(scene: &Scene<'_>, toll: &Toll, last: Count) -> bool {
    (0..toll.people.start).any(|at| {
        number_at(&scene.words, at).is_some_and(|number| {
            number.firm
                && number.end <= toll.people.start
                && number.count.best.checked_add(toll.count.best) == Some(last.best)
        })
    })
}

/// The side of the dead, where the words say more than that they are people.
pub(super) fn side(scene: &Scene<'_>, toll: &Toll) -> Option<ActorKind> {
    let generic = scene
        .words
        .get(toll.people.clone())
        .is_none_or(|words| words.iter().any(|word| List::Anybody.has(&word.lower)));
    toll.kind.filter(|_| !generic && !toll.named)
}

/// "Police shot dead the attacker", "all four gunmen were killed": the end of those who did what was told before.
pub(super) fn ends_attackers(scene: &Scene<'_>, proto: &Proto<'_>) -> bool {
    proto
        .items
        .iter()
        .filter_map(|item| item.toll.as_ref())
        .filter(|toll| toll.effect == Effect::Killed && names_attackers(scene, toll))
        .any(|toll| {
            matches!(
                scene.lower(toll.people.start),
                "the" | "all" | "both" | "its" | "these" | "those"
            )
        })
}

/// "the attacker", "both gunmen": those who did it.
pub(super) fn names_attackers(scene: &Scene<'_>, toll: &Toll) -> bool {
    scene
        .words
        .get(toll.people.clone())
        .is_some_and(|words| words.iter().any(|word| List::Attackers.has(&word.lower)))
}
