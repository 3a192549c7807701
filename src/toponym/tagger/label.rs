//! The labels that the tagger gives to tokens: which class of name, and where in it the token stands.

use crate::toponym::NameClass;

/// Number of labels: outside, and first / inner / last / only token of each class.
pub const LABELS: usize = 1 + 4 * CLASSES.len();

/// The label of a token outside every name.
pub const OUTSIDE: u8 = 0;

/// The classes of names that the tagger tells apart; `None` is a place.
pub const CLASSES: [Option<NameClass>; 3] =
    [None, Some(NameClass::Person), Some(NameClass::Organization)];

/// Where in a name a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first of several tokens.
    First,
    /// Neither the first nor the last.
    Inner,
    /// The last of several.
    Last,
    /// The only one.
    Only,
}

/// Returns the label of a token that is `part` of a name of the class with number `class`.
#[must_use]
pub const fn label(class: usize, part: Part) -> u8 {
    let part = match part {
        Part::First => 0,
        Part::Inner => 1,
        Part::Last => 2,
        Part::Only => 3,
    };
    (1 + class * 4 + part) as u8
}

/// Takes a label apart: class number and part; `None` outside names.
#[must_use]
pub const fn parts(label: u8) -> Option<(usize, Part)> {
    if label == OUTSIDE {
        return None;
    }
    let part = match (label - 1) % 4 {
        0 => Part::First,
        1 => Part::Inner,
        2 => Part::Last,
        _ => Part::Only,
    };
    Some(((label as usize - 1) / 4, part))
}

/// Tells whether `next` may follow `label`: a name that was begun is ended, in its own class.
const fn may_follow(label: usize, next: usize) -> bool {
    let before = if label < LABELS {
        parts(label as u8)
    } else {
        None
    };
    let after = if next < LABELS {
        parts(next as u8)
    } else {
        None
    };
    match (before, after) {
        (Some((a, Part::First | Part::Inner)), Some((b, Part::Inner | Part::Last))) => a == b,
        (Some((_, Part::First | Part::Inner)), _) | (_, Some((_, Part::Inner | Part::Last))) => {
            false
        }
        _ => true,
    }
}

/// `MAY_FOLLOW[label][next]`; the number [`LABELS`] is the edge of the stretch, before and after.
pub const MAY_FOLLOW: [[bool; LABELS + 1]; LABELS + 1] = {
    let mut table = [[false; LABELS + 1]; LABELS + 1];
    let mut from = 0;
    while from <= LABELS {
        let mut to = 0;
        while to <= LABELS {
            table[from][to] = may_follow(from, to);
            to += 1;
        }
        from += 1;
    }
    table
};

/// Labels the tokens of one name of `length` tokens.
pub fn spell(class: usize, length: usize) -> impl Iterator<Item = u8> {
    (0..length).map(move |i| {
        let part = match (i, length) {
            (0, 1) => Part::Only,
            (0, _) => Part::First,
            (i, length) if i + 1 == length => Part::Last,
            _ => Part::Inner,
        };
        label(class, part)
    })
}

#[cfg(test)]
mod tests {
    use super::{LABELS, MAY_FOLLOW, OUTSIDE, Part, label, parts, spell};

    #[test]
    fn labels_come_apart_as_they_were_put_together() {
        for class in 0..3 {
            for part in [Part::First, Part::Inner, Part::Last, Part::Only] {
                assert_eq!(parts(label(class, part)), Some((class, part)));
            }
        }
        assert_eq!(parts(OUTSIDE), None);
    }

    #[test]
    fn a_name_that_was_begun_is_ended_in_its_own_class() {
        let may_follow = |from: u8, to: u8| MAY_FOLLOW[from as usize][to as usize];
        let edge = LABELS as u8;
        assert!(may_follow(edge, label(0, Part::First)));
        assert!(!may_follow(edge, label(0, Part::Last)));
        assert!(may_follow(label(0, Part::First), label(0, Part::Last)));
        assert!(!may_follow(label(0, Part::First), label(1, Part::Last)));
        assert!(!may_follow(label(0, Part::First), edge));
        assert!(may_follow(label(0, Part::Only), OUTSIDE));
        assert_eq!(spell(1, 1).collect::<Vec<_>>(), [label(1, Part::Only)]);
    }
}
