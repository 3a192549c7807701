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

/// "Gunmen suspected to be herdsmen": who they are, not what is to come.
const BELIEVED: [&str; 14] = [
    "suspected",
    "said",
    "believed",
    "thought",
    "alleged",
    "reported",
    "known",
    "presumed",
    "claimed",
    "considered",
    "found",
    "feared",
    "understood",
    "rumored",
];

/// What stands on agendas: "leaders to meet on Friday". Other words behind "to" are as often no verbs ("close to town").
const AGENDA: [&str; 24] = [
    "meet", "sit", "vote", "hold", "resume", "begin", "start", "visit", "discuss", "decide",
    "debate", "convene", "gather", "march", "open", "address", "travel", "attend", "host",
    "announce", "sign", "hear", "appear", "rule",
];

/// How many atoms are looked at on either side: a clause is seldom longer, and the cost stays linear.
const REACH: usize = 24;

/// Returns the tense of the clause that the atoms `start..end` stand in.
pub(super) fn of_clause(words: &Words<'_>, start: usize, end: usize) -> Tense {
    let sentence = words.at(start).sentence;
    if words.any_before(start, &["by", "until", "till"]) {
        // "By Friday all but one had left" tells, "… by Friday" mostly asks.
        let opens = start < 2 || words.at(start - 2).sentence != sentence;
        let told = is_past_perfect(words, start)
            || (opens && ahead(words, end, sentence) == Some(Tense::Past));
        return if told { Tense::Past } else { Tense::Future };
    }
    // "Set for Tuesday", "called an election for June 2".
    let has_day =
        (start..end).any(|at| words.senses(at).weekday.is_some() || words.digits(at).is_some());
    if has_day && words.any_before(start, &["for"]) && words.skip_possessive(end) == end {
        return Tense::Future;
    }
    if words.any_before(start, &["since"]) {
        return Tense::Past;
    }
    // "Tuesday's vote", "the Aug. 7 bombing": a known event; its own verb is another matter.
    if words.skip_possessive(end) > end + 1 || words.any_before(start, &["the"]) {
        return Tense::Unknown;
    }
    behind(words, start, sentence)
        .or_else(|| ahead(words, end, sentence))
        .unwrap_or(Tense::Unknown)
}

/// Reads backward to the nearest verb.
fn behind(words: &Words<'_>, start: usize, sentence: u32) -> Option<Tense> {
    let first = start.saturating_sub(REACH);
    // "Parliament to sit on Thursday": a headline's future has no other verb.
    let mut headline = None;
    for at in (first..start).rev() {
        let atom = words.at(at);
        if atom.sentence != sentence || atom.kind == AtomKind::Break {
            return headline;
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
        if words.senses(at).tense == Some(Cue::To)
            && words.any(at + 1, &AGENDA)
            && !follows_ordinal(words, at)
        {
            headline = Some(Tense::Future);
        }
    }
    headline.filter(|_| first == 0)
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

/// Returns what the verb form there says, seen from a time expression that begins at `start` (`usize::MAX`: stands before).
fn verb(words: &Words<'_>, at: usize, start: usize) -> Option<Tense> {
    let Some(cue) = words.senses(at).tense else {
        return looks_past(words, at).then_some(Tense::Past);
    };
    match cue {
        // "Will be held": the word before says when.
        Cue::Past if follows_be(words, at) => None,
        Cue::Past | Cue::Perfect => Some(Tense::Past),
        Cue::Said => {
            // "Said Monday", "announced on Monday" dates the saying; "said the talks on Monday" does not date the talks.
            let dates_saying = start == usize::MAX || at + 3 >= start;
            Some(if dates_saying {
                Tense::Past
            } else {
                Tense::Unknown
            })
        }
        Cue::Future => Some(Tense::Future),
        Cue::Modal if words.is(at + 1, "have") => Some(Tense::Past),
        Cue::Modal => Some(Tense::Future),
        Cue::Unsure => Some(Tense::Unknown),
        Cue::Be => words.is(at + 1, "to").then_some(Tense::Future),
        Cue::Scheduled => Some(scheduled(words, at)),
        Cue::Pledge => {
            // "Agreed in June", "the plan Tuesday": nothing is said of what was agreed.
            let verb = words.senses(at).tense == Some(Cue::Pledge) && looks_past(words, at);
            let leads = words.any(at + 1, &["to", "for"]) && at + 2 < start;
            (verb && !leads).then_some(Tense::Past)
        }
        Cue::To => {
            // "Agreed to meet Thursday", "rules to be published in May": to come, as far as the word before says so.
            let word_before = at
                .checked_sub(1)
                .and_then(|before| words.senses(before).tense);
            if word_before == Some(Cue::Scheduled) {
                return Some(scheduled(words, at - 1));
            }
            let intent = matches!(word_before, Some(Cue::Pledge | Cue::Be))
                || (words.is(at + 1, "be")
                    && !follows_ordinal(words, at)
                    && !words.any_before(at, &BELIEVED));
            intent.then_some(Tense::Future)
        }
    }
}

/// "Is due Friday" looks ahead, "had been due Friday" back.
fn scheduled(words: &Words<'_>, at: usize) -> Tense {
    if at > 1 && words.any_before(at, &["been"]) && words.any_before(at - 1, &["had"]) {
        Tense::Past
    } else {
        Tense::Future
    }
}

/// Tells whether the word there is a verb form of the past.
pub(super) fn is_past(words: &Words<'_>, at: usize) -> bool {
    words.senses(at).tense == Some(Cue::Past) || looks_past(words, at)
}

/// Tells a form in "-ed" that is no participle after "to be".
fn looks_past(words: &Words<'_>, at: usize) -> bool {
    let surface = words.surface(at).as_bytes();
    words.at(at).kind == AtomKind::Word
        && surface.len() > 4
        && surface[surface.len() - 2..].eq_ignore_ascii_case(b"ed")
        && !follows_be(words, at)
        && !(at > 0 && (words.any(at - 1, &["to", "the", "a", "an"]) || words.mark(at - 1, '-')))
}

/// "Will be held", "to be formally charged".
fn follows_be(words: &Words<'_>, at: usize) -> bool {
    words.any_before(at, &["be"]) || (at > 1 && words.any_before(at - 1, &["be"]))
}

/// "Had left by Friday" looks back.
fn is_past_perfect(words: &Words<'_>, start: usize) -> bool {
    const NEAR: usize = 8;
    (start.saturating_sub(NEAR)..start).any(|at| words.any(at, &["had", "was", "were"]))
}

/// "The second hospital to be hit" has been hit.
fn follows_ordinal(words: &Words<'_>, at: usize) -> bool {
    const NEAR: usize = 8;
    (at.saturating_sub(NEAR)..at).any(|before| {
        words.senses(before).ordinal.is_some() || words.any(before, &["last", "latest", "only"])
    })
}
