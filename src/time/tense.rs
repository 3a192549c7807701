//! Tells from the verbs around a time expression whether it lies before or after the report.

use super::atom::AtomKind;
use super::lexicon::Cue;
use super::words::Words;

/// On which side of the report a clause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How many atoms are looked at on either side: a clause is seldom longer, and the cost stays linear.
const REACH: usize = 24;

/// Returns the tense of the clause that the atoms `start..end` stand in.
pub(super) fn of_clause(words: &Words<'_>, start: usize, end: usize) -> Tense {
    if words.any_before(start, &["by", "until", "till"]) && !is_past_perfect(words, start) {
        return Tense::Future;
    }
    if words.any_before(start, &["since"]) {
        return Tense::Past;
    }
    let sentence = words.at(start).sentence;
    if let Some(tense) = behind(words, start, sentence) {
        return tense;
    }
    ahead(words, end, sentence).unwrap_or(Tense::Unknown)
}

/// Reads backward to the nearest verb.
fn behind(words: &Words<'_>, start: usize, sentence: u32) -> Option<Tense> {
    let first = start.saturating_sub(REACH);
    for at in (first..start).rev() {
        let atom = words.at(at);
        if atom.sentence != sentence || atom.kind == AtomKind::Break {
            return None;
        }
        // The clause begins here: what stands before is another one's verb.
        if matches!(atom.kind, AtomKind::Mark(';' | ':' | '"' | '“' | '”' | '(')) {
            return None;
        }
        if words.any(at, &["that", "but", "while", "and"]) && at + 2 >= start {
            return None;
        }
        if let Some(tense) = verb(words, at, start) {
            return Some(tense);
        }
    }
    None
}

/// Reads forward to the first verb: "On Monday, the council will …".
fn ahead(words: &Words<'_>, end: usize, sentence: u32) -> Option<Tense> {
    for at in end..end.saturating_add(REACH) {
        let atom = words.at(at);
        if atom.sentence != sentence || matches!(atom.kind, AtomKind::Break | AtomKind::Mark(';')) {
            return None;
        }
        if let Some(tense) = verb(words, at, usize::MAX) {
            return Some(tense);
        }
    }
    None
}

/// Returns what the verb form there says, seen from a time expression that begins at `start`.
fn verb(words: &Words<'_>, at: usize, start: usize) -> Option<Tense> {
    let Some(cue) = words.senses(at).tense else {
        return looks_past(words, at).then_some(Tense::Past);
    };
    match cue {
        Cue::Past | Cue::Perfect => Some(Tense::Past),
        // "Said Monday" dates the saying; "said the talks on Monday" does not.
        Cue::Said => Some(Tense::Past),
        Cue::Future => Some(Tense::Future),
        Cue::Modal => {
            let perfect = words.is(at + 1, "have");
            Some(if perfect { Tense::Past } else { Tense::Future })
        }
        Cue::Be => words.is(at + 1, "to").then_some(Tense::Future),
        Cue::Intent => {
            // "Planned to leave Friday", "due Nov. 3", "expected in March", "set for Tuesday".
            let near = at + 6 >= start;
            let leads = words.any(
                at + 1,
                &[
                    "to", "for", "on", "in", "by", "at", "next", "later", "early",
                ],
            ) || at + 1 == start;
            Some(if leads || near && start != usize::MAX {
                Tense::Future
            } else {
                Tense::Past
            })
        }
        Cue::To => {
            // "Agreed to meet Thursday": the meeting is to come, as far as the word before says so.
            let intent = at > 0
                && (matches!(words.senses(at - 1).tense, Some(Cue::Intent | Cue::Be))
                    || words.any(at - 1, &["plan", "plans", "decision", "order", "deadline"]));
            intent.then_some(Tense::Future)
        }
    }
}

/// Tells a form in "-ed" that is no participle after "to be".
fn looks_past(words: &Words<'_>, at: usize) -> bool {
    let surface = words.surface(at).as_bytes();
    words.at(at).kind == AtomKind::Word
        && surface.len() > 4
        && surface.to_ascii_lowercase().ends_with(b"ed")
        && !(at > 0
            && (words.any(at - 1, &["be", "to", "the", "a", "an"]) || words.mark(at - 1, '-')))
}

/// "Had left by Friday" looks back.
fn is_past_perfect(words: &Words<'_>, start: usize) -> bool {
    (start.saturating_sub(8)..start).any(|at| words.any(at, &["had", "was", "were"]))
}
