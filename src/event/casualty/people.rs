//! Who is counted: "at least 13 people", "one of its peacekeepers", "11 of the volunteers", "nobody".

use super::group::{collective, names, of_the_hurt, one_more};
use crate::event::grammar::is_day_word;
use crate::event::kind::ActorKind;
use crate::event::lexicon::{self, Function, List};
use crate::event::morphology::Forms;
use crate::event::number::{Number, number_at};
use crate::event::people::{Person, person_at};
use crate::event::record::Count;
use crate::event::trigger::any_verb;
use crate::event::words::{Word, slice};
use crate::text::Span;
use std::ops::Range;

/// A group of people met in a sentence.
pub(super) struct People {
    pub(super) words: Range<usize>,
    pub(super) count: Count,
    pub(super) vague: bool,
    pub(super) person: Option<Person>,
    /// It is one person by name ("Juan Mora").
    pub(super) named: bool,
}

pub(super) const UNKNOWN_PLURAL: Count = Count::UNKNOWN_PLURAL;

/// The people whom the words at `at` name: "at least 13 people", "a peasant", "the two soldiers", "civilians".
pub(super) fn people_at(
    words: &[Word<'_>],
    at: usize,
    end: usize,
    persons: &[Span],
) -> Option<People> {
    let word = words.get(at)?;
    if word.is_mark() && !word.is_quote() {
        return None;
    }
    let at = at + usize::from(word.is_quote());
    // "No one was hurt", "nobody died"
    let next = words.get(at + 1).map_or("", |word| word.lower.as_str());
    let none = match word.lower.as_str() {
        "no" if next == "one" => 2,
        "nobody" | "none" => 1,
        _ => 0,
    };
    if none > 0 && at + none <= end {
        return Some(People {
            words: at..at + none,
            count: Count::exactly(0),
            vague: false,
            person: None,
            named: false,
        });
    }
    // "one of whom died", "two of whom later died"
    let some = number_at(words, at).filter(|number| number.firm || word.lower == "one");
    if let Some(number) = some.filter(|number| is_of_whom(words, number.end)) {
        return Some(People {
            words: at..number.end,
            count: number.count,
            vague: false,
            person: None,
            named: false,
        });
    }
    // "wounding one, police said"
    if word.lower == "one"
        && (at + 1 >= end
            || words
                .get(at + 1)
                .is_none_or(|word| word.is_mark() || word.is(Function::Coordinator)))
    {
        return Some(People {
            words: at..at + 1,
            count: Count::exactly(1),
            vague: false,
            person: None,
            named: false,
        });
    }
    // "one of its peacekeepers": one, however many there are.
    if word.lower == "one"
        && words.get(at + 1).is_some_and(|word| word.lower == "of")
        && !words
            .get(at + 2)
            .is_some_and(|word| matches!(word.lower.as_str(), "them" | "whom"))
        && let Some((start, len, person)) = noun_after(words, at + 2, end)
    {
        return Some(People {
            words: at..start + len,
            count: Count::exactly(1),
            vague: false,
            person: Some(person),
            named: false,
        });
    }
    // "killed both of them"
    if word.lower == "both"
        && (at + 1 >= end
            || words.get(at + 1).is_none_or(|next| {
                next.is_mark() || next.lower == "of" || next.is(Function::Coordinator)
            }))
    {
        let last = at + 1 + 2 * usize::from(words.get(at + 1).is_some_and(|of| of.lower == "of"));
        return Some(People {
            words: at..last.min(end.max(at + 1)),
            count: Count::exactly(2),
            vague: false,
            person: None,
            named: false,
        });
    }
    // "One devotee died": whatever he is.
    if word.lower == "one" && is_one_who(words, at, end) {
        return Some(People {
            words: at..at + 2,
            count: Count::exactly(1),
            vague: false,
            person: None,
            named: false,
        });
    }
    if is_age(words, at) {
        return None;
    }
    if let Some(people) = collective(words, at, end).or_else(|| of_the_hurt(words, at, end)) {
        return Some(people);
    }
    if is_money(words, at) {
        return None;
    }
    if let Some(number) = number_at(words, at).filter(|number| number.end <= end) {
        if let Some((start, len, person)) = noun_after(words, number.end, end) {
            // "two village elders" are people, "two houses of farmers" are not.
            let owned = slice(words, number.end..start)
                .iter()
                .any(|word| word.lower == "of" || List::Measure.has(&word.lower));
            if owned && not_people(words, number.end) {
                return None;
            }
            return Some(People {
                words: at..start + len,
                count: number.count,
                vague: number.vague,
                person: Some(person),
                named: false,
            });
        }
        if number.firm || number.end >= end {
            return bare_number(words, &number, at, end);
        }
    }
    let mut start = at;
    let determiner = words
        .get(start)
        .filter(|word| word.is(Function::Determiner) || word.lower == "one");
    let single = determiner.is_some_and(|word| {
        matches!(
            word.lower.as_str(),
            "a" | "an" | "one" | "another" | "his" | "her" | "its" | "the" | "this" | "their"
        )
    });
    if determiner.is_some() {
        start += 1;
    }
    // "the two soldiers"
    if determiner.is_some_and(|word| {
        matches!(
            word.lower.as_str(),
            "the" | "their" | "his" | "her" | "its" | "these" | "those"
        )
    }) && let Some(number) =
        number_at(words, start).filter(|number| number.end <= end && !is_age(words, start))
        && let Some((noun, len, person)) = noun_after(words, number.end, end)
    {
        return Some(People {
            words: at..noun + len,
            count: number.count,
            vague: number.vague,
            person: Some(person),
            named: false,
        });
    }
    if let Some(name) = words.get(start).filter(|word| word.is_capital())
        && persons.iter().any(|person| person.contains(name.span))
    {
        let last = (start..end)
            .take_while(|&k| persons.iter().any(|person| person.contains(words[k].span)))
            .last()
            .unwrap_or(start);
        return Some(People {
            words: at..last + 1,
            count: Count::exactly(1),
            vague: false,
            person: None,
            named: true,
        });
    }
    let reach = if determiner.is_some() {
        end
    } else {
        end.min(start + 3)
    };
    if let Some(one) = one_more(words, at, end) {
        return Some(one);
    }
    let (noun, len, person) = noun_after(words, start, reach)?;
    if determiner.is_none()
        && slice(words, start..noun).iter().any(|word| {
            any_verb(&word.lower).has(Forms::PAST.with(Forms::BASE))
                && !any_verb(&word.lower).has(Forms::PARTICIPLE)
                || word.is(Function::Adverb)
                || word.is(Function::Determiner)
                || word.is(Function::Have)
                || word.is(Function::Be)
                || word.is_quote()
                || !word.is_capital() && lexicon::reporting_verb(&word.lower).has(Forms::PAST)
        })
    {
        return None;
    }
    let count = if person.singular && (single || determiner.is_none()) {
        Count::exactly(1)
    } else if person.singular {
        return None;
    } else {
        UNKNOWN_PLURAL
    };
    // "brothers Ali, Omar and Idris Saleh"
    if count == UNKNOWN_PLURAL
        && let Some((last, count)) = names(words, noun + len, end, persons)
    {
        return Some(People {
            words: at..last,
            count: Count::exactly(count),
            vague: false,
            person: Some(person),
            named: false,
        });
    }
    Some(People {
        words: at..noun + len,
        count,
        vague: count == UNKNOWN_PLURAL,
        person: Some(person),
        named: false,
    })
}

/// Of how many a part is told: 12 of "seven of the 12 villagers".
pub(in crate::event) fn whole_of(words: &[Word<'_>], people: &Range<usize>) -> Option<Count> {
    let of = number_at(words, people.start)?.end;
    let is_part = words.get(of)?.lower == "of"
        && matches!(words.get(of + 1)?.lower.as_str(), "the" | "those" | "its");
    let whole = number_at(words, of + 2).filter(|whole| whole.firm && whole.end <= people.end)?;
    is_part.then_some(whole.count)
}

/// Tells whether a number at a word is somebody's age: "Sarah, 31, was", "aged 71 and 68".
pub(super) fn is_age(words: &[Word<'_>], at: usize) -> bool {
    let lower = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    let before = |back: usize| at.checked_sub(back);
    let aged = |at: usize| matches!(lower(at), "aged" | "age" | "ages");
    // "all over 70"
    if matches!(lower(at), "over" | "under" | "above")
        && before(1).is_some_and(|k| matches!(lower(k), "all" | "both" | "aged" | "mostly"))
    {
        return true;
    }
    if !words.get(at).is_some_and(Word::is_number) {
        return false;
    }
    if before(1).is_some_and(|k| matches!(lower(k), "over" | "under" | "above"))
        && before(2).is_some_and(|k| matches!(lower(k), "all" | "both" | "aged" | "mostly"))
    {
        return true;
    }
    let after_aged = before(1).is_some_and(aged)
        || before(3).is_some_and(aged)
            && before(1).is_some_and(|k| matches!(lower(k), "and" | "to" | "or" | "-" | "–"));
    let after_name = before(1).is_some_and(|k| words[k].is_comma())
        && before(2).is_some_and(|k| {
            words[k].is_capital()
                || person_at(words, k).is_some_and(|(len, person)| len == 1 && person.singular)
                    && words.get(at + 1).is_some_and(Word::is_comma)
        })
        && words
            .get(at + 1)
            .is_none_or(|next| next.is_comma() || next.is_mark() || next.lower == "and");
    // "his 15-year-old daughter"
    let years = matches!(lower(at + 1), "-" | "‐" | "–") && lower(at + 2).starts_with("year")
        || lower(at + 1).starts_with("year-old")
        || lower(at + 1) == "year" && matches!(lower(at + 2), "old" | "-");
    after_aged || after_name || years
}

/// "$20 million was lost": no people.
fn is_money(words: &[Word<'_>], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| words[at].raw);
    let sign = |raw: &str| {
        matches!(
            raw,
            "$" | "€"
                | "£"
                | "₦"
                | "₹"
                | "Rs"
                | "Rs."
                | "N"
                | "US$"
                | "INR"
                | "PKR"
                | "USD"
                | "EUR"
                | "NGN"
        )
    };
    sign(before(1)) || sign(before(2)) && at.checked_sub(1).is_some_and(|at| words[at].is_number())
}

/// A number that stands alone for people: "killing 27", "16 were wounded".
pub(super) fn bare_number(
    words: &[Word<'_>],
    number: &Number,
    at: usize,
    end: usize,
) -> Option<People> {
    if not_people(words, number.end) || is_of_name(words, at) || is_year(words, at) {
        return None;
    }
    let mut last = number.end;
    // "eight members of one family" has a noun that is not in the list: step over up to two unknown words.
    while last < end
        && last < number.end + 2
        && words[last].kind == crate::text::TokenKind::Word
        && !stops(&words[last])
    {
        last += 1;
    }
    Some(People {
        words: at..last,
        count: number.count,
        vague: number.vague,
        person: of_a_people(words, number.end, last),
        named: false,
    })
}

/// "60 Afghans", "two Hazaras and": a number of one name that is no abbreviation counts people of that name.
pub(super) fn of_a_people(words: &[Word<'_>], at: usize, last: usize) -> Option<Person> {
    let name = words.get(at).filter(|_| last == at + 1)?;
    let spelled = name.raw.chars().any(char::is_lowercase);
    (name.is_capital() && spelled && !is_day_word(&name.lower)).then_some(Person {
        kind: ActorKind::Civilians,
        who: None,
        singular: false,
    })
}

/// "born in 1958", "since 2011": no people.
fn is_year(words: &[Word<'_>], at: usize) -> bool {
    let year = words[at].raw.len() == 4
        && words[at]
            .raw
            .parse()
            .is_ok_and(|year: u32| (1900..2100).contains(&year));
    year && at.checked_sub(1).is_some_and(|before| {
        matches!(
            words[before].lower.as_str(),
            "in" | "since" | "of" | "from" | "until" | "till" | "by" | "after" | "before"
        ) || List::Month.has(&words[before].lower)
    })
}

/// "of whom", "of them".
pub(super) fn is_of_whom(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|word| word.lower == "of")
        && words
            .get(at + 1)
            .is_some_and(|word| matches!(word.lower.as_str(), "whom" | "them"))
}

/// "one devotee" right before a verb that tells what became of him.
fn is_one_who(words: &[Word<'_>], at: usize, end: usize) -> bool {
    let noun = at + 1;
    let plain = words.get(noun).is_some_and(|word| {
        word.kind == crate::text::TokenKind::Word && !word.is_capital() && !stops(word)
    });
    plain
        && noun + 1 == end
        && person_at(words, noun).is_none()
        && !not_people(words, noun)
        && words.get(end).is_some_and(|verb| {
            List::Dying.has(&verb.lower) || verb.is(Function::Be) && verb.lower == "was"
        })
}

/// "Rescue 1122 shifted", "Radio 4 said": a number that belongs to the name before it. "In Idlib 12 died" has a place before it.
fn is_of_name(words: &[Word<'_>], at: usize) -> bool {
    let Some(name) = at.checked_sub(1) else {
        return false;
    };
    words[at].is_number()
        && words[name].is_capital()
        && !is_day_word(&words[name].lower)
        && !List::Month.has(&words[name].lower)
        && !words[name].is(Function::Preposition)
        && !words[name].is(Function::Subordinator)
        && !words[name].is(Function::Determiner)
        && !words[name].is(Function::Adverb)
        && name
            .checked_sub(1)
            .is_none_or(|before| words[before].is_mark())
}

pub(super) fn stops(word: &Word<'_>) -> bool {
    word.is(Function::Preposition)
        || word.is(Function::Coordinator)
        || word.is(Function::Be)
        || word.is(Function::Have)
        || word.is(Function::Relative)
        || word.is(Function::Subordinator)
        || any_verb(&word.lower) != Forms::default()
        || is_day_word(&word.lower)
}

/// Tells whether the noun after a number counts something other than people.
pub(super) fn not_people(words: &[Word<'_>], at: usize) -> bool {
    // "thousands of birds"
    let at = at + usize::from(words.get(at).is_some_and(|word| word.lower == "of"));
    (at..words.len().min(at + 3))
        .take_while(|&k| {
            !words[k].is_mark()
                && !words[k].is(Function::Preposition)
                && !words[k].is(Function::Coordinator)
        })
        .any(|k| {
            let lower = words[k].lower.as_str();
            List::Measure.has(lower)
                || List::Beast.has(lower)
                // "killed in May" and "may": the month is told by its place in the sentence.
                || lower != "may" && List::Month.has(lower)
                || (crate::event::lexicon::is_thing(words, k, crate::event::lexicon::Thing::Civilian)
                && lower != "guards")
                || crate::event::lexicon::is_thing(
                    words,
                    k,
                    crate::event::lexicon::Thing::Territory,
                )
                || lexicon::weapon_at(words, k).is_some()
        })
}

/// The word for people within four words, adjectives between: "13 Syrian army soldiers".
pub(super) fn noun_after(
    words: &[Word<'_>],
    at: usize,
    end: usize,
) -> Option<(usize, usize, Person)> {
    let mut found: Option<(usize, usize, Person)> = None;
    let mut k = at;
    let mut reach = at + 6;
    while k < end.min(reach) {
        let word = words.get(k)?;
        // "seven suspected People's Army (PA) rebels"
        if found.is_none()
            && word.raw == "("
            && let Some(close) = (k + 1..words.len().min(k + 4)).find(|&at| words[at].raw == ")")
        {
            reach += close + 1 - k;
            k = close + 1;
            continue;
        }
        if word.is_mark() && !word.is_quote() && word.raw != "-" {
            break;
        }
        // "the mayor's son", "People's Army rebels": whose they are.
        let owns = |len: usize| words.get(k + len).is_some_and(|word| word.lower == "'s");
        if let Some((len, person)) = person_at(words, k).filter(|(len, _)| !owns(*len)) {
            found = Some((k, len, person));
            k += len;
            continue;
        }
        if found.is_some()
            || (word.is(Function::Preposition) && word.lower != "of")
            || word.is(Function::Coordinator)
            || word.is(Function::Be)
            || word.is(Function::Relative)
            || word.is(Function::Subordinator)
        {
            break;
        }
        // "two of his bodyguards"
        let whose = k == at + 1
            && words[at].lower == "of"
            && matches!(
                word.lower.as_str(),
                "his" | "her" | "its" | "their" | "our" | "my"
            );
        if word.is(Function::Determiner) && k > at && word.lower != "the" && !whose {
            break;
        }
        if k > at && (word.is_number() || crate::event::number::is_number_word(&word.lower)) {
            break;
        }
        k += 1;
    }
    found
}
