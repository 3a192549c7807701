//! Capitalized names that nobody recognized, and that the words around them take for places.

use super::name::{begins, is_abbreviation, is_person, is_somebody, length};
use super::recognized::is_ascribed;
use super::{PlaceObject, is_kind, within};
use crate::event::MentionInput;
use crate::event::binding::Unplaced;
use crate::event::lexicon::Function;
use crate::event::morphology::Forms;
use crate::event::trigger::any_verb;
use crate::event::words::Word;
use crate::referent::Geoprecision;
use crate::text::TokenKind;

/// Words that names of places begin with.
const HEADS: [&str; 14] = [
    "jabal", "jebel", "tal", "tall", "tell", "tel", "kafr", "deir", "khirbet", "wadi", "mount",
    "lake", "fort", "khan",
];

/// The most words between a preposition and the name: "in the small northern village of".
const LONGEST_EPITHET: usize = 5;

/// The most words of a name before the word for its kind, and between the two: "the Noor central railway station".
const LONGEST_NAME: usize = 4;
const KIND_REACH: usize = 3;

/// Names behind a preposition of place: "in Tell Namra", "at Minya University", "the village of Sana"; and the object of a verb.
pub(super) fn behind_prepositions<'w>(
    input: &'w MentionInput<'_, '_>,
    words: &'w [Word<'_>],
    object: Option<PlaceObject>,
) -> impl Iterator<Item = Unplaced> + 'w {
    let shouts = words
        .iter()
        .filter(|word| word.kind == TokenKind::Word)
        .all(|word| !word.raw.chars().any(char::is_lowercase));
    let leads = move |at: usize| {
        let word = words[at].lower.as_str();
        let before = at.checked_sub(1).map_or("", |k| words[k].lower.as_str());
        matches!(word, "in" | "at" | "near" | "inside" | "outside" | "around")
            || word == "of" && is_kind(before)
            || object.is_some_and(|object| object.start == at + 1)
    };
    (0..words.len())
        .filter(move |&at| !shouts && leads(at))
        .filter_map(move |at| {
            let name = at + 1 + epithets(words, at + 1)?;
            let end = name + length(words, name);
            let span = words[name].span.join(words.get(end - 1)?.span);
            let of_kind = words[name - 1].lower == "of";
            let only = object.is_some_and(|object| object.only && object.start == at + 1);
            let kind = of_kind
                || only
                || is_kind(&words[end - 1].lower)
                || kind_behind(words, end)
                || HEADS.contains(&words[name].lower.as_str());
            let people = end == name + 1
                && (is_abbreviation(words[name].raw)
                    || input.gazetteer.demonym(words[name].raw).is_some());
            // "inside Sheikh Hadid": one is not inside a person.
            let around = matches!(words[at].lower.as_str(), "inside" | "outside" | "at");
            let kind = kind || around && is_person(input.names, span);
            let is_place = (kind || !is_somebody(input.names, span) && !owns(words.get(end)))
                && !is_ascribed(span.of(input.text.raw), input.gazetteer)
                && !people;
            is_place.then_some(Unplaced {
                span,
                precision: Geoprecision::Town,
            })
        })
}

/// Names with their kind behind them: "the Tell Namra district".
pub(super) fn before_kinds<'w>(
    input: &'w MentionInput<'_, '_>,
    words: &'w [Word<'_>],
) -> impl Iterator<Item = Unplaced> + 'w {
    (1..words.len())
        .filter(|&at| is_kind(&words[at].lower))
        .filter_map(move |at| {
            let named = |&k: &usize| begins(&words[k]) || words[k].raw == "-";
            let start = (0..at).rev().take(LONGEST_NAME).take_while(named).last()?;
            let span = words[start].span.join(words[at - 1].span);
            let known = within(&input.names.toponyms, span, |toponym| toponym.span).next();
            let plain = !is_ascribed(span.of(input.text.raw), input.gazetteer)
                && words[start].raw != "-"
                && !words[start].is(Function::Determiner);
            (known.is_none() && plain).then_some(Unplaced {
                span,
                precision: Geoprecision::Town,
            })
        })
}

/// How many words stand before the name: articles, adjectives and kinds ("the strategic village of"); `None` where no name follows.
fn epithets(words: &[Word<'_>], from: usize) -> Option<usize> {
    // "the village of ‘Ayn"
    let opened = |at: usize| {
        words[at].is_mark()
            && words.get(at + 1).is_some_and(|next| {
                begins(next)
                    && words[at].span.end == next.span.start
                    && matches!(words[at].raw, "‘" | "’" | "'")
            })
    };
    let count = (0..=LONGEST_EPITHET).find(|count| {
        words
            .get(from + count)
            .is_some_and(|word| begins(word) || opened(from + count))
    })?;
    let before = &words[from..from + count];
    let leads = |(k, word): (usize, &Word<'_>)| {
        let of_kind = word.lower == "of" && k > 0 && is_kind(&before[k - 1].lower);
        (of_kind || word.kind == TokenKind::Word && !word.is(Function::Preposition))
            && !word.is(Function::Relative)
            && !word.is(Function::Pronoun)
            && !word.is(Function::Coordinator)
    };
    let of = before.iter().any(|word| word.lower == "of");
    let near = count <= 1 || of || before[0].is(Function::Determiner) && count <= 3;
    (near && before.iter().enumerate().all(leads)).then_some(count)
}

/// Tells whether the word for the kind of place stands behind a name, a few small words between.
fn kind_behind(words: &[Word<'_>], end: usize) -> bool {
    words
        .iter()
        .skip(end)
        .take(KIND_REACH)
        .take_while(|word| {
            word.kind == TokenKind::Word
                && !word.is(Function::Preposition)
                && any_verb(&word.lower) == Forms::default()
        })
        .any(|word| is_kind(&word.lower))
}

/// "in Wagner hands", "in a Reuters report": a name before a noun is whose it is, not where.
fn owns(next: Option<&Word<'_>>) -> bool {
    let functions = [
        Function::Preposition,
        Function::Adverb,
        Function::Coordinator,
        Function::Relative,
        Function::Subordinator,
        Function::Be,
        Function::Have,
        Function::Modal,
    ];
    let direction = |word: &str| {
        ["north", "south", "east", "west"]
            .iter()
            .any(|direction| word.starts_with(direction))
    };
    next.is_some_and(|word| {
        word.kind == TokenKind::Word
            && !word.is_capital()
            && !direction(&word.lower)
            && functions.iter().all(|&function| !word.is(function))
            && any_verb(&word.lower) == Forms::default()
    })
}
