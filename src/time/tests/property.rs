//! Nothing that anyone can write makes the reader fail.

use super::*;

/// Pieces that the rules look for, and such as break them.
const PIECES: [&str; 64] = [
    "the",
    "a",
    "last",
    "next",
    "Monday",
    "3",
    "31",
    "2024",
    "1999999999999",
    "99",
    "March",
    "MAY",
    "Feb.",
    "29",
    ",",
    ".",
    "-",
    "/",
    ":",
    "'",
    "’s",
    "s",
    "1990s",
    "th",
    "of",
    "and",
    "to",
    "between",
    "year",
    "years",
    "ago",
    "earlier",
    "hundred",
    "thousand",
    "million",
    "twenty",
    "half",
    "quarter",
    "third",
    "Q4",
    "century",
    "BC",
    "10",
    "p.m.",
    "GMT",
    "noon",
    "every",
    "weekend",
    "decades",
    "Easter",
    "final",
    "12 months",
    "ten",
    "\n\n",
    "\u{202e}",
    "ا",
    "é",
    "\u{0}",
    "(",
    "$",
    "millennia",
    "9999",
    "0",
    "W53",
];

#[test]
fn any_mixture_on_any_day_is_read() {
    let anchors = [
        None,
        Some(Date::MIN),
        Some(Date::MAX),
        Some(Date::ZERO),
        Some(TUESDAY),
    ];
    // A multiplicative generator: the same texts every time.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |bound: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % bound as u64).expect("a small number")
    };
    for round in 0..3000 {
        let mut raw = String::new();
        for _ in 0..next(24) {
            raw.push_str(PIECES[next(PIECES.len())]);
            if next(3) > 0 {
                raw.push(' ');
            }
        }
        let text = segment(&raw);
        let found = find(&text, anchors[round % anchors.len()], Options::default());
        let mut last = 0;
        for expression in &found {
            assert!(
                expression.span.start >= last && expression.span.end <= raw.len(),
                "{raw:?}"
            );
            assert!(
                !expression.span.of(&raw).is_empty() && !expression.value.is_empty(),
                "{raw:?}"
            );
            assert!(
                expression.days().is_none_or(|days| days.start <= days.end),
                "{raw:?}"
            );
            last = expression.span.end;
        }
        assert!(union(&found).is_none_or(|(days, _)| days.start <= days.end));
    }
}

#[test]
fn two_hundred_kilobytes_of_anything_are_read() {
    for piece in [
        "a",
        "one ",
        "Monday ",
        "1,111",
        "the last ",
        "'",
        "every ",
        "\u{202e}",
        "March 3-",
    ] {
        let raw = piece.repeat(200_000 / piece.len());
        let text = crate::text::SegmentedText {
            raw: &raw,
            tokens: Vec::new(),
            sentences: Vec::new(),
        };
        let _ = find(&text, Some(TUESDAY), Options::default());
    }
}
