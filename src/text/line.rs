//! Line breaks: which end a paragraph, and which only wrap it.

use super::character::{is_separator, is_terminal};

/// Columns between which a text may have been wrapped by a program; shorter lines are lists, longer ones paragraphs.
const WRAP_COLUMNS: std::ops::RangeInclusive<usize> = 45..=130;

/// A line of the text.
struct Line<'t> {
    /// Byte offset where it starts.
    start: usize,
    /// Its words, without surrounding white space.
    words: &'t str,
    /// Its length in characters.
    columns: usize,
}

/// Returns the byte offsets at which a new paragraph line starts, in order, beginning with 0.
pub(super) fn paragraph_starts(raw: &str) -> Vec<usize> {
    let lines = lines(raw);
    let mut starts = Vec::new();
    let mut block = 0;
    while block < lines.len() {
        let end = lines[block..]
            .iter()
            .position(|line| line.words.is_empty())
            .map_or(lines.len(), |blank| block + blank);
        let wrapped = is_wrapped(&lines[block..end]);
        for (i, line) in lines[block..end].iter().enumerate() {
            let continues = i > 0 && continues(&lines[block + i - 1], line, wrapped);
            if !continues {
                starts.push(line.start);
            }
        }
        block = end + 1;
    }
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    starts
}

fn lines(raw: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let is_break = |c: char| {
        matches!(
            c,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    for piece in raw.split_inclusive(is_break) {
        let words = piece.trim();
        // "\r\n" is one break: its second half is no blank line.
        let half = piece == "\n" && start > 0 && raw.as_bytes()[start - 1] == b'\r';
        if !half {
            lines.push(Line {
                start,
                words,
                columns: words.chars().count(),
            });
        }
        start += piece.len();
    }
    lines
}

/// Tells whether a block of lines was wrapped by a program: nearly every line is as long as its next word allowed.
fn is_wrapped(block: &[Line<'_>]) -> bool {
    let width = block.iter().map(|line| line.columns).max().unwrap_or(0);
    if block.len() < 3 || !WRAP_COLUMNS.contains(&width) {
        return false;
    }
    let full = block
        .windows(2)
        .filter(|pair| {
            let word = pair[1]
                .words
                .split_whitespace()
                .next()
                .map_or(0, |word| word.chars().count());
            pair[0].columns + 1 + word > width
        })
        .count();
    full * 5 >= (block.len() - 1) * 4
}

/// Tells whether a line goes on with what the line before it began.
fn continues(before: &Line<'_>, line: &Line<'_>, wrapped: bool) -> bool {
    if is_item(line.words) {
        return false;
    }
    let ended = before
        .words
        .chars()
        .rev()
        .find(|c| !super::character::is_closer(*c))
        .is_some_and(|c| is_terminal(c) || c == ':');
    let lower = line.words.chars().next().is_some_and(char::is_lowercase);
    wrapped || (lower && !ended)
}

/// Tells whether a line is an item of a list.
fn is_item(words: &str) -> bool {
    let mut chars = words.chars();
    match chars.next() {
        Some(c) if is_separator(c) => true,
        Some('-' | '*' | '–' | '—' | '+' | '>' | '#') => {
            chars.next().is_some_and(char::is_whitespace)
        }
        Some(c) if c.is_ascii_digit() => {
            let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.starts_with(". ") || rest.starts_with(") ")
        }
        _ => false,
    }
}
