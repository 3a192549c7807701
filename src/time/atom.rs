//! Atoms: the pieces that time expressions are made of, finer than the tokens of `text` ("third-quarter" is three).

use crate::text::{SegmentedText, Span};

use super::lexicon::{LEXICON, Senses, WordId};

/// What an atom is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AtomKind {
    /// A run of letters.
    Word,
    /// A run of digits, with the commas of thousands.
    Number,
    /// One other character.
    Mark(char),
    /// The end of a paragraph or of the text: no expression crosses it.
    Break,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) kind: AtomKind,
    /// Follows the atom before it without a space.
    pub(super) glued: bool,
    /// Begins with a capital.
    pub(super) capital: bool,
    /// The number of the word in the lexicon, 0 if unknown.
    pub(super) word: WordId,
    /// The value of a number; `None` for words and for what is too long.
    pub(super) number: Option<u32>,
    /// How many characters a number has.
    pub(super) length: u8,
    /// The sentence it stands in, counted from 0.
    pub(super) sentence: u32,
}

impl Atom {
    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.kind == AtomKind::Mark(mark)
    }

    pub(super) fn senses(&self) -> &'static Senses {
        LEXICON.senses(self.word)
    }

    pub(super) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// Cuts a text into atoms. Texts beyond 4 GiB are read up to there.
pub(super) fn lex(text: &SegmentedText<'_>) -> Vec<Atom> {
    let raw = text.raw;
    let mut atoms = Vec::with_capacity(raw.len() / 5 + 1);
    let mut sentences = text
        .sentences
        .iter()
        .map(|sentence| sentence.span.start)
        .peekable();
    let mut sentence = 0_u32;
    let mut first = true;
    let mut at = 0;
    while at < raw.len() && u32::try_from(raw.len()).is_ok() {
        let (end, kind) = next_piece(raw, at);
        let Some(kind) = kind else {
            if is_paragraph_end(&raw[at..end]) {
                atoms.push(boundary(at, sentence));
            }
            at = end;
            continue;
        };
        while sentences.peek().is_some_and(|start| *start <= at) {
            sentences.next();
            if !first {
                sentence += 1;
            }
            first = false;
        }
        atoms.push(atom(raw, at, end, kind, sentence, atoms.last()));
        at = end;
    }
    atoms.push(boundary(raw.len(), sentence));
    atoms
}

/// Returns the words and marks of a lexicon phrase.
pub(super) fn lex_words(phrase: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut at = 0;
    while at < phrase.len() {
        let (end, kind) = next_piece(phrase, at);
        if kind.is_some_and(|kind| kind != AtomKind::Mark('-')) {
            words.push(&phrase[at..end]);
        }
        at = end;
    }
    words
}

fn boundary(at: usize, sentence: u32) -> Atom {
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    Atom {
        start: at,
        end: at,
        kind: AtomKind::Break,
        glued: false,
        capital: false,
        word: 0,
        number: None,
        length: 0,
        sentence,
    }
}

fn atom(
    raw: &str,
    start: usize,
    end: usize,
    kind: AtomKind,
    sentence: u32,
    last: Option<&Atom>,
) -> Atom {
    let piece = &raw[start..end];
    let start_offset = u32::try_from(start).unwrap_or(u32::MAX);
    Atom {
        start: start_offset,
        end: u32::try_from(end).unwrap_or(u32::MAX),
        kind,
        glued: last.is_some_and(|last| last.end == start_offset && last.kind != AtomKind::Break),
        capital: piece.as_bytes()[0].is_ascii_uppercase(),
        word: match kind {
            AtomKind::Word => word_id(piece),
            AtomKind::Mark('\'') => LEXICON.id("'"),
            _ => 0,
        },
        number: match kind {
            AtomKind::Number => number(piece),
            _ => None,
        },
        length: u8::try_from(piece.len()).unwrap_or(u8::MAX),
        sentence,
    }
}

/// Longer than every word of the lexicon.
const LONGEST_WORD: usize = 24;

fn word_id(word: &str) -> WordId {
    let mut lower = [0_u8; LONGEST_WORD];
    let Some(lower) = lower.get_mut(..word.len()) else {
        return 0;
    };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).map_or(0, |word| LEXICON.id(word))
}

fn number(digits: &str) -> Option<u32> {
    // Ten characters hold every u32; the rest is no count or year.
    if digits.len() > 13 {
        return None;
    }
    digits
        .bytes()
        .filter(u8::is_ascii_digit)
        .try_fold(0_u32, |value, digit| {
            value.checked_mul(10)?.checked_add(u32::from(digit - b'0'))
        })
}

/// Returns where the piece that starts at `at` ends, and its kind: `None` for white space.
fn next_piece(raw: &str, at: usize) -> (usize, Option<AtomKind>) {
    let bytes = raw.as_bytes();
    let run = |test: fn(&u8) -> bool| at + bytes[at..].iter().take_while(|byte| test(byte)).count();
    match bytes[at] {
        byte if byte.is_ascii_alphabetic() || byte >= 0x80 => {
            let end = end_of_letters(raw, at);
            if end > at {
                return (end, Some(AtomKind::Word));
            }
            let mark = raw[at..].chars().next().unwrap_or(' ');
            let end = at + mark.len_utf8();
            if mark.is_whitespace() || is_invisible(mark) {
                (end, None)
            } else {
                (end, Some(AtomKind::Mark(plain_mark(mark))))
            }
        }
        byte if byte.is_ascii_digit() => (end_of_digits(bytes, at), Some(AtomKind::Number)),
        byte if byte.is_ascii_whitespace() => (run(u8::is_ascii_whitespace), None),
        byte => (at + 1, Some(AtomKind::Mark(plain_mark(char::from(byte))))),
    }
}

fn end_of_letters(raw: &str, at: usize) -> usize {
    let bytes = raw.as_bytes();
    let mut end = at;
    while let Some(byte) = bytes.get(end) {
        if byte.is_ascii_alphabetic() {
            end += 1;
        } else if byte.is_ascii() {
            break;
        } else {
            match raw[end..].chars().next() {
                Some(letter) if letter.is_alphabetic() => end += letter.len_utf8(),
                _ => break,
            }
        }
    }
    end
}

fn end_of_digits(bytes: &[u8], at: usize) -> usize {
    let digits = |from: usize| {
        bytes
            .get(from..)
            .unwrap_or(&[])
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let mut end = at + digits(at);
    if end - at <= 3 {
        while bytes.get(end) == Some(&b',') && digits(end + 1) == 3 {
            end += 4;
        }
    }
    end
}

/// Returns one sign for the many that are written for it.
fn plain_mark(mark: char) -> char {
    match mark {
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        other => other,
    }
}

/// Tells marks of direction and joining, which may stand between any two characters.
fn is_invisible(mark: char) -> bool {
    matches!(mark, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// Tells a blank line; a single line end may be mere wrapping.
fn is_paragraph_end(space: &str) -> bool {
    space.bytes().filter(|byte| *byte == b'\n').count() > 1
}
