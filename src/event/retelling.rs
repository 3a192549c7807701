//! Sentences that tell nothing new: corrections, drills, statistics, what a court heard (`lexicon/retellings.tsv`).

use std::sync::LazyLock;

use super::act::Act;
use super::kind::EventStatus;
use super::lexicon::{List, PhraseTable, rows};
use super::number::number_at;
use super::scene::Scene;
use super::trigger::Hit;

/// What a sentence tells instead of news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Retelling {
    /// What an earlier version of the report said.
    Correction,
    /// What is only played.
    Rehearsal,
    /// Many happenings of a long time, counted.
    Statistics,
    /// What a court hears of the past.
    Court,
}

/// A phrase with what it makes of its sentence, and whether it must open it.
static RETELLINGS: LazyLock<PhraseTable<(Retelling, bool)>> = LazyLock::new(|| {
    PhraseTable::new(
        rows(include_str!("lexicon/retellings.tsv")).filter_map(|row| {
            let &[words, place, what] = row.as_slice() else {
                return None;
            };
            let what = match what {
                "correction" => Retelling::Correction,
                "rehearsal" => Retelling::Rehearsal,
                "statistics" => Retelling::Statistics,
                _ => Retelling::Court,
            };
            Some((words.to_owned(), (what, place == "start")))
        }),
    )
});

/// How many words may stand before words that must open a sentence: a bracket, a star.
const BEFORE_OPENING: usize = 2;

/// How far from the court its verb stands, in words.
const COURT_REACH: usize = 7;

fn told_in(scene: &Scene<'_>) -> impl Iterator<Item = (usize, usize, Retelling)> {
    (0..scene.words.len()).flat_map(|at| {
        RETELLINGS
            .at(&scene.words, at)
            .filter(move |(_, (_, opens))| !opens || at <= BEFORE_OPENING)
            .map(move |(len, (what, _))| (at, len, *what))
    })
}

/// "An earlier version of this report gave the toll as 20": what it tells is taken back, and the report says elsewhere what is so.
pub(super) fn is_correction(scene: &Scene<'_>) -> bool {
    told_in(scene).any(|(_, _, what)| what == Retelling::Correction)
}

/// The status of what a sentence retells, where it does.
pub(super) fn status(scene: &Scene<'_>, hit: &Hit, act: &Act) -> Option<EventStatus> {
    // What is arrested, protested against or attacked now is news, whatever court it is about.
    let news = matches!(
        act.name,
        "protest" | "arrest" | "riot" | "disperse" | "raid"
    );
    if act.name == "exercise" {
        return Some(EventStatus::Statement);
    }
    if news {
        return None;
    }
    let start = hit.words.start;
    if is_tally(scene, start) {
        return Some(EventStatus::Background);
    }
    let outside = |at: usize, len: usize| hit.words.end <= at || at + len <= start;
    if court_hears(scene, start) {
        return Some(EventStatus::Background);
    }
    told_in(scene).find_map(|(at, len, what)| match what {
        _ if !outside(at, len) => None,
        Retelling::Rehearsal => Some(EventStatus::Hypothetical),
        Retelling::Statistics => Some(EventStatus::Background),
        // "charged with murdering"; what stands before may be what the day brought.
        Retelling::Court => (at < start).then_some(EventStatus::Background),
        Retelling::Correction => None,
    })
}

/// From so many on, happenings of one kind are only counted.
const TALLY: u32 = 10;

/// "The general staff counted 139 clashes in the past day": a number of happenings, none of which is told.
fn is_tally(scene: &Scene<'_>, trigger: usize) -> bool {
    let number = (1..=3).find_map(|back| {
        let at = trigger.checked_sub(back)?;
        number_at(&scene.words, at).filter(|number| number.firm && number.end <= trigger)
    });
    let many = number.is_some_and(|number| number.count.best >= TALLY);
    many && scene.lower(trigger).ends_with('s')
        && (0..trigger).any(|at| List::Tallied.has(scene.lower(at)))
}

/// "A court in Paris on Monday heard how gunmen killed …".
fn court_hears(scene: &Scene<'_>, trigger: usize) -> bool {
    (0..trigger)
        .filter(|&at| List::Court.has(scene.lower(at)))
        .any(|at| {
            (at + 1..trigger.min(at + COURT_REACH)).any(|verb| List::Hears.has(scene.lower(verb)))
        })
}
