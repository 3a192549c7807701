//! What one more report costs does not follow from how much is kept.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::super::example::{self, mention, now, report};
use super::super::{Fetch, Filter, Merging, SqliteStore, Store, Together};
use crate::event::{Event, EventMention, SubEventType};
use crate::gazetteer::fixture;
use crate::referent::Geoprecision;
use crate::report::Report;

/// Merges like [`Together`], and counts the kept mentions that are read for it.
struct Counting(Arc<AtomicUsize>);

impl Merging for Counting {
    fn key(&self, mention: &EventMention) -> String {
        Together.key(mention)
    }

    fn blocks(&self, mention: &EventMention) -> Vec<String> {
        Together.blocks(mention)
    }

    fn gather(&self, new: Vec<EventMention>, fetch: &mut Fetch<'_>) -> Vec<EventMention> {
        Together.gather(new, &mut |words| {
            let found = fetch(words);
            self.0.fetch_add(found.len(), Ordering::Relaxed);
            found
        })
    }

    fn merge(&self, mentions: Vec<EventMention>) -> Vec<Event> {
        Together.merge(mentions)
    }
}

/// A report of `events` strikes, each a week after the last, from a day on.
fn strikes(number: usize, events: usize, from: i64) -> (Report, Vec<EventMention>) {
    let of = report("Wire", &format!("Dispatch {number}: jets hit Aleppo."));
    let mentions = (0..events)
        .map(|event| {
            let weeks = i64::try_from(event).expect("few");
            let day = example::date("1900-01-01")
                .saturating_add(jiff::Span::new().days(from + 7 * weeks))
                .to_string();
            let mut mention = mention(&of, SubEventType::AirDroneStrike, "hit")
                .on(&day, &day)
                .at(example::ALEPPO, Geoprecision::Town)
                .done();
            mention.thread = u32::try_from(event).expect("few");
            mention.sentence.start = event;
            mention
        })
        .collect();
    (of, mentions)
}

/// Returns the mentions read for the last report, and the least time that a report and a look at the newest events took.
fn cost_at(kept: usize) -> (usize, Duration) {
    let directory = tempfile::tempdir().expect("a directory");
    let count = Arc::new(AtomicUsize::new(0));
    let merging = Box::new(Counting(Arc::clone(&count)));
    let store = SqliteStore::open(directory.path(), fixture().clone(), merging).expect("open");
    for number in 0..kept / 500 {
        // Every report has weeks of its own.
        let from = i64::try_from(number * 500 * 7).expect("few");
        let (report, mentions) = strikes(number, 500, from);
        store.ingest(&report, &mentions, now()).expect("kept");
    }
    assert_eq!(store.totals().expect("counted").plotted, kept);
    let mut least = Duration::MAX;
    let mut read = 0;
    for number in 0..12 {
        let (report, mentions) = strikes(kept + number, 1, 7 * 20);
        let before = count.load(Ordering::Relaxed);
        let begun = Instant::now();
        store.ingest(&report, &mentions, now()).expect("kept");
        let found = store.find(&Filter::default(), None, 1).expect("found");
        least = least.min(begun.elapsed());
        read = count.load(Ordering::Relaxed) - before;
        // All of them tell of one strike that was kept already.
        assert_eq!(found.total, kept);
    }
    (read, least)
}

#[test]
fn one_more_report_costs_the_same_in_a_small_store_and_in_a_large_one() {
    let (few, short) = cost_at(500);
    let (many, long) = cost_at(8000);
    assert_eq!(few, many, "mentions read");
    // Sixteen times as much is kept: building the index anew alone would take more than this.
    assert!(
        long < short * 4 + Duration::from_millis(5),
        "{short:?} in a small store, {long:?} in a large one"
    );
}
