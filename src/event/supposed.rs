//! Words for acts that nobody says happened: asked for, supposed, foretold, the names of old battles and of books.

use super::grammar::VerbGroup;
use super::kind::EventStatus;
use super::lexicon::{Function, List};
use super::morphology::Forms;
use super::scene::Scene;
use super::trigger::{Hit, Use};

/// The most words of a title in quotes ("Raid on Djerba").
const LONGEST_TITLE: usize = 8;

/// Returns the status of an act that is only spoken of.
pub(super) fn status(scene: &Scene<'_>, hit: &Hit, group: &VerbGroup) -> Option<EventStatus> {
    if conditional(scene, hit) {
        return Some(EventStatus::Hypothetical);
    }
    if asked_for(scene, hit, group) || is_title(scene, hit) {
        return Some(EventStatus::Statement);
    }
    if called_off(scene, hit) {
        return Some(EventStatus::Planned);
    }
    if named_battle(scene, hit) || earlier(scene, hit) {
        return Some(EventStatus::Background);
    }
    foretold(scene, hit)
}

/// "Should an attack like that be repeated, …": a clause that opens with "should" and its subject.
fn conditional(scene: &Scene<'_>, hit: &Hit) -> bool {
    let clause = scene.clause(hit.words.start).words.clone();
    let opener = scene.lower(clause.start);
    let opens = clause.start == 0 || matches!(scene.before(clause.start), "," | "\"" | "“");
    // "Had the garrison not been starved, …"
    let had = opener == "had"
        && (clause.clone()).any(|at| scene.lower(at) == "been" || scene.lower(at) == "not");
    // "… and shelled into surrender, there would have been no second war"
    let first = (0..hit.words.start).take_while(|&at| !scene.words[at].is_comma());
    let all_had = scene.lower(0) == "had"
        && first.clone().count() == hit.words.start
        && first.into_iter().any(|at| scene.lower(at) == "been");
    all_had
        || opens
            && (opener == "should" || had)
            && scene
                .words
                .get(clause.start + 1)
                .is_some_and(|word| word.is(Function::Determiner) || word.is_capital())
}

/// "demanded that the defenders lay down their arms": a bare form behind a word of asking.
fn asked_for(scene: &Scene<'_>, hit: &Hit, group: &VerbGroup) -> bool {
    let bare = hit.use_ == Use::Verb
        && hit.forms.has(Forms::BASE)
        && !hit.forms.has(Forms::PAST)
        && group.start == hit.words.start;
    bare && (0..hit.words.start)
        .any(|at| List::Demand.has(scene.lower(at)) && scene.lower(at + 1) == "that")
}

/// The most words between what was planned and what became of it: "a protest that workers had called in Aden was put off".
const CALLED_OFF_REACH: usize = 20;

/// "The march was called off", "postponed a protest": it did not take place.
fn called_off(scene: &Scene<'_>, hit: &Hit) -> bool {
    // How many words at a word say so.
    let says = |at: usize| match scene.lower(at) {
        "called" | "put" if scene.lower(at + 1) == "off" => 2,
        word if List::CalledOff.has(word) => 1,
        _ => 0,
    };
    let end = scene.words.len().min(hit.words.end + CALLED_OFF_REACH);
    let suffers = (hit.words.end..end)
        .take_while(|&at| {
            !matches!(scene.words[at].raw, ";" | ":") && !scene.words[at].is(Function::Subordinator)
        })
        .filter(|&at| says(at) > 0)
        .any(|at| scene.words[at - 1].is(Function::Be));
    // "postponed a protest", "cancelled Sunday's big march"
    let is_object = (hit.words.start.saturating_sub(OBJECT_REACH)..hit.words.start).any(|at| {
        let from = at + says(at);
        from > at
            && from <= hit.words.start
            && scene.words[from..hit.words.start].iter().all(|word| {
                !word.is_mark()
                    && !word.is(Function::Preposition)
                    && !word.is(Function::Coordinator)
            })
    });
    hit.use_ == Use::Noun && (suffers || is_object)
}

/// How far before what is called off its verb stands, in words.
const OBJECT_REACH: usize = 6;

/// A trigger inside the name of a film or a book in quotes: every word of weight in it has a capital.
fn is_title(scene: &Scene<'_>, hit: &Hit) -> bool {
    let is_quote = |at: usize| {
        scene
            .words
            .get(at)
            .is_some_and(|word| matches!(word.raw, "\"" | "“" | "”" | "‘"))
    };
    let from = hit.words.start.saturating_sub(LONGEST_TITLE);
    let Some(open) = (from..hit.words.start).rev().find(|&at| is_quote(at)) else {
        return false;
    };
    let to = scene.words.len().min(open + 1 + LONGEST_TITLE);
    let Some(close) = (hit.words.end..to).find(|&at| is_quote(at)) else {
        return false;
    };
    close > open + 2
        && (open + 1..close).all(|at| {
            let word = &scene.words[at];
            word.is_capital() || word.is_number() || word.raw.len() <= 3 && at > open + 1
        })
}

/// "The Battle of Okinawa": a battle with a name is one of history.
fn named_battle(scene: &Scene<'_>, hit: &Hit) -> bool {
    let word = &scene.words[hit.words.start];
    hit.use_ == Use::Noun
        && word.is_capital()
        && matches!(
            word.lower.as_str(),
            "battle" | "siege" | "massacre" | "uprising"
        )
        && scene.lower(hit.words.end) == "of"
        && scene.before(hit.words.start) == "the"
}

/// "a mine left over from earlier fighting".
fn earlier(scene: &Scene<'_>, hit: &Hit) -> bool {
    hit.use_ == Use::Noun && List::Earlier.has(scene.before(hit.words.start))
}

/// "IS will step up its raids", "would be an assault on Egypt": a noun without its own day behind a verb of what may come. What is known
/// already ("the attack", "Monday's bombing") stays.
fn foretold(scene: &Scene<'_>, hit: &Hit) -> Option<EventStatus> {
    if hit.use_ != Use::Noun {
        return None;
    }
    let clause = scene.clause(hit.words.start).words.clone();
    let modal = (clause.start..hit.words.start)
        .rev()
        .find(|&at| scene.words[at].is(Function::Modal))?;
    let known = (modal + 1..hit.words.start).any(|at| {
        matches!(
            scene.lower(at),
            "the" | "that" | "this" | "those" | "these" | "'s" | "’s"
        ) || scene.words[at].is_mark()
    });
    let dated = scene
        .times
        .iter()
        .any(|time| clause.contains(&time.words.start) && time.words.start >= hit.words.end);
    let have = scene.lower(modal + 1) == "have";
    if known || dated || have {
        return None;
    }
    Some(match scene.lower(modal) {
        "will" | "shall" => EventStatus::Planned,
        _ => EventStatus::Hypothetical,
    })
}
