//! The promises on time and memory, measured on the release program that `cargo xtask test` builds.
//!
//! Without `DATELINE_BIN` there is no release program to measure, and this says so.

#![expect(
    clippy::print_stderr,
    reason = "a skipped test and a measured figure say so"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use dateline::report::MAX_REPORT_BYTES;

/// From start to first answer, a new process reading a short report.
const START_MS: u128 = 300;
/// One report of 600 words, after load.
const PARSE_MS: u128 = 20;
/// The longest text that is read as one report, from start to end.
const LONGEST_S: u64 = 10;
/// Resident memory of a server that holds the samples.
const RESIDENT_MB: u64 = 300;

fn program() -> Option<PathBuf> {
    let program = std::env::var_os("DATELINE_BIN").map(PathBuf::from);
    if program.is_none() {
        eprintln!("skipped: DATELINE_BIN names no release program (`cargo xtask test` sets it)");
    }
    program
}

/// Returns the median of five measurements: the machine that runs the tests has other work too.
fn median(mut measure: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..5).map(|_| measure()).collect();
    times.sort();
    times[2]
}

fn report_of_600_words() -> String {
    let paragraph = "Government troops shelled the outskirts of Saraqib on Tuesday and at least three people were killed, \
        residents said. Rebel fighters attacked an army post near Hama the same night, according to a monitor, while \
        thousands of people fled north towards the Turkish border. In Khartoum, the army said that its drones had hit \
        a depot east of the city, and aid workers in Port Sudan asked both sides to let food through. ";
    let words: Vec<&str> = paragraph.split_whitespace().cycle().take(600).collect();
    format!("ANKARA, 4 December 2024 (Wire) - {}\n", words.join(" "))
}

#[test]
fn the_first_answer_comes_at_once() {
    let Some(program) = program() else { return };
    let took = median(|| {
        let start = Instant::now();
        let mut child = Command::new(&program)
            .args(["parse", "-", "--published", "2024-12-04"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child
            .stdin
            .take()
            .expect("it reads")
            .write_all(b"Shelling killed two people in Idlib on Monday.\n")
            .expect("it reads on");
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success() && output.stdout.starts_with(b"{"));
        start.elapsed()
    });
    eprintln!("start to first answer: {} ms", took.as_millis());
    assert!(
        took.as_millis() < START_MS,
        "start to first answer took {took:?}"
    );
}

#[test]
fn a_report_is_read_in_milliseconds_and_the_samples_fit_in_little_memory() {
    let Some(program) = program() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut server = Server::start(&program, folder.path(), &samples);
    let report = report_of_600_words();
    server.parse(&report);
    let took = median(|| server.parse(&report));
    eprintln!("a report of 600 words, over HTTP: {took:?}");
    assert!(
        took.as_millis() < PARSE_MS,
        "a report of 600 words took {took:?}"
    );

    let status = std::fs::read_to_string(format!("/proc/{}/status", server.child.id()));
    let Ok(status) = status else {
        eprintln!("skipped: this system does not tell the memory of a process under /proc");
        return;
    };
    let resident = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .expect("the peak is told");
    let kilobytes: u64 = resident
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .expect("it is a number");
    eprintln!(
        "peak resident memory with the samples: {} MB",
        kilobytes / 1024
    );
    assert!(
        kilobytes / 1024 < RESIDENT_MB,
        "{} MB resident",
        kilobytes / 1024
    );
}

/// Returns text of the largest size, of many different sentences or of one again and again.
fn longest_report(is_varied: bool) -> String {
    const PLACES: [&str; 8] = [
        "Aleppo",
        "Saraqib",
        "Hama",
        "Khartoum",
        "Goma",
        "Mogadishu",
        "Kharkiv",
        "Sittwe",
    ];
    const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    let mut text = String::with_capacity(MAX_REPORT_BYTES);
    for i in 0_usize.. {
        let (place, day, dead) = if is_varied {
            (PLACES[i % 8], DAYS[i / 8 % 5], i / 40 % 60 + 2)
        } else {
            ("Saraqib", "Tuesday", 4)
        };
        let sentence = if i % 3 == 0 && is_varied {
            format!(
                "Gunmen attacked a checkpoint near {place} on {day}, killing {dead} soldiers.\n"
            )
        } else {
            format!("Shelling killed {dead} people in {place} on {day}, medics said. ")
        };
        if text.len() + sentence.len() > MAX_REPORT_BYTES {
            break;
        }
        text.push_str(&sentence);
    }
    text
}

#[test]
fn the_longest_report_is_read_in_seconds() {
    let Some(program) = program() else { return };
    for is_varied in [false, true] {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let path = folder.path().join("long.txt");
        std::fs::write(&path, longest_report(is_varied)).expect("written");
        let start = Instant::now();
        let status = Command::new(&program)
            .args(["parse", "--published", "2024-12-05"])
            .arg(&path)
            .stdout(Stdio::null())
            .status()
            .expect("the program starts");
        eprintln!(
            "the longest report, varied {is_varied}: {:?}",
            start.elapsed()
        );
        assert!(status.success());
        assert!(start.elapsed() < Duration::from_secs(LONGEST_S));
    }
}

struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Starts the server on a free port and waits until it says where.
    fn start(program: &Path, data: &Path, samples: &Path) -> Self {
        let mut child = Command::new(program)
            .arg("serve")
            .arg(samples)
            .args(["--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let lines = BufReader::new(child.stdout.take().expect("it writes")).lines();
        let address = lines
            .map_while(Result::ok)
            .find_map(|line| {
                Some(
                    line.split_once("http://")?
                        .1
                        .trim_end_matches('/')
                        .to_owned(),
                )
            })
            .expect("it prints the address of the map");
        let address = address
            .split(['/', ' '])
            .next()
            .unwrap_or_default()
            .to_owned();
        Self { child, address }
    }

    /// Posts a report and returns how long the answer took.
    fn parse(&mut self, report: &str) -> Duration {
        let start = Instant::now();
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        let head = format!(
            "POST /api/parse HTTP/1.1\r\nHost: {}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.address,
            report.len()
        );
        stream
            .write_all(head.as_bytes())
            .expect("it takes the head");
        stream
            .write_all(report.as_bytes())
            .expect("it takes the report");
        let mut answer = String::new();
        stream
            .read_to_string(&mut answer)
            .expect("it answers in UTF-8");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        start.elapsed()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The server may be gone already; there is nothing to do about it here.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
