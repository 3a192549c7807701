//! How fast the whole gazetteer answers: `cargo bench -p dateline-gazetteer-embedded`.
//!
//! Criterion gives means; percentiles, which people feel, memory and the fastest runs are printed before them.

#![expect(clippy::print_stdout, reason = "a bench talks to people")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group};
use dateline_gazetteer::{Gazetteer, PlaceId, fold};
use dateline_gazetteer_embedded::INDEX;

/// The same numbers on every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }

    fn share(&mut self) -> f64 {
        self.next(1 << 30) as f64 / f64::from(1 << 30)
    }
}

fn open() -> Gazetteer {
    Gazetteer::from_bytes(INDEX).expect("the index was written by the build")
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
            let (a, b) = (numbers.share() - 0.5, numbers.share() - 0.5);
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

/// Prints the rate of the fastest of some runs: on a machine that does other work too, means say little.
fn fastest(what: &str, count: usize, mut run: impl FnMut()) {
    let times = (0..20).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    let best = times.min().unwrap_or_default().as_secs_f64();
    println!(
        "{what}: {:.0}/s in the fastest of 20 runs",
        count as f64 / best
    );
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
    fastest("reverse", points.len(), || {
        for &(lon, lat) in &points {
            black_box(gazetteer.reverse(lon, lat));
        }
    });
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
