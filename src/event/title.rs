//! The title of a report tells what its text tells again: what a title says of a happening that the text has too is no second one.

use super::MentionInput;
use super::kind::EventStatus;
use super::record::{DateBasis, EventMention};
use crate::referent::Geoprecision;
use crate::text::Span;

/// How far into the text the story of the title is looked for, in mentions.
const REACH: usize = 6;

/// Gives the mentions of the title the thread of the mention in the text that tells of the same.
pub(super) fn join_body(input: &MentionInput<'_, '_>, mentions: &mut [EventMention]) {
    let Some(title) = title(input) else { return };
    let body = mentions.partition_point(|mention| mention.sentence.start < title.end);
    let (heads, text) = mentions.split_at_mut(body);
    for head in heads.iter_mut().filter(|head| head.status.is_plotted()) {
        let country = |mention: &EventMention| {
            mention
                .place
                .as_ref()
                .and_then(|place| place.country.clone())
        };
        let same = text.iter().take(REACH).find(|told| {
            told.status.is_plotted()
                && told.sub_event_type.event_type() == head.sub_event_type.event_type()
                && (country(told).is_none()
                    || country(head).is_none()
                    || country(told) == country(head))
                && head.date.as_ref().is_none_or(|date| {
                    date.basis != DateBasis::Stated
                        || told
                            .date
                            .as_ref()
                            .is_some_and(|told| told.interval.overlaps(date.interval))
                })
        });
        let Some(told) = same else {
            // What no sentence tells again is put together of several: "scores killed as gunmen strike across states".
            let sharp = head
                .place
                .as_ref()
                .is_some_and(|place| place.precision < Geoprecision::Region);
            if !sharp && summed_up(head, text) {
                head.status = EventStatus::Statement;
            }
            continue;
        };
        head.thread = told.thread;
        // A title may put the dead of several happenings together.
        let exact = |mention: &EventMention| {
            mention
                .casualties
                .killed
                .is_some_and(|count| count.best > 0 && count.low == count.high)
        };
        if text
            .iter()
            .any(|mention| mention.thread == head.thread && exact(mention))
        {
            head.casualties.killed = None;
        }
        // The text says where and when more closely than a title does.
        if told.place.is_some() {
            head.place = None;
        }
        if told.date.is_some() {
            head.date = None;
        }
    }
}

/// The fewest happenings in the text that a title can sum up.
const SEVERAL: usize = 2;

/// Tells whether the text tells of several happenings in the country of the title's.
fn summed_up(head: &EventMention, text: &[EventMention]) -> bool {
    let country = |mention: &EventMention| {
        mention
            .place
            .as_ref()
            .and_then(|place| place.country.clone())
    };
    let mut threads: Vec<u32> = text
        .iter()
        .filter(|told| told.status.is_plotted() && told.place.is_some())
        .filter(|told| country(head).is_none() || country(told) == country(head))
        .map(|told| told.thread)
        .collect();
    threads.sort_unstable();
    threads.dedup();
    threads.len() >= SEVERAL
}

/// The first line, where it is a title: a paragraph of one sentence without a full stop.
fn title(input: &MentionInput<'_, '_>) -> Option<Span> {
    let [first, second, ..] = input.text.sentences.as_slice() else {
        return None;
    };
    let words = first.span.of(input.text.raw).trim_end();
    (first.paragraph != second.paragraph
        && !words.ends_with(['.', '!', '?', '"', '\u{201d}', '\u{2019}']))
    .then_some(first.span)
}
