//! The date of a mention: its own, its story's, that of the saying, or that of the report.

use crate::event::MentionInput;
use crate::event::discourse::{Discourse, Thread};
use crate::event::extract::Proto;
use crate::event::record::{DateBasis, EventDate};
use crate::event::scene::{Anchor, Scene};
use crate::time::{Bound, DateInterval, DatePrecision, TimeExpression};
use jiff::civil::Date;

pub(super) fn date_of(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
    told: Option<&Thread>,
    topic: bool,
    discourse: &Discourse,
) -> Option<EventDate> {
    let update = proto
        .items
        .iter()
        .any(|item| item.toll.as_ref().is_some_and(|toll| toll.update));
    if (update || topic)
        && let Some(date) = told.and_then(|told| told.date.clone())
    {
        return Some(inherited(date));
    }
    if let Some(bound) = proto.date() {
        let time = &input.times[bound.anchor.index];
        if let Some((interval, precision)) = joined_days(scene, input, bound.anchor, time) {
            // "the toll from Tuesday's strike": whose day it is, not since when.
            let owned = scene.lower(bound.anchor.words.end) == "'s";
            let since = !owned && (bound.since || time.bound == Some(Bound::Since));
            let interval = match input.report.published {
                // "since October 7", in August: that of the year before.
                Some(published) if since && interval.start > published.date => DateInterval {
                    start: a_year_before(interval.start),
                    end: a_year_before(interval.end),
                },
                _ => interval,
            };
            let (interval, precision) = match (since, input.report.published) {
                (true, Some(published)) if interval.start <= published.date => (
                    DateInterval {
                        start: interval.start,
                        end: published.date.max(interval.start),
                    },
                    DatePrecision::Ongoing,
                ),
                _ => (interval, precision),
            };
            return Some(EventDate {
                interval,
                precision,
                words: time.span.of(input.text.raw).to_owned(),
                span: Some(time.span),
                basis: if bound.own_clause {
                    DateBasis::Stated
                } else {
                    DateBasis::Inherited
                },
            })
            .map(|date| {
                if update && !owned {
                    of_update(date)
                } else {
                    date
                }
            });
        }
    }
    if let Some(date) = told
        .and_then(|told| told.date.clone())
        .or_else(|| same_day(scene, discourse))
    {
        return Some(inherited(date));
    }
    if let Some(date) = by_saying(scene, input, proto) {
        return Some(date);
    }
    let published = input.report.published?.date;
    let ongoing = proto
        .items
        .iter()
        .any(|item| item.group.progressive && item.group.present);
    Some(by_publication(published, ongoing))
}

/// The date of a story as another sentence has it: what was only inferred stays so.
pub(super) fn inherited(date: EventDate) -> EventDate {
    EventDate {
        basis: match date.basis {
            DateBasis::Inferred => DateBasis::Inferred,
            DateBasis::Stated | DateBasis::Inherited => DateBasis::Inherited,
        },
        ..date
    }
}

fn a_year_before(day: Date) -> Date {
    day.checked_sub(jiff::Span::new().years(1)).unwrap_or(day)
}

/// "Hours later, …": on the day of what was told last.
pub(super) fn same_day(scene: &Scene<'_>, discourse: &Discourse) -> Option<EventDate> {
    let word = |at: usize| scene.lower(at);
    let opens = matches!(
        (word(0), word(1)),
        (
            "hours" | "minutes" | "moments" | "shortly" | "soon",
            "later" | "earlier" | "before" | "after" | "afterwards" | "afterward"
        ) | ("later" | "earlier", "in" | "on" | "that" | "the")
    );
    opens
        .then(|| discourse.threads.last()?.date.clone())
        .flatten()
        .filter(|date| date.basis != DateBasis::Inferred)
}

/// "The army said on Thursday that …": what it tells happened that day or the day before.
pub(super) fn by_saying(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
) -> Option<EventDate> {
    let published = input.report.published?.date;
    let head = scene.hits[proto.head().hit].words.start;
    let saying = scene.saying_of(head)?;
    let said = scene.times.iter().find(|anchor| {
        saying.words.contains(&anchor.words.start) || saying.subject.contains(&anchor.words.start)
    })?;
    let time = &input.times[said.index];
    let days = time.days()?;
    if days.start != days.end || days.end > published {
        return None;
    }
    Some(EventDate {
        words: time.span.of(input.text.raw).to_owned(),
        span: Some(time.span),
        ..by_publication(days.end, false)
    })
}

/// The day on which a toll rose is not the day of what it counts: that was then or the day before, or earlier.
pub(super) fn of_update(date: EventDate) -> EventDate {
    let start = date
        .interval
        .start
        .yesterday()
        .unwrap_or(date.interval.start);
    EventDate {
        interval: DateInterval {
            start,
            end: date.interval.end,
        },
        precision: DatePrecision::ByPublication,
        basis: DateBasis::Inferred,
        ..date
    }
}

/// Without a date of its own an event of a news report happened on the day of publication or the day before.
pub(super) fn by_publication(published: Date, ongoing: bool) -> EventDate {
    let start = if ongoing {
        published
    } else {
        published.yesterday().unwrap_or(published)
    };
    EventDate {
        interval: DateInterval {
            start,
            end: published,
        },
        precision: if ongoing {
            DatePrecision::Ongoing
        } else {
            DatePrecision::ByPublication
        },
        words: String::new(),
        span: None,
        basis: DateBasis::Inferred,
    }
}

/// The days of an expression and of those joined to it: "on Thursday and Friday".
pub(super) fn joined_days(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    anchor: &Anchor,
    time: &TimeExpression,
) -> Option<(DateInterval, DatePrecision)> {
    let mut joined = vec![time.clone()];
    for other in &scene.times {
        let (left, right) = if other.words.start > anchor.words.start {
            (anchor, other)
        } else {
            (other, anchor)
        };
        let gap = scene
            .words
            .get(left.words.end..right.words.start)
            .unwrap_or(&[]);
        let linked = gap.len() <= 2
            && gap.iter().any(|word| word.lower == "and")
            && gap
                .iter()
                .all(|word| matches!(word.lower.as_str(), "and" | "on" | "again"));
        if other.index != anchor.index && linked && left.words.end <= right.words.start {
            joined.push(input.times[other.index].clone());
        }
    }
    let (interval, precision) = crate::time::union(&joined)?;
    Some((
        interval,
        if joined.len() == 1 {
            time.days_precision()
        } else {
            precision
        },
    ))
}
