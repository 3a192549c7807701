//! Running the built program.
#![allow(
    dead_code,
    reason = "each test file is a program of its own and uses what it needs"
)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What a run of the program left.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// Returns the program, to be run in a directory of its own.
pub(crate) fn program(directory: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command
        .current_dir(directory)
        .env_remove("DATELINE_DATA")
        .env_remove("DATELINE_GAZETTEER")
        .env_remove("DATELINE_LISTEN")
        .env_remove("RUST_LOG");
    command
}

/// Runs the program.
#[track_caller]
pub(crate) fn run(directory: &Path, arguments: &[&str]) -> Run {
    program(directory)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("it runs")
        .into()
}

/// Runs the program with words on its standard input.
#[track_caller]
pub(crate) fn run_with(directory: &Path, arguments: &[&str], input: &[u8]) -> Run {
    let mut child = program(directory)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    // A program that refuses its arguments does not read on.
    drop(child.stdin.take().expect("an input").write_all(input));
    child.wait_with_output().expect("it ends").into()
}
