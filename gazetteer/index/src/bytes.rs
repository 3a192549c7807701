//! The bytes of an index: compiled into the program, read from a file, or mapped by the caller.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// Read-only bytes that are cheap to clone.
#[derive(Clone)]
pub struct Bytes(Backing);

#[derive(Clone)]
enum Backing {
    Static(&'static [u8]),
    Shared(Arc<dyn AsRef<[u8]> + Send + Sync>),
}

impl Bytes {
    /// Takes any owner of bytes, such as a memory map.
    pub fn from_owner(owner: impl AsRef<[u8]> + Send + Sync + 'static) -> Self {
        Self(Backing::Shared(Arc::new(owner)))
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        match &self.0 {
            Backing::Static(bytes) => bytes,
            Backing::Shared(owner) => (**owner).as_ref(),
        }
    }
}

impl From<&'static [u8]> for Bytes {
    fn from(bytes: &'static [u8]) -> Self {
        Self(Backing::Static(bytes))
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self::from_owner(bytes)
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bytes({} bytes)", self.as_ref().len())
    }
}

/// A part of an index's bytes. Reads past its end give zeros or nothing: a damaged file may answer wrongly, never panic.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    bytes: Bytes,
    range: Range<usize>,
}

impl Section {
    pub(crate) fn new(bytes: Bytes, range: Range<usize>) -> Self {
        Self { bytes, range }
    }

    pub(crate) fn len(&self) -> usize {
        self.range.len()
    }

    fn array<const N: usize>(&self, at: usize) -> [u8; N] {
        self.as_ref()
            .get(at..)
            .and_then(|tail| tail.first_chunk::<N>())
            .copied()
            .unwrap_or([0; N])
    }

    pub(crate) fn u8(&self, at: usize) -> u8 {
        self.array::<1>(at)[0]
    }

    pub(crate) fn u16(&self, at: usize) -> u16 {
        u16::from_le_bytes(self.array(at))
    }

    pub(crate) fn u32(&self, at: usize) -> u32 {
        u32::from_le_bytes(self.array(at))
    }

    pub(crate) fn i32(&self, at: usize) -> i32 {
        i32::from_le_bytes(self.array(at))
    }

    pub(crate) fn u64(&self, at: usize) -> u64 {
        u64::from_le_bytes(self.array(at))
    }

    pub(crate) fn f32(&self, at: usize) -> f32 {
        f32::from_le_bytes(self.array(at))
    }

    pub(crate) fn pair(&self, at: usize) -> [u8; 2] {
        self.array(at)
    }

    /// Reads a varint; gives it and the offset behind it.
    pub(crate) fn varint(&self, at: usize) -> (u64, usize) {
        varint_at(self.as_ref(), at)
    }

    /// Reads a string with its length before it; gives it and the offset behind it.
    pub(crate) fn text(&self, at: usize) -> (&str, usize) {
        let (len, start) = self.varint(at);
        let end = start.saturating_add(usize::try_from(len).unwrap_or(usize::MAX));
        let text = self
            .as_ref()
            .get(start..end)
            .and_then(|bytes| std::str::from_utf8(bytes).ok());
        (text.unwrap_or(""), end)
    }
}

impl AsRef<[u8]> for Section {
    fn as_ref(&self) -> &[u8] {
        self.bytes.as_ref().get(self.range.clone()).unwrap_or(&[])
    }
}

/// Reads a varint; gives it and the offset behind it. What is not there is zero.
pub(crate) fn varint_at(bytes: &[u8], at: usize) -> (u64, usize) {
    let mut value = 0u64;
    for step in 0..10 {
        let byte = bytes.get(at + step).copied().unwrap_or(0);
        value |= u64::from(byte & 0x7f) << (7 * step);
        if byte & 0x80 == 0 {
            return (value, at + step + 1);
        }
    }
    (value, at + 10)
}

/// Appends a varint.
pub(crate) fn put_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value as u8 & 0x7f) | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends a string with its length before it.
pub(crate) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_varint(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_past_the_end_give_nothing() {
        let section = Section::new(Bytes::from(vec![1, 2, 3]), 0..3);
        assert_eq!(section.u8(2), 3);
        assert_eq!(section.u32(1), 0);
        assert_eq!(section.text(2).0, "");
    }

    #[test]
    fn varints_come_back_as_they_went_in() {
        for value in [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX] {
            let mut out = Vec::new();
            put_varint(&mut out, value);
            let len = out.len();
            let section = Section::new(Bytes::from(out), 0..len);
            assert_eq!(section.varint(0), (value, len));
        }
    }
}
