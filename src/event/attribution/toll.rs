//! "The government put the toll at five".

use super::Saying;
use super::bounds::{group_start, subject_start};
use crate::event::words::Word;

/// "The government put the toll at five": the figure is the government's.
pub(super) fn put_toll(words: &[Word<'_>], at: usize, taken: usize) -> Option<Saying> {
    const REACH: usize = 6;
    if !matches!(
        words.get(at)?.lower.as_str(),
        "put" | "puts" | "gave" | "gives"
    ) {
        return None;
    }
    let toll = (at + 1..words.len().min(at + REACH)).find(|&k| {
        matches!(
            words[k].lower.as_str(),
            "toll" | "figure" | "number" | "count"
        )
    })?;
    (toll + 1..words.len().min(toll + REACH))
        .find(|&k| matches!(words[k].lower.as_str(), "at" | "as"))?;
    let start = group_start(words, at);
    let subject = subject_start(words, start, taken)..start;
    let end = (toll..words.len())
        .find(|&k| matches!(words[k].raw, ";" | "." | "—" | "–"))
        .unwrap_or(words.len());
    (!subject.is_empty()).then(|| Saying {
        words: subject.start..at + 1,
        subject,
        verb: at,
        content: at + 1..end,
        denial: false,
        ahead: false,
    })
}
