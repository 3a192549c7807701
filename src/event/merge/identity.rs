//! What makes a mention itself, and an event the same event tomorrow.

use jiff::civil::Date;

use crate::event::record::{EventId, EventMention};
use crate::report::ReportId;

/// The identity of a mention: where it stands. Also the canonical order: by publication, report, position.
pub type MentionKey = (
    Option<Date>,
    ReportId,
    usize,
    usize,
    u32,
    &'static str,
    String,
);

/// Returns the identity of a mention.
#[must_use]
pub fn mention_key(mention: &EventMention) -> MentionKey {
    (
        mention.published,
        mention.report.clone(),
        mention.sentence.start,
        mention.trigger.start,
        mention.thread,
        mention.sub_event_type.as_str(),
        mention
            .place
            .as_ref()
            .map(|place| place.place_id.clone())
            .unwrap_or_default(),
    )
}

/// Returns the id of the event whose first mention, in canonical order, is this one.
///
/// The first report of a happening names it for good: later reports, better tolls and sharper places make revisions, not new events.
pub(super) fn event_id(first: &EventMention) -> EventId {
    let place = first
        .place
        .as_ref()
        .map_or("", |place| place.place_id.as_str());
    let day = first
        .date
        .as_ref()
        .map(|date| date.interval.start.to_string())
        .unwrap_or_default();
    let key = format!(
        "{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}",
        first.report.0,
        first.trigger.start,
        // Two stories that one word tells of are two events: "killed three in one attack and five in another".
        first.thread,
        super::compatible::family(first.sub_event_type),
        place,
        day
    );
    EventId(format!("{:016x}", fnv1a(key.as_bytes())))
}

/// FNV-1a, 64 bits: stable across platforms and versions, which the standard library's hasher is not.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
