//! What the tagger looks at: the token, its neighbors, and what the rest of the report and the word lists say of them.

use crate::text::{Casing, SegmentedText, TokenKind};
use crate::toponym::lexicon::{self, WordClasses};

/// Rows of the weight table; features are hashed into them.
pub const ROW_BITS: u32 = 19;

/// What is known of one token before any decision.
#[derive(Clone, Copy, Debug, Default)]
pub struct Atom {
    /// Hash of the lower-cased word, digits as 0.
    pub word: u64,
    /// Its letters' cases, compressed.
    shape: u64,
    /// Hashes of its first one to four letters.
    heads: [u64; 4],
    /// Hashes of its last one to four letters.
    tails: [u64; 4],
    /// The word lists that hold it.
    pub classes: WordClasses,
    /// What the gazetteer says of a name that runs over it.
    pub gazetteer: GazetteerHint,
    /// Whether the report has it with a capital inside a sentence (1), in small letters (2).
    elsewhere: u8,
    /// The token may be part of a name: all others are outside without looking.
    pub eligible: bool,
    /// It begins with a capital.
    pub capital: bool,
}

/// What the gazetteer says of a token: where in a known name it stands, and how well known that is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GazetteerHint {
    /// 0 outside, 1 only, 2 first, 3 inner, 4 last token of the longest known name here.
    pub part: u8,
    /// Kind of the best-known place of that name: 1 country, 2 first-level division, 3 other division, 4 settlement, 5 other.
    pub kind: u8,
    /// Importance of that place in tenths.
    pub importance: u8,
}

impl GazetteerHint {
    fn code(self) -> u64 {
        u64::from(self.part) | u64::from(self.kind) << 4 | u64::from(self.importance) << 8
    }

    fn coarse(self) -> u64 {
        u64::from(self.part) | u64::from(self.kind) << 4
    }
}

/// Reads the tokens of a text, sentence by sentence; the gazetteer's hints are filled in by the caller.
#[must_use]
pub fn atoms(text: &SegmentedText<'_>) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = (0..text.tokens.len())
        .map(|i| atom(text.word(i), text.tokens[i].kind))
        .collect();
    let mut seen: Vec<(u64, u8)> = Vec::new();
    for sentence in &text.sentences {
        let casing = text.casing(sentence);
        for i in sentence.tokens.clone() {
            let kind = text.tokens[i].kind;
            let atom = &mut atoms[i];
            atom.eligible = match casing {
                Casing::Mixed => {
                    atom.capital
                        || atom.classes.has(WordClasses::CONNECTOR)
                        || (kind == TokenKind::Number && i > sentence.tokens.start)
                        || matches!(text.word(i), "-" | "&" | "'" | "." | "’" | "/")
                }
                Casing::Upper | Casing::Lower | Casing::None => true,
            };
            if casing == Casing::Mixed && kind == TokenKind::Word {
                if !atom.capital {
                    seen.push((atom.word, 2));
                } else if i > sentence.tokens.start {
                    seen.push((atom.word, 1));
                }
            }
        }
    }
    seen.sort_unstable();
    seen.dedup();
    for atom in &mut atoms {
        let first = seen.partition_point(|&(word, _)| word < atom.word);
        atom.elsewhere = seen[first..]
            .iter()
            .take_while(|&&(word, _)| word == atom.word)
            .fold(0, |flags, &(_, flag)| flags | flag);
    }
    atoms
}

fn atom(word: &str, kind: TokenKind) -> Atom {
    let mut atom = Atom {
        capital: word.chars().next().is_some_and(char::is_uppercase),
        shape: shape(word),
        ..Atom::default()
    };
    // Affixes of the first and last letters of the lower-cased word; very long words are cut, so that cost stays linear.
    let mut letters = [0u32; LONGEST_WORD];
    let mut count = 0;
    let mut hash = SEED;
    for c in word.chars().flat_map(char::to_lowercase) {
        let c = if c.is_numeric() { '0' } else { c };
        hash = mix(hash, u64::from(u32::from(c)));
        if count < LONGEST_WORD {
            letters[count] = u32::from(c);
            count += 1;
        }
    }
    atom.word = hash;
    if kind == TokenKind::Word {
        let letters = &letters[..count];
        for n in 1..=4 {
            if letters.len() > n {
                atom.heads[n - 1] = letters[..n].iter().fold(SEED, |h, &c| mix(h, u64::from(c)));
                atom.tails[n - 1] = letters[letters.len() - n..]
                    .iter()
                    .fold(SEED, |h, &c| mix(h, u64::from(c)));
            }
        }
        if count < LONGEST_WORD {
            atom.classes = lexicon::classes(word);
        }
    }
    atom
}

/// Words longer than this have no affixes and are in no word list.
const LONGEST_WORD: usize = 40;

const SEED: u64 = 0x51_7c_c1_b7_27_22_0a_95;

/// Mixes a value into a hash. The weights depend on it: a change asks for new training.
const fn mix(hash: u64, value: u64) -> u64 {
    let x = (hash.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x ^ (x >> 29)
}

/// The cases and kinds of a word's characters, runs of three and more shortened to two.
fn shape(word: &str) -> u64 {
    let (mut hash, mut last, mut run) = (SEED, 0, 0u64);
    for c in word.chars() {
        let kind = match c {
            c if c.is_uppercase() => 1,
            c if c.is_lowercase() => 2,
            c if c.is_numeric() => 3,
            '.' => 4,
            '-' => 5,
            '\'' | '’' => 6,
            '&' => 7,
            c if c.is_alphabetic() => 8,
            _ => 9,
        };
        run = if kind == last { run + 1 } else { 0 };
        last = kind;
        if run < 2 {
            hash = mix(hash, kind + run * 16);
        }
    }
    hash
}

/// The surroundings that a stretch of tokens is read in.
pub struct Window<'a> {
    /// The tokens of the sentence.
    pub atoms: &'a [Atom],
    /// How the sentence uses capitals.
    pub casing: Casing,
}

impl Window<'_> {
    /// Writes the rows of the features of token `i` to `rows`.
    pub fn features(&self, i: usize, rows: &mut Vec<u32>) {
        rows.clear();
        let edge = Atom::default();
        let at = |offset: isize| -> &Atom {
            i.checked_add_signed(offset)
                .and_then(|i| self.atoms.get(i))
                .unwrap_or(&edge)
        };
        let (this, before, after) = (at(0), at(-1), at(1));
        let (before2, after2) = (at(-2), at(2));
        let place = u64::from(i == 0) * 4 + self.casing as u64;
        let mut template = 0u64;
        let mut push = |value: u64| {
            template += 1;
            let hash = mix(mix(SEED, template), value);
            rows.push((hash >> (64 - ROW_BITS)) as u32);
        };
        push(0);
        push(this.word);
        push(before.word);
        push(after.word);
        push(before2.word);
        push(after2.word);
        push(mix(this.word, before.word));
        push(mix(this.word, after.word));
        push(mix(before.word, before2.word));
        push(mix(after.word, after2.word));
        push(mix(before.word, after.word));
        push(mix(this.shape, place));
        push(before.shape);
        push(after.shape);
        push(mix(this.shape, before.shape));
        push(mix(this.shape, after.shape));
        push(mix(mix(this.shape, before.shape), after.shape));
        push(mix(before.shape, before2.shape));
        push(mix(after.shape, after2.shape));
        push(mix(this.shape, before.word));
        push(mix(this.shape, after.word));
        for n in 0..4 {
            push(this.heads[n]);
            push(this.tails[n]);
        }
        push(place);
        push(mix(
            u64::from(this.elsewhere) << 1 | u64::from(this.capital),
            place,
        ));
        push(this.classes.bits());
        push(before.classes.bits());
        push(after.classes.bits());
        push(mix(before.classes.bits(), this.classes.bits()));
        push(mix(this.classes.bits(), after.classes.bits()));
        push(mix(this.classes.bits(), this.shape));
        push(mix(before2.classes.bits(), before.classes.bits()));
        let hint = this.gazetteer;
        push(hint.code());
        push(before.gazetteer.coarse());
        push(after.gazetteer.coarse());
        push(mix(hint.coarse(), this.shape));
        push(mix(hint.coarse(), before.word));
        push(mix(hint.coarse(), after.word));
        push(mix(hint.code(), this.classes.bits()));
        push(mix(
            hint.coarse(),
            mix(before.gazetteer.coarse(), after.gazetteer.coarse()),
        ));
        push(mix(hint.code(), place));
        push(mix(
            hint.coarse(),
            mix(before.classes.bits(), after.classes.bits()),
        ));
    }
}
