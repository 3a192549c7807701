//! A word for a kind of place beside the name: "Idlib province", "the town of Saraqib", "the city's Sheikh Maqsoud district".

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::text::Casing;
use crate::toponym::draft::Draft;
use crate::toponym::lexicon::{self, WordClasses};
use crate::toponym::{FeatureWord, ToponymRole};

static FEATURES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::table(include_str!("../lexicon/feature_words.tsv")));

/// The most capitalized words that a name before its feature word may have.
const LONGEST_NAME: usize = 4;

/// Words between a name and the word for its kind: "refugee camp", "air base", "border crossing".
const COMPOUNDS: [&str; 15] = [
    "refugee",
    "displacement",
    "displaced",
    "idp",
    "border",
    "air",
    "naval",
    "military",
    "army",
    "oil",
    "gas",
    "international",
    "sub",
    "training",
    "detention",
];

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 0..draft.len() {
        if !draft.classes(unit).has(WordClasses::FEATURE) {
            continue;
        }
        let word = draft.word(unit);
        let Some(&feature) = FEATURES.get(word.to_lowercase().as_str()) else {
            continue;
        };
        // "Gulf of Aden", "Strait of Hormuz": a name that begins with the word itself.
        if draft.is_capital(unit)
            && let Some(known) = draft.known(unit)
            && known.units.len() > 2
            && draft.is_free(&known.units)
        {
            let whole = known.units.clone();
            draft.add(whole, ToponymRole::Literal, "feature word inside");
            continue;
        }
        let (name, by) = if let Some(name) = name_after(draft, unit, feature) {
            (name, "feature word before")
        } else if let Some(name) = name_before(draft, unit, feature) {
            (name, "feature word after")
        } else {
            continue;
        };
        // "the Red Sea province": the word behind says what it is, not the one inside the name.
        let (unit, feature) = match division_after(draft, unit) {
            Some(division) if name.end == unit + 1 => (unit + 1, division),
            _ => (unit, feature),
        };
        let span = draft.span(&(unit..unit + 1));
        if let Some(number) = draft.add(name, ToponymRole::Literal, by) {
            draft.found[number].feature_word = Some(FeatureWord { span, feature });
        }
    }
}

/// The division that the word behind a unit says, in small letters.
fn division_after(draft: &Draft<'_>, unit: usize) -> Option<&'static str> {
    FEATURES
        .get(draft.word_near(unit, 1))
        .copied()
        .filter(|feature| feature.starts_with("A."))
}

/// "the town of X", "the cities of X and Y".
fn name_after(draft: &Draft<'_>, unit: usize, feature: &'static str) -> Option<Range<usize>> {
    let of = draft.word_near(unit, 1);
    if !of.eq_ignore_ascii_case("of") {
        return None;
    }
    let start = draft.near(unit, 2)?;
    // "Department of Transportation" is no place, "City of Aleppo" is.
    if draft.is_capital(unit) && draft.casing(unit) == Casing::Mixed {
        let known = draft.known(start)?;
        let ordinary = draft.is_ordinary(&known.units);
        let opens = draft.opens_sentence(unit);
        return (opens
            || (feature.starts_with(['P', 'H', 'T']) && !ordinary)
            || matches!(feature, "A.ADM2" | "A"))
        .then(|| known.units.clone())
        .filter(|units| draft.is_free(units));
    }
    name_at(draft, start)
}

/// "X province"; a capitalized feature word may be part of the known name itself ("Cook County").
fn name_before(draft: &Draft<'_>, unit: usize, feature: &'static str) -> Option<Range<usize>> {
    if draft.is_capital(unit)
        && draft.casing(unit) == Casing::Mixed
        && let Some(whole) = known_ending_at(draft, unit + 1)
        && whole.len() > 1
    {
        return Some(whole);
    }
    if let Some(known) = known_ending_at(draft, unit) {
        return Some(known);
    }
    // "the Nuseirat refugee camp", "the Hmeimim air base"
    let compound = draft
        .near(unit, -1)
        .filter(|&word| COMPOUNDS.contains(&draft.word(word).to_lowercase().as_str()));
    if let Some(known) = compound.and_then(|word| known_ending_at(draft, word)) {
        return Some(known);
    }
    let before = draft.near(unit, -1)?;
    if !draft.is_capital(before) || draft.casing(unit) != Casing::Mixed || draft.is_capital(unit) {
        return None;
    }
    // A name that no gazetteer has is still a name beside "district" or "village"; beside "camp" or "street" it may be anything.
    let firm = matches!(feature, "A.ADM1" | "A.ADM2" | "A.ADM3")
        || feature.starts_with("P.PPLX")
        || matches!(draft.word(unit), "village" | "hamlet") && !is_held(draft, unit);
    let start = (0..LONGEST_NAME)
        .filter_map(|i| before.checked_sub(i))
        .take_while(|&start| {
            draft.is_capital(start)
                && draft
                    .near(unit, start.cast_signed() - unit.cast_signed())
                    .is_some()
                && draft.demonym(start).is_none()
                && !draft.classes(start).has(
                    WordClasses::WEEKDAY
                        .or(WordClasses::MONTH)
                        .or(WordClasses::DIRECTION),
                )
        })
        .last()?;
    let name = start..before + 1;
    let common = name
        .clone()
        .all(|unit| draft.classes(unit).has(WordClasses::COMMON));
    (firm && !common && draft.is_free(&name)).then_some(name)
}

/// Tells whether the words behind one say what holds it: "Fedekwe village in Zamfara", "Gasiza village (Rutshuru)". What holds an unknown
/// name has the say then.
fn is_held(draft: &Draft<'_>, unit: usize) -> bool {
    match draft.word_near(unit, 1) {
        "(" | "in" | "of" | "near" | "outside" => true,
        "," => {
            draft
                .near(unit, 2)
                .is_some_and(|next| draft.is_capital(next))
                || draft.word_near(unit, 2) == "in"
        }
        _ => false,
    }
}

/// The longest known name that ends right before a unit.
fn known_ending_at(draft: &Draft<'_>, end: usize) -> Option<Range<usize>> {
    (1..=LONGEST_NAME).rev().find_map(|length| {
        let start = end.checked_sub(length)?;
        draft.near(end - 1, 1 - length.cast_signed())?;
        let known = draft.known(start)?;
        let common = draft.is_ordinary(&known.units)
            && (draft.casing(start) != Casing::Mixed
                || draft.opens_sentence(start)
                || draft.is_capital(end)
                || draft
                    .near(start, -1)
                    .is_some_and(|before| draft.is_capital(before)));
        let demonym = known.units.len() == 1 && draft.demonym(start).is_some() && known.kind != 1;
        (known.units == (start..end) && !common && !demonym && draft.is_free(&known.units))
            .then(|| known.units.clone())
    })
}

/// A name that begins at a unit: a known one, or a run of capitalized words.
fn name_at(draft: &Draft<'_>, start: usize) -> Option<Range<usize>> {
    if let Some(known) = draft.known(start) {
        return draft.is_free(&known.units).then(|| known.units.clone());
    }
    if draft.casing(start) != Casing::Mixed {
        return None;
    }
    let length = (0..LONGEST_NAME)
        .take_while(|&i| {
            draft
                .near(start, i.cast_signed())
                .is_some_and(|unit| draft.is_capital(unit))
        })
        .count();
    let name = start..start + length;
    (length > 0 && draft.is_free(&name) && draft.demonym(start).is_none()).then_some(name)
}
