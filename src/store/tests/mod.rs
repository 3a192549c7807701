//! What the store promises, tried on invented reports.

mod growth;
mod order;

use std::fs;
use std::path::Path;

use super::example::{self, mention, no_report, now, report, reports};
use super::{Apart, Changes, Filter, Ingested, Kept, Merging, SqliteStore, Store, StoreError};
use crate::event::{Count, Event, EventId, EventMention, SubEventType};
use crate::gazetteer::fixture;
use crate::layer::{Query, pairs_of};
use crate::referent::Geoprecision;

fn open(directory: &Path) -> SqliteStore {
    SqliteStore::open(directory, fixture().clone(), Box::new(Apart)).expect("the store opens")
}

fn filled(directory: &Path) -> SqliteStore {
    let store = open(directory);
    for (report, mentions) in reports() {
        store.ingest(&report, &mentions, now()).expect("kept");
    }
    store
}

fn filter(query: &str) -> Filter {
    Query::read(&pairs_of(query)).expect("a query").filter
}

#[track_caller]
fn check(query: &str, expected: &[&str]) {
    let directory = tempfile::tempdir().expect("a directory");
    let store = filled(directory.path());
    let found = store.find(&filter(query), None, 100).expect("found");
    let triggers: Vec<&str> = found
        .events
        .iter()
        .map(|stored| {
            let mention = &stored.event.mentions[0];
            mention.trigger.of(&mention.quote)
        })
        .collect();
    assert_eq!(triggers, expected, "{query}");
    assert_eq!(found.total, expected.len(), "{query}");
    assert_eq!(
        store.facets(&filter(query)).expect("counted").total,
        expected.len(),
        "{query}"
    );
}

#[test]
fn filters_choose_events_and_lists_are_newest_first() {
    check("", &["hit", "bombed", "marched", "took", "struck"]);
    check("from=2024-12-01", &["hit", "bombed", "struck"]);
    check("to=2024-11-27", &["took", "struck"]);
    check("type=Battles", &["took"]);
    check(
        "type=Battles,Air/drone strike",
        &["hit", "bombed", "took", "struck"],
    );
    check("precision=near,town", &["bombed", "took"]);
    check("actor=WARPLANES", &["hit"]);
    check("q=rescuers", &["hit"]);
    check("q=alep", &["bombed", "took", "struck"]);
    check("q=sunday countryside", &["bombed"]);
    check("q=nothing", &[]);
    check("q=%22%29%20OR%20%2A", &[]);
    check("country=SYR&from=2024-12-02", &["hit"]);
    check("bbox=36,35.1,38,37", &["hit", "bombed", "took"]);
    check("bbox=170,-30,-170,0", &["struck"]);
}

#[test]
fn background_is_kept_and_not_listed() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = filled(directory.path());
    let totals = store.totals().expect("counted");
    assert_eq!((totals.reports, totals.events, totals.plotted), (6, 6, 5));
}

#[test]
fn an_event_comes_back_as_it_was_kept() {
    let directory = tempfile::tempdir().expect("a directory");
    let (report, mentions) = reports().remove(0);
    let store = open(directory.path());
    store.ingest(&report, &mentions, now()).expect("kept");
    drop(store);
    let store = open(directory.path());
    let found = store.find(&Filter::default(), None, 10).expect("found");
    let event = &found.events[0].event;
    assert_eq!(event.mentions, mentions);
    assert_eq!(event.updated, Some(now()));
    let kept = store.event(&event.id).expect("asked").expect("there");
    assert_eq!(kept, Kept::Current(Box::new(found.events[0].clone())));
    let mut expected = report.clone();
    expected.fetched_at = Some(now());
    assert_eq!(store.report(&report.id).expect("asked"), Some(expected));
    assert_eq!(store.report(&no_report()).expect("asked"), None);
}

#[test]
fn the_same_report_twice_changes_nothing() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = filled(directory.path());
    let before = store.revision().expect("a revision");
    for (report, mentions) in reports() {
        assert!(store.has_report(&report.id).expect("asked"));
        assert_eq!(
            store.ingest(&report, &mentions, now()).expect("asked"),
            Ingested::Known
        );
    }
    assert_eq!(store.revision().expect("a revision"), before);
}

#[test]
fn pages_hold_every_event_once_also_while_events_come_in() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = filled(directory.path());
    let (mut seen, mut cursor) = (Vec::new(), None);
    loop {
        let found = store
            .find(&Filter::default(), cursor.as_ref(), 2)
            .expect("found");
        seen.extend(found.events.iter().map(|stored| stored.event.id.clone()));
        let more = report(
            "Late",
            &format!("Gunmen killed a guard in Hama, dispatch {}.", seen.len()),
        );
        let late = mention(&more, SubEventType::Attack, "killed").on("2024-12-03", "2024-12-03");
        let late = late.at(example::HAMA, Geoprecision::Town).done();
        store.ingest(&more, &[late], now()).expect("kept");
        cursor = found.next;
        if cursor.is_none() {
            break;
        }
    }
    seen.sort();
    let count = seen.len();
    seen.dedup();
    assert_eq!((seen.len(), count), (5, 5));
}

/// Takes mentions of one kind for one event, with the highest toll.
struct ByKind;

impl Merging for ByKind {
    fn blocks(&self, mention: &EventMention) -> Vec<String> {
        vec![mention.sub_event_type.as_str().to_owned()]
    }

    fn merge(&self, mut mentions: Vec<EventMention>) -> Vec<Event> {
        let of_event = |mention: &EventMention| mention.sub_event_type;
        mentions.sort_by_key(|mention| (of_event(mention), mention.quote.clone()));
        let groups = mentions.chunk_by(|a, b| of_event(a) == of_event(b));
        groups
            .map(|group| {
                let mut event = Apart.merge(vec![group[0].clone()]).remove(0);
                event.casualties.killed = group
                    .iter()
                    .filter_map(|m| m.casualties.killed)
                    .max_by_key(|count| count.best);
                event.mentions = group.to_vec();
                event
            })
            .collect()
    }
}

fn strike(day: &str, words: &str, killed: u32) -> (crate::report::Report, Vec<EventMention>) {
    let report = report("Wire", words);
    let mention = mention(&report, SubEventType::AirDroneStrike, "hit")
        .on(day, day)
        .at(example::ALEPPO, Geoprecision::Town)
        .killed(Count::exactly(killed), None);
    (report.clone(), vec![mention.done()])
}

#[test]
fn a_later_report_revises_an_event_and_its_history_is_kept() {
    let directory = tempfile::tempdir().expect("a directory");
    let store =
        SqliteStore::open(directory.path(), fixture().clone(), Box::new(ByKind)).expect("open");
    let (report, mentions) = strike("2024-12-01", "A jet hit Aleppo.", 3);
    assert_eq!(
        store.ingest(&report, &mentions, now()).expect("kept"),
        Ingested::New(Changes {
            created: 1,
            revised: 0,
            withdrawn: 0
        })
    );
    let (report, mentions) = strike("2024-12-01", "Jets hit Aleppo.", 5);
    assert_eq!(
        store.ingest(&report, &mentions, now()).expect("kept"),
        Ingested::New(Changes {
            created: 0,
            revised: 1,
            withdrawn: 0
        })
    );
    let found = store.find(&Filter::default(), None, 10).expect("found");
    assert_eq!(found.total, 1);
    let event = &found.events[0].event;
    assert_eq!((event.revision, event.mentions.len()), (2, 2));
    assert_eq!(event.casualties.killed, Some(Count::exactly(5)));
    assert_eq!(found.events[0].reports.len(), 2);
}

#[test]
fn an_event_that_becomes_another_leaves_a_tombstone() {
    let directory = tempfile::tempdir().expect("a directory");
    let store =
        SqliteStore::open(directory.path(), fixture().clone(), Box::new(ByKind)).expect("open");
    let (report, mentions) = strike("2024-12-01", "Jets hit Aleppo.", 3);
    store.ingest(&report, &mentions, now()).expect("kept");
    let old = store
        .find(&Filter::default(), None, 10)
        .expect("found")
        .events[0]
        .event
        .id
        .clone();
    // Its quote sorts before the other's, so that the event is named for it from now on.
    let (report, mentions) = strike("2024-12-01", "A jet hit Aleppo.", 3);
    assert_eq!(
        store.ingest(&report, &mentions, now()).expect("kept"),
        Ingested::New(Changes {
            created: 1,
            revised: 0,
            withdrawn: 1
        })
    );
    let new = store
        .find(&Filter::default(), None, 10)
        .expect("found")
        .events[0]
        .event
        .id
        .clone();
    let Some(Kept::Withdrawn { merged_into, .. }) = store.event(&old).expect("asked") else {
        panic!("the old event is withdrawn");
    };
    assert_eq!(merged_into, Some(new));
    assert_eq!(
        store.event(&EventId("none".to_owned())).expect("asked"),
        None
    );
}

#[test]
fn another_process_sees_what_was_written() {
    let directory = tempfile::tempdir().expect("a directory");
    let reader = open(directory.path());
    assert_eq!(reader.totals().expect("counted").plotted, 0);
    let _writer = filled(directory.path());
    assert_eq!(
        reader
            .find(&Filter::default(), None, 10)
            .expect("found")
            .total,
        5
    );
}

#[test]
fn the_counts_are_those_of_the_list() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = filled(directory.path());
    let facets = store.facets(&Filter::default()).expect("counted");
    let sum = |facets: &[super::Facet]| facets.iter().map(|facet| facet.count).sum::<usize>();
    assert_eq!(
        (
            sum(&facets.types),
            sum(&facets.sub_types),
            sum(&facets.precisions)
        ),
        (5, 5, 5)
    );
    assert_eq!(facets.bins.iter().map(|bin| bin.count).sum::<usize>(), 5);
    assert_eq!(facets.types[1].value, "Explosions/Remote violence");
    assert_eq!(facets.types[1].count, 3);
}

#[track_caller]
fn check_refused(directory: &Path, expected: &str) {
    let error = SqliteStore::open(directory, fixture().clone(), Box::new(Apart))
        .err()
        .expect("refused");
    let words = error.to_string();
    assert!(words.contains(expected), "{words}");
    assert!(words.contains(&directory.display().to_string()), "{words}");
}

#[test]
fn what_is_no_store_is_refused() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("dateline.sqlite");
    fs::write(
        &path,
        "this is a letter and no database, and long enough to be told from one".repeat(20),
    )
    .expect("written");
    check_refused(directory.path(), "not a dateline store");
    fs::remove_file(&path).expect("removed");
    let other = rusqlite::Connection::open(&path).expect("made");
    other
        .execute_batch("CREATE TABLE letters (text)")
        .expect("made");
    drop(other);
    check_refused(directory.path(), "not a dateline store");
}

#[test]
fn a_store_of_a_newer_program_is_refused() {
    let directory = tempfile::tempdir().expect("a directory");
    drop(open(directory.path()));
    let store = rusqlite::Connection::open(directory.path().join("dateline.sqlite")).expect("open");
    store
        .pragma_update(None, "user_version", 99)
        .expect("raised");
    drop(store);
    check_refused(directory.path(), "version 99");
}

#[test]
fn a_directory_that_is_none_or_read_only_is_refused() {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("file");
    fs::write(&file, "x").expect("written");
    check_refused(&file, "not a directory");
    let closed = directory.path().join("closed");
    fs::create_dir(&closed).expect("made");
    let mut permissions = fs::metadata(&closed).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&closed, permissions).expect("closed");
    check_refused(&closed, "read-only");
}

#[test]
fn a_damaged_store_is_not_served() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = filled(directory.path());
    assert_eq!(store.check().expect("whole").reports, 6);
    store.compact().expect("compacted");
    drop(store);
    let path = directory.path().join("dateline.sqlite");
    let mut bytes = fs::read(&path).expect("read");
    let middle = bytes.len() / 2;
    for byte in &mut bytes[middle..middle + 9000] {
        *byte = 0xa5;
    }
    fs::write(&path, bytes).expect("written");
    let outcome = SqliteStore::open(directory.path(), fixture().clone(), Box::new(Apart))
        .and_then(|store| store.check().map(drop));
    assert!(
        matches!(outcome, Err(StoreError::Damaged { .. })),
        "{outcome:?}"
    );
}

#[test]
fn a_backup_is_a_store() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = filled(directory.path());
    let other = tempfile::tempdir().expect("a directory");
    store
        .backup(&other.path().join("dateline.sqlite"))
        .expect("copied");
    assert_eq!(
        open(other.path()).totals().expect("counted"),
        store.totals().expect("counted")
    );
}

#[test]
fn a_corrected_date_moves_the_event_and_its_history_is_kept() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = open(directory.path());
    let (mut report, mentions) = strike("2023-03-07", "Jets hit Aleppo on Tuesday.", 3);
    store.ingest(&report, &mentions, now()).expect("kept");
    let events = || {
        store
            .find(&Filter::default(), None, 10)
            .expect("found")
            .events
    };
    let before = events();
    let (_, mentions) = strike("2024-03-12", "Jets hit Aleppo on Tuesday.", 3);
    report.title = Some("A headline".to_owned());
    let changes = store.revise(&report, &mentions, now()).expect("written");
    assert_eq!(
        changes.map(|changes| changes.created + changes.revised),
        Some(1)
    );
    let after = events();
    assert_eq!(after.len(), 1);
    let date = after[0].event.date.as_ref().expect("a date");
    assert_eq!(date.interval.start.to_string(), "2024-03-12");
    assert_eq!(after[0].reports[0].title.as_deref(), Some("A headline"));
    assert_eq!(after[0].event.revision, before[0].event.revision + 1);
    let reasons: Vec<String> = store
        .read(|connection| {
            let mut select = connection.prepare("SELECT reason FROM revisions")?;
            select.query_map([], |row| row.get(0))?.collect()
        })
        .expect("read");
    assert_eq!(reasons, ["what is known of a report of it was corrected"]);
    assert_eq!(store.totals().expect("counted").reports, 1);
}

#[test]
fn a_report_that_is_taken_out_takes_its_events_along_and_leaves_those_of_others() {
    let directory = tempfile::tempdir().expect("a directory");
    let store =
        SqliteStore::open(directory.path(), fixture().clone(), Box::new(ByKind)).expect("open");
    let (first, mentions) = strike("2024-12-01", "A jet hit Aleppo.", 3);
    store.ingest(&first, &mentions, now()).expect("kept");
    let (second, mentions) = strike("2024-12-01", "Jets hit Aleppo.", 5);
    store.ingest(&second, &mentions, now()).expect("kept");
    let changes = store.remove(&second.id, now()).expect("written");
    assert_eq!(changes.map(|changes| changes.revised), Some(1));
    let found = store.find(&Filter::default(), None, 10).expect("found");
    assert_eq!(found.total, 1);
    assert_eq!(
        found.events[0].event.casualties.killed,
        Some(Count::exactly(3))
    );
    let id = found.events[0].event.id.clone();
    store.remove(&first.id, now()).expect("written");
    assert_eq!(
        store
            .find(&Filter::default(), None, 10)
            .expect("found")
            .total,
        0
    );
    let Some(Kept::Withdrawn { reason, .. }) = store.event(&id).expect("asked") else {
        panic!("the event is withdrawn");
    };
    assert_eq!(reason, "its report was taken out");
    assert_eq!(store.remove(&first.id, now()).expect("asked"), None);
    assert_eq!(store.check().expect("whole").reports, 0);
    // It comes back with its history behind it.
    let (first, mentions) = strike("2024-12-01", "A jet hit Aleppo.", 3);
    store.ingest(&first, &mentions, now()).expect("kept");
    let found = store.find(&Filter::default(), None, 10).expect("found");
    assert_eq!(found.events[0].event.revision, 4);
}

#[test]
fn a_store_that_cannot_be_written_is_read() {
    let directory = tempfile::tempdir().expect("a directory");
    let totals = filled(directory.path()).totals().expect("counted");
    let path = directory.path().join("dateline.sqlite");
    set_read_only(&path, true);
    set_read_only(directory.path(), true);
    let read = || {
        SqliteStore::open_existing(directory.path(), fixture().clone(), Box::new(Apart))
            .expect("it opens")
    };
    let store = read();
    assert!(store.is_read_only());
    assert_eq!(store.check().expect("whole"), totals);
    let (report, mentions) = strike("2024-12-01", "A jet hit Aleppo.", 3);
    let refused = store.ingest(&report, &mentions, now());
    assert!(
        matches!(refused, Err(StoreError::ReadOnly { .. })),
        "{refused:?}"
    );
    drop(store);
    set_read_only(directory.path(), false);
    set_read_only(&path, false);
    assert!(!read().is_read_only());
}

fn set_read_only(path: &Path, is_read_only: bool) {
    let mut permissions = fs::metadata(path).expect("there").permissions();
    permissions.set_readonly(is_read_only);
    fs::set_permissions(path, permissions).expect("set");
}

#[test]
fn a_store_that_is_missing_is_not_made_by_reading() {
    let directory = tempfile::tempdir().expect("a directory");
    let missing = directory.path().join("nodir");
    for path in [&missing, &directory.path().to_path_buf()] {
        let error = SqliteStore::open_existing(path, fixture().clone(), Box::new(Apart))
            .err()
            .expect("refused");
        assert!(
            error.to_string().contains("no store in this directory"),
            "{error}"
        );
    }
    assert!(!missing.exists());
}

#[test]
fn a_store_of_the_first_version_is_brought_up_to_date() {
    let directory = tempfile::tempdir().expect("a directory");
    let totals = filled(directory.path()).totals().expect("counted");
    let old = rusqlite::Connection::open(directory.path().join("dateline.sqlite")).expect("open");
    // What the second version has more.
    old.execute_batch(
        "DROP TRIGGER report_came; DROP TRIGGER report_went; DROP TRIGGER event_came; DROP TRIGGER event_went;
         DROP INDEX mentions_of_report; DROP INDEX blocks_of_mention; DROP TABLE changes;
         DELETE FROM meta WHERE name <> 'revision'; PRAGMA user_version = 1;",
    )
    .expect("an old store");
    drop(old);
    let store = open(directory.path());
    assert_eq!(store.totals().expect("counted"), totals);
    let (report, mentions) = strike("2024-12-01", "Jets hit Aleppo again.", 3);
    store.ingest(&report, &mentions, now()).expect("kept");
    let after = store.totals().expect("counted");
    assert_eq!(
        (after.reports, after.events, after.plotted),
        (totals.reports + 1, totals.events + 1, totals.plotted + 1)
    );
}
