//! Sides: the words of a sentence that name someone who can act or suffer.
//!
//! Known groups and forces come from `lexicon/armed_groups.tsv`, everyday words ("army", "gunmen", "residents") from `lexicon/actor_nouns.tsv`
//! with the adjectives before them ("Syrian", "rebel", "Iran-backed"); organizations that no list has come from the names of the text; a
//! country or capital that acts ("Israel struck") stands for its forces.

mod group;
mod modifier;
mod name;
mod noun;
mod state;

use std::ops::Range;

pub use group::listed_kind;

use group::known;
use name::organization;
use noun::noun;
use state::state;

use super::kind::ActorKind;
use super::words::Word;
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::referent::Referent;
use crate::text::{Span, TokenKind};
use crate::toponym::{Names, ToponymRole};

/// How an actor was found, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Found {
    /// A known group or force.
    Known,
    /// An everyday word.
    Noun,
    /// A name that no list has.
    Name,
    /// A country or capital.
    State,
    /// A people's adjective alone ("Israeli").
    People,
}

/// Somebody named in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Side {
    /// The words, with adjectives, without the article.
    pub(super) words: Range<usize>,
    /// Their span in the text.
    pub(super) span: Span,
    /// The kind, before the event's country is known.
    pub(super) kind: ActorKind,
    /// ISO 3166-1 alpha-3 code.
    pub(super) country: Option<String>,
    /// How it was found.
    pub(super) found: Found,
    /// The list's name of a known group.
    pub(super) known: Option<&'static str>,
    /// From this day on the group governs its country ("2021-08-15").
    pub(super) state_from: Option<&'static str>,
}

impl Side {
    /// Tells whether it bears arms.
    pub(super) fn is_armed(&self) -> bool {
        matches!(
            self.kind,
            ActorKind::StateForces
                | ActorKind::RebelGroup
                | ActorKind::PoliticalMilitia
                | ActorKind::IdentityMilitia
                | ActorKind::ExternalForces
        )
    }
}

/// What is known of the whole text when a sentence's sides are looked for.
#[derive(Clone, Copy)]
pub(super) struct Cast<'a> {
    pub(super) names: &'a Names,
    pub(super) referents: &'a [Referent],
    pub(super) gazetteer: &'a Gazetteer,
}

impl Cast<'_> {
    fn country_of(&self, place: PlaceId) -> Option<String> {
        let country = self.gazetteer.place(place).country?;
        self.gazetteer.iso3(country).map(str::to_owned)
    }

    fn demonym(&self, word: &Word<'_>) -> Option<String> {
        if !word.is_capital() || word.kind != TokenKind::Word {
            return None;
        }
        self.country_of(self.gazetteer.demonym(word.raw)?)
    }

    /// The toponym that ends where `end` is, with its country.
    fn toponym_at(&self, span: Span) -> Option<(Span, ToponymRole, Option<PlaceId>)> {
        let index = self
            .names
            .toponyms
            .partition_point(|toponym| toponym.span.end <= span.start);
        let toponym = self.names.toponyms.get(index)?;
        toponym.span.contains(span).then(|| {
            (
                toponym.span,
                toponym.role,
                self.referents
                    .get(index)
                    .and_then(|referent| referent.place),
            )
        })
    }
}

/// Returns the sides named in a sentence, in order, not overlapping.
pub(super) fn sides(words: &[Word<'_>], cast: Cast<'_>) -> Vec<Side> {
    let shouting = !words
        .iter()
        .any(|word| word.raw.chars().any(char::is_lowercase));
    let mut sides: Vec<Side> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let taken = sides.last().map_or(0, |side: &Side| side.words.end);
        let side = known(words, at, taken, cast, shouting)
            .or_else(|| noun(words, at, taken, cast))
            .or_else(|| organization(words, at, cast));
        match side {
            Some(side) => {
                at = side.words.end;
                sides.push(side);
            }
            None => at += 1,
        }
    }
    let mut states = Vec::new();
    for at in 0..words.len() {
        let free = |range: &Range<usize>| {
            !sides
                .iter()
                .any(|side: &Side| side.words.start < range.end && range.start < side.words.end)
        };
        if let Some(side) = state(words, at, cast).filter(|side| free(&side.words)) {
            states.push(side);
        }
    }
    sides.extend(states);
    sides.sort_by_key(|side| side.words.start);
    sides.dedup_by(|later, earlier| later.words.start < earlier.words.end);
    sides
}

fn span(words: &[Word<'_>], range: &Range<usize>) -> Span {
    Span::new(words[range.start].span.start, words[range.end - 1].span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, ActorKind)]) {
        let segmented = crate::text::segment(text);
        let words = crate::event::words::words(&segmented, &segmented.sentences[0]);
        let names = Names::default();
        let cast = Cast {
            names: &names,
            referents: &[],
            gazetteer: crate::gazetteer::embedded(),
        };
        let found: Vec<(&str, ActorKind)> = sides(&words, cast)
            .into_iter()
            .map(|side| (side.span.of(text), side.kind))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn known_groups_are_found_by_all_their_names() {
        check(
            "M23 rebels and the army fought",
            &[
                ("M23 rebels", ActorKind::RebelGroup),
                ("army", ActorKind::StateForces),
            ],
        );
        check("the YPG left", &[("YPG", ActorKind::RebelGroup)]);
        check("It is a cam shaft", &[]);
    }

    #[test]
    fn the_lists_tell_missions_from_the_troops_of_a_state() {
        for (name, kind) in [
            ("UNIFIL", Some(ActorKind::ExternalForces)),
            ("Uruguayan peacekeepers", Some(ActorKind::ExternalForces)),
            ("the Turkish army", Some(ActorKind::StateForces)),
            ("Northern Column", None),
        ] {
            assert_eq!(listed_kind(name), kind, "{name}");
        }
    }

    #[test]
    fn adjectives_belong_to_the_side() {
        check(
            "Ethnic Karen fighters took it",
            &[("Ethnic Karen fighters", ActorKind::RebelGroup)],
        );
        check(
            "in reprisals by army-aligned militia",
            &[("army-aligned militia", ActorKind::PoliticalMilitia)],
        );
        check(
            "Anti-regime forces took it",
            &[("Anti-regime forces", ActorKind::RebelGroup)],
        );
        check(
            "The Israeli military said",
            &[("Israeli military", ActorKind::StateForces)],
        );
    }

    #[test]
    fn a_people_alone_is_a_side_of_last_resort() {
        check(
            "An Israeli air strike",
            &[("Israeli", ActorKind::StateForces)],
        );
    }
}
