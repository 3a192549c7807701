//! A sentence with everything that is known of it before events are read: words, clauses, sayings, sides, triggers, places and times.

use std::ops::Range;

use super::MentionInput;
use super::actor::{Cast, Side, sides};
use super::attribution::{Saying, sayings};
use super::binding::Unplaced;
use super::clause::{Clause, ClauseKind, clause_of, clauses};
use super::setting::Settings;
use super::trigger::{Hit, hits};
use super::words::{Word, words};
use crate::text::Span;
use crate::toponym::NameClass;

/// A place phrase or a time expression of the sentence: its words, and its index in the report's list.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    pub(super) words: Range<usize>,
    pub(super) index: usize,
}

/// A dateline stands in one of the first sentences: after a title, perhaps a subtitle.
const DATELINE_SENTENCES: usize = 3;

/// A dateline is no longer than this, in words.
const LONGEST_DATELINE: usize = 20;

/// Masks "BEIRUT, Oct 9 (Wire) -": the place and the day of writing.
fn mask_dateline(words: &[Word<'_>], times: &[Anchor], masked: &mut [bool]) {
    let dash = words
        .iter()
        .take(LONGEST_DATELINE)
        .position(|word| matches!(word.raw, "-" | "–" | "—" | "--"));
    let Some(dash) = dash else { return };
    let shouts = words
        .first()
        .is_some_and(|word| word.raw.len() > 2 && !word.raw.chars().any(char::is_lowercase));
    let agency = dash > 0 && words[dash - 1].raw == ")";
    // "Manila, 3 July 2024 —"
    let day =
        times.iter().any(|time| time.words.end == dash) && !super::clause::has_verb(words, 0..dash);
    if shouts || agency || day {
        for slot in masked.iter_mut().take(dash + 1) {
            *slot = true;
        }
    }
}

/// Tells whether a place phrase is a people's adjective after all ("Israeli air strike"): whose it is, not where.
fn is_people(input: &MentionInput<'_, '_>, phrase: usize) -> bool {
    let Some(phrase) = input.phrases.get(phrase) else {
        return true;
    };
    let words = phrase.span.of(input.text.raw);
    let name = input.gazetteer.place(phrase.place).name;
    !words.contains(' ') && words != name && input.gazetteer.demonym(words).is_some()
}

/// A sentence ready to be read.
pub(super) struct Scene<'t> {
    pub(super) index: usize,
    pub(super) paragraph: usize,
    pub(super) span: Span,
    pub(super) words: Vec<Word<'t>>,
    pub(super) clauses: Vec<Clause>,
    pub(super) clause_of: Vec<usize>,
    pub(super) sayings: Vec<Saying>,
    /// Words of a saying: their places and days are not the event's.
    pub(super) masked: Vec<bool>,
    pub(super) sides: Vec<Side>,
    pub(super) hits: Vec<Hit>,
    pub(super) places: Vec<Anchor>,
    pub(super) times: Vec<Anchor>,
    /// Names of persons.
    pub(super) persons: Vec<Span>,
    pub(super) settings: Settings,
}

impl<'t> Scene<'t> {
    /// Looks at one sentence of a report.
    pub(super) fn new(input: &MentionInput<'_, 't>, index: usize) -> Option<Self> {
        let words = words(input.text, input.text.sentences.get(index)?);
        let hits = hits(&words);
        Self::with_hits(input, index, words, hits, &[])
    }

    /// Looks at the words of one sentence of a report, with triggers and names of unknown place as given.
    pub(super) fn with_hits(
        input: &MentionInput<'_, 't>,
        index: usize,
        words: Vec<Word<'t>>,
        hits: Vec<Hit>,
        unplaced: &[Unplaced],
    ) -> Option<Self> {
        let sentence = input.text.sentences.get(index)?;
        let span = sentence.span;
        let anchors = |spans: &mut dyn Iterator<Item = (usize, Span)>| {
            spans
                .filter(|(_, at)| span.contains(*at))
                .filter_map(|(index, at)| {
                    Some(Anchor {
                        words: range_of(&words, at)?,
                        index,
                    })
                })
                .collect::<Vec<_>>()
        };
        let first_place = input
            .phrases
            .partition_point(|phrase| phrase.span.end <= span.start);
        let places = anchors(
            &mut input
                .phrases
                .iter()
                .enumerate()
                .skip(first_place)
                .take_while(|(_, phrase)| phrase.span.start < span.end)
                .map(|(index, phrase)| (index, phrase.span)),
        );
        let mut places = places;
        places.retain(|anchor| !is_people(input, anchor.index));
        if !unplaced.is_empty() {
            let beyond = input.phrases.len();
            let spans = unplaced.iter().enumerate();
            places.extend(anchors(
                &mut spans.map(|(index, name)| (beyond + index, name.span)),
            ));
            places.sort_by_key(|anchor| anchor.words.start);
        }
        let first_time = input
            .times
            .partition_point(|time| time.span.end <= span.start);
        let times = anchors(
            &mut input
                .times
                .iter()
                .enumerate()
                .skip(first_time)
                .take_while(|(_, time)| time.span.start < span.end)
                .map(|(index, time)| (index, time.span)),
        );
        let settings = Settings::of(&words);
        if hits.is_empty() {
            // Nothing happens here; the places are kept for the sentences after it.
            let len = words.len();
            return Some(Self {
                index,
                paragraph: sentence.paragraph,
                span,
                words,
                clauses: Vec::new(),
                clause_of: vec![0; len],
                sayings: Vec::new(),
                masked: vec![false; len],
                sides: Vec::new(),
                hits,
                places,
                times,
                persons: Vec::new(),
                settings,
            });
        }
        let clauses = clauses(&words);
        let clause_of = clause_of(&clauses, words.len());
        let sayings = sayings(&words);
        let mut masked = vec![false; words.len()];
        for saying in &sayings {
            for slot in masked
                .iter_mut()
                .take(saying.words.end)
                .skip(saying.words.start)
            {
                *slot = true;
            }
        }
        if index < DATELINE_SENTENCES {
            mask_dateline(&words, &times, &mut masked);
        }
        let cast = Cast {
            names: input.names,
            referents: input.referents,
            gazetteer: input.gazetteer,
        };
        let mut sides = sides(&words, cast);
        own(&words, &sayings, &mut sides);
        let first_other = input
            .names
            .others
            .partition_point(|other| other.span.end <= span.start);
        let persons = input.names.others[first_other..]
            .iter()
            .take_while(|other| other.span.start < span.end)
            .filter(|other| other.class == NameClass::Person)
            .map(|other| other.span)
            .collect();
        Some(Self {
            index,
            paragraph: sentence.paragraph,
            span,
            words,
            clauses,
            clause_of,
            sayings,
            masked,
            sides,
            hits,
            places,
            times,
            persons,
            settings,
        })
    }

    /// Returns the clause of a word.
    pub(super) fn clause(&self, word: usize) -> &Clause {
        let index = self.clause_of.get(word).copied().unwrap_or(0);
        &self.clauses[index.min(self.clauses.len().saturating_sub(1))]
    }

    /// Returns the word before `at` in lower case, or `""`.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1)
            .and_then(|k| self.words.get(k))
            .map_or("", |word| word.lower.as_str())
    }

    /// Returns the word at `at` in lower case, or `""`.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.lower.as_str())
    }

    /// Returns the text span of a range of words.
    pub(super) fn span_of(&self, range: &Range<usize>) -> Span {
        match (
            self.words.get(range.start),
            range.end.checked_sub(1).and_then(|k| self.words.get(k)),
        ) {
            (Some(first), Some(last)) if range.start < range.end => {
                Span::new(first.span.start, last.span.end)
            }
            _ => Span::default(),
        }
    }

    /// Returns the words of the clause that governs a clause without a subject of its own: the one before it that has one.
    pub(super) fn governing(&self, clause: usize) -> Option<usize> {
        let stands = |&k: &usize| {
            let resumed = self.before_brackets(k).is_some()
                && super::clause::has_verb(&self.words, self.clauses[k].words.clone());
            (self.clauses[k].own_subject || resumed)
                && !matches!(
                    self.clauses[k].kind,
                    ClauseKind::Aside | ClauseKind::Subordinate | ClauseKind::Relative
                )
        };
        (0..clause).rev().find(stands)
    }

    /// Returns the clause that goes on in this one behind an aside in brackets.
    pub(super) fn before_brackets(&self, clause: usize) -> Option<usize> {
        let start = self.clauses.get(clause)?.words.start;
        if !matches!(self.before(start), ")" | "]") {
            return None;
        }
        let open = (0..start)
            .rev()
            .find(|&at| matches!(self.lower(at), "(" | "["))?;
        let before = self.clause_of.get(open.checked_sub(1)?).copied()?;
        (before < clause).then_some(before)
    }

    /// Returns the saying whose content holds a word.
    pub(super) fn saying_of(&self, word: usize) -> Option<&Saying> {
        self.sayings
            .iter()
            .rev()
            .find(|saying| saying.content.contains(&word) && !saying.words.contains(&word))
    }
}

/// "The Israeli military said its jets": whose they are.
fn own(words: &[Word<'_>], sayings: &[Saying], sides: &mut [Side]) {
    for index in 0..sides.len() {
        let start = sides[index].words.start;
        let possessive = start
            .checked_sub(1)
            .is_some_and(|before| matches!(words[before].lower.as_str(), "its" | "their" | "his"));
        if !possessive || sides[index].country.is_some() || !sides[index].is_armed() {
            continue;
        }
        let owner = sayings
            .iter()
            .rev()
            .find(|saying| saying.content.contains(&start))
            .and_then(|saying| {
                sides
                    .iter()
                    .find(|side| saying.subject.contains(&side.words.start) && side.is_armed())
            });
        if let Some((country, kind, known)) =
            owner.map(|owner| (owner.country.clone(), owner.kind, owner.known))
        {
            sides[index].country = country;
            sides[index].kind = kind;
            sides[index].known = known;
        }
    }
}

fn range_of(words: &[Word<'_>], span: Span) -> Option<Range<usize>> {
    let start = words.partition_point(|word| word.span.end <= span.start);
    let end = words.partition_point(|word| word.span.start < span.end);
    (start < end).then_some(start..end)
}
