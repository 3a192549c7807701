//! Fixed phrases that refer to the present, the past or the future: "now", "recently", "in the near future".

use crate::time::lexicon::LEXICON;
use crate::time::meaning::{Found, Meaning};
use crate::time::tense::is_past;
use crate::time::words::Words;

pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Found> {
    let (reference, end) = LEXICON.references.longest(words.atoms, i)?;
    let Some((kind, value)) = reference else {
        return Some(Found::new(end, Meaning::Nothing));
    };
    // "Soon became a flood" is of the past.
    let told = value == "FUTURE_REF" && (is_past(words, end) || (i > 0 && is_past(words, i - 1)));
    if told {
        return None;
    }
    Some(Found::new(end, Meaning::Reference(kind, value)))
}
