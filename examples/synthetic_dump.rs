//! Writes a made-up dump of places, for measuring the import of one as large as GeoNames' own:
//! `cargo run --release --example synthetic_dump -- 13000000 > allCountries.txt`.

#[path = "../benches/dump/mod.rs"]
mod dump;

use std::io::{self, BufWriter, Write};

fn main() -> io::Result<()> {
    let lines = std::env::args().nth(1).and_then(|word| word.parse().ok());
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    dump::write(lines.unwrap_or(1_000_000), &mut out)?;
    out.flush()
}
