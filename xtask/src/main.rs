//! The developer's commands.
//!
//! `cargo xtask serve` builds the page and the program, reads the sample reports and serves the map;
//! `cargo xtask test` runs every test: formatting, lints, Rust, web, browser. Both do again only what changed.

mod browser;
mod evaluate;
mod serve;
mod shell;
mod test;
mod web;

use std::process::ExitCode;

const HELP: &str = "\
The developer's commands of dateline.

  cargo xtask serve [PATH…] [FLAG…]      build all, read the sample reports (or PATH…), serve the map; the flags are
                                         those of `dateline serve`, such as --port N and --data DIR
  cargo xtask test                       every test: formatting, lints, Rust, web, browser
  cargo xtask evaluate [NAME…]           the accuracy figures of docs/evaluation.md, where the corpora are
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", &[][..]),
    };
    let outcome = match command {
        "serve" => serve::run(rest),
        "test" => test::run(rest),
        "evaluate" => evaluate::run(rest),
        "help" | "-h" | "--help" => {
            shell::say(HELP);
            Ok(())
        }
        other => Err(anyhow::anyhow!(
            "there is no command `{other}`; `cargo xtask help` lists them"
        )),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            shell::complain(&format!("xtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
