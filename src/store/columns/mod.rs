//! The index in memory: plotted events as columns, newest first, in blocks that say what they hold.
//!
//! Some thirty bytes an event. A question scans the columns of the blocks that can have an answer; it never touches
//! the database. A change is laid over the columns ([`Index`]) and worked into them later.

mod calendar;
mod fit;
mod index;
mod merged;
mod tally;

use std::collections::HashMap;

use crate::event::SubEventType;
use crate::referent::Geoprecision;

pub(super) use calendar::day_number;
pub(super) use index::Index;

use calendar::millionths;

/// Events in a block; a few hundred keep the blocks' own scan short and their boxes tight.
const BLOCK: usize = 512;

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

/// Events as columns, newest first.
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
    /// A bit for each row of the table, set where its event is here.
    has_row: Vec<u64>,
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

impl Columns {
    /// Builds the index of `entries`, in any order.
    fn build(mut entries: Vec<Entry>) -> Self {
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
        columns.close();
        columns
    }

    /// Says of every block what it holds, and of every row that it is there.
    fn close(&mut self) {
        self.blocks = (0..self.rows.len())
            .step_by(BLOCK)
            .map(|first| self.block(first..(first + BLOCK).min(self.rows.len())))
            .collect();
        let words = self
            .rows
            .iter()
            .max()
            .map_or(0, |&row| row as usize / 64 + 1);
        self.has_row = vec![0; words];
        for &row in &self.rows {
            self.has_row[row as usize / 64] |= 1 << (row % 64);
        }
    }

    /// Tells whether the event in a row of the table is here.
    fn has(&self, row: u32) -> bool {
        let word = self.has_row.get(row as usize / 64);
        word.is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn actors_of(&self, i: usize) -> &[u32] {
        &self.actors[self.actor_starts[i] as usize..self.actor_starts[i + 1] as usize]
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
