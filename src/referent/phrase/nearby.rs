//! What of a text's names can touch some words: those of the words' own sentence and the one before. Looked up instead of searched,
//! so that the cost stays linear in the text.

use std::ops::Range;

use super::wording::Wording;
use crate::text::Span;

/// Returns the indexes of those items that begin in the sentence of `span` or the one before it. `items` are in text order, at least sentence
/// by sentence.
pub(super) fn around<T>(
    wording: &Wording<'_>,
    items: &[T],
    span_of: impl Fn(&T) -> Span,
    span: Span,
) -> Range<usize> {
    let sentences = &wording.text.sentences;
    let after = sentences.partition_point(|sentence| sentence.span.start <= span.start);
    let start = after
        .checked_sub(2)
        .map_or(0, |before| sentences[before].span.start);
    let end = sentences
        .partition_point(|sentence| sentence.span.start < span.end)
        .checked_sub(1)
        .map_or(usize::MAX, |last| sentences[last].span.end.max(span.end));
    items.partition_point(|item| span_of(item).start < start)
        ..items.partition_point(|item| span_of(item).start < end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn names_two_sentences_back_are_out_of_reach() {
        let raw = "Homs was quiet. Hama was not. In Idlib a market was hit.";
        let text = text::segment(raw);
        let wording = Wording::of(&text);
        let names: Vec<Span> = ["Homs", "Hama", "Idlib"]
            .iter()
            .map(|name| {
                let start = raw.find(name).unwrap_or_default();
                Span::new(start, start + name.len())
            })
            .collect();
        let market = raw.find("market").map_or(0..0, |start| start..start + 6);
        let market = Span::new(market.start, market.end);
        assert_eq!(around(&wording, &names, |&name| name, market), 1..3);
        assert_eq!(around(&wording, &names, |&name| name, names[0]), 0..1);
    }
}
