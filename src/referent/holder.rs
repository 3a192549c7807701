//! What a name is said to lie in: "Paris, Texas", "a camp in Idlib", "Zike, a village in Bassa".

use std::collections::HashMap;

use dateline_gazetteer::fold;

use crate::text::{SegmentedText, Span};
use crate::toponym::lexicon::{self, WordClasses};
use crate::toponym::{Names, ToponymRole};

/// How a sense is said to lie in another: "Paris, Texas" or "a camp in Idlib".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// A comma or a bracket between them.
    Comma(usize),
    /// "in", "of" or a possessive.
    Loose(usize),
}

/// For each folded name that is said to lie in another, that other where it is always the same.
pub(super) fn said_in(
    text: &SegmentedText<'_>,
    names: &Names,
    links: &[Option<Holder>],
) -> HashMap<String, Option<String>> {
    let folded = |toponym: usize| fold(names.toponyms[toponym].span.of(text.raw));
    let mut said: HashMap<String, Option<String>> = HashMap::new();
    for (number, link) in links.iter().enumerate() {
        if let Some(Holder::Comma(of)) = *link {
            let holder = folded(of);
            said.entry(folded(number))
                .and_modify(|known| {
                    if known.as_ref() != Some(&holder) {
                        *known = None;
                    }
                })
                .or_insert(Some(holder));
        }
    }
    said
}

/// Tells whether the words between two names explain the first by the second: ", a village in", ", a town of the".
fn explains(between: &str) -> bool {
    let Some(words) = between.trim().strip_prefix(',') else {
        return false;
    };
    let mut words = words.split_whitespace();
    let first = words.next();
    let rest: Vec<&str> = words.collect();
    let kind = |word: &&str| lexicon::classes(word).has(WordClasses::FEATURE);
    matches!(first, Some("a" | "an" | "the"))
        && rest.iter().any(kind)
        && rest.iter().any(|word| matches!(*word, "in" | "of"))
        && rest
            .iter()
            .all(|word| word.chars().all(|c| c.is_lowercase() || c == '-'))
}

/// For each toponym, the one that it is said to lie in.
pub(super) fn links(text: &SegmentedText<'_>, names: &Names) -> Vec<Option<Holder>> {
    let toponyms = &names.toponyms;
    let mut links = vec![None; toponyms.len()];
    for first in 0..toponyms.len().saturating_sub(1) {
        let second = first + 1;
        let between = Span::new(
            toponyms[first].span.end,
            toponyms[second].span.start.max(toponyms[first].span.end),
        )
        .of(text.raw);
        if between.len() > 40 {
            continue;
        }
        let usable = |number: usize| toponyms[number].role != ToponymRole::Demonym;
        if !usable(first) || !usable(second) {
            continue;
        }
        match between.trim() {
            "," | ", in" | "(" | ", the" => links[first] = Some(Holder::Comma(second)),
            words if explains(words) => links[first] = Some(Holder::Comma(second)),
            "'s" | "’s" => links[second] = Some(Holder::Loose(first)),
            words => {
                // "the town of X in Y province", "X district of Y"
                let last = words.rsplit(' ').find(|word| {
                    !matches!(
                        *word,
                        "the" | "central" | "northern" | "southern" | "eastern" | "western"
                    )
                });
                if matches!(last, Some("in" | "of"))
                    && !words.contains(['.', ';'])
                    && links[first].is_none()
                {
                    links[first] = Some(Holder::Loose(second));
                }
            }
        }
    }
    links
}
