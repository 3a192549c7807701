//! "According to the ministry, …", "…, according to residents".

use super::Saying;
use crate::event::words::Word;

pub(super) fn according_to(words: &[Word<'_>], at: usize) -> Option<Saying> {
    let is = |k: usize, word: &str| words.get(k).is_some_and(|found| found.lower == word);
    if !(is(at, "according") && is(at + 1, "to")) {
        return None;
    }
    let mut end = at + 2;
    while end < words.len()
        && !words[end].is_comma()
        && !matches!(words[end].raw, "." | ";" | ")" | "—" | "–")
        && !matches!(words[end].lower.as_str(), "who" | "which" | "that")
    {
        end += 1;
    }
    let content = if at < words.len() / 2 && at < 2 {
        end..words.len()
    } else {
        0..at
    };
    Some(Saying {
        words: at..end,
        subject: at + 2..end,
        verb: at,
        content,
        denial: false,
        ahead: false,
    })
}
