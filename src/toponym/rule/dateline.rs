//! The dateline: "BEIRUT, Oct 9 (Wire) - ", "Aleppo, Syria — ", "SAN SALVADOR, 14 SEP 89 --".

use crate::text::TokenKind;
use crate::toponym::ToponymRole;
use crate::toponym::draft::Draft;
use crate::toponym::lexicon::WordClasses;

/// A dateline stands in one of the first paragraphs, below headings.
const LATEST_PARAGRAPH: usize = 8;
/// The most units before its dash.
const LONGEST: usize = 24;

pub(super) fn apply(draft: &mut Draft<'_>) {
    let mut paragraph = usize::MAX;
    for sentence in &draft.text.sentences {
        if sentence.paragraph > LATEST_PARAGRAPH {
            return;
        }
        if sentence.paragraph == paragraph {
            continue;
        }
        paragraph = sentence.paragraph;
        let start = draft.units.of_tokens(sentence.tokens.clone()).start;
        let Some(end) = end_of_dateline(draft, start) else {
            continue;
        };
        let mut unit = start;
        while unit < end && draft.word(unit) != "(" {
            let known = draft.known(unit).map(|known| known.units.clone());
            match known.filter(|units| units.end <= end && draft.is_free(units)) {
                Some(units) => {
                    unit = units.end;
                    draft.add(units, ToponymRole::Dateline, "dateline");
                }
                None => unit += 1,
            }
        }
        return;
    }
}

/// Returns the unit of the dash that ends the dateline which begins at `start`.
fn end_of_dateline(draft: &Draft<'_>, start: usize) -> Option<usize> {
    let name_end = draft.known(start)?.units.end;
    let capitals = draft
        .word(start)
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(|c| !c.is_lowercase());
    let (mut dated, mut agency, mut depth) = (false, false, 0);
    for unit in name_end..start + LONGEST {
        draft.near(start, (unit - start).cast_signed())?;
        match draft.word(unit) {
            "(" | "[" => depth += 1,
            ")" | "]" => {
                depth -= 1;
                agency = true;
            }
            mark @ ("-" | "–" | "—" | "--" | ":") if depth == 0 => {
                // "Aleppo: a city …" is a heading; a dash needs space around it, or capitals or a date before it.
                let spaced = !draft.touches_before(unit);
                let marked = capitals || dated || agency;
                return (marked || (mark != ":" && spaced)).then_some(unit);
            }
            "," | "/" | "." => {}
            _ if depth > 0 => {}
            _ => {
                let calendar = draft
                    .classes(unit)
                    .has(WordClasses::MONTH.or(WordClasses::WEEKDAY));
                let number = draft
                    .unit(unit)
                    .is_some_and(|u| draft.text.tokens[u.token].kind == TokenKind::Number);
                dated |= calendar || number;
                if !(calendar || number || draft.is_capital(unit)) {
                    return None;
                }
            }
        }
    }
    None
}
