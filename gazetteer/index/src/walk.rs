//! Walking the names token by token, for the recognition of names in running text.
//!
//! A walk reads the index and allocates nothing; a copy of it is a place to come back to.

use fst::raw::{CompiledAddr, Output};

use crate::format::Part;
use crate::gazetteer::Gazetteer;
use crate::lookup::Postings;

/// A position among the names: the tokens pushed so far are a name, the beginning of one, or neither.
#[derive(Clone, Copy)]
pub struct NameWalk<'g> {
    gazetteer: &'g Gazetteer,
    /// Where in the automaton; `None` once no name begins so.
    at: Option<CompiledAddr>,
    output: Output,
    started: bool,
}

impl Gazetteer {
    /// Begins a walk over the folded names.
    #[must_use]
    pub fn walk(&self) -> NameWalk<'_> {
        NameWalk {
            gazetteer: self,
            at: Some(self.name_fst().as_fst().root().addr()),
            output: Output::zero(),
            started: false,
        }
    }

    /// Returns the longest name that the folded tokens begin with: how many tokens it takes, and its places.
    ///
    /// Tokens that fold to nothing are passed over but counted.
    pub fn longest_name<'t>(
        &self,
        folded_tokens: impl IntoIterator<Item = &'t str>,
    ) -> Option<(usize, Postings<'_>)> {
        let mut walk = self.walk();
        let mut longest = None;
        for (index, token) in folded_tokens.into_iter().enumerate() {
            if !walk.push(token) {
                break;
            }
            if !token.is_empty()
                && let Some(postings) = walk.postings()
            {
                longest = Some((index + 1, postings));
            }
        }
        longest
    }
}

impl<'g> NameWalk<'g> {
    /// Goes on by one folded token (which may hold a space, as "ez zor" does); false once no name begins so.
    pub fn push(&mut self, folded_token: &str) -> bool {
        if folded_token.is_empty() {
            return self.at.is_some();
        }
        if self.started {
            self.step(b' ');
        }
        self.started = true;
        for &byte in folded_token.as_bytes() {
            self.step(byte);
            if self.at.is_none() {
                return false;
            }
        }
        self.at.is_some()
    }

    /// Returns the places whose name is exactly the tokens pushed so far.
    #[must_use]
    pub fn postings(&self) -> Option<Postings<'g>> {
        let node = self.gazetteer.name_fst().as_fst().node(self.at?);
        if !self.started || !node.is_final() {
            return None;
        }
        let index = self.output.cat(node.final_output()).value();
        Some(Postings::new(self.gazetteer.section(Part::Postings), index))
    }

    fn step(&mut self, byte: u8) {
        let Some(at) = self.at else { return };
        let node = self.gazetteer.name_fst().as_fst().node(at);
        self.at = node.find_input(byte).map(|index| {
            let transition = node.transition(index);
            self.output = self.output.cat(transition.out);
            transition.addr
        });
    }
}
