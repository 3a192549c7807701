//! Short lists of words that one rule asks for (`lexicon/word_lists.tsv`).

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::rows;

/// A list of words, each in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::event) enum List {
    /// The days of the week.
    Weekday,
    /// The months.
    Month,
    /// Other words of time that say a day.
    Day,
    /// What a number counts that is no people.
    Measure,
    /// Verbs of a toll that replaces an earlier one.
    Risen,
    /// Verbs that change a toll: "taking the toll to five".
    Brought,
    /// Words for people who are not those told before: "another three".
    More,
    /// Words for people that say nothing of their side.
    Anybody,
    /// Words for those who attacked.
    Attackers,
    /// Animals, which are killed but not counted.
    Beast,
    /// Verbs whose subject suffers them.
    Dying,
    /// Participles of a place that somebody holds, and does not act in.
    Held,
    /// Verbs that give an act its doer: "launched an attack".
    Light,
    /// Nouns that a side before them only owns: "police station".
    Owned,
    /// Sides that act though what they own is named: "army shelling".
    Owner,
    /// Words of the names of rebel groups.
    RebelName,
    /// Words of the names of militias.
    MilitiaName,
    /// Words of the names of state forces.
    StateName,
    /// Words that lead to "the city".
    Into,
    /// Verbs whose infinitive has not happened: "plans to attack".
    Ahead,
    /// Verbs whose infinitive did not come about.
    Failed,
    /// Verbs whose infinitive did happen, or was begun.
    Begun,
    /// Verbs of saying that also do other work: they report only with a reporter as subject.
    Weak,
    /// Verbs of saying that are nouns too.
    SayingNoun,
    /// Verbs of denial.
    Denial,
    /// Verbs after which what is said has not happened.
    Warning,
    /// Words for courts; their place and day may stand between them and what they do.
    Court,
    /// What courts do with what is told.
    Hears,
    /// People who bear no arms when they clash.
    Unarmed,
    /// Words for a fight without arms, if nobody there bears any.
    Scuffle,
    /// What is taken without taking anything: "took place".
    TakenIdly,
    /// Words for sides that are only counted: "the two groups fought".
    Group,
    /// What words say came of an act on people: "left four dead".
    Harmed,
    /// Nouns for what is told: "reports that", "rumors of".
    Report,
    /// What is said of what did not happen: "was false".
    Untrue,
    /// Verbs of asking, behind which a bare form has not happened: "demanded that they lay".
    Demand,
    /// What stands before an act of the past: "earlier fighting".
    Earlier,
    /// Before which crowds gather: "in front of the ministry".
    Office,
    /// What crowds carry.
    Banner,
    /// What is built or driven: names that end in it are no side.
    Building,
    /// What is minor and no child: "minor injuries".
    Slight,
    /// What people gather for who protest: "to demand".
    Purpose,
    /// Words with which a truce is made, not only spoken of.
    Agreed,
    /// What happens to bodies that come to light.
    Found,
    /// Fires that nobody need have lit.
    Blaze,
    /// Where people are taken who are cared for: "took the wounded to hospital".
    Care,
    /// What lies over the dead of a blast.
    Rubble,
    /// Verbs of counting many happenings.
    Tallied,
    /// What kills over years: "the conflict has killed 3,000".
    War,
    /// What is done with a bomb that somebody wears.
    Worn,
    /// Words of talk whose object has happened: "condemned a bombing".
    Factive,
    /// What is found of the dead.
    Remains,
    /// What a crowd does that wants something.
    Demanding,
    /// Words of a sentence that is about the town it was written in: "the mayor said".
    OfTown,
    /// Words of those who govern around it.
    OfProvince,
    /// What a town is not: villages, roads, whole regions.
    BeyondTown,
    /// What ends the names of streets.
    Street,
    /// Participles of what was planned and did not take place.
    CalledOff,
    /// Verbs of giving arms to somebody.
    Supply,
    /// People of a place who act together.
    Townsfolk,
}

impl List {
    const ALL: [(Self, &'static str); 60] = [
        (Self::Weekday, "weekday"),
        (Self::Month, "month"),
        (Self::Day, "day"),
        (Self::Measure, "measure"),
        (Self::Risen, "risen"),
        (Self::Brought, "brought"),
        (Self::More, "more"),
        (Self::Anybody, "anybody"),
        (Self::Attackers, "attackers"),
        (Self::Beast, "beast"),
        (Self::Dying, "dying"),
        (Self::Held, "held"),
        (Self::Light, "light"),
        (Self::Owned, "owned"),
        (Self::Owner, "owner"),
        (Self::RebelName, "rebel_name"),
        (Self::MilitiaName, "militia_name"),
        (Self::StateName, "state_name"),
        (Self::Into, "into"),
        (Self::Ahead, "ahead"),
        (Self::Failed, "failed"),
        (Self::Begun, "begun"),
        (Self::Weak, "weak"),
        (Self::SayingNoun, "saying_noun"),
        (Self::Denial, "denial"),
        (Self::Warning, "warning"),
        (Self::Court, "court"),
        (Self::Hears, "hears"),
        (Self::Unarmed, "unarmed"),
        (Self::Scuffle, "scuffle"),
        (Self::TakenIdly, "taken_idly"),
        (Self::Group, "group"),
        (Self::Harmed, "harmed"),
        (Self::Report, "report"),
        (Self::Untrue, "untrue"),
        (Self::Demand, "demand"),
        (Self::Earlier, "earlier"),
        (Self::Office, "office"),
        (Self::Banner, "banner"),
        (Self::Building, "building"),
        (Self::Slight, "slight"),
        (Self::Purpose, "purpose"),
        (Self::Agreed, "agreed"),
        (Self::Found, "found"),
        (Self::Blaze, "blaze"),
        (Self::Care, "care"),
        (Self::Rubble, "rubble"),
        (Self::Tallied, "tallied"),
        (Self::War, "war"),
        (Self::Worn, "worn"),
        (Self::Factive, "factive"),
        (Self::Remains, "remains"),
        (Self::Demanding, "demanding"),
        (Self::OfTown, "of_town"),
        (Self::OfProvince, "of_province"),
        (Self::BeyondTown, "beyond_town"),
        (Self::Street, "street"),
        (Self::CalledOff, "called_off"),
        (Self::Supply, "supply"),
        (Self::Townsfolk, "townsfolk"),
    ];

    /// Tells whether a lower-case word is in the list.
    pub(in crate::event) fn has(self, word: &str) -> bool {
        LISTS
            .get(self as usize)
            .is_some_and(|words| words.contains(word))
    }
}

/// The words of each list, by its place among [`List::ALL`], which is that of its declaration.
static LISTS: LazyLock<Vec<HashSet<&'static str>>> = LazyLock::new(|| {
    let words: HashMap<&str, HashSet<&str>> = rows(include_str!("word_lists.tsv"))
        .filter_map(|row| Some((*row.first()?, row.get(2)?.split(' ').collect())))
        .collect();
    List::ALL
        .iter()
        .map(|(_, name)| words.get(name).cloned().unwrap_or_default())
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_words() {
        for (place, (list, name)) in List::ALL.into_iter().enumerate() {
            assert_eq!(list as usize, place, "{name}");
            assert!(LISTS[place].len() > 1, "{name}");
        }
        assert!(List::Month.has("may") && !List::Month.has("monday"));
    }
}
