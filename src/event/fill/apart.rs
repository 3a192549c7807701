//! A toll told place by place: "killing two people in Odesa and one in Mykolaiv" is two events, each with its own dead.

use crate::event::casualty::Effect;
use crate::event::extract::Proto;
use crate::event::lexicon::Function;
use crate::event::number::number_at;
use crate::event::people::person_at;
use crate::event::record::Count;
use crate::event::scene::{Anchor, Scene};

/// The most words between a toll and the name of its place: "in the northern city of".
const BEFORE_NAME: usize = 6;

/// The places that a toll is told for, each with its own, or none where it is told for all together.
pub(super) fn tolls_apart<'s>(
    scene: &'s Scene<'_>,
    proto: &Proto<'_>,
) -> Option<(Effect, Vec<(&'s Anchor, Count)>)> {
    proto.items.iter().find_map(|item| {
        let toll = item
            .toll
            .as_ref()
            .filter(|toll| matches!(toll.effect, Effect::Killed | Effect::Injured))?;
        let verb = scene.hits[item.hit].words.end;
        let first = [toll.people.end.max(verb), toll.people.end]
            .into_iter()
            .find_map(|from| place_behind(scene, from))?;
        let mut told = vec![(first, toll.count)];
        let mut at = first.words.end;
        while let Some((count, end)) = next_number(scene, at) {
            let Some(place) = place_behind(scene, end) else {
                break;
            };
            told.push((place, count));
            at = place.words.end;
        }
        (told.len() > 1).then_some((toll.effect, told))
    })
}

/// "in Odesa", "in the port city of Odesa": the place that a preposition right here leads to.
fn place_behind<'s>(scene: &'s Scene<'_>, from: usize) -> Option<&'s Anchor> {
    let place = scene
        .places
        .iter()
        .find(|anchor| anchor.words.end > from && !scene.masked[anchor.words.start])?;
    // A phrase may begin with its preposition ("near Jos").
    let between = scene.words.get(from..place.words.start)?;
    let leads = between
        .first()
        .or_else(|| scene.words.get(place.words.start))
        .is_some_and(|word| word.is(Function::Locative));
    let plain = between.iter().skip(1).all(|word| {
        !word.is_mark()
            && !word.is(Function::Coordinator)
            && !word.is_number()
            && (!word.is(Function::Preposition) || word.lower == "of")
    });
    (leads && plain && between.len() <= BEFORE_NAME).then_some(place)
}

/// ", two", "and one person": the number that goes on with the list, and where its words end.
fn next_number(scene: &Scene<'_>, at: usize) -> Option<(Count, usize)> {
    let mut start = at;
    while scene.words.get(start).is_some_and(|word| {
        word.is_comma() || matches!(word.lower.as_str(), "and" | "another" | "while")
    }) {
        start += 1;
    }
    if start == at {
        return None;
    }
    let number = number_at(&scene.words, start)
        .filter(|number| number.firm || scene.lower(start) == "one")?;
    let mut end = number.end;
    while matches!(
        scene.lower(end),
        "other" | "others" | "more" | "died" | "killed" | "were"
    ) {
        end += 1;
    }
    if let Some((len, _)) = person_at(&scene.words, end) {
        end += len;
    }
    while matches!(
        scene.lower(end),
        "others" | "more" | "died" | "killed" | "were"
    ) {
        end += 1;
    }
    Some((number.count, end))
}
