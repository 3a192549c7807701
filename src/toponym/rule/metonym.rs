//! Capitals and countries that stand for their governments: "Moscow said", "talks with Tehran", "Israel's military".

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;
use crate::toponym::lexicon::WordClasses;

/// Nouns of dealings between governments: "talks", "ties", "sanctions".
static DEALINGS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../lexicon/dealings.txt").lines().collect());
/// What a state has: "military", "government", "president".
static OF_STATES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../lexicon/of_states.txt").lines().collect());
/// Words between a government and its verb: "also", "has", "would".
static BEFORE_VERB: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../lexicon/before_verb.txt").lines().collect());

pub(super) fn apply(draft: &mut Draft<'_>) {
    for number in 0..draft.found.len() {
        let found = &draft.found[number];
        if found.role != ToponymRole::Literal || found.feature_word.is_some() {
            continue;
        }
        let units = found.units.clone();
        if !is_seat_of_government(draft, &units) {
            continue;
        }
        if speaks(draft, &units) || is_dealt_with(draft, &units) || owns_institution(draft, &units)
        {
            draft.found[number].role = ToponymRole::Metonym;
        }
    }
}

/// Only countries and capitals stand for governments.
fn is_seat_of_government(draft: &Draft<'_>, units: &Range<usize>) -> bool {
    draft.places(units).take(5).any(|place| {
        let feature = draft.gazetteer.place(place).feature;
        feature == "P.PPLC" || feature.starts_with("A.PCL")
    })
}

/// "Moscow said", "Tehran has also backed"; in "officials in Damascus said" the officials speak.
fn speaks(draft: &Draft<'_>, units: &Range<usize>) -> bool {
    let before = draft.word_near(units.start, -1);
    if super::known_place::is_preposition(before) || matches!(before, "of" | "for" | "with" | "on")
    {
        return false;
    }
    for offset in 1..5 {
        let Some(unit) = draft.near(units.end - 1, offset) else {
            return false;
        };
        if draft.classes(unit).has(WordClasses::SPEECH) {
            return true;
        }
        let word = draft.word(unit);
        if !word.ends_with("ly") && !BEFORE_VERB.contains(word) {
            return false;
        }
    }
    false
}

/// "talks with Tehran", "pressure from Washington", "ties between Moscow and Damascus".
fn is_dealt_with(draft: &Draft<'_>, units: &Range<usize>) -> bool {
    let mut unit = units.start;
    // Step over the first of two: "between A and B".
    if draft.word_near(unit, -1) == "and"
        && let Some(first) = draft
            .near(unit, -2)
            .and_then(|before| draft.toponym_at(before))
    {
        unit = draft.found[first].units.start;
    }
    matches!(
        draft.word_near(unit, -1),
        "with" | "between" | "from" | "by" | "against" | "on" | "to"
    ) && DEALINGS.contains(draft.word_near(unit, -2).to_lowercase().as_str())
}

/// "Israel's military", "Syria's foreign minister", "Lebanon's Hezbollah"; not "Syria's Idlib province".
fn owns_institution(draft: &Draft<'_>, units: &Range<usize>) -> bool {
    let clitic = draft.word_near(units.end - 1, 1);
    if !matches!(clitic, "'s" | "’s" | "'S" | "’S") {
        return false;
    }
    let Some(next) = draft.near(units.end - 1, 2) else {
        return false;
    };
    if draft.toponym_at(next).is_some() {
        return false;
    }
    let institution = (2..5)
        .filter_map(|offset| draft.near(units.end - 1, offset))
        .take_while(|&unit| {
            draft
                .word(unit)
                .chars()
                .all(|c| c.is_alphabetic() || c == '-')
        })
        .any(|unit| OF_STATES.contains(draft.word(unit).to_lowercase().as_str()));
    institution || draft.other_at(next).is_some()
}
