//! From sentences to event mentions: triggers with all their slots, grouped into happenings, and linked to what the report told before.

mod evidence;
mod figurative;
mod items;
mod joining;

use crate::event::act::{Act, Weight};
use crate::event::binding::BoundDate;
use crate::event::casualty::{KnownNumbers, Toll};
use crate::event::clause::ClauseKind;
use crate::event::discourse::Discourse;
use crate::event::grammar::VerbGroup;
use crate::event::kind::EventStatus;
use crate::event::lexicon::Function;
use crate::event::record::EventMention;
use crate::event::retelling::is_correction;
use crate::event::role::Roles;
use crate::event::scene::{Anchor, Scene};
use crate::event::section::{Section, Sections};
use crate::event::setting::Settings;
use crate::event::sub_type::{Decision, decide};
use crate::event::trigger::Use;
use crate::event::{MentionInput, fill, lead, title};
use crate::time::DateInterval;
pub(super) use evidence::{acts_in, parties, unarmed_clash};
use evidence::{evidence, foray};
use figurative::{figurative, is_history};
use items::items;
pub(super) use items::{group_of, reading};
pub(super) use joining::is_grievance;
use joining::{inherit_means, joins};

/// One trigger with what was bound to it.
pub(super) struct Item<'s> {
    /// Index in [`Scene::hits`].
    pub(super) hit: usize,
    pub(super) act: Act,
    pub(super) group: VerbGroup,
    pub(super) roles: Roles,
    pub(super) places: Vec<&'s Anchor>,
    pub(super) date: Option<BoundDate<'s>>,
    pub(super) interval: Option<DateInterval>,
    pub(super) status: EventStatus,
    pub(super) toll: Option<Toll>,
    /// What ended the happening: "before he was shot dead by police".
    pub(super) is_end: bool,
}

/// The triggers of a sentence that tell of one happening.
pub(super) struct Proto<'s> {
    pub(super) items: Vec<Item<'s>>,
    pub(super) decision: Option<Decision>,
}

impl<'s> Proto<'s> {
    /// Returns the item that gives the type: the highest rank, the first of equals.
    pub(super) fn head(&self) -> &Item<'s> {
        let mut best = &self.items[0];
        for item in &self.items {
            if (!item.is_end, item.act.rank) > (!best.is_end, best.act.rank) {
                best = item;
            }
        }
        best
    }

    pub(super) fn places(&self) -> &[&'s Anchor] {
        self.items
            .iter()
            .map(|item| item.places.as_slice())
            .find(|places| !places.is_empty())
            .unwrap_or(&[])
    }

    pub(super) fn date(&self) -> Option<BoundDate<'s>> {
        let plain = |item: &&Item<'s>| item.date.is_some_and(|date| date.own_clause);
        self.items
            .iter()
            .find(plain)
            .or_else(|| self.items.iter().find(|item| item.date.is_some()))
            .and_then(|item| item.date)
    }

    /// Tells whether it says only what came of something ("two people were killed").
    pub(super) fn is_consequence(&self) -> bool {
        self.items
            .iter()
            .all(|item| item.act.weight == Weight::Consequence)
    }

    pub(super) fn status(&self) -> EventStatus {
        let head = self.head();
        if head.status.is_plotted() {
            return head.status;
        }
        // A plotted consequence of a noun that only refers ("in response to the attack, … killed").
        self.items
            .iter()
            .map(|item| item.status)
            .find(|status| status.is_plotted())
            .unwrap_or(head.status)
    }
}

/// Reads the event mentions of a report.
pub(super) fn mentions(input: &MentionInput<'_, '_>) -> Vec<EventMention> {
    let mut discourse = Discourse::new(input);
    let mut mentions = Vec::new();
    let mut setting = Settings::default();
    let mut numbers = KnownNumbers::default();
    let mut sections = Sections::default();
    let scenes: Vec<Scene<'_>> = (0..input.text.sentences.len())
        .filter_map(|index| Scene::new(input, index))
        .collect();
    for scene in &scenes {
        setting.add(&scene.settings);
        numbers.note(&scene.words);
    }
    for (at, scene) in scenes.iter().enumerate() {
        discourse.enter(scene, input);
        let beside = |other: usize| {
            scenes
                .get(other)
                .is_some_and(|other| other.paragraph == scene.paragraph)
        };
        let alone = !beside(at + 1) && !at.checked_sub(1).is_some_and(beside);
        let section = sections.enter(scene, alone);
        let next = scenes
            .get(at + 1)
            .filter(|next| next.paragraph == scene.paragraph);
        let mut protos = protos(scene, input, &setting, section, &numbers, &discourse);
        for proto in &mut protos {
            let evidence = evidence(scene, input, proto, &discourse);
            proto.decision = decide(&foray(evidence, next));
        }
        for proto in &protos {
            fill::mentions(scene, input, proto, &protos, &mut discourse, &mut mentions);
        }
        discourse.leave(scene, input);
        discourse.note_place(scene, fill::only_place(scene, input));
    }
    title::join_body(input, &mut mentions);
    lead::join_details(&mut mentions);
    mentions
}

/// The happenings that a sentence tells of.
fn protos<'s>(
    scene: &'s Scene<'_>,
    input: &MentionInput<'_, '_>,
    report: &Settings,
    section: Section,
    numbers: &KnownNumbers,
    discourse: &Discourse,
) -> Vec<Proto<'s>> {
    let mut protos: Vec<Proto<'s>> = Vec::new();
    if is_correction(scene) {
        return protos;
    }
    for mut item in items(scene, input) {
        if figurative(scene, &item, report, section) {
            continue;
        }
        if let Some(toll) = &mut item.toll {
            numbers.complete(&scene.words, toll);
        }
        if item.status.is_plotted() && is_history(scene, &item, report, section, discourse) {
            item.status = EventStatus::Background;
        }
        // "arrested two over the bombing of a market, which killed 27": what the clause hangs on stands last.
        let hangs = item.act.weight == Weight::Consequence
            && scene.clause(scene.hits[item.hit].words.start).kind == ClauseKind::Relative;
        let fits = |proto: &Proto<'_>| joins(scene, proto, &item);
        let joined = if hangs {
            protos.iter().rposition(fits)
        } else {
            protos.iter().position(fits)
        };
        match joined {
            Some(index) => protos[index].items.push(item),
            None => protos.push(Proto {
                items: vec![item],
                decision: None,
            }),
        }
    }
    inherit_means(scene, &mut protos);
    protos
}

/// Tells whether a noun trigger points back: "the attack", "that raid", "this violence".
pub(super) fn points_back(scene: &Scene<'_>, item: &Item<'_>) -> bool {
    let hit = &scene.hits[item.hit];
    if hit.use_ != Use::Noun {
        return false;
    }
    let mut at = hit.words.start;
    while at > 0 && at + 3 > hit.words.start {
        at -= 1;
        let word = &scene.words[at];
        if matches!(
            word.lower.as_str(),
            "the" | "this" | "that" | "these" | "those" | "its" | "their"
        ) {
            return true;
        }
        if word.is(Function::Preposition) || word.is_mark() || word.is(Function::Determiner) {
            return false;
        }
    }
    false
}
