//! Triggers: the words of a sentence that say that something happened (`lexicon/triggers.tsv`).
//!
//! Verbs are found in all their forms, nouns in the plural too. A word that is both ("attack") is told apart by its neighbors;
//! some words are triggers only with the right subject or object ("took" a town, "hit" a house, "found" weapons).

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::act::{Act, act};
use super::lexicon::{self, Function, rows};
use super::morphology::{Forms, plural, verb_forms};
use super::number::number_at;
use super::words::Word;

/// A condition on the words around a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Need {
    ObjectPlace,
    ObjectTerritory,
    ObjectTaken,
    ObjectPerson,
    ObjectArmed,
    ObjectTarget,
    ObjectWeapon,
    ObjectProperty,
    ObjectFacility,
    ObjectCrowd,
    ObjectVessel,
    ObjectThrown,
    ObjectWay,
    ObjectOut,
    ObjectWhom,
    IntoCustody,
    ToDeath,
    SubjectArmed,
    ObjectMilitary,
    SubjectGroups,
    SubjectUnarmed,
    SubjectNotArmed,
    SubjectNotFire,
    SubjectWeapon,
    SubjectMissile,
    SubjectPlace,
    SubjectPerson,
    WithArmed,
    WithFirearm,
    WithBomb,
    WithFound,
    WithRubble,
    WithWorn,
    WithCrowd,
    WithSecurity,
    WithWeapon,
    WithAgreed,
    WithPurpose,
    WithBanner,
    BeforeOffice,
    Passive,
    Negated,
}

fn need(word: &str) -> Option<Need> {
    Some(match word {
        "object=place" => Need::ObjectPlace,
        "object=territory" => Need::ObjectTerritory,
        "object=taken" => Need::ObjectTaken,
        "object=person" => Need::ObjectPerson,
        "object=armed" => Need::ObjectArmed,
        "object=target" => Need::ObjectTarget,
        "object=weapon" => Need::ObjectWeapon,
        "object=property" => Need::ObjectProperty,
        "object=facility" => Need::ObjectFacility,
        "object=crowd" => Need::ObjectCrowd,
        "object=vessel" => Need::ObjectVessel,
        "object=thrown" => Need::ObjectThrown,
        "object=way" => Need::ObjectWay,
        "object=out" => Need::ObjectOut,
        "object=whom" => Need::ObjectWhom,
        "into=custody" => Need::IntoCustody,
        "to=death" => Need::ToDeath,
        "object=military" => Need::ObjectMilitary,
        "subject=groups" => Need::SubjectGroups,
        "subject=armed" => Need::SubjectArmed,
        "subject=unarmed" => Need::SubjectUnarmed,
        "subject=notarmed" => Need::SubjectNotArmed,
        "subject=notfire" => Need::SubjectNotFire,
        "subject=weapon" => Need::SubjectWeapon,
        "subject=missile" => Need::SubjectMissile,
        "subject=place" => Need::SubjectPlace,
        "subject=person" => Need::SubjectPerson,
        "with=armed" => Need::WithArmed,
        "with=firearm" => Need::WithFirearm,
        "with=bomb" => Need::WithBomb,
        "with=found" => Need::WithFound,
        "with=rubble" => Need::WithRubble,
        "with=worn" => Need::WithWorn,
        "with=crowd" => Need::WithCrowd,
        "with=security" => Need::WithSecurity,
        "with=weapon" => Need::WithWeapon,
        "with=agreed" => Need::WithAgreed,
        "with=purpose" => Need::WithPurpose,
        "with=banner" => Need::WithBanner,
        "before=office" => Need::BeforeOffice,
        "voice=passive" => Need::Passive,
        "with=not" => Need::Negated,
        _ => return None,
    })
}

/// One row of the table.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) act: Act,
    pub(super) needs: Vec<Need>,
    pub(super) forms: Forms,
    rest: Vec<String>,
}

static PATTERNS: LazyLock<HashMap<String, Vec<Pattern>>> = LazyLock::new(|| {
    let mut table: HashMap<String, Vec<Pattern>> = HashMap::new();
    for row in rows(include_str!("lexicon/triggers.tsv")) {
        let (Some(words), Some(part), Some(name)) = (row.first(), row.get(1), row.get(2)) else {
            continue;
        };
        let Some(act) = act(name) else { continue };
        let needs: Vec<Need> = row
            .get(3)
            .map(|cell| cell.split(',').filter_map(need).collect())
            .unwrap_or_default();
        let mut add = |first: String, rest: Vec<String>, forms: Forms| {
            table.entry(first).or_default().push(Pattern {
                act,
                needs: needs.clone(),
                forms,
                rest,
            });
        };
        let split: Vec<String> = words.split(' ').map(str::to_owned).collect();
        let Some((first, rest)) = split.split_first() else {
            continue;
        };
        match *part {
            "v" => {
                for (form, forms) in verb_forms(first) {
                    // "block road" stands for "blocked roads" too.
                    if let Some(last) = rest.last()
                        && rest.len() == 1
                        && last.len() > 3
                    {
                        add(form.clone(), vec![plural(last)], forms);
                    }
                    add(form, rest.to_vec(), forms);
                }
            }
            "n" => {
                add(first.clone(), rest.to_vec(), Forms::NOUN);
                let head = split
                    .iter()
                    .position(|word| word == "of")
                    .unwrap_or(split.len())
                    .saturating_sub(1);
                let mut many = split.clone();
                if let Some(word) = many.get_mut(head) {
                    *word = plural(word);
                }
                let mut many = many.into_iter();
                if let Some(first) = many.next() {
                    add(first, many.collect(), Forms::NOUN);
                }
            }
            _ => add(first.clone(), rest.to_vec(), Forms::ADJECTIVE),
        }
    }
    for patterns in table.values_mut() {
        // Longest first; among equals those with conditions first, so that the plain reading is the last resort.
        patterns.sort_by_key(|pattern| {
            (
                std::cmp::Reverse(pattern.rest.len()),
                std::cmp::Reverse(pattern.needs.len()),
            )
        });
    }
    table
});

/// How a word that can be noun and verb is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Use {
    Verb,
    Noun,
}

/// A trigger met in a sentence, its conditions not yet looked at.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    /// Its words.
    pub(super) words: Range<usize>,
    /// Verb or noun.
    pub(super) use_: Use,
    /// The verb forms that it can be.
    pub(super) forms: Forms,
    /// The readings, the most demanding first.
    pub(super) readings: Vec<(Act, Vec<Need>)>,
}

/// Returns the triggers of a sentence, in order, not overlapping.
pub(super) fn hits(words: &[Word<'_>]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match hit_at(words, at) {
            Some(hit) => {
                at = hit.words.end;
                hits.push(hit);
            }
            None => at += 1,
        }
    }
    hits
}

fn hit_at(words: &[Word<'_>], at: usize) -> Option<Hit> {
    let patterns = PATTERNS.get(words.get(at)?.lower.as_str())?;
    // Where the words of a pattern end; "#" stands for a number: "claimed at least four lives".
    let fits = |pattern: &Pattern| {
        pattern.rest.iter().try_fold(at + 1, |next, want| {
            if want == "#" {
                return number_at(words, next)
                    .filter(|number| number.firm)
                    .map(|number| number.end);
            }
            (words.get(next)?.lower == *want).then_some(next + 1)
        })
    };
    let mut found: Option<Hit> = None;
    for (pattern, end) in patterns
        .iter()
        .filter_map(|pattern| Some((pattern, fits(pattern)?)))
    {
        let use_ = if pattern.forms.has(Forms::NOUN.with(Forms::ADJECTIVE)) {
            Use::Noun
        } else {
            Use::Verb
        };
        if !usable(words, at..end, pattern.forms, use_, patterns) {
            continue;
        }
        match &mut found {
            None => {
                found = Some(Hit {
                    words: at..end,
                    use_,
                    forms: pattern.forms,
                    readings: vec![(pattern.act, pattern.needs.clone())],
                });
            }
            Some(hit) if hit.words.end == end && hit.use_ == use_ => {
                hit.readings.push((pattern.act, pattern.needs.clone()));
            }
            Some(_) => {}
        }
    }
    found
}

fn usable(
    words: &[Word<'_>],
    span: Range<usize>,
    forms: Forms,
    use_: Use,
    patterns: &[Pattern],
) -> bool {
    // "clashes took place near": nothing is taken.
    let takes = matches!(
        words[span.start].lower.as_str(),
        "take" | "takes" | "took" | "taken" | "taking"
    );
    if span.len() == 1
        && takes
        && words
            .get(span.end)
            .is_some_and(|next| lexicon::List::TakenIdly.has(&next.lower))
    {
        return false;
    }
    if is_month(words, span.start) {
        return false;
    }
    if span.len() > 1 && use_ == Use::Noun {
        return true;
    }
    if use_ == Use::Noun && is_of_workers(words, span.start) || is_of_nature(words, span.start) {
        return false;
    }
    let ambiguous = patterns
        .iter()
        .any(|pattern| pattern.rest.len() + 1 == span.len() && pattern.forms.has(Forms::NOUN))
        || lexicon::weapon_at(words, span.start).is_some();
    let read = read_as(words, span, forms, ambiguous);
    read == Some(use_) || (use_ == Use::Noun && forms.has(Forms::ADJECTIVE))
}

/// "the March killings", "since March": the month.
fn is_month(words: &[Word<'_>], at: usize) -> bool {
    words[at].raw == "March"
        && at.checked_sub(1).is_some_and(|before| {
            matches!(
                words[before].lower.as_str(),
                "the"
                    | "in"
                    | "last"
                    | "this"
                    | "next"
                    | "since"
                    | "by"
                    | "until"
                    | "early"
                    | "late"
                    | "of"
                    | "from"
            ) || words[before].is_number()
        })
}

/// "a doctors' strike", "the teachers' strike": work that is not done.
fn is_of_workers(words: &[Word<'_>], at: usize) -> bool {
    let mark = at.checked_sub(1).and_then(|before| words.get(before));
    let is_strike = matches!(words[at].lower.as_str(), "strike" | "strikes");
    let lower = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    let civilian = |at: usize| {
        super::people::person_at(words, at)
            .is_some_and(|(_, person)| person.kind == super::kind::ActorKind::Civilians)
    };
    // "a strike of lorry drivers", "two days of strike"
    let by_workers = lower(at + 1) == "of"
        && (civilian(at + 2) || civilian(at + 3) || lexicon::List::Unarmed.has(lower(at + 2)));
    let days = lower(at) == "strike"
        && at >= 2
        && lower(at - 1) == "of"
        && matches!(lower(at - 2), "days" | "day" | "weeks" | "week" | "hours");
    // "shopkeepers strike in Mahabad": the verb of workers.
    let they = at
        .checked_sub(1)
        .is_some_and(|before| civilian(before) && lower(before).ends_with('s'));
    if is_strike && (by_workers || days || they && lower(at) == "strike") {
        return true;
    }
    is_strike
        && mark.is_some_and(|mark| matches!(mark.raw, "'" | "’" | "'s" | "’s"))
        && at.checked_sub(2).is_some_and(|before| {
            super::people::person_at(words, before)
                .is_some_and(|(_, person)| person.kind == super::kind::ActorKind::Civilians)
        })
}

/// "forest fires", "a bush fire": nobody fires.
fn is_of_nature(words: &[Word<'_>], at: usize) -> bool {
    matches!(words[at].lower.as_str(), "fire" | "fires")
        && at.checked_sub(1).is_some_and(|before| {
            matches!(
                words[before].lower.as_str(),
                "forest" | "bush" | "grass" | "brush" | "crop" | "peat" | "vegetation" | "hill"
            )
        })
}

/// Tells how a word is used where it stands; `None` where it is part of something else ("strike a deal").
fn read_as(words: &[Word<'_>], span: Range<usize>, forms: Forms, ambiguous: bool) -> Option<Use> {
    let at = span.start;
    let previous = at.checked_sub(1).and_then(|before| words.get(before));
    let next = words.get(span.end);
    let verb_form = if forms.has(Forms::NOUN) {
        lexicon_form(words[at].lower.as_str())
    } else {
        forms
    };
    let Some(previous) = previous else {
        // The first word: "Fighting in …" is a noun, "Killed in …" a verb.
        return Some(if ambiguous || forms.has(Forms::NOUN) {
            Use::Noun
        } else {
            Use::Verb
        });
    };
    if !ambiguous && !forms.has(Forms::NOUN) {
        // "the border crossing": an -ing form behind a determiner, without an object, is a noun that is no trigger.
        let behind = (1..=2).any(|back| {
            at.checked_sub(back)
                .and_then(|k| words.get(k))
                .is_some_and(|word| word.is(Function::Determiner))
        });
        if forms.has(Forms::ING) && behind && !super::grammar::object_follows(words, span.end) {
            return None;
        }
        // "against police patrols": a noun behind the one that owns it.
        let behind_preposition = at
            .checked_sub(2)
            .and_then(|k| words.get(k))
            .is_some_and(|word| word.is(Function::Preposition));
        if forms.has(Forms::THIRD)
            && behind_preposition
            && matches!(
                previous.lower.as_str(),
                "police" | "army" | "military" | "troop" | "government" | "security"
            )
        {
            return None;
        }
        // "held in five jails", "the raids of the past": a noun that looks like a verb.
        if forms.has(Forms::THIRD)
            && (previous.is(Function::Determiner)
                || previous.is_number()
                || super::number::is_number_word(&previous.lower)
                || matches!(previous.lower.as_str(), "in" | "of" | "from" | "at"))
        {
            return None;
        }
        // Only a verb; but "the captured town", "wanted men" are adjectives, read as verbs all the same.
        return Some(Use::Verb);
    }
    if previous.is(Function::Modal)
        || previous.lower == "n't"
        || previous.lower == "did"
        || previous.lower == "does"
        || previous.lower == "do"
        || matches!(previous.lower.as_str(), "not" | "never") && verb_form.has(Forms::BASE)
    {
        return Some(Use::Verb);
    }
    if previous.lower == "to" {
        let plural = words[at].lower.ends_with('s') && !words[at].lower.ends_with("ss");
        return Some(if plural || verb_form.has(Forms::ING) {
            Use::Noun
        } else {
            Use::Verb
        });
    }
    if previous.is(Function::Determiner)
        || previous.lower == "'s"
        || previous.lower == "of"
        || previous.is_number()
    {
        return Some(Use::Noun);
    }
    if previous.is(Function::Be) {
        return Some(
            if verb_form.has(Forms::ING) || verb_form.has(Forms::PARTICIPLE) {
                Use::Verb
            } else {
                Use::Noun
            },
        );
    }
    if previous.is(Function::Have) {
        return Some(if verb_form.has(Forms::PARTICIPLE) {
            Use::Verb
        } else {
            Use::Noun
        });
    }
    if previous.is(Function::Pronoun) || previous.is(Function::Relative) {
        return Some(Use::Verb);
    }
    if verb_form.has(Forms::ING) {
        // ", killing two" is a verb; "in fighting", "heavy shelling", "shelling killed" are nouns.
        let object = next.is_some_and(|next| {
            next.is_number()
                || next.is(Function::Determiner)
                || super::number::is_number_word(&next.lower)
                || matches!(
                    next.lower.as_str(),
                    "at" | "him" | "them" | "himself" | "herself"
                )
        }) || super::number::number_at(words, span.end).is_some();
        // ", killing civilians", "for killing General Rios", "by shelling Hama"
        let whom = super::people::person_at(words, span.end).is_some()
            || next.is_some_and(Word::is_capital);
        let object =
            object || whom && !previous.is(Function::Determiner) && words[at].lower != "fighting";
        let participle = previous.is_comma()
            || matches!(previous.lower.as_str(), "and" | "for" | "by" | "after")
            || previous.is(Function::Adverb);
        return Some(
            if object && (participle || !previous.is(Function::Preposition)) {
                Use::Verb
            } else {
                Use::Noun
            },
        );
    }
    if verb_form.has(Forms::PAST) && !verb_form.has(Forms::BASE) {
        return Some(Use::Verb);
    }
    let object = next.is_some_and(|next| {
        next.is(Function::Determiner)
            || next.is_number()
            || super::number::is_number_word(&next.lower)
            || (next.is_capital() && !next.is(Function::Preposition))
            || lexicon::things_at(words, span.end).next().is_some()
            || super::people::person_at(words, span.end).is_some()
    });
    // "close the road and bomb every base"
    if previous.is(Function::Coordinator)
        && verb_form.has(Forms::BASE)
        && !words[at].lower.ends_with('s')
        && next.is_some_and(|next| next.is(Function::Determiner))
    {
        return Some(Use::Verb);
    }
    let plural_before = (previous.lower.ends_with('s') && !previous.lower.ends_with("ss"))
        || previous.lower.ends_with("men")
        || matches!(
            previous.lower.as_str(),
            "people" | "police" | "military" | "army" | "children"
        );
    let base_after_plural =
        verb_form.has(Forms::BASE) && !words[at].lower.ends_with('s') && plural_before;
    if base_after_plural && !previous.is(Function::Preposition) {
        let into = next.is_some_and(|next| {
            matches!(
                next.lower.as_str(),
                "in" | "into" | "with" | "at" | "on" | "against" | "over" | "through" | "near"
            )
        });
        // "Gunmen strike gendarmerie school"
        let people = super::people::person_at(words, at - 1).is_some();
        let plain = next.is_some_and(|next| {
            next.kind == crate::text::TokenKind::Word && !next.is(Function::Preposition)
        });
        return Some(if object || into || people && plain {
            Use::Verb
        } else {
            Use::Noun
        });
    }
    if verb_form.has(Forms::PAST) && object {
        return Some(Use::Verb);
    }
    if verb_form.has(Forms::THIRD)
        && object
        && previous.kind == crate::text::TokenKind::Word
        && !previous.is(Function::Preposition)
        && !previous.is(Function::Coordinator)
    {
        return Some(Use::Verb);
    }
    Some(Use::Noun)
}

fn lexicon_form(word: &str) -> Forms {
    PATTERNS
        .get(word)
        .map(|patterns| {
            patterns
                .iter()
                .filter(|pattern| {
                    !pattern.forms.has(Forms::NOUN) && !pattern.forms.has(Forms::ADJECTIVE)
                })
                .fold(Forms::default(), |all, pattern| all.with(pattern.forms))
        })
        .unwrap_or_default()
}

/// Returns the verb forms that a word can be, from all lists together.
pub(super) fn any_verb(word: &str) -> Forms {
    lexicon_form(word)
        .with(lexicon::common_verb(word))
        .with(lexicon::reporting_verb(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let text = crate::text::segment(text);
        let words = super::super::words::words(&text, &text.sentences[0]);
        let found: Vec<String> = hits(&words)
            .into_iter()
            .map(|hit| {
                let said: Vec<&str> = words[hit.words.clone()]
                    .iter()
                    .map(|word| word.raw)
                    .collect();
                format!(
                    "{} {} {}",
                    said.join(" "),
                    if hit.use_ == Use::Verb { "v" } else { "n" },
                    hit.readings.last().map_or("", |reading| reading.0.name)
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn nouns_and_verbs_of_one_spelling_are_told_apart() {
        check("The attack on the village", &["attack n attack"]);
        check("Gunmen attack village", &["attack v attack"]);
        check("Gunmen strike gendarmerie school", &["strike v strike"]);
        check("They attacked the village", &["attacked v attack"]);
        check("Clashes took place near Goma", &["Clashes n clash"]);
        check("Clashes in the north", &["Clashes n clash"]);
        check("The army clashes with rebels", &["clashes n clash"]);
        check("heavy shelling of the suburbs", &["shelling n shell"]);
        check("troops were shelling the suburbs", &["shelling v shell"]);
        check("planning to attack the town", &["attack v attack"]);
        check("in response to attacks on ships", &["attacks n attack"]);
    }

    #[test]
    fn no_row_stands_twice() {
        let mut seen = std::collections::HashSet::new();
        for row in rows(include_str!("lexicon/triggers.tsv")) {
            let said = row.join(" ");
            assert!(seen.insert(row), "{said}");
        }
    }

    #[test]
    fn longer_phrases_win() {
        check(
            "a suicide car bomb exploded",
            &["suicide car bomb n suicide", "exploded v explode"],
        );
        check(
            "Air strikes hit a school",
            &["Air strikes n air", "hit v strike"],
        );
        check("gunmen opened fire on a bus", &["opened fire v shoot"]);
    }
}
