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
            .find_map(|from| place_behind(scene, from));
        let mut told: Vec<(&Anchor, Count)> =
            first.into_iter().map(|first| (first, toll.count)).collect();
        if let Some(first) = first {
            list(scene, first.words.end, &mut told);
        }
        if told.len() > 1 {
            return Some((toll.effect, told));
        }
        divided(scene, toll.count, verb.max(toll.people.end)).map(|parts| (toll.effect, parts))
    })
}

/// How far behind a toll the list of its places stands: "in two raids on Monday, the army said: eight in …".
const LIST_REACH: usize = 30;

/// "killed 50 people in three provinces: 30 in Kunduz and 20 in Baghlan": places whose tolls add up to the whole.
fn divided<'s>(
    scene: &'s Scene<'_>,
    total: Count,
    from: usize,
) -> Option<Vec<(&'s Anchor, Count)>> {
    let end = scene.words.len().min(from + LIST_REACH);
    (from..end)
        .filter(|&at| {
            let word = &scene.words[at];
            word.is_comma() || matches!(word.raw, ":" | "-" | "–" | "—") || word.lower == "with"
        })
        .find_map(|mark| {
            let (count, end) = number_of_people(scene, mark + 1)?;
            let first = place_behind(scene, end)?;
            let mut told = vec![(first, count)];
            list(scene, first.words.end, &mut told);
            let sum = told
                .iter()
                .try_fold(0_u32, |sum, (_, count)| sum.checked_add(count.best));
            (told.len() > 1 && sum == Some(total.best)).then_some(told)
        })
}

/// Goes on with a list of tolls by place: ", two in Nikopol and one person in Kherson".
fn list<'s>(scene: &'s Scene<'_>, from: usize, told: &mut Vec<(&'s Anchor, Count)>) {
    let mut at = behind_owned(scene, from, told);
    while let Some((count, end)) = next_number(scene, at) {
        let Some(place) = place_behind(scene, end) else {
            break;
        };
        told.push((place, count));
        at = behind_owned(scene, place.words.end, told);
    }
}

/// "Gaza City's Zeitoun quarter": the inner place is meant; returns where its words end.
fn behind_owned<'s>(scene: &'s Scene<'_>, end: usize, told: &mut [(&'s Anchor, Count)]) -> usize {
    let inner = scene
        .places
        .iter()
        .find(|anchor| anchor.words.start > end && anchor.words.start <= end + 2);
    match (inner, told.last_mut()) {
        (Some(inner), Some(last)) if scene.lower(end) == "'s" => {
            last.0 = inner;
            inner.words.end
        }
        _ => end,
    }
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
    // "three people in Jos on Sunday and two in Bauchi on Monday": the day of the one before.
    let mut at = at;
    if let Some(day) = scene
        .times
        .iter()
        .find(|time| time.words.start >= at && time.words.start <= at + 1)
        && (time_opens(scene, at) || day.words.start == at)
    {
        at = day.words.end;
    }
    let mut start = at;
    while scene.words.get(start).is_some_and(|word| {
        word.is_comma() || matches!(word.lower.as_str(), "and" | "another" | "while")
    }) {
        start += 1;
    }
    if start == at {
        return None;
    }
    number_of_people(scene, start)
}

/// Tells whether a word leads to a day: "on Sunday".
fn time_opens(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.lower(at), "on" | "late" | "early" | "last")
}

/// "two", "one person", "30 of them": a number with who they are, and where its words end.
fn number_of_people(scene: &Scene<'_>, start: usize) -> Option<(Count, usize)> {
    let number = number_at(&scene.words, start)
        .filter(|number| number.firm || scene.lower(start) == "one")?;
    let mut end = number.end;
    while matches!(
        scene.lower(end),
        "other" | "others" | "more" | "died" | "killed" | "were"
    ) {
        end += 1;
    }
    if scene.lower(end) == "of" && matches!(scene.lower(end + 1), "them" | "whom" | "those") {
        end += 2;
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
