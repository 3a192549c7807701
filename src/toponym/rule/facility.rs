//! "the Hmeimim air base", "al-Shifa hospital", "Camp Bucca", "Museum of Aleppo": built places with a name. The place names inside
//! stay what they are.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::text::Casing;
use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;
use crate::toponym::lexicon::WordClasses;

/// What is built: "hospital", "bridge", "prison".
static HEADS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../lexicon/facility_words.txt")
        .lines()
        .collect()
});
/// Words between the name and the word for its kind: "air base", "power plant", "border crossing".
static MODIFIERS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../lexicon/facility_modifiers.txt")
        .lines()
        .collect()
});

/// Kinds that stand before the name: "Camp Bucca", "Fort Bragg".
const HEADS_IN_FRONT: [&str; 4] = ["Camp", "Fort", "Checkpoint", "Port"];
/// Kinds whose names are those of a body of people more often than of a spot: they are told as facilities, and place nothing.
const BODIES: [&str; 4] = ["school", "schools", "church", "university"];
/// Kinds that any town has many of, named for donors, saints and owners: with a name made of ordinary words or people's names they
/// place nothing either.
static CIVIL: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../lexicon/civil_facilities.txt")
        .lines()
        .collect()
});
/// What somebody holds: "IS-controlled territory", "SDF-held areas".
const HELD_KINDS: [&str; 5] = ["territory", "territories", "area", "areas", "positions"];
const HOLDING: [&str; 5] = ["held", "controlled", "occupied", "run", "administered"];
/// The most units of a name before the word for its kind, and the most words between.
const LONGEST: usize = 6;
const MOST_MODIFIERS: usize = 3;

pub(super) fn apply(draft: &mut Draft<'_>) {
    let mut unit = 0;
    while unit < draft.len() {
        let found = (draft.casing(unit) == Casing::Mixed)
            .then(|| facility_at(draft, unit))
            .flatten();
        unit += 1;
        if let Some((units, head)) = found {
            unit = unit.max(units.end);
            if !is_spot(draft, &units, head) {
                leave_saints(draft, &units);
            } else if draft.is_free(&units) {
                draft.remove_other(&units);
                // Where nobody knows the spot, the town beside it places what happens there.
                let role = match draft.known_exactly(&units) {
                    Some(_) => ToponymRole::Literal,
                    None => ToponymRole::Embedded,
                };
                draft.add(units.clone(), role, "facility");
            }
            draft.add_facility(units);
        }
    }
}

/// "St Mary's school" is named for a saint, whatever parish is too: the name inside places nothing.
fn leave_saints(draft: &mut Draft<'_>, units: &Range<usize>) {
    for unit in units.clone() {
        let Some(number) = draft.toponym_at(unit) else {
            continue;
        };
        let name = draft.found[number].units.clone();
        let saint = matches!(
            draft.word(name.start),
            "St" | "St." | "Saint" | "Saints" | "Sts"
        );
        let inside = units.start <= name.start && name.end < units.end;
        let owns = matches!(draft.word(name.end), "'s" | "’s" | "'" | "’");
        if saint && inside && owns && draft.found[number].role == ToponymRole::Literal {
            draft.found[number].role = ToponymRole::Embedded;
        }
    }
}

/// Tells whether a facility is known by a name of its own, so that it places something.
fn is_spot(draft: &Draft<'_>, units: &Range<usize>, head: usize) -> bool {
    const PLAIN: WordClasses = WordClasses::COMMON
        .or(WordClasses::FIRST_NAME)
        .or(WordClasses::SURNAME);
    let kind = draft.word(head).to_lowercase();
    let plain = |unit: usize| draft.is_capital(unit) && draft.classes(unit).has(PLAIN);
    let civil = CIVIL.contains(kind.as_str());
    let donor = || units.clone().filter(|&unit| unit != head).any(plain);
    !(BODIES.contains(&kind.as_str()) || civil && donor())
}

fn is_head(draft: &Draft<'_>, unit: usize) -> bool {
    let word = draft.word(unit);
    HEADS.contains(word.to_lowercase().as_str())
        || (HELD_KINDS.contains(&word) && HOLDING.contains(&draft.word_near(unit, -1)))
}

/// The facility whose word for its kind stands at a unit.
fn facility_at(draft: &Draft<'_>, head: usize) -> Option<(Range<usize>, usize)> {
    if !is_head(draft, head) {
        return None;
    }
    if HEADS_IN_FRONT.contains(&draft.word(head))
        && let Some(end) = run_after(draft, head + 1)
    {
        return Some((head..end, head));
    }
    // "Central Square station": the last of several kinds is what it is.
    if draft.near(head, 1).is_some_and(|next| is_head(draft, next)) {
        return None;
    }
    let end = match run_behind_of(draft, head) {
        Some(end) => end,
        None => head + 1,
    };
    match run_before(draft, head) {
        Some(start) => Some((start..end, head)),
        None => (end > head + 1).then_some((head..end, head)),
    }
}

/// The end of the capitalized run that begins at a unit.
fn run_after(draft: &Draft<'_>, start: usize) -> Option<usize> {
    let length = (0..LONGEST)
        .take_while(|&i| {
            draft
                .near(start - 1, i.cast_signed() + 1)
                .is_some_and(|unit| is_part(draft, unit))
        })
        .count();
    (length > 0).then_some(start + length)
}

/// The end of "of the Prophet" behind a capitalized word for a kind.
fn run_behind_of(draft: &Draft<'_>, head: usize) -> Option<usize> {
    if draft.word_near(head, 1) != "of"
        || !draft.is_capital(head)
        || draft.word(head).ends_with('s')
    {
        return None;
    }
    let the = usize::from(draft.word_near(head, 2) == "the");
    draft.near(head, 2 + the.cast_signed())?;
    run_after(draft, head + 2 + the)
}

/// The start of the name before a word for a kind, over the words between.
fn run_before(draft: &Draft<'_>, head: usize) -> Option<usize> {
    let mut at = head;
    while head - at < MOST_MODIFIERS
        && let Some(before) = draft.near(at, -1)
        && !draft.is_capital(before)
        && MODIFIERS.contains(draft.word(before))
    {
        at = before;
    }
    // "an ISIL-held building", "the rebel-run Bab hospital": who holds it is no name, unless nothing else is.
    let name_end = at;
    while name_end - at < LONGEST
        && let Some(before) = draft.near(at, -1)
        && (is_part(draft, before) || is_joint(draft, before, at < name_end))
    {
        at = before;
    }
    let article = matches!(draft.word(at), "The" | "A" | "An" | "Each" | "Some" | "Two");
    let mut start = if article { at + 1 } else { at };
    while start < name_end && !is_part(draft, start) {
        start += 1;
    }
    let named = (start..name_end).any(|unit| draft.is_capital(unit) && !is_plain(draft, unit));
    named.then_some(start)
}

/// A word that may be part of a name: capitalized, or the article of one ("al" of "al-Shifa").
fn is_part(draft: &Draft<'_>, unit: usize) -> bool {
    let article = draft
        .unit(unit + 1)
        .is_some_and(|next| next.glued && next.capital && draft.word(unit).len() <= 3);
    draft.is_capital(unit) && draft.word(unit).starts_with(char::is_alphabetic) || article
}

/// The small piece of "ISIL-held", "of" and "and" inside a name.
fn is_joint(draft: &Draft<'_>, unit: usize, inside: bool) -> bool {
    let glued = draft.unit(unit).is_some_and(|this| this.glued);
    glued || (inside && matches!(draft.word(unit), "of" | "al" | "el"))
}

/// A capitalized word that names nothing: the first of a sentence, a day, a title, "Catholic" of "the Catholic church".
fn is_plain(draft: &Draft<'_>, unit: usize) -> bool {
    const NO_NAME: WordClasses = WordClasses::WEEKDAY
        .or(WordClasses::MONTH)
        .or(WordClasses::DIRECTION);
    let classes = draft.classes(unit);
    classes.has(NO_NAME)
        || MODIFIERS.contains(draft.word(unit).to_lowercase().as_str())
        || (classes.has(WordClasses::COMMON) && draft.opens_sentence(unit))
}
