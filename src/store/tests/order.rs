//! The order in which reports come changes nothing: neither which events there are, nor what they say.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::super::example::{self, mention, now, report};
use super::super::{Filter, Ingested, SqliteStore, Store, Together};
use crate::event::{ActorKind, Count, EventMention, ReporterKind, SubEventType};
use crate::gazetteer::{embedded, fixture};
use crate::reading;
use crate::referent::Geoprecision;
use crate::report::{Known, Report, read_bytes};
use crate::store::{Kept, StoredEvent};

/// Reports of one week: a strike that two outlets tell of, its later toll and a correction of it, another strike of the
/// same day, a march, a place told roughly and then closely.
const WEEK: [(&str, &str, &str); 9] = [
    (
        "Wire",
        "2024-12-03",
        "An air strike killed eight people in the city of Aleppo on Monday, rescuers said.",
    ),
    (
        "Daily",
        "2024-12-03",
        "At least ten people were killed by an air strike on Aleppo on Monday, according to a monitor.",
    ),
    (
        "Daily",
        "2024-12-04",
        "The number of people killed in Monday's air strike on Aleppo has risen to 14, rescuers said.",
    ),
    (
        "Wire",
        "2024-12-05",
        "Rescuers lowered the death toll from the air strike on Aleppo on Monday to 12 on Thursday. Two of the dead were children.",
    ),
    (
        "Wire",
        "2024-12-03",
        "Warplanes bombed Hama on Monday and killed three people, residents said.",
    ),
    (
        "Post",
        "2024-12-03",
        "Thousands of people marched peacefully through Beirut on Monday to demand higher wages.",
    ),
    (
        "Post",
        "2024-12-04",
        "Shelling killed five people in Idlib province on Tuesday, medics said.",
    ),
    (
        "Wire",
        "2024-12-05",
        "Artillery shells fell on Saraqib in Idlib province on Tuesday. Five people were killed, medics said.",
    ),
    (
        "Post",
        "2024-12-05",
        "The army denied on Wednesday that its planes had bombed Aleppo on Monday.",
    ),
];

fn read_week() -> Vec<(Report, Vec<EventMention>)> {
    WEEK.iter()
        .map(|(outlet, published, text)| {
            let known = Known {
                outlet: Some((*outlet).to_owned()),
                published: Some(published.parse().expect("a date")),
                ..Known::default()
            };
            let mut read = read_bytes(outlet, Some("txt"), text.as_bytes(), &known).expect("read");
            let report = read.remove(0).expect("a report").report;
            let mentions = reading::read(&report, embedded()).mentions;
            (report, mentions)
        })
        .collect()
}

static READ: LazyLock<Vec<(Report, Vec<EventMention>)>> = LazyLock::new(read_week);

/// A store of its own, in memory of the machine where that is possible.
struct Shop {
    store: SqliteStore,
    _directory: tempfile::TempDir,
}

impl Shop {
    fn open(gazetteer: &dateline_gazetteer::Gazetteer) -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        let store = SqliteStore::open(directory.path(), gazetteer.clone(), Box::new(Together))
            .expect("open");
        Self {
            store,
            _directory: directory,
        }
    }

    fn ingest(&self, (report, mentions): &(Report, Vec<EventMention>)) {
        self.store.ingest(report, mentions, now()).expect("kept");
    }

    /// Returns the drawn events by their ids; how often each was revised is of the order and left out.
    fn events(&self) -> Vec<StoredEvent> {
        let found = self.store.find(&Filter::default(), None, 1000);
        let mut events = found.expect("found").events;
        for stored in &mut events {
            stored.event.revision = 1;
            stored.reports.sort_by(|a, b| a.id.0.cmp(&b.id.0));
        }
        events.sort_by(|a, b| a.event.id.cmp(&b.event.id));
        events
    }
}

fn in_order(order: &[usize], reports: &[(Report, Vec<EventMention>)]) -> Vec<StoredEvent> {
    let shop = Shop::open(embedded());
    for &at in order {
        shop.ingest(&reports[at]);
    }
    shop.events()
}

fn orders(of: usize) -> impl Strategy<Value = Vec<usize>> {
    Just((0..of).collect::<Vec<_>>()).prop_shuffle()
}

/// A report of one to three events among few places, days, kinds, sides and tolls, so that many of them meet.
fn invented(number: usize) -> impl Strategy<Value = (Report, Vec<EventMention>)> {
    let event = (0..3_usize, 0..4_u32, 0..4_usize, 0..3_usize, 0..6_usize);
    (0..3_u32, prop::collection::vec(event, 1..4)).prop_map(move |(late, events)| {
        let mut of = report(
            ["Wire", "Daily", "Post"][number % 3],
            &format!("Dispatch {number}: troops hit, fought and shelled."),
        );
        let published = example::date("2024-12-05").saturating_add(jiff::Span::new().days(late));
        if let Some(known) = &mut of.published {
            known.date = published;
        }
        let mentions = events
            .into_iter()
            .enumerate()
            .map(|(thread, (place, day, kind, side, toll))| {
                let (kind, trigger) = [
                    (SubEventType::AirDroneStrike, "hit"),
                    (SubEventType::ArmedClash, "fought"),
                    (SubEventType::ShellingArtilleryMissileAttack, "shelled"),
                    (SubEventType::Attack, "hit"),
                ][kind];
                let (place, precision) = [
                    (example::ALEPPO, Geoprecision::Town),
                    (example::HAMA, Geoprecision::Town),
                    (example::IDLIB_PROVINCE, Geoprecision::Province),
                ][place];
                let day = format!("2024-12-{:02}", 2 + day);
                let mut told = mention(&of, kind, trigger)
                    .on(&day, &day)
                    .at(place, precision);
                told = match side {
                    0 => told,
                    1 => told.by("rebels", ActorKind::RebelGroup),
                    _ => told.by("army", ActorKind::StateForces),
                };
                if let Some(killed) = [None, Some(2), Some(3), Some(8), Some(9), Some(40)][toll] {
                    told = told.killed(Count::exactly(killed), (killed > 8).then_some(1));
                }
                let mut mention = told.said_by("a monitor", ReporterKind::Ngo).done();
                mention.thread = u32::try_from(thread).expect("few");
                mention.published = Some(published);
                mention
            })
            .collect();
        (of, mentions)
    })
}

fn all_invented() -> impl Strategy<Value = (Vec<(Report, Vec<EventMention>)>, Vec<usize>)> {
    (2..9_usize).prop_flat_map(|count| {
        let reports: Vec<_> = (0..count).map(invented).collect();
        (reports, orders(count))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// The sample week, some of it twice, in any order.
    #[test]
    fn a_week_of_reports_gives_the_same_events_in_any_order(
        order in orders(WEEK.len()),
        again in prop::collection::vec(0..WEEK.len(), 0..3),
    ) {
        let straight: Vec<usize> = (0..WEEK.len()).collect();
        let twice: Vec<usize> = order.into_iter().chain(again).collect();
        prop_assert_eq!(in_order(&twice, &READ), in_order(&straight, &READ));
    }

    #[test]
    fn invented_reports_give_the_same_events_in_any_order((reports, order) in all_invented()) {
        let (straight, shuffled) = (Shop::open(fixture()), Shop::open(fixture()));
        for report in &reports {
            straight.ingest(report);
        }
        for &at in &order {
            shuffled.ingest(&reports[at]);
        }
        prop_assert_eq!(straight.events(), shuffled.events());
    }

    /// A report that is corrected, or taken out, is as if it had come as it is known at last, or never.
    #[test]
    fn what_was_corrected_or_taken_out_leaves_no_trace_in_the_events(
        (reports, order) in all_invented(),
        out in 0..9_usize,
        later in 0..9_usize,
    ) {
        let (plain, changed) = (Shop::open(fixture()), Shop::open(fixture()));
        let out = out % reports.len();
        let later = later % reports.len();
        // What is known of it at first: nothing of its events but the first.
        let first = |at: usize| {
            let (report, mentions) = &reports[at];
            (report.clone(), mentions[..1].to_vec())
        };
        for &at in &order {
            if at == later {
                changed.ingest(&first(at));
            } else {
                changed.ingest(&reports[at]);
            }
            if at != out || out == later {
                plain.ingest(&reports[at]);
            }
        }
        let (report, mentions) = &reports[later];
        changed.store.revise(report, mentions, now()).expect("written");
        if out != later {
            changed.store.remove(&reports[out].0.id, now()).expect("written");
        }
        prop_assert_eq!(plain.events(), changed.events());
        changed.store.check().expect("whole");
    }
}

/// The event of the sample week that has the strike on Aleppo.
fn strike_on_aleppo(events: &[StoredEvent]) -> &StoredEvent {
    let found: Vec<&StoredEvent> = events
        .iter()
        .filter(|stored| {
            let place = stored.event.place.as_ref().expect("a place");
            place.place_name == "Aleppo"
                && stored.event.sub_event_type == SubEventType::AirDroneStrike
        })
        .collect();
    assert_eq!(found.len(), 1, "one strike is one event");
    found[0]
}

#[test]
fn a_later_toll_supersedes_and_a_correction_lowers_and_every_figure_is_kept_with_who_said_it() {
    let shop = Shop::open(embedded());
    let expected = [
        // Low, best, high, after each report.
        (8, 8, 8),
        (8, 8, 10),
        (14, 14, 14),
        (12, 12, 14),
    ];
    for (report, (low, best, high)) in READ.iter().zip(expected) {
        shop.ingest(report);
        let events = shop.events();
        let strike = &strike_on_aleppo(&events).event;
        let killed = strike.casualties.killed.expect("a toll");
        assert_eq!((killed.low, killed.best, killed.high), (low, best, high));
    }
    let events = shop.events();
    let strike = strike_on_aleppo(&events);
    // What each report said, and who said so there.
    let said: Vec<(u32, String)> = strike
        .event
        .mentions
        .iter()
        .filter_map(|mention| {
            let killed = mention.casualties.killed?.best;
            let by = mention.reported_by.first()?;
            Some((killed, by.name.to_lowercase()))
        })
        .collect();
    for (killed, by) in [(8, "rescuers"), (10, "monitor"), (14, "rescuers")] {
        assert!(
            said.iter()
                .any(|(figure, who)| *figure == killed && who.contains(by)),
            "{killed} by {by}: {said:?}"
        );
    }
    assert_eq!(strike.reports.len(), 4);
}

#[test]
fn every_change_is_a_revision_with_its_reason() {
    let shop = Shop::open(embedded());
    for report in &READ[..4] {
        shop.ingest(report);
        assert_eq!(
            shop.store
                .ingest(&report.0, &report.1, now())
                .expect("asked"),
            Ingested::Known
        );
    }
    let id = strike_on_aleppo(&shop.events()).event.id.clone();
    let Some(Kept::Current(kept)) = shop.store.event(&id).expect("asked") else {
        panic!("it is current");
    };
    let history: Vec<(u32, String, String)> = shop
        .store
        .read(|connection| {
            connection
                .prepare(
                    "SELECT revision, reason, json_extract(record, '$.casualties.killed[1]')
                     FROM revisions WHERE event = ?1 ORDER BY revision",
                )?
                .query_map([&id.0], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)?.to_string()))
                })?
                .collect()
        })
        .expect("read");
    let tolls: Vec<&str> = history.iter().map(|(.., toll)| toll.as_str()).collect();
    assert_eq!(tolls, ["8", "8", "14"], "{history:?}");
    assert!(
        history
            .iter()
            .all(|(_, reason, _)| reason == "a report came in that tells more of it")
    );
    assert_eq!(kept.event.revision, history.len() as u32 + 1);
}
