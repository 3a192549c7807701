//! One happening, one event: mentions within and across reports that tell of the same thing become one [`Event`].
//!
//! Which mentions belong together depends on the mentions alone, never on the order in which they come: pairs that can be one event are
//! linked ([`compatible`]), linked groups are sorted by content and divided where they contradict each other, and every division is
//! condensed ([`condense`]). A store that adds a report needs only the mentions that can be linked to it: [`neighborhood`] asks for them by
//! [`block_keys`], and merging them gives the same events as merging everything.

mod compatible;
mod condense;
mod identity;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::record::{Event, EventMention};

pub use compatible::{Link, link};
pub use identity::{MentionKey, mention_key};

/// The most days of an interval that are indexed; longer periods are merged within their own report only.
const LONGEST_INDEXED_DAYS: i32 = 45;

/// How many days before its start a mention looks for its like: a report without a date may be late.
const LATE_DAYS: i32 = 3;

/// Merges mentions into events, ordered by their id. Any order of the same mentions gives the same events.
#[must_use]
pub fn merge(mut mentions: Vec<EventMention>) -> Vec<Event> {
    // Content decides, not arrival; a mention that comes twice counts once.
    mentions.sort_by_cached_key(mention_key);
    mentions.dedup_by(|later, earlier| mention_key(later) == mention_key(earlier));
    let mut groups = Groups::new(mentions.len());
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate() {
        for key in block_keys(mention) {
            blocks.entry(key).or_default().push(index);
        }
    }
    for members in blocks.values() {
        for (k, &a) in members.iter().enumerate() {
            for &b in &members[..k] {
                if groups.root(a) != groups.root(b)
                    && link(&mentions[a], &mentions[b]) == Link::Same
                {
                    groups.join(a, b);
                }
            }
        }
    }
    let mut components: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in 0..mentions.len() {
        components
            .entry(groups.root(index))
            .or_default()
            .push(index);
    }
    let mut events: Vec<Event> = components
        .into_values()
        .flat_map(|members| divide(&mentions, members))
        .map(|members| {
            condense::event(
                members
                    .into_iter()
                    .map(|index| mentions[index].clone())
                    .collect(),
            )
        })
        .collect();
    events.sort_by(|a, b| a.id.cmp(&b.id));
    events
}

/// Divides a linked group where its mentions contradict each other; `members` are sorted by content.
fn divide(mentions: &[EventMention], members: Vec<usize>) -> Vec<Vec<usize>> {
    // Stories of one report stay whole.
    let mut stories: Vec<Vec<usize>> = Vec::new();
    for index in members {
        let same = |story: &Vec<usize>| {
            story.first().is_some_and(|&first| {
                mentions[first].report == mentions[index].report
                    && mentions[first].thread == mentions[index].thread
            })
        };
        match stories.iter_mut().find(|story| same(story)) {
            Some(story) => story.push(index),
            None => stories.push(vec![index]),
        }
    }
    // The sharpest first: they are the kernels that vaguer ones join.
    stories.sort_by_cached_key(|story| {
        let sharpness = story
            .iter()
            .map(|&index| compatible::sharpness(&mentions[index]))
            .min();
        (
            sharpness,
            story.first().map(|&index| mention_key(&mentions[index])),
        )
    });
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    for story in stories {
        let mut best: Option<(usize, usize)> = None;
        for (k, cluster) in clusters.iter().enumerate() {
            let mut same = 0;
            let mut conflict = false;
            for &a in &story {
                for &b in cluster {
                    match link(&mentions[a], &mentions[b]) {
                        Link::Same => same += 1,
                        Link::Conflict => conflict = true,
                        Link::Open => {}
                    }
                }
            }
            if same > 0 && !conflict && best.is_none_or(|(_, most)| same > most) {
                best = Some((k, same));
            }
        }
        match best {
            Some((k, _)) => clusters[k].extend(story),
            None => clusters.push(story),
        }
    }
    clusters
}

/// Returns the keys under which a mention is looked up: two mentions that can be one event share at least one.
#[must_use]
pub fn block_keys(mention: &EventMention) -> Vec<String> {
    let mut keys = vec![format!("report {}", mention.report.0)];
    let (Some(place), Some(date)) = (&mention.place, &mention.date) else {
        return keys;
    };
    let country = place.country.as_deref().unwrap_or("---");
    let family = compatible::family(mention.sub_event_type);
    let mut day = date.interval.start;
    for _ in 0..LATE_DAYS {
        day = day.yesterday().unwrap_or(day);
    }
    let length = super::status::days_between(date.interval.start, date.interval.end);
    if length > LONGEST_INDEXED_DAYS {
        return keys;
    }
    while day <= date.interval.end {
        keys.push(format!("{country} {day} {family}"));
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    keys
}

/// Gathers every mention that can end up in an event with the given ones: those sharing a key and linked, and theirs in turn.
///
/// `fetch` returns the stored mentions under any of the keys. Merging the result gives exactly the events that these mentions have
/// among all stored ones.
pub fn neighborhood(
    new: Vec<EventMention>,
    mut fetch: impl FnMut(&[String]) -> Vec<EventMention>,
) -> Vec<EventMention> {
    let mut known: HashMap<MentionKey, EventMention> = HashMap::new();
    let mut asked: BTreeSet<String> = BTreeSet::new();
    let mut seen: HashMap<MentionKey, EventMention> = HashMap::new();
    let mut front: Vec<EventMention> = Vec::new();
    for mention in new {
        if known
            .insert(mention_key(&mention), mention.clone())
            .is_none()
        {
            front.push(mention);
        }
    }
    while !front.is_empty() {
        let keys: Vec<String> = front
            .iter()
            .flat_map(block_keys)
            .filter(|key| asked.insert(key.clone()))
            .collect();
        if !keys.is_empty() {
            for mention in fetch(&keys) {
                seen.entry(mention_key(&mention)).or_insert(mention);
            }
        }
        let mut linked: Vec<EventMention> = seen
            .iter()
            .filter(|(key, mention)| {
                !known.contains_key(key)
                    && front.iter().any(|near| link(near, mention) == Link::Same)
            })
            .map(|(_, mention)| mention.clone())
            .collect();
        linked.sort_by_cached_key(mention_key);
        for mention in &linked {
            known.insert(mention_key(mention), mention.clone());
        }
        front = linked;
    }
    let mut all: Vec<EventMention> = known.into_values().collect();
    all.sort_by_cached_key(mention_key);
    all
}

/// Groups of linked mentions.
struct Groups(Vec<usize>);

impl Groups {
    fn new(len: usize) -> Self {
        Self((0..len).collect())
    }

    fn root(&mut self, mut index: usize) -> usize {
        while self.0[index] != index {
            self.0[index] = self.0[self.0[index]];
            index = self.0[index];
        }
        index
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        // The smaller index is the root, so that the outcome does not depend on the order of joining.
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests;
