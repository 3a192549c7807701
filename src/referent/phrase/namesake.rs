//! A town and the province that is named after it: "northern Idlib" is the north of the province, "Idlib city" the town.
//!
//! News of a part of such a name tell of the province: a town has suburbs, quarters and a center. Where the province is hardly wider
//! than the town (Beirut, Baghdad), its part and the town's are the same, and the town stays.

use dateline_gazetteer::{Gazetteer, NameQuality, Place, PlaceId, fold};

use super::anchor::{self, Anchor};
use super::wording::Wording;
use crate::text::Span;

/// A province is told from its town where it is so many times as wide. The Gaza Strip is two times as wide as the city of Gaza, the
/// governorate of Baghdad less than the city.
const TIMES_AS_WIDE: f64 = 1.5;
/// Words that stand for a town whatever is in front of them: compass points without an ending ("east Aleppo", "west Mosul").
const OF_TOWNS: [&str; 4] = ["north", "south", "east", "west"];

/// Returns the province that is meant where the words tell of a part of a town's name; nothing where they say that it is a town.
pub(super) fn province_of(
    anchor: &Anchor,
    wording: &Wording<'_>,
    gazetteer: &Gazetteer,
) -> Option<PlaceId> {
    if anchor.asked.is_some() || is_of_town(anchor, wording) {
        return None;
    }
    province_named(
        &gazetteer.place(anchor.place),
        anchor.span,
        wording,
        gazetteer,
    )
}

/// Returns the town that is meant where the name was taken for the province of the same name, and the words tell of a part of a town:
/// "east Aleppo", "southern Beirut".
pub(super) fn town_of(
    anchor: &Anchor,
    wording: &Wording<'_>,
    gazetteer: &Gazetteer,
) -> Option<PlaceId> {
    let province = gazetteer.place(anchor.place);
    if anchor.asked.is_some() || province.feature != "A.ADM1" {
        return None;
    }
    let name = fold(anchor.span.of(wording.text.raw));
    let town = gazetteer
        .lookup_exact(&name)
        .filter(|found| found.quality == NameQuality::Preferred)
        .map(|found| gazetteer.place(found.place))
        .find(|place| place.feature.starts_with("P.") && place.admin1 == Some(province.id))?;
    (is_of_town(anchor, wording) || !is_wider(&province, &town)).then_some(town.id)
}

fn is_of_town(anchor: &Anchor, wording: &Wording<'_>) -> bool {
    let first = wording.tokens(anchor.span).start;
    OF_TOWNS.contains(&wording.before(first, 1))
}

fn is_wider(province: &Place<'_>, town: &Place<'_>) -> bool {
    province.radius_km >= TIMES_AS_WIDE * town.radius_km
}

/// Returns the first-level division that holds a town and bears its name, or the name that the text has for it.
pub(super) fn province_named(
    town: &Place<'_>,
    span: Span,
    wording: &Wording<'_>,
    gazetteer: &Gazetteer,
) -> Option<PlaceId> {
    if !town.feature.starts_with("P.") || town.feature == "P.PPLX" {
        return None;
    }
    let province = town.admin1.filter(|&province| province != town.id)?;
    if !is_wider(&gazetteer.place(province), town) {
        return None;
    }
    let said = fold(span.of(wording.text.raw));
    let own = fold(town.name);
    let bears = |name: &str| {
        [&said, &own]
            .into_iter()
            .any(|town| name.strip_prefix(town.as_str()).is_some_and(is_end_of_name))
    };
    bears(&fold(gazetteer.place(province).name)).then_some(province)
}

/// Tells whether what follows the town's name in a division's leaves it the same name: nothing, or a word of its own.
fn is_end_of_name(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(' ')
}

/// Takes an anchor for another place of its name.
pub(super) fn mean(anchor: &mut Anchor, place: PlaceId, gazetteer: &Gazetteer) {
    let place = gazetteer.place(place);
    anchor.place = place.id;
    anchor.refused = false;
    anchor.precision = anchor::precision(&place, None);
    anchor.lon = place.lon;
    anchor.lat = place.lat;
    anchor.radius_km = place.radius_km;
}
