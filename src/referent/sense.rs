//! One sense per report: the toponyms of one name are resolved together, to one of the same candidates.

use std::collections::HashMap;

use dateline_gazetteer::{Gazetteer, fold};

pub(super) use super::contender::{Contender, EARTH_RADIUS_KM, Kind};
pub(super) use super::holder::Holder;
use super::holder::{links, said_in, unlink_provinces};
use super::spelling::contenders;
use crate::text::{SegmentedText, Span};
use crate::toponym::lexicon::{self, WordClasses};
use crate::toponym::{Names, ToponymRole};

/// The toponyms of one name in one report.
#[derive(Clone, Debug)]
pub(super) struct Sense {
    /// Numbers of its toponyms.
    pub(super) toponyms: Vec<usize>,
    /// The sentences that it is named in, in order.
    pub(super) sentences: Vec<usize>,
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
    /// Its name has several words, one of them of no English: "Spin Boldak", not "Lincoln Park".
    pub(super) rare: bool,
    /// Its name is a single word that is an ordinary one, a given name or a surname.
    pub(super) ordinary: bool,
    /// The share of its toponyms that a direction stands before: "northern Kentucky".
    pub(super) sided: f64,
    /// How likely it is that none of the contenders is right.
    pub(super) none: f64,
}

impl Sense {
    /// Tells whether a sentence names both.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        let (few, many) = if self.sentences.len() <= other.sentences.len() {
            (self, other)
        } else {
            (other, self)
        };
        few.sentences
            .iter()
            .any(|sentence| many.sentences.binary_search(sentence).is_ok())
    }
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
    let mut links = links(text, names);
    let provinces = unlink_provinces(text, names, &mut links, gazetteer);
    let said_in = said_in(text, names, &links);
    for (number, toponym) in names.toponyms.iter().enumerate() {
        let words = toponym.span.of(text.raw);
        let folded = fold(words);
        let feature = toponym.feature_word.as_ref().map(|word| word.feature);
        let feature = feature.or(provinces[number].then_some("A.ADM1"));
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
            let mut contenders = sought
                .entry((folded.clone(), demonym))
                .or_insert_with(|| contenders(words, &folded, demonym, gazetteer, &mut misspelled))
                .clone();
            if provinces[number] {
                contenders.retain(|contender| contender.kind == Kind::Province);
            }
            senses.push(Sense {
                toponyms: Vec::new(),
                sentences: Vec::new(),
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
                rare: is_rare(&folded),
                ordinary: lexicon::classes(&folded).has(ORDINARY),
                sided: 0.0,
                none: 0.0,
            });
            senses.len() - 1
        });
        senses[sense].toponyms.push(number);
        let sentence = text.sentence_at(toponym.span.start);
        if sentence.is_some() && senses[sense].sentences.last() != sentence.as_ref() {
            senses[sense].sentences.extend(sentence);
        }
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
pub(super) const ORDINARY: WordClasses = WordClasses::COMMON
    .or(WordClasses::FIRST_NAME)
    .or(WordClasses::SURNAME);

/// Words of English, in names of places and of persons too.
const ENGLISH: WordClasses = ORDINARY
    .or(WordClasses::FEATURE)
    .or(WordClasses::DIRECTION)
    .or(WordClasses::ORGANIZATION)
    .or(WordClasses::TITLE);

/// Tells whether a name has several words of which none is ordinary, a feature or a person's.
fn is_foreign(folded: &str) -> bool {
    let words = || folded.split(' ').filter(|word| word.len() > 2);
    words().count() > 1 && !words().any(|word| lexicon::classes(word).has(ENGLISH))
}

/// Tells whether a name has several words of which some is neither ordinary nor a feature nor a person's, and none a direction: "Eastern
/// Kentucky" is a part of a place.
fn is_rare(folded: &str) -> bool {
    let is = |word: &str, class| lexicon::classes(word).has(class);
    let mut words = folded.split(' ');
    folded.contains(' ')
        && words.clone().all(|word| !is(word, WordClasses::DIRECTION))
        && words.any(|word| word.len() > 3 && !is(word, ENGLISH))
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
