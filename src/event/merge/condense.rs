//! What the mentions of one happening agree on.
//!
//! The sharpest stated place and date win; of tolls the latest report's most conservative figure is the best one (ACLED's rule), and the
//! range of all figures stays beside it. A later toll replaces an earlier one, it never adds to it.

use std::collections::BTreeMap;

use crate::event::kind::{Certainty, EventStatus, ReporterKind, SubEventType};
use crate::event::record::{
    Actor, Attribution, Casualties, Count, DateBasis, Event, EventMention, FieldConfidence, OfWhich,
};
use crate::report::ReportId;
use crate::time::DatePrecision;

use super::identity::{event_id, mention_key};
use super::implied::complete;

/// The most actors that an event keeps for each role.
const MOST_ACTORS: usize = 4;

/// Condenses the mentions of one happening.
pub(super) fn event(mut mentions: Vec<EventMention>) -> Event {
    mentions.sort_by_cached_key(mention_key);
    let first = &mentions[0];
    let told: Vec<&EventMention> = {
        let plotted: Vec<&EventMention> = mentions
            .iter()
            .filter(|mention| mention.status.is_plotted())
            .collect();
        if plotted.is_empty() {
            mentions.iter().collect()
        } else {
            plotted
        }
    };
    let kind = *told
        .iter()
        .min_by_key(|mention| generality(mention))
        .unwrap_or(&first);
    let place = told
        .iter()
        .filter_map(|mention| mention.place.as_ref())
        .min_by_key(|place| {
            (
                place.basis == DateBasis::Inferred,
                place.precision,
                place.basis != DateBasis::Stated,
            )
        })
        .cloned();
    let date = told
        .iter()
        .filter_map(|mention| mention.date.as_ref())
        .min_by_key(|date| {
            (
                basis(date.basis),
                date.precision == DatePrecision::Ongoing,
                date.precision,
            )
        })
        .cloned();
    let status = if told
        .iter()
        .any(|mention| mention.status == EventStatus::New)
    {
        EventStatus::New
    } else {
        told[0].status
    };
    let published = || mentions.iter().filter_map(|mention| mention.published);
    let confidence = told
        .iter()
        .map(|mention| mention.confidence)
        .reduce(surer)
        .unwrap_or(first.confidence);
    Event {
        id: event_id(first),
        revision: 1,
        event_type: kind.sub_event_type.event_type(),
        sub_event_type: kind.sub_event_type,
        plover_event: kind.plover_event,
        plover_mode: kind.plover_mode,
        cameo: kind.cameo,
        status,
        date,
        place,
        actors: if status.is_plotted() {
            complete(actors(&told), kind.sub_event_type)
        } else {
            actors(&told)
        },
        casualties: casualties(&told),
        civilian_targeting: told.iter().any(|mention| mention.civilian_targeting),
        reported_by: sources(&told),
        certainty: certainty(&mentions),
        confidence,
        first_reported: published().min(),
        last_reported: published().max(),
        updated: None,
        mentions,
    }
}

fn basis(basis: DateBasis) -> u8 {
    match basis {
        DateBasis::Stated => 0,
        DateBasis::Inherited => 1,
        DateBasis::Inferred => 2,
    }
}

/// How general a sub-type is: the most special one that any mention has names the event.
fn generality(mention: &EventMention) -> u8 {
    use SubEventType as S;
    match mention.sub_event_type {
        S::SuicideBomb | S::ChemicalWeapon => 0,
        S::AirDroneStrike | S::ShellingArtilleryMissileAttack | S::Grenade => 1,
        S::GovernmentRegainsTerritory | S::NonStateActorOvertakesTerritory => 2,
        S::RemoteExplosiveLandmineIed | S::SexualViolence | S::AbductionForcedDisappearance => 3,
        S::ExcessiveForceAgainstProtesters => 4,
        S::MobViolence | S::ViolentDemonstration => 5,
        S::ProtestWithIntervention => 6,
        S::Attack if mention.plover_mode.is_none() => 9,
        _ => 8,
    }
}

fn surer(a: FieldConfidence, b: FieldConfidence) -> FieldConfidence {
    FieldConfidence {
        kind: a.kind.max(b.kind),
        date: a.date.max(b.date),
        place: a.place.max(b.place),
        actors: a.actors.max(b.actors),
        counts: a.counts.max(b.counts),
    }
}

fn actors(told: &[&EventMention]) -> Vec<Actor> {
    let mut actors: Vec<Actor> = Vec::new();
    for actor in told.iter().flat_map(|mention| &mention.actors) {
        let name = actor.name.to_lowercase();
        let known = actors.iter().any(|other| {
            let other_name = other.name.to_lowercase();
            (other_name.contains(&name) || name.contains(&other_name))
                && (other.role == actor.role || other.kind == actor.kind)
        });
        let full = actors
            .iter()
            .filter(|other| other.role == actor.role)
            .count()
            >= MOST_ACTORS;
        if !known && !full {
            actors.push(actor.clone());
        }
    }
    actors.sort_by_key(|actor| actor.role);
    actors
}

fn sources(told: &[&EventMention]) -> Vec<Attribution> {
    let mut sources: Vec<Attribution> = Vec::new();
    for source in told.iter().flat_map(|mention| &mention.reported_by) {
        if !sources
            .iter()
            .any(|other| other.name.eq_ignore_ascii_case(&source.name))
        {
            sources.push(source.clone());
        }
    }
    sources
}

fn certainty(mentions: &[EventMention]) -> Certainty {
    let plotted = || {
        mentions
            .iter()
            .filter(|mention| mention.status.is_plotted())
    };
    if plotted().next().is_some()
        && mentions
            .iter()
            .any(|mention| mention.status == EventStatus::Denied)
    {
        return Certainty::Disputed;
    }
    let all = |wanted: Certainty| plotted().all(|mention| mention.certainty == wanted);
    if plotted().next().is_none()
        || plotted().any(|mention| {
            mention.certainty == Certainty::Asserted && !mention.reported_by.is_empty()
        })
    {
        return if plotted().next().is_none() {
            mentions[0].certainty
        } else {
            Certainty::Asserted
        };
    }
    if all(Certainty::Possible) {
        return Certainty::Possible;
    }
    let mut parties: Vec<&str> = plotted()
        .flat_map(|mention| &mention.reported_by)
        .filter(|source| source.kind == ReporterKind::Party)
        .map(|source| source.name.as_str())
        .collect();
    parties.sort_unstable();
    parties.dedup();
    if parties.len() == 1 && plotted().any(|mention| mention.certainty == Certainty::Claimed) {
        return Certainty::Claimed;
    }
    Certainty::Asserted
}

/// "Dozens more" are at least so many more.
const MANY: u32 = 10;

/// A toll as one report has it, at last.
fn of_report(
    mentions: &[&EventMention],
    field: impl Fn(&Casualties) -> Option<Count>,
) -> Option<Count> {
    let mut told: Vec<(&EventMention, Count)> = mentions
        .iter()
        .filter_map(|mention| Some((*mention, field(&mention.casualties)?)))
        .collect();
    // "An initial statement spoke of only four deaths": the report has a later figure.
    if told
        .iter()
        .any(|(mention, _)| !says(mention, &FIRST_FIGURE))
    {
        told.retain(|(mention, _)| !says(mention, &FIRST_FIGURE));
    }
    // Exact figures before vague ones; of several the highest, because a report's later sentence has the later toll.
    let exact = told
        .iter()
        // "No casualty on the government side" takes nothing from the dead of the other.
        .filter(|(_, count)| count.low == count.high && count.best > 0)
        .max_by_key(|(_, count)| count.best);
    // "Dozens of rebels were also killed": more than the exact figure of others, which is in it.
    let exact = exact.filter(|(_, count)| {
        !told.iter().any(|(_, vague)| {
            vague.low >= count.best.saturating_add(MANY) && vague.low != vague.high
        })
    });
    let &(mention, count) = exact.or_else(|| told.iter().max_by_key(|(_, count)| count.best))?;
    // Somebody else says less of the same dead: the conservative figure is the best one, and the range says the rest.
    let rival = told
        .iter()
        .filter(|(other, less)| {
            less.best > 0
                && less.best < count.best
                // "the loss of some soldiers" is no figure.
                && *less != Count::UNKNOWN_PLURAL
                && contradict(other, mention)
        })
        .map(|(_, less)| *less)
        .min_by_key(|less| less.best);
    // "The army said that 20 rebels died too": as many as that may have died.
    let most = told
        .iter()
        .filter(|(_, other)| other.low == count.low && other.best == count.best)
        .map(|(_, other)| other.high)
        .fold(count.high, u32::max);
    Some(match rival {
        None => Count {
            high: most,
            ..count
        },
        Some(less) => Count {
            low: less.low,
            best: less.best,
            high: count.high,
        },
    })
}

/// Tells whether the sentence of a mention has one of some words.
fn says(mention: &EventMention, words: &[&str]) -> bool {
    let quote = mention.quote.to_lowercase();
    words.iter().any(|word| quote.contains(word))
}

/// Words for figures that were given at first.
const FIRST_FIGURE: [&str; 6] = [
    "initially ",
    "initial statement",
    "initial report",
    "initial toll",
    "initial count",
    " at first ",
];

/// Tells whether two mentions of one report are by different tellers of whom the one does not correct the other: they speak in one
/// sentence, one speaks of "the toll", or who says more is a party to the fight.
fn contradict(less: &EventMention, more: &EventMention) -> bool {
    let Some(less_by) = less.reported_by.first() else {
        // "That cost 12 lives; the mayor speaks of 30 dead."
        return less.sentence == more.sentence && !more.reported_by.is_empty();
    };
    let is_party = |mention: &EventMention| {
        mention
            .reported_by
            .iter()
            .all(|source| source.kind == ReporterKind::Party)
    };
    // "put the toll at five", "said only one man had died"
    // Of a party to the fight "spoke of three dead" is no more than its word.
    let whole = less.sentence.start > more.sentence.start
        && (says(
            less,
            &[
                " toll ",
                " only ",
                " figure ",
                " number as ",
                " number at ",
                " dead at ",
                " deaths at ",
            ],
        ) || says(less, &[" spoke of ", " speak of ", " speaks of "])
            && (!is_party(less) || is_party(more)));
    let Some(more_by) = more.reported_by.first() else {
        // "32 were buried that day. But police put the toll at 17."
        return whole;
    };
    // "Survivors, however, insist that over 100 died."
    let disputes = more.sentence.start > less.sentence.start
        && says(
            more,
            &[
                " insist",
                " however",
                " claimed that",
                " claim that",
                " put the dead at ",
                " put the toll at ",
                " put the figure at ",
                " spoke of ",
                " speak of ",
                " speaks of ",
            ],
        );
    // "The militants claimed to have killed 54. The army admits seven dead."
    let boasts = is_party(more) && says(more, &[" claimed to have ", " claim to have "]);
    !less_by.name.eq_ignore_ascii_case(&more_by.name)
        && (disputes
            || boasts
            || less.sentence == more.sentence
            || whole
            || is_party(more) && !is_party(less))
}

fn figure(
    told: &[&EventMention],
    field: impl Fn(&Casualties) -> Option<Count> + Copy,
) -> Option<Count> {
    // Each report's own figure, latest publication last.
    let mut reports: Vec<(Option<jiff::civil::Date>, Count)> = Vec::new();
    let mut of_reports: BTreeMap<&ReportId, Vec<&EventMention>> = BTreeMap::new();
    for &mention in told {
        of_reports.entry(&mention.report).or_default().push(mention);
    }
    for same in of_reports.values() {
        if let Some(count) = of_report(same, field) {
            reports.push((same[0].published, count));
        }
    }
    let latest = reports.iter().map(|(published, _)| *published).max()?;
    let best = reports
        .iter()
        .filter(|(published, _)| *published == latest)
        .map(|(_, count)| count.best)
        .min()?;
    let low = reports
        .iter()
        .filter(|(published, _)| *published == latest)
        .map(|(_, count)| count.low)
        .min()
        .unwrap_or(best);
    let high = reports
        .iter()
        .map(|(_, count)| count.high)
        .max()
        .unwrap_or(best);
    Some(Count {
        low: low.min(best),
        best,
        high: high.max(best),
    })
}

fn casualties(told: &[&EventMention]) -> Casualties {
    let mut of_which: Vec<OfWhich> = Vec::new();
    // The latest report's parts first.
    for part in told
        .iter()
        .rev()
        .flat_map(|mention| &mention.casualties.of_which)
    {
        match of_which
            .iter_mut()
            .find(|known| known.of == part.of && known.who == part.who)
        {
            Some(known) => known.count.best = known.count.best.max(part.count.best),
            None => of_which.push(part.clone()),
        }
    }
    of_which.sort_by_key(|part| (part.of, part.who));
    let killed = figure(told, |casualties| casualties.killed);
    let injured = figure(told, |casualties| casualties.injured);
    // "Dozens of villagers were killed. Police put the figure at nine": of nine no more than nine are villagers.
    for part in &mut of_which {
        let whole = if part.of == "killed" { killed } else { injured };
        if let Some(whole) = whole.filter(|whole| part.count.best > whole.high) {
            part.count = whole;
        }
    }
    Casualties {
        killed,
        injured,
        displaced: figure(told, |casualties| casualties.displaced),
        missing: figure(told, |casualties| casualties.missing),
        abducted: figure(told, |casualties| casualties.abducted),
        arrested: figure(told, |casualties| casualties.arrested),
        of_which,
    }
}
