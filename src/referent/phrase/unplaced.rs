//! Names of places that no gazetteer places, or that none of their namesakes can be: told by their own names, drawn as wide as what they lie in.
//!
//! "Fedekwe village in Zamfara" is somewhere in Zamfara, and a later "Fedekwe" is too: a name has one sense in a report. Of a name alone
//! the towns and provinces of its sentence say where it lies, then the country that its words say it is in, then the country that the report
//! is of. Where none of them does, the name places nothing.

use std::collections::HashMap;

use dateline_gazetteer::{CountryCode, Gazetteer, Place, fold};

use super::anchor::Anchor;
use super::wording::Wording;
use super::{doubt, quarter};
use crate::referent::{Geoprecision, Referent};
use crate::text::Span;
use crate::toponym::lexicon::{WordClasses, classes};
use crate::toponym::{COORDINATES, Names, ToponymRole};

/// How sure a place must be to say where another lies.
pub(super) const SURE: f64 = 0.6;
/// The most places before and behind a name that are looked at.
pub(super) const REACH: usize = 8;
/// The share of a report's names that lie in the country that it is of.
const NEARLY_ALL: f64 = 0.75;
/// The most words of a name.
const LONGEST: usize = 5;
/// Capitalized words beside a name that are no part of it.
const NO_NAME: WordClasses = WordClasses::TITLE
    .or(WordClasses::MONTH)
    .or(WordClasses::WEEKDAY)
    .or(WordClasses::ORGANIZATION);
/// How sure it is that a name lies in the country that the report is of.
const IN_THE_COUNTRY: f64 = 0.5;

/// Adds an anchor for every name that is told as a place and has none, where the report says what it lies in.
pub(super) fn hold(
    wording: &Wording<'_>,
    names: &Names,
    referents: &[Referent],
    anchors: &mut Vec<Anchor>,
    gazetteer: &Gazetteer,
) {
    let raw = wording.text.raw;
    // Of each name that something was put in the place of: what that is.
    let mut told: HashMap<String, Anchor> = HashMap::new();
    for anchor in anchors.iter() {
        if let Some(unknown) = anchor.stands_for {
            told.entry(name_of(unknown, wording))
                .or_insert_with(|| anchor.clone());
        }
    }
    for anchor in anchors
        .iter_mut()
        .filter(|anchor| anchor.stands_for.is_none())
    {
        if let Some(known) = told.get(&fold(anchor.span.of(raw))) {
            *anchor = doubt::put_at(anchor.span, anchor.toponyms.clone(), known);
        }
    }
    let home = country_of_report(names, referents, gazetteer);
    let refused: Vec<Anchor> = anchors.extract_if(.., |anchor| anchor.refused).collect();
    let mut unplaced: Vec<(Span, Vec<usize>)> = refused
        .into_iter()
        .map(|anchor| (anchor.span, anchor.toponyms))
        .collect();
    let mut listed = Span::default();
    for (index, (toponym, referent)) in names.toponyms.iter().zip(referents).enumerate() {
        let is_unknown = toponym.role == ToponymRole::Literal
            && referent.answer_is_open()
            && toponym.found_by != COORDINATES
            && !is_piece(wording, toponym.span);
        let span = whole_name(wording, toponym.span);
        let goes_on = follows(wording, listed, span);
        let led_to = wording.is_place_lead(wording.tokens(span).start) || goes_on;
        if is_unknown && led_to {
            unplaced.push((span, vec![index]));
        }
        if toponym.role == ToponymRole::Literal && (led_to || referent.place.is_some()) {
            listed = span;
        }
    }
    unplaced.sort_by_key(|(span, _)| (span.start, span.end));
    let mut added: Vec<Anchor> = Vec::new();
    for (span, toponyms) in unplaced {
        let at = anchors.partition_point(|anchor| anchor.span.end <= span.start);
        let is_taken = |other: &Anchor| other.span.overlaps(span);
        if anchors.get(at).is_some_and(is_taken) || added.last().is_some_and(is_taken) {
            continue;
        }
        let name = fold(span.of(raw));
        let known = told.get(&name);
        let anchor = match (known, beside(wording, anchors, at, span)) {
            (Some(known), _) => doubt::put_at(span, toponyms, known),
            (None, Some(beside)) => {
                let own = Anchor {
                    span,
                    toponyms,
                    ..beside.clone()
                };
                doubt::put_beside(gazetteer, &own, beside)
            }
            // "the Maré favela" in a report from Rio
            (None, None)
                if is_quarter(names, &toponyms)
                    && let Some(town) = last_town(&anchors[..at])
                        .cloned()
                        .or_else(|| quarter::town_of_dateline(names, referents, gazetteer)) =>
            {
                doubt::put_at(span, toponyms, &town)
            }
            (None, None) => {
                let Some(country) = country_said(wording, anchors, at, span, gazetteer).or(home)
                else {
                    continue;
                };
                let Some(country) = gazetteer.country_place(country) else {
                    continue;
                };
                anchor_of(span, toponyms, &gazetteer.place(country))
            }
        };
        told.entry(name).or_insert_with(|| anchor.clone());
        added.push(anchor);
    }
    anchors.extend(added);
    anchors.sort_by_key(|anchor| (anchor.span.start, anchor.span.end));
}

/// Tells whether the words call a name that of a part of a town.
fn is_quarter(names: &Names, toponyms: &[usize]) -> bool {
    toponyms
        .iter()
        .filter_map(|&toponym| names.toponyms.get(toponym)?.feature_word.as_ref())
        .any(|word| word.feature == "P.PPLX")
}

/// The town told of last.
fn last_town(before: &[Anchor]) -> Option<&Anchor> {
    before.iter().rev().find(|town| {
        town.precision == Geoprecision::Town && !town.is_quarter && town.confidence >= SURE
    })
}

/// A name that lies somewhere in a country.
fn anchor_of(span: Span, toponyms: Vec<usize>, country: &Place<'_>) -> Anchor {
    Anchor {
        span,
        toponyms,
        place: country.id,
        precision: Geoprecision::Country,
        lon: country.lon,
        lat: country.lat,
        radius_km: country.radius_km,
        confidence: IN_THE_COUNTRY,
        is_quarter: false,
        stands_for: Some(span),
        refused: false,
        alone: false,
        asked: None,
    }
}

/// Tells whether a hyphen joins a name to another: "Nia" of "Nia-Nia".
fn is_piece(wording: &Wording<'_>, span: Span) -> bool {
    let raw = wording.text.raw;
    let (before, behind) = (raw.get(..span.start), raw.get(span.end..));
    before.is_some_and(|before| before.ends_with('-'))
        || behind.is_some_and(|behind| behind.starts_with('-'))
}

/// The run of capitalized words that a name is a part of: "Lat Lan" of "Lat".
fn whole_name(wording: &Wording<'_>, name: Span) -> Span {
    let mut tokens = wording.tokens(name);
    let floor = wording.sentence_start(tokens.start);
    let ceiling = wording.sentence_end(tokens.start);
    let is_name = |token: usize| {
        let word = wording.text.tokens[token].span.of(wording.text.raw);
        wording.is_capital(token)
            && word.chars().any(char::is_lowercase)
            && !wording.is(token, "kind")
            && !classes(word).has(NO_NAME)
    };
    while tokens.end < ceiling && tokens.len() < LONGEST && is_name(tokens.end) {
        tokens.end += 1;
    }
    // The first word of a sentence has its capital anyway.
    while tokens.start > floor + 1 && tokens.len() < LONGEST && is_name(tokens.start - 1) {
        tokens.start -= 1;
    }
    name.join(wording.text.span(tokens))
}

/// The name that something stands for, without the word for its kind: "Fedekwe" of "Fedekwe village".
fn name_of(unknown: Span, wording: &Wording<'_>) -> String {
    let mut tokens = wording.tokens(unknown);
    while tokens.len() > 1 && wording.is(tokens.end - 1, "kind") {
        tokens.end -= 1;
    }
    fold(wording.text.span(tokens).of(wording.text.raw))
}

/// Tells whether a name goes on a list of places: "Boto, Pali and Lede".
fn follows(wording: &Wording<'_>, listed: Span, span: Span) -> bool {
    let gap = wording.tokens(listed).end..wording.tokens(span).start;
    !listed.is_empty()
        && (1..=2).contains(&gap.len())
        && gap
            .into_iter()
            .all(|token| matches!(wording.word(token), "," | "and" | "or" | "&"))
}

/// The sure place of the sentence that is told of nearest to a name, if any is no wider than a province.
fn beside<'a>(
    wording: &Wording<'_>,
    anchors: &'a [Anchor],
    at: usize,
    span: Span,
) -> Option<&'a Anchor> {
    let sentence = |span: Span| wording.sentence_start(wording.tokens(span).start);
    let around = at.saturating_sub(REACH)..(at + REACH).min(anchors.len());
    anchors[around]
        .iter()
        .filter(|other| other.confidence >= SURE && other.precision <= Geoprecision::Province)
        .filter(|other| sentence(other.span) == sentence(span))
        .min_by_key(|other| gap(span, other.span))
}

/// Bytes between two names; one that stands before counts twice, as what holds a name mostly follows it.
pub(super) fn gap(from: Span, to: Span) -> usize {
    if to.start >= from.end {
        to.start - from.end
    } else {
        2 * from.start.saturating_sub(to.end)
    }
}

/// The country that the words say to hold a name: "Boto, Pali and Lede in Nigeria", "In Nigeria, gunmen raided Boto".
fn country_said(
    wording: &Wording<'_>,
    anchors: &[Anchor],
    at: usize,
    span: Span,
    gazetteer: &Gazetteer,
) -> Option<CountryCode> {
    let start = wording.sentence_start(wording.tokens(span).start);
    let around = at.saturating_sub(REACH)..(at + REACH).min(anchors.len());
    let holds = |other: &&Anchor| {
        let tokens = wording.tokens(other.span);
        if other.precision != Geoprecision::Country || wording.sentence_start(tokens.start) != start
        {
            return false;
        }
        let opens = tokens.start == start + 1 && wording.word(start) == "in";
        let gap = wording.tokens(span).end..tokens.start;
        let leads = wording.before(tokens.start, 1) == "in" || gap.len() == 1;
        opens || !gap.is_empty() && leads && gap.into_iter().all(|token| is_link(wording, token))
    };
    let country = anchors[around].iter().find(holds)?;
    gazetteer.place(country.place).country
}

/// A word that may stand between a name and what holds it: another name of the list, a word for its kind, "in".
fn is_link(wording: &Wording<'_>, token: usize) -> bool {
    wording.is_capital(token)
        || wording.is(token, "kind")
        || wording.is(token, "det")
        || wording.bearing(token).is_some()
        || matches!(wording.word(token), "," | "and" | "or" | "in" | "of")
}

/// The country that nearly all names of a report speak of, peoples left out: armies fight abroad.
fn country_of_report(
    names: &Names,
    referents: &[Referent],
    gazetteer: &Gazetteer,
) -> Option<CountryCode> {
    let mut counts: HashMap<CountryCode, usize> = HashMap::new();
    let told = names.toponyms.iter().zip(referents);
    for (_, referent) in told.filter(|(toponym, _)| toponym.role != ToponymRole::Demonym) {
        let sure = referent.place.filter(|_| referent.confidence >= SURE);
        if let Some(country) = sure.and_then(|place| gazetteer.place(place).country) {
            *counts.entry(country).or_default() += 1;
        }
    }
    let all: usize = counts.values().sum();
    let (country, most) = counts.into_iter().max_by_key(|&(_, count)| count)?;
    (most as f64 >= NEARLY_ALL * all as f64).then_some(country)
}
