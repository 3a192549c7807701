//! How fast place names are found and resolved: reports as wires write them, and texts made to be slow.
//!
//! `cargo bench --bench geoparser` first measures the bars of docs/evaluation.md in the fresh process (load, reports a second, memory, long
//! and odd texts), then the parts with Criterion. With `SPACY_PYTHON` and `SPACY_MODEL` set, spaCy reads the same articles in the same
//! run (`benches/spacy_peer.py`).
#![expect(
    clippy::print_stdout,
    reason = "a bench reports what it measured on the terminal"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group};
use dateline::geoparser::{Context, Geoparser};
use dateline::{text, toponym};

/// Reports of the sample folder, which are prose as wires write it.
const REPORTS: [&str; 4] = [
    include_str!("../samples/kenya-nairobi-2024-06-26.txt"),
    include_str!("../samples/drc-goma-2025-01-29.txt"),
    include_str!("../samples/sudan-khartoum-2025-03-22.txt"),
    include_str!("../samples/syria-hama-2024-12-05.txt"),
];

/// Articles that are read for the rate, and the words of each.
const ARTICLES: usize = 600;
const WORDS: usize = 500;

/// Articles of 500 words, each from another place in the samples, with every sentence beginning where it did.
fn articles() -> Vec<String> {
    let words: Vec<&str> = REPORTS
        .iter()
        .flat_map(|report| report.split(' '))
        .collect();
    (0..ARTICLES)
        .map(|number| {
            let start = number * 37 % words.len();
            let taken: Vec<&str> = words
                .iter()
                .cycle()
                .skip(start)
                .take(WORDS)
                .copied()
                .collect();
            taken.join(" ")
        })
        .collect()
}

fn time<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = work();
    (value, start.elapsed())
}

fn read(geoparser: &Geoparser<'_>, raw: &str) -> usize {
    geoparser
        .parse(black_box(raw), &Context::default())
        .names
        .toponyms
        .len()
}

/// Resident memory of this process and its peak, MB; zero where the system does not tell.
fn resident_mb() -> (u64, u64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let field = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name));
        let figure = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
        figure.unwrap_or(0) / 1024
    };
    (field("VmRSS:"), field("VmHWM:"))
}

/// The bars: load, rate, memory, and texts that are long or odd.
fn bars() {
    let articles = articles();
    let (geoparser, load) = time(|| {
        let geoparser = Geoparser::new();
        read(&geoparser, "Shelling killed two people in Idlib.");
        geoparser
    });
    println!("load, first answer included: {} ms", load.as_millis());
    let (names, took) = time(|| {
        articles
            .iter()
            .map(|raw| read(&geoparser, raw))
            .sum::<usize>()
    });
    let rate = ARTICLES as f64 / took.as_secs_f64();
    println!("{rate:.0} articles of {WORDS} words a second, {names} names");
    println!(
        "resident after {ARTICLES} articles: {} MB, peak {} MB",
        resident_mb().0,
        resident_mb().1
    );
    spacy(&articles, took);

    let one: String = articles.iter().fold(String::new(), |mut all, article| {
        if all.len() < 1_000_000 {
            let _ = writeln!(all, "{article}\n");
        }
        all
    });
    let ten = one.repeat(10);
    let (_, short) = time(|| read(&geoparser, &one));
    let (_, long) = time(|| read(&geoparser, &ten));
    println!(
        "{:.1} MB in {:.2} s, {:.1} MB in {:.2} s: {:.1} times",
        one.len() as f64 / 1e6,
        short.as_secs_f64(),
        ten.len() as f64 / 1e6,
        long.as_secs_f64(),
        long.as_secs_f64() / short.as_secs_f64()
    );
    let odd = [
        ("1 MB without a space", "Aleppo".repeat(170_000)),
        (
            "100,000 place names",
            "Aleppo, Homs, Paris, Goma, ".repeat(25_000),
        ),
        (
            "100,000 names that nobody knows",
            (0..100_000).fold(String::new(), |mut all, number| {
                let _ = write!(all, "Qwer{number}tu, ");
                all
            }),
        ),
        (
            "1 MB of control characters",
            "\u{0}\u{1}\u{7f}\u{8}".repeat(250_000),
        ),
        (
            "right-to-left marks",
            "Homs\u{200f} \u{202e}حلب\u{202c} ".repeat(40_000),
        ),
        (
            "20,000 parts of a country",
            "northern Syria, off the coast of Yemen, ".repeat(10_000),
        ),
    ];
    for (name, raw) in &odd {
        let (names, took) = time(|| read(&geoparser, raw));
        println!("{name}: {names} names in {:.2} s", took.as_secs_f64());
    }
}

/// Lets spaCy read the same articles, where it is there.
fn spacy(articles: &[String], ours: Duration) {
    let (Ok(python), Ok(model)) = (std::env::var("SPACY_PYTHON"), std::env::var("SPACY_MODEL"))
    else {
        println!("spaCy: not measured, SPACY_PYTHON and SPACY_MODEL are not set");
        return;
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/spacy_peer.py");
    // A tenth of the articles is enough to know its rate.
    let some = &articles[..articles.len() / 10];
    let child = Command::new(python)
        .args([script, &model])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let answer = child.and_then(|mut child| {
        if let Some(mut input) = child.stdin.take() {
            let lines: Vec<String> = some
                .iter()
                .map(|article| serde_json::Value::from(article.as_str()).to_string())
                .collect();
            input.write_all(lines.join("\n").as_bytes())?;
        }
        child.wait_with_output()
    });
    let seconds = answer.ok().and_then(|answer| {
        String::from_utf8(answer.stdout)
            .ok()?
            .trim()
            .parse::<f64>()
            .ok()
    });
    let Some(seconds) = seconds else {
        println!("spaCy: could not be run");
        return;
    };
    let (theirs, ours) = (
        some.len() as f64 / seconds,
        articles.len() as f64 / ours.as_secs_f64(),
    );
    println!(
        "spaCy on the same articles: {theirs:.1} a second; {:.0} times as fast",
        ours / theirs
    );
}

fn parse(criterion: &mut Criterion) {
    let geoparser = Geoparser::new();
    let mut group = criterion.benchmark_group("geoparser/parse");
    let articles: Vec<String> = articles().into_iter().take(20).collect();
    group.throughput(Throughput::Elements(20));
    group.bench_function("articles", |bencher| {
        bencher.iter(|| {
            articles
                .iter()
                .map(|raw| read(&geoparser, raw))
                .sum::<usize>()
        });
    });
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
        group.bench_function(*name, |bencher| bencher.iter(|| read(&geoparser, raw)));
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

fn main() {
    bars();
    benches();
    Criterion::default().configure_from_args().final_summary();
}
