//! The index in memory: plotted events as columns, newest first, in blocks that say what they hold.
//!
//! Some thirty bytes an event. A question scans the columns of the blocks that can have an answer; it never touches
//! the database.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::cursor::Cursor;
use super::facets::{Bin, Facet, Facets};
use super::filter::Filter;
use crate::event::{EventType, SubEventType};
use crate::referent::Geoprecision;

/// Events in a block; a few hundred keep the blocks' own scan short and their boxes tight.
const BLOCK: usize = 512;

/// How many actors the facets list.
const MAX_ACTORS: usize = 50;

/// A plotted event as it goes into the index.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) row: u32,
    pub(super) start: i32,
    pub(super) end: i32,
    pub(super) lon: f64,
    pub(super) lat: f64,
    pub(super) sub_type: SubEventType,
    pub(super) precision: Geoprecision,
    /// ISO 3166-1 alpha-3, or empty.
    pub(super) country: String,
    pub(super) actors: Vec<String>,
}

/// The index.
#[derive(Debug, Default)]
pub(super) struct Columns {
    rows: Vec<u32>,
    starts: Vec<i32>,
    ends: Vec<i32>,
    /// Millionths of a degree.
    lons: Vec<i32>,
    lats: Vec<i32>,
    sub_types: Vec<SubEventType>,
    precisions: Vec<Geoprecision>,
    countries: Vec<u16>,
    /// Where each event's actors begin in `actors`; one more than there are events.
    actor_starts: Vec<u32>,
    actors: Vec<u32>,
    country_names: Vec<String>,
    actor_names: Vec<String>,
    blocks: Vec<Block>,
}

/// What a block of events holds at most.
#[derive(Clone, Copy, Debug)]
struct Block {
    first_start: i32,
    last_end: i32,
    west: i32,
    east: i32,
    south: i32,
    north: i32,
}

/// A filter made ready for the columns.
struct Test<'c> {
    columns: &'c Columns,
    filter: &'c Filter,
    from: i32,
    to: i32,
    countries: Option<Vec<u16>>,
    actors: Option<Vec<bool>>,
    rows: Option<&'c HashSet<u32>>,
}

/// Returns a civil date as days since 1970-01-01.
pub(super) fn day_number(date: Date) -> i32 {
    let epoch = jiff::civil::date(1970, 1, 1);
    // Civil dates span some seven million days.
    epoch.until(date).map_or(0, |span: Span| span.get_days())
}

/// Returns the civil date of a number of days since 1970-01-01.
pub(super) fn date_of(day: i32) -> Date {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.checked_add(i64::from(day).days()).unwrap_or(epoch)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "degrees in millionths fit into 32 bits"
)]
fn millionths(degrees: f64) -> i32 {
    (degrees * 1e6).round() as i32
}

impl Columns {
    /// Builds the index of `entries`, in any order.
    pub(super) fn build(mut entries: Vec<Entry>) -> Self {
        entries.sort_unstable_by_key(|entry| std::cmp::Reverse((entry.start, entry.row)));
        let mut columns = Self::default();
        let mut countries: HashMap<String, u16> = HashMap::new();
        let mut actors: HashMap<String, u32> = HashMap::new();
        columns.actor_starts.push(0);
        for entry in entries {
            columns.rows.push(entry.row);
            columns.starts.push(entry.start);
            columns.ends.push(entry.end.max(entry.start));
            columns.lons.push(millionths(entry.lon));
            columns.lats.push(millionths(entry.lat));
            columns.sub_types.push(entry.sub_type);
            columns.precisions.push(entry.precision);
            let country = number(&mut countries, &mut columns.country_names, entry.country);
            columns.countries.push(country);
            for actor in entry.actors {
                let actor = number(&mut actors, &mut columns.actor_names, actor);
                columns.actors.push(actor);
            }
            columns
                .actor_starts
                .push(u32::try_from(columns.actors.len()).unwrap_or(u32::MAX));
        }
        columns.blocks = (0..columns.rows.len())
            .step_by(BLOCK)
            .map(|first| columns.block(first..(first + BLOCK).min(columns.rows.len())))
            .collect();
        columns
    }

    /// Returns how many events are plotted.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns the first and last day of all events.
    pub(super) fn days(&self) -> Option<(Date, Date)> {
        let first = *self.starts.last()?;
        let last = self.ends.iter().copied().max()?;
        Some((date_of(first), date_of(last)))
    }

    /// Returns how many events fit, and the rows of the first `limit` after `after`, newest first, with their place.
    pub(super) fn find(
        &self,
        filter: &Filter,
        rows: Option<&HashSet<u32>>,
        after: Option<&Cursor>,
        limit: usize,
    ) -> (usize, Vec<u32>, Option<Cursor>) {
        let mut total = 0;
        let mut found = Vec::new();
        let mut last = None;
        let mut has_more = false;
        self.each(filter, rows, |i| {
            total += 1;
            let place = (self.starts[i], self.rows[i]);
            if after.is_some_and(|after| place >= (after.day, after.row)) {
                return;
            }
            if found.len() < limit {
                found.push(self.rows[i]);
                last = Some(Cursor {
                    day: place.0,
                    row: place.1,
                });
            } else {
                has_more = true;
            }
        });
        (total, found, last.filter(|_| has_more))
    }

    /// Counts the events that fit.
    pub(super) fn facets(&self, filter: &Filter, rows: Option<&HashSet<u32>>) -> Facets {
        let mut total = 0;
        let mut sub_types = [0_usize; 32];
        let mut precisions = [0_usize; 16];
        let mut countries = vec![0_usize; self.country_names.len()];
        let mut actors = vec![0_usize; self.actor_names.len()];
        let mut days: HashMap<i32, usize> = HashMap::new();
        self.each(filter, rows, |i| {
            total += 1;
            sub_types[self.sub_types[i] as usize] += 1;
            precisions[self.precisions[i] as usize] += 1;
            countries[self.countries[i] as usize] += 1;
            for &actor in self.actors_of(i) {
                actors[actor as usize] += 1;
            }
            *days.entry(self.starts[i]).or_default() += 1;
        });
        let count_of = |kind: SubEventType| sub_types[kind as usize];
        let of_type = |kind: EventType| {
            let parts = SubEventType::ALL
                .iter()
                .filter(|sub| sub.event_type() == kind);
            parts.map(|&sub| count_of(sub)).sum()
        };
        Facets {
            total,
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
                    .map(|&p| (p.as_str(), precisions[p as usize])),
            ),
            countries: most_first(&self.country_names, &countries, usize::MAX),
            actors: most_first(&self.actor_names, &actors, MAX_ACTORS),
            bins: bins(&days),
        }
    }

    fn actors_of(&self, i: usize) -> &[u32] {
        &self.actors[self.actor_starts[i] as usize..self.actor_starts[i + 1] as usize]
    }

    /// Calls `visit` with the place of every event that fits, newest first.
    fn each(&self, filter: &Filter, rows: Option<&HashSet<u32>>, mut visit: impl FnMut(usize)) {
        let test = Test::new(self, filter, rows);
        for (number, block) in self.blocks.iter().enumerate() {
            if !test.may_hold(block) {
                continue;
            }
            let first = number * BLOCK;
            for i in first..(first + BLOCK).min(self.rows.len()) {
                if test.fits(i) {
                    visit(i);
                }
            }
        }
    }

    fn block(&self, range: std::ops::Range<usize>) -> Block {
        let least = |column: &[i32]| column[range.clone()].iter().copied().min().unwrap_or(0);
        let most = |column: &[i32]| column[range.clone()].iter().copied().max().unwrap_or(0);
        Block {
            first_start: least(&self.starts),
            last_end: most(&self.ends),
            west: least(&self.lons),
            east: most(&self.lons),
            south: least(&self.lats),
            north: most(&self.lats),
        }
    }
}

impl<'c> Test<'c> {
    fn new(columns: &'c Columns, filter: &'c Filter, rows: Option<&'c HashSet<u32>>) -> Self {
        let countries = (!filter.countries.is_empty()).then(|| {
            let wanted = |name: &String| filter.countries.contains(name);
            let numbers = columns
                .country_names
                .iter()
                .enumerate()
                .filter(|(_, name)| wanted(name));
            numbers.filter_map(|(i, _)| u16::try_from(i).ok()).collect()
        });
        let actors = filter.actor.as_ref().map(|words| {
            let words = words.to_lowercase();
            let has_words = |name: &String| name.to_lowercase().contains(words.trim());
            columns.actor_names.iter().map(has_words).collect()
        });
        Self {
            columns,
            filter,
            from: filter.from.map_or(i32::MIN, day_number),
            to: filter.to.map_or(i32::MAX, day_number),
            countries,
            actors,
            rows,
        }
    }

    fn may_hold(&self, block: &Block) -> bool {
        if block.last_end < self.from || block.first_start > self.to {
            return false;
        }
        let Some(bbox) = self.filter.bbox else {
            return true;
        };
        let (west, east) = (millionths(bbox.west), millionths(bbox.east));
        let meets_longitudes = if west <= east {
            block.west <= east && block.east >= west
        } else {
            block.east >= west || block.west <= east
        };
        meets_longitudes
            && block.south <= millionths(bbox.north)
            && block.north >= millionths(bbox.south)
    }

    fn fits(&self, i: usize) -> bool {
        let c = self.columns;
        let filter = self.filter;
        c.ends[i] >= self.from
            && c.starts[i] <= self.to
            && filter.bbox.is_none_or(|bbox| {
                bbox.contains(f64::from(c.lons[i]) / 1e6, f64::from(c.lats[i]) / 1e6)
            })
            && ((filter.types.is_empty() && filter.sub_types.is_empty())
                || filter.sub_types.contains(&c.sub_types[i])
                || filter.types.contains(&c.sub_types[i].event_type()))
            && (filter.precisions.is_empty() || filter.precisions.contains(&c.precisions[i]))
            && self
                .countries
                .as_ref()
                .is_none_or(|wanted| wanted.contains(&c.countries[i]))
            && self
                .actors
                .as_ref()
                .is_none_or(|wanted| c.actors_of(i).iter().any(|&actor| wanted[actor as usize]))
            && self.rows.is_none_or(|rows| rows.contains(&c.rows[i]))
    }
}

/// Returns the number of a name, giving it the next one where it is new.
fn number<N>(numbers: &mut HashMap<String, N>, names: &mut Vec<String>, name: String) -> N
where
    N: Copy + TryFrom<usize> + Default,
{
    if let Some(&known) = numbers.get(&name) {
        return known;
    }
    let new = N::try_from(names.len()).unwrap_or_default();
    names.push(name.clone());
    numbers.insert(name, new);
    new
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

fn most_first(names: &[String], counts: &[usize], limit: usize) -> Vec<Facet> {
    let pairs = names.iter().zip(counts.iter().copied());
    let mut facets = present(
        pairs
            .filter(|(name, _)| !name.is_empty())
            .map(|(n, c)| (n.as_str(), c)),
    );
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
