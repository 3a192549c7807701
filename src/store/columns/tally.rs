//! Counts of the events that fit, by what they are, where and when.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Columns;
use super::calendar::date_of;
use super::fit::Asked;
use crate::event::{EventType, SubEventType};
use crate::referent::Geoprecision;
use crate::store::facets::{Bin, Facet, Facets};

/// How many actors the facets list.
const MAX_ACTORS: usize = 50;

/// Counts of several columns together.
#[derive(Default)]
pub(super) struct Tally {
    total: usize,
    sub_types: [usize; 32],
    precisions: [usize; 16],
    countries: HashMap<String, usize>,
    actors: HashMap<String, usize>,
    days: HashMap<i32, usize>,
}

impl Tally {
    /// Adds the events of the columns that fit.
    pub(super) fn add(&mut self, columns: &Columns, asked: Asked<'_>) {
        let mut countries = vec![0_usize; columns.country_names.len()];
        let mut actors = vec![0_usize; columns.actor_names.len()];
        columns.each(asked, |i| {
            self.total += 1;
            self.sub_types[columns.sub_types[i] as usize] += 1;
            self.precisions[columns.precisions[i] as usize] += 1;
            countries[columns.countries[i] as usize] += 1;
            for &actor in columns.actors_of(i) {
                actors[actor as usize] += 1;
            }
            *self.days.entry(columns.starts[i]).or_default() += 1;
        });
        for (counts, names, sums) in [
            (countries, &columns.country_names, &mut self.countries),
            (actors, &columns.actor_names, &mut self.actors),
        ] {
            for (name, count) in names.iter().zip(counts) {
                if count > 0 && !name.is_empty() {
                    *sums.entry(name.clone()).or_default() += count;
                }
            }
        }
    }

    /// Returns the counts as they are told.
    pub(super) fn facets(self) -> Facets {
        let count_of = |kind: SubEventType| self.sub_types[kind as usize];
        let of_type = |kind: EventType| {
            let parts = SubEventType::ALL
                .iter()
                .filter(|sub| sub.event_type() == kind);
            parts.map(|&sub| count_of(sub)).sum()
        };
        Facets {
            total: self.total,
            types: present(
                EventType::ALL
                    .iter()
                    .map(|&kind| (kind.as_str(), of_type(kind))),
            ),
            sub_types: present(
                SubEventType::ALL
                    .iter()
                    .map(|&kind| (kind.as_str(), count_of(kind))),
            ),
            precisions: present(
                Geoprecision::ALL
                    .iter()
                    .map(|&p| (p.as_str(), self.precisions[p as usize])),
            ),
            countries: most_first(&self.countries, usize::MAX),
            actors: most_first(&self.actors, MAX_ACTORS),
            bins: bins(&self.days),
        }
    }
}

fn present<'w>(counts: impl Iterator<Item = (&'w str, usize)>) -> Vec<Facet> {
    counts
        .filter(|&(_, count)| count > 0)
        .map(|(value, count)| Facet {
            value: value.to_owned(),
            count,
        })
        .collect()
}

fn most_first(counts: &HashMap<String, usize>, limit: usize) -> Vec<Facet> {
    let mut facets = present(counts.iter().map(|(name, &count)| (name.as_str(), count)));
    facets.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    facets.truncate(limit);
    facets
}

/// Counts days in bins of a day, a week or a month, whichever gives some fifty to a hundred and fifty.
fn bins(days: &HashMap<i32, usize>) -> Vec<Bin> {
    let (Some(&first), Some(&last)) = (days.keys().min(), days.keys().max()) else {
        return Vec::new();
    };
    let length = last - first;
    let start_of_bin = |date: Date| {
        if length <= 120 {
            date
        } else if length <= 3 * 366 {
            let since_monday = date.weekday().to_monday_zero_offset();
            date.checked_sub(i64::from(since_monday).days())
                .unwrap_or(date)
        } else {
            date.first_of_month()
        }
    };
    let next_bin = |start: Date| {
        let step = if length <= 120 {
            1.day()
        } else if length <= 3 * 366 {
            1.week()
        } else {
            1.month()
        };
        start.checked_add(step).unwrap_or(Date::MAX)
    };
    let mut bins = Vec::new();
    let mut start = start_of_bin(date_of(first));
    let end = date_of(last);
    while start <= end && bins.len() < 12 * 600 {
        let next = next_bin(start);
        bins.push(Bin {
            start,
            end: next.yesterday().unwrap_or(start),
            count: 0,
        });
        start = next;
    }
    for (&day, &count) in days {
        let start = start_of_bin(date_of(day));
        if let Ok(i) = bins.binary_search_by_key(&start, |bin| bin.start) {
            bins[i].count += count;
        }
    }
    bins
}
