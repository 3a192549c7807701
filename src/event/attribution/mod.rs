//! Who says so: "X said", "according to X", and which words are what was said.
//!
//! The place and the day of the saying ("told reporters in Aden", "said on Tuesday") are not the event's; they are marked here so that
//! nobody binds them.

mod according;
mod bounds;
mod reporter;
mod said;
mod toll;

use std::ops::Range;

use super::words::Word;
use according::according_to;
pub(super) use reporter::{kind_in, reporters};
use said::said;
use toll::put_toll;

/// One saying in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Saying {
    /// The words of who says and that it is said, with place and day of the saying.
    pub(super) words: Range<usize>,
    /// Who.
    pub(super) subject: Range<usize>,
    /// The verb.
    pub(super) verb: usize,
    /// What is said.
    pub(super) content: Range<usize>,
    /// "denied", "rejected".
    pub(super) denial: bool,
    /// "warned", "vowed", "threatened": what is said has not happened.
    pub(super) ahead: bool,
}

/// Returns the sayings of a sentence, in order.
pub(super) fn sayings(words: &[Word<'_>]) -> Vec<Saying> {
    let mut found: Vec<Saying> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let taken = found.last().map_or(0, |last| last.words.end);
        if let Some(saying) = according_to(words, at)
            .or_else(|| said(words, at, taken))
            .or_else(|| put_toll(words, at, taken))
        {
            at = saying.words.end.max(at + 1);
            found.push(saying);
        } else {
            at += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, who: &[&str], masked: &str) {
        let segmented = crate::text::segment(text);
        let words = crate::event::words::words(&segmented, &segmented.sentences[0]);
        let found = sayings(&words);
        let names: Vec<String> = found
            .iter()
            .flat_map(|saying| reporters(text, &words, saying.subject.clone()))
            .map(|attribution| attribution.name)
            .collect();
        assert_eq!(names, who, "{text}");
        let mask: Vec<&str> = found
            .iter()
            .flat_map(|saying| words[saying.words.clone()].iter().map(|word| word.raw))
            .collect();
        assert_eq!(mask.join(" "), masked, "{text}");
    }

    #[test]
    fn the_source_is_found_at_the_end_and_at_the_head() {
        check(
            "Two shells hit the market on Monday, the health ministry said.",
            &["the health ministry"],
            "the health ministry said",
        );
        check(
            "The army said two shells hit the market.",
            &["The army"],
            "The army said",
        );
        check(
            "According to residents, two shells hit the market.",
            &["residents"],
            "According to residents",
        );
        check(
            "Two men died, according to a hospital director.",
            &["a hospital director"],
            "according to a hospital director",
        );
    }

    #[test]
    fn place_and_day_of_the_saying_belong_to_it() {
        check(
            "Two soldiers were killed overnight, an officer told reporters in Aden.",
            &["an officer"],
            "an officer told reporters in Aden",
        );
        check(
            "Fifteen people were killed, the bishop's office said on Tuesday.",
            &["the bishop's office"],
            "the bishop 's office said on Tuesday",
        );
        check(
            "Police said on Friday that two men were killed.",
            &["Police"],
            "Police said on Friday that",
        );
    }

    #[test]
    fn two_sources_are_two() {
        check(
            "The base fell, the rebel front and Thai officials said.",
            &["the rebel front", "Thai officials"],
            "the rebel front and Thai officials said",
        );
    }

    #[test]
    fn a_name_behind_its_office_is_part_of_who_says_so() {
        check(
            "The governor, Ali Hassan, said three of the guards died.",
            &["The governor"],
            "The governor , Ali Hassan , said",
        );
    }

    #[test]
    fn who_puts_a_toll_says_so() {
        check(
            "The raid killed 137 people, and the government put the toll at five.",
            &["the government"],
            "the government put",
        );
    }

    #[test]
    fn what_somebody_is_called_is_no_saying() {
        check("Marines arrested an alleged boss of the gang.", &[], "");
        check("Three alleged gunmen died in the town.", &[], "");
        check("Raiders said to be Pokot attacked herders.", &[], "");
    }

    #[test]
    fn the_subject_of_two_verbs_stands_before_the_first() {
        check(
            "The ministry raised the toll and said two more had died.",
            &["The ministry"],
            "The ministry raised the toll and said",
        );
        check("Nobody said that two had died.", &[], "Nobody said that");
    }

    #[test]
    fn a_claim_of_lives_is_no_saying() {
        check("The attack claimed 12 lives in the town.", &[], "");
    }
}
