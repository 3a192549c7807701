//! People whose number the report tells elsewhere: "the priests were killed" of a report that speaks of "the six priests".

use std::collections::HashMap;

use super::Toll;
use super::people::noun_after;
use crate::event::number::number_at;
use crate::event::record::Count;
use crate::event::words::Word;

/// How many people of each word a report speaks of, where it always says the same number.
#[derive(Debug, Default)]
pub(in crate::event) struct KnownNumbers {
    /// `None` for a word with two different numbers.
    of_word: HashMap<String, Option<Count>>,
}

impl KnownNumbers {
    /// Notes the numbers of a sentence.
    pub(in crate::event) fn note(&mut self, words: &[Word<'_>]) {
        for at in 0..words.len() {
            let Some(number) =
                number_at(words, at).filter(|number| number.firm && number.start == at)
            else {
                continue;
            };
            let Some((noun, len, _)) = noun_after(words, number.end, words.len()) else {
                continue;
            };
            let one_number = number.count.low == number.count.high && number.count.best > 1;
            if !one_number {
                continue;
            }
            // "six Jesuit priests" are six Jesuits too.
            for word in &words[number.end..noun + len] {
                self.of_word
                    .entry(word.lower.trim_end_matches('s').to_owned())
                    .and_modify(|known| *known = known.filter(|known| *known == number.count))
                    .or_insert(Some(number.count));
            }
        }
    }

    /// Gives a toll without a number the number of the people whom it means: "the priests", "these men".
    pub(in crate::event) fn complete(&self, words: &[Word<'_>], toll: &mut Toll) {
        let people = toll.people.clone();
        let definite = words
            .get(people.start)
            .is_some_and(|word| matches!(word.lower.as_str(), "the" | "these" | "those"));
        if !toll.vague || !definite || toll.count != Count::UNKNOWN_PLURAL {
            return;
        }
        let known = people
            .end
            .checked_sub(1)
            .and_then(|last| words.get(last))
            .and_then(|noun| self.of_word.get(noun.lower.trim_end_matches('s')).copied())
            .flatten();
        if let Some(count) = known {
            toll.count = count;
            toll.vague = false;
            for (_, part) in &mut toll.parts {
                if *part == Count::UNKNOWN_PLURAL {
                    *part = count;
                }
            }
        }
    }
}
