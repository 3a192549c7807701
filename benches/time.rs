//! How fast time expressions are found: a few hundred kilobytes of reports, and texts made to be slow.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::{text, time};
use jiff::civil::date;

/// Reports of the sample folder, which are prose as wires write it.
const REPORTS: [&str; 4] = [
    include_str!("../samples/kenya-nairobi-2024-06-26.txt"),
    include_str!("../samples/drc-goma-2025-01-29.txt"),
    include_str!("../samples/sudan-khartoum-2025-03-22.txt"),
    include_str!("../samples/syria-hama-2024-12-05.txt"),
];

fn find(criterion: &mut Criterion) {
    let cases = [
        ("reports", REPORTS.join("\n\n").repeat(40)),
        ("nothing_but_weekdays", "Monday ".repeat(40_000)),
        ("nothing_but_openers", "at least the last ".repeat(15_000)),
        ("one_word", "a".repeat(300_000)),
    ];
    let mut group = criterion.benchmark_group("time/find");
    for (name, raw) in &cases {
        let segmented = text::segment(raw);
        group.throughput(Throughput::Bytes(raw.len() as u64));
        group.bench_function(*name, |bencher| {
            bencher.iter(|| {
                time::find(
                    black_box(&segmented),
                    Some(date(2024, 12, 3)),
                    time::Options::default(),
                )
            });
        });
    }
    group.finish();
}

criterion_group!(benches, find);
criterion_main!(benches);
