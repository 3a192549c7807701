//! When things happen: time expressions in a text become civil dates.
//!
//! Takes segmented text and the report's date, gives [`TimeExpression`]s: span, TIMEX3 type and value, civil interval,
//! precision, other readings. Reads no clock, knows no event and no place, never fails; the cost is linear in the text.
//!
//! How it reads: the text is cut into atoms (`atom`), whose senses come from the tables in `lexicon/`. At every atom
//! that may open an expression the rules in `rules/` are tried, an ordered list with one file a rule; the longest reading
//! wins. A rule gives a meaning without dates (`meaning`: "the Friday that the tense decides", "the month before the
//! report's"), and `resolve` gives it days, from the report's date, the tense of the clause (`tense`) and what the text
//! spoke of before (`narrative`). At last, times of day take the day that stands after them (`borrowed_day`), and neighbors that bound a range learn of each other (`range`).
//!
//! What it holds to:
//! - A bare weekday is the last one, the report's own day included, as news has it; after "will", "plans to", "due", the next.
//! - A day or month without a year is the nearest on the side that the tense says, and the latest past one without a tense.
//! - "The next day", "that month", "a year earlier" count from what the text last spoke of, "last week" and "three days
//!   ago" from the report.
//! - "Final week", "final 12 months", "two weeks in the past" of machine paraphrase are "last week", "last year", "two weeks ago".
//! - An age ("23-year-old") dates nothing and is no expression.
//! - Without a report's date, given or at the head of the text, relative words have a value with `X` in it and no interval.
//!
//! ```
//! use dateline::{text, time};
//! use jiff::civil::date;
//!
//! let text = text::segment("The village was shelled late on Sunday, the mayor said.");
//! let times = time::find(&text, Some(date(2024, 12, 3)), time::Options::default());
//! assert_eq!(times[0].value, "2024-12-01");
//! assert_eq!(times[0].span.of(text.raw), "late on Sunday");
//! ```

mod atom;
mod borrowed_day;
mod calendar;
mod expression;
mod interval;
mod lexicon;
mod meaning;
mod narrative;
mod number;
mod precision;
mod range;
mod resolve;
mod rules;
mod tense;
mod words;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::text::{SegmentedText, Span};

pub use expression::{Bound, DateOrder, Options, TimeExpression, TimexType};
pub use interval::DateInterval;
pub use lexicon::Modifier;
pub use precision::DatePrecision;

use atom::AtomKind;
use borrowed_day::Place;
use lexicon::LEXICON;
use meaning::{Found, Meaning};
use narrative::Narrative;
use resolve::Frame;
use words::Words;

/// Finds the time expressions of a text, in order, without overlap.
///
/// `anchor` is the report's own date. Without it the full date at the head of the text takes its place ("AMMAN, 3 March
/// 2024 (AFP) -"), and without that relative expressions have no interval.
#[must_use]
pub fn find(
    text: &SegmentedText<'_>,
    anchor: Option<Date>,
    options: Options,
) -> Vec<TimeExpression> {
    let atoms = atom::lex(text);
    let words = Words {
        atoms: &atoms,
        raw: text.raw,
    };
    let anchor = anchor.or_else(|| own_date(&words));
    let frame = Frame {
        anchor,
        order: options.date_order,
    };
    let mut narrative = Narrative::default();
    let mut expressions = Vec::new();
    let mut places = Vec::new();
    let mut at = 0;
    while at < atoms.len() {
        let Some(found) = read(&words, at) else {
            at += 1;
            continue;
        };
        let end = found.end.min(atoms.len()).max(at + 1);
        let tense = || tense::of_clause(&words, at, end);
        if let Some(resolved) = resolve::resolve(&found, frame, &narrative, &tense) {
            // "as every day since 20 August": where it began is not what is told.
            if !words.any_before(at, &["since"]) {
                narrative.told(&found, &resolved, anchor);
            }
            places.push(Place::new(&words, at, &found));
            expressions.push(TimeExpression {
                span: words.at(at).span().join(words.at(end - 1).span()),
                timex_type: resolved.timex_type,
                value: resolved.value,
                interval: resolved.interval,
                precision: resolved.precision,
                other_readings: resolved.other_readings,
                modifier: found.modifier,
                bound: None,
                range: None,
            });
        }
        at = end;
    }
    borrowed_day::lend(&words, &places, &mut expressions);
    range::link(text.raw, &mut expressions);
    expressions
}

/// How many atoms into a text its own date may stand.
const HEAD: usize = 24;

/// Returns the full date that a text without a publication date has at its head: "AMMAN, 3 March 2024 (AFP) -".
///
/// A date that is told of has a preposition before it ("On 3 March 2011 they …").
fn own_date(words: &Words<'_>) -> Option<Date> {
    let (at, found) =
        (0..HEAD.min(words.atoms.len())).find_map(|at| read(words, at).map(|found| (at, found)))?;
    let told_of = words.any_before(
        at,
        &[
            "on", "in", "since", "until", "by", "from", "before", "after", "the", "of", "to",
            "between",
        ],
    );
    match found.meaning {
        Meaning::Fixed(calendar::Period::Day(day)) if !told_of => Some(day),
        _ => None,
    }
}

/// Returns the expressions that lie in a clause or sentence; `expressions` in the order of the text.
#[must_use]
pub fn within(expressions: &[TimeExpression], clause: Span) -> &[TimeExpression] {
    let first = expressions.partition_point(|expression| expression.span.start < clause.start);
    let last = expressions.partition_point(|expression| expression.span.end <= clause.end);
    expressions.get(first..last).unwrap_or(&[])
}

/// Returns the days that several expressions cover together, and how closely ("Thursday and Friday" is a range).
#[must_use]
pub fn union(expressions: &[TimeExpression]) -> Option<(DateInterval, DatePrecision)> {
    let dated = || {
        expressions
            .iter()
            .filter_map(|expression| Some((expression, expression.days()?)))
    };
    let whole = dated().map(|(_, days)| days).reduce(DateInterval::join)?;
    let same = dated().find(|(_, days)| *days == whole);
    let precision = same.map_or_else(
        || whole.precision().max(DatePrecision::Range),
        |(expression, _)| expression.days_precision(),
    );
    Some((whole, precision))
}

/// Reads the expression that begins at an atom, with the words before it that change it.
fn read(words: &Words<'_>, at: usize) -> Option<Found> {
    let atom = words.at(at);
    let may_open = atom.kind == AtomKind::Number || (atom.word != 0 && atom.senses().may_open());
    if !may_open {
        return None;
    }
    let plain = rules::longest(words, at);
    let modified = modified(words, at);
    let found = match (plain, modified) {
        (Some(plain), Some(modified)) if modified.end > plain.end => modified,
        (Some(plain), _) => plain,
        (None, modified) => modified?,
    };
    Some(with_part(words, found))
}

/// "Early on Monday", "late last week", "more than two years", "the end of March".
fn modified(words: &Words<'_>, at: usize) -> Option<Found> {
    let (modifier, after) = LEXICON.modifiers.longest(words.atoms, at).or_else(|| {
        LEXICON
            .modifiers
            .longest(words.atoms, words.skip(at, "the"))
    })?;
    let core_at = if words.joint(after, '-') {
        after + 1
    } else {
        after
    };
    let found = rules::longest(words, core_at)
        .or_else(|| rules::longest(words, words.skip(core_at, "the")))?;
    let is_count = matches!(
        found.meaning,
        Meaning::Length { .. } | Meaning::Offset { .. }
    );
    let fits = match modifier {
        // "About Tuesday's raid" is on the raid.
        Modifier::Approx if found.part.is_none() && is_relative_day(&found.meaning) => false,
        Modifier::Approx => !matches!(found.meaning, Meaning::Reference(..) | Meaning::Nothing),
        // "Over the past week" is in the course of it.
        Modifier::MoreThan => is_count && !words.is(core_at, "the"),
        Modifier::LessThan | Modifier::EqualOrLess | Modifier::EqualOrMore => is_count,
        _ => {
            !is_count
                && !matches!(
                    found.meaning,
                    Meaning::Repeat(_) | Meaning::Reference(..) | Meaning::Nothing
                )
        }
    };
    fits.then_some(Found {
        modifier: Some(modifier),
        ..found
    })
}

fn is_relative_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Weekday(..) => true,
        Meaning::Pointed { unit, .. } => *unit == calendar::Unit::Day,
        _ => false,
    }
}

/// "Friday night", "yesterday morning", "3 March in the evening".
fn with_part(words: &Words<'_>, found: Found) -> Found {
    let is_day = match &found.meaning {
        Meaning::Weekday(..) | Meaning::Numeric { .. } => true,
        Meaning::Open(meaning::Open::Day { .. } | meaning::Open::Holiday(_), _) => true,
        Meaning::Fixed(period) => matches!(period, calendar::Period::Day(_)),
        Meaning::Pointed { unit, .. } => *unit == calendar::Unit::Day,
        _ => false,
    };
    if !is_day || found.part.is_some() {
        return found;
    }
    if words.is(found.end, "overnight") {
        return Found {
            end: found.end + 1,
            ..found.with_part(meaning::Part::Named("NI"))
        };
    }
    let at = words.skip(found.end, "at");
    let senses = words.senses(at);
    match senses.part {
        Some(part) if !senses.plural => Found {
            end: at + 1,
            ..found.with_part(meaning::Part::Named(part))
        },
        _ => found,
    }
}
