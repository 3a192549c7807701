//! Writing to standard output: locked, buffered, and silent when the reader has gone.

use std::io::{self, BufWriter, StdoutLock, Write};

use anyhow::{Context, Result};

/// Returns standard output for writing much.
pub(super) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// Writes a whole text to standard output.
pub(super) fn write(text: &str) -> Result<()> {
    let mut out = stdout();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .context("standard output cannot be written")
}

/// Writes a remark for people to standard error.
pub(super) fn remark(words: &str) {
    // Without standard error there is nobody to tell.
    let _ = writeln!(io::stderr().lock(), "{words}");
}

/// Tells whether an error is that standard output was closed.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io_error = |cause: &'_ (dyn std::error::Error + 'static)| {
        let of_csv = cause.downcast_ref::<csv::Error>();
        let of_csv = of_csv.and_then(|error| match error.kind() {
            csv::ErrorKind::Io(error) => Some(error.kind()),
            _ => None,
        });
        of_csv.or_else(|| cause.downcast_ref::<io::Error>().map(io::Error::kind))
    };
    error
        .chain()
        .filter_map(io_error)
        .any(|kind| kind == io::ErrorKind::BrokenPipe)
}
