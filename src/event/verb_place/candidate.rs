//! The names of a sentence that may tell where the act of a verb was.

use std::ops::Range;

use super::feature::features;
use super::{leads_elsewhere, names};
use crate::event::MentionInput;
use crate::event::act::Act;
use crate::event::binding::{self, Ground};
use crate::event::grammar::VerbGroup;
use crate::event::lexicon::Function;
use crate::event::scene::{Anchor, Scene};
use crate::event::trigger::Hit;
use crate::event::unplaced::is_kind;
use crate::event::words::{Word, slice};
use crate::text::Span;

/// The most words between two names of a list.
const LONGEST_JOINT: usize = 4;

/// What the members of a list take from the first.
const OF_LIST: [&str; 7] = ["distance", "lead", "path", "bound", "cost", "link", "verbs"];

/// "al-", "ash-": an article before a name, in letters.
const LONGEST_ARTICLE: usize = 3;

/// A name that may tell where the act of a verb was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbCandidate {
    /// The name, in the report's text, bytes; two of "between A and B".
    pub names: Vec<Span>,
    /// The phrase that it stands in, as an index of [`MentionInput::phrases`]; `None` for a name that no gazetteer has.
    pub phrase: Option<usize>,
    /// What is true of it, each as `what=value`: lines of the table of weights.
    pub features: Vec<String>,
}

/// A verb in its sentence.
pub(super) struct Question<'q, 't> {
    pub(super) scene: &'q Scene<'t>,
    pub(super) ground: &'q Ground<'q>,
    pub(super) hit: &'q Hit,
    pub(super) act: &'q Act,
    pub(super) group: &'q VerbGroup,
    /// A war word in sport or business.
    pub(super) is_figure: bool,
}

/// A name among the words.
pub(super) struct Name {
    pub(super) anchor: Anchor,
    /// Infinite where the rules do not ask.
    pub(super) cost: f64,
    /// The rules that bind the places of events choose it.
    pub(super) is_bound: bool,
}

impl Question<'_, '_> {
    pub(super) fn candidates(&self, input: &MentionInput<'_, '_>) -> Vec<VerbCandidate> {
        let known = self.known();
        let mut found: Vec<(Range<usize>, VerbCandidate)> = Vec::new();
        for (index, name) in known.iter().enumerate() {
            let phrase = self.ground.phrase(name.anchor.index);
            let unknown = self.ground.unplaced(name.anchor.index);
            let candidate = VerbCandidate {
                names: phrase
                    .map(|phrase| names(input, phrase))
                    .into_iter()
                    .flatten()
                    .chain(unknown.map(|name| name.span))
                    .collect(),
                phrase: phrase.map(|_| name.anchor.index),
                features: features(self, input, &known, name, Some(index)),
            };
            found.push((name.anchor.words.clone(), candidate));
        }
        for name in self.written(input, &found) {
            let candidate = VerbCandidate {
                names: vec![self.scene.span_of(&name.anchor.words)],
                phrase: None,
                features: features(self, input, &known, &name, None),
            };
            found.push((name.anchor.words, candidate));
        }
        found.sort_by_key(|(_, candidate)| candidate.names.first().map(|name| name.start));
        self.follow_lists(&mut found);
        found.into_iter().map(|(_, candidate)| candidate).collect()
    }

    /// "in A, B and C": what is true of the first of a list is told of the others too.
    fn follow_lists(&self, found: &mut [(Range<usize>, VerbCandidate)]) {
        let mut head = 0;
        for index in 1..found.len() {
            let (left, right) = (found[index - 1].0.end, found[index].0.start);
            if !self.joins(left..right) {
                head = index;
                continue;
            }
            let first = &found[head].1.features;
            let of_head = first
                .iter()
                .filter(|feature| OF_LIST.contains(&what(feature)));
            let mut list: Vec<String> = of_head.map(|feature| format!("list {feature}")).collect();
            let precision = |features: &[String]| {
                let mut all = features.iter();
                all.find(|feature| what(feature) == "precision").cloned()
            };
            let (a, b) = (precision(first), precision(&found[index].1.features));
            let (a, b) = (a.unwrap_or_default(), b.unwrap_or_default());
            list.push(format!("list {a} {b}"));
            list.push(format!("list member={}", (index - head).min(4)));
            found[index].1.features.extend(list);
        }
    }

    /// Tells whether words join two names to a list: ", the village of", "and".
    fn joins(&self, between: Range<usize>) -> bool {
        let words = slice(&self.scene.words, between);
        let joint = |word: &Word<'_>| word.is_comma() || word.is(Function::Coordinator);
        let small = |word: &Word<'_>| word.is(Function::Determiner) || is_kind(&word.lower);
        (1..=LONGEST_JOINT).contains(&words.len())
            && words.iter().any(joint)
            && words.iter().all(|word| joint(word) || small(word))
    }

    /// The places that the gazetteer or the words around them tell.
    fn known(&self) -> Vec<Name> {
        let (scene, ground, passive) = (self.scene, self.ground, self.group.passive);
        let bound = binding::places(scene, ground, self.hit, self.act, passive);
        let costs = binding::costs(scene, ground, self.hit, self.act, passive);
        let cost = |anchor: &Anchor| {
            let found = costs.iter().find(|(_, other)| other.index == anchor.index);
            found.map_or(f64::INFINITY, |(cost, _)| *cost)
        };
        let names = scene.places.iter().map(|anchor| Name {
            anchor: anchor.clone(),
            cost: cost(anchor),
            is_bound: !self.is_figure
                && bound.iter().any(|other| other.index == anchor.index)
                && !leads_elsewhere(scene, anchor.words.start),
        });
        names.collect()
    }

    /// Everything else that is written as a name.
    fn written(
        &self,
        input: &MentionInput<'_, '_>,
        known: &[(Range<usize>, VerbCandidate)],
    ) -> Vec<Name> {
        let scene = self.scene;
        let of_time = |at: usize| {
            let mut times = scene.times.iter();
            times.any(|time| time.words.contains(&at))
        };
        let is_part = |at: usize| is_name(scene.words[at].raw) && !of_time(at);
        let mut found = Vec::new();
        let mut at = 0;
        while at < scene.words.len() {
            let len = (at..scene.words.len())
                .take_while(|&at| is_part(at))
                .count();
            let words = at..at + len;
            at += len.max(1);
            let span = scene.span_of(&words);
            let mut toponyms = input.names.toponyms.iter();
            let opens = words.start == 0 || scene.words[words.start - 1].is_quote();
            // "Yesterday", "Two": a capital that opens a sentence tells nothing.
            let plain = len == 1 && opens && !toponyms.any(|toponym| toponym.span.overlaps(span));
            // "Aleppo City": the name with more words.
            let mut names = known.iter().flat_map(|(_, candidate)| &candidate.names);
            let is_known = names.any(|name| name.overlaps(span));
            if len > 0 && !plain && !is_known && !self.hit.words.contains(&words.start) {
                found.push(Name {
                    anchor: Anchor {
                        words,
                        index: usize::MAX,
                    },
                    cost: f64::INFINITY,
                    is_bound: false,
                });
            }
        }
        found
    }
}

/// What a line of the table is about.
fn what(feature: &str) -> &str {
    feature.split_once('=').map_or(feature, |(what, _)| what)
}

/// Tells whether a word is written as a name or a part of one: "Zahiyah", "al-Zahiyah", but no single letter.
fn is_name(word: &str) -> bool {
    let after_article = word.split_once('-').map(|(article, rest)| {
        if article.len() <= LONGEST_ARTICLE {
            rest
        } else {
            word
        }
    });
    after_article
        .unwrap_or(word)
        .chars()
        .next()
        .is_some_and(char::is_uppercase)
        && word.chars().nth(1).is_some()
}
