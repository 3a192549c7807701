//! The sections of an index while they are made, and joining them to a file.

use std::io::{self, Seek, SeekFrom, Write};

use fst::MapBuilder;

use super::workspace::Output;
use super::{BuildError, Workspace};
use crate::bytes::put_text;
use crate::format::{self, PARTS, Part};

/// The sections while they are made.
pub(super) struct Parts {
    sections: Vec<Output>,
}

impl Parts {
    pub(super) fn new(workspace: &Workspace) -> Result<Self, BuildError> {
        let sections: io::Result<Vec<Output>> = (0..PARTS).map(|_| workspace.output()).collect();
        let mut parts = Self {
            sections: sections?,
        };
        // Offset 0 is the empty string, so that a record of zeros has no name.
        put(parts.part(Part::Strings), "")?;
        Ok(parts)
    }

    pub(super) fn part(&mut self, part: Part) -> &mut Output {
        &mut self.sections[part as usize]
    }

    pub(super) fn replace(&mut self, part: Part, section: Output) {
        self.sections[part as usize] = section;
    }

    /// Adds a string; gives its offset.
    pub(super) fn string(&mut self, text: &str) -> Result<u32, BuildError> {
        put(self.part(Part::Strings), text)
    }

    /// Begins an automaton in a section of its own.
    pub(super) fn automaton(&mut self, part: Part) -> Result<MapBuilder<&mut Output>, BuildError> {
        Ok(MapBuilder::new(self.part(part))?)
    }

    /// Joins the sections to a file: the header is written last, when the checksum is known.
    pub(super) fn write(
        self,
        version: u64,
        out: &mut (impl Write + Seek),
    ) -> Result<(), BuildError> {
        let lengths: Vec<u64> = self.sections.iter().map(Output::len).collect();
        let mut header = format::Header::new(version, &lengths);
        out.seek(SeekFrom::Start(0))?;
        out.write_all(&header.bytes())?;
        let mut at = header.len();
        let mut buffer = vec![0; 1 << 16];
        for (section, &start) in self.sections.into_iter().zip(&header.starts()) {
            let padding = vec![0; usize::try_from(start - at).unwrap_or(0)];
            header.body(&padding);
            out.write_all(&padding)?;
            at = start + section.len();
            let mut reader = section.into_reader()?;
            loop {
                let read = reader.read(&mut buffer)?;
                if read == 0 {
                    break;
                }
                header.body(&buffer[..read]);
                out.write_all(&buffer[..read])?;
            }
        }
        out.seek(SeekFrom::Start(0))?;
        out.write_all(&header.bytes())?;
        out.flush()?;
        Ok(())
    }
}

/// Appends a string with its length before it; gives its offset.
fn put(out: &mut Output, text: &str) -> Result<u32, BuildError> {
    let at = u32::try_from(out.len()).map_err(|_| BuildError::TooMany { what: "ids" })?;
    let mut bytes = Vec::with_capacity(text.len() + 2);
    put_text(&mut bytes, text);
    out.write_all(&bytes)?;
    Ok(at)
}
