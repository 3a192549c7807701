//! What a rule reads from the words, before any date is known.

use super::calendar::{Period, Season, Unit};
use super::lexicon::{HolidayRule, Modifier};
use super::number::Count;
use jiff::civil::Date;

/// What stands from one atom to another, as a rule read it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// The atom after the expression.
    pub(super) end: usize,
    pub(super) meaning: Meaning,
    pub(super) part: Option<Part>,
    pub(super) modifier: Option<Modifier>,
}

impl Found {
    pub(super) fn new(end: usize, meaning: Meaning) -> Self {
        Self {
            end,
            meaning,
            part: None,
            modifier: None,
        }
    }

    pub(super) fn with_part(mut self, part: Part) -> Self {
        self.part = Some(part);
        self
    }
}

/// The sense of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A period that the words give in full.
    Fixed(Period),
    /// A numeric date that can be read in more than one way, as (day, month) and (month, day).
    Numeric { day_first: Date, month_first: Date },
    /// A day, month, quarter … whose year the words leave open.
    Open(Open, Which),
    /// A weekday, perhaps of a week so many weeks from the report's.
    Weekday(i8, Which),
    /// The period of a unit that lies so many units from another.
    Pointed { unit: Unit, by: i32, from: From },
    /// The period that the text last spoke of, so many years later.
    Spoken { unit: Option<Unit>, years: i32 },
    /// The period of that kind in another year ("the 1988 quarter").
    SpokenOf { unit: Option<Unit>, year: i16 },
    /// So many units before (-1) or after (1) another time.
    Offset {
        count: Count,
        unit: Unit,
        sign: i32,
        from: From,
    },
    /// A part of, or around, what the words after it name.
    Part(Box<Meaning>, Within),
    /// A length of time; `side` tells whether it ends (-1) or begins (1) with the report.
    Length {
        value: String,
        count: Count,
        unit: Unit,
        side: i32,
    },
    /// Some units before (-1) or after (1) the report: "a few days ago".
    Around { unit: Unit, sign: i32 },
    /// A repetition, by its TIMEX3 value.
    Repeat(String),
    /// A TIMEX3 type and value as they stand.
    Reference(&'static str, &'static str),
    /// Words that only look like a time.
    Nothing,
}

/// A period that comes round every year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Open {
    Day { month: i8, day: i8 },
    Month(i8),
    Quarter(i8),
    Half(i8),
    Season(Season),
    Holiday(HolidayRule),
}

/// Which of the many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Which {
    /// Not said: the tense and the report's date decide.
    Free,
    /// "This March".
    This,
    /// "Last March".
    Last,
    /// "Next March".
    Next,
    /// "The previous Friday", counted from what the text last spoke of.
    Previous,
    /// "The following Friday".
    Following,
    /// Of the year (for weekdays: the week) so many after the report's ("July last year").
    Shifted(i32),
}

/// Which part of a day's or month's surroundings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// The week that holds the day.
    Week,
    /// The first, second … week of the month; -1 for the last.
    NthWeek(i8),
    /// The first, second … such weekday of the month; -1 for the last.
    Weekday(i8, i8),
    /// The days up to the 15th.
    FirstHalf,
    /// The days from the 16th.
    SecondHalf,
}

/// From where a relative expression counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The report's date.
    Report,
    /// The time that the text last spoke of.
    Narrative,
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// TIMEX3's part of the day: `MO`, `AF`, `EV`, `NI`, or a time ("12:00").
    Named(&'static str),
    /// The night that ends with the day.
    Overnight,
    /// A time of the clock, with what the value carries for its zone.
    Clock {
        hour: u8,
        minute: u8,
        zone: &'static str,
    },
}

impl Part {
    /// Returns what follows the date in the TIMEX3 value.
    pub(super) fn value(self) -> String {
        match self {
            Self::Named(part) => format!("T{part}"),
            Self::Overnight => String::from("TNI"),
            Self::Clock { hour, minute, zone } => format!("T{hour:02}:{minute:02}{zone}"),
        }
    }
}
