//! What became of the lines of a file.

use std::collections::BTreeMap;
use std::fmt;

use super::input::Table;

/// Lines that are named of each reason.
const NAMED_LINES: usize = 3;

/// Why a line, or a name in it, was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Bytes that are no UTF-8.
    Utf8,
    /// A line of more than a megabyte.
    LongLine,
    /// A quote that is not closed within 64 KB.
    OpenQuote,
    /// Too few columns.
    Columns,
    /// An id that is none.
    Id,
    /// No name, or one of more than 500 bytes.
    Name,
    /// A point that is not on the globe, or none.
    Point,
    /// A number of inhabitants that is none.
    Population,
    /// A country that no code or name is known of.
    Country,
    /// A kind of place that was not asked for.
    Feature,
    /// A country that was not asked for.
    OtherCountry,
    /// A name, code or container of a place that is not there.
    NoPlace,
    /// A name that is a code, a link or a machine's transliteration.
    NoName,
}

impl Reason {
    /// Tells whether the line is as it should be and only not wanted.
    #[must_use]
    pub fn is_choice(self) -> bool {
        matches!(
            self,
            Self::Feature | Self::OtherCountry | Self::NoPlace | Self::NoName
        )
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "not valid UTF-8",
            Self::LongLine => "a line longer than 1 MB",
            Self::OpenQuote => "a quote that is not closed",
            Self::Columns => "too few columns",
            Self::Id => "the id is not a number",
            Self::Name => "no name, or one longer than 500 bytes",
            Self::Point => "no point on the globe",
            Self::Population => "the population is not a number",
            Self::Country => "no country is called so",
            Self::Feature => "a kind of place that is not asked for (see --features)",
            Self::OtherCountry => "a country that is not asked for",
            Self::NoPlace => "goes with a place that is not kept",
            Self::NoName => "a code, link or transliteration by machine, not a name",
        })
    }
}

/// Counts of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The file, with the archive that holds it.
    pub file: String,
    /// What it is a table of.
    pub table: &'static str,
    pub(super) is_csv: bool,
    /// Lines read.
    pub read: u64,
    /// Lines of which something was kept.
    pub kept: u64,
    /// Places that are new.
    pub new: u64,
    /// Places that were there and are told anew.
    pub replaced: u64,
    /// Names that were added.
    pub names: u64,
    /// Why lines were left out: how many, and the first of them.
    pub skipped: BTreeMap<Reason, (u64, Vec<u64>)>,
}

impl Tally {
    pub(super) fn new(file: &str, table: Table) -> Self {
        Self {
            file: file.to_owned(),
            table: table.words(),
            is_csv: table == Table::Csv,
            read: 0,
            kept: 0,
            new: 0,
            replaced: 0,
            names: 0,
            skipped: BTreeMap::new(),
        }
    }

    pub(super) fn skip(&mut self, reason: Reason, line: u64) {
        let (count, lines) = self.skipped.entry(reason).or_default();
        *count += 1;
        if lines.len() < NAMED_LINES {
            lines.push(line);
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {}; {} lines read, {} kept",
            self.file, self.table, self.read, self.kept
        )?;
        if self.new + self.replaced > 0 {
            write!(f, "; {} places new, {} replaced", self.new, self.replaced)?;
        }
        if self.names > 0 {
            write!(f, "; {} names", self.names)?;
        }
        for (reason, (count, lines)) in &self.skipped {
            let lines: Vec<String> = lines.iter().map(u64::to_string).collect();
            let more = if *count > lines.len() as u64 {
                ", …"
            } else {
                ""
            };
            write!(f, "\n  {count} × {reason}: line {}{more}", lines.join(", "))?;
        }
        Ok(())
    }
}
