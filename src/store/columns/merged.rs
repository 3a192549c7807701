//! Columns worked together with what was laid over them: one pass over both, in order.

use std::collections::{HashMap, HashSet};

use super::{Columns, number};

impl Columns {
    /// Returns the events of `self` that are not gone with those of `other`, in the one order.
    pub(super) fn merged(&self, gone: &HashSet<u32>, other: &Self) -> Self {
        let mut merged = Self {
            // The numbers of names stay; those of the other columns are new ones.
            country_names: self.country_names.clone(),
            actor_names: self.actor_names.clone(),
            actor_starts: vec![0],
            ..Self::default()
        };
        let same: Vec<u32> =
            (0..u32::try_from(self.actor_names.len()).unwrap_or(u32::MAX)).collect();
        let same_countries: Vec<u16> =
            (0..u16::try_from(self.country_names.len()).unwrap_or(u16::MAX)).collect();
        let countries = renumbered(&mut merged.country_names, &other.country_names);
        let actors = renumbered(&mut merged.actor_names, &other.actor_names);
        let place = |columns: &Self, i: usize| (columns.starts[i], columns.rows[i]);
        let (mut mine, mut its) = (0, 0);
        while mine < self.len() || its < other.len() {
            let takes_mine =
                mine < self.len() && (its == other.len() || place(self, mine) > place(other, its));
            if takes_mine {
                if !gone.contains(&self.rows[mine]) {
                    merged.push(self, mine, &same_countries, &same);
                }
                mine += 1;
            } else {
                merged.push(other, its, &countries, &actors);
                its += 1;
            }
        }
        merged.close();
        merged
    }

    fn push(&mut self, from: &Self, i: usize, countries: &[u16], actors: &[u32]) {
        self.rows.push(from.rows[i]);
        self.starts.push(from.starts[i]);
        self.ends.push(from.ends[i]);
        self.lons.push(from.lons[i]);
        self.lats.push(from.lats[i]);
        self.sub_types.push(from.sub_types[i]);
        self.precisions.push(from.precisions[i]);
        self.countries.push(countries[from.countries[i] as usize]);
        let of_event = from.actors_of(i).iter();
        self.actors
            .extend(of_event.map(|&actor| actors[actor as usize]));
        self.actor_starts
            .push(u32::try_from(self.actors.len()).unwrap_or(u32::MAX));
    }
}

/// Returns the number that each of the other names has among `names`, adding those that are new.
fn renumbered<N>(names: &mut Vec<String>, others: &[String]) -> Vec<N>
where
    N: Copy + TryFrom<usize> + Default,
{
    let mut numbers: HashMap<String, N> = names
        .iter()
        .enumerate()
        .map(|(i, name)| (name.clone(), N::try_from(i).unwrap_or_default()))
        .collect();
    others
        .iter()
        .map(|name| number(&mut numbers, names, name.clone()))
        .collect()
}
