//! The one query language: what page, interface, downloads and `export` call by the same names.

use std::str::FromStr;

use jiff::civil::Date;

use crate::event::{EventType, SubEventType};
use crate::referent::Geoprecision;
use crate::store::{BoundingBox, Cursor, Filter};

/// Events on a page where nothing is asked for.
pub(super) const DEFAULT_LIMIT: usize = 1000;

/// Events on a page at most; more are asked for with the cursor.
pub(super) const MAX_LIMIT: usize = 10_000;

/// A question as asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// Which events.
    pub filter: Filter,
    /// How many at once.
    pub limit: usize,
    /// After which.
    pub cursor: Option<Cursor>,
    /// How the page shows them; empty beside the page.
    pub view: View,
}

/// What a page's address says beside the filter; kept as written, for the page's script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Pairs of name and value, in the order of [`VIEW_NAMES`].
    pub pairs: Vec<(String, String)>,
}

/// What a question has that is not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// A name that is none of ours.
    #[error("unknown parameter `{name}`; known are {known}")]
    Unknown {
        /// The name.
        name: String,
        /// The names there are.
        known: String,
    },
    /// A value that does not fit.
    #[error("`{value}` does not fit the parameter `{name}`: {expected}")]
    BadValue {
        /// The parameter.
        name: &'static str,
        /// The value as given.
        value: String,
        /// What fits.
        expected: &'static str,
    },
    /// The same parameter twice where that has no meaning.
    #[error("the parameter `{name}` is given twice")]
    Twice {
        /// The parameter.
        name: &'static str,
    },
}

/// Names that choose events.
const FILTER_NAMES: [&str; 8] = [
    "from",
    "to",
    "type",
    "actor",
    "precision",
    "q",
    "country",
    "bbox",
];

/// Names that choose the page of the list.
const PAGING_NAMES: [&str; 2] = ["limit", "cursor"];

/// Names that only the map page knows.
const VIEW_NAMES: [&str; 10] = [
    "event", "z", "lat", "lon", "theme", "lang", "view", "mode", "day", "embed",
];

/// Splits the query part of an address into its pairs, decoded.
#[must_use]
pub fn pairs_of(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect()
}

impl Default for Query {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            limit: DEFAULT_LIMIT,
            cursor: None,
            view: View::default(),
        }
    }
}

impl Query {
    /// Reads a question put to the interface.
    ///
    /// # Errors
    /// Where a parameter is unknown or its value does not fit.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, QueryError> {
        Self::read_with(pairs, false)
    }

    /// Reads the address of the map page, which may say how the map is shown too.
    ///
    /// # Errors
    /// Where a parameter is unknown or its value does not fit.
    pub fn read_page(pairs: &[(String, String)]) -> Result<Self, QueryError> {
        Self::read_with(pairs, true)
    }

    fn read_with(pairs: &[(String, String)], is_page: bool) -> Result<Self, QueryError> {
        let mut query = Self::default();
        let mut has_limit = false;
        for (name, value) in pairs {
            let value = value.trim();
            if is_page && VIEW_NAMES.contains(&name.as_str()) {
                query.view.pairs.push((name.clone(), value.to_owned()));
                continue;
            }
            // An empty field of the page's form asks for nothing.
            if value.is_empty() && FILTER_NAMES.contains(&name.as_str()) {
                continue;
            }
            let filter = &mut query.filter;
            match name.as_str() {
                "from" => once("from", &mut filter.from, read_date("from", value)?)?,
                "to" => once("to", &mut filter.to, read_date("to", value)?)?,
                "type" => read_types(value, filter)?,
                "actor" => once("actor", &mut filter.actor, value.to_owned())?,
                "precision" => read_precisions(value, filter)?,
                "q" => once("q", &mut filter.words, value.to_owned())?,
                "country" => read_countries(value, filter)?,
                "bbox" => once("bbox", &mut filter.bbox, read_bbox(value)?)?,
                "limit" if has_limit => return Err(QueryError::Twice { name: "limit" }),
                "limit" => {
                    has_limit = true;
                    query.limit = read_limit(value)?;
                }
                "cursor" => once("cursor", &mut query.cursor, read_cursor(value)?)?,
                _ => return Err(unknown(name, is_page)),
            }
        }
        if let (Some(from), Some(to)) = (query.filter.from, query.filter.to)
            && from > to
        {
            return Err(QueryError::BadValue {
                name: "to",
                value: to.to_string(),
                expected: "a day not before `from`",
            });
        }
        Ok(query)
    }
}

impl Filter {
    /// Writes the filter as the query part of an address, in one way only, so that equal filters have equal addresses.
    #[must_use]
    pub fn to_query_string(&self) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.to_pairs() {
            pairs.append_pair(name, &value);
        }
        pairs.finish()
    }

    /// Returns the filter as pairs of parameter and value.
    #[must_use]
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut put = |name, value: Option<String>| pairs.extend(value.map(|value| (name, value)));
        put("from", self.from.map(|date| date.to_string()));
        put("to", self.to.map(|date| date.to_string()));
        let types = self.types.iter().map(|kind| kind.as_str());
        let types: Vec<&str> = types
            .chain(self.sub_types.iter().map(|kind| kind.as_str()))
            .collect();
        put("type", joined(&types));
        put("actor", self.actor.clone());
        let precisions: Vec<&str> = self.precisions.iter().map(|p| p.as_str()).collect();
        put("precision", joined(&precisions));
        put("q", self.words.clone());
        let countries: Vec<&str> = self.countries.iter().map(String::as_str).collect();
        put("country", joined(&countries));
        put(
            "bbox",
            self.bbox
                .map(|b| format!("{},{},{},{}", b.west, b.south, b.east, b.north)),
        );
        pairs
    }
}

fn joined(words: &[&str]) -> Option<String> {
    (!words.is_empty()).then(|| words.join(","))
}

fn unknown(name: &str, is_page: bool) -> QueryError {
    let mut known = FILTER_NAMES.to_vec();
    known.extend(PAGING_NAMES);
    if is_page {
        known.extend(VIEW_NAMES);
    }
    QueryError::Unknown {
        name: shortened(name),
        known: known.join(", "),
    }
}

fn bad(name: &'static str, value: &str, expected: &'static str) -> QueryError {
    QueryError::BadValue {
        name,
        value: shortened(value),
        expected,
    }
}

/// Returns the head of what was asked, enough to see what was meant.
fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}

fn once<T>(name: &'static str, slot: &mut Option<T>, value: T) -> Result<(), QueryError> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(QueryError::Twice { name }),
    }
}

fn read_date(name: &'static str, value: &str) -> Result<Date, QueryError> {
    let is_plain = value.len() == 10 && value.as_bytes()[4] == b'-';
    let date = is_plain.then(|| Date::from_str(value).ok()).flatten();
    date.ok_or_else(|| bad(name, value, "a day as YYYY-MM-DD"))
}

fn read_types(value: &str, filter: &mut Filter) -> Result<(), QueryError> {
    for word in value
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
    {
        let is_word = |known: &str| known.eq_ignore_ascii_case(word);
        let event_type = EventType::ALL.iter().find(|kind| is_word(kind.as_str()));
        let sub_type = SubEventType::ALL.iter().find(|kind| is_word(kind.as_str()));
        match (event_type, sub_type) {
            (Some(&kind), _) => put(&mut filter.types, kind),
            (None, Some(&kind)) => put(&mut filter.sub_types, kind),
            (None, None) => {
                return Err(bad(
                    "type",
                    word,
                    "an event type or sub-event type, such as `Battles`",
                ));
            }
        }
    }
    Ok(())
}

fn read_precisions(value: &str, filter: &mut Filter) -> Result<(), QueryError> {
    for word in value
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
    {
        let known = Geoprecision::ALL
            .into_iter()
            .find(|p| p.as_str().eq_ignore_ascii_case(word));
        let precision = known.ok_or_else(|| {
            bad(
                "precision",
                word,
                "some of exact, neighbourhood, town, near, district, province, region, country, sea",
            )
        })?;
        put(&mut filter.precisions, precision);
    }
    Ok(())
}

fn read_countries(value: &str, filter: &mut Filter) -> Result<(), QueryError> {
    for word in value
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
    {
        let Some(code) = alpha_3(word) else {
            return Err(bad(
                "country",
                word,
                "ISO 3166-1 codes, such as `SYR` or `SY`",
            ));
        };
        put(&mut filter.countries, code);
    }
    Ok(())
}

/// Returns the ISO 3166-1 alpha-3 code that a word is, or is the alpha-2 code of.
fn alpha_3(word: &str) -> Option<String> {
    // Codes are the same in every gazetteer.
    let of_two = || {
        let gazetteer = crate::gazetteer::embedded();
        let code = gazetteer.country_by_code(word)?;
        gazetteer.iso3(code).map(str::to_owned)
    };
    let letters = word.bytes().all(|b| b.is_ascii_alphabetic());
    match word.len() {
        3 if letters => Some(word.to_ascii_uppercase()),
        2 if letters => of_two(),
        _ => None,
    }
}

fn put<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

fn read_bbox(value: &str) -> Result<BoundingBox, QueryError> {
    let failed = || {
        bad(
            "bbox",
            value,
            "west,south,east,north in degrees; west > east crosses the antimeridian",
        )
    };
    let numbers: Vec<f64> = value
        .split(',')
        .map(|part| {
            part.trim()
                .parse::<f64>()
                .ok()
                .filter(|number| number.is_finite())
        })
        .collect::<Option<_>>()
        .ok_or_else(failed)?;
    let &[west, south, east, north] = numbers.as_slice() else {
        return Err(failed());
    };
    let fits = [west, east]
        .iter()
        .all(|lon| (-180.0..=180.0).contains(lon))
        && [south, north]
            .iter()
            .all(|lat| (-90.0..=90.0).contains(lat))
        && south <= north;
    if fits {
        Ok(BoundingBox {
            west,
            south,
            east,
            north,
        })
    } else {
        Err(failed())
    }
}

fn read_limit(value: &str) -> Result<usize, QueryError> {
    value
        .parse::<usize>()
        .ok()
        .filter(|limit| (1..=MAX_LIMIT).contains(limit))
        .ok_or_else(|| {
            let expected =
                "a whole number from 1 to 10000; more are had page by page, with the cursor";
            bad("limit", value, expected)
        })
}

fn read_cursor(value: &str) -> Result<Cursor, QueryError> {
    Cursor::decode(value).map_err(|_| bad("cursor", value, "one taken from a `next` link"))
}

#[cfg(test)]
mod tests {
    use super::{MAX_LIMIT, Query, QueryError, pairs_of};

    fn read(query: &str) -> Result<Query, QueryError> {
        Query::read(&pairs_of(query))
    }

    #[track_caller]
    fn check_same(query: &str, expected: &str) {
        assert_eq!(
            read(query).expect("it is a query").filter.to_query_string(),
            expected
        );
    }

    #[test]
    fn a_filter_is_written_as_it_was_read() {
        check_same(
            "from=2024-12-01&to=2024-12-03",
            "from=2024-12-01&to=2024-12-03",
        );
        check_same("type=battles&type=Attack,Battles", "type=Battles%2CAttack");
        check_same(
            "type=Shelling%2Fartillery%2Fmissile+attack",
            "type=Shelling%2Fartillery%2Fmissile+attack",
        );
        check_same(
            "precision=town,exact&country=syr",
            "precision=town%2Cexact&country=SYR",
        );
        check_same(
            "bbox=170,-25,-170,-10&q=%D8%AD%D9%84%D8%A8",
            "q=%D8%AD%D9%84%D8%A8&bbox=170%2C-25%2C-170%2C-10",
        );
        check_same("from=&actor=&q=", "");
    }

    #[test]
    fn a_country_is_asked_for_by_either_code() {
        check_same("country=SY", "country=SYR");
        check_same("country=sy,IRQ", "country=SYR%2CIRQ");
        check_same("country=SY,SYR", "country=SYR");
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for query in [
            "foo=bar",
            "from=junk",
            "from=2024-13-01",
            "from=2024-12-03&to=2024-12-01",
            "type=War",
            "precision=pinpoint",
            "country=QQ",
            "country=Syria",
            "bbox=a,b,c,d",
            "bbox=1,2,3",
            "bbox=NaN,0,1,1",
            "bbox=0,5,1,4",
            "bbox=0,0,1e308,1",
            "limit=0",
            "limit=-1",
            "limit=abc",
            "cursor=forged",
            "from=2024-12-01&from=2024-12-02",
            "z=4",
            "from=2024-12-01T10:00",
        ] {
            assert!(read(query).is_err(), "{query}");
        }
    }

    #[test]
    fn a_limit_beyond_the_largest_is_refused() {
        assert_eq!(read("limit=10000").expect("a query").limit, MAX_LIMIT);
        for query in ["limit=10001", "limit=99999999999999999999999"] {
            let error = read(query).expect_err("refused");
            assert!(error.to_string().contains("from 1 to 10000"), "{error}");
        }
    }

    #[test]
    fn the_page_knows_more_names_than_the_interface() {
        let page = Query::read_page(&pairs_of("z=4&event=ab12&theme=dark&from=2024-12-01"))
            .expect("a page");
        assert_eq!(page.view.pairs.len(), 3);
        assert!(Query::read_page(&pairs_of("utm_source=x")).is_err());
    }
}
