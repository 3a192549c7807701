//! How mentions become events while they come in, one report at a time.
//!
//! Merging itself is the event folder's; here it is only told which kept mentions a new one may belong with.

use sha2::{Digest, Sha256};

use crate::event::{Event, EventId, EventMention, merge};

/// A way of making events of mentions.
pub trait Merging: Send + Sync {
    /// Returns a mention's identity: what stays the same when its report is read again.
    fn key(&self, mention: &EventMention) -> String {
        let (report, trigger) = (&mention.report.0, mention.trigger);
        let kind = mention.sub_event_type.as_str();
        format!(
            "{report} {} {} {} {kind}",
            mention.sentence.start, trigger.start, trigger.end
        )
    }

    /// Returns the words under which a mention is looked up: two mentions of one event share at least one.
    fn blocks(&self, mention: &EventMention) -> Vec<String>;

    /// Returns the new mentions and all kept ones that may be in an event with them; `fetch` gives the kept mentions
    /// that have one of some words.
    fn gather(&self, new: Vec<EventMention>, fetch: &mut Fetch<'_>) -> Vec<EventMention> {
        let words: Vec<String> = new
            .iter()
            .flat_map(|mention| self.blocks(mention))
            .collect();
        let mut all = fetch(&words);
        all.extend(new);
        all
    }

    /// Makes events of mentions; the same whatever their order.
    fn merge(&self, mentions: Vec<EventMention>) -> Vec<Event>;
}

/// Gives the kept mentions that have one of some words.
pub type Fetch<'f> = dyn FnMut(&[String]) -> Vec<EventMention> + 'f;

/// Takes mentions for one event where the event folder does.
#[derive(Clone, Copy, Debug, Default)]
pub struct Together;

impl Merging for Together {
    fn key(&self, mention: &EventMention) -> String {
        format!("{:?}", merge::mention_key(mention))
    }

    fn blocks(&self, mention: &EventMention) -> Vec<String> {
        merge::block_keys(mention)
    }

    fn gather(&self, new: Vec<EventMention>, fetch: &mut Fetch<'_>) -> Vec<EventMention> {
        merge::neighborhood(new, fetch)
    }

    fn merge(&self, mentions: Vec<EventMention>) -> Vec<Event> {
        merge::merge(mentions)
    }
}

/// Takes every mention for an event of its own.
#[derive(Clone, Copy, Debug, Default)]
pub struct Apart;

impl Merging for Apart {
    fn blocks(&self, _mention: &EventMention) -> Vec<String> {
        Vec::new()
    }

    fn merge(&self, mentions: Vec<EventMention>) -> Vec<Event> {
        mentions.into_iter().map(event_of).collect()
    }
}

fn event_of(mention: EventMention) -> Event {
    let key = format!(
        "{} {} {}",
        mention.report.0, mention.sentence.start, mention.trigger.start
    );
    let digest = Sha256::digest(key);
    Event {
        id: EventId(
            digest
                .iter()
                .take(8)
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        ),
        revision: 1,
        event_type: mention.sub_event_type.event_type(),
        sub_event_type: mention.sub_event_type,
        plover_event: mention.plover_event,
        plover_mode: mention.plover_mode,
        cameo: mention.cameo,
        status: mention.status,
        date: mention.date.clone(),
        place: mention.place.clone(),
        actors: mention.actors.clone(),
        casualties: mention.casualties.clone(),
        civilian_targeting: mention.civilian_targeting,
        reported_by: mention.reported_by.clone(),
        certainty: mention.certainty,
        confidence: mention.confidence,
        first_reported: mention.published,
        last_reported: mention.published,
        updated: None,
        mentions: vec![mention],
    }
}
