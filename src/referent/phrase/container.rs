//! "Hama, Syria", "Niger's Tillaberi region", "Loikaw, capital of Kayah State": a name and what holds it are one phrase.

use dateline_gazetteer::Gazetteer;

use super::anchor::Anchor;
use super::doubt;
use super::wording::Wording;
use crate::referent::Geoprecision;
use crate::text::Span;
use crate::toponym::Names;

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
        } else if gazetteer.is_within(left.place, right.place)
            && links_to_container(wording, &words, gap.start)
        {
            Some((i, i + 1))
        } else if gazetteer.is_within(right.place, left.place)
            && links_to_part(wording, &words, gap.start)
            || right.precision < left.precision && is_modifier(wording, &words, gap.start)
        {
            Some((i + 1, i))
        } else if names_container(wording, &words, right.span)
            && doubt::contradicts(gazetteer, left, right)
        {
            anchors[i] = doubt::stand_in(gazetteer, left.span, right);
            anchors.remove(i + 1);
            continue;
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

/// Makes a place that only holds an unknown name as wide as it is: "Man Taw village (Kale township, …)" is somewhere around Kale, not in
/// the middle of the town.
pub(super) fn widen(
    wording: &Wording<'_>,
    names: &Names,
    anchors: &mut [Anchor],
    gazetteer: &Gazetteer,
) {
    for index in 0..anchors.len() {
        let anchor = &anchors[index];
        if anchor.stands_for.is_some() || anchor.precision >= Geoprecision::Country {
            continue;
        }
        let start = wording.tokens(anchor.span).start;
        let floor = wording.sentence_start(start);
        let mut link = start;
        while link > floor
            && (wording.is(link - 1, "det")
                || wording.is(link - 1, "kind")
                || wording.bearing(link - 1).is_some()
                || wording.word(link - 1) == "of")
        {
            link -= 1;
        }
        let Some(link) = link.checked_sub(1).filter(|&link| link > floor) else {
            continue;
        };
        let words: Vec<&str> = (link..start).map(|token| wording.word(token)).collect();
        if !names_container(wording, &words, anchor.span)
            || wording.word(link) == "in" && !wording.is(link - 1, "kind")
        {
            continue;
        }
        let taken = |span: Span| anchors.iter().any(|other| other.span.overlaps(span));
        if let Some(unknown) =
            doubt::unknown_before(wording, names, link).filter(|&unknown| !taken(unknown))
        {
            anchors[index] = doubt::stand_in(gazetteer, unknown, anchor);
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

/// "the Black Sea port of Odesa", "the Kurdistan city of Erbil": what is before the word for its kind only says whose it is.
fn is_modifier(wording: &Wording<'_>, words: &[&str], start: usize) -> bool {
    matches!(words, [.., "of"])
        && words.len() >= 2
        && (start..start + words.len() - 1).all(|token| wording.is(token, "kind"))
}

/// Tells whether the words say themselves that what follows is a container: "(Uvira, …", "near Pisky, Donetsk, on Monday".
fn names_container(wording: &Wording<'_>, words: &[&str], right: Span) -> bool {
    let kind = words
        .iter()
        .position(|word| matches!(*word, "," | "(" | "in"))
        .unwrap_or(words.len());
    let Some((&link, rest)) = words[kind..].split_first() else {
        return false;
    };
    let start = wording.tokens(right).start - rest.len();
    let plain = rest.iter().enumerate().all(|(k, _)| {
        wording.is(start + k, "det")
            || wording.is(start + k, "kind")
            || wording.bearing(start + k).is_some()
    });
    let first = wording.tokens(right).start - words.len();
    let kinds = (0..kind).all(|k| wording.is(first + k, "kind"));
    if !plain || !kinds {
        return false;
    }
    let after = wording.word(wording.tokens(right).end);
    match link {
        "(" => true,
        // "In London, Ukraine called for": a new subject, no container; "in Goma, Bukavu and Uvira": a list.
        "," => {
            matches!(
                after,
                "," | "."
                    | ")"
                    | ";"
                    | "on"
                    | "in"
                    | "at"
                    | "when"
                    | "where"
                    | "after"
                    | "during"
                    | "late"
                    | "early"
                    | ""
                    | "last"
            ) && !list_follows(wording, wording.tokens(right).end)
        }
        _ => after != "and",
    }
}

/// Tells whether "and" and another name follow soon: the commas make a list.
fn list_follows(wording: &Wording<'_>, at: usize) -> bool {
    wording.word(at) == "," && (at + 1..at + 5).any(|token| wording.word(token) == "and")
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
