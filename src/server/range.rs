//! One range of a file, as map readers ask for it.

/// What a `Range` header asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// All of it: no header, or one that is not for bytes.
    All,
    /// First and last byte, both included.
    Part(usize, usize),
    /// Bytes that are not there.
    Outside,
}

/// Reads a `Range` header for a file of `length` bytes; of several ranges, none is given.
pub(super) fn read(value: Option<&str>, length: usize) -> Asked {
    let Some(range) = value.and_then(|value| value.strip_prefix("bytes=")) else {
        return Asked::All;
    };
    let Some((first, last)) = range.split_once('-').filter(|_| !range.contains(',')) else {
        return Asked::All;
    };
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let end = length.saturating_sub(1);
    match (number(first), number(last)) {
        (Some(first), _) if first >= length => Asked::Outside,
        (Some(first), Some(last)) if last < first => Asked::All,
        (Some(first), Some(last)) => Asked::Part(first, last.min(end)),
        (Some(first), None) if last.trim().is_empty() => Asked::Part(first, end),
        (None, Some(0)) => Asked::Outside,
        (None, Some(last)) if first.trim().is_empty() => {
            Asked::Part(length.saturating_sub(last), end)
        }
        _ => Asked::All,
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, read};

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        assert_eq!(read(None, 100), Asked::All);
        assert_eq!(read(Some("bytes=0-9"), 100), Asked::Part(0, 9));
        assert_eq!(read(Some("bytes=90-"), 100), Asked::Part(90, 99));
        assert_eq!(read(Some("bytes=-10"), 100), Asked::Part(90, 99));
        assert_eq!(read(Some("bytes=0-1000"), 100), Asked::Part(0, 99));
        assert_eq!(read(Some("bytes=100-"), 100), Asked::Outside);
        assert_eq!(read(Some("bytes=9-0"), 100), Asked::All);
        assert_eq!(read(Some("bytes=0-1,5-6"), 100), Asked::All);
        assert_eq!(read(Some("lines=1-2"), 100), Asked::All);
    }
}
