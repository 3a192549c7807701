//! Tolls that contradict each other in one sentence: "said it killed 137; the government put the toll at five" is no sum.

use super::running::side;
use crate::event::casualty::{Effect, Toll};
use crate::event::extract::Proto;
use crate::event::scene::Scene;

/// Which claim each item of a happening belongs to: 0 is what the sentence tells first, others are what somebody else says.
pub(super) struct Claims {
    of_item: Vec<usize>,
    /// How many there are.
    pub(super) len: usize,
}

impl Claims {
    /// Tells whether an item belongs to a claim.
    pub(super) fn holds(&self, claim: usize, item: usize) -> bool {
        self.of_item.get(item) == Some(&claim)
    }

    /// Parts the tolls of a sentence by who tells them.
    pub(super) fn of(scene: &Scene<'_>, proto: &Proto<'_>) -> Self {
        let teller = |item: usize| {
            let start = scene.hits[proto.items[item].hit].words.start;
            scene.saying_of(start).map(|saying| saying.verb)
        };
        let mut of_item = vec![0; proto.items.len()];
        // Who tells each claim.
        let mut tellers: Vec<Option<usize>> = Vec::new();
        for effect in [Effect::Killed, Effect::Injured] {
            let mut first: Option<(usize, &Toll)> = None;
            for (index, item) in proto.items.iter().enumerate() {
                let Some(toll) = item
                    .toll
                    .as_ref()
                    .filter(|toll| toll.effect == effect && !toll.only_parts)
                else {
                    continue;
                };
                let Some((base, told)) = first else {
                    first = Some((index, toll));
                    continue;
                };
                let by = teller(index);
                if by.is_none() || by == teller(base) || !is_rival(scene, told, toll) {
                    continue;
                }
                // "Police initially put the dead at eight, but on Sunday a spokesman said 13 people had died"
                if is_first_figure(scene, proto, base) && !is_first_figure(scene, proto, index) {
                    of_item[base] = usize::MAX;
                    first = Some((index, toll));
                    continue;
                }
                let claim = tellers.iter().position(|known| *known == by);
                of_item[index] = 1 + claim.unwrap_or_else(|| {
                    tellers.push(by);
                    tellers.len() - 1
                });
            }
        }
        Self {
            of_item,
            len: 1 + tellers.len(),
        }
    }
}

/// Tells whether the words before a toll, or who tells it, say that it was given at first.
fn is_first_figure(scene: &Scene<'_>, proto: &Proto<'_>, item: usize) -> bool {
    let start = scene.hits[proto.items[item].hit].words.start;
    let saying = scene.saying_of(start).map(|saying| saying.words.start);
    let from = saying.unwrap_or_else(|| scene.clause(start).words.start);
    (from..start).any(|at| {
        matches!(
            scene.lower(at),
            "initially" | "initial" | "originally" | "preliminary"
        )
    })
}

/// Tells whether a toll counts the same dead as another: of one kind, and not "another three".
fn is_rival(scene: &Scene<'_>, told: &Toll, toll: &Toll) -> bool {
    let more = scene.words.get(toll.people.clone()).is_some_and(|words| {
        words
            .iter()
            .any(|word| matches!(word.lower.as_str(), "other" | "others" | "more" | "another"))
    });
    let also = (toll.people.start.saturating_sub(2)..toll.people.start)
        .any(|at| matches!(scene.lower(at), "also" | "another" | "additional"));
    // "people" may be on any side.
    let (before, after) = (side(scene, told), side(scene, toll));
    let one_kind = before.is_none() || after.is_none() || before == after;
    one_kind && !more && !also && toll.count != told.count
}
