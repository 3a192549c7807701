//! How fast place names are found and resolved: a few hundred kilobytes of reports, and texts made to be slow.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::geoparser::{Context, Geoparser};
use dateline::{text, toponym};

/// Reports of the sample folder, which are prose as wires write it.
const REPORTS: [&str; 4] = [
    include_str!("../samples/kenya-nairobi-2024-06-26.txt"),
    include_str!("../samples/drc-goma-2025-01-29.txt"),
    include_str!("../samples/sudan-khartoum-2025-03-22.txt"),
    include_str!("../samples/syria-hama-2024-12-05.txt"),
];

fn parse(criterion: &mut Criterion) {
    let geoparser = Geoparser::new();
    let mut group = criterion.benchmark_group("geoparser/parse");
    let cases = [
        ("report", REPORTS[3].to_owned()),
        ("reports_in_one", REPORTS.join("\n\n").repeat(40)),
        ("nothing_but_one_name", "Aleppo, ".repeat(20_000)),
        (
            "nothing_but_unknown_names",
            "Qwertuwa Qwer, ".repeat(10_000),
        ),
        ("one_word", "a".repeat(300_000)),
    ];
    for (name, raw) in &cases {
        group.throughput(Throughput::Bytes(raw.len() as u64));
        group.bench_function(*name, |bencher| {
            bencher.iter(|| geoparser.parse(black_box(raw), &Context::default()));
        });
    }
    group.finish();
}

fn steps(criterion: &mut Criterion) {
    let geoparser = Geoparser::new();
    let raw = REPORTS.join("\n\n");
    let segmented = text::segment(&raw);
    let mut group = criterion.benchmark_group("geoparser/steps");
    group.throughput(Throughput::Bytes(raw.len() as u64));
    group.bench_function("segment", |bencher| {
        bencher.iter(|| text::segment(black_box(&raw)));
    });
    group.bench_function("recognize", |bencher| {
        bencher.iter(|| toponym::recognize(black_box(&segmented), geoparser.gazetteer()));
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = parse, steps
}
criterion_main!(benches);
