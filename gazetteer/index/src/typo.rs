//! Names within a few letters of a word: a walk over the automaton of names that keeps, for every number of errors,
//! the set of places in the word that the walk may be at, one bit each (Wu and Manber, 1992).

use fst::raw::{CompiledAddr, Fst, Output};

/// No more errors are ever searched for.
pub(crate) const MOST_ERRORS: usize = 2;
/// Longer words are cut: bit 63 is the last.
const LONGEST: usize = 62;

/// The word that is searched for.
pub(crate) struct Pattern {
    letters: Vec<char>,
    /// For every ASCII letter, the places where the word has it.
    ascii: [u64; 128],
    errors: usize,
}

/// The places in the word where a walk may be, for every number of errors.
#[derive(Clone, Copy)]
struct State([u64; MOST_ERRORS + 1]);

impl Pattern {
    pub(crate) fn new(word: &str, errors: usize) -> Self {
        let letters: Vec<char> = word.chars().take(LONGEST).collect();
        let mut ascii = [0u64; 128];
        for (place, letter) in letters.iter().enumerate() {
            if letter.is_ascii() {
                ascii[*letter as usize] |= 1 << place;
            }
        }
        Self {
            letters,
            ascii,
            errors: errors.min(MOST_ERRORS),
        }
    }

    fn start(&self) -> State {
        // Before the first letter of a name, so many letters of the word may already be missing.
        let mut state = State([0; MOST_ERRORS + 1]);
        for errors in 0..=self.errors {
            state.0[errors] = (1 << (errors + 1)) - 1;
        }
        state
    }

    /// Goes on by one letter of a name; `None` where no way is left.
    fn step(&self, state: State, letter: char) -> Option<State> {
        let here = match self.ascii.get(letter as usize) {
            Some(places) => *places,
            None => self.places_of(letter),
        };
        let within = (1u64 << (self.letters.len() + 1)) - 1;
        let mut next = State([0; MOST_ERRORS + 1]);
        let mut any = 0;
        for errors in 0..=self.errors {
            let mut places = (state.0[errors] & here) << 1;
            if errors > 0 {
                let fewer = state.0[errors - 1];
                // One letter too many, one for another, one missing.
                places |= fewer | fewer << 1 | next.0[errors - 1] << 1;
            }
            next.0[errors] = places & within;
            any |= next.0[errors];
        }
        (any != 0).then_some(next)
    }

    fn places_of(&self, letter: char) -> u64 {
        self.letters
            .iter()
            .enumerate()
            .filter(|(_, known)| **known == letter)
            .fold(0, |places, (place, _)| places | 1 << place)
    }

    /// The number of errors with which the whole word has been passed, if it has.
    fn errors_at_end(&self, state: State) -> Option<usize> {
        (0..=self.errors).find(|&errors| state.0[errors] >> self.letters.len() & 1 == 1)
    }

    /// The letters that may come next, where no error is left to spend; `None` where any may.
    fn only_next(&self, state: State) -> Option<impl Iterator<Item = char> + '_> {
        if state.0[..self.errors].iter().any(|places| *places != 0) {
            return None;
        }
        let places = state.0[self.errors];
        let wanted = self.letters.iter().enumerate();
        Some(wanted.filter_map(move |(place, letter)| {
            let first_of_its_kind = !self.letters[..place]
                .iter()
                .enumerate()
                .any(|(earlier, known)| known == letter && places >> earlier & 1 == 1);
            (places >> place & 1 == 1 && first_of_its_kind).then_some(*letter)
        }))
    }
}

/// A place in the automaton, between letters.
#[derive(Clone, Copy)]
pub(crate) struct Position {
    at: CompiledAddr,
    output: Output,
}

impl Position {
    pub(crate) fn root<D: AsRef<[u8]>>(fst: &Fst<D>) -> Self {
        Self {
            at: fst.root().addr(),
            output: Output::zero(),
        }
    }

    /// Goes on by one letter, if any key does.
    pub(crate) fn follow<D: AsRef<[u8]>>(mut self, fst: &Fst<D>, letter: char) -> Option<Self> {
        for &byte in letter.encode_utf8(&mut [0; 4]).as_bytes() {
            let node = fst.node(self.at);
            let transition = node.transition(node.find_input(byte)?);
            self.at = transition.addr;
            self.output = self.output.cat(transition.out);
        }
        Some(self)
    }
}

/// Calls back with the value of every key that goes on from a position within the errors of the pattern, and the
/// number of errors.
pub(crate) fn search<D: AsRef<[u8]>>(
    fst: &Fst<D>,
    from: Position,
    pattern: &Pattern,
    mut found: impl FnMut(u64, usize),
) {
    walk(fst, from, pattern, |position, state, _| {
        let node = fst.node(position.at);
        if node.is_final()
            && let Some(errors) = pattern.errors_at_end(state)
        {
            found(position.output.cat(node.final_output()).value(), errors);
        }
        true
    });
}

/// Calls back with what keys go on with from a position until they are within the errors of the pattern, shortest
/// first on each way.
pub(crate) fn search_beginnings<D: AsRef<[u8]>>(
    fst: &Fst<D>,
    from: Position,
    pattern: &Pattern,
    mut found: impl FnMut(&str),
) {
    walk(fst, from, pattern, |_, state, path| {
        if pattern.errors_at_end(state).is_some() {
            found(&path.iter().collect::<String>());
            return false;
        }
        true
    });
}

/// A way still to be walked.
struct Branch {
    position: Position,
    state: State,
    /// Number of letters up to here, and the last of them.
    depth: usize,
    letter: char,
}

/// Walks all ways that the pattern allows; the callback sees each at every letter and says whether to go on.
fn walk<D: AsRef<[u8]>>(
    fst: &Fst<D>,
    from: Position,
    pattern: &Pattern,
    mut visit: impl FnMut(Position, State, &[char]) -> bool,
) {
    // A Latin name is not one letter away from a name in another script: ways into other scripts are not walked.
    let latin = pattern.letters.iter().all(char::is_ascii);
    let mut path: Vec<char> = Vec::new();
    let mut open = vec![Branch {
        position: from,
        state: pattern.start(),
        depth: 0,
        letter: ' ',
    }];
    while let Some(branch) = open.pop() {
        if branch.depth > 0 {
            path.truncate(branch.depth - 1);
            path.push(branch.letter);
        }
        if !visit(branch.position, branch.state, &path) {
            continue;
        }
        let mut go = |letter: char, position: Position| {
            if let Some(state) = pattern.step(branch.state, letter) {
                open.push(Branch {
                    position,
                    state,
                    depth: branch.depth + 1,
                    letter,
                });
            }
        };
        match pattern.only_next(branch.state) {
            Some(letters) => {
                for letter in letters {
                    if let Some(position) = branch.position.follow(fst, letter) {
                        go(letter, position);
                    }
                }
            }
            None => letters_from(fst, branch.position, latin, &mut go),
        }
    }
}

/// Calls back with every letter that keys go on with, and the position behind it.
fn letters_from<D: AsRef<[u8]>>(
    fst: &Fst<D>,
    from: Position,
    latin: bool,
    go: &mut impl FnMut(char, Position),
) {
    let mut partial: Vec<(Position, u32, u8)> = Vec::new();
    let node = fst.node(from.at);
    for transition in node.transitions() {
        let position = Position {
            at: transition.addr,
            output: from.output.cat(transition.out),
        };
        match first_byte(transition.inp) {
            (letter, 0) => go(char::from_u32(letter).unwrap_or(' '), position),
            (bits, missing) if !latin => partial.push((position, bits, missing)),
            _ => {}
        }
    }
    while let Some((position, bits, missing)) = partial.pop() {
        let node = fst.node(position.at);
        for transition in node.transitions() {
            let position = Position {
                at: transition.addr,
                output: position.output.cat(transition.out),
            };
            let bits = bits << 6 | u32::from(transition.inp & 0x3f);
            if missing > 1 {
                partial.push((position, bits, missing - 1));
            } else if let Some(letter) = char::from_u32(bits) {
                go(letter, position);
            }
        }
    }
}

/// What the first byte of a letter in UTF-8 says: its bits, and how many bytes follow.
fn first_byte(byte: u8) -> (u32, u8) {
    match byte {
        0..0x80 => (u32::from(byte), 0),
        0x80..0xe0 => (u32::from(byte & 0x1f), 1),
        0xe0..0xf0 => (u32::from(byte & 0x0f), 2),
        0xf0.. => (u32::from(byte & 0x07), 3),
    }
}

#[cfg(test)]
mod tests {
    use super::{Pattern, Position, search, search_beginnings};
    use crate::variant::edit_distance;
    use fst::Map;

    const WORDS: [&str; 12] = [
        "алеппо",
        "aleppo",
        "alepo",
        "allepo",
        "aleppa",
        "alepp",
        "halab",
        "damascus",
        "دمشق",
        "damas",
        "damask",
        "киев",
    ];

    #[test]
    fn the_walk_finds_what_comparing_all_words_finds() {
        let mut words = WORDS;
        words.sort_unstable();
        let map = Map::from_iter(words.iter().zip(0u64..)).expect("sorted");
        for wanted in WORDS
            .iter()
            .chain(&["", "a", "leppo", "damascuss", "دمش", "кив"])
        {
            for errors in 0..=2 {
                let mut found = Vec::new();
                let root = Position::root(map.as_fst());
                search(
                    map.as_fst(),
                    root,
                    &Pattern::new(wanted, errors),
                    |value, n| found.push((value, n)),
                );
                found.sort_unstable();
                let letters = |word: &str| {
                    word.chars()
                        .map(|c| (c as u32 % 251) as u8)
                        .collect::<Vec<u8>>()
                };
                let expected: Vec<(u64, usize)> = words
                    .iter()
                    .zip(0u64..)
                    .map(|(word, value)| (value, edit_distance(&letters(word), &letters(wanted))))
                    .filter(|(value, distance)| {
                        let same_script = words[*value as usize].is_ascii() || !wanted.is_ascii();
                        *distance <= errors && same_script
                    })
                    .collect();
                assert_eq!(found, expected, "{wanted} with {errors}");
            }
        }
    }

    #[test]
    fn beginnings_stop_at_the_shortest() {
        let mut words = WORDS;
        words.sort_unstable();
        let map = Map::from_iter(words.iter().zip(0u64..)).expect("sorted");
        let mut found = Vec::new();
        let root = Position::root(map.as_fst());
        search_beginnings(map.as_fst(), root, &Pattern::new("damss", 1), |path| {
            found.push(path.to_owned());
        });
        assert_eq!(found, ["damas"]);
    }
}
