//! "Hama, Syria", "Niger's Tillaberi region", "Loikaw, capital of Kayah State": a name and what holds it are one phrase.

use dateline_gazetteer::{Gazetteer, PlaceId};

use super::anchor::Anchor;
use super::wording::Wording;

/// The most words between a name and its container ("Wad Madani, the capital city of Gezira").
const WIDEST_GAP: usize = 7;

/// Joins neighbors of which one holds the other; the sharper one gives the place.
pub(super) fn join(wording: &Wording<'_>, anchors: &mut Vec<Anchor>, gazetteer: &Gazetteer) {
    let mut i = 0;
    while i + 1 < anchors.len() {
        let (left, right) = (&anchors[i], &anchors[i + 1]);
        let gap = wording.tokens(left.span).end..wording.tokens(right.span).start;
        let near = gap.start <= gap.end
            && gap.len() <= WIDEST_GAP
            && wording.sentence_end(gap.start.saturating_sub(1)) >= gap.end;
        let words: Vec<&str> = if near {
            gap.clone().map(|token| wording.word(token)).collect()
        } else {
            Vec::new()
        };
        let joined = if !near {
            None
        } else if within(gazetteer, left.place, right.place)
            && links_to_container(wording, &words, gap.start)
        {
            Some((i, i + 1))
        } else if within(gazetteer, right.place, left.place)
            && links_to_part(wording, &words, gap.start)
        {
            Some((i + 1, i))
        } else {
            None
        };
        match joined {
            Some((sharp, coarse)) => {
                let mut merged = anchors[sharp].clone();
                merged.span = merged.span.join(anchors[coarse].span);
                merged.toponyms.extend(anchors[coarse].toponyms.iter());
                anchors[i] = merged;
                anchors.remove(i + 1);
            }
            None => i += 1,
        }
    }
}

/// The words between a name and the container after it: "," "in" ", capital of" ", a town in the".
fn links_to_container(wording: &Wording<'_>, words: &[&str], start: usize) -> bool {
    let Some((&first, rest)) = words.split_first() else {
        return false;
    };
    if !matches!(first, "," | "in" | "of" | "(") {
        return false;
    }
    rest.iter().enumerate().all(|(k, word)| {
        let token = start + 1 + k;
        matches!(
            *word,
            "in" | "of" | "," | "eastern" | "western" | "northern" | "southern" | "central"
        ) || wording.bearing(token).is_some()
            || wording.is(token, "det")
            || wording.is(token, "kind")
    })
}

/// The words between a container and the part after it: "Niger's Tillaberi region", "the city's Sheikh Maqsoud district".
fn links_to_part(wording: &Wording<'_>, words: &[&str], start: usize) -> bool {
    match words {
        ["'s" | "’s" | "'" | "’"] => true,
        ["'s" | "’s" | "'" | "’", rest @ ..] => rest.iter().enumerate().all(|(k, _)| {
            wording.bearing(start + 1 + k).is_some()
                || wording.is(start + 1 + k, "kind")
                || matches!(rest[k], "of" | "the")
        }),
        _ => false,
    }
}

/// Tells whether a place lies in another by the gazetteer's own containment.
pub(super) fn within(gazetteer: &Gazetteer, inner: PlaceId, outer: PlaceId) -> bool {
    let place = gazetteer.place(inner);
    inner != outer
        && (place.admin2 == Some(outer)
            || place.admin1 == Some(outer)
            || place.country.and_then(|code| gazetteer.country_place(code)) == Some(outer))
}
