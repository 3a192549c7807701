//! The index as it is asked: columns of many events, and over them a few that have changed since.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::calendar::date_of;
use super::fit::Asked;
use super::tally::Tally;
use super::{Columns, Entry};
use crate::store::cursor::Cursor;
use crate::store::facets::Facets;
use crate::store::filter::Filter;

/// Changed events from which on they are worked into the columns: so few are laid out anew in a millisecond or two.
const MANY_CHANGES: usize = 2048;

/// An event that changed, with the revision of the change; `None` where it is not drawn any more.
type Changed = (u64, Option<Entry>);

/// What is plotted.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Index {
    base: Arc<Columns>,
    /// What is told instead of the base: changed, new and withdrawn events by the rows of the table.
    changed: HashMap<u32, Changed>,
    /// The rows of the base that `changed` has.
    gone: HashSet<u32>,
    /// The events that `changed` has.
    tail: Arc<Columns>,
}

impl Index {
    /// Makes the index of all entries, in any order.
    pub(in crate::store) fn build(entries: Vec<Entry>) -> Self {
        Self {
            base: Arc::new(Columns::build(entries)),
            tail: Arc::new(Columns::build(Vec::new())),
            ..Self::default()
        }
    }

    /// Returns the index with rows changed at a revision; `None` is what is not drawn any more.
    ///
    /// The cost follows from the number of changes since the columns were built, not from the number of events.
    pub(in crate::store) fn with(
        &self,
        revision: u64,
        changes: impl IntoIterator<Item = (u32, Option<Entry>)>,
    ) -> Self {
        let mut changed = self.changed.clone();
        for (row, entry) in changes {
            changed.insert(row, (revision, entry));
        }
        Self::over(Arc::clone(&self.base), changed)
    }

    fn over(base: Arc<Columns>, changed: HashMap<u32, Changed>) -> Self {
        let gone = changed.keys().copied().filter(|&row| base.has(row));
        let entries = changed.values().filter_map(|(_, entry)| entry.clone());
        Self {
            gone: gone.collect(),
            tail: Arc::new(Columns::build(entries.collect())),
            base,
            changed,
        }
    }

    /// Tells whether so much has changed that it should be worked into the columns.
    pub(in crate::store) fn is_worn(&self) -> bool {
        self.changed.len() > MANY_CHANGES
    }

    /// Returns an index that tells the same, with every change in the columns.
    pub(in crate::store) fn compacted(&self) -> Self {
        Self {
            base: Arc::new(self.base.merged(&self.gone, &self.tail)),
            tail: Arc::new(Columns::build(Vec::new())),
            ..Self::default()
        }
    }

    /// Returns `compacted`, made of this index at a revision, with what has changed here since; `None` where this index
    /// has another base by now.
    pub(in crate::store) fn onto(
        &self,
        origin: &Self,
        compacted: &Self,
        revision: u64,
    ) -> Option<Self> {
        if !Arc::ptr_eq(&self.base, &origin.base) {
            return None;
        }
        let later = self.changed.iter().filter(|(_, (at, _))| *at > revision);
        let later = later.map(|(&row, change)| (row, change.clone()));
        Some(Self::over(Arc::clone(&compacted.base), later.collect()))
    }

    /// Returns how many events are plotted.
    pub(in crate::store) fn len(&self) -> usize {
        self.base.len() - self.gone.len() + self.tail.len()
    }

    /// Returns the first and last day of all events.
    pub(in crate::store) fn days(&self) -> Option<(Date, Date)> {
        let none = HashSet::new();
        let of_base = self.base.days(&self.gone);
        let (first, last) = match (of_base, self.tail.days(&none)) {
            (Some(a), Some(b)) => (a.0.min(b.0), a.1.max(b.1)),
            (a, b) => a.or(b)?,
        };
        Some((date_of(first), date_of(last)))
    }

    /// Returns how many events fit, and the rows of the first `limit` after `after`, newest first, with their place.
    pub(in crate::store) fn find(
        &self,
        filter: &Filter,
        rows: Option<&HashSet<u32>>,
        after: Option<&Cursor>,
        limit: usize,
    ) -> (usize, Vec<u32>, Option<Cursor>) {
        let mut total = 0;
        let mut places: Vec<(i32, u32)> = Vec::new();
        let none = HashSet::new();
        let is_everything = filter.is_empty() && rows.is_none();
        for (columns, gone) in [(&self.base, &self.gone), (&self.tail, &none)] {
            // One more than the page tells that there is a next one.
            let most = limit.saturating_add(1);
            let is_later =
                |place: (i32, u32)| after.is_none_or(|after| place < (after.day, after.row));
            if is_everything {
                total += columns.len() - gone.len();
                places.extend(
                    columns
                        .places()
                        .filter(|&place| is_later(place))
                        .filter(|(_, row)| !gone.contains(row))
                        .take(most),
                );
                continue;
            }
            let before = places.len();
            columns.each(Asked { filter, rows, gone }, |i| {
                total += 1;
                let place = (columns.starts[i], columns.rows[i]);
                if is_later(place) && places.len() - before < most {
                    places.push(place);
                }
            });
        }
        places.sort_unstable_by(|a, b| b.cmp(a));
        let has_more = places.len() > limit;
        places.truncate(limit);
        let last = places.last().map(|&(day, row)| Cursor { day, row });
        let rows = places.into_iter().map(|(_, row)| row).collect();
        (total, rows, last.filter(|_| has_more))
    }

    /// Counts the events that fit.
    pub(in crate::store) fn facets(&self, filter: &Filter, rows: Option<&HashSet<u32>>) -> Facets {
        let mut tally = Tally::default();
        let none = HashSet::new();
        for (columns, gone) in [(&self.base, &self.gone), (&self.tail, &none)] {
            tally.add(columns, Asked { filter, rows, gone });
        }
        tally.facets()
    }
}

impl Columns {
    /// Returns day and row of every event, newest first.
    fn places(&self) -> impl Iterator<Item = (i32, u32)> {
        self.starts.iter().copied().zip(self.rows.iter().copied())
    }

    /// Returns the first and last day of the events that are not gone.
    fn days(&self, gone: &HashSet<u32>) -> Option<(i32, i32)> {
        let is_told = |i: &usize| !gone.contains(&self.rows[*i]);
        // Newest first: the last is the earliest.
        let first = self.starts[(0..self.len()).rev().find(is_told)?];
        let mut last = i32::MIN;
        for (number, block) in self.blocks.iter().enumerate() {
            if block.last_end <= last {
                continue;
            }
            let begin = number * super::BLOCK;
            let block = begin..(begin + super::BLOCK).min(self.len());
            let latest = block.filter(is_told).map(|i| self.ends[i]).max();
            last = last.max(latest.unwrap_or(i32::MIN));
        }
        Some((first, last))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::event::SubEventType;
    use crate::referent::Geoprecision;

    fn entry() -> impl Strategy<Value = Entry> {
        (0..40_u32, 0..30_i32, 0..5_i32, 0..3_usize, 0..4_usize).prop_map(
            |(row, start, length, country, actor)| Entry {
                row,
                start,
                end: start + length,
                lon: f64::from(row),
                lat: f64::from(start),
                sub_type: SubEventType::ALL[row as usize % 25],
                precision: Geoprecision::ALL[row as usize % 9],
                country: ["SYR", "SDN", "UKR"][country].to_owned(),
                actors: ["army", "rebels", "police", "crowds"][..actor]
                    .iter()
                    .map(|&name| name.to_owned())
                    .collect(),
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever changes, and whenever the changes are worked in, the index tells what one made anew tells.
        #[test]
        fn changes_laid_over_the_columns_tell_what_new_columns_tell(
            first in prop::collection::vec(entry(), 0..30),
            changes in prop::collection::vec((entry(), any::<bool>()), 0..40),
            compact_at in prop::collection::vec(0..40_usize, 0..3),
            limit in 1..8_usize,
        ) {
            let mut told: HashMap<u32, Entry> =
                first.into_iter().map(|entry| (entry.row, entry)).collect();
            let mut index = Index::build(told.values().cloned().collect());
            let mut waiting: Option<(u64, Index, Index)> = None;
            for (at, (entry, is_drawn)) in changes.into_iter().enumerate() {
                let revision = at as u64 + 1;
                if compact_at.contains(&at) {
                    // Worked in beside the changes that follow.
                    waiting = Some((revision - 1, index.clone(), index.compacted()));
                }
                let row = entry.row;
                let entry = is_drawn.then_some(entry);
                match &entry {
                    Some(entry) => told.insert(row, entry.clone()),
                    None => told.remove(&row),
                };
                index = index.with(revision, [(row, entry)]);
                if at % 7 == 6 && let Some((revision, origin, compacted)) = waiting.take() {
                    index = index.onto(&origin, &compacted, revision).unwrap_or(index);
                }
            }
            let anew = Index::build(told.into_values().collect());
            prop_assert_eq!(index.len(), anew.len());
            prop_assert_eq!(index.days(), anew.days());
            let filters = [
                Filter::default(),
                Filter { countries: vec!["SDN".to_owned()], ..Filter::default() },
                Filter { actor: Some("rebel".to_owned()), ..Filter::default() },
                Filter { from: Some(date_of(10)), to: Some(date_of(20)), ..Filter::default() },
            ];
            for filter in &filters {
                prop_assert_eq!(index.facets(filter, None), anew.facets(filter, None));
                let (mut after, mut pages) = (None, 0);
                loop {
                    let page = index.find(filter, None, after.as_ref(), limit);
                    prop_assert_eq!(&page, &anew.find(filter, None, after.as_ref(), limit));
                    after = page.2;
                    pages += 1;
                    if after.is_none() {
                        break;
                    }
                    prop_assert!(pages < 50);
                }
            }
        }
    }
}
