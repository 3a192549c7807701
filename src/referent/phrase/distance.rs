//! Distances said in words: "40 km", "some 20 miles", "a few kilometers", "(25 miles)".

use super::wording::Wording;

/// One international mile, km.
const MILE_KM: f64 = 1.609_344;
/// One nautical mile, km.
const NAUTICAL_MILE_KM: f64 = 1.852;
/// "a few", "several": the small number that writers mean by it.
const FEW: f64 = 4.0;

/// Reads a distance that ends right before `end`; returns its first token and the distance in km.
pub(super) fn before(wording: &Wording<'_>, end: usize) -> Option<(usize, f64)> {
    let floor = wording.sentence_start(end.checked_sub(1)?);
    let mut at = end;
    // "40 km (25 miles) north": the second figure says the same again.
    if wording.before(at, 1) == ")" {
        at = (floor..at)
            .rev()
            .take(6)
            .find(|&token| wording.word(token) == "(")?;
    }
    let unit = at.checked_sub(1)?;
    let mut scale = match wording.word(unit) {
        "km" | "kms" | "kilometer" | "kilometers" | "kilometre" | "kilometres" => 1.0,
        "mile" | "miles" => MILE_KM,
        "nm" | "nmi" => NAUTICAL_MILE_KM,
        "meter" | "meters" | "metre" | "metres" | "m" => 0.001,
        _ => return None,
    };
    let mut number = unit.checked_sub(1)?;
    if wording.word(number) == "nautical" {
        scale = NAUTICAL_MILE_KM;
        number = number.checked_sub(1)?;
    }
    if number < floor {
        return None;
    }
    let figure = figure(wording.word(number))?;
    let mut start = number;
    while start > floor
        && (wording.is_before(start, 1, "about") || matches!(wording.before(start, 1), "a" | "at"))
    {
        start -= 1;
    }
    Some((start, figure * scale))
}

fn figure(word: &str) -> Option<f64> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    if let Some(value) = WORDS.iter().position(|name| *name == word) {
        return u32::try_from(value).ok().map(f64::from);
    }
    match word {
        "few" | "several" => Some(FEW),
        "a" | "an" => Some(1.0),
        "dozen" => Some(12.0),
        "fifteen" => Some(15.0),
        "twenty" => Some(20.0),
        "thirty" => Some(30.0),
        "forty" => Some(40.0),
        "fifty" => Some(50.0),
        "hundred" => Some(100.0),
        _ => word
            .replace(',', "")
            .parse()
            .ok()
            .filter(|value: &f64| value.is_finite() && (0.0..20_000.0).contains(value)),
    }
}
