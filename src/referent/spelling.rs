//! The places that a name may mean as it is written: known so, respelled, with a slip of the pen, in part, or as a people's adjective.

use dateline_gazetteer::{
    CountryCode, Gazetteer, NameMatch, NameQuality, PlaceId, WELL_KNOWN, fold,
};

use super::contender::{Contender, Kind, contender};
use crate::text::coordinates;
use crate::toponym::lexicon::{self, WordClasses};

/// The most words of a name that are looked at one by one.
const LONGEST_NAME: usize = 8;

/// The most candidates of a name that are weighed.
const MOST_CANDIDATES: usize = 32;

/// Shorter names that nobody has are other words as often as misspelled ones, bytes.
const SHORTEST_MISSPELLED: usize = 7;

/// The most unknown names of a report that are sought with a slip of the pen, which takes long.
const MOST_MISSPELLED: usize = 48;

/// The places that a name may mean.
pub(super) fn contenders(
    words: &str,
    folded: &str,
    demonym: bool,
    gazetteer: &Gazetteer,
    misspelled: &mut usize,
) -> Vec<Contender> {
    if demonym {
        return place_of_people(words, folded, gazetteer)
            .map(|place| contender(place, NameQuality::Preferred, gazetteer))
            .into_iter()
            .collect();
    }
    // A point in figures has no name to look up.
    if words.ends_with(|c: char| c.is_ascii_digit() || "NSEW".contains(c))
        && !coordinates::find(words).is_empty()
    {
        return Vec::new();
    }
    let mut matches = Vec::new();
    let full = lexicon::full_name_of(words);
    let words = lexicon::state_of(words).unwrap_or(words);
    gazetteer.lookup_into(words, &mut matches);
    let full = full.and_then(|full| gazetteer.lookup_exact(&fold(full)).next());
    matches.splice(0..0, full);
    if matches.is_empty() && *misspelled < MOST_MISSPELLED && folded.len() >= SHORTEST_MISSPELLED {
        *misspelled += 1;
        matches = settled_with_a_slip(words, gazetteer);
    }
    keep_slips(folded, &mut matches, gazetteer);
    let mut partial = false;
    if matches.is_empty() {
        partial = true;
        if let Some(part) = part_of(folded, gazetteer) {
            matches.extend(gazetteer.lookup_exact(&part));
        }
    }
    let exact = matches
        .iter()
        .any(|found| found.quality < NameQuality::Variant);
    let mut contenders: Vec<Contender> = Vec::new();
    for found in matches {
        // Respelled names are for names that nobody has.
        if exact && found.quality >= NameQuality::Variant {
            continue;
        }
        if contenders
            .iter()
            .any(|contender| contender.place == found.place)
        {
            continue;
        }
        let mut contender = contender(found.place, found.quality, gazetteer);
        if is_foreign_name(words, folded, &contender, gazetteer)
            || is_too_short(folded, &contender, found.score)
        {
            continue;
        }
        contender.partial = partial;
        contender.likeness = found.score;
        contender.short_form = found.quality == NameQuality::Alternate
            && fold(gazetteer.place(found.place).name)
                .strip_prefix(folded)
                .is_some_and(|rest| rest.starts_with(' '));
        contenders.push(contender);
        if contenders.len() == MOST_CANDIDATES {
            break;
        }
    }
    drop_former(&mut contenders);
    name_seats(&mut contenders, gazetteer);
    contenders
}

/// A province and its seat bear one name, however the gazetteer spells the seat's: "Mykolaiv" is Mykolayiv, too.
fn name_seats(contenders: &mut [Contender], gazetteer: &Gazetteer) {
    let provinces: Vec<_> = contenders
        .iter()
        .filter(|c| c.kind == Kind::Province && c.quality == NameQuality::Preferred)
        .map(|c| c.place)
        .collect();
    for contender in contenders {
        let is_seat = contender
            .admin1
            .is_some_and(|admin1| provinces.contains(&admin1))
            && gazetteer.place(contender.place).feature == "P.PPLA";
        if is_seat && contender.quality == NameQuality::Alternate {
            contender.quality = NameQuality::Preferred;
            contender.short_form = false;
        }
    }
}

/// Of names this short every second one is another with a letter changed.
const SHORTEST_RESPELLED: usize = 5;

/// How alike the spellings of a short name are, where they are of one name.
const NEARLY_SAME: f64 = 0.97;

/// Tells whether a short name is only somewhat like a known one: "Zike" is no Syke, "Senou" no Séno.
fn is_too_short(folded: &str, contender: &Contender, score: f64) -> bool {
    contender.quality == NameQuality::Variant
        && folded.is_ascii()
        && folded.len() <= SHORTEST_RESPELLED
        && score < NEARLY_SAME * NameQuality::Variant.score()
}

/// Names this short are words, syllables and initials in too many languages.
const SHORTEST_FOREIGN: usize = 3;

/// Tells whether a name of two or three letters is only what some other language calls a place: "Sin" for China, "Kan" for Ganzhou.
fn is_foreign_name(
    words: &str,
    folded: &str,
    contender: &Contender,
    gazetteer: &Gazetteer,
) -> bool {
    contender.quality == NameQuality::Alternate
        && folded.is_ascii()
        && folded.len() <= SHORTEST_FOREIGN
        && words.chars().any(char::is_lowercase)
        && !fold(gazetteer.place(contender.place).name).starts_with(folded)
}

/// Towns and divisions whose name is this one but for a single letter: "Kyaukphyu" for Kyaukpyu.
fn settled_with_a_slip(words: &str, gazetteer: &Gazetteer) -> Vec<NameMatch> {
    let mut matches = gazetteer.fuzzy(words, 1);
    matches.retain(|found| {
        let feature = gazetteer.place(found.place).feature;
        feature.starts_with("P.") || feature.starts_with("A.ADM")
    });
    let plain = without_aspirates(&fold(words));
    for found in &mut matches {
        if plain == without_aspirates(&fold(gazetteer.place(found.place).name)) {
            found.quality = NameQuality::Alternate;
            found.score = NameQuality::Alternate.score();
            continue;
        }
        found.quality = NameQuality::Variant;
        found.score = NameQuality::Variant.score() * (1.0 - 1.0 / words.len() as f64);
    }
    matches
}

/// Leaves out each "h" behind a consonant: whether a breath is written differs from one transcription to the next ("ph", "hp" and "p" in
/// Burmese, "dh" and "d" in Hindi).
fn without_aspirates(folded: &str) -> String {
    let mut before = 'a';
    let breath = |letter: char, before: char| {
        letter == 'h' && before.is_alphabetic() && !"aeiou".contains(before)
    };
    folded
        .chars()
        .filter(|&letter| {
            let keep = !breath(letter, before);
            before = letter;
            keep
        })
        .collect()
}

/// Of names written in another way, a well-known place that is one letter away is meant ("Tokoyo" for Tokyo), and none that only
/// sounds like it.
fn keep_slips(folded: &str, matches: &mut Vec<NameMatch>, gazetteer: &Gazetteer) {
    if matches
        .iter()
        .any(|found| found.quality < NameQuality::Variant)
    {
        return;
    }
    let slip = |found: &NameMatch| is_slip(folded, &fold(gazetteer.place(found.place).name));
    let known = |found: &NameMatch| gazetteer.place(found.place).importance >= WELL_KNOWN;
    if matches.iter().any(|found| known(found) && slip(found)) {
        matches.retain(slip);
    }
}

/// Tells whether one letter more, less, other or exchanged with its neighbor makes one word of the other.
fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let (a, b) = (&a[..a.len() - back], &b[..b.len() - back]);
    match (a, b) {
        ([x, y], [v, w]) => x == w && y == v,
        _ => a.len() <= 1 && b.len() <= 1,
    }
}

/// A place that bears a name today may be so much less known than one that bore it and is still told of by it.
const LESS_KNOWN: f64 = 0.15;

/// Drops places that once bore a name which another of the same country bears today: Nikopol was a Sloviansk. Not every gazetteer says
/// that a name is a former one: of two towns, one that is as well known goes before the one that has it beside its own.
fn drop_former(contenders: &mut Vec<Contender>) {
    let todays: Vec<(CountryCode, Kind, f64)> = contenders
        .iter()
        .filter(|contender| contender.quality == NameQuality::Preferred)
        .filter_map(|contender| Some((contender.country?, contender.kind, contender.importance)))
        .collect();
    contenders.retain(|contender| {
        let is_former = |&(country, kind, importance): &(CountryCode, Kind, f64)| {
            let both_towns = kind == Kind::Settlement && contender.kind == Kind::Settlement;
            let beside = contender.quality == NameQuality::Alternate && !contender.short_form;
            contender.country == Some(country)
                && (contender.quality == NameQuality::Historic
                    || beside && both_towns && importance + LESS_KNOWN >= contender.importance)
        };
        !todays.iter().any(is_former)
    });
}

/// The country or region of a people or an adjective: "Syrian"; "Central American" by the region's name; and of the one in
/// a longer name, "the Syrian Petroleum Company".
fn place_of_people(words: &str, folded: &str, gazetteer: &Gazetteer) -> Option<PlaceId> {
    if let Some(place) = gazetteer.demonym(words) {
        return Some(place);
    }
    // "U.S." of "U.S. forces": a country's or a union's short name.
    let full = lexicon::full_name_of(words).map(fold);
    let state = gazetteer
        .lookup_exact(full.as_deref().unwrap_or(folded))
        .map(|found| found.place)
        .find(|&place| gazetteer.place(place).feature.starts_with("A.PCL") || full.is_some());
    if state.is_some() {
        return state;
    }
    let name = folded.strip_suffix('s').unwrap_or(folded);
    let of_region = name.strip_suffix('n').and_then(|name| {
        let mut places = gazetteer.lookup_exact(name).map(|found| found.place);
        places.find(|&place| gazetteer.place(place).feature.starts_with("L."))
    });
    if of_region.is_some() {
        return of_region;
    }
    let words: Vec<&str> = folded.split(' ').take(LONGEST_NAME).collect();
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    let pairs = pairs.filter_map(|pair| gazetteer.demonym(&pair)).next();
    pairs.or_else(|| {
        let long = words.iter().filter(|word| word.len() > 3);
        long.filter_map(|word| gazetteer.demonym(word)).next()
    })
}

/// The known name that a longer unknown one begins or ends with, what is left being words for kinds of places,
/// directions or organizations: "Sligo Town" is by Sligo, "South Venezuela" in Venezuela.
fn part_of(folded: &str, gazetteer: &Gazetteer) -> Option<String> {
    const LEFT_OVER: WordClasses = WordClasses::FEATURE
        .or(WordClasses::DIRECTION)
        .or(WordClasses::ORGANIZATION)
        .or(WordClasses::CONNECTOR)
        .or(WordClasses::COMMON);
    let words: Vec<&str> = folded.split(' ').collect();
    if words.len() < 2 || words.len() > 6 {
        return None;
    }
    let spare = |words: &[&str]| {
        words
            .iter()
            .all(|word| lexicon::classes(word).has(LEFT_OVER))
    };
    for length in (1..words.len()).rev() {
        for start in [0, words.len() - length] {
            let (before, rest) = words.split_at(start);
            let (part, after) = rest.split_at(length);
            let name = part.join(" ");
            if name.len() > 3
                && !spare(part)
                && spare(before)
                && spare(after)
                && gazetteer.lookup_exact(&name).next().is_some()
            {
                return Some(name);
            }
        }
    }
    // What is left is unknown: only a well-known place says where the whole is, as in "Air Canada Cargo".
    let windows = (1..words.len())
        .rev()
        .flat_map(|length| words.windows(length));
    windows
        .filter(|part| !spare(part))
        .map(|part| part.join(" "))
        .find(|name| {
            let mut places = gazetteer.lookup_exact(name);
            name.len() > 3
                && places.any(|found| {
                    found.quality == NameQuality::Preferred
                        && gazetteer.place(found.place).importance >= WELL_KNOWN
                })
        })
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn a_slip_is_one_letter() {
        assert!(is_slip("tokoyo", "tokyo") && is_slip("tokyo", "tokoyo"));
        assert!(is_slip("bagdhad", "baghdad") && is_slip("kyiv", "kyev"));
        assert!(is_slip("goma", "goma"));
        assert!(!is_slip("tokoyo", "turkey") && !is_slip("kharkiv", "kherson"));
    }
}
