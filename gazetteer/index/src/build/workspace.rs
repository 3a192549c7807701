//! Where a build puts its bytes: in memory, or in temporary files where they are too many.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Cursor, Read, Seek, SeekFrom, Write};
use std::sync::Arc;

/// Bytes that are written and read at once.
const BUFFER: usize = 1 << 18;

type NewFile = dyn Fn() -> io::Result<File> + Send + Sync;

/// What a build works in.
#[derive(Clone)]
pub struct Workspace {
    new_file: Option<Arc<NewFile>>,
    /// Bytes that a sorter keeps before it writes them out.
    pub(super) sorted_at_once: usize,
}

impl Workspace {
    /// Builds in memory.
    #[must_use]
    pub fn memory() -> Self {
        Self {
            new_file: None,
            sorted_at_once: usize::MAX,
        }
    }

    /// Builds in temporary files, which `new_file` makes; `sorted_at_once` bytes are sorted in memory at a time.
    #[must_use]
    pub fn files(
        new_file: impl Fn() -> io::Result<File> + Send + Sync + 'static,
        sorted_at_once: usize,
    ) -> Self {
        Self {
            new_file: Some(Arc::new(new_file)),
            // Records are addressed by 32 bits.
            sorted_at_once: sorted_at_once.clamp(1 << 10, 1 << 30),
        }
    }

    /// Begins a sequence of bytes.
    pub(super) fn output(&self) -> io::Result<Output> {
        Ok(match &self.new_file {
            None => Output::Memory(Vec::new()),
            Some(new_file) => Output::File {
                writer: BufWriter::with_capacity(BUFFER, new_file()?),
                len: 0,
            },
        })
    }
}

/// A sequence of bytes that is written once, then read.
pub(super) enum Output {
    Memory(Vec<u8>),
    File { writer: BufWriter<File>, len: u64 },
}

impl Output {
    pub(super) fn len(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::File { len, .. } => *len,
        }
    }

    /// Ends the writing and reads from the beginning.
    pub(super) fn into_reader(self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Self::Memory(bytes) => Box::new(Cursor::new(bytes)),
            Self::File { writer, .. } => {
                let mut file = writer
                    .into_inner()
                    .map_err(io::IntoInnerError::into_error)?;
                file.seek(SeekFrom::Start(0))?;
                Box::new(BufReader::with_capacity(BUFFER, file))
            }
        })
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Memory(all) => all.write(bytes),
            Self::File { writer, len } => {
                let written = writer.write(bytes)?;
                *len += written as u64;
                Ok(written)
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Memory(_) => Ok(()),
            Self::File { writer, .. } => writer.flush(),
        }
    }
}
