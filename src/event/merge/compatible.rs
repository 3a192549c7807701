//! Whether two mentions can tell of one happening: kind, place, date, sides and tolls are asked in turn.

use crate::event::kind::{ActorKind, EventStatus, EventType, SubEventType};
use crate::event::people::names_people;
use crate::event::record::{
    Actor, ActorRole, Count, DateBasis, EventDate, EventMention, EventPlace,
};
use crate::gazetteer::distance_km;
use crate::referent::{Geoprecision, Relation};
use crate::time::{DateInterval, DatePrecision};

/// What two mentions are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// They tell of one happening.
    Same,
    /// They may, but nothing says so.
    Open,
    /// They cannot.
    Conflict,
}

/// How far apart the points of one town in two gazetteer entries may be, km (a town and its own center, a town and its camp).
const SAME_TOWN_KM: f64 = 6.0;

/// A later toll may be this many times the earlier one and still be the same happening.
const TOLL_GROWTH: u32 = 4;

/// The family of a sub-type: only mentions of one family are one event.
pub(super) fn family(kind: SubEventType) -> &'static str {
    match kind.event_type() {
        EventType::Battles
        | EventType::ExplosionsRemoteViolence
        | EventType::ViolenceAgainstCivilians => "violence",
        EventType::Protests | EventType::Riots => "crowd",
        EventType::StrategicDevelopments => kind.as_str(),
    }
}

/// Asks whether two mentions tell of one happening.
#[must_use]
pub fn link(a: &EventMention, b: &EventMention) -> Link {
    if a.report == b.report && a.thread == b.thread {
        return Link::Same;
    }
    link_apart(a, b)
}

/// Asks the same of mentions of two stories: reads nothing of them but what makes their [`Likeness`](super::likeness::Likeness).
pub(super) fn link_apart(a: &EventMention, b: &EventMention) -> Link {
    // One person dies once, whenever a report speaks of it again.
    if a.report == b.report
        && (same_victim(a, b) && unarmed_victim(a) || same_dead(a, b))
        && nowhere_else(a, b)
        && statuses(a.status, b.status)
        && kinds(a, b) != Link::Conflict
    {
        return Link::Same;
    }
    // What most pairs differ in comes first: a long report has millions of pairs.
    let (Some(date_a), Some(date_b)) = (&a.date, &b.date) else {
        let undated = a.report == b.report
            && statuses(a.status, b.status)
            && kinds(a, b) != Link::Conflict
            && same_victim(a, b);
        return if undated { Link::Same } else { Link::Conflict };
    };
    if !dates(date_a, date_b)
        || !statuses(a.status, b.status)
        || family(a.sub_event_type) != family(b.sub_event_type)
    {
        return Link::Conflict;
    }
    let (Some(place_a), Some(place_b)) = (&a.place, &b.place) else {
        return if told_again(a, b) {
            Link::Same
        } else {
            Link::Conflict
        };
    };
    let places = places(place_a, place_b);
    if places == Link::Conflict {
        // Where only the dateline tells the place, the report may tell another.
        let of_dateline = [place_a, place_b]
            .iter()
            .any(|place| place.basis == DateBasis::Inferred);
        return if of_dateline && told_again(a, b) {
            Link::Same
        } else {
            Link::Conflict
        };
    }
    let tolls = tolls(a, b);
    if tolls == Link::Conflict || sides_contradict(a, b) {
        return Link::Conflict;
    }
    let kinds = kinds(a, b);
    match (kinds, places, tolls) {
        (Link::Conflict, ..) => Link::Conflict,
        // The same place, or the same toll in a place inside the other's area.
        (Link::Same, Link::Same, _)
        | (Link::Same | Link::Open, Link::Same | Link::Open, Link::Same) => Link::Same,
        // One report tells first of the region, then of the town in it: "in the southwest … in Mastung".
        (Link::Same, Link::Open, Link::Open)
            if a.report == b.report
                && place_a.precision.max(place_b.precision) >= Geoprecision::Region =>
        {
            Link::Same
        }
        // "in Kharkiv", then "in the Saltivka district": a report tells first of the town, then of a part of it.
        (Link::Same, Link::Open, Link::Open)
            if a.report == b.report
                && place_a.precision != place_b.precision
                && place_a.precision.max(place_b.precision) == Geoprecision::Town =>
        {
            Link::Same
        }
        // One report tells the same kind of thing of one area twice, first roughly.
        (Link::Open, Link::Same, Link::Open) => Link::Same,
        _ => Link::Open,
    }
}

/// One report tells of the same dead twice, once without the place.
fn told_again(a: &EventMention, b: &EventMention) -> bool {
    let killed = |mention: &EventMention| {
        mention
            .casualties
            .killed
            .map(|count| count.best)
            .filter(|&best| best > 1)
    };
    let (Some(date_a), Some(date_b)) = (&a.date, &b.date) else {
        return false;
    };
    let same_dead = killed(a).is_some() && killed(a) == killed(b);
    a.report == b.report
        && ((a.place.is_some() || b.place.is_some()) && same_dead || same_victim(a, b))
        && statuses(a.status, b.status)
        && dates(date_a, date_b)
        && kinds(a, b) != Link::Conflict
}

/// Tells whether both tell of the same number of the same people, one without a day of its own: "six priests", "the murder of the six
/// priests".
fn same_dead(a: &EventMention, b: &EventMention) -> bool {
    let dead = |mention: &EventMention| {
        mention
            .casualties
            .killed
            .filter(|count| count.best > 1 && count.low == count.high)
    };
    let who = |mention: &'_ EventMention| -> Option<String> {
        let people = mention
            .actors
            .iter()
            .find(|actor| actor.role == ActorRole::Actor2)?;
        let head = people.name.split_whitespace().last()?.to_lowercase();
        Some(head.trim_end_matches('s').to_owned())
    };
    let undated = |mention: &EventMention| {
        mention
            .date
            .as_ref()
            .is_none_or(|date| date.basis == DateBasis::Inferred)
    };
    (undated(a) || undated(b))
        && dead(a).is_some()
        && dead(a) == dead(b)
        && who(a).is_some()
        && who(a) == who(b)
}

/// Tells whether who suffers bears no arms: a person, not "the Army".
fn unarmed_victim(mention: &EventMention) -> bool {
    mention
        .actors
        .iter()
        .find(|actor| actor.role == ActorRole::Actor2)
        .is_some_and(|actor| matches!(actor.kind, ActorKind::Civilians | ActorKind::Unknown))
}

/// Tells whether two mentions tell of one place, as far as both tell of any in their own words, and of one country.
fn nowhere_else(a: &EventMention, b: &EventMention) -> bool {
    let (Some(place_a), Some(place_b)) = (&a.place, &b.place) else {
        return true;
    };
    let stated = |place: &EventPlace| place.basis == DateBasis::Stated;
    let one_country = place_a.country == place_b.country
        || place_a.country.is_none()
        || place_b.country.is_none();
    place_a.place_id == place_b.place_id || one_country && !(stated(place_a) && stated(place_b))
}

/// Tells whether both tell of the death of one person of the same name: "Senator Luis Galan", "Galan".
fn same_victim(a: &EventMention, b: &EventMention) -> bool {
    let victim = |mention: &'_ EventMention| -> Option<String> {
        let dead = mention.casualties.killed?;
        let person = mention
            .actors
            .iter()
            .find(|actor| actor.role == ActorRole::Actor2)?;
        let surname = person.name.split_whitespace().last()?;
        let surname_lower = surname.to_lowercase();
        (dead.best == 1 && surname.starts_with(char::is_uppercase) && !names_people(&surname_lower))
            .then_some(surname_lower)
    };
    victim(a).is_some() && victim(a) == victim(b)
}

/// The order in which mentions become kernels of events: the sharpest place and date first.
pub(super) fn sharpness(mention: &EventMention) -> (u8, Geoprecision, DatePrecision) {
    (
        u8::from(!mention.status.is_plotted()),
        mention
            .place
            .as_ref()
            .map_or(Geoprecision::Sea, |place| place.precision),
        mention
            .date
            .as_ref()
            .map_or(DatePrecision::Ongoing, |date| date.precision),
    )
}

fn statuses(a: EventStatus, b: EventStatus) -> bool {
    // A denial belongs to what it denies; history, plans and talk stay by themselves.
    let told = |status: EventStatus| status.is_plotted() || status == EventStatus::Denied;
    told(a) && told(b)
}

/// The days on which it can have happened: without a date of its own, also those before the publication.
pub(super) fn reach(date: &EventDate) -> DateInterval {
    let mut interval = date.interval;
    if date.basis == DateBasis::Inferred {
        for _ in 0..super::LATE_DAYS {
            interval.start = interval.start.yesterday().unwrap_or(interval.start);
        }
    }
    interval
}

fn dates(a: &EventDate, b: &EventDate) -> bool {
    let (x, y) = (reach(a), reach(b));
    x.start <= y.end && y.start <= x.end
}

/// Asks whether two mentions can be of one kind of happening.
pub(in crate::event) fn kinds(a: &EventMention, b: &EventMention) -> Link {
    use SubEventType as S;
    let (x, y) = (a.sub_event_type, b.sub_event_type);
    if x == y {
        return Link::Same;
    }
    if x.event_type() == y.event_type()
        && matches!(
            x.event_type(),
            EventType::Battles | EventType::Protests | EventType::Riots
        )
    {
        return Link::Same;
    }
    let vague = |mention: &EventMention| {
        mention.sub_event_type == S::Attack && mention.plover_mode.is_none()
    };
    let blast = |kind: S| {
        matches!(
            kind,
            S::RemoteExplosiveLandmineIed | S::SuicideBomb | S::Grenade
        )
    };
    let fight = |kind: S| matches!(kind, S::ArmedClash | S::Attack);
    if vague(a) || vague(b) || (blast(x) && blast(y)) || (fight(x) && fight(y)) {
        return Link::Open;
    }
    if x.event_type() == y.event_type() || family(x) == "crowd" {
        return Link::Open;
    }
    Link::Conflict
}

pub(super) fn bearing(relation: Option<&Relation>) -> Option<f64> {
    match relation {
        Some(Relation::DirectionOf { bearing, .. }) => Some(*bearing),
        Some(Relation::PartOf { bearing }) => *bearing,
        _ => None,
    }
}

fn places(a: &EventPlace, b: &EventPlace) -> Link {
    if a.country.is_some() && b.country.is_some() && a.country != b.country {
        return Link::Conflict;
    }
    let apart_km = distance_km((a.lon, a.lat), (b.lon, b.lat));
    let directions = (bearing(a.relation.as_ref()), bearing(b.relation.as_ref()));
    // The number of a place in the index says nothing where the index has lost it.
    if a.place_id == b.place_id {
        return match directions {
            (None, None) => Link::Same,
            (Some(x), Some(y)) if (x - y).abs() < 1.0 => Link::Same,
            (Some(_), Some(_)) => Link::Conflict,
            // "Aleppo" and "the countryside east of Aleppo" are two places; a part of an area lies in the area.
            _ if a.precision.is_area() || b.precision.is_area() => Link::Open,
            _ => Link::Conflict,
        };
    }
    let (sharp, coarse) = if a.precision <= b.precision {
        (a, b)
    } else {
        (b, a)
    };
    if !coarse.precision.is_area() {
        // Two points: one town under two entries, or a part of the town.
        let close = apart_km <= SAME_TOWN_KM.max(coarse.radius_km.min(15.0))
            && directions.0.is_none() == directions.1.is_none();
        let part = sharp.precision < coarse.precision;
        return match (close, part) {
            (true, _) => Link::Open,
            (false, _) => Link::Conflict,
        };
    }
    if contains(coarse, sharp, apart_km) {
        Link::Open
    } else {
        Link::Conflict
    }
}

/// Tells whether an area has a place in it that is `apart_km` (km) from its point.
pub(in crate::event) fn contains(coarse: &EventPlace, sharp: &EventPlace, apart_km: f64) -> bool {
    let same_country = coarse.country.is_some() && coarse.country == sharp.country;
    match coarse.precision {
        Geoprecision::Country => same_country,
        Geoprecision::Province => {
            same_country
                && (is_division(sharp.admin1.as_deref(), &coarse.place_name)
                    || sharp.admin1 == coarse.admin1 && coarse.relation.is_none())
        }
        Geoprecision::District => {
            same_country
                && (is_division(sharp.admin2.as_deref(), &coarse.place_name)
                    || apart_km <= coarse.radius_km)
        }
        _ => {
            apart_km <= coarse.radius_km.max(60.0) * 1.3
                && (same_country || coarse.country.is_none())
        }
    }
}

/// Tells whether a division has the name of a place, with or without the word for what it is: "Kaduna", "Kaduna State".
fn is_division(division: Option<&str>, place: &str) -> bool {
    let Some(division) = division else {
        return false;
    };
    let goes_on = |long: &str, short: &str| {
        long.strip_prefix(short)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    goes_on(place, division) || goes_on(division, place)
}

fn overlap(a: Count, b: Count) -> bool {
    a.low <= b.high && b.low <= a.high
}

fn tolls(a: &EventMention, b: &EventMention) -> Link {
    let mut same = false;
    for (x, y) in [
        (a.casualties.killed, b.casualties.killed),
        (a.casualties.injured, b.casualties.injured),
    ] {
        let (Some(x), Some(y)) = (x, y) else { continue };
        if x.best == 0 && y.best == 0 {
            continue;
        }
        if x == y || x.best == y.best {
            same = true;
            continue;
        }
        // "most of them were shot": how many, nobody says.
        let unknown = |count: Count| count == Count::UNKNOWN_PLURAL;
        if overlap(x, y) || unknown(x) && y.best > 1 || unknown(y) && x.best > 1 {
            continue;
        }
        if a.report == b.report {
            return Link::Conflict;
        }
        // Another report, another toll: within reason it is the same happening, told earlier or later.
        let (low, high) = (x.best.min(y.best), x.best.max(y.best));
        if high > low.saturating_mul(TOLL_GROWTH).saturating_add(3) {
            return Link::Conflict;
        }
    }
    let one_sided = a.casualties.killed.is_some_and(|count| count.best > 0)
        != b.casualties.killed.is_some_and(|count| count.best > 0);
    match (same, one_sided) {
        (true, _) => Link::Same,
        (false, _) => Link::Open,
    }
}

/// The side that acts, where one is told.
pub(super) fn first_actor(mention: &EventMention) -> Option<&Actor> {
    mention
        .actors
        .iter()
        .find(|actor| actor.role == ActorRole::Actor1)
}

/// Named sides that stand on no side of the other mention contradict it.
fn sides_contradict(a: &EventMention, b: &EventMention) -> bool {
    let agent = |mention: &'_ EventMention| -> Option<(ActorKind, Option<String>, String)> {
        let actor = first_actor(mention)?;
        let known = !matches!(
            actor.kind,
            ActorKind::Unknown | ActorKind::Civilians | ActorKind::PoliticalMilitia
        );
        known.then(|| (actor.kind, actor.country.clone(), actor.name.to_lowercase()))
    };
    let (Some((kind_a, country_a, name_a)), Some((kind_b, country_b, name_b))) =
        (agent(a), agent(b))
    else {
        return false;
    };
    if a.sub_event_type.event_type() == EventType::Battles
        && b.sub_event_type.event_type() == EventType::Battles
    {
        return false;
    }
    let alike = name_a.contains(&name_b)
        || name_b.contains(&name_a)
        || kind_a == kind_b
        || (country_a.is_some() && country_a == country_b);
    !alike
        && kind_a != kind_b
        && country_a.is_some()
        && country_b.is_some()
        && country_a != country_b
}
