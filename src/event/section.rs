//! Sections of a digest: under "SPORT" or "BUSINESS" war words are figures of speech, under "ON THIS DAY" they are history.

use std::sync::LazyLock;

use super::lexicon::{PhraseTable, rows};
use super::scene::Scene;
use super::words::Word;

/// What the paragraphs under a heading are about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Section {
    /// Anything.
    #[default]
    News,
    /// Sport, business, culture: nobody bears arms there.
    Leisure,
    /// What happened long ago.
    Past,
}

static HEADINGS: LazyLock<PhraseTable<Section>> = LazyLock::new(|| {
    PhraseTable::new(
        rows(include_str!("lexicon/headings.tsv")).filter_map(|row| {
            let section = match *row.get(1)? {
                "leisure" => Section::Leisure,
                "past" => Section::Past,
                _ => return None,
            };
            Some(((*row.first()?).to_owned(), section))
        }),
    )
});

/// The most words of a heading.
pub(super) const LONGEST_HEADING: usize = 6;

/// Follows the headings of a report.
#[derive(Debug, Default)]
pub(super) struct Sections {
    current: Section,
    /// A heading inside its paragraph ("SPORT: The team …") rules that one alone.
    paragraph: Option<(usize, Section)>,
}

impl Sections {
    /// Returns the section that a sentence stands in; `alone` tells whether it is all of its paragraph.
    pub(super) fn enter(&mut self, scene: &Scene<'_>, alone: bool) -> Section {
        if let Some((paragraph, section)) = self.paragraph {
            if paragraph == scene.paragraph {
                return section;
            }
            self.paragraph = None;
        }
        if alone && is_heading(&scene.words) {
            self.current = heading(&scene.words, scene.words.len()).unwrap_or_default();
        } else if let Some(colon) =
            (1..scene.words.len().min(LONGEST_HEADING)).find(|&at| scene.words[at].raw == ":")
            && let Some(section) = heading(&scene.words, colon)
            && scene.words[0].is_capital()
        {
            self.paragraph = Some((scene.paragraph, section));
            return section;
        }
        self.current
    }
}

/// A short line without a full stop.
fn is_heading(words: &[Word<'_>]) -> bool {
    words.len() <= LONGEST_HEADING
        && words
            .last()
            .is_some_and(|last| !matches!(last.raw, "." | "!" | "?" | "\"" | "”"))
}

/// The section that words before a mark or an end announce, where they are nothing else.
fn heading(words: &[Word<'_>], end: usize) -> Option<Section> {
    let (len, section) = HEADINGS.longest(words, 0)?;
    let rest = words.get(len..end)?;
    rest.iter().all(Word::is_mark).then_some(*section)
}
