//! Whatever the text: no panic, spans on the edges of characters, names in order, finite numbers, the same answer twice.

use std::time::{Duration, Instant};

use super::*;
use crate::referent::Geoprecision;

/// Pieces that texts are made of: names, the words around them, and what breaks readers of text.
const PIECES: &[&str] = &[
    "Aleppo",
    "Idlib",
    "Syria",
    "Syrian",
    "Tal Rifaat",
    "Deir ez-Zor",
    "al-Bab",
    "Paris",
    "Texas",
    "D.C.",
    "U.S.",
    "EU",
    "T&T",
    "Ky.",
    "NSW",
    "the",
    "of",
    "in",
    "and",
    "east of",
    "between",
    "40 km north of",
    "countryside",
    "province",
    "district",
    "the town of",
    "Mount",
    "River",
    "Lake",
    "border",
    "coast",
    "off",
    "along",
    "road from",
    "to",
    "said",
    "forces",
    "Bank",
    "University",
    "Mohammed",
    "President",
    "Monday",
    "December",
    "'s",
    "’s",
    ",",
    ".",
    "(",
    ")",
    "\"",
    "-",
    "–",
    "/",
    ":",
    ";",
    "\n",
    "\n\n",
    "\t",
    " ",
    "\u{a0}",
    "\u{200f}",
    "\u{202e}",
    "\u{0}",
    "\u{7f}",
    "\u{feff}",
    "\u{301}",
    "é",
    "ß",
    "İ",
    "ı",
    "ﬁ",
    "حلب",
    "شمال حلب",
    "Київ",
    "北京",
    "😀",
    "👨‍👩‍👧",
    "a",
    "A",
    "É",
    "ALEPPO",
    "aleppo",
    "12",
    "1,000",
    "e̋",
    "\u{1F1F8}\u{1F1FE}",
];

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % below as u64) as usize
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.below(60) {
            text.push_str(PIECES[self.below(PIECES.len())]);
            if self.below(4) > 0 {
                text.push(' ');
            }
        }
        text
    }
}

fn check(text: &str) {
    let geoparser = Geoparser::new();
    let parse = geoparser.parse(text, &Context::default());
    assert_eq!(parse.names.toponyms.len(), parse.referents.len());
    let mut end = 0;
    for (toponym, referent) in parse.toponyms() {
        let span = toponym.span;
        assert!(
            span.start >= end && span.start < span.end,
            "{text:?}: {span:?}"
        );
        assert!(
            text.get(span.start..span.end).is_some(),
            "{text:?}: {span:?}"
        );
        end = span.end;
        assert!(
            (0.0..=1.0).contains(&referent.confidence),
            "{text:?}: {referent:?}"
        );
        assert!(referent.place.is_none() || referent.whereabouts.is_none());
        if let Some((_, confidence)) = referent.answer() {
            assert!((0.0..=1.0).contains(&confidence), "{text:?}: {referent:?}");
        }
        assert!(
            referent
                .candidates
                .iter()
                .all(|candidate| candidate.score.is_finite())
        );
    }
    for other in &parse.names.others {
        assert!(
            text.get(other.span.start..other.span.end).is_some(),
            "{text:?}: {other:?}"
        );
    }
    for phrase in &parse.phrases {
        assert!(
            text.get(phrase.span.start..phrase.span.end).is_some(),
            "{text:?}: {phrase:?}"
        );
        assert!(
            phrase
                .anchors
                .iter()
                .all(|&anchor| anchor < parse.referents.len())
        );
        assert!(
            (-90.0..=90.0).contains(&phrase.lat) && (-180.0..=180.0).contains(&phrase.lon),
            "{text:?}: {phrase:?}"
        );
        assert!(
            phrase.radius_km.is_finite() && phrase.radius_km >= 0.0,
            "{text:?}: {phrase:?}"
        );
        assert!(Geoprecision::ALL.contains(&phrase.precision));
    }
    let again = geoparser.parse(text, &Context::default());
    assert_eq!(
        (again.names, again.referents),
        (parse.names, parse.referents),
        "{text:?}"
    );
}

#[test]
fn any_text_is_read() {
    let mut random = Random(20_241_203);
    for _ in 0..600 {
        check(&random.text());
    }
}

#[test]
fn any_characters_are_read() {
    let mut random = Random(7);
    for _ in 0..200 {
        let characters = (0..random.below(120)).map(|_| {
            let code = match random.below(4) {
                0 => random.below(0x80),
                1 => random.below(0x800),
                2 => random.below(0x1_0000),
                _ => random.below(0x11_0000),
            };
            char::from_u32(code as u32).unwrap_or(' ')
        });
        check(&characters.collect::<String>());
    }
}

#[test]
fn given_spans_that_lie_anywhere_are_resolved() {
    let mut random = Random(11);
    for _ in 0..300 {
        let text = random.text();
        let edges: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let spans: Vec<crate::text::Span> = (0..random.below(6))
            .map(|_| {
                let (a, b) = (
                    edges[random.below(edges.len())],
                    edges[random.below(edges.len())],
                );
                crate::text::Span::new(a.min(b), a.max(b))
            })
            .collect();
        let segmented = text::segment(&text);
        let gazetteer = gazetteer::embedded();
        let names = toponym::recognize_at(&segmented, gazetteer, &spans);
        let referents = referent::resolve(&segmented, &names, gazetteer, &Context::default());
        assert_eq!(referents.len(), spans.len());
    }
}

#[test]
fn long_texts_take_bounded_time() {
    let texts = [
        ("no space", "Aleppo".repeat(10_000)),
        ("nothing but names", "Aleppo, ".repeat(4_000)),
        (
            "nothing but different names",
            (0..4_000).map(|i| format!("Qwer{i}tu, ")).collect(),
        ),
        ("one word", "a".repeat(100_000)),
        ("nothing but hyphens", "-".repeat(100_000)),
        ("nothing but capitals", "A ".repeat(30_000)),
        ("marks", "\u{202e}\u{301}".repeat(30_000)),
    ];
    for (name, text) in texts {
        let start = Instant::now();
        let parse = Geoparser::new().parse(&text, &Context::default());
        assert_eq!(parse.names.toponyms.len(), parse.referents.len());
        assert!(
            start.elapsed() < Duration::from_secs(30),
            "{name}: {:?}",
            start.elapsed()
        );
    }
}
