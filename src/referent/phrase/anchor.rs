//! Anchors: the resolved toponyms that can place something, each with how close the place itself is.

use dateline_gazetteer::{Gazetteer, Place, PlaceId, WELL_KNOWN, fold};

use super::namesake;
use super::wording::Wording;
use crate::referent::{Doubt, Geoprecision, Referent};
use crate::text::Span;
use crate::toponym::{Names, ToponymRole};

/// A mountain range, an island or a valley wider than this is a region, not a point, km.
const WIDEST_POINT_KM: f64 = 15.0;

/// What is said to be a town or a village and is known only as an area wider than this is another place of that name, km: "Kay village"
/// is no Kay County.
const WIDEST_TOWN_KM: f64 = 40.0;

/// A resolved toponym, with the words that belong to its name.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    /// The name with its feature word ("Idlib province", "the town of Saraqib").
    pub(super) span: Span,
    /// Indexes of the toponyms, the one that gives the name first.
    pub(super) toponyms: Vec<usize>,
    pub(super) place: PlaceId,
    pub(super) precision: Geoprecision,
    pub(super) lon: f64,
    pub(super) lat: f64,
    pub(super) radius_km: f64,
    pub(super) confidence: f64,
    /// The words say that it is a part of a town ("the Cidade Nova neighborhood").
    pub(super) is_quarter: bool,
    /// The unknown name inside it that it stands in for.
    pub(super) stands_for: Option<Span>,
    /// It was refused as a little-known place of a country that nothing speaks of, and stands only until something takes its place.
    pub(super) refused: bool,
    /// Nothing else in the report speaks of its country, and it is not so well known that it needs none.
    pub(super) alone: bool,
    /// The feature that the words say: a town in "Idlib city", a province in "Idlib province".
    pub(super) asked: Option<&'static str>,
}

/// Returns the anchors of a text in order.
pub(super) fn anchors(
    wording: &Wording<'_>,
    names: &Names,
    referents: &[Referent],
    gazetteer: &Gazetteer,
) -> Vec<Anchor> {
    let resolved = names.toponyms.iter().zip(referents).enumerate();
    let mut anchors: Vec<Anchor> = resolved
        .filter(|(_, (toponym, _))| toponym.role == ToponymRole::Literal)
        .filter(|(_, (toponym, _))| !is_origin(wording, toponym.span))
        .filter(|(_, (toponym, _))| !is_street(wording, toponym.span))
        .filter(|(_, (toponym, referent))| !is_square(wording, toponym.span, referent, gazetteer))
        .filter(|(_, (toponym, referent))| !is_home(wording, toponym.span, referent, gazetteer))
        .filter_map(|(index, (toponym, referent))| {
            let feature_word = toponym.feature_word.as_ref();
            let span = feature_word.map_or(toponym.span, |word| toponym.span.join(word.span));
            let asked = feature_word
                .map(|word| word.feature)
                .or_else(|| division_word(toponym.span.of(wording.text.raw)));
            let capital = feature_word
                .filter(|word| {
                    word.span
                        .of(wording.text.raw)
                        .eq_ignore_ascii_case("capital")
                })
                .and_then(|_| capital(gazetteer, referent.place?));
            let place = capital.or_else(|| as_said(gazetteer, referent, asked))?;
            let place = gazetteer.place(place);
            Some(Anchor {
                span: with_determiner(wording, span),
                toponyms: vec![index],
                place: place.id,
                precision: precision(&place, asked),
                lon: place.lon,
                lat: place.lat,
                radius_km: place.radius_km,
                confidence: referent.confidence,
                is_quarter: asked == Some("P.PPLX") || is_inside_town(wording, toponym.span),
                stands_for: None,
                refused: referent.place.is_none(),
                alone: referent.doubt == Some(Doubt::Alone)
                    && (place.importance < WELL_KNOWN
                        || !is_written_so(wording, toponym.span, place.id, gazetteer)),
                asked,
            })
        })
        .collect();
    share_divisions(wording, &mut anchors, gazetteer);
    // "the towns of A and B": a feature word shared by two names belongs to neither's span alone.
    for i in 1..anchors.len() {
        let (left, right) = anchors.split_at_mut(i);
        if let (Some(earlier), Some(later)) = (left.last_mut(), right.first_mut())
            && earlier.span.overlaps(later.span)
        {
            for anchor in [earlier, later] {
                anchor.span = names.toponyms[anchor.toponyms[0]].span;
            }
        }
    }
    anchors
}

/// Tells whether a gazetteer has the name as it is written.
fn is_written_so(wording: &Wording<'_>, name: Span, place: PlaceId, gazetteer: &Gazetteer) -> bool {
    gazetteer
        .lookup_exact(&fold(name.of(wording.text.raw)))
        .any(|found| found.place == place)
}

/// "the Sumy, Kharkiv and Chernihiv regions": the plural is said of all of them.
fn share_divisions(wording: &Wording<'_>, anchors: &mut [Anchor], gazetteer: &Gazetteer) {
    for last in (1..anchors.len()).rev() {
        let tokens = wording.tokens(anchors[last].span);
        let word = wording.word(tokens.end.saturating_sub(1));
        let Some(asked) = anchors[last].asked.filter(|asked| asked.starts_with('A')) else {
            continue;
        };
        if !word.ends_with('s') || tokens.len() < 2 {
            continue;
        }
        for index in (0..last).rev() {
            let gap = wording.tokens(anchors[index].span).end
                ..wording.tokens(anchors[index + 1].span).start;
            let listed = !gap.is_empty()
                && gap.len() <= 2
                && gap
                    .clone()
                    .all(|token| matches!(wording.word(token), "," | "and" | "or"));
            if !listed || anchors[index].asked.is_some() {
                break;
            }
            let town = gazetteer.place(anchors[index].place);
            let division = namesake::province_named(&town, anchors[index].span, wording, gazetteer);
            if let Some(division) = division {
                namesake::mean(&mut anchors[index], division, gazetteer);
            }
            anchors[index].asked = Some(asked);
        }
    }
}

/// "Paris-born fighters", "a Liberian-flagged ship", "the Israeli-occupied heights": whose or from where is not where anything happened.
fn is_origin(wording: &Wording<'_>, span: Span) -> bool {
    let behind = wording.text.raw.get(span.end..).unwrap_or("");
    let mut letters = behind.chars();
    matches!(letters.next(), Some('-' | '‑' | '–'))
        && letters.next().is_some_and(char::is_lowercase)
}

/// "on Kohat Road", "down Paseo de la Reforma": a street bears the name of a town that it leads to, or of anything else. "Gusau-Funtua Highway"
/// is told by its two ends.
fn is_street(wording: &Wording<'_>, span: Span) -> bool {
    let tokens = wording.tokens(span);
    let lead = (0..tokens.start).rev().find(|&token| {
        !matches!(
            wording.word(token),
            "de" | "la" | "las" | "los" | "del" | "do" | "da" | "des"
        )
    });
    let of = lead.is_some_and(|lead| wording.is(lead, "street_of") && wording.is_capital(lead));
    let named = wording.is(tokens.end, "street")
        && wording.is_capital(tokens.end)
        && !matches!(wording.before(tokens.start, 1), "-" | "–" | "to");
    of || named
}

/// "Plaza Murillo" is no province of Murillo; "Plaza Huincul" is a town of that name.
fn is_square(
    wording: &Wording<'_>,
    span: Span,
    referent: &Referent,
    gazetteer: &Gazetteer,
) -> bool {
    let tokens = wording.tokens(span);
    let opens = tokens.len() > 1
        && wording.is(tokens.start, "street_of")
        && wording.is_capital(tokens.start);
    opens
        && referent.place.is_some_and(|place| {
            let first = wording.word(tokens.start);
            !gazetteer
                .names(place)
                .any(|name| fold(name.text).starts_with(&fold(first)))
        })
}

/// "Soldiers from Rwanda", "a convoy from Chad": the country that somebody or something comes from is not where anything happened.
fn is_home(wording: &Wording<'_>, span: Span, referent: &Referent, gazetteer: &Gazetteer) -> bool {
    let first = wording.tokens(span).start;
    let from = first - usize::from(first > 0 && wording.before(first, 1) == "the");
    wording.before(from, 1) == "from"
        && wording.is_before(from, 2, "comes")
        && referent
            .place
            .is_some_and(|place| gazetteer.place(place).feature.starts_with("A.PCL"))
}

/// "Ulus square", "the Omar mosque", "Colonia Guadalupe": something of that name inside a town.
fn is_inside_town(wording: &Wording<'_>, name: Span) -> bool {
    let tokens = wording.tokens(name);
    wording.is(tokens.end, "inside") && !wording.is_capital(tokens.end)
        || wording.is(tokens.start, "quarter")
}

/// The place as the word beside the name says: of a town and the province that is named after it, the one that is meant; nothing where a
/// sea is said and only places on land are known, or a village and only a wide area is.
fn as_said(gazetteer: &Gazetteer, referent: &Referent, asked: Option<&str>) -> Option<PlaceId> {
    let chosen = referent.place.or_else(|| referent.stranger())?;
    let class = |place: PlaceId| {
        gazetteer
            .place(place)
            .feature
            .split('.')
            .next()
            .unwrap_or("")
    };
    let wanted = match asked.and_then(|asked| asked.split('.').next()) {
        Some("P") if class(chosen) == "A" => "P",
        Some("H") if class(chosen) != "H" => "H",
        _ => return Some(chosen),
    };
    let other = referent
        .candidates
        .iter()
        .map(|candidate| candidate.place)
        .find(|&place| {
            class(place) == wanted
                && (wanted == "H"
                    || gazetteer.place(place).country == gazetteer.place(chosen).country)
        });
    match wanted {
        "H" => other,
        _ => other.or_else(|| seat(gazetteer, chosen)).or_else(|| {
            let area = gazetteer.place(chosen);
            // A township is an area.
            (area.feature == "A.ADM3" || area.radius_km <= WIDEST_TOWN_KM).then_some(chosen)
        }),
    }
}

/// "the capital of Sinaloa state": the seat of a country's or a division's government.
fn capital(gazetteer: &Gazetteer, of: PlaceId) -> Option<PlaceId> {
    let whole = gazetteer.place(of);
    if whole.feature.starts_with("A.PCL") {
        return gazetteer.capital(whole.country?);
    }
    if whole.feature != "A.ADM1" {
        return None;
    }
    let is_seat = |&town: &PlaceId| matches!(gazetteer.place(town).feature, "P.PPLA" | "P.PPLC");
    gazetteer.children(of).find(is_seat).or_else(|| {
        let within = gazetteer
            .children(of)
            .flat_map(|district| gazetteer.children(district));
        within.take(MOST_TOWNS).find(is_seat)
    })
}

/// How many towns of a province are looked at for its capital.
const MOST_TOWNS: usize = 20_000;

/// The town that bears the name of a division and lies in it: "Ar-Raqqa city", where only the province is known by that spelling.
pub(super) fn seat(gazetteer: &Gazetteer, division: PlaceId) -> Option<PlaceId> {
    let name = gazetteer.place(division).name;
    gazetteer
        .lookup_exact(&fold(name))
        .map(|found| found.place)
        .find(|&town| {
            gazetteer.place(town).feature.starts_with("P.") && gazetteer.is_within(town, division)
        })
}

/// The feature that the last word of a name says: "Tonj North County" is a county, even where the gazetteer has only the town.
fn division_word(name: &str) -> Option<&'static str> {
    let (_, last) = name.rsplit_once(' ')?;
    match last {
        "County" | "District" | "Raion" => Some("A.ADM2"),
        "Province" | "Governorate" | "Oblast" => Some("A.ADM1"),
        _ => None,
    }
}

/// The most words between "the" and the word for the kind of place: "the mainly Kurdish town".
const LONGEST_EPITHET: usize = 3;

/// Takes a "the" before the phrase into it: "the town of Saraqib", with what stands between: "the small town of Saraqib".
fn with_determiner(wording: &Wording<'_>, span: Span) -> Span {
    let tokens = &wording.text.tokens;
    let first = wording.tokens(span).start;
    let floor = wording.sentence_start(first);
    let reach = if wording.is(first, "kind") {
        LONGEST_EPITHET
    } else {
        0
    };
    for back in 1..=reach + 1 {
        let Some(at) = first.checked_sub(back).filter(|&at| at >= floor) else {
            break;
        };
        if wording.word(at) == "the" || back > 1 && matches!(wording.word(at), "a" | "an") {
            return tokens[at].span.join(span);
        }
        let word = wording.word(at);
        if word == "of" || wording.is_place_lead(at + 1) || !word.starts_with(char::is_alphabetic) {
            break;
        }
    }
    span
}

/// Returns how close a place itself is, by its feature and by the feature that the words ask for.
pub(super) fn precision(place: &Place<'_>, asked: Option<&str>) -> Geoprecision {
    let own = by_feature(place.feature, place.radius_km);
    // The words say "province", the gazetteer has only the town it is named after: no sharper than the words.
    match asked.map(|feature| by_feature(feature, 0.0)) {
        // A district of a town is a neighborhood, not a division.
        Some(said)
            if said > own
                && own != Geoprecision::Neighbourhood
                && matches!(said, Geoprecision::District | Geoprecision::Province) =>
        {
            said
        }
        _ => own,
    }
}

/// GeoNames feature classes and codes to precisions; codes as in its list of feature codes.
fn by_feature(feature: &str, radius_km: f64) -> Geoprecision {
    let (class, code) = feature.split_once('.').unwrap_or((feature, ""));
    match class {
        "P" if code == "PPLX" => Geoprecision::Neighbourhood,
        "P" => Geoprecision::Town,
        "A" if code.starts_with("PCL") || code == "TERR" => Geoprecision::Country,
        "A" if code.starts_with("ADM1") => Geoprecision::Province,
        "A" if code.starts_with("ADM") => Geoprecision::District,
        "A" | "L"
            if matches!(
                code,
                "RGN" | "RGNE" | "RGNH" | "CONT" | "AREA" | "ZN" | "ZNB" | "ZNF" | ""
            ) =>
        {
            Geoprecision::Region
        }
        "H" if matches!(
            code,
            "SEA" | "OCN" | "GULF" | "STRT" | "BAY" | "CHN" | "SD" | "BGHT"
        ) =>
        {
            Geoprecision::Sea
        }
        "H" => Geoprecision::Region,
        _ if radius_km > WIDEST_POINT_KM => Geoprecision::Region,
        _ => Geoprecision::Exact,
    }
}
