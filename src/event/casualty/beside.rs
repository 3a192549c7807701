//! People told beside others: "along with two of his guards", "his son", and subjects with a clause about them.

use super::people::People;
use super::verb::after;
use crate::event::record::Count;
use crate::event::words::Word;
use crate::text::Span;

/// Whoever suffers a verb, with those told behind it: "the mayor was shot dead along with two of his guards".
pub(super) fn with_others(
    words: &[Word<'_>],
    mut people: People,
    verb_end: usize,
    end: usize,
    persons: &[Span],
) -> People {
    let end = end.min(words.len());
    let also = (verb_end..end.min(verb_end + OTHERS_REACH))
        .take_while(|&at| !matches!(words[at].raw, ";" | "." | ":"))
        .find_map(|at| (also(words, at) > 0).then(|| at + also(words, at)));
    if let Some(more) = also.and_then(|at| after(words, at, end, persons))
        && people.count.best > 0
        && !more.vague
        && (more.person.is_some() || more.named)
    {
        people.count = Count {
            low: people.count.low.saturating_add(more.count.low),
            best: people.count.best.saturating_add(more.count.best),
            high: people.count.high.saturating_add(more.count.high),
        };
    }
    people
}

/// How far behind a verb "along with" stands: "was killed near his home in Gao on Monday, along with".
const OTHERS_REACH: usize = 14;

/// Where the subject of a verb ends that a clause about it stands before: "two brothers, who had been led away, were found".
pub(super) fn before_clause(words: &[Word<'_>], verb: usize) -> Option<usize> {
    let close = verb.checked_sub(1).filter(|&at| words[at].is_comma())?;
    (close.saturating_sub(CLAUSE_REACH)..close)
        .rev()
        .find(|&at| {
            words[at].is_comma()
                && words
                    .get(at + 1)
                    .is_some_and(|word| matches!(word.lower.as_str(), "who" | "whom" | "whose"))
        })
}

/// The most words of a clause about a subject.
const CLAUSE_REACH: usize = 25;

/// "his son", "their driver": somebody beside those told before, not who they are.
pub(super) fn is_theirs(words: &[Word<'_>], people: &People) -> bool {
    matches!(
        words[people.words.start].lower.as_str(),
        "his" | "her" | "their" | "its"
    )
}

/// Returns how many words say "and also" at a word: "as well as", "along with", "together with".
pub(super) fn also(words: &[Word<'_>], at: usize) -> usize {
    let word = |offset: usize| {
        words
            .get(at + offset)
            .map_or("", |word| word.lower.as_str())
    };
    match (word(0), word(1), word(2)) {
        ("as", "well", "as") => 3,
        ("along" | "together", "with", _) => 2,
        _ => 0,
    }
}
