//! Words of closed lists and spans, written and read back.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use super::BadRecord;
use crate::event::DateBasis;
use crate::text::Span;

pub(super) fn pair(span: Span) -> (usize, usize) {
    (span.start, span.end)
}

pub(super) fn span((start, end): (usize, usize)) -> Span {
    Span { start, end }
}

pub(super) fn basis(word: &str) -> Option<DateBasis> {
    [DateBasis::Stated, DateBasis::Inherited, DateBasis::Inferred]
        .into_iter()
        .find(|basis| basis.as_str() == word)
}

pub(super) fn word<T>(
    list: &'static str,
    word: &str,
    find: impl Fn(&str) -> Option<T>,
) -> Result<T, BadRecord> {
    find(word).ok_or_else(|| BadRecord::Word {
        list,
        word: word.to_owned(),
    })
}

/// Returns the one copy of a word from a closed list, such as a CAMEO code; there are a few hundred of them in all.
pub(super) fn intern(word: String) -> &'static str {
    static WORDS: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut words = WORDS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = words.get(word.as_str()) {
        return known;
    }
    let kept: &'static str = Box::leak(word.into_boxed_str());
    words.insert(kept);
    kept
}
