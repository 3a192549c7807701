//! `cargo xtask serve`: everything built, the sample reports read, the map served.

use anyhow::Result;

use crate::shell::{self, command, release_binary, root, say};
use crate::web;

/// Flags of `dateline serve` that are followed by their value.
const WITH_VALUE: [&str; 10] = [
    "--gazetteer",
    "--data",
    "--port",
    "--listen",
    "--published",
    "--url",
    "--outlet",
    "--format",
    "--encoding",
    "--log",
];

/// Builds the page and the program and serves the sample reports, or those that are named.
///
/// # Errors
/// When a build step fails or the server ends with an error.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    web::build()?;
    let binary = release_binary()?;
    let mut words: Vec<&str> = vec!["serve"];
    words.extend(arguments.iter().map(String::as_str));
    if !names_reports(arguments) {
        words.push("samples");
    }
    say("xtask: serving; stop with Ctrl+C");
    shell::run(&mut command(&binary.to_string_lossy(), &words, &root()))
}

/// Tells whether a path of reports is among the arguments: one that is no flag and no value of a flag.
fn names_reports(arguments: &[String]) -> bool {
    let mut is_value = false;
    for word in arguments {
        if is_value {
            is_value = false;
        } else if WITH_VALUE.contains(&word.as_str()) {
            is_value = true;
        } else if !word.starts_with('-') || word == "-" {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::names_reports;

    #[track_caller]
    fn check(arguments: &str, expected: bool) {
        let words: Vec<String> = arguments.split_whitespace().map(str::to_owned).collect();
        assert_eq!(names_reports(&words), expected, "{arguments}");
    }

    #[test]
    fn the_value_of_a_flag_is_no_report() {
        check("", false);
        check("--data src --port 8081", false);
        check("--data=src -v", false);
        check("reports", true);
        check("--data src reports", true);
        check("-", true);
    }
}
