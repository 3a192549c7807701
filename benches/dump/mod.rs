//! Made-up lines in the form of GeoNames' allCountries.txt, always the same ones. The kinds of places are mixed about as
//! in the real file, with some one and a half alternate names a place.

use std::io::{self, Write};

const SYLLABLES: [&str; 32] = [
    "ka", "ra", "men", "tal", "bu", "shi", "no", "del", "mar", "san", "tor", "vi", "gor", "ain",
    "qa", "rif", "lo", "es", "tin", "bel", "dar", "um", "zo", "pe", "wad", "ha", "li", "fu", "ji",
    "mo", "ster", "ny",
];
/// Feature and its share, thousandths.
const KINDS: [(&str, u64); 14] = [
    ("P\tPPL", 370),
    ("H\tSTM", 140),
    ("S\tCH", 60),
    ("S\tSCH", 80),
    ("T\tHLL", 60),
    ("T\tMT", 60),
    ("H\tLK", 50),
    ("L\tLCTY", 40),
    ("S\tBLDG", 50),
    ("A\tADM4", 25),
    ("A\tADM2", 5),
    ("R\tRD", 15),
    ("P\tPPLH", 15),
    ("S\tFRM", 30),
];

struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }

    fn name(&mut self) -> String {
        let mut name = String::new();
        for word in 0..=self.next(2) {
            if word > 0 {
                name.push(' ');
            }
            let start = name.len();
            for _ in 0..2 + self.next(3) {
                name.push_str(SYLLABLES[self.next(32) as usize]);
            }
            name[start..=start].make_ascii_uppercase();
        }
        name
    }
}

/// Writes so many lines.
pub(crate) fn write(lines: u64, out: &mut impl Write) -> io::Result<()> {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    for id in 1..=lines {
        let mut share = numbers.next(1000);
        let kind = KINDS.iter().find(|(_, of)| {
            let is_it = share < *of;
            share = share.saturating_sub(*of);
            is_it
        });
        let kind = kind.map_or("P\tPPL", |(kind, _)| kind);
        let name = numbers.name();
        let others: Vec<String> = (0..numbers.next(4)).map(|_| numbers.name()).collect();
        let (lat, lon) = (numbers.next(15_000_000), numbers.next(36_000_000));
        let (lat, lon) = (lat as f64 / 1e5 - 75.0, lon as f64 / 1e5 - 180.0);
        let country =
            ["SY", "US", "CN", "IN", "RU", "MX", "FR", "ID", "NO", "IR"][numbers.next(10) as usize];
        let (a1, a2) = (numbers.next(30), numbers.next(40));
        let people = if numbers.next(10) == 0 {
            numbers.next(20_000)
        } else {
            0
        };
        writeln!(
            out,
            "{id}\t{name}\t{name}\t{}\t{lat:.5}\t{lon:.5}\t{kind}\t{country}\t\t{a1:02}\t{a2:03}\t\t\t{people}\t\t120\tAsia/Damascus\t2024-01-01",
            others.join(",")
        )?;
    }
    Ok(())
}
