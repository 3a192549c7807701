//! Invented reports of invented events: as many a day and in as few countries as a tracker of the world's conflicts has.
#![allow(
    dead_code,
    reason = "each bench is a program of its own and uses what it needs"
)]

use dateline::event::{
    Actor, ActorKind, ActorRole, Casualties, Certainty, Count, DateBasis, EventDate, EventMention,
    EventPlace, EventStatus, FieldConfidence, SubEventType,
};
use dateline::gazetteer::PlaceId;
use dateline::referent::Geoprecision;
use dateline::report::{Published, PublishedBasis, Report, ReportId};
use dateline::text::Span;
use dateline::time::{DateInterval, DatePrecision};
use jiff::ToSpan;
use jiff::civil::Date;

/// The days that the events of a full store are spread over: ten years.
const DAYS: u64 = 3650;

/// Countries by how many of a hundred events are in them, with a corner and the size of a box, degrees.
const COUNTRIES: [(&str, u64, f64, f64, f64); 8] = [
    ("UKR", 25, 30.0, 46.5, 8.0),
    ("SYR", 18, 36.0, 32.8, 5.0),
    ("MMR", 14, 93.0, 17.0, 7.0),
    ("SDN", 12, 22.0, 10.0, 12.0),
    ("MEX", 10, -106.0, 17.0, 10.0),
    ("COD", 9, 25.0, -5.0, 6.0),
    ("YEM", 7, 43.0, 13.0, 6.0),
    ("IND", 5, 74.0, 14.0, 12.0),
];

/// Towns of a country.
const TOWNS: u64 = 1500;

/// A small generator of numbers: the same every time.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }
}

/// Returns a report with as many events as asked, on days of its own chance.
pub(crate) fn report(number: u64, events: u64, chance: &mut Chance) -> (Report, Vec<EventMention>) {
    let published = day(chance.below(DAYS));
    report_on(number, events, chance, |chance| {
        (published, day(chance.below(DAYS)))
    })
}

/// Returns a report of one day's events, as one comes in.
pub(crate) fn news(number: u64, events: u64, chance: &mut Chance) -> (Report, Vec<EventMention>) {
    let today = DAYS - 1 - chance.below(30);
    report_on(number, events, chance, |_| (day(today), day(today)))
}

fn day(number: u64) -> Date {
    let days = i64::try_from(number).unwrap_or(0);
    jiff::civil::date(2015, 1, 1).saturating_add(days.days())
}

fn report_on(
    number: u64,
    events: u64,
    chance: &mut Chance,
    mut days: impl FnMut(&mut Chance) -> (Date, Date),
) -> (Report, Vec<EventMention>) {
    let id = ReportId(format!("{number:032x}"));
    let (published, _) = days(chance);
    let mentions = (0..events)
        .map(|thread| mention(&id, thread, published, days(chance).1, chance))
        .collect();
    let report = Report {
        id,
        url: None,
        outlet: Some(format!("Outlet {}", chance.below(200))),
        title: Some(format!("Report {number}")),
        published: Some(Published {
            date: published,
            instant: None,
            basis: PublishedBasis::Given,
        }),
        language: Some("en".to_owned()),
        text: "Shells hit a town. ".repeat(20),
        fetched_at: None,
    };
    (report, mentions)
}

fn mention(
    report: &ReportId,
    thread: u64,
    published: Date,
    day: Date,
    chance: &mut Chance,
) -> EventMention {
    let mut share = chance.below(100);
    let country = COUNTRIES.iter().find(|(_, of_hundred, ..)| {
        let is_here = share < *of_hundred;
        share = share.saturating_sub(*of_hundred);
        is_here
    });
    let &(country, _, west, south, size) = country.unwrap_or(&COUNTRIES[0]);
    let town = chance.below(TOWNS);
    let mut of_town = Chance(town * 7919 + 1);
    let lon = west + size * of_town.below(10_000) as f64 / 10_000.0;
    let lat = south + size * of_town.below(10_000) as f64 / 10_000.0;
    let kinds = [
        SubEventType::ShellingArtilleryMissileAttack,
        SubEventType::ArmedClash,
        SubEventType::AirDroneStrike,
        SubEventType::Attack,
        SubEventType::PeacefulProtest,
    ];
    let start = usize::try_from(thread).unwrap_or(0) * 200;
    EventMention {
        report: report.clone(),
        thread: u32::try_from(thread).unwrap_or(0),
        sentence: Span::new(start, start + 120),
        quote: format!(
            "Shelling killed people in Town {town} on {day}, a monitor said, and the fighting went on until the evening."
        ),
        trigger: Span::new(start, start + 8),
        sub_event_type: kinds[usize::try_from(chance.below(5)).unwrap_or(0)],
        plover_event: "ASSAULT",
        plover_mode: Some("heavy-weapons"),
        cameo: "194",
        status: EventStatus::New,
        date: Some(EventDate {
            interval: DateInterval {
                start: day,
                end: day,
            },
            precision: DatePrecision::Day,
            words: "Monday".to_owned(),
            span: None,
            basis: DateBasis::Stated,
        }),
        place: Some(EventPlace {
            name: format!("Town {town}"),
            span: None,
            place: PlaceId(u32::MAX),
            place_id: format!("invented:{country}-{town}"),
            place_name: format!("Town {town}"),
            country: Some(country.to_owned()),
            admin1: Some(format!("Province {}", town % 20)),
            admin2: None,
            lon,
            lat,
            precision: Geoprecision::Town,
            radius_km: 2.0,
            relation: None,
            footprint: None,
            basis: DateBasis::Stated,
        }),
        actors: vec![Actor {
            role: ActorRole::Actor1,
            name: format!("Force {}", chance.below(40)),
            span: None,
            kind: ActorKind::StateForces,
            country: Some(country.to_owned()),
        }],
        casualties: Casualties {
            killed: Some(Count::exactly(u32::try_from(chance.below(20)).unwrap_or(0))),
            ..Casualties::default()
        },
        civilian_targeting: false,
        reported_by: Vec::new(),
        certainty: Certainty::Asserted,
        confidence: FieldConfidence {
            kind: 0.9,
            date: 0.9,
            place: 0.9,
            actors: 0.5,
            counts: 0.8,
        },
        published: Some(published),
    }
}
