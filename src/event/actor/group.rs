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
