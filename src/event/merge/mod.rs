//! One happening, one event: mentions within and across reports that tell of the same thing become one [`Event`].
//!
//! Which mentions belong together depends on the mentions alone, never on the order in which they come: pairs that can be one event are
//! linked ([`compatible`]), linked groups are sorted by content and divided where they contradict each other, and every division is
//! condensed ([`condense`]). A store that adds a report needs only the mentions that can be linked to it: [`neighborhood`] asks for them by
//! [`block_keys`], and merging them gives the same events as merging everything.

mod compatible;
mod condense;
mod identity;
mod implied;
mod likeness;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::record::{Event, EventMention};
use crate::report::ReportId;

pub use compatible::{Link, link};
pub(super) use compatible::{contains, kinds};
pub use identity::{MentionKey, mention_key};

use likeness::Classes;

/// The most days of an interval that are indexed; longer periods are merged within their own report only.
const LONGEST_INDEXED_DAYS: i32 = 45;

/// How many days before its publication something that has no date of its own may have happened: a report may be late.
const LATE_DAYS: i32 = 3;

/// Merges mentions into events, ordered by their id. Any order of the same mentions gives the same events.
#[must_use]
pub fn merge(mut mentions: Vec<EventMention>) -> Vec<Event> {
    // Content decides, not arrival; a mention that comes twice counts once.
    mentions.sort_by_cached_key(mention_key);
    mentions.dedup_by(|later, earlier| mention_key(later) == mention_key(earlier));
    let classes = Classes::new(&mentions);
    let mut groups = Groups::new(mentions.len());
    // The first mention of each story.
    let mut stories: HashMap<(&ReportId, u32), usize> = HashMap::new();
    let mut blocks: BTreeMap<String, BTreeMap<usize, Vec<usize>>> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate() {
        let first = *stories
            .entry((&mention.report, mention.thread))
            .or_insert(index);
        groups.join(first, index);
        let class = classes.of(index);
        for key in block_keys(mention) {
            blocks
                .entry(key)
                .or_default()
                .entry(class)
                .or_default()
                .push(index);
        }
    }
    for block in blocks.values() {
        join_block(block, &classes, &mut groups);
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
        .flat_map(|members| divide(&mentions, &classes, members))
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

/// Joins what is one happening among the mentions under one key, which are given by class.
fn join_block(block: &BTreeMap<usize, Vec<usize>>, classes: &Classes<'_>, groups: &mut Groups) {
    let mut done: Vec<(usize, &Vec<usize>)> = Vec::with_capacity(block.len());
    for (&class, members) in block {
        if members.len() > 1 && classes.link(class, class) == Link::Same {
            groups.join_all(members);
        }
        for (other, others) in &done {
            let are_one = members.len() == 1
                && others.len() == 1
                && groups.root(members[0]) == groups.root(others[0]);
            if !are_one && classes.link(class, *other) == Link::Same {
                groups.join_all(members);
                groups.join_all(others);
                groups.join(members[0], others[0]);
            }
        }
        done.push((class, members));
    }
}

/// Divides a linked group where its mentions contradict each other; `members` are sorted by content.
fn divide(
    mentions: &[EventMention],
    classes: &Classes<'_>,
    members: Vec<usize>,
) -> Vec<Vec<usize>> {
    // Stories of one report stay whole.
    let mut places: HashMap<(&ReportId, u32), usize> = HashMap::new();
    let mut stories: Vec<Vec<usize>> = Vec::new();
    for index in members {
        let mention = &mentions[index];
        let place = *places
            .entry((&mention.report, mention.thread))
            .or_insert(stories.len());
        if place == stories.len() {
            stories.push(Vec::new());
        }
        stories[place].push(index);
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
    let mut clusters: Vec<Cluster> = Vec::new();
    for story in stories {
        let story = Cluster::of(story, classes);
        let mut best: Option<(usize, usize)> = None;
        for (k, cluster) in clusters.iter().enumerate() {
            let same = story.links_to(cluster, classes);
            if same > 0 && best.is_none_or(|(_, most)| same > most) {
                best = Some((k, same));
            }
        }
        match best {
            Some((k, _)) => clusters[k].take(story),
            None => clusters.push(story),
        }
    }
    clusters
        .into_iter()
        .map(|cluster| cluster.members)
        .collect()
}

/// Mentions that are taken for one happening, with how many there are of each class.
struct Cluster {
    members: Vec<usize>,
    counts: BTreeMap<usize, usize>,
}

impl Cluster {
    fn of(members: Vec<usize>, classes: &Classes<'_>) -> Self {
        let mut counts = BTreeMap::new();
        for &index in &members {
            *counts.entry(classes.of(index)).or_insert(0) += 1;
        }
        Self { members, counts }
    }

    /// Counts the pairs, one of each, that tell of one happening; none where any pair contradicts.
    fn links_to(&self, other: &Self, classes: &Classes<'_>) -> usize {
        let mut same = 0;
        for (&a, of_a) in &self.counts {
            for (&b, of_b) in &other.counts {
                match classes.link_of_stories(a, b) {
                    Link::Same => same += of_a * of_b,
                    Link::Conflict => return 0,
                    Link::Open => {}
                }
            }
        }
        same
    }

    fn take(&mut self, other: Self) {
        self.members.extend(other.members);
        for (class, count) in other.counts {
            *self.counts.entry(class).or_insert(0) += count;
        }
    }
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
    let length = super::status::days_between(date.interval.start, date.interval.end);
    if length > LONGEST_INDEXED_DAYS {
        return keys;
    }
    // Two that can have happened on one day share that day's key.
    let days = compatible::reach(date);
    let mut day = days.start;
    while day <= days.end {
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

    fn join_all(&mut self, members: &[usize]) {
        for pair in members.windows(2) {
            self.join(pair[0], pair[1]);
        }
    }
}

#[cfg(test)]
mod tests;
