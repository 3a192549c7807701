//! Parts of the day on their own: "this morning", "last night", "the next evening", "at dawn", "noon".

use crate::time::calendar::Unit;
use crate::time::lexicon::Pointing;
use crate::time::meaning::{Found, From, Meaning, Part};
use crate::time::words::Words;

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    let at = words.skip(i, "the");
    let pointing = words.pointing(at);
    let at = if pointing.is_some() { at + 1 } else { at };
    let senses = words.senses(at);
    let part = senses.part?;
    if senses.plural {
        return None;
    }
    let (by, from) = match pointing {
        Some(Pointing::This) => (0, From::Report),
        Some(Pointing::Last | Pointing::Past) => (-1, From::Report),
        Some(Pointing::Next | Pointing::Following) => (1, From::Narrative),
        Some(Pointing::Previous) => (-1, From::Narrative),
        Some(Pointing::Same | Pointing::That) => (0, From::Narrative),
        Some(_) => return None,
        None => {
            // "Evening news", "Night of the long knives": bare nights are mostly names and kinds.
            let plain = matches!(part, "MO" | "AF" | "EV") || part.contains(':');
            let introduced = at > i
                || words.any_before(i, &["at", "by", "in", "before", "after", "since", "until"]);
            let opens_sentence = i == 0 || words.at(i - 1).sentence != words.at(i).sentence;
            let in_name = words.is_title(at) && (!opens_sentence || words.at(at + 1).capital);
            if in_name || !(plain || introduced) || (part == "NI" && at == i) {
                return None;
            }
            (0, From::Narrative)
        }
    };
    let meaning = Meaning::Pointed {
        unit: Unit::Day,
        by,
        from,
    };
    // "Noon Thursday", "midnight on Friday": the day stands after it.
    if pointing.is_none()
        && let Some(day) = super::day(words, words.skip(at + 1, "on"))
        && (at == i || part.contains(':'))
    {
        return Some(day.with_part(Part::Named(part)));
    }
    // "The morning of 3 March".
    if pointing.is_none()
        && words.is(at + 1, "of")
        && let Some(day) = super::day(words, at + 2)
    {
        return Some(day.with_part(Part::Named(part)));
    }
    Some(Found::new(at + 1, meaning).with_part(Part::Named(part)))
}
