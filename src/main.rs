//! The command line: parses, calls one function, prints an error once.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match dateline::cli::run(dateline::cli::Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            // Without standard error there is nobody to tell.
            let _ = writeln!(
                std::io::stderr().lock(),
                "error: {}",
                dateline::cli::words(&error)
            );
            ExitCode::FAILURE
        }
    }
}
