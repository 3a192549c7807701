//! Classes of characters that the segmenter cares about.

/// How a stretch of text uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Casing {
    /// Ordinary text: a capital means something.
    Mixed,
    /// Capitals throughout, as in old wire copy: a capital means nothing.
    Upper,
    /// No capitals at all: their absence means nothing.
    Lower,
    /// A script without capitals, or no letters.
    None,
}

impl Casing {
    /// Returns the casing of a text, from its letters.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let (mut upper, mut lower) = (0usize, 0usize);
        for c in text.chars() {
            if c.is_lowercase() {
                lower += 1;
            } else if c.is_uppercase() {
                upper += 1;
            }
        }
        match (upper, lower) {
            (0, 0) => Self::None,
            (0, _) => Self::Lower,
            // A stray lower-case letter ("McDONALD") does not make capitals meaningful.
            (upper, lower) if lower * 12 <= upper => Self::Upper,
            _ => Self::Mixed,
        }
    }
}

/// White space, and marks that are not seen: they stand between tokens.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Marks that live inside a word without being letters: combining accents, viramas, joiners, soft hyphens, direction marks.
pub(super) fn is_inner(c: char) -> bool {
    matches!(c,
        '\u{00ad}' | '\u{0300}'..='\u{036f}' | '\u{0483}'..='\u{0487}' | '\u{0591}'..='\u{05c7}' | '\u{0610}'..='\u{061a}'
        | '\u{064b}'..='\u{065f}' | '\u{0670}' | '\u{200c}' | '\u{200d}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
        || is_virama(c)
}

/// Signs of the Indic scripts that join consonants.
fn is_virama(c: char) -> bool {
    matches!(
        c,
        '\u{093c}' | '\u{094d}' | '\u{09bc}' | '\u{09cd}' | '\u{0a3c}' | '\u{0a4d}' | '\u{0abc}' | '\u{0acd}' | '\u{0b4d}'
            | '\u{0bcd}' | '\u{0c4d}' | '\u{0ccd}' | '\u{0d4d}' | '\u{0dca}' | '\u{0e38}'..='\u{0e4e}' | '\u{0eb8}'..='\u{0ecd}'
            | '\u{0f39}' | '\u{0f84}' | '\u{1037}'..='\u{103a}' | '\u{17c6}'..='\u{17d3}'
    )
}

/// Characters written without spaces between words, one of which is a token of its own.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Signs used as an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{2032}' | '\u{ff07}'
    )
}

/// Hyphens, not dashes.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Marks that can end a sentence.
pub(super) fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽' | '⁇' | '⁈' | '⁉') || is_full_stop_elsewhere(c)
}

/// Full stops of other scripts, which end a sentence whatever follows.
pub(super) fn is_full_stop_elsewhere(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '．'
            | '｡'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '።'
            | '፧'
            | '։'
            | '၊'
            | '။'
    )
}

/// Marks that close what an earlier mark opened.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}' | '」' | '』' | '）' | '】' | '›'
    )
}

/// Bullets and separators of lists and menus: a new item follows.
pub(super) fn is_separator(c: char) -> bool {
    matches!(
        c,
        '•' | '|' | '▪' | '►' | '■' | '●' | '‣' | '◦' | '▸' | '◆' | '∙' | '¶'
    )
}
