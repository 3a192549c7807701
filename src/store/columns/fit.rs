//! Which events of the columns fit a filter.

use std::collections::HashSet;

use super::calendar::{day_number, millionths};
use super::{BLOCK, Block, Columns};
use crate::store::Filter;

/// What is asked: a filter, the rows that have its words, and the rows that are not to be told any more.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) filter: &'a Filter,
    pub(super) rows: Option<&'a HashSet<u32>>,
    pub(super) gone: &'a HashSet<u32>,
}

impl Columns {
    /// Calls `visit` with the place of every event that fits, newest first.
    pub(super) fn each(&self, asked: Asked<'_>, mut visit: impl FnMut(usize)) {
        let test = Test::new(self, asked.filter, asked.rows);
        for (number, block) in self.blocks.iter().enumerate() {
            if !test.may_hold(block) {
                continue;
            }
            let first = number * BLOCK;
            for i in first..(first + BLOCK).min(self.rows.len()) {
                if test.fits(i) && (asked.gone.is_empty() || !asked.gone.contains(&self.rows[i])) {
                    visit(i);
                }
            }
        }
    }
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
