//! The scanner that cuts text into tokens, in one pass from left to right.

use super::abbreviation::{self, Abbreviation};
use super::character::{is_apostrophe, is_blank, is_hyphen, is_ideograph, is_inner};
use super::{Span, Token, TokenKind};

/// Cuts a text into tokens.
pub(super) fn tokenize(raw: &str) -> Vec<Token> {
    let mut scanner = Scanner {
        raw,
        at: 0,
        tokens: Vec::with_capacity(raw.len() / 5),
    };
    while let Some(c) = scanner.peek() {
        if is_blank(c) {
            scanner.at += c.len_utf8();
        } else if let Some(end) = web_address(raw, scanner.at) {
            scanner.push(end, TokenKind::Word);
        } else if is_ideograph(c) {
            scanner.push(scanner.at + c.len_utf8(), TokenKind::Word);
        } else if c.is_numeric() {
            scanner.number();
        } else if c.is_alphabetic() {
            scanner.word();
        } else {
            scanner.mark(c);
        }
    }
    scanner.tokens
}

struct Scanner<'t> {
    raw: &'t str,
    at: usize,
    tokens: Vec<Token>,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        char_at(self.raw, self.at)
    }

    fn push(&mut self, end: usize, kind: TokenKind) {
        self.tokens.push(Token {
            span: Span::new(self.at, end),
            kind,
        });
        self.at = end;
    }

    /// A mark, or a run of the same one.
    fn mark(&mut self, c: char) {
        let mut end = self.at + c.len_utf8();
        if matches!(
            c,
            '.' | '-' | '–' | '—' | '_' | '=' | '*' | '~' | '!' | '?' | '…'
        ) {
            while char_at(self.raw, end) == Some(c) {
                end += c.len_utf8();
            }
        }
        // Variation selectors and joiners stay with the sign before them.
        while let Some(inner) = char_at(self.raw, end).filter(|&c| is_inner(c)) {
            end += inner.len_utf8();
        }
        self.push(end, TokenKind::Mark);
    }

    /// Digits with inner marks, and the endings of ordinals and decades.
    fn number(&mut self) {
        let raw = self.raw;
        let mut end = self.at;
        loop {
            end = skip(raw, end, char::is_numeric);
            let Some(mark) = char_at(raw, end) else { break };
            let after = end + mark.len_utf8();
            let joins = matches!(mark, '.' | ',' | ':' | '/' | '٫' | '٬' | '–') || is_hyphen(mark);
            if !joins || !char_at(raw, after).is_some_and(char::is_numeric) {
                break;
            }
            end = after;
        }
        let letters = skip_at_most(raw, end, 3, char::is_alphanumeric);
        let ending = &raw[end..letters];
        if ["st", "nd", "rd", "th", "s"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
        {
            end = letters;
        }
        self.push(end, TokenKind::Number);
        self.clitic();
    }

    /// Letters with what may stand inside a word.
    fn word(&mut self) {
        let raw = self.raw;
        let start = self.at;
        let mut end = start;
        // Letters since the last hyphen or dot, counted up to two, and whether a dot was taken: "U.S." alternates letter and dot.
        let mut dotted = false;
        loop {
            let piece = end;
            end = skip(raw, end, |c| {
                (c.is_alphanumeric() || is_inner(c)) && !is_ideograph(c)
            });
            let one_letter = is_one_letter(&raw[piece..end]);
            let Some(mark) = char_at(raw, end) else { break };
            let after = end + mark.len_utf8();
            let next = char_at(raw, after);
            let joins = match mark {
                '.' if one_letter && next.is_some_and(char::is_alphabetic) => {
                    dotted = true;
                    true
                }
                '.' if one_letter && dotted => {
                    end = after;
                    // "U.S.-led" goes on, "U.S. forces" does not.
                    char_at(raw, end).is_some_and(is_hyphen)
                        && char_at(raw, end + 1).is_some_and(char::is_alphanumeric)
                }
                // "example.org", "v2.0"; but not "ended.The".
                '.' => {
                    !one_letter
                        && next.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
                        && raw[piece..end].is_ascii()
                }
                '&' => {
                    next.is_some_and(char::is_uppercase)
                        && char_before(raw, end).is_some_and(char::is_uppercase)
                }
                '_' | '@' => next.is_some_and(char::is_alphanumeric),
                mark if is_hyphen(mark) => {
                    next.is_some_and(char::is_alphanumeric)
                        || (next.is_some_and(is_apostrophe)
                            && char_at(raw, after + next.map_or(0, char::len_utf8))
                                .is_some_and(char::is_alphabetic))
                }
                mark if is_apostrophe(mark) => {
                    if let Some(clitic) = clitic_at(raw, end) {
                        // "didn't" is "did" and "n't".
                        if raw[clitic.range()].ends_with(['t', 'T']) && end - start > 1 {
                            end -= 1;
                        }
                        break;
                    }
                    next.is_some_and(char::is_alphabetic)
                }
                _ => false,
            };
            if !joins {
                break;
            }
            end = match char_at(raw, end) {
                Some(mark) => end + mark.len_utf8(),
                None => break,
            };
            if let Some(inner) = char_at(raw, end).filter(|&c| is_apostrophe(c)) {
                end += inner.len_utf8();
            }
        }
        end = self.with_full_stop(start, end, dotted);
        self.push(end, TokenKind::Word);
        self.clitic();
    }

    /// Takes the full stop into the word where it belongs to an abbreviation or an initial.
    fn with_full_stop(&self, start: usize, end: usize, dotted: bool) -> usize {
        let raw = self.raw;
        if dotted || char_at(raw, end) != Some('.') || char_at(raw, end + 1) == Some('.') {
            return end;
        }
        let word = &raw[start..end];
        let follower = raw[end + 1..].chars().take(4).find(|&c| !is_blank(c));
        let takes = match abbreviation::kind(word) {
            Some(Abbreviation::BeforeNumber) => follower.is_some_and(char::is_numeric),
            Some(Abbreviation::BeforeName | Abbreviation::MayEnd) => true,
            // "J. Smith"; a pronoun is no initial.
            None => {
                is_one_letter(word)
                    && word != "I"
                    && word.chars().all(char::is_uppercase)
                    && follower.is_some_and(char::is_uppercase)
            }
        };
        if takes { end + 1 } else { end }
    }

    /// A clitic that stands here, right after a word or number.
    fn clitic(&mut self) {
        if let Some(clitic) = clitic_at(self.raw, self.at) {
            self.push(clitic.end, TokenKind::Clitic);
        } else if self.raw[self.at..].starts_with(['n', 'N'])
            && let Some(clitic) = clitic_at(self.raw, self.at + 1)
        {
            self.push(clitic.end, TokenKind::Clitic);
        }
    }
}

/// Returns the span of "'s", "'re", "'t" … at `at`, if the word ends there.
fn clitic_at(raw: &str, at: usize) -> Option<Span> {
    let mark = char_at(raw, at).filter(|&c| is_apostrophe(c))?;
    let letters = at + mark.len_utf8();
    let end = skip_at_most(raw, letters, 3, char::is_alphanumeric);
    let ending = &raw[letters..end];
    let negation = ending.eq_ignore_ascii_case("t")
        && char_before(raw, at).is_some_and(|c| matches!(c, 'n' | 'N'));
    (negation
        || ["s", "re", "ve", "ll", "d", "m"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known)))
    .then(|| Span::new(at, end))
}

/// Returns where a web address that starts here ends.
fn web_address(raw: &str, at: usize) -> Option<usize> {
    let tail = raw.as_bytes().get(at..)?;
    let starts = |head: &str| {
        tail.get(..head.len())
            .is_some_and(|bytes| bytes.eq_ignore_ascii_case(head.as_bytes()))
    };
    if !(starts("http://") || starts("https://") || starts("www.")) {
        return None;
    }
    let end = skip(raw, at, |c| {
        !is_blank(c) && !matches!(c, '<' | '>' | '"' | '“' | '”')
    });
    let address = raw[at..end]
        .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '…', '*']);
    (!address.is_empty()).then_some(at + address.len())
}

fn char_at(raw: &str, at: usize) -> Option<char> {
    raw.get(at..)?.chars().next()
}

fn char_before(raw: &str, at: usize) -> Option<char> {
    raw.get(..at)?.chars().next_back()
}

/// Returns where the run of characters that `keep` accepts ends.
fn skip(raw: &str, at: usize, keep: impl Fn(char) -> bool) -> usize {
    skip_at_most(raw, at, usize::MAX, keep)
}

/// As [`skip`], over at most `count` characters.
fn skip_at_most(raw: &str, at: usize, count: usize, keep: impl Fn(char) -> bool) -> usize {
    let mut end = at;
    for c in raw[at..].chars().take(count) {
        if !keep(c) {
            break;
        }
        end += c.len_utf8();
    }
    end
}

fn is_one_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.all(is_inner)
}
