//! Countries, their codes, and the words for their people.

use fst::Streamer;

use crate::build::record::{COUNTRY_LEN, country_field};
use crate::fold::fold;
use crate::format::Part;
use crate::gazetteer::Gazetteer;
use crate::place::{CountryCode, PlaceId};

impl Gazetteer {
    /// Returns the place that is the country itself.
    #[must_use]
    pub fn country_place(&self, country: CountryCode) -> Option<PlaceId> {
        let record = self.country_record(country)?;
        optional(
            self.section(Part::Countries)
                .u32(record + country_field::PLACE),
        )
    }

    /// Returns the capital of a country.
    #[must_use]
    pub fn capital(&self, country: CountryCode) -> Option<PlaceId> {
        let record = self.country_record(country)?;
        optional(
            self.section(Part::Countries)
                .u32(record + country_field::CAPITAL),
        )
    }

    /// Returns the ISO 3166-1 alpha-3 code of a country ("SYR").
    #[must_use]
    pub fn iso3(&self, country: CountryCode) -> Option<&str> {
        let record = self.country_record(country)?;
        let at = record + country_field::ISO3;
        let code = self.section(Part::Countries).as_ref().get(at..at + 3)?;
        std::str::from_utf8(code).ok()
    }

    /// Returns the country with an ISO 3166-1 alpha-3 code, in any case.
    #[must_use]
    pub fn country_by_iso3(&self, iso3: &str) -> Option<CountryCode> {
        self.countries().find(|&country| {
            self.iso3(country)
                .is_some_and(|c| c.eq_ignore_ascii_case(iso3))
        })
    }

    /// Returns the country with an ISO 3166-1 code of two or three letters, in any case.
    #[must_use]
    pub fn country_by_code(&self, code: &str) -> Option<CountryCode> {
        if let &[a, b] = code.to_ascii_uppercase().as_bytes() {
            let code = CountryCode([a, b]);
            return self.country_record(code).map(|_| code);
        }
        self.country_by_iso3(code)
    }

    /// Returns every country, by alpha-2 code.
    pub fn countries(&self) -> impl Iterator<Item = CountryCode> + '_ {
        let records = self.section(Part::Countries);
        (0..records.len() / COUNTRY_LEN).map(|index| CountryCode(records.pair(index * COUNTRY_LEN)))
    }

    /// Returns the country or region that an adjective or the name of a people belongs to ("Syrians" -> Syria).
    #[must_use]
    pub fn demonym(&self, word: &str) -> Option<PlaceId> {
        let mut folded = fold(word);
        loop {
            if let Some(place) = self.demonym_fst().get(&folded) {
                return u32::try_from(place).ok().map(PlaceId);
            }
            // "Syrians" where the table has "Syrian" only; a short word may end in s by itself ("Swiss" is listed).
            if folded.len() < 5 || !folded.ends_with('s') {
                return None;
            }
            folded.pop();
        }
    }

    /// Returns every folded demonym and its place.
    pub(crate) fn demonyms(&self) -> Vec<(String, PlaceId)> {
        let mut demonyms = Vec::new();
        let mut stream = self.demonym_fst().stream();
        while let Some((word, place)) = stream.next() {
            if let (Ok(word), Ok(place)) = (std::str::from_utf8(word), u32::try_from(place)) {
                demonyms.push((word.to_owned(), PlaceId(place)));
            }
        }
        demonyms
    }

    fn country_record(&self, country: CountryCode) -> Option<usize> {
        let records = self.section(Part::Countries);
        let count = records.len() / COUNTRY_LEN;
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = low.midpoint(high);
            if records.pair(middle * COUNTRY_LEN) < country.0 {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low < count && records.pair(low * COUNTRY_LEN) == country.0).then_some(low * COUNTRY_LEN)
    }
}

fn optional(number: u32) -> Option<PlaceId> {
    number.checked_sub(1).map(PlaceId)
}
