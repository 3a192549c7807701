//! Sides: the words of a sentence that name someone who can act or suffer.
//!
//! Known groups and forces come from `lexicon/armed_groups.tsv`, everyday words ("army", "gunmen", "residents") from `lexicon/actor_nouns.tsv`
//! with the adjectives before them ("Syrian", "rebel", "Iran-backed"); organizations that no list has come from the names of the text; a
//! country or capital that acts ("Israel struck") stands for its forces.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::kind::ActorKind;
use super::lexicon::{Function, PhraseTable, rows};
use super::words::Word;
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::referent::Referent;
use crate::text::{Span, TokenKind};
use crate::toponym::{NameClass, Names, ToponymRole};

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

#[derive(Clone, Copy, Debug)]
struct Group {
    name: &'static str,
    alias: &'static str,
    country: &'static str,
    kind: ActorKind,
    state_from: &'static str,
}

static GROUPS: LazyLock<PhraseTable<Group>> = LazyLock::new(|| {
    PhraseTable::new(
        rows(include_str!("lexicon/armed_groups.tsv")).flat_map(|row| {
            let cell = |k: usize| row.get(k).copied().unwrap_or("");
            let kind = ActorKind::from_word(cell(3)).unwrap_or(ActorKind::Unknown);
            let (name, country, state_from) = (cell(0), cell(2), cell(4));
            std::iter::once(name)
                .chain(cell(1).split('|').filter(|alias| !alias.is_empty()))
                .map(move |alias| {
                    // The tokens cut the possessive clitic off: "People's" is two words.
                    let words = alias
                        .to_lowercase()
                        .replace("'s ", " 's ")
                        .replace("s' ", "s ' ");
                    (
                        words,
                        Group {
                            name,
                            alias,
                            country,
                            kind,
                            state_from,
                        },
                    )
                })
                .collect::<Vec<_>>()
        }),
    )
});

/// Returns the kind that the lists have for a name as reported, in any case: of the group, force or mission ("UNIFIL"), or
/// of the noun that it ends in ("Uruguayan peacekeepers"), before it is known where they are.
#[must_use]
pub fn listed_kind(name: &str) -> Option<ActorKind> {
    static KINDS: LazyLock<HashMap<String, ActorKind>> = LazyLock::new(|| {
        let mut kinds = HashMap::new();
        for row in rows(include_str!("lexicon/actor_nouns.tsv")) {
            let cell = |k: usize| row.get(k).copied().unwrap_or("");
            for noun in cell(0).split('|') {
                kinds.insert(
                    noun.to_owned(),
                    ActorKind::from_word(cell(1)).unwrap_or(ActorKind::Unknown),
                );
            }
        }
        for row in rows(include_str!("lexicon/armed_groups.tsv")) {
            let cell = |k: usize| row.get(k).copied().unwrap_or("");
            let kind = ActorKind::from_word(cell(3)).unwrap_or(ActorKind::Unknown);
            for name in std::iter::once(cell(0)).chain(cell(1).split('|')) {
                kinds.insert(name.to_lowercase(), kind);
            }
        }
        kinds.remove("");
        kinds
    });
    let name = name.to_lowercase();
    let starts = std::iter::once(0).chain(name.match_indices(' ').map(|(at, _)| at + 1));
    starts
        .filter_map(|start| KINDS.get(&name[start..]))
        .next()
        .copied()
}

static NOUNS: LazyLock<PhraseTable<ActorKind>> = LazyLock::new(|| {
    PhraseTable::of_classes(include_str!("lexicon/actor_nouns.tsv"), (1, 0), |word| {
        ActorKind::from_word(word).unwrap_or(ActorKind::Unknown)
    })
});

static MODIFIERS: LazyLock<PhraseTable<Option<ActorKind>>> = LazyLock::new(|| {
    PhraseTable::new(
        rows(include_str!("lexicon/actor_modifiers.tsv")).filter_map(|row| {
            Some((
                (*row.first()?).to_owned(),
                row.get(1).and_then(|kind| ActorKind::from_word(kind)),
            ))
        }),
    )
});

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

fn known(
    words: &[Word<'_>],
    at: usize,
    taken: usize,
    cast: Cast<'_>,
    shouting: bool,
) -> Option<Side> {
    let (len, group) = GROUPS.at(words, at).find(|(len, group)| {
        let raw = words[at].raw;
        let acronym = group.alias.chars().count() <= 5
            && group.alias.chars().filter(char::is_ascii_lowercase).count() == 0;
        if acronym {
            // "IS" and "CAM" are words too: an acronym must be written as one, and stand out.
            raw == group.alias
                && (!shouting
                    || (group.alias.len() > 2
                        && !matches!(group.alias, "CAM" | "ICE" | "NAS" | "ISM" | "ISS" | "MSA")))
        } else if *len == 1 {
            words[at].is_capital() || raw.starts_with("al-") || raw == "peshmerga"
        } else {
            words[at].is_capital() || words[at + len - 1].is_capital() || raw.contains('-')
        }
    })?;
    let mut range = at..at + len;
    // "Houthi rebels", "CODECO militia", "the Hamas movement"
    if let Some((more, _)) = NOUNS.longest(words, range.end) {
        range.end += more;
    }
    range.start = modifiers_before(words, range.start, taken, cast).0;
    Some(Side {
        span: span(words, &range),
        words: range,
        kind: group.kind,
        country: (!group.country.is_empty()).then(|| group.country.to_owned()),
        found: Found::Known,
        known: Some(group.name),
        state_from: (!group.state_from.is_empty()).then_some(group.state_from),
    })
}

fn noun(words: &[Word<'_>], at: usize, taken: usize, cast: Cast<'_>) -> Option<Side> {
    let (len, &kind) = NOUNS.longest(words, at)?;
    // "state" in "Gezira state", "police station": the noun must end its phrase.
    if words.get(at + len).is_some_and(|next| {
        matches!(
            next.lower.as_str(),
            "station"
                | "stations"
                | "base"
                | "bases"
                | "post"
                | "posts"
                | "checkpoint"
                | "checkpoints"
                | "headquarters"
                | "camp"
                | "barracks"
                | "official"
                | "officials"
                | "source"
                | "sources"
                | "chief"
                | "convoy"
                | "outpost"
                | "positions"
                | "position"
                | "vehicle"
                | "vehicles"
                | "spokesman"
                | "spokesperson"
                | "spokeswoman"
                | "media"
                | "television"
                | "strike"
                | "strikes"
                | "attack"
                | "attacks"
                | "raid"
                | "raids"
                | "shelling"
                | "fire"
                | "bombardment"
                | "operation"
                | "operations"
                | "rule"
                | "offices"
                | "office"
                | "building"
                | "buildings"
                | "shells"
        )
    }) && !matches!(
        words[at].lower.as_str(),
        "army"
            | "military"
            | "police"
            | "rebel"
            | "government"
            | "militant"
            | "insurgent"
            | "artillery"
            | "navy"
    ) {
        return None;
    }
    // "the terrorist PKK", "rebel forces": the adjective of what follows.
    if MODIFIERS.longest(words, at).is_some()
        && (GROUPS.longest(words, at + len).is_some() || NOUNS.longest(words, at + len).is_some())
    {
        return None;
    }
    let (start, modified, mut country) = modifiers_before(words, at, taken, cast);
    // "the defence ministry in Moscow"
    if country.is_none()
        && words[at + len - 1].lower.starts_with("minist")
        && words.get(at + len).is_some_and(|word| word.lower == "in")
        && let Some(seat) = words.get(at + len + 1)
        && let Some((_, _, Some(place))) = cast.toponym_at(seat.span)
    {
        country = cast.country_of(place);
    }
    // "Russian forces", "rebel forces"; bare "forces" are nobody's.
    if words[at].lower == "forces" && start == at {
        return None;
    }
    let kind = match (kind, modified) {
        // "rebel soldiers", "pro-government fighters": the adjective knows the side; "police officers" keep theirs.
        (ActorKind::Civilians | ActorKind::Protesters | ActorKind::Rioters, _) | (_, None) => kind,
        (_, Some(modified)) => modified,
    };
    let range = start..at + len;
    Some(Side {
        span: span(words, &range),
        words: range,
        kind,
        country,
        found: Found::Noun,
        known: None,
        state_from: None,
    })
}

/// Steps left over adjectives, peoples and possessives; gives where the phrase starts, what the adjectives say, and the country.
fn modifiers_before(
    words: &[Word<'_>],
    at: usize,
    taken: usize,
    cast: Cast<'_>,
) -> (usize, Option<ActorKind>, Option<String>) {
    let mut start = at;
    let mut kind = None;
    let mut country = None;
    while start > taken {
        let before = start - 1;
        let word = &words[before];
        if word.is_mark() {
            break;
        }
        if let Some((1, modified)) = MODIFIERS.longest(words, before) {
            kind = kind.or(*modified);
            start = before;
        } else if let Some(found) = cast.demonym(word) {
            country = country.or(Some(found));
            start = before;
        } else if word.lower == "'s" && before > taken {
            // "Sudan's army"
            let Some((name, _, place)) = cast.toponym_at(words[before - 1].span) else {
                break;
            };
            let Some(first) = (taken..before).find(|&k| words[k].span.start >= name.start) else {
                break;
            };
            country = country.or_else(|| place.and_then(|place| cast.country_of(place)));
            start = first;
        } else if word.raw.contains('-')
            && (word.lower.ends_with("-backed")
                || word.lower.ends_with("-aligned")
                || word.lower.ends_with("-allied")
                || word.lower.ends_with("-led")
                || word.lower.ends_with("-linked")
                || word.lower.ends_with("-affiliated"))
        {
            start = before;
        } else if word.is_capital()
            && word.kind == TokenKind::Word
            && !word.is(Function::Preposition)
            && !word.is(Function::Determiner)
            && before > 0
            && !words[before - 1].is_mark()
            && cast.toponym_at(word.span).is_none()
            && !super::grammar::is_day_word(&word.lower)
        {
            // A name that is no place: "Karen fighters", "Fulani herders".
            start = before;
        } else if let Some((
            name,
            ToponymRole::Demonym
            | ToponymRole::Embedded
            | ToponymRole::Metonym
            | ToponymRole::Literal,
            place,
        )) = cast.toponym_at(word.span)
            && name == word.span
            && word.is_capital()
            && start == at
        {
            country = country.or_else(|| place.and_then(|place| cast.country_of(place)));
            start = before;
        } else {
            break;
        }
    }
    (start, kind, country)
}

fn organization(words: &[Word<'_>], at: usize, cast: Cast<'_>) -> Option<Side> {
    let others = &cast.names.others;
    let index = others.partition_point(|other| other.span.end <= words[at].span.start);
    let other = others.get(index).filter(|other| {
        other.class == NameClass::Organization && other.span.start <= words[at].span.start
    })?;
    let end = (at..words.len())
        .take_while(|&k| words[k].span.end <= other.span.end)
        .last()?
        + 1;
    // A known group inside the name is found by itself.
    if (at + 1..end).any(|k| {
        GROUPS
            .longest(words, k)
            .is_some_and(|(len, _)| k + len <= end && (len > 1 || words[k].raw.len() > 3))
    }) {
        return None;
    }
    Some(Side {
        words: at..end,
        span: span(words, &(at..end)),
        kind: kind_of_name(&words[at..end]),
        country: None,
        found: Found::Name,
        known: None,
        state_from: None,
    })
}

/// The side that a name without an entry tells by its own words ("Tuna Liberation Front", "5th Brigade").
fn kind_of_name(words: &[Word<'_>]) -> ActorKind {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.lower.as_str()));
    if has(&[
        "liberation",
        "resistance",
        "revolutionary",
        "rebel",
        "rebels",
        "mujahideen",
        "jihad",
        "insurgent",
    ]) {
        ActorKind::RebelGroup
    } else if has(&[
        "militia",
        "self-defense",
        "self-defence",
        "vigilante",
        "cartel",
        "gang",
        "clan",
    ]) {
        ActorKind::PoliticalMilitia
    } else if has(&[
        "brigade",
        "battalion",
        "regiment",
        "division",
        "corps",
        "army",
        "forces",
        "guard",
        "police",
        "navy",
        "command",
    ]) {
        ActorKind::StateForces
    } else {
        ActorKind::Unknown
    }
}

/// A country, a capital or a people that can stand for its forces.
fn state(words: &[Word<'_>], at: usize, cast: Cast<'_>) -> Option<Side> {
    let word = words.get(at)?;
    if !word.is_capital() {
        return None;
    }
    let side = |range: Range<usize>, country: String, found: Found| Side {
        span: span(words, &range),
        words: range,
        kind: ActorKind::StateForces,
        country: Some(country),
        found,
        known: None,
        state_from: None,
    };
    if let Some((name, role, Some(place))) = cast.toponym_at(word.span)
        && name.start == word.span.start
        && role != ToponymRole::Dateline
    {
        let feature = cast.gazetteer.place(place).feature;
        let acts =
            feature.starts_with("A.PCL") || (role == ToponymRole::Metonym && feature == "P.PPLC");
        let end = (at..words.len())
            .take_while(|&k| words[k].span.end <= name.end)
            .last()?
            + 1;
        let country = cast.country_of(place)?;
        if role == ToponymRole::Demonym {
            return Some(side(at..end, country, Found::People));
        }
        return acts.then(|| side(at..end, country, Found::State));
    }
    let country = cast.demonym(word)?;
    Some(side(at..at + 1, country, Found::People))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, ActorKind)]) {
        let segmented = crate::text::segment(text);
        let words = super::super::words::words(&segmented, &segmented.sentences[0]);
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
