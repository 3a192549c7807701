//! The real client of a Photon geocoder against the real server: geopy, installed into the target directory.
//!
//! Where there is no Python or the package cannot be had, it says so and does nothing.

#![expect(clippy::print_stderr, reason = "a skipped test says so")]

mod common;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common::program;

/// The package and the version that is installed.
const GEOPY: &str = "geopy==2.5.0";

/// Returns a Python that has geopy.
fn python() -> Result<PathBuf, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("geopy");
    let python = folder.join("bin/python");
    let imports = |python: &Path| {
        let mut command = Command::new(python);
        let run = command.args(["-c", "import geopy"]).output();
        run.is_ok_and(|output| output.status.success())
    };
    if imports(&python) {
        return Ok(python);
    }
    let run = |command: &mut Command| match command.stdin(Stdio::null()).output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        Err(error) => Err(error.to_string()),
    };
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    let install = ["-m", "pip", "install", "--quiet", "--retries", "1", GEOPY];
    run(Command::new(&python).args(install))?;
    Ok(python)
}

#[test]
fn geopy_works_with_the_server_as_it_is() {
    let python = match python() {
        Ok(python) => python,
        Err(cause) => {
            eprintln!("skipped: {GEOPY} cannot be installed: {}", cause.trim());
            return;
        }
    };
    let folder = tempfile::tempdir().expect("a folder");
    let mut server = program(folder.path())
        .args(["serve", "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it runs");
    let mut line = String::new();
    BufReader::new(server.stdout.take().expect("its output"))
        .read_line(&mut line)
        .expect("a line");
    let address = line.rsplit("http://").next().expect("an address");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/photon.py");
    let asked = Command::new(python)
        .arg(script)
        .arg(address.trim().trim_end_matches('/'))
        .output();
    drop(server.kill());
    drop(server.wait());
    let asked = asked.expect("it runs");
    let words = String::from_utf8_lossy(&asked.stderr);
    assert!(asked.status.success(), "{words}");
}
