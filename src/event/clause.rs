//! Clauses: a sentence cut where a new verb has its own place, time and sides.
//!
//! No parser: marks, conjunctions, relative pronouns and -ing forms are enough to tell whose place and whose date is whose,
//! and they survive bad paraphrase, where a parser does not.

use std::ops::Range;

use super::lexicon::{self, Function};
use super::morphology::Forms;
use super::trigger::any_verb;
use super::words::Word;

/// What kind of clause it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClauseKind {
    /// The first one, or one after a semicolon or a dash.
    Main,
    /// After "and", "but" or a comma, with a verb of its own.
    Coordinate,
    /// After "who", "which", "where", "that".
    Relative,
    /// After "after", "when", "because", "if" …
    Subordinate,
    /// ", killing two".
    Participial,
    /// Inside quotation marks.
    Quote,
    /// In brackets.
    Aside,
}

/// A clause of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its words.
    pub(super) words: Range<usize>,
    /// Its kind.
    pub(super) kind: ClauseKind,
    /// Whether it stands inside quotation marks.
    pub(super) quoted: bool,
    /// Whether it has its own subject; without one the subject of the clause before it is meant.
    pub(super) own_subject: bool,
}

impl Clause {
    /// Returns the word that opens it ("if", "who"), in lower case.
    pub(super) fn opener<'a>(&self, words: &'a [Word<'_>]) -> &'a str {
        words
            .get(self.words.start)
            .map_or("", |word| word.lower.as_str())
    }
}

/// The most words in quotation marks that are a name or a way of speaking, not speech.
const LONGEST_SCARE: usize = 4;

/// Cuts a sentence into clauses; they cover all its words.
pub(super) fn clauses(words: &[Word<'_>]) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut quoted = false;
    let mut scare = false;
    let mut start = 0;
    let mut kind = ClauseKind::Main;
    let mut own_subject = true;
    let mut cut = |at: usize,
                   next: ClauseKind,
                   subject: bool,
                   quoted: bool,
                   start: &mut usize,
                   kind: &mut ClauseKind,
                   own: &mut bool| {
        if at > *start {
            clauses.push(Clause {
                words: *start..at,
                kind: *kind,
                quoted,
                own_subject: *own,
            });
        }
        *start = at;
        *kind = next;
        *own = subject;
    };
    for at in 0..words.len() {
        let word = &words[at];
        if word.is_quote() && (scare || is_scare(words, at)) {
            // "a terrorist refuge": a few words in quotation marks are no speech.
            scare = !scare;
        } else if word.is_quote() {
            let next = if quoted {
                ClauseKind::Main
            } else {
                ClauseKind::Quote
            };
            cut(
                at + usize::from(quoted),
                next,
                true,
                quoted,
                &mut start,
                &mut kind,
                &mut own_subject,
            );
            quoted = !quoted;
        } else if let Some((next, subject)) = boundary(words, at, start) {
            cut(
                at,
                next,
                subject,
                quoted,
                &mut start,
                &mut kind,
                &mut own_subject,
            );
        }
    }
    cut(
        words.len(),
        ClauseKind::Main,
        true,
        quoted,
        &mut start,
        &mut kind,
        &mut own_subject,
    );
    clauses
}

/// Tells whether a quotation of a few words without a verb opens at a mark.
fn is_scare(words: &[Word<'_>], at: usize) -> bool {
    let Some(length) =
        (at + 1..words.len().min(at + 2 + LONGEST_SCARE)).position(|k| words[k].is_quote())
    else {
        return false;
    };
    length > 0
        && at > 0
        && !words[at - 1].is_mark()
        && !words[at + length].is_mark()
        && !has_verb(words, at + 1..at + 1 + length)
}

/// Returns the clause of every word.
pub(super) fn clause_of(clauses: &[Clause], len: usize) -> Vec<usize> {
    let mut of = vec![0; len];
    for (index, clause) in clauses.iter().enumerate() {
        for slot in of
            .iter_mut()
            .take(clause.words.end)
            .skip(clause.words.start)
        {
            *slot = index;
        }
    }
    of
}

fn boundary(words: &[Word<'_>], at: usize, start: usize) -> Option<(ClauseKind, bool)> {
    let word = &words[at];
    let raw = word.raw;
    if matches!(raw, ";" | "—" | "–" | "--" | "-" | ":" | "…") && at > start && !is_joint(words, at)
    {
        return Some((ClauseKind::Main, true));
    }
    if matches!(raw, "(" | "[") {
        return Some((ClauseKind::Aside, true));
    }
    if matches!(raw, ")" | "]") {
        return None;
    }
    // "(A township), on Monday, soldiers …": what stands behind brackets goes on with what stood before them.
    if at > 0 && matches!(words[at - 1].raw, ")" | "]") && !matches!(raw, "." | "!" | "?") {
        return Some((ClauseKind::Main, false));
    }
    let before = at.checked_sub(1).map(|before| &words[before]);
    if matches!(word.lower.as_str(), "who" | "which" | "whom" | "whose") {
        return Some((ClauseKind::Relative, word.lower == "whose"));
    }
    if word.lower == "where" && at > 0 {
        return Some((ClauseKind::Relative, true));
    }
    if word.lower == "that" && at > 0 {
        // "a strike that killed", "said that the army"; not "that town".
        if verb_starts(words, at + 1) {
            return Some((ClauseKind::Relative, false));
        }
        if before.is_some_and(|before| lexicon::reporting_verb(&before.lower) != Forms::default()) {
            return Some((ClauseKind::Main, true));
        }
        return None;
    }
    if at > start && word.is(Function::Subordinator) && subordinates(words, at) {
        return Some((ClauseKind::Subordinate, true));
    }
    if word.is_comma() && at > start {
        return after_comma(words, at, start);
    }
    if matches!(word.lower.as_str(), "and" | "but" | "or")
        && at > start
        && !before.is_some_and(Word::is_comma)
    {
        if verb_starts(words, at + 1) && has_verb(words, start..at) {
            return Some((ClauseKind::Coordinate, false));
        }
        if has_verb(words, start..at) && new_subject(words, at + 1) {
            return Some((ClauseKind::Coordinate, true));
        }
    }
    None
}

/// Tells whether a mark joins two words without blanks: "Israeli-occupied".
pub(super) fn is_joint(words: &[Word<'_>], at: usize) -> bool {
    let touches = |left: usize, right: usize| {
        words
            .get(left)
            .zip(words.get(right))
            .is_some_and(|(left, right)| left.span.end == right.span.start)
    };
    matches!(words[at].raw, "-" | "–" | "‑")
        && at
            .checked_sub(1)
            .is_some_and(|before| touches(before, at) && touches(at, at + 1))
}

fn subordinates(words: &[Word<'_>], at: usize) -> bool {
    let next = words.get(at + 1).map_or("", |word| word.lower.as_str());
    match words[at].lower.as_str() {
        // Prepositions too: only with a verb of their own.
        "after" | "before" | "since" | "until" | "till" => {
            !super::grammar::is_day_word(next)
                && !matches!(
                    next,
                    "dawn" | "midnight" | "noon" | "sunset" | "sunrise" | "that" | "then" | "dusk"
                )
                && !words.get(at + 1).is_some_and(Word::is_number)
        }
        "as" => {
            // "as people walked", not "as well as", "as many as", "as part of".
            !matches!(
                next,
                "well"
                    | "many"
                    | "part"
                    | "a"
                    | "an"
                    | "soon"
                    | "of"
                    | "saying"
                    | "far"
                    | "long"
                    | "to"
            ) && !words.get(at.wrapping_sub(1)).is_some_and(|word| {
                matches!(
                    word.lower.as_str(),
                    "such" | "well" | "many" | "known" | "soon" | "far"
                )
            }) && next_verb(words, at + 1, 9).is_some()
        }
        "amid" | "whether" | "whereas" | "although" | "though" | "while" | "when" | "whenever"
        | "because" | "if" | "unless" => true,
        "once" => next_verb(words, at + 1, 6).is_some(),
        _ => false,
    }
}

fn after_comma(words: &[Word<'_>], at: usize, start: usize) -> Option<(ClauseKind, bool)> {
    let mut next = at + 1;
    if words
        .get(next)
        .is_some_and(|word| matches!(word.lower.as_str(), "and" | "but" | "or" | "while" | "as"))
    {
        next += 1;
        if verb_starts(words, next) {
            return Some((ClauseKind::Coordinate, false));
        }
        return (new_subject(words, next)).then_some((ClauseKind::Coordinate, true));
    }
    while words
        .get(next)
        .is_some_and(|word| word.is(Function::Adverb) && !word.is_mark())
    {
        next += 1;
    }
    let word = words.get(next)?;
    let forms = any_verb(&word.lower);
    if forms.has(Forms::ING)
        && !word.is_capital()
        && word.lower != "including"
        && word.lower != "following"
        && word.lower != "according"
    {
        return Some((ClauseKind::Participial, false));
    }
    if (forms.has(Forms::PAST) || word.is(Function::Be) || word.is(Function::Have))
        && !word.is_capital()
        && has_verb(words, start..at)
    {
        return Some((ClauseKind::Coordinate, false));
    }
    (has_verb(words, start..at) && new_subject(words, next))
        .then_some((ClauseKind::Coordinate, true))
}

/// Tells whether a verb starts at a word, adverbs apart.
fn verb_starts(words: &[Word<'_>], mut at: usize) -> bool {
    while words.get(at).is_some_and(|word| {
        (word.is(Function::Adverb) || (word.lower.ends_with("ly") && word.lower.len() > 4))
            && !word.is(Function::Determiner)
    }) {
        at += 1;
    }
    let Some(word) = words.get(at) else {
        return false;
    };
    if word.is_capital()
        && !words
            .first()
            .is_some_and(|first| first.raw.chars().nth(1).is_some_and(char::is_uppercase))
    {
        return false;
    }
    let forms = any_verb(&word.lower);
    if word.is(Function::Be)
        || word.is(Function::Have)
        || word.is(Function::Modal)
        || matches!(word.lower.as_str(), "did" | "does" | "do")
    {
        return true;
    }
    if forms.has(Forms::ING) {
        return super::grammar::object_follows(words, at + 1);
    }
    forms.has(Forms::PAST.with(Forms::PARTICIPLE))
        || (forms.has(Forms::THIRD) && super::grammar::object_follows(words, at + 1))
}

/// Returns the next verb within `reach` words, before any mark.
fn next_verb(words: &[Word<'_>], at: usize, reach: usize) -> Option<usize> {
    (at..words.len().min(at + reach))
        .take_while(|&k| {
            !words[k].is_mark()
                && !matches!(words[k].lower.as_str(), "who" | "which" | "that" | "where")
        })
        .find(|&k| finite_verb(words, k))
}

fn finite_verb(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    if word.is(Function::Be)
        || word.is(Function::Have)
        || word.is(Function::Modal)
        || word.lower == "did"
    {
        return true;
    }
    let forms = any_verb(&word.lower);
    forms.has(Forms::PAST) && !forms.has(Forms::BASE)
        || (forms.has(Forms::PAST) && super::grammar::object_follows(words, at + 1))
}

/// Tells whether a noun phrase with a finite verb of its own starts at a word.
fn new_subject(words: &[Word<'_>], at: usize) -> bool {
    let Some(first) = words.get(at) else {
        return false;
    };
    if first.is_mark() || (first.is(Function::Preposition) && !first.is(Function::Adverb)) {
        return false;
    }
    match next_verb(words, at, 9) {
        // "…, two of them children, were killed" goes on with the subject before it: the verb must be in the phrase itself.
        Some(verb) => {
            verb > at
                && !words[at..verb]
                    .iter()
                    .any(|word| word.lower == "them" || word.is_comma())
        }
        None => false,
    }
}

/// Tells whether a range of words holds a verb.
pub(super) fn has_verb(words: &[Word<'_>], range: Range<usize>) -> bool {
    range.clone().any(|at| {
        let word = &words[at];
        word.is(Function::Be) || word.is(Function::Have) || word.is(Function::Modal) || {
            let forms = any_verb(&word.lower);
            (forms.has(Forms::PAST.with(Forms::ING))
                || (forms.has(Forms::THIRD.with(Forms::BASE)) && at > range.start))
                && !word.is_capital()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let segmented = crate::text::segment(text);
        let words = super::super::words::words(&segmented, &segmented.sentences[0]);
        let found: Vec<String> = clauses(&words)
            .into_iter()
            .map(|clause| {
                words[clause.words]
                    .iter()
                    .map(|word| word.raw)
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn relative_and_participial_clauses_are_their_own() {
        check(
            "Jets hit a camp in the east where seven people were killed",
            &[
                "Jets hit a camp in the east",
                "where seven people were killed",
            ],
        );
        check(
            "Rockets struck a market, killing nine people",
            &["Rockets struck a market", ", killing nine people"],
        );
    }

    #[test]
    fn coordination_of_verbs_cuts_and_of_names_does_not() {
        check(
            "Rebels and soldiers fought in Ari and Belo",
            &["Rebels and soldiers fought in Ari and Belo"],
        );
        check(
            "In the north, Tano rebels and the army exchanged fire around Belo",
            &["In the north , Tano rebels and the army exchanged fire around Belo"],
        );
        check(
            "Hundreds marched in the capital; police fired tear gas",
            &["Hundreds marched in the capital", "; police fired tear gas"],
        );
        check(
            "Fighters took the base, and the garrison fled over the river",
            &[
                "Fighters took the base",
                ", and the garrison fled over the river",
            ],
        );
    }

    #[test]
    fn quotations_are_marked() {
        let segmented = crate::text::segment("“We will attack,” he said.");
        let words = super::super::words::words(&segmented, &segmented.sentences[0]);
        let found = clauses(&words);
        assert!(found[0].quoted && !found.last().expect("a last clause").quoted);
    }
}
