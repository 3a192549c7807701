//! Merging: one happening, one event, whatever the order in which the reports come.

use jiff::civil::{Date, date};

use super::*;
use crate::event::kind::{Certainty, EventStatus, SubEventType};
use crate::event::record::{Casualties, Count, DateBasis, EventDate, EventPlace, FieldConfidence};
use crate::gazetteer::PlaceId;
use crate::referent::{Geoprecision, Relation};
use crate::report::ReportId;
use crate::text::Span;
use crate::time::{DateInterval, DatePrecision};

/// A mention in short: report, day of publication, kind, place, day, killed.
#[derive(Clone)]
struct Told {
    report: &'static str,
    published: Date,
    thread: u32,
    kind: SubEventType,
    place: (u32, &'static str, Geoprecision, f64, f64),
    east: bool,
    day: Date,
    killed: Option<u32>,
}

const CAMP: (u32, &str, Geoprecision, f64, f64) = (1, "Idlib", Geoprecision::Province, 36.6, 35.9);
const NORTHWEST: (u32, &str, Geoprecision, f64, f64) =
    (2, "Syria", Geoprecision::Region, 36.9, 35.9);
const ALEPPO: (u32, &str, Geoprecision, f64, f64) = (3, "Aleppo", Geoprecision::Town, 37.16, 36.2);

impl Told {
    fn strike(
        report: &'static str,
        place: (u32, &'static str, Geoprecision, f64, f64),
        killed: Option<u32>,
    ) -> Self {
        Self {
            report,
            published: date(2024, 12, 3),
            thread: u32::try_from(report.len()).unwrap_or(0),
            kind: SubEventType::AirDroneStrike,
            place,
            east: false,
            day: date(2024, 12, 2),
            killed,
        }
    }

    fn mention(&self) -> EventMention {
        let at = usize::try_from(self.thread).unwrap_or(0) * 100;
        EventMention {
            report: ReportId(self.report.to_owned()),
            thread: self.thread,
            sentence: Span::new(at, at + 50),
            quote: String::new(),
            trigger: Span::new(at + 5, at + 10),
            sub_event_type: self.kind,
            plover_event: "ASSAULT",
            plover_mode: Some("aerial"),
            cameo: "195",
            status: EventStatus::New,
            date: Some(EventDate {
                interval: DateInterval {
                    start: self.day,
                    end: self.day,
                },
                precision: DatePrecision::Day,
                words: String::new(),
                span: None,
                basis: DateBasis::Stated,
            }),
            place: Some(EventPlace {
                name: self.place.1.to_owned(),
                span: None,
                place: PlaceId(self.place.0),
                place_id: format!("gn:{}", self.place.0),
                place_name: self.place.1.to_owned(),
                country: Some("SYR".to_owned()),
                admin1: (self.place.0 != 2).then(|| self.place.1.to_owned()),
                admin2: None,
                lon: self.place.3,
                lat: self.place.4,
                precision: self.place.2,
                radius_km: if self.place.2 == Geoprecision::Region {
                    120.0
                } else {
                    10.0
                },
                relation: self.east.then_some(Relation::DirectionOf {
                    bearing: 90.0,
                    distance_km: None,
                }),
                footprint: None,
                basis: DateBasis::Stated,
            }),
            actors: Vec::new(),
            casualties: Casualties {
                killed: self.killed.map(Count::exactly),
                ..Casualties::default()
            },
            civilian_targeting: true,
            reported_by: Vec::new(),
            certainty: Certainty::Asserted,
            confidence: FieldConfidence {
                kind: 0.8,
                date: 0.9,
                place: 0.8,
                actors: 0.5,
                counts: 0.8,
            },
            published: Some(self.published),
        }
    }
}

/// The killed of every event, in order.
#[track_caller]
fn check(told: &[Told], expected: &[Option<u32>]) {
    let events = merge(told.iter().map(Told::mention).collect());
    let mut killed: Vec<Option<u32>> = events
        .iter()
        .map(|event| event.casualties.killed.map(|count| count.best))
        .collect();
    killed.sort_unstable();
    assert_eq!(killed, expected);
}

#[test]
fn one_strike_told_with_two_places_is_one_event() {
    check(
        &[
            Told::strike("a", NORTHWEST, Some(7)),
            Told {
                thread: 2,
                ..Told::strike("a", CAMP, Some(7))
            },
        ],
        &[Some(7)],
    );
}

#[test]
fn a_direction_from_a_town_is_not_the_town() {
    check(
        &[
            Told::strike("a", ALEPPO, None),
            Told {
                thread: 2,
                east: true,
                ..Told::strike("a", ALEPPO, None)
            },
        ],
        &[None, None],
    );
}

#[test]
fn places_that_the_gazetteer_has_lost_are_not_one_place() {
    let lost = |place, thread| {
        let mut mention = Told {
            thread,
            ..Told::strike("a", place, None)
        }
        .mention();
        mention.place.as_mut().expect("a place").place = PlaceId(u32::MAX);
        mention
    };
    let far = (9, "Hama", Geoprecision::Town, 36.75, 35.13);
    assert_eq!(merge(vec![lost(ALEPPO, 1), lost(far, 2)]).len(), 2);
}

#[test]
fn two_events_that_one_word_tells_of_have_two_ids() {
    let told = |thread, killed| {
        let mut mention = Told {
            thread,
            ..Told::strike("a", ALEPPO, Some(killed))
        }
        .mention();
        (mention.sentence, mention.trigger) = (Span::new(0, 50), Span::new(5, 10));
        mention
    };
    let events = merge(vec![told(1, 3), told(2, 5)]);
    assert_eq!(events.len(), 2);
    assert_ne!(events[0].id, events[1].id);
}

#[test]
fn two_tolls_in_one_report_are_two_events() {
    check(
        &[
            Told::strike("a", ALEPPO, Some(5)),
            Told {
                thread: 2,
                ..Told::strike("a", ALEPPO, Some(3))
            },
        ],
        &[Some(3), Some(5)],
    );
}

#[test]
fn a_later_toll_replaces_the_earlier_one() {
    check(
        &[
            Told::strike("a", ALEPPO, Some(27)),
            Told {
                published: date(2024, 12, 4),
                ..Told::strike("bb", ALEPPO, Some(31))
            },
        ],
        &[Some(31)],
    );
}

#[test]
fn the_toll_of_some_of_the_dead_parts_no_story_from_the_event() {
    let corrected = Told {
        published: date(2024, 12, 5),
        ..Told::strike("bb", ALEPPO, Some(12))
    };
    let mut some = Told {
        killed: Some(2),
        ..corrected.clone()
    }
    .mention();
    some.sentence = Span::new(300, 350);
    let events = merge(vec![
        Told::strike("a", ALEPPO, Some(14)).mention(),
        corrected.mention(),
        some,
    ]);
    let killed: Vec<Option<u32>> = events
        .iter()
        .map(|event| event.casualties.killed.map(|count| count.best))
        .collect();
    assert_eq!(killed, [Some(12)]);
}

#[test]
fn of_two_tolls_of_one_day_the_lower_is_best_and_the_range_is_kept() {
    let events = merge(vec![
        Told::strike("a", ALEPPO, Some(8)).mention(),
        Told::strike("bb", ALEPPO, Some(10)).mention(),
    ]);
    let killed = events[0].casualties.killed.expect("a toll");
    assert_eq!((events.len(), killed.best, killed.high), (1, 8, 10));
}

#[test]
fn the_same_report_twice_changes_nothing() {
    let once = merge(vec![Told::strike("a", ALEPPO, Some(5)).mention()]);
    let twice = merge(vec![
        Told::strike("a", ALEPPO, Some(5)).mention(),
        Told::strike("a", ALEPPO, Some(5)).mention(),
    ]);
    assert_eq!(once, twice);
}

#[test]
fn different_days_and_kinds_stay_apart() {
    check(
        &[
            Told::strike("a", ALEPPO, None),
            Told {
                day: date(2024, 11, 28),
                ..Told::strike("bb", ALEPPO, None)
            },
            Told {
                kind: SubEventType::PeacefulProtest,
                ..Told::strike("ccc", ALEPPO, None)
            },
        ],
        &[None, None, None],
    );
}

/// A small generator, so that the property test needs no clock and no crate.
struct Shuffle(u64);

impl Shuffle {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % below.max(1)
    }

    fn mentions(&mut self, count: usize) -> Vec<EventMention> {
        const REPORTS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
        (0..count)
            .map(|index| {
                let place = [CAMP, NORTHWEST, ALEPPO][self.next(3)];
                let killed = [None, Some(3), Some(7), Some(8), Some(30)][self.next(5)];
                let told = Told {
                    report: REPORTS[self.next(6)],
                    published: date(2024, 12, 3).saturating_add(
                        jiff::Span::new().days(i64::try_from(self.next(3)).unwrap_or(0)),
                    ),
                    thread: u32::try_from(index).unwrap_or(0),
                    east: self.next(4) == 0,
                    day: date(2024, 12, 1).saturating_add(
                        jiff::Span::new().days(i64::try_from(self.next(4)).unwrap_or(0)),
                    ),
                    kind: [
                        SubEventType::AirDroneStrike,
                        SubEventType::Attack,
                        SubEventType::ArmedClash,
                    ][self.next(3)],
                    ..Told::strike("a", place, killed)
                };
                told.mention()
            })
            .collect()
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for index in (1..items.len()).rev() {
            items.swap(index, self.next(index + 1));
        }
    }
}

#[test]
fn any_order_gives_the_same_events() {
    let mut random = Shuffle(7);
    for _ in 0..60 {
        let mut mentions = random.mentions(14);
        let expected = merge(mentions.clone());
        for _ in 0..5 {
            random.shuffle(&mut mentions);
            assert_eq!(merge(mentions.clone()), expected);
        }
    }
}

/// Finds which mentions are linked, over any number of others, by comparing each with each.
fn linked(mentions: &[EventMention]) -> Vec<BTreeSet<MentionKey>> {
    let mut groups = Groups::new(mentions.len());
    for a in 0..mentions.len() {
        for b in 0..a {
            let keys = block_keys(&mentions[b]);
            if block_keys(&mentions[a])
                .iter()
                .any(|key| keys.contains(key))
                && link(&mentions[a], &mentions[b]) == Link::Same
            {
                groups.join(a, b);
            }
        }
    }
    let mut found: BTreeMap<usize, BTreeSet<MentionKey>> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate() {
        found
            .entry(groups.root(index))
            .or_default()
            .insert(mention_key(mention));
    }
    found.into_values().collect()
}

#[test]
fn comparing_the_different_tellings_finds_what_comparing_all_mentions_finds() {
    let mut random = Shuffle(5);
    for _ in 0..40 {
        let mut mentions = random.mentions(30);
        for mention in &mut mentions {
            mention.thread /= 2;
        }
        let expected = linked(&mentions);
        let events = merge(mentions);
        for event in &events {
            let keys: Vec<MentionKey> = event.mentions.iter().map(mention_key).collect();
            assert!(
                expected
                    .iter()
                    .any(|group| keys.iter().all(|key| group.contains(key))),
                "an event has mentions that nothing links"
            );
            // A story is not torn.
            for other in &events {
                let is_torn = other.id != event.id
                    && other.mentions.iter().any(|a| {
                        event
                            .mentions
                            .iter()
                            .any(|b| a.report == b.report && a.thread == b.thread)
                    });
                assert!(!is_torn, "a story is in two events");
            }
        }
    }
}

#[test]
fn a_report_that_says_the_same_ten_thousand_times_is_merged_at_once() {
    let mention = Told::strike("a", ALEPPO, Some(3)).mention();
    let mentions: Vec<EventMention> = (0..10_000_u32)
        .map(|index| {
            let at = index as usize * 100;
            EventMention {
                thread: index,
                sentence: Span::new(at, at + 50),
                trigger: Span::new(at + 5, at + 10),
                ..mention.clone()
            }
        })
        .collect();
    let begun = std::time::Instant::now();
    assert_eq!(merge(mentions).len(), 1);
    // Comparing each with each takes minutes where nothing is optimized.
    assert!(begun.elapsed() < std::time::Duration::from_secs(10));
}

#[test]
fn adding_one_report_needs_only_its_neighborhood() {
    let mut random = Shuffle(11);
    for _ in 0..40 {
        let all = random.mentions(16);
        let (stored, new) = all.split_at(15);
        let fetch = |keys: &[String]| -> Vec<EventMention> {
            stored
                .iter()
                .filter(|mention| block_keys(mention).iter().any(|key| keys.contains(key)))
                .cloned()
                .collect()
        };
        let near = neighborhood(new.to_vec(), fetch);
        let whole = merge(all.clone());
        for event in merge(near) {
            assert!(
                whole.contains(&event),
                "the event is the same among all mentions"
            );
        }
    }
}
