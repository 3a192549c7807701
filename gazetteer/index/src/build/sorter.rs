//! Sorting more records than fit into memory: sorted runs in temporary files, merged on reading.
//!
//! A record is a key and a value, bytes both; the order is that of the keys, then of the values.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::io::{self, Read, Write};
use std::thread::JoinHandle;

use super::workspace::{Output, Workspace};

/// Collects records.
pub(super) struct Sorter {
    workspace: Workspace,
    batch: Batch,
    /// Written runs, and the one that is being written while the next records come in.
    runs: Vec<Output>,
    writing: Option<JoinHandle<io::Result<Output>>>,
}

/// Records in memory.
#[derive(Default)]
pub(super) struct Batch {
    bytes: Vec<u8>,
    records: Vec<Record>,
}

#[derive(Clone, Copy)]
struct Record {
    /// The first bytes of the key, big-endian: most comparisons end here.
    prefix: u64,
    start: u32,
    key_len: u32,
    len: u32,
}

impl Batch {
    fn push(&mut self, key: &[u8], value: &[u8]) {
        let mut prefix = [0; 8];
        let shared = key.len().min(8);
        prefix[..shared].copy_from_slice(&key[..shared]);
        self.records.push(Record {
            prefix: u64::from_be_bytes(prefix),
            start: self.bytes.len() as u32,
            key_len: key.len() as u32,
            len: (key.len() + value.len()) as u32,
        });
        self.bytes.extend_from_slice(key);
        self.bytes.extend_from_slice(value);
    }

    fn size(&self) -> usize {
        self.bytes.len() + self.records.len() * size_of::<Record>()
    }

    fn parts(&self, record: Record) -> (&[u8], &[u8]) {
        let start = record.start as usize;
        self.bytes[start..start + record.len as usize].split_at(record.key_len as usize)
    }

    fn sort(&mut self) {
        let mut records = std::mem::take(&mut self.records);
        records.sort_unstable_by(|&a, &b| {
            a.prefix
                .cmp(&b.prefix)
                .then_with(|| self.parts(a).cmp(&self.parts(b)))
        });
        self.records = records;
    }

    fn write(mut self, mut out: Output) -> io::Result<Output> {
        self.sort();
        for &record in &self.records {
            let (key, value) = self.parts(record);
            out.write_all(&record.key_len.to_le_bytes())?;
            out.write_all(&(value.len() as u32).to_le_bytes())?;
            out.write_all(key)?;
            out.write_all(value)?;
        }
        Ok(out)
    }
}

impl Sorter {
    pub(super) fn new(workspace: &Workspace) -> Self {
        Self {
            workspace: workspace.clone(),
            batch: Batch::default(),
            runs: Vec::new(),
            writing: None,
        }
    }

    pub(super) fn push(&mut self, key: &[u8], value: &[u8]) -> io::Result<()> {
        // Records are addressed by 32 bits.
        if self.batch.bytes.len() + key.len() + value.len() > u32::MAX as usize {
            return Err(io::Error::other("too many names to sort in memory"));
        }
        self.batch.push(key, value);
        if self.batch.size() >= self.workspace.sorted_at_once {
            self.spill()?;
        }
        Ok(())
    }

    /// Sorts and writes the records in memory on a thread of its own; waits for the one before.
    fn spill(&mut self) -> io::Result<()> {
        self.wait()?;
        let batch = std::mem::take(&mut self.batch);
        let out = self.workspace.output()?;
        self.writing = Some(std::thread::spawn(move || batch.write(out)));
        Ok(())
    }

    fn wait(&mut self) -> io::Result<()> {
        if let Some(writing) = self.writing.take() {
            let run = writing
                .join()
                .map_err(|_| io::Error::other("the sorting thread failed"))?;
            self.runs.push(run?);
        }
        Ok(())
    }

    /// Ends the collecting.
    pub(super) fn sorted(mut self) -> io::Result<Sorted> {
        if self.runs.is_empty() && self.writing.is_none() {
            self.batch.sort();
            return Ok(Sorted::Memory {
                batch: self.batch,
                next: 0,
            });
        }
        self.spill()?;
        self.wait()?;
        let mut heads = BinaryHeap::with_capacity(self.runs.len());
        for (number, run) in self.runs.into_iter().enumerate() {
            let mut head = Head {
                key: Vec::new(),
                value: Vec::new(),
                number,
                run: run.into_reader()?,
            };
            if head.read()? {
                heads.push(head);
            }
        }
        Ok(Sorted::Runs {
            heads,
            has_begun: false,
        })
    }
}

/// Records in order.
pub(super) enum Sorted {
    Memory {
        batch: Batch,
        next: usize,
    },
    Runs {
        heads: BinaryHeap<Head>,
        has_begun: bool,
    },
}

impl Sorted {
    /// Returns the next record.
    pub(super) fn next(&mut self) -> io::Result<Option<(&[u8], &[u8])>> {
        match self {
            Self::Memory { batch, next } => {
                *next += 1;
                let record = batch.records.get(*next - 1).copied();
                Ok(record.map(|record| batch.parts(record)))
            }
            Self::Runs { heads, has_begun } => {
                if *has_begun && let Some(mut head) = heads.peek_mut() {
                    // The record given last is the head of its run: the next one takes its place.
                    if !head.read()? {
                        PeekMut::pop(head);
                    }
                }
                *has_begun = true;
                Ok(heads
                    .peek()
                    .map(|head| (head.key.as_slice(), head.value.as_slice())))
            }
        }
    }
}

/// The next record of a run.
pub(super) struct Head {
    key: Vec<u8>,
    value: Vec<u8>,
    number: usize,
    run: Box<dyn Read + Send>,
}

impl Head {
    fn read(&mut self) -> io::Result<bool> {
        let mut lengths = [0; 8];
        match self.run.read_exact(&mut lengths) {
            Err(end) if end.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            read => read?,
        }
        let [a, b, c, d, e, f, g, h] = lengths;
        self.key
            .resize(u32::from_le_bytes([a, b, c, d]) as usize, 0);
        self.value
            .resize(u32::from_le_bytes([e, f, g, h]) as usize, 0);
        self.run.read_exact(&mut self.key)?;
        self.run.read_exact(&mut self.value)?;
        Ok(true)
    }
}

impl Ord for Head {
    /// Least record on top.
    fn cmp(&self, other: &Self) -> Ordering {
        (&other.key, &other.value, other.number).cmp(&(&self.key, &self.value, self.number))
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Head {}

#[cfg(test)]
mod tests {
    use super::{Sorter, Workspace};

    fn sorted(workspace: &Workspace, count: u32) -> Vec<(Vec<u8>, Vec<u8>)> {
        let mut sorter = Sorter::new(workspace);
        for number in 0..count {
            let key = number.wrapping_mul(2_654_435_761) % 1000;
            let key = format!("key {key} is longer than its beginning");
            sorter
                .push(key.as_bytes(), &(number % 17).to_be_bytes())
                .expect("written");
        }
        let mut sorted = sorter.sorted().expect("sorted");
        let mut records = Vec::new();
        while let Some((key, value)) = sorted.next().expect("read") {
            records.push((key.to_vec(), value.to_vec()));
        }
        records
    }

    #[test]
    fn runs_in_files_give_the_order_that_memory_gives() {
        let in_memory = sorted(&Workspace::memory(), 20_000);
        assert!(in_memory.is_sorted() && in_memory.len() == 20_000);
        let in_files = Workspace::files(tempfile::tempfile, 50_000);
        assert!(sorted(&in_files, 20_000) == in_memory);
        assert!(sorted(&in_files, 0).is_empty());
    }
}
