//! Which kinds of places of a dump are kept.

use std::str::FromStr;

/// Kinds of places: GeoNames classes and codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Features(Vec<(char, Vec<String>)>);

/// A word that is no kind of place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no kind of place; give GeoNames classes and codes with commas, such as `P,A,S.DAM`, or `all`"
)]
pub struct UnknownFeature(String);

const CLASSES: &str = "AHLPRSTUV";

/// What reports name: settlements and divisions, waters, regions, heights, and the sites of conflicts. A class without
/// codes is all of it.
const DEFAULT: &str = "P,A,\
    L.AREA,L.CMP,L.CONT,L.CST,L.LCTY,L.MILB,L.OAS,L.OILF,L.PRK,L.RES,L.RESV,L.RGN,L.RGNE,L.RGNL,\
    H.BAY,H.BAYS,H.CNL,H.GULF,H.LGN,H.LK,H.LKI,H.LKS,H.OCN,H.RSV,H.SD,H.SEA,H.STM,H.STMI,H.STRT,H.WAD,\
    T.CAPE,T.DSRT,T.HLL,T.HLLS,T.ISL,T.ISLS,T.MT,T.MTS,T.PASS,T.PEN,T.PK,T.PLAT,T.PLN,T.RDGE,T.VAL,T.VLC,\
    S.AIRB,S.AIRF,S.AIRP,S.BDG,S.CMP,S.CMPRF,S.CSTM,S.DAM,S.FT,S.GATE,S.INSM,S.OILR,S.PRN,S.PS,S.PSN,S.PSTB,S.PSTC";

/// Places of the past.
const HISTORIC: [&str; 11] = [
    "PPLH", "PPLCH", "PPLQ", "PPLW", "ADM1H", "ADM2H", "ADM3H", "ADM4H", "ADMDH", "PCLH", "RGNH",
];

impl Features {
    /// Tells whether places of a kind are kept. Places of the past are only where their code is given.
    #[must_use]
    pub fn has(&self, class: &str, code: &str) -> bool {
        let Some((_, codes)) = self.0.iter().find(|(known, _)| class.chars().eq([*known])) else {
            return false;
        };
        match codes.is_empty() {
            true => !HISTORIC.contains(&code),
            false => codes.iter().any(|known| known == code),
        }
    }
}

impl Default for Features {
    fn default() -> Self {
        DEFAULT.parse().unwrap_or(Self(Vec::new()))
    }
}

impl FromStr for Features {
    type Err = UnknownFeature;

    fn from_str(words: &str) -> Result<Self, UnknownFeature> {
        if words.eq_ignore_ascii_case("all") {
            return Ok(Self(CLASSES.chars().map(|c| (c, Vec::new())).collect()));
        }
        let mut features: Vec<(char, Vec<String>)> = Vec::new();
        for word in words.split(',').map(str::trim).filter(|w| !w.is_empty()) {
            let upper = word.to_ascii_uppercase();
            let (class, code) = upper.split_once('.').unwrap_or((&upper, ""));
            let mut letters = class.chars();
            let class = match (letters.next(), letters.next()) {
                (Some(class), None) if CLASSES.contains(class) => class,
                _ => return Err(UnknownFeature(word.to_owned())),
            };
            let known = match features.iter_mut().find(|(known, _)| *known == class) {
                Some((_, codes)) => codes,
                None => {
                    features.push((class, Vec::new()));
                    if let Some((_, codes)) = features.last_mut()
                        && !code.is_empty()
                    {
                        codes.push(code.to_owned());
                    }
                    continue;
                }
            };
            // A class without codes stays whole, unless a place of the past is named with it.
            match (known.is_empty(), code.is_empty()) {
                (_, true) => known.clear(),
                (true, false) => {}
                (false, false) => known.push(code.to_owned()),
            }
        }
        match features.is_empty() {
            true => Err(UnknownFeature(words.to_owned())),
            false => Ok(Self(features)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Features;

    #[test]
    fn the_default_has_what_reports_name() {
        let features = Features::default();
        for (class, code) in [
            ("P", "PPL"),
            ("A", "ADM2"),
            ("H", "STM"),
            ("S", "DAM"),
            ("S", "PSTB"),
        ] {
            assert!(features.has(class, code), "{class}.{code}");
        }
        for (class, code) in [
            ("P", "PPLH"),
            ("S", "CH"),
            ("R", "RD"),
            ("", ""),
            ("X", "Y"),
        ] {
            assert!(!features.has(class, code), "{class}.{code}");
        }
    }

    #[test]
    fn classes_and_codes_may_be_given() {
        let features: Features = "p, S.DAM,S.CH,L.RGNH".parse().expect("well-formed");
        assert!(features.has("P", "PPLX") && features.has("S", "CH") && features.has("L", "RGNH"));
        assert!(
            !features.has("P", "PPLH") && !features.has("S", "AIRP") && !features.has("A", "ADM1")
        );
        assert!("all".parse::<Features>().expect("all").has("R", "RD"));
        assert!("town".parse::<Features>().is_err() && "".parse::<Features>().is_err());
    }
}
