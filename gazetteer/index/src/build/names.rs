//! Names: the names of each place, the automaton of folded names with its postings, and the skeletons.

use std::collections::HashMap;
use std::io::{Read, Write};

use fst::MapBuilder;

use super::beginnings::Beginnings;
use super::catalog::Places;
use super::sorter::Sorter;
use super::workspace::Output;
use super::{BuildError, Parts, Workspace, places};
use crate::bytes::{put_text, put_varint, varint_at};
use crate::fold::fold_into;
use crate::format::Part;
use crate::lookup::{NameQuality, posting};
use crate::name::NameKind;
use crate::respelled::skeleton_posting;
use crate::suggest::{LISTED, OTHER_LETTER};
use crate::variant::sound;

/// One name of a place.
struct NewName {
    language: u8,
    kind: NameKind,
    tells_renown: bool,
    text: String,
}

/// Writes the distinct names of each place, in order of addition, and tells the places of them.
pub(super) fn distinct(
    names: Sorter,
    places: &mut Places,
    workspace: &Workspace,
) -> Result<Output, BuildError> {
    let mut blocks = workspace.output()?;
    if places.len() == 0 {
        return Ok(blocks);
    }
    let mut sorted = names.sorted()?;
    let mut open: Vec<NewName> = Vec::new();
    let mut texts: HashMap<String, usize> = HashMap::new();
    let mut place = 0;
    let mut block = Vec::new();
    loop {
        let next = sorted.next()?;
        let of = next.map(|(key, _)| key.first_chunk().map_or(0, |n| u32::from_be_bytes(*n)));
        if of != Some(place) {
            block.clear();
            put_varint(&mut block, open.len() as u64);
            for name in &open {
                block.push(name.language);
                let renown = if name.tells_renown {
                    0
                } else {
                    NameKind::NO_RENOWN
                };
                block.push(name.kind as u8 | renown);
                put_text(&mut block, &name.text);
            }
            blocks.write_all(&(block.len() as u32).to_le_bytes())?;
            blocks.write_all(&block)?;
            let known = open.iter().filter(|name| name.tells_renown).count();
            places.named(place, known, &mut open.iter().map(|n| n.text.as_str()));
            open.clear();
            texts.clear();
        }
        let (Some(of), Some((_, value))) = (of, next) else {
            return Ok(blocks);
        };
        place = of;
        let [language, kind, text @ ..] = value else {
            continue;
        };
        let tells_renown = kind & NameKind::NO_RENOWN == 0;
        let (language, kind) = (*language, NameKind::from_bits(u32::from(*kind)));
        let text = String::from_utf8_lossy(text).into_owned();
        match texts.get(&text) {
            Some(&at) => {
                let known: &mut NewName = &mut open[at];
                known.kind = known.kind.min(kind);
                known.tells_renown |= tells_renown;
                if known.language == 0 {
                    known.language = language;
                }
            }
            None => {
                texts.insert(text.clone(), open.len());
                open.push(NewName {
                    language,
                    kind,
                    tells_renown,
                    text,
                });
            }
        }
    }
}

/// Writes the places and their names by rank; gives the folded names with the places that they may mean.
pub(super) fn write_with_places(
    blocks: Output,
    places: &Places,
    workspace: &Workspace,
    english: Option<u8>,
    parts: &mut Parts,
) -> Result<Sorter, BuildError> {
    let mut by_rank = Sorter::new(workspace);
    let mut reader = blocks.into_reader()?;
    let mut block = Vec::new();
    for number in 0..places.len() as u32 {
        let mut len = [0; 4];
        reader.read_exact(&mut len)?;
        block.resize(u32::from_le_bytes(len) as usize, 0);
        reader.read_exact(&mut block)?;
        by_rank.push(&places.rank(number).to_be_bytes(), &block)?;
    }
    drop(reader);
    let mut folded_names = Sorter::new(workspace);
    let mut sorted = by_rank.sorted()?;
    let mut folded = String::new();
    let features = places::features_in_order(places);
    for rank in 0..places.len() as u32 {
        let Some((_, block)) = sorted.next()? else {
            break;
        };
        let at = parts.part(Part::Names).len();
        let at = u32::try_from(at).map_err(|_| BuildError::TooMany { what: "names" })?;
        parts.part(Part::Names).write_all(block)?;
        places::write_record(rank, places, &features, at, parts)?;
        let mut shown = String::new();
        for (index, name) in names_in(block).enumerate() {
            folded.clear();
            fold_into(name.text, &mut folded);
            if index == 0 {
                shown.clone_from(&folded);
            }
            // What is preferred in another language is one more name in use.
            let kind = match name.kind {
                NameKind::Preferred if Some(name.language) != english && folded != shown => {
                    NameKind::Alternate
                }
                kind => kind,
            };
            if !folded.is_empty() {
                let [a, b, c, d] = rank.to_be_bytes();
                let begins_as_shown = folded.chars().next() == shown.chars().next();
                let kind = kind as u8 | if begins_as_shown { 0 } else { OTHER_BEGIN };
                folded_names.push(folded.as_bytes(), &[a, b, c, d, kind])?;
            }
        }
    }
    Ok(folded_names)
}

/// Set beside the kind of a folded name that begins with another letter than the name to show.
const OTHER_BEGIN: u8 = 4;

/// A place that a folded name may mean.
#[derive(Clone, Copy)]
struct PlaceOfName {
    place: u32,
    kind: NameKind,
    /// The name begins with another letter than the one to show.
    begins_otherwise: bool,
}

struct ReadName<'b> {
    language: u8,
    kind: NameKind,
    text: &'b str,
}

fn names_in(block: &[u8]) -> impl Iterator<Item = ReadName<'_>> {
    let (count, mut at) = varint_at(block, 0);
    (0..count).map_while(move |_| {
        let (len, start) = varint_at(block, at + 2);
        let end = start + len as usize;
        let name = ReadName {
            language: *block.get(at)?,
            kind: NameKind::from_bits(u32::from(*block.get(at + 1)?)),
            text: std::str::from_utf8(block.get(start..end)?).ok()?,
        };
        at = end;
        Some(name)
    })
}

/// Writes the automata of names, beginnings and skeletons with their postings.
pub(super) fn write_automata(
    folded: Sorter,
    places: &Places,
    workspace: &Workspace,
    parts: &mut Parts,
) -> Result<(), BuildError> {
    let mut sorted = folded.sorted()?;
    let mut names = workspace.output()?;
    let mut fst = MapBuilder::new(&mut names)?;
    let mut written = 0u64;
    let mut beginnings = Beginnings::default();
    let mut skeletons = Sorter::new(workspace);
    let mut name: Vec<u8> = Vec::new();
    let mut group: Vec<PlaceOfName> = Vec::new();
    loop {
        let next = sorted.next()?;
        if next.is_none_or(|(key, _)| key != name) {
            if let Ok(text) = std::str::from_utf8(&name)
                && !group.is_empty()
            {
                let rank = |of_name: &PlaceOfName| {
                    let prominence = places.prominence_at_rank(of_name.place);
                    NameQuality::of_kind(of_name.kind).score() + prominence
                };
                let mut ranked: Vec<(f64, PlaceOfName)> = group
                    .iter()
                    .map(|of_name| (rank(of_name), *of_name))
                    .collect();
                ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.place.cmp(&b.1.place)));
                fst.insert(text, written)?;
                // An abbreviation is not spelled in several ways.
                if group
                    .iter()
                    .any(|of_name| of_name.kind != NameKind::Abbreviation)
                    && let Some(sound) = sound(text)
                {
                    skeletons.push(sound.skeleton.as_bytes(), &(written as u32).to_be_bytes())?;
                }
                let mut best: Vec<(f64, u32)> = ranked
                    .iter()
                    .map(|(rank, found)| {
                        let loss = match found.begins_otherwise {
                            true => OTHER_LETTER,
                            false => 0.0,
                        };
                        (rank - loss, posting(found.place, found.kind, false))
                    })
                    .collect();
                best.sort_by(|a, b| b.0.total_cmp(&a.0));
                best.truncate(LISTED);
                beginnings.add(text, &best);
                let last = ranked.len() - 1;
                for (index, (_, found)) in ranked.iter().enumerate() {
                    let bits = posting(found.place, found.kind, index == last);
                    parts.part(Part::Postings).write_all(&bits.to_le_bytes())?;
                }
                written += ranked.len() as u64;
                // Skeleton postings keep 31 bits for a name.
                if written >= 1 << 31 {
                    return Err(BuildError::TooMany { what: "names" });
                }
            }
            group.clear();
        }
        let Some((key, value)) = next else { break };
        name.clear();
        name.extend_from_slice(key);
        if let [a, b, c, d, kind] = *value {
            let place = u32::from_be_bytes([a, b, c, d]);
            // Of the names of one place that fold alike, the best kind stays: it comes first.
            if group.last().is_none_or(|last| last.place != place) {
                group.push(PlaceOfName {
                    place,
                    kind: NameKind::from_bits(u32::from(kind)),
                    begins_otherwise: kind & OTHER_BEGIN != 0,
                });
            }
        }
    }
    fst.finish()?;
    parts.replace(Part::NameFst, names);
    beginnings.write(parts)?;
    write_skeletons(skeletons, parts)
}

fn write_skeletons(skeletons: Sorter, parts: &mut Parts) -> Result<(), BuildError> {
    let mut sorted = skeletons.sorted()?;
    let mut postings = Vec::new();
    let mut fst = parts.automaton(Part::SkeletonFst)?;
    let mut written = 0u64;
    let mut skeleton: Vec<u8> = Vec::new();
    let mut waiting: Option<u32> = None;
    loop {
        let next = sorted.next()?;
        let is_same = next.is_some_and(|(key, _)| key == skeleton);
        if let Some(name) = waiting.take() {
            let bits = skeleton_posting(name, !is_same);
            postings.extend_from_slice(&bits.to_le_bytes());
            written += 1;
        }
        let Some((key, value)) = next else { break };
        if !is_same {
            skeleton.clear();
            skeleton.extend_from_slice(key);
            fst.insert(key, written)?;
        }
        waiting = value.first_chunk().map(|name| u32::from_be_bytes(*name));
    }
    fst.finish()?;
    parts.part(Part::SkeletonPostings).write_all(&postings)?;
    Ok(())
}
