//! `cargo xtask serve`: everything built, the sample reports read, the map served.

use anyhow::Result;

use crate::shell::{self, command, release_binary, root, say};
use crate::web;

/// Builds the page and the program and serves the sample reports, or those that are named.
///
/// # Errors
/// When a build step fails or the server ends with an error.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    web::build()?;
    let binary = release_binary()?;
    let mut words: Vec<&str> = vec!["serve"];
    words.extend(arguments.iter().map(String::as_str));
    if !arguments
        .iter()
        .any(|word| !word.starts_with('-') && std::path::Path::new(word).exists())
    {
        words.push("samples");
    }
    say("xtask: serving; stop with Ctrl+C");
    shell::run(&mut command(&binary.to_string_lossy(), &words, &root()))
}
