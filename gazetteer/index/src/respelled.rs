//! Names that are written in another way than any known name, found by their skeleton.

use crate::bytes::Section;
use crate::fold::fold;
use crate::format::Part;
use crate::gazetteer::Gazetteer;
use crate::importance::WELL_KNOWN;
use crate::lookup::{NameMatch, NameQuality, Postings};
use crate::variant::{likeness, sound};

/// Less alike than this is another name. Measured on the pairs in `variant`'s tests and `tests/press_spellings.tsv`.
const LIKE_ENOUGH: f64 = 0.70;
/// Where a name is known as it is written, only a spelling nearly the same is offered beside it.
const LIKE_ENOUGH_BESIDE_EXACT: f64 = 0.90;
/// Of a well-known place every spelling of another name than its own is known; what is less alike than this is somebody else ("Hla Taw"
/// is no Latvia, "Saca" no Czechia).
const LIKE_ANOTHER_NAME: f64 = 0.95;
/// At most so many respelled candidates are given; the place meant is among the first few or not at all.
const MOST_RESPELLED: usize = 40;

/// How much the spelling counts against the importance of a place, so that a hamlet spelled nearly so comes before a
/// city spelled less so.
const RANK_BY_SPELLING: f64 = 3.0;

const LAST: u32 = 1 << 31;

pub(crate) fn skeleton_posting(name: u32, last: bool) -> u32 {
    name | if last { LAST } else { 0 }
}

impl Gazetteer {
    /// Returns the places of which a known name is another spelling of this one, likeliest first.
    ///
    /// The score of a match is [`NameQuality::Variant`]'s times the likeness of the spellings; names spelled exactly
    /// so are not among them. Running words meet names as well ("Monday" and "Manda"): use it where a place is expected.
    #[must_use]
    pub fn lookup_respelled(&self, name: &str) -> Vec<NameMatch> {
        let mut matches = Vec::new();
        self.respelled_into(&fold(name), &mut matches);
        matches
    }

    /// Appends the respelled matches of a folded name behind the exact ones that are in the list.
    pub(crate) fn respelled_into(&self, folded: &str, matches: &mut Vec<NameMatch>) {
        let Some(wanted) = sound(folded) else { return };
        let Some(first) = self.skeleton_fst().get(&wanted.skeleton) else {
            return;
        };
        let exact = matches.len();
        let like_enough = if exact == 0 {
            LIKE_ENOUGH
        } else {
            LIKE_ENOUGH_BESIDE_EXACT
        };
        let mut known = Vec::new();
        for name in skeleton_names(self.section(Part::SkeletonPostings), first) {
            known.clear();
            if !self
                .name_fst()
                .as_fst()
                .get_key_into(u64::from(name), &mut known)
            {
                continue;
            }
            let Ok(known) = std::str::from_utf8(&known) else {
                continue;
            };
            if known == folded {
                continue;
            }
            let Some(sound) = sound(known) else { continue };
            let likeness = likeness(&wanted, &sound);
            if likeness < like_enough {
                continue;
            }
            let postings = Postings::new(self.section(Part::Postings), u64::from(name));
            for found in postings.filter(|found| found.quality != NameQuality::Abbreviation) {
                if found.quality != NameQuality::Preferred
                    && likeness < LIKE_ANOTHER_NAME
                    && self.place(found.place).importance >= WELL_KNOWN
                {
                    continue;
                }
                matches.push(NameMatch {
                    place: found.place,
                    quality: NameQuality::Variant,
                    score: NameQuality::Variant.score() * likeness * found.score,
                });
            }
        }
        self.rank_respelled(matches, exact);
    }

    /// Best first, each place once, not too many.
    fn rank_respelled(&self, matches: &mut Vec<NameMatch>, exact: usize) {
        let (known, respelled) = matches.split_at_mut(exact);
        respelled.sort_unstable_by(|a, b| a.place.cmp(&b.place).then(b.score.total_cmp(&a.score)));
        let mut kept: Vec<(NameMatch, f64)> = Vec::new();
        for found in respelled.iter() {
            let repeated = kept
                .last()
                .is_some_and(|(last, _)| last.place == found.place);
            if !repeated && !known.iter().any(|k| k.place == found.place) {
                kept.push((
                    *found,
                    RANK_BY_SPELLING * found.score + self.prominence(found.place),
                ));
            }
        }
        kept.sort_by(|a, b| b.1.total_cmp(&a.1));
        matches.truncate(exact);
        matches.extend(kept.iter().take(MOST_RESPELLED).map(|(found, _)| *found));
    }
}

fn skeleton_names(postings: &Section, first: u64) -> impl Iterator<Item = u32> + '_ {
    let mut at = usize::try_from(first).ok().and_then(|i| i.checked_mul(4));
    std::iter::from_fn(move || {
        let bits = postings.u32(at.filter(|at| at + 4 <= postings.len())?);
        at = if bits & LAST == 0 {
            at.map(|at| at + 4)
        } else {
            None
        };
        Some(bits & !LAST)
    })
}
