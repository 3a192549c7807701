//! Trains the tagger of names: `cargo run --release --example train_names -- DATA_DIRECTORY OUT.bin [--check FILE] [--without NAME]…
//!
//! Reads the files that `training/README.md` lists from one directory, makes the features with the project's own segmenter and
//! gazetteer, trains a structured averaged perceptron and writes the weights that `model/names.bin` holds. Same data, same
//! gazetteer, same seed: same weights, byte for byte; `--check FILE` fails where the file is not what comes out. `--measure` tells how
//! well the new weights find the places of a gold file before they are compiled in; `--errors` lists what went wrong.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a developer's program: it reports on the terminal and stops at the first fault"
)]

mod corpora;
mod measure;
mod perceptron;
mod stretch;

use std::path::{Path, PathBuf};

use corpora::Example;
use stretch::Stretch;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let values = |flag: &str| -> Vec<String> {
        let pairs = arguments.windows(2).filter(|pair| pair[0] == flag);
        pairs.map(|pair| pair[1].clone()).collect()
    };
    let errors = arguments.iter().any(|argument| argument == "--errors");
    let directory = Path::new(&arguments[0]);
    let without = values("--without");
    let bytes = trained(directory, &without);
    std::fs::write(&arguments[1], &bytes).unwrap();
    println!("{} bytes", bytes.len());
    for committed in values("--check") {
        let same = std::fs::read(&committed).unwrap() == bytes;
        assert!(same, "{committed} is not what training gives");
        println!("{committed} is what training gives");
    }
    for gold in values("--measure") {
        measure::tell(&PathBuf::from(gold), &bytes, errors);
    }
}

/// Trains on the files of a directory but those whose names begin so.
fn trained(directory: &Path, without: &[String]) -> Vec<u8> {
    let mut examples: Vec<Example> = corpora::read(directory, without);
    stretch::augment(&mut examples);
    let mut stretches: Vec<Stretch> = examples.iter().flat_map(stretch::stretches_of).collect();
    stretch::drop_rare(&mut stretches);
    perceptron::learn(&mut stretches)
}
