//! The server as a process: it starts quickly, answers, closes idle connections and stops in order.

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use common::{program, run};

const REPORT: &str = "DAMASCUS, 3 December 2024 (Example Wire) - Shelling killed four people in Aleppo on Monday, medics said.";

struct Server {
    child: Child,
    address: String,
    started_in: Duration,
}

impl Server {
    fn start(directory: &Path, arguments: &[&str]) -> Self {
        let begun = Instant::now();
        let mut child = program(directory)
            .args(["serve", "--port", "0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it runs");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output"))
            .read_line(&mut line)
            .expect("a line");
        let address = line
            .rsplit("http://")
            .next()
            .expect("an address")
            .trim()
            .trim_end_matches('/')
            .to_owned();
        let mut server = Self {
            child,
            address,
            started_in: Duration::ZERO,
        };
        assert!(server.get("/healthz").starts_with("HTTP/1.1 200"), "{line}");
        server.started_in = begun.elapsed();
        server
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        .expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    #[cfg(unix)]
    fn terminate(&mut self) -> std::process::ExitStatus {
        let id = self.child.id().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-TERM", &id])
            .status()
            .expect("sent");
        assert!(sent.success());
        self.child.wait().expect("it ends")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A test that failed leaves no server behind.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[test]
fn the_server_answers_with_what_was_read_in() {
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(directory.path().join("a.txt"), REPORT).expect("written");
    let server = Server::start(directory.path(), &["a.txt"]);
    assert!(server.get("/healthz").contains("\"reports\":1"));
    let page = server.get("/");
    assert!(
        page.contains("id=\"map\"") && page.contains("content-security-policy: default-src 'none'"),
        "{page}"
    );
    // The same again: nothing is read twice.
    drop(server);
    let server = Server::start(directory.path(), &["a.txt"]);
    assert!(server.get("/healthz").contains("\"reports\":1"));
    // A program that was not optimized, on a busy machine; the promise itself is measured in `bars.rs`.
    assert!(
        server.started_in < Duration::from_secs(10),
        "{:?}",
        server.started_in
    );
}

#[cfg(unix)]
#[test]
fn the_server_stops_in_order_when_it_is_told_to() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut server = Server::start(directory.path(), &[]);
    assert!(server.terminate().success());
}

#[test]
fn a_connection_that_never_asks_is_closed() {
    let directory = tempfile::tempdir().expect("a directory");
    let server = Server::start(directory.path(), &[]);
    let mut idle = TcpStream::connect(&server.address).expect("a connection");
    idle.write_all(b"GET / HTTP/1.1\r\nHost: local")
        .expect("sent");
    idle.set_read_timeout(Some(Duration::from_secs(20)))
        .expect("set");
    let begun = Instant::now();
    let mut rest = Vec::new();
    let closed = idle.read_to_end(&mut rest);
    assert!(closed.is_ok(), "still open after {:?}", begun.elapsed());
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));
}

#[test]
fn an_export_has_what_the_server_has() {
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(directory.path().join("a.txt"), REPORT).expect("written");
    assert_eq!(run(directory.path(), &["ingest", "a.txt"]).code, Some(0));
    let exported = run(directory.path(), &["export"]);
    assert_eq!(exported.code, Some(0), "{}", exported.stderr);
    let collection: serde_json::Value = serde_json::from_str(&exported.stdout).expect("JSON");
    // GDAL and QGIS name the layer by it.
    assert_eq!(collection["name"], "events");
    let server = Server::start(directory.path(), &[]);
    let events = server.get("/events.geojson");
    assert!(events.contains("\"name\":\"events\""), "{events}");
    let matched = format!(
        "\"numberMatched\":{}",
        collection["features"].as_array().expect("features").len()
    );
    assert!(events.contains(&matched), "{events}");
}
