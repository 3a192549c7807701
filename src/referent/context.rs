//! What is known of a report beyond its text.

use dateline_gazetteer::CountryCode;

/// What is known of a report beyond its text; all of it may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The country that the outlet writes from.
    pub home: Option<CountryCode>,
}
