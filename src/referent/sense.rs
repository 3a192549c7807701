//! One sense per report: the toponyms of one name are resolved together, to one of the same candidates.

use std::collections::HashMap;

use dateline_gazetteer::{
    CountryCode, Gazetteer, NameMatch, NameQuality, PlaceId, WELL_KNOWN, fold,
};

use crate::text::{SegmentedText, Span, coordinates};
use crate::toponym::lexicon::{self, WordClasses};
use crate::toponym::{Names, ToponymRole};

/// The most words of a name that are looked at one by one.
const LONGEST_NAME: usize = 8;
/// The most candidates of a name that are weighed.
const MOST_CANDIDATES: usize = 32;

/// Shorter names that nobody has are other words as often as misspelled ones, bytes.
const SHORTEST_MISSPELLED: usize = 7;
/// The most unknown names of a report that are sought with a slip of the pen, which takes long.
const MOST_MISSPELLED: usize = 48;

/// Mean radius of the Earth, km.
pub(super) const EARTH_RADIUS_KM: f64 = 6371.0;

/// What kind of place a candidate is, as far as evidence cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Country,
    Province,
    District,
    Capital,
    Settlement,
    Quarter,
    Region,
    Water,
    Spot,
}

impl Kind {
    pub(super) fn of(feature: &str) -> Self {
        match feature {
            "A.ADM1" => Self::Province,
            "P.PPLC" => Self::Capital,
            "P.PPLX" => Self::Quarter,
            feature if feature.starts_with("A.PCL") => Self::Country,
            feature if feature.starts_with("A.") => Self::District,
            feature if feature.starts_with("P.") => Self::Settlement,
            feature if feature.starts_with("H.") => Self::Water,
            feature if feature.starts_with("L.") || feature.starts_with("T.") => Self::Region,
            _ => Self::Spot,
        }
    }
}

/// A place that a sense may have, with what evidence reads of it.
#[derive(Clone, Debug)]
pub(super) struct Contender {
    pub(super) place: PlaceId,
    pub(super) quality: NameQuality,
    /// How well the name fits, 0–1, as the gazetteer says.
    pub(super) likeness: f64,
    /// The name is how its full name begins: "New York" for New York City.
    pub(super) short_form: bool,
    /// Only a part of the name was found in the gazetteer.
    pub(super) partial: bool,
    pub(super) kind: Kind,
    pub(super) feature: &'static str,
    pub(super) country: Option<CountryCode>,
    pub(super) admin1: Option<PlaceId>,
    pub(super) admin2: Option<PlaceId>,
    pub(super) population: u64,
    pub(super) importance: f64,
    /// Unit vector from the middle of the Earth.
    pub(super) at: [f64; 3],
    pub(super) radius_km: f64,
    /// Nothing else in the report speaks of its country, and it is little known.
    pub(super) strange: bool,
    /// How likely it is, as far as the rounds of resolution have come.
    pub(super) probability: f64,
}

/// How a sense is said to lie in another: "Paris, Texas" or "a camp in Idlib".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// A comma or a bracket between them.
    Comma(usize),
    /// "in", "of" or a possessive.
    Loose(usize),
}

/// The toponyms of one name in one report.
#[derive(Clone, Debug)]
pub(super) struct Sense {
    /// Numbers of its toponyms.
    pub(super) toponyms: Vec<usize>,
    /// Its own number in the scene.
    pub(super) number: usize,
    pub(super) contenders: Vec<Contender>,
    /// The feature that a word beside it asks for ("province").
    pub(super) feature: Option<&'static str>,
    /// The numbers of the senses that it is said to lie in.
    pub(super) holders: Vec<Holder>,
    /// It is an adjective or a people.
    pub(super) demonym: bool,
    /// It stands in the dateline.
    pub(super) dateline: bool,
    /// Its name is nothing but a direction: "North", "South East".
    pub(super) bearing: bool,
    /// The letters of its name, folded.
    pub(super) letters: usize,
    /// Its name has several words.
    pub(super) long: bool,
    /// Its name has several words, none of them one of English: "Deir al-Zor", not "Lincoln Park".
    pub(super) foreign: bool,
    /// Its name is a single word that is an ordinary one, a given name or a surname.
    pub(super) ordinary: bool,
    /// The share of its toponyms that a direction stands before: "northern Kentucky".
    pub(super) sided: f64,
    /// How likely it is that none of the contenders is right.
    pub(super) none: f64,
}

/// Groups the toponyms of a report into senses; the second list gives the sense of each toponym.
pub(super) fn senses(
    text: &SegmentedText<'_>,
    names: &Names,
    gazetteer: &Gazetteer,
) -> (Vec<Sense>, Vec<usize>) {
    let mut senses: Vec<Sense> = Vec::new();
    let mut by_key: HashMap<(String, &'static str, String), usize> = HashMap::new();
    let mut of_toponym = Vec::with_capacity(names.toponyms.len());
    let mut sought: HashMap<(String, bool), Vec<Contender>> = HashMap::new();
    let mut misspelled = 0;
    let links = links(text, names);
    let said_in = said_in(text, names, &links);
    for (number, toponym) in names.toponyms.iter().enumerate() {
        let words = toponym.span.of(text.raw);
        let folded = fold(words);
        let feature = toponym.feature_word.as_ref().map(|word| word.feature);
        // "Hama province" and "Hama" are two senses; "the city of Hama" and "Hama" are one.
        let group = match feature {
            Some(feature) if feature.starts_with("A.") => feature,
            _ => "",
        };
        // "Paris, Texas" and "Paris, France" are two; where there is only one of them, a later "Paris" is that one.
        let holder = match links[number] {
            Some(Holder::Comma(of)) => fold(names.toponyms[of].span.of(text.raw)),
            _ => match said_in.get(&folded) {
                Some(Some(only)) => only.clone(),
                _ => String::new(),
            },
        };
        let demonym = toponym.role == ToponymRole::Demonym;
        let key = (
            folded.clone(),
            if demonym { "people" } else { group },
            holder,
        );
        let sense = *by_key.entry(key).or_insert_with(|| {
            let contenders = sought
                .entry((folded.clone(), demonym))
                .or_insert_with(|| contenders(words, &folded, demonym, gazetteer, &mut misspelled))
                .clone();
            senses.push(Sense {
                toponyms: Vec::new(),
                number: senses.len(),
                contenders,
                feature,
                holders: Vec::new(),
                demonym,
                dateline: false,
                bearing: folded
                    .split(' ')
                    .all(|word| lexicon::classes(word).has(WordClasses::DIRECTION)),
                letters: folded.chars().filter(|c| c.is_alphabetic()).count(),
                long: folded.contains(' '),
                foreign: is_foreign(&folded),
                ordinary: lexicon::classes(&folded).has(ORDINARY),
                sided: 0.0,
                none: 0.0,
            });
            senses.len() - 1
        });
        senses[sense].toponyms.push(number);
        senses[sense].sided += f64::from(u8::from(is_sided(text, toponym.span)));
        senses[sense].feature = senses[sense].feature.or(feature);
        senses[sense].dateline |= toponym.role == ToponymRole::Dateline;
        of_toponym.push(sense);
    }
    for sense in &mut senses {
        sense.sided /= sense.toponyms.len() as f64;
        if sense.feature.is_some_and(is_sea) {
            keep_waters(&mut sense.contenders);
        }
    }
    for (number, link) in links.iter().enumerate() {
        let sense = of_toponym[number];
        let holder = match *link {
            Some(Holder::Comma(of)) => Holder::Comma(of_toponym[of]),
            Some(Holder::Loose(of)) => Holder::Loose(of_toponym[of]),
            None => continue,
        };
        let (Holder::Comma(of) | Holder::Loose(of)) = holder;
        if of != sense
            && !senses[sense].holders.contains(&holder)
            && senses[sense].holders.len() < 4
        {
            senses[sense].holders.push(holder);
        }
    }
    (senses, of_toponym)
}

/// Words that are names of other things more often than of places.
const ORDINARY: WordClasses = WordClasses::COMMON
    .or(WordClasses::FIRST_NAME)
    .or(WordClasses::SURNAME);

/// Tells whether a name has several words of which none is ordinary, a feature or a person's.
fn is_foreign(folded: &str) -> bool {
    let known = ORDINARY
        .or(WordClasses::FEATURE)
        .or(WordClasses::DIRECTION)
        .or(WordClasses::ORGANIZATION)
        .or(WordClasses::TITLE);
    let words = || folded.split(' ').filter(|word| word.len() > 2);
    words().count() > 1 && !words().any(|word| lexicon::classes(word).has(known))
}

/// Tells whether the word before a name is a direction in small letters: "northern Kentucky", "southeast Texas".
fn is_sided(text: &SegmentedText<'_>, span: Span) -> bool {
    let before = text.tokens_in(span).start.checked_sub(1);
    before.is_some_and(|before| {
        let word = text.word(before);
        word.starts_with(char::is_lowercase) && lexicon::classes(word).has(WordClasses::DIRECTION)
    })
}

/// Seas are told apart from the states and towns that are named after them ("Red Sea" in Sudan) by the words alone.
fn is_sea(feature: &str) -> bool {
    matches!(feature, "H.SEA" | "H.OCN" | "H.GULF" | "H.STRT")
}

/// Leaves only waters, where there is one: "the Red Sea" is no state.
fn keep_waters(contenders: &mut Vec<Contender>) {
    if contenders.iter().any(|c| c.kind == Kind::Water) {
        contenders.retain(|c| c.kind == Kind::Water);
    }
}

/// For each folded name that is said to lie in another, that other where it is always the same.
fn said_in(
    text: &SegmentedText<'_>,
    names: &Names,
    links: &[Option<Holder>],
) -> HashMap<String, Option<String>> {
    let folded = |toponym: usize| fold(names.toponyms[toponym].span.of(text.raw));
    let mut said: HashMap<String, Option<String>> = HashMap::new();
    for (number, link) in links.iter().enumerate() {
        if let Some(Holder::Comma(of)) = *link {
            let holder = folded(of);
            said.entry(folded(number))
                .and_modify(|known| {
                    if known.as_ref() != Some(&holder) {
                        *known = None;
                    }
                })
                .or_insert(Some(holder));
        }
    }
    said
}

/// Tells whether the words between two names explain the first by the second: ", a village in", ", a town of the".
fn explains(between: &str) -> bool {
    let Some(words) = between.trim().strip_prefix(',') else {
        return false;
    };
    let mut words = words.split_whitespace();
    let first = words.next();
    let rest: Vec<&str> = words.collect();
    let kind = |word: &&str| lexicon::classes(word).has(WordClasses::FEATURE);
    matches!(first, Some("a" | "an" | "the"))
        && rest.iter().any(kind)
        && rest.iter().any(|word| matches!(*word, "in" | "of"))
        && rest
            .iter()
            .all(|word| word.chars().all(|c| c.is_lowercase() || c == '-'))
}

/// For each toponym, the one that it is said to lie in.
fn links(text: &SegmentedText<'_>, names: &Names) -> Vec<Option<Holder>> {
    let toponyms = &names.toponyms;
    let mut links = vec![None; toponyms.len()];
    for first in 0..toponyms.len().saturating_sub(1) {
        let second = first + 1;
        let between = Span::new(
            toponyms[first].span.end,
            toponyms[second].span.start.max(toponyms[first].span.end),
        )
        .of(text.raw);
        if between.len() > 40 {
            continue;
        }
        let usable = |number: usize| toponyms[number].role != ToponymRole::Demonym;
        if !usable(first) || !usable(second) {
            continue;
        }
        match between.trim() {
            "," | ", in" | "(" | ", the" => links[first] = Some(Holder::Comma(second)),
            words if explains(words) => links[first] = Some(Holder::Comma(second)),
            "'s" | "’s" => links[second] = Some(Holder::Loose(first)),
            words => {
                // "the town of X in Y province", "X district of Y"
                let last = words.rsplit(' ').find(|word| {
                    !matches!(
                        *word,
                        "the" | "central" | "northern" | "southern" | "eastern" | "western"
                    )
                });
                if matches!(last, Some("in" | "of"))
                    && !words.contains(['.', ';'])
                    && links[first].is_none()
                {
                    links[first] = Some(Holder::Loose(second));
                }
            }
        }
    }
    links
}

/// The places that a name may mean.
fn contenders(
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
    contenders
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

fn contender(place: PlaceId, quality: NameQuality, gazetteer: &Gazetteer) -> Contender {
    let place = gazetteer.place(place);
    Contender {
        place: place.id,
        quality,
        likeness: quality.score(),
        short_form: false,
        partial: false,
        kind: Kind::of(place.feature),
        feature: family(place.feature),
        country: place.country,
        admin1: place.admin1.filter(|&admin1| admin1 != place.id),
        admin2: place.admin2.filter(|&admin2| admin2 != place.id),
        population: place.population,
        importance: place.importance,
        at: unit_vector(place.lon, place.lat),
        radius_km: place.radius_km,
        strange: false,
        probability: 0.0,
    }
}

/// The code families that feature words ask for.
fn family(feature: &str) -> &'static str {
    const FAMILIES: [&str; 28] = [
        "A.ADM1", "A.ADM2", "A.ADM3", "A.ADM4", "A.PCL", "P.PPLX", "P.", "H.STM", "H.LK", "H.SEA",
        "H.OCN", "H.GULF", "H.BAY", "H.STRT", "H.", "T.ISL", "T.MT", "T.", "L.CMP", "L.MILB",
        "L.CONT", "L.", "S.AIR", "S.DAM", "S.PSTB", "S.", "A.", "R.",
    ];
    FAMILIES
        .into_iter()
        .find(|family| feature.starts_with(family))
        .unwrap_or("")
}

pub(super) fn unit_vector(lon: f64, lat: f64) -> [f64; 3] {
    let (sin_lat, cos_lat) = lat.to_radians().sin_cos();
    let (sin_lon, cos_lon) = lon.to_radians().sin_cos();
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

impl Contender {
    /// Returns the straight distance to another contender, squared, in Earth radii: cheap, and good for "near".
    pub(super) fn chord2(&self, other: &Self) -> f64 {
        let mut sum = 0.0;
        for i in 0..3 {
            let d = self.at[i] - other.at[i];
            sum += d * d;
        }
        sum
    }

    /// Tells whether this place lies in `holder`, by the gazetteer's containment, or near it where it is a town.
    pub(super) fn lies_in(&self, holder: &Self) -> bool {
        match holder.kind {
            Kind::Country => {
                self.country.is_some()
                    && self.country == holder.country
                    && self.place != holder.place
            }
            Kind::Province => self.admin1 == Some(holder.place),
            Kind::District => self.admin2 == Some(holder.place),
            Kind::Settlement | Kind::Capital => {
                // A quarter or a village in the area of a town.
                matches!(self.kind, Kind::Quarter | Kind::Settlement | Kind::Spot)
                    && self.population < holder.population
                    && self.chord2(holder) < (30.0_f64 / EARTH_RADIUS_KM).powi(2)
            }
            _ => {
                let reach = (holder.radius_km / EARTH_RADIUS_KM).min(1.0);
                self.chord2(holder) < reach * reach
            }
        }
    }
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
