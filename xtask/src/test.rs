//! `cargo xtask test`: every test there is, in the order in which they fail fastest.

use std::time::Instant;

use anyhow::{Result, bail};

use crate::shell::{self, cargo, command, complain, release_binary, root, say};
use crate::{browser, web};

/// A named step of the test run.
struct Step {
    name: &'static str,
    run: fn() -> Result<()>,
}

const STEPS: &[Step] = &[
    Step {
        name: "formatting",
        run: formatting,
    },
    Step {
        name: "web packages and page",
        run: web::build,
    },
    Step {
        name: "lints",
        run: lints,
    },
    Step {
        name: "web unit tests",
        run: web_tests,
    },
    Step {
        name: "release program",
        run: release,
    },
    Step {
        name: "Rust tests",
        run: rust_tests,
    },
    Step {
        name: "browser tests",
        run: browser_tests,
    },
];

/// Runs every step, tells what each took and fails if one failed.
///
/// # Errors
/// When an argument is given or a step failed.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if let Some(argument) = arguments.first() {
        bail!("`cargo xtask test` takes no arguments, got `{argument}`");
    }
    let mut failed = Vec::new();
    for step in STEPS {
        say(&format!("xtask: == {} ==", step.name));
        let start = Instant::now();
        let outcome = (step.run)();
        let seconds = start.elapsed().as_secs_f64();
        match outcome {
            Ok(()) => say(&format!("xtask: {} passed in {seconds:.1} s", step.name)),
            Err(error) => {
                complain(&format!(
                    "xtask: {} FAILED after {seconds:.1} s: {error:#}",
                    step.name
                ));
                failed.push(step.name);
            }
        }
    }
    say(&format!(
        "{} passed, {} failed",
        STEPS.len() - failed.len(),
        failed.len()
    ));
    if failed.is_empty() {
        Ok(())
    } else {
        bail!("failed: {}", failed.join(", "))
    }
}

fn formatting() -> Result<()> {
    shell::run(&mut command(
        &cargo(),
        &["fmt", "--all", "--", "--check"],
        &root(),
    ))
}

fn lints() -> Result<()> {
    shell::run(&mut command(
        &cargo(),
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
        &root(),
    ))
}

fn web_tests() -> Result<()> {
    let web = root().join("web");
    shell::run(&mut command("npm", &["run", "--silent", "check"], &web))?;
    shell::run(&mut command("npm", &["test", "--silent"], &web))
}

fn release() -> Result<()> {
    release_binary().map(|_| ())
}

fn rust_tests() -> Result<()> {
    let binary = release_binary()?;
    shell::run(
        command(&cargo(), &["test", "--workspace", "--quiet"], &root()).env("DATELINE_BIN", binary),
    )
}

fn browser_tests() -> Result<()> {
    let chromium = browser::chromium()?;
    let binary = release_binary()?;
    let web = root().join("web");
    let mut tests = command("npm", &["run", "--silent", "test:browser"], &web);
    shell::run(tests.env("CHROMIUM", chromium).env("DATELINE_BIN", binary))
}
