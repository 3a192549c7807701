//! Which alternate names of a dump are names: GeoNames has codes, links and transliterations by machine among them.
//!
//! The rules are those by which the project's own tables were made (`gazetteer/recipe/name_rules.py`): a wrong alias is
//! a wrong pin.

/// Letters of the longest name.
const LONGEST: usize = 90;

/// Tells whether a string beside the name of a place is another name of it.
pub(super) fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    letters > 0
        && digits <= letters
        && text.chars().count() <= LONGEST
        && !is_single_letter(text)
        && !text.contains(|c| "|;{}<>[]=\\_#@*\"".contains(c))
        && !is_link(text)
        && !is_code(text)
        && !mixes_scripts(text)
}

/// One letter names a place in the scripts of East Asia only.
fn is_single_letter(text: &str) -> bool {
    let mut letters = text.chars();
    let is_word = |c| matches!(c, '\u{3400}'..'\u{a000}' | '\u{ac00}'..'\u{d7b0}');
    matches!((letters.next(), letters.next()), (Some(c), None) if !is_word(c))
}

fn is_link(text: &str) -> bool {
    ["http:", "https:", "www.", "/wiki/"]
        .iter()
        .any(|part| text.contains(part))
}

/// Codes of airports, posts and trade: "ALP", "SY ALE", "IC1234".
fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    let upper = |part: &[u8]| part.iter().all(u8::is_ascii_uppercase);
    let upper_or_digit = |part: &[u8]| {
        part.iter()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    let is_trade = |rest: &[u8]| rest.len() == 3 && upper_or_digit(rest);
    let has_digit = bytes.iter().any(u8::is_ascii_digit);
    match bytes {
        _ if bytes.len() <= 4 && upper(bytes) => true,
        [country @ .., b' ', a, b, c] if country.len() == 2 => {
            upper(country) && is_trade(&[*a, *b, *c])
        }
        _ if bytes.len() == 5 && upper(&bytes[..2]) && is_trade(&bytes[2..]) => true,
        _ => has_digit && upper_or_digit(bytes),
    }
}

/// Latin with Cyrillic or another script in one string; and Latin without any capital.
fn mixes_scripts(text: &str) -> bool {
    let (mut latin, mut cyrillic, mut other, mut capital) = (false, false, false, false);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        match c {
            '\0'..'\u{250}' | '\u{1e00}'..'\u{1f00}' => {
                latin = true;
                capital |= c.is_uppercase();
            }
            // Modifier letters: ayn, hamza and the like belong to any romanization.
            '\u{2b0}'..'\u{370}' => {}
            '\u{400}'..'\u{530}' => cyrillic = true,
            _ => other = true,
        }
    }
    let scripts = [latin, cyrillic, other].iter().filter(|&&s| s).count();
    scripts > 1 || (latin && !capital)
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names_stay() {
        for name in [
            "Ḩalab",
            "Ta‘izz",
            "حلب",
            "Алеппо",
            "北",
            "Saint-Denis",
            "10 de Abril",
            "Al Ḩasakah",
        ] {
            assert!(is_name(name), "{name}");
        }
    }

    #[test]
    fn what_is_no_name_goes() {
        for junk in [
            "",
            "A",
            "ALP",
            "SY ALE",
            "SYALE",
            "75001",
            "R1234",
            "a lei po",
            "hlb",
            "https://en.wikipedia.org/wiki/Aleppo",
            "Алеппo",
            "Aleppo [city]",
            "123",
        ] {
            assert!(!is_name(junk), "{junk}");
        }
        assert!(!is_name(&"Long ".repeat(30)));
    }
}
