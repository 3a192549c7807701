//! What the report told before: stories ("threads") that later sentences go on with, and the place last spoken of.

use std::ops::Range;

use super::MentionInput;
use super::act::{Act, Weight, act};
use super::actor::Side;
use super::extract::{Item, Proto, points_back};
use super::fill::Running;
use super::home::Home;
use super::kind::{ActorKind, EventStatus};
use super::lexicon::List;
use super::record::{DateBasis, EventDate, EventPlace};
use super::scene::Scene;
use super::status::{NEWS_DAYS, days_between};
use super::sub_type::Decision;
use super::words::Word;
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::toponym::ToponymRole;

/// A story without a date of its own may have happened this many days before the report.
const NEAR_DAYS: i32 = NEWS_DAYS;

/// A date of more days than this says no day, only a period.
const WIDE_DAYS: i32 = 7;

/// A place that is less sure than this (probability) is nobody's "the city".
const SURE: f64 = 0.5;

/// From this many people on a place is a city, not a village.
const CITY: u64 = 20_000;

/// How many sentences later "the attack" may still mean a story.
const REACH: usize = 6;

/// Families of acts: members of one can be the same happening told in other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Violence,
    Crowd,
    Custody,
    Deal,
    Movement,
    Property,
    Stopped,
    Abduction,
    Talk,
}

impl Family {
    pub(super) fn of(act: &Act) -> Self {
        match act.name {
            "protest" | "strikework" | "hunger" | "blockade" | "riot" | "disperse" | "hurl"
            | "excessive" => Self::Crowd,
            "arrest" | "raid" => Self::Custody,
            "agree" | "truce" | "exchange" => Self::Deal,
            "withdraw" | "handover" | "move" | "base" | "surrender" | "exercise" | "merge" => {
                Self::Movement
            }
            "loot" | "burn" | "destroy" => Self::Property,
            "disrupt" => Self::Stopped,
            "abduct" => Self::Abduction,
            "talk" | "blame" | "claim" => Self::Talk,
            _ => Self::Violence,
        }
    }

    /// Tells whether triggers of both families in one sentence, at one place and time, are one happening.
    pub(super) fn joins(self, other: Self) -> bool {
        use Family as F;
        matches!(
            (self, other),
            (
                F::Violence,
                F::Violence
                    | F::Movement
                    | F::Property
                    | F::Custody
                    | F::Stopped
                    | F::Crowd
                    | F::Abduction
            ) | (
                F::Movement | F::Property | F::Custody | F::Stopped | F::Crowd | F::Abduction,
                F::Violence
            ) | (
                F::Abduction,
                F::Abduction | F::Custody | F::Property | F::Movement
            ) | (F::Custody | F::Property, F::Abduction)
                | (F::Crowd, F::Crowd | F::Custody | F::Property | F::Movement)
                | (
                    F::Custody | F::Property,
                    F::Crowd | F::Custody | F::Property
                )
                | (F::Deal, F::Deal)
                | (F::Movement, F::Movement | F::Property)
                | (F::Stopped, F::Stopped | F::Custody)
                | (F::Custody, F::Stopped)
        )
    }
}

/// A story of the report.
#[derive(Clone, Debug)]
pub(super) struct Thread {
    pub(super) id: u32,
    pub(super) act: Act,
    pub(super) decision: Decision,
    pub(super) status: EventStatus,
    pub(super) place: Option<EventPlace>,
    pub(super) date: Option<EventDate>,
    pub(super) sentence: usize,
    pub(super) paragraph: usize,
    /// The armed side that acts in it.
    pub(super) agent: Option<Side>,
    /// Its dead so far.
    pub(super) dead: Running,
}

/// What the report told so far.
#[derive(Debug, Default)]
pub(super) struct Discourse {
    pub(super) threads: Vec<Thread>,
    next: u32,
    /// The places named, newest last.
    places: Vec<PlaceId>,
    /// The town of the dateline.
    dateline: Option<PlaceId>,
    /// The same, for what has no other place.
    pub(super) home: Option<Home>,
    /// The paragraph that tells history, as its last date says.
    history: Option<usize>,
    /// The only place that the last sentence named, with its sentence and paragraph.
    only_place: Option<(usize, usize, EventPlace)>,
}

/// "the Donetsk regional administration": no town that "the city" could mean.
fn is_of_division(rest: &str) -> bool {
    let next = rest.split_whitespace().next().unwrap_or("");
    matches!(
        next.trim_end_matches(|c: char| !c.is_alphanumeric()),
        "regional" | "provincial" | "oblast" | "region" | "province" | "governorate"
    )
}

/// "Police shot two protesters. Officers opened fire after …": how it came to what a state did to a crowd, in the same paragraph.
pub(super) fn answers_crowd(scene: &Scene<'_>, head: &Item<'_>, told: &Thread) -> bool {
    let agent = head.roles.agent.and_then(|agent| scene.sides.get(agent));
    told.paragraph == scene.paragraph
        && Family::of(&told.act) == Family::Crowd
        && Family::of(&head.act) == Family::Violence
        && agent.is_some_and(|side| side.kind == ActorKind::StateForces)
}

impl Discourse {
    pub(super) fn next_id(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    /// Starts with what the dateline says.
    pub(super) fn new(input: &MentionInput<'_, '_>) -> Self {
        let dateline = input
            .names
            .toponyms
            .iter()
            .zip(input.referents)
            .find(|(toponym, _)| toponym.role == ToponymRole::Dateline)
            .and_then(|(_, referent)| referent.place)
            .filter(|&place| input.gazetteer.place(place).feature.starts_with("P."));
        Self {
            dateline,
            home: Home::of(input),
            ..Self::default()
        }
    }

    /// Notes whether a sentence tells history: its last date is long before publication.
    pub(super) fn enter(&mut self, scene: &Scene<'_>, input: &MentionInput<'_, '_>) {
        let Some(published) = input.report.published else {
            return;
        };
        let mut old = false;
        let mut recent = false;
        for days in scene
            .times
            .iter()
            .filter(|anchor| scene.masked.get(anchor.words.start) != Some(&true))
            // "45 were killed; over 36,000 have died since October": news, with a total behind it.
            .filter(|anchor| {
                let at = anchor.words.start;
                scene.before(at) != "since" || scene.clause_of[at] == 0
            })
            .filter_map(|anchor| input.times[anchor.index].days())
        {
            if days_between(days.end, published.date) > NEWS_DAYS {
                old = true;
            } else {
                recent |= days_between(days.start, days.end) < WIDE_DAYS;
            }
        }
        if recent {
            self.history = None;
        } else if old {
            self.history = Some(scene.paragraph);
        }
    }

    /// Tells whether a sentence stands in a paragraph that tells history.
    pub(super) fn in_history(&self, scene: &Scene<'_>) -> bool {
        self.history == Some(scene.paragraph)
    }

    /// Remembers the places of a sentence when it is left.
    pub(super) fn leave(&mut self, scene: &Scene<'_>, input: &MentionInput<'_, '_>) {
        let toponyms = &input.names.toponyms;
        let first = toponyms.partition_point(|toponym| toponym.span.end <= scene.span.start);
        let named = toponyms
            .iter()
            .zip(input.referents)
            .skip(first)
            .take_while(|(toponym, _)| toponym.span.start < scene.span.end)
            .filter(|(toponym, _)| toponym.role != ToponymRole::Dateline)
            .filter(|(_, referent)| referent.confidence >= SURE)
            .filter_map(|(toponym, referent)| Some((toponym.span, referent.place?)))
            .filter(|&(span, place)| {
                !input.gazetteer.place(place).feature.starts_with("P.")
                    || !is_of_division(&input.text.raw[span.end..])
            })
            .map(|(_, place)| place);
        let before = self.places.len();
        self.places.extend(named);
        if let Some(home) = &mut self.home {
            home.note(input.gazetteer, &self.places[before..]);
        }
    }

    /// The story that a happening without its own place goes on with.
    pub(super) fn continues(
        &self,
        scene: &Scene<'_>,
        proto: &Proto<'_>,
        topic: bool,
    ) -> Option<usize> {
        let head = proto.head();
        let family = Family::of(&head.act);
        let consequence = proto.is_consequence()
            || proto
                .items
                .iter()
                .all(|item| item.act.weight == Weight::Modifier);
        let back = proto.items.iter().any(|item| points_back(scene, item));
        let interval = proto.items.iter().find_map(|item| item.interval);
        let update = proto
            .items
            .iter()
            .any(|item| item.toll.as_ref().is_some_and(|toll| toll.update));
        // "A fifth man died on Tuesday": of what the four died of.
        let later = proto.is_consequence()
            && proto
                .items
                .iter()
                .any(|item| item.toll.as_ref().is_some_and(|toll| toll.more));
        // "224 have been killed since Friday": a toll of a time, not of what was told last.
        if proto.is_consequence() && !update && proto.date().is_some_and(|date| date.since) {
            return None;
        }
        let goes_on = |thread: &Thread| {
            let distance = scene.index - thread.sentence;
            let near = thread.paragraph == scene.paragraph || distance <= 1;
            if distance > REACH
                || !(near
                    || ((back || update) && distance <= REACH)
                    || (consequence && distance <= 3))
            {
                return false;
            }
            if !update
                && !later
                && !topic
                && let (Some(own), Some(told)) = (interval, thread.date.as_ref())
                && !own.overlaps(told.interval)
                && !(told.basis == DateBasis::Inferred
                    && days_between(own.end, told.interval.end).abs() <= NEAR_DAYS)
            {
                return false;
            }
            // "died this month" does not go on with what happened on Sunday.
            if let (Some(own), Some(told)) = (interval, thread.date.as_ref())
                && days_between(own.start, own.end) > WIDE_DAYS
                && days_between(told.interval.start, told.interval.end) < WIDE_DAYS
            {
                return false;
            }
            // "The march" is not the bomb told before it.
            let kin = Family::of(&thread.act) == family
                || family != Family::Crowd && Family::of(&thread.act).joins(family);
            if consequence || update {
                return matches!(
                    Family::of(&thread.act),
                    Family::Violence
                        | Family::Crowd
                        | Family::Property
                        | Family::Movement
                        | Family::Abduction
                ) && thread.status.is_plotted() == proto.status().is_plotted();
            }
            // Another act without a place goes on only where it says so, or in the same breath.
            let same = Family::of(&thread.act) == family;
            let undated = thread
                .date
                .as_ref()
                .is_none_or(|date| date.basis == DateBasis::Inferred);
            let next = distance <= 1 && (interval.is_none() || undated);
            // "They took nine farmers away. Two of them were shot dead": what became of those taken.
            let fate = kin
                && distance <= 1
                && thread.paragraph == scene.paragraph
                && Family::of(&thread.act) == Family::Abduction
                && head.group.passive;
            let how =
                kin && distance <= 1 && interval.is_none() && answers_crowd(scene, head, thread);
            // "Troops shot two gunmen. A rifle was recovered": what lay there, not another find.
            let left_there = family == Family::Stopped
                && Family::of(&thread.act) == Family::Violence
                && distance <= 1
                && thread.paragraph == scene.paragraph;
            (kin && back)
                || fate
                || how
                || left_there
                || (same && (next || thread.paragraph == scene.paragraph))
        };
        // A story with a place before one without.
        self.threads
            .iter()
            .rposition(|thread| thread.place.is_some() && goes_on(thread))
            .or_else(|| self.threads.iter().rposition(goes_on))
    }

    /// "Gunmen came to A on Sunday. They burned two houses", "Women walked to the town hall of A. The march …": the one place of the
    /// sentence before, where a pronoun or what opens the sentence goes on with it.
    pub(super) fn scene_of_pronoun(&self, scene: &Scene<'_>) -> Option<&EventPlace> {
        let first = scene.hits.first().map(|hit| hit.words.start);
        let goes_on = matches!(scene.lower(0), "they" | "it" | "he" | "she")
            || scene.lower(0) == "the" && first == Some(1);
        let (sentence, paragraph, place) = self.only_place.as_ref()?;
        (goes_on && *sentence + 1 == scene.index && *paragraph == scene.paragraph).then_some(place)
    }

    /// "Lorries with gunmen drove up into Gonaives. Police shot at one of them": violence in a sentence without any place goes on where the
    /// sentence before it was.
    pub(super) fn scene_before(&self, scene: &Scene<'_>, head: &Item<'_>) -> Option<&EventPlace> {
        let (sentence, paragraph, place) = self.only_place.as_ref()?;
        let goes_on = *sentence + 1 == scene.index
            && *paragraph == scene.paragraph
            && scene.places.is_empty()
            && (head.group.finite || head.toll.is_some())
            && head.status.is_plotted()
            && head.act.weight == Weight::Primary
            && Family::of(&head.act) == Family::Violence;
        goes_on.then_some(place)
    }

    /// The place of the dateline, for an event that has no other.
    pub(super) fn at_home(
        &self,
        scene: &Scene<'_>,
        input: &MentionInput<'_, '_>,
        proto: &Proto<'_>,
    ) -> Option<EventPlace> {
        self.home.as_ref()?.place_of(scene, input, proto)
    }

    /// Remembers the only place that a sentence names, told in its own words.
    pub(super) fn note_place(&mut self, scene: &Scene<'_>, place: Option<EventPlace>) {
        self.only_place = place.map(|place| (scene.index, scene.paragraph, place));
    }

    /// Tells whether a story of the report is there.
    fn is_told(&self, place: PlaceId) -> bool {
        self.threads.iter().any(|thread| {
            thread.status.is_plotted()
                && thread
                    .place
                    .as_ref()
                    .is_some_and(|told| told.place == place)
        })
    }

    /// Tells whether the place named last is a capital: a heading "Kinshasa" before "in the capital".
    fn is_capital_last(&self, gazetteer: &Gazetteer) -> bool {
        let last = self.places.last();
        last.is_some_and(|&place| gazetteer.place(place).feature == "P.PPLC")
    }

    /// Any place of the country that all places named so far are in, if it is one.
    fn only_country(&self, gazetteer: &Gazetteer) -> Option<PlaceId> {
        let country = |place: &PlaceId| gazetteer.place(*place).country;
        let first = self.places.first()?;
        self.places
            .iter()
            .all(|place| country(place) == country(first))
            .then_some(*first)
    }

    /// The violent story told last, near enough for "it blamed the rebels".
    pub(super) fn violence(&self, scene: &Scene<'_>) -> Option<&Thread> {
        self.threads.iter().rev().find(|thread| {
            thread.status.is_plotted()
                && matches!(
                    Family::of(&thread.act),
                    Family::Violence | Family::Property | Family::Crowd | Family::Abduction
                )
                && scene.index - thread.sentence <= REACH
        })
    }

    /// The act of the story that a bare consequence goes on with.
    pub(super) fn means_for(&self, scene: &Scene<'_>, proto: &Proto<'_>) -> Option<Act> {
        if !proto.places().is_empty() {
            return None;
        }
        let thread = &self.threads[self.continues(scene, proto, false)?];
        (thread.act.weight != Weight::Verbal)
            .then_some(thread.act)
            .or_else(|| act("kill"))
    }

    /// The place that "the city", "that town", "the province", "the capital" means: the last one of that kind.
    pub(super) fn anaphor(
        &self,
        scene: &Scene<'_>,
        input: &MentionInput<'_, '_>,
        clause: Range<usize>,
    ) -> Option<(PlaceId, Range<usize>)> {
        let gazetteer = input.gazetteer;
        clause.clone().find_map(|at| {
            if !matches!(scene.lower(at), "the" | "that" | "this")
                || scene.masked[at]
                || !List::Into.has(scene.before(at))
            {
                return None;
            }
            // "in the same city"
            let skip = usize::from(scene.lower(at + 1) == "same");
            let word = scene.lower(at + 1 + skip);
            // "the Syrian capital"
            if scene.lower(at + 2) == "capital"
                && let Some(people) = scene.words.get(at + 1).filter(|word| word.is_capital())
                && let Some(country) = gazetteer.demonym(people.raw)
                && let Some(capital) = gazetteer
                    .place(country)
                    .country
                    .and_then(|code| gazetteer.capital(code))
            {
                return Some((capital, at..at + 3));
            }
            let home = self
                .dateline
                .filter(|&home| gazetteer.place(home).population >= CITY && self.is_told(home));
            let last = |fits: &dyn Fn(&str, u64) -> bool| {
                self.places.iter().rev().copied().find(|&place| {
                    let known = gazetteer.place(place);
                    fits(known.feature, known.population)
                })
            };
            let settled = |feature: &str| feature.starts_with("P.");
            let place = match word {
                // The town that the report is from, where it tells of it too.
                "city" if home.is_some() => home,
                "city" | "port" => {
                    last(&|feature, population| settled(feature) && population >= CITY)
                        .or_else(|| last(&|feature, _| settled(feature)))
                }
                "village" | "settlement" | "hamlet" => {
                    last(&|feature, population| settled(feature) && population < CITY)
                }
                "town" | "municipality" => last(&|feature, _| settled(feature)),
                "capital" if self.is_capital_last(gazetteer) => self.places.last().copied(),
                "capital" => last(&|feature, _| feature.starts_with("A.PCL"))
                    .or_else(|| self.only_country(gazetteer))
                    .and_then(|place| gazetteer.capital(gazetteer.place(place).country?)),
                // "the town's Sana district": a part of it that has a name of its own, which nobody knows.
                _ if scene.lower(at + 2) == "'s"
                    && scene.words.get(at + 3).is_some_and(Word::is_capital) =>
                {
                    None
                }
                "district" | "county" | "township" | "neighborhood" => {
                    last(&|feature, _| matches!(feature, "A.ADM2" | "A.ADM3" | "P.PPLX" | "P.PPLL"))
                }
                "camp" | "base" | "airport" | "crossing" => {
                    last(&|feature, _| feature.starts_with("S.") || feature.starts_with("L."))
                }
                "province" | "state" | "governorate" | "department" => {
                    last(&|feature, _| feature == "A.ADM1")
                }
                "region" | "area" => last(&|feature, _| !feature.starts_with("A.PCL")),
                _ => None,
            }?;
            Some((place, at..at + 2))
        })
    }
}
