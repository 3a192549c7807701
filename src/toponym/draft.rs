//! The working state of recognition: what is known of a text's words, and what the rules have decided so far.

use std::ops::Range;

use dateline_gazetteer::{Gazetteer, PlaceId, Postings};

use super::known::{FAMOUS, KnownName, Unit, Units};
use super::lexicon::WordClasses;
use super::tagger::feature::Atom;
use super::tagger::label::{CLASSES, OUTSIDE, Part, parts};
use super::{FeatureWord, NameClass, Names, OtherName, Toponym, ToponymRole};
use crate::text::{Casing, SegmentedText, Span};

/// A place name in the making.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) units: Range<usize>,
    pub(super) role: ToponymRole,
    pub(super) feature_word: Option<FeatureWord>,
    pub(super) by: &'static str,
}

/// A name that is no place.
#[derive(Clone, Debug)]
pub(super) struct Other {
    pub(super) units: Range<usize>,
    pub(super) class: NameClass,
}

/// What the rules read and write. Units are tokens or the pieces of hyphenated ones.
pub(super) struct Draft<'t> {
    pub(super) text: &'t SegmentedText<'t>,
    pub(super) gazetteer: &'t Gazetteer,
    pub(super) units: Units,
    pub(super) atoms: Vec<Atom>,
    /// The tagger's label of each token.
    pub(super) labels: Vec<u8>,
    /// The longest known name that begins at each unit.
    known: Vec<Option<KnownName>>,
    /// Casing of each sentence, and the sentence of each unit.
    casings: Vec<Casing>,
    sentence_of: Vec<u32>,
    pub(super) found: Vec<Found>,
    pub(super) others: Vec<Other>,
    /// Names of built places, in text order.
    facilities: Vec<Range<usize>>,
    /// For each unit: the number of the toponym that holds it.
    toponym_at: Vec<Option<u32>>,
    other_at: Vec<Option<NameClass>>,
    /// For each unit that begins a person or an organization: one more than its number.
    other_from: Vec<u32>,
    /// Units that are no names whatever the gazetteer has.
    barred: Vec<bool>,
}

impl<'t> Draft<'t> {
    pub(super) fn new(
        text: &'t SegmentedText<'t>,
        gazetteer: &'t Gazetteer,
        units: Units,
        names: Vec<KnownName>,
        atoms: Vec<Atom>,
        labels: Vec<u8>,
    ) -> Self {
        let count = units.list.len();
        let mut known = vec![None; count];
        for name in names {
            let start = name.units.start;
            known[start] = Some(name);
        }
        let mut sentence_of = vec![0; count];
        for (number, sentence) in text.sentences.iter().enumerate() {
            for unit in units.of_tokens(sentence.tokens.clone()) {
                sentence_of[unit] = number as u32;
            }
        }
        Self {
            casings: text.sentences.iter().map(|s| text.casing(s)).collect(),
            text,
            gazetteer,
            units,
            atoms,
            labels,
            known,
            sentence_of,
            found: Vec::new(),
            others: Vec::new(),
            facilities: Vec::new(),
            toponym_at: vec![None; count],
            other_at: vec![None; count],
            other_from: vec![0; count],
            barred: vec![false; count],
        }
    }

    pub(super) fn len(&self) -> usize {
        self.units.list.len()
    }

    pub(super) fn unit(&self, unit: usize) -> Option<&Unit> {
        self.units.list.get(unit)
    }

    /// Returns the words of a unit, or `""` past the end.
    pub(super) fn word(&self, unit: usize) -> &'t str {
        self.unit(unit).map_or("", |u| u.span.of(self.text.raw))
    }

    /// Returns the words of the unit `offset` away, or `""` beyond the sentence.
    pub(super) fn word_near(&self, unit: usize, offset: isize) -> &'t str {
        self.near(unit, offset).map_or("", |near| self.word(near))
    }

    /// Returns the unit `offset` away, if it is in the same sentence.
    pub(super) fn near(&self, unit: usize, offset: isize) -> Option<usize> {
        let near = unit.checked_add_signed(offset)?;
        (near < self.len() && self.sentence_of[near] == *self.sentence_of.get(unit)?)
            .then_some(near)
    }

    /// Returns the word lists that hold a unit.
    pub(super) fn classes(&self, unit: usize) -> WordClasses {
        match self.unit(unit) {
            Some(u) if !u.glued && self.text.tokens[u.token].span == u.span => {
                self.atoms[u.token].classes
            }
            Some(_) => super::lexicon::classes(self.word(unit)),
            None => WordClasses::default(),
        }
    }

    pub(super) fn is_capital(&self, unit: usize) -> bool {
        self.unit(unit).is_some_and(|u| u.capital)
    }

    pub(super) fn casing(&self, unit: usize) -> Casing {
        self.sentence_of
            .get(unit)
            .map_or(Casing::None, |&s| self.casings[s as usize])
    }

    /// Tells whether a unit is the first word of its sentence.
    pub(super) fn opens_sentence(&self, unit: usize) -> bool {
        let Some(before) = self.near(unit, -1) else {
            return true;
        };
        // After an opening mark a sentence opens as well.
        matches!(
            self.word(before),
            "\"" | "“" | "‘" | "'" | "•" | "-" | "*" | "(" | "[" | ":" | "«"
        )
    }

    /// Tells whether nothing stands between a unit and the one before it.
    pub(super) fn touches_before(&self, unit: usize) -> bool {
        match (
            unit.checked_sub(1).and_then(|before| self.unit(before)),
            self.unit(unit),
        ) {
            (Some(before), Some(this)) => before.span.end == this.span.start,
            _ => false,
        }
    }

    /// Tells whether a capitalized word that no rule took stands right before or after: the units may be part of a longer name.
    pub(super) fn beside_unclaimed_name(&self, units: Range<usize>) -> bool {
        let part = |unit: usize| self.is_capital(unit) && self.toponym_at(unit).is_none();
        let before = self.near(units.start, -1).is_some_and(|before| {
            part(before)
                && !(self.opens_sentence(before) && self.classes(before).has(WordClasses::COMMON))
                && !self
                    .classes(before)
                    .has(WordClasses::WEEKDAY.or(WordClasses::MONTH))
        });
        let after = units.end.checked_sub(1).and_then(|last| self.near(last, 1));
        before || after.is_some_and(part)
    }

    /// Tells whether the units are a single word that is an ordinary word of English, unless a famous place bears it ("China").
    pub(super) fn is_ordinary(&self, units: &Range<usize>) -> bool {
        units.len() == 1
            && self.classes(units.start).has(WordClasses::COMMON)
            && !self
                .known(units.start)
                .is_some_and(|known| known.own && (known.kind == 1 || known.importance >= FAMOUS))
    }

    /// Tells whether any of the units belongs to a person or an organization.
    pub(super) fn is_other(&self, units: &Range<usize>) -> bool {
        units.clone().any(|unit| self.other_at(unit).is_some())
    }

    pub(super) fn span(&self, units: &Range<usize>) -> Span {
        match (
            self.unit(units.start),
            units.end.checked_sub(1).and_then(|last| self.unit(last)),
        ) {
            (Some(first), Some(last)) if units.start < units.end => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// Returns the folded words of a range of units, parted by blanks.
    pub(super) fn folded(&self, units: &Range<usize>) -> String {
        let mut folded = String::new();
        for unit in units.clone() {
            let piece = self.units.folded(unit);
            if !folded.is_empty() && !piece.is_empty() {
                folded.push(' ');
            }
            folded.push_str(piece);
        }
        folded
    }

    /// Returns the longest known name that begins at a unit.
    pub(super) fn known(&self, unit: usize) -> Option<&KnownName> {
        self.known.get(unit)?.as_ref()
    }

    /// Returns the best-known place whose name is exactly these units.
    pub(super) fn known_exactly(&self, units: &Range<usize>) -> Option<PlaceId> {
        self.places(units).next()
    }

    /// Returns the places whose name is exactly these units, best known first.
    pub(super) fn places(&self, units: &Range<usize>) -> impl Iterator<Item = PlaceId> + '_ {
        self.postings(units)
            .into_iter()
            .flatten()
            .map(|found| found.place)
    }

    fn postings(&self, units: &Range<usize>) -> Option<Postings<'_>> {
        let mut walk = self.gazetteer.walk();
        for unit in units.clone() {
            if !walk.push(self.units.folded(unit)) {
                return None;
            }
        }
        walk.postings()
    }

    /// Returns the country or region that a single unit is the adjective or people of.
    pub(super) fn demonym(&self, unit: usize) -> Option<PlaceId> {
        let folded = self.units.folded(unit);
        if folded.len() < 4 {
            return None;
        }
        self.gazetteer.demonym(folded)
    }

    /// Tells whether two units are an adjective or a people together: "South Korean", "Sri Lankan".
    pub(super) fn is_demonym_of_two(&self, unit: usize) -> bool {
        let (first, second) = (self.units.folded(unit), self.units.folded(unit + 1));
        self.is_capital(unit)
            && self.is_capital(unit + 1)
            && second.len() > 3
            && self
                .gazetteer
                .demonym(&format!("{first} {second}"))
                .is_some()
    }

    /// Tells whether no rule has taken any of the units for a toponym, nor barred them.
    pub(super) fn is_free(&self, units: &Range<usize>) -> bool {
        units
            .clone()
            .all(|unit| unit < self.len() && self.toponym_at[unit].is_none() && !self.barred[unit])
    }

    pub(super) fn toponym_at(&self, unit: usize) -> Option<usize> {
        self.toponym_at
            .get(unit)
            .copied()
            .flatten()
            .map(|i| i as usize)
    }

    pub(super) fn other_at(&self, unit: usize) -> Option<NameClass> {
        self.other_at.get(unit).copied().flatten()
    }

    pub(super) fn bar(&mut self, unit: usize) {
        self.barred[unit] = true;
    }

    /// Takes free units for a toponym; where any is taken already, nothing happens.
    pub(super) fn add(
        &mut self,
        units: Range<usize>,
        role: ToponymRole,
        by: &'static str,
    ) -> Option<usize> {
        if units.is_empty() || !self.is_free(&units) {
            return None;
        }
        let number = self.found.len();
        for unit in units.clone() {
            self.toponym_at[unit] = Some(number as u32);
        }
        self.found.push(Found {
            units,
            role,
            feature_word: None,
            by,
        });
        Some(number)
    }

    /// Takes units for a person or an organization, where no other has them.
    pub(super) fn add_other(&mut self, units: Range<usize>, class: NameClass) {
        if units.is_empty() || units.clone().any(|unit| self.other_at[unit].is_some()) {
            return;
        }
        for unit in units.clone() {
            self.other_at[unit] = Some(class);
        }
        self.other_from[units.start] = self.others.len() as u32 + 1;
        self.others.push(Other { units, class });
    }

    /// Takes units for the name of a built place; what lies inside it stays.
    pub(super) fn add_facility(&mut self, units: Range<usize>) {
        self.facilities.push(units);
    }

    /// Tells whether the units are no person or organization, or are the whole name of one.
    pub(super) fn is_whole_other(&self, units: &Range<usize>) -> bool {
        !self.is_other(units) || self.whole_other(units).is_some()
    }

    fn whole_other(&self, units: &Range<usize>) -> Option<usize> {
        let number = (*self.other_from.get(units.start)? as usize).checked_sub(1)?;
        (self.others.get(number)?.units == *units).then_some(number)
    }

    /// Gives units back that were taken for a person or an organization.
    pub(super) fn remove_other(&mut self, units: &Range<usize>) {
        let Some(number) = self.whole_other(units) else {
            return;
        };
        // It keeps its number, without units.
        self.others[number].units = units.start..units.start;
        self.other_from[units.start] = 0;
        for unit in units.clone() {
            self.other_at[unit] = None;
        }
    }

    /// Returns the names that the tagger found, as units and class (`None` is a place).
    pub(super) fn tagged(&self) -> Vec<(Range<usize>, Option<NameClass>)> {
        let mut names = Vec::new();
        let mut start = 0;
        for (token, &label) in self.labels.iter().enumerate() {
            if label == OUTSIDE {
                continue;
            }
            if let Some((class, part)) = parts(label) {
                if matches!(part, Part::First | Part::Only) {
                    start = token;
                }
                if matches!(part, Part::Last | Part::Only) {
                    names.push((self.units.of_tokens(start..token + 1), CLASSES[class]));
                }
            }
        }
        names
    }

    /// Returns the tagger's class of a unit: `Some(None)` is a place.
    pub(super) fn tag(&self, unit: usize) -> Option<Option<NameClass>> {
        let label = *self.labels.get(self.unit(unit)?.token)?;
        parts(label).map(|(class, _)| CLASSES[class])
    }

    /// Turns the decisions into names, in text order.
    pub(super) fn into_names(mut self) -> Names {
        self.found.sort_by_key(|found| found.units.start);
        self.others.retain(|other| !other.units.is_empty());
        self.others.sort_by_key(|other| other.units.start);
        let toponyms = self.found.iter().map(|found| Toponym {
            span: self.span(&found.units),
            role: found.role,
            feature_word: found.feature_word.clone(),
            found_by: found.by,
        });
        let others = self.others.iter().map(|other| OtherName {
            span: self.span(&other.units),
            class: other.class,
        });
        let facilities = self.facilities.iter().map(|units| self.span(units));
        Names {
            toponyms: toponyms.collect(),
            others: others.collect(),
            facilities: facilities.collect(),
        }
    }
}
