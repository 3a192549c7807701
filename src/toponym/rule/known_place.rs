//! Names that the gazetteer knows and the tagger passed over, where their surroundings let them be places.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::Casing;
use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;
use crate::toponym::lexicon::WordClasses;

/// Words that a place follows: "in", "near", "from".
static PREPOSITIONS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../lexicon/place_prepositions.txt")
        .lines()
        .collect()
});

/// What places suffer: "shelled", "besieged".
static STRUCK: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../lexicon/struck.txt").lines().collect());

/// Importance from which a name is taken without more, after a preposition, and where capitals say nothing;
/// and what each doubt adds to it. Set by hand on the development corpora.
const ANYWHERE: f64 = 0.55;
const AFTER_PREPOSITION: f64 = 0.25;
const PLACED: f64 = 0.1;
const WITHOUT_CASE: f64 = 0.6;
const COMMON_WORD: f64 = 0.3;
const PERSONS_NAME: f64 = 0.15;
const BESIDE_NAME: f64 = 0.2;
const OPENS_SENTENCE: f64 = 0.1;

/// Tells whether a place may follow the word.
pub(super) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(word)
}

/// Tells whether what follows says where the name lies: ", north of Aleppo", ", 20 km east of Homs".
fn is_placed(draft: &Draft<'_>, next: usize) -> bool {
    let word = |offset: usize| {
        let near = draft.near(next, offset.cast_signed());
        near.map_or("", |unit| draft.word(unit))
    };
    if draft.word(next) != "," {
        return false;
    }
    // A distance takes up to three words: "about 20 km".
    (1..=4).any(|at| {
        let direction = draft
            .near(next, at)
            .is_some_and(|unit| draft.classes(unit).has(WordClasses::DIRECTION));
        let at = at.cast_unsigned();
        let lowercase = word(at).starts_with(char::is_lowercase);
        direction
            && lowercase
            && word(at + 1) == "of"
            && draft
                .near(next, (at + 2).cast_signed())
                .is_some_and(|unit| draft.is_capital(unit))
    })
}

/// Tells whether what follows is what happens to places: "came under fire", "was shelled", "fell to the rebels".
fn is_struck(draft: &Draft<'_>, next: usize) -> bool {
    let word = |offset: isize| draft.near(next, offset).map_or("", |unit| draft.word(unit));
    let rest = match (word(0), word(1), word(2)) {
        ("was" | "were" | "is", "being", _) | ("has" | "had", "been", _) => 2,
        ("was" | "were" | "is" | "remains" | "remained", ..) => 1,
        ("came" | "comes" | "coming", "under", _) | ("fell" | "falls", "to", _) => return true,
        _ => return false,
    };
    STRUCK.contains(word(rest))
}

/// Tells whether the words before a name measure from it: "west of", "the outskirts of".
pub(super) fn is_beyond(draft: &Draft<'_>, unit: usize) -> bool {
    draft.word_near(unit, -1).eq_ignore_ascii_case("of")
        && draft
            .near(unit, -2)
            .is_some_and(|before| draft.classes(before).has(WordClasses::DIRECTION))
}

pub(super) fn apply(draft: &mut Draft<'_>) {
    for unit in 0..draft.len() {
        let Some(known) = draft.known(unit) else {
            continue;
        };
        let (units, importance, country) = (known.units.clone(), known.importance, known.kind == 1);
        // Seas, ranges and deserts have an article: "in the Mediterranean".
        let with_article = known.kind == 5
            && draft.word_near(unit, -1) == "the"
            && is_preposition(draft.word_near(unit, -2));
        let struck = is_struck(draft, units.end);
        if !draft.is_free(&units) || (draft.is_other(&units) && !struck) {
            continue;
        }
        let single = units.len() == 1;
        let classes = draft.classes(unit);
        let name = classes.has(WordClasses::FIRST_NAME.or(WordClasses::SURNAME));
        let doubts = [
            (draft.is_ordinary(&units), COMMON_WORD),
            (single && name && !country, PERSONS_NAME),
            (draft.beside_unclaimed_name(units.clone()), BESIDE_NAME),
            (draft.opens_sentence(unit), OPENS_SENTENCE),
        ];
        let threshold = match draft.casing(unit) {
            Casing::Mixed if is_preposition(draft.word_near(unit, -1)) && !single => PLACED,
            Casing::Mixed if is_preposition(draft.word_near(unit, -1)) => AFTER_PREPOSITION,
            Casing::Mixed if with_article || is_beyond(draft, unit) => AFTER_PREPOSITION,
            Casing::Mixed if is_placed(draft, units.end) => PLACED,
            Casing::Mixed if struck => AFTER_PREPOSITION,
            Casing::Mixed => ANYWHERE,
            _ => WITHOUT_CASE,
        };
        let doubt: f64 = doubts
            .iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, d)| d)
            .sum();
        if importance >= threshold + doubt {
            draft.add(units, ToponymRole::Literal, "known name");
        }
    }
}
