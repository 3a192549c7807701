//! Acts: what a trigger word says is done, and the codes that go with it (`lexicon/acts.tsv`).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::kind::SubEventType;
use super::lexicon::rows;

/// How a trigger word counts when a sentence has several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Weight {
    /// It says by itself what happened.
    Primary,
    /// It says so together with a weapon ("hit", "fired").
    Weapon,
    /// It says what came of it ("killed", "wounded"): alone it is an event, beside a primary act a part of it.
    Consequence,
    /// It changes a protest ("tear gas", "stones").
    Modifier,
    /// It says what was damaged.
    Property,
    /// It is talk: read, never drawn.
    Verbal,
    /// It only looks like an act: a bomb threat, riot gear.
    Nothing,
}

/// One act with its codes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Act {
    /// The word for it in the lists.
    pub(super) name: &'static str,
    /// ACLED sub-type, before weapons and sides are weighed.
    pub(super) sub_event_type: SubEventType,
    /// PLOVER event.
    pub(super) plover_event: &'static str,
    /// PLOVER mode.
    pub(super) plover_mode: Option<&'static str>,
    /// CAMEO code.
    pub(super) cameo: &'static str,
    /// Of several acts of one happening the highest rank gives the type (ACLED's order: means before outcome).
    pub(super) rank: u8,
    /// How it counts.
    pub(super) weight: Weight,
}

static ACTS: LazyLock<HashMap<&'static str, Act>> = LazyLock::new(|| {
    rows(include_str!("lexicon/acts.tsv"))
        .filter_map(|row| {
            let &[
                name,
                sub_type,
                plover_event,
                plover_mode,
                cameo,
                rank,
                weight,
            ] = row.as_slice()
            else {
                return None;
            };
            Some((
                name,
                Act {
                    name,
                    sub_event_type: SubEventType::from_word(sub_type)?,
                    plover_event,
                    plover_mode: (!plover_mode.is_empty()).then_some(plover_mode),
                    cameo,
                    rank: rank.parse().ok()?,
                    weight: match weight {
                        "primary" => Weight::Primary,
                        "weapon" => Weight::Weapon,
                        "consequence" => Weight::Consequence,
                        "modifier" => Weight::Modifier,
                        "property" => Weight::Property,
                        "nothing" => Weight::Nothing,
                        _ => Weight::Verbal,
                    },
                },
            ))
        })
        .collect()
});

impl Act {
    /// What a verb does that is in no list: talk, as far as anybody knows.
    pub(super) const UNLISTED: Self = Self {
        name: "",
        sub_event_type: SubEventType::Other,
        plover_event: "",
        plover_mode: None,
        cameo: "",
        rank: 0,
        weight: Weight::Verbal,
    };
}

/// Returns the act of that name.
pub(super) fn act(name: &str) -> Option<Act> {
    ACTS.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_an_act() {
        let table = include_str!("lexicon/acts.tsv");
        assert_eq!(ACTS.len(), rows(table).count());
        assert_eq!(act("shell").map(|act| act.cameo), Some("194"));
    }

    #[test]
    fn every_trigger_names_an_act_of_the_table() {
        for row in rows(include_str!("lexicon/triggers.tsv")) {
            assert!(act(row[2]).is_some(), "{row:?}");
        }
    }
}
