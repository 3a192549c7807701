//! The verb group around a trigger: voice, tense, negation and modality, read from the words before it.

use super::lexicon::{self, Function, List};
use super::morphology::Forms;
use super::number;
use super::trigger::any_verb;
use super::words::Word;

/// What the words before a verb say about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct VerbGroup {
    /// The first word of the group.
    pub(super) start: usize,
    /// The subject suffers the act ("was killed", "people killed in").
    pub(super) passive: bool,
    /// "did not", "never", "no … has".
    pub(super) negated: bool,
    /// "may", "could", "would", "should".
    pub(super) possible: bool,
    /// "will", "is to", "going to".
    pub(super) future: bool,
    /// "may have", "might have": it may have happened.
    pub(super) maybe_past: bool,
    /// "is/was …ing".
    pub(super) progressive: bool,
    /// "has …ed", present perfect.
    pub(super) perfect: bool,
    /// "had …ed".
    pub(super) pluperfect: bool,
    /// The present tense ("is pulling out", "kills").
    pub(super) present: bool,
    /// The word that governs an infinitive ("plan" in "plans to attack").
    pub(super) governor: Option<usize>,
    /// An infinitive ("to attack").
    pub(super) infinitive: bool,
    /// A bare -ing form that opens a participial phrase (", killing two").
    pub(super) participial: bool,
    /// The verb has a subject of its own in front (no bare participle after a noun).
    pub(super) finite: bool,
}

/// Tells whether an object starts at a word: "killed two", "killed the", "killed Ahmed".
pub(super) fn object_follows(words: &[Word<'_>], mut at: usize) -> bool {
    while words.get(at).is_some_and(|word| {
        word.is(Function::Adverb)
            && !matches!(
                word.lower.as_str(),
                "at" | "about" | "around" | "over" | "up" | "more" | "almost" | "nearly" | "to"
            )
    }) {
        at += 1;
    }
    // "captured on Monday the port": the day stands between.
    if words.get(at).is_some_and(|word| word.lower == "on")
        && words
            .get(at + 1)
            .is_some_and(|word| is_day_word(&word.lower))
        && words
            .get(at + 2)
            .is_some_and(|word| word.is(Function::Determiner))
    {
        at += 2;
    }
    let Some(word) = words.get(at) else {
        return false;
    };
    if number::number_at(words, at)
        .is_some_and(|number| number.firm || number.start + 1 == number.end)
    {
        return true;
    }
    if word.is_mark()
        || word.is(Function::Preposition)
        || word.is(Function::Subordinator)
        || word.is(Function::Coordinator)
    {
        return false;
    }
    if word.is(Function::Determiner) {
        // "killed that day", "killed this week": a time, no object.
        let next = words.get(at + 1).map_or("", |word| word.lower.as_str());
        return !matches!(
            next,
            "day"
                | "week"
                | "month"
                | "year"
                | "morning"
                | "evening"
                | "night"
                | "weekend"
                | "time"
                | "same"
        );
    }
    if word.is(Function::Be) || word.is(Function::Have) || word.is(Function::Modal) {
        return false;
    }
    if is_day_word(&word.lower) {
        return false;
    }
    if lexicon::common_verb(&word.lower).has(Forms::PAST) && !word.is_capital() {
        return false;
    }
    true
}

/// "shot and killed a man", "arrested and interrogated ten": the object of the second verb is the object of both.
fn shares_object(words: &[Word<'_>], end: usize) -> bool {
    let verb = end + 1;
    let linked = words
        .get(end)
        .is_some_and(|word| matches!(word.lower.as_str(), "and" | "or"));
    linked
        && words.get(verb).is_some_and(|word| {
            !word.is_capital()
                && (any_verb(&word.lower).has(Forms::PARTICIPLE) || word.lower.ends_with("ed"))
        })
        && object_follows(words, verb + 1)
}

/// Tells whether a word is the name of a day or another word of time.
pub(super) fn is_day_word(word: &str) -> bool {
    List::Weekday.has(word) || List::Day.has(word) || List::Month.has(word)
}

/// Reads the verb group of the verb at `at` (its last word ends before `end`).
pub(super) fn verb_group(words: &[Word<'_>], at: usize, end: usize, forms: Forms) -> VerbGroup {
    let mut group = VerbGroup {
        start: at,
        ..VerbGroup::default()
    };
    let mut be: Option<usize> = None;
    let mut have = false;
    let mut had = false;
    let mut modal = false;
    let mut back = at;
    while let Some(before) = back.checked_sub(1) {
        let word = &words[before];
        let lower = word.lower.as_str();
        if word.is(Function::Be) || matches!(lower, "got" | "get" | "gets" | "getting") {
            be.get_or_insert(before);
            if matches!(lower, "is" | "are" | "am" | "'re") {
                group.present = true;
            }
        } else if lower == "'s"
            && be.is_none()
            && !have
            && words
                .get(before.wrapping_sub(1))
                .is_some_and(|word| word.is(Function::Pronoun))
        {
            group.present = true;
            be = Some(before);
        } else if word.is(Function::Have) {
            have = true;
            had |= lower == "had";
        } else if matches!(lower, "did" | "does" | "do") {
            group.present |= lower != "did";
        } else if matches!(
            lower,
            "may" | "might" | "could" | "can" | "would" | "should" | "cannot"
        ) {
            modal = true;
            group.possible = true;
        } else if matches!(lower, "will" | "shall" | "'ll" | "must") {
            modal = true;
            group.future = true;
        } else if matches!(lower, "not" | "n't" | "never" | "neither" | "nor") {
            group.negated = true;
        } else if lower == "to" {
            group.infinitive = true;
            group.start = before;
            group.governor = before.checked_sub(1);
            break;
        } else if word.is(Function::Adverb) || (lower.ends_with("ly") && lower.len() > 4) {
            // Adverbs stand anywhere in the group.
            if back == at
                && be.is_none()
                && !have
                && !modal
                && lower.ends_with("ly")
                && word.is_capital()
            {
                break;
            }
        } else {
            break;
        }
        group.start = before;
        back = before;
        if at - before > 7 {
            break;
        }
    }
    // Adverbs at the left edge belong to the group only when an auxiliary follows them.
    if be.is_none() && !have && !modal && !group.infinitive && !group.negated {
        group.start = at;
    }
    // "would have killed": it did not.
    let unreal = words[group.start..at]
        .iter()
        .any(|word| matches!(word.lower.as_str(), "would" | "could" | "should"));
    if modal && have && !group.negated && !unreal {
        group.maybe_past = true;
        group.possible = false;
        group.future = false;
    }
    group.perfect = have && !had;
    group.pluperfect = had;
    // "came under attack": the subject suffers it.
    if matches!(
        words[at].lower.as_str(),
        "come" | "comes" | "came" | "coming"
    ) && words.get(at + 1).is_some_and(|word| word.lower == "under")
    {
        group.passive = true;
        return group;
    }
    let participle = forms.has(Forms::PARTICIPLE);
    let aux = be.is_some() || have || modal || group.infinitive;
    group.finite = aux || !forms.has(Forms::ING);
    if forms.has(Forms::ING) && be.is_some() {
        group.progressive = true;
    } else if forms.has(Forms::ING) && !have {
        group.participial = true;
        group.finite = false;
    }
    if participle && be.is_some() && !(forms.has(Forms::ING)) {
        group.passive = true;
    } else if participle && !aux {
        group.passive = !object_follows(words, end) && !shares_object(words, end);
        if group.passive {
            group.finite = false;
        }
    }
    if !aux
        && forms.has(Forms::BASE.with(Forms::THIRD))
        && !forms.has(Forms::PAST)
        && !forms.has(Forms::ING)
    {
        group.present = true;
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, verb: &str, expected: &[&str]) {
        let segmented = crate::text::segment(text);
        let words = super::super::words::words(&segmented, &segmented.sentences[0]);
        let at = words
            .iter()
            .position(|word| word.lower == verb)
            .expect("the verb is in the text");
        let forms = super::super::trigger::any_verb(verb);
        let group = verb_group(&words, at, at + 1, forms);
        let mut said = Vec::new();
        for (holds, name) in [
            (group.passive, "passive"),
            (group.negated, "negated"),
            (group.possible, "possible"),
            (group.future, "future"),
            (group.maybe_past, "maybe"),
            (group.progressive, "progressive"),
            (group.infinitive, "infinitive"),
            (group.participial, "participial"),
        ] {
            if holds {
                said.push(name);
            }
        }
        assert_eq!(said, expected, "{text}");
    }

    #[test]
    fn voice_is_read_from_auxiliaries_and_objects() {
        check(
            "Seven people were killed in the camp",
            "killed",
            &["passive"],
        );
        check("A strike killed seven people", "killed", &[]);
        check("people killed in the camp", "killed", &["passive"]);
        check("men had been killed there", "killed", &["passive"]);
        check(
            "The army was shelling the town",
            "shelling",
            &["progressive"],
        );
        check("hit the town, killing two", "killing", &["participial"]);
        check("Gunmen shot and killed a farmer", "shot", &[]);
        check("Two men shot and killed in a bar", "shot", &["passive"]);
        check(
            "Two men seized and tortured to death",
            "tortured",
            &["passive"],
        );
    }

    #[test]
    fn negation_and_modality_are_kept() {
        check("The army did not attack the town", "attack", &["negated"]);
        check("The army could attack the town", "attack", &["possible"]);
        check("The army will attack the town", "attack", &["future"]);
        check("Rebels may have killed two men", "killed", &["maybe"]);
        check("It would have killed two men", "killed", &["possible"]);
        check("They plan to attack the town", "attack", &["infinitive"]);
    }
}
