//! What a word can mean for the reading of time.

use crate::time::calendar::{Season, Unit};

/// What a word can mean for the reading of time; a word may have several senses ("second", "may").
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::time) struct Senses {
    /// 1 to 12.
    pub(in crate::time) month: Option<i8>,
    /// 1 (Monday) to 7.
    pub(in crate::time) weekday: Option<i8>,
    /// Written short, perhaps with a full stop.
    pub(in crate::time) short: bool,
    /// A plural form: a habit for weekdays and parts of the day.
    pub(in crate::time) plural: bool,
    pub(in crate::time) unit: Option<Unit>,
    pub(in crate::time) cardinal: Option<u32>,
    pub(in crate::time) ordinal: Option<u32>,
    /// A count that does not say how many: `Some(0)`, or roughly so many.
    pub(in crate::time) vague: Option<u32>,
    pub(in crate::time) season: Option<Season>,
    /// The TIMEX3 part of the day.
    pub(in crate::time) part: Option<&'static str>,
    pub(in crate::time) pointing: Option<Pointing>,
    /// Points only in machine paraphrase.
    pub(in crate::time) loose: bool,
    /// A time zone, with what the value carries for it.
    pub(in crate::time) zone: Option<&'static str>,
    /// TIMEX3 value of a repetition.
    pub(in crate::time) repeat: Option<&'static str>,
    pub(in crate::time) tense: Option<Cue>,
    /// A number after it is a year even where it could be a count.
    pub(in crate::time) year_after: bool,
    /// A number after it is a count.
    pub(in crate::time) count_after: bool,
    /// A number before it is a count.
    pub(in crate::time) count_before: bool,
    /// The first word of a fixed phrase or of a rule's own words.
    pub(in crate::time) opens_phrase: bool,
}

impl Senses {
    /// Tells whether a time expression may begin with the word.
    pub(in crate::time) fn may_open(&self) -> bool {
        self.opens_phrase
            || self.month.is_some()
            || self.weekday.is_some()
            || self.unit.is_some()
            || self.cardinal.is_some()
            || self.ordinal.is_some()
            || self.vague.is_some()
            || self.season.is_some()
            || self.part.is_some()
            || self.pointing.is_some()
            || self.repeat.is_some()
    }
}

pub(in crate::time) const NO_SENSES: Senses = Senses {
    month: None,
    weekday: None,
    short: false,
    plural: false,
    unit: None,
    cardinal: None,
    ordinal: None,
    vague: None,
    season: None,
    part: None,
    pointing: None,
    loose: false,
    zone: None,
    repeat: None,
    tense: None,
    year_after: false,
    count_after: false,
    count_before: false,
    opens_phrase: false,
};

/// How a word points at a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::time) enum Pointing {
    This,
    Current,
    Last,
    Past,
    Previous,
    Next,
    Following,
    Coming,
    Latest,
    Recent,
    Same,
    That,
    Future,
}

/// What a verb form says of the time of its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::time) enum Cue {
    Past,
    Said,
    Future,
    /// "Due", "scheduled": what follows is to come.
    Scheduled,
    /// "Agreed", "plans": what follows "to" is to come.
    Pledge,
    Modal,
    Unsure,
    Be,
    Perfect,
    To,
}

/// How words before a time change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// Its beginning ("early March").
    Start,
    /// Its middle.
    Mid,
    /// Its end.
    End,
    /// The part before the report ("earlier this month").
    Earlier,
    /// The part after the report.
    Later,
    /// About so much.
    Approx,
    /// Less.
    LessThan,
    /// More.
    MoreThan,
    /// At most.
    EqualOrLess,
    /// At least.
    EqualOrMore,
}

/// The day of a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::time) enum HolidayRule {
    Fixed { month: i8, day: i8 },
    Nth { month: i8, weekday: i8, nth: i8 },
    Easter(i8),
}
