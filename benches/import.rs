//! How fast a dump of places is imported: `cargo bench --bench import`.

mod dump;

use std::hint::black_box;
use std::io::Cursor;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::gazetteer::Gazetteer;
use dateline::gazetteer::build::{Builder, Workspace};
use dateline::gazetteer::import::{Features, Import, import};

/// Lines of the dump.
const LINES: u64 = 100_000;

fn empty() -> Gazetteer {
    let mut bytes = Cursor::new(Vec::new());
    let builder = Builder::new(Workspace::memory());
    builder.finish(&mut bytes).expect("written to memory");
    Gazetteer::from_bytes(bytes.into_inner()).expect("opens")
}

fn import_of_a_dump(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("allCountries.txt");
    let mut file = std::fs::File::create(&path).map(std::io::BufWriter::new);
    dump::write(LINES, file.as_mut().expect("made")).expect("written");
    drop(file);
    let wanted = Import {
        paths: vec![path],
        out: folder.path().join("gazetteer.idx"),
        features: Features::default(),
        countries: Vec::new(),
        licence: None,
    };
    let base = empty();
    let mut group = criterion.benchmark_group("import");
    group.sample_size(10);
    group.throughput(Throughput::Elements(LINES));
    group.bench_function("lines of a dump", |bencher| {
        bencher.iter(|| {
            black_box(import(&wanted, &base, &mut |_| {}, &mut |_| {}).expect("imported"));
        });
    });
    group.finish();
}

criterion_group!(benches, import_of_a_dump);
criterion_main!(benches);
