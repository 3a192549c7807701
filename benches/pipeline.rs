//! How many reports are read in a second, from their words to their events, on one core.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::report::{Known, Report, read_bytes};
use dateline::{gazetteer, reading};
use jiff::civil::date;

/// Reports of the sample folder, which are prose as wires write it.
const SAMPLES: [&str; 9] = [
    include_str!("../samples/colombia-catatumbo-2025-01-20.txt"),
    include_str!("../samples/drc-goma-2025-01-29.txt"),
    include_str!("../samples/golan-gaza-2024-07-28.txt"),
    include_str!("../samples/kenya-nairobi-2024-06-26.txt"),
    include_str!("../samples/mali-bamako-2024-09-18.txt"),
    include_str!("../samples/myanmar-rakhine-2025-01-10.txt"),
    include_str!("../samples/somalia-mogadishu-2024-08-03.txt"),
    include_str!("../samples/sudan-khartoum-2025-03-22.txt"),
    include_str!("../samples/syria-hama-2024-12-05.txt"),
];

/// Words of a report.
const WORDS: usize = 500;

/// Returns as many reports as there are samples, each of five hundred words that begin with another sample.
fn reports() -> Vec<Report> {
    (0..SAMPLES.len())
        .map(|first| {
            let mut text = String::new();
            let mut words = 0;
            let samples = SAMPLES.iter().cycle().skip(first).take(SAMPLES.len());
            for line in samples.flat_map(|sample| sample.lines()) {
                if words >= WORDS {
                    break;
                }
                words += line.split_whitespace().count();
                text.push_str(line);
                text.push('\n');
            }
            let known = Known {
                published: Some(date(2024, 12, 5)),
                ..Known::default()
            };
            let mut read = read_bytes("bench", Some("txt"), text.as_bytes(), &known).expect("read");
            read.remove(0).expect("a report").report
        })
        .collect()
}

fn pipeline(criterion: &mut Criterion) {
    let reports = reports();
    let gazetteer = gazetteer::embedded();
    let words: usize = reports
        .iter()
        .map(|report| report.text.split_whitespace().count())
        .sum();
    let mut group = criterion.benchmark_group(format!(
        "pipeline, {} reports of {} words",
        reports.len(),
        words / reports.len()
    ));
    group.throughput(Throughput::Elements(reports.len() as u64));
    group.sample_size(20);
    group.bench_function("report in, events out", |bencher| {
        bencher.iter(|| {
            for report in &reports {
                black_box(reading::read(black_box(report), gazetteer));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, pipeline);
criterion_main!(benches);
