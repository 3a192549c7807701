//! "Hama, Syria", "Niger's Tillaberi region", "Loikaw, capital of Kayah State": a name and what holds it are one phrase.

use std::collections::HashSet;

use dateline_gazetteer::{Gazetteer, distance_km};

use super::anchor::Anchor;
use super::wording::Wording;
use super::{doubt, namesake, nearby};
use crate::referent::Geoprecision;
use crate::text::Span;
use crate::toponym::Names;

/// The most words between a name and its container ("Wad Madani, the capital city of Gezira").
const WIDEST_GAP: usize = 7;

/// A name so likely to be what it was resolved to, and so much likelier than its container, is no namesake.
const SURE: f64 = 0.9;
const CLEARLY: f64 = 0.2;

/// Joins a part with the owner before it: of "Liancourt, in Haiti's Artibonite valley" the valley is what holds the town.
fn join_owners(wording: &Wording<'_>, anchors: &mut Vec<Anchor>, gazetteer: &Gazetteer) {
    fold_neighbors(anchors, |left, right| {
        let gap = wording.tokens(left.span).end..wording.tokens(right.span).start;
        (gap.len() == 1
            && matches!(wording.word(gap.start), "'s" | "’s")
            && gazetteer.is_within(right.place, left.place))
        .then(|| merged(right, left))
    });
}

/// Joins neighbors of which one holds the other; the sharper one gives the place.
pub(super) fn join(wording: &Wording<'_>, anchors: &mut Vec<Anchor>, gazetteer: &Gazetteer) {
    join_owners(wording, anchors, gazetteer);
    fold_neighbors(anchors, |left, right| {
        joined(wording, left, right, gazetteer)
    });
}

/// Puts one anchor in the place of each two neighbors that become one, which is then the left neighbor of the next.
fn fold_neighbors(anchors: &mut Vec<Anchor>, one: impl Fn(&Anchor, &Anchor) -> Option<Anchor>) {
    let mut folded: Vec<Anchor> = Vec::with_capacity(anchors.len());
    for right in anchors.drain(..) {
        match folded.last_mut() {
            Some(left) => match one(left, &right) {
                Some(whole) => *left = whole,
                None => folded.push(right),
            },
            None => folded.push(right),
        }
    }
    *anchors = folded;
}

/// The anchor of the sharper one with the words of both.
fn merged(sharp: &Anchor, coarse: &Anchor) -> Anchor {
    let mut merged = sharp.clone();
    merged.span = merged.span.join(coarse.span);
    merged.toponyms.extend(coarse.toponyms.iter());
    merged
}

/// Returns the anchor that two neighbors become, if their words say that one holds the other.
fn joined(
    wording: &Wording<'_>,
    left: &Anchor,
    right: &Anchor,
    gazetteer: &Gazetteer,
) -> Option<Anchor> {
    let gap = wording.tokens(left.span).end..wording.tokens(right.span).start;
    let near = gap.start <= gap.end
        && gap.len() <= WIDEST_GAP
        && wording.sentence_end(gap.start.saturating_sub(1)) >= gap.end;
    if !near {
        return None;
    }
    let words: Vec<&str> = gap.clone().map(|token| wording.word(token)).collect();
    let holds_left = left.place == right.place && words == ["("] // "Córdoba (Córdoba)"
        || (gazetteer.is_within(left.place, right.place)
            || is_in_division_of(wording, gazetteer, left, right))
            && links_to_container(wording, &words, gap.start);
    if holds_left {
        return Some(merged(left, right));
    }
    let holds_right = gazetteer.is_within(right.place, left.place)
        && links_to_part(wording, &words, gap.start)
        || right.precision < left.precision && is_modifier(wording, &words, gap.start);
    if holds_right {
        return Some(merged(right, left));
    }
    if !names_container(wording, &words, right.span) {
        return None;
    }
    let contradicts = doubt::contradicts(gazetteer, left, right);
    let bracketed = words.first().is_some_and(|word| *word == "(");
    if bracketed && right.precision > left.precision && !contradicts {
        // Gazetteers do not know of every place what holds it.
        return Some(merged(left, right));
    }
    let before = wording.before(wording.tokens(left.span).start, 1);
    // "Culiacán, capital of Sinaloa": what is surely known gives way to no doubtful container.
    let is_surer = left.confidence >= SURE && right.confidence < left.confidence - CLEARLY;
    (contradicts && !is_surer && !matches!(before, "from" | "rural"))
        .then(|| doubt::stand_in(gazetteer, left.span, right, left.is_quarter))
}

/// Tells whether a place lies in the division that bears a town's name: "Guarujá (São Paulo)", "Barcarena (Pará)".
fn is_in_division_of(
    wording: &Wording<'_>,
    gazetteer: &Gazetteer,
    part: &Anchor,
    town: &Anchor,
) -> bool {
    town.precision == Geoprecision::Town
        && part.precision < Geoprecision::District
        && namesake::province_named(&gazetteer.place(town.place), town.span, wording, gazetteer)
            .is_some_and(|division| gazetteer.is_within(part.place, division))
}

/// Takes the part after a dash into its town's words: "Mogadishu - Dharkenley", "Berlin - Mitte"; not "Aleppo - Damascus highway".
pub(super) fn take_parts(wording: &Wording<'_>, anchors: &mut Vec<Anchor>, gazetteer: &Gazetteer) {
    let mut taken = vec![false; anchors.len()];
    for at in 0..anchors.len() {
        let town = &anchors[at];
        let dash = wording.tokens(town.span).end;
        let end = (dash + 1..wording.sentence_end(dash))
            .take_while(|&token| wording.is_capital(token) || wording.is_number(token))
            .last()
            .map(|last| last + 1);
        let start = wording.tokens(town.span).start;
        let Some(end) = end.filter(|&end| {
            !taken[at]
                && matches!(town.precision, Geoprecision::Town | Geoprecision::District)
                && matches!(wording.word(dash), "-" | "–")
                && wording.is_spaced(dash)
                && (wording.is_place_lead(start) || matches!(wording.before(start, 1), "(" | "of"))
                && !wording.is(end, "way")
        }) else {
            continue;
        };
        let part = wording.text.span(dash + 1..end);
        let held = |other: &Anchor| {
            gazetteer.is_within(other.place, town.place)
                || other.precision == Geoprecision::Neighbourhood
                || other.radius_km < town.radius_km
                    && distance_km((other.lon, other.lat), (town.lon, town.lat))
                        < town.radius_km + other.radius_km
        };
        let around = nearby::around(wording, anchors, |anchor| anchor.span, part);
        let touching: Vec<usize> = around
            .filter(|&other| other != at && !taken[other] && anchors[other].span.overlaps(part))
            .collect();
        if touching
            .iter()
            .all(|&other| other < at || held(&anchors[other]))
        {
            let whole = town.span.join(part);
            anchors[at].span = whole;
            anchors[at].stands_for = Some(whole);
            for other in touching {
                taken[other] = true;
            }
        }
    }
    let mut taken = taken.into_iter();
    anchors.retain(|_| !taken.next().unwrap_or_default());
}

/// Makes a place that only holds an unknown name as wide as it is: "Man Taw village (Kale township, …)" is somewhere around Kale, not in
/// the middle of the town.
pub(super) fn widen(
    wording: &Wording<'_>,
    names: &Names,
    anchors: &mut Vec<Anchor>,
    gazetteer: &Gazetteer,
) {
    let mut pieces: HashSet<Span> = HashSet::new();
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
        let Some(end) = end_of_part(wording, names, link, anchor) else {
            continue;
        };
        let Some(unknown) = doubt::unknown_before(wording, names, end) else {
            continue;
        };
        // "Shan Duk village": of the longer name, what is known by itself is only a piece.
        let is_piece = |other: &Anchor| {
            other.span.overlaps(unknown)
                && other.span.start >= unknown.start
                && other.span != unknown
                && other.span.end < unknown.end
        };
        let around = nearby::around(wording, anchors, |anchor| anchor.span, unknown);
        let others = &anchors[around.clone()];
        if others
            .iter()
            .all(|other| is_piece(other) || !other.span.overlaps(unknown))
        {
            let tokens = wording.tokens(unknown);
            let mut beside = tokens.start.saturating_sub(2)..start;
            let is_quarter = beside.any(|token| wording.is(token, "urban"));
            anchors[index] = doubt::stand_in(gazetteer, unknown, anchor, is_quarter);
            let others = anchors[around].iter().filter(|&other| is_piece(other));
            pieces.extend(others.map(|other| other.span));
        }
    }
    anchors.retain(|anchor| anchor.stands_for.is_some() || !pieces.contains(&anchor.span));
}

/// Returns the token after the words for what a place holds, where the words from `link` on say that it holds something: the one of the
/// comma in "Pisky, Donetsk", of "in" in "Lay village in Wuntho", of "of" in "Thar Kan village of Kale township".
fn end_of_part(
    wording: &Wording<'_>,
    names: &Names,
    link: usize,
    anchor: &Anchor,
) -> Option<usize> {
    let start = wording.tokens(anchor.span).start;
    // "Pang Sit village of Pindaya township": the word for the kind belongs to the name before it.
    let name = anchor
        .toponyms
        .first()
        .and_then(|&first| names.toponyms.get(first));
    let of_division = name.is_some_and(|name| wording.is(wording.tokens(name.span).end, "kind"));
    if wording.is(start, "kind")
        && wording.word(start + 1) == "of"
        && wording.is_capital(link)
        && of_division
    {
        return Some(start + 1);
    }
    let words: Vec<&str> = (link..start).map(|token| wording.word(token)).collect();
    if let [_, kinds @ .., "of"] = words.as_slice()
        && wording.is_capital(link)
        && !kinds.is_empty()
        && (link + 1..start - 1).all(|token| wording.is(token, "kind"))
    {
        return Some(start - 1);
    }
    if !names_container(wording, &words, anchor.span) {
        return None;
    }
    if wording.word(link) != "in" {
        return Some(link);
    }
    if wording.is(link - 1, "kind") {
        // "Gohatsion, a small town in Oromia"
        let mut before = link;
        while before > 0
            && ["kind", "adjective", "det"]
                .iter()
                .any(|class| wording.is(before - 1, class))
        {
            before -= 1;
        }
        let apposed = wording.is(before, "det") && wording.before(before, 1) == ",";
        return Some(if apposed { before - 1 } else { link });
    }
    if wording.word(link - 1) == "," {
        return Some(link - 1);
    }
    // "the village of Abul Nil in Deir ez-Zor"
    let first = (wording.sentence_start(link)..link)
        .rev()
        .find(|&token| !wording.is_capital(token))?;
    (wording.word(first) == "of" && wording.is_before(first, 1, "kind")).then_some(link)
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
            || wording.is(start + k, "rural")
            || wording.word(start + k) == "of" && k > 0 && wording.is(start + k - 1, "rural")
            || wording.word(start + k) == "in" && k + 1 == rest.len() && link == ","
            || wording.word(start + k) == "of" && k > 0 && wording.is(start + k - 1, "kind")
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
                    | "with"
                    | "by"
                    | "as"
                    | "following"
                    | "before"
                    | "while"
                    | "which"
                    | "killing"
                    | "injuring"
                    | "wounding"
                    | "leaving"
                    | "causing"
            ) && !list_follows(wording, wording.tokens(right).end)
        }
        _ => after != "and",
    }
}

/// Tells whether "and" and another name follow soon: the commas make a list.
fn list_follows(wording: &Wording<'_>, at: usize) -> bool {
    wording.word(at) == ","
        && (at + 1..at + 6)
            .take_while(|&token| {
                wording.is_capital(token)
                    || wording.is(token, "det")
                    || matches!(wording.word(token), "," | "and")
            })
            .any(|token| wording.word(token) == "and")
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
