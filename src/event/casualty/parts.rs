//! Parts of a toll: "two of them children", "including a woman", "two nuns were among".

use super::people::people_at;
use crate::event::lexicon::Function;
use crate::event::morphology::Forms;
use crate::event::number::number_at;
use crate::event::people::{Person, person_at};
use crate::event::record::Count;
use crate::event::trigger::any_verb;
use crate::event::words::Word;

/// Parts after a toll: ", two of them children", ", including five children and a woman".
pub(super) fn parts_after(
    words: &[Word<'_>],
    from: usize,
    end: usize,
    total: Count,
) -> Vec<(&'static str, Count)> {
    let mut parts: Vec<(&'static str, Count)> = Vec::new();
    let mut at = from;
    let end = end.min(words.len()).min(from + 16);
    let mut listing = false;
    while at < end {
        let word = &words[at];
        if matches!(word.lower.as_str(), "including" | "among")
            || (word.lower == "them"
                && words
                    .get(at.wrapping_sub(1))
                    .is_some_and(|word| word.lower == "among"))
        {
            listing = true;
            at += 1;
            continue;
        }
        if let Some(number) = number_at(words, at) {
            let of = words[number.start..(number.end + 2).min(words.len())]
                .iter()
                .any(|word| matches!(word.lower.as_str(), "them" | "whom"));
            if of {
                let noun = (number.end..end.min(number.end + 6)).find_map(|k| person_at(words, k));
                if let Some((_, Person { who: Some(who), .. })) = noun
                    && number.count.best <= total.high
                {
                    parts.push((who, number.count));
                }
                at = number.end;
                continue;
            }
        }
        if listing {
            if let Some(people) = people_at(words, at, end, &[])
                && let Some(Person { who: Some(who), .. }) = people.person
                && people.count.best <= total.high
            {
                parts.push((who, people.count));
                at = people.words.end;
                continue;
            }
            if word.is(Function::Be)
                || matches!(word.raw, ";" | ".")
                || (any_verb(&word.lower).has(Forms::PAST) && !word.is_capital())
            {
                break;
            }
        }
        at += 1;
    }
    parts
}

/// "Two nuns were among at least 15 people killed": the part stands before the toll.
pub(super) fn parts_before(
    words: &[Word<'_>],
    people_start: usize,
    from: usize,
) -> Option<(&'static str, Count)> {
    let among = people_start
        .checked_sub(1)
        .filter(|&k| words[k].lower == "among")?;
    (from..among)
        .find_map(|at| people_at(words, at, among, &[]))
        .and_then(|people| {
            let who = people.person?.who?;
            Some((who, people.count))
        })
}
