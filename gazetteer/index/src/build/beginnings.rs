//! The best places of every beginning that very many names share, for [`crate::Gazetteer::suggest`].

use std::io::Write;

use super::{BuildError, Parts};
use crate::format::Part;
use crate::suggest::{LISTED, NAMES_READ};

/// A place of a name: its rank among all, and its posting.
pub(super) type RankedPosting = (f64, u32);

/// Collects names in order; the beginnings of the last one stay open until a name begins otherwise.
#[derive(Default)]
pub(super) struct Beginnings {
    last: String,
    /// Every beginning of the last name, shortest first.
    open: Vec<Open>,
    lists: Vec<(String, Vec<u32>)>,
}

struct Open {
    len: usize,
    names: u32,
    best: Vec<RankedPosting>,
}

impl Beginnings {
    /// Adds the next name in order, with its places best first.
    pub(super) fn add(&mut self, name: &str, places: &[RankedPosting]) {
        let shared = self
            .last
            .bytes()
            .zip(name.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        self.close_longer_than(shared);
        let open = self.open.last().map_or(0, |open| open.len);
        for (at, letter) in name.char_indices() {
            let len = at + letter.len_utf8();
            if len > open {
                self.open.push(Open {
                    len,
                    names: 0,
                    best: Vec::new(),
                });
            }
        }
        if let Some(whole) = self.open.last_mut() {
            whole.names += 1;
            merge(&mut whole.best, places);
        }
        name.clone_into(&mut self.last);
    }

    fn close_longer_than(&mut self, len: usize) {
        while self.open.last().is_some_and(|open| open.len > len) {
            let Some(closed) = self.open.pop() else {
                return;
            };
            if closed.names > NAMES_READ {
                let list = closed.best.iter().map(|(_, posting)| *posting).collect();
                self.lists.push((self.last[..closed.len].to_owned(), list));
            }
            if let Some(shorter) = self.open.last_mut() {
                shorter.names += closed.names;
                merge(&mut shorter.best, &closed.best);
            }
        }
    }

    pub(super) fn write(mut self, parts: &mut Parts) -> Result<(), BuildError> {
        self.close_longer_than(0);
        self.lists.sort();
        let mut lists = Vec::new();
        let mut fst = parts.automaton(Part::BeginningFst)?;
        let mut written = 0u64;
        for (beginning, list) in self.lists {
            fst.insert(beginning, written)?;
            // Shifted by one: zero ends a list.
            for number in list.iter().map(|posting| posting + 1).chain([0]) {
                lists.extend_from_slice(&number.to_le_bytes());
                written += 1;
            }
        }
        fst.finish()?;
        parts.part(Part::BeginningLists).write_all(&lists)?;
        Ok(())
    }
}

/// Keeps the best of both lists, each place once.
fn merge(best: &mut Vec<RankedPosting>, others: &[RankedPosting]) {
    for &(rank, posting) in others {
        if best.len() == LISTED && best.last().is_some_and(|(worst, _)| *worst >= rank) {
            return;
        }
        let place = |posting: u32| posting & crate::lookup::PLACE_MASK;
        if let Some(known) = best.iter().position(|(_, p)| place(*p) == place(posting)) {
            if best[known].0 >= rank {
                continue;
            }
            best.remove(known);
        }
        let at = best.partition_point(|(other, _)| *other >= rank);
        best.insert(at, (rank, posting));
        best.truncate(LISTED);
    }
}
