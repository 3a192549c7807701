//! Numbers of people in words and digits, exact and vague (`lexicon/numbers.tsv`).
//!
//! Vague words follow ACLED's coding rules: "tens" is 10, "dozens" 12, "hundreds" 100, "several" and other unknown plurals 3;
//! of a range the most conservative figure is the best one.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lexicon::rows;
use super::record::Count;
use super::words::Word;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Unit,
    Scale,
    Vague,
    None,
}

static NUMBERS: LazyLock<HashMap<&'static str, (Kind, Count)>> = LazyLock::new(|| {
    rows(include_str!("lexicon/numbers.tsv"))
        .filter_map(|row| {
            let &[word, kind, low, best, high] = row.as_slice() else {
                return None;
            };
            let kind = match kind {
                "unit" => Kind::Unit,
                "scale" => Kind::Scale,
                "vague" => Kind::Vague,
                _ => Kind::None,
            };
            let count = Count {
                low: low.parse().ok()?,
                best: best.parse().ok()?,
                high: high.parse().ok()?,
            };
            Some((word, (kind, count)))
        })
        .collect()
});

/// A number met in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// First word, with "at least" and the like.
    pub(super) start: usize,
    /// After the last word.
    pub(super) end: usize,
    /// How many.
    pub(super) count: Count,
    /// Whether the words are vague ("several").
    pub(super) vague: bool,
    /// Whether it stands for a number in itself ("five", "12"), not a word that is mostly something else ("some", "no", "a").
    pub(super) firm: bool,
}

/// Tells whether a lower-case word is a number in words.
pub(super) fn is_number_word(word: &str) -> bool {
    match NUMBERS.get(word) {
        Some((Kind::None, _)) | None => word
            .split_once('-')
            .is_some_and(|(tens, unit)| unit_word(tens).is_some() && unit_word(unit).is_some()),
        Some(_) => !matches!(word, "some" | "both"),
    }
}

/// Returns the rank that an ordinal word says: "fifth" is 5.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    let rank = WORDS.iter().position(|known| *known == word)?;
    u32::try_from(rank + 1).ok()
}

fn unit_word(word: &str) -> Option<u32> {
    NUMBERS
        .get(word)
        .filter(|(kind, _)| *kind == Kind::Unit)
        .map(|(_, count)| count.best)
}

/// Returns the number that starts at a word, or `None`.
pub(super) fn number_at(words: &[Word<'_>], at: usize) -> Option<Number> {
    // "11, not eight, people": what it is not is none, and stands between the number and who they are.
    let is_not = |k: usize| {
        words.get(k).is_some_and(Word::is_comma)
            && words.get(k + 1).is_some_and(|word| word.lower == "not")
    };
    if at.checked_sub(2).is_some_and(is_not) {
        return None;
    }
    let mut number = positive_number_at(words, at)?;
    if is_not(number.end)
        && let Some((len, _)) = plain_at(words, number.end + 2)
    {
        let after = number.end + 2 + len;
        number.end = after + usize::from(words.get(after).is_some_and(Word::is_comma));
    }
    Some(number)
}

fn positive_number_at(words: &[Word<'_>], at: usize) -> Option<Number> {
    let (skip, bound) = bound_at(words, at);
    let start = at + skip;
    if words.get(at)?.lower == "between"
        && let Some((len, low)) = plain_at(words, at + 1)
        && words
            .get(at + 1 + len)
            .is_some_and(|word| word.lower == "and")
        && let Some((more, high)) = plain_at(words, at + 2 + len)
        && low.best < high.best
    {
        return Some(Number {
            start: at,
            end: at + 2 + len + more,
            count: Count {
                low: low.best,
                best: low.best,
                high: high.best,
            },
            vague: false,
            firm: true,
        });
    }
    let (len, mut count) = plain_at(words, start)?;
    let mut end = start + len;
    let first = words.get(start)?.lower.as_str();
    let vague = count.low != count.high && !words.get(start)?.is_number();
    if let Some(link) = words.get(end)
        && matches!(link.lower.as_str(), "to" | "or" | "-" | "–")
        && !vague
        && let Some((more, high)) = plain_at(words, end + 1)
        && count.best < high.best
        && high.best <= count.best.saturating_mul(4).saturating_add(10)
    {
        count = Count {
            low: count.best,
            best: count.best,
            high: high.best,
        };
        end += 1 + more;
    }
    match bound {
        Bound::UpTo => count.low = 0,
        Bound::Below => {
            count = Count {
                low: 0,
                best: count.best.saturating_sub(1),
                high: count.best.saturating_sub(1),
            }
        }
        Bound::AtLeast | Bound::None => {}
    }
    let firm = !matches!(
        first,
        "some"
            | "no"
            | "many"
            | "few"
            | "both"
            | "numerous"
            | "multiple"
            | "various"
            | "one"
            | "a"
            | "an"
    ) || bound != Bound::None;
    Some(Number {
        start: at,
        end,
        count,
        vague,
        firm,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    None,
    AtLeast,
    UpTo,
    Below,
}

/// Words before a number that make it a bound: how many words, and which.
fn bound_at(words: &[Word<'_>], at: usize) -> (usize, Bound) {
    let word = |k: usize| words.get(at + k).map_or("", |word| word.lower.as_str());
    let of = |len: usize, bound| {
        if plain_at(words, at + len).is_some() {
            (len, bound)
        } else {
            (0, Bound::None)
        }
    };
    match (word(0), word(1), word(2)) {
        ("at", "least", _) | ("more", "than", _) | ("upwards", "of", _) | ("close", "to", _) => {
            of(2, Bound::AtLeast)
        }
        ("as", "many", "as") => of(3, Bound::UpTo),
        ("up", "to", _) | ("at", "most", _) => of(2, Bound::UpTo),
        ("no", "fewer", "than") | ("no", "less", "than") => of(3, Bound::AtLeast),
        ("fewer", "than", _) | ("less", "than", _) => of(2, Bound::Below),
        ("an", "estimated", _)
        | ("the", "estimated", _)
        | ("a", "further", _)
        | ("a", "total", _) => {
            if word(2) == "of" {
                of(3, Bound::AtLeast)
            } else {
                of(2, Bound::AtLeast)
            }
        }
        (
            "over" | "nearly" | "almost" | "about" | "around" | "approximately" | "roughly"
            | "some" | "another" | "additional" | "other" | "all" | "estimated" | "exactly"
            | "only" | "just" | "~" | "further",
            _,
            _,
        ) if !matches!(word(1), "some" | "no" | "both" | "few" | "many") => of(1, Bound::AtLeast),
        _ => (0, Bound::None),
    }
}

fn exact(value: u64) -> Count {
    Count::exactly(u32::try_from(value).unwrap_or(u32::MAX))
}

/// A number without bounds: how many words, and how many persons.
fn plain_at(words: &[Word<'_>], at: usize) -> Option<(usize, Count)> {
    let word = words.get(at)?;
    if word.is_number() {
        return digits_at(words, at);
    }
    let lower = word.lower.as_str();
    if matches!(lower, "a" | "an" | "half") {
        let next = words.get(at + 1).map_or("", |word| word.lower.as_str());
        return match (lower, next) {
            ("a", "dozen") => Some((2 + of_after(words, at + 2), exact(12))),
            ("a", "hundred") => Some((2, exact(100))),
            ("a", "thousand") => Some((2, exact(1000))),
            ("a", "few" | "couple")
            | ("a", "number")
            | ("an", "unknown" | "unspecified" | "undisclosed")
            | ("a", "handful") => {
                let mut len = 2;
                if words
                    .get(at + len)
                    .is_some_and(|word| word.lower == "number")
                {
                    len += 1;
                }
                let count = if next == "couple" {
                    exact(2)
                } else {
                    Count {
                        low: 2,
                        best: 3,
                        high: 10,
                    }
                };
                Some((len + of_after(words, at + len), count))
            }
            ("half", "a") if words.get(at + 2).is_some_and(|word| word.lower == "dozen") => {
                Some((3, exact(6)))
            }
            _ => None,
        };
    }
    if let Some((tens, unit)) = lower.split_once('-')
        && let (Some(tens), Some(unit)) = (unit_word(tens), unit_word(unit))
    {
        return scaled(words, at + 1, u64::from(tens + unit), 1);
    }
    let (kind, count) = *NUMBERS.get(lower)?;
    match kind {
        Kind::Unit => {
            let mut value = u64::from(count.best);
            let mut len = 1;
            if count.best >= 20
                && let Some(unit) = words.get(at + 1).and_then(|word| unit_word(&word.lower))
                && unit < 10
            {
                value += u64::from(unit);
                len = 2;
            }
            scaled(words, at + len, value, len)
        }
        Kind::Scale => Some((1, count)),
        Kind::Vague => {
            let of = of_after(words, at + 1);
            // "tens of thousands", "hundreds of thousands"
            if of == 1
                && let Some(scale @ ("thousands" | "hundreds" | "millions")) =
                    words.get(at + 2).map(|word| word.lower.as_str())
            {
                let by = match scale {
                    "hundreds" => 100,
                    "thousands" => 1000,
                    _ => 1_000_000,
                };
                return Some((
                    3 + of_after(words, at + 3),
                    Count {
                        low: count.low.saturating_mul(by),
                        best: count.best.saturating_mul(by),
                        high: count.high.saturating_mul(by),
                    },
                ));
            }
            Some((1 + of, count))
        }
        Kind::None => Some((1, count)),
    }
}

fn of_after(words: &[Word<'_>], at: usize) -> usize {
    usize::from(words.get(at).is_some_and(|word| word.lower == "of"))
}

fn scaled(words: &[Word<'_>], at: usize, value: u64, len: usize) -> Option<(usize, Count)> {
    let scale = |word: &str| match word {
        "hundred" => Some(100),
        "thousand" => Some(1000),
        "million" => Some(1_000_000),
        "dozen" => Some(12),
        _ => None,
    };
    let Some(by) = words.get(at).and_then(|word| scale(&word.lower)) else {
        return Some((len, exact(value)));
    };
    let mut value = value.saturating_mul(by);
    let mut len = len + 1;
    let mut next = at + 1;
    if words.get(next).is_some_and(|word| word.lower == "and")
        && words
            .get(next + 1)
            .is_some_and(|word| unit_word(&word.lower).is_some())
    {
        next += 1;
        len += 1;
        if let Some((more, rest)) = plain_at(words, next)
            && u64::from(rest.best) < by
        {
            value += u64::from(rest.best);
            len += more;
        }
    }
    Some((len, exact(value)))
}

fn digits_at(words: &[Word<'_>], at: usize) -> Option<(usize, Count)> {
    let raw = words.get(at)?.raw;
    if let Some((low, high)) = raw.split_once(['-', '–'])
        && let (Ok(low), Ok(high)) = (low.parse::<u32>(), high.parse::<u32>())
    {
        // "1-4 soldiers"; a year span or a score is no number of people.
        return (low < high && high < 1900).then_some((
            1,
            Count {
                low,
                best: low,
                high,
            },
        ));
    }
    let scale = words
        .get(at + 1)
        .map_or(1.0, |word| match word.lower.as_str() {
            "million" => 1e6,
            "thousand" => 1e3,
            _ => 1.0,
        });
    let grouped = raw.contains(',') && raw.split(',').skip(1).all(|group| group.len() == 3);
    let plain: String = raw.chars().filter(|c| !(grouped && *c == ',')).collect();
    let value: f64 = plain.parse().ok()?;
    if !value.is_finite() || (value.fract() != 0.0 && scale < 2.0) {
        return None;
    }
    let value = (value * scale).clamp(0.0, f64::from(u32::MAX));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range just above"
    )]
    let value = value as u32;
    Some((if scale > 1.0 { 2 } else { 1 }, Count::exactly(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(u32, u32, u32, usize)>) {
        let segmented = crate::text::segment(text);
        let words = super::super::words::words(&segmented, &segmented.sentences[0]);
        let found = number_at(&words, 0).map(|number| {
            (
                number.count.low,
                number.count.best,
                number.count.high,
                number.end,
            )
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn digits_and_words_are_the_same_number() {
        check("2,000 people", Some((2000, 2000, 2000, 1)));
        check("twenty-seven people", Some((27, 27, 27, 1)));
        check("two hundred and five people", Some((205, 205, 205, 4)));
        check(
            "1.5 million people",
            Some((1_500_000, 1_500_000, 1_500_000, 2)),
        );
        check("three dozen people", Some((36, 36, 36, 2)));
    }

    #[test]
    fn bounds_keep_the_number_and_ranges_the_lower_one() {
        check("at least 13 people", Some((13, 13, 13, 3)));
        check("more than a dozen people", Some((12, 12, 12, 4)));
        check("between 5 and 9 people", Some((5, 5, 9, 4)));
        check("10 to 15 people", Some((10, 10, 15, 3)));
        check("1-4 soldiers", Some((1, 1, 4, 1)));
        check("up to 20 fighters", Some((0, 20, 20, 3)));
    }

    #[test]
    fn vague_words_follow_the_codebook() {
        check("several soldiers", Some((2, 3, 10, 1)));
        check("dozens of people", Some((12, 12, 99, 2)));
        check(
            "tens of thousands of people",
            Some((10_000, 10_000, 99_000, 4)),
        );
        check("a number of men", Some((2, 3, 10, 3)));
        check("soldiers", None);
    }
}
