//! Names: the automaton of folded names with its postings, and the names of each place.

use std::collections::HashMap;

use fst::MapBuilder;

use super::beginnings::Beginnings;
use super::places::Catalog;
use super::{BuildError, Parts};
use crate::bytes::{put_text, put_varint};
use crate::fold::fold;
use crate::format::Part;
use crate::importance::prominence;
use crate::lookup::{NameQuality, posting};
use crate::name::NameKind;
use crate::respelled::skeleton_posting;
use crate::suggest::LISTED;
use crate::variant::sound;

/// Writes names and postings. The offsets of the places' name blocks are left in the places part for its writer.
pub(super) fn write(catalog: &Catalog<'_>, parts: &mut Parts) -> Result<(), BuildError> {
    write_blocks(catalog, parts)?;
    let mut postings: Vec<(String, u32, NameKind)> = Vec::new();
    for (place, entry) in (0u32..).zip(&catalog.entries) {
        let shown = fold(entry.row.name);
        for &(name, language, kind) in &entry.names {
            let folded = fold(name);
            // What is preferred in another language is one more name in use.
            let kind = match kind {
                NameKind::Preferred if language != "en" && folded != shown => NameKind::Alternate,
                kind => kind,
            };
            if !folded.is_empty() {
                postings.push((folded, place, kind));
            }
        }
    }
    postings.sort_unstable();
    // Of the names of one place that fold alike, the best kind stays.
    postings.dedup_by(|a, b| a.0 == b.0 && a.1 == b.1);
    let mut fst = MapBuilder::memory();
    let mut written = 0u64;
    let mut beginnings = Beginnings::default();
    let mut skeletons: Vec<(String, u32)> = Vec::new();
    for group in postings.chunk_by_mut(|a, b| a.0 == b.0) {
        let rank = |(_, place, kind): &(String, u32, NameKind)| {
            let entry = &catalog.entries[*place as usize];
            NameQuality::of_kind(*kind).score() + prominence(entry.row.feature, entry.importance)
        };
        group.sort_by(|a, b| rank(b).total_cmp(&rank(a)).then(a.1.cmp(&b.1)));
        fst.insert(&group[0].0, written)?;
        // An abbreviation is not spelled in several ways.
        if group
            .iter()
            .any(|(_, _, kind)| *kind != NameKind::Abbreviation)
            && let Some(sound) = sound(&group[0].0)
        {
            skeletons.push((sound.skeleton, written as u32));
        }
        let ranked: Vec<(f64, u32)> = group
            .iter()
            .take(LISTED)
            .map(|name| (rank(name), posting(name.1, name.2, false)))
            .collect();
        beginnings.add(&group[0].0, &ranked);
        let last = group.len() - 1;
        for (index, (_, place, kind)) in group.iter().enumerate() {
            let bits = posting(*place, *kind, index == last);
            parts
                .part(Part::Postings)
                .extend_from_slice(&bits.to_le_bytes());
        }
        written += group.len() as u64;
    }
    *parts.part(Part::NameFst) = fst.into_inner()?;
    beginnings.write(parts)?;
    // Skeleton postings keep 31 bits for a name.
    if written >= 1 << 31 {
        return Err(BuildError::TooMany { what: "names" });
    }
    write_skeletons(skeletons, parts)
}

fn write_skeletons(mut skeletons: Vec<(String, u32)>, parts: &mut Parts) -> Result<(), BuildError> {
    skeletons.sort_unstable();
    let mut fst = MapBuilder::memory();
    let mut written = 0u64;
    for group in skeletons.chunk_by(|a, b| a.0 == b.0) {
        fst.insert(&group[0].0, written)?;
        for (index, (_, name)) in group.iter().enumerate() {
            let bits = skeleton_posting(*name, index + 1 == group.len());
            parts
                .part(Part::SkeletonPostings)
                .extend_from_slice(&bits.to_le_bytes());
        }
        written += group.len() as u64;
    }
    *parts.part(Part::SkeletonFst) = fst.into_inner()?;
    Ok(())
}

fn write_blocks(catalog: &Catalog<'_>, parts: &mut Parts) -> Result<(), BuildError> {
    let mut languages: HashMap<&str, u8> = HashMap::new();
    for entry in &catalog.entries {
        let at = parts.part(Part::Names).len();
        let at = u32::try_from(at).map_err(|_| BuildError::TooMany { what: "names" })?;
        parts
            .part(Part::Places)
            .extend_from_slice(&at.to_le_bytes());
        put_varint(parts.part(Part::Names), entry.names.len() as u64);
        for &(name, language, kind) in &entry.names {
            let next = languages.len();
            let language = match languages.get(language) {
                Some(&index) => index,
                None => {
                    let index = u8::try_from(next)
                        .map_err(|_| BuildError::TooMany { what: "languages" })?;
                    languages.insert(language, index);
                    let at = parts.string(language);
                    parts
                        .part(Part::Languages)
                        .extend_from_slice(&at.to_le_bytes());
                    index
                }
            };
            let block = parts.part(Part::Names);
            block.push(language);
            block.push(kind as u8);
            put_text(block, name);
        }
    }
    Ok(())
}
