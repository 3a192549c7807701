//! How fast the whole gazetteer answers: `cargo bench -p dateline-gazetteer-embedded`.
//!
//! Criterion gives means; percentiles, which people feel, memory and the fastest runs are printed before them.

#![expect(clippy::print_stdout, reason = "a bench talks to people")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

#[path = "../tests/common/mod.rs"]
mod common;

use common::{Numbers, open};
use criterion::{Criterion, Throughput, criterion_group};
use dateline_gazetteer::{Gazetteer, PlaceId, fold};

/// From 0 to 1.
fn share(numbers: &mut Numbers) -> f64 {
    numbers.next(1 << 30) as f64 / f64::from(1 << 30)
}

/// Folded names in any script, of places in any rank.
fn names(gazetteer: &Gazetteer, count: usize) -> Vec<String> {
    let mut numbers = Numbers(88_172_645_463_325_252);
    (0..count)
        .map(|_| {
            let place = PlaceId(numbers.next(gazetteer.len()) as u32);
            let names: Vec<_> = gazetteer.names(place).collect();
            fold(names[numbers.next(names.len())].text)
        })
        .filter(|name| !name.is_empty())
        .collect()
}

/// Names with a letter behind the first changed.
fn mistyped(names: &[String]) -> Vec<String> {
    let mut numbers = Numbers(42);
    let long = names.iter().map(|name| name.chars().collect::<Vec<_>>());
    long.filter(|letters| letters.len() >= 8)
        .map(|mut letters| {
            let at = 1 + numbers.next(letters.len() - 1);
            letters[at] = 'e';
            letters.into_iter().collect()
        })
        .collect()
}

/// Points spread evenly over the globe, half of them moved to within half a degree of a place.
fn points(gazetteer: &Gazetteer, count: usize) -> Vec<(f64, f64)> {
    let mut numbers = Numbers(7);
    (0..count)
        .map(|index| {
            let (a, b) = (share(&mut numbers) - 0.5, share(&mut numbers) - 0.5);
            if index % 2 == 0 {
                return (a * 360.0, (b * 2.0).asin().to_degrees());
            }
            let place = gazetteer.place(PlaceId(numbers.next(gazetteer.len()) as u32));
            (
                (place.lon + a).clamp(-180.0, 180.0),
                (place.lat + b).clamp(-90.0, 90.0),
            )
        })
        .collect()
}

fn means(criterion: &mut Criterion) {
    criterion.bench_function("open", |bencher| bencher.iter(open));
    let gazetteer = open();
    let names = names(&gazetteer, 50_000);
    let points = points(&gazetteer, 50_000);
    let mut group = criterion.benchmark_group("names");
    group.throughput(Throughput::Elements(names.len() as u64));
    group.sample_size(20);
    group.bench_function("exact", |bencher| {
        bencher.iter(|| {
            let matches = names
                .iter()
                .map(|name| gazetteer.lookup_exact(name).count());
            black_box(matches.sum::<usize>())
        });
    });
    let few = &names[..5_000];
    group.throughput(Throughput::Elements(few.len() as u64));
    group.bench_function("with other spellings", |bencher| {
        let mut matches = Vec::new();
        bencher.iter(|| {
            for name in few {
                gazetteer.lookup_into(name, &mut matches);
                black_box(&matches);
            }
        });
    });
    group.finish();
    let mut group = criterion.benchmark_group("points");
    group.throughput(Throughput::Elements(points.len() as u64));
    group.sample_size(20);
    group.bench_function("reverse", |bencher| {
        bencher.iter(|| {
            for &(lon, lat) in &points {
                black_box(gazetteer.reverse(lon, lat));
            }
        });
    });
    // The peer knows the nearest of 144,000 towns; not in which country or division the point itself lies.
    let peer = reverse_geocoder::ReverseGeocoder::new();
    group.bench_function("reverse_geocoder (Rust)", |bencher| {
        bencher.iter(|| {
            for &(lon, lat) in &points {
                black_box(peer.search((lat, lon)));
            }
        });
    });
    group.finish();
}

fn percentiles() {
    let before = resident_mb();
    let gazetteer = open();
    let names = names(&gazetteer, 10_000);
    for name in &names {
        black_box(gazetteer.lookup(name));
    }
    println!(
        "resident before opening {before} MB, after 10,000 look-ups {} MB",
        resident_mb()
    );
    let beginnings: Vec<String> = names[..2_000]
        .iter()
        .flat_map(|name| (1..=8).map(|letters| name.chars().take(letters).collect()))
        .collect();
    let near = Some((36.0, 35.0));
    report("suggest", &beginnings, |text| {
        gazetteer.suggest(text, 10, None).len()
    });
    report("suggest near a point", &beginnings, |text| {
        gazetteer.suggest(text, 10, near).len()
    });
    let mistyped = mistyped(&names[..4_000]);
    report("suggest, mistyped", &mistyped, |text| {
        gazetteer.suggest(text, 10, None).len()
    });
    report("fuzzy, distance 1", &mistyped, |text| {
        gazetteer.fuzzy(text, 1).len()
    });
    report("fuzzy, distance 2", &mistyped, |text| {
        gazetteer.fuzzy(text, 2).len()
    });
    report("look-up with other spellings", &names, |text| {
        gazetteer.lookup(text).len()
    });
}

/// Prints and returns the rate of the fastest of some runs: on a machine that does other work too, means say little.
fn fastest(what: &str, count: usize, mut run: impl FnMut()) -> f64 {
    let times = (0..20).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    let best = times.min().unwrap_or_default().as_secs_f64();
    let rate = count as f64 / best;
    println!("{what}: {rate:.0}/s in the fastest of 20 runs");
    rate
}

fn rates() {
    let gazetteer = open();
    let names = names(&gazetteer, 50_000);
    fastest("exact look-up", names.len(), || {
        let matches = names
            .iter()
            .map(|name| gazetteer.lookup_exact(name).count());
        black_box(matches.sum::<usize>());
    });
    let points = points(&gazetteer, 50_000);
    let one_by_one = fastest("reverse", points.len(), || {
        for &(lon, lat) in &points {
            black_box(gazetteer.reverse(lon, lat));
        }
    });
    let at_once = fastest("reverse, all in one call", points.len(), || {
        black_box(gazetteer.reverse_many(&points));
    });
    beside_python(&points, one_by_one, at_once);
    let peer = reverse_geocoder::ReverseGeocoder::new();
    fastest(
        "reverse_geocoder (Rust), nearest town only",
        points.len(),
        || {
            for &(lon, lat) in &points {
                black_box(peer.search((lat, lon)));
            }
        },
    );
}

/// Runs the Python peer on the same points, and prints how many times as fast this is.
fn beside_python(points: &[(f64, f64)], one_by_one: f64, at_once: f64) {
    let python = std::env::var("DATELINE_PEER_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join("peer_points.txt");
    let lines: String = points
        .iter()
        .map(|(lon, lat)| format!("{lon} {lat}\n"))
        .collect();
    fs::write(&file, lines).expect("the target folder can be written");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peer.py");
    for mode in ["1", "2"] {
        let run = Command::new(&python)
            .arg(&script)
            .arg(&file)
            .arg(mode)
            .output();
        let Some(output) = run.ok().filter(|output| output.status.success()) else {
            println!("reverse_geocoder (Python): {python} does not have it, see benches/peer.py");
            return;
        };
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let Some((what, rate)) = line.split_once('\t') else {
                continue;
            };
            let peer: f64 = rate.parse().unwrap_or(f64::NAN);
            let ours = if what.ends_with("one call a point") {
                one_by_one
            } else {
                at_once
            };
            let times = ours / peer;
            println!(
                "reverse_geocoder (Python), {what}: {rate}/s; this is {times:.1} times as fast"
            );
        }
    }
}

fn report(what: &str, texts: &[String], answer: impl Fn(&str) -> usize) {
    let mut times: Vec<Duration> = texts
        .iter()
        .map(|text| {
            let start = Instant::now();
            black_box(answer(text));
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!(
        "{what}: half within {:?}, 99 % within {:?}",
        at(0.5),
        at(0.99)
    );
}

/// Resident memory of this process, MB; 0 where the system does not say.
fn resident_mb() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kb = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<usize>().ok());
    kb.unwrap_or(0) / 1024
}

criterion_group!(benches, means);

fn main() {
    // Percentiles first: means have the whole index in memory.
    percentiles();
    rates();
    benches();
    Criterion::default().configure_from_args().final_summary();
}
