//! What one more report costs a store that is full already, and what the map's questions cost it.
//!
//! The full store is made once, in the target directory, which takes some minutes and 4 GB; `DATELINE_BENCH_EVENTS` asks
//! for another number of events than a million.

use std::path::PathBuf;

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::event::{Event, EventMention, merge};
use dateline::gazetteer;
use dateline::store::{Fetch, Filter, Ingested, Merging, SqliteStore, Store, Together};
use jiff::Timestamp;

mod invented;

use invented::Chance;

const EVENTS: u64 = 1_000_000;

/// Events of a report while the store is filled: the fewer transactions, the sooner.
const OF_REPORT: u64 = 1000;

/// Fills: keeps what [`Together`] would look for, and looks for nothing itself.
struct Filling;

impl Merging for Filling {
    fn key(&self, mention: &EventMention) -> String {
        Together.key(mention)
    }

    fn blocks(&self, mention: &EventMention) -> Vec<String> {
        Together.blocks(mention)
    }

    fn gather(&self, new: Vec<EventMention>, _fetch: &mut Fetch<'_>) -> Vec<EventMention> {
        new
    }

    fn merge(&self, mentions: Vec<EventMention>) -> Vec<Event> {
        mentions
            .into_iter()
            .flat_map(|mention| merge::merge(vec![mention]))
            .collect()
    }
}

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

/// Returns the directory of the full store, making it where it is not there.
fn full_store() -> PathBuf {
    let asked = std::env::var("DATELINE_BENCH_EVENTS").ok();
    let events: u64 = asked.and_then(|n| n.parse().ok()).unwrap_or(EVENTS);
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("store-{events}"));
    let done = directory.join("done");
    if !done.exists() {
        drop(std::fs::remove_dir_all(&directory));
        let store = SqliteStore::open(&directory, gazetteer::embedded().clone(), Box::new(Filling))
            .expect("the store opens");
        let mut chance = Chance(1);
        for number in 0..events.div_ceil(OF_REPORT) {
            let (report, mentions) = invented::report(number, OF_REPORT, &mut chance);
            store.ingest(&report, &mentions, now()).expect("kept");
        }
        std::fs::write(done, "").expect("written");
    }
    directory
}

fn store(criterion: &mut Criterion) {
    let directory = full_store();
    let store = SqliteStore::open(
        &directory,
        gazetteer::embedded().clone(),
        Box::new(Together),
    )
    .expect("the store opens");
    let totals = store.totals().expect("counted");
    let mut group = criterion.benchmark_group(format!("store of {} events", totals.events));
    group.sample_size(50);
    // Numbers that no report has had, in this run or an earlier one.
    let mut number = (1 << 40) | (u64::from(std::process::id()) << 20);
    let mut chance = Chance(number);
    let mut next = || {
        number += 1;
        invented::news(number, 3, &mut chance)
    };
    group.bench_function("one report of three events", |bencher| {
        bencher.iter_batched(
            &mut next,
            |(report, mentions)| {
                let fate = store.ingest(&report, &mentions, now()).expect("kept");
                assert!(matches!(fate, Ingested::New(_)));
            },
            criterion::BatchSize::PerIteration,
        );
    });
    group.bench_function("one report, and the newest events after it", |bencher| {
        bencher.iter_batched(
            &mut next,
            |(report, mentions)| {
                store.ingest(&report, &mentions, now()).expect("kept");
                store.find(&Filter::default(), None, 50).expect("found")
            },
            criterion::BatchSize::PerIteration,
        );
    });
    group.bench_function("the newest events", |bencher| {
        bencher.iter(|| store.find(&Filter::default(), None, 50).expect("found"));
    });
    group.bench_function("counts of all events", |bencher| {
        bencher.iter(|| store.facets(&Filter::default()).expect("counted"));
    });
    group.finish();
}

criterion_group!(benches, store);
criterion_main!(benches);
