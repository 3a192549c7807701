//! News or not: whether a trigger tells of something that happened lately, long ago, perhaps, or not at all.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::act::{Act, Weight};
use super::clause::ClauseKind;
use super::grammar::VerbGroup;
use super::habit::is_habit;
use super::kind::EventStatus;
use super::lexicon::{Function, List, PhraseTable, rows};
use super::morphology::Forms;
use super::retelling;
use super::scene::Scene;
use super::supposed;
use super::trigger::{Hit, Use};
use super::words::slice;
use crate::time::DateInterval;

/// Older than this many days before publication is background, not news. All development texts hold to it.
pub(super) const NEWS_DAYS: i32 = 14;

/// A span of more days than this is a period, not the date of an event.
const LONGEST_EVENT_DAYS: i32 = 31;

static CUES: LazyLock<PhraseTable<EventStatus>> = LazyLock::new(|| {
    PhraseTable::new(
        rows(include_str!("lexicon/status_cues.tsv")).filter_map(|row| {
            Some((
                (*row.first()?).to_owned(),
                EventStatus::from_word(row.get(1)?)?,
            ))
        }),
    )
});

/// Reads the status of a trigger from its words and its date.
pub(super) fn status(
    scene: &Scene<'_>,
    hit: &Hit,
    act: &Act,
    group: &VerbGroup,
    date: Option<(DateInterval, bool)>,
    published: Option<Date>,
) -> EventStatus {
    if act.weight == Weight::Verbal {
        return EventStatus::Statement;
    }
    if government_protests(scene, hit, act, group) {
        return EventStatus::Statement;
    }
    if let Some(status) = denied(scene, hit, group) {
        return status;
    }
    if let Some(status) = unreal(scene, hit, act, group) {
        return status;
    }
    if let Some(status) = supposed::status(scene, hit, group) {
        return status;
    }
    if let Some(status) = retelling::status(scene, hit, act) {
        return status;
    }
    if let Some(status) = dated(date, published) {
        return status;
    }
    if is_habit(scene, hit, group) {
        return EventStatus::Hypothetical;
    }
    if let Some(status) = cued(scene, hit, group, date, published) {
        return status;
    }
    if retold(scene, hit) {
        return EventStatus::Background;
    }
    match (date, published) {
        (Some((interval, _)), Some(published)) if days_between(interval.end, published) > 3 => {
            EventStatus::RecentContext
        }
        _ => EventStatus::New,
    }
}

/// How far behind a verb its "since" stands, in words.
const SINCE_REACH: usize = 8;

/// "570 people have been detained since the unrest began": counted over a time that nobody dates.
pub(super) fn totals_since(scene: &Scene<'_>, hit: &Hit, act: &Act, group: &VerbGroup) -> bool {
    let end = scene.words.len().min(hit.words.end + SINCE_REACH);
    super::casualty::effect_of(act.name).is_some()
        && hit.use_ == Use::Verb
        && (group.perfect || group.pluperfect)
        && (hit.words.end..end)
            .take_while(|&at| !scene.words[at].is_mark())
            .any(|at| scene.lower(at) == "since")
}

/// "Baghdad protested against the strikes": a government's note, not people in a street.
fn government_protests(scene: &Scene<'_>, hit: &Hit, act: &Act, group: &VerbGroup) -> bool {
    let ends_here = |words: &std::ops::Range<usize>| words.end == group.start;
    act.name == "protest"
        && hit.use_ == Use::Verb
        && !group.infinitive
        && (scene.places.iter().any(|anchor| ends_here(&anchor.words))
            || scene
                .sides
                .iter()
                .any(|side| side.found == super::actor::Found::State && ends_here(&side.words)))
}

/// Returns the days from one civil date to another.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

fn denied(scene: &Scene<'_>, hit: &Hit, group: &VerbGroup) -> Option<EventStatus> {
    // "fired no rockets"
    if hit.use_ == Use::Verb && scene.lower(hit.words.end) == "no" {
        return Some(EventStatus::Denied);
    }
    let start = hit.words.start;
    if group.negated {
        return Some(EventStatus::Denied);
    }
    let before = scene.before(start);
    let before2 = start.checked_sub(1).map_or("", |k| scene.before(k));
    let consequence =
        super::casualty::effect_of(hit.readings.last().map_or("", |(act, _)| act.name)).is_some();
    if hit.use_ == Use::Noun
        && !consequence
        && (matches!(before, "no" | "without")
            || (before2 == "no" && !matches!(before, "of" | "the"))
            || before2 == "without" && matches!(before, "a" | "any" | "much" | "further"))
    {
        return Some(EventStatus::Denied);
    }
    // "no group had entered"
    let clause = scene.clause(start);
    if hit.use_ == Use::Verb
        && !consequence
        && (clause.words.start..group.start).any(|k| {
            scene.lower(k) == "no"
                && k + 5 >= group.start
                && !(k..group.start).any(|k| scene.words[k].is_mark())
        })
    {
        return Some(EventStatus::Denied);
    }
    if told_false(scene, start) || denies_report(scene, start) || no_reports(scene, start) {
        return Some(EventStatus::Denied);
    }
    let saying = scene.saying_of(start)?;
    if saying.denial {
        return Some(EventStatus::Denied);
    }
    saying.ahead.then_some(EventStatus::Hypothetical)
}

/// How far behind "no reports of" what was not reported stands, in words.
const UNREPORTED_REACH: usize = 6;

/// "There were no reports of a strike on the hospital".
fn no_reports(scene: &Scene<'_>, trigger: usize) -> bool {
    (trigger.saturating_sub(UNREPORTED_REACH)..trigger).any(|at| {
        scene.lower(at) == "no"
            && List::Report.has(scene.lower(at + 1))
            && scene.lower(at + 2) == "of"
    })
}

/// How far behind a denial what is denied stands, in words.
const DENIED_REACH: usize = 4;

/// "denied a report in the press that its fighters had shelled the town".
fn denies_report(scene: &Scene<'_>, trigger: usize) -> bool {
    (0..trigger).any(|at| {
        List::Denial.has(scene.lower(at))
            && (at + 1..trigger.min(at + 1 + DENIED_REACH))
                .any(|noun| List::Report.has(scene.lower(noun)))
            && (at..trigger).any(|that| scene.lower(that) == "that")
    })
}

/// "Reports that the army had shelled the town were false": what a report is said to tell, where it is called untrue.
fn told_false(scene: &Scene<'_>, trigger: usize) -> bool {
    let told = (0..trigger).any(|at| {
        // "Reports on Sunday that"
        List::Report.has(scene.lower(at))
            && (at + 1..trigger.min(at + REPORT_REACH))
                .take_while(|&that| !scene.words[that].is_mark())
                .any(|that| matches!(scene.lower(that), "that" | "of"))
    });
    told && (trigger..scene.words.len()).any(|at| {
        let calls = || {
            (0..trigger).any(|verb| {
                matches!(
                    scene.lower(verb),
                    "calls" | "called" | "dismissed" | "dismisses" | "described" | "branded"
                )
            })
        };
        List::Untrue.has(scene.lower(at))
            && ((at.saturating_sub(3)..at).any(|be| scene.words[be].is(Function::Be)) || calls())
    })
}

/// How far behind "reports" their "that" stands, in words.
const REPORT_REACH: usize = 5;

fn unreal(scene: &Scene<'_>, hit: &Hit, act: &Act, group: &VerbGroup) -> Option<EventStatus> {
    let start = hit.words.start;
    let clause = scene.clause(start);
    let opener = clause.opener(&scene.words);
    if matches!(opener, "if" | "unless" | "whether")
        || asks(scene)
        || unconfirmed(scene, start)
        || may_be(scene, hit)
        || of_anyone(scene, start)
        || awaited(scene, start)
    {
        return Some(EventStatus::Hypothetical);
    }
    if is_planned(scene, hit) || called_for(scene, start) {
        return Some(EventStatus::Planned);
    }
    if clause.quoted
        && (clause.words.clone()).any(|k| {
            matches!(
                scene.lower(k),
                "we" | "our" | "us" | "i" | "you" | "my" | "me"
            )
        })
    {
        return Some(EventStatus::Statement);
    }
    if group.future {
        return Some(EventStatus::Planned);
    }
    if group.possible {
        return Some(EventStatus::Hypothetical);
    }
    // "demanded that the general be sent elsewhere"
    if group.passive && scene.lower(group.start) == "be" && scene.before(group.start) != "to" {
        return Some(EventStatus::Statement);
    }
    if shares_modal(scene, hit, group) {
        return Some(EventStatus::Hypothetical);
    }
    if helped(scene, hit, group) {
        return Some(EventStatus::Hypothetical);
    }
    if years_before(scene, hit)
        || names_a_war(scene, hit)
        || lasted(scene, hit)
        || had_before(scene, hit, group)
    {
        return Some(EventStatus::Background);
    }
    // "claimed to have killed 15": it has happened.
    let has_been = group.perfect
        && group
            .governor
            .is_some_and(|governor| !List::Ahead.has(scene.lower(governor)));
    if group.infinitive && !has_been {
        let governor = group.governor.map_or("", |k| scene.lower(k));
        if List::Failed.has(governor) {
            return Some(EventStatus::Denied);
        }
        if List::Ahead.has(governor) {
            return Some(EventStatus::Planned);
        }
        // "used a drone to bring down a helicopter": the means was used.
        let used = (scene.clause(start).words.start..start)
            .any(|k| matches!(scene.lower(k), "used" | "using"))
            // "fired in the air to disperse them": a crowd that is fired at is driven away.
            || act.name == "disperse"
                && (scene.clause(start).words.start..start)
                    .any(|k| List::Light.has(scene.lower(k)));
        if !List::Begun.has(governor) && !used && !matches!(act.name, "protest") {
            // A purpose: "crossed to defend", "sent to attack".
            return Some(EventStatus::Hypothetical);
        }
    }
    if hit.use_ == Use::Noun {
        let before = scene.before(start);
        if matches!(
            before,
            "possible"
                | "potential"
                | "imminent"
                | "future"
                | "any"
                | "expected"
                | "threatened"
                | "further"
                | "planned"
        ) {
            return Some(if before == "planned" {
                EventStatus::Planned
            } else {
                EventStatus::Hypothetical
            });
        }
    }
    None
}

/// "Was there shooting in Goma?": a question tells of nothing.
fn asks(scene: &Scene<'_>) -> bool {
    scene.words.last().is_some_and(|last| last.raw == "?")
}

/// "a suicide bomber may slip into the crowd": what may be done by it has not been.
fn may_be(scene: &Scene<'_>, hit: &Hit) -> bool {
    hit.use_ == Use::Noun
        && scene
            .words
            .get(hit.words.end)
            .is_some_and(|next| next.is(Function::Modal))
}

/// "anyone who blocks a road": whoever it may be.
fn of_anyone(scene: &Scene<'_>, start: usize) -> bool {
    (1..start).any(|at| {
        scene.lower(at) == "who"
            && matches!(
                scene.before(at),
                "anyone" | "anybody" | "whoever" | "everyone" | "everybody"
            )
    })
}

/// How far behind a noun its plan stands: "marches in the capital were planned".
const PLAN_REACH: usize = 6;

/// "marches were planned", "a strike is due on Friday".
fn is_planned(scene: &Scene<'_>, hit: &Hit) -> bool {
    let end = scene.words.len().min(hit.words.end + PLAN_REACH);
    hit.use_ == Use::Noun
        && (hit.words.end..end)
            .take_while(|&at| !scene.words[at].is_mark())
            .any(|at| {
                scene.words[at].is(Function::Be)
                    && (matches!(
                        scene.lower(at + 1),
                        "planned" | "scheduled" | "expected" | "due" | "set" | "slated"
                    ) || scene.lower(at + 1) == "called" && scene.lower(at + 2) == "for")
            })
}

/// How far before what is called for the call stands, in words.
const CALL_REACH: usize = 6;

/// "has called for a “great taking of Quito”": over the quotation mark.
fn called_for(scene: &Scene<'_>, start: usize) -> bool {
    (start.saturating_sub(CALL_REACH)..start).any(|at| {
        matches!(scene.lower(at), "called" | "calls" | "call" | "calling")
            && scene.lower(at + 1) == "for"
            && (at + 2..start).all(|k| {
                let word = &scene.words[k];
                (!word.is_mark() || word.is_quote()) && !word.is(Function::Coordinator)
            })
    })
}

/// "would not end until the group was destroyed": what has to come first has not come.
fn awaited(scene: &Scene<'_>, start: usize) -> bool {
    let clause = scene.clause(start);
    clause.opener(&scene.words) == "until"
        && (0..clause.words.start)
            .any(|at| matches!(scene.lower(at), "would" | "will" | "not" | "never" | "wo"))
}

/// "Officials declined to confirm reports that ten people were kidnapped".
fn unconfirmed(scene: &Scene<'_>, trigger: usize) -> bool {
    (2..trigger).any(|at| {
        matches!(scene.lower(at), "confirm" | "verify")
            && scene.before(at) == "to"
            && matches!(
                scene.before(at - 1),
                "declined" | "declines" | "refused" | "refuses" | "unable"
            )
    })
}

/// "would close the strait and bomb the bases": the second verb is as unreal as the first.
fn shares_modal(scene: &Scene<'_>, hit: &Hit, group: &VerbGroup) -> bool {
    let index = scene.clause_of[hit.words.start];
    let bare = hit.use_ == Use::Verb
        && hit.forms.has(Forms::BASE)
        && !hit.forms.has(Forms::PAST)
        && group.start == hit.words.start;
    let linked = matches!(scene.before(hit.words.start), "and" | "or");
    let own = scene.clauses[index].words.start..hit.words.start;
    let before = index
        .checked_sub(1)
        .map_or(own.start..own.start, |k| scene.clauses[k].words.clone());
    bare && linked
        && own.chain(before).any(|at| {
            scene.words[at].is(Function::Modal)
                || scene.lower(at) == "to"
                    && scene
                        .words
                        .get(at + 1)
                        .is_some_and(|next| super::trigger::any_verb(&next.lower).has(Forms::BASE))
        })
}

/// "sent fighters to help the regime fight the rebels": a purpose, not a fight.
fn helped(scene: &Scene<'_>, hit: &Hit, group: &VerbGroup) -> bool {
    let clause = scene.clause(hit.words.start).words.clone();
    (hit.use_ == Use::Verb && hit.forms.has(Forms::BASE) || scene.lower(hit.words.start) == "fight")
        && !group.infinitive
        && group.start == hit.words.start
        && (clause.start..hit.words.start).rev().take(7).any(|at| {
            matches!(
                scene.lower(at),
                "help" | "helps" | "assist" | "aid" | "support" | "let" | "enable" | "allow"
            ) && scene.before(at) == "to"
        })
}

/// "fought for more than a year", "after two weeks of drone attacks": what went on for long is not the news of a day.
fn lasted(scene: &Scene<'_>, hit: &Hit) -> bool {
    let long = |word: &str| matches!(word, "year" | "years" | "decade" | "decades" | "months");
    if hit.use_ == Use::Noun && scene.before(hit.words.start) == "of" {
        let unit = scene.before(hit.words.start - 1);
        return long(unit) || matches!(unit, "weeks" | "days");
    }
    let clause = scene.clause(hit.words.start).words.clone();
    hit.use_ == Use::Verb
        && (hit.words.end..clause.end.min(hit.words.end + 9)).any(|at| {
            scene.lower(at) == "for"
                && (at + 1..clause.end.min(at + 6)).any(|unit| {
                    long(scene.lower(unit))
                        && !(at + 1..unit)
                            .any(|k| scene.words[k].is_mark() || scene.lower(k) == "first")
                })
        })
}

/// "a year after gunmen stormed the church, killing 40, relatives held a vigil": the clause behind "years after", and what hangs on it.
fn years_before(scene: &Scene<'_>, hit: &Hit) -> bool {
    let mut index = scene.clause_of[hit.words.start];
    while index > 0 && scene.clauses[index].kind == ClauseKind::Participial {
        index -= 1;
    }
    let clause = &scene.clauses[index];
    clause.kind == ClauseKind::Subordinate
        && matches!(clause.opener(&scene.words), "after" | "since")
        && matches!(
            scene.before(clause.words.start),
            "year" | "years" | "decade" | "decades" | "months"
        )
}

/// "people who had fled earlier fighting": what a relative clause puts before the story.
fn had_before(scene: &Scene<'_>, hit: &Hit, group: &VerbGroup) -> bool {
    let clause = scene.clause(hit.words.start);
    group.pluperfect
        && clause.kind == ClauseKind::Relative
        && matches!(clause.opener(&scene.words), "who" | "which" | "that")
}

/// "the Gaza battle", "Syria's fighting": the name of a war, not a day's fight.
fn names_a_war(scene: &Scene<'_>, hit: &Hit) -> bool {
    if hit.use_ != Use::Noun
        || !matches!(
            scene.lower(hit.words.start),
            "battle" | "fighting" | "fight" | "hostilities" | "struggle"
        )
    {
        return false;
    }
    let mut at = hit.words.start;
    if scene.before(at) == "'s" {
        at -= 1;
    }
    let named = scene.places.iter().any(|anchor| anchor.words.end == at)
        || scene
            .sides
            .iter()
            .any(|side| side.words.end == at && side.found == super::actor::Found::State);
    let before = at.checked_sub(1).map_or("", |k| scene.before(k));
    named
        && (scene.lower(at) == "'s"
            || matches!(before, "the" | "this")
            || scene.lower(hit.words.start) == "battle")
}

fn dated(date: Option<(DateInterval, bool)>, published: Option<Date>) -> Option<EventStatus> {
    let (interval, since) = date?;
    let length = days_between(interval.start, interval.end) + 1;
    if length > LONGEST_EVENT_DAYS {
        return Some(EventStatus::Background);
    }
    let Some(published) = published else {
        return since.then_some(EventStatus::Background);
    };
    if interval.start > published {
        // "have been killed since October 7": that of the year before.
        return Some(if since {
            EventStatus::Background
        } else {
            EventStatus::Planned
        });
    }
    let age = days_between(interval.end, published);
    if age > NEWS_DAYS || (since && days_between(interval.start, published) > NEWS_DAYS) {
        return Some(EventStatus::Background);
    }
    None
}

/// Words in the trigger's own clause that say it is history, a possibility or talk.
fn cued(
    scene: &Scene<'_>,
    hit: &Hit,
    group: &VerbGroup,
    date: Option<(DateInterval, bool)>,
    published: Option<Date>,
) -> Option<EventStatus> {
    let clause = scene.clause(hit.words.start).words.clone();
    let recent = match (date, published) {
        (Some((interval, _)), Some(published)) => {
            days_between(interval.end, published) <= NEWS_DAYS
        }
        (Some(_), None) => true,
        _ => false,
    };
    for at in clause.clone() {
        let Some((len, &status)) = CUES.longest(&scene.words, at) else {
            continue;
        };
        let end = at + len;
        if hit.words.start < end && at < hit.words.end {
            continue;
        }
        // "Thirty years ago today"
        let dated_anew = scene.lower(end - 1) == "ago"
            && scene.times.iter().any(|time| {
                (end..end + 2).contains(&time.words.start)
                    || time.words.contains(&at) && time.words.end > end
            });
        if dated_anew {
            return Some(status);
        }
        match status {
            EventStatus::Background => {
                let starts = matches!(scene.lower(at), "began" | "broke" | "erupted" | "started");
                if !recent || starts && published.is_none() {
                    return Some(status);
                }
            }
            // "condemned a bombing that killed three": what is told as new has happened.
            EventStatus::Statement if List::Factive.has(scene.lower(at)) && is_new(scene, hit) => {}
            // These govern the words right after them.
            _ => {
                let gap = hit.words.start.checked_sub(end);
                let near = gap.is_some_and(|gap| {
                    gap <= 5
                        && !slice(&scene.words, end..hit.words.start)
                            .iter()
                            .any(|word| word.is_comma() || word.is(Function::Relative))
                });
                let verb_before = group.finite && hit.use_ == Use::Verb;
                if near && !verb_before {
                    return Some(status);
                }
            }
        }
    }
    None
}

/// How far before a noun its article stands: "a deadly car bombing".
const ARTICLE_REACH: usize = 3;

/// "a bombing", "an attack": what the reader has not heard of.
fn is_new(scene: &Scene<'_>, hit: &Hit) -> bool {
    let start = hit.words.start;
    hit.use_ == Use::Noun
        && (start.saturating_sub(ARTICLE_REACH)..start)
            .rev()
            .take_while(|&at| {
                !scene.words[at].is(Function::Preposition) && !scene.words[at].is_mark()
            })
            .any(|at| matches!(scene.lower(at), "a" | "an"))
}

/// A court or an anniversary: what it tells happened before, unless it is about an arrest, a protest or an attack on it now.
fn retold(scene: &Scene<'_>, hit: &Hit) -> bool {
    if !scene.settings.is_retold() {
        return false;
    }
    let act = hit.readings.last().map_or("", |(act, _)| act.name);
    let clause = scene.clause(hit.words.start);
    let news = matches!(
        act,
        "protest" | "arrest" | "riot" | "disperse" | "attack" | "clash" | "explode"
    ) && clause.kind == ClauseKind::Main
        && scene.clause_of[hit.words.start] == 0
        && hit.use_ == Use::Verb;
    !news
}
