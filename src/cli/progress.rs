//! A line on standard error that says how far something is; nothing where nobody looks at it.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Between two drawings of the line.
const STEP: Duration = Duration::from_millis(200);
/// Characters of the bar.
const BAR: u64 = 24;

/// A progress line.
pub(super) struct ProgressLine {
    begun: Instant,
    drawn: Option<Instant>,
    is_shown: bool,
}

impl ProgressLine {
    pub(super) fn begin() -> Self {
        Self {
            begun: Instant::now(),
            drawn: None,
            is_shown: io::stderr().is_terminal(),
        }
    }

    /// Draws the line anew, not too often.
    pub(super) fn draw(&mut self, done: u64, total: u64, words: &str) {
        let is_due = self.drawn.is_none_or(|drawn| drawn.elapsed() >= STEP);
        if self.is_shown && is_due {
            self.drawn = Some(Instant::now());
            let line = line(done, total, self.begun.elapsed(), words);
            // Without standard error there is nobody to tell.
            let _ = write!(io::stderr().lock(), "\r\x1b[K{line}");
        }
    }

    /// Takes the line away, so that something else can be written.
    pub(super) fn clear(&mut self) {
        if self.is_shown && self.drawn.take().is_some() {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

fn line(done: u64, total: u64, since: Duration, words: &str) -> String {
    let done = done.min(total);
    let filled = (done * BAR).checked_div(total).unwrap_or(0);
    let bar: String = (0..BAR)
        .map(|at| if at < filled { '#' } else { '.' })
        .collect();
    let percent = (done * 100).checked_div(total).unwrap_or(0);
    let left = match done {
        0 => String::new(),
        done if done == total => String::new(),
        done => {
            let left = since.as_secs_f64() * (total - done) as f64 / done as f64;
            format!(", {}:{:02} left", left as u64 / 60, left as u64 % 60)
        }
    };
    format!("[{bar}] {percent} % {words}{left}")
}

#[cfg(test)]
mod tests {
    use super::line;
    use std::time::Duration;

    #[test]
    fn the_line_says_how_much_is_done_and_how_long_it_takes() {
        let minute = Duration::from_secs(60);
        let half = line(50, 100, minute, "SY.txt");
        assert_eq!(half, "[############............] 50 % SY.txt, 1:00 left");
        assert_eq!(
            line(0, 0, minute, "x"),
            format!("[{}] 0 % x", ".".repeat(24))
        );
        assert!(line(9, 9, minute, "x").ends_with("100 % x"));
    }
}
