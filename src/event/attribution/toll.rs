//! "The government put the toll at five".

use super::Saying;
use super::bounds::{group_start, subject_start};
use crate::event::number::number_at;
use crate::event::words::Word;

/// "The government put the toll at five": the figure is the government's.
pub(super) fn put_toll(words: &[Word<'_>], at: usize, taken: usize) -> Option<Saying> {
    const REACH: usize = 6;
    if speaks_of_number(words, at) {
        return saying(words, at, taken, at);
    }
    if !matches!(
        words.get(at)?.lower.as_str(),
        "put" | "puts" | "gave" | "gives"
    ) {
        return None;
    }
    let toll = (at + 1..words.len().min(at + REACH)).find(|&k| {
        matches!(
            words[k].lower.as_str(),
            "toll"
                | "figure"
                | "number"
                | "count"
                | "dead"
                | "deaths"
                | "fatalities"
                | "casualties"
        )
    })?;
    (toll + 1..words.len().min(toll + REACH))
        .find(|&k| matches!(words[k].lower.as_str(), "at" | "as"))?;
    saying(words, at, taken, toll)
}

/// "The hospital speaks of 60 dead".
fn speaks_of_number(words: &[Word<'_>], at: usize) -> bool {
    let speaks = matches!(
        words[at].lower.as_str(),
        "speak" | "speaks" | "spoke" | "talk" | "talks" | "talked"
    );
    speaks
        && words.get(at + 1).is_some_and(|word| word.lower == "of")
        && number_at(words, at + 2).is_some()
}

/// What the subject of a verb says up to the end of the clause; `toll` is the word for what it says.
fn saying(words: &[Word<'_>], at: usize, taken: usize, toll: usize) -> Option<Saying> {
    let start = group_start(words, at);
    let subject = subject_start(words, start, taken)..start;
    let end = (toll..words.len())
        .find(|&k| matches!(words[k].raw, ";" | "." | "—" | "–"))
        .unwrap_or(words.len());
    // "put the figure at nine" is itself what tells of the dead.
    let tells = matches!(words[toll].lower.as_str(), "figure" | "number" | "count");
    let content = at + usize::from(!tells);
    (!subject.is_empty()).then_some(Saying {
        words: subject.start..content,
        subject,
        verb: at,
        content: content..end,
        denial: false,
        ahead: false,
    })
}
