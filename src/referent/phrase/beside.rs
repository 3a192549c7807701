//! The words beside an anchor: "east of", "on the outskirts of", "northern", "countryside", each pattern with the tokens that say it.

use dateline_gazetteer::Gazetteer;

use super::anchor::Anchor;
use super::wording::Wording;
use super::{coast, distance, is_wide, namesake};
use crate::referent::{Geoprecision, Relation};

/// How far back a phrase's head is taken in ("the countryside" of "the countryside east of").
const LONGEST_HEAD: usize = 3;

/// What stands beside an anchor: the relation, and the tokens that say it, the anchor included.
pub(super) struct Beside {
    pub(super) relation: Relation,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Returns the relation that the words beside an anchor say, whose title begins at a token.
pub(super) fn beside(
    wording: &Wording<'_>,
    anchor: &Anchor,
    head: usize,
    end: usize,
    gazetteer: &Gazetteer,
) -> Option<Beside> {
    let floor = wording.sentence_start(head);
    let found = after_of(wording, anchor, head, end, gazetteer)
        .or_else(|| prefixed(wording, anchor, head, end, gazetteer))
        .or_else(|| suffixed(wording, anchor, end, gazetteer));
    found.map(|beside| Beside {
        start: beside.start.max(floor),
        ..beside
    })
}

/// "east of X", "the outskirts of X", "the countryside of X", "the north of X", "off the coast of X", "the banks of X".
fn after_of(
    wording: &Wording<'_>,
    anchor: &Anchor,
    head: usize,
    end: usize,
    gazetteer: &Gazetteer,
) -> Option<Beside> {
    if wording.before(head, 1) != "of" || head < 2 {
        return None;
    }
    let noun = head - 2;
    if let Some(bearing) = wording.bearing(noun) {
        let the = wording.before(noun, 1) == "the";
        let to_the = the && wording.before(noun, 2) == "to";
        if let (Some(bearing), false) = (bearing, !to_the && (the || is_wide(anchor.precision))) {
            return Some(direction(
                wording,
                noun,
                if to_the { noun - 2 } else { noun },
                bearing,
                end,
            ));
        }
        return Some(Beside {
            relation: Relation::PartOf { bearing },
            start: if the { noun - 1 } else { noun },
            end,
        });
    }
    let side = wording.bearing(noun.checked_sub(1)?).flatten();
    let start = noun - usize::from(side.is_some());
    let start = if wording.before(start, 1) == "the" {
        start - 1
    } else {
        start
    };
    if wording.is(noun, "rural") {
        return Some(Beside {
            relation: country(side, anchor, wording, gazetteer),
            start,
            end,
        });
    }
    if wording.is(noun, "rim") && !is_wide(anchor.precision) {
        let relation = side.map_or(Relation::Near { distance_km: None }, |bearing| {
            Relation::DirectionOf {
                bearing,
                distance_km: None,
            }
        });
        return Some(Beside {
            relation,
            start,
            end,
        });
    }
    if wording.is(noun, "part") && side.is_some() {
        return Some(Beside {
            relation: Relation::PartOf { bearing: side },
            start,
            end,
        });
    }
    if wording.word(noun) == "coast" && wording.before(start, 1) == "off" {
        return Some(off_coast(wording, start - 1, end));
    }
    if wording.is(noun, "bank") {
        return Some(Beside {
            relation: Relation::Along,
            start,
            end,
        });
    }
    // "within 10 km of X".
    let (from, km) = distance::before(wording, head - 1)?;
    (wording.before(from, 1) == "within").then(|| Beside {
        relation: Relation::Near {
            distance_km: Some(km),
        },
        start: from - 1,
        end,
    })
}

/// "60 nautical miles off the coast of X", from its "off" on.
fn off_coast(wording: &Wording<'_>, off: usize, end: usize) -> Beside {
    let said = distance::before(wording, off);
    Beside {
        relation: Relation::OffCoast {
            distance_km: said.map(|(_, km)| km),
        },
        start: said.map_or(off, |(start, _)| start),
        end,
    }
}

/// "40 km north of X", with the head noun before it ("the countryside east of X").
fn direction(wording: &Wording<'_>, noun: usize, from: usize, bearing: f64, end: usize) -> Beside {
    let (mut start, distance_km) = match distance::before(wording, from) {
        Some((start, km)) => (start, Some(km)),
        None => (from, None),
    };
    let floor = wording.sentence_start(noun);
    // "just east of", "immediately to the north of".
    while start > floor
        && matches!(
            wording.before(start, 1),
            "just" | "immediately" | "further" | "farther"
        )
    {
        start -= 1;
    }
    if (1..=LONGEST_HEAD)
        .any(|back| wording.is_before(start, back, "head") && start - back >= floor)
    {
        start = (1..=LONGEST_HEAD)
            .filter(|&back| wording.is_before(start, back, "head"))
            .map(|back| start - back)
            .min()
            .unwrap_or(start);
        if start > floor && wording.is_before(start, 1, "det") {
            start -= 1;
        }
    }
    Beside {
        relation: Relation::DirectionOf {
            bearing,
            distance_km,
        },
        start,
        end,
    }
}

/// "near X", "close to X", "30 km from X", "northern X", "rural X", "along X", "off X".
fn prefixed(
    wording: &Wording<'_>,
    anchor: &Anchor,
    head: usize,
    end: usize,
    gazetteer: &Gazetteer,
) -> Option<Beside> {
    let at = head.checked_sub(1)?;
    let word = wording.word(at);
    let narrow = !is_wide(anchor.precision);
    if let Some(bearing) = wording.bearing(at) {
        let rural = wording.is(end, "rural");
        // The suburbs may be taken for a word that says what the place is.
        let suburbs = wording.is_before(end, 1, "rim");
        let rim = narrow && (suburbs || wording.is(end, "rim"));
        let relation = match bearing {
            Some(_) if rural => country(bearing, anchor, wording, gazetteer),
            // "the eastern Aleppo suburbs" lie east of the town.
            Some(bearing) if rim => Relation::DirectionOf {
                bearing,
                distance_km: None,
            },
            _ => Relation::PartOf { bearing },
        };
        return Some(Beside {
            relation,
            start: at,
            end: end + usize::from(rural || rim && !suburbs),
        });
    }
    match word {
        "rural" => Some(Beside {
            relation: Relation::CountrysideOf,
            start: at,
            end,
        }),
        "along" => Some(Beside {
            relation: Relation::Along,
            start: at,
            end,
        }),
        "off" if anchor.precision != Geoprecision::Sea => {
            Some(off_coast(wording, at, coast::end(wording, end)))
        }
        "to" if matches!(wording.before(at, 1), "close" | "next" | "adjacent") && narrow => {
            Some(Beside {
                relation: Relation::Near { distance_km: None },
                start: at - 1,
                end,
            })
        }
        "from" | "outside" | "away" => {
            let before = if wording.before(at, 1) == "away" {
                at - 1
            } else {
                at
            };
            match distance::before(wording, before) {
                Some((start, km)) => Some(Beside {
                    relation: Relation::Near {
                        distance_km: Some(km),
                    },
                    start,
                    end,
                }),
                None if word == "outside" && narrow => Some(Beside {
                    relation: Relation::Near { distance_km: None },
                    start: at,
                    end,
                }),
                None => None,
            }
        }
        _ if wording.is(at, "near") && narrow => Some(Beside {
            relation: Relation::Near { distance_km: None },
            start: at,
            end,
        }),
        _ => None,
    }
}

/// "X countryside", "X's north", "X's outskirts".
fn suffixed(
    wording: &Wording<'_>,
    anchor: &Anchor,
    end: usize,
    gazetteer: &Gazetteer,
) -> Option<Beside> {
    let start = wording.tokens(anchor.span).start;
    let owns = matches!(wording.word(end), "'s" | "’s" | "'" | "’");
    let at = end + usize::from(owns);
    let side = wording.bearing(at);
    let noun = at + usize::from(side.is_some());
    let narrow = !is_wide(anchor.precision);
    if wording.is(noun, "rural") {
        return Some(Beside {
            relation: country(side.flatten(), anchor, wording, gazetteer),
            start,
            end: noun + 1,
        });
    }
    if wording.is(noun, "rim") && narrow && (owns || side.is_none()) {
        return Some(Beside {
            relation: Relation::Near { distance_km: None },
            start,
            end: noun + 1,
        });
    }
    let is_side = matches!(
        wording.word(at),
        "north"
            | "south"
            | "east"
            | "west"
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
            | "north-east"
            | "north-west"
            | "south-east"
            | "south-west"
    );
    let bearing = side.filter(|_| owns && is_side)?;
    Some(Beside {
        relation: Relation::PartOf { bearing },
        start,
        end: at + 1,
    })
}

/// The countryside on a side: of a province or what bears its name, the part of it; of another town, what lies that way.
fn country(
    side: Option<f64>,
    anchor: &Anchor,
    wording: &Wording<'_>,
    gazetteer: &Gazetteer,
) -> Relation {
    match side {
        Some(bearing)
            if is_wide(anchor.precision)
                || namesake::province_of(anchor, wording, gazetteer).is_some() =>
        {
            Relation::PartOf {
                bearing: Some(bearing),
            }
        }
        Some(bearing) => Relation::DirectionOf {
            bearing,
            distance_km: None,
        },
        None => Relation::CountrysideOf,
    }
}
