//! Where the act of a verb happened, for any verb: the names of its sentence that tell it.
//!
//! The verb need be no trigger ("patrolled", "met", "said"). Half of all verbs have no place of their own; then nothing is given, and
//! nothing is inherited from other sentences. Every name of the sentence is looked at ([`candidate`]), what is true of it is written down
//! ([`feature`]), the choice and the costs of the rules that bind the places of events among it, and learned weights judge ([`weights`]).

mod candidate;
mod feature;
mod weights;

use std::ops::Range;

use candidate::Question;
pub use candidate::VerbCandidate;
pub use weights::VerbPlaceWeights;

use super::MentionInput;
use super::act::Act;
use super::actor::Side;
use super::binding::Ground;
use super::extract::{group_of, reading};
use super::lexicon::{Function, reporting_verb};
use super::morphology::Forms;
use super::scene::Scene;
use super::setting::Setting;
use super::trigger::{Hit, Use, any_verb, hits};
use super::unplaced::{PlaceObject, unplaced};
use super::words::{Word, words};
use crate::referent::{PlacePhrase, Relation};
use crate::text::Span;

/// A name that tells where the act of a verb happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbPlace {
    /// The name itself, in the report's text, bytes.
    pub words: Span,
    /// The phrase that it stands in, as an index of [`MentionInput::phrases`]: what it means, with its relation and precision. `None` for a
    /// name that no gazetteer has.
    pub phrase: Option<usize>,
}

/// Returns the places of the act that a verb tells, in text order; none where its sentence does not say.
#[must_use]
pub fn places_of_verb(input: &MentionInput<'_, '_>, verb: Span) -> Vec<VerbPlace> {
    let weights = VerbPlaceWeights::learned();
    let mut candidates = verb_candidates(input, verb);
    candidates.retain(|candidate| weights.odds(candidate) > 0.0);
    let places = candidates.into_iter().flat_map(|candidate| {
        let place = move |words| VerbPlace {
            words,
            phrase: candidate.phrase,
        };
        candidate.names.into_iter().map(place)
    });
    places.collect()
}

/// Returns the names of a verb's sentence that may tell where its act was, with what speaks for and against each, in text order.
#[must_use]
pub fn verb_candidates(input: &MentionInput<'_, '_>, verb: Span) -> Vec<VerbCandidate> {
    let Some(index) = input.text.sentence_at(verb.start) else {
        return Vec::new();
    };
    let words = words(input.text, &input.text.sentences[index]);
    let hits = with_verb(&words, verb);
    let of_verb = |hit: &&Hit| {
        words[hit.words.start].span.start < verb.end
            && verb.start < words[hit.words.end - 1].span.end
    };
    let object = hits
        .iter()
        .find(of_verb)
        .and_then(|hit| place_object(&words, hit));
    let unplaced = unplaced(input, &words, object);
    let ground = Ground::with_unplaced(input, &unplaced);
    let Some(scene) = Scene::with_hits(input, index, words.clone(), hits, &unplaced) else {
        return Vec::new();
    };
    let asked = |hit: &&Hit| scene.span_of(&hit.words).overlaps(verb);
    let Some(hit) = scene.hits.iter().find(asked) else {
        return Vec::new();
    };
    let mut group = group_of(&scene, hit);
    let act = reading(&scene, hit, &mut group).map_or(Act::UNLISTED, |(act, _)| act);
    let question = Question {
        scene: &scene,
        ground: &ground,
        hit,
        act: &act,
        group: &group,
        is_figure: is_figure(&scene, hit),
    };
    question.candidates(input)
}

/// How far before a name its preposition stands: "from the port of Basra".
const LEAD_REACH: usize = 4;

/// "deported from Basra", "sentenced by Egypt", "supplies for Gaza": where something comes from or goes, and who acts.
fn leads_elsewhere(scene: &Scene<'_>, name: usize) -> bool {
    (name.saturating_sub(LEAD_REACH)..name)
        .rev()
        .find(|&at| scene.words[at].is(Function::Preposition) && scene.lower(at) != "of")
        .is_some_and(|at| matches!(scene.lower(at), "from" | "by" | "for"))
}

/// "captured the title in Paris": a war word in sport, business or film, where nobody bears arms, tells of nothing that it means.
fn is_figure(scene: &Scene<'_>, hit: &Hit) -> bool {
    let figures = [Setting::Sport, Setting::Business, Setting::Culture];
    let marches = |(act, _): &(Act, _)| matches!(act.name, "protest" | "riot" | "move");
    !hit.readings.is_empty()
        && !hit.readings.iter().any(marches)
        && figures
            .iter()
            .any(|&setting| scene.settings.count(setting) > 0)
        && !scene.sides.iter().any(Side::is_armed)
}

/// The object of a verb that can have a place as one: it takes, enters or strikes it, or nothing is known of it.
fn place_object(words: &[Word<'_>], hit: &Hit) -> Option<PlaceObject> {
    let said = reporting_verb(&words[hit.words.start].lower) != Forms::default();
    let only = hit.readings.iter().any(|(act, _)| {
        matches!(
            act.name,
            "enter" | "shell" | "siege" | "raid" | "advance" | "move"
        )
    });
    let takes = hit.readings.iter().any(|(act, _)| {
        matches!(
            act.name,
            "capture" | "recapture" | "strike" | "attack" | "bomb" | "air"
        )
    });
    let start = hit.words.end;
    (hit.use_ == Use::Verb && !said && (only || takes || hit.readings.is_empty()))
        .then_some(PlaceObject { start, only })
}

/// The triggers of a sentence, and the verb among them whether it is one or not.
fn with_verb(words: &[Word<'_>], verb: Span) -> Vec<Hit> {
    let mut hits = hits(words);
    let of = |word: &Word<'_>| word.span.overlaps(verb);
    let Some(first) = words.iter().position(of) else {
        return hits;
    };
    let last = words.iter().rposition(of).unwrap_or(first);
    let is_met = |range: &Range<usize>| range.start <= last && first < range.end;
    if hits.iter().any(|hit| is_met(&hit.words)) {
        return hits;
    }
    let at = hits.partition_point(|hit| hit.words.start < first);
    hits.insert(
        at,
        Hit {
            words: first..last + 1,
            use_: Use::Verb,
            forms: forms(&words[first].lower),
            readings: Vec::new(),
        },
    );
    hits
}

/// The forms of a verb, by its ending where no list has it.
fn forms(word: &str) -> Forms {
    let known = any_verb(word);
    if known != Forms::default() {
        known
    } else if word.ends_with("ing") {
        Forms::ING
    } else if word.ends_with("ed") {
        Forms::PAST.with(Forms::PARTICIPLE)
    } else if word.ends_with('s') {
        Forms::THIRD
    } else {
        Forms::BASE
    }
}

/// The names of a place phrase: both of "between A and B", else the one that names it.
fn names(input: &MentionInput<'_, '_>, phrase: &PlacePhrase) -> Vec<Span> {
    if let Some(unknown) = phrase.stands_for {
        return vec![unknown];
    }
    let count = match phrase.relation {
        Some(Relation::Between | Relation::Border) => phrase.anchors.len(),
        _ => 1,
    };
    let anchors = phrase.anchors.iter().take(count);
    // "A, near the border with B": A is told of elsewhere.
    let inside = |name: &Span| count == 1 || phrase.span.contains(*name);
    let mut names: Vec<Span> = anchors
        .filter_map(|&anchor| input.names.toponyms.get(anchor))
        .map(|toponym| toponym.span)
        .filter(inside)
        .collect();
    if names.is_empty() {
        names.push(phrase.span);
    }
    names
}
