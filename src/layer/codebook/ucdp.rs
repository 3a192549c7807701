//! UCDP GED's record: one line for every event in which organized violence killed somebody, or may have.

use dateline_gazetteer::Gazetteer;
use serde_json::Value;

use super::country::codes;
use super::side::{Party, in_role, party, state_number, ucdp_name};
use super::{Cells, joined, outlets, precision};
use crate::event::{Actor, ActorRole, Count, Event, EventType};
use crate::layer::geometry;
use crate::layer::properties::country_name;
use crate::store::StoredEvent;

/// The columns of UCDP GED, in its order.
pub(in crate::layer) const UCDP_COLUMNS: [&str; 49] = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
];

/// Cells of a half degree around the earth; PRIO-GRID counts them from the southwest (Tollefsen, Strand and Buhaug 2012).
const GRID_COLUMNS: u32 = 720;

/// Returns the cells of an event, one for each of [`UCDP_COLUMNS`]; `None` for what UCDP does not count: nobody killed,
/// or nobody organized who could have.
pub(in crate::layer) fn ucdp(stored: &StoredEvent, gazetteer: &Gazetteer) -> Option<Cells> {
    let event = &stored.event;
    let killed = event.casualties.killed.filter(|killed| killed.high > 0)?;
    let sides = Sides::of(event);
    if !sides.is_organized(event) {
        return None;
    }
    let deaths = Deaths::of(event, killed, &sides);
    let name = |side: Option<&Actor>| side.map(|actor| ucdp_name(actor, gazetteer));
    let side_a = name(sides.a);
    let side_b = match (sides.b, sides.violence) {
        (None, Some(Violence::OneSided)) => Some("Civilians".to_owned()),
        (side, _) => name(side),
    };
    let dyad = side_a.as_ref().zip(side_b.as_ref());
    let place = event.place.as_ref();
    let country = place.and_then(|place| place.country.as_deref());
    let country_codes = codes(country);
    let date = event.date.as_ref();
    let date_prec = date.map(|date| precision::of_date(date).1);
    let where_prec = place.map(|place| precision::of_place(place.precision).1);
    let point = place.map(|place| (geometry::rounded(place.lon), geometry::rounded(place.lat)));
    let heads = || stored.reports.iter();
    let published = |head: &crate::store::ReportHead| head.published.map(|day| day.to_string());
    let days: Vec<String> = heads().filter_map(published).collect();
    let cells: [Value; 49] = [
        number(&event.id.0).into(),
        event.id.0.as_str().into(),
        date.map(|date| date.interval.start.year()).into(),
        Value::Null,
        Value::Null,
        sides.violence.map(|violence| violence as u8).into(),
        Value::Null,
        Value::Null,
        Value::Null,
        Value::Null,
        Value::Null,
        dyad.map(|(a, b)| format!("{a} - {b}")).into(),
        Value::Null,
        Value::Null,
        side_a.clone().into(),
        Value::Null,
        Value::Null,
        side_b.clone().into(),
        stored.reports.len().into(),
        articles(stored).into(),
        outlets(stored, ";").into(),
        joined(days.iter().map(String::as_str), ";").into(),
        joined(heads().filter_map(|head| head.title.as_deref()), ";").into(),
        joined(event.reported_by.iter().map(|by| by.name.as_str()), ";").into(),
        where_prec.into(),
        place.map(|place| place.place_name.as_str()).into(),
        place.map(|place| place.name.as_str()).into(),
        place.and_then(|place| place.admin1.as_deref()).into(),
        place.and_then(|place| place.admin2.as_deref()).into(),
        point.map(|(_, lat)| lat).into(),
        point.map(|(lon, _)| lon).into(),
        point
            .map(|(lon, lat)| format!("POINT ({lon} {lat})"))
            .into(),
        point.map(|(lon, lat)| grid_cell(lon, lat)).into(),
        country
            .and_then(|country| country_name(country, gazetteer))
            .into(),
        country_codes.gleditsch_ward.into(),
        country_codes.ucdp_region().into(),
        date_prec.zip(where_prec).map(clarity).into(),
        date_prec.into(),
        date.map(|date| date.interval.start.to_string()).into(),
        date.map(|date| date.interval.end.to_string()).into(),
        deaths.a.into(),
        deaths.b.into(),
        deaths.civilians.into(),
        deaths.unknown.into(),
        killed.best.into(),
        killed.high.into(),
        killed.low.into(),
        sides.a.and_then(state_number).into(),
        sides.b.and_then(state_number).into(),
    ];
    Some(cells.into())
}

/// UCDP's `type_of_violence`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Violence {
    StateBased = 1,
    NonState = 2,
    OneSided = 3,
}

/// The two sides: a state before a group, and who bears arms before who does not.
struct Sides<'e> {
    a: Option<&'e Actor>,
    b: Option<&'e Actor>,
    violence: Option<Violence>,
}

impl<'e> Sides<'e> {
    fn of(event: &'e Event) -> Self {
        // UCDP counts no side that nobody names.
        let first = |role| {
            in_role(event, role)
                .into_iter()
                .find(|actor| !actor.is_implied())
        };
        let (one, other) = (first(ActorRole::Actor1), first(ActorRole::Actor2));
        let kind = |side: Option<&Actor>| side.map_or(Party::Unknown, party);
        let rank = |side: Option<&Actor>| match kind(side) {
            Party::State => 0,
            Party::Group => 1,
            Party::Unknown if side.is_some() => 2,
            Party::Unknown => 3,
            Party::People => 4,
        };
        let (a, b) = if rank(one) <= rank(other) {
            (one, other)
        } else {
            (other, one)
        };
        let violence = match (kind(a), kind(b)) {
            (Party::State, Party::State | Party::Group) => Some(Violence::StateBased),
            (Party::Group, Party::Group) => Some(Violence::NonState),
            (Party::State | Party::Group, Party::People) => Some(Violence::OneSided),
            (Party::State | Party::Group, Party::Unknown)
                if b.is_none()
                    && (event.civilian_targeting
                        || event.event_type == EventType::ViolenceAgainstCivilians) =>
            {
                Some(Violence::OneSided)
            }
            _ => None,
        };
        Self { a, b, violence }
    }

    /// Tells whether somebody organized acts: not in riots and protests among people.
    fn is_organized(&self, event: &Event) -> bool {
        let is_crowd = matches!(
            event.event_type,
            EventType::Protests | EventType::Riots | EventType::StrategicDevelopments
        );
        !is_crowd || self.violence.is_some()
    }
}

/// The dead by side; they add up to the best figure.
#[derive(Debug, Default)]
struct Deaths {
    a: u32,
    b: u32,
    civilians: u32,
    unknown: u32,
}

impl Deaths {
    fn of(event: &Event, killed: Count, sides: &Sides<'_>) -> Self {
        let told = |who: &str| {
            let parts = event.casualties.of_which.iter();
            parts
                .filter(|part| part.of == "killed" && part.who == who)
                .map(|part| part.count.best)
                .max()
                .unwrap_or(0)
        };
        let mut left = killed.best;
        let mut take = |persons: u32| {
            let taken = persons.min(left);
            left -= taken;
            taken
        };
        let mut deaths = Self::default();
        let kind = |side: Option<&Actor>| side.map_or(Party::Unknown, party);
        // Whose soldiers or fighters they were is known where only one side has any.
        let states = [kind(sides.a), kind(sides.b)].map(|party| party == Party::State);
        let groups = [kind(sides.a), kind(sides.b)].map(|party| party == Party::Group);
        let armed = told("soldiers") + told("police") + told("fighters");
        if sides.violence == Some(Violence::OneSided) {
            // Of one-sided violence no side has dead (GED codebook); who bore arms is no civilian.
            deaths.civilians = take(killed.best.saturating_sub(armed));
            deaths.unknown = left;
            return deaths;
        }
        for (of_a_side, persons) in [
            (states, told("soldiers") + told("police")),
            (groups, told("fighters")),
        ] {
            match of_a_side {
                [true, false] => deaths.a += take(persons),
                [false, true] => deaths.b += take(persons),
                _ => {}
            }
        }
        let unarmed = told("civilians")
            .max(told("children") + told("women"))
            .max(told("journalists") + told("aid_workers") + told("medics"));
        deaths.civilians = take(unarmed);
        deaths.unknown = left;
        deaths
    }
}

/// Returns the first 52 bits of an event's id: a whole number that every program keeps as it is.
fn number(id: &str) -> Option<u64> {
    u64::from_str_radix(id.get(..13)?, 16).ok()
}

/// Returns the reports, each as its outlet, day and headline in quotes.
fn articles(stored: &StoredEvent) -> Option<String> {
    let articles: Vec<String> = stored
        .reports
        .iter()
        .map(|head| {
            let day = head.published.map(|day| day.to_string());
            format!(
                "\"{},{},{}\"",
                head.outlet.as_deref().unwrap_or(""),
                day.unwrap_or_default(),
                head.title.as_deref().unwrap_or("")
            )
        })
        .collect();
    (!articles.is_empty()).then(|| articles.join(";"))
}

/// Returns the number of the PRIO-GRID cell of half a degree that a point lies in.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rows and columns of the grid are small and not negative"
)]
pub(super) fn grid_cell(lon: f64, lat: f64) -> u32 {
    let row = ((lat + 90.0) * 2.0).floor().clamp(0.0, 359.0) as u32;
    let column = ((lon + 180.0) * 2.0).floor().clamp(0.0, 719.0) as u32;
    row * GRID_COLUMNS + column + 1
}

/// Returns `event_clarity`: 2 for what is told in sum for days and a province or more.
fn clarity((date_prec, where_prec): (u8, u8)) -> u8 {
    if date_prec > 1 && where_prec > 3 {
        2
    } else {
        1
    }
}
