//! Running programs and talking to the person in front of the terminal.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// Returns the root of the repository.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Prints a line for the person.
#[expect(
    clippy::print_stdout,
    reason = "a command line program talks to its user here"
)]
pub(crate) fn say(line: &str) {
    println!("{line}");
}

/// Prints a line of complaint.
#[expect(
    clippy::print_stderr,
    reason = "a command line program talks to its user here"
)]
pub(crate) fn complain(line: &str) {
    eprintln!("{line}");
}

/// Returns a command that runs `program` in `folder`.
pub(crate) fn command(program: &str, arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    command
}

/// Runs a command to its end.
///
/// # Errors
/// When the program cannot be started or ends with another code than 0; the message names the command.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let words = words(command);
    say(&format!("xtask: {words}"));
    let status = command
        .status()
        .with_context(|| format!("could not start `{words}`"))?;
    if !status.success() {
        bail!("`{words}` ended with {status}");
    }
    Ok(())
}

/// Tells whether `program --version` runs.
pub(crate) fn has(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .output()
        .is_ok_and(|output| output.status.success())
}

fn words(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

/// Returns the folder that cargo builds into.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Builds the release program and returns its path.
///
/// # Errors
/// When the build fails.
pub(crate) fn release_binary() -> Result<PathBuf> {
    run(&mut command(
        &cargo(),
        &["build", "--release", "--bin", "dateline"],
        &root(),
    ))?;
    Ok(target()
        .join("release")
        .join(format!("dateline{}", std::env::consts::EXE_SUFFIX)))
}

/// Returns the cargo that runs us.
pub(crate) fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}
