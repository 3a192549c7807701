//! Known groups and forces: rebels, militias, armies, missions, by all their names.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::modifier::modifiers_before;
use super::noun::NOUNS;
use super::{Cast, Found, Side, span};
use crate::event::kind::ActorKind;
use crate::event::lexicon::{PhraseTable, rows};
use crate::event::words::Word;

#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    name: &'static str,
    alias: &'static str,
    country: &'static str,
    kind: ActorKind,
    state_from: &'static str,
}

pub(super) static GROUPS: LazyLock<PhraseTable<Group>> = LazyLock::new(|| {
    PhraseTable::new(
        rows(include_str!("../lexicon/armed_groups.tsv")).flat_map(|row| {
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
        for row in rows(include_str!("../lexicon/actor_nouns.tsv")) {
            let cell = |k: usize| row.get(k).copied().unwrap_or("");
            for noun in cell(0).split('|') {
                kinds.insert(
                    noun.to_owned(),
                    ActorKind::from_word(cell(1)).unwrap_or(ActorKind::Unknown),
                );
            }
        }
        for row in rows(include_str!("../lexicon/armed_groups.tsv")) {
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

pub(super) fn known(
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

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashMap, HashSet};

    use super::*;
    use crate::gazetteer::embedded;

    /// Names by which their own words are known, in small letters, and never a group in a report.
    const WORDS_OF_THE_LANGUAGE: [&str; 8] = [
        "army", "police", "rebels", "militia", "gang", "front", "movement", "guard",
    ];

    fn groups() -> Vec<Vec<&'static str>> {
        rows(include_str!("../lexicon/armed_groups.tsv")).collect()
    }

    #[test]
    fn every_group_has_a_name_a_kind_and_a_country_there_is() {
        for row in groups() {
            assert!((4..=5).contains(&row.len()), "{row:?}");
            let kind = ActorKind::from_word(row[3]);
            assert!(
                matches!(
                    kind,
                    Some(
                        ActorKind::StateForces
                            | ActorKind::RebelGroup
                            | ActorKind::PoliticalMilitia
                            | ActorKind::IdentityMilitia
                            | ActorKind::ExternalForces
                    )
                ),
                "{row:?}"
            );
            let is_country = |code| embedded().country_by_iso3(code).is_some();
            assert!(row[2].is_empty() || is_country(row[2]), "{row:?}");
            if let Some(day) = row.get(4).filter(|day| !day.is_empty()) {
                assert!(day.parse::<jiff::civil::Date>().is_ok(), "{row:?}");
            }
        }
    }

    #[test]
    fn no_name_is_of_two_groups_of_one_country() {
        let mut owners: HashMap<(String, &str), &str> = HashMap::new();
        for row in groups() {
            let names = row[1].split('|').filter(|alias| !alias.is_empty());
            for name in names.chain([row[0]]) {
                assert!(name.trim() == name && name.len() > 1, "{row:?}");
                let small = name.to_lowercase();
                assert!(!WORDS_OF_THE_LANGUAGE.contains(&small.as_str()), "{row:?}");
                let other = owners.insert((small, row[2]), row[0]);
                assert!(
                    other.is_none(),
                    "{name} is {} and {}",
                    row[0],
                    other.unwrap_or("")
                );
            }
        }
    }

    #[test]
    fn the_list_is_of_the_whole_world() {
        let groups = groups();
        let countries: HashSet<&str> = groups.iter().map(|row| row[2]).collect();
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &groups {
            *kinds.entry(row[3]).or_default() += 1;
        }
        assert!(groups.len() >= 600, "{} groups", groups.len());
        assert!(countries.len() >= 100, "{} countries", countries.len());
        assert!(kinds.values().all(|&count| count >= 50), "{kinds:?}");
    }
}
