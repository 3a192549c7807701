//! What the codebooks call a country: ISO 3166-1 numeric, ACLED's region, the number of Gleditsch and Ward.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A country's codes; what it does not have is `None`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CountryCodes {
    /// ISO 3166-1 numeric, as ACLED writes it: without leading zeros.
    pub(super) iso_numeric: Option<u32>,
    /// One of ACLED's seventeen regions.
    pub(super) acled_region: Option<&'static str>,
    /// The number of an independent state in the list of Gleditsch and Ward, which UCDP uses.
    pub(super) gleditsch_ward: Option<u32>,
}

static CODES: LazyLock<HashMap<&'static str, CountryCodes>> = LazyLock::new(|| {
    include_str!("../lexicon/country_codes.tsv")
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let iso3 = cells.next()?;
            let iso_numeric = cells.next().and_then(|cell| cell.parse().ok());
            let acled_region = cells.next().filter(|cell| !cell.is_empty());
            let gleditsch_ward = cells.next().and_then(|cell| cell.parse().ok());
            let codes = CountryCodes {
                iso_numeric,
                acled_region,
                gleditsch_ward,
            };
            Some((iso3, codes))
        })
        .collect()
});

/// Returns the codes of a country (ISO 3166-1 alpha-3); none for what is no country.
pub(super) fn codes(iso3: Option<&str>) -> CountryCodes {
    iso3.and_then(|iso3| CODES.get(iso3))
        .copied()
        .unwrap_or_default()
}

impl CountryCodes {
    /// Returns UCDP's region of a state, which follows from its number (UCDP/PRIO codebook, "Region").
    pub(super) fn ucdp_region(self) -> Option<&'static str> {
        match self.gleditsch_ward? {
            2..=199 => Some("Americas"),
            200..=395 => Some("Europe"),
            400..=626 => Some("Africa"),
            630..=698 => Some("Middle East"),
            700..=990 => Some("Asia"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{CODES, codes};
    use crate::gazetteer::embedded;

    #[test]
    fn every_code_is_of_one_country_that_the_gazetteer_knows() {
        let mut numbers = HashSet::new();
        let mut states = HashSet::new();
        for (iso3, codes) in CODES.iter() {
            assert!(embedded().country_by_iso3(iso3).is_some(), "{iso3}");
            assert!(codes.acled_region.is_some(), "{iso3} has no region");
            assert!(
                codes
                    .iso_numeric
                    .is_none_or(|number| numbers.insert(number)),
                "{iso3}: its numeric code is another's"
            );
            assert!(
                codes
                    .gleditsch_ward
                    .is_none_or(|state| states.insert(state)),
                "{iso3}: its state number is another's"
            );
            assert_eq!(
                codes.ucdp_region().is_some(),
                codes.gleditsch_ward.is_some()
            );
        }
        assert_eq!(CODES.len(), 250);
        let regions: HashSet<_> = CODES.values().map(|codes| codes.acled_region).collect();
        assert_eq!(regions.len(), 17);
    }

    #[test]
    fn a_country_has_its_codes_and_a_territory_only_some() {
        let syria = codes(Some("SYR"));
        assert_eq!(
            (syria.iso_numeric, syria.acled_region, syria.gleditsch_ward),
            (Some(760), Some("Middle East"), Some(652))
        );
        assert_eq!(syria.ucdp_region(), Some("Middle East"));
        let palestine = codes(Some("PSE"));
        assert_eq!(palestine.iso_numeric, Some(275));
        assert_eq!(palestine.gleditsch_ward, None);
        assert_eq!(codes(None).iso_numeric, None);
    }
}
