//! Where names of the gazetteer stand in a text: the longest known name at each capitalized word.

use std::ops::Range;

use dateline_gazetteer::{Gazetteer, NameMatch, NameQuality, fold, fold_into};

use super::lexicon::{self, WordClasses};
use super::tagger::feature::{Atom, GazetteerHint};
use crate::text::{Casing, SegmentedText, Span, TokenKind};

/// The most units that a known name may have.
const LONGEST_NAME: usize = 9;

/// A token, or a piece of one between hyphens: "Iran-backed" and "Deir ez-Zor" are read piece by piece.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) span: Span,
    pub(super) token: usize,
    /// Its folded form, in [`Units::folded`].
    folded: Range<usize>,
    /// It begins with a capital.
    pub(super) capital: bool,
    /// It is a piece of the same token as the unit before.
    pub(super) glued: bool,
}

/// The units of a text.
#[derive(Debug, Default)]
pub(super) struct Units {
    pub(super) list: Vec<Unit>,
    folded: String,
    /// The first unit of each token, and one past the last.
    first_of_token: Vec<usize>,
}

/// A name of the gazetteer as it stands in a text.
#[derive(Clone, Debug)]
pub(super) struct KnownName {
    pub(super) units: Range<usize>,
    /// Importance of the best-known place of that name, less where the name is not its own.
    pub(super) importance: f64,
    /// It is that place's own name, not another, shorter or former one.
    pub(super) own: bool,
    /// As in [`GazetteerHint::kind`].
    pub(super) kind: u8,
}

impl Units {
    pub(super) fn of(text: &SegmentedText<'_>) -> Self {
        let mut units = Self::default();
        for (token, t) in text.tokens.iter().enumerate() {
            units.first_of_token.push(units.list.len());
            let word = t.span.of(text.raw);
            let whole = t.kind != TokenKind::Word || !word.contains('-');
            let mut start = 0;
            for piece in word.split_inclusive('-') {
                let piece = if whole { word } else { piece };
                let letters = if whole {
                    word
                } else {
                    piece.trim_end_matches('-')
                };
                let from = units.folded.len();
                if matches!(t.kind, TokenKind::Word | TokenKind::Number) {
                    fold_into(letters, &mut units.folded);
                }
                // `fold_into` parts what it appends from what was there.
                let skipped = usize::from(units.folded[from..].starts_with(' '));
                units.list.push(Unit {
                    span: Span::new(t.span.start + start, t.span.start + start + letters.len()),
                    token,
                    folded: from + skipped..units.folded.len(),
                    capital: begins_with_capital(letters),
                    glued: start > 0,
                });
                start += piece.len();
                if whole {
                    break;
                }
            }
        }
        units.first_of_token.push(units.list.len());
        units
    }

    /// Returns the folded form of a unit.
    pub(super) fn folded(&self, unit: usize) -> &str {
        self.list
            .get(unit)
            .map_or("", |unit| &self.folded[unit.folded.clone()])
    }

    /// Returns the units of a range of tokens.
    pub(super) fn of_tokens(&self, tokens: Range<usize>) -> Range<usize> {
        self.first_of_token[tokens.start]..self.first_of_token[tokens.end]
    }

    /// Tells whether a name may begin with this unit.
    fn may_begin(&self, unit: usize, casing: Casing) -> bool {
        let this = &self.list[unit];
        if this.folded.is_empty() {
            return false;
        }
        let cased = match casing {
            Casing::Mixed => this.capital || self.is_article_of_name(unit),
            _ => true,
        };
        // "Bergstrom" in "Austin-Bergstrom" begins a name, "Zor" in "ez-Zor" does not.
        cased && (!this.glued || self.list[unit - 1].capital)
    }

    /// Tells whether a small unit is the article of a capitalized one: "al" in "al-Bab".
    fn is_article_of_name(&self, unit: usize) -> bool {
        self.list[unit].span.len() <= 3
            && self
                .list
                .get(unit + 1)
                .is_some_and(|next| next.glued && next.capital)
    }
}

fn begins_with_capital(word: &str) -> bool {
    let mut chars = word.chars();
    match chars.next() {
        Some(c) if c.is_uppercase() => true,
        // "d'Ivoire", "l'Aquila"
        Some(_) => {
            matches!(chars.next(), Some('\'' | '’')) && chars.next().is_some_and(char::is_uppercase)
        }
        None => false,
    }
}

/// Words that are no place names by themselves, although villages bear them: "Police", "Street", "Center".
pub(super) const NEVER_ALONE: WordClasses = WordClasses::ORGANIZATION
    .or(WordClasses::FEATURE)
    .or(WordClasses::DIRECTION)
    .or(WordClasses::TITLE)
    .or(WordClasses::CONNECTOR)
    .or(WordClasses::SPEECH);

/// Importance from which a name that is an ordinary word counts where its capital says nothing.
pub(super) const FAMOUS: f64 = 0.6;

/// Returns the longest known name at each unit where a name may begin, in order; they may overlap.
pub(super) fn known_names(
    text: &SegmentedText<'_>,
    units: &Units,
    atoms: &[Atom],
    gazetteer: &Gazetteer,
) -> Vec<KnownName> {
    let mut names = Vec::new();
    for sentence in &text.sentences {
        let casing = text.casing(sentence);
        let range = units.of_tokens(sentence.tokens.clone());
        for start in range.clone() {
            if !units.may_begin(start, casing) {
                continue;
            }
            let mut walk = gazetteer.walk();
            let mut longest = None;
            for unit in start..range.end.min(start + LONGEST_NAME) {
                let folded = units.folded(unit);
                if folded.is_empty() || !walk.push(folded) {
                    break;
                }
                let this = &units.list[unit];
                let complete = casing != Casing::Mixed || this.capital || unit == start;
                let Some(found) = walk.postings().and_then(|mut postings| postings.next()) else {
                    continue;
                };
                // A name ends where its token does, or before a small piece ("Iran-backed") or another name ("Russia-Ukraine").
                if complete {
                    longest = Some((unit + 1, found));
                }
            }
            if let Some(found) = short_name(text, units, start..range.end, longest, gazetteer) {
                longest = Some(found);
            }
            if casing == Casing::Mixed
                && let Some(found) =
                    respelled(text, units, atoms, start..range.end, longest, gazetteer)
            {
                longest = Some(found);
            }
            if let Some((end, best)) = longest {
                let span = units.list[start].span.join(units.list[end - 1].span);
                if span.len() < 2 {
                    continue;
                }
                let place = gazetteer.place(best.place);
                let importance = place.importance * best.quality.score().sqrt();
                let own = best.quality == NameQuality::Preferred;
                if end == start + 1 && !units.list[start].glued {
                    let classes = atoms[units.list[start].token].classes;
                    let unmarked = casing != Casing::Mixed || start == range.start;
                    let ordinary = classes.has(WordClasses::COMMON)
                        && unmarked
                        && !(own && importance >= FAMOUS);
                    // Codes of two letters ("AS", "NO") are names in capitals only, beside small letters.
                    let code = span.of(text.raw).trim_end_matches('.').len() <= 2
                        && (casing != Casing::Mixed
                            || span.of(text.raw).chars().any(char::is_lowercase));
                    if classes.has(NEVER_ALONE) || ordinary || code {
                        continue;
                    }
                }
                names.push(KnownName {
                    units: start..end,
                    importance,
                    own,
                    kind: kind(place.feature),
                });
            }
        }
    }
    names
}

/// A short name of one or two words that the gazetteer has by its full name ("DPRK"), where no longer name is known.
fn short_name(
    text: &SegmentedText<'_>,
    units: &Units,
    range: Range<usize>,
    longest: Option<(usize, NameMatch)>,
    gazetteer: &Gazetteer,
) -> Option<(usize, NameMatch)> {
    let start = range.start;
    let least = longest.map_or(1, |(end, _)| end - start);
    (least..=2).rev().find_map(|length| {
        let end = start + length;
        let last = units.list.get(end - 1).filter(|_| end <= range.end)?;
        let words = units.list[start].span.join(last.span).of(text.raw);
        let full = lexicon::full_name_of(words)?;
        let found = gazetteer.lookup_exact(&fold(full)).next()?;
        Some((end, found))
    })
}

/// A run of two or three capitalized words that is a name in another spelling ("Tal Rifaat"), where it is longer than the known one.
fn respelled(
    text: &SegmentedText<'_>,
    units: &Units,
    atoms: &[Atom],
    range: Range<usize>,
    longest: Option<(usize, NameMatch)>,
    gazetteer: &Gazetteer,
) -> Option<(usize, NameMatch)> {
    let start = range.start;
    let part_of_name = |unit: usize| {
        let this = &units.list[unit];
        let classes = atoms[this.token].classes;
        // "Um" of "Um Ruwaba" joins names elsewhere.
        let opener = unit == start && classes == WordClasses::CONNECTOR;
        this.capital
            && !this.glued
            && (opener || !classes.has(NOT_IN_RESPELLED))
            && this.span.len() <= LONGEST_WORD
    };
    let length = range.take(3).take_while(|&unit| part_of_name(unit)).count();
    let known = longest.map_or(0, |(end, _)| end - start);
    if length < 2 || known >= length {
        return None;
    }
    let end = start + length;
    let span = units.list[start].span.join(units.list[end - 1].span);
    let found = gazetteer.lookup(span.of(text.raw)).into_iter().next()?;
    Some((end, found))
}

/// Words that a respelled name does not have: spelling varies in names from other languages.
const NOT_IN_RESPELLED: WordClasses = NEVER_ALONE
    .or(WordClasses::COMMON)
    .or(WordClasses::FIRST_NAME)
    .or(WordClasses::SURNAME)
    .or(WordClasses::MONTH)
    .or(WordClasses::WEEKDAY);
/// The longest word of a respelled name, in bytes.
const LONGEST_WORD: usize = 24;

fn kind(feature: &str) -> u8 {
    match feature {
        "A.ADM1" => 2,
        feature if feature.starts_with("A.PCL") => 1,
        feature if feature.starts_with("A.") => 3,
        feature if feature.starts_with("P.") => 4,
        _ => 5,
    }
}

/// Writes what the gazetteer knows to the tokens that a known name covers; of overlapping names the first counts.
pub(super) fn hint(atoms: &mut [Atom], units: &Units, names: &[KnownName]) {
    let mut free = 0;
    for name in names {
        if name.units.start < free {
            continue;
        }
        free = name.units.end;
        let tokens = units.list[name.units.start].token..units.list[name.units.end - 1].token + 1;
        let last = tokens.end - 1;
        for token in tokens.clone() {
            let part = match token {
                _ if tokens.len() == 1 => 1,
                token if token == tokens.start => 2,
                token if token == last => 4,
                _ => 3,
            };
            atoms[token].gazetteer = GazetteerHint {
                part,
                kind: name.kind,
                importance: (name.importance * 10.0) as u8,
            };
        }
    }
}
