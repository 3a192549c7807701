//! Coordinates as people write them: "35°01′57″N 43°38′47″E", "35.0325° N, 43.6464° E", "35.0325; 43.64639".
//!
//! Takes words, gives degrees WGS 84. Two numbers count as coordinates only with degree signs and letters, or with four decimals each.

use super::span::Span;

/// Decimals that two bare numbers need to be coordinates and not sums of money or scores.
const DECIMALS_OF_BARE: usize = 4;

/// Finds the coordinates in a text, in order: their spans and points (longitude, latitude; degrees WGS 84).
#[must_use]
pub fn find(raw: &str) -> Vec<(Span, (f64, f64))> {
    let bytes = raw.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let begins = bytes[at].is_ascii_digit()
            && (at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'.'));
        if !begins {
            at += 1;
            continue;
        }
        let start = at - usize::from(at > 0 && bytes[at - 1] == b'-');
        match read(&raw[start..]) {
            Some((length, point)) => {
                found.push((Span::new(start, start + length), point));
                at = start + length;
            }
            // Past the digits: each is looked at once.
            None => {
                at += bytes[at..]
                    .iter()
                    .take_while(|b| b.is_ascii_digit())
                    .count()
            }
        }
    }
    found
}

/// Reads the coordinates at the beginning of some words: their length in bytes and the point (longitude, latitude).
fn read(words: &str) -> Option<(usize, (f64, f64))> {
    let first = Angle::read(words)?;
    let rest = &words[first.length..];
    let gap = rest.len() - rest.trim_start_matches([',', ';', ' ', '/']).len();
    if gap > 3 {
        return None;
    }
    let second = Angle::read(&rest[gap..])?;
    let (lat, lon) = match (first.side, second.side) {
        (Some('N' | 'S'), Some('E' | 'W')) => (first.degrees, second.degrees),
        (Some('E' | 'W'), Some('N' | 'S')) => (second.degrees, first.degrees),
        (None, None) if first.is_bare() && second.is_bare() && gap > 0 => {
            (first.degrees, second.degrees)
        }
        _ => return None,
    };
    let possible = lat.abs() <= 90.0 && lon.abs() <= 180.0;
    possible.then_some((first.length + gap + second.length, (lon, lat)))
}

/// One angle with the letter of its side.
struct Angle {
    degrees: f64,
    side: Option<char>,
    /// Decimals of a number without any sign of degrees; zero with one.
    decimals: usize,
    length: usize,
}

impl Angle {
    fn is_bare(&self) -> bool {
        self.decimals >= DECIMALS_OF_BARE
    }

    fn read(words: &str) -> Option<Self> {
        let minus = words.starts_with('-');
        let mut at = usize::from(minus);
        let (mut degrees, decimals) = number(words, &mut at)?;
        let mut signed = sign(words, &mut at, &['°', 'º']);
        for (part, signs) in [(60.0, ['′', '\'', '’']), (3600.0, ['″', '"', '”'])] {
            let before = at;
            if signed
                && let Some((value, _)) = number(words, &mut at)
                && value < 60.0
                && sign(words, &mut at, &signs)
            {
                degrees += value / part;
            } else {
                at = before;
                signed &= part < 100.0;
            }
        }
        let degree_sign = words[..at].contains(['°', 'º']);
        let blank = usize::from(words[at..].starts_with(' '));
        let mut letters = words[at + blank..].chars();
        let side = letters.next().filter(|side| "NSEW".contains(*side));
        let side =
            side.filter(|_| degree_sign && !letters.next().is_some_and(char::is_alphanumeric));
        let length = at + side.map_or(0, |_| blank + 1);
        let negative = minus || matches!(side, Some('S' | 'W'));
        (degree_sign == side.is_some()).then_some(Self {
            degrees: if negative { -degrees } else { degrees },
            side,
            decimals,
            length,
        })
    }
}

/// Reads a number of at most three digits, and decimals; tells how many.
fn number(words: &str, at: &mut usize) -> Option<(f64, usize)> {
    const MOST_DECIMALS: usize = 12;
    let digits = |from: usize, most: usize| {
        let bytes = words.as_bytes()[from..].iter().take(most + 1);
        bytes.take_while(|b| b.is_ascii_digit()).count()
    };
    let whole = digits(*at, 3);
    if !(1..=3).contains(&whole) {
        return None;
    }
    let mut end = *at + whole;
    let mut decimals = 0;
    if words.as_bytes().get(end) == Some(&b'.') {
        decimals = digits(end + 1, MOST_DECIMALS);
        if decimals > MOST_DECIMALS {
            return None;
        }
        end += if decimals > 0 { decimals + 1 } else { 0 };
    }
    let value = words[*at..end].parse().ok()?;
    *at = end;
    Some((value, decimals))
}

fn sign(words: &str, at: &mut usize, signs: &[char]) -> bool {
    match words[*at..].chars().next().filter(|c| signs.contains(c)) {
        Some(sign) => {
            *at += sign.len_utf8();
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, f64, f64)]) {
        let found = find(text);
        assert_eq!(found.len(), expected.len(), "in {text}: {found:?}");
        for ((span, (lon, lat)), (words, x, y)) in found.iter().zip(expected) {
            assert_eq!(span.of(text), *words);
            assert!(
                (lon - x).abs() < 1e-3 && (lat - y).abs() < 1e-3,
                "{lon} {lat}"
            );
        }
    }

    #[test]
    fn degrees_minutes_and_seconds() {
        check(
            "The wreck lies at 33°30′N 36°18′30″W, they say.",
            &[("33°30′N 36°18′30″W", -36.3083, 33.5)],
        );
    }

    #[test]
    fn decimal_degrees_with_letters_and_without() {
        check(
            "at 33.51° S, 70.25° W",
            &[("33.51° S, 70.25° W", -70.25, -33.51)],
        );
        check(
            "(-1.2921, 36.8219)",
            &[("-1.2921, 36.8219", 36.8219, -1.2921)],
        );
    }

    #[test]
    fn other_numbers_are_no_coordinates() {
        check("They won 3, 4 and paid 12.50, 13.75 for it.", &[]);
        check(
            "It was 30° in the shade, 25° at night, 95.1234, 36.8219.",
            &[],
        );
        check("35°N", &[]);
        check("1.23456789012345678 2", &[]);
        check("12° North 13° East", &[]);
    }
}
