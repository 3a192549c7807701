//! What a name is said to lie in: "Paris, Texas", "a camp in Idlib", "Zike, a village in Bassa".

use std::collections::HashMap;

use dateline_gazetteer::{CountryCode, Gazetteer, fold};

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

/// The fewest provinces one after another that are a list: two may be "Indiana, Pennsylvania".
const LIST: usize = 3;

/// Takes back the links of what only stands in a list, where three names and more are those of provinces of one country: "Guanajuato,
/// Sinaloa, Chiapas and the border". Tells for each toponym whether it is in such a list.
pub(super) fn unlink_provinces(
    text: &SegmentedText<'_>,
    names: &Names,
    links: &mut [Option<Holder>],
    gazetteer: &Gazetteer,
) -> Vec<bool> {
    let mut listed = vec![false; links.len()];
    let mut first = 0;
    while first + LIST <= links.len() {
        // Names are looked up only where enough of them are joined.
        if !(1..LIST).all(|next| is_joined(text, names, links, first + next)) {
            first += 1;
            continue;
        }
        let mut said: Vec<String> = Vec::new();
        let mut shared: Vec<CountryCode> = Vec::new();
        for number in first..links.len() {
            if number > first && !is_joined(text, names, links, number) {
                break;
            }
            let name = fold(names.toponyms[number].span.of(text.raw));
            let mut of = countries_with_province(&name, gazetteer);
            if number > first {
                of.retain(|country| shared.contains(country));
            }
            if of.is_empty() || said.contains(&name) {
                break;
            }
            shared = of;
            said.push(name);
        }
        if said.len() >= LIST {
            let end = first + said.len();
            links[first..end - 1].fill(None);
            listed[first..end].fill(true);
        }
        first += said.len().max(1);
    }
    listed
}

/// Tells whether a comma or an "and" stands between a toponym and the one before it.
fn is_joined(
    text: &SegmentedText<'_>,
    names: &Names,
    links: &[Option<Holder>],
    number: usize,
) -> bool {
    let [before, this] = [number - 1, number].map(|number| names.toponyms[number].span);
    links[number - 1] == Some(Holder::Comma(number))
        || before.end <= this.start
            && matches!(
                Span::new(before.end, this.start).of(text.raw).trim(),
                "and" | "or" | "&" | ", and" | ", or"
            )
}

/// The countries that have a province of a name and are not called so themselves: "Durango, Mexico".
fn countries_with_province(folded: &str, gazetteer: &Gazetteer) -> Vec<CountryCode> {
    let places = || {
        gazetteer
            .lookup_exact(folded)
            .map(|found| gazetteer.place(found.place))
    };
    let is_country = |code: CountryCode| {
        places().any(|place| place.country == Some(code) && place.feature.starts_with("A.PCL"))
    };
    places()
        .filter(|place| place.feature == "A.ADM1")
        .filter_map(|place| place.country)
        .filter(|&code| !is_country(code))
        .collect()
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
