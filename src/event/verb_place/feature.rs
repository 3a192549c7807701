//! What is true of a name beside a verb, as lines of the table of weights: its distance, its clause, the words around both.

use std::ops::Range;

use super::candidate::{Name, Question};
use crate::event::MentionInput;
use crate::event::binding;
use crate::event::lexicon::{Function, reporting_verb};
use crate::event::morphology::Forms;
use crate::event::trigger::{Use, any_verb};

/// The end of the steps in which distances, in words, are told apart.
const DISTANCES: [usize; 9] = [0, 1, 2, 3, 5, 8, 12, 20, 30];

/// How far before a name its preposition is looked for, in words.
const LEAD: usize = 5;

/// Words between a verb and a name that tell that one of them stands in another part of the sentence.
const BETWEEN: [&str; 22] = [
    "and",
    "but",
    "that",
    "after",
    "when",
    "where",
    "who",
    "which",
    "while",
    "as",
    "said",
    "before",
    "because",
    "if",
    "following",
    "told",
    "since",
    "saying",
    "amid",
    "until",
    "to",
    "whose",
];

/// Costs are told apart in steps of a half up to this one.
const DEAREST: f64 = 12.0;

/// Small words that stand for themselves between a verb and a name.
const SMALL: [Function; 9] = [
    Function::Preposition,
    Function::Determiner,
    Function::Coordinator,
    Function::Subordinator,
    Function::Relative,
    Function::Be,
    Function::Have,
    Function::Modal,
    Function::Negation,
];

/// Returns what is true of a name, each as `what=value`; `index` is its number among the known ones.
pub(super) fn features(
    question: &Question<'_, '_>,
    input: &MentionInput<'_, '_>,
    known: &[Name],
    name: &Name,
    index: Option<usize>,
) -> Vec<String> {
    let Range { start, end } = name.anchor.words.clone();
    let verb = question.hit.words.clone();
    let is_before = end <= verb.start;
    let mut look = Look {
        question,
        input,
        known,
        name,
        index,
        start,
        end,
        is_before,
        between: if is_before {
            end..verb.start
        } else {
            verb.end.min(start)..start
        },
        verb,
        side: if is_before { 'b' } else { 'a' },
        bound: u8::from(name.is_bound),
        list: vec!["bias".to_owned()],
    };
    look.name();
    look.lead();
    look.verb();
    look.between();
    look.clauses();
    look.others();
    look.list
}

/// One look from a verb to a name.
struct Look<'l> {
    question: &'l Question<'l, 'l>,
    input: &'l MentionInput<'l, 'l>,
    known: &'l [Name],
    name: &'l Name,
    index: Option<usize>,
    /// The words of the name.
    start: usize,
    end: usize,
    verb: Range<usize>,
    between: Range<usize>,
    /// The name stands before the verb.
    is_before: bool,
    /// The same as a letter.
    side: char,
    /// Whether the rules choose the name, as a digit.
    bound: u8,
    list: Vec<String>,
}

impl Look<'_> {
    fn add(&mut self, what: String) {
        self.list.push(what);
    }

    fn lower(&self, at: usize) -> &str {
        let words = &self.question.scene.words;
        words.get(at).map_or("$", |word| word.lower.as_str())
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("^", |at| self.lower(at))
    }

    /// What kind of name it is, and how far away.
    fn name(&mut self) {
        let (side, bound) = (self.side, self.bound);
        let ground = self.question.ground;
        let phrase = ground.phrase(self.name.anchor.index);
        let names = self.input.names;
        let role = phrase
            .and_then(|phrase| names.toponyms.get(*phrase.anchors.first()?))
            .map_or_else(String::new, |toponym| format!("{:?}", toponym.role));
        let unknown = if self.index.is_some() {
            "unknown"
        } else {
            "written"
        };
        let precision = phrase.map_or(unknown, |phrase| phrase.precision.as_str());
        let stands = phrase.is_some_and(|phrase| phrase.stands_for.is_some());
        if self.index.is_none() {
            let span = self.question.scene.span_of(&self.name.anchor.words);
            let mut others = names.others.iter();
            let class = others
                .find(|other| other.span.overlaps(span))
                .map(|other| other.class);
            let mut toponyms = names.toponyms.iter();
            let role = toponyms
                .find(|toponym| toponym.span.overlaps(span))
                .map(|toponym| toponym.role);
            self.add(format!("class={class:?}"));
            self.add(format!("named={role:?}"));
            self.add(format!("words={}", step(self.end - self.start)));
        }
        let others = u8::from(self.known.iter().any(|name| name.is_bound));
        self.add(format!("bound={bound},{others}"));
        self.add(format!("distance={side}{}", step(self.between.len())));
        self.add(format!("role={role},{side}"));
        self.add(format!("role={role},bound={bound}"));
        self.add(format!("precision={precision},{stands}"));
        self.add(format!("precision={precision},bound={bound}"));
        self.add(format!("precision={precision},{side}"));
        self.add(format!("first={},{side}", self.start < 2));
    }

    /// The words around the name, its preposition above all.
    fn lead(&mut self) {
        let (side, bound, start) = (self.side, self.bound, self.start);
        let scene = self.question.scene;
        let leads = |at: usize| {
            scene.words[at].is(Function::Preposition)
                || matches!(scene.lower(at), "to" | "since" | "until")
        };
        let at = (start.saturating_sub(LEAD)..start)
            .rev()
            .find(|&at| leads(at) || scene.words[at].is_mark());
        let lead = match at {
            Some(at) if leads(at) => scene.lower(at),
            Some(_) => "mark",
            None => "-",
        };
        let near = at.is_some_and(|at| start - at == 1);
        self.add(format!("lead={lead},{near}"));
        self.add(format!("lead={lead},{side}"));
        self.add(format!("lead={lead},bound={bound}"));
        let (_, link) = binding::link(scene, self.question.ground, &self.name.anchor);
        self.add(format!("link={link},{side}"));
        self.add(format!("link={link},bound={bound}"));
        if let Some(at) = at.filter(|&at| at > 0 && scene.lower(at) == "of") {
            let before = (at.saturating_sub(LEAD)..at)
                .rev()
                .find(|&at| scene.words[at].is(Function::Preposition) || scene.words[at].is_mark());
            self.add(format!("of={}", self.before(at)));
            let lead = before.map_or("-", |at| scene.lower(at));
            self.add(format!("of_lead={lead},{side}"));
        }
        self.add(format!("before={},{side}", self.before(start)));
        let second = start.saturating_sub(1);
        self.add(format!("before2={},{side}", self.before(second)));
        self.add(format!("after={},{side}", self.lower(self.end)));
        let verb = self.lower(self.verb.start).to_owned();
        self.add(format!("verb={verb},lead={lead},{side}"));
        let next = self.lower(self.verb.end).to_owned();
        self.add(format!("verb_after={next},lead={lead},{side}"));
        self.add(format!("act={},lead={lead}", self.question.act.name));
    }

    /// The verb itself and the words beside it.
    fn verb(&mut self) {
        let (side, bound, Range { start, end }) = (self.side, self.bound, self.verb.clone());
        let verb = self.lower(start).to_owned();
        self.add(format!("verb={verb}"));
        self.add(format!("verb={verb},{side}"));
        self.add(format!("verb={verb},bound={bound}"));
        let act = self.question.act.name;
        self.add(format!("act={act},{side}"));
        self.add(format!("act={act},bound={bound}"));
        let speaks = reporting_verb(&verb) != Forms::default();
        self.add(format!("speaks={speaks},{side}"));
        self.add(format!("speaks={speaks},bound={bound}"));
        let third = verb.char_indices().rev().nth(2);
        let ending = third.map_or(verb.as_str(), |(at, _)| &verb[at..]);
        self.add(format!("ending={ending},{side}"));
        let noun = self.question.hit.use_ == Use::Noun;
        let passive = self.question.group.passive;
        self.add(format!("passive={passive},{side},{noun}"));
        self.add(format!("verb_first={}", start < 2));
        self.add(format!("verb_before={},{side}", self.before(start)));
        let second = start.saturating_sub(1);
        self.add(format!("verb_before2={},{side}", self.before(second)));
        self.add(format!("verb_after={},{side}", self.lower(end)));
        self.add(format!("verb_pair={} {verb}", self.before(start)));
        self.add(format!("verb_next={verb} {}", self.lower(end)));
    }

    /// What stands between both.
    fn between(&mut self) {
        let (side, bound, scene) = (self.side, self.bound, self.question.scene);
        let count = |is: &dyn Fn(usize) -> bool| self.between.clone().filter(|&at| is(at)).count();
        let verbs = count(&|at| {
            any_verb(scene.lower(at)) != Forms::default()
                || scene.words[at].is(Function::Be)
                || scene.words[at].is(Function::Have)
        });
        let commas = count(&|at| scene.words[at].is_comma());
        self.add(format!("verbs={side}{}", verbs.min(4)));
        self.add(format!("verbs={side}{},bound={bound}", verbs.min(4)));
        self.add(format!("commas={side}{}", commas.min(3)));
        let plain = |at: &usize| *at == 0 || !scene.words[*at].is_capital();
        let plain = self.between.clone().filter(plain);
        let mut words: Vec<&str> = plain.map(|at| scene.lower(at)).collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            self.add(format!("word={word},{side}"));
            if BETWEEN.contains(&word) {
                self.add(format!("word={word},{side},bound={bound}"));
            }
        }
        let kinds: Vec<&str> = self.between.clone().map(|at| self.kind(at)).collect();
        let mut pairs: Vec<String> = kinds
            .windows(2)
            .map(|pair| format!("pair={} {},{side}", pair[0], pair[1]))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        self.list.extend(pairs);
    }

    /// A word as its kind: small words and marks stand for themselves.
    fn kind(&self, at: usize) -> &str {
        let word = &self.question.scene.words[at];
        if word.is_mark() || SMALL.iter().any(|&small| word.is(small)) {
            &word.lower
        } else if word.is_number() {
            "9"
        } else if word.is_capital() {
            "Name"
        } else if any_verb(&word.lower) != Forms::default() {
            "verb"
        } else {
            "word"
        }
    }

    /// The clauses of both.
    fn clauses(&mut self) {
        let (side, bound, scene) = (self.side, self.bound, self.question.scene);
        let own = scene.clause_of[self.verb.start];
        let there = scene.clause_of[self.start];
        let kind = |index: usize| {
            let clause = scene.clauses.get(index);
            clause.map_or_else(String::new, |clause| format!("{:?}", clause.kind))
        };
        let path = if own == there {
            "same".to_owned()
        } else {
            let steps = own.abs_diff(there).min(3);
            format!("{side}{steps}{}{}", kind(own), kind(there))
        };
        self.add(format!("path={path},bound={bound}"));
        self.add(format!("path={path}"));
        if own != there {
            let later = scene.clauses.get(own.max(there));
            let opener = later.map_or("", |clause| clause.opener(&scene.words));
            self.add(format!("opens={opener},{side}"));
        }
        self.add(format!("masked={}", scene.masked[self.start]));
    }

    /// Where it stands among the other names.
    fn others(&mut self) {
        let (side, bound, start, end) = (self.side, self.bound, self.start, self.end);
        let known = self.known;
        let cost = self.name.cost;
        self.add(format!("cost={}", cost_step(cost)));
        let cheaper = known.iter().filter(|other| other.cost < cost).count();
        self.add(format!("cheaper={},bound={bound}", cheaper.min(3)));
        let beyond = |other: &&Name| (other.anchor.words.end <= self.verb.start) != self.is_before;
        let beyond = known.iter().filter(beyond).count().min(3);
        self.add(format!("names={},{side}{beyond}", known.len().min(5)));
        let length = self.question.scene.words.len() / 3;
        self.add(format!("length={}", step(length)));
        let Some(index) = self.index else {
            return;
        };
        let shown = |other: Option<usize>| {
            let near = |other: &&Name| {
                let words = &other.anchor.words;
                words.end <= start && start - words.end <= 1
                    || words.start >= end && words.start - end <= 1
            };
            let other = other.and_then(|other| known.get(other)).filter(near);
            other.map_or('-', |other| if other.is_bound { '1' } else { '0' })
        };
        let (left, right) = (shown(index.checked_sub(1)), shown(Some(index + 1)));
        self.add(format!("chain={left}{right},bound={bound}"));
    }
}

fn step(distance: usize) -> usize {
    DISTANCES.partition_point(|&end| end < distance)
}

fn cost_step(cost: f64) -> String {
    if cost.is_finite() {
        format!("{}", (cost.min(DEAREST) * 2.0).round())
    } else {
        "none".to_owned()
    }
}
